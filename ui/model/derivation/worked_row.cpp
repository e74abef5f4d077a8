#include "ui/model/derivation/worked_row.h"

#include "core/measures/distribution.h"
#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/step_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace softfocus {

namespace {

class WorkedRowWords {
    Q_DECLARE_TR_FUNCTIONS(WorkedRowWords)
};

/// Beyond this a number is written as a power of ten, so that its column keeps its width.
constexpr double hugeNumber = 1e5;

QString signedNumber(double value, char format, int precision)
{
    const QString digits = QLocale().toString(std::abs(value), format, precision);
    return value < 0 ? QStringLiteral("−") + digits : digits;
}

std::vector<Index> orderOf(const Attention& attention, Index query)
{
    const std::span weights = rowOf(attention.weights->values, query);
    const std::span scores = rowOf(attention.scores->masked, query);
    std::vector<Index> order(weights.size());
    std::iota(order.begin(), order.end(), Index(0));
    // Undefined weights are NaN, which no order can hold: they count as 0 here.
    const auto weightAt = [&](Index key) {
        const double weight = weights[static_cast<std::size_t>(key)];
        return std::isnan(weight) ? 0.0 : weight;
    };
    std::ranges::stable_sort(order, [&](Index a, Index b) {
        const double scoreA = scores[static_cast<std::size_t>(a)];
        const double scoreB = scores[static_cast<std::size_t>(b)];
        if (std::isinf(scoreA) != std::isinf(scoreB))
            return std::isinf(scoreB);
        if (weightAt(a) != weightAt(b))
            return weightAt(a) > weightAt(b);
        return scoreA > scoreB;
    });
    return order;
}

} // namespace

QString WorkedRow::keyText(Index key) const
{
    return keyLabelOf(*attention->input, key);
}

QString WorkedRow::keyName(Index key) const
{
    const QString label = labelOf(*attention->input, NamedSide::Key, key);
    const QString name = briefNameOf(*attention, NamedSide::Key, key);
    return name == quotedWord(label) ? label : name;
}

QString WorkedRow::weightTextOf(Index key) const
{
    const double weight = shownWeightOf(key);
    // As in the cells of the map, which show small weights as powers of ten on this scale.
    if (attention->scene.view.range == ScaleRange::Logarithmic && weight > 0 && weight < leastPlainWeight) {
        const Matrix& logs = attention->weights->logs;
        const double log10 = logs.size() > 0 ? logs(query, key) / std::numbers::ln10 : std::log10(weight);
        if (std::isfinite(log10))
            return smallText(log10, NumberForm::Usual);
    }
    return weightTextFor(*attention->input, weight);
}

double WorkedRow::shownWeightOf(Index key) const
{
    const double weight = weightOf(key);
    return weight == 0 && !isMasked(key) && scoreOf(key) >= supportEdge ? std::numeric_limits<double>::denorm_min() : weight;
}

double WorkedRow::weightFrom(std::size_t begin) const
{
    double sum = 0;
    for (std::size_t place = begin; place < order.size(); ++place)
        sum += shownWeightOf(order[place]);
    return sum;
}

std::optional<double> WorkedRow::thresholdScore() const
{
    const Variant& variant = attention->scene.variant;
    const std::optional<double> alpha = sparseAlpha(variant.normalizer);
    if (!steps.threshold || !alpha || order.empty())
        return std::nullopt;
    double most = scoreOf(order.front());
    for (const Index key : order)
        most = std::max(most, scoreOf(key));
    return most + variant.temperature * *steps.threshold / (*alpha - 1);
}

WorkedRow workedRowOf(std::shared_ptr<const Attention> attention, Index query)
{
    WorkedRow row;
    if (query < 0 || query >= attention->queryCount())
        return row;
    row.query = query;
    if (attention->keyCount() == 0) {
        row.state = RowState::NothingToAttend;
        row.attention = std::move(attention);
        return row;
    }
    row.order = orderOf(*attention, query);
    row.state = stateOf(*attention->weights, query);
    const std::span scores = rowOf(attention->scores->masked, query);
    row.maskedCount = std::ranges::count_if(scores, [](double score) { return std::isinf(score); });
    const std::span weights = rowOf(attention->weights->values, query);
    row.measures = measure(weights);
    if (hasScores(*attention)) {
        row.steps = attention->scene.variant.normalizer.explain(scores, attention->scene.variant.temperature);
        row.supportEdge = attention->scene.variant.normalizer.supportEdge(scores, attention->scene.variant.temperature);
        row.measures = measure(attention->scene.variant.normalizer.fineWeights(scores, attention->scene.variant.temperature));
        row.measures.support = supportOf(weights, scores, row.supportEdge);
    }
    row.attention = std::move(attention);
    return row;
}

