#include "tests/support/program.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace softfocus::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("unreadable: ") + path.toUtf8();
}

QJsonObject objectIn(const Outcome& outcome)
{
    return QJsonDocument::fromJson(outcome.output).object();
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_folder.reset(); }

    void weightsAreOneObject();
    void theArticlesNumbersComeOut();
    void everyStageIsPrinted();
    void everyFormatIsPrinted();
    void normalizerTemperatureAndMaskAct();
    void allHeadsOfALayerAreAFigure();
    void parametersOfNormalizersAct_data();
    void parametersOfNormalizersAct();
    void measuresArePrinted();
    void theJacobianOfARowIsPrinted();
    void logWeightsArePrinted();
    void variantsArePrintedOneAfterTheOther();
    void oneSentenceAsksAnother();
    void twoSentencesMayBeEmpty_data();
    void twoSentencesMayBeEmpty();
    void everyLineAsksTheContext();
    void spellingsOfOptionsAreUnderstood_data();
    void spellingsOfOptionsAreUnderstood();
    void infiniteTemperatureIsPrinted();
    void scoresComeFromFiles();
    void finiteMasksAreTakenAsSaid();
    void subnormalScoresAreWeighedAndDrawn();
    void labelsAreSaidAndForced();
    void whatIsLeftOutIsSaid();
    void weightsAreShownAsTheyAre();
    void picturesComeFromFilesAndFromTheProgram();
    void badPicturesAreNamed();
    void openedPicturesAreChanged();
    void wrongOptionsAreNamed_data();
    void wrongOptionsAreNamed();
    void badScoresAreNamed();
    void emptyTextPrintsEmptyArrays_data();
    void emptyTextPrintsEmptyArrays();
    void textsOfAnyKindAreTaken_data();
    void textsOfAnyKindAreTaken();
    void bytesThatAreNotUtf8AreReplaced();
    void fileNamesThatAreNotUtf8AreRefused();
    void longTextsAreCutWithANote();
    void helpAndVersionArePrinted();
    void figuresAreExported();
    void optionsChangeTheFigure_data();
    void optionsChangeTheFigure();
    void exportDoesNotDependOnTheDisplay();
    void printAndExportGoTogether();
    void exportFailuresAreNamed();
    void anEmptyTextIsNotExported();
    void aFullDiskLeavesNothingBehind();
    void aFullOutputIsNamed();
    void aClosedOutputIsNamed();
    void withoutADisplayTheWindowIsRefused();
    void aNewerLastSceneIsSetAside();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString written(const QString& name, const QByteArray& content) const;
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCommandLine::init()
{
    QTest::failOnWarning(QRegularExpression(".*"));
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath("data")));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->filePath("config")));
}

