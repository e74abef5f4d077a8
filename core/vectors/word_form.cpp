#include "core/vectors/word_form.h"

#include "core/text/well_formed.h"

#include <algorithm>
#include <array>
#include <utility>

namespace softfocus {

namespace {

/// No word of any vocabulary comes near. Longer ones keep their spelling: to decompose a letter
/// with very many accents takes time that grows with the square of their number.
constexpr qsizetype longestForm = 256;

struct Contraction {
    const char* written;
    const char* spoken;
};

/// Those that the endings below do not explain.
constexpr std::array irregular{
    Contraction{"can't", "can not"}, Contraction{"won't", "will not"}, Contraction{"shan't", "shall not"}, Contraction{"ain't", "is not"},
    Contraction{"let's", "let us"},  Contraction{"y'all", "you all"},  Contraction{"ya'll", "you all"},    Contraction{"c'mon", "come on"},
    Contraction{"d'you", "do you"},  Contraction{"o'clock", "clock"},  Contraction{"ma'am", "madam"},      Contraction{"'tis", "it is"},
    Contraction{"'twas", "it was"},  Contraction{"'em", "them"},       Contraction{"'cause", "because"},   Contraction{"'til", "until"},
    Contraction{"o'er", "over"},     Contraction{"e'er", "ever"},      Contraction{"ne'er", "never"},
};

/// Endings with the word that each one stands for; a possessive 's stands for none.
constexpr std::array endings{
    Contraction{"n't", "not"},  Contraction{"'re", "are"}, Contraction{"'ve", "have"}, Contraction{"'ll", "will"},
    Contraction{"'d", "would"}, Contraction{"'m", "am"},   Contraction{"'s", ""},      Contraction{"'", ""},
};

/// Letters and marks that Unicode does not decompose.
constexpr std::array<std::pair<char16_t, const char*>, 25> simplerLetters{{
    {u'ß', "ss"},     {u'æ', "ae"},     {u'œ', "oe"},     {u'ø', "o"},      {u'ł', "l"},      {u'đ', "d"},      {u'ð', "d"},
    {u'þ', "th"},     {u'ħ', "h"},      {u'ı', "i"},      {u'ŧ', "t"},      {u'\u2010', "-"}, {u'\u2011', "-"}, {u'\u2012', "-"},
    {u'\u2013', "-"}, {u'\u2014', "-"}, {u'\u2015', "-"}, {u'\u2212', "-"}, {u'«', "\""},     {u'»', "\""},     {u'„', "\""},
    {u'‟', "\""},     {u'‹', "'"},      {u'›', "'"},      {u'‚', "'"},
}};

bool isApostrophe(QChar c)
{
    switch (c.unicode()) {
    case u'\u2018':
    case u'\u2019':
    case u'\u201b':
    case u'\u02bc':
    case u'\uff07': return true;
    default: return false;
    }
}

bool isInvisible(QChar c)
{
    const bool variationSelector = c.unicode() >= 0xfe00 && c.unicode() <= 0xfe0f;
    return variationSelector || c.category() == QChar::Other_Format;
}

/// The words of an irregular contraction; none when it is not one.
QStringList irregularWords(const QString& word)
{
    for (const Contraction& contraction : irregular)
        if (word == QLatin1String(contraction.written))
            return QString::fromLatin1(contraction.spoken).split(u' ');
    return {};
}

/// The ending that `word` has after at least one letter.
const Contraction* endingOf(const QString& word)
{
    for (const Contraction& ending : endings) {
        const QLatin1String written(ending.written);
        if (word.size() > written.size() && word.endsWith(written))
            return &ending;
    }
    return nullptr;
}

} // namespace

QString foldedCase(QStringView word)
{
    return wellFormed(word).toCaseFolded();
}

QString plainSpelling(const QString& folded)
{
    QString plain;
    plain.reserve(folded.size());
    for (const QChar c : folded)
        if (isApostrophe(c))
            plain += u'\'';
        else if (!isInvisible(c))
            plain += c;
    return plain.isEmpty() ? folded : plain;
}

QStringList spokenWords(const QString& plain)
{
    if (!plain.contains(u'\'') || plain.size() > longestForm)
        return {plain};
    QString stem = plain;
    QStringList tail;
    for (;;) {
        QStringList words = irregularWords(stem);
        const Contraction* ending = words.isEmpty() ? endingOf(stem) : nullptr;
        if (!ending) {
            // What is left of a quotation mark at the front is no part of the word.
            const bool quoted = words.isEmpty() && stem.size() > 1 && stem.startsWith(u'\'');
            if (words.isEmpty())
                words.append(quoted ? stem.sliced(1) : stem);
            return words + tail;
        }
        stem.chop(QLatin1String(ending->written).size());
        if (*ending->spoken != '\0')
            tail.prepend(QString::fromLatin1(ending->spoken));
    }
}

QString withoutAccents(const QString& plain)
{
    if (plain.size() > longestForm)
        return plain;
    QString simple;
    const QString decomposed = plain.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : decomposed) {
        if (c.isMark())
            continue;
        const auto isThis = [c](const auto& pair) { return pair.first == c.unicode(); };
        const auto simpler = std::find_if(simplerLetters.begin(), simplerLetters.end(), isThis);
        if (simpler != simplerLetters.end())
            simple += QLatin1String(simpler->second);
        else
            simple += c;
    }
    return simple;
}

QString otherForm(const QString& plain)
{
    if (plain == u"a")
        return QStringLiteral("an");
    if (plain == u"i")
        return QStringLiteral("me");
    return {};
}

QString composed(const QString& plain)
{
    return plain.size() > longestForm ? plain : plain.normalized(QString::NormalizationForm_C);
}

} // namespace softfocus
