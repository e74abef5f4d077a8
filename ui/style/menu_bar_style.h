#pragma once

#include "ui/paint/colour/theme.h"

#include <QProxyStyle>

namespace softfocus {

/// Draws a menu bar as part of the bars on top of the window: on the ground of panels, the menu that is pointed at on the accent's wash.
class MenuBarStyle : public QProxyStyle {
    Q_OBJECT

public:
    void setTheme(const Theme& theme) { m_theme = theme; }

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;

private:
    Theme m_theme = Theme::light();
};

} // namespace softfocus
