#include "ui/paint/heatmap/heatmap_raster.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/heatmap/cell_codes.h"
#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/heatmap/widening.h"
#include "ui/paint/labels/number_fit.h"
#include "ui/paint/labels/number_sprites.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>
#include <vector>

namespace softfocus {

namespace {

/// One cell in the block. Units: device pixels.
struct PixelCell {
    int x = 0, y = 0, width = 0, height = 0;
};

/// Mixes a channel pair at once: alpha and green, red and blue.
QRgb blended(QRgb under, QRgb ink, unsigned coverage)
{
    constexpr QRgb pair = 0x00ff00ff;
    const QRgb share = coverage + (coverage >> 7); // 0 … 256, so that full coverage is the ink itself
    const QRgb redBlue = (((under & pair) * (256 - share) + (ink & pair) * share) >> 8) & pair;
    const QRgb alphaGreen = (((under >> 8) & pair) * (256 - share) + ((ink >> 8) & pair) * share) & ~pair;
    return redBlue | alphaGreen;
}

void blendSprite(const PixelBlock& block, const PixelCell& cell, const NumberSprite& sprite, QRgb ink)
{
    const int x = cell.x + cell.width / 2 + sprite.left, y = cell.y + cell.height / 2 + sprite.top;
    const QRect shown = QRect(x, y, sprite.width, sprite.height) & block.clip;
    const int width = shown.width();
    for (int line = shown.top(); line < shown.top() + shown.height(); ++line) {
        const std::uint8_t* coverage = sprite.coverage.data() + (line - y) * sprite.width + (shown.left() - x);
        QRgb* pixel = block.at(shown.left(), line);
        for (int i = 0; i < width; ++i)
            pixel[i] = blended(pixel[i], ink, coverage[i]);
    }
}

/// What each code is drawn in, looked up.
struct Palette {
    std::array<QRgb, cellCode::count> fills, inks;

    Palette(const Picture& picture, const Theme& theme, bool patterned)
    {
        const ColourScale& scale = scaleOf(picture, theme);
        const SpecialColours special = specialColours(picture, theme);
        fills[cellCode::absent] = fills[cellCode::undefined] = special.absent;
        inks[cellCode::absent] = inks[cellCode::undefined] = special.undefinedInk;
        fills[cellCode::trueZero] = patterned ? special.zero : special.zeroSmall;
        inks[cellCode::trueZero] = scale.inkAt(picture.diverging ? 0.5 : 0);
        for (std::size_t code = cellCode::first; code < cellCode::count; ++code) {
            const double position = double(cellCode::stepOf(CellCode(code), picture.diverging)) / (ColourScale::steps - 1);
            fills[code] = scale.at(position);
            inks[code] = scale.inkAt(position);
        }
    }
};

/// The cells of one direction that a stretch of pixels touches.
struct Stretch {
    int first = 0, end = 0;
};
Stretch touched(const std::vector<int>& edges, int begin, int end)
{
    const auto after = std::ranges::upper_bound(edges, begin);
    const auto last = std::ranges::lower_bound(edges, end);
    return {std::max(0, int(after - edges.begin()) - 1), std::min(int(last - edges.begin()), int(edges.size()) - 1)};
}

std::vector<int> edgesOf(int count, int lengthWithGap)
{
    std::vector<int> edges(std::size_t(count) + 1);
    for (int i = 0; i <= count; ++i)
        edges[std::size_t(i)] = cellEdge(i, count, lengthWithGap);
    return edges;
}

/// Draws the maps of one picture; what all rows share is worked out once.
class CellRaster {
public:
    CellRaster(const PixelBlock& block, const Picture& picture, const MapWindow& window, const Theme& theme, const CellStyle& style)
        : m_block(block), m_picture(picture), m_window(window), m_style(style), m_special(specialColours(picture, theme)),
          m_rows(int(std::min(window.rows, Index(block.height)))), m_columns(int(std::min(window.columns, Index(block.width)))),
          m_pooled(m_rows < window.rows || m_columns < window.columns), m_patterned(!m_pooled && smallestSide() >= smallestPatterned),
          m_palette(picture, theme, m_patterned), m_x(edgesOf(m_columns, block.width + style.gap)),
          m_y(edgesOf(m_rows, block.height + style.rowGap)), m_line(std::size_t(m_columns)),
          m_scratch(m_pooled ? 2 * std::size_t(window.columns) : 0), m_colours(std::size_t(m_columns) + Widening::room)
    {
        if (style.fontPixels > 0 && !m_pooled)
            m_sprites = &NumberSprites::kept(
                {fontAt(theme, style.fontPixels, QFont::Medium), style.ratio, numberStyleOf(picture, style.numberForm), QLocale()});
    }

