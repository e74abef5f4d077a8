#pragma once

#include "ui/paint/colour/theme.h"

#include <QDialog>
#include <QStringList>

#include <functional>

class QComboBox;
class QLabel;
class QRadioButton;

namespace softfocus {

/// Sets the temperatures of the panels of Compare so that all have the entropy of one of them: asks which one, and whether on one row or on the
/// mean over all. What was done stands in the dialog, which stays until it is closed.
class SameSpreadDialog : public QDialog {
    Q_OBJECT

public:
    struct Choices {
        QStringList names;     ///< of the panels
        std::size_t model = 0; ///< the one that is offered
        QString row;           ///< what the chosen row is called; empty where there is none
    };
    /// Sets the temperatures for a model and a row or the mean, and says in sentences what was done, or why it was not.
    using Set = std::function<QString(std::size_t model, bool ofMean)>;

    SameSpreadDialog(const Choices& choices, Set set, QWidget* parent);

    QSize sizeHint() const override;

private:
    void run();

    Set m_set;
    QComboBox* m_model;
    QRadioButton *m_row, *m_mean;
    QLabel* m_result;
};

} // namespace softfocus
