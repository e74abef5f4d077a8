#include "ui/widgets/row_table.h"

#include "ui/model/selection.h"
#include "ui/paint/colour_scale.h"
#include "ui/paint/number_text.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/metrics.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

/// The sum of the weights as it is: 1 up to rounding is "1.00", not ">0.99".
QString totalWeightText(const WorkedRow& row)
{
    constexpr double roundingOfASum = 1e-9;
    const double sum = row.measures.sum;
    return weightText(std::abs(sum - 1) < roundingOfASum ? 1.0 : sum);
}

/// What the ends of the bars' track stand for: 0 and 1, or the row's least and largest weight beyond them.
std::pair<double, double> weightSpan(const WorkedRow& row)
{
    const double first = row.weightOf(row.order.front());
    double least = 0, most = std::isnan(first) ? 1 : std::max(1.0, first);
    // Masked keys come last, with weights of 0.
    for (auto key = row.order.rbegin(); key != row.order.rend(); ++key)
        if (const double weight = row.weightOf(*key); weight != 0 && !std::isnan(weight)) {
            least = std::min(0.0, weight);
            break;
        }
    return {least, most};
}

constexpr double negativeBar = 0.12; ///< where on the diverging scale a negative weight's bar has its colour

QRectF inRow(QRectF column, double top, double height)
{
    column.setTop(top);
    column.setHeight(height);
    return column;
}

} // namespace

RowTable::Columns RowTable::columns() const
{
    const double gap = scaled(m_theme, m_row.steps.columns.size() > 1 ? 7 : 10);
    const double stepWidth = m_types->number.width(QStringLiteral("−00.000"));
    const double scoreWidth = m_row.hasScores() ? m_types->number.width(QStringLiteral("−00.00")) : 0;
    double weightWidth = m_types->weight.width(QStringLiteral("<0.01"));
    if (!m_row.order.empty()) {
        const auto [least, most] = weightSpan(m_row);
        for (const double weight : {least, most, m_row.measures.sum})
            weightWidth = std::max(weightWidth, m_types->weight.width(weightText(weight)));
    }
    const double width = viewport()->width() - (overflows() ? scaled(m_theme, 6) : 0);
    Columns columns;
    columns.weight = QRectF(width - weightWidth, 0, weightWidth, 0);
    const double fixed = scoreWidth + double(m_row.steps.columns.size()) * (stepWidth + gap) + weightWidth + 3 * gap;
    const double rest = std::max(0.0, width - fixed);
    const double leastBar = scaled(m_theme, 26);
    const double keyWidth = std::clamp(m_labelWidth + scaled(m_theme, 8), rest * 0.3, std::max(rest * 0.3, rest - leastBar));
    columns.key = QRectF(0, 0, keyWidth, 0);
    columns.score = QRectF(columns.key.right() + gap, 0, scoreWidth, 0);
    double right = columns.score.right();
    for (std::size_t step = 0; step < m_row.steps.columns.size(); ++step) {
        columns.steps.emplace_back(right + gap, 0, stepWidth, 0);
        right = columns.steps.back().right();
    }
    columns.bar = QRectF(QPointF(right + gap, 0), QPointF(columns.weight.left() - gap, 0));
    return columns;
}

void RowTable::paintHeader(QPainter& painter, const Columns& columns) const
{
    const TabularText& head = m_types->head;
    const double height = headerHeight();
    painter.setPen(m_theme.secondary);
    head.draw(painter, inRow(columns.key, 0, height), Qt::AlignLeft, tr("key"));
    if (m_row.hasScores())
        head.draw(painter, inRow(columns.score, 0, height), Qt::AlignRight, tr("score"));
    for (std::size_t step = 0; step < columns.steps.size(); ++step)
        head.draw(painter, inRow(columns.steps[step], 0, height), Qt::AlignRight,
                  QString::fromStdString(m_row.steps.columns[step].title));
    const QRectF weight(QPointF(columns.bar.left(), 0), QPointF(columns.weight.right(), height));
    head.draw(painter, weight, Qt::AlignLeft, tr("weight"));
}

void RowTable::paintLabel(QPainter& painter, const QRectF& area, Index key) const
{
    const QString text = m_row.keyText(key);
    if (m_row.isKnown(key)) {
        m_types->key.draw(painter, area, Qt::AlignLeft, text);
        return;
    }
    // The same mark as on the map: a raised question mark for a word that the vocabulary lacks.
    const double markWidth = m_types->head.width(QStringLiteral("?"));
    const QRectF room = area.adjusted(0, 0, -markWidth, 0);
    m_types->key.draw(painter, room, Qt::AlignLeft, text);
    const double end = room.left() + std::min(room.width(), m_types->key.width(text));
    painter.save();
    painter.setPen(m_theme.accent);
    m_types->head.draw(painter, QRectF(end, area.top() - area.height() / 8, markWidth, area.height()), Qt::AlignLeft,
                       QStringLiteral("?"));
    painter.restore();
}

