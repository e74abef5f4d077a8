#include "core/files/scene_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A scene that differs from the default one in everything.
Scene otherScene()
{
    Scene scene;
    scene.source = TextSource{"“Größe”\n\tof \\ a 🦀\u2028 \x01"};
    scene.variant.normalizer =
        Normalizer::named("sparsemax")->with({.alpha = 3.25, .k = 1'000'000'000, .negatives = Negatives::Keep, .unnormalized = true});
    scene.variant.temperature = 0.1;
    scene.mask = Mask::Causal;
    scene.view = {
        Stage::Scores, "viridis", ScaleRange::RowMaximum, false, Preview::Deuteranopia, KeySide::Below, QuerySide::Right, false, false,
        true,          true};
    auto given = std::make_shared<GivenScores>();
    given->origin = "head \"3\".csv";
    given->queries = {"x", "ü"};
    given->keys = {"a", "b, c", ""};
    given->scores = Matrix{{0.1, 1.0 / 3, -infinity}, {-2, 5e-324, 1.7976931348623157e308}};
    scene.source = MatrixSource{given};
    return scene;
}

QString messageOf(const QByteArray& json)
{
    const Result<Scene> scene = readScene(json);
    return scene ? QString("read") : QString::fromStdString(scene.message());
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

class TestSceneFile : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aSceneReadsBackEqual();
    void theSameSceneGivesTheSameBytes();
    void theBytesAreJson();
    void temperaturesReadBackExactly();
    void infinityIsAText();
    void textThatIsNotUtf8IsWrittenAsUtf8();
    void missingKeysTakeTheirDefaults();
    void unknownKeysAreKept_data();
    void unknownKeysAreKept();
    void unknownTextsKeepTheirByteOrderMarks();
    void unknownKeysOfVersion1AreKept();
    void unknownKeysSurviveEdits();
    void unknownKeysTellScenesApart();
    void filesAreReadAndWritten();
    void faultyFilesAreNamed();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void everyCutIsRefused();
    void filesAreReplacedWhole();
    void filesThatCannotBeWrittenAreNamed();
    void aFullDiskLeavesTheOldFile();
    void linksAreFollowed();
};

void TestSceneFile::aSceneReadsBackEqual()
{
    for (const Scene& scene : {Scene(), otherScene()}) {
        const Result<Scene> back = readScene(writeScene(scene));
        QVERIFY2(back, back ? "" : back.message().c_str());
        QVERIFY(*back == scene);
        QCOMPARE(writeScene(*back), writeScene(scene));
    }
}

void TestSceneFile::theSameSceneGivesTheSameBytes()
{
    QCOMPARE(writeScene(otherScene()), writeScene(otherScene()));
    QVERIFY(writeScene(otherScene()) != writeScene(Scene()));
}

void TestSceneFile::theBytesAreJson()
{
    const QJsonObject object = QJsonDocument::fromJson(writeScene(otherScene())).object();
    QCOMPARE(object.keys(), (QStringList{"mask", "softfocus", "source", "variant", "view"}));
    QCOMPARE(object["softfocus"].toInt(), 2);
    QCOMPARE(object["source"]["kind"].toString(), QString("matrix"));
    QCOMPARE(object["source"]["sentence"].toString(), QString::fromStdString(sentenceText(otherScene())));
    QVERIFY(object["source"]["scores"][0][2].isNull());
    QCOMPARE(object["variant"].toObject().keys(), (QStringList{"alpha", "k", "negatives", "normalizer", "temperature", "undivided"}));
    QCOMPARE(object["variant"]["normalizer"].toString(), QString("sparsemax"));
    QCOMPARE(object["variant"]["alpha"].toDouble(), 3.25);
    QCOMPARE(object["mask"].toString(), QString("causal"));
    QCOMPARE(object["view"]["range"].toString(), QString("row"));
    QCOMPARE(QJsonDocument::fromJson(writeScene(Scene())).object()["source"].toObject(),
             (QJsonObject{{"kind", "words"}, {"text", QString::fromStdString(TextSource().text)}}));
}

void TestSceneFile::temperaturesReadBackExactly()
{
    for (const double temperature : {0.0, 5e-324, 0.1, 1.0 / 3, 1e20, 1.7976931348623157e308, infinity}) {
        Scene scene;
        scene.variant.temperature = temperature;
        const Result<Scene> back = readScene(writeScene(scene));
        QVERIFY(back);
        QVERIFY(back->variant.temperature == temperature);
    }
}

void TestSceneFile::infinityIsAText()
{
    Scene scene;
    scene.variant.temperature = infinity;
    QVERIFY(writeScene(scene).contains("\"temperature\": \"inf\""));
}

void TestSceneFile::textThatIsNotUtf8IsWrittenAsUtf8()
{
    Scene scene;
    scene.source = TextSource{"a\xff"
                              "b"};
    const QByteArray json = writeScene(scene);
    QVERIFY(json.isValidUtf8());
    QCOMPARE(sentenceText(*readScene(json)), std::string("a\xef\xbf\xbd"
                                                         "b"));
    QCOMPARE(sentenceText(*readScene("{\"softfocus\": 1, \"text\": \"a\\ud800\"}")), std::string("a\xef\xbf\xbd"));
}

void TestSceneFile::missingKeysTakeTheirDefaults()
{
    const Result<Scene> scene = readScene("{\"softfocus\": 1}");
    QVERIFY(scene);
    QVERIFY(*scene == Scene());
    QVERIFY(!hasGivenMatrix(*readScene("{\"softfocus\": 1, \"given\": null}")));
    QVERIFY(*readScene("{\"softfocus\": 2}") == Scene());
    QVERIFY(*readScene(R"({"softfocus": 2, "source": {}, "variant": {}, "view": {}})") == Scene());
}

void TestSceneFile::unknownKeysAreKept_data()
{
    QTest::addColumn<QByteArray>("entries");
    QTest::newRow("of a text") << QByteArray(R"("source": {"kind": "words", "text": "a", "language": "en"})");
    QTest::newRow("of a matrix") << QByteArray(R"("source": {"kind": "matrix", "scores": [[1]], "layer": 3, "note": {"a": [1]}})");
    QTest::newRow("of the variant") << QByteArray(R"("variant": {"normalizer": "linear", "bias": 0.5})");
    QTest::newRow("in all objects") << QByteArray(
        R"("z": 1, "source": {"x": 1}, "variant": {"x": 2}, "view": {"x": 3}, "text": "not of this version")");
    QTest::newRow("text") << QByteArray(R"("future": "ü \" \\ \n \u2028 🦀")");
    QTest::newRow("numbers") << QByteArray(R"("a": 0.1, "b": 9007199254740993, "c": -0.0, "d": 5e-324, "e": 1e300)");
    QTest::newRow("others") << QByteArray(R"("a": null, "b": true, "c": [], "d": {}, "": 0)");
    QTest::newRow("nested") << QByteArray(R"("future": {"a": [1, {"b": [[]]}], "text": "x"})");
    QTest::newRow("of the view") << QByteArray(R"("view": {"zoom": 2, "stage": "scores", "more": {"a": 1}})");
}

void TestSceneFile::unknownKeysAreKept()
{
    QFETCH(QByteArray, entries);
    const QByteArray json = "{\"softfocus\": 2, " + entries + "}";
    const Result<Scene> scene = readScene(json);
    QVERIFY2(scene, scene ? "" : scene.message().c_str());
    const QByteArray written = writeScene(*scene);
    const QJsonObject before = QJsonDocument::fromJson(json).object();
    const QJsonObject after = QJsonDocument::fromJson(written).object();
    QVERIFY2(!after.isEmpty(), written.constData());
    for (const QString& key : before.keys()) {
        if (key != "view" && key != "source" && key != "variant") {
            QCOMPARE(after[key], before[key]);
            continue;
        }
        const QJsonObject part = before[key].toObject();
        for (const QString& inner : part.keys())
            QCOMPARE(after[key][inner], part[inner]);
    }
    const Result<Scene> again = readScene(written);
    QVERIFY(again && *again == *scene);
    QCOMPARE(writeScene(*again), written);
}

/// Which Qt's parser drops at the start of a text, unless they are escaped.
void TestSceneFile::unknownTextsKeepTheirByteOrderMarks()
{
    const Result<Scene> scene = readScene(R"({"softfocus": 2, "\ufeffa": {"\ufeffb": "\ufeffc"}, "source": {"\ufeffd": 1}})");
    QVERIFY(scene);
    const QByteArray written = writeScene(*scene);
    const Result<Scene> again = readScene(written);
    QVERIFY(again && *again == *scene);
    QCOMPARE(writeScene(*again), written);
    for (const char* name : {"a", "b", "c", "d"})
        QVERIFY2(written.contains(QByteArray("\"\xef\xbb\xbf") + name) || written.contains(QByteArray("\"\\ufeff") + name), name);
}

/// Version 1 had other members, and other programs may have put theirs beside them.
void TestSceneFile::unknownKeysOfVersion1AreKept()
{
    const Result<Scene> scene =
        readScene(R"({"softfocus": 1, "z": 1, "a": 2, "text": "b", "given": {"weights": [[1]], "layer": 3}, "view": {"zoom": 2}})");
    QVERIFY2(scene, scene ? "" : scene.message().c_str());
    const QJsonObject object = QJsonDocument::fromJson(writeScene(*scene)).object();
    QCOMPARE(object["z"], QJsonValue(1));
    QCOMPARE(object["a"], QJsonValue(2));
    QCOMPARE(object["source"]["sentence"], QJsonValue("b"));
    QCOMPARE(object["source"]["layer"], QJsonValue(3));
    QCOMPARE(object["view"]["zoom"], QJsonValue(2));
    QVERIFY(!object.contains("text") && !object.contains("given"));
}

void TestSceneFile::unknownKeysSurviveEdits()
{
    Scene scene = *readScene(R"({"softfocus": 1, "future": [1], "view": {"zoom": 2}, "given": {"scores": [[1]], "layer": 3}})");
    scene.variant.temperature = 2;
    scene.view.stage = Stage::Scores;
    scene.source = TextSource{sentenceText(scene)}; // and what belonged to it goes with it
    const QJsonObject object = QJsonDocument::fromJson(writeScene(scene)).object();
    QCOMPARE(object["future"], QJsonArray{1});
    QCOMPARE(object["view"]["zoom"], QJsonValue(2));
    QCOMPARE(object["view"]["stage"], QJsonValue("scores"));
    QCOMPARE(object["variant"]["temperature"], QJsonValue(2));
    QVERIFY(!object.contains("given") && !object["source"].toObject().contains("layer"));

    Scene text = *readScene(R"({"softfocus": 2, "source": {"text": "a", "language": "en"}, "variant": {"bias": 1}})");
    text.source = withSentence(text.source, "b"); // typed on
    text.variant = {};
    const QJsonObject typed = QJsonDocument::fromJson(writeScene(text)).object();
    QCOMPARE(typed["source"], QJsonValue(QJsonObject{{"kind", "words"}, {"text", "b"}, {"language", "en"}}));
    QCOMPARE(typed["variant"]["bias"], QJsonValue(1));
}

void TestSceneFile::unknownKeysTellScenesApart()
{
    const QByteArray json = R"({"softfocus": 1, "future": 1, "given": {"scores": [[1]], "layer": 3}})";
    const Scene scene = *readScene(json);
    QVERIFY(scene == *readScene(json));
    QVERIFY(!(scene == *readScene(R"({"softfocus": 1, "future": 2, "given": {"scores": [[1]], "layer": 3}})")));
    QVERIFY(!(scene == *readScene(R"({"softfocus": 1, "future": 1, "given": {"scores": [[1]], "layer": 4}})")));
    QVERIFY(!(scene == *readScene(R"({"softfocus": 1, "given": {"scores": [[1]], "layer": 3}})")));
    const Scene text = *readScene(R"({"softfocus": 2, "source": {"text": "a", "language": "en"}})");
    QVERIFY(!(text == *readScene(R"({"softfocus": 2, "source": {"text": "a"}})")));
    QVERIFY(sameInput(text, *readScene(R"({"softfocus": 2, "source": {"text": "a"}})")));
}

void TestSceneFile::filesAreReadAndWritten()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("Ünï 🦀.softfocus");
    QVERIFY(writeSceneFile(path, otherScene()));
    const Result<Scene> back = readSceneFile(path);
    QVERIFY2(back, back ? "" : back.message().c_str());
    QVERIFY(*back == otherScene());
    QVERIFY(!writeSceneFile(folder.path(), otherScene()));
}

void TestSceneFile::faultyFilesAreNamed()
{
    QTemporaryDir folder;
    const auto sentenceOf = [](const QString& path) {
        const Result<Scene> scene = readSceneFile(path);
        const QString sentence = scene ? "read" : QString::fromStdString(scene.message());
        return sentence.startsWith(path) && sentence.endsWith(u'.') ? sentence.sliced(path.size()) : "odd: " + sentence;
    };
    const auto written = [&](const QByteArray& content) {
        const QString path = folder.filePath("a.softfocus");
        return saveFile(path, content) ? path : QString();
    };
    QVERIFY(sentenceOf(folder.filePath("none.softfocus")).contains("No such file"));
    QVERIFY(sentenceOf(folder.path()).contains("is a directory"));
    QVERIFY(sentenceOf(written({})).contains("is empty"));
    QVERIFY(sentenceOf(written("{\"softfocus\": 3}")).contains(": The scene was written by a newer Softfocus"));
    QVERIFY(sentenceOf(written("{\"softfocus\": 1, \"mask\": 0}")).contains(": In the scene, “mask”"));
    QVERIFY(sentenceOf(written(QByteArray(1'000'000, '['))).contains("too deeply"));
#ifdef Q_OS_UNIX
    QVERIFY(QFile::link("/dev/zero", folder.filePath("zero.softfocus")));
    QVERIFY(sentenceOf(folder.filePath("zero.softfocus")).contains("not a regular file"));
#endif
    // A file of holes, larger than any scene: nothing of its size is taken.
    const QString huge = folder.filePath("huge.softfocus");
    QVERIFY(saveFile(huge, {}) && QFile::resize(huge, 1'000'000'000'000));
    QVERIFY(sentenceOf(huge).contains("larger than any scene"));
}

void TestSceneFile::faultsAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const QByteArray& rest, const char* word) {
        QTest::newRow(name) << "{\"softfocus\": 1, " + rest + "}" << QString(word);
    };
    QTest::newRow("empty") << QByteArray() << "empty";
    QTest::newRow("not JSON") << QByteArray("{\n\"softfocus\": oops}") << "line 2";
    QTest::newRow("array") << QByteArray("[1]") << "not a Softfocus scene";
    QTest::newRow("something else") << QByteArray("{\"name\": 1}") << "not a Softfocus scene";
    QTest::newRow("newer") << QByteArray("{\"softfocus\": 3, \"source\": 7}")
                           << "newer Softfocus (version 3 of the format; this one reads up to 2)";
    QTest::newRow("much newer") << QByteArray("{\"softfocus\": 1e300}") << "newer Softfocus";
    QTest::newRow("version zero") << QByteArray("{\"softfocus\": 0}") << "“softfocus”";
    QTest::newRow("version between") << QByteArray("{\"softfocus\": 1.5}") << "“softfocus”";
    QTest::newRow("version as text") << QByteArray("{\"softfocus\": \"1\"}") << "“softfocus”";
    row("text", "\"text\": 7", "“text”");
    row("normalizer", "\"normalizer\": \"warmmax\"", "“warmmax” and must be one of softmax, ");
    row("normalizer's kind", "\"normalizer\": 1", "“normalizer”");
    row("negative temperature", "\"temperature\": -1", "“temperature”");
    row("temperature's kind", "\"temperature\": \"hot\"", "“temperature”");
    row("temperature null", "\"temperature\": null", "“temperature”");
    row("alpha above", "\"alpha\": 4.01", "“alpha” must be a number from 1 to 4");
    row("alpha below", "\"alpha\": 0.99", "“alpha” must be a number from 1 to 4");
    row("alpha null", "\"alpha\": null", "“alpha”");
    row("no k", "\"k\": 0", "“k” must be a number from 1 to ");
    row("half a k", "\"k\": 2.5", "“k” must be a whole number");
    row("negatives", "\"negatives\": \"drop\"", "“drop” and must be one of clip, keep, shift");
    row("undivided", "\"undivided\": 1", "“undivided” must be true or false");
    row("mask", "\"mask\": \"all\"", "“all” and must be one of none, causal, self");
    row("view", "\"view\": 1", "“view”");
    row("stage", "\"view\": {\"stage\": \"x\"}", "“view.stage”");
    row("range", "\"view\": {\"range\": 1}", "“view.range”");
    row("values", "\"view\": {\"values\": 1}", "“view.values”");
    row("picture", "\"view\": {\"picture\": \"chords\"}", "“view.picture”");
    row("colours", "\"view\": {\"colours\": 1}", "“view.colours”");
    row("given", "\"given\": [1]", "“given”");
    row("given's origin", "\"given\": {\"origin\": 1, \"scores\": [1]}", "“given.origin”");
    row("given without scores", "\"given\": {}", "“given” has neither “scores” nor “weights”");
    const auto row2 = [](const char* name, const QByteArray& rest, const char* word) {
        QTest::newRow(name) << "{\"softfocus\": 2, " + rest + "}" << QString(word);
    };
    row("text before a matrix", R"("text": 7, "given": {"scores": [1]})", "“text” must be a text");
    row2("source", R"("source": "words")", "“source” must be an object");
    row2("kind", R"("source": {"kind": "image"})", "“source.kind” is “image” and must be one of words, matrix");
    row2("kind's kind", R"("source": {"kind": 1})", "“source.kind” must be a text");
    row2("text of a source", R"("source": {"text": 7})", "“source.text” must be a text");
    row2("sentence", R"("source": {"kind": "matrix", "scores": [1], "sentence": 7})", "“source.sentence” must be a text");
    row2("origin", R"("source": {"kind": "matrix", "scores": [1], "origin": 1})", "“source.origin” must be a text");
    row2("masked", R"("source": {"kind": "matrix", "scores": [1], "maskedUpTo": "x"})", "“source.maskedUpTo” must be a number");
    row2("matrix without scores", R"("source": {"kind": "matrix"})", "“source” has neither “scores” nor “weights”");
    row2("ragged matrix", R"("source": {"kind": "matrix", "scores": [[1, 2], [3]]})", "“source”, row 2");
    row2("variant", R"("variant": [])", "“variant” must be an object");
    row2("variant's normalizer", R"("variant": {"normalizer": "warmmax"})",
         "“variant.normalizer” is “warmmax” and must be one of softmax, ");
    row2("variant's alpha", R"("variant": {"alpha": 4.01})", "“variant.alpha” must be a number from 1 to 4");
    row2("variant's k", R"("variant": {"k": 2.5})", "“variant.k” must be a whole number");
    row2("variant's negatives", R"("variant": {"negatives": "drop"})",
         "“variant.negatives” is “drop” and must be one of clip, keep, shift");
    row2("variant's temperature", R"("variant": {"temperature": -1})", "“variant.temperature” must be a number that is not negative");
    row2("mask of version 2", R"("mask": 1)", "“mask” must be a text");
    row("given, ragged", "\"given\": {\"scores\": [[1, 2], [3]]}", "“given”, row 2");
}

