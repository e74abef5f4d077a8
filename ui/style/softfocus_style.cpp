#include "ui/style/softfocus_style.h"

#include "ui/style/button_look.h"
#include "ui/style/draw.h"
#include "ui/style/field_look.h"
#include "ui/style/shown_theme.h"
#include "ui/style/view_look.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>

namespace softfocus {

namespace {

/// A painter's state for one control.
class Brushwork {
public:
    explicit Brushwork(QPainter* painter) : m_painter(*painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Brushwork() { m_painter.restore(); }
    Brushwork(const Brushwork&) = delete;
    Brushwork& operator=(const Brushwork&) = delete;

    QPainter& operator*() const { return m_painter; }

private:
    QPainter& m_painter;
};

/// The option as the kind that the element comes with; Qt promises it.
template <class Option>
const Option& as(const QStyleOption* option)
{
    return *static_cast<const Option*>(option);
}

/// Whether the wheel changes its value.
bool heedsWheel(const QWidget* widget)
{
    const bool slides = qobject_cast<const QAbstractSlider*>(widget) && !qobject_cast<const QScrollBar*>(widget);
    return slides || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
}

class SoftfocusStyle : public ThemedStyle {
public:
    explicit SoftfocusStyle(const Theme& first) : ThemedStyle(QStringLiteral("fusion")) { theme = first; }

