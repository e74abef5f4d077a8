#pragma once

#include "ui/views/stage_view.h"

#include <QList>
#include <QPointer>
#include <QRect>

#include <functional>
#include <utility>
#include <vector>

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

    /// The picture that cells are in from now on, somewhere on the ground.
    void follow(StageView& picture);
    /// Whether a widget is the card or in it.
    bool isOfCard(const QWidget& widget) const;
    /// What the card never covers: what changes the numbers on it stays in reach. Needs: widgets of the ground's.
    void keep(const QWidget& widget) { m_kept.push_back(&widget); }
    /// The same for a part of one, in its own coordinates; an empty one is none. Needs: what the function takes lives as long as the widget.
    void keepPart(const QWidget& widget, std::function<QRect()> part) { m_keptParts.push_back({&widget, std::move(part)}); }
    /// What is rather seen than covered, where there is a choice.
    void spare(const QWidget& widget) { m_spared.push_back(&widget); }
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
    QRect bestPlace() const;
    QRect inSight(const QWidget& widget, const QRect& part) const;
    QList<QRect> boxesOf(const std::vector<QPointer<const QWidget>>& widgets) const;
    CellCard& card();

    const ResultSource& m_results;
    Selection& m_selection;
    QWidget& m_ground;
    QPointer<StageView> m_picture;
    const QObject* m_watched = nullptr; ///< the same to be compared with, also while it is destroyed and no longer a StageView
    struct Part {
        QPointer<const QWidget> widget;
        std::function<QRect()> box;
    };
    std::vector<QPointer<const QWidget>> m_kept, m_spared;
    std::vector<Part> m_keptParts;
    CellCard* m_card = nullptr; ///< made when first asked for
};

} // namespace softfocus
