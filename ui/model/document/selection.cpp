#include "ui/model/document/selection.h"

#include "core/attention/vector_rows.h"
#include "ui/model/document/result_source.h"

#include <algorithm>

namespace softfocus {

namespace {

/// How many columns the map of the result has: keys, or the dimensions of vectors.
Index columnsOf(const Attention& attention)
{
    const Stage stage = attention.scene.view.stage;
    if (!hasStage(attention, stage))
        return 0;
    switch (stage) {
    case Stage::Vectors: return attention.vectors->cols();
    case Stage::Scores:
    case Stage::Weights: break;
    case Stage::Output: return attention.output->values.cols();
    }
    return attention.keyCount();
}

/// How many rows it has: queries, and among the vectors other keys, too.
Index chosenRowsOf(const Attention& attention)
{
    const bool showsVectors = attention.scene.view.stage == Stage::Vectors && hasStage(attention, Stage::Vectors);
    return showsVectors ? attention.vectors->rows() : attention.queryCount();
}

} // namespace

Selection::Selection(const ResultSource& results, QObject* parent) : QObject(parent), m_results(results)
{
    connect(&m_results, &ResultSource::changed, this, &Selection::follow);
    follow();
}

void Selection::hover(Cell cell)
{
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    emit hoverChanged();
}

void Selection::focus(Cell cell)
{
    if (cell == m_focused)
        return;
    m_focused = cell;
    emit focusChanged();
}

void Selection::explain(Cell cell)
{
    if (cell == m_explained)
        return;
    m_explained = cell;
    emit explainedChanged();
}

void Selection::choose(Index query)
{
    if (query >= m_results.attention()->queryCount())
        return;
    show(query, true);
}

void Selection::chooseRow(Index row)
{
    const Attention& attention = *m_results.attention();
    if (const Index query = queryAtRow(attention, attention.scene.view.stage, row); query >= 0)
        choose(query);
}

void Selection::show(Index query, bool isChosen)
{
    const std::optional<Index> former = choice();
    const bool isOther = query != m_query;
    m_query = query;
    m_isChosen = isChosen;
    if (choice() != former)
        emit choiceChanged();
    m_known = m_results.rememberedQuery(); // where somebody keeps choices, it is this one
    if (isOther)
        emit queryChanged();
}

/// Moves the choices back into the map. Until a row is chosen, it is the usual one; a scene that comes with another choice than the
/// one before has its own.
void Selection::follow()
{
    const Attention& attention = *m_results.attention();
    const Index queries = attention.queryCount(), rows = chosenRowsOf(attention), columns = columnsOf(attention);
    const auto within = [&](Cell cell) { return cell.row < rows && cell.column < columns ? cell : Cell{}; };
    hover(within(m_hovered));
    focus(within(m_focused));
    explain(within(m_explained));
    std::optional<Index> chosen = choice();
    if (m_results.rememberedQuery() != m_known)
        chosen = m_results.rememberedQuery();
    // An emptied sentence begins anew.
    const bool isChosen = chosen && *chosen >= 0 && queries > 0;
    show(isChosen ? std::min(*chosen, queries - 1) : usualQuery(*attention.input), isChosen);
}

} // namespace softfocus
