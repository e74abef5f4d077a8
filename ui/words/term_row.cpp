#include "ui/words/term_row.h"

#include "core/measures/distribution.h"
#include "core/measures/measures.h"
#include "core/measures/online_softmax.h"
#include "core/measures/plain_softmax.h"
#include "core/models/model_run.h"
#include "core/models/prediction.h"
#include "core/rows/row.h"
#include "ui/words/by_unit.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/step_text.h"
#include "ui/words/translation_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>

namespace softfocus {

namespace {

class TermWords {
    Q_DECLARE_TR_FUNCTIONS(TermWords)
};

/// A number of the working with three digits after the point, two for what is large.
QString numberOf(double value)
{
    return value == 0 ? weightText(0) : scoreText(value, NumberForm::Long);
}

/// One row of a result, with what its terms say of it.
class TermRow {
public:
    TermRow(const Attention& attention, Index query)
        : m_attention(attention), m_normalizer(attention.scene.variant.normalizer), m_temperature(attention.scene.variant.temperature),
          m_query(query), m_isGiven(!softfocus::hasScores(attention)), m_scores(rowOf(attention.scores->masked, query)),
          m_weights(rowOf(attention.weights->values, query))
    {
        for (std::size_t key = 0; key < m_scores.size(); ++key)
            if (!std::isinf(m_scores[key]))
                m_seen.push_back(Index(key));
        if (!m_isGiven)
            m_steps = m_normalizer.explain(m_scores, m_temperature);
    }

    QString here(Term term) const
    {
        switch (term) {
        case Term::Query: return query();
        case Term::Key: return keys();
        case Term::Value: return value();
        case Term::Stream: return stream();
        case Term::Dimension: return dimension();
        case Term::Product: return product();
        case Term::RootD: return rootD();
        case Term::Difference: return difference();
        case Term::Noise: return noise();
        case Term::Score: return score();
        case Term::Mask: return mask();
        case Term::Normalizer: return normalizer();
        case Term::Temperature: return temperature();
        case Term::Below: return rangeOf({StepKind::ScaledBelow});
        case Term::Exponential: return exponential();
        case Term::Sum: return sum();
        case Term::Undivided: return sumOfWeights();
        case Term::Largest: return largest();
        case Term::Sigma: return rangeOf({StepKind::Sigma, StepKind::RelativeSigma});
        case Term::Tanh: return rangeOf({StepKind::PositiveTanh, StepKind::StraightTanh});
        case Term::NegativeScores: return negatives();
        case Term::Threshold: return threshold();
        case Term::Alpha: return quantity(StepQuantity::Alpha, TermWords::tr("α = %1 here."));
        case Term::Kept: return quantity(StepQuantity::KeptCount, TermWords::tr("Here %1 are kept."));
        case Term::Sharpening: return quantity(StepQuantity::Sharpening, TermWords::tr("β = %1 in this row."));
        case Term::Weight: return weight();
        case Term::Entropy: return entropy();
        case Term::EffectiveWords: return effective();
        case Term::Support: return support();
        case Term::Overflow: return overflow();
        case Term::Subnormal: return subnormal();
        case Term::OnePass: return onePass();
        case Term::Gradient: return gradient();
        case Term::MaskToken: return maskToken();
        case Term::NextToken: return nextToken();
        case Term::Similarity: return similarity();
        case Term::Translator: return isOfBundledTranslator(m_attention) ? translatorQuality() : termNotUsed();
        case Term::Alignment: return alignment();
        }
        return {};
    }

private:
    QString nameOfKey(Index key) const { return nameOf(m_attention, NamedSide::Key, key); }
    double scoreAt(Index key) const { return m_scores[std::size_t(key)]; }
    double weightAt(Index key) const { return m_weights[std::size_t(key)]; }
    QString weightOf(Index key) const { return weightTextFor(*m_attention.input, weightAt(key)); }
    bool hasScores() const { return !m_isGiven && !m_seen.empty(); }
    Index mostScored() const
    {
        return *std::ranges::max_element(m_seen, {}, [this](Index key) { return scoreAt(key); });
    }
    /// The key with the largest weight; none where all are 0 or undefined.
    std::optional<Index> mostWeighed() const
    {
        std::optional<Index> most;
        for (const Index key : m_seen)
            if (!std::isnan(weightAt(key)) && weightAt(key) != 0 && (!most || weightAt(key) > weightAt(*most)))
                most = key;
        return most;
    }
    const Projections* vectors(Comparison comparison) const
    {
        const Projections* projections = projectionsOf(*m_attention.input);
        return projections && projections->comparison == comparison ? projections : nullptr;
    }
    bool isSpread() const { return isDistribution(m_weights, m_isGiven ? givenRounding : computedRounding); }
    RowMeasures measures() const
    {
        RowMeasures measures = m_isGiven ? measure(m_weights) : measure(m_normalizer.fineWeights(m_scores, m_temperature));
        if (!m_isGiven)
            measures.support = supportOf(m_weights, m_scores, m_normalizer.supportEdge(m_scores, m_temperature));
        return measures;
    }

