#include "ui/paint/heatmap/row_margin.h"

#include "core/measures/measures.h"
#include "ui/paint/colour/text_ink.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class RowMarginWords {
    Q_DECLARE_TR_FUNCTIONS(RowMarginWords)
};

QString titleOf(bool sums)
{
    return sums ? RowMarginWords::tr("sum") : RowMarginWords::tr("effective");
}

QFont titleFont(const Theme& theme)
{
    return theme.sized(11);
}

double numberOf(const RowMeasures& measures, bool sums)
{
    if (!sums)
        return std::isnan(measures.entropy) ? measures.entropy : measures.effectiveTokens;
    // A thousand additions round far below what is shown.
    constexpr double roundingOfASum = 1e-9;
    return std::abs(measures.sum - 1) < roundingOfASum ? 1 : measures.sum;
}

QString textOf(double number, bool sums)
{
    constexpr double large = 1e5;
    if (sums || std::isnan(number) || number >= large)
        return weightText(number);
    return number == 0 ? weightText(0) : QLocale().toString(number, 'f', 1);
}

/// How much of a column a row's bar fills: sums up to 1 and tokens up to all that there are.
double shareOf(double number, bool sums, Index keys)
{
    const double whole = sums ? 1 : std::max(1.0, double(keys));
    return std::isfinite(number) ? std::clamp(number / whole, 0.0, 1.0) : 0;
}

} // namespace

double rowMarginWidth(bool sums, const Theme& theme)
{
    const double title = QFontMetricsF(titleFont(theme)).horizontalAdvance(titleOf(sums));
    return std::ceil(std::max(title, evenWidth(theme.sized(12), sums ? weightText(-8.88) : textOf(1024, false))) + 4 * zoomOf(theme));
}

void paintRowMargins(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    const QFont font = theme.sized(12);
    const double rise = QFontMetricsF(font).capHeight() / 2;
    const auto numberIn = [&](Index row, bool sums) { return numberOf(measure(rowOf(*picture.values, row)), sums); };
    for (const RowMargin& margin : layout.margins) {
        painter.setFont(titleFont(theme));
        painter.setPen(theme.secondary);
        painter.drawText(margin.title, int(Qt::AlignRight) | int(Qt::AlignVCenter) | int(Qt::TextSingleLine), titleOf(margin.sums));
        for (Index row = layout.firstRow; row < layout.firstRow + layout.rowCount; ++row) {
            QRectF bar = layout.rectOfRow(row);
            bar.setLeft(margin.strip.left());
            bar.setWidth(margin.strip.width() * shareOf(numberIn(row, margin.sums), margin.sums, picture.values->cols()));
            painter.fillRect(bar, theme.accentWash);
        }
        // Numbers may be taller than their rows, so they come after all bars.
        painter.setPen(theme.text);
        for (const PlacedLabel& label : layout.rowLabels) {
            const QString text = textOf(numberIn(label.index, margin.sums), margin.sums);
            const QPointF end(margin.strip.right() - 2, layout.rectOfRow(label.index).center().y() + rise);
            drawEven(painter, end - QPointF(evenWidth(font, text), 0), font, text);
        }
    }
}

} // namespace softfocus