QString TestCommandLine::written(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

void TestCommandLine::weightsAreOneObject()
{
    const Outcome outcome = run({"My grandmother bakes incredible cookies", "--print", "weights", "--format", "json"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.error, QString());
    const QJsonObject object = objectIn(outcome);
    QCOMPARE(object.keys(), QStringList({"keys", "normalizer", "queries", "temperature", "weights"}));
    QCOMPARE(object["normalizer"].toString(), QString("softmax"));
    QCOMPARE(object["temperature"].toDouble(), 1.0);
    QCOMPARE(object["queries"], QJsonArray({"My", "grandmother", "bakes", "incredible", "cookies"}));
    QCOMPARE(object["keys"], object["queries"]);
    for (int row = 0; row < 5; ++row) {
        double sum = 0;
        for (int column = 0; column < 5; ++column)
            sum += object["weights"][row][column].toDouble(9);
        QVERIFY(std::abs(sum - 1) < 1e-12);
    }
}

void TestCommandLine::theArticlesNumbersComeOut()
{
    const auto weights = [](const char* normalizer) {
        QStringList texts;
        const Outcome outcome = run({"--scores", "4, 2, 1", "-n", normalizer, "-p", "weights"});
        for (const QJsonValue weight : objectIn(outcome)["weights"][0].toArray())
            texts.append(QString::number(weight.toDouble(), 'f', 2));
        return texts.join(' ');
    };
    QCOMPARE(weights("softmax"), QString("0.84 0.11 0.04"));
    QCOMPARE(weights("linear"), QString("0.57 0.29 0.14"));
    QCOMPARE(weights("hardmax"), QString("1.00 0.00 0.00"));
}

void TestCommandLine::everyStageIsPrinted()
{
    for (const char* stage : {"vectors", "scores", "weights", "output"}) {
        const Outcome outcome = run({"two words", "-p", stage});
        QCOMPARE(outcome.status, 0);
        const QJsonObject object = objectIn(outcome);
        QCOMPARE(object[stage].toArray().size(), 2);
        const bool ofKeys = object.contains("keys");
        QCOMPARE(object[stage][0].toArray().size(), ofKeys ? 2 : object["dimensions"].toInt());
    }
}

void TestCommandLine::everyFormatIsPrinted()
{
    QCOMPARE(run({"--scores", "4 2", "-n", "hardmax", "-p", "weights", "-f", "csv"}).output, QByteArray(",A,B\nrow 1,1,0\n"));
    QCOMPARE(run({"--scores", "4 2", "-n", "hardmax", "-p", "weights", "-f", "tsv"}).output, QByteArray("\tA\tB\nrow 1\t1\t0\n"));
}

void TestCommandLine::normalizerTemperatureAndMaskAct()
{
    const QJsonObject plain = objectIn(run({"a b c", "-p", "weights"}));
    for (const QStringList& change : {QStringList{"-n", "sparsemax"}, QStringList{"-T", "0.5"}, QStringList{"-m", "self"}}) {
        const QJsonObject changed = objectIn(run(QStringList{"a b c", "-p", "weights"} + change));
        QCOMPARE(changed["weights"].toArray().size(), 3);
        QVERIFY(changed["weights"] != plain["weights"]);
    }
    const QJsonObject causal = objectIn(run({"a b c", "-p", "scores", "-m", "causal"}));
    QVERIFY(causal["scores"][0][1].isNull() && causal["scores"][1][1].isDouble());
}

void TestCommandLine::parametersOfNormalizersAct_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("weights");
    QTest::addColumn<QStringList>("keys");
    const QStringList usual{"keys", "normalizer", "queries", "temperature", "weights"};
    const auto row = [&](const QStringList& options, const QString& weights, const QString& parameter) {
        QStringList keys = usual + (parameter.isEmpty() ? QStringList() : QStringList{parameter});
        keys.sort();
        QTest::newRow(qPrintable(options.join(' '))) << options << weights << keys;
    };
    // Worked by hand from the definitions, for the scores 2, 1, −1.
    row({"-n", "entmax", "--alpha", "2"}, "1.000 0.000 0.000", "alpha");
    row({"-n", "entmax", "--alpha", "1"}, "0.705 0.259 0.035", "alpha");
    row({"-n", "top-k", "--k", "1"}, "1.000 0.000 0.000", "k");
    row({"-n", "top-k", "--k", "2"}, "0.731 0.269 0.000", "k");
    row({"-n", "top-k", "--k", "99"}, "0.705 0.259 0.035", "k");
    row({"-n", "linear"}, "0.667 0.333 0.000", "negatives");
    row({"-n", "linear", "--negatives", "keep"}, "1.000 0.500 -0.500", "negatives");
    row({"-n", "linear", "--negatives", "shift"}, "0.600 0.400 0.000", "negatives");
    row({"-n", "sigmoid", "--undivided"}, "0.881 0.731 0.269", "undivided");
    row({"-n", "tanh", "--undivided"}, "0.964 0.762 0.000", "undivided");
    row({"-n", "sparsemax"}, "1.000 0.000 0.000", "");
}

void TestCommandLine::parametersOfNormalizersAct()
{
    QFETCH(QStringList, options);
    QFETCH(QString, weights);
    QFETCH(QStringList, keys);
    const Outcome outcome = run(QStringList{"--scores", "2, 1, -1", "-p", "weights"} + options);
    QCOMPARE(outcome.error, QString());
    const QJsonObject object = objectIn(outcome);
    QCOMPARE(object.keys(), keys);
    QStringList texts;
    for (const QJsonValue weight : object["weights"][0].toArray())
        texts.append(QString::number(weight.toDouble(9), 'f', 3));
    QCOMPARE(texts.join(' '), weights);
    for (const QString& key : keys)
        if (const qsizetype place = options.indexOf("--" + key); place >= 0 && place + 1 < options.size())
            QCOMPARE(object[key].toVariant().toString(), options[place + 1]);
}

void TestCommandLine::measuresArePrinted()
{
    const Outcome outcome = run({"My grandmother bakes", "-n", "sparsemax", "-p", "measures"});
    QCOMPARE(outcome.error, QString());
    const QJsonObject object = objectIn(outcome);
    for (const char* measure :
         {"entropy", "effectiveTokens", "support", "rowSum", "largestWeight", "divergenceFromSoftmax", "criticalTemperatures"})
        QVERIFY2(object[measure].toArray().size() == 3, measure);
    QVERIFY(run({"a b", "-p", "measures", "-f", "csv"}).output.startsWith(",entropy (bits),"));
    QCOMPARE(objectIn(run({"", "-p", "measures"}))["entropy"], QJsonArray());
}

void TestCommandLine::theJacobianOfARowIsPrinted()
{
    const Outcome outcome = run({"My grandmother bakes", "-p", "jacobian", "--row", "2"});
    QCOMPARE(outcome.error, QString());
    const QJsonObject object = objectIn(outcome);
    QCOMPARE(object["query"].toString(), QString("grandmother"));
    // Weights that always sum to 1 change by 0 in all.
    for (int score = 0; score < 3; ++score) {
        double sum = 0;
        for (int weight = 0; weight < 3; ++weight)
            sum += object["jacobian"][weight][score].toDouble(9);
        QVERIFY(std::abs(sum) < 1e-15);
    }
    QCOMPARE(objectIn(run({"--scores", "0 0", "-p", "jacobian"}))["jacobian"][0][0].toDouble(), 0.25);
    QCOMPARE(wrongIn(run({"a b", "-p", "jacobian"}), 2, {"--row", "from 1 to 2"}), QString());
    QCOMPARE(wrongIn(run({"a b", "-p", "jacobian", "--row", "3"}), 2, {"--row 3", "2 rows"}), QString());
    QCOMPARE(wrongIn(run({"", "-p", "jacobian"}), 1, {"no words"}), QString());
}

void TestCommandLine::logWeightsArePrinted()
{
    QCOMPARE(run({"--scores", "2 1", "-T", "0.001", "-p", "log-weights", "-f", "csv"}).output, QByteArray(",A,B\nrow 1,0,-1000\n"));
}

void TestCommandLine::variantsArePrintedOneAfterTheOther()
{
    const QString variants = "softmax; sparsemax T=0.5; entmax alpha=1.3";
    for (const char* what : {"weights", "measures", "jacobian"}) {
        const Outcome together = run({"--scores", "4 2 1", "-T", "2", "--variants", variants, "-p", what});
        const QJsonArray list = QJsonDocument::fromJson(together.output).array();
        QVERIFY2(together.status == 0 && list.size() == 3, what);
        // Each is the object that its variant prints by itself.
        QCOMPARE(list[0].toObject(), objectIn(run({"--scores", "4 2 1", "-T", "2", "-p", what})));
        QCOMPARE(list[1].toObject(), objectIn(run({"--scores", "4 2 1", "-T", "0.5", "-n", "sparsemax", "-p", what})));
        QCOMPARE(list[2].toObject(), objectIn(run({"--scores", "4 2 1", "-T", "2", "-n", "entmax", "--alpha", "1.3", "-p", what})));
    }
    for (const char* format : {"csv", "tsv"}) {
        const auto alone = [format](const QStringList& variant) {
            return run(QStringList{"--scores", "4 2 1", "-p", "weights", "-f", format} + variant).output;
        };
        const QByteArray blocks = run({"--scores", "4 2 1", "--variants", "softmax; sigmoid undivided; linear negatives=shift T=3", "-p",
                                       "weights", "-f", format})
                                      .output;
        QCOMPARE(blocks, "softmax T=1\n" + alone({}) + "\nsigmoid undivided T=1\n" + alone({"-n", "sigmoid", "--undivided"}) +
                             "\nlinear negatives=shift T=3\n" + alone({"-n", "linear", "--negatives", "shift", "-T", "3"}));
    }
    // What is printed once beside a strip is not printed once for each of its maps.
    QCOMPARE(objectIn(run({"a b", "--variants", variants, "-e", m_folder->filePath("strip.svg"), "-p", "scores"}))["queries"],
             QJsonArray({"a", "b"}));
}

void TestCommandLine::oneSentenceAsksAnother()
{
    const QJsonObject object = objectIn(run({"My cookies", "--context", "Your tasty biscuits", "-p", "weights"}));
    QCOMPARE(object["queries"], QJsonArray({"My", "cookies"}));
    QCOMPARE(object["keys"], QJsonArray({"Your", "tasty", "biscuits"}));
    QCOMPARE(object["weights"].toArray().size(), 2);
    QVERIFY(object["weights"][1][2].toDouble() > object["weights"][1][0].toDouble());
    // What is not said is the default: TEXT asks, and the context is asked.
    QCOMPARE(objectIn(run({"--context", "a b", "-p", "weights"}))["queries"][1].toString(), QString("grandma"));
    QCOMPARE(objectIn(run({"a b", "--source", "pair", "-p", "weights"}))["queries"], QJsonArray({"a", "b"}));
    QCOMPARE(objectIn(run({"a b", "--source", "pair", "-p", "weights"}))["keys"][1].toString(), QString("grandmother"));
    QCOMPARE(run({"a", "--context", "b", "--source", "pair", "-p", "weights"}).output,
             run({"a", "--context", "b", "-p", "weights"}).output);
    QCOMPARE(run({"a", "--context", "b", "--mask", "none", "-p", "weights"}).status, 0);
    // A figure brings both back, and a sentence that was opened asks.
    QCOMPARE(run({"My cookies", "--context", "Your biscuits", "-m", "none", "-e", path("two.svg")}).status, 0);
    QCOMPARE(objectIn(run({"--open", path("two.svg"), "-p", "weights"}))["keys"], QJsonArray({"Your", "biscuits"}));
    QCOMPARE(objectIn(run({"--open", path("two.svg"), "--context", "c", "-p", "weights"}))["queries"], QJsonArray({"My", "cookies"}));
    QCOMPARE(run({"My cookies", "-m", "causal", "-e", path("one.svg")}).status, 0);
    const QJsonObject opened = objectIn(run({"--open", path("one.svg"), "--context", "c d e", "-p", "weights"}));
    QCOMPARE(opened["queries"], QJsonArray({"My", "cookies"}));
    QVERIFY(opened["weights"][0][2].toDouble() > 0);
    const QJsonObject vectors = objectIn(run({"a", "--context", "b c", "-p", "vectors"}));
    QCOMPARE(vectors["vectors"].toArray().size(), 1);
    QCOMPARE(vectors["keyVectors"].toArray().size(), 2);
    QVERIFY(run({"a", "--context", "b c", "-p", "vectors", "-f", "tsv"}).output.contains("\nc (key)\t"));
}

void TestCommandLine::twoSentencesMayBeEmpty_data()
{
    QTest::addColumn<QString>("asking");
    QTest::addColumn<QString>("asked");
    QTest::newRow("asking") << QString() << QString("a b");
    QTest::newRow("asked") << QString("a b") << QString();
    QTest::newRow("both") << QString() << QString();
}

void TestCommandLine::twoSentencesMayBeEmpty()
{
    QFETCH(QString, asking);
    QFETCH(QString, asked);
    for (const char* print : {"vectors", "scores", "weights", "output", "measures", "log-weights"})
        for (const char* format : {"json", "csv"}) {
            const Outcome outcome = run({asking, "--context", asked, "-p", print, "-f", format});
            QVERIFY2(outcome.status == 0 && outcome.error.isEmpty(), qPrintable(QString(print) + outcome.error));
            QVERIFY2(format != QByteArray("json") || !objectIn(outcome).isEmpty(), print);
        }
    const QString empty = asking.isEmpty() ? "the sentence that asks has no words" : "the sentence that is asked has no words";
    QCOMPARE(wrongIn(run({asking, "--context", asked, "-p", "jacobian", "--row", "1"}), 1, {empty}), QString());
    QCOMPARE(wrongIn(run({asking, "--context", asked, "-e", path("a.svg")}), 1, {empty}), QString());
    QVERIFY(files().isEmpty());
}

void TestCommandLine::everyLineAsksTheContext()
{
    const QString lines = written("lines.txt", "cookies\nmy biscuits\n");
    QCOMPARE(run({"--input", lines, "--context", "grandma bakes", "-e", path("f{n}.csv")}).error, QString());
    QFile second(path("f2.csv"));
    QVERIFY(second.open(QIODevice::ReadOnly));
    const QByteArray table = second.readAll();
    QVERIFY2(table.startsWith(",grandma,bakes\nmy,") && table.contains("\nbiscuits,"), table.constData());
}

void TestCommandLine::spellingsOfOptionsAreUnderstood_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("apart") << QStringList{"-T", "0.5"};
    QTest::newRow("together") << QStringList{"-T0.5"};
    QTest::newRow("long") << QStringList{"--temperature", "0.5"};
    QTest::newRow("long, together") << QStringList{"--temperature=0.5"};
    QTest::newRow("without a zero") << QStringList{"-T", ".5"};
    QTest::newRow("with an exponent") << QStringList{"-T", "5e-1"};
    QTest::newRow("the usual source") << QStringList{"-T", "0.5", "--source", "words"};
}

