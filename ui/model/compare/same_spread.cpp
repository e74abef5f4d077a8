#include "ui/model/compare/same_spread.h"

#include "core/measures/distribution.h"
#include "core/measures/matching_entropy.h"
#include "core/measures/measures.h"
#include "ui/words/message_text.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>

#include <cmath>

namespace softfocus {

namespace {

class SameSpreadWords {
    Q_DECLARE_TR_FUNCTIONS(SameSpreadWords)
};

/// A reason speaks of the normalizer, which several panels may have: then the panel is named as well.
QString whyLeft(const QString& why, const QString& panel)
{
    return why.contains(panel) ? why : SameSpreadWords::tr("%1 stays as it is: %2").arg(panel, why);
}

/// Two entropies up to this are the same: far below what people are shown. Units: bits.
constexpr double sameBits = 1e-9;

Matrix scoresOf(const Attention& attention, std::optional<Index> row)
{
    return row ? Matrix(attention.scores->masked.row(*row)) : attention.scores->masked;
}

/// The entropy of weights that were given, as meanEntropyAt() of computed ones.
double givenEntropy(const Attention& attention, std::optional<Index> row)
{
    double total = 0;
    Index count = 0;
    for (Index query = row.value_or(0); query < (row ? *row + 1 : attention.queryCount()); ++query) {
        const std::span<const double> weights = rowOf(attention.weights->values, query);
        if (stateOf(*attention.weights, query) == RowState::NothingToAttend)
            continue;
        if (!isDistribution(weights, givenRounding))
            return std::nan("");
        total += measure(weights).entropy;
        ++count;
    }
    return count > 0 ? total / double(count) : std::nan("");
}

double entropyOf(const ComparedSide& side, std::optional<Index> row)
{
    if (side.isGiven)
        return givenEntropy(*side.attention, row);
    const Variant& variant = side.attention->scene.variant;
    return meanEntropyAt(variant.normalizer, scoresOf(*side.attention, row), variant.temperature);
}

SpreadOutcome outcomeOf(const ComparedPanel& panel, const ComparedSide& side, std::optional<Index> row, double bits)
{
    SpreadOutcome outcome;
    if (side.isGiven)
        outcome.why = Message(translatable("SameSpread", "Given weights have no temperature."));
    if (std::abs(entropyOf(side, row) - bits) <= sameBits)
        outcome.hasIt = true;
    if (outcome.hasIt || outcome.why)
        return outcome;
    const Normalizer& normalizer = std::get<ComputedPanel>(panel).variant.normalizer;
    const Result<double> found = temperatureOfEntropy(normalizer, scoresOf(*side.attention, row), bits);
    if (found) {
        outcome.temperature = *found;
        outcome.hasIt = true;
    } else {
        outcome.why = found.error().message;
    }
    return outcome;
}

} // namespace

Result<SameSpread> sameSpread(const std::vector<ComparedPanel>& panels, const std::vector<ComparedSide>& results, std::size_t model,
                              std::optional<Index> row)
{
    if (model >= panels.size() || results.size() != panels.size())
        return Error{translatable("SameSpread", "Choose the panel whose spread the others shall have.")};
    const Attention& attention = *results[model].attention;
    if (hasPooledWeights(attention))
        return Error{translatable("SameSpread", "These weights are put together from several heads or pieces; choose one head with all its "
                                                "pieces to give all panels the same spread.")};
    if (row && (*row < 0 || *row >= attention.queryCount()))
        return Error{translatable("SameSpread", "Choose a row: it is the one whose spread is kept.")};
    SameSpread spread{panels, {}, entropyOf(results[model], row)};
    if (std::isnan(spread.bits))
        return Error{row ? translatable("SameSpread", "The chosen row has no entropy in this panel: its weights are no distribution, or it "
                                                      "has nothing to attend to.")
                         : translatable("SameSpread", "The rows have no mean entropy in this panel: the weights of one are no "
                                                      "distribution, or none has anything to attend to.")};
    for (std::size_t place = 0; place < panels.size(); ++place) {
        if (place == model)
            continue;
        SpreadOutcome outcome = outcomeOf(panels[place], results[place], row, spread.bits);
        outcome.place = place;
        if (outcome.temperature) {
            auto& computed = std::get<ComputedPanel>(spread.panels[place]);
            computed.hasOwnTemperature = true;
            computed.variant.temperature = *outcome.temperature;
        }
        spread.outcomes.push_back(std::move(outcome));
    }
    return spread;
}

QString sameSpreadText(const SameSpread& spread, std::size_t model, const std::vector<QString>& names)
{
    QStringList set, left;
    for (const SpreadOutcome& outcome : spread.outcomes) {
        const QString& name = names[outcome.place];
        if (outcome.temperature)
            set << SameSpreadWords::tr("%1 at T = %2").arg(name, temperatureText(*outcome.temperature));
        else if (outcome.hasIt)
            set << SameSpreadWords::tr("%1 as it is").arg(name);
        else
            left << whyLeft(messageText(*outcome.why), name);
    }
    const QString bits = entropyText(spread.bits);
    QStringList sentences;
    if (set.isEmpty())
        sentences << SameSpreadWords::tr("No other panel can have the %1 bits of %2.").arg(bits, names[model]);
    else
        sentences << (left.isEmpty() ? SameSpreadWords::tr("All have %1 bits of entropy now, as %2 has: %3.")
                                     : SameSpreadWords::tr("These have %1 bits of entropy now, as %2 has: %3."))
                         .arg(bits, names[model], set.join(QStringLiteral(", ")));
    sentences << left;
    return sentences.join(u' ');
}

} // namespace softfocus
