#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace softfocus {

/// The number that the whole of `text` stands for: decimal or scientific with a point, a sign of either kind (- or −, +),
/// "inf", "∞" and "nan" in any case. One too large for a double is ±inf, one too small is 0. White space around it is ignored.
std::optional<double> parseNumber(std::string_view text);

/// The shortest text that reads back to the same double; "inf", "-inf" and "nan" for the others.
class NumberText {
public:
    explicit NumberText(double number);
    std::string_view view() const { return {m_characters.data(), m_length}; }

private:
    std::array<char, 32> m_characters;
    std::size_t m_length = 0;
};

} // namespace softfocus