void TestCommandLine::spellingsOfOptionsAreUnderstood()
{
    QFETCH(QStringList, options);
    const Outcome outcome = run(QStringList{"-p", "weights"} + options + QStringList{"--", "-5 degrees"});
    QVERIFY2(outcome.error.isEmpty(), qPrintable(outcome.error));
    QCOMPARE(objectIn(outcome)["temperature"].toDouble(), 0.5);
    QVERIFY(objectIn(outcome)["keys"].toArray().contains("degrees"));
}

void TestCommandLine::infiniteTemperatureIsPrinted()
{
    const QJsonObject object = objectIn(run({"--scores", "4 2", "-T", "inf", "-p", "weights"}));
    QCOMPARE(object["temperature"].toString(), QString("inf"));
    QCOMPARE(object["weights"][0][1].toDouble(), 0.5);
    QCOMPARE(objectIn(run({"--scores", "4 2", "-T", "0", "-p", "weights"}))["weights"][0][0].toDouble(), 1.0);
    QVERIFY(run({"--scores", "4 2", "-T", "-0", "-p", "weights"}).output.contains("\"temperature\": 0,"));
}

void TestCommandLine::scoresComeFromFiles()
{
    const QString csv = written("head.csv", ",x,y\nq,4,-inf\n");
    const QJsonObject object = objectIn(run({"--scores", csv, "-p", "scores"}));
    QCOMPARE(object["queries"], QJsonArray({"q"}));
    QCOMPARE(object["keys"], QJsonArray({"x", "y"}));
    QVERIFY(object["scores"][0][1].isNull());

    // What was printed can be read again.
    const Outcome printed = run({"My cookies, “please”", "-p", "scores"});
    const QJsonObject again = objectIn(run({"--scores", written("again.json", printed.output), "-p", "scores"}));
    QCOMPARE(again["scores"], objectIn(printed)["scores"]);
    QCOMPARE(again["keys"], objectIn(printed)["keys"]);
}

void TestCommandLine::finiteMasksAreTakenAsSaid()
{
    const QStringList arguments{"--scores", "1, -65504; 2, 3", "-n", "linear", "--negatives", "shift", "-p", "weights"};
    const Outcome noted = run(arguments);
    QCOMPARE(noted.status, 0);
    QCOMPARE(objectIn(noted)["weights"][0][0].toDouble(), 1.0);
    QVERIFY2(noted.error.contains("One entry of −65504 is taken as a score") && noted.error.contains("--finite-mask mask"),
             qPrintable(noted.error));
    const Outcome scores = run(arguments + QStringList{"--finite-mask", "scores"});
    QCOMPARE(scores.error, QString());
    QCOMPARE(scores.output, noted.output);
    // Masked, 1 is the only score of its row, and shifted by itself it is uniform.
    const Outcome masked = run({"--scores", "1, 0, -65504", "-n", "sigmoid", "-T", "inf", "-p", "weights", "--finite-mask", "mask"});
    QCOMPARE(masked.error, QString());
    QCOMPARE(objectIn(masked)["weights"][0][0].toDouble(), 0.5);
    QCOMPARE(objectIn(masked)["weights"][0][2].toDouble(9), 0.0);
    QCOMPARE(wrongIn(run({"a b", "-p", "weights", "--finite-mask", "mask"}), 2, {"--finite-mask", "--scores"}), QString());
    QCOMPARE(wrongIn(run({"--scores", "1 2", "-p", "weights", "--finite-mask", "hide"}), 2, {"--finite-mask", "scores", "mask"}),
             QString());
}

