#include "ui/controls/buttons/choice_box.h"

#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"
#include "ui/style/style.h"

#include <QAbstractItemView>
#include <QFocusEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>
#include <QWheelEvent>

namespace softfocus {

namespace {

/// A small arrowhead that points down.
void paintArrow(QPainter& painter, QPointF centre, double size, const QColor& colour)
{
    QPainterPath path(centre + QPointF(-size / 2, -size / 4));
    path.lineTo(centre + QPointF(0, size / 4));
    path.lineTo(centre + QPointF(size / 2, -size / 4));
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

/// Items of the list, as high as the rows of a panel and in the theme's colours whatever the style's are.
class ListItems : public QStyledItemDelegate {
public:
    ListItems(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), scaled(m_theme, 28)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool current = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, current ? m_theme.accentWash : m_theme.panel);
        const int padding = scaled(m_theme, 8);
        QRect room = option.rect.adjusted(padding, 0, -padding, 0);
        const QVariant icon = index.data(Qt::DecorationRole);
        if (icon.isValid()) {
            const QRect place(room.topLeft(), QSize(option.decorationSize.width(), room.height()));
            icon.value<QIcon>().paint(painter, place, Qt::AlignCenter);
            room.setLeft(place.right() + padding);
        }
        painter->setFont(m_theme.sized(13));
        painter->setPen(current ? m_theme.accent : m_theme.text);
        const QString text = index.data(Qt::DisplayRole).toString();
        const QString line = QFontMetrics(painter->font()).elidedText(text, Qt::ElideMiddle, room.width());
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, line);
    }

private:
    const Theme& m_theme; ///< the box's
};

} // namespace

ChoiceBox::ChoiceBox(ChoiceLook look, const QString& title, QWidget* parent) : QComboBox(parent), m_look(look), m_title(title)
{
    setAccessibleName(title);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

void ChoiceBox::applyTheme(const Theme& theme)
{
    m_theme = theme;
    setFont(theme.sized(13));
    setPalette(paletteFor(theme));
    const int icon = scaled(theme, 12);
    setIconSize({4 * icon, icon});
    updateGeometry();
    update();
}

void ChoiceBox::setStanding(const QString& text)
{
    m_standing = text;
    setAccessibleDescription(text);
    update();
}

QSize ChoiceBox::sizeHint() const
{
    return {scaled(m_theme, 180), scaled(m_theme, m_look == ChoiceLook::Boxed ? 32 : 24)};
}

QSize ChoiceBox::minimumSizeHint() const
{
    return {scaled(m_theme, 80), sizeHint().height()};
}

void ChoiceBox::showPopup()
{
    emit listOpening();
    dressList();
    QComboBox::showPopup();
}

void ChoiceBox::dressList()
{
    if (!m_hasList) {
        setItemDelegate(new ListItems(m_theme, this)); // makes the list, which costs too much at start
        m_hasList = true;
    }
    const QPalette colours = paletteFor(m_theme);
    view()->setPalette(colours);
    view()->viewport()->setPalette(colours);
    view()->parentWidget()->setPalette(colours);
}

void ChoiceBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    if (m_look == ChoiceLook::Boxed)
        paintBoxed(painter);
    else
        paintRow(painter);
}

void ChoiceBox::paintBoxed(QPainter& painter) const
{
    const double radius = scaled(m_theme, 8);
    painter.setPen(QPen(m_theme.hairline, 1));
    painter.setBrush(underMouse() ? m_theme.accentWash : m_theme.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const int padding = scaled(m_theme, 12);
    const QRect room = rect().adjusted(padding, 0, -padding - scaled(m_theme, 16), 0);
    painter.setPen(m_theme.text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font()).elidedText(currentText(), Qt::ElideMiddle, room.width()));
    const double arrow = scaled(m_theme, 8);
    paintArrow(painter, {width() - padding - arrow / 2, height() / 2.0}, arrow, m_theme.secondary);
    if (m_showsFocus)
        paintFocusRing(painter, rect(), radius, m_theme.accent);
}

void ChoiceBox::paintRow(QPainter& painter) const
{
    const double radius = scaled(m_theme, 6);
    const int overhang = scaled(m_theme, 2);
    painter.setPen(m_theme.text);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, m_title);
    const double arrow = scaled(m_theme, 8);
    paintArrow(painter, {width() - overhang - arrow / 2, height() / 2.0}, arrow, m_theme.secondary);

    const QFontMetrics metrics(font());
    const int left = metrics.horizontalAdvance(m_title) + scaled(m_theme, 12);
    const QRect room = rect().adjusted(left, 0, -overhang - scaled(m_theme, 14), 0);
    painter.setPen(underMouse() ? m_theme.accent : m_theme.secondary);
    const QString value = metrics.elidedText(m_standing.isEmpty() ? currentText() : m_standing, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, value);
    if (!m_showsFocus)
        return;
    QRectF ring = rect();
    ring.setLeft(room.right() - metrics.horizontalAdvance(value) - scaled(m_theme, 8));
    paintFocusRing(painter, ring, radius, m_theme.accent);
}

void ChoiceBox::keyPressEvent(QKeyEvent* event)
{
    if (!m_changesOnlyInList) {
        QComboBox::keyPressEvent(event);
        return;
    }
    const bool opens = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || event->key() == Qt::Key_Space ||
                       event->key() == Qt::Key_F4 || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (opens)
        showPopup();
    else
        event->ignore();
}

void ChoiceBox::wheelEvent(QWheelEvent* event)
{
    // A wheel that passes by scrolls the panel; it changes only the choice that has the focus.
    if (m_changesOnlyInList || !hasFocus())
        event->ignore();
    else
        QComboBox::wheelEvent(event);
}

void ChoiceBox::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = comesByKeyboard(event->reason());
    QComboBox::focusInEvent(event);
}

void ChoiceBox::focusOutEvent(QFocusEvent* event)
{
    m_showsFocus = false;
    QComboBox::focusOutEvent(event);
}

} // namespace softfocus
