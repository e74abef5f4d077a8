#include "core/vectors/bundled_words.h"

#include "core/base/embed.h"

SOFTFOCUS_EMBED(softfocus_words, SOFTFOCUS_WORDS_FILE)

namespace softfocus {

std::span<const unsigned char> bundledWords()
{
    return {softfocus_words_begin, softfocus_words_end};
}

} // namespace softfocus
