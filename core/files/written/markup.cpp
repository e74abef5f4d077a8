#include "core/files/written/markup.h"

#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace softfocus {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> entities{{
    {"nbsp", " "},
    {"amp", "&"},
    {"lt", "<"},
    {"gt", ">"},
    {"quot", "\""},
    {"apos", "'"},
    {"minus", "−"},
    {"ndash", "–"},
    {"mdash", "—"},
    {"infin", "∞"},
    {"hellip", "…"},
    {"thinsp", " "},
    {"ensp", " "},
    {"emsp", " "},
    {"times", "×"},
    {"middot", "·"},
    {"shy", ""},
    {"plus", "+"},
}};

/// The character of a number such as "#8722" or "#x2212"; empty where there is none.
std::string characterOf(std::string_view number)
{
    number.remove_prefix(1);
    const bool isHexadecimal = number.starts_with('x') || number.starts_with('X');
    if (isHexadecimal)
        number.remove_prefix(1);
    char32_t code = 0;
    std::uint32_t value = 0;
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), value, isHexadecimal ? 16 : 10);
    constexpr std::uint32_t last = 0x10ffff, firstSurrogate = 0xd800, lastSurrogate = 0xdfff;
    if (fault != std::errc() || end != number.data() + number.size() || value == 0 || value > last ||
        (value >= firstSurrogate && value <= lastSurrogate))
        return {};
    constexpr std::uint32_t noBreakSpace = 0xa0;
    code = value == noBreakSpace ? U' ' : char32_t(value);
    return QString::fromUcs4(&code, 1).toStdString();
}

/// Reads an entity at the beginning of `text`, takes it off and adds what it stands for. An ampersand that begins none is itself.
void takeEntity(std::string_view& text, std::string& shown)
{
    constexpr std::size_t longest = 12;
    const std::size_t end = text.substr(0, longest).find(';');
    if (end != std::string_view::npos) {
        const std::string_view name = text.substr(1, end - 1);
        const auto known = std::ranges::find(entities, name, &std::pair<std::string_view, std::string_view>::first);
        const std::string character = name.starts_with('#') ? characterOf(name) : std::string();
        if (known != entities.end() || !character.empty()) {
            shown += known != entities.end() ? known->second : std::string_view(character);
            text.remove_prefix(end + 1);
            return;
        }
    }
    shown += '&';
    text.remove_prefix(1);
}

/// Whether a '<' begins a tag rather than standing for itself, as in "< 0.01".
bool beginsTag(std::string_view text)
{
    if (text.size() < 2)
        return false;
    const char next = text[1];
    return next == '/' || next == '!' || next == '?' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
}

} // namespace

std::string shownMarkup(std::string_view text)
{
    std::string shown;
    while (!text.empty()) {
        if (text.front() == '&') {
            takeEntity(text, shown);
        } else if (text.front() == '<' && beginsTag(text)) {
            const std::size_t end = text.find('>');
            if (text.starts_with("<br") || text.starts_with("<BR"))
                shown += ' ';
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        } else {
            shown += text.front();
            text.remove_prefix(1);
        }
    }
    std::string simple;
    for (const char character : shown) {
        const bool isBlank = std::string_view(" \t\r\n").find(character) != std::string_view::npos;
        if (!isBlank)
            simple += character;
        else if (!simple.empty() && simple.back() != ' ')
            simple += ' ';
    }
    if (simple.ends_with(' '))
        simple.pop_back();
    return simple;
}

} // namespace softfocus
