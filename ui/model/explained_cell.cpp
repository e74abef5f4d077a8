#include "ui/model/explained_cell.h"

#include "core/normalizers/row.h"
#include "ui/model/worked_row.h"
#include "ui/model/working.h"
#include "ui/paint/number_text.h"
#include "ui/paint/word_name.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ExplainedCell", text);
}

QString textFrom(const std::string& text)
{
    return QString::fromStdString(text);
}

QString countText(Index count)
{
    return QLocale().toString(qlonglong(count));
}

const LineName scoreName{"s", "s"}, weightName{"w", "w"}, sumName{"Σ", "\\Sigma"};

/// How the values of a step's column come about, so that one of them can be worked with its own numbers.
enum class StepRule {
    Stated,      ///< in a way that only its title tells
    ScaledBelow, ///< (s − max s) / T
    Exponential, ///< exp((s − max s) / T)
    Above,       ///< what the value of the column before has above the threshold τ
    Positive,    ///< max(s, 0)
    Largest,     ///< 1 where the score is the row's largest, else 0
};

/// A normalizer's column says by its title how it comes about. The title is believed only where all the row's numbers bear it out;
/// any other column is shown as it is.
StepRule ruleOf(const RowSteps& steps, std::size_t place, std::span<const double> scores, double temperature)
{
    const StepColumn& column = steps.columns[place];
    const double most = largest(scores);
    const auto bornOutBy = [&](auto&& valueOf) {
        for (std::size_t key = 0; key < scores.size(); ++key) {
            if (isMasked(scores[key]))
                continue;
            const double value = column.values[key], expected = valueOf(key);
            constexpr double rounding = 1e-9;
            if (value != expected && !(std::abs(value - expected) <= rounding * std::max(1.0, std::abs(expected))))
                return false;
        }
        return true;
    };
    const auto below = [&](std::size_t key) { return scaledBelow(scores[key], most, temperature); };
    if (column.title == "x" && bornOutBy(below))
        return StepRule::ScaledBelow;
    if (column.title == "exp" && bornOutBy([&](std::size_t key) { return std::exp(below(key)); }))
        return StepRule::Exponential;
    if (column.title == "x − τ" && place > 0 && steps.threshold &&
        bornOutBy([&](std::size_t key) { return steps.columns[place - 1].values[key] - *steps.threshold; }))
        return StepRule::Above;
    if (column.title == "max(s, 0)" && bornOutBy([&](std::size_t key) { return std::max(scores[key], 0.0); }))
        return StepRule::Positive;
    if (column.title == "largest" && bornOutBy([&](std::size_t key) { return scores[key] == most ? 1.0 : 0.0; }))
        return StepRule::Largest;
    return StepRule::Stated;
}

/// Follows one key through the normalizer's own steps.
class WeightWorker {
public:
    WeightWorker(const Picture& picture, Cell cell)
        : m_picture(picture), m_row(workedRowOf(picture.attention, cell.row)), m_key(cell.column),
          m_scores(rowOf(picture.attention->scores->masked, cell.row)), m_score(m_scores[std::size_t(m_key)]),
          m_most(largest(m_scores)), m_temperature(picture.attention->scene.temperature)
    {
    }

    void work(Working& working)
    {
        working.state(scoreName, m_score, sourceOfScore());
        for (std::size_t place = 0; place < m_row.steps.columns.size(); ++place)
            workColumn(working, m_row.steps.columns[place], ruleOf(m_row.steps, place, m_scores, m_temperature));
        if (m_row.steps.threshold && m_rule != StepRule::Above)
            working.state({"τ", "\\tau"}, *m_row.steps.threshold, tr("so that the weights sum to 1"));
        for (const StepNumber& number : m_row.steps.numbers)
            working.state({textFrom(number.name), latexText(textFrom(number.name))}, number.value, textFrom(number.unit));
        finish(working);
    }

    QString remark() const { return textFrom(m_row.steps.remark); }

private:
    Index unmaskedCount() const { return std::ssize(m_scores) - m_row.maskedCount; }

    QString sourceOfScore() const
    {
        return m_picture.attention->input->vectors.size() > 0 ? tr("q · k / √d") : tr("as given");
    }

