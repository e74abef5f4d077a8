#include "ui/panels/card/cell_explainer.h"

#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/panels/card/card_place.h"
#include "ui/panels/card/cell_card.h"
#include "ui/style/shown_theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>

#include <optional>

namespace softfocus {

CellExplainer::CellExplainer(const ResultSource& results, Selection& selection, QWidget& ground)
    : QObject(&ground), m_results(results), m_selection(selection), m_ground(ground)
{
    connect(&m_selection, &Selection::explainedChanged, this, &CellExplainer::showExplained);
    connect(&m_selection, &Selection::focusChanged, this, [this] {
        // The card follows the keyboard from cell to cell.
        if (m_selection.explained() != Cell{} && m_selection.focused().row >= 0 && m_selection.focused().column >= 0)
            explainFocused();
    });
    connect(&m_results, &ResultSource::changed, this, &CellExplainer::showExplained);
}

void CellExplainer::explainFocused()
{
    const Cell cell = m_selection.focused();
    m_selection.explain(cell);
    m_selection.chooseRow(cell.row); // the inspector works the row that the card is about
}

void CellExplainer::follow(StageView& picture)
{
    if (m_picture)
        m_picture->removeEventFilter(this);
    m_picture = &picture;
    m_picture->installEventFilter(this);
    m_watched = &picture;
    showExplained();
}

bool CellExplainer::isOfCard(const QWidget& widget) const
{
    return m_card && (m_card == &widget || m_card->isAncestorOf(&widget));
}

CellCard& CellExplainer::card()
{
    if (m_card)
        return *m_card;
    m_card = new CellCard(m_results, &m_ground);
    connect(m_card, &CellCard::resized, this, &CellExplainer::place);
    connect(m_card, &CellCard::closed, this, &CellExplainer::close);
    connect(m_card, &CellCard::copied, this, &CellExplainer::copied);
    connect(m_card, &CellCard::walkWanted, this, [this](QKeyEvent* event) {
        if (m_picture)
            QCoreApplication::sendEvent(m_picture, event);
    });
    return *m_card;
}

void CellExplainer::showExplained()
{
    const Cell cell = m_selection.explained();
    const Attention& attention = *m_results.attention();
    const bool exists = m_picture && m_ground.isVisible() && cell.row >= 0 && cell.column >= 0;
    if (!exists) {
        if (m_card)
            m_card->hide();
        return;
    }
    const Picture picture = pictureOf(m_results.attention(), attention.scene.view.stage);
    if (!picture.values || cell.row >= picture.values->rows() || cell.column >= picture.values->cols())
        return;
    card().showCell(explained(picture, cell));
    place();
    m_card->show();
    m_card->raise();
}

void CellExplainer::place()
{
    if (!m_card || !m_picture || m_selection.explained() == Cell{})
        return;
    m_card->setGeometry(bestPlace());
}

/// What is seen of a part of a widget, on the ground: some of it may be scrolled away.
QRect CellExplainer::inSight(const QWidget& widget, const QRect& part) const
{
    QRect box(widget.mapTo(&m_ground, part.topLeft()), part.size());
    for (const QWidget* around = widget.parentWidget(); around && around != &m_ground; around = around->parentWidget())
        box &= QRect(around->mapTo(&m_ground, QPoint()), around->size());
    return box;
}

QList<QRect> CellExplainer::boxesOf(const std::vector<QPointer<const QWidget>>& widgets) const
{
    QList<QRect> boxes;
    for (const QWidget* widget : widgets)
        if (widget && widget->isVisible())
            if (const QRect box = inSight(*widget, widget->rect()); !box.isEmpty())
                boxes << box;
    return boxes;
}

/// Beside all cells, where it stays while one goes from cell to cell; where there is no room for that, beside its own. Rather than covering
/// what is kept it is narrower.
QRect CellExplainer::bestPlace() const
{
    const auto onGround = [this](const QRect& box) { return QRect(m_picture->mapTo(&m_ground, box.topLeft()), box.size()); };
    const int edge = scaled(6), gap = scaled(10);
    const QRect whole = m_ground.rect().adjusted(edge, edge, -edge, -edge);
    const QList<QRect> rooms{onGround(m_picture->rect()), whole};
    const QRect cells = m_picture->cellsRect();
    CardGround ground{{}, boxesOf(m_kept), boxesOf(m_spared), {}};
    for (const Part& part : m_keptParts)
        if (part.widget && part.widget->isVisible())
            if (const QRect box = inSight(*part.widget, part.box()); !box.isEmpty())
                ground.kept << box;
    if (const QRect legend = m_picture->legendRect(); !legend.isEmpty())
        ground.kept << onGround(legend);
    if (const QRect sentence = m_picture->sentenceRect(); !sentence.isEmpty())
        ground.kept << onGround(sentence); // it says in words what the card works out
    const Cell cell = m_selection.explained();
    const QRect rowHeader = m_picture->cellRect({cell.row, -1}), columnHeader = m_picture->cellRect({-1, cell.column});
    // A slanted label leans over its neighbours' columns, so that it is all of that strip.
    QList<QRect> labels;
    if (!cells.isEmpty() && !columnHeader.isEmpty())
        labels << onGround(QRect(cells.left(), columnHeader.top(), cells.width() + columnHeader.width(), columnHeader.height()));
    if (!cells.isEmpty() && !rowHeader.isEmpty())
        labels << onGround(QRect(rowHeader.left(), cells.top(), rowHeader.width(), cells.height()));
    std::vector<QSize> sizes;
    constexpr int widths = 5;
    for (int i = 0; i < widths; ++i)
        sizes.push_back(
            m_card->sizeFor(m_card->mostWide() - i * (m_card->mostWide() - m_card->leastWide()) / (widths - 1)).boundedTo(whole.size()));
    const auto freePlace = [&](const CardGround& around) -> std::optional<QRect> {
        constexpr double ofNarrowing = 0.4; // rather somewhat narrower than over something that is spared
        std::optional<QRect> best;
        double least = 0;
        for (std::size_t size = 0; size < sizes.size(); ++size) {
            const QRect place = placedBeside(around, sizes[size], gap, rooms);
            const double harm = harmOf(around, place, gap, rooms) + ofNarrowing * double(size);
            if (coversWhatIsKept(around, place) || (best && harm >= least))
                continue;
            best = place;
            least = harm;
        }
        return best;
    };
    if (!cells.isEmpty()) {
        CardGround docked = ground;
        docked.target = onGround(cells);
        docked.kept << labels;
        if (const std::optional<QRect> place = freePlace(docked))
            return *place;
    }
    const QRect own = m_picture->cellRect(cell);
    // Out of sight it stands beside where the picture is.
    ground.target = onGround(own.isEmpty() ? QRect(m_picture->rect().center(), QSize(1, 1)) : own);
    ground.table = onGround(cells);
    ground.spared << labels;
    for (const QRect& part : {rowHeader, columnHeader}) // its own, which are small parts of those
        if (!part.isEmpty())
            ground.spared << onGround(part);
    if (!cells.isEmpty() && !rowHeader.isEmpty()) // the other cells of its row
        ground.spared << onGround(QRect(cells.left(), rowHeader.top(), cells.width(), rowHeader.height()));
    const std::optional<QRect> place = freePlace(ground);
    return place ? *place : placedBeside(ground, sizes.front(), gap, rooms);
}

void CellExplainer::close()
{
    const bool hadFocus = m_card && (m_card->hasFocus() || m_card->isAncestorOf(m_ground.window()->focusWidget()));
    m_selection.explain({});
    if (hadFocus && m_picture)
        m_picture->setFocus(Qt::OtherFocusReason);
}

bool CellExplainer::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_watched) {
        const bool moved = event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Paint;
        // Painting comes after the layout that says where the cell is now.
        if (moved && m_card && m_card->isVisible())
            QMetaObject::invokeMethod(this, &CellExplainer::place, Qt::QueuedConnection);
        // Tab leads the keyboard into the card.
        if (event->type() == QEvent::KeyPress && m_card && m_card->isVisible() && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Tab) {
            m_card->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace softfocus
