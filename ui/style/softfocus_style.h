#pragma once

#include "ui/paint/colour/theme.h"

#include <QProxyStyle>

class QStyleOptionSlider;

namespace softfocus {

/// Gives Qt's own controls the project's look, in the theme that it is given: sizes, places and colours of every control that the window
/// uses, from right to left too. What is not drawn here looks like Fusion in the theme's colours. Which button stands out says look.h;
/// the drawing is in button_look.h, field_look.h and view_look.h.
class SoftfocusStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit SoftfocusStyle(const Theme& theme);

    const Theme& theme() const { return m_theme; }
    /// What is drawn from now on; telling widgets is up to showTheme().
    void setTheme(const Theme& theme) { m_theme = theme; }

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const override;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QRect scrollBarHandle(const QStyleOptionSlider& bar) const;

    Theme m_theme;
};

} // namespace softfocus
