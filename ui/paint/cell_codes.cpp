#include "ui/paint/cell_codes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

float inside(double position)
{
    return static_cast<float>(position > 0 ? (position < 1 ? position : 1) : 0);
}

/// Whether `one` says more than `other`.
bool isStronger(float one, float other, bool diverging)
{
    if (!diverging || one < 0 || other < 0)
        return one > other;
    return std::abs(one - 0.5F) > std::abs(other - 0.5F);
}

} // namespace

void CellCodes::readSigned(std::span<const double> values, std::span<float> codes) const
{
    const double scale = 0.5 / m_picture.high;
    const bool isScore = m_picture.stage == Stage::Scores;
    for (std::size_t j = 0; j < values.size(); ++j) {
        const double value = values[j];
        if (std::isnan(value))
            codes[j] = cellCode::undefined;
        else
            codes[j] = isScore && std::isinf(value) ? cellCode::absent : inside(0.5 + scale * value);
    }
}

void CellCodes::readWeights(Index row, std::span<const double> values, std::span<float> codes) const
{
    double high = m_picture.high;
    if (m_picture.range == ScaleRange::RowMaximum)
        high = std::max(m_picture.rowMaxima[std::size_t(row)], 1e-300);
    if (m_picture.range == ScaleRange::Logarithmic) {
        const double scale = 1 / std::log2(m_picture.low / high);
        for (std::size_t j = 0; j < values.size(); ++j)
            codes[j] = inside(1 - std::log2(static_cast<float>(values[j] / high)) * scale);
    } else if (m_picture.diverging) {
        readSigned(values, codes);
    } else {
        const double scale = 1 / high;
        for (std::size_t j = 0; j < values.size(); ++j)
            codes[j] = inside(values[j] * scale);
    }
    // Only a weight of 0 can be masked, so the scores are looked at for those alone.
    const double* scores = m_picture.attention->scores->masked.data() + row * m_picture.values->cols();
    for (std::size_t j = 0; j < values.size(); ++j) {
        if (values[j] == 0)
            codes[j] = scores[j] == -std::numeric_limits<double>::infinity() ? cellCode::absent : cellCode::trueZero;
        else if (std::isnan(values[j]))
            codes[j] = cellCode::undefined;
    }
}

void CellCodes::read(Index row, std::span<float> codes) const
{
    const std::span<const double> values = rowOf(*m_picture.values, row);
    if (m_picture.stage == Stage::Weights)
        readWeights(row, values, codes);
    else
        readSigned(values, codes);
}

void CellCodes::readPooled(Index begin, Index end, std::span<float> scratch, std::span<float> codes) const
{
    std::ranges::fill(codes, cellCode::absent);
    for (Index row = begin; row < end; ++row) {
        read(row, scratch);
        std::size_t place = 0, next = 0;
        // Column j goes to place ⌊j · places / columns⌋, counted along without a division.
        for (const float code : scratch) {
            if (isStronger(code, codes[place], m_picture.diverging))
                codes[place] = code;
            for (next += codes.size(); next >= scratch.size(); next -= scratch.size())
                ++place;
        }
    }
}

} // namespace softfocus
