#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace softfocus {

/// Goes through a JSON document once, value by value, without making a tree of it: for documents that a stranger made and that may be of
/// a hundred megabytes. What it is asked for is either there, or it has failed and stays where it was. Never recursive.
/// Needs: the text outlives the scanner.
class JsonScanner {
public:
    explicit JsonScanner(std::string_view json) : m_json(json) {}

    bool hasFailed() const { return m_hasFailed; }
    /// Where it is, or where it failed. Units: bytes.
    std::size_t place() const { return m_at; }
    /// True when nothing but white space is left.
    bool isAtEnd();

    /// True, and past it, when this character comes next, white space aside.
    bool takes(char character);
    /// As takes(), and has failed otherwise.
    bool expects(char character);
    /// Between the members of an array or object that ends with `closing`: true when another one comes. Needs: at the beginning `isFirst`.
    bool hasNext(char closing, bool isFirst);

    /// A text with its escapes resolved; those that stand for no character become U+FFFD. Empty where there is none.
    std::string text();
    /// A number without sign, fraction or exponent; those that 64 bits do not hold are the largest one.
    std::uint64_t whole();
    /// Goes past any value, at most `deepest` arrays and objects in each other.
    void skip();

private:
    void fail() { m_hasFailed = true; }
    void skipSpace();
    void skipText();
    void skipWord();
    void appendEscape(std::string& text);
    /// Four hexadecimal digits; none: −1.
    int hexadecimal();

    static constexpr int deepest = 256;

    std::string_view m_json;
    std::size_t m_at = 0;
    bool m_hasFailed = false;
};

} // namespace softfocus
