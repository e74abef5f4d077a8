#include "ui/style/field_look.h"

#include "ui/style/button_look.h"
#include "ui/style/draw.h"

#include <QAbstractSpinBox>
#include <QFrame>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace softfocus {

namespace {

constexpr double comboPadding = 12, arrowRoom = 16, stepButton = 24;

void drawField(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const double radius = theme.scaled(6);
    drawBox(painter, option.rect, radius, theme.panel, theme.hairline);
    if (option.state & QStyle::State_HasFocus)
        drawRing(painter, option.rect, radius, theme.accent);
}

/// A number that is shown like a word until one comes near.
void drawQuietField(QPainter& painter, const QStyleOptionSpinBox& box, const QRect& field, const Theme& theme)
{
    const bool focused = box.state & QStyle::State_HasFocus;
    const bool onButton = box.activeSubControls & (QStyle::SC_SpinBoxUp | QStyle::SC_SpinBoxDown);
    if (!focused && (onButton || !(box.state & QStyle::State_MouseOver)))
        return;
    constexpr double edge = 1.5;
    painter.setPen(focused ? QPen(theme.accent, edge) : QPen(Qt::NoPen));
    painter.setBrush(focused ? theme.window : theme.accentWash);
    const double radius = theme.scaled(6);
    painter.drawRoundedRect(QRectF(field).adjusted(1, 1, -1, -1), radius, radius);
}

/// A small round − or +.
void drawStep(QPainter& painter, const QStyleOptionSpinBox& box, QStyle::SubControl part, const Theme& theme)
{
    const bool up = part == QStyle::SC_SpinBoxUp;
    const bool possible =
        box.state & QStyle::State_Enabled && box.stepEnabled & (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
    const bool pointed = possible && box.activeSubControls & part;
    const QRectF round = QRectF(spinBoxPart(box, part, theme)).adjusted(1.5, 1.5, -1.5, -1.5);
    const double radius = round.height() / 2;
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(pointed ? theme.accentWash : theme.window);
    painter.drawRoundedRect(round, radius, radius);
    painter.setPen(QPen(possible ? theme.text : theme.hairline, 1.5, Qt::SolidLine, Qt::RoundCap));
    const double arm = theme.scaled(4);
    const QPointF centre = round.center();
    painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0));
    if (up)
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm));
}

} // namespace

void drawComboBox(QPainter& painter, const QStyleOptionComboBox& box, Look look, const Theme& theme)
{
    if (look == Look::Row) {
        drawRow(painter, box, box.currentText, theme);
        return;
    }
    const double radius = theme.scaled(8);
    drawBox(painter, box.rect, radius, box.state & QStyle::State_MouseOver ? theme.accentWash : theme.window, theme.hairline);
    const double arrow = theme.scaled(8);
    drawArrow(painter, QRectF(comboBoxPart(box, QStyle::SC_ComboBoxArrow, look, theme)).center(), arrow, theme.secondary);
    if (showsFocus(box))
        drawRing(painter, box.rect, radius, theme.accent);
}

QRect comboBoxPart(const QStyleOptionComboBox& box, QStyle::SubControl part, Look look, const Theme& theme)
{
    const int padding = look == Look::Row ? 0 : theme.scaled(comboPadding);
    const int arrow = theme.scaled(8);
    QRect place = box.rect;
    if (part == QStyle::SC_ComboBoxArrow)
        place.setLeft(place.right() + 1 - padding - arrow), place.setWidth(arrow);
    else if (part == QStyle::SC_ComboBoxEditField)
        place.adjust(padding, 0, -padding - theme.scaled(arrowRoom), 0);
    return QStyle::visualRect(box.direction, box.rect, place);
}

