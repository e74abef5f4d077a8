#pragma once

#include "ui/words/terms.h"

#include <QFrame>

class QVBoxLayout;

namespace softfocus {

/// What terms are, with the numbers of a row, two lines for each; over the window, beside what it is about. It takes neither the pointer
/// nor the keyboard.
class TermCard : public QFrame {
    Q_OBJECT

public:
    explicit TermCard(QWidget& window);

    /// Shows the terms below or above a box of the window's, wherever it has room.
    void showBeside(const QRect& box, const std::vector<TermText>& terms);
    /// The same in words, line by line.
    static QString textOf(const std::vector<TermText>& terms);

private:
    void setTerms(const std::vector<TermText>& terms);

    QVBoxLayout* m_column;
};

} // namespace softfocus
