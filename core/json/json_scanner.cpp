#include "core/json/json_scanner.h"

#include <limits>

namespace softfocus {

namespace {

bool isJsonDigit(char character)
{
    return character >= '0' && character <= '9';
}

void appendEscaped(std::string& text, unsigned code)
{
    const auto add = [&text](unsigned byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xc0 | code >> 6);
        add(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        add(0xe0 | code >> 12);
        add(0x80 | (code >> 6 & 0x3f));
        add(0x80 | (code & 0x3f));
    } else {
        add(0xf0 | code >> 18);
        add(0x80 | (code >> 12 & 0x3f));
        add(0x80 | (code >> 6 & 0x3f));
        add(0x80 | (code & 0x3f));
    }
}

bool isHighSurrogate(int code)
{
    return code >= 0xd800 && code < 0xdc00;
}

bool isLowSurrogate(int code)
{
    return code >= 0xdc00 && code < 0xe000;
}

} // namespace

void JsonScanner::skipSpace()
{
    while (m_at < m_json.size() && (m_json[m_at] == ' ' || m_json[m_at] == '\n' || m_json[m_at] == '\r' || m_json[m_at] == '\t'))
        ++m_at;
}

bool JsonScanner::isAtEnd()
{
    skipSpace();
    return m_at == m_json.size();
}

bool JsonScanner::takes(char character)
{
    skipSpace();
    if (m_hasFailed || m_at == m_json.size() || m_json[m_at] != character)
        return false;
    ++m_at;
    return true;
}

bool JsonScanner::expects(char character)
{
    const bool isThere = takes(character);
    if (!isThere)
        fail();
    return isThere;
}

bool JsonScanner::hasNext(char closing, bool isFirst)
{
    if (m_hasFailed || takes(closing))
        return false;
    return isFirst || expects(',');
}

int JsonScanner::hexadecimal()
{
    if (m_json.size() - m_at < 4)
        return -1;
    int code = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const char digit = m_json[m_at + i];
        const int lower = digit | 0x20;
        if (isJsonDigit(digit))
            code = code * 16 + (digit - '0');
        else if (lower >= 'a' && lower <= 'f')
            code = code * 16 + (lower - 'a' + 10);
        else
            return -1;
    }
    m_at += 4;
    return code;
}

void JsonScanner::appendEscape(std::string& text)
{
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    const char letter = m_at < m_json.size() ? m_json[m_at] : '\0';
    if (const std::size_t found = letters.find(letter); letter != '\0' && found != std::string_view::npos) {
        ++m_at;
        text += meanings[found];
        return;
    }
    if (letter != 'u')
        return fail();
    ++m_at;
    const int code = hexadecimal();
    if (code < 0)
        return fail();
    constexpr unsigned replacement = 0xfffd;
    if (isHighSurrogate(code) && m_json.substr(m_at).starts_with("\\u")) {
        const std::size_t before = m_at;
        m_at += 2;
        const int low = hexadecimal();
        if (isLowSurrogate(low))
            return appendEscaped(text, 0x10000u + (static_cast<unsigned>(code - 0xd800) << 10) + static_cast<unsigned>(low - 0xdc00));
        m_at = before; // a surrogate without its other half, before another escape
    }
    appendEscaped(text, isHighSurrogate(code) || isLowSurrogate(code) ? replacement : static_cast<unsigned>(code));
}

std::string JsonScanner::text()
{
    std::string text;
    if (!expects('"'))
        return text;
    while (m_at < m_json.size()) {
        const char character = m_json[m_at++];
        if (character == '"')
            return text;
        if (static_cast<unsigned char>(character) < 0x20)
            break;
        if (character == '\\')
            appendEscape(text);
        else
            text += character;
        if (m_hasFailed)
            return {};
    }
    fail();
    return {};
}

std::uint64_t JsonScanner::whole()
{
    constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();
    skipSpace();
    if (m_hasFailed || m_at == m_json.size() || !isJsonDigit(m_json[m_at])) {
        fail();
        return 0;
    }
    std::uint64_t number = 0;
    for (; m_at < m_json.size() && isJsonDigit(m_json[m_at]); ++m_at) {
        const auto digit = static_cast<std::uint64_t>(m_json[m_at] - '0');
        number = number > (largest - digit) / 10 ? largest : number * 10 + digit;
    }
    if (m_at < m_json.size() && (m_json[m_at] == '.' || (m_json[m_at] | 0x20) == 'e'))
        fail();
    return number;
}

void JsonScanner::skipText()
{
    for (; m_at < m_json.size(); ++m_at) {
        if (m_json[m_at] == '\\')
            ++m_at; // whatever stands behind it ends no text
        else if (m_json[m_at] == '"') {
            ++m_at;
            return;
        }
    }
    m_at = m_json.size();
    fail();
}

void JsonScanner::skipWord()
{
    const std::size_t before = m_at;
    constexpr std::string_view ends = " \n\r\t,:[]{}\"";
    while (m_at < m_json.size() && ends.find(m_json[m_at]) == std::string_view::npos)
        ++m_at;
    if (m_at == before)
        fail();
}

void JsonScanner::skip()
{
    // Commas and colons are not asked for where nobody looks: brackets and texts are what it takes to find the end of a value.
    std::string open; // the brackets that are still to be closed
    do {
        skipSpace();
        if (m_hasFailed || m_at == m_json.size())
            return fail();
        const char character = m_json[m_at];
        if (character == '[' || character == '{') {
            if (open.size() == deepest)
                return fail();
            open += character == '[' ? ']' : '}';
            ++m_at;
        } else if (!open.empty() && character == open.back()) {
            open.pop_back();
            ++m_at;
        } else if (!open.empty() && (character == ',' || character == ':')) {
            ++m_at;
        } else if (character == '"') {
            ++m_at;
            skipText();
        } else {
            skipWord();
        }
    } while (!open.empty() && !m_hasFailed);
}

} // namespace softfocus