    void draw(const QRect& clip)
    {
        m_block.clip = clip;
        m_shown = touched(m_x, clip.left(), clip.left() + clip.width());
        MapWindow read = m_window;
        if (!m_pooled) {
            read.column += m_shown.first;
            read.columns = m_shown.end - m_shown.first;
        }
        m_codes.emplace(m_picture, read);
        const Stretch rows = touched(m_y, clip.top(), clip.top() + clip.height());
        if (m_style.gap == 0)
            m_widening = Widening(m_x, m_shown.first, m_shown.end, clip.left(), clip.width());
        for (int row = rows.first; row < rows.end; ++row) {
            readLine(row);
            if (!m_pooled && row + 1 < rows.end)
                m_codes->prefetch(row + 1);
            fillBand(row);
            if (m_patterned)
                decorate(row);
        }
    }

private:
    int smallestSide() const
    {
        return std::min((m_block.width + m_style.gap) / m_columns - m_style.gap,
                        (m_block.height + m_style.rowGap) / m_rows - m_style.rowGap);
    }

    PixelCell cellAt(int row, int column) const
    {
        const auto i = std::size_t(row), j = std::size_t(column);
        return {m_x[j], m_y[i], m_x[j + 1] - m_style.gap - m_x[j], m_y[i + 1] - m_style.rowGap - m_y[i]};
    }

    void readLine(int row)
    {
        if (!m_pooled) {
            m_codes->read(row, std::span(m_line).subspan(std::size_t(m_shown.first), std::size_t(m_shown.end - m_shown.first)));
            return;
        }
        const Index all = m_window.rows;
        m_codes->readPooled((row * all + m_rows - 1) / m_rows, ((row + 1) * all + m_rows - 1) / m_rows, m_scratch, m_line);
    }

    void fillBand(int row)
    {
        const QRect& clip = m_block.clip;
        const int top = std::max(clip.top(), m_y[std::size_t(row)]);
        const int bottom = std::min(clip.top() + clip.height(), m_y[std::size_t(row) + 1] - m_style.rowGap);
        if (top >= bottom)
            return;
        const int left = clip.left(), width = clip.width();
        QRgb* first = m_block.at(left, top);
        if (m_style.gap == 0)
            fillWithoutGaps(first);
        else
            for (int column = m_shown.first; column < m_shown.end; ++column) {
                const int begin = std::max(left, m_x[std::size_t(column)]);
                const int end = std::min(left + width, m_x[std::size_t(column) + 1] - m_style.gap);
                if (begin < end)
                    std::fill_n(first + (begin - left), end - begin, m_palette.fills[m_line[std::size_t(column)]]);
            }
        for (int y = top + 1; y < bottom; ++y)
            std::memcpy(m_block.at(left, y), first, std::size_t(width) * sizeof(QRgb));
    }

    void fillWithoutGaps(QRgb* first)
    {
        const std::span codes = std::span(m_line).subspan(std::size_t(m_shown.first), std::size_t(m_shown.end - m_shown.first));
        lookUp(codes, m_palette.fills.data(), m_colours.data() + m_shown.first);
        m_widening.widen(m_colours.data(), first);
    }

