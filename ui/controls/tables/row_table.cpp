#include "ui/controls/tables/row_table.h"

#include "core/text/one_line.h"
#include "ui/model/document/selection.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/step_text.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double looseRow = 31, tightRow = 22;

} // namespace

RowTable::Types::Types(const Theme& theme)
    : head(theme.sized(11, QFont::DemiBold)), key(theme.sized(13)), number(theme.sized(12)), weight(theme.sized(13, QFont::DemiBold)),
      sum(theme.sized(12.5, QFont::DemiBold))
{
}

RowTable::RowTable(Selection& selection, QWidget* parent) : QAbstractScrollArea(parent), m_selection(selection)
{
    setObjectName("rowTable");
    setAccessibleName(tr("The chosen row, worked key by key"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    connect(&m_selection, &Selection::hoverChanged, this, &RowTable::followHover);
}

void RowTable::applyTheme(const Theme& theme)
{
    m_theme = theme;
    m_types.emplace(theme);
    m_measured.reset();
    measureLabels();
    updateScrollBar();
    updateGeometry();
    viewport()->update();
}

void RowTable::setRow(const WorkedRow& row)
{
    const bool other = row.query != m_row.query || row.order.size() != m_row.order.size();
    const bool resized = row.order.size() != m_row.order.size();
    m_row = row;
    measureLabels();
    updateScrollBar();
    if (other)
        verticalScrollBar()->setValue(0);
    if (resized)
        updateGeometry();
    if (other)
        announceNewTable(*this);
    viewport()->update();
}

void RowTable::measureLabels()
{
    if (m_row.query < 0 || m_measured == m_row.attention->input)
        return;
    m_measured = m_row.attention->input;
    const QFontMetricsF metrics(m_theme.sized(13));
    // Enough to find a typical widest one; measuring a thousand would cost more than the whole table.
    constexpr std::size_t enough = 100;
    m_labelWidth = 0;
    const std::size_t count = std::min(enough, m_measured->keys.size());
    for (std::size_t key = 0; key < count; ++key)
        m_labelWidth = std::max(m_labelWidth, metrics.horizontalAdvance(m_row.keyText(Index(key)).left(40)));
}

double RowTable::headerHeight() const
{
    return scaled(m_theme, 26);
}

double RowTable::footerHeight() const
{
    return scaled(m_theme, overflows() ? 46 : 28);
}

double RowTable::rowHeight() const
{
    if (keyCount() == 0)
        return scaled(m_theme, looseRow);
    const double room = (viewport()->height() - headerHeight() - scaled(m_theme, 28)) / keyCount();
    return std::clamp<double>(std::floor(room), scaled(m_theme, tightRow), scaled(m_theme, looseRow));
}

bool RowTable::overflows() const
{
    const double least = headerHeight() + keyCount() * scaled(m_theme, tightRow) + scaled(m_theme, 28);
    return least > viewport()->height();
}

double RowTable::bodyHeight() const
{
    return std::max(0.0, viewport()->height() - headerHeight() - footerHeight());
}

int RowTable::visibleKeys() const
{
    return std::min(keyCount(), int(bodyHeight() / rowHeight()));
}

QString RowTable::remainder() const
{
    const int below = verticalScrollBar()->value() + visibleKeys();
    if (!overflows() || below >= keyCount())
        return {};
    return tr("… %1 more, together %2").arg(QLocale().toString(keyCount() - below), weightText(m_row.weightFrom(std::size_t(below))));
}

QSize RowTable::sizeHint() const
{
    const double height = headerHeight() + keyCount() * scaled(m_theme, looseRow) + scaled(m_theme, 28);
    return {scaled(m_theme, 300), int(std::min<double>(height, scaled(m_theme, 600)))};
}

QSize RowTable::minimumSizeHint() const
{
    constexpr int few = 5;
    const int rows = keyCount() <= few ? keyCount() : few - 1;
    const int footer = scaled(m_theme, keyCount() > rows ? 46 : 28);
    return {scaled(m_theme, 180), scaled(m_theme, 26) + rows * scaled(m_theme, tightRow) + footer};
}

void RowTable::updateScrollBar()
{
    QScrollBar* bar = verticalScrollBar();
    bar->setRange(0, overflows() ? keyCount() - visibleKeys() : 0);
    bar->setPageStep(std::max(1, visibleKeys()));
    bar->setSingleStep(1);
    // Keys have something to do here only where not all is in sight.
    setFocusPolicy(overflows() ? Qt::TabFocus : Qt::NoFocus);
}

void RowTable::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RowTable::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void RowTable::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

int RowTable::placeAt(QPointF point) const
{
    const int line = int(std::floor((point.y() - headerHeight()) / rowHeight()));
    return line >= 0 && line < visibleKeys() ? verticalScrollBar()->value() + line : -1;
}

int RowTable::placeOf(Index key) const
{
    const auto found = std::ranges::find(m_row.order, key);
    return found == m_row.order.end() ? -1 : int(found - m_row.order.begin());
}

void RowTable::updateLine(Index key)
{
    const int line = key < 0 ? -1 : placeOf(key) - verticalScrollBar()->value();
    if (line >= 0 && line < visibleKeys())
        viewport()->update(QRectF(0, headerHeight() + line * rowHeight(), viewport()->width(), rowHeight()).toAlignedRect());
}

void RowTable::followHover()
{
    const Cell cell = m_selection.hovered();
    const Index lit = m_row.query >= 0 && cell.row == m_row.query ? cell.column : -1;
    if (lit == m_lit)
        return;
    updateLine(m_lit);
    updateLine(lit);
    m_lit = lit;
}

void RowTable::hoverAt(QPointF point)
{
    const int place = placeAt(point);
    m_selection.hover(place < 0 ? Cell{} : Cell{m_row.query, m_row.order[std::size_t(place)]});
}

bool RowTable::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseMove: hoverAt(static_cast<QMouseEvent*>(event)->position()); break;
    case QEvent::Leave: m_selection.hover({}); break;
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int place = placeAt(help->pos());
        if (place >= 0) {
            const Index key = m_row.order[std::size_t(place)];
            const QString text = withoutMiddle(m_row.keyText(key), longestMessage);
            QToolTip::showText(help->globalPos(), m_row.isKnown(key) ? text : tr("%1: not in the vocabulary").arg(text), viewport());
        }
        return true;
    }
    default: break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

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
    const double scoreWidth =
        m_row.hasScores() ? std::max(m_types->number.width(QStringLiteral("−00.00")), m_types->head.width(tr("score"))) : 0;
    std::vector<double> stepWidths;
    double fixed = scoreWidth + 3 * gap;
    for (const StepColumn& step : m_row.steps.columns) {
        stepWidths.push_back(std::max(m_types->number.width(QStringLiteral("−00.000")), m_types->head.width(stepTitle(step.kind))));
        fixed += stepWidths.back() + gap;
    }
    double weightWidth = m_types->weight.width(QStringLiteral("<0.01"));
    if (!m_row.order.empty()) {
        const auto [least, most] = weightSpan(m_row);
        for (const double weight : {least, most, m_row.measures.sum})
            weightWidth = std::max(weightWidth, m_types->weight.width(weightText(weight)));
    }
    const double width = viewport()->width() - (overflows() ? scaled(m_theme, 6) : 0);
    Columns columns;
    columns.weight = QRectF(width - weightWidth, 0, weightWidth, 0);
    fixed += weightWidth;
    const double rest = std::max(0.0, width - fixed);
    const double leastBar = scaled(m_theme, 26);
    const double keyWidth = std::clamp(m_labelWidth + scaled(m_theme, 8), rest * 0.3, std::max(rest * 0.3, rest - leastBar));
    columns.key = QRectF(0, 0, keyWidth, 0);
    columns.score = QRectF(columns.key.right() + gap, 0, scoreWidth, 0);
    double right = columns.score.right();
    for (const double stepWidth : stepWidths) {
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
        head.draw(painter, inRow(columns.steps[step], 0, height), Qt::AlignRight, stepTitle(m_row.steps.columns[step].kind));
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
    m_types->head.draw(painter, QRectF(end, area.top() - area.height() / 8, markWidth, area.height()), Qt::AlignLeft, QStringLiteral("?"));
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

MapSize RowTable::tableSize() const
{
    if (m_row.query < 0)
        return {};
    const std::size_t scoreAndWeight = m_row.hasScores() ? 2 : 1; // given weights have no scores
    return {Index(m_row.order.size()), Index(m_row.steps.columns.size() + scoreAndWeight)};
}

QString RowTable::rowHeader(Index row) const
{
    const Index key = m_row.order[std::size_t(row)];
    return m_row.isKnown(key) ? m_row.keyText(key) : tr("%1, not in the vocabulary").arg(m_row.keyText(key));
}

QString RowTable::columnHeader(Index column) const
{
    if (column + 1 == tableSize().columns)
        return tr("weight");
    if (column == 0)
        return tr("score");
    return stepTitle(m_row.steps.columns[std::size_t(column - 1)].kind);
}

QString RowTable::cellText(Cell cell) const
{
    const Index key = m_row.order[std::size_t(cell.row)];
    if (m_row.isMasked(key))
        return tr("masked");
    if (cell.column + 1 == tableSize().columns)
        return weightText(m_row.weightOf(key));
    if (cell.column == 0)
        return shortScoreText(m_row.scoreOf(key));
    return stepText(m_row.steps.columns[std::size_t(cell.column - 1)].values[std::size_t(key)]);
}

QString RowTable::rowSentence(Index row) const
{
    if (m_row.isMasked(m_row.order[std::size_t(row)]))
        return tr("masked");
    QStringList parts;
    for (Index column = 0; column < tableSize().columns; ++column)
        parts << cellSentence({row, column});
    return parts.join(QStringLiteral(", "));
}

QString RowTable::cellSentence(Cell cell) const
{
    return columnHeader(cell.column) + u' ' + cellText(cell);
}

QRect RowTable::cellRect(Cell cell) const
{
    const Index line = cell.row - verticalScrollBar()->value();
    if (!m_types || (cell.row >= 0 && (line < 0 || line >= visibleKeys())))
        return {};
    const Columns places = columns();
    QRectF column = places.key;
    if (cell.column >= 0 && cell.column + 1 == tableSize().columns)
        column = places.weight;
    else if (cell.column >= 0)
        column = cell.column == 0 ? places.score : places.steps[std::size_t(cell.column - 1)];
    column.setTop(cell.row < 0 ? 0 : headerHeight() + double(line) * rowHeight());
    column.setHeight(cell.row < 0 ? headerHeight() : rowHeight());
    return column.toAlignedRect();
}

std::optional<Cell> RowTable::cellAtPoint(QPoint point) const
{
    const int place = placeAt(point);
    if (place < 0)
        return std::nullopt;
    for (Index column = 0; column < tableSize().columns; ++column)
        if (const Cell cell{place, column}; cellRect(cell).contains(point))
            return cell;
    return Cell{place, -1};
}

} // namespace softfocus
