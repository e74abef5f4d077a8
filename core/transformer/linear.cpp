#include "core/transformer/linear.h"

#include "core/base/thread_pool.h"
#include "core/tensors/floats.h"
#include "core/transformer/activation.h"
#include "core/transformer/shared_work.h"

#include <algorithm>

namespace softfocus {

namespace {

/// Outputs that are computed at once: few enough that two threads share the work of a narrow layer, enough that the inputs, which are packed for
/// each of these blocks again, cost nothing beside the product.
constexpr Index outputsInBlock = 128;

using FloatMap = Eigen::Map<const FloatMatrix>;

/// Rows of a matrix that lies elsewhere, in single precision.
FloatMatrix rowsAsFloats(const Tensor& tensor, Index begin, Index count, Index length)
{
    FloatMatrix rows(count, length);
    readFloats(tensor, begin * length, {rows.data(), static_cast<std::size_t>(rows.size())});
    return rows;
}

/// Columns of a matrix that lies elsewhere, in single precision.
FloatMatrix columnsAsFloats(const Tensor& tensor, Index begin, Index count, Index rowCount, Index length)
{
    FloatMatrix columns(rowCount, count);
    for (Index row = 0; row < rowCount; ++row)
        readFloats(tensor, row * length + begin, {columns.row(row).data(), static_cast<std::size_t>(count)});
    return columns;
}

} // namespace

Linear::Linear(Tensor weight, FloatRow bias, Layout layout)
    : m_weight(std::move(weight)), m_bias(std::move(bias)), m_layout(layout),
      m_inputs(m_weight.shape[layout == Layout::RowPerOutput ? 1 : 0]), m_outputs(m_weight.shape[layout == Layout::RowPerOutput ? 0 : 1])
{
}

FloatMatrix Linear::operator()(const FloatMatrix& x, ThreadPool* pool, std::optional<Activation> activation) const
{
    FloatMatrix y(x.rows(), m_outputs);
    const Index blocks = (m_outputs + outputsInBlock - 1) / outputsInBlock;
    runInParts(poolFor(x.rows() * m_inputs * m_outputs, pool), blocks, 1, [&](Index firstBlock, Index lastBlock) {
        for (Index block = firstBlock; block < lastBlock; ++block) {
            const Index begin = block * outputsInBlock;
            const Index count = std::min(outputsInBlock, m_outputs - begin);
            computeOutputs(x, begin, count, y);
            if (m_bias.size() > 0)
                y.middleCols(begin, count).rowwise() += m_bias.segment(begin, count);
            if (activation)
                activate(*activation, y.middleCols(begin, count)); // while they are in the cache
        }
    });
    return y;
}

void Linear::computeOutputs(const FloatMatrix& x, Index begin, Index count, FloatMatrix& y) const
{
    auto block = y.middleCols(begin, count);
    const float* inPlace = floatsInPlace(m_weight);
    if (m_layout == Layout::RowPerOutput) {
        if (inPlace)
            block.noalias() = x * FloatMap(inPlace, m_outputs, m_inputs).middleRows(begin, count).transpose();
        else
            block.noalias() = x * rowsAsFloats(m_weight, begin, count, m_inputs).transpose();
        return;
    }
    if (inPlace)
        block.noalias() = x * FloatMap(inPlace, m_inputs, m_outputs).middleCols(begin, count);
    else
        block.noalias() = x * columnsAsFloats(m_weight, begin, count, m_inputs, m_outputs);
}

FloatMatrix rowsOf(const Tensor& table, std::span<const Index> ids)
{
    FloatMatrix rows(std::ssize(ids), table.shape[1]);
    for (Index i = 0; i < rows.rows(); ++i)
        readFloats(table, ids[static_cast<std::size_t>(i)] * rows.cols(), {rows.row(i).data(), static_cast<std::size_t>(rows.cols())});
    return rows;
}

} // namespace softfocus
