#include "core/files/figure/figure_scene.h"
#include "core/files/file_kind.h"
#include "core/files/scene_file.h"
#include "core/packed/inflate.h"

#include <QStringDecoder>
#include <QtEndian>
#include <QTest>

#include <random>

using namespace softfocus;

namespace {

constexpr char pngSignature[] = "\x89PNG\r\n\x1a\n";

/// A chunk without any content.
const QByteArray lastChunk = QByteArray("\0\0\0\0IEND\xae\x42\x60\x82", 12);

QByteArray pngWith(const QByteArray& chunk)
{
    return pngSignature + chunk + lastChunk;
}

QByteArray svgWith(const QByteArray& element)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>" + element +
           "</metadata><rect width=\"1\" height=\"1\"/></svg>\n";
}

QByteArray pdfWith(const QByteArray& element)
{
    return QByteArray("%PDF-1.5\n%\xe2\xe3\n1 0 obj <<>> stream\n") + element + "\nendstream endobj\n%%EOF\n";
}

/// Long enough to be packed.
Scene largeScene()
{
    Scene scene;
    auto given = std::make_shared<GivenScores>();
    given->origin = "head.npy";
    std::mt19937 generator(5);
    given->scores.resize(40, 50);
    for (Index i = 0; i < given->scores.size(); ++i)
        given->scores.data()[i] = double(generator()) / 3e9;
    for (int i = 0; i < 40; ++i)
        given->queries.push_back("q" + std::to_string(i));
    for (int i = 0; i < 50; ++i)
        given->keys.push_back("k" + std::to_string(i));
    scene.source = MatrixSource{given};
    return scene;
}

Scene sceneOfText(const char* text)
{
    Scene scene;
    scene.source = TextSource{text};
    scene.variant.temperature = 0.25;
    return scene;
}

std::vector<Scene> scenes()
{
    return {Scene(),
            sceneOfText(""),
            sceneOfText("a < b && \"c\" > 'd' ]]> <!-- & -->\n\t\x01"),
            sceneOfText("\xef\xbf\xbf \xef\xbf\xbe"),
            sceneOfText("Größe 🦀 مرحبا"),
            largeScene()};
}

QString messageOf(const Result<Scene>& scene)
{
    return scene ? QString("read") : QString::fromStdString(scene.message());
}

/// The same JSON in a chunk of its own.
QByteArray pngOfJson(const QByteArray& json)
{
    return pngWith(textAsPngChunk("Softfocus scene", json));
}

} // namespace

Q_DECLARE_METATYPE(Scene)

class TestFigureScene : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everySceneComesBackFromEveryFormat();
    void theSameSceneGivesTheSameBytes();
    void otherTextsAreNotMistakenForTheScene();
    void figuresAreTold_data();
    void figuresAreTold();
    void picturesWithoutASceneAreRefused();
    void newerScenesAreRefused();
    void everyCutIsRefused();
    void everyFlippedBitIsNoticedInPng();
    void brokenXmlIsRefused();
    void onlyOneSceneInPlainXmlIsRead();
    void lengthsThatLieAreRefused();
    void whatOthersWroteAgainGivesItsSceneBack_data();
    void whatOthersWroteAgainGivesItsSceneBack();
    void whatTakesForeverIsRefused_data();
    void whatTakesForeverIsRefused();
    void whatOnlyLooksLikeMuchIsRead();
    void readingStops();
    void filesOfGzipAreRead();
    void foreignKindsAreNamed_data();
    void foreignKindsAreNamed();
    void whatIsPackedComesBack_data();
    void whatIsPackedComesBack();
    void bombsAreStopped();
    void damagedStreamsAreRefused();
};

void TestFigureScene::everySceneComesBackFromEveryFormat()
{
    for (const Scene& scene : scenes())
        for (const QByteArray& figure : {pngWith(sceneAsPngChunk(scene)), svgWith(sceneAsXml(scene)), pdfWith(sceneAsXml(scene))}) {
            const Result<Scene> back = sceneOfFigure(figure);
            QVERIFY2(back.ok(), qPrintable(messageOf(back)));
            QVERIFY(*back == scene);
        }
}

