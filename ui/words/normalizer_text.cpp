#include "ui/words/normalizer_text.h"

#include "ui/words/by_unit.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace softfocus {

namespace {

class NormalizerText {
    Q_DECLARE_TR_FUNCTIONS(NormalizerText)
};

QString negativesText(Negatives negatives)
{
    switch (negatives) {
    case Negatives::Clip: break;
    case Negatives::Keep: return NormalizerText::tr(", negatives kept");
    case Negatives::Shift: return NormalizerText::tr(", shifted by the minimum");
    }
    return {};
}

/// What follows the name for one parameter.
QString parameterTextOf(Parameter parameter, const Parameters& parameters, bool isBrief)
{
    switch (parameter) {
    case Parameter::Alpha: return NormalizerText::tr(" α %1").arg(parameterNumberText(parameters.alpha));
    case Parameter::K: break; // stands in the name
    case Parameter::Negatives: return negativesText(parameters.negatives);
    case Parameter::Unnormalized:
        if (!parameters.unnormalized)
            break;
        return isBrief ? NormalizerText::tr(", not divided") : NormalizerText::tr(", not divided by the sum");
    }
    return {};
}

/// "top-3" says how many with its name, as papers write it.
QString givenName(const Normalizer& normalizer)
{
    if (normalizer.entry().id != NormalizerId::TopK)
        return nameText(normalizer.entry());
    return NormalizerText::tr("top-%1").arg(parameterNumberText(static_cast<double>(normalizer.parameters().k)));
}

QString parameterTextOf(const Normalizer& normalizer, bool isBrief)
{
    QString text = givenName(normalizer);
    for (const Parameter parameter : normalizer.entry().parameters)
        text += parameterTextOf(parameter, normalizer.parameters(), isBrief);
    return text;
}

} // namespace

QString nameText(const NormalizerEntry& entry)
{
    return QString::fromUtf8(entry.name.data(), static_cast<qsizetype>(entry.name.size()));
}

QString gistText(const NormalizerEntry& entry, UnitName unit)
{
    switch (entry.id) {
    case NormalizerId::Softmax:
        return byUnit(unit, {.words = NormalizerText::tr("smooth: every word keeps a little"),
                             .entries = NormalizerText::tr("smooth: every key keeps a little"),
                             .patches = NormalizerText::tr("smooth: every patch keeps a little"),
                             .pieces = NormalizerText::tr("smooth: every piece keeps a little")});
    case NormalizerId::Sparsemax:
        return byUnit(unit, {.words = NormalizerText::tr("sparse: weak words get exactly 0"),
                             .entries = NormalizerText::tr("sparse: weak keys get exactly 0"),
                             .patches = NormalizerText::tr("sparse: weak patches get exactly 0"),
                             .pieces = NormalizerText::tr("sparse: weak pieces get exactly 0")});
    case NormalizerId::Hardmax:
        return byUnit(unit, {.words = NormalizerText::tr("one word takes all"),
                             .entries = NormalizerText::tr("one key takes all"),
                             .patches = NormalizerText::tr("one patch takes all"),
                             .pieces = NormalizerText::tr("one piece takes all")});
    case NormalizerId::Linear: return NormalizerText::tr("no amplification: a share of the positive scores");
    case NormalizerId::Entmax: return NormalizerText::tr("between softmax and sparsemax, by α");
    case NormalizerId::TopK: return NormalizerText::tr("softmax among the k largest");
    case NormalizerId::Sigmoid: return NormalizerText::tr("every score by itself, then a share of the sum");
    case NormalizerId::Tanh: return NormalizerText::tr("a share that saturates: large scores count alike");
    case NormalizerId::Adaptive: return NormalizerText::tr("softmax that sharpens itself where it is spread out");
    }
    return {};
}

