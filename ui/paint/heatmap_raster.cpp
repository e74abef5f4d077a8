#include "ui/paint/heatmap_raster.h"

#include "ui/paint/cell_codes.h"
#include "ui/paint/colour_vision.h"
#include "ui/paint/number_sprites.h"
#include "ui/paint/oklab.h"
#include "ui/paint/text_ink.h"

#include <algorithm>
#include <cmath>
#include <cstring>

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
    const int x = cell.x + cell.width / 2 + sprite.left;
    const int y = cell.y + cell.height / 2 + sprite.top;
    if (x < 0 || y < 0 || x + sprite.width > block.width || y + sprite.height > block.height)
        return;
    const std::uint8_t* coverage = sprite.coverage.data();
    for (int line = 0; line < sprite.height; ++line) {
        QRgb* pixel = block.line(y + line) + x;
        for (int i = 0; i < sprite.width; ++i)
            pixel[i] = blended(pixel[i], ink, *coverage++);
    }
}

void fillRect(const PixelBlock& block, int x, int y, int width, int height, QRgb colour)
{
    for (int line = y; line < y + height; ++line)
        std::fill_n(block.line(line) + x, width, colour);
}

/// Draws the maps of one picture; what all rows share is worked out once.
class CellRaster {
public:
    CellRaster(const PixelBlock& block, const Picture& picture, const Theme& theme, const CellStyle& style)
        : m_block(block), m_picture(picture), m_style(style), m_codes(picture), m_scale(scaleOf(picture, theme)),
          m_special(specialColours(picture, theme)), m_rows(int(std::min(picture.values->rows(), Index(block.height)))),
          m_columns(int(std::min(picture.values->cols(), Index(block.width)))),
          m_pooled(m_rows < picture.values->rows() || m_columns < picture.values->cols()),
          m_line(std::size_t(m_columns)), m_scratch(std::size_t(picture.values->cols()))
    {
        const int pitch = std::min((block.width + style.gap) / m_columns, (block.height + style.rowGap) / m_rows) - std::max(style.gap, style.rowGap);
        m_patterned = !m_pooled && pitch >= smallestPatterned;
        if (style.fontPixels > 0 && !m_pooled)
            m_sprites = &NumberSprites::kept({fontAt(theme, style.fontPixels, QFont::Medium), style.ratio,
                                              picture.stage == Stage::Weights, style.shortNumbers, QLocale()});
    }

    void draw()
    {
        for (int row = 0; row < m_rows; ++row) {
            readLine(row);
            fillBand(row);
            if (m_patterned)
                decorate(row);
        }
    }

private:
    int edgeX(int column) const { return int(qint64(column) * (m_block.width + m_style.gap) / m_columns); }
    int edgeY(int row) const { return int(qint64(row) * (m_block.height + m_style.rowGap) / m_rows); }

    PixelCell cellAt(int row, int column) const
    {
        const int x = edgeX(column), y = edgeY(row);
        return {x, y, edgeX(column + 1) - m_style.gap - x, edgeY(row + 1) - m_style.rowGap - y};
    }

    void readLine(int row)
    {
        if (!m_pooled) {
            m_codes.read(row, m_line);
            return;
        }
        const Index all = m_picture.values->rows();
        m_codes.readPooled((row * all + m_rows - 1) / m_rows, ((row + 1) * all + m_rows - 1) / m_rows, m_scratch, m_line);
    }

    QRgb colourOf(float code) const
    {
        if (code >= 0)
            return m_scale.at(static_cast<double>(code));
        if (code == cellCode::trueZero)
            return m_patterned ? m_special.zero : m_special.zeroSmall;
        return m_special.absent;
    }

    void fillBand(int row)
    {
        const int top = edgeY(row), bottom = edgeY(row + 1) - m_style.rowGap;
        QRgb* first = m_block.line(top);
        if (m_columns == m_block.width) {
            for (int column = 0; column < m_columns; ++column)
                first[column] = colourOf(m_line[std::size_t(column)]);
        } else {
            for (int column = 0, x = 0; column < m_columns; ++column) {
                const int next = edgeX(column + 1);
                std::fill(first + x, first + next - m_style.gap, colourOf(m_line[std::size_t(column)]));
                x = next;
            }
        }
        const auto bytes = std::size_t(m_block.width) * sizeof(QRgb);
        for (int y = top + 1; y < bottom; ++y)
            std::memcpy(m_block.line(y), first, bytes);
    }

