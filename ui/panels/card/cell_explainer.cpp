#include "ui/panels/card/cell_explainer.h"

#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/panels/card/card_place.h"
#include "ui/panels/card/cell_card.h"
#include "ui/style/shown_theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>

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
    m_selection.choose(cell.row); // the inspector works the row that the card is about
}

void CellExplainer::follow(StageView& picture)
{
    if (m_picture)
        m_picture->removeEventFilter(this);
    m_picture = &picture;
    m_picture->installEventFilter(this);
    showExplained();
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
    const bool exists = m_picture && cell.row >= 0 && cell.column >= 0;
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
    const auto onGround = [this](const QRect& box) { return QRect(m_picture->mapTo(&m_ground, box.topLeft()), box.size()); };
    const int edge = scaled(6);
    const QRect whole = m_ground.rect().adjusted(edge, edge, -edge, -edge);
    const Cell cell = m_selection.explained();
    QRect target = m_picture->cellRect(cell);
    if (target.isEmpty()) // out of sight: beside where the picture is
        target = QRect(m_picture->rect().center(), QSize(1, 1));
    CardGround ground{onGround(target), {}, onGround(m_picture->cellsRect())};
    for (const QRect& part : {m_picture->cellRect({cell.row, -1}), m_picture->cellRect({-1, cell.column}), m_picture->sentenceRect()})
        if (!part.isEmpty())
            ground.spared << onGround(part);
    // A slanted label leans over its neighbours' columns, so all of that strip is spared.
    if (const QRect cells = m_picture->cellsRect(), header = m_picture->cellRect({-1, cell.column}); !cells.isEmpty() && !header.isEmpty())
        ground.spared << onGround(QRect(cells.left(), header.top(), cells.width() + header.width(), header.height()));
    if (m_spared && m_spared->isVisible())
        ground.spared << QRect(m_spared->mapTo(&m_ground, QPoint()), m_spared->size());
    const QSize size = m_card->sizeHint().boundedTo(whole.size());
    m_card->setGeometry(placedBeside(ground, size, scaled(10), {onGround(m_picture->rect()), whole}));
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
    if (watched == m_picture) {
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