    QString placeOfMost() const
    {
        const auto place = std::ranges::find(m_scores, m_most) - m_scores.begin();
        return tr("the largest, at %1").arg(nameOf(m_picture, NamedSide::Key, place));
    }

    /// (s − max s) / T in the two steps in which people do it; at the limits of T there is nothing to divide.
    void workScaled(Working& working)
    {
        const double scaled = m_score / m_temperature, most = m_most / m_temperature;
        if (m_temperature == 0) {
            working.state({tr("max s"), "\\max s"}, m_most, placeOfMost());
            return;
        }
        if (std::isfinite(scaled) && std::isfinite(most)) {
            working.divide({"s / T", "s / T"}, m_score, m_temperature, scaled);
            working.subtract({tr("− max"), "x"}, scaled, most, scaledBelow(m_score, m_most, m_temperature), placeOfMost());
            return;
        }
        // Divided first, these scores would be too large for a computer's numbers.
        working.subtract({tr("s − max s"), "s - \\max s"}, m_score, m_most, m_score - m_most, placeOfMost());
        working.divide({"/ T", "x"}, m_score - m_most, m_temperature, scaledBelow(m_score, m_most, m_temperature));
    }

    void workColumn(Working& working, const StepColumn& column, StepRule rule)
    {
        const double value = column.values[std::size_t(m_key)];
        const double below = scaledBelow(m_score, m_most, m_temperature);
        switch (rule) {
        case StepRule::ScaledBelow:
            workScaled(working);
            if (m_temperature == 0)
                working.state({"x", "x"}, value);
            break;
        case StepRule::Exponential:
            workScaled(working);
            if (m_temperature == 0)
                working.state({"exp", "e^{x}"}, value, tr("1 for the largest, else 0"));
            else
                working.exponential({"exp", "e^{x}"}, below, value);
            break;
        case StepRule::Above:
            working.state({"τ", "\\tau"}, *m_row.steps.threshold, tr("so that what is above sums to 1"));
            if (std::isfinite(m_before))
                working.subtract({"x − τ", "x - \\tau"}, m_before, *m_row.steps.threshold, value);
            break;
        case StepRule::Positive: working.positive({"max(s, 0)", "\\max(s, 0)"}, m_score, value); break;
        case StepRule::Largest: working.state({tr("max s"), "\\max s"}, m_most, placeOfMost()); break;
        case StepRule::Stated:
            working.state({textFrom(column.title), latexText(textFrom(column.title))}, value);
            break;
        }
        if (column.total && rule == StepRule::Largest)
            working.state({"m", "m"}, *column.total, tr("keys have it"));
        else if (column.total)
            working.state(sumName, *column.total, tr("of %1 keys").arg(countText(unmaskedCount())));
        m_before = value;
        m_total = column.total;
        m_rule = rule;
    }

    /// The last line in the form that gives this weight; a form that does not is not shown.
    void finish(Working& working)
    {
        const double weight = m_row.weightOf(m_key);
        const auto gives = [&](double value) { return std::abs(value - weight) <= 1e-9 * std::max(1.0, std::abs(weight)); };
        if (m_rule == StepRule::Largest && m_total && m_before > 0)
            working.divide(weightName, 1, *m_total, weight);
        else if (m_rule == StepRule::Largest)
            working.state(weightName, weight, tr("s is not the largest"));
        else if (m_total && *m_total != 0 && gives(m_before / *m_total))
            working.divide(weightName, m_before, *m_total, weight);
        else if (m_total && *m_total == 0 && gives(1 / double(unmaskedCount())))
            working.divide(weightName, 1, double(unmaskedCount()), weight, tr("an equal share"));
        else if (m_rule == StepRule::Above && gives(std::max(m_before, 0.0)))
            working.positive(weightName, m_before, weight);
        else
            working.state(weightName, weight);
    }

    const Picture& m_picture;
    WorkedRow m_row;
    Index m_key;
    std::span<const double> m_scores;
    double m_score, m_most, m_temperature;
    double m_before = 0; ///< the value of the last column
    std::optional<double> m_total;
    StepRule m_rule = StepRule::Stated;
};

