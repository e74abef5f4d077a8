#pragma once

#include "ui/paint/colour/theme.h"

#include <QLineEdit>

#include <functional>
#include <optional>

namespace softfocus {

/// What a ValueEntry is for: how its number is read and written.
struct ValueForm {
    QString symbol;                                               ///< "T"
    std::function<QString(double)> textOf;                        ///< the number with as many digits as it takes to be exact to a person
    std::function<std::optional<double>(const QString&)> valueOf; ///< what a person wrote, or none
    QString refusal;                                              ///< "“%1” is not a temperature. Write …"
    QString widest;                                               ///< e.g. "T = 88.888"
    int bigStep = 5;                                              ///< steps of Page up and Page down
};

/// Shows "T = 0.80", and takes a number exactly.
class ValueEntry : public QLineEdit {
    Q_OBJECT

public:
    explicit ValueEntry(ValueForm form, double value, QWidget* parent = nullptr);

    double value() const { return m_value; }
    /// Shows a number, in place of what is being typed.
    void showValue(double value);
    void applyTheme(const Theme& theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void entered(double value);
    void refused(const QString& sentence); ///< what was typed is none of its numbers, and why; the one before is shown again
    void stepped(int steps);

protected:
    /// Writes the number in another way from now on.
    void setTextOf(std::function<QString(double)> textOf);
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void commit();
    void showText();

    ValueForm m_form;
    Theme m_theme = Theme::light();
    double m_value;
    bool m_selectOnRelease = false;
};

} // namespace softfocus
