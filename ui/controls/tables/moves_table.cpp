#include "ui/controls/tables/moves_table.h"

#include "ui/controls/tables/rows_table.h"
#include "ui/model/document/move_task.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/style/shown_theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <map>
#include <memory>

namespace softfocus {

namespace {

/// A row for each word of a result with vectors; what is asked for is looked up.
class MovesModel : public QAbstractTableModel {
    Q_DECLARE_TR_FUNCTIONS(softfocus::MovesModel)

public:
    enum Column { Word, Before, After, Cosine, Distance, ColumnCount };

    bool hasMove(Index row) const { return m_moves.contains(row); }
    /// The move that is shown, perhaps that of the result before; none where it is still being looked up.
    const WordMove* moveOf(Index row) const
    {
        const std::map<Index, WordMove>& moves = hasMove(row) ? m_moves : m_former;
        const auto found = moves.find(row);
        return found == moves.end() ? nullptr : &found->second;
    }
    QString sentence(Index row) const
    {
        return hasMove(row) ? moveSentence(*m_attention, m_moves.at(row)) : tr("looking up the nearest words …");
    }

    void setAttention(const std::shared_ptr<const Attention>& attention)
    {
        const bool sameWords = m_attention && m_attention->input == attention->input && rowCount() == rowsOf(*attention);
        const bool sameOutput = sameWords && m_attention->output == attention->output;
        if (!sameWords)
            beginResetModel();
        m_attention = attention;
        if (!sameOutput) {
            m_former = sameWords ? std::move(m_moves) : std::map<Index, WordMove>();
            m_moves.clear();
        }
        if (!sameWords)
            endResetModel();
    }

    /// The first ones first; what has been looked up is left out, and what does not exist.
    void lookUp(const std::vector<Index>& rows)
    {
        std::vector<Index> missing;
        for (const Index row : rows)
            if (row >= 0 && row < rowCount() && !hasMove(row) && std::ranges::find(missing, row) == missing.end())
                missing.push_back(row);
        if (missing.empty())
            return;
        if (!m_task)
            m_task = std::make_unique<MoveTask>(QStringLiteral("neighbours"), workOnMoves(), [this](const WordMove& move) {
                m_moves[move.query] = move;
                emit dataChanged(index(int(move.query), 0), index(int(move.query), ColumnCount - 1));
            });
        m_task->request({m_attention, std::move(missing)});
    }

    int rowCount(const QModelIndex& parent = {}) const override { return m_attention && !parent.isValid() ? rowsOf(*m_attention) : 0; }
    int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }

    QVariant data(const QModelIndex& at, int role = Qt::DisplayRole) const override
    {
        const bool hasList = at.column() == Before || at.column() == After;
        if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && hasList && moveOf(at.row())))
            return text(at);
        if (role != Qt::AccessibleDescriptionRole)
            return {};
        return at.column() == Word ? headerData(at.row(), Qt::Vertical, role)
                                   : QVariant(headerData(at.column(), Qt::Horizontal).toString() + QStringLiteral(": ") + text(at));
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (role == Qt::TextAlignmentRole)
            return int(section < Cosine ? Qt::AlignLeft : Qt::AlignRight);
        if (role == Qt::AccessibleDescriptionRole && orientation == Qt::Vertical)
            return sentence(section);
        if (role != Qt::DisplayRole)
            return {};
        const QString titles[] = {{}, tr("nearest before mixing"), tr("nearest after mixing"), tr("cosine"), tr("distance")};
        return orientation == Qt::Vertical ? text(index(section, Word)) : titles[section];
    }

private:
    static int rowsOf(const Attention& attention)
    {
        const bool hasMoves =
            attention.scene.view.stage == Stage::Output && hasNearestWords(attention) && attention.output->values.size() > 0;
        return hasMoves ? int(attention.queryCount()) : 0;
    }

    QString text(const QModelIndex& at) const
    {
        if (at.column() == Word)
            return QString::fromStdString(m_attention->input->queries[std::size_t(at.row())].text);
        const WordMove* move = moveOf(at.row());
        if (!move)
            return tr("being looked up");
        switch (at.column()) {
        case Before: return neighboursText(move->before, neighbourCount);
        case After: return neighboursText(move->after, neighbourCount);
        case Cosine: return cosineText(move->cosine);
        default: return distanceText(move->distance);
        }
    }

    std::shared_ptr<const Attention> m_attention; ///< whose moves these are
    std::map<Index, WordMove> m_moves;
    std::map<Index, WordMove> m_former; ///< of the result before
    std::unique_ptr<MoveTask> m_task;   ///< made when first needed
};

