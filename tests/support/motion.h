#pragma once

#include <QProxyStyle>
#include <QWidget>

namespace softfocus::test {

/// The style of a desktop that likes motion or asks for none, whatever the one under test says.
class MotionStyle : public QProxyStyle {
public:
    explicit MotionStyle(bool moves) : QProxyStyle(QStringLiteral("fusion")), m_moves(moves) {}

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override
    {
        constexpr int milliseconds = 200;
        if (hint == SH_Widget_Animation_Duration)
            return m_moves ? milliseconds : 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }

private:
    bool m_moves;
};

/// Lets a widget move or stand still from now on.
inline void setMotion(QWidget& widget, bool moves)
{
    auto* style = new MotionStyle(moves);
    style->setParent(&widget);
    widget.setStyle(style);
}

} // namespace softfocus::test
