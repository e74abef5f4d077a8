#include "core/tokenizers/mapped_text.h"

#include "core/text/cluster.h"

#include <QByteArrayView>
#include <QStringDecoder>

namespace softfocus {

MappedText mappedText(QStringView text)
{
    MappedText mapped;
    mapped.reserve(static_cast<std::size_t>(text.size()));
    for (qsizetype place = 0; place < text.size();) {
        const CodePoint point = codePointAt(text, place);
        const char32_t value = QChar::isSurrogate(point.value) ? char32_t(QChar::ReplacementCharacter) : point.value;
        mapped.push_back({value, place, place + point.length});
        place += point.length;
    }
    return mapped;
}

void appendUtf8(std::string& text, char32_t c)
{
    const auto add = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c > QChar::LastValidCodePoint || QChar::isSurrogate(c))
        c = QChar::ReplacementCharacter;
    if (c < 0x80)
        return add(c);
    if (c < 0x800) {
        add(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            add(0xE0 | c >> 12);
        } else {
            add(0xF0 | c >> 18);
            add(0x80 | (c >> 12 & 0x3F));
        }
        add(0x80 | (c >> 6 & 0x3F));
    }
    add(0x80 | (c & 0x3F));
}

std::string utf8Of(MappedSpan text)
{
    std::string utf8;
    utf8.reserve(text.size());
    for (const MappedCharacter& character : text)
        appendUtf8(utf8, character.value);
    return utf8;
}

QString qtText(std::string_view utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom | QStringDecoder::Flag::Stateless);
    return decoder.decode(QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

std::u32string codePointsOf(std::string_view utf8)
{
    return qtText(utf8).toStdU32String();
}

Utf8Text utf8TextOf(MappedSpan text)
{
    Utf8Text utf8;
    utf8.bytes.reserve(text.size());
    utf8.starts.reserve(text.size() + 1);
    for (const MappedCharacter& character : text) {
        utf8.starts.push_back(utf8.bytes.size());
        appendUtf8(utf8.bytes, character.value);
    }
    utf8.starts.push_back(utf8.bytes.size());
    return utf8;
}

} // namespace softfocus
