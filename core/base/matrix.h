#pragma once

#include <Eigen/Core>

#include <span>

namespace softfocus {

using Index = Eigen::Index;

/// Row-major, so that one query's row of scores or weights is contiguous.
template <class Real>
using RowMajorMatrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

using Matrix = RowMajorMatrix<double>;
using MatrixRef = Eigen::Ref<const Matrix>;

/// One row of `matrix` as contiguous numbers.
/// Needs: 0 ≤ row < matrix.rows(); the matrix outlives the span.
inline std::span<const double> rowOf(const Matrix& matrix, Index row)
{
    return {matrix.data() + row * matrix.cols(), static_cast<std::size_t>(matrix.cols())};
}

/// One row of `matrix` as contiguous numbers that can be written.
/// Needs: 0 ≤ row < matrix.rows(); the matrix outlives the span.
inline std::span<double> rowOf(Matrix& matrix, Index row)
{
    return {matrix.data() + row * matrix.cols(), static_cast<std::size_t>(matrix.cols())};
}

} // namespace softfocus