void TestFigureScene::theSameSceneGivesTheSameBytes()
{
    QCOMPARE(sceneAsXml(largeScene()), sceneAsXml(largeScene()));
    QCOMPARE(sceneAsPngChunk(largeScene()), sceneAsPngChunk(largeScene()));
    // A third and more is saved, or nobody would have to pack.
    QVERIFY(sceneAsPngChunk(largeScene()).size() < writeScene(largeScene()).size() * 2 / 3);
}

void TestFigureScene::otherTextsAreNotMistakenForTheScene()
{
    const QByteArray caption = textAsPngChunk("Description", "Softfocus scene {}");
    const Result<Scene> scene = sceneOfFigure(pngWith(caption + sceneAsPngChunk(sceneOfText("x")) + caption));
    QVERIFY(scene.ok());
    QCOMPARE(sentenceText(*scene), std::string("x"));
    // An element of the same name that belongs to somebody else.
    QVERIFY(!sceneOfFigure(svgWith("<scene xmlns=\"urn:other\">{}</scene>")).ok());
}

void TestFigureScene::figuresAreTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("figure");
    QTest::newRow("PNG") << pngWith({}) << true;
    QTest::newRow("SVG") << svgWith({}) << true;
    QTest::newRow("SVG without a declaration") << QByteArray("<svg/>") << true;
    QTest::newRow("SVG with a byte order mark") << QByteArray("\xef\xbb\xbf\n<svg/>") << true;
    QTest::newRow("SVG after a comment") << QByteArray("<!-- made by hand --><svg/>") << true;
    QTest::newRow("PDF") << pdfWith({}) << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("text") << QByteArray("My grandmother bakes") << false;
    QTest::newRow("JSON") << writeScene({}) << false;
    QTest::newRow("HTML") << QByteArray("<html><svg/></html>") << false;
    QTest::newRow("array") << QByteArray("\x93NUMPY\1\0") << false;
    QTest::newRow("half a signature") << QByteArray("\x89PNG") << false;
}

void TestFigureScene::figuresAreTold()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, figure);
    QCOMPARE(looksLikeFigure(bytes), figure);
}

void TestFigureScene::picturesWithoutASceneAreRefused()
{
    for (const QByteArray& figure : {pngWith({}), svgWith({}), pdfWith({}), QByteArray(), QByteArray("text")})
        QVERIFY2(messageOf(sceneOfFigure(figure)).contains("no scene"), qPrintable(messageOf(sceneOfFigure(figure))));
}

void TestFigureScene::newerScenesAreRefused()
{
    const QByteArray json = writeScene({}).replace("\"softfocus\": 2", "\"softfocus\": 1000");
    const QByteArray xml = sceneAsXml({}).replace("&quot;softfocus&quot;: 2", "&quot;softfocus&quot;: 1000");
    for (const QByteArray& figure : {pngOfJson(json), svgWith(xml), pdfWith(xml)})
        QVERIFY2(messageOf(sceneOfFigure(figure)).contains("newer"), qPrintable(messageOf(sceneOfFigure(figure))));
    const QByteArray encoding = sceneAsXml(largeScene()).replace("zlib-base64:", "braille:");
    QVERIFY(messageOf(sceneOfFigure(svgWith(encoding))).contains("newer"));
}

void TestFigureScene::everyCutIsRefused()
{
    for (const QByteArray& whole : {pngWith(sceneAsPngChunk({})), pngWith(sceneAsPngChunk(largeScene())), svgWith(sceneAsXml({})),
                                    pdfWith(sceneAsXml({})), svgWith(sceneAsXml(largeScene()))}) {
        // After the scene nothing more is needed.
        const qsizetype end = std::max(whole.indexOf("</softfocus:scene>"), whole.indexOf("IEND") - 4);
        for (qsizetype size = 0; size < end; size += size < 2000 ? 1 : 97)
            QVERIFY2(!sceneOfFigure(whole.first(size)).ok(), QByteArray::number(size));
    }
}

