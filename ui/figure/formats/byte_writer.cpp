#include "ui/figure/formats/byte_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace softfocus {

ByteWriter& ByteWriter::decimal(double number, int decimals)
{
    std::array<char, 64> text{};
    constexpr double largest = 1e9;
    const double inside = std::isfinite(number) ? std::min(std::max(number, -largest), largest) : 0;
    const auto [end, fault] = std::to_chars(text.data(), text.data() + text.size(), inside, std::chars_format::fixed, decimals);
    std::string_view digits(text.data(), std::size_t(end - text.data()));
    if (decimals > 0) {
        digits = digits.substr(0, digits.find_last_not_of('0') + 1);
        if (digits.ends_with('.'))
            digits.remove_suffix(1);
    }
    if (digits == "-0" || digits == "0") {
        m_bytes += '0';
        return *this;
    }
    if (digits.starts_with('-')) {
        m_bytes += '-';
        digits.remove_prefix(1);
    }
    if (digits.starts_with("0."))
        digits.remove_prefix(1);
    m_bytes.append(digits.data(), qsizetype(digits.size()));
    return *this;
}

QByteArray hexColour(QRgb colour)
{
    constexpr char digits[] = "0123456789abcdef";
    QByteArray text = "#";
    bool isShort = true;
    for (const int channel : {qRed(colour), qGreen(colour), qBlue(colour)}) {
        (text += digits[channel >> 4]) += digits[channel & 0xf];
        isShort = isShort && channel >> 4 == (channel & 0xf);
    }
    return isShort ? QByteArray("#") + text[1] + text[3] + text[5] : text;
}

QByteArray xmlText(const QString& text)
{
    QString valid = text;
    for (QChar& character : valid) {
        const char16_t code = character.unicode();
        if ((code < 0x20 && code != u'\t' && code != u'\n') || code == 0xfffe || code == 0xffff)
            character = QChar(QChar::ReplacementCharacter);
    }
    return valid.toHtmlEscaped().toUtf8();
}

} // namespace softfocus
