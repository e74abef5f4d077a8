#include "ui/words/translation_text.h"

#include "core/models/translation.h"
#include "core/transformer/head_patterns.h"
#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <vector>

namespace softfocus {

namespace {

class TranslationWords {
    Q_DECLARE_TR_FUNCTIONS(TranslationWords)
};

/// For the heads of the last layer of the program’s translator, the share of words aligned by hand whose largest weight is at the right word:
/// resources/models/README.md. The layer before aligns nothing.
constexpr std::array measuredShares{0.828, 0.948, 0.931, 0.966};
constexpr std::int64_t measuredLayer = 1;
constexpr int measuredWords = 116, clearestHead = 3;

/// Pieces that stand for no part of the text: the end, and what the decoder starts with.
std::vector<bool> areSpecial(const std::vector<Token>& tokens)
{
    std::vector<bool> special;
    special.reserve(tokens.size());
    for (const Token& token : tokens)
        special.push_back(token.length == 0);
    return special;
}

QString shareText(double share)
{
    return QLocale().toString(share, 'f', 3);
}

} // namespace

bool isOfTranslation(const Input& input)
{
    return hasTranslatedRows(input) && !input.isCausal;
}

bool isOfWriting(const Input& input)
{
    return hasTranslatedRows(input) && input.isCausal;
}

bool isOfBundledTranslator(const Attention& attention)
{
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    const auto* bundled = source ? std::get_if<BundledModel>(&source->model) : nullptr;
    return bundled && *bundled == BundledModel::Translation;
}

std::optional<double> alignedShareOf(const Attention& attention)
{
    const Input& input = *attention.input;
    if (!isOfTranslation(input) || attention.weights->values.size() == 0)
        return std::nullopt;
    return crossPattern(attention.weights->values, areSpecial(input.queries), areSpecial(input.keys)).share;
}

QString alignedShareText(const Attention& attention)
{
    const std::optional<double> share = alignedShareOf(attention);
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    if (!share || !source)
        return {};
    const QString form =
        source->head
            ? byUnit(*attention.input, {.words = TranslationWords::tr("this head tells the words of the text apart to %1"),
                                        .entries = {},
                                        .patches = {},
                                        .pieces = TranslationWords::tr("this head tells the pieces of the text apart to %1")})
            : byUnit(*attention.input, {.words = TranslationWords::tr("the heads together tell the words of the text apart to %1"),
                                        .entries = {},
                                        .patches = {},
                                        .pieces = TranslationWords::tr("the heads together tell the pieces of the text apart to %1")});
    return form.arg(weightText(*share));
}

QString measuredHeadText(const Attention& attention)
{
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    if (!isOfBundledTranslator(attention) || !isOfTranslation(*attention.input) || !source->head)
        return {};
    if (source->layer != measuredLayer)
        return TranslationWords::tr("The heads of layer 0 were found to align nothing.");
    const auto head = std::size_t(*source->head);
    if (head >= measuredShares.size())
        return {};
    const QString form =
        int(head) == clearestHead
            ? TranslationWords::tr("Head %1 of layer %2 is the clearest one: it looked most at the right word for %3 of %4 words "
                                   "that were aligned by hand.")
            : TranslationWords::tr("Head %1 of layer %2 looked most at the right word for %3 of %4 words that were aligned "
                                   "by hand; head 3 of layer 1, the clearest one, did for 0.966.");
    return form.arg(*source->head).arg(source->layer).arg(shareText(measuredShares[head])).arg(measuredWords);
}

QString translatorNote()
{
    return TranslationWords::tr(
        "A small model, trained by this project on sentences of Tatoeba (CC BY 2.0 FR): good for short sentences, to about "
        "ten words; “Hello” and long ones go wrong.");
}

QString briefTranslatorNote()
{
    return TranslationWords::tr("A small model: short sentences, to about ten words; “Hello” and long ones go wrong.");
}

QString translatorOrigin()
{
    return TranslationWords::tr(
        "Two layers that read and two that write, with four heads each: 1.8 million numbers, trained by this project on "
        "117,459 English sentences with their Spanish translations by people at tatoeba.org (CC BY 2.0 FR, packed by "
        "manythings.org/anki). Nobody told it which words belong together.");
}

QString translatorQuality()
{
    return TranslationWords::tr(
        "Of 1,000 sentences that it had not seen it translates 22 % word for word as a person did (BLEU 44). It is good "
        "to about ten words; “Hello” becomes “Él está delo”, and long sentences go wrong.");
}

} // namespace softfocus
