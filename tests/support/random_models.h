#pragma once

#include "core/tensors/tensor.h"
#include "core/transformer/model_config.h"

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace softfocus::test {

/// Tensors with random numbers, made one by one.
class RandomWeights {
public:
    /// With `offset` bytes before each tensor, which then lies where a float may not.
    explicit RandomWeights(ElementType type = ElementType::F32, std::size_t offset = 0) : m_type(type), m_offset(offset) {}

    /// Normally distributed numbers.
    void add(const std::string& name, std::vector<Index> shape, double spread, double mean = 0);
    /// A matrix of which each output has about the size of its inputs, and a bias. Shapes: [out × in], or [in × out] where `isTransposed`.
    void addLinear(const std::string& name, Index inputs, Index outputs, bool hasBias = true, bool isTransposed = false);
    /// Scales around 1 and shifts around 0.
    void addNorm(const std::string& name, Index width, bool hasShift = true);

    /// The tensors, and who keeps them.
    TensorStore store() const { return m_store; }

private:
    ElementType m_type;
    std::size_t m_offset;
    std::mt19937_64 m_generator{11};
    TensorStore m_store;
};

/// A small configuration of a family: 2 layers, 4 heads (Llama: 2 of keys), width 24.
ModelConfig smallConfig(ModelFamily family);

/// Random weights for a configuration, with the names that files have. Without the family's prefix where there is to be none.
TensorStore randomWeights(const ModelConfig& config, bool hasPrefix = true, ElementType type = ElementType::F32, std::size_t offset = 0);

/// The numbers of a tensor as doubles, each converted by itself.
std::vector<double> numbersOf(const Tensor& tensor);

} // namespace softfocus::test
