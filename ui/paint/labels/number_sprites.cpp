#include "ui/paint/labels/number_sprites.h"

#include "ui/paint/colour/text_ink.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>

namespace softfocus {

namespace {

constexpr std::int64_t commonReach = 1000; ///< steps of the last decimal
constexpr std::size_t mostSprites = 4096;
constexpr std::size_t mostSets = 4;

// Texts that are not plain decimals, far from any of those.
constexpr std::int64_t special = std::numeric_limits<std::int64_t>::max() / 2, powers = special / 2;
enum Special : std::int64_t { TinyPositive = special, TinyNegative, AlmostOne, AlmostMinusOne, Undefined };

NumberSprite trimmedSprite(const QImage& image)
{
    int left = image.width(), right = -1, top = image.height(), bottom = -1;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(line[x]) != 0) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
    }
    NumberSprite sprite;
    if (right < left)
        return sprite;
    sprite.left = left - image.width() / 2;
    sprite.top = top - image.height() / 2;
    sprite.width = right - left + 1;
    sprite.height = bottom - top + 1;
    for (int y = top; y <= bottom; ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = left; x <= right; ++x)
            sprite.coverage.push_back(static_cast<std::uint8_t>(qAlpha(line[x])));
    }
    return sprite;
}

} // namespace

NumberSprites::NumberSprites(Key key) : m_key(std::move(key)) {}

std::int64_t NumberSprites::placeOf(double value, double log10) const
{
    if (std::isnan(value))
        return Undefined;
    const NumberStyle& style = m_key.style;
    if (style.weights && style.powers && std::isfinite(log10) && value < leastPlainWeight) {
        if (style.form == NumberForm::Short)
            return powers + std::llround(log10);
        constexpr std::int64_t apart = 1000;
        const double exponent = std::floor(log10), parts = style.form == NumberForm::Long ? 10 : 1;
        return powers + std::int64_t(exponent) * apart + std::llround(std::pow(10.0, log10 - exponent) * parts);
    }
    constexpr double largest = 1e5; // beyond, texts are powers of ten
    if (std::abs(value) >= largest)
        return special + 100 + (std::bit_cast<std::int64_t>(value) >> 2);
    const bool isTenths = style.form == NumberForm::Tenths || (style.form == NumberForm::Short && !style.weights);
    const double whole = style.form == NumberForm::Long ? 1000 : isTenths ? 10 : 100;
    const auto steps = static_cast<std::int64_t>(std::round(value * whole));
    if (!style.weights)
        return steps;
    if (value == 0)
        return std::isfinite(log10) ? std::int64_t(TinyPositive) : 0;
    if (steps == 0)
        return value > 0 ? TinyPositive : TinyNegative;
    if (std::abs(steps) == std::int64_t(whole) && std::abs(value) < 1)
        return value > 0 ? AlmostOne : AlmostMinusOne;
    return steps;
}

NumberSprite NumberSprites::drawn(double value, double log10) const
{
    const QString text = numberText(value, log10, m_key.style);
    const QFontMetricsF metrics(m_key.font);
    const double width = evenWidth(m_key.font, text);
    // Even sizes have a middle between two pixels, as cells of even size have.
    const int w = 2 * static_cast<int>(std::ceil((width * m_key.ratio + 4) / 2));
    const int h = 2 * static_cast<int>(std::ceil(metrics.height() * m_key.ratio / 2) + 1);
    QImage image(w, h, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(m_key.ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setPen(Qt::white);
    const double baseline = std::round((h / m_key.ratio + metrics.capHeight()) / 2 * m_key.ratio) / m_key.ratio;
    drawEven(painter, QPointF((w / m_key.ratio - width) / 2, baseline), m_key.font, text);
    painter.end();
    NumberSprite sprite = trimmedSprite(image);
    sprite.advance = static_cast<int>(std::ceil(width * m_key.ratio));
    return sprite;
}

const NumberSprite& NumberSprites::of(const Picture& picture, Index row, Index column)
{
    const double value = (*picture.values)(row, column);
    // Logarithms are for the few numbers whose text depends on them.
    const bool isSmall = m_key.style.weights && value < leastPlainWeight && (m_key.style.powers || value == 0);
    return of(value, isSmall ? picture.log10At(row, column) : 0);
}

const NumberSprite& NumberSprites::of(double value, double log10)
{
    const std::int64_t place = placeOf(value, log10);
    const bool common = place >= -commonReach && place <= commonReach;
    const auto slot = static_cast<std::size_t>(common ? place + commonReach : 0);
    if (common && m_common[slot])
        return *m_common[slot];
    auto found = m_sprites.find(place);
    if (found == m_sprites.end()) {
        if (m_sprites.size() >= mostSprites) {
            m_sprites.clear();
            m_common.fill(nullptr);
        }
        found = m_sprites.emplace(place, drawn(value, log10)).first;
    }
    if (common)
        m_common[slot] = &found->second;
    return found->second;
}

NumberSprites& NumberSprites::kept(const Key& key)
{
    thread_local std::vector<std::unique_ptr<NumberSprites>> sets;
    const auto found = std::ranges::find_if(sets, [&](const auto& set) { return set->key() == key; });
    if (found != sets.end()) {
        std::rotate(sets.begin(), found, found + 1);
        return *sets.front();
    }
    if (sets.size() >= mostSets)
        sets.pop_back();
    sets.insert(sets.begin(), std::make_unique<NumberSprites>(key));
    return *sets.front();
}

} // namespace softfocus
