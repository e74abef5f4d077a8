#include "ui/controls/values/value_entry.h"

#include "ui/controls/text/tabular_text.h"
#include "ui/style/metrics.h"
#include "ui/style/style.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace softfocus {

namespace {

constexpr int longestEntry = 40;
constexpr int longestQuote = 20;

QString quoted(const QString& text)
{
    return text.size() <= longestQuote ? text : text.left(longestQuote) + QStringLiteral("…");
}

} // namespace

ValueEntry::ValueEntry(ValueForm form, double value, QWidget* parent) : QLineEdit(parent), m_form(std::move(form)), m_value(value)
{
    setFrame(false);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setMaxLength(longestEntry);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    showText();
}

void ValueEntry::showValue(double value)
{
    if (value == m_value)
        return;
    m_value = value;
    showText();
}

void ValueEntry::setTextOf(std::function<QString(double)> textOf)
{
    m_form.textOf = std::move(textOf);
    showText();
}

void ValueEntry::showText()
{
    const QString number = m_form.textOf(m_value);
    setText(hasFocus() ? number : tr("%1 = %2").arg(m_form.symbol, number));
    if (hasFocus())
        selectAll();
}

void ValueEntry::applyTheme(const Theme& theme)
{
    m_theme = theme;
    setFont(theme.sized(13, QFont::DemiBold));
    QPalette palette = paletteFor(theme);
    palette.setColor(QPalette::Base, Qt::transparent);
    palette.setColor(QPalette::Text, theme.accent);
    setPalette(palette);
    updateGeometry();
    update();
}

QSize ValueEntry::sizeHint() const
{
    const TabularText figures(m_theme.sized(13, QFont::DemiBold));
    return {qRound(figures.width(m_form.widest)) + scaled(m_theme, 16), scaled(m_theme, 24)};
}

bool ValueEntry::event(QEvent* event)
{
    // Once the number is entered there is nothing of the field's own to undo: the keys are the window's.
    if (event->type() == QEvent::ShortcutOverride && !isModified()) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        if (key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void ValueEntry::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up: emit stepped(1); break;
    case Qt::Key_Down: emit stepped(-1); break;
    case Qt::Key_PageUp: emit stepped(m_form.bigStep); break;
    case Qt::Key_PageDown: emit stepped(-m_form.bigStep); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: commit(); break;
    case Qt::Key_Escape:
        showText();
        focusNextChild();
        break;
    default: QLineEdit::keyPressEvent(event);
    }
}

void ValueEntry::commit()
{
    const QString typed = text();
    const std::optional<double> value = m_form.valueOf(typed);
    if (!value) {
        showText();
        emit refused(m_form.refusal.arg(quoted(typed)));
        return;
    }
    if (*value != m_value)
        emit entered(*value);
    showText();
}

void ValueEntry::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        showText();
}

void ValueEntry::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason)
        return;
    commit();
}

void ValueEntry::mousePressEvent(QMouseEvent* event)
{
    m_selectOnRelease = text().startsWith(m_form.symbol) || selectedText() == text();
    QLineEdit::mousePressEvent(event);
}

void ValueEntry::mouseReleaseEvent(QMouseEvent* event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (m_selectOnRelease && selectedText().isEmpty())
        selectAll();
    m_selectOnRelease = false;
}

void ValueEntry::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (hasFocus() || underMouse()) {
            const double radius = scaled(m_theme, 6);
            painter.setPen(hasFocus() ? QPen(m_theme.accent, 1.5) : QPen(Qt::NoPen));
            painter.setBrush(hasFocus() ? m_theme.window : m_theme.accentWash);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
        }
        if (!hasFocus()) {
            painter.setPen(m_theme.accent);
            const QRect room = rect().adjusted(2, 0, -2, 0);
            TabularText(font()).draw(painter, room, Qt::AlignRight, text());
            return;
        }
    }
    QLineEdit::paintEvent(event);
}

} // namespace softfocus
