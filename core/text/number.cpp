#include "core/text/number.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr std::string_view whiteSpace = " \t\r\n\v\f";

std::string_view trimmedZeros(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(whiteSpace);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(whiteSpace) - begin + 1);
}

/// Whether a number that no double holds is too small rather than too large.
/// Needs: `text` is a decimal number without a sign.
bool isTiny(std::string_view text)
{
    const std::size_t exponentSign = text.find_first_of("eE");
    const std::string_view mantissa = text.substr(0, exponentSign);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t first = std::min(mantissa.find_first_of("123456789"), mantissa.size());
    const auto magnitude = static_cast<long long>(point) - static_cast<long long>(first);

    long long exponent = 0;
    if (exponentSign != std::string_view::npos) {
        std::string_view digits = text.substr(exponentSign + 1);
        if (digits.starts_with('+'))
            digits.remove_prefix(1);
        if (std::from_chars(digits.data(), digits.data() + digits.size(), exponent).ec != std::errc())
            return digits.starts_with('-');
    }
    return magnitude < -exponent;
}

std::optional<double> parseMagnitude(std::string_view text)
{
    if (text.empty() || text.front() == '-' || text.front() == '+')
        return std::nullopt;
    if (text == "∞")
        return std::numeric_limits<double>::infinity();
    double number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault == std::errc::invalid_argument || end != text.data() + text.size() || text.back() == ')')
        return std::nullopt;
    if (fault == std::errc::result_out_of_range)
        return isTiny(text) ? 0 : std::numeric_limits<double>::infinity();
    return number;
}

} // namespace

std::optional<double> parseNumber(std::string_view text)
{
    constexpr std::string_view minus = "−"; // U+2212, as in print
    text = trimmedZeros(text);
    bool negative = false;
    if (text.starts_with(minus)) {
        negative = true;
        text.remove_prefix(minus.size());
    } else if (text.starts_with('-') || text.starts_with('+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    const std::optional<double> magnitude = parseMagnitude(text);
    if (!magnitude)
        return std::nullopt;
    return negative ? -*magnitude : *magnitude;
}

NumberText::NumberText(double number)
{
    // "-0" would be read as an integer, which has no sign, by most readers of JSON.
    if (number == 0 && std::signbit(number)) {
        m_length = std::string_view("-0.0").copy(m_characters.data(), m_characters.size());
        return;
    }
    const auto [end, fault] = std::to_chars(m_characters.data(), m_characters.data() + m_characters.size(), number);
    m_length = static_cast<std::size_t>(end - m_characters.data());
}

} // namespace softfocus
