#include "core/json/json_cursor.h"

#include "core/text/number.h"
#include "core/text/well_formed.h"

#include <QChar>
#include <QString>

#include <algorithm>

namespace softfocus {

namespace {

/// The deepest that brackets may stand in each other.
constexpr std::size_t deepest = 512;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isOfNumber(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// The four digits of an escape, or −1.
int codeUnit(std::string_view digits)
{
    if (digits.size() < 4)
        return -1;
    int unit = 0;
    for (const char c : digits.substr(0, 4)) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return -1;
        unit = 16 * unit + digit;
    }
    return unit;
}

/// What an escape of one letter stands for, or 0.
char escaped(char c)
{
    switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case '"':
    case '\\':
    case '/': return c;
    default: return '\0';
    }
}

} // namespace

std::size_t JsonCursor::line() const
{
    return 1 + static_cast<std::size_t>(std::ranges::count(m_text.substr(0, m_at), '\n'));
}

JsonCursor::Kind JsonCursor::kind()
{
    switch (peek()) {
    case '{': return Kind::Object;
    case '[': return Kind::Array;
    case '"': return Kind::Text;
    case 't': return Kind::True;
    case 'f': return Kind::False;
    case 'n': return Kind::Null;
    case '\0': return Kind::Nothing;
    default: return Kind::Number;
    }
}

bool JsonCursor::fail()
{
    m_failed = true;
    return false;
}

void JsonCursor::skipSpace()
{
    while (m_at < m_text.size() && isSpace(m_text[m_at]))
        ++m_at;
}

/// The next character that is no space; 0 at the end and after a fault.
char JsonCursor::peek()
{
    skipSpace();
    return m_failed || m_at >= m_text.size() ? '\0' : m_text[m_at];
}

bool JsonCursor::enter(char bracket)
{
    if (peek() != bracket)
        return fail();
    ++m_at;
    m_isFirst = true;
    return true;
}

/// Whether something follows before the bracket `end`.
bool JsonCursor::next(char end)
{
    const char c = peek();
    if (m_failed)
        return false;
    if (c == end) {
        ++m_at;
        m_isFirst = false;
        return false;
    }
    if (!m_isFirst) {
        if (c != ',')
            return fail();
        ++m_at;
    }
    m_isFirst = false;
    return true;
}

std::optional<std::string_view> JsonCursor::nextKey()
{
    if (!next('}'))
        return std::nullopt;
    const std::optional<std::string_view> key = text();
    if (!key || peek() != ':') {
        fail();
        return std::nullopt;
    }
    ++m_at;
    return key;
}

/// Steps over a text. Needs: a quotation mark is next.
bool JsonCursor::skipText()
{
    for (std::size_t at = m_at + 1; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (c == '"') {
            m_at = at + 1;
            return true;
        }
        if (c == '\\')
            ++at;
        else if (static_cast<unsigned char>(c) < 0x20)
            return fail();
    }
    return fail();
}

std::optional<std::string_view> JsonCursor::text()
{
    if (peek() != '"') {
        fail();
        return std::nullopt;
    }
    const std::size_t begin = m_at + 1;
    if (!skipText())
        return std::nullopt;
    const std::string_view written = m_text.substr(begin, m_at - 1 - begin);
    const std::string_view read = written.find('\\') == std::string_view::npos ? written : unescaped(written);
    return m_failed ? std::nullopt : std::optional(read);
}

std::string_view JsonCursor::unescaped(std::string_view written)
{
    m_unescaped.clear();
    QString units; // of escapes, whose halves of a character stand beside each other
    const auto flush = [&] {
        if (units.isEmpty())
            return;
        m_unescaped += wellFormed(units).toStdString();
        units.clear();
    };
    for (std::size_t at = 0; at < written.size(); ++at) {
        if (written[at] != '\\') {
            flush();
            m_unescaped += written[at];
            continue;
        }
        const char kind = written[++at]; // a text does not end with half an escape
        if (kind != 'u') {
            flush();
            const char c = escaped(kind);
            if (c == '\0')
                fail();
            m_unescaped += c;
            continue;
        }
        const int unit = codeUnit(written.substr(at + 1));
        if (unit < 0) {
            fail();
            return {};
        }
        units += QChar(static_cast<char16_t>(unit));
        at += 4;
    }
    flush();
    return m_unescaped;
}

std::optional<double> JsonCursor::number()
{
    peek();
    const std::size_t begin = m_at;
    while (!m_failed && m_at < m_text.size() && isOfNumber(m_text[m_at]))
        ++m_at;
    const std::optional<double> number = parseNumber(m_text.substr(begin, m_at - begin));
    if (!number)
        fail();
    return number;
}

std::string_view JsonCursor::skip()
{
    peek();
    const std::size_t begin = m_at;
    std::string open; // the brackets that are still to come
    do {
        const char c = peek();
        if (c == '{' || c == '[') {
            open += c == '{' ? '}' : ']';
            ++m_at;
            if (open.size() > deepest)
                fail();
        } else if (c == '"') {
            skipText();
        } else if (!open.empty() && (c == open.back() || c == ',' || c == ':')) {
            if (c == open.back())
                open.pop_back();
            ++m_at;
        } else {
            const std::size_t word = m_at;
            while (m_at < m_text.size() && (isOfNumber(m_text[m_at]) || (m_text[m_at] >= 'a' && m_text[m_at] <= 'z')))
                ++m_at;
            if (m_at == word)
                fail();
        }
    } while (!m_failed && !open.empty());
    return m_failed ? std::string_view() : m_text.substr(begin, m_at - begin);
}

} // namespace softfocus
