#include "core/files/figure_scene.h"

#include "core/files/inflate.h"
#include "core/files/scene_file.h"
#include "core/files/wording.h"

#include <QXmlStreamReader>
#include <QtEndian>

#include <array>
#include <cstdint>

namespace softfocus {

namespace {

constexpr char pngSignature[] = "\x89PNG\r\n\x1a\n";
constexpr qsizetype signatureSize = 8;
constexpr char keyword[] = "Softfocus scene";
constexpr char elementName[] = "scene";
constexpr char elementNamespace[] = "urn:softfocus";
constexpr char elementBegin[] = "<softfocus:scene";
constexpr char elementEnd[] = "</softfocus:scene>";
constexpr char packing[] = "zlib-base64:"; ///< in front of packed scenes; others begin with the brace of their JSON

/// The largest scene, a matrix of maximumTokens × maximumTokens with 17 digits a score, takes about 25 MB.
constexpr qsizetype largestScene = 48'000'000;
/// Longer scenes are packed; shorter ones stay legible.
constexpr qsizetype longScene = 4096;

/// The remainders of all bytes. Source: PNG, annex D.
constexpr std::array<std::uint32_t, 256> remainders()
{
    constexpr std::uint32_t polynomial = 0xedb88320U;
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t remainder = byte;
        for (int bit = 0; bit < 8; ++bit)
            remainder = remainder & 1U ? polynomial ^ (remainder >> 1) : remainder >> 1;
        table[byte] = remainder;
    }
    return table;
}

std::uint32_t checksum(QByteArrayView bytes)
{
    static constexpr std::array<std::uint32_t, 256> table = remainders();
    std::uint32_t sum = ~0U;
    for (const char byte : bytes)
        sum = table[(sum ^ std::uint8_t(byte)) & 0xffU] ^ (sum >> 8);
    return ~sum;
}

QByteArray packed(const QByteArray& bytes)
{
    constexpr qsizetype sizeInFront = 4; // which Qt puts there
    return qCompress(bytes).sliced(sizeInFront);
}

Error noScene()
{
    return Error{"The picture carries no scene; only PNG, SVG and PDF files that Softfocus exported bring one."};
}

Error damaged(const std::string& reason)
{
    return Error{"The scene in the picture is damaged: " + reason + "."};
}

Result<Scene> readPacked(QByteArrayView stream)
{
    const Result<QByteArray> json = inflated(stream, largestScene);
    if (!json)
        return json.error();
    return readScene(*json);
}

/// The content of an international text chunk. Needs: chunk begins with the keyword and its closing 0.
Result<Scene> readTextChunk(QByteArrayView chunk)
{
    QByteArrayView rest = chunk.sliced(qsizetype(sizeof keyword));
    if (rest.size() < 2)
        return damaged("it is cut off");
    const bool isPacked = rest[0] == 1;
    if (rest[0] > 1 || rest[0] < 0 || rest[1] != 0)
        return damaged("it is packed in an unknown way");
    rest = rest.sliced(2);
    for (int skipped = 0; skipped < 2; ++skipped) { // the language and the translated keyword
        const qsizetype end = rest.indexOf('\0');
        if (end < 0)
            return damaged("it is cut off");
        rest = rest.sliced(end + 1);
    }
    if (isPacked)
        return readPacked(rest);
    if (rest.size() > largestScene)
        return damaged("it is larger than any scene");
    return readScene(rest.toByteArray());
}

Result<Scene> sceneOfPng(QByteArrayView bytes)
{
    constexpr qsizetype frame = 12; // length, type and checksum
    QByteArrayView rest = bytes.sliced(signatureSize);
    while (rest.size() >= frame) {
        const auto length = qsizetype(qFromBigEndian<quint32>(rest.data()));
        if (length > rest.size() - frame)
            return damaged("the file is cut off");
        const QByteArrayView data = rest.sliced(8, length);
        // The keyword with the 0 that ends it.
        if (rest.sliced(4, 4) == QByteArrayView("iTXt") && data.startsWith(QByteArrayView(keyword, sizeof keyword))) {
            if (checksum(rest.sliced(4, 4 + length)) != qFromBigEndian<quint32>(rest.data() + 8 + length))
                return damaged("its checksum is wrong");
            return readTextChunk(data);
        }
        rest = rest.sliced(frame + length);
    }
    return noScene();
}

Result<Scene> readElement(const QString& text)
{
    const QString content = text.trimmed();
    if (content.startsWith(u'{') || content.isEmpty())
        return content.size() > largestScene ? damaged("it is larger than any scene") : readScene(content.toUtf8());
    if (!content.startsWith(QLatin1String(packing)))
        return Error{"The scene in the picture is packed as " + quoted(QStringView(content).left(content.indexOf(u':'))) +
                     ", which this Softfocus does not know; open it with a newer one."};
    const QByteArray stream = content.sliced(qsizetype(sizeof packing) - 1).toLatin1();
    const auto bytes = QByteArray::fromBase64Encoding(stream, QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return damaged("it is not the base64 that it should be");
    return readPacked(*bytes);
}

bool isScene(const QXmlStreamReader& reader)
{
    return reader.isStartElement() && reader.name() == QLatin1String(elementName) && reader.namespaceUri() == QLatin1String(elementNamespace);
}

Result<Scene> sceneOfXml(const QByteArray& xml)
{
    QXmlStreamReader reader(xml);
    std::optional<QString> text;
    while (!reader.atEnd()) {
        reader.readNext();
        // What an entity stands for is not what was exported, and may lie in another file.
        if (!reader.entityDeclarations().isEmpty() || reader.isEntityReference())
            return damaged("it has XML entities of its own");
        if (!isScene(reader))
            continue;
        if (text)
            return damaged("there are two of them");
        text = reader.readElementText(QXmlStreamReader::ErrorOnUnexpectedElement);
    }
    if (reader.hasError())
        return damaged("line " + std::to_string(reader.lineNumber()) + " is not XML");
    return text ? readElement(*text) : noScene();
}

/// A PDF keeps its metadata unpacked, so that they can be found without reading its structure.
Result<Scene> sceneOfPdf(const QByteArray& bytes)
{
    const qsizetype begin = bytes.lastIndexOf(elementBegin);
    if (begin < 0)
        return noScene();
    const qsizetype end = bytes.indexOf(elementEnd, begin);
    if (end < 0)
        return damaged("it is cut off");
    return sceneOfXml(bytes.sliced(begin, end + qsizetype(sizeof elementEnd) - 1 - begin));
}

/// The text without a byte order mark, white space and comments before its first tag.
bool looksLikeSvg(QByteArrayView bytes)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes = bytes.sliced(3);
    bytes = bytes.trimmed();
    if (bytes.startsWith("<svg"))
        return true;
    // An XML declaration, comments or a document type may come first.
    constexpr qsizetype farEnough = 4096;
    return (bytes.startsWith("<?xml") || bytes.startsWith("<!")) && bytes.first(std::min(bytes.size(), farEnough)).contains("<svg");
}

QByteArray pngChunk(const QByteArray& type, const QByteArray& data)
{
    QByteArray length(4, '\0'), sum(4, '\0');
    qToBigEndian(quint32(data.size()), length.data());
    const QByteArray body = type + data;
    qToBigEndian(quint32(checksum(body)), sum.data());
    return length + body + sum;
}

bool isLegibleXml(const QByteArray& json)
{
    // U+FFFE and U+FFFF are characters of JSON, but not of XML.
    return json.size() <= longScene && !json.contains("\xef\xbf\xbe") && !json.contains("\xef\xbf\xbf");
}

} // namespace

