#pragma once

// Makes a file a read-only part of the program, byte for byte, between the symbols `name`_begin and `name`_end.
//
// The assembler copies the file into the object as it is: a generated source of nine million numbers would take
// minutes and gigabytes to compile, and a Qt resource would have to be initialized from every static library.
// Needs: -fno-lto for the source that uses it: its symbols stand in assembly, which a link of the whole program looks past.

#define SOFTFOCUS_TEXT_OF(x) #x
#define SOFTFOCUS_TEXT(x) SOFTFOCUS_TEXT_OF(x)
#define SOFTFOCUS_SYMBOL(name) SOFTFOCUS_TEXT(__USER_LABEL_PREFIX__) #name

#ifdef __APPLE__
#define SOFTFOCUS_READ_ONLY ".section __TEXT,__const\n"
#define SOFTFOCUS_HIDDEN ".private_extern "
#define SOFTFOCUS_BACK ".text\n"
#else
#define SOFTFOCUS_READ_ONLY ".pushsection .rodata.softfocus,\"a\"\n"
#define SOFTFOCUS_HIDDEN ".hidden "
#define SOFTFOCUS_BACK ".popsection\n"
#endif

// clang-format off
#define SOFTFOCUS_EMBED(name, file)                                                                                    \
    asm(SOFTFOCUS_READ_ONLY                                                                                            \
        ".balign 64\n"                                                                                                 \
        ".globl " SOFTFOCUS_SYMBOL(name##_begin) "\n"                                                                  \
        ".globl " SOFTFOCUS_SYMBOL(name##_end) "\n"                                                                    \
        SOFTFOCUS_HIDDEN SOFTFOCUS_SYMBOL(name##_begin) "\n"                                                           \
        SOFTFOCUS_HIDDEN SOFTFOCUS_SYMBOL(name##_end) "\n"                                                             \
        SOFTFOCUS_SYMBOL(name##_begin) ":\n"                                                                           \
        ".incbin \"" file "\"\n"                                                                                       \
        SOFTFOCUS_SYMBOL(name##_end) ":\n"                                                                             \
        ".byte 0\n" SOFTFOCUS_BACK);                                                                                   \
    extern "C" {                                                                                                       \
    [[gnu::visibility("hidden")]] extern const unsigned char name##_begin[];                                           \
    [[gnu::visibility("hidden")]] extern const unsigned char name##_end[];                                             \
    }
// clang-format on