void TestCommandLine::subnormalScoresAreWeighedAndDrawn()
{
    const QString path = m_folder->filePath("tiny.svg");
    const Outcome outcome = run({"--scores", "1.5e-323, 1e-323", "-n", "linear", "--negatives", "shift", "-p", "weights", "-e", path});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(objectIn(outcome)["weights"][0][0].toDouble(), 1.0);
    QCOMPARE(objectIn(outcome)["weights"][0][1].toDouble(9), 0.0);
    QVERIFY(QFileInfo(path).size() > 0);
}

void TestCommandLine::labelsAreSaidAndForced()
{
    const QString csv = written("head.csv", "0,1,2\n0.7,0.2,0.1\n0.1,0.8,0.1\n");
    const auto readAs = [&](const QStringList& labels) { return run(QStringList{"--scores", csv, "-p", "scores"} + labels); };
    Outcome outcome = readAs({});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(objectIn(outcome)["keys"], QJsonArray({"0", "1", "2"}));
    QCOMPARE(objectIn(outcome)["scores"].toArray().size(), 2);
    QVERIFY2(outcome.error.endsWith("head.csv: the first line “0, 1, 2” is read as names of keys; --labels none reads it as scores.\n"),
             qPrintable(outcome.error));

    outcome = readAs({"--labels", "none"});
    QCOMPARE(outcome.error, QString());
    QCOMPARE(objectIn(outcome)["keys"], QJsonArray({"A", "B", "C"}));
    QCOMPARE(objectIn(outcome)["scores"].toArray().size(), 3);
    outcome = readAs({"--labels", "both"});
    QCOMPARE(outcome.error, QString());
    QCOMPARE(objectIn(outcome)["keys"], QJsonArray({"1", "2"}));
    QCOMPARE(objectIn(outcome)["queries"], QJsonArray({"0.7", "0.1"}));
    QCOMPARE(objectIn(readAs({"--labels=rows"}))["queries"], QJsonArray({"0", "0.7", "0.1"}));
    QCOMPARE(objectIn(readAs({"--labels", "auto"})), objectIn(readAs({})));

    // Where the content allows one way alone, nothing is said.
    const QString certain = written("certain.tsv", "token\t0\t1\nthe\t0.5\t0.5\n");
    QCOMPARE(run({"--weights", certain, "-p", "weights"}).error, QString());
    QVERIFY(run({"--weights", csv, "-p", "weights"}).error.contains("--labels none reads it as weights."));
}

void TestCommandLine::whatIsLeftOutIsSaid()
{
    const QString json = written("head.json", R"({"scores": [[1, 2]], "logits": [3], "tokens": ["a"], "keys": ["x", "y"]})");
    const Outcome outcome = run({"--scores", json, "-p", "scores"});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.error.contains("head.json: “logits” is left out;"), qPrintable(outcome.error));
    QCOMPARE(objectIn(outcome)["queries"], QJsonArray({"a"}));
}

void TestCommandLine::weightsAreShownAsTheyAre()
{
    const QJsonObject object = objectIn(run({"--weights", "0.5, 0.25; 2, -inf", "-p", "weights"}));
    QCOMPARE(object["weights"], QJsonArray({QJsonArray({0.5, 0.25}), QJsonArray({2, 0})}));
    QVERIFY(object.contains("normalizer") && object["normalizer"].isNull() && object["temperature"].isNull());

    const QString weights = written("w.json", R"({"weights": [[0.5, 0.25]]})");
    QCOMPARE(run({"--weights", weights, "-p", "weights"}).status, 0);
    QCOMPARE(wrongIn(run({"--scores", weights, "-p", "weights"}), 1, {weights, "it holds weights", "--weights"}), QString());
    const QString scores = written("s.json", R"({"scores": [[0.5, 0.25]]})");
    QCOMPARE(wrongIn(run({"--weights", scores, "-p", "weights"}), 1, {scores, "it holds scores", "--scores"}), QString());
    QCOMPARE(run({"--weights", weights, "-e", path("w.png")}).status, 0);
}

void TestCommandLine::picturesComeFromFilesAndFromTheProgram()
{
    const QJsonObject cat = objectIn(run({"--picture", "cat", "--grid", "8", "-p", "scores"}));
    QCOMPARE(cat["queries"].toArray().size(), 64);
    QCOMPARE(cat["queries"].toArray()[9].toString(), QString("r2c2"));
    QCOMPARE(cat["scores"].toArray()[5].toArray()[5].toDouble(), 0.0);
    QCOMPARE(objectIn(run({"--source", "picture", "--grid", "8", "-p", "scores"})), cat);
    for (const QStringList& source : {QStringList{"--picture", "cat"}, {"--source", "picture"}}) // both as a veil
        QCOMPARE(run(source + QStringList{"--grid", "8", "-e", path(source[0].mid(2) + ".svg")}).status, 0);
    QCOMPARE(contentOf(path("source.svg")), contentOf(path("picture.svg")));

    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::black);
    for (int x = 0; x < 64; ++x)
        for (int y = 0; y < 8; ++y)
            image.setPixel(x, y, qRgb(255, 255, 255));
    QVERIFY(image.save(path("stripe.png")));
    for (const QStringList& arguments :
         {QStringList{"--picture", path("stripe.png")}, QStringList{"-o", path("stripe.png")}, QStringList{path("stripe.png")}}) {
        const Outcome outcome = run(arguments + QStringList{"--grid", "8", "-n", "hardmax", "-p", "weights"});
        QCOMPARE(outcome.error, QString());
        const QJsonArray rows = objectIn(outcome)["weights"].toArray();
        QCOMPARE(rows[0].toArray()[7].toDouble(), 1.0 / 8); // white looks at white
        QCOMPARE(rows[0].toArray()[8].toDouble(), 0.0);
        QCOMPARE(rows[8].toArray()[63].toDouble(), 1.0 / 56);
    }
    const QByteArray noisy = run({"--picture", path("stripe.png"), "--grid", "8", "--noise", "0.1", "--seed", "3", "-p", "vectors"}).output;
    QVERIFY(noisy.size() > 1000);
    QCOMPARE(run({"--picture", path("stripe.png"), "--grid", "8", "--noise", "0.1", "--seed", "3", "-p", "vectors"}).output, noisy);
    QVERIFY(run({"--picture", path("stripe.png"), "--grid", "8", "--noise", "0.1", "-p", "vectors"}).output != noisy);
    QCOMPARE(run({"--picture", path("stripe.png"), "--grid", "8", "-p", "jacobian", "--row", "64", "-f", "csv"}).status, 0);
}