    void polish(QWidget* widget) override
    {
        QProxyStyle::polish(widget);
        // Menus, lists and dialogs wear what the window wears that they belong to.
        if (widget->isWindow() && widget->parentWidget() && widget->windowType() != Qt::ToolTip)
            widget->setAttribute(Qt::WA_WindowPropagation);
        if (qobject_cast<QMenu*>(widget))
            setType(*widget, 13); // whatever the type is that it was called up in
        if (widget->focusPolicy() == Qt::WheelFocus && heedsWheel(widget))
            widget->setFocusPolicy(Qt::StrongFocus);
        if (widget->focusPolicy() & Qt::TabFocus)
            widget->installEventFilter(this);
    }
    using QProxyStyle::polish;

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override
    {
        switch (element) {
        case CE_PushButton: drawPushButton(*Brushwork(painter), as<QStyleOptionButton>(option), lookOf(widget), theme); break;
        case CE_RadioButton: drawSegment(*Brushwork(painter), as<QStyleOptionButton>(option), lookOf(widget), theme); break;
        case CE_CheckBox: drawSwitch(*Brushwork(painter), as<QStyleOptionButton>(option), theme); break;
        case CE_ComboBoxLabel:
            if (lookOf(widget) != Look::Row) {
                QStyleOptionComboBox box = as<QStyleOptionComboBox>(option);
                const int room = proxy()->subControlRect(CC_ComboBox, &box, SC_ComboBoxEditField, widget).width();
                box.currentText = box.fontMetrics.elidedText(box.currentText, Qt::ElideMiddle, room);
                QProxyStyle::drawControl(element, &box, painter, widget);
            }
            break;
        case CE_MenuItem:
            if (const auto* box = qobject_cast<const QComboBox*>(widget))
                drawListItem(*Brushwork(painter), as<QStyleOptionMenuItem>(option), box->iconSize(), theme);
            else
                drawMenuItem(*Brushwork(painter), as<QStyleOptionMenuItem>(option), theme);
            break;
        case CE_MenuBarItem: {
            const bool underlines = proxy()->styleHint(SH_UnderlineShortcut, option, widget);
            drawMenuBarItem(*Brushwork(painter), as<QStyleOptionMenuItem>(option), underlines, theme);
            break;
        }
        case CE_ShapedFrame: {
            QStyleOptionFrame frame = as<QStyleOptionFrame>(option);
            if (lookOf(widget) != Look::Usual)
                frame.rect = widget->rect(); // around the margins of what is in it
            drawFrame(*Brushwork(painter), frame, lookOf(widget), theme);
            break;
        }
        case CE_MenuBarEmptyArea: painter->fillRect(option->rect, theme.panel); break;
        case CE_TabBarTab: drawTab(*Brushwork(painter), as<QStyleOptionTab>(option), theme); break;
        case CE_HeaderSection:
        case CE_HeaderEmptyArea: break; // the ground of what they stand on
        case CE_HeaderLabel: drawHeaderLabel(*Brushwork(painter), as<QStyleOptionHeader>(option), theme); break;
        case CE_Splitter: drawSplitter(*Brushwork(painter), *option, theme); break;
        case CE_ItemViewItem: {
            QStyleOptionViewItem item = as<QStyleOptionViewItem>(option);
            item.palette.setColor(QPalette::HighlightedText, theme.text); // on the accent's wash
            QProxyStyle::drawControl(element, &item, painter, widget);
            break;
        }
        default: QProxyStyle::drawControl(element, option, painter, widget);
        }
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override
    {
        switch (element) {
        case PE_PanelMenu:
        case PE_PanelTipLabel:
            painter->fillRect(option->rect, theme.hairline);
            painter->fillRect(option->rect.adjusted(1, 1, -1, -1), theme.panel);
            break;
        case PE_FrameMenu:
        case PE_FrameTabBarBase:
        case PE_FrameStatusBarItem: break;
        case PE_PanelMenuBar: painter->fillRect(option->rect, theme.panel); break;
        case PE_PanelLineEdit: drawLineEdit(*Brushwork(painter), as<QStyleOptionFrame>(option), theme); break;
        case PE_PanelItemViewItem: drawItemGround(*Brushwork(painter), *option, theme); break;
        case PE_PanelItemViewRow: break; // its items are drawn one by one
        case PE_FrameFocusRect:
            if (option->state & State_KeyboardFocusChange)
                drawRing(*Brushwork(painter), option->rect, scaled(6), theme.accent);
            break;
        default: QProxyStyle::drawPrimitive(element, option, painter, widget);
        }
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override
    {
        switch (control) {
        case CC_ToolButton: drawToolButton(*Brushwork(painter), as<QStyleOptionToolButton>(option), lookOf(widget), theme); break;
        case CC_ComboBox: drawComboBox(*Brushwork(painter), as<QStyleOptionComboBox>(option), lookOf(widget), theme); break;
        case CC_SpinBox: drawSpinBox(*Brushwork(painter), as<QStyleOptionSpinBox>(option), theme); break;
        case CC_Slider:
            drawSlider(*Brushwork(painter), as<QStyleOptionSlider>(option),
                       proxy()->subControlRect(control, option, SC_SliderGroove, widget),
                       proxy()->subControlRect(control, option, SC_SliderHandle, widget), theme);
            break;
        case CC_ScrollBar:
            drawScrollBar(*Brushwork(painter), as<QStyleOptionSlider>(option), scrollBarHandle(as<QStyleOptionSlider>(option)), theme);
            break;
        default: QProxyStyle::drawComplexControl(control, option, painter, widget);
        }
    }

    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override
    {
        const Look look = lookOf(widget);
        switch (type) {
        case CT_PushButton: return pushButtonSize(as<QStyleOptionButton>(option), look, theme);
        case CT_ToolButton: return toolButtonSize(as<QStyleOptionToolButton>(option), look, theme);
        case CT_RadioButton: return segmentSize(as<QStyleOptionButton>(option), look, theme);
        case CT_CheckBox: return switchSize(as<QStyleOptionButton>(option), theme);
        case CT_ComboBox: // a row has room for the arrow alone
            return {size.width() + scaled(look == Look::Row ? 16 : 40), scaled(look == Look::Row ? 24 : 32)};
        case CT_SpinBox: return size + QSize(scaled(10), 0); // around a line edit
        case CT_LineEdit: return size + QSize(scaled(10), scaled(8) + 2);
        case CT_MenuItem:
            if (qobject_cast<const QComboBox*>(widget)) // in the list that it opens
                return listItemSize(as<QStyleOptionMenuItem>(option), size, theme);
            return menuItemSize(as<QStyleOptionMenuItem>(option), size, theme);
        case CT_MenuBarItem: return size + QSize(2 * scaled(9), 2 * scaled(3)); // of the text alone
        case CT_TabBarTab: return tabSize(as<QStyleOptionTab>(option), theme);
        default: return QProxyStyle::sizeFromContents(type, option, size, widget);
        }
    }

    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const override
    {
        switch (control) {
        case CC_ComboBox: return comboBoxPart(as<QStyleOptionComboBox>(option), part, lookOf(widget), theme);
        case CC_SpinBox: return spinBoxPart(as<QStyleOptionSpinBox>(option), part, theme);
        case CC_ScrollBar: {
            const auto& bar = as<QStyleOptionSlider>(option);
            const QRect handle = scrollBarHandle(bar);
            const bool upright = bar.orientation == Qt::Vertical;
            switch (part) {
            case SC_ScrollBarSlider: return handle;
            case SC_ScrollBarGroove: return bar.rect;
            case SC_ScrollBarSubPage:
                return upright ? QRect(bar.rect.topLeft(), QPoint(bar.rect.right(), handle.top() - 1))
                               : QRect(bar.rect.topLeft(), QPoint(handle.left() - 1, bar.rect.bottom()));
            case SC_ScrollBarAddPage:
                return upright ? QRect(QPoint(bar.rect.left(), handle.bottom() + 1), bar.rect.bottomRight())
                               : QRect(QPoint(handle.right() + 1, bar.rect.top()), bar.rect.bottomRight());
            default: return {};
            }
        }
        default: return QProxyStyle::subControlRect(control, option, part, widget);
        }
    }

    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override
    {
        switch (element) {
        case SE_CheckBoxClickRect: // all of them can be clicked
        case SE_RadioButtonClickRect: return option->rect;
        case SE_LineEditContents: {
            if (as<QStyleOptionFrame>(option).lineWidth <= 0)
                return option->rect;
            const int edge = scaled(4);
            return option->rect.adjusted(edge, 0, -edge, 0);
        }
        default: return QProxyStyle::subElementRect(element, option, widget);
        }
    }

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override
    {
        switch (metric) {
        case PM_ScrollBarExtent:
        case PM_ScrollView_ScrollBarOverlap: return scaled(10); // they lie over what they scroll
        case PM_ScrollView_ScrollBarSpacing: return 0;
        case PM_SliderLength:
        case PM_SliderThickness:
        case PM_SliderControlThickness: return scaled(18);
        case PM_MenuPanelWidth: return 1;
        case PM_MenuHMargin:
        case PM_MenuVMargin: return scaled(4);
        case PM_MenuBarHMargin: return scaled(11); // so that titles begin where the bar below them does
        case PM_MenuBarVMargin:
        case PM_MenuBarItemSpacing: return scaled(2);
        case PM_MenuBarPanelWidth: return 0;
        case PM_ToolTipLabelFrameWidth: return scaled(4);
        case PM_SplitterWidth: return scaled(12);
        case PM_HeaderMargin:
        case PM_TabBarBaseHeight:
        case PM_TabBarBaseOverlap:
        case PM_TabBarTabShiftVertical:
        case PM_TabBarTabShiftHorizontal:
        case PM_ComboBoxFrameWidth:
        case PM_SpinBoxFrameWidth: return 0;
        case PM_SmallIconSize:
        case PM_ButtonIconSize: return scaled(16);
        default: return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const override
    {
        switch (hint) {
        case SH_ComboBox_Popup: return 1; // lists are drawn like menus
        case SH_ComboBox_PopupFrameStyle: return int(QFrame::StyledPanel) | int(QFrame::Plain);
        case SH_EtchDisabledText: return 0;
        case SH_Slider_AbsoluteSetButtons: return Qt::LeftButton;
        default: return QProxyStyle::styleHint(hint, option, widget, result);
        }
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        auto* widget = static_cast<QWidget*>(watched);
        if (event->type() == QEvent::FocusIn) {
            const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
            // Qt says from the first Tab on that all focus comes by the keyboard.
            if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
                widget->window()->setAttribute(Qt::WA_KeyboardFocusChange, comesByKeyboard(reason));
        }
        // A wheel that passes by scrolls the panel; it changes only what has the focus.
        if (event->type() != QEvent::Wheel || !heedsWheel(widget) || widget->hasFocus())
            return QProxyStyle::eventFilter(watched, event);
        event->ignore();
        return true;
    }

private:
    QRect scrollBarHandle(const QStyleOptionSlider& bar) const
    {
        const bool upright = bar.orientation == Qt::Vertical;
        const int length = upright ? bar.rect.height() : bar.rect.width();
        const int range = bar.maximum - bar.minimum;
        int handle = length;
        if (range > 0) {
            const double share = bar.pageStep / (double(range) + bar.pageStep);
            handle = std::clamp(qRound(length * share), std::min(length, scaled(24)), length);
        }
        const int at = sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
        const QRect& box = bar.rect;
        return upright ? QRect(box.left(), box.top() + at, box.width(), handle) : QRect(box.left() + at, box.top(), handle, box.height());
    }
};

} // namespace

ThemedStyle* makeSoftfocusStyle(const Theme& theme)
{
    return new SoftfocusStyle(theme);
}

} // namespace softfocus
