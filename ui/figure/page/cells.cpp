#include "ui/figure/page/cells.h"

#include "ui/figure/page/zero_dots.h"
#include "ui/paint/colour/special_colours.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/heatmap/cell_codes.h"
#include "ui/paint/heatmap/heatmap_raster.h"
#include "ui/paint/labels/number_fit.h"
#include "ui/paint/labels/number_sprites.h"
#include "ui/words/numbers/number_text.h"

#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <cmath>
#include <optional>

namespace softfocus {

namespace {

/// Goes through a map as the painter of pixels does, on the grid that they would have in print.
class GridMaker {
public:
    GridMaker(const Picture& picture, const HeatmapLayout& layout, QPointF at, const Theme& theme)
        : m_picture(picture), m_codes(picture, {0, 0, layout.rowCount, layout.columnCount}), m_scale(scaleOf(picture, theme)),
          m_special(specialColours(picture, theme)), m_ratio(layout.devicePixelRatio), m_rows(int(layout.rowCount)),
          m_columns(int(layout.columnCount)), m_width(qRound(layout.cells.width() * m_ratio)),
          m_height(qRound(layout.cells.height() * m_ratio)), m_gap(qRound(layout.gap * m_ratio)), m_rowGap(qRound(layout.rowGap * m_ratio)),
          m_style(numberStyleOf(picture, layout.numberForm)), m_line(std::size_t(m_columns))
    {
        m_grid.area = layout.cells.translated(at);
        m_grid.unit = 1 / m_ratio;
        m_dot = std::max(1, int(std::lround(m_ratio)));
        const int pitch = std::min((m_width + m_gap) / m_columns, (m_height + m_rowGap) / m_rows) - std::max(m_gap, m_rowGap);
        m_patterned = pitch >= smallestPatterned;
        if (layout.numberPixels > 0) {
            m_grid.font = fontAt(theme, layout.numberPixels, QFont::Medium);
            m_grid.rise = QFontMetricsF(m_grid.font).capHeight() / 2 * m_ratio;
            m_sprites.emplace(NumberSprites::Key{m_grid.font, m_ratio, m_style, QLocale()});
        }
        // Stripes are as wide as dots along the row, so this much across.
        m_grid.hatch = {m_dot / std::sqrt(2.0), {}, m_special.hatch, {}};
    }

    CellGrid make()
    {
        m_dots = ZeroDots(m_dot, m_special.zeroDot);
        if (m_picture.values->size() > mostBoxes) {
            m_grid.image = imageOfCells();
            return std::move(m_grid);
        }
        for (int row = 0; row < m_rows; ++row)
            addRow(row);
        m_grid.dots = m_dots.take();
        return std::move(m_grid);
    }

private:
    int edgeX(int column) const { return cellEdge(column, m_columns, m_width + m_gap); }
    int edgeY(int row) const { return cellEdge(row, m_rows, m_height + m_rowGap); }

    GridCell cellAt(int row, int column) const
    {
        const int x = edgeX(column), y = edgeY(row);
        return {x, y, edgeX(column + 1) - m_gap - x, edgeY(row + 1) - m_rowGap - y};
    }

    double positionOf(CellCode code) const { return double(cellCode::stepOf(code, m_picture.diverging)) / (ColourScale::steps - 1); }

    QRgb colourOf(CellCode code) const
    {
        if (code >= cellCode::first)
            return m_scale.at(positionOf(code));
        if (code == cellCode::trueZero)
            return m_patterned ? m_special.zero : m_special.zeroSmall;
        return m_special.absent;
    }

    QRgb inkOf(CellCode code) const
    {
        if (code >= cellCode::first)
            return m_scale.inkAt(positionOf(code));
        return code == cellCode::trueZero ? m_scale.inkAt(m_picture.diverging ? 0.5 : 0) : m_special.undefinedInk;
    }

    QImage imageOfCells()
    {
        QImage image(m_columns, m_rows, QImage::Format_RGB32);
        for (int row = 0; row < m_rows; ++row) {
            m_codes.read(row, m_line);
            auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(row));
            std::ranges::transform(m_line, pixels, [this](CellCode code) { return colourOf(code); });
        }
        return image;
    }

