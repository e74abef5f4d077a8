#pragma once

#include "ui/style/shown_theme.h"
#include "ui/words/panel_text.h"

#include <QWidget>

#include <vector>

namespace softfocus {

/// Names on the left, what they have on the right, line by line: numbers that change while one looks, without moving anything. Where there is
/// too little room for both in a line, names give way. A line at length stands on hover; screen readers hear all of them.
class FactLines : public QWidget {
    Q_OBJECT

public:
    explicit FactLines(QWidget* parent = nullptr);

    void setFacts(std::vector<Fact> facts);
    const std::vector<Fact>& facts() const { return m_facts; }
    /// Those that have a line.
    std::vector<Fact> seen() const;
    /// How many lines there is room for, whatever there is to say: of more, those of the lowest ranks are seen, the
    /// others on hover; 0 for all.
    void keepLines(int lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {scaled(60), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    double lineHeight() const;

    std::vector<Fact> m_facts;
    int m_lines = 0;
};

} // namespace softfocus
