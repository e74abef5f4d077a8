#include "core/vectors/nearest_words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

double dotOf(std::span<const double> a, std::span<const double> b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

/// Whole numbers as long as the sum stays exact: 65,536 products of two bytes fit 32 bits.
std::int32_t squares(std::span<const std::int8_t> components)
{
    std::int32_t sum = 0;
    for (const std::int8_t one : components)
        sum += std::int32_t(one) * one;
    return sum;
}

/// Several sums at once, since one alone would wait for itself at every product.
float dotOf(const float* a, const std::int8_t* b, std::size_t size)
{
    constexpr std::size_t lanes = 16;
    float sums[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= size; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += a[i + lane] * float(b[i + lane]);
    float sum = 0;
    for (; i < size; ++i)
        sum += a[i] * float(b[i]);
    for (const float part : sums)
        sum += part;
    return sum;
}

bool isNearer(const NearWord& a, const NearWord& b)
{
    return a.cosine != b.cosine ? a.cosine > b.cosine : a.row < b.row;
}

} // namespace

NearestWords::NearestWords(const WordVectors& vectors) : m_vectors(vectors)
{
    m_inverseLengths.reserve(static_cast<std::size_t>(vectors.wordCount()));
    for (Index row = 0; row < vectors.wordCount(); ++row) {
        const std::int32_t square = squares(vectors.components(row));
        m_inverseLengths.push_back(square > 0 ? float(1 / std::sqrt(double(square))) : 0.0F);
    }
}

std::vector<NearWord> NearestWords::nearestTo(std::span<const double> vector, Index count) const
{
    const double length = std::sqrt(dotOf(vector, vector));
    if (!(length > 0) || !std::isfinite(length))
        return {};
    std::vector<float> direction(vector.size());
    for (std::size_t i = 0; i < vector.size(); ++i)
        direction[i] = float(vector[i] / length);
    // The weakest of the best so far waits at the front of a heap.
    std::vector<NearWord> best;
    best.reserve(static_cast<std::size_t>(count) + 1);
    for (Index row = 0; row < m_vectors.wordCount(); ++row) {
        const std::span<const std::int8_t> word = m_vectors.components(row);
        const double cosine = dotOf(direction.data(), word.data(), word.size()) * m_inverseLengths[static_cast<std::size_t>(row)];
        if (std::ssize(best) == count && cosine <= best.front().cosine)
            continue;
        best.push_back({row, cosine});
        std::ranges::push_heap(best, isNearer);
        if (std::ssize(best) > count) {
            std::ranges::pop_heap(best, isNearer);
            best.pop_back();
        }
    }
    std::ranges::sort(best, isNearer);
    for (NearWord& word : best)
        word.cosine = std::clamp(word.cosine, -1.0, 1.0);
    return best;
}

double cosineOf(std::span<const double> a, std::span<const double> b)
{
    const double lengths = std::sqrt(dotOf(a, a)) * std::sqrt(dotOf(b, b));
    return lengths > 0 ? std::clamp(dotOf(a, b) / lengths, -1.0, 1.0) : std::numeric_limits<double>::quiet_NaN();
}

double distanceOf(std::span<const double> a, std::span<const double> b)
{
    double square = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        square += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(square);
}

} // namespace softfocus
