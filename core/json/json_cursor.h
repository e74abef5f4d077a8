#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace softfocus {

/// Walks through a JSON text value by value, without building it up: for lists and objects with very many entries.
/// After a fault nothing more is found; what was skipped is checked for its brackets and texts alone.
///
///     JsonCursor json(text);
///     for (json.enterObject(); std::optional<std::string_view> key = json.nextKey();)
///         if (*key == "count") count = json.number(); else json.skip();
class JsonCursor {
public:
    /// Needs: the text outlives the cursor.
    explicit JsonCursor(std::string_view text) : m_text(text) {}

    bool failed() const { return m_failed; }
    /// The line of the fault or of what comes next, from 1 on.
    std::size_t line() const;

    enum class Kind { Object, Array, Text, Number, True, False, Null, Nothing };
    /// What comes next.
    Kind kind();

    /// Steps into an object or array that comes next. Anything else is a fault.
    bool enterObject() { return enter('{'); }
    bool enterArray() { return enter('['); }
    /// The key of the next member of the object, whose value comes next; none at its end, which is stepped over. It lives until the next text.
    std::optional<std::string_view> nextKey();
    /// Whether the array has a further element, which comes next; at its end, it is stepped over.
    bool nextElement() { return next(']'); }

    /// The text, number or value that comes next, and a step over it. None where it is of another kind, which is a fault.
    std::optional<std::string_view> text(); ///< it lives until the next text
    std::optional<double> number();
    /// All of the value, as it is written.
    std::string_view skip();

private:
    bool fail();
    void skipSpace();
    char peek();
    bool enter(char bracket);
    bool next(char end);
    bool skipText();
    std::string_view unescaped(std::string_view written);

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_isFirst = false; ///< no comma is due
    bool m_failed = false;
    std::string m_unescaped;
};

} // namespace softfocus
