#include "ui/words/source_note.h"

#include "ui/words/by_unit.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class SourceNoteWords {
    Q_DECLARE_TR_FUNCTIONS(SourceNoteWords)
};

} // namespace

SourceNoteText sourceNoteOf(const Attention& attention)
{
    const Input& input = *attention.input;
    if (!projectionsOf(input) || attention.queryCount() == 0 || attention.keyCount() == 0)
        return {};
    return {
        byUnit(input, {.words = SourceNoteWords::tr("Plain word vectors, each word compared with each: no training for this sentence, so a "
                                                    "word looks mostly at itself; hide self shows the rest."),
                       .entries = {},
                       .patches = SourceNoteWords::tr("Plain colours, each patch compared with each: nothing was trained, so a patch "
                                                      "looks at patches of its colours, and most at itself; hide self shows the rest."),
                       .wordsOfTwo = SourceNoteWords::tr("Plain word vectors, each word compared with each: no training for these "
                                                         "sentences, so a word looks mostly at words of like meaning.")}),
        byUnit(input, {.words = SourceNoteWords::tr("Plain word vectors, no training: a word looks mostly at itself."),
                       .entries = {},
                       .patches = SourceNoteWords::tr("Plain colours, no training: a patch looks at its like, and most at itself."),
                       .wordsOfTwo = SourceNoteWords::tr("Plain word vectors, no training: words look at words like them.")})};
}

bool looksAtItself(const Attention& attention)
{
    return projectionsOf(*attention.input) && attention.input->isSelfAttention && canMask(*attention.input);
}

} // namespace softfocus
