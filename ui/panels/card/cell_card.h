#pragma once

#include "ui/controls/text/tabular_text.h"
#include "ui/model/derivation/explained_cell.h"
#include "ui/paint/colour/theme.h"

#include <QWidget>

#include <optional>

class QAbstractButton;

namespace softfocus {

/// A cell worked with its own numbers, on a card beside it. Copies as text or LaTeX; Esc closes it, arrows walk on.
class CellCard : public QWidget {
    Q_OBJECT

public:
    explicit CellCard(QWidget* parent);

    void applyTheme(const Theme& theme);
    void showCell(const ExplainedCell& cell);
    const ExplainedCell& shown() const { return m_cell; }

    QSize sizeHint() const override;

signals:
    void closed();
    void copied(const QString& what); ///< what is on the clipboard now, in a few words
    void walkWanted(const QKeyEvent& event);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// How wide the columns of the lines are.
    struct Columns {
        double name = 0, working = 0, result = 0, note = 0;
    };
    Columns columns() const;
    double lineHeight() const;
    double noteHeight(double width) const;
    void copyText();
    void copyLatex();
    void paintLine(QPainter& painter, const WorkedLine& line, const Columns& columns, double left, double top) const;

    /// Made once for each theme.
    struct Types {
        explicit Types(const Theme& theme);
        TabularText title, name, working, result, note;
    };

    Theme m_theme = Theme::light();
    std::optional<Types> m_types;
    ExplainedCell m_cell;
    QAbstractButton* m_text;
    QAbstractButton* m_latex;
    QAbstractButton* m_close;
};

} // namespace softfocus