    void decorate(int row)
    {
        for (int column = 0; column < m_columns; ++column) {
            const float code = m_line[std::size_t(column)];
            const PixelCell cell = cellAt(row, column);
            const NumberSprite* number = code == cellCode::absent ? nullptr : numberIn(row, column, cell);
            if (code == cellCode::trueZero)
                dot(cell, number);
            else if (code == cellCode::absent)
                hatch(cell);
            else if (code == cellCode::undefined && !number)
                dash(cell);
            if (number)
                blendSprite(m_block, cell, *number, inkOf(code));
        }
    }

    const NumberSprite* numberIn(int row, int column, const PixelCell& cell)
    {
        if (!m_sprites)
            return nullptr;
        const NumberSprite& sprite = m_sprites->of((*m_picture.values)(row, column));
        return sprite.advance <= cell.width && sprite.height < cell.height ? &sprite : nullptr;
    }

    QRgb inkOf(float code) const
    {
        if (code >= 0)
            return m_scale.inkAt(static_cast<double>(code));
        return code == cellCode::trueZero ? m_scale.inkAt(0) : m_special.undefinedInk;
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
                fillRect(m_block, x, y, size, size, m_special.zeroDot);
            }
    }

    /// Thin stripes that rise to the right; they run on from cell to cell.
    void hatch(const PixelCell& cell)
    {
        const int size = dotSize();
        constexpr int apart = 6;
        const int step = apart * size;
        for (int y = cell.y; y < cell.y + cell.height; ++y) {
            QRgb* line = m_block.line(y);
            for (int x = cell.x + (step - (cell.x + y) % step) % step; x < cell.x + cell.width; x += step)
                std::fill(line + x, line + std::min(x + size, cell.x + cell.width), m_special.hatch);
        }
    }

    void dash(const PixelCell& cell)
    {
        const int size = dotSize(), length = std::max(size, cell.width / 3);
        fillRect(m_block, cell.x + (cell.width - length) / 2, cell.y + (cell.height - size) / 2, length, size,
                 m_special.undefinedInk);
    }

    PixelBlock m_block;
    const Picture& m_picture;
    CellStyle m_style;
    CellCodes m_codes;
    const ColourScale& m_scale;
    SpecialColours m_special;
    int m_rows, m_columns;
    bool m_pooled;
    bool m_patterned = false;
    std::vector<float> m_line, m_scratch;
    NumberSprites* m_sprites = nullptr;
};

} // namespace

const ColourScale& trueScaleOf(const Picture& picture, const Theme& theme)
{
    return picture.diverging ? ColourScale::diverging(theme.dark) : ColourScale::sequential(picture.colours, theme.dark);
}

const ColourScale& scaleOf(const Picture& picture, const Theme& theme)
{
    return seenThrough(picture.preview, trueScaleOf(picture, theme));
}

SpecialColours specialColours(const Picture& picture, const Theme& theme)
{
    const ColourScale& scale = trueScaleOf(picture, theme);
    const QRgb zero = scale.at(picture.diverging ? 0.5 : 0);
    const QRgb absent = theme.absent.rgb();
    constexpr double dotInk = 0.42, hatchInk = 0.11, smallZero = 0.55;
    const auto seen = [&](QRgb colour) { return seenThrough(picture.preview, colour); };
    return {seen(absent),
            seen(mixed(absent, theme.text.rgb(), hatchInk)),
            seen(zero),
            seen(mixed(zero, ColourScale::inkOn(zero), dotInk)),
            seen(mixed(zero, theme.panel.rgb(), smallZero)),
            seen(ColourScale::inkOn(absent))};
}

void rasterCells(const PixelBlock& block, const Picture& picture, const Theme& theme, const CellStyle& style)
{
    if (block.width > 0 && block.height > 0 && picture.values && picture.values->size() > 0)
        CellRaster(block, picture, theme, style).draw();
}

} // namespace softfocus
