#include "core/files/figure_scene.h"
#include "core/files/inflate.h"
#include "core/files/scene_file.h"

#include <QTest>
#include <QtEndian>

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
    scene.given = given;
    return scene;
}

Scene sceneOfText(const char* text)
{
    Scene scene;
    scene.text = text;
    scene.temperature = 0.25;
    return scene;
}

std::vector<Scene> scenes()
{
    return {Scene(), sceneOfText(""), sceneOfText("a < b && \"c\" > 'd' ]]> <!-- & -->\n\t\x01"), sceneOfText("\xef\xbf\xbf \xef\xbf\xbe"),
            sceneOfText("Größe 🦀 مرحبا"), largeScene()};
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
    QCOMPARE(scene->text, std::string("x"));
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
    const QByteArray json = writeScene({}).replace("\"softfocus\": 1", "\"softfocus\": 1000");
    const QByteArray xml = sceneAsXml({}).replace("&quot;softfocus&quot;: 1", "&quot;softfocus&quot;: 1000");
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
          opening + ">zlib-base64:not base64!</softfocus:scene>",
          opening + ">zlib-base64:eJw=</softfocus:scene>", opening + " a=\"1\" a=\"2\">{}</softfocus:scene>",
          opening + ">&unknown;</softfocus:scene>"})
        for (const QByteArray& figure : {svgWith(element), pdfWith(element)}) {
            const QString message = messageOf(sceneOfFigure(figure));
            QVERIFY2(message != "read" && message.endsWith('.'), qPrintable(message));
        }
}

void TestFigureScene::onlyOneSceneInPlainXmlIsRead()
{
    const QByteArray scene = sceneAsXml({});
    QVERIFY(messageOf(sceneOfFigure(svgWith(scene + scene))).contains("two"));
    for (const QByteArray& type : {QByteArray("<!DOCTYPE svg [<!ENTITY a \"b\">]>"), QByteArray("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>")}) {
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
        const QByteArray stream =
            content.isEmpty() ? QByteArray("\x78\x9c\3\0\0\0\0\1", 8) : qCompress(content, level).sliced(4);
        const Result<QByteArray> back = inflated(stream, content.size());
        QVERIFY2(back.ok(), back.ok() ? "" : back.message().c_str());
        QCOMPARE(*back, content);
        if (!content.isEmpty())
            QVERIFY(!inflated(stream, content.size() - 1).ok());
    }
}

void TestFigureScene::bombsAreStopped()
{
    // 50 MB of nothing in 50 kB, more than the largest scene.
    const QByteArray bomb = qCompress(QByteArray(50'000'000, ' ')).sliced(4);
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
