#include "ui/paint/heatmap/row_margin.h"

#include "core/measures/measures.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/words/difference_picture.h"

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

QString marginTitleOf(MarginKind kind)
{
    switch (kind) {
    case MarginKind::Sums: return RowMarginWords::tr("sum");
    case MarginKind::EffectiveTokens: return RowMarginWords::tr("effective");
    case MarginKind::Variation: return RowMarginWords::tr("moved");
    }
    return {};
}

QFont marginTitleFont(const Theme& theme)
{
    return theme.sized(11);
}

double numberOf(const Picture& picture, Index row, MarginKind kind)
{
    if (kind == MarginKind::Variation)
        return picture.difference->variations[std::size_t(row)];
    const RowMeasures measures = measure(rowOf(*picture.values, row));
    if (kind == MarginKind::EffectiveTokens)
        return std::isnan(measures.entropy) ? measures.entropy : measures.effectiveTokens;
    // A thousand additions round far below what is shown.
    constexpr double roundingOfASum = 1e-9;
    return std::abs(measures.sum - 1) < roundingOfASum ? 1 : measures.sum;
}

QString marginTextOf(double number, MarginKind kind)
{
    constexpr double large = 1e5;
    if (kind != MarginKind::EffectiveTokens || std::isnan(number) || number >= large)
        return weightText(number);
    return number == 0 ? weightText(0) : QLocale().toString(number, 'f', 1);
}

/// How much of a column a row's bar fills: sums and distances up to 1, and tokens up to all that there are.
double shareOf(double number, MarginKind kind, Index keys)
{
    const double whole = kind == MarginKind::EffectiveTokens ? std::max(1.0, double(keys)) : 1;
    return std::isfinite(number) ? std::clamp(number / whole, 0.0, 1.0) : 0;
}

} // namespace

bool hasMargin(const HeatmapParts& parts, MarginKind kind)
{
    switch (kind) {
    case MarginKind::Sums: return parts.rowSums;
    case MarginKind::EffectiveTokens: return parts.effectiveTokens;
    case MarginKind::Variation: return parts.variations;
    }
    return false;
}

double rowMarginWidth(MarginKind kind, const Theme& theme)
{
    const double title = QFontMetricsF(marginTitleFont(theme)).horizontalAdvance(marginTitleOf(kind));
    return std::ceil(
        std::max(title, evenWidth(theme.sized(12), kind == MarginKind::EffectiveTokens ? marginTextOf(1024, kind) : weightText(-8.88))) +
        4 * zoomOf(theme));
}

void paintRowMargins(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    const QFont font = theme.sized(12);
    const double rise = QFontMetricsF(font).capHeight() / 2;
    for (const RowMargin& margin : layout.margins) {
        painter.setFont(marginTitleFont(theme));
        painter.setPen(theme.secondary);
        painter.drawText(margin.title, int(Qt::AlignRight) | int(Qt::AlignVCenter) | int(Qt::TextSingleLine), marginTitleOf(margin.kind));
        for (Index row = layout.firstRow; row < layout.firstRow + layout.rowCount; ++row) {
            QRectF bar = layout.rectOfRow(row);
            bar.setLeft(margin.strip.left());
            bar.setWidth(margin.strip.width() * shareOf(numberOf(picture, row, margin.kind), margin.kind, picture.values->cols()));
            painter.fillRect(bar, theme.accentWash);
        }
        // Numbers may be taller than their rows, so they come after all bars.
        painter.setPen(theme.text);
        for (const PlacedLabel& label : layout.rowLabels) {
            const QString text = marginTextOf(numberOf(picture, label.index, margin.kind), margin.kind);
            const QPointF end(margin.strip.right() - 2, layout.rectOfRow(label.index).center().y() + rise);
            drawEven(painter, end - QPointF(evenWidth(font, text), 0), font, text);
        }
    }
}

} // namespace softfocus
