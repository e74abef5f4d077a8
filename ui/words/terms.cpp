#include "ui/words/terms.h"

#include "ui/words/by_unit.h"
#include "ui/words/term_row.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class TermWords {
    Q_DECLARE_TR_FUNCTIONS(TermWords)
};

/// Name and meaning alone.
TermText withoutNumbers(Term term, const Input& input)
{
    switch (term) {
    case Term::Query: return {TermWords::tr("query"), TermWords::tr("What asks: a row of the map."), {}};
    case Term::Key:
        return {TermWords::tr("key"), TermWords::tr("What is asked: a column of the map. Every query is compared with every key."), {}};
    case Term::Value:
        return {TermWords::tr("value"), TermWords::tr("The vector that a key puts into the mix, as much of it as its weight says."), {}};
    case Term::Dimension:
        return {TermWords::tr("dimension"), TermWords::tr("One of the numbers that a vector is made of; d is how many."), {}};
    case Term::Product:
        return {
            QStringLiteral("q · k"),
            TermWords::tr("Each number of the query times the same number of the key, all added up: large where both point the same way."),
            {}};
    case Term::RootD:
        return {QStringLiteral("√d"),
                TermWords::tr("The root of the number of dimensions. Products grow with it, so they are divided by it."),
                {}};
    case Term::Difference:
        return {TermWords::tr("squared difference"),
                TermWords::tr("How far two numbers are from each other, times itself. Their mean (MSE) tells how unlike two patches are."),
                {}};
    case Term::Noise:
        return {
            TermWords::tr("noise σ"),
            TermWords::tr("Random numbers added to every colour, σ being how far they stray: mixing alike patches takes them away again."),
            {}};
    case Term::Score:
        return {TermWords::tr("score s"), TermWords::tr("How well a key fits a query, before any normalizer: the larger, the better."), {}};
    case Term::Mask: return {TermWords::tr("mask"), TermWords::tr("Hides keys from queries: what is hidden has the weight 0."), {}};
    case Term::Normalizer:
        return {TermWords::tr("normalizer"), TermWords::tr("The rule that turns the scores of a row into its weights."), {}};
    case Term::Temperature:
        return {TermWords::tr("temperature T"),
                TermWords::tr("Every score is divided by it. Below 1 rows get sharper, above 1 more even."),
                {}};
    case Term::Below:
        return {
            QStringLiteral("x"), TermWords::tr("How far a score lies below the largest of its row, divided by T: 0 for the largest."), {}};
    case Term::Exponential:
        return {QStringLiteral("exp"),
                TermWords::tr("e = 2.718… to the power of a number: always above 0, and steep, so large scores win."),
                {}};
    case Term::Sum: return {QStringLiteral("Σ"), TermWords::tr("The sum over the keys of a row. Divided by it, shares add up to 1."), {}};
    case Term::Largest: return {TermWords::tr("max s"), TermWords::tr("The largest score of a row."), {}};
    case Term::Sigma:
        return {QStringLiteral("σ"),
                TermWords::tr("1 / (1 + exp(−s / T)): a half for a score of 0, nearly 1 for large ones, nearly 0 far below."),
                {}};
    case Term::Tanh:
        return {QStringLiteral("tanh"), TermWords::tr("Nearly the number itself near 0, never above 1; below 0 it counts as 0 here."), {}};
    case Term::NegativeScores:
        return {TermWords::tr("negative scores"),
                TermWords::tr("Shares of a sum make no sense of numbers below 0: they are cut off, kept or shifted up."),
                {}};
    case Term::Undivided:
        return {
            TermWords::tr("not divided by the sum"), TermWords::tr("Every key is weighed by itself, so that a row need not sum to 1."), {}};
    case Term::Threshold:
        return {TermWords::tr("threshold τ"), TermWords::tr("The level that scores have to rise above: all below it get exactly 0."), {}};
    case Term::Alpha:
        return {QStringLiteral("α"), TermWords::tr("How sparse entmax is: 1 is softmax, 2 sparsemax, and more gives more zeros."), {}};
    case Term::Kept:
        return {TermWords::tr("keys kept k"), TermWords::tr("Top-k gives weights to the k largest scores and to nobody else."), {}};
    case Term::Sharpening:
        return {TermWords::tr("sharpening β"),
                TermWords::tr("What adaptive multiplies the scores by: the more spread out softmax would be (H, its entropy), the larger."),
                {}};
    case Term::Weight: return {TermWords::tr("weight w"), TermWords::tr("How much of its attention a query gives to a key."), {}};
    case Term::Entropy:
        return {TermWords::tr("entropy"),
                TermWords::tr("How spread out a row is, in bits: 0 where one key has it all, most where all have the same."),
                {}};
    case Term::EffectiveWords:
        return {byUnit(input, {.words = TermWords::tr("effective words"),
                               .entries = TermWords::tr("effective keys"),
                               .patches = TermWords::tr("effective patches")}),
                TermWords::tr("2 to the power of the entropy: among how many the attention is as good as shared out evenly."),
                {}};
    case Term::Support: return {TermWords::tr("support"), TermWords::tr("The keys that have a weight that is not exactly 0."), {}};
    case Term::Gradient:
        return {TermWords::tr("gradient ∂w/∂s"),
                TermWords::tr("How much a weight changes for a small change of a score: what training goes by."),
                {}};
    }
    return {};
}

} // namespace

QString termName(Term term, const Input& input)
{
    return withoutNumbers(term, input).name;
}

TermText termText(Term term, const Attention& attention, Index query)
{
    TermText text = withoutNumbers(term, *attention.input);
    const bool exists = query >= 0 && query < attention.queryCount() && attention.keyCount() > 0;
    text.here = exists ? termHere(term, attention, query) : TermWords::tr("No row is chosen.");
    text.isUsed = text.here != termNotUsed();
    return text;
}

} // namespace softfocus
