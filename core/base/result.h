#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace softfocus {

/// Why something could not be done: one sentence that names the file, the place and the remedy.
struct Error {
    std::string message;
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

    /// Needs: not ok().
    const std::string& message() const
    {
        assert(!ok());
        return std::get_if<Error>(&m_content)->message;
    }
    const Error& error() const
    {
        assert(!ok());
        return *std::get_if<Error>(&m_content);
    }

private:
    std::variant<T, Error> m_content;
};

} // namespace softfocus
