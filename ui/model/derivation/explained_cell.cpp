#include "ui/model/derivation/explained_cell.h"

#include "core/attention/vector_rows.h"
#include "ui/model/derivation/weight_worker.h"
#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/piece_text.h"
#include "ui/words/shown_vectors.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class ExplainedCellWords {
    Q_DECLARE_TR_FUNCTIONS(ExplainedCellWords)
};

const LineName scoreName{"s", "s"}, sumName{"Σ", "\\Sigma"};

/// From the sum of the squared differences to minus their mean in units that lower a score by 1.
void workDifference(WorkedLines& working, const Projections& vectors, Cell cell, double score)
{
    const auto count = vectors.keys->cols();
    const double sum = (vectors.queries->row(cell.row) - vectors.keys->row(cell.column)).squaredNorm(), mean = sum / double(count);
    working.state({"Σ (q − k)²", "\\Sigma (q - k)^2"}, sum, ExplainedCellWords::tr("sum of %1 squared differences").arg(countText(count)));
    working.divide({ExplainedCellWords::tr("MSE"), "\\mathrm{MSE}"}, sum, double(count), mean, ExplainedCellWords::tr("their mean"));
    working.divide(scoreName, -mean, squaredDifferenceUnit, score,
                   ExplainedCellWords::tr("minus the mean, in units of %1").arg(squaredDifferenceUnitText()));
}

void workScore(WorkedLines& working, const Picture& picture, Cell cell)
{
    const Projections* vectors = projectionsOf(*picture.attention->input);
    const double score = (*picture.values)(cell.row, cell.column);
    if (!vectors) {
        working.state(scoreName, score, ExplainedCellWords::tr("as given"));
        return;
    }
    if (vectors->comparison == Comparison::SquaredDifference) {
        workDifference(working, *vectors, cell, score);
        return;
    }
    const double dot = vectors->queries->row(cell.row).dot(vectors->keys->row(cell.column));
    const auto dimension = vectors->keys->cols();
    working.state({"q · k", "q \\cdot k"}, dot, ExplainedCellWords::tr("sum of %1 products").arg(countText(dimension)));
    working.state({"√d", "\\sqrt{d}"}, std::sqrt(double(dimension)), ExplainedCellWords::tr("d = %1 dimensions").arg(countText(dimension)));
    working.divide(scoreName, dot, std::sqrt(double(dimension)), score);
}

void workOutput(WorkedLines& working, const Picture& picture, Cell cell)
{
    const Attention& attention = *picture.attention;
    const std::span weights = rowOf(attention.weights->values, cell.row);
    const Matrix& vectors = *projectionsOf(*attention.input)->values;
    const auto part = [&](Index key) { return weights[std::size_t(key)] * vectors(key, cell.column); };
    std::vector<Index> order;
    for (Index key = 0; key < std::ssize(weights); ++key)
        if (weights[std::size_t(key)] != 0)
            order.push_back(key);
    std::ranges::stable_sort(order, [&](Index a, Index b) { return std::abs(part(a)) > std::abs(part(b)); });
    constexpr std::size_t mostLines = 6;
    const std::size_t shown = order.size() <= mostLines ? order.size() : mostLines - 1;
    double rest = 0;
    for (std::size_t place = 0; place < order.size(); ++place) {
        const Index key = order[place];
        const QString name = briefNameOf(attention, NamedSide::Key, key);
        if (place < shown)
            working.multiply({name, latexText(name)}, weights[std::size_t(key)], vectors(key, cell.column), part(key));
        else
            rest += part(key);
    }
    if (shown < order.size())
        working.state({ExplainedCellWords::tr("%1 more").arg(countText(std::ssize(order) - Index(shown))), "\\text{rest}"}, rest);
    working.state(sumName, (*picture.values)(cell.row, cell.column), ExplainedCellWords::tr("weight × component, added up"));
}

QString cellTitleOf(const Picture& picture, Cell cell)
{
    const QString query = opened(briefNameOf(picture, NamedSide::Query, cell.row));
    if (picture.columns.empty())
        return ExplainedCellWords::tr("%1, %2").arg(query, dimensionName(*picture.attention->input, cell.column));
    return ExplainedCellWords::tr("%1 → %2").arg(query, briefNameOf(picture, NamedSide::Key, cell.column));
}

/// What one number of a vector is.
QString componentText(const Input& input, Index dimension)
{
    if (input.patches)
        return dimensionName(input, dimension);
    const QString compared = byUnit(input, {.words = ExplainedCellWords::tr("component %1 of the word’s vector"),
                                            .entries = ExplainedCellWords::tr("component %1 of the query’s vector"),
                                            .patches = {},
                                            .pieces = ExplainedCellWords::tr("component %1 of the piece’s vector")});
    return byVectors(input, {.compared = compared,
                             .values = ExplainedCellWords::tr("component %1 of the value"),
                             .stream = ExplainedCellWords::tr("component %1 of the residual stream")})
        .arg(countText(dimension + 1));
}

/// Where a word has its vector from, for the cells in which it meets nobody but itself; empty for others.
QString cellOriginText(const Picture& picture, Cell cell)
{
    const Attention& attention = *picture.attention;
    const Input& input = *attention.input;
    const bool isOwn = picture.stage == Stage::Vectors || (picture.stage != Stage::Output && isItself(input, cell.row, cell.column));
    if (!isOwn || !hasNearestWords(attention))
        return {};
    const VectorRow row = vectorRowOf(input, cell.row);
    const auto side = row.isKey ? NamedSide::Key : NamedSide::Query;
    const Token& token = (row.isKey ? input.keys : input.queries)[std::size_t(row.index)];
    const QString name = quotedWord(labelOf(input, side, row.index));
    return token.known
               ? ExplainedCellWords::tr(
                     "The vector of %1 is from GloVe: learned from which words stand near each other in much text, not from "
                     "this sentence.")
                     .arg(name)
               : ExplainedCellWords::tr("%1 is not in the vocabulary of GloVe: its vector is made up from its letters and means nothing.")
                     .arg(name);
}