void TestFigureScene::everyFlippedBitIsNoticedInPng()
{
    const QByteArray chunk = sceneAsPngChunk(sceneOfText("one two"));
    for (qsizetype bit = 0; bit < 8 * chunk.size(); ++bit) {
        QByteArray broken = chunk;
        broken[bit / 8] = char(broken[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!sceneOfFigure(pngWith(broken)).ok(), QByteArray::number(bit));
    }
}

void TestFigureScene::brokenXmlIsRefused()
{
    const QByteArray opening = "<softfocus:scene xmlns:softfocus=\"urn:softfocus\"";
    for (const QByteArray& element :
         {opening + ">{}</softfocus:scene>", opening + "><b/></softfocus:scene>", opening + "></softfocus:scene>",
          opening + ">zlib-base64:not base64!</softfocus:scene>", opening + ">zlib-base64:eJw=</softfocus:scene>",
          opening + " a=\"1\" a=\"2\">{}</softfocus:scene>", opening + ">&unknown;</softfocus:scene>"})
        for (const QByteArray& figure : {svgWith(element), pdfWith(element)}) {
            const QString message = messageOf(sceneOfFigure(figure));
            QVERIFY2(message != "read" && message.endsWith('.'), qPrintable(message));
        }
}

void TestFigureScene::onlyOneSceneInPlainXmlIsRead()
{
    const QByteArray scene = sceneAsXml({});
    QVERIFY(messageOf(sceneOfFigure(svgWith(scene + scene))).contains("two"));
    for (const QByteArray& type :
         {QByteArray("<!DOCTYPE svg [<!ENTITY a \"b\">]>"), QByteArray("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>")}) {
        const QByteArray svg = svgWith(scene).replace("<svg", type + "<svg");
        QVERIFY2(messageOf(sceneOfFigure(svg)).contains("entities"), qPrintable(messageOf(sceneOfFigure(svg))));
    }
    QCOMPARE(messageOf(sceneOfFigure(svgWith(scene).replace("<svg", "<!DOCTYPE svg><svg"))), QString("read"));
}

void TestFigureScene::lengthsThatLieAreRefused()
{
    QByteArray chunk = sceneAsPngChunk({});
    for (const quint32 length : {0xffffffffU, 0x7fffffffU, quint32(chunk.size()), 1U}) {
        qToBigEndian(length, chunk.data());
        QVERIFY(!sceneOfFigure(pngWith(chunk)).ok());
    }
}

void TestFigureScene::whatOthersWroteAgainGivesItsSceneBack_data()
{
    QTest::addColumn<QByteArray>("figure");
    QTest::addColumn<Scene>("scene");
    for (const Scene& scene : {sceneOfText("Größe 🦀 < &"), largeScene()}) {
        const bool isLarge = hasGivenMatrix(scene);
        const auto add = [&](const char* name, const QByteArray& figure) {
            QTest::newRow(isLarge ? QByteArray(name) + ", packed" : QByteArray(name)) << figure << scene;
        };
        const QByteArray svg = svgWith(sceneAsXml(scene));
        const QByteArray body = svg.sliced(svg.indexOf("<svg"));
        const QByteArray text =
            body.sliced(body.indexOf("softfocus\">") + 11, body.indexOf("</softfocus:") - body.indexOf("softfocus\">") - 11);
        // As ElementTree of Python writes it.
        const QByteArray prefixed =
            "<ns0:svg xmlns:ns0=\"http://www.w3.org/2000/svg\" xmlns:ns1=\"urn:softfocus\"><ns0:metadata><ns1:scene>" + text +
            "</ns1:scene></ns0:metadata><ns0:rect width=\"1\" height=\"1\" /></ns0:svg>";
        add("other prefixes", prefixed);
        add("other prefixes in single quotes", QByteArray(prefixed).replace('"', '\''));
        add("the element's own namespace", "<svg><scene xmlns='urn:softfocus'>" + text + "</scene></svg>");
        add("Windows line ends", QByteArray(svg).replace("\n", "\r\n").replace("><", ">\r\n<"));
        add("pretty-printed", "<?xml version='1.0' encoding='utf-8' standalone='no'?>\n<!-- Created with Inkscape -->\n\n" +
                                  QByteArray(body).replace("><", ">\n  <").replace("xmlns", "\n   id=\"svg1\"\n   xmlns"));
        add("blanks around the text", QByteArray(svg).replace(text, "\n      " + text + "\n    "));
        add("a document type", "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">\n" + body);
        add("a byte order mark", "\xef\xbb\xbf" + svg);
        add("character references", QByteArray(body).replace("&quot;", "&#34;"));
        const QString utf16 = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n" + QString::fromUtf8(body);
        for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE, QStringConverter::Utf32LE})
            for (const auto flag : {QStringConverter::Flag::Default, QStringConverter::Flag::WriteBom}) {
                const QByteArray name = QByteArray(QStringConverter::nameForEncoding(encoding)) +
                                        (flag == QStringConverter::Flag::WriteBom ? " with a mark" : "");
                add(name, QByteArray(QStringEncoder(encoding, flag)(utf16)));
            }
        QByteArray ascii;
        for (const uint character : QString::fromUtf8(body).toUcs4())
            ascii += character < 0x80 ? QByteArray(1, char(character)) : "&#x" + QByteArray::number(character, 16) + ';';
        add("Latin-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + ascii.replace("</metadata>", "</metadata><!-- gr\xf6\xdf"
                                                                                                        "er -->"));
        add("PDF with other prefixes",
            pdfWith({})
                .replace("<<>> stream", "<</Type/Metadata/Subtype/XML/Length 1>>\nstream")
                .replace("stream\n\nend", "stream\n<x xmlns:n='urn:softfocus'><n:scene>" + text + "</n:scene></x>\nend"));
        const QByteArray xmp = "<?xpacket begin='\xef\xbb\xbf' id='W5'?>\n<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + sceneAsXml(scene) +
                               "</x:xmpmeta>\n<?xpacket end='w'?>     \n";
        add("PDF with packed metadata", pdfWith({})
                                            .replace("<<>> stream", "<< /Filter /FlateDecode /Length 1 /Subtype /XML >>\r\nstream\r")
                                            .replace("\n\nend", '\n' + qCompress(xmp).sliced(4) + "\nend"));
        add("PDF with the scene as an attribute",
            pdfWith({})
                .replace("<<>> stream", "<</Subtype/XML>>stream")
                .replace("\n\nend", "\n<Description xmlns:s=\"urn:softfocus\" s:scene=\"" + text + "\"/>\nend"));
    }
    const Scene large = largeScene();
    QByteArray wrapped = sceneAsXml(large);
    for (qsizetype at = wrapped.indexOf("base64:") + 7; at < wrapped.indexOf("</"); at += 78)
        wrapped.insert(at, "\r\n");
    QTest::newRow("wrapped base64") << svgWith(wrapped) << large;
}