void TestCommandLine::badPicturesAreNamed()
{
    const QString text = written("text.png", "a text");
    QCOMPARE(wrongIn(run({"--picture", text, "-p", "weights"}), 1, {text, "is not a picture"}), QString());
    QCOMPARE(wrongIn(run({"--picture", path("missing.jpg"), "-p", "weights"}), 1, {path("missing.jpg"), "cannot be read"}), QString());
    QCOMPARE(wrongIn(run({"--picture", "dog", "-p", "weights"}), 1, {"dog", "cat, coffee or astronaut"}), QString());
    QCOMPARE(wrongIn(run({"--picture", "cat", "--context", "a", "-p", "weights"}), 2, {"--context and --picture exclude"}), QString());
    QCOMPARE(wrongIn(run({"--picture", "cat", "--drawn-as", "threads", "-e", "f.png"}), 2, {"--drawn-as threads", "overlay or map"}),
             QString());
    QCOMPARE(wrongIn(run({"--picture", "", "-p", "weights"}), 1, {"--picture has an empty file name"}), QString());
    QCOMPARE(wrongIn(run({"--picture", m_folder->path(), "-p", "weights"}), 1, {m_folder->path(), "directory"}), QString());
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QImage(40, 40, QImage::Format_RGB32).save(&buffer, "png");
    png[png.size() / 2] = char(~png[png.size() / 2]);
    const QString damaged = written("damaged.png", png); // about which nothing but the program says a word
    QCOMPARE(wrongIn(run({"--picture", damaged, "-p", "weights"}), 1, {damaged, "damaged"}), QString());
    QCOMPARE(wrongIn(run({"--picture", written("cut.png", png.first(60)), "-p", "weights"}), 1, {"cut.png", "cut off"}), QString());
}

void TestCommandLine::openedPicturesAreChanged()
{
    const QByteArray scene = R"({"softfocus": 2, "source": {"kind": "picture", "picture": "coffee", "grid": 8, "noise": 0.2, "seed": 4}})";
    const QString file = written("coffee.softfocus", scene);
    const auto vectors = [](const QStringList& arguments) { return run(arguments + QStringList{"-p", "vectors", "-f", "csv"}); };
    const QByteArray other = vectors({"--picture", "coffee", "--grid", "8", "--noise", "0.2", "--seed", "5"}).output;
    QVERIFY(!other.isEmpty());
    QCOMPARE(vectors({"-o", file, "--seed", "5"}).output, other);
    QCOMPARE(vectors({"-o", file, "--picture", "cat"}).output,
             vectors({"--picture", "cat", "--grid", "8", "--noise", "0.2", "--seed", "4"}).output);
    QCOMPARE(wrongIn(vectors({"-o", written("words.softfocus", R"({"softfocus": 2})"), "--grid", "8"}), 1, {"--grid", "--picture"}),
             QString());
    QCOMPARE(wrongIn(vectors({"-o", file, "--noise", "0", "--seed", "5"}), 1, {"--seed", "--noise"}), QString());
}

void TestCommandLine::allHeadsOfALayerAreAFigure()
{
    const QStringList model{"A text of words", "--source", "bert", "--layer", "2", "-n", "sparsemax"};
    const Outcome outcome = run(model + QStringList{"--head", "all", "-e", path("heads.tex")});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.error));
    const QByteArray figure = contentOf(path("heads.tex"));
    for (const char* text : {"head 0", "head 1", "head 2", "head 3", "sparsemax", "heads of layer 2"})
        QVERIFY2(figure.contains(text), text);
    QVERIFY(!figure.contains("head 4"));
    QCOMPARE(wrongIn(run(model + QStringList{"--head", "all", "-e", path("heads.csv")}), 1, {"one map at a time"}), QString());
}