void drawSpinBox(QPainter& painter, const QStyleOptionSpinBox& box, const Theme& theme)
{
    if (box.frame)
        drawField(painter, box, theme);
    else
        drawQuietField(painter, box, spinBoxPart(box, QStyle::SC_SpinBoxEditField, theme), theme);
    if (box.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    drawStep(painter, box, QStyle::SC_SpinBoxDown, theme);
    drawStep(painter, box, QStyle::SC_SpinBoxUp, theme);
}

QRect spinBoxPart(const QStyleOptionSpinBox& box, QStyle::SubControl part, const Theme& theme)
{
    const int button = box.buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : theme.scaled(stepButton);
    const int gap = button > 0 ? 2 : 0;
    QRect place = box.rect;
    if (part == QStyle::SC_SpinBoxDown)
        place = QRect(place.left(), place.top() + (place.height() - button) / 2, button, button);
    else if (part == QStyle::SC_SpinBoxUp)
        place = QRect(place.right() + 1 - button, place.top() + (place.height() - button) / 2, button, button);
    else if (part == QStyle::SC_SpinBoxEditField)
        place.adjust(button + gap, 0, -button - gap, 0);
    if (part == QStyle::SC_SpinBoxEditField && box.frame)
        place.adjust(theme.scaled(3), 0, -theme.scaled(3), 0);
    return QStyle::visualRect(box.direction, box.rect, place);
}

void drawLineEdit(QPainter& painter, const QStyleOptionFrame& field, const Theme& theme)
{
    if (field.lineWidth > 0)
        drawField(painter, field, theme);
}

namespace {

/// Lets what it covers through, within a frame of dashes.
void drawVeil(QPainter& painter, const QRect& box, const Theme& theme)
{
    QColor veil = theme.window, wash = theme.accentWash;
    veil.setAlphaF(0.8F);
    wash.setAlphaF(0.6F);
    painter.fillRect(box, veil);
    const int inset = theme.scaled(12);
    painter.setBrush(wash);
    painter.setPen(QPen(theme.accent, theme.scaled(2), Qt::DashLine));
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), inset, inset);
}

} // namespace

void drawFrame(QPainter& painter, const QStyleOptionFrame& frame, Look look, const Theme& theme)
{
    const double radius = theme.scaled(8);
    if (look == Look::Notice)
        drawBox(painter, frame.rect, radius, theme.accentWash, theme.accent);
    else if (look == Look::Veil)
        drawVeil(painter, frame.rect, theme);
    else if (look == Look::Box)
        drawBox(painter, frame.rect, radius, theme.window, theme.hairline);
    else if (look == Look::Raised) {
        // A firm line: it lies over cells and panels of every colour.
        drawBox(painter, frame.rect, theme.scaled(12), theme.panel, theme.secondary);
        if (showsFocus(frame))
            drawRing(painter, frame.rect, theme.scaled(12), theme.accent);
    } else if (frame.frameShape != QFrame::NoFrame)
        drawBox(painter, frame.rect, 0, Qt::transparent, theme.hairline);
}

void drawSlider(QPainter& painter, const QStyleOptionSlider& slider, const QRectF& groove, const QRectF& handle, const Theme& theme)
{
    const double thickness = theme.scaled(4), middle = handle.center().y(), at = handle.center().x();
    const bool reversed = slider.upsideDown;
    const auto bar = [&](double from, double to, const QColor& colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        if (to > from)
            painter.drawRoundedRect(QRectF(from, middle - thickness / 2, to - from, thickness), thickness / 2, thickness / 2);
    };
    bar(groove.left(), groove.right(), theme.hairline);
    const double end = std::clamp(at, groove.left(), groove.right());
    bar(reversed ? end : groove.left(), reversed ? groove.right() : end, theme.accent);

    const double radius = handle.width() / 2.0 - 1;
    if (showsFocus(slider)) {
        QColor halo = theme.accent;
        halo.setAlphaF(0.3F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(halo);
        painter.drawEllipse(QPointF(at, middle), radius + 4, radius + 4);
    }
    painter.setPen(QPen(theme.accent, 2));
    painter.setBrush(slider.state & QStyle::State_Sunken ? theme.accentWash : theme.panel);
    painter.drawEllipse(QPointF(at, middle), radius, radius);
}

void drawScrollBar(QPainter& painter, const QStyleOptionSlider& bar, const QRect& handle, const Theme& theme)
{
    const double margin = theme.scaled(3);
    const QRectF grip = QRectF(handle).adjusted(margin, margin, -margin, -margin); // off the corners of what it lies in
    const double radius = std::min(grip.width(), grip.height()) / 2;
    QColor colour = theme.secondary;
    colour.setAlphaF(isPointedAt(bar) ? 0.8F : 0.45F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(grip, radius, radius);
}

} // namespace softfocus