void workScore(Working& working, const Picture& picture, Cell cell)
{
    const Matrix& vectors = picture.attention->input->vectors;
    const double score = (*picture.values)(cell.row, cell.column);
    if (vectors.size() == 0) {
        working.state(scoreName, score, tr("as given"));
        return;
    }
    const double dot = vectors.row(cell.row).dot(vectors.row(cell.column));
    const auto dimension = vectors.cols();
    working.state({"q · k", "q \\cdot k"}, dot, tr("sum of %1 products").arg(countText(dimension)));
    working.state({"√d", "\\sqrt{d}"}, std::sqrt(double(dimension)), tr("d = %1 dimensions").arg(countText(dimension)));
    working.divide(scoreName, dot, std::sqrt(double(dimension)), score);
}

void workOutput(Working& working, const Picture& picture, Cell cell)
{
    const Attention& attention = *picture.attention;
    const std::span weights = rowOf(attention.weights->values, cell.row);
    const Matrix& vectors = attention.input->vectors;
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
        const QString name = nameOf(attention, NamedSide::Key, key);
        if (place < shown)
            working.multiply({name, latexText(name)}, weights[std::size_t(key)], vectors(key, cell.column), part(key));
        else
            rest += part(key);
    }
    if (shown < order.size())
        working.state({tr("%1 more").arg(countText(std::ssize(order) - Index(shown))), "\\text{rest}"}, rest);
    working.state(sumName, (*picture.values)(cell.row, cell.column), tr("weight × component, added up"));
}

QString titleOf(const Picture& picture, Cell cell)
{
    const QString query = nameOf(picture, NamedSide::Query, cell.row);
    if (picture.columns.empty())
        return tr("%1, dimension %2").arg(query, countText(cell.column + 1));
    return tr("%1 → %2").arg(query, nameOf(picture, NamedSide::Key, cell.column));
}

/// True where there is a number that can be worked out.
bool isWorked(const Picture& picture, Cell cell)
{
    if (picture.isAbsent(cell.row, cell.column))
        return false;
    return picture.stage != Stage::Weights ||
           picture.attention->weights->states[std::size_t(cell.row)] == RowState::Normal;
}

} // namespace

ExplainedCell explained(const Picture& picture, Cell cell)
{
    ExplainedCell result;
    result.title = titleOf(picture, cell);
    result.sentence = sentenceFor(picture, cell.row, cell.column);
    if (!isWorked(picture, cell))
        return result;
    Working working;
    switch (picture.stage) {
    case Stage::Weights: {
        if (hasGivenWeights(picture.attention->scene)) {
            working.state(weightName, (*picture.values)(cell.row, cell.column), tr("as given"));
            break;
        }
        WeightWorker worker(picture, cell);
        worker.work(working);
        result.remark = worker.remark();
        break;
    }
    case Stage::Scores: workScore(working, picture, cell); break;
    case Stage::Output: workOutput(working, picture, cell); break;
    case Stage::Vectors:
        working.state({"v", "v"}, (*picture.values)(cell.row, cell.column), tr("component %1 of the word’s vector").arg(countText(cell.column + 1)));
        break;
    }
    result.lines = working.take();
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
    if (!cell.remark.isEmpty())
        lines << cell.remark;
    if (!cell.sentence.isEmpty())
        lines << cell.sentence;
    return lines.join(u'\n') + u'\n';
}

QString latexOf(const ExplainedCell& cell)
{
    QStringList lines;
    for (const WorkedLine& line : cell.lines) {
        const QString relation = line.isExact ? QStringLiteral("= ") : QStringLiteral("\\approx ");
        const QString working = line.latexWorking.isEmpty() ? QString() : QStringLiteral("= ") + line.latexWorking + u' ';
        lines << line.latexName + QStringLiteral(" &") + working + relation + line.latexResult;
    }
    return QStringLiteral("% ") + cell.title + QStringLiteral("\n\\begin{aligned}\n") + lines.join(QStringLiteral(" \\\\\n")) + QStringLiteral("\n\\end{aligned}\n");
}

} // namespace softfocus
