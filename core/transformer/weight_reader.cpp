#include "core/transformer/weight_reader.h"

#include "core/tensors/floats.h"

#include <algorithm>
#include <utility>

namespace softfocus {

namespace {

bool matches(const std::vector<Index>& shape, const std::vector<Index>& wanted)
{
    return std::ranges::equal(shape, wanted, [](Index length, Index want) { return want < 0 || length == want; });
}

/// The lengths in floating point, which does not overflow.
bool holdsAllOf(const Tensor& tensor)
{
    auto count = static_cast<double>(sizeOf(tensor.type));
    for (const Index length : tensor.shape)
        count *= static_cast<double>(length);
    return count == static_cast<double>(tensor.bytes.size());
}

std::string wantedText(const std::vector<Index>& shape)
{
    std::string text = shapeText(shape);
    for (std::size_t at = text.find("-1"); at != std::string::npos; at = text.find("-1"))
        text.replace(at, 2, "…");
    return text;
}

} // namespace

WeightReader::WeightReader(const TensorStore& weights, std::string prefix) : m_weights(weights), m_prefix(std::move(prefix)) {}

const Tensor* WeightReader::find(std::string_view name) const
{
    if (const Tensor* found = m_weights.find(m_prefix + std::string(name)))
        return found;
    return m_weights.find(name);
}

void WeightReader::fail(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

std::string WeightReader::firstOf(const std::vector<std::string>& names) const
{
    const auto found = std::ranges::find_if(names, [&](const std::string& name) { return has(name); });
    return found == names.end() ? names.front() : *found;
}

Tensor WeightReader::tensor(std::string_view name, const std::vector<Index>& shape)
{
    if (!ok())
        return {};
    const Tensor* found = find(name);
    if (!found)
        fail(Error(translatable("Transformer", "The model has no tensor “%1”."), name));
    else if (!matches(found->shape, shape))
        fail(Error(translatable("Transformer", "The tensor “%1” has the shape %2, but its configuration asks for %3."), name,
                   shapeText(found->shape), wantedText(shape)));
    else if (!holdsFloats(*found) || !holdsAllOf(*found))
        fail(Error(translatable("Transformer", "The tensor “%1” does not hold floating-point numbers, which weights are."), name));
    return ok() ? *found : Tensor{};
}

FloatRow WeightReader::vector(std::string_view name, Index length)
{
    const Tensor* found = ok() ? find(name) : nullptr;
    std::vector<Index> shape(found ? std::max<std::size_t>(found->shape.size(), 1) : 1, 1);
    shape.back() = length;
    const Tensor numbers = tensor(name, shape);
    FloatRow row(ok() ? length : 0);
    if (ok())
        readFloats(numbers, 0, {row.data(), static_cast<std::size_t>(row.size())});
    return row;
}

FloatRow WeightReader::vectorIfThere(std::string_view name, Index length)
{
    return has(name) ? vector(name, length) : FloatRow();
}

Linear WeightReader::linear(const std::string& name, Index inputs, Index outputs, Linear::Layout layout)
{
    const bool rowPerOutput = layout == Linear::Layout::RowPerOutput;
    Tensor weight = tensor(name + ".weight", rowPerOutput ? std::vector{outputs, inputs} : std::vector{inputs, outputs});
    FloatRow bias = vectorIfThere(name + ".bias", outputs);
    return ok() ? Linear(std::move(weight), std::move(bias), layout) : Linear();
}

LayerNorm WeightReader::layerNorm(const std::string& name, Index width, double epsilon)
{
    return {vector(firstOf({name + ".weight", name + ".gamma"}), width), vector(firstOf({name + ".bias", name + ".beta"}), width), epsilon};
}

RmsNorm WeightReader::rmsNorm(const std::string& name, Index width, double epsilon)
{
    return {vector(name + ".weight", width), epsilon};
}

} // namespace softfocus