void TestCommandLine::wrongOptionsAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* name, const QStringList& arguments, const QStringList& words) {
        QTest::newRow(name) << arguments << words;
    };
    row("unknown", {"--warmth", "3"}, {"“--warmth”", "--help"});
    row("unknown letter", {"-x"}, {"“-x”"});
    row("a text with a dash", {"-5 degrees", "-p", "weights"}, {"--"});
    row("no value", {"-p"}, {"'-p'"});
    row("a value too many", {"--no-values=3"}, {"no-values"});
    row("two texts", {"My", "grandmother", "-p", "weights"}, {"quotation marks"});
    row("text and scores", {"a", "--scores", "1", "-p", "weights"}, {"--scores"});
    row("labels of a text", {"a", "--labels", "keys", "-p", "weights"}, {"--labels", "--scores or --weights"});
    row("labels of a list", {"--scores", "0, 1; 2, 3", "--labels", "keys", "-p", "weights"}, {"--labels", ".csv or .tsv"});
    row("labels of JSON", {"--scores", "a.json", "--labels", "keys", "-p", "weights"}, {"--labels", ".csv or .tsv"});
    row("labels of another kind", {"--scores", "a.csv", "--labels", "columns", "-p", "weights"},
        {"--labels", "“columns”", "auto, none, rows, keys or both"});
    row("labels twice", {"--scores", "a.csv", "--labels", "keys", "--labels", "rows", "-p", "weights"}, {"--labels", "once"});
    row("source and scores", {"--source", "words", "--scores", "1", "-p", "weights"}, {"--source"});
    row("context and scores", {"--context", "b", "--scores", "1", "-p", "weights"}, {"--context and --scores"});
    row("context and weights", {"--context", "b", "--weights", "1", "-p", "weights"}, {"--context and --weights"});
    row("context of words", {"a", "--context", "b", "--source", "words", "-p", "weights"}, {"--context", "--source words"});
    row("context twice", {"a", "--context", "b", "--context", "c", "-p", "weights"}, {"--context", "once"});
    row("causal mask of two", {"a", "--context", "b", "--mask", "causal", "-p", "weights"}, {"--mask causal", "two texts"});
    row("self mask of two", {"--source", "pair", "--mask", "self", "-p", "weights"}, {"--mask self", "two texts"});
    row("lines of a picture", {"--source", "picture", "--input", "a.txt", "-e", "f{n}.csv"}, {"--input"});
    row("normalizer", {"a", "-n", "warmmax", "-p", "weights"}, {"--normalizer", "“warmmax”", "softmax", "linear"});
    row("normalizer, empty", {"a", "-n", "", "-p", "weights"}, {"--normalizer"});
    row("alpha", {"a", "-n", "entmax", "--alpha", "4.5", "-p", "weights"}, {"--alpha", "“4.5”", "from 1 to 4"});
    row("alpha, NaN", {"a", "-n", "entmax", "--alpha", "nan", "-p", "weights"}, {"--alpha"});
    row("alpha of softmax", {"a", "--alpha", "1.5", "-p", "weights"}, {"--alpha", "softmax", "--normalizer entmax"});
    row("alpha twice", {"a", "-n", "entmax", "--alpha", "2", "--alpha", "3", "-p", "weights"}, {"--alpha", "once"});
    row("no k", {"a", "-n", "top-k", "--k", "0", "-p", "weights"}, {"--k", "“0”", "whole number from 1"});
    row("half a k", {"a", "-n", "top-k", "--k", "2.5", "-p", "weights"}, {"--k", "“2.5”"});
    row("huge k", {"a", "-n", "top-k", "--k", "1e30", "-p", "weights"}, {"--k"});
    row("k of sparsemax", {"a", "-n", "sparsemax", "--k", "2", "-p", "weights"}, {"--k", "sparsemax", "--normalizer top-k"});
    row("negatives", {"a", "-n", "linear", "--negatives", "drop", "-p", "weights"}, {"--negatives", "clip, keep or shift"});
    row("negatives of tanh", {"a", "-n", "tanh", "--negatives", "keep", "-p", "weights"}, {"--negatives", "tanh", "linear"});
    row("undivided softmax", {"a", "--undivided", "-p", "weights"}, {"--undivided", "softmax", "sigmoid or tanh"});
    row("temperature", {"a", "-T", "hot", "-p", "weights"}, {"--temperature", "“hot”", "inf"});
    row("negative temperature", {"a", "-T", "-1", "-p", "weights"}, {"--temperature", "“-1”"});
    row("negative temperature, together", {"a", "-T-1", "-p", "weights"}, {"--temperature", "“-1”"});
    row("NaN", {"a", "-T", "nan", "-p", "weights"}, {"--temperature"});
    row("decimal comma", {"a", "-T", "0,5", "-p", "weights"}, {"--temperature", "“0,5”"});
    row("temperature twice", {"a", "-T", "1", "-T", "2", "-p", "weights"}, {"--temperature", "once"});
    row("mask", {"a", "-m", "all", "-p", "weights"}, {"--mask", "none, causal or self"});
    row("some heads", {"a", "--source", "bert", "--head", "some", "-p", "weights"}, {"--head", "from 0, mean or all"});
    row("all heads as numbers", {"a", "--source", "bert", "--head", "all", "-p", "weights"}, {"--head all", "Compare", "--print"});
    row("all heads under variants", {"a", "--source", "bert", "--head", "all", "--variants", "softmax; linear", "-e", "a.svg"},
        {"--head all", "--variants"});
    row("source", {"a", "--source", "glove", "-p", "weights"}, {"--source", "“glove”", "words", "folder of a transformer"});
    row("stage to print", {"a", "-p", "attention"},
        {"--print", "vectors, scores, weights, output, measures, jacobian, log-weights or prediction"});
    row("row of weights", {"a", "-p", "weights", "--row", "1"}, {"--row", "--print jacobian"});
    row("row of a picture's weights", {"--picture", "cat", "-p", "weights", "--row", "1"}, {"--row", "--export"});
    row("row of a picture's numbers", {"--picture", "cat", "-e", "a.csv", "--row", "1"}, {"--row", "--export"});
    row("row beyond the patches", {"--picture", "cat", "--grid", "8", "-e", "a.png", "--row", "65"}, {"--row 65", "64 rows"});
    row("text and picture", {"a", "--picture", "cat", "-p", "weights"}, {"TEXT and --picture"});
    row("scores and picture", {"--scores", "1", "--picture", "cat", "-p", "weights"}, {"--picture and --scores"});
    row("source and picture", {"--source", "words", "--picture", "cat", "-p", "weights"}, {"--picture and --source"});
    row("sentences and picture", {"--input", "a.txt", "--picture", "cat", "-e", "{n}.png"}, {"--input and --picture"});
    row("grid of words", {"a", "--grid", "8", "-p", "weights"}, {"--grid", "--picture"});
    row("noise of words", {"a", "--noise", "0.1", "-p", "weights"}, {"--noise", "--picture"});
    row("coarse grid", {"--picture", "cat", "--grid", "7", "-p", "weights"}, {"--grid", "“7”", "from 8 to 32"});
    row("broken grid", {"--picture", "cat", "--grid", "8.5", "-p", "weights"}, {"--grid", "“8.5”"});
    row("loud noise", {"--picture", "cat", "--noise", "0.6", "-p", "weights"}, {"--noise", "“0.6”", "from 0 to 0.5"});
    row("noise, NaN", {"--picture", "cat", "--noise", "nan", "-p", "weights"}, {"--noise"});
    row("seed", {"--picture", "cat", "--noise", "0.1", "--seed", "1000000", "-p", "weights"}, {"--seed", "from 0 to 999999"});
    row("seed of no noise", {"--picture", "cat", "--seed", "2", "-p", "weights"}, {"--seed", "--noise"});
    row("row zero", {"a", "-p", "jacobian", "--row", "0"}, {"--row", "“0”", "from 1 to 1024"});
    row("row and a half", {"a", "-p", "jacobian", "--row", "1.5"}, {"--row", "“1.5”"});
    row("log-weights of sparsemax", {"a", "-n", "sparsemax", "-p", "log-weights"}, {"log-weights", "softmax", "sparsemax"});
    row("format", {"a", "-p", "weights", "-f", "yaml"}, {"--format", "json, csv or tsv"});
    row("variants of scores", {"a", "-p", "scores", "--variants", "softmax; sparsemax"}, {"--print scores", "--variants", "weights"});
    row("log-weights of a variant", {"a", "-p", "log-weights", "--variants", "softmax; sparsemax"}, {"log-weights", "sparsemax"});
    row("a variant's temperature", {"a", "--variants", "softmax T=abc", "-e", "x.png"}, {"T=abc", "from 0"});
    row("a variant's parameter", {"a", "--variants", "entmax alpha=9", "-e", "x.png"}, {"alpha=9", "from 1 to 4"});
    row("words as numbers", {"--numbers", "4, two"}, {"--numbers", "two"});
    row("printed numbers", {"--numbers", "4, 2", "-p", "weights"}, {"--numbers", "--print", "--scores"});
    row("numbers elsewhere", {"--numbers", "4, 2", "--page", "compare"}, {"--numbers", "--page"});
    row("scores as numbers", {"--scores", "4, 2", "--page", "numbers"}, {"--scores", "--numbers"});
    row("no page", {"a", "--page", "lessons"}, {"--page", "compare"});
    row("one variant in a window", {"a", "--variants", "softmax"}, {"--variants", "2 to 8", "--export"});
    row("variants of weights", {"--weights", "1 0", "-p", "weights", "--variants", "softmax"}, {"--variants", "--weights"});
    row("format of nothing", {"a", "-f", "csv"}, {"--format", "--print"});
    row("vectors of scores", {"--scores", "1 2", "-p", "vectors"}, {"--print vectors", "--scores"});
    row("output of scores", {"--scores", "1 2", "-e", "x.png", "--stage", "output"}, {"--stage output", "--scores"});
    row("scores and weights", {"--scores", "1", "--weights", "1", "-p", "weights"}, {"--scores and --weights"});
    row("text and weights", {"a", "--weights", "1", "-p", "weights"}, {"TEXT and --weights"});
    row("normalizer of weights", {"--weights", "1", "-n", "softmax", "-p", "weights"}, {"--normalizer", "--weights"});
    row("temperature of weights", {"--weights", "1", "-T", "2", "-p", "weights"}, {"--temperature", "--weights"});
    row("scores of weights", {"--weights", "1 2", "-p", "scores"}, {"--print scores", "--weights"});
    row("stage of weights", {"--weights", "1 2", "-e", "x.png", "--stage", "scores"}, {"--stage scores", "--weights"});
    row("suffix", {"a", "-e", "figure.bmp"}, {"--export", "“figure.bmp”", ".png"});
    row("no suffix", {"a", "-e", "figure"}, {"--export", "“figure”", ".png"});
    row("the second suffix", {"a", "-e", "figure.png", "-e", "figure.gif"}, {"“figure.gif”"});
    row("no width", {"a", "-e", "x.png", "--width-mm", "0"}, {"--width-mm"});
    row("infinite width", {"a", "-e", "x.png", "--width-mm", "inf"}, {"--width-mm"});
    row("huge figure", {"a", "-e", "x.png", "--width-mm", "1e6", "--dpi", "1e6"}, {"--dpi", "20000 pixels"});
    row("tiny figure", {"a", "-e", "x.png", "--width-mm", "1e-9"}, {"--width-mm"});
    row("no dots", {"a", "-e", "x.png", "--dpi", "-3"}, {"--dpi", "“-3”"});
    row("theme", {"a", "-e", "x.png", "--theme", "grey"}, {"--theme", "light or dark"});
    row("colours", {"a", "-e", "x.png", "--colours", "rainbow"}, {"--colours", "indigo"});
    row("stage", {"a", "-e", "x.png", "--stage", "last"}, {"--stage"});
    row("range", {"a", "-e", "x.png", "--range", "wide"}, {"--range"});
    row("title without figure", {"a", "--title", "x"}, {"--title", "--export"});
    row("colours of text", {"a", "-p", "weights", "--colours", "magma"}, {"--colours", "--print"});
    row("long value", {"a", "-n", QString(100'000, 'x'), "-p", "weights"}, {"--normalizer", "…"});
    row("escapes", {"a", "-n", "\x1b[31mred\n", "-p", "weights"}, {"--normalizer"});
}

void TestCommandLine::wrongOptionsAreNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, words);
    const Outcome outcome = run(arguments);
    QCOMPARE(wrongIn(outcome, 2, words), QString());
    QVERIFY(outcome.error.size() < 400 && !outcome.error.contains(u'\x1b'));
    QVERIFY(!QFile::exists("x.png") && !QFile::exists("figure.png"));
}

