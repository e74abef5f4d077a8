// How terms are written in the texts of the window, and where they stand in one.

#include "ui/words/normalizer_text.h"
#include "ui/words/terms.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <utility>

namespace softfocus {

namespace {

class TermSignWords {
    Q_DECLARE_TR_FUNCTIONS(TermWords)
};

/// How a term is written in texts of the window: words in the user's language, and symbols, which are the same in all.
QStringList signsOf(Term term)
{
    const auto words = [](const QString& list) {
        QStringList signs;
        for (const QString& sign : list.split(u','))
            signs << sign.trimmed();
        return signs;
    };
    switch (term) {
    case Term::Query: return words(TermSignWords::tr("query, queries, asks, that ask", "how the term is written, between commas"));
    case Term::Key: return words(TermSignWords::tr("key, keys, is asked, are asked", "how the term is written, between commas"));
    case Term::Value:
        return words(TermSignWords::tr("value, values", "how the term is written, between commas")) + QStringList{QStringLiteral("v")};
    case Term::Stream: return words(TermSignWords::tr("residual stream, stream", "how the term is written, between commas"));
    case Term::Dimension:
        return words(TermSignWords::tr("dimension, dimensions, component, vector", "how the term is written, between commas")) +
               QStringList{QStringLiteral("d")};
    case Term::Product:
        return words(TermSignWords::tr("product, products", "how the term is written, between commas")) +
               QStringList{QStringLiteral("q · k")};
    case Term::RootD: return {QStringLiteral("√d")};
    case Term::Difference:
        return words(TermSignWords::tr("MSE, squared difference, squared differences, mean", "how the term is written, between commas")) +
               QStringList{QStringLiteral("Σ (q − k)²")};
    case Term::Noise: return words(TermSignWords::tr("noise", "how the term is written, between commas"));
    case Term::Score:
        return words(TermSignWords::tr("score, scores", "how the term is written, between commas")) + QStringList{QStringLiteral("s")};
    case Term::Mask: return words(TermSignWords::tr("mask, masks, masked, causal, hide self", "how the term is written, between commas"));
    case Term::Normalizer: {
        QStringList signs = words(TermSignWords::tr("normalizer, normalizers", "how the term is written, between commas"));
        for (const NormalizerEntry& entry : normalizerTable())
            if (entry.id != NormalizerId::Tanh) // the function, too, which has a line of its own
                signs << nameText(entry);
        return signs;
    }
    case Term::Temperature:
        return words(TermSignWords::tr("temperature, sharp, uniform", "how the term is written, between commas")) +
               QStringList{QStringLiteral("T")};
    case Term::Below: return {QStringLiteral("x"), QStringLiteral("− max")};
    case Term::Exponential: return {QStringLiteral("exp"), QStringLiteral("e")};
    case Term::Sum:
        return words(TermSignWords::tr("sum, sums", "how the term is written, between commas")) + QStringList{QStringLiteral("Σ")};
    case Term::Largest:
        return words(TermSignWords::tr("largest, larger scores", "how the term is written, between commas")) +
               QStringList{QStringLiteral("max s"), QStringLiteral("m")};
    case Term::Sigma: return {QStringLiteral("σ"), QStringLiteral("max σ")};
    case Term::Tanh: return {QStringLiteral("tanh"), QStringLiteral("h")};
    case Term::NegativeScores:
        return words(TermSignWords::tr("negative scores, negative, clip, keep, shift", "how the term is written, between commas")) +
               QStringList{QStringLiteral("min s"), QStringLiteral("min")};
    case Term::Undivided: return words(TermSignWords::tr("undivided, don’t divide by the sum", "how the term is written, between commas"));
    case Term::Threshold:
        return words(TermSignWords::tr("threshold, above", "how the term is written, between commas")) + QStringList{QStringLiteral("τ")};
    case Term::Alpha:
        return words(TermSignWords::tr("sparseness, power", "how the term is written, between commas")) + QStringList{QStringLiteral("α")};
    case Term::Kept:
        return words(TermSignWords::tr("keys kept, kept", "how the term is written, between commas")) + QStringList{QStringLiteral("k")};
    case Term::Sharpening:
        return words(TermSignWords::tr("sharpening, sharpens", "how the term is written, between commas")) +
               QStringList{QStringLiteral("β"), QStringLiteral("H")};
    case Term::Weight:
        return words(TermSignWords::tr("weight, weights", "how the term is written, between commas")) + QStringList{QStringLiteral("w")};
    case Term::Entropy: return words(TermSignWords::tr("entropy, bits, nats, spread", "how the term is written, between commas"));
    case Term::EffectiveWords:
        return words(TermSignWords::tr("effective words, effective pieces, effective keys, effective patches, effective tokens",
                                       "how the term is written, between commas"));
    case Term::Support: return words(TermSignWords::tr("support", "how the term is written, between commas"));
    case Term::Overflow: return words(TermSignWords::tr("overflow, overflows", "how the term is written, between commas"));
    case Term::Subnormal: return words(TermSignWords::tr("subnormal", "how the term is written, between commas"));
    case Term::OnePass: return words(TermSignWords::tr("online softmax, one pass", "how the term is written, between commas"));
    case Term::Translator: return {}; // beside the line on it alone
    case Term::Alignment: return words(TermSignWords::tr("alignment, aligns, aligned", "how the term is written, between commas"));
    case Term::Gradient:
        return words(TermSignWords::tr("gradient", "how the term is written, between commas")) + QStringList{QStringLiteral("∂w/∂s")};
    case Term::MaskToken: return words(TermSignWords::tr("mask token, mask tokens, [MASK]", "how the term is written, between commas"));
    case Term::NextToken: return words(TermSignWords::tr("next token, next tokens", "how the term is written, between commas"));
    case Term::Similarity: return words(TermSignWords::tr("similarity, cosine", "how the term is written, between commas"));
    }
    return {};
}

/// A sign that a text may hold.
struct TermSign {
    QString text;
    Term term;
};

std::vector<TermSign> makeSigns()
{
    std::vector<TermSign> signs;
    for (int place = 0; place < termCount; ++place)
        for (const QString& sign : signsOf(static_cast<Term>(place)))
            if (!sign.isEmpty())
                signs.push_back({sign, static_cast<Term>(place)});
    // Longer ones first: "effective words" has a word of its own in it.
    std::ranges::stable_sort(signs, std::ranges::greater{}, [](const TermSign& sign) { return sign.text.size(); });
    return signs;
}

/// In the language that the program started in.
const std::vector<TermSign>& allSigns()
{
    static const std::vector<TermSign> signs = makeSigns();
    return signs;
}

/// Letters that count something, as j does in sⱼ, say nothing of what the symbol is.
QString withoutIndices(QString text)
{
    for (const QChar index : {QChar(0x2c7c), QChar(0x2096)}) // ⱼ ₖ
        text.remove(index);
    return text;
}

bool standsAlone(const QString& text, qsizetype begin, qsizetype length)
{
    const auto isLetter = [&](qsizetype place) {
        return place >= 0 && place < text.size() && (text[place].isLetter() || text[place] == QChar(0x2019));
    }; // ’ as in “row’s”
    return !(isLetter(begin - 1) && text[begin].isLetter()) && !(isLetter(begin + length) && text[begin + length - 1].isLetter());
}

/// Where terms stand in a text, which is blanked there.
std::vector<std::pair<qsizetype, Term>> takeTerms(QString& text)
{
    std::vector<std::pair<qsizetype, Term>> found;
    for (const TermSign& sign : allSigns()) {
        // A single letter is a symbol, and small and capital ones are others.
        const Qt::CaseSensitivity as = sign.text.size() == 1 ? Qt::CaseSensitive : Qt::CaseInsensitive;
        for (qsizetype at = 0; (at = text.indexOf(sign.text, at, as)) >= 0; at += sign.text.size()) {
            if (!standsAlone(text, at, sign.text.size()))
                continue;
            found.emplace_back(at, sign.term);
            text.replace(at, sign.text.size(), QString(sign.text.size(), u' '));
        }
    }
    std::ranges::stable_sort(found, {}, &std::pair<qsizetype, Term>::first);
    return found;
}

} // namespace

std::vector<Term> termsIn(const QString& text)
{
    QString rest = withoutIndices(text);
    std::vector<Term> terms;
    for (const auto& [place, term] : takeTerms(rest))
        if (std::ranges::find(terms, term) == terms.end())
            terms.push_back(term);
    return terms;
}

QString withoutTerms(const QString& text)
{
    QString rest = withoutIndices(text);
    takeTerms(rest);
    return rest;
}

} // namespace softfocus
