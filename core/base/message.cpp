#include "core/base/message.h"

#include <array>
#include <charconv>

namespace softfocus {

std::string filled(std::string_view text, const std::vector<std::string>& values)
{
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isPlace = text[at] == '%' && at + 1 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '9';
        const std::size_t place = isPlace ? static_cast<std::size_t>(text[at + 1] - '1') : values.size();
        if (place >= values.size()) {
            result += text[at];
            continue;
        }
        result += values[place];
        ++at;
    }
    return result;
}

std::string Message::shortestText(double number)
{
    std::array<char, 32> digits{}; // more than the longest takes
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), written.ptr};
}

std::string Message::english() const
{
    if (!hasTemplate())
        return m_text;
    std::vector<std::string> values;
    values.reserve(m_values.size());
    for (const Message& value : m_values)
        values.push_back(value.english());
    return filled(m_template.english, values);
}

} // namespace softfocus