/// How the vocabulary of a transformer writes the pieces of a cell of queries and keys, where that is another way than they are shown.
QString piecesText(const Picture& picture, Cell cell)
{
    if (picture.stage != Stage::Weights && picture.stage != Stage::Scores)
        return {};
    const Input& input = *picture.attention->input;
    const Token &query = input.queries[std::size_t(cell.row)], &key = input.keys[std::size_t(cell.column)];
    const bool isNamed = unitText(input, NamedSide::Key, cell.column) == QString::fromStdString(key.text); // else specialText() says it
    const bool arePieces = !query.piece.empty() && !key.piece.empty() && isNamed;
    if (!arePieces || (query.piece == query.text && key.piece == key.text))
        return {};
    return ExplainedCellWords::tr("In the vocabulary these pieces are written %1 and %2.")
        .arg(quotedWord(QString::fromStdString(query.piece)), quotedWord(QString::fromStdString(key.piece)));
}

/// What the pieces of a cell of queries and keys are that are no part of their text; empty where both are, as most are.
QString specialText(const Picture& picture, Cell cell)
{
    if (picture.stage != Stage::Weights && picture.stage != Stage::Scores)
        return {};
    const Input& input = *picture.attention->input;
    QStringList sentences;
    for (const QString& sentence :
         {specialPieceText(input, NamedSide::Query, cell.row), specialPieceText(input, NamedSide::Key, cell.column)})
        if (!sentence.isEmpty() && !sentences.contains(sentence))
            sentences << sentence;
    return sentences.join(u' ');
}

/// True where there is a number that can be worked out.
bool isWorked(const Picture& picture, Cell cell)
{
    if (picture.isAbsent(cell.row, cell.column))
        return false;
    return picture.stage != Stage::Weights || stateOf(*picture.attention->weights, cell.row) == RowState::Normal;
}

} // namespace

ExplainedCell explained(const Picture& picture, Cell cell)
{
    ExplainedCell result;
    result.title = cellTitleOf(picture, cell);
    result.sentence = sentenceFor(picture, cell.row, cell.column);
    result.isScore = picture.stage == Stage::Scores;
    result.query = queryAtRow(*picture.attention, picture.stage, cell.row);
    if (!isWorked(picture, cell))
        return result;
    WorkedLines working;
    switch (picture.stage) {
    case Stage::Weights: {
        if (hasGivenWeights(*picture.attention)) {
            working.state({"w", "w"}, (*picture.values)(cell.row, cell.column), ExplainedCellWords::tr("as given"));
            break;
        }
        if (hasPooledWeights(*picture.attention)) {
            working.state({"w", "w"}, (*picture.values)(cell.row, cell.column),
                          ExplainedCellWords::tr("put together from several heads or pieces"));
            break;
        }
        result.parts = scorePartsOf(*picture.attention->input, cell.row, cell.column);
        result.remark = workWeight(working, picture, cell);
        break;
    }
    case Stage::Scores:
        result.parts = scorePartsOf(*picture.attention->input, cell.row, cell.column);
        workScore(working, picture, cell);
        break;
    case Stage::Output: workOutput(working, picture, cell); break;
    case Stage::Vectors:
        working.state({"v", "v"}, (*picture.values)(cell.row, cell.column), componentText(*picture.attention->input, cell.column));
        break;
    }
    result.lines = working.take();
    for (const QString& further : {cellOriginText(picture, cell), specialText(picture, cell), piecesText(picture, cell)})
        if (!further.isEmpty())
            result.remark += (result.remark.isEmpty() ? QString() : QStringLiteral(" ")) + further;
    return result;
}

QString textOf(const ExplainedCell& cell)
{
    QStringList lines{cell.title};
    for (const WorkedLine& line : cell.lines) {
        const QString relation = line.isExact ? QStringLiteral(" = ") : QStringLiteral(" ≈ ");
        const QString working = line.working.isEmpty() ? QString() : QStringLiteral(" = ") + line.working;
        const QString note = line.note.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(line.note);
        lines << line.name + working + relation + line.result + note;
    }
    lines << linesOf(cell.parts);
    if (!cell.isScore && !cell.parts.isEmpty())
        lines << QStringLiteral("  ") + sumText(cell.parts);
    if (!cell.remark.isEmpty())
        lines << cell.remark;
    if (!cell.sentence.isEmpty())
        lines << cell.sentence;
    return lines.join(u'\n') + u'\n';
}

QString latexOf(const ExplainedCell& cell)
{
    QStringList lines;
    if (!cell.parts.isEmpty()) {
        const bool isProduct = cell.parts.comparison == Comparison::ScaledDot;
        lines << (isProduct ? QStringLiteral("q \\cdot k &\\approx ") : QStringLiteral("\\Sigma (q - k)^2 &\\approx ")) +
                     latexOf(cell.parts);
    }
    for (const WorkedLine& line : cell.lines) {
        const QString relation = line.isExact ? QStringLiteral("= ") : QStringLiteral("\\approx ");
        const QString working = line.latexWorking.isEmpty() ? QString() : QStringLiteral("= ") + line.latexWorking + u' ';
        lines << line.latexName + QStringLiteral(" &") + working + relation + line.latexResult;
    }
    return QStringLiteral("% ") + cell.title + QStringLiteral("\n\\begin{aligned}\n") + lines.join(QStringLiteral(" \\\\\n")) +
           QStringLiteral("\n\\end{aligned}\n");
}

} // namespace softfocus
