#include "ui/words/source_note.h"

#include "ui/words/by_unit.h"
#include "ui/words/translation_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

namespace softfocus {

namespace {

class SourceNoteWords {
    Q_DECLARE_TR_FUNCTIONS(SourceNoteWords)
};

/// Rows that are looked at to tell what most of them do: a picture has thousands, and the note waits for none of them.
constexpr Index mostRowsRead = 256;
/// How far above an equal share a weight is to lie for a row to look mostly at its key.
constexpr double clearly = 1.25;

/// Whether a row has one largest weight that stands out, and on its own unit where that is asked.
bool standsOut(std::span<const double> weights, std::optional<Index> itself)
{
    const auto largest = std::ranges::max_element(weights);
    if (!(*largest >= clearly / double(weights.size()))) // or it is undefined
        return false;
    if (itself && std::distance(weights.begin(), largest) != *itself)
        return false;
    return !itself || std::ranges::count(weights, *largest) == 1;
}

/// True where most rows have a weight that stands out, in self-attention their own one.
bool mostStandOut(const Attention& attention)
{
    const Index rows = attention.queryCount(), step = (rows + mostRowsRead - 1) / mostRowsRead;
    Index seen = 0, out = 0;
    for (Index query = 0; query < rows; query += step, ++seen)
        if (standsOut(rowOf(attention.weights->values, query),
                      attention.input->isSelfAttention ? std::optional(query) : std::optional<Index>()))
            ++out;
    return 2 * out > seen;
}

/// What the vectors are, and no word of where anything looks.
SourceNoteText withoutResult(const Input& input)
{
    return {byUnit(input, {.words = SourceNoteWords::tr("Plain word vectors, each word compared with each: no training for this sentence."),
                           .entries = {},
                           .patches = SourceNoteWords::tr("Plain colours, each patch compared with each: nothing was trained."),
                           .wordsOfTwo =
                               SourceNoteWords::tr("Plain word vectors, each word compared with each: no training for these sentences.")}),
            byUnit(input, {.words = SourceNoteWords::tr("Plain word vectors, no training."),
                           .entries = {},
                           .patches = SourceNoteWords::tr("Plain colours, no training."),
                           .wordsOfTwo = SourceNoteWords::tr("Plain word vectors, no training.")})};
}

QString withoutAdvice(const Input& input)
{
    return byUnit(input,
                  {.words = SourceNoteWords::tr("Plain word vectors, each word compared with each: no training for this sentence, so a "
                                                "word looks most at itself."),
                   .entries = {},
                   .patches = SourceNoteWords::tr("Plain colours, each patch compared with each: nothing was trained, so a patch "
                                                  "looks at patches of its colours, and most at itself.")});
}

} // namespace

SourceNoteText sourceNoteOf(const Attention& attention)
{
    const Input& input = *attention.input;
    if (isOfBundledTranslator(attention))
        return {translatorNote(), briefTranslatorNote(), true};
    if (input.run) // vectors that were trained: what the model is stands beside its choice
        return {};
    if (!projectionsOf(input) || attention.queryCount() == 0 || attention.keyCount() == 0)
        return {};
    if (attention.keyCount() == 1 || !mostStandOut(attention))
        return withoutResult(input);
    SourceNoteText note{
        byUnit(input, {.words = SourceNoteWords::tr("Plain word vectors, each word compared with each: no training for this sentence, so a "
                                                    "word looks most at itself; hide self shows the rest."),
                       .entries = {},
                       .patches = SourceNoteWords::tr("Plain colours, each patch compared with each: nothing was trained, so a patch "
                                                      "looks at patches of its colours, and most at itself; hide self shows the rest."),
                       .wordsOfTwo = SourceNoteWords::tr("Plain word vectors, each word compared with each: no training for these "
                                                         "sentences, so a word looks most at words of like meaning.")}),
        byUnit(input, {.words = SourceNoteWords::tr("Plain word vectors, no training: a word looks most at itself."),
                       .entries = {},
                       .patches = SourceNoteWords::tr("Plain colours, no training: a patch looks at its like, and most at itself."),
                       .wordsOfTwo = SourceNoteWords::tr("Plain word vectors, no training: words look at words like them.")})};
    if (input.isSelfAttention && attention.scene.mask != Mask::None)
        note.whole = withoutAdvice(input);
    return note;
}

bool canHideSelf(const Attention& attention)
{
    return projectionsOf(*attention.input) && attention.input->isSelfAttention && canMask(*attention.input) && attention.keyCount() > 1 &&
           (attention.scene.mask == Mask::None || attention.scene.mask == Mask::Self);
}

} // namespace softfocus
