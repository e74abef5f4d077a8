#pragma once

#include <QAbstractSpinBox>

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>

namespace softfocus {

/// What a NumberBox is for: how its number is read and written.
struct ValueForm {
    QString symbol;                                               ///< "T"
    std::function<QString(double)> textOf;                        ///< as it is shown
    std::function<QString(double)> exactTextOf;                   ///< as it is written: with all digits that it takes to be exact
    std::function<std::optional<double>(const QString&)> valueOf; ///< what a person wrote, or none
    QString refusal;                                              ///< "“%1” is not a temperature. Write …"
    QString widest;                                               ///< e.g. "T = 88.888"
    int bigStep = 5;                                              ///< steps of Page up and Page down
    double least = 0, greatest = std::numeric_limits<double>::infinity();
};

/// Shows "T = 0.80", and takes a number exactly. It asks for numbers and steps, and shows the number that it is given.
/// Enter asks for the number that was typed, Esc takes it back; both keys are then left to whatever the box is in.
class NumberBox : public QAbstractSpinBox {
    Q_OBJECT
    // By these names Qt's accessibility asks for them.
    Q_PROPERTY(double value READ number WRITE ask)
    Q_PROPERTY(double minimum READ least)
    Q_PROPERTY(double maximum READ greatest)

public:
    NumberBox(ValueForm form, double number, ButtonSymbols buttons = NoButtons, QWidget* parent = nullptr);

    double number() const { return m_number; }
    /// Shows a number, in place of what is being typed.
    void showNumber(double number);
    /// Shows the number in another way from now on.
    void setTextOf(std::function<QString(double)> textOf);
    /// Whether there is a number below and above.
    void setCanStep(bool down, bool up);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    StepEnabled stepEnabled() const override { return m_canStep; }
    void stepBy(int steps) override;
    QValidator::State validate(QString& text, int& at) const override;

signals:
    void entered(double number);
    void refused(const QString& sentence); ///< what was typed is none of its numbers, and why; the one before is shown again
    void stepped(int steps);
    void left(); ///< the keyboard is elsewhere: what was said about what was typed is over

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    double least() const { return m_form.least; }
    double greatest() const { return m_form.greatest; }
    void ask(double number) { emit entered(std::clamp(number, m_form.least, m_form.greatest)); }
    /// False where what was typed is refused.
    bool commit();
    void showText();

    ValueForm m_form;
    double m_number;
    StepEnabled m_canStep = StepDownEnabled | StepUpEnabled;
};

} // namespace softfocus
