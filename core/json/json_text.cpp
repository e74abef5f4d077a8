#include "core/json/json_text.h"

#include "core/text/number.h"

#include <QString>

#include <cmath>

namespace softfocus {

QByteArray jsonText(std::string_view text)
{
    constexpr char digits[] = "0123456789abcdef";
    const QByteArrayView given(text.data(), qsizetype(text.size()));
    const QByteArray valid = given.isValidUtf8() ? given.toByteArray() : QString::fromUtf8(given).toUtf8();
    QByteArray json;
    json.reserve(valid.size() + 2);
    json += '"';
    for (qsizetype at = 0; at < valid.size(); ++at) {
        const char character = valid[at];
        const auto code = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\')
            (json += '\\') += character;
        else if (character == '\n')
            json += "\\n";
        else if (character == '\t')
            json += "\\t";
        else if (code == 0xef && QByteArrayView(valid).sliced(at).startsWith("\xef\xbb\xbf")) {
            json += "\\ufeff"; // which readers take for a byte order mark where a text begins with it
            at += 2;
        } else if (code < 0x20 || code == 0x7f)
            ((json += "\\u00") += digits[code >> 4]) += digits[code & 0xf];
        else
            json += character;
    }
    return json += '"';
}

QByteArray jsonNumber(double number)
{
    if (number == std::numeric_limits<double>::infinity())
        return "\"inf\"";
    if (!std::isfinite(number))
        return "null";
    const NumberText text(number);
    return {text.view().data(), qsizetype(text.view().size())};
}

QByteArray jsonTexts(const std::vector<std::string>& texts)
{
    QByteArray json = "[";
    for (const std::string& text : texts)
        (json += json.size() > 1 ? ", " : "") += jsonText(text);
    return json += ']';
}

QByteArray jsonMatrix(const Matrix& matrix, const QByteArray& indent)
{
    if (matrix.rows() == 0)
        return "[]";
    constexpr Index usualLength = 22; // of a number with its comma
    QByteArray json = "[";
    json.reserve(matrix.size() * usualLength);
    for (Index row = 0; row < matrix.rows(); ++row) {
        ((json += row > 0 ? ",\n" : "\n") += indent) += '[';
        for (Index column = 0; column < matrix.cols(); ++column) {
            if (column > 0)
                json += ", ";
            const double number = matrix(row, column);
            if (std::isfinite(number)) {
                const NumberText text(number);
                json.append(text.view().data(), qsizetype(text.view().size()));
            } else {
                json += "null";
            }
        }
        json += ']';
    }
    return (json += '\n').append(indent.first(indent.size() / 2)) += ']';
}

} // namespace softfocus
