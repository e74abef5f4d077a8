#pragma once

#include "core/attention/attention.h"

#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace softfocus {

/// A term of attention that the window shows somewhere, in the order in which a glossary tells them.
enum class Term : unsigned char {
    Query,
    Key,
    Value,
    Stream,
    Dimension,
    Product,
    RootD,
    Difference,
    Noise,
    Score,
    Mask,
    Normalizer,
    Temperature,
    Below,
    Exponential,
    Sum,
    Largest,
    Sigma,
    Tanh,
    NegativeScores,
    Undivided,
    Threshold,
    Alpha,
    Kept,
    Sharpening,
    Weight,
    Entropy,
    EffectiveWords,
    Support,
    Overflow,
    Subnormal,
    OnePass,
    Gradient,
    MaskToken,
    NextToken,
    Similarity,
    Translator,
    Alignment,
};
inline constexpr int termCount = int(Term::Alignment) + 1;

/// What there is to say of a term: a name, a line on what it is, and a line with the numbers of one row.
struct TermText {
    QString name;
    QString meaning;
    QString here;       ///< «2.5 effective words: as spread out as looking equally at 2.5 words»; that it is not used where it is not
    bool isUsed = true; ///< false where the row is worked out without it
};

/// A term with the numbers of one row; of no row for a query that does not exist. Numbers follow the default QLocale.
TermText termText(Term term, const Attention& attention, Index query);

/// The name alone.
QString termName(Term term, const Input& input);

/// The terms that a text is written in, words and symbols alike, in the order in which it uses them, each of them once.
std::vector<Term> termsIn(const QString& text);
/// A text without what termsIn() finds in it.
QString withoutTerms(const QString& text);

} // namespace softfocus
