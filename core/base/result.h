#pragma once

#include "core/base/message.h"

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace softfocus {

/// Why something could not be done: one sentence that names the file, the place and the remedy.
struct Error {
    Message message;

    /// As Message.
    template <class... Parts, std::enable_if_t<std::is_constructible_v<Message, Parts...>, int> = 0>
    explicit Error(Parts&&... parts) : message(std::forward<Parts>(parts)...)
    {
    }
    Error(const char*) = delete; ///< a sentence in the source is translatable(); what only the command line says is a std::string
    bool operator==(const Error&) const = default;
};

/// A value, or the sentence that says why there is none.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(std::move(error)) {}

    bool ok() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return ok(); }

    /// Needs: ok().
    const T& operator*() const
    {
        assert(ok());
        return *std::get_if<T>(&m_content);
    }
    T& operator*()
    {
        assert(ok());
        return *std::get_if<T>(&m_content);
    }
    const T* operator->() const { return &**this; }
    T* operator->() { return &**this; }

    /// The sentence in English. Needs: not ok().
    std::string message() const { return error().message.english(); }
    /// Needs: not ok().
    const Error& error() const
    {
        assert(!ok());
        return *std::get_if<Error>(&m_content);
    }

private:
    std::variant<T, Error> m_content;
};

} // namespace softfocus
