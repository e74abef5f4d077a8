#include "ui/words/terms.h"

#include "ui/words/by_unit.h"
#include "ui/words/term_row.h"
#include "ui/words/translation_text.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class TermNameWords {
    Q_DECLARE_TR_FUNCTIONS(TermWords)
};

/// Name and meaning alone.
TermText withoutNumbers(Term term, const Input& input)
{
    switch (term) {
    case Term::Query: return {TermNameWords::tr("query"), TermNameWords::tr("What asks: a row of the map."), {}};
    case Term::Key:
        return {
            TermNameWords::tr("key"), TermNameWords::tr("What is asked: a column of the map. Every query is compared with every key."), {}};
    case Term::Value:
        return {TermNameWords::tr("value"),
                TermNameWords::tr("The vector that a key puts into the mix, as much of it as its weight says."),
                {}};
    case Term::Stream:
        return {
            TermNameWords::tr("residual stream"),
            TermNameWords::tr("What a transformer hands on from layer to layer: a vector for each piece, to which attention and the rest "
                              "of a layer add."),
            {}};
    case Term::Dimension:
        return {TermNameWords::tr("dimension"), TermNameWords::tr("One of the numbers that a vector is made of; d is how many."), {}};
    case Term::Product:
        return {QStringLiteral("q · k"),
                TermNameWords::tr(
                    "Each number of the query times the same number of the key, all added up: large where both point the same way."),
                {}};
    case Term::RootD:
        return {QStringLiteral("√d"),
                TermNameWords::tr("The root of the number of dimensions. Products grow with it, so they are divided by it."),
                {}};
    case Term::Difference:
        return {
            TermNameWords::tr("squared difference"),
            TermNameWords::tr("How far two numbers are from each other, times itself. Their mean (MSE) tells how unlike two patches are."),
            {}};
    case Term::Noise:
        return {TermNameWords::tr("noise σ"),
                TermNameWords::tr(
                    "Random numbers added to every colour, σ being how far they stray: mixing alike patches takes them away again."),
                {}};
    case Term::Score:
        return {TermNameWords::tr("score s"),
                TermNameWords::tr("How well a key fits a query, before any normalizer: the larger, the better."),
                {}};
    case Term::Mask: return {TermNameWords::tr("mask"), TermNameWords::tr("Hides keys from queries: what is hidden has the weight 0."), {}};
    case Term::Normalizer:
        return {TermNameWords::tr("normalizer"), TermNameWords::tr("The rule that turns the scores of a row into its weights."), {}};
    case Term::Temperature:
        return {TermNameWords::tr("temperature T"),
                TermNameWords::tr("Every score is divided by it. Below 1 rows get sharper, above 1 more even."),
                {}};
    case Term::Below:
        return {QStringLiteral("x"),
                TermNameWords::tr("How far a score lies below the largest of its row, divided by T: 0 for the largest."),
                {}};
    case Term::Exponential:
        return {QStringLiteral("exp"),
                TermNameWords::tr("e = 2.718… to the power of a number: always above 0, and steep, so large scores win."),
                {}};
    case Term::Sum:
        return {QStringLiteral("Σ"), TermNameWords::tr("The sum over the keys of a row. Divided by it, shares add up to 1."), {}};
    case Term::Largest: return {TermNameWords::tr("max s"), TermNameWords::tr("The largest score of a row."), {}};
    case Term::Sigma:
        return {QStringLiteral("σ"),
                TermNameWords::tr("1 / (1 + exp(−s / T)): a half for a score of 0, nearly 1 for large ones, nearly 0 far below."),
                {}};
    case Term::Tanh:
        return {
            QStringLiteral("tanh"), TermNameWords::tr("Nearly the number itself near 0, never above 1; below 0 it counts as 0 here."), {}};
    case Term::NegativeScores:
        return {TermNameWords::tr("negative scores"),
                TermNameWords::tr("Shares of a sum make no sense of numbers below 0: they are cut off, kept or shifted up."),
                {}};
    case Term::Undivided:
        return {TermNameWords::tr("not divided by the sum"),
                TermNameWords::tr("Every key is weighed by itself, so that a row need not sum to 1."),
                {}};
    case Term::Threshold:
        return {TermNameWords::tr("threshold τ"),
                TermNameWords::tr("The level that scores have to rise above: all below it get exactly 0."),
                {}};
    case Term::Alpha:
        return {QStringLiteral("α"), TermNameWords::tr("How sparse entmax is: 1 is softmax, 2 sparsemax, and more gives more zeros."), {}};
    case Term::Kept:
        return {TermNameWords::tr("keys kept k"), TermNameWords::tr("Top-k gives weights to the k largest scores and to nobody else."), {}};
    case Term::Sharpening:
        return {
            TermNameWords::tr("sharpening β"),
            TermNameWords::tr("What adaptive multiplies the scores by: the more spread out softmax would be (H, its entropy), the larger."),
            {}};
    case Term::Weight: return {TermNameWords::tr("weight w"), TermNameWords::tr("How much of its attention a query gives to a key."), {}};
    case Term::Entropy:
        return {TermNameWords::tr("entropy"),
                TermNameWords::tr("How spread out a row is, in bits: 0 where one key has it all, most where all have the same."),
                {}};
    case Term::EffectiveWords:
        return {byUnit(input, {.words = TermNameWords::tr("effective words"),
                               .entries = TermNameWords::tr("effective keys"),
                               .patches = TermNameWords::tr("effective patches"),
                               .pieces = TermNameWords::tr("effective pieces")}),
                TermNameWords::tr("2 to the power of the entropy: among how many the attention is as good as shared out evenly."),
                {}};
    case Term::Support: return {TermNameWords::tr("support"), TermNameWords::tr("The keys that have a weight that is not exactly 0."), {}};
    case Term::Overflow:
        return {TermNameWords::tr("overflow"),
                TermNameWords::tr(
                    "A number that is too large for its precision becomes inf, and inf/inf is no number: exp does so early, since it "
                    "grows so fast."),
                {}};
    case Term::Subnormal:
        return {TermNameWords::tr("subnormal"),
                TermNameWords::tr("A number so near 0 that its precision keeps fewer digits of it; what is smaller still becomes 0."),
                {}};
    case Term::OnePass:
        return {TermNameWords::tr("online softmax"),
                TermNameWords::tr(
                    "Softmax’s maximum m and sum d from one look at every score: whenever a larger score comes, d is rescaled to it."),
                {}};
    case Term::Gradient:
        return {TermNameWords::tr("gradient ∂w/∂s"),
                TermNameWords::tr("How much a weight changes for a small change of a score: what training goes by."),
                {}};
    case Term::MaskToken:
        return {TermNameWords::tr("mask token"),
                TermNameWords::tr(
                    "Stands for a word that is left out: the model says how likely each piece of its vocabulary is to stand there."),
                {}};
    case Term::NextToken:
        return {
            TermNameWords::tr("next token"),
            TermNameWords::tr("The piece that goes on with a text: each has a probability, and a model that writes takes the likeliest."),
            {}};
    case Term::Similarity:
        return {TermNameWords::tr("cosine similarity"),
                TermNameWords::tr("How alike the vectors of two whole texts are: 1 where they point the same way, 0 at a right angle."),
                {}};
    case Term::Translator: return {TermNameWords::tr("the translator"), translatorOrigin(), {}};
    case Term::Alignment:
        return {TermNameWords::tr("alignment"),
                TermNameWords::tr("Which words of a text each word of its translation comes from. A head that aligns looks there."),
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
    text.here = exists ? termHere(term, attention, query) : TermNameWords::tr("No row is chosen.");
    text.isUsed = text.here != termNotUsed();
    return text;
}

} // namespace softfocus
