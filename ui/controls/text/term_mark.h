#pragma once

#include "ui/words/terms.h"

#include <QPointer>
#include <QTimer>
#include <QToolButton>

#include <functional>
#include <vector>

namespace softfocus {

class ResultSource;
class TermCard;

/// A small question mark beside a term: "What is this?" Pointing at it, pressing it or F1 on the control that it belongs to shows what the
/// term is and what it is in the chosen row. The card follows the numbers until the pointer or the keyboard leaves, or Esc.
class TermMark : public QToolButton {
    Q_OBJECT

public:
    /// `query` says which row the numbers are of; without it, it is the one that the scene chose. Needs: the results outlive the mark.
    TermMark(const char* name, const ResultSource& results, std::function<Index()> query = {}, QWidget* parent = nullptr);

    /// What it explains; it is there only while there is something.
    void setTerms(std::vector<Term> terms);
    const std::vector<Term>& terms() const { return m_terms; }
    /// F1 on this control, or on what is in it, asks this mark.
    void explain(QWidget& control);
    /// The mark that F1 asks on a widget, or null.
    static TermMark* of(QWidget* focused);

    void showCard();
    void hideCard();
    bool showsCard() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::vector<TermText> texts() const;
    void fillCard();

    const ResultSource& m_results;
    std::function<Index()> m_query;
    std::vector<Term> m_terms;
    QPointer<TermCard> m_card; ///< the window's, while it is this mark's turn
    QTimer m_pointed;          ///< runs out when the pointer means the mark
};

/// A title with its mark behind it, and what else stands in the same line at its end.
QWidget* makeTitleLine(QWidget& title, TermMark& mark);

} // namespace softfocus
