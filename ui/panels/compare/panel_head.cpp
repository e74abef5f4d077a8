#include "ui/panels/compare/panel_head.h"

#include "ui/controls/text/spoken.h"
#include "ui/controls/text/text_label.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"

#include <QApplication>
#include <QFocusEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace softfocus {

namespace {

constexpr int gistPixels = 12;

QString wholeGist(const QString& does, const QString& note)
{
    if (does.isEmpty() || note.isEmpty())
        return does + note;
    return QStringLiteral("%1 · %2").arg(does, note);
}

} // namespace

PanelHead::PanelHead(QWidget* parent)
    : QWidget(parent), m_name(new TextLabel({.pixels = 15, .weight = QFont::DemiBold, .shrinks = true})),
      m_gist(new TextLabel({.pixels = gistPixels, .ink = Ink::Secondary}))
{
    setSpokenRole(*this, QAccessible::Button);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    auto* column = new QVBoxLayout(this);
    followTheme(*this, [this, column](const Theme&) {
        column->setContentsMargins(scaled(10), scaled(1), scaled(4), scaled(3)); // within the ring, // behind the bar of the current one
        fitGist();
    });
    column->setSpacing(1);
    for (TextLabel* label : {m_name, m_gist}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        column->addWidget(label);
    }
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PanelHead::show(const QString& name, const QString& gist, const QString& note)
{
    m_name->setText(name);
    m_does = gist;
    m_note = note;
    fitGist();
    const QString whole = wholeGist(gist, note);
    setToolTip(whole.isEmpty() ? tr("%1\nDouble click to explore it, drag to move it").arg(name)
                               : tr("%1: %2\nDouble click to explore it, drag to move it").arg(name, whole));
}

/// Where there is no room for both, what it does is cut short, and the note stays.
void PanelHead::fitGist()
{
    const QFontMetricsF metrics(shownTheme().sized(gistPixels));
    const double room = width() - scaled(10) - 1;
    QString text = wholeGist(m_does, m_note);
    if (!m_does.isEmpty() && !m_note.isEmpty() && metrics.horizontalAdvance(text) > room) {
        const double left = room - metrics.horizontalAdvance(wholeGist(QString(), wholeGist(QStringLiteral(" "), m_note)));
        constexpr double leastWords = 60;
        text = left < scaled(leastWords) ? m_note : wholeGist(metrics.elidedText(m_does, Qt::ElideRight, left), m_note);
    }
    m_gist->setText(text);
}

void PanelHead::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitGist();
}

void PanelHead::setHasGist(bool has)
{
    m_gist->setVisible(has);
}

void PanelHead::setCurrent(bool current)
{
    if (current == m_isCurrent)
        return;
    m_isCurrent = current;
    update();
}

void PanelHead::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isPressed = true;
    m_pressedAt = event->position().toPoint();
    emit pressed();
}

void PanelHead::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isPressed)
        return;
    const QPoint way = event->position().toPoint() - m_pressedAt;
    if (!m_isDragging && way.manhattanLength() < QApplication::startDragDistance())
        return;
    if (!m_isDragging)
        setCursor(Qt::ClosedHandCursor);
    m_isDragging = true;
    emit dragged(event->globalPosition().toPoint());
}

void PanelHead::mouseReleaseEvent(QMouseEvent* event)
{
    const bool wasDragging = m_isDragging;
    endDrag();
    if (event->button() == Qt::LeftButton && wasDragging)
        emit dropped(event->globalPosition().toPoint());
}

void PanelHead::endDrag()
{
    m_isPressed = m_isDragging = false;
    setCursor(Qt::OpenHandCursor);
}

void PanelHead::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        emit opened();
}

void PanelHead::keyPressEvent(QKeyEvent* event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (opens)
        emit opened();
    else
        QWidget::keyPressEvent(event);
}

bool PanelHead::event(QEvent* event)
{
    // Esc ends a drag before it means anything else in the window.
    if (m_isDragging && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress) {
            endDrag();
            emit dragCancelled();
        }
        return true;
    }
    return QWidget::event(event);
}

void PanelHead::focusInEvent(QFocusEvent* event)
{
    m_showsRing = comesByKeyboard(event->reason());
    emit pressed();
    update();
}

void PanelHead::focusOutEvent(QFocusEvent*)
{
    m_showsRing = false;
    update();
}

void PanelHead::paintEvent(QPaintEvent*)
{
    if (!m_isCurrent && !m_showsRing)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_isCurrent) { // a bar at the start of the name
        const double wide = scaled(3), left = isRightToLeft() ? width() - wide : 0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(shownTheme().accent);
        painter.drawRoundedRect(QRectF(left, 1, wide, height() - 2), wide / 2, wide / 2);
    }
    if (m_showsRing)
        drawRing(painter, QRectF(rect()), scaled(6), shownTheme().accent);
}

} // namespace softfocus
