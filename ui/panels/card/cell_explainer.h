#pragma once

#include "ui/controls/tables/painted_table.h"
#include "ui/paint/colour/theme.h"

#include <QPointer>

class QKeyEvent;

namespace softfocus {

class CellCard;
class ResultSource;
class Selection;

/// Shows the card of the cell that the selection says is explained, beside that cell in the picture at hand.
class CellExplainer : public QObject {
    Q_OBJECT

public:
    /// The card lies on `ground`, over whatever else is there.
    CellExplainer(const ResultSource& results, Selection& selection, QWidget& ground);

    void applyTheme(const Theme& theme);
    /// The picture that cells are in from now on, somewhere on the ground, and the table that it paints. Needs: the table lives as long.
    void follow(QWidget& picture, const PaintedTable& table);
    /// What the card does not cover while it is shown: what changes the numbers on it stays in reach. Needs: a widget of the ground's.
    void spare(const QWidget& widget) { m_spared = &widget; }
    /// What moved, or how large it is, has changed.
    void place();

signals:
    void copied(const QString& what);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showExplained();
    void explainFocused();
    void close();
    void walk(const QKeyEvent& event);
    CellCard& card();

    const ResultSource& m_results;
    Selection& m_selection;
    QWidget& m_ground;
    Theme m_theme = Theme::light();
    QPointer<QWidget> m_picture;
    const PaintedTable* m_table = nullptr; ///< of the picture
    const QWidget* m_spared = nullptr;
    CellCard* m_card = nullptr; ///< made when first asked for
};

} // namespace softfocus
