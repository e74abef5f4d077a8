#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace softfocus {

/// An English sentence, or a part of one, with the places %1 … %9 for what stands in it, and the name under which translators find it.
/// Both last as long as the program.
struct Template {
    const char* context = "";
    const char* english = "";
};

/// Marks a sentence for `lupdate`, which looks for calls of this name. Both must be literals.
constexpr Template translatable(const char* context, const char* english)
{
    return {context, english};
}

/// What is to be said to somebody, as data: a template with what fills it, or a text that needs no translation, such as a file's name.
/// Whoever shows it decides in which language; english() is what the command line prints.
class Message {
public:
    Message() = default;
    Message(std::string text) : m_text(std::move(text)) {}
    Message(std::string_view text) : m_text(text) {}
    Message(const char* text) : m_text(text) {}
    template <class Number, std::enable_if_t<std::is_integral_v<Number>, int> = 0>
    Message(Number number) : m_text(std::to_string(number))
    {
    }
    /// A number that is no count: whoever shows it writes it as its locale does.
    template <class Number, std::enable_if_t<std::is_floating_point_v<Number>, int> = 0>
    Message(Number number) : m_text(shortestText(static_cast<double>(number))), m_number(static_cast<double>(number))
    {
    }
    /// Needs: the template has a place for each value.
    template <class... Values>
    Message(Template sentence, Values&&... values) : m_template(sentence), m_values{Message(std::forward<Values>(values))...}
    {
    }

    /// True when there is something to translate.
    bool hasTemplate() const { return *m_template.english != '\0'; }
    const Template& sentence() const { return m_template; }
    const std::vector<Message>& values() const { return m_values; }
    /// Where there is no template: the text.
    const std::string& text() const { return m_text; }
    /// Where it is one that was given as a floating-point number: it.
    const std::optional<double>& number() const { return m_number; }

    /// The sentence in English.
    std::string english() const;

    /// Two that say the same in English are the same.
    bool operator==(const Message& other) const { return english() == other.english(); }

private:
    /// As few digits as it takes to be exact, with a decimal point.
    static std::string shortestText(double number);

    Template m_template;
    std::vector<Message> m_values;
    std::string m_text;
    std::optional<double> m_number;
};

/// The text with each of its places %1 … %9 taken by a value; a value's own percent signs are left as they are.
/// A place without a value stays.
std::string filled(std::string_view text, const std::vector<std::string>& values);

} // namespace softfocus