void TestCommandLine::badScoresAreNamed()
{
    const auto wrong = [](const QString& scores, const QStringList& words) {
        return wrongIn(run({"--scores", scores, "-p", "weights"}), 1, words);
    };
    QCOMPARE(wrong("4, two", {"row 1, column 2", "“two”"}), QString());
    QCOMPARE(wrong("", {"empty"}), QString());
    QCOMPARE(wrong(path("none.csv"), {path("none.csv"), "No such file"}), QString());
    QCOMPARE(wrong(m_folder->path(), {m_folder->path(), "is a directory"}), QString());
    QCOMPARE(wrong(written("empty.csv", ""), {"empty.csv is empty"}), QString());
    QCOMPARE(wrong(written("ragged.csv", "1,2\n3\n"), {"ragged.csv, row 2"}), QString());
    QCOMPARE(wrong(written("nan.csv", "1,2\n3,nan\n"), {"nan.csv, row 2, column 2", "NaN"}), QString());
    QCOMPARE(wrong(written("inf.json", "[[1, 1e999]]"), {"inf.json"}), QString());
    QCOMPARE(wrong(written("new\nline\x1b.csv", "x"), {"new␊line␛.csv"}), QString());
    QCOMPARE(wrongIn(run({"--scores", "4, two", "-e", path("x.png")}), 1, {"“two”"}), QString());
    QCOMPARE(wrongIn(run({"--scores", "4, two"}), 1, {"“two”"}), QString());
}

void TestCommandLine::emptyTextPrintsEmptyArrays_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("blanks") << " \t\n ";
}

void TestCommandLine::emptyTextPrintsEmptyArrays()
{
    QFETCH(QString, text);
    const Outcome outcome = run({text, "-p", "weights"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject object = objectIn(outcome);
    for (const char* key : {"queries", "keys", "weights"})
        QVERIFY(object[key].isArray() && object[key].toArray().isEmpty());
}

void TestCommandLine::textsOfAnyKindAreTaken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("token");
    QTest::newRow("a dash") << "-"
                            << "-";
    QTest::newRow("Cyrillic") << "привет мир"
                              << "мир";
    QTest::newRow("emoji") << "a 👩‍👩‍👧 b"
                           << "👩‍👩‍👧";
    QTest::newRow("right to left") << "שלום עולם"
                                   << "עולם";
    QTest::newRow("quotation marks") << "say \"x\" \\ y"
                                     << "\"";
    QTest::newRow("newline") << "one\ntwo"
                             << "two";
    QTest::newRow("a word of 100,000 letters") << QString(100'000, 'x') << QString(100'000, 'x');
}

void TestCommandLine::textsOfAnyKindAreTaken()
{
    QFETCH(QString, text);
    QFETCH(QString, token);
    const Outcome outcome = run({"-p", "scores", text});
    QVERIFY2(outcome.status == 0 && outcome.error.isEmpty(), qPrintable(outcome.error));
    QVERIFY(objectIn(outcome)["keys"].toArray().contains(token));
    for (const char* format : {"csv", "tsv"})
        QCOMPARE(run({"-p", "scores", "-f", format, text}).status, 0);
}

void TestCommandLine::bytesThatAreNotUtf8AreReplaced()
{
    const Outcome outcome = runInShell(R"sh("$P" -p weights "$(printf 'caf\351 latte')")sh");
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.error.startsWith("softfocus: Argument 3 is not valid UTF-8"), qPrintable(outcome.error));
    QCOMPARE(outcome.error.count(u'\n'), 1);
    QVERIFY(outcome.output.isValidUtf8());
    QVERIFY(objectIn(outcome)["keys"].toArray().contains("latte"));
    QVERIFY(objectIn(outcome)["keys"].toArray().first().toString().startsWith("caf"));
}

void TestCommandLine::fileNamesThatAreNotUtf8AreRefused()
{
    const Outcome exported = runInShell("cd '" + m_folder->path() + R"sh(' && "$P" -e "$(printf 'caf\351.png')" text)sh");
    QCOMPARE(wrongIn(exported, 2, {"file name", "UTF-8"}), QString());
    QCOMPARE(files(), QStringList());
    QCOMPARE(wrongIn(runInShell(R"sh("$P" -p scores --scores "$(printf 'caf\351.csv')")sh"), 2, {"file name", "UTF-8"}), QString());
}

void TestCommandLine::longTextsAreCutWithANote()
{
    const Outcome outcome = run({QString("word ").repeated(5000), "-p", "weights"});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.error.contains("5000") && outcome.error.contains("1024"), qPrintable(outcome.error));
    const QJsonObject object = objectIn(outcome);
    QCOMPARE(object["keys"].toArray().size(), 1024);
    QCOMPARE(object["weights"].toArray().size(), 1024);
    QCOMPARE(run({QString("word ").repeated(1024), "-p", "weights"}).error, QString());
}

void TestCommandLine::helpAndVersionArePrinted()
{
    for (const char* option : {"-h", "--help"}) {
        const Outcome outcome = run({option});
        QCOMPARE(outcome.status, 0);
        for (const char* named :
             {"--normalizer", "--temperature", "--alpha",    "--k ",     "--negatives", "--undivided",
              "--mask",       "--source",      "--context",  "--scores", "--labels",    "--print",
              "--row",        "--format",      "--export",   "--stage",  "--colours",   "--range",
              "--no-values",  "--title",       "--width-mm", "--dpi",    "--theme",     "softmax, sparsemax, hardmax, linear",
              "indigo"})
            QVERIFY2(outcome.output.contains(named), named);
        QVERIFY(!outcome.output.contains('%'));
    }
    for (const char* option : {"-v", "--version"}) {
        const Outcome outcome = run({option});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(QRegularExpression("^softfocus \\d+\\.\\d+\\.\\d+\n$").match(outcome.output).hasMatch(), outcome.output.constData());
    }
}

