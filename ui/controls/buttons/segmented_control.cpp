#include "ui/controls/buttons/segmented_control.h"

#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QGridLayout>
#include <QPainter>

namespace softfocus {

Segment::Segment(SegmentLook look, const QString& hint, QWidget* parent) : QAbstractButton(parent), m_look(look), m_hint(hint)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Segment::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize Segment::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    double padding = m_hint.isEmpty() ? 6 : 16;
    const double height = m_look == SegmentLook::Washed ? 28 : 32;
    if (m_look == SegmentLook::Tab)
        padding = 18;
    return {metrics.horizontalAdvance(text()) + 2 * scaled(m_theme, padding), scaled(m_theme, height)};
}

QFont Segment::textFont() const
{
    return m_look == SegmentLook::Washed ? m_theme.sized(12, QFont::Medium) : m_theme.sized(13, QFont::DemiBold);
}

QColor Segment::ink() const
{
    if (!isChecked())
        return m_look == SegmentLook::Tab ? m_theme.secondary : m_theme.text;
    return m_look == SegmentLook::Filled ? m_theme.onAccent : m_theme.accent;
}

void Segment::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    painter.setPen(ink());
    painter.setFont(textFont());
    painter.drawText(rect().adjusted(0, 0, m_hint.isEmpty() ? 0 : -scaled(m_theme, 8), 0), Qt::AlignCenter, text());
    if (m_hint.isEmpty())
        return;
    QColor quiet = isChecked() ? m_theme.onAccent : m_theme.secondary;
    if (isChecked())
        quiet.setAlphaF(0.8F);
    painter.setPen(quiet);
    painter.setFont(m_theme.sized(11));
    painter.drawText(rect().adjusted(0, 0, -scaled(m_theme, 8), 0), Qt::AlignRight | Qt::AlignVCenter, m_hint);
}

void Segment::paintGround(QPainter& painter) const
{
    QColor fill = m_look == SegmentLook::Tab ? QColor(Qt::transparent) : m_theme.window;
    QColor edge = m_look == SegmentLook::Tab ? fill : m_theme.hairline;
    if (isChecked()) {
        fill = m_look == SegmentLook::Filled ? m_theme.accent : m_theme.accentWash;
        edge = fill;
    } else if (underMouse() || isDown()) {
        fill = m_theme.accentWash;
    }
    const double radius = scaled(m_theme, 8);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (!m_showsFocus)
        return;
    const bool onAccent = isChecked() && m_look == SegmentLook::Filled;
    const double inset = onAccent ? 2 : 0;
    paintFocusRing(painter, QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius - inset,
                   onAccent ? m_theme.onAccent : m_theme.accent);
}

void Segment::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = comesByKeyboard(event->reason());
    QAbstractButton::focusInEvent(event);
}

void Segment::focusOutEvent(QFocusEvent* event)
{
    m_showsFocus = false;
    QAbstractButton::focusOutEvent(event);
}

SegmentedControl::SegmentedControl(SegmentLook look, int columns, QWidget* parent)
    : QWidget(parent), m_look(look), m_columns(columns), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
}

Segment& SegmentedControl::add(const QString& name, const QString& text, const QString& hint)
{
    auto* segment = new Segment(m_look, hint, this);
    segment->setObjectName(name);
    segment->setText(text);
    segment->setAccessibleName(text);
    const int row = static_cast<int>(m_segments.size());
    m_grid->addWidget(segment, row / m_columns, row % m_columns);
    m_segments.push_back(segment);
    // Arrow keys check a neighbour without a click, so only the toggle tells of every choice.
    connect(segment, &QAbstractButton::toggled, this, [this, row](bool checked) {
        if (checked)
            leadTabTo(row);
        if (checked && !m_showing)
            emit chosen(row);
    });
    return *segment;
}

void SegmentedControl::setColumns(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (Segment* segment : m_segments)
        m_grid->removeWidget(segment);
    for (int row = 0; row < int(m_segments.size()); ++row)
        m_grid->addWidget(m_segments[std::size_t(row)], row / columns, row % columns);
}

void SegmentedControl::showChoice(int row)
{
    m_showing = true;
    for (Segment* segment : m_segments) {
        // An exclusive button cannot be unchecked but by another one.
        if (row >= 0 || !segment->isChecked())
            continue;
        segment->setAutoExclusive(false);
        segment->setChecked(false);
        segment->setAutoExclusive(true);
    }
    if (row >= 0)
        m_segments[static_cast<std::size_t>(row)]->setChecked(true);
    m_showing = false;
}

/// Tab leads to the choice that is made, arrows to the others.
void SegmentedControl::leadTabTo(int row)
{
    for (std::size_t place = 0; place < m_segments.size(); ++place)
        m_segments[place]->setFocusPolicy(int(place) == row ? Qt::StrongFocus : Qt::ClickFocus);
}

void SegmentedControl::applyTheme(const Theme& theme)
{
    m_grid->setSpacing(scaled(theme, 6));
    for (Segment* segment : m_segments)
        segment->applyTheme(theme);
}

} // namespace softfocus
