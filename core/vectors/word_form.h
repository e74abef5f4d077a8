#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace softfocus {

/// The word in lower case: Unicode case folding, lone surrogates as U+FFFD.
QString foldedCase(QStringView word);

/// A folded word with plain apostrophes and without invisible characters (soft hyphens, joiners,
/// direction marks, variation selectors).
QString plainSpelling(const QString& folded);

/// The words that a plainly spelled one stands for when it is spoken: a contraction gives its words, a possessive
/// its owner, anything else itself. Range: one word or more, never an empty one unless `plain` is empty.
QStringList spokenWords(const QString& plain);

/// The same word in a form that a plain English vocabulary has: without accents, ligatures and compatibility forms
/// ("ﬁancée" → "fiancee"), with simple dashes and quotation marks. The word itself when there is nothing to change.
QString withoutAccents(const QString& plain);

/// A one-letter word's other form ("a" → "an", "i" → "me"), for vocabularies that lack the one-letter words; else empty.
QString otherForm(const QString& plain);

/// Canonically composed, so that both spellings of an accented letter are one.
QString composed(const QString& plain);

} // namespace softfocus