QString workedTitle(const WorkedRow& row)
{
    if (row.query < 0)
        return WorkedRowWords::tr("No word is chosen");
    const QString name = opened(nameOf(*row.attention, NamedSide::Query, row.query));
    return row.state == RowState::NothingToAttend ? WorkedRowWords::tr("%1 has nothing to attend to").arg(name)
                                                  : WorkedRowWords::tr("%1 attends to").arg(name);
}

QString workedSummary(const WorkedRow& row)
{
    if (row.query < 0)
        return {};
    if (row.order.empty()) {
        const QString none = WorkedRowWords::tr("there is no key, so there are no weights");
        return byUnit(*row.attention->input, {.words = none,
                                              .entries = none,
                                              .patches = none,
                                              .wordsOfTwo = WorkedRowWords::tr("the sentence that is asked has no words"),
                                              .translated = WorkedRowWords::tr("the text that is translated has no words"),
                                              .pieces = none,
                                              .translatedPieces = WorkedRowWords::tr("the text that is translated has no pieces")});
    }
    if (row.state == RowState::NothingToAttend)
        return WorkedRowWords::tr("every key is masked, so all weights are 0");
    if (row.state == RowState::Undefined)
        return WorkedRowWords::tr("undefined: the definition divides by 0 here");
    const QLocale locale;
    const QString support =
        WorkedRowWords::tr("support %1 of %2")
            .arg(locale.toString(qlonglong(row.measures.support)), locale.toString(qlonglong(row.attention->keyCount())));
    // Of weights that are no distribution an entropy would be a number without meaning.
    const double rounding = row.hasScores() ? computedRounding : givenRounding;
    if (!isDistribution(rowOf(row.attention->weights->values, row.query), rounding)) {
        const bool sumsToOne = std::abs(row.measures.sum - 1) < rounding;
        return (sumsToOne ? WorkedRowWords::tr("sum 1, with weights below 0")
                          : WorkedRowWords::tr("sum %1, which need not be 1").arg(weightText(row.measures.sum))) +
               QStringLiteral(" · ") + support;
    }
    const QString effective = byUnit(*row.attention->input, {.words = WorkedRowWords::tr("%1 effective words"),
                                                             .entries = WorkedRowWords::tr("%1 effective keys"),
                                                             .patches = WorkedRowWords::tr("%1 effective patches"),
                                                             .pieces = WorkedRowWords::tr("%1 effective pieces")});
    const QString parts[] = {
        WorkedRowWords::tr("entropy %1 bits").arg(entropyText(row.measures.entropy)),
        effective.arg(locale.toString(row.measures.effectiveTokens, 'f', row.measures.effectiveTokens < 100 ? 1 : 0)),
        support,
    };
    return parts[0] + QStringLiteral(" · ") + parts[1] + QStringLiteral(" · ") + parts[2];
}

QString workedRemark(const WorkedRow& row)
{
    if (row.query < 0 || row.state == RowState::NothingToAttend)
        return {};
    if (!row.hasScores() && hasPooledWeights(*row.attention))
        return WorkedRowWords::tr(
            "The weights are put together from those of several heads or pieces; choose one head with all its pieces to "
            "see a row worked.");
    if (!row.hasScores())
        return WorkedRowWords::tr("The weights are given, so no normalizer and no temperature work on them.");
    QStringList parts;
    if (row.steps.threshold) {
        const double score = row.thresholdScore().value_or(std::numeric_limits<double>::infinity());
        const QString tau = stepText(*row.steps.threshold);
        parts << (std::isfinite(score) ? WorkedRowWords::tr("threshold τ = %1, which is the score %2").arg(tau, scoreText(score))
                                       : WorkedRowWords::tr("threshold τ = %1").arg(tau));
    }
    for (const StepNumber& number : row.steps.numbers)
        parts << stepNumberText(number);
    if (row.steps.remark != RowRemark::None)
        parts << remarkText(row.steps.remark, unitNameOf(*row.attention->input));
    return parts.join(QStringLiteral(" · "));
}

QString stepText(double value)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("−∞") : QStringLiteral("∞");
    if (value == 0)
        return QStringLiteral("0");
    if (std::abs(value) >= hugeNumber)
        return signedNumber(value, 'g', 3);
    if (std::abs(value) < 0.0005)
        return (value < 0 ? QStringLiteral(">−") : QStringLiteral("<")) + QLocale().toString(0.001, 'f', 3);
    return signedNumber(value, 'f', std::abs(value) < 100 ? 3 : 1);
}

QString shortScoreText(double score)
{
    if (std::isnan(score) || std::isinf(score))
        return QStringLiteral("–");
    if (std::abs(score) >= hugeNumber)
        return signedNumber(score, 'g', 3);
    // A score that rounds to zero has no sign worth showing.
    return signedNumber(std::abs(score) < 0.005 ? 0 : score, 'f', 2);
}

} // namespace softfocus