    QString query() const
    {
        return opened(
            TermWords::tr("%1 asks: row %2 of %3.")
                .arg(nameOf(m_attention, NamedSide::Query, m_query), countText(m_query + 1), countText(m_attention.queryCount())));
    }

    QString keys() const
    {
        const QString seen = countText(std::ssize(m_seen)), all = countText(m_attention.keyCount());
        return seen == all ? TermWords::tr("This row asks %1 keys.").arg(all)
                           : TermWords::tr("This row asks %1 of %2 keys; the others are masked.").arg(seen, all);
    }

    QString value() const
    {
        if (!projectionsOf(*m_attention.input))
            return TermWords::tr("None were given, so there is no output here.");
        const std::optional<Index> most = mostWeighed();
        return most ? TermWords::tr("The value of %1 counts most here: with weight %2.").arg(nameOfKey(*most), weightOf(*most))
                    : termNotUsed();
    }

    QString stream() const
    {
        const ModelRun* run = m_attention.input->run.get();
        if (!run || run->trace->encoder.empty())
            return termNotUsed();
        const LayerTrace& layer = run->trace->encoder.front();
        return TermWords::tr("Here it has %1 numbers for each piece.").arg(countText(layer.output->cols()));
    }

    QString dimension() const
    {
        const Projections* projections = projectionsOf(*m_attention.input);
        if (projections && m_attention.input->shownVectors)
            return TermWords::tr("Queries and keys have %1 dimensions here, the vectors that are shown %2.")
                .arg(countText(projections->keys->cols()), countText(m_attention.vectors->cols()));
        return projections ? TermWords::tr("Every vector here has %1 dimensions.").arg(countText(projections->keys->cols()))
                           : termNotUsed();
    }

    QString product() const
    {
        const Projections* projections = vectors(Comparison::ScaledDot);
        if (!projections || !hasScores())
            return termNotUsed();
        const Index key = mostScored();
        return TermWords::tr("With %1 it is %2 here, the largest of this row.")
            .arg(nameOfKey(key), numberOf(projections->queries->row(m_query).dot(projections->keys->row(key))));
    }

    QString rootD() const
    {
        const Projections* projections = vectors(Comparison::ScaledDot);
        if (!projections)
            return termNotUsed();
        const Index d = projections->keys->cols();
        return TermWords::tr("d = %1 here, so √d = %2.")
            .arg(countText(d), parameterNumberText(std::round(std::sqrt(double(d)) * 1000) / 1000));
    }

    QString difference() const
    {
        const Projections* projections = vectors(Comparison::SquaredDifference);
        if (!projections || !hasScores())
            return termNotUsed();
        return TermWords::tr("Every %1 of it lower a score by 1 here.").arg(squaredDifferenceUnitText());
    }

