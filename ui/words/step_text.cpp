#include "ui/words/step_text.h"

#include "ui/words/by_unit.h"

#include <QCoreApplication>
#include <QLocale>

namespace softfocus {

namespace {

class StepWords {
    Q_DECLARE_TR_FUNCTIONS(StepWords)
};

} // namespace

// What is mathematics alone is the same in every language.

QString stepTitle(StepKind kind)
{
    switch (kind) {
    case StepKind::ScaledBelow: return QStringLiteral("x");
    case StepKind::Exponential:
    case StepKind::KeptExponential:
    case StepKind::Sharpened: return QStringLiteral("exp");
    case StepKind::AboveThreshold: return QStringLiteral("x − τ");
    case StepKind::Power:
    case StepKind::FinePower: return StepWords::tr("power");
    case StepKind::Sigma: return QStringLiteral("σ");
    case StepKind::RelativeSigma: return QStringLiteral("σ / max σ");
    case StepKind::PositiveTanh: return QStringLiteral("h");
    case StepKind::StraightTanh: return QStringLiteral("s / max s");
    case StepKind::Positive: return QStringLiteral("max(s, 0)");
    case StepKind::Itself: return QStringLiteral("s");
    case StepKind::AboveLeast: return QStringLiteral("s − min");
    case StepKind::Largest: return StepWords::tr("largest");
    }
    return {};
}

QString quantityName(StepQuantity quantity)
{
    switch (quantity) {
    case StepQuantity::Alpha: return QStringLiteral("α");
    case StepQuantity::KeptCount: return StepWords::tr("kept");
    case StepQuantity::SoftmaxEntropy: return StepWords::tr("softmax’s entropy H");
    case StepQuantity::Sharpening: return StepWords::tr("sharpening β");
    }
    return {};
}

QString quantityUnit(StepQuantity quantity)
{
    return quantity == StepQuantity::SoftmaxEntropy ? StepWords::tr("nats") : QString();
}

QString stepNumberText(const StepNumber& number)
{
    constexpr int digits = 4;
    QLocale here;
    here.setNumberOptions(QLocale::OmitGroupSeparator);
    const QString text = quantityName(number.quantity) + QStringLiteral(" = ") + here.toString(number.value, 'g', digits);
    const QString unit = quantityUnit(number.quantity);
    return unit.isEmpty() ? text : text + u' ' + unit;
}

QStringList formulaParts(RowFormula formula)
{
    const QString exponentials = QStringLiteral("wⱼ = eⱼ / Σₖ eₖ"), below = QStringLiteral("xⱼ = (sⱼ − max s) / T");
    switch (formula) {
    case RowFormula::Softmax: return {exponentials, QStringLiteral("eⱼ = exp((sⱼ − max s) / T)")};
    case RowFormula::Sparsemax: return {QStringLiteral("wⱼ = max(xⱼ − τ, 0)"), below};
    case RowFormula::Hardmax: return {StepWords::tr("wⱼ = 1/m for the m largest sⱼ, else 0")};
    case RowFormula::Clip: return {QStringLiteral("wⱼ = max(sⱼ, 0) / Σₖ max(sₖ, 0)")};
    case RowFormula::Keep: return {QStringLiteral("wⱼ = sⱼ / Σₖ sₖ")};
    case RowFormula::Shift: return {QStringLiteral("wⱼ = (sⱼ − min s) / Σₖ (sₖ − min s)")};
    case RowFormula::Entmax: return {QStringLiteral("wⱼ = max((α − 1)xⱼ − τ, 0)^(1/(α − 1))"), below};
    case RowFormula::SquareEntmax: return {QStringLiteral("wⱼ = max(½xⱼ − τ, 0)²"), below};
    case RowFormula::TopK: return {exponentials, StepWords::tr("eⱼ = exp((sⱼ − max s) / T) for the k largest sⱼ, else 0")};
    case RowFormula::Sigmoid: return {QStringLiteral("wⱼ = σⱼ / Σₖ σₖ"), QStringLiteral("σⱼ = 1 / (1 + exp(−sⱼ / T))")};
    case RowFormula::UndividedSigmoid: return {QStringLiteral("wⱼ = σ(sⱼ / T)"), QStringLiteral("σ(x) = 1 / (1 + exp(−x))")};
    case RowFormula::Tanh: return {QStringLiteral("wⱼ = hⱼ / Σₖ hₖ"), QStringLiteral("hⱼ = max(tanh(sⱼ / T), 0)")};
    case RowFormula::UndividedTanh: return {QStringLiteral("wⱼ = hⱼ"), QStringLiteral("hⱼ = max(tanh(sⱼ / T), 0)")};
    case RowFormula::Adaptive: return {exponentials, QStringLiteral("eⱼ = exp(β(sⱼ − max s) / T)")};
    }
    return {};
}

QString remarkText(RowRemark remark, UnitName unit)
{
    switch (remark) {
    case RowRemark::None: break;
    case RowRemark::LargestShareAll: return StepWords::tr("T = 0 is the limit: the largest scores share all the weight.");
    case RowRemark::AllCountTheSame: return StepWords::tr("T = ∞ is the limit: every score counts the same.");
    case RowRemark::SigmaBySign:
        return StepWords::tr("T = 0 is the limit: scores above 0 count 1, scores of 0 a half, others nothing beside them.");
    case RowRemark::SigmaTooSmall: return StepWords::tr("Every σ is too small to be written, so they are compared with the largest one.");
    case RowRemark::PositiveCountOne: return StepWords::tr("T = 0 is the limit: every positive score counts 1.");
    case RowRemark::TanhIsZero: return StepWords::tr("T = ∞ is the limit: every tanh is 0.");
    case RowRemark::TanhIsStraight: return StepWords::tr("T = ∞ is the limit: tanh is straight there, and the shares are linear’s.");
    case RowRemark::NoneIsPositive:
        return byUnit(unit, {.words = StepWords::tr("No score is positive, so every word gets the same share."),
                             .entries = StepWords::tr("No score is positive, so every key gets the same share."),
                             .patches = StepWords::tr("No score is positive, so every patch gets the same share."),
                             .pieces = StepWords::tr("No score is positive, so every piece gets the same share.")});
    case RowRemark::AllAreEqual:
        return byUnit(unit, {.words = StepWords::tr("All scores are equal, so every word gets the same share."),
                             .entries = StepWords::tr("All scores are equal, so every key gets the same share."),
                             .patches = StepWords::tr("All scores are equal, so every patch gets the same share."),
                             .pieces = StepWords::tr("All scores are equal, so every piece gets the same share.")});
    case RowRemark::TiedForTheLastPlace: return StepWords::tr("More than k are kept: several scores tie for the last place.");
    }
    return {};
}

QString remarkText(JacobianRemark remark)
{
    switch (remark) {
    case JacobianRemark::None: break;
    case JacobianRemark::NothingToAttend: return StepWords::tr("Every key is masked, so nothing changes.");
    case JacobianRemark::Undefined: return StepWords::tr("The weights are undefined, and so is their change.");
    case JacobianRemark::UntilAnotherIsLargest:
        return StepWords::tr("T = 0 is the limit: the weights stay the same until another score is the largest.");
    case JacobianRemark::LargestAreEqual:
        return StepWords::tr("T = 0 is the limit, and the largest scores are equal: the first to rise takes all the weight at once. Shown "
                             "is 0, the value before that.");
    case JacobianRemark::UntilASignChanges:
        return StepWords::tr("T = 0 is the limit: the weights stay the same until a score changes its sign.");
    case JacobianRemark::ScoresDoNotCount: return StepWords::tr("T = ∞ is the limit: the weights do not change with the scores.");
    case JacobianRemark::Flat:
        return StepWords::tr(
            "Hardmax is flat: no small change of a score changes a weight, so hard attention cannot be trained by gradient "
            "descent.");
    case JacobianRemark::FlatAtJump:
        return StepWords::tr("Hardmax is flat but for jumps. This row stands at one: its largest scores tie, and raising any of them takes "
                             "all the weight at once. Shown is 0, the value on either side.");
    case JacobianRemark::AtEdgeOfSupport:
        return StepWords::tr("A score stands at the edge of the support; shown is the value on the side where its weight stays 0.");
    case JacobianRemark::TiedForTheLastPlace:
        return StepWords::tr("Scores tie for the last place that is kept, where the weights jump; shown is the value with all of them "
                             "kept.");
    case JacobianRemark::SharpeningStarts: return StepWords::tr("The sharpening starts just here; shown is the value without it.");
    case JacobianRemark::NoneIsPositive: return StepWords::tr("No score is positive, so the weights stay equal.");
    case JacobianRemark::NoneIsPositiveYet:
        return StepWords::tr("No score is positive; the first to rise above 0 takes all the weight at once. Shown is 0, the value before "
                             "that.");
    case JacobianRemark::AtClipping: return StepWords::tr("A score stands at 0, the edge of the clipping; shown is the value below it.");
    case JacobianRemark::SeveralAreLeast:
        return StepWords::tr("Several scores are the least; shown is the value as one of them rises, which leaves the least where it is.");
    case JacobianRemark::AllAreEqual: return StepWords::tr("All scores are equal; any change of one breaks the tie at once. Shown is 0.");
    }
    return {};
}

} // namespace softfocus
