#pragma once

#include "core/tensors/tensor.h"
#include "core/transformer/model_config.h"

#include <optional>
#include <span>
#include <vector>

namespace softfocus {

class ThreadPool;

using FloatMatrix = RowMajorMatrix<float>;
using FloatRow = Eigen::Matrix<float, 1, Eigen::Dynamic>;

/// y = x·Wᵀ + b, with W where the tensor is: in single precision as it lies there, in others a panel of rows at a time.
class Linear {
public:
    enum class Layout {
        RowPerOutput, ///< [out × in], as nearly everywhere
        RowPerInput,  ///< [in × out], as GPT-2 has it
    };

    Linear() = default;
    /// Needs: weight has two dimensions and holds floats; bias is empty or has one number for each output.
    Linear(Tensor weight, FloatRow bias, Layout layout = Layout::RowPerOutput);

    Index inputs() const { return m_inputs; }
    Index outputs() const { return m_outputs; }

    /// Shapes: [n × in] → [n × out]. The same to the bit with and without a pool.
    FloatMatrix operator()(const FloatMatrix& x, ThreadPool* pool, std::optional<Activation> activation = {}) const;

private:
    void computeOutputs(const FloatMatrix& x, Index begin, Index count, FloatMatrix& y) const;

    Tensor m_weight;
    FloatRow m_bias;
    Layout m_layout = Layout::RowPerOutput;
    Index m_inputs = 0, m_outputs = 0;
};

/// The rows of a table that these ids name. Shapes: table [V × w] → [ids × w]. Needs: the ids are in the table, which holds floats.
FloatMatrix rowsOf(const Tensor& table, std::span<const Index> ids);

} // namespace softfocus
