#include "core/json/json_numbers.h"

#include "core/text/message_text.h"
#include "core/text/number.h"

#include <cmath>

namespace softfocus {

namespace {

constexpr std::string_view numberCharacters = "0123456789+-.eE";

} // namespace

Result<QByteArray> withNumbersInRange(const QByteArray& json, const Message& name)
{
    const std::string_view text(json.data(), std::size_t(json.size()));
    QByteArray result;
    result.reserve(json.size());
    bool isInText = false;
    for (std::size_t at = 0; at < text.size();) {
        const char character = text[at];
        const bool beginsNumber = !isInText && (character == '-' || (character >= '0' && character <= '9'));
        if (!beginsNumber) {
            const std::size_t length = isInText && character == '\\' ? std::min<std::size_t>(2, text.size() - at) : 1;
            isInText = isInText != (character == '"');
            result.append(text.data() + at, qsizetype(length));
            at += length;
            continue;
        }
        const std::size_t end = std::min(text.find_first_not_of(numberCharacters, at), text.size());
        const std::string_view token = text.substr(at, end - at);
        const std::optional<double> number = parseNumber(token);
        if (number && std::isinf(*number))
            return Error{
                translatable("Json", "%1, line %2: %3 is too large: no number above 1.8e308 can be held; write null for a masked entry."),
                name, json.left(qsizetype(at)).count('\n') + 1, quoted(QByteArrayView(token.data(), qsizetype(token.size())))};
        const std::string_view digits = token.substr(0, token.find_first_of("eE"));
        const bool isTooSmall = number && *number == 0 && digits.find_first_of("123456789") != std::string_view::npos;
        if (isTooSmall)
            result += '0';
        else
            result.append(token.data(), qsizetype(token.size()));
        at = end;
    }
    return result;
}

QByteArray withMarksEscaped(QByteArray json)
{
    constexpr char mark[] = "\xef\xbb\xbf";
    if (json.indexOf(mark, 1) < 0)
        return json;
    const bool isMarked = json.startsWith(mark);
    json.replace(mark, "\\ufeff");
    return isMarked ? json.sliced(6) : json;
}

} // namespace softfocus
