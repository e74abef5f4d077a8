#include "core/files/score_file.h"
#include "tests/support/sentences.h"
#include "ui/figure/clipboard.h"
#include "ui/model/document/document.h"
#include "ui/model/session/file_content.h"
#include "ui/words/stage_texts.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;

namespace {

Scene withText(const std::string& text)
{
    Scene scene;
    scene.source = TextSource{text};
    return scene;
}

Scene withScores(const Matrix& scores)
{
    GivenScores given{"my scores.csv", {}, {}, scores};
    given.queries.assign(std::size_t(scores.rows()), "q");
    given.keys.assign(std::size_t(scores.cols()), "k");
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(std::move(given))};
    return scene;
}

Scene withWeights(const Matrix& weights)
{
    Scene scene = withScores(weights);
    auto given = std::make_shared<GivenScores>(givenIn(scene));
    given->kind = GivenKind::Weights;
    scene.source = MatrixSource{std::move(given)};
    return scene;
}

} // namespace

Q_DECLARE_METATYPE(Matrix)

class TestStageTexts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theSubtitleClaimsOnlyWhatIsSo()
    {
        const Document whole(Scene{});
        QVERIFY(stageSubtitle(*whole.attention(), Stage::Weights).endsWith(sentences::everyRowSumsToOne()));
        Scene lonely = withText("alone");
        lonely.mask = Mask::Self;
        const Document empty(lonely);
        QVERIFY(!stageSubtitle(*empty.attention(), Stage::Weights).endsWith(sentences::everyRowSumsToOne()));
    }

    void captionsNameWhatTheyShow()
    {
        Scene scene;
        scene.variant.temperature = 0.8;
        const Document document(scene);
        QCOMPARE(stageCaption(*document.attention(), Stage::Vectors), QString("5 × 100"));
        QCOMPARE(stageCaption(*document.attention(), Stage::Weights), QString("softmax, T 0.80"));
        scene.variant.normalizer = *Normalizer::named("linear");
        const Document linear(scene);
        QCOMPARE(stageCaption(*linear.attention(), Stage::Weights), QString("linear"));
    }

    void givenScoresHaveTwoStages()
    {
        const Document document(withScores(Matrix{{4, 2, 1}}));
        const Attention& attention = *document.attention();
        QVERIFY(!hasStage(attention, Stage::Vectors));
        QVERIFY(hasStage(attention, Stage::Scores));
        QVERIFY(hasStage(attention, Stage::Weights));
        QVERIFY(!hasStage(attention, Stage::Output));
        QVERIFY(stageSubtitle(attention, Stage::Scores).contains("my scores.csv"));
    }

    void givenWeightsHaveOneStageAndNoNormalizer()
    {
        const Document document(withWeights(Matrix{{0.25, 0.75}, {0.5, 0.5}}));
        const Attention& attention = *document.attention();
        for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Output})
            QVERIFY(!hasStage(attention, stage) && stageSubtitle(attention, stage) == stageMissing(attention) &&
                    stageCaption(attention, stage) == "none for given weights");
        QVERIFY(hasStage(attention, Stage::Weights));
        QVERIFY(stageMissing(attention).contains("weights were given"));
        QCOMPARE(stageCaption(attention, Stage::Weights), QString("as given"));
        QCOMPARE(meanEntropyText(attention), sentences::meanEntropy("0.91"));
        QCOMPARE(figureName(attention.scene), QString("my-scores-weights"));
        QVERIFY(stageSubtitle(attention, Stage::Weights).endsWith(", as given; " + sentences::everyRowSumsToOne()));
    }

    void sumsOfGivenWeightsAreTold_data()
    {
        QTest::addColumn<Matrix>("weights");
        QTest::addColumn<QString>("end");
        constexpr double masked = -std::numeric_limits<double>::infinity();
        QTest::newRow("one sum") << Matrix{{0.25, 0.5}} << "; every row sums to 0.75";
        QTest::newRow("several") << Matrix{{0.25, 0.5}, {2, 0.5}} << "; sums from 0.75 to 2.50";
        QTest::newRow("negative") << Matrix{{-0.5, 1.5}} << "; every row sums to 1; some weights are below 0";
        QTest::newRow("a masked row") << Matrix{{0.5, 0.5}, {masked, masked}} << "; " + sentences::everyRowSumsToOne();
        QTest::newRow("single precision") << Matrix{{1 / 3.0F, 1 / 3.0F, 1 / 3.0F}} << "; " + sentences::everyRowSumsToOne();
    }

    void sumsOfGivenWeightsAreTold()
    {
        QFETCH(Matrix, weights);
        QFETCH(QString, end);
        const Document document(withWeights(weights));
        const QString subtitle = stageSubtitle(*document.attention(), Stage::Weights);
        QVERIFY2(subtitle.endsWith(end), qPrintable(subtitle));
        const bool hasEntropy = !meanEntropyText(*document.attention()).isEmpty();
        QCOMPARE(hasEntropy, end == "; " + sentences::everyRowSumsToOne());
    }

    void theMeanEntropyIsSaidWhereThereIsOne()
    {
        Scene scene = withScores(Matrix::Zero(2, 4));
        QCOMPARE(meanEntropyText(*Document(scene).attention()), sentences::meanEntropy("2.00"));
        scene.variant.normalizer = *Normalizer::named("hardmax");
        QCOMPARE(meanEntropyText(*Document(scene).attention()), sentences::meanEntropy("2.00"));
        QCOMPARE(meanEntropyText(*Document(withText("")).attention()), QString());
    }

    void leftOutWordsAreCounted()
    {
        QCOMPARE(truncationOf(*Document(Scene{}).attention()), QString());
        std::string text;
        for (int word = 0; word < 1500; ++word)
            text += "word ";
        QCOMPARE(truncationOf(*Document(withText(text)).attention()), QString("the first 1,024 of 1,500 words are shown"));
    }

    void figureNamesAreSafe_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("usual") << "Bake me cookies!"
                               << "bake-me-cookies-softmax";
        QTest::newRow("empty") << ""
                               << "softmax";
        QTest::newRow("only marks") << " /..\\ :*?\"<>| "
                                    << "softmax";
        QTest::newRow("a path") << "../../etc/passwd"
                                << "etc-passwd-softmax";
        QTest::newRow("accents") << "Zwölf  Boxkämpfer"
                                 << "zwölf-boxkämpfer-softmax";
        QTest::newRow("long") << QString(500, 'a') << QString(60, 'a') + "-softmax";
    }

    void figureNamesAreSafe()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QCOMPARE(figureName(withText(text.toStdString())), name);
    }

    void figuresOfAMatrixAreNamedByIt_data()
    {
        QTest::addColumn<QString>("origin");
        QTest::addColumn<QString>("name");
        QTest::newRow("table") << "my scores.csv"
                               << "my-scores-softmax";
        QTest::newRow("array") << "layer.3.NPY"
                               << "layer-3-softmax";
        QTest::newRow("plain text") << "numbers.txt"
                                    << "numbers-softmax";
        QTest::newRow("list") << "0.5, 1"
                              << "0-5-1-softmax";
        QTest::newRow("list that ends like a file") << "1, 0.25"
                                                    << "1-0-25-softmax";
        QTest::newRow("name without a suffix") << "copied cells"
                                               << "copied-cells-softmax";
    }

    void figuresOfAMatrixAreNamedByIt()
    {
        QFETCH(QString, origin);
        QFETCH(QString, name);
        GivenScores given = givenIn(withScores(Matrix{{0.5, 1}}));
        given.origin = origin.toStdString();
        QCOMPARE(figureName(withScores(std::move(given), Scene())), name);
    }

    void valuesReadBackToTheSameNumbers()
    {
        const Document document(withScores(Matrix{{4, 2, 1}}));
        const Result<QString> text = valuesAsText(*document.attention());
        QVERIFY(text.ok());
        const QStringList cells = text->split('\n').value(1).split('\t');
        QCOMPARE(cells.size(), 4);
        for (Index key = 0; key < 3; ++key)
            QCOMPARE(cells[int(key) + 1].toDouble(), document.attention()->weights->values(0, key));
    }

    void aFileOfScoresBringsAStageThatItHas()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("scores.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("4,2,1\n");
        file.close();
        Scene scene;
        scene.view.stage = Stage::Output;
        const Scene opened = withScores(readScoreFile(file.fileName())->given, scene);
        QCOMPARE(opened.view.stage, Stage::Weights);
        QCOMPARE(givenIn(opened).scores(0, 0), 4.0);
        QFile weights(folder.filePath("weights.json"));
        QVERIFY(weights.open(QIODevice::WriteOnly) && weights.write("{\"weights\": [0.5, 0.5]}") > 0);
        weights.close();
        scene.view.stage = Stage::Scores;
        QCOMPARE(withScores(readScoreFile(weights.fileName())->given, scene).view.stage, Stage::Weights);
    }
};

QTEST_GUILESS_MAIN(TestStageTexts)
#include "test_stage_texts.moc"