namespace {

/// What a normalizer that has softmax for a limit does there: the same for all of them.
QString limitGist(const Normalizer& normalizer, bool isZero, UnitName unit)
{
    if (isZero)
        return byUnit(unit, {.words = NormalizerText::tr("T = 0: the word with the largest score takes all"),
                             .entries = NormalizerText::tr("T = 0: the key with the largest score takes all"),
                             .patches = NormalizerText::tr("T = 0: the patch with the largest score takes all"),
                             .pieces = NormalizerText::tr("T = 0: the piece with the largest score takes all")});
    if (normalizer.id() == NormalizerId::TopK)
        return NormalizerText::tr("T = ∞: the k largest get equal shares");
    return byUnit(unit, {.words = NormalizerText::tr("T = ∞: every word gets the same"),
                         .entries = NormalizerText::tr("T = ∞: every key gets the same"),
                         .patches = NormalizerText::tr("T = ∞: every patch gets the same"),
                         .pieces = NormalizerText::tr("T = ∞: every piece gets the same")});
}

QString linearGist(Negatives negatives)
{
    switch (negatives) {
    case Negatives::Clip: break;
    case Negatives::Keep: return NormalizerText::tr("no amplification: a share of the sum, below 0 too");
    case Negatives::Shift: return NormalizerText::tr("no amplification: a share of what lies above the least score");
    }
    return NormalizerText::tr("no amplification: a share of the positive scores");
}

QString sigmoidGist(bool unnormalized, bool isZero, bool isInfinite)
{
    if (isZero)
        return unnormalized ? NormalizerText::tr("T = 0: every score above 0 counts 1, by itself")
                            : NormalizerText::tr("T = 0: the scores above 0 share alike");
    if (isInfinite)
        return unnormalized ? NormalizerText::tr("T = ∞: every score counts a half") : NormalizerText::tr("T = ∞: all get equal shares");
    return unnormalized ? NormalizerText::tr("every score by itself: the weights need not sum to 1")
                        : NormalizerText::tr("every score by itself, then a share of the sum");
}

QString tanhGist(bool unnormalized, bool isZero, bool isInfinite)
{
    if (isZero)
        return unnormalized ? NormalizerText::tr("T = 0: every score above 0 counts 1, by itself")
                            : NormalizerText::tr("T = 0: the scores above 0 share alike");
    if (isInfinite)
        return unnormalized ? NormalizerText::tr("T = ∞: every score counts nothing")
                            : NormalizerText::tr("T = ∞: a share of the positive scores");
    return unnormalized ? NormalizerText::tr("every score by itself, up to 1: the weights need not sum to 1")
                        : NormalizerText::tr("a share that saturates: large scores count alike");
}

} // namespace

QString gistText(const Normalizer& normalizer, double temperature, UnitName unit)
{
    const bool isZero = temperature == 0, isInfinite = std::isinf(temperature);
    const bool unnormalized = normalizer.parameters().unnormalized;
    switch (normalizer.id()) {
    case NormalizerId::Hardmax: break;
    case NormalizerId::Linear: return linearGist(normalizer.parameters().negatives);
    case NormalizerId::Sigmoid: return sigmoidGist(unnormalized, isZero, isInfinite);
    case NormalizerId::Tanh: return tanhGist(unnormalized, isZero, isInfinite);
    case NormalizerId::Softmax:
    case NormalizerId::Sparsemax:
    case NormalizerId::Entmax:
    case NormalizerId::TopK:
    case NormalizerId::Adaptive:
        if (isZero || isInfinite)
            return limitGist(normalizer, isZero, unit);
        break;
    }
    return gistText(normalizer.entry(), unit);
}

QString temperatureNote(const NormalizerEntry& entry)
{
    switch (entry.id) {
    case NormalizerId::Hardmax: return NormalizerText::tr("only the order of the scores counts, and T does not change it");
    case NormalizerId::Linear: return NormalizerText::tr("every score is divided by T, and so is their sum: it cancels");
    case NormalizerId::Softmax:
    case NormalizerId::Sparsemax:
    case NormalizerId::Entmax:
    case NormalizerId::TopK:
    case NormalizerId::Sigmoid:
    case NormalizerId::Tanh:
    case NormalizerId::Adaptive: break; // it has one
    }
    return {};
}

QString normalizerText(const Normalizer& normalizer)
{
    return parameterTextOf(normalizer, false);
}

QString briefNormalizerText(const Normalizer& normalizer)
{
    return parameterTextOf(normalizer, true);
}

QString whyNoNormalizer(const Scene& scene)
{
    if (!hasGivenWeights(scene))
        return {};
    return NormalizerText::tr("The weights are given and shown as they are: the normalizer and T have no effect.");
}

QString parameterNumberText(double value)
{
    QLocale here;
    here.setNumberOptions(QLocale::OmitGroupSeparator);
    // 1e9 is the largest k that a file holds; from 1e6 on 'g' would write a power of ten.
    constexpr double wholeNumber = 1e10;
    if (value == static_cast<double>(static_cast<qint64>(value)) && value < wholeNumber)
        return here.toString(static_cast<qint64>(value));
    return here.toString(value, 'g', QLocale::FloatingPointShortest);
}

QString shownParameterText(double value)
{
    constexpr qsizetype mostDigits = 6;
    constexpr int digits = 4;
    const QString exact = parameterNumberText(value);
    return exact.size() <= mostDigits ? exact : QLocale().toString(value, 'g', digits);
}

} // namespace softfocus