    QString noise() const
    {
        const std::optional<PatchGrid>& patches = m_attention.input->patches;
        if (!patches)
            return termNotUsed();
        return patches->noise == 0 ? TermWords::tr("None is added here.")
                                   : TermWords::tr("σ = %1 here, where colours go from 0 to 1.").arg(parameterNumberText(patches->noise));
    }

    QString score() const
    {
        if (!hasScores())
            return m_isGiven ? TermWords::tr("The weights are given, so there are no scores here.") : termNotUsed();
        const Index most = mostScored(), least = *std::ranges::min_element(m_seen, {}, [this](Index key) { return scoreAt(key); });
        return TermWords::tr("In this row from %1 (%2) to %3 (%4).")
            .arg(scoreText(scoreAt(least)), nameOfKey(least), scoreText(scoreAt(most)), nameOfKey(most));
    }

    QString mask() const
    {
        const Index hidden = m_attention.keyCount() - std::ssize(m_seen);
        return hidden == 0 ? TermWords::tr("This row sees every key.")
                           : TermWords::tr("It hides %1 of %2 keys in this row.").arg(countText(hidden), countText(m_attention.keyCount()));
    }

    QString normalizer() const
    {
        if (m_isGiven)
            return TermWords::tr("The weights are given, so none works on them.");
        return TermWords::tr("Here it is %1: %2.")
            .arg(normalizerText(m_normalizer), gistText(m_normalizer.entry(), unitNameOf(*m_attention.input)));
    }

    QString temperature() const
    {
        if (m_isGiven)
            return termNotUsed();
        const QString shown = temperatureText(m_temperature);
        if (!m_normalizer.temperatureMatters())
            return TermWords::tr("T = %1 has no effect here: %2.").arg(shown, temperatureNote(m_normalizer.entry()));
        if (m_temperature == 0)
            return TermWords::tr("T = 0 here, the limit of ever sharper rows.");
        if (std::isinf(m_temperature))
            return TermWords::tr("T = ∞ here, the limit of ever more uniform rows.");
        if (m_temperature == usualTemperature)
            return TermWords::tr("T = 1 here: the scores count as they are.");
        return TermWords::tr("T = %1 here: as if all scores were %2 times as large.").arg(shown, numberOf(1 / m_temperature));
    }

    const StepColumn* column(std::initializer_list<StepKind> kinds) const
    {
        for (const StepColumn& step : m_steps.columns)
            if (std::ranges::find(kinds, step.kind) != kinds.end())
                return &step;
        return nullptr;
    }

    QString rangeOf(std::initializer_list<StepKind> kinds) const
    {
        const StepColumn* step = column(kinds);
        if (!step || m_seen.empty())
            return termNotUsed();
        const auto valueAt = [step](Index key) { return step->values[std::size_t(key)]; };
        const auto [least, most] = std::ranges::minmax(m_seen, {}, valueAt);
        return TermWords::tr("In this row from %1 to %2.").arg(numberOf(valueAt(least)), numberOf(valueAt(most)));
    }

    QString exponential() const
    {
        if (!column({StepKind::Exponential, StepKind::KeptExponential}) || m_temperature == 0 || std::isinf(m_temperature))
            return termNotUsed();
        return TermWords::tr("At T = %1 one more point of score makes the exp %2 times as large.")
            .arg(temperatureText(m_temperature), numberOf(std::exp(1 / m_temperature)));
    }

    /// The one that the last column of the working is divided by.
    QString sum() const
    {
        if (m_steps.columns.empty() || !m_steps.columns.back().total)
            return sumOfWeights();
        const StepColumn& last = m_steps.columns.back();
        return TermWords::tr("Σ = %1 here, the sum of the column %2: each of its numbers divided by that is a weight.")
            .arg(numberOf(*last.total), stepTitle(last.kind));
    }

    QString sumOfWeights() const
    {
        double total = 0;
        for (const Index key : m_seen)
            total += weightAt(key);
        return TermWords::tr("The weights of this row sum to %1.").arg(weightText(std::abs(total - 1) < computedRounding ? 1 : total));
    }

