#pragma once

#include "core/base/result.h"
#include "core/transformer/layer_norm.h"
#include "core/transformer/linear.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// Finds a model's tensors by their names, with or without the family's prefix, and checks their shapes. Remembers the first thing that was wrong; from then
/// on everything it gives is empty.
class WeightReader {
public:
    /// `prefix` is what names may begin with, such as "bert.". The weights outlive the reader.
    WeightReader(const TensorStore& weights, std::string prefix);

    const TensorStore& store() const { return m_weights; }

    bool ok() const { return !m_error; }
    const std::optional<Error>& error() const { return m_error; }

    bool has(std::string_view name) const { return find(name); }
    /// The first of these that there is; the first of all where there is none.
    std::string firstOf(const std::vector<std::string>& names) const;

    /// Floats of this shape. A length of −1 stands for any.
    Tensor tensor(std::string_view name, const std::vector<Index>& shape);
    /// A tensor of one dimension, or of more of which only the last is not 1.
    FloatRow vector(std::string_view name, Index length);
    /// As vector(), or empty where there is none of this name.
    FloatRow vectorIfThere(std::string_view name, Index length);

    /// `name`.weight, and `name`.bias where there is one.
    Linear linear(const std::string& name, Index inputs, Index outputs, Linear::Layout layout = Linear::Layout::RowPerOutput);
    /// `name`.weight and `name`.bias, or .gamma and .beta.
    LayerNorm layerNorm(const std::string& name, Index width, double epsilon);
    RmsNorm rmsNorm(const std::string& name, Index width, double epsilon);

private:
    const Tensor* find(std::string_view name) const;
    void fail(Error error);

    const TensorStore& m_weights;
    std::string m_prefix;
    std::optional<Error> m_error;
};

} // namespace softfocus
