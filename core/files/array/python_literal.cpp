#include "core/files/array/python_literal.h"

#include <limits>

namespace softfocus {

namespace {

using Kind = PythonLiteral::Kind;

class Reader {
public:
    explicit Reader(QStringView text) : m_text(text) {}

    std::optional<PythonLiteral> whole()
    {
        std::optional<PythonLiteral> literal = value(0);
        skipBlanks();
        return m_place == m_text.size() ? literal : std::nullopt;
    }

private:
    static constexpr int deepest = 16;

    QChar next() const { return m_place < m_text.size() ? m_text[m_place] : QChar(); }

    void skipBlanks()
    {
        while (m_place < m_text.size() && next().isSpace())
            ++m_place;
    }

    bool take(QLatin1Char character)
    {
        skipBlanks();
        if (next() != character || m_place == m_text.size())
            return false;
        ++m_place;
        return true;
    }

    std::optional<PythonLiteral> value(int depth)
    {
        if (depth > deepest)
            return std::nullopt;
        if (take(QLatin1Char('{')))
            return items(PythonLiteral{Kind::Dictionary}, QLatin1Char('}'), depth);
        if (take(QLatin1Char('[')))
            return items(PythonLiteral{Kind::List}, QLatin1Char(']'), depth);
        if (take(QLatin1Char('(')))
            return items(PythonLiteral{Kind::Tuple}, QLatin1Char(')'), depth);
        if (next().isDigit())
            return number();
        if (const std::optional<PythonLiteral> word = name())
            return word;
        return text();
    }

    /// What stands between brackets. One value in parentheses without a comma is that value.
    std::optional<PythonLiteral> items(PythonLiteral made, QLatin1Char close, int depth)
    {
        bool comma = true;
        while (!take(close)) {
            if (!comma)
                return std::nullopt;
            std::optional<PythonLiteral> item = value(depth + 1);
            if (!item)
                return std::nullopt;
            made.items.push_back(std::move(*item));
            if (made.kind == Kind::Dictionary) {
                if (!take(QLatin1Char(':')))
                    return std::nullopt;
                if (item = value(depth + 1); !item)
                    return std::nullopt;
                made.items.push_back(std::move(*item));
            }
            comma = take(QLatin1Char(','));
        }
        if (made.kind != Kind::Tuple || made.items.size() != 1 || comma)
            return made;
        PythonLiteral only = std::move(made.items.front());
        return only;
    }

    std::optional<PythonLiteral> number()
    {
        PythonLiteral literal{Kind::Number};
        constexpr quint64 most = std::numeric_limits<quint64>::max();
        for (; next() >= u'0' && next() <= u'9'; ++m_place) {
            const auto digit = quint64(next().unicode() - u'0');
            literal.number = literal.number > (most - digit) / 10 ? most : literal.number * 10 + digit;
        }
        if (next() == u'L' || next() == u'l')
            ++m_place;
        return isInWord() ? std::nullopt : std::optional(literal);
    }

    bool isInWord() const { return next().isLetterOrNumber() || next() == u'_' || next() == u'.'; }

    std::optional<PythonLiteral> name()
    {
        qsizetype end = m_place;
        while (end < m_text.size() && (m_text[end].isLetterOrNumber() || m_text[end] == u'_' || m_text[end] == u'-' || m_text[end] == u'.'))
            ++end;
        const QStringView word = m_text.sliced(m_place, end - m_place);
        if (word.isEmpty() || (end < m_text.size() && (m_text[end] == u'\'' || m_text[end] == u'"')))
            return std::nullopt; // the prefix of a text
        m_place = end;
        if (word == u"True" || word == u"False")
            return PythonLiteral{Kind::Truth, word == u"True" ? 1U : 0U};
        return PythonLiteral{Kind::Other};
    }

    /// A text, or several in a row, which Python takes for one.
    std::optional<PythonLiteral> text()
    {
        PythonLiteral literal{Kind::Text};
        bool any = false;
        for (skipBlanks(); appendText(literal.text); skipBlanks())
            any = true;
        return any && !m_broken ? std::optional(literal) : std::nullopt;
    }

    bool appendText(QString& text)
    {
        const qsizetype begin = m_place;
        if (QStringView(u"uUbB").contains(next()))
            ++m_place;
        const QChar quote = next();
        if (quote != u'\'' && quote != u'"') {
            m_place = begin;
            return false;
        }
        for (++m_place; m_place < m_text.size(); ++m_place) {
            if (next() == quote) {
                ++m_place;
                return true;
            }
            if (next() == u'\\' && m_place + 1 < m_text.size())
                ++m_place;
            text += next();
        }
        m_broken = true;
        return false;
    }

    QStringView m_text;
    qsizetype m_place = 0;
    bool m_broken = false; ///< a text does not end
};

} // namespace

const PythonLiteral* PythonLiteral::find(QStringView key) const
{
    const PythonLiteral* found = nullptr;
    for (std::size_t i = 0; kind == Kind::Dictionary && i + 1 < items.size(); i += 2)
        if (items[i].kind == Kind::Text && items[i].text == key)
            found = &items[i + 1];
    return found;
}

std::optional<PythonLiteral> readPythonLiteral(QStringView text)
{
    return Reader(text).whole();
}

} // namespace softfocus
