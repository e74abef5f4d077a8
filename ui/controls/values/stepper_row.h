#pragma once

#include "ui/controls/values/value_entry.h"

namespace softfocus {

class StepButton;
class TextLabel;

/// A row with its name on the left and a whole number on the right, to write or to count up and down.
class StepperRow : public QWidget {
    Q_OBJECT

public:
    /// `name` is the object name; its parts are called name + "Entry", "Fewer" and "More".
    StepperRow(const QString& name, const QString& title, ValueForm form, double value, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void showValue(double value);
    /// Whether there is something below and above.
    void setCanStep(bool down, bool up);
    void applyTheme(const Theme& theme);
    ValueEntry& entry() { return *m_entry; }

signals:
    void stepped(int steps);
    void entered(double value);
    void refused(const QString& sentence);

private:
    TextLabel* m_title;
    StepButton* m_down;
    ValueEntry* m_entry;
    StepButton* m_up;
};

} // namespace softfocus