    void addRow(int row)
    {
        m_codes.read(row, m_line);
        CellRow cells{edgeY(row), edgeY(row + 1) - m_rowGap - edgeY(row), 0, {}, {}};
        if (m_rowGap == 0 && row + 1 < m_rows)
            cells.overlap = edgeY(row + 2) - edgeY(row + 1);
        for (int column = 0; column < m_columns; ++column) {
            const QRgb colour = colourOf(m_line[std::size_t(column)]);
            if (m_gap == 0 && column > 0 && cells.runs.back().colour == colour)
                cells.runs.back().width = edgeX(column + 1) - cells.runs.back().x;
            else
                cells.runs.push_back({edgeX(column), edgeX(column + 1) - m_gap - edgeX(column), 0, colour});
            if (m_gap == 0)
                cells.runs.back().overlap = column + 1 < m_columns ? edgeX(column + 2) - edgeX(column + 1) : 0;
            if (m_patterned)
                decorate(cells, row, column);
        }
        m_dots.endRun();
        m_grid.rows.push_back(std::move(cells));
    }

    void decorate(CellRow& cells, int row, int column)
    {
        const CellCode code = m_line[std::size_t(column)];
        const GridCell cell = cellAt(row, column);
        const NumberSprite* number = code == cellCode::absent ? nullptr : numberIn(row, column, cell);
        if (code != cellCode::trueZero)
            m_dots.endRun();
        if (code == cellCode::trueZero)
            m_dots.add(cell, number);
        else if (code == cellCode::absent)
            hatch(cell);
        if (number)
            cells.numbers.push_back({cell.centreX(), textOf(row, column), inkOf(code)});
    }

    const NumberSprite* numberIn(int row, int column, const GridCell& cell)
    {
        if (!m_sprites)
            return nullptr;
        const NumberSprite& sprite = m_sprites->of(m_picture, row, column);
        return sprite.advance <= cell.width && sprite.height < cell.height ? &sprite : nullptr;
    }

    int textOf(int row, int column)
    {
        const double log10 = m_style.weights ? m_picture.log10At(row, column) : 0;
        const QString text = numberText((*m_picture.values)(row, column), log10, m_style);
        const auto known = m_places.constFind(text);
        if (known != m_places.constEnd())
            return *known;
        m_grid.texts.push_back(text);
        return *m_places.insert(text, int(m_grid.texts.size()) - 1);
    }

    /// Stripes where x + y is near a multiple of the step, cut to the cell; a little shorter, so that their square ends stay inside.
    void hatch(const GridCell& cell)
    {
        constexpr int apart = 6;
        const int step = apart * m_dot;
        const double inset = m_dot / 4.0;
        const int first = (cell.x + cell.y + step - 1) / step * step - step;
        for (double sum = first + m_dot / 2.0; sum < cell.x + cell.width + cell.y + cell.height; sum += step) {
            const double x1 = std::max(double(cell.x), sum - cell.y - cell.height) + inset;
            const double x2 = std::min(double(cell.x + cell.width), sum - cell.y) - inset;
            if (x2 > x1)
                m_grid.hatch.strokes.push_back({x1, sum - x1, x2, sum - x2});
        }
    }

    const Picture& m_picture;
    CellCodes m_codes;
    const ColourScale& m_scale;
    SpecialColours m_special;
    double m_ratio;
    int m_rows, m_columns, m_width, m_height, m_gap, m_rowGap, m_dot = 1;
    NumberStyle m_style;
    bool m_patterned = false;
    std::vector<CellCode> m_line;
    std::optional<NumberSprites> m_sprites;
    QHash<QString, int> m_places;
    ZeroDots m_dots;
    CellGrid m_grid;
};

} // namespace

CellGrid cellGridOf(const Picture& picture, const HeatmapLayout& layout, QPointF at, const Theme& theme)
{
    return GridMaker(picture, layout, at, theme).make();
}

} // namespace softfocus