    void decorate(int row)
    {
        for (int column = m_shown.first; column < m_shown.end; ++column) {
            const CellCode code = m_line[std::size_t(column)];
            const PixelCell cell = cellAt(row, column);
            const NumberSprite* number = code == cellCode::absent ? nullptr : numberIn(row, column, cell);
            if (code == cellCode::trueZero)
                dot(cell, number);
            else if (code == cellCode::absent)
                hatch(cell);
            else if (code == cellCode::undefined && !number)
                dash(cell);
            if (number)
                blendSprite(m_block, cell, *number, m_palette.inks[code]);
        }
    }

    const NumberSprite* numberIn(int row, int column, const PixelCell& cell)
    {
        if (!m_sprites)
            return nullptr;
        const NumberSprite& sprite = m_sprites->of(m_picture, m_window.row + row, m_window.column + column);
        return sprite.advance <= cell.width && sprite.height < cell.height ? &sprite : nullptr;
    }

    int dotSize() const { return std::max(1, int(std::lround(m_style.ratio))); }

    /// Dots on a square grid that is centred in the cell, with room left for the number.
    void dot(const PixelCell& cell, const NumberSprite* number)
    {
        const int size = dotSize();
        constexpr int apart = 5;
        const int step = std::min(apart * size, std::max(cell.width, cell.height));
        const int acrossX = std::max(1, (cell.width - size) / step), acrossY = std::max(1, (cell.height - size) / step);
        const int left = cell.x + (cell.width - (acrossX - 1) * step - size) / 2;
        const int top = cell.y + (cell.height - (acrossY - 1) * step - size) / 2;
        const int centreX = cell.x + cell.width / 2, centreY = cell.y + cell.height / 2;
        const int clearX = number ? number->advance / 2 + 2 * size : 0;
        const int clearY = number ? number->height / 2 + 2 * size : 0;
        for (int i = 0; i < acrossY; ++i)
            for (int j = 0; j < acrossX; ++j) {
                const int x = left + j * step, y = top + i * step;
                if (number && std::abs(x + size / 2 - centreX) < clearX && std::abs(y + size / 2 - centreY) < clearY)
                    continue;
                m_block.fill(x, y, size, size, m_special.zeroDot);
            }
    }

    /// Thin stripes that rise to the right; they run on from cell to cell.
    void hatch(const PixelCell& cell)
    {
        const int size = dotSize();
        constexpr int apart = 6;
        const int step = apart * size;
        for (int y = cell.y; y < cell.y + cell.height; ++y)
            for (int x = cell.x + (step - (cell.x + y) % step) % step; x < cell.x + cell.width; x += step)
                m_block.fill(x, y, std::min(size, cell.x + cell.width - x), 1, m_special.hatch);
    }

    void dash(const PixelCell& cell)
    {
        const int size = dotSize(), length = std::max(size, cell.width / 3);
        m_block.fill(cell.x + (cell.width - length) / 2, cell.y + (cell.height - size) / 2, length, size, m_special.undefinedInk);
    }

    PixelBlock m_block;
    const Picture& m_picture;
    MapWindow m_window;
    CellStyle m_style;
    std::optional<CellCodes> m_codes; ///< of the columns that the clip touches, or pooled ones of all
    SpecialColours m_special;
    int m_rows, m_columns;
    bool m_pooled;
    bool m_patterned;
    Palette m_palette;
    std::vector<int> m_x, m_y; ///< where cells begin, and where the last one's gap ends
    Stretch m_shown;           ///< the columns that the clip touches
    Widening m_widening;       ///< without gaps: which column every pixel of the clip belongs to
    std::vector<CellCode> m_line, m_scratch;
    std::vector<QRgb> m_colours; ///< of a line
    NumberSprites* m_sprites = nullptr;
};

} // namespace

void rasterCells(const PixelBlock& block, const Picture& picture, const MapWindow& window, const Theme& theme, const CellStyle& style,
                 std::span<const QRect> clips)
{
    if (block.width <= 0 || block.height <= 0 || clips.empty() || !picture.values || picture.values->size() == 0)
        return;
    CellRaster raster(block, picture, window, theme, style);
    for (const QRect& clip : clips)
        raster.draw(clip);
}

} // namespace softfocus