    QString largest() const
    {
        if (!hasScores())
            return termNotUsed();
        return TermWords::tr("Here it is %1, the score of %2.").arg(scoreText(scoreAt(mostScored())), nameOfKey(mostScored()));
    }

    QString negatives() const
    {
        if (!hasScores())
            return termNotUsed();
        const auto below = std::ranges::count_if(m_seen, [this](Index key) { return scoreAt(key) < 0; });
        return TermWords::tr("%1 of the %2 scores of this row are below 0.").arg(countText(below), countText(std::ssize(m_seen)));
    }

    /// τ is of scores as they are worked with, so it is said in the scores' own numbers, too.
    QString threshold() const
    {
        if (!m_steps.threshold || m_seen.empty())
            return termNotUsed();
        const double tau = *m_steps.threshold, alpha = sparseAlpha(m_normalizer).value_or(2);
        const double level = scoreAt(mostScored()) + m_temperature * tau / (alpha - 1);
        if (!std::isfinite(level))
            return TermWords::tr("τ = %1 here.").arg(numberOf(tau));
        return TermWords::tr("τ = %1 here: only scores above %2 have a weight.").arg(numberOf(tau), numberOf(level));
    }

    QString quantity(StepQuantity wanted, const QString& text) const
    {
        for (const StepNumber& number : m_steps.numbers)
            if (number.quantity == wanted)
                return text.arg(parameterNumberText(std::round(number.value * 1000) / 1000));
        return termNotUsed();
    }

    QString weight() const
    {
        const std::optional<Index> most = mostWeighed();
        return most ? TermWords::tr("The largest of this row is %1, that of %2.").arg(weightOf(*most), nameOfKey(*most))
                    : TermWords::tr("This row has none above 0.");
    }

    QString entropy() const
    {
        if (!isSpread())
            return TermWords::tr("This row’s weights do not sum to 1, so they have none.");
        return TermWords::tr("%1 bits here, of at most %2 with %3 keys.")
            .arg(entropyText(measures().entropy), entropyText(std::log2(double(m_seen.size()))), countText(std::ssize(m_seen)));
    }

    QString effective() const
    {
        if (!isSpread())
            return TermWords::tr("This row’s weights do not sum to 1, so there are none.");
        const double count = measures().effectiveTokens;
        return byUnit(*m_attention.input,
                      {.words = TermWords::tr("%1 effective words: as spread out as looking equally at %1 words."),
                       .entries = TermWords::tr("%1 effective keys: as spread out as looking equally at %1 keys."),
                       .patches = TermWords::tr("%1 effective patches: as spread out as looking equally at %1 patches."),
                       .pieces = TermWords::tr("%1 effective pieces: as spread out as looking equally at %1 pieces.")})
            .arg(QLocale().toString(count, 'f', count < 100 ? 1 : 0));
    }

    QString support() const
    {
        const Index count = measures().support;
        return count == std::ssize(m_seen) ? TermWords::tr("All %1 keys that this row sees have a weight.").arg(countText(count))
                                           : TermWords::tr("%1 of %2 keys have a weight here; the others have exactly 0.")
                                                 .arg(countText(count), countText(m_attention.keyCount()));
    }

    bool hasExponents() const { return hasScores() && m_temperature > 0; }

    QString overflow() const
    {
        if (!hasExponents())
            return termNotUsed();
        const double most = std::isinf(m_temperature) ? 0 : scoreAt(mostScored()) / m_temperature;
        const QString shown = scoreText(most);
        if (most <= largestExponent(Precision::Half))
            return TermWords::tr("The largest exponent of this row is %1: its exp is a number in half precision already.").arg(shown);
        if (most <= largestExponent(Precision::Single))
            return TermWords::tr("The largest exponent of this row is %1: its exp is inf in half precision.").arg(shown);
        if (most <= largestExponent(Precision::Double))
            return TermWords::tr("The largest exponent of this row is %1: its exp is inf in half and in single precision.").arg(shown);
        return TermWords::tr("The largest exponent of this row is %1: its exp is inf in every precision.").arg(shown);
    }

