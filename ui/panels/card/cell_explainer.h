#pragma once

#include "ui/views/stage_table.h"

#include <QPointer>

class QKeyEvent;

namespace softfocus {

class CellCard;

/// Shows the card of the cell that the selection says is explained, beside that cell in the picture at hand.
class CellExplainer : public QObject {
    Q_OBJECT

public:
    /// The card lies on `ground`, over whatever else is there.
    CellExplainer(const ResultSource& results, Selection& selection, QWidget& ground);

    void applyTheme(const Theme& theme);
    /// The picture that cells are in from now on. Needs: the widget is a StageTable, somewhere on the ground.
    void follow(QWidget& widget);
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
    CellCard* m_card = nullptr; ///< made when first asked for
};

} // namespace softfocus
