#include "ui/paint/heatmap/cell_codes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

namespace softfocus {

namespace {

constexpr float lastStep = ColourScale::steps - 1;
constexpr int half = ColourScale::steps / 2;

/// The step of a position on the scale; NaN gives 0. As ColourScale::place(), but with single precision, which is faster and exact enough.
int stepAt(float position)
{
    // One comparison after the other, whatever the first one says: loops can then do several at once.
    const float notBelow = position > 0 ? position : 0.0F;
    const float inside = notBelow < 1 ? notBelow : 1.0F;
    return static_cast<int>(inside * lastStep + 0.5F);
}

/// Codes of diverging scales count outwards from the neutral middle, first below and then above.
CellCode divergingCode(int step)
{
    const int outwards = step >= half ? 2 * (step - half) + 1 : 2 * (half - 1 - step);
    return static_cast<CellCode>(cellCode::first + outwards);
}

/// log₂ of a positive double to 2·10⁻⁶, without a call that would keep loops from running several at once.
float fastLog2(double value)
{
    constexpr double smallestNormal = std::numeric_limits<double>::min(), rescue = 0x1p64;
    const bool tiny = value < smallestNormal;
    const auto bits = std::bit_cast<std::uint64_t>(tiny ? value * rescue : value);
    const auto exponent = static_cast<float>(static_cast<int>(bits >> 52) - 1023 - (tiny ? 64 : 0));
    const auto mantissa = static_cast<float>(std::bit_cast<double>((bits & 0x000fffffffffffffU) | 0x3ff0000000000000U));
    const float t = (mantissa - 1) / (mantissa + 1), square = t * t;
    constexpr float twoOverLn2 = 2 * std::numbers::log2e_v<float>;
    return exponent + twoOverLn2 * t * (1 + square * (1.0F / 3 + square * (1.0F / 5 + square * (1.0F / 7 + square / 9))));
}

} // namespace

std::size_t cellCode::stepOf(CellCode code, bool diverging)
{
    const int outwards = code - first;
    if (!diverging)
        return std::size_t(outwards);
    return std::size_t(outwards % 2 == 1 ? half + outwards / 2 : half - 1 - outwards / 2);
}

CellCodes::CellCodes(const Picture& picture, const MapWindow& window) : m_picture(picture), m_window(window) {}

void CellCodes::readSigned(std::span<const double> values, std::span<CellCode> codes) const
{
    const double scale = 0.5 / m_picture.high;
    const bool isScore = m_picture.stage == Stage::Scores;
    const double* value = values.data();
    CellCode* code = codes.data();
    const double least = isScore ? std::numeric_limits<double>::lowest() : -std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < values.size(); ++j) {
        const CellCode place = divergingCode(stepAt(static_cast<float>(0.5 + scale * value[j])));
        const CellCode present = value[j] < least ? cellCode::absent : place;
        code[j] = value[j] != value[j] ? cellCode::undefined : present;
    }
}

void CellCodes::readLogarithmic(Index row, std::span<const double> values, std::span<CellCode> codes) const
{
    if (m_picture.logWeights) {
        const double scale = 1 / (m_picture.lowExponent * std::numbers::ln10);
        const double* logs = m_picture.logWeights->data() + row * m_picture.values->cols() + m_window.column;
        for (std::size_t j = 0; j < codes.size(); ++j)
            codes[j] = static_cast<CellCode>(cellCode::first + stepAt(static_cast<float>(1 - logs[j] * scale)));
        return;
    }
    const auto scale = static_cast<float>(1 / (m_picture.lowExponent * std::numbers::log2e * std::numbers::ln10));
    for (std::size_t j = 0; j < codes.size(); ++j)
        codes[j] = static_cast<CellCode>(cellCode::first + stepAt(1 - fastLog2(values[j]) * scale));
}

void CellCodes::readWeights(Index row, std::span<const double> values, std::span<CellCode> codes) const
{
    if (m_picture.diverging) {
        readSigned(values, codes);
    } else if (m_picture.range == ScaleRange::Logarithmic) {
        readLogarithmic(row, values, codes);
    } else {
        double high = m_picture.high;
        if (m_picture.range == ScaleRange::RowMaximum)
            high = std::max(m_picture.rowMaxima[std::size_t(row)], std::numeric_limits<double>::min());
        const double scale = 1 / high;
        const double* value = values.data();
        CellCode* code = codes.data();
        for (std::size_t j = 0; j < values.size(); ++j)
            code[j] = static_cast<CellCode>(cellCode::first + stepAt(static_cast<float>(value[j] * scale)));
    }
    markZeros(row, values, codes);
}

/// Zeros are exact, masked, or what is left of a weight too small for a double; NaN is undefined.
void CellCodes::markZeros(Index row, std::span<const double> values, std::span<CellCode> codes) const
{
    std::int64_t any = 0;
    for (const double value : values)
        any |= std::abs(value) > 0 ? std::int64_t(0) : std::int64_t(1);
    if (any == 0)
        return;
    const Index start = row * m_picture.values->cols() + m_window.column;
    const double* scores = m_picture.attention->scores->masked.data() + start;
    const double* logs = m_picture.logWeights ? m_picture.logWeights->data() + start : nullptr;
    constexpr double least = std::numeric_limits<double>::lowest();
    for (std::size_t j = 0; j < values.size(); ++j) {
        const bool isMasked = scores[j] < least;
        const bool isPositive = logs && logs[j] >= least;
        const CellCode zero = isMasked ? cellCode::absent : isPositive ? codes[j] : cellCode::trueZero;
        codes[j] = values[j] == 0 ? zero : values[j] != values[j] ? cellCode::undefined : codes[j];
    }
}

void CellCodes::read(Index row, std::span<CellCode> codes) const
{
    const Index absolute = m_window.row + row;
    const std::span<const double> values =
        rowOf(*m_picture.values, absolute).subspan(std::size_t(m_window.column), std::size_t(m_window.columns));
    if (m_picture.stage == Stage::Weights)
        readWeights(absolute, values, codes);
    else
        readSigned(values, codes);
}

void CellCodes::prefetch(Index row) const
{
    constexpr Index cacheLine = 64 / sizeof(double);
    const double* values = m_picture.values->data() + (m_window.row + row) * m_picture.values->cols() + m_window.column;
    for (Index j = 0; j < m_window.columns; j += cacheLine)
        __builtin_prefetch(values + j);
}

void CellCodes::readPooled(Index begin, Index end, std::span<CellCode> scratch, std::span<CellCode> codes) const
{
    const std::span<CellCode> strongest = scratch.first(scratch.size() / 2), line = scratch.last(scratch.size() / 2);
    // Rows first, since whole rows are compared several cells at once.
    read(begin, strongest);
    for (Index row = begin + 1; row < end; ++row) {
        read(row, line);
        for (std::size_t j = 0; j < line.size(); ++j)
            strongest[j] = std::max(strongest[j], line[j]);
    }
    std::ranges::fill(codes, cellCode::absent);
    std::size_t place = 0, next = 0;
    // Column j goes to place ⌊j · places / columns⌋, counted along without a division.
    for (const CellCode code : strongest) {
        codes[place] = std::max(codes[place], code);
        for (next += codes.size(); next >= strongest.size(); next -= strongest.size())
            ++place;
    }
}

} // namespace softfocus
