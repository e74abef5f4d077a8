#pragma once

#include <QStringView>

namespace softfocus {

/// One code point of a text; a lone surrogate counts as one.
struct CodePoint {
    char32_t value;
    qsizetype length; ///< in UTF-16 code units
};

/// Needs: 0 ≤ place < text.size().
CodePoint codePointAt(QStringView text, qsizetype place);

/// Where the symbol that begins at `place` ends: a mark, symbol or emoji with its accents, selectors, skin tone,
/// tags and joined parts, or both halves of a flag.
/// Needs: 0 ≤ place < text.size(); the symbol is no letter, whose clusters have further rules.
/// Source: Unicode Standard Annex #29, section 3.1.1, rules GB9 to GB13.
qsizetype clusterEnd(QStringView text, qsizetype place);

} // namespace softfocus
