// A row that is called normal but holds NaN: everything that is said and drawn goes by the numbers.

#include "core/files/output/serialize.h"
#include "core/files/output/serialize_measures.h"
#include "tests/support/scenery.h"
#include "tests/support/sentences.h"
#include "ui/model/derivation/explained_cell.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/words/stage_texts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;
using namespace softfocus::test;

namespace {

/// Two rows, of which the first holds NaN without a word of it in its state.
std::shared_ptr<const Attention> faulty()
{
    auto attention = std::make_shared<Attention>(*test::attentionOf({.words = {"a", "b"}, .scores = Matrix{{1, 2}, {3, 4}}}));
    auto weights = std::make_shared<Weights>(*attention->weights);
    weights->values.row(0).setConstant(std::numeric_limits<double>::quiet_NaN());
    attention->weights = std::move(weights);
    return attention;
}

} // namespace

class TestUndefinedRows : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theStateFollowsTheNumbers()
    {
        QCOMPARE(faulty()->weights->states[0], RowState::Normal);
        QCOMPARE(stateOf(*faulty()->weights, 0), RowState::Undefined);
        QCOMPARE(stateOf(*faulty()->weights, 1), RowState::Normal);
    }

    void sentencesSayThatTheyAreUndefined()
    {
        const Picture picture = softfocus::pictureOf(faulty(), Stage::Weights);
        QCOMPARE(sentenceFor(picture, 0, -1), sentences::areUndefined("a"));
        QVERIFY(sentenceFor(picture, 0, 1).contains("undefined"));
        QVERIFY(sentenceFor(picture, 1, -1).startsWith("“b” looks"));
        QVERIFY(!sentenceFor(picture, -1, 0).isEmpty());
        QVERIFY(picture.isUndefined(0, 0));
    }

    void theCellAndItsRowAreNotWorked()
    {
        const Picture picture = softfocus::pictureOf(faulty(), Stage::Weights);
        QVERIFY(explained(picture, {0, 1}).lines.empty());
        const WorkedRow row = workedRowOf(faulty(), 0);
        QCOMPARE(row.state, RowState::Undefined);
        QVERIFY(workedSummary(row).startsWith("undefined"));
        QVERIFY(std::isnan(measure(rowOf(faulty()->weights->values, 0)).entropy));
    }

    void theHeadingNamesThem() { QVERIFY(stageSubtitle(*faulty(), Stage::Weights).contains("a row is undefined")); }

    void whatIsPrintedSaysSo()
    {
        const QJsonObject weights = QJsonDocument::fromJson(*serializeStage(*faulty(), Stage::Weights, TableFormat::Json)).object();
        QCOMPARE(weights["states"][0].toString(), QString("undefined"));
        QVERIFY(weights["weights"][0][0].isNull());
        QVERIFY(!serializeMeasures(*faulty(), TableFormat::Json).contains("nan"));
    }

    void theMapIsDrawn()
    {
        const Scenery scenery = sceneryOf(softfocus::pictureOf(faulty(), Stage::Weights), {400, 300}, 1, false, HeatmapParts{});
        QVERIFY(!painted(scenery).isNull());
    }

    void subnormalScoresAreWeighedAndShown()
    {
        // Halves of the least numbers would divide 0 by 0.
        Parameters shift;
        shift.negatives = Negatives::Shift;
        const Matrix scores{{1.5e-323, 1e-323}, {1e-323, 1.5e-323}};
        const auto attention = test::attentionOf({.words = {"a", "b"}, .normalizer = "linear", .scores = scores, .parameters = shift});
        QVERIFY(attention->weights->values == Matrix::Identity(2, 2));
        const Picture picture = softfocus::pictureOf(attention, Stage::Weights);
        QCOMPARE(sentenceFor(picture, 0, -1), QString("“a” looks only at itself"));
    }
};

QTEST_MAIN(TestUndefinedRows)
#include "test_undefined_rows.moc"
