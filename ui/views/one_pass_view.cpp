#include "ui/views/one_pass_view.h"

#include "ui/controls/text/spoken.h"
#include "ui/paint/charts/one_pass_painter.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>
#include <QToolTip>

namespace softfocus {

OnePassView::OnePassView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("onePassView"));
    setSpokenRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("The numbers, as they are taken one after the other"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void OnePassView::setPass(const OnePass& pass)
{
    m_pass = pass;
    setAccessibleDescription(stepSentence(pass) + u' ' + passSentence(pass));
    update();
}

QSize OnePassView::sizeHint() const
{
    return {scaled(420), scaled(260)};
}

QSize OnePassView::minimumSizeHint() const
{
    return {scaled(200), scaled(150)};
}

OnePassLayout OnePassView::placed() const
{
    return {QRectF(rect()), m_pass.steps.size(), shownTheme()};
}

QRectF OnePassView::columnOf(std::size_t place) const
{
    return placed().columnOf(place);
}

void OnePassView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintOnePass(painter, QRectF(rect()), m_pass, shownTheme());
    QStyleOption option;
    option.initFrom(this);
    if (showsFocus(option))
        drawRing(painter, QRectF(rect()), scaled(4), shownTheme().accent);
}

void OnePassView::keyPressEvent(QKeyEvent* event)
{
    constexpr int bigStep = 8;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up: emit stepped(1); break;
    case Qt::Key_Left:
    case Qt::Key_Down: emit stepped(-1); break;
    case Qt::Key_PageUp: emit stepped(bigStep); break;
    case Qt::Key_PageDown: emit stepped(-bigStep); break;
    case Qt::Key_Home: emit chosen(0); break;
    case Qt::Key_End: emit chosen(m_pass.steps.size()); break;
    case Qt::Key_Space: emit toggled(); break;
    default: QWidget::keyPressEvent(event);
    }
}

void OnePassView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto place = placed().placeAt(event->position().x()))
        emit chosen(*place + 1);
}

bool OnePassView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto place = placed().placeAt(help->pos().x());
    OnePass until = m_pass;
    until.taken = place.value_or(0) + 1;
    QToolTip::showText(help->globalPos(), place ? stepSentence(until) : QString(), this);
    return true;
}

} // namespace softfocus
