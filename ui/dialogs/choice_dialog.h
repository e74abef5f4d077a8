#pragma once

#include "ui/paint/colour/theme.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace softfocus {

/// A question over the window, in its look. Enter takes the answer that has the focus, Esc is none.
class ChoiceDialog : public QDialog {
    Q_OBJECT

public:
    using Step = std::function<void()>;

    ChoiceDialog(const QString& question, const QString& detail, QWidget* parent);

    /// An answer that needs no explanation; they stand in a row. The first one that is preferred has the focus.
    void addAnswer(const char* name, const QString& text, bool preferred, Step step);
    /// An answer with a line on what it means; they stand below each other.
    void addChoice(const char* name, const QString& title, const QString& meaning, bool preferred, Step step);
    /// One of a list, which an answer may ask for. Add them before the answers: the first of them has the focus,
    /// and Enter in one of them takes the answer that is preferred.
    QComboBox& addPick(const QByteArray& name, const QString& title, const QStringList& items);
    /// The answer that changes nothing.
    void addCancel();

    QSize sizeHint() const override;

private:
    void connectAnswer(QPushButton& button, bool preferred, Step step);

    QVBoxLayout* m_column;
    QHBoxLayout* m_row;
    QComboBox* m_firstPick = nullptr;
};

} // namespace softfocus
