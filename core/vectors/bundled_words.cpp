#include "core/vectors/bundled_words.h"

// The assembler copies the file into the object as it is: a generated source of nine million numbers would take
// minutes and gigabytes to compile, and a Qt resource would have to be initialized from every static library.
#define SOFTFOCUS_TEXT_OF(x) #x
#define SOFTFOCUS_TEXT(x) SOFTFOCUS_TEXT_OF(x)
#define SOFTFOCUS_SYMBOL(name) SOFTFOCUS_TEXT(__USER_LABEL_PREFIX__) name

#ifdef __APPLE__
#define SOFTFOCUS_READ_ONLY ".section __TEXT,__const\n"
#define SOFTFOCUS_HIDDEN ".private_extern "
#define SOFTFOCUS_BACK ".text\n"
#else
#define SOFTFOCUS_READ_ONLY ".pushsection .rodata.softfocus_words,\"a\"\n"
#define SOFTFOCUS_HIDDEN ".hidden "
#define SOFTFOCUS_BACK ".popsection\n"
#endif

asm(SOFTFOCUS_READ_ONLY
    ".balign 64\n"
    ".globl " SOFTFOCUS_SYMBOL(
        "softfocus_words_begin") "\n"
                                 ".globl " SOFTFOCUS_SYMBOL("softfocus_words_end") "\n" SOFTFOCUS_HIDDEN SOFTFOCUS_SYMBOL(
                                     "softfocus_words_begin") "\n" SOFTFOCUS_HIDDEN
                                     SOFTFOCUS_SYMBOL("softfocus_words_end") "\n" SOFTFOCUS_SYMBOL(
                                         "softfocus_words_begin") ":\n"
                                                                  ".incbin \"" SOFTFOCUS_WORDS_FILE "\"\n" SOFTFOCUS_SYMBOL(
                                                                      "softfocus_words_end") ":\n"
                                                                                             ".byte 0\n" SOFTFOCUS_BACK);

extern "C" {
[[gnu::visibility("hidden")]] extern const unsigned char softfocus_words_begin[];
[[gnu::visibility("hidden")]] extern const unsigned char softfocus_words_end[];
}

namespace softfocus {

std::span<const unsigned char> bundledWords()
{
    return {softfocus_words_begin, softfocus_words_end};
}

} // namespace softfocus
