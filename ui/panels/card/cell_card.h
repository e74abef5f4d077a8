#pragma once

#include "ui/model/derivation/explained_cell.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace softfocus {

class PartsStrip;
class ResultSource;
class TextLabel;

/// A cell worked with its own numbers, on a card beside it. Copies as text or LaTeX; Esc closes it, arrows walk on.
class CellCard : public QFrame {
    Q_OBJECT

public:
    /// Needs: the results outlive the card.
    CellCard(const ResultSource& results, QWidget* parent);

    void showCell(const ExplainedCell& cell);
    const ExplainedCell& shown() const { return m_cell; }

    QSize sizeHint() const override { return sizeFor(mostWide()); }
    /// How large it is where it may be so wide: never so narrow that a number is cut, but its notes may be.
    QSize sizeFor(int width) const;
    int mostWide() const;
    int leastWide() const;

signals:
    void closed();
    void resized();                   ///< it wants another size
    void copied(const QString& what); ///< what is on the clipboard now, in a few words
    void walkWanted(QKeyEvent* event);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showLine(int row, const WorkedLine& line);
    void showMark(int row, const WorkedLine& line);
    void showParts();
    void openParts(bool open);
    void copy(bool asLatex);

    const ResultSource& m_results;
    ExplainedCell m_cell;
    TextLabel* m_title;
    QGridLayout* m_lines; ///< name, working, result and note of each, and the mark that explains its terms
    QLabel* m_partsTitle;
    QLabel* m_partsSum; ///< where the lines above say nothing of it
    PartsStrip* m_parts;
    QPushButton* m_open; ///< shows the parts where the card is about something further on
    bool m_isOpen = false;
    QLabel* m_prose;
    QWidget* m_copies; ///< the buttons that copy
};

} // namespace softfocus