void TestFigureScene::whatOthersWroteAgainGivesItsSceneBack()
{
    QFETCH(QByteArray, figure);
    QFETCH(Scene, scene);
    QVERIFY(looksLikeFigure(figure));
    const Result<Scene> back = sceneOfFigure(figure);
    QVERIFY2(back.ok(), qPrintable(messageOf(back)));
    QVERIFY(*back == scene);
}

void TestFigureScene::whatTakesForeverIsRefused_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QString>("reason");
    QByteArray attributes = "<rect";
    for (int i = 0; i < 100'000; ++i)
        attributes += " a" + QByteArray::number(i) + "=\"\"";
    QTest::newRow("attributes") << attributes + "/>"
                                << "more than 100 attributes";
    QTest::newRow("attributes behind a comment") << "<!-- it's \"one --><!-->--><![CDATA[<a b='> ]]>" + attributes + "/>"
                                                 << "more than 100 attributes";
    QTest::newRow("attributes after one with a bracket") << attributes.replace("a1=\"\"", "a1=\">\"") + "/>"
                                                         << "more than 100 attributes";
    QTest::newRow("nested elements") << QByteArray("<g>").repeated(3'000'000) << "more than 100 deep";
    QByteArray spaces;
    for (int depth = 0; depth < 90; ++depth) {
        spaces += "<g";
        for (int i = 0; i < 90; ++i)
            spaces += " xmlns:n" + QByteArray::number(90 * depth + i) + "='u'";
        spaces += '>';
    }
    QTest::newRow("namespaces") << spaces << "more than 256 namespaces";
}

void TestFigureScene::whatTakesForeverIsRefused()
{
    QFETCH(QByteArray, inside);
    QFETCH(QString, reason);
    const QString message = messageOf(sceneOfFigure(svgWith(inside + sceneAsXml({}))));
    QVERIFY2(message.contains(reason) && message.endsWith('.'), qPrintable(message.left(300)));
}