void TestSceneFile::faultsAreNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, word);
    const QString message = messageOf(json);
    QVERIFY2(message.contains(word) && message.endsWith(u'.'), qPrintable(message));
}

void TestSceneFile::everyCutIsRefused()
{
    const QByteArray whole = writeScene(otherScene()).trimmed();
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!readScene(whole.first(length)), qPrintable(QString::number(length)));
}

void TestSceneFile::filesAreReplacedWhole()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("scene");
    QVERIFY(saveFile(path, "first"));
    QCOMPARE(contentOf(path), QByteArray("first"));
    QVERIFY(saveFile(path, "2"));
    QCOMPARE(contentOf(path), QByteArray("2"));
    QVERIFY(saveFile(path, {}));
    QCOMPARE(contentOf(path), QByteArray());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"scene"});
}

void TestSceneFile::filesThatCannotBeWrittenAreNamed()
{
    QTemporaryDir folder;
    QVERIFY(saveFile(folder.filePath("file"), "x"));
    const QStringList paths{folder.path(), folder.filePath("none/scene"), folder.filePath("file/scene"),
                            folder.filePath(QString(300, 'n'))};
    for (const QString& path : paths) {
        const Result<bool> saved = saveFile(path, "content");
        QVERIFY2(!saved, qPrintable(path));
        QVERIFY2(QString::fromStdString(saved.message()).startsWith(path + " cannot be written: "), saved.message().c_str());
    }
    QVERIFY(!saveFile({}, "content"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{"file"});

    QVERIFY(QDir(folder.path()).mkdir("closed"));
    const QString closed = folder.filePath("closed");
    QVERIFY(QFile::setPermissions(closed, QFile::ReadOwner | QFile::ExeOwner));
    if (!QFileInfo(closed).isWritable()) {
        QVERIFY(!saveFile(closed + "/scene", "content"));
        QVERIFY(QFile::setPermissions(closed, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
}

void TestSceneFile::aFullDiskLeavesTheOldFile()
{
#ifdef Q_OS_UNIX
    QTemporaryDir folder;
    const QString path = folder.filePath("scene");
    QVERIFY(saveFile(path, "old"));

    // A limit on the size of files fails a write in the same place that a full disk does.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{4096, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<bool> large = saveFile(path, QByteArray(1'000'000, 'x'));
    const Result<bool> justTooLarge = saveFile(path, QByteArray(4097, 'x'));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);

    QVERIFY(!large);
    QVERIFY(!justTooLarge);
    QVERIFY2(large.message().starts_with(path.toStdString()), large.message().c_str());
    QVERIFY2(large.message().find("too large") != std::string::npos, large.message().c_str());
    QCOMPARE(contentOf(path), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"scene"});
#else
    QSKIP("this system has no limit on the size of files");
#endif
}

void TestSceneFile::linksAreFollowed()
{
    QTemporaryDir folder;
    QVERIFY(saveFile(folder.filePath("target"), "old"));
    QVERIFY(QFile::link(folder.filePath("target"), folder.filePath("link")));
    QVERIFY(saveFile(folder.filePath("link"), "new"));
    QVERIFY(QFileInfo(folder.filePath("link")).isSymbolicLink());
    QCOMPARE(contentOf(folder.filePath("target")), QByteArray("new"));
}

QTEST_APPLESS_MAIN(TestSceneFile)
#include "test_scene_file.moc"
