#include "core/text/words.h"

#include "core/text/cluster.h"
#include "core/text/well_formed.h"

#include <QTextBoundaryFinder>

namespace softfocus {

namespace {

enum class LetterKind { Separator, Letter, Connector, Extender, Punctuation, Symbol };

constexpr char32_t zeroWidthNonJoiner = 0x200c;
constexpr char32_t wordJoiner = 0x200d;
constexpr char32_t enclosingKeycap = 0x20e3;

LetterKind letterKindOf(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return LetterKind::Separator;
    case QChar::Other_Format:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing: return LetterKind::Extender;
    case QChar::Punctuation_Connector: return LetterKind::Connector;
    default:
        if (QChar::isLetterOrNumber(character))
            return LetterKind::Letter;
        return QChar::isPunct(character) ? LetterKind::Punctuation : LetterKind::Symbol;
    }
}

/// Separates tokens: white space, control characters, and format characters such as direction marks.
bool onlySeparates(char32_t character)
{
    return letterKindOf(character) == LetterKind::Separator || QChar::category(character) == QChar::Other_Format;
}

/// A stretch of a text, in UTF-16 code units.
struct Range {
    qsizetype begin;
    qsizetype end;
};

bool isLetterAt(QStringView text, qsizetype place, qsizetype limit)
{
    return place < limit && letterKindOf(codePointAt(text, place).value) == LetterKind::Letter;
}

/// `end` without the direction marks and the like before it. Joiners stay: they shape the letters before them.
qsizetype withoutTrailingFormat(QStringView text, Range word)
{
    while (word.end > word.begin) {
        const QChar last = text[word.end - 1];
        const bool joiner = last == QChar(zeroWidthNonJoiner) || last == QChar(wordJoiner);
        if (last.category() != QChar::Other_Format || joiner)
            break;
        --word.end;
    }
    return word.end;
}

struct Word {
    Range range;
    bool hasLetter; ///< or a number; a row of underscores has none and is no word
};

/// The word that begins at `begin` and ends at `limit` or before. Qt 6.4 takes spaces, marks and emoji into the
/// Thai word before them, so what a word is made of is looked at here once more.
Word wordAt(QStringView text, qsizetype begin, qsizetype limit)
{
    qsizetype end = begin;
    bool hasLetter = false;
    while (end < limit) {
        const CodePoint point = codePointAt(text, end);
        const LetterKind kind = letterKindOf(point.value);
        const bool within = kind == LetterKind::Punctuation && hasLetter && isLetterAt(text, end + point.length, limit);
        const bool extends = kind == LetterKind::Extender && end > begin;
        if (kind != LetterKind::Letter && kind != LetterKind::Connector && !extends && !within)
            break;
        hasLetter = hasLetter || kind == LetterKind::Letter;
        end += point.length;
        if (point.value == enclosingKeycap)
            break;
    }
    return {{begin, withoutTrailingFormat(text, {begin, end})}, hasLetter};
}

/// Collects tokens up to a limit and counts the rest.
class Collector {
public:
    Collector(QStringView text, Index limit) : m_text(text), m_limit(limit) {}

    void add(Range range)
    {
        if (m_words.total++ >= m_limit)
            return;
        const qsizetype length = range.end - range.begin;
        const QByteArray text = wellFormed(m_text.sliced(range.begin, length)).toUtf8();
        m_words.tokens.push_back({text.toStdString(), range.begin, length, true});
    }

    Words take() { return std::move(m_words); }

private:
    QStringView m_text;
    Index m_limit;
    Words m_words;
};

/// Adds the tokens of what lies between two word boundaries. Returns where the last one ends, which is beyond `end`
/// when the boundary lies within an emoji or a surrogate pair.
qsizetype addSegment(Collector& collector, QStringView text, qsizetype begin, qsizetype end)
{
    // Underscores that led to no letter are not tried again, lest a long row of them takes the square of its length.
    qsizetype wordless = begin;
    while (begin < end) {
        const CodePoint point = codePointAt(text, begin);
        if (onlySeparates(point.value)) {
            begin += point.length;
            continue;
        }
        const LetterKind kind = letterKindOf(point.value);
        if (kind == LetterKind::Letter || (kind == LetterKind::Connector && begin >= wordless)) {
            const Word word = wordAt(text, begin, end);
            if (word.hasLetter) {
                collector.add(word.range);
                begin = word.range.end;
                continue;
            }
            wordless = word.range.end;
        }
        const qsizetype next = clusterEnd(text, begin);
        collector.add({begin, next});
        begin = next;
    }
    return begin;
}

bool isThai(QChar c)
{
    return c.unicode() >= 0x0e01 && c.unicode() <= 0x0e5b;
}

/// Where the next piece of the text ends that is looked at by itself: after white space, or before a Thai letter when there is none.
/// To find the words of a piece in a Thai dictionary takes time that grows with the square of its length.
qsizetype pieceEnd(QStringView text, qsizetype begin)
{
    constexpr qsizetype usual = 1024;
    constexpr qsizetype longestThai = 2048;
    for (qsizetype end = begin + usual; end < text.size(); ++end) {
        if (text[end - 1].isSpace())
            return end;
        if (end - begin >= longestThai && isThai(text[end]))
            return end;
    }
    return text.size();
}

} // namespace

Words splitWords(QStringView text, Index limit)
{
    Collector collector(text, limit);
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype pieceBegin = begin;
        const qsizetype last = pieceEnd(text, pieceBegin);
        QTextBoundaryFinder boundaries(QTextBoundaryFinder::Word, text.sliced(pieceBegin, last - pieceBegin));
        while (begin < last) {
            const qsizetype next = boundaries.toNextBoundary();
            const qsizetype end = next < 0 ? last : pieceBegin + next;
            if (end > begin)
                begin = addSegment(collector, text, begin, end);
        }
    }
    return collector.take();
}

} // namespace softfocus