class MovesTable : public RowsTable {
    Q_DECLARE_TR_FUNCTIONS(softfocus::MovesTable)

public:
    MovesTable(const ResultSource& results, Selection& selection)
        : RowsTable(new MovesModel, {.head = 24,
                                     .leastRow = 24,
                                     .mostRow = 24,
                                     .foot = 26,
                                     .more = 0,
                                     .fewRows = 3,
                                     .leastWidth = 220,
                                     .width = 500,
                                     .mostHeight = 300}),
          m_results(results), m_selection(selection), m_model(static_cast<MovesModel*>(view().model()))
    {
        setObjectName("moves");
        view().setObjectName("movesTable");
        view().setAccessibleName(tr("Nearest words before and after mixing"));
        view().setSelectionMode(QTableView::SingleSelection);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        connect(&m_results, &ResultSource::changed, this, &MovesTable::takeResult);
        connect(m_model, &QAbstractItemModel::dataChanged, this, &MovesTable::sayChosen);
        connect(view().verticalScrollBar(), &QScrollBar::valueChanged, this, &MovesTable::lookUp);
        connect(view().selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this](const QModelIndex& current) { m_selection.choose(current.row()); });
        connect(&m_selection, &Selection::queryChanged, this, &MovesTable::followChoice);
        connect(&m_selection, &Selection::hoverChanged, this, [this] { light(int(m_selection.hovered().row)); });
    }

    /// The chosen word's move in a sentence, or that it is still being looked up.
    QString sentence() const
    {
        const Index row = m_selection.query();
        return row >= 0 && row < m_model->rowCount() ? m_model->sentence(row) : QString();
    }

protected:
    std::vector<int> columnWidths(int room) override
    {
        const int word = spaceBefore(0) + std::min(widestName(), scaled(150));
        const int number = spaceBefore(1) + headedWidth(MovesModel::Distance, type(12, QFont::DemiBold).width(QStringLiteral("−0.00")));
        const int last = number + spaceBefore(0), list = std::max(0, room - word - number - last) / 2;
        return {word, list, list, number, last};
    }
    int spaceBefore(int column) const override { return scaled(column == 0 ? 6 : 14); }

    void drawCell(QPainter& painter, const QRect& box, const QModelIndex& index) const override
    {
        const Theme& theme = shownTheme();
        const WordMove* move = m_model->moveOf(index.row());
        QString text = index.data().toString();
        painter.setPen(theme.text);
        if (index.column() == MovesModel::Word) {
            painter.setPen(m_selection.query() == index.row() ? theme.accent : theme.text);
            type(13).draw(painter, box, start(), text);
        } else if (index.column() >= MovesModel::Cosine) {
            if (move)
                type(12, QFont::DemiBold).draw(painter, box, end(), text);
        } else if (move || index.column() == MovesModel::Before) {
            const std::vector<NearWord> none, &words = !move ? none : index.column() == MovesModel::Before ? move->before : move->after;
            // As many neighbours as fit whole.
            for (std::size_t count = words.size(); count > 1 && type(12).width(text) > box.width(); --count)
                text = neighboursText(words, count - 1);
            if (index.column() == MovesModel::Before)
                painter.setPen(theme.secondary);
            type(12).draw(painter, box, start(), !move ? QStringLiteral("…") : words.empty() ? tr("near to no word") : text);
        }
    }

    void drawFoot(QPainter& painter, const QRect& foot) const override
    {
        painter.setPen(shownTheme().text);
        drawFitted(painter, foot.adjusted(scaled(6), 0, -scaled(6), 0), start(), shownTheme().sized(13), sentence());
    }
    void pointAt(int row) override { m_selection.hover({row, -1}); }
    void arrange() override
    {
        RowsTable::arrange();
        followChoice();
    }
    void showEvent(QShowEvent* event) override
    {
        RowsTable::showEvent(event);
        takeResult();
    }

private:
    void takeResult()
    {
        // On another stage it costs nothing; it catches up when it is shown.
        if (!isVisible())
            return;
        m_model->setAttention(m_results.attention());
        lookUp();
    }

    /// Brings the chosen word's row into sight.
    void followChoice()
    {
        const int row = int(m_selection.query());
        if (row >= 0 && row < m_model->rowCount()) {
            view().setCurrentIndex(m_model->index(row, std::max(0, view().currentIndex().column())));
            view().scrollTo(view().currentIndex());
        }
        lookUp();
    }

    void lookUp()
    {
        if (!isVisible())
            return;
        std::vector<Index> rows{m_selection.query()};
        for (int row = firstRow(); row < firstRow() + visibleRows(); ++row)
            rows.push_back(row);
        m_model->lookUp(rows);
        sayChosen();
    }

    void sayChosen()
    {
        view().setAccessibleDescription(sentence());
        update();
    }

    const ResultSource& m_results;
    Selection& m_selection;
    MovesModel* m_model;
};

} // namespace

RowsTable* makeMovesTable(const ResultSource& results, Selection& selection)
{
    return new MovesTable(results, selection);
}

} // namespace softfocus
