#include "ui/window/pointer_ring.h"

#include "ui/style/shown_theme.h"

#include <QCursor>
#include <QPainter>

namespace softfocus {

namespace {

constexpr double diameter = 56, stroke = 4; ///< Units: logical pixels, at a body type of 13

} // namespace

PointerRing::PointerRing(QWidget& window) : QWidget(&window), m_window(window)
{
    setObjectName("pointerRing");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    constexpr int oftenEnough = 15; // milliseconds, once a frame
    m_watch.setInterval(oftenEnough);
    connect(&m_watch, &QTimer::timeout, this, &PointerRing::follow);
}

void PointerRing::setShown(bool shown)
{
    if (!shown) {
        m_watch.stop();
        hide();
        return;
    }
    m_watch.start();
    m_pointer = {-1, -1};
    follow();
}

void PointerRing::follow()
{
    const QPoint pointer = m_window.mapFromGlobal(QCursor::pos());
    const int side = scaled(diameter);
    if (pointer == m_pointer && width() == side)
        return;
    m_pointer = pointer;
    resize(side, side);
    move(pointer - QPoint(side / 2, side / 2));
    setVisible(m_window.rect().contains(pointer));
    raise();
}

/// Light beside dark, so that it is seen on every ground.
void PointerRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double wide = scaled(stroke);
    const auto ring = [&](const QColor& colour, double width) {
        painter.setPen(QPen(colour, width));
        painter.drawEllipse(QRectF(rect()).adjusted(wide, wide, -wide, -wide));
    };
    QColor halo = shownTheme().panel;
    constexpr float clear = 0.8F;
    halo.setAlphaF(clear);
    ring(halo, 2 * wide);
    ring(shownTheme().accent, wide);
}

} // namespace softfocus
