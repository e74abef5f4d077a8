#include "ui/controls/values/number_box.h"

#include "ui/controls/text/tabular_text.h"
#include "ui/style/shown_theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOptionSpinBox>

namespace softfocus {

namespace {

constexpr int longestEntry = 40;
constexpr int longestQuote = 20;

QString quoted(const QString& text)
{
    return text.size() <= longestQuote ? text : text.left(longestQuote) + QStringLiteral("…");
}

/// Focus that a menu or another window borrows comes back to what was being typed.
bool isBorrowed(const QFocusEvent& event)
{
    return event.reason() == Qt::PopupFocusReason || event.reason() == Qt::ActiveWindowFocusReason;
}

/// The text of a box: in even figures while it only shows the number, and all selected after the click that comes to it.
class NumberField : public QLineEdit {
public:
    NumberField()
    {
        setObjectName("qt_spinbox_lineedit"); // so Qt leaves it out of what screen readers see
        setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setMaxLength(longestEntry);
        setFocusPolicy(Qt::NoFocus); // which is the box's
    }

protected:
    void mousePressEvent(QMouseEvent* event) override
    {
        parentWidget()->setFocus(Qt::MouseFocusReason); // its buttons leave the keyboard where it is
        m_selectOnRelease = selectedText() == text();
        QLineEdit::mousePressEvent(event);
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        QLineEdit::mouseReleaseEvent(event);
        if (m_selectOnRelease && selectedText().isEmpty())
            selectAll();
        m_selectOnRelease = false;
    }
    void paintEvent(QPaintEvent* event) override
    {
        if (hasFocus()) {
            QLineEdit::paintEvent(event);
            return;
        }
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::Text));
        TabularText(font()).draw(painter, rect().adjusted(2, 0, -2, 0), Qt::AlignRight, text());
    }

private:
    bool m_selectOnRelease = false;
};

} // namespace

NumberBox::NumberBox(ValueForm form, double number, ButtonSymbols buttons, QWidget* parent)
    : QAbstractSpinBox(parent), m_form(std::move(form)), m_number(number)
{
    setLineEdit(new NumberField);
    setFrame(false);
    setButtonSymbols(buttons);
    setFocusPolicy(Qt::TabFocus); // and by a click on the number
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setType(*this, 13, QFont::DemiBold);
    followTheme(*this, [this](const Theme& theme) {
        QPalette palette;
        palette.setColor(QPalette::Text, theme.accent);
        setPalette(palette);
    });
    showText();
}

void NumberBox::showNumber(double number)
{
    if (number == m_number)
        return;
    m_number = number;
    showText();
    QAccessibleValueChangeEvent event(this, number);
    QAccessible::updateAccessibility(&event);
}

void NumberBox::setTextOf(std::function<QString(double)> textOf)
{
    m_form.textOf = std::move(textOf);
    showText();
}

void NumberBox::setCanStep(bool down, bool up)
{
    m_canStep = (down ? StepDownEnabled : StepNone) | (up ? StepUpEnabled : StepNone);
    update();
}

void NumberBox::showText()
{
    // What is written is all of the number, so that leaving it as it is changes nothing.
    lineEdit()->setText(hasFocus() ? m_form.exactTextOf(m_number) : tr("%1 = %2").arg(m_form.symbol, m_form.textOf(m_number)));
    if (hasFocus())
        lineEdit()->selectAll();
}

QSize NumberBox::sizeHint() const
{
    QStyleOptionSpinBox box;
    initStyleOption(&box);
    const int buttons = box.rect.width() - style()->subControlRect(QStyle::CC_SpinBox, &box, QStyle::SC_SpinBoxEditField, this).width();
    return {qRound(TabularText(font()).width(m_form.widest)) + scaled(16) + buttons, scaled(24)};
}

QValidator::State NumberBox::validate(QString& text, int&) const
{
    return m_form.valueOf(text) ? QValidator::Acceptable : QValidator::Intermediate; // what is wrong is told once it is entered
}

void NumberBox::stepBy(int steps)
{
    if (lineEdit()->isModified())
        commit();
    emit stepped(steps);
}

bool NumberBox::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        // Esc takes back what was typed before it is anybody else's.
        if (key.key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        // A line's end is End's; the window exports by this key.
        if (key.keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_E)) {
            event->ignore();
            return true;
        }
        // Once the number is entered there is nothing of the field's own to undo: the keys are the window's.
        if (!lineEdit()->isModified() && (key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo))) {
            event->ignore();
            return true;
        }
    }
    return QAbstractSpinBox::event(event);
}

void NumberBox::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageUp: stepBy(m_form.bigStep); break;
    case Qt::Key_PageDown: stepBy(-m_form.bigStep); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: event->setAccepted(!commit()); break; // what is refused is mended here
    case Qt::Key_Escape:
        showText();
        event->ignore();
        break;
    default: QAbstractSpinBox::keyPressEvent(event);
    }
}

bool NumberBox::commit()
{
    const QString typed = text();
    const std::optional<double> number = m_form.valueOf(typed);
    if (!number) {
        showText();
        emit refused(m_form.refusal.arg(quoted(typed)));
        return false;
    }
    if (*number != m_number)
        emit entered(*number);
    showText();
    return true;
}

void NumberBox::focusInEvent(QFocusEvent* event)
{
    QAbstractSpinBox::focusInEvent(event);
    const bool isUntouched = !lineEdit()->isModified() && text().startsWith(m_form.symbol); // as when a window is first shown
    if (!isBorrowed(*event) || isUntouched)
        showText();
}

void NumberBox::focusOutEvent(QFocusEvent* event)
{
    QAbstractSpinBox::focusOutEvent(event);
    if (isBorrowed(*event))
        return;
    commit();
    showText();
    emit left();
}

} // namespace softfocus
