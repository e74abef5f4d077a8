#pragma once

#include <QChar>

namespace softfocus {

// What tokenizers ask of a code point, in the terms of Unicode's categories.

/// Unicode's White_Space.
inline bool isWhiteSpace(char32_t c)
{
    return QChar::isSpace(c);
}

/// L*
inline bool isLetter(char32_t c)
{
    return QChar::isLetter(c);
}

/// N*
inline bool isNumber(char32_t c)
{
    return QChar::isNumber(c);
}

/// P*
inline bool isPunctuation(char32_t c)
{
    return QChar::isPunct(c);
}

/// M*
inline bool isMark(char32_t c)
{
    return QChar::isMark(c);
}

/// Mn
inline bool isMarkWithoutWidth(char32_t c)
{
    return QChar::category(c) == QChar::Mark_NonSpacing;
}

inline bool isAsciiPunctuation(char32_t c)
{
    return (c >= U'!' && c <= U'/') || (c >= U':' && c <= U'@') || (c >= U'[' && c <= U'`') || (c >= U'{' && c <= U'~');
}

/// Cc, Cf, Cs, Co: whatever shows nothing of its own. Those that nobody has assigned yet are not among them.
inline bool isControl(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse: return true;
    default: return false;
    }
}

/// What \w stands for: letters, marks, digits and what joins them.
inline bool isWordCharacter(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return isLetter(c) || isMark(c) || category == QChar::Number_DecimalDigit || category == QChar::Number_Letter ||
           category == QChar::Punctuation_Connector || c == 0x200C || c == 0x200D;
}

/// An ideograph, as BERT has them: one of CJK's blocks, not of Hangul, Hiragana or Katakana, whose words are written with spaces.
inline bool isIdeograph(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
           (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B820 && c <= 0x2CEAF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

} // namespace softfocus