void TestFigureScene::whatOnlyLooksLikeMuchIsRead()
{
    const QByteArray sparse = QByteArray("<g a='1' b='2' xmlns:z='u'/><g c = \"3\"></g>").repeated(2000);
    const QByteArray comment = "<!-- " + QByteArray("<g a='").repeated(1000) + " --><![CDATA[" + QByteArray("<g a=").repeated(1000) +
                               "]]><?p " + QByteArray("<g a=").repeated(1000) + "?>";
    const QByteArray quoted = "<text d='" + QByteArray("a=b > ").repeated(1000) + "'>a = b</text>";
    const QByteArray deep = QByteArray("<g>").repeated(95) + QByteArray("</g>").repeated(95);
    const Result<Scene> scene = sceneOfFigure(svgWith(sparse + comment + quoted + deep + deep + sceneAsXml(sceneOfText("x"))));
    QVERIFY2(scene.ok(), qPrintable(messageOf(scene)));
    QCOMPARE(sentenceText(*scene), std::string("x"));
}

void TestFigureScene::readingStops()
{
    std::stop_source stop;
    const QByteArray svg = svgWith(sceneAsXml({}));
    QVERIFY(sceneOfFigure(svg, stop.get_token()).ok());
    const QByteArray bomb = qCompress(QByteArray(60'000'000, ' ')).sliced(4);
    const QByteArray packed = "<softfocus:scene xmlns:softfocus=\"urn:softfocus\">zlib-base64:" + bomb.toBase64() + "</softfocus:scene>";
    stop.request_stop();
    QVERIFY(messageOf(sceneOfFigure(svg, stop.get_token())).contains("stopped"));
    const Result<QByteArray> unpacked = inflated(bomb, 60'000'000, stop.get_token());
    QVERIFY(!unpacked.ok() && unpacked.message().find("stopped") != std::string::npos);
    QVERIFY(messageOf(sceneOfFigure(pdfWith(packed), stop.get_token())).contains("stopped"));
}

void TestFigureScene::filesOfGzipAreRead()
{
    const QByteArray svg = svgWith(sceneAsXml(largeScene()));
    // The header of zlib and its sum go, those of gzip come.
    const QByteArray stream = qCompress(svg).sliced(4 + 2).chopped(4);
    QByteArray end(8, '\0');
    qToLittleEndian(crc32Of(svg), end.data());
    qToLittleEndian(quint32(svg.size()), end.data() + 4);
    const QByteArray plain("\x1f\x8b\b\0\0\0\0\0\0\3", 10), named("\x1f\x8b\b\x1c\0\0\0\0\0\3\2\0xxa.svg\0comment\0", 28);
    for (const QByteArray& header : {plain, named}) {
        const QByteArray file = header + stream + end;
        QVERIFY(looksLikeFigure(file));
        const Result<Scene> scene = sceneOfFigure(file);
        QVERIFY2(scene.ok() && *scene == largeScene(), qPrintable(messageOf(scene)));
        for (qsizetype size = 3; size < file.size(); size += 7)
            QVERIFY(!sceneOfFigure(file.first(size)).ok());
        QVERIFY(!gunzipped(file, svg.size() - 1).ok());
        QByteArray wrong = file;
        wrong.back() = 'x';
        QVERIFY(messageOf(sceneOfFigure(wrong)).contains("checksum"));
    }
    const QByteArray text("\x1f\x8b\b\0\0\0\0\0\0\3\3\0\0\0\0\0\0\0\0\0", 20);
    QVERIFY2(messageOf(sceneOfFigure(text)).contains("no SVG"), qPrintable(messageOf(sceneOfFigure(text))));
}