    QString subnormal() const
    {
        if (!hasExponents())
            return termNotUsed();
        double least = 0;
        for (const Index key : m_seen)
            least = std::min(least, scaledBelow(scoreAt(key), scoreAt(mostScored()), m_temperature));
        const QString shown = numberOf(least);
        if (least >= leastFullExponent(Precision::Half))
            return TermWords::tr(
                       "With the maximum subtracted the least exponent of this row is %1: its exp has all digits in half precision.")
                .arg(shown);
        if (least >= leastExponent(Precision::Half))
            return TermWords::tr(
                       "With the maximum subtracted the least exponent of this row is %1: its exp is subnormal in half precision.")
                .arg(shown);
        return TermWords::tr("With the maximum subtracted the least exponent of this row is %1: its exp is 0 in half precision.")
            .arg(shown);
    }

    QString onePass() const
    {
        if (!hasScores())
            return termNotUsed();
        const std::vector<OnlineStep> steps = onlineSteps(m_scores, m_temperature);
        const auto rescaled = std::ranges::count_if(steps, &OnlineStep::isNewMaximum) - 1; // the first has nothing before it
        return TermWords::tr("%1 of the %2 scores of this row are larger than all before them: so often d is rescaled.")
            .arg(countText(rescaled), countText(std::ssize(m_seen)));
    }

    QString gradient() const
    {
        const std::optional<Index> most = mostWeighed();
        if (m_isGiven || !most)
            return termNotUsed();
        constexpr double little = 0.1;
        const double change = m_normalizer.jacobian(m_scores, m_temperature).at(*most, *most) * little;
        return TermWords::tr("Raise the score of %1 by %2 and its weight changes by about %3.")
            .arg(nameOfKey(*most), QLocale().toString(little), numberOf(change));
    }

    /// What the model predicts; none where the source is no model.
    std::optional<PredictionKind> prediction() const
    {
        const std::shared_ptr<const ModelRun>& run = m_attention.input->run;
        return run ? std::optional(predictionKindOf(*run->model)) : std::nullopt;
    }
    QString vocabulary() const { return countText(m_attention.input->run->model->transformer->config().vocabulary); }

    QString maskToken() const
    {
        const std::optional<std::string> mask =
            prediction() == PredictionKind::Masked ? maskTokenOf(*m_attention.input->run->model) : std::nullopt;
        if (!mask)
            return termNotUsed();
        return TermWords::tr("It is written %1; the vocabulary has %2 pieces.").arg(QString::fromStdString(*mask), vocabulary());
    }

    QString nextToken() const
    {
        if (prediction() != PredictionKind::Next && prediction() != PredictionKind::Translation)
            return termNotUsed();
        return TermWords::tr("It is one of %1 pieces.").arg(vocabulary());
    }

    QString similarity() const
    {
        if (prediction() != PredictionKind::Similarity)
            return termNotUsed();
        return TermWords::tr("Each text is one vector, the mean over its pieces, carried on and made 1 long.");
    }

    QString alignment() const
    {
        QStringList sentences;
        if (const QString measured = measuredHeadText(m_attention); !measured.isEmpty())
            sentences << measured;
        if (const QString share = alignedShareText(m_attention); !share.isEmpty())
            sentences << opened(share) + u'.';
        return sentences.isEmpty() ? termNotUsed() : sentences.join(u' ');
    }

    const Attention& m_attention;
    const Normalizer& m_normalizer;
    double m_temperature;
    Index m_query;
    bool m_isGiven;
    std::span<const double> m_scores, m_weights;
    std::vector<Index> m_seen; ///< keys that no mask hides
    RowSteps m_steps;
};

} // namespace

QString termHere(Term term, const Attention& attention, Index query)
{
    return TermRow(attention, query).here(term);
}

QString termNotUsed()
{
    return TermWords::tr("Not used here.");
}

} // namespace softfocus