QByteArray textAsPngChunk(const QByteArray& textKeyword, const QByteArray& utf8)
{
    const bool isLong = utf8.size() > longScene;
    QByteArray data = textKeyword + '\0' + char(isLong ? 1 : 0) + QByteArray(3, '\0');
    return pngChunk("iTXt", data + (isLong ? packed(utf8) : utf8));
}

QByteArray sceneAsPngChunk(const Scene& scene)
{
    return textAsPngChunk(keyword, writeScene(scene));
}

QByteArray sceneAsXml(const Scene& scene)
{
    const QByteArray json = writeScene(scene);
    // No attribute of its own: in a PDF's metadata a property with text must not have one.
    const QByteArray begin = QByteArray(elementBegin) + " xmlns:softfocus=\"" + elementNamespace + "\">";
    if (isLegibleXml(json))
        return begin + QString::fromUtf8(json).toHtmlEscaped().toUtf8() + elementEnd;
    return begin + packing + packed(json).toBase64() + elementEnd;
}

bool looksLikeFigure(const QByteArray& bytes)
{
    return bytes.startsWith(QByteArrayView(pngSignature, signatureSize)) || bytes.startsWith("%PDF-") || looksLikeSvg(bytes);
}

Result<Scene> sceneOfFigure(const QByteArray& bytes)
{
    if (bytes.startsWith(QByteArrayView(pngSignature, signatureSize)))
        return sceneOfPng(bytes);
    if (bytes.startsWith("%PDF-"))
        return sceneOfPdf(bytes);
    if (looksLikeSvg(bytes))
        return sceneOfXml(bytes);
    return noScene();
}

} // namespace softfocus
