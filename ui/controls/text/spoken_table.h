#pragma once

#include <QRect>
#include <QString>

#include <optional>
#include <utility>

class QWidget;

namespace softfocus {

/// The cells of a widget that paints a table itself, as screen readers go through them.
class SpokenCells {
public:
    virtual ~SpokenCells() = default;

    /// Of both sides, from 0.
    using Place = std::pair<int, int>;

    virtual int rowCount() const = 0;
    virtual int columnCount() const = 0;
    virtual QString rowName(int row) const = 0;
    virtual QString columnName(int column) const = 0;
    /// What stands in a cell, and what that means.
    virtual QString cellText(Place cell) const = 0;
    virtual QString cellSentence(Place cell) const = 0;
    /// Units: logical pixels of the widget.
    virtual QRect cellBox(Place cell) const = 0;
    /// The cell under the keyboard.
    virtual std::optional<Place> currentCell() const = 0;
    virtual void goTo(Place cell) = 0;
};

/// Makes the cells of a widget known as a table. Needs: called before anybody asks for the widget; the cells live as long as the widget.
void setSpokenCells(QWidget& widget, SpokenCells& cells);

/// Tells screen readers that the keyboard is at another cell, or that there is another number in the one it is at.
void announceCurrentCell(QWidget& widget);
void announceCurrentNumber(QWidget& widget);
/// Tells them that there are other rows and columns than before.
void announceOtherCells(QWidget& widget);

} // namespace softfocus
