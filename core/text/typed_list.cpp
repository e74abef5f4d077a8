#include "core/text/typed_list.h"

#include "core/text/number.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace softfocus {

namespace {

/// Names in quotation marks are worked with as one character of their own each, which nobody types.
constexpr char16_t firstHeld = 0xE000;
constexpr qsizetype mostHeld = 1024;
constexpr char16_t trueMinus = 0x2212;

/// A number as it stands in the text, and its name, which may be empty.
struct Entry {
    QString name, number;
};

std::optional<double> numberOf(QString text, bool commaIsDecimal)
{
    if (commaIsDecimal)
        text.replace(u',', u'.');
    return parseNumber(text.toStdString());
}

bool isWholeNumber(const QString& text)
{
    return numberOf(text, false).has_value() || numberOf(text, true).has_value();
}

QStringList wordsOf(const QString& text)
{
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

/// A word with one comma between two digits.
bool mayBeDecimal(const QString& word)
{
    const qsizetype at = word.indexOf(u',');
    return at > 0 && at == word.lastIndexOf(u',') && at + 1 < word.size() && word[at - 1].isDigit() && word[at + 1].isDigit();
}

class ListReader {
public:
    ListReader(const QString& text, Comma comma) : m_comma(comma)
    {
        m_text = text;
        m_text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        for (const char16_t end : {u'\r', char16_t(0x2028), char16_t(0x2029)})
            m_text.replace(QChar(end), u'\n');
        takeOffBrackets();
        holdNames();
    }

    Result<ScoreList> read()
    {
        m_isDecimal = decidesForDecimals();
        if (!readNamedLines() && !readNamesAbove())
            for (const QString& part : parts())
                readPart(part);
        return list();
    }

private:
    /// "[4.0, 2.0]", "tensor([4., 2.])": what stands around a list in a program is not read.
    void takeOffBrackets()
    {
        static const QRegularExpression bracketed(
            QStringLiteral("^\\s*(?:[A-Za-z_.]+\\s*\\(\\s*)?[\\[(]([^\\[\\]()]*)[\\])](?:\\s*,[^\\[\\]()]*)?\\s*\\)?\\s*$"));
        if (const QRegularExpressionMatch match = bracketed.match(m_text); match.hasMatch())
            m_text = match.captured(1);
    }

    /// Puts a character of their own in place of names in quotation marks.
    void holdNames()
    {
        static const QRegularExpression named(QStringLiteral("\"((?:[^\"]|\"\")*)\"(?=\\s*=)"));
        qsizetype from = 0;
        for (QRegularExpressionMatch match = named.match(m_text); match.hasMatch() && m_names.size() < mostHeld;
             match = named.match(m_text, from)) {
            m_names << match.captured(1).replace(QStringLiteral("\"\""), QStringLiteral("\""));
            m_text.replace(match.capturedStart(), match.capturedLength(), QChar(char16_t(firstHeld + m_names.size() - 1)));
            from = match.capturedStart() + 1;
        }
    }

    QString nameOf(const QString& text) const
    {
        const QString plain = text.trimmed();
        const qsizetype held = plain.size() == 1 ? qsizetype(plain.front().unicode()) - firstHeld : -1;
        return held >= 0 && held < m_names.size() ? m_names[held] : plain;
    }

    QStringList lines() const
    {
        QStringList lines;
        for (const QString& line : m_text.split(u'\n'))
            if (!line.trimmed().isEmpty())
                lines << line;
        return lines;
    }

    /// Whether commas within words are decimal ones: where other marks separate, and no number has a point.
    bool decidesForDecimals() const
    {
        QString plain = m_text;
        plain.replace(u';', u' ');
        plain.replace(u'=', u' ');
        QStringList words = wordsOf(plain);
        qsizetype decimals = 0;
        for (QString& word : words) {
            if (word.contains(u'.') && isWholeNumber(word))
                return false;
            if (m_comma == Comma::Decimal && word.endsWith(u','))
                word.chop(1);
            if (!word.contains(u','))
                continue;
            if (!mayBeDecimal(word))
                return false;
            ++decimals;
        }
        return decimals > 0 && (words.size() > 1 || m_comma == Comma::Decimal);
    }

    /// "apple 4" in every line.
    bool readNamedLines()
    {
        std::vector<Entry> entries;
        for (const QString& line : lines()) {
            const bool hasTab = line.contains(u'\t');
            QStringList cells = hasTab ? line.split(u'\t') : wordsOf(line);
            if (cells.size() < 2 || (hasTab && cells.size() > 2) || line.contains(u'=') || line.contains(u';'))
                return false;
            const QString number = cells.takeLast().trimmed(), name = cells.join(u' ').trimmed();
            if (!numberOf(number, m_isDecimal) || name.isEmpty() || isWholeNumber(cells.front().trimmed()))
                return false;
            entries.push_back({name, number});
        }
        if (entries.size() < 2)
            return false;
        m_entries = std::move(entries);
        return true;
    }

    /// A line of names above a line of numbers, between tabs.
    bool readNamesAbove()
    {
        const QStringList both = lines();
        if (both.size() != 2 || !both[0].contains(u'\t'))
            return false;
        const QStringList names = both[0].split(u'\t'), numbers = both[1].split(u'\t');
        if (names.size() != numbers.size())
            return false;
        for (qsizetype place = 0; place < names.size(); ++place) {
            const QString name = names[place].trimmed(), number = numbers[place].trimmed();
            if (isWholeNumber(name) || name.isEmpty() || !numberOf(number, m_isDecimal))
                return false;
            m_entries.push_back({name, number});
        }
        return true;
    }

    QStringList parts() const
    {
        static const QRegularExpression always(QStringLiteral("[\\n\\t;]|,(?=\\s|$)")), withCommas(QStringLiteral("[\\n\\t;,]"));
        return m_text.split(m_isDecimal ? always : withCommas, Qt::SkipEmptyParts);
    }

    /// "4", "4 2 1", "A=4", "New York = 4 B=2".
    void readPart(const QString& part)
    {
        static const QRegularExpression named(QStringLiteral("([^=]*)=\\s*(\\S*)"));
        qsizetype from = 0;
        for (QRegularExpressionMatch match = named.match(part); match.hasMatch(); match = named.match(part, from)) {
            QStringList before = wordsOf(match.captured(1));
            while (before.size() > 1 && isWholeNumber(before.front()))
                m_entries.push_back({{}, before.takeFirst()});
            m_entries.push_back({nameOf(before.join(u' ')), match.captured(2)});
            from = match.capturedEnd();
        }
        for (const QString& word : wordsOf(part.mid(from)))
            m_entries.push_back({{}, word});
    }

    static Error faultIn(const Entry& entry, std::optional<double> number, std::size_t place)
    {
        constexpr qsizetype most = 40;
        const QString text = entry.number.isEmpty() ? entry.name + u'=' : entry.number;
        const std::string shown = (text.size() > most ? text.left(most) + QChar(0x2026) : text).toStdString();
        if (!number)
            return Error{translatable("NumberList", "“%1” is no number: it is entry %2 of the list."), shown, place + 1};
        const bool isDigits = std::ranges::any_of(text, [](QChar character) { return character.isDigit(); });
        if (std::isinf(*number) && isDigits)
            return Error{
                translatable("NumberList",
                             "“%1” is too large for a computer’s number, which ends at about 1.8e308: it is entry %2 of the list."),
                shown, place + 1};
        return Error{translatable("NumberList", "“%1” is not finite: it is entry %2 of the list."), shown, place + 1};
    }

    Result<ScoreList> list() const
    {
        if (m_entries.empty())
            return Error{translatable("NumberList", "The list is empty.")};
        ScoreList list;
        bool hasNames = false;
        for (std::size_t place = 0; place < m_entries.size(); ++place) {
            const Entry& entry = m_entries[place];
            const std::optional<double> number = numberOf(entry.number, m_isDecimal);
            if (!number || !std::isfinite(*number))
                return faultIn(entry, number, place);
            list.scores.push_back(*number);
            list.labels.push_back(entry.name.toStdString());
            hasNames = hasNames || !entry.name.isEmpty();
        }
        if (list.scores.size() > mostNumbers)
            return Error{translatable("NumberList", "These are %1 numbers; a list has at most %2."), list.scores.size(), mostNumbers};
        if (!hasNames)
            list.labels.clear();
        return list;
    }

    QString m_text;
    Comma m_comma;
    bool m_isDecimal = false;
    QStringList m_names;
    std::vector<Entry> m_entries;
};

/// A name as it can be read back.
QString nameText(const QString& name)
{
    static const QRegularExpression marks(QStringLiteral("[\\s,;=\"]"));
    if (!name.contains(marks) && !isWholeNumber(name))
        return name;
    QString inner = name;
    return u'"' + inner.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

Result<ScoreList> typedList(const QString& text, Comma comma)
{
    return ListReader(text, comma).read();
}

QString listText(const ScoreList& list, Comma comma)
{
    QStringList texts;
    for (std::size_t place = 0; place < list.scores.size(); ++place) {
        const NumberText digits(list.scores[place]);
        QString number = QString::fromLatin1(digits.view().data(), qsizetype(digits.view().size()));
        if (number.startsWith(u'-'))
            number[0] = QChar(trueMinus);
        if (comma == Comma::Decimal)
            number.replace(u'.', u',');
        const bool hasName = place < list.labels.size() && !list.labels[place].empty();
        texts << (hasName ? nameText(QString::fromStdString(list.labels[place])) + u'=' + number : number);
    }
    return texts.join(comma == Comma::Decimal ? QStringLiteral("; ") : QStringLiteral(", "));
}

} // namespace softfocus
