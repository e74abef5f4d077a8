#include "core/files/figure/figure_scene.h"

#include "core/files/figure/xml_scene.h"
#include "core/files/scene_file.h"
#include "core/packed/inflate.h"
#include "core/text/message_text.h"

#include <QtEndian>

namespace softfocus {

namespace {

constexpr char pngSignature[] = "\x89PNG\r\n\x1a\n";
constexpr qsizetype signatureSize = 8;
constexpr char gzipSignature[] = "\x1f\x8b\b";
constexpr char keyword[] = "Softfocus scene";
constexpr char elementBegin[] = "<softfocus:scene";
constexpr char elementEnd[] = "</softfocus:scene>";
constexpr char packing[] = "zlib-base64:"; ///< in front of packed scenes; others begin with the brace of their JSON

/// What an .svgz may hold. Units: bytes
constexpr qsizetype largestPackedFigure = 128'000'000;
/// Longer scenes are packed; shorter ones stay legible.
constexpr qsizetype longScene = 4096;

QByteArray packed(const QByteArray& bytes)
{
    constexpr qsizetype sizeInFront = 4; // which Qt puts there
    return qCompress(bytes).sliced(sizeInFront);
}

Error noScene()
{
    return Error{translatable("Figure", "The picture carries no scene; only PNG, SVG and PDF files that Softfocus exported bring one.")};
}

Error damaged(const Message& reason)
{
    return Error{translatable("Figure", "The scene in the picture is damaged: %1."), reason};
}

Result<Scene> readPacked(QByteArrayView stream, const std::stop_token& stop)
{
    const Result<QByteArray> json = inflated(stream, longestScene, stop);
    if (!json)
        return json.error();
    return readScene(*json);
}

/// The content of an international text chunk. Needs: chunk begins with the keyword and its closing 0.
Result<Scene> readTextChunk(QByteArrayView chunk, const std::stop_token& stop)
{
    QByteArrayView rest = chunk.sliced(qsizetype(sizeof keyword));
    if (rest.size() < 2)
        return damaged(translatable("Figure", "it is cut off"));
    const bool isPacked = rest[0] == 1;
    if (rest[0] > 1 || rest[0] < 0 || rest[1] != 0)
        return damaged(translatable("Figure", "it is packed in an unknown way"));
    rest = rest.sliced(2);
    for (int skipped = 0; skipped < 2; ++skipped) { // the language and the translated keyword
        const qsizetype end = rest.indexOf('\0');
        if (end < 0)
            return damaged(translatable("Figure", "it is cut off"));
        rest = rest.sliced(end + 1);
    }
    if (isPacked)
        return readPacked(rest, stop);
    if (rest.size() > longestScene)
        return damaged(translatable("Figure", "it is larger than any scene"));
    return readScene(rest.toByteArray());
}

Result<Scene> sceneOfPng(QByteArrayView bytes, const std::stop_token& stop)
{
    constexpr qsizetype frame = 12; // length, type and checksum
    QByteArrayView rest = bytes.sliced(signatureSize);
    while (rest.size() >= frame) {
        const auto length = qsizetype(qFromBigEndian<quint32>(rest.data()));
        if (length > rest.size() - frame)
            return damaged(translatable("Figure", "the file is cut off"));
        const QByteArrayView data = rest.sliced(8, length);
        // The keyword with the 0 that ends it.
        if (rest.sliced(4, 4) == QByteArrayView("iTXt") && data.startsWith(QByteArrayView(keyword, sizeof keyword))) {
            if (crc32Of(rest.sliced(4, 4 + length)) != qFromBigEndian<quint32>(rest.data() + 8 + length))
                return damaged(translatable("Figure", "its checksum is wrong"));
            return readTextChunk(data, stop);
        }
        rest = rest.sliced(frame + length);
    }
    return noScene();
}

Result<Scene> readElement(const QString& text, const std::stop_token& stop)
{
    const QString content = text.trimmed();
    if (content.startsWith(u'{') || content.isEmpty())
        return content.size() > longestScene ? damaged(translatable("Figure", "it is larger than any scene")) : readScene(content.toUtf8());
    if (!content.startsWith(QLatin1String(packing)))
        return Error{
            translatable("Figure",
                         "The scene in the picture is packed as %1, which this Softfocus does not know; open it with a newer one."),
            quoted(QStringView(content).left(content.indexOf(u':')))};
    QByteArray stream = content.sliced(qsizetype(sizeof packing) - 1).toLatin1();
    stream.removeIf([](char character) { return character == ' ' || character == '\n' || character == '\t' || character == '\r'; });
    const auto bytes = QByteArray::fromBase64Encoding(stream, QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return damaged(translatable("Figure", "it is not the base64 that it should be"));
    return readPacked(*bytes, stop);
}

Result<Scene> sceneOfXml(QByteArrayView xml, const std::stop_token& stop)
{
    const Result<std::optional<QString>> text = sceneTextOfXml(xml, stop);
    if (!text)
        return text.error();
    return *text ? readElement(**text, stop) : noScene();
}

/// The streams of XML that a PDF has, which other programs may have packed, unpacked.
std::vector<QByteArray> metadataOf(const QByteArray& pdf, const std::stop_token& stop)
{
    constexpr qsizetype longestDictionary = 1000, mostStreams = 100'000;
    constexpr std::size_t mostFound = 4;
    std::vector<QByteArray> found;
    const QByteArrayView all(pdf), start("stream"), end("endstream");
    qsizetype at = all.indexOf(start);
    for (qsizetype count = 0; at >= 0 && count < mostStreams && found.size() < mostFound && !stop.stop_requested(); ++count) {
        QByteArrayView dictionary = all.first(at);
        dictionary = dictionary.last(std::min(dictionary.size(), longestDictionary));
        dictionary = dictionary.sliced(std::max<qsizetype>(0, dictionary.lastIndexOf("obj")));
        qsizetype begin = at + start.size();
        const qsizetype ends = all.indexOf(end, begin);
        if (ends < 0)
            break;
        if (dictionary.contains("/XML")) {
            begin += all.sliced(begin).startsWith("\r\n") ? 2 : 1;
            const QByteArrayView content = all.sliced(begin, std::max<qsizetype>(0, ends - begin));
            if (!dictionary.contains("/FlateDecode"))
                found.push_back(content.toByteArray());
            else if (const Result<QByteArray> unpacked = inflated(content, longestScene, stop))
                found.push_back(*unpacked);
        }
        at = all.indexOf(start, ends + end.size());
    }
    return found;
}

/// A PDF keeps its metadata unpacked, so that they can be found without reading its structure; others may have written it again.
Result<Scene> sceneOfPdf(const QByteArray& bytes, const std::stop_token& stop)
{
    const qsizetype begin = bytes.lastIndexOf(elementBegin);
    if (begin < 0) {
        for (const QByteArray& xml : metadataOf(bytes, stop))
            if (xml.contains(sceneNamespace))
                return sceneOfXml(QByteArrayView(xml).trimmed(), stop);
        return noScene();
    }
    const qsizetype end = bytes.indexOf(elementEnd, begin);
    if (end < 0)
        return damaged(translatable("Figure", "it is cut off"));
    return sceneOfXml(QByteArrayView(bytes).sliced(begin, end + qsizetype(sizeof elementEnd) - 1 - begin), stop);
}

Result<Scene> sceneOfGzip(const QByteArray& bytes, const std::stop_token& stop)
{
    const Result<QByteArray> svg = gunzipped(bytes, largestPackedFigure, stop);
    if (!svg)
        return svg.error();
    if (!looksLikeSvg(*svg))
        return Error{translatable("Figure", "The file is packed with gzip, and what is in it is no SVG; unpack it and open that.")};
    return sceneOfXml(*svg, stop);
}

QByteArray pngChunk(const QByteArray& type, const QByteArray& data)
{
    QByteArray length(4, '\0'), sum(4, '\0');
    qToBigEndian(quint32(data.size()), length.data());
    const QByteArray body = type + data;
    qToBigEndian(quint32(crc32Of(body)), sum.data());
    return length + body + sum;
}

bool isLegibleXml(const QByteArray& json)
{
    // U+FFFE and U+FFFF are characters of JSON, but not of XML.
    return json.size() <= longScene && !json.contains("\xef\xbf\xbe") && !json.contains("\xef\xbf\xbf");
}

/// What a figure carries: what it shows, and not what else somebody kept to come back to.
QByteArray carriedJson(Scene scene)
{
    scene.bookmarks.clear();
    return writeScene(scene);
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
    return textAsPngChunk(keyword, carriedJson(scene));
}

QByteArray sceneAsXml(const Scene& scene)
{
    const QByteArray json = carriedJson(scene);
    // No attribute of its own: in a PDF's metadata a property with text must not have one.
    const QByteArray begin = QByteArray(elementBegin) + " xmlns:softfocus=\"" + sceneNamespace + "\">";
    if (isLegibleXml(json))
        return begin + QString::fromUtf8(json).toHtmlEscaped().toUtf8() + elementEnd;
    return begin + packing + packed(json).toBase64() + elementEnd;
}

bool looksLikeFigure(const QByteArray& bytes)
{
    return bytes.startsWith(QByteArrayView(pngSignature, signatureSize)) || bytes.startsWith("%PDF-") || bytes.startsWith(gzipSignature) ||
           looksLikeSvg(bytes);
}

bool isPngWithScene(const QByteArray& bytes)
{
    // Also where the file is cut off before the end of that chunk.
    return bytes.startsWith(QByteArrayView(pngSignature, signatureSize)) && bytes.contains(QByteArrayView("iTXtSoftfocus scene\0", 20));
}

Result<Scene> sceneOfFigure(const QByteArray& bytes, const std::stop_token& stop)
{
    if (bytes.startsWith(QByteArrayView(pngSignature, signatureSize)))
        return sceneOfPng(bytes, stop);
    if (bytes.startsWith("%PDF-"))
        return sceneOfPdf(bytes, stop);
    if (bytes.startsWith(gzipSignature))
        return sceneOfGzip(bytes, stop);
    if (looksLikeSvg(bytes))
        return sceneOfXml(bytes, stop);
    return noScene();
}

} // namespace softfocus