void TestFigureScene::foreignKindsAreNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("kind");
    QTest::newRow("JPEG") << QByteArray("\xff\xd8\xff\xe0\0\x10JFIF", 10) << "JPEG";
    QTest::newRow("GIF") << QByteArray("GIF89a\1\0\1\0", 10) << "GIF";
    QTest::newRow("WebP") << QByteArray("RIFF\x24\0\0\0WEBPVP8 ", 16) << "WebP";
    QTest::newRow("TIFF") << QByteArray("II*\0\b\0\0\0", 8) << "TIFF";
    QTest::newRow("AVIF") << QByteArray("\0\0\0\x1c"
                                        "ftypavif",
                                        12)
                          << "AVIF";
    QTest::newRow("BMP") << QByteArray("BM\x8a\0\0\0\0\0\0\0\x8a\0", 12) << "BMP";
    QTest::newRow("EPS") << QByteArray("%!PS-Adobe-3.0 EPSF-3.0\n") << "PostScript";
    QTest::newRow("workbook") << QByteArray("PK\3\4\x14\0\6\0\b\0xl/workbook.xml", 25) << "workbook (.xlsx";
    QTest::newRow("archive of arrays") << QByteArray("PK\3\4\x14\0\0\0\0\0arr_0.npy", 19) << ".npz";
    QTest::newRow("archive") << QByteArray("PK\3\4\x14\0\0\0\0\0a.txt", 15) << "ZIP archive";
    QTest::newRow("HDF5") << QByteArray("\x89HDF\r\n\x1a\n") << "HDF5";
    QTest::newRow("pickle") << QByteArray("\x80\4\x95") << "pickle";
    QTest::newRow("a text about a BMW") << QByteArray("BMW is a car") << "";
    QTest::newRow("a text") << QByteArray("GIF is a format, PK too") << "";
    QTest::newRow("nothing") << QByteArray() << "";
}

void TestFigureScene::foreignKindsAreNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, kind);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        foreignKind(QByteArrayView(bytes).first(size)); // reads nothing beyond the end
    const QString found = QString::fromStdString(foreignKind(bytes).value_or(Message()).english());
    QVERIFY2(kind.isEmpty() ? found.isEmpty() : found.contains(kind) && found.contains("; "), qPrintable(found));
}

void TestFigureScene::whatIsPackedComesBack_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a letter") << QByteArray("a");
    QTest::newRow("one letter, often") << QByteArray(100'000, 'a');
    QTest::newRow("text") << writeScene(largeScene());
    std::mt19937 generator(3);
    QByteArray noise(200'000, '\0');
    for (char& byte : noise)
        byte = char(generator());
    QTest::newRow("noise") << noise;
}

void TestFigureScene::whatIsPackedComesBack()
{
    QFETCH(QByteArray, content);
    for (int level = 0; level <= 9; ++level) {
        // Qt packs nothing into nothing; this is what others make of it.
        const QByteArray stream = content.isEmpty() ? QByteArray("\x78\x9c\3\0\0\0\0\1", 8) : qCompress(content, level).sliced(4);
        const Result<QByteArray> back = inflated(stream, content.size());
        QVERIFY2(back.ok(), back.ok() ? "" : back.message().c_str());
        QCOMPARE(*back, content);
        if (!content.isEmpty())
            QVERIFY(!inflated(stream, content.size() - 1).ok());
    }
}

void TestFigureScene::bombsAreStopped()
{
    // 95 MB of nothing in 95 kB, more than the largest scene.
    const QByteArray bomb = qCompress(QByteArray(95'000'000, ' ')).sliced(4);
    const Result<QByteArray> content = inflated(bomb, 1'000'000);
    QVERIFY(!content.ok());
    QVERIFY(QString::fromStdString(content.message()).contains("larger"));
    const QByteArray element = "<softfocus:scene xmlns:softfocus=\"urn:softfocus\">zlib-base64:" + bomb.toBase64() + "</softfocus:scene>";
    QVERIFY(messageOf(sceneOfFigure(svgWith(element))).contains("larger"));
}

void TestFigureScene::damagedStreamsAreRefused()
{
    const QByteArray content = writeScene(largeScene()).first(3000);
    const QByteArray stream = qCompress(content).sliced(4);
    for (qsizetype size = 0; size < stream.size(); ++size)
        QVERIFY(!inflated(stream.first(size), 1'000'000).ok());
    std::mt19937 generator(9);
    for (int round = 0; round < 3000; ++round) {
        QByteArray broken = stream;
        const auto place = qsizetype(generator() % unsigned(stream.size()));
        broken[place] = char(broken[place] ^ char(1U << (generator() % 8)));
        // Some bits say the same in two ways (how hard it was packed); otherwise the checksum tells.
        const Result<QByteArray> back = inflated(broken, 1'000'000);
        QVERIFY(!back.ok() || *back == content);
    }
}

QTEST_GUILESS_MAIN(TestFigureScene)
#include "test_figure_scene.moc"