void RowTable::paintKey(QPainter& painter, const Columns& columns, int place, double top) const
{
    const Index key = m_row.order[std::size_t(place)];
    const double height = rowHeight();
    const bool pointed = m_selection.hovered() == Cell{m_row.query, key};
    if (pointed) {
        const double radius = scaled(m_theme, 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.accentWash);
        painter.drawRoundedRect(QRectF(0, top + 1, viewport()->width(), height - 2), radius, radius);
    }
    const bool isAbsent = m_row.isMasked(key);
    painter.setPen(isAbsent ? m_theme.secondary : m_theme.text);
    paintLabel(painter, inRow(columns.key, top, height), key);
    if (isAbsent) {
        const QRectF span(QPointF(columns.score.left(), top), QPointF(columns.weight.right(), top + height));
        m_types->number.draw(painter, span, Qt::AlignRight, tr("masked"));
        return;
    }
    const TabularText& number = m_types->number;
    painter.setPen(m_theme.secondary);
    if (m_row.hasScores())
        number.draw(painter, inRow(columns.score, top, height), Qt::AlignRight, shortScoreText(m_row.scoreOf(key)));
    for (std::size_t step = 0; step < columns.steps.size(); ++step)
        number.draw(painter, inRow(columns.steps[step], top, height), Qt::AlignRight,
                    stepText(m_row.steps.columns[step].values[std::size_t(key)]));
    const double weight = m_row.shownWeightOf(key);
    painter.setPen(weight == 0 ? m_theme.secondary : m_theme.text);
    m_types->weight.draw(painter, inRow(columns.weight, top, height), Qt::AlignRight, weightText(weight));

    QRectF track = inRow(columns.bar, top + height / 2 - scaled(m_theme, 5), scaled(m_theme, 10));
    const double radius = scaled(m_theme, 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.dark ? m_theme.hairline : m_theme.window.darker(104));
    painter.drawRoundedRect(track, radius, radius);
    if (weight == 0 || std::isnan(weight))
        return;
    // Bars start at 0, which lies inside the track where some weights are negative. A weight keeps a sliver, since only a true zero
    // has no bar.
    const auto [least, most] = weightSpan(m_row);
    constexpr double sliver = 1.5;
    const double zero = track.left() + track.width() * -least / (most - least);
    const double length = std::max(sliver, track.width() * std::abs(weight) / (most - least));
    track.setLeft(weight > 0 ? zero : zero - length);
    track.setWidth(length);
    painter.setBrush(weight > 0 ? m_theme.accent : QColor(ColourScale::diverging(m_theme.dark).at(negativeBar)));
    painter.drawRoundedRect(track, std::min(radius, track.width() / 2), radius);
}

void RowTable::paintFooter(QPainter& painter, const Columns& columns) const
{
    double top = std::min(headerHeight() + visibleKeys() * rowHeight(), viewport()->height() - footerHeight());
    if (overflows()) {
        const double line = scaled(m_theme, 18);
        const QString more = remainder();
        painter.setPen(m_theme.secondary);
        m_types->number.draw(painter, QRectF(0, top, columns.weight.right(), line), Qt::AlignRight, more);
        top += line;
    }
    const double height = scaled(m_theme, 28);
    const TabularText& bold = m_types->sum;
    painter.setPen(m_theme.secondary);
    bold.draw(painter, inRow(m_row.hasScores() ? columns.score : columns.bar, top, height), Qt::AlignRight, QStringLiteral("Σ"));
    painter.setPen(m_theme.text);
    for (std::size_t step = 0; step < columns.steps.size(); ++step)
        if (const std::optional<double> total = m_row.steps.columns[step].total)
            bold.draw(painter, inRow(columns.steps[step], top, height), Qt::AlignRight, stepText(*total));
    m_types->weight.draw(painter, inRow(columns.weight, top, height), Qt::AlignRight, totalWeightText(m_row));
}

void RowTable::paintEvent(QPaintEvent* event)
{
    if (m_row.query < 0 || !m_types)
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Columns places = columns();
    paintHeader(painter, places);
    const int first = verticalScrollBar()->value();
    for (int line = 0; line < visibleKeys(); ++line)
        if (const double top = headerHeight() + line * rowHeight();
            event->rect().intersects(QRectF(0, top, viewport()->width(), rowHeight()).toAlignedRect()))
            paintKey(painter, places, first + line, top);
    paintFooter(painter, places);
    if (hasFocus())
        paintFocusRing(painter, QRectF(viewport()->rect()), scaled(m_theme, 4), m_theme.accent);
}

} // namespace softfocus
