#include "ui/views/patch_view.h"

#include "ui/model/document/selection.h"
#include "ui/paint/patches/patch_painter.h"
#include "ui/style/shown_theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace softfocus {

namespace {

/// Where a key leads on a square of side × side patches, or none for other keys. Ctrl makes steps of arrows as large as a few patches,
/// and those of Home and End lead to the first and the last patch of all.
std::optional<Index> walked(Index patch, const QKeyEvent& event, Index side)
{
    constexpr Index large = 4;
    const bool isFar = event.modifiers().testFlag(Qt::ControlModifier);
    const Index step = isFar ? large : 1, last = side - 1;
    Index row = patch / side, column = patch % side;
    switch (event.key()) {
    case Qt::Key_Left: column -= step; break;
    case Qt::Key_Right: column += step; break;
    case Qt::Key_Up: row -= step; break;
    case Qt::Key_Down: row += step; break;
    case Qt::Key_Home:
        column = 0;
        row = isFar ? 0 : row;
        break;
    case Qt::Key_End:
        column = last;
        row = isFar ? last : row;
        break;
    case Qt::Key_PageUp: row = 0; break;
    case Qt::Key_PageDown: row = last; break;
    default: return std::nullopt;
    }
    return std::clamp(row, Index(0), last) * side + std::clamp(column, Index(0), last);
}

} // namespace

PatchView::PatchView(const ResultSource& results, Selection& selection) : StageView(results, selection)
{
    setObjectName("patchView");
    connect(&selection, &Selection::queryChanged, this, &PatchView::followQuery);
}

const PatchLayout& PatchView::patchLayout()
{
    geometryNow();
    return m_layout;
}

StageGeometry PatchView::layOut()
{
    m_layout = layOutPatches(picture(), QSizeF(size()).expandedTo({1, 1}), devicePixelRatioF(), wantedParts(), shownTheme());
    return {m_layout.sentence, {}, {}, m_layout.picture, {}, {}, m_layout.legend | m_layout.legendCaption};
}

QRectF PatchView::boxOf(Cell cell) const
{
    const Index patch = patchOf(picture(), cell);
    const bool isThere = cell.row >= 0 && patch < m_layout.side * m_layout.side; // a column alone has no place here
    return isThere ? m_layout.rectIn(m_layout.picture, patch) : QRectF();
}

Cell PatchView::cellOf(Index patch) const
{
    return hasVeil(picture()) ? Cell{selection().query(), patch} : Cell{patch, -1};
}

Cell PatchView::firstCell() const
{
    return cellOf(selection().query());
}

std::optional<Cell> PatchView::placeAt(QPointF point)
{
    const std::optional<Index> patch = m_layout.patchAt(point);
    return patch ? std::optional(cellOf(*patch)) : std::nullopt;
}

Index PatchView::rowToChoose(Cell cell) const
{
    return patchOf(picture(), cell);
}

Index PatchView::side() const
{
    const bool hasPatches = picture().values && picture().attention->input->patches;
    return hasPatches ? picture().attention->input->patches->side : 0;
}

MapSize PatchView::tableSize() const
{
    return {side(), side()};
}

Cell PatchView::placeOfPatch(Index patch) const
{
    return patch >= 0 && side() > 0 ? Cell{patch / side(), patch % side()} : Cell{};
}

Cell PatchView::cellAtPlace(Cell place) const
{
    return place.row >= 0 && place.column >= 0 ? cellOf(place.row * side() + place.column) : Cell{};
}

Cell PatchView::placeOf(Cell cell) const
{
    return placeOfPatch(patchOf(picture(), cell));
}

Cell PatchView::chosenPlace() const
{
    return placeOfPatch(selection().query());
}

Cell PatchView::saidCell(Cell cell) const
{
    return saidAt(picture(), cell);
}

/// Of patches that have no number, and of the one that asks, a sentence says what they are.
std::optional<QString> PatchView::nameAtPlace(Cell place) const
{
    if (place.column < 0)
        return tr("row %1").arg(QLocale().toString(qlonglong(place.row + 1)));
    if (place.row < 0)
        return tr("column %1").arg(QLocale().toString(qlonglong(place.column + 1)));
    const Cell said = saidCell(cellAtPlace(place));
    return said.column < 0 ? std::optional(sentenceFor(picture(), said.row, -1)) : std::nullopt;
}

/// As a click: a patch begins to ask, and the one that asks shows its working.
void PatchView::pressPlace(Cell place)
{
    const Cell cell = cellAtPlace(place);
    const Index patch = patchOf(picture(), cell);
    if (hasVeil(picture()) && patch == selection().query()) {
        activateCell(cell);
        return;
    }
    selection().choose(patch);
    selection().focus(cellOf(patch));
}

/// An arrow key chooses a patch, and with Shift points at one.
bool PatchView::walk(const QKeyEvent& event)
{
    if (side() == 0)
        return false;
    const bool onlyPoints = event.modifiers().testFlag(Qt::ShiftModifier);
    const Index pointed = patchOf(picture(), selection().focused());
    const Index from = onlyPoints && pointed >= 0 ? pointed : std::max(Index(0), selection().query());
    const std::optional<Index> patch = walked(from, event, side());
    if (!patch)
        return false;
    if (!onlyPoints)
        selection().choose(*patch);
    selection().focus(cellOf(*patch));
    return true;
}

/// What is pointed at stays where it is, and is asked by another one now.
void PatchView::followQuery()
{
    if (!isVisible() || !hasVeil(picture()))
        return;
    Selection& chosen = selection();
    if (chosen.hovered().column >= 0 && chosen.hovered().row != chosen.query())
        chosen.hover(cellOf(chosen.hovered().column));
    if (chosen.explained().column >= 0 && chosen.explained().row != chosen.query())
        chosen.explain(cellOf(chosen.explained().column));
}

void PatchView::pictureChanged(const Picture& former)
{
    // Another choice of numbers leaves everything where it is.
    const bool isLaidOutAlike = former.attention && former.attention->input == picture().attention->input &&
                                former.attention->scene.view == picture().attention->scene.view;
    if (isLaidOutAlike)
        paintAnew();
    else
        layOutAnew();
}

void PatchView::paintPicture(QImage& frame)
{
    frame.fill(shownTheme().panel);
    QPainter painter(&frame);
    paintPatches(painter, m_layout, picture(), shownTheme(), lit());
}

} // namespace softfocus