void TestCommandLine::figuresAreExported()
{
    const Outcome outcome = run({"My grandmother bakes", "-e", path("a.png"), "-e", path("B.PNG"), "--width-mm", "50.8", "--dpi", "100"});
    QVERIFY2(outcome.status == 0 && outcome.error.isEmpty() && outcome.output.isEmpty(), qPrintable(outcome.error));
    QCOMPARE(files(), QStringList({"B.PNG", "a.png"}));
    const QImage image(path("a.png"));
    QCOMPARE(image.width(), 200);
    QCOMPARE(qRound(image.dotsPerMeterX() * 0.0254), 100);
    QCOMPARE(QImage(path("B.PNG")), image);
}

void TestCommandLine::optionsChangeTheFigure_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("stage") << QStringList{"--stage", "scores"};
    QTest::newRow("vectors") << QStringList{"--stage", "vectors"};
    QTest::newRow("output") << QStringList{"--stage", "output"};
    QTest::newRow("colours") << QStringList{"--colours", "magma"};
    QTest::newRow("range") << QStringList{"--range", "row"};
    QTest::newRow("values") << QStringList{"--no-values"};
    QTest::newRow("title") << QStringList{"--title", "A title"};
    QTest::newRow("theme") << QStringList{"--theme", "dark"};
    QTest::newRow("width") << QStringList{"--width-mm", "90"};
    QTest::newRow("dots") << QStringList{"--dpi", "90"};
    QTest::newRow("normalizer") << QStringList{"-n", "hardmax"};
    QTest::newRow("alpha") << QStringList{"-n", "entmax", "--alpha", "1.2"};
}

void TestCommandLine::optionsChangeTheFigure()
{
    QFETCH(QStringList, options);
    const QStringList plain{"My grandmother bakes", "-e"};
    QCOMPARE(run(plain + QStringList{path("plain.png")}).error, QString());
    QCOMPARE(run(plain + QStringList{path("changed.png")} + options).error, QString());
    const QImage image(path("plain.png"));
    const QImage changed(path("changed.png"));
    QVERIFY(!image.isNull() && !changed.isNull());
    QVERIFY(image != changed);
}

void TestCommandLine::exportDoesNotDependOnTheDisplay()
{
    QCOMPARE(run({"a b", "-e", path("plain.png")}).error, QString());
    const Outcome outcome = runInShell(
        "DISPLAY=:4711 QT_QPA_PLATFORM=none QT_QPA_PLATFORMTHEME=none QT_SCALE_FACTOR=2 LANG=C \"$P\" 'a b' -e '" + path("odd.png") + "'");
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.error, QString());
    QCOMPARE(QImage(path("odd.png")), QImage(path("plain.png")));
}

void TestCommandLine::printAndExportGoTogether()
{
    const Outcome outcome = run({"a b", "-p", "weights", "-f", "csv", "-e", path("x.png"), "--stage", "scores"});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.output.startsWith(",a,b\n"));
    QCOMPARE(files(), QStringList{"x.png"});
}

void TestCommandLine::exportFailuresAreNamed()
{
    QVERIFY(QDir(m_folder->path()).mkdir("folder.png"));
    written("file", "x");
    for (const char* const name : {"folder.png", "none/x.png", "file/x.png"}) {
        const Outcome outcome = run({"a b", "-p", "weights", "-e", path("first.png"), "-e", path(name)});
        QCOMPARE(wrongIn(outcome, 1, {path(name)}), QString());
        QCOMPARE(files(), QStringList({"file", "first.png"}));
    }
}

void TestCommandLine::anEmptyTextIsNotExported()
{
    QCOMPARE(wrongIn(run({"  ", "-e", path("x.png")}), 1, {path("x.png"), "no words"}), QString());
    QCOMPARE(files(), QStringList());
}

void TestCommandLine::aFullDiskLeavesNothingBehind()
{
    // A limit on the size of files fails a write in the same place that a full disk does.
    const QString line = "ulimit -f 2; \"$P\" 'My grandmother bakes incredible cookies' -e '" + path("x.png") + "'";
    QCOMPARE(wrongIn(runInShell(line), 1, {path("x.png"), "too large"}), QString());
    QCOMPARE(files(), QStringList());
    written("x.png", "the old one");
    QCOMPARE(wrongIn(runInShell(line), 1, {path("x.png")}), QString());
    QFile old(path("x.png"));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("the old one"));
}

void TestCommandLine::aFullOutputIsNamed()
{
    if (!QFile::exists("/dev/full"))
        QSKIP("this system has no device that is always full");
    QCOMPARE(wrongIn(runInShell(R"sh("$P" -p weights 'a b' >/dev/full)sh"), 1, {"Standard output", "No space left"}), QString());
    QCOMPARE(wrongIn(runInShell(R"sh("$P" --help >/dev/full)sh"), 1, {"Standard output"}), QString());
}

void TestCommandLine::aClosedOutputIsNamed()
{
    QCOMPARE(wrongIn(runInShell(R"sh("$P" -p weights 'a b' >&-)sh"), 1, {"Standard output"}), QString());
    // More than a pipe holds, into a reader that leaves.
    const Outcome piped = runInShell(R"sh({ "$P" -p vectors "$(yes word | head -n 500)"; echo "status $?" >&2; } | true)sh");
    QVERIFY2(piped.error.contains("Standard output") && piped.error.contains("status 1"), qPrintable(piped.error));
    // A file that is written must not become what a closed stream was.
    const Outcome exported = runInShell("\"$P\" 'a b' -e '" + path("x.png") + "' >&- 2>&- <&-");
    QCOMPARE(exported.status, 0);
    QVERIFY(!QImage(path("x.png")).isNull());
}

void TestCommandLine::withoutADisplayTheWindowIsRefused()
{
#ifdef Q_OS_DARWIN
    QSKIP("here the window needs no display to be named");
#endif
    QCOMPARE(wrongIn(run({"a b"}), 1, {"display", "--print"}), QString());
    const Outcome outcome = runInShell(R"sh(DISPLAY=:4711 "$P" 'a b')sh");
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.error.contains("softfocus: The window cannot be opened"), qPrintable(outcome.error));
}

void TestCommandLine::aNewerLastSceneIsSetAside()
{
    QVERIFY(QDir(m_folder->path()).mkpath("data/softfocus"));
    written("data/softfocus/last.softfocus", "{\"softfocus\": 1000}");
    QProcessEnvironment environment = bareEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program(), QStringList());
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("data/softfocus/unreadable-1.softfocus")), 60'000);
    QCOMPARE(process.state(), QProcess::Running);
    process.kill();
    QVERIFY(process.waitForFinished());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
