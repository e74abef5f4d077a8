#include "core/measures/row_distance.h"
#include "tests/support/scenery.h"
#include "ui/paint/labels/legend_painter.h"
#include "ui/words/difference_picture.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace softfocus;
using namespace softfocus::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

const QStringList words{"My", "grandmother", "bakes", "cookies"};

Matrix usualScores()
{
    return Matrix{{4, 2, 1, 0}, {1, 1, 1, 1}, {0, 2, 3, 2.5}, {0, 0, 1, 4}};
}

ComparedSide sideOf(const char* normalizer, const Matrix& scores = usualScores(), Mask mask = Mask::None, const Parameters& parameters = {})
{
    return {attentionOf({.words = words, .normalizer = normalizer, .mask = mask, .scores = scores, .parameters = parameters}), false};
}

Picture differenceOfSides(const ComparedSide& minuend, const QString& name, const ComparedSide& subtrahend, const QString& otherName)
{
    Difference difference;
    difference.minuend = minuend;
    difference.subtrahend = subtrahend;
    difference.minuendName = name;
    difference.subtrahendName = otherName;
    difference.temperature = 1;
    return differencePicture(makeDifference(std::move(difference)));
}

Picture pictureOf(const char* minuend, const char* subtrahend, const Matrix& scores = usualScores(), Mask mask = Mask::None)
{
    return differenceOfSides(sideOf(minuend, scores, mask), QString::fromLatin1(minuend), sideOf(subtrahend, scores, mask),
                             QString::fromLatin1(subtrahend));
}

} // namespace

class TestDifferencePicture : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void valuesAreOneLessTheOther()
    {
        const Picture picture = pictureOf("sparsemax", "softmax");
        const Matrix p = sideOf("sparsemax").attention->weights->values, q = sideOf("softmax").attention->weights->values;
        for (Index row = 0; row < p.rows(); ++row) {
            for (Index key = 0; key < p.cols(); ++key)
                QCOMPARE((*picture.values)(row, key), p(row, key) - q(row, key));
            QCOMPARE(picture.difference->variations[std::size_t(row)], totalVariation(rowOf(p, row), rowOf(q, row)));
        }
    }

    void theScaleIsAsFarToBothSidesOfZero()
    {
        const Picture picture = pictureOf("sparsemax", "softmax");
        QVERIFY(picture.diverging);
        QCOMPARE(picture.low, -picture.high);
        QCOMPARE(picture.high, picture.values->cwiseAbs().maxCoeff());
        QCOMPARE(picture.position(1, 1), 0.5); // all are equal, and so are their shares
        QVERIFY(picture.position(0, 0) > 0.5 && picture.position(0, 1) < 0.5);
    }

    void whatRoundingLeavesHasNoColour()
    {
        Parameters square;
        square.alpha = 2;
        const Picture picture =
            differenceOfSides(sideOf("sparsemax"), "sparsemax", sideOf("entmax", usualScores(), Mask::None, square), "entmax α 2");
        QCOMPARE(picture.high, 1.0);
        QVERIFY(std::abs(picture.position(0, 0) - 0.5) < 1e-6);
    }

    void maskedCellsAreAbsentAndEqualOnesAreTrueZeros()
    {
        const Picture picture = pictureOf("hardmax", "softmax", usualScores(), Mask::Causal);
        QVERIFY(picture.isAbsent(0, 1));
        QVERIFY(!picture.isAbsent(1, 0));
        QVERIFY(picture.isTrueZero(0, 0)); // the only key of its row has all of it under both
        QCOMPARE(sentenceFor(picture, 0, 2), QString("“My” cannot see “bakes”: the causal mask hides it"));
    }

    void cellsAreSaidWithBothWeights()
    {
        const Picture picture = pictureOf("sparsemax", "softmax");
        const double p = sideOf("sparsemax").attention->weights->values(2, 2), q = sideOf("softmax").attention->weights->values(2, 2);
        QVERIFY(p > q);
        QCOMPARE(sentenceFor(picture, 2, 2),
                 QString("sparsemax gives “bakes” %1 more of the attention of “bakes” than softmax: %2 instead of %3")
                     .arg(weightText(p - q), weightText(p), weightText(q)));
        QVERIFY(
            sentenceFor(picture, 2, 0).startsWith("sparsemax gives “My” 0.02 less of the attention of “bakes” than softmax: 0 instead"));
        QCOMPARE(sentenceFor(picture, 1, 3),
                 QString("sparsemax and softmax give “cookies” the same share of the attention of “grandmother”: 0.25"));
    }

    void rowsSayWhereToAttentionMoves()
    {
        const Picture picture = pictureOf("sparsemax", "softmax");
        QCOMPARE(sentenceFor(picture, 0, -1),
                 QString("From softmax to sparsemax, %1 of the attention of “My” moves: most to “My”, most from “grandmother”")
                     .arg(weightText(picture.difference->variations[0])));
        QCOMPARE(sentenceFor(picture, 1, -1), QString("sparsemax and softmax give “grandmother” the same weights"));
    }

    void columnsSayWhatTheyGetInAll()
    {
        const Picture picture = pictureOf("sparsemax", "softmax");
        const double sum = picture.values->col(3).sum();
        QCOMPARE(sentenceFor(picture, -1, 3),
                 QString("“cookies” gets %1 attention in all under sparsemax than under softmax")
                     .arg(sum > 0 ? QString("%1 more").arg(weightText(sum)) : QString("%1 less").arg(weightText(-sum))));
        const Picture same = pictureOf("softmax", "softmax");
        QCOMPARE(sentenceFor(same, -1, 0), QString("“My” gets as much attention in all under softmax as under softmax"));
    }

    void undefinedAndEmptyRowsAreSaidSo()
    {
        Matrix scores = usualScores();
        scores.row(0) << 1, -1, 0, 0;
        scores.row(1).setConstant(-infinity);
        Parameters keep;
        keep.negatives = Negatives::Keep;
        const Picture picture =
            differenceOfSides(sideOf("linear", scores, Mask::None, keep), "linear, negatives kept", sideOf("softmax", scores), "softmax");
        const QString undefined = "The weights of “My” are undefined under linear, negatives kept, and so is the difference";
        QCOMPARE(sentenceFor(picture, 0, 2), undefined);
        QCOMPARE(sentenceFor(picture, 0, -1), undefined);
        QVERIFY(std::isnan(picture.difference->variations[0]));
        QCOMPARE(sentenceFor(picture, 1, -1), QString("“grandmother” has nothing to attend to: every key is masked"));
    }

    void rowsThatAreNoDistributionsDoNotMove()
    {
        Parameters undivided;
        undivided.unnormalized = true;
        const Picture picture = differencePicture(makeDifference(
            {sideOf("sigmoid", usualScores(), Mask::None, undivided), sideOf("softmax"), "sigmoid, not divided", "softmax", 1.0, {}, {}}));
        QVERIFY(sentenceFor(picture, 0, -1).startsWith("The weights of “My” under sigmoid, not divided and softmax differ by "));
    }

    void itIsCalledByBothNames()
    {
        const Picture picture = pictureOf("sparsemax", "softmax");
        QCOMPARE(differenceTitle(*picture.difference), QString("sparsemax − softmax"));
        QCOMPARE(picture.provenance, QString("sparsemax − softmax · T 1.00 · mask none · made for a test"));
        QCOMPARE(legendCaption(picture, LegendWords::All), QString("difference of weights, 0 in the middle"));
        QCOMPARE(legendCaption(picture, LegendWords::Few), QString("difference"));
        const std::vector<LegendTick> ticks = legendTicks(picture, 200, 12);
        QCOMPARE(ticks.size(), std::size_t(3));
    }

    void rowsHaveTheirDistanceInTheMargin()
    {
        const Picture picture = pictureOf("sparsemax", "softmax");
        const HeatmapParts parts;
        const HeatmapLayout layout = layOut(picture, {600, 560}, 1, parts, Theme::light());
        QCOMPARE(layout.margins.size(), std::size_t(1));
        QVERIFY(layout.margins[0].kind == MarginKind::Variation);
        // A bar as long as the distance says.
        const Scenery scenery = sceneryOf(picture, {600, 560}, 1, false, parts);
        const QImage image = painted(scenery);
        const QRectF row = scenery.layout.rectOfRow(3), strip = scenery.layout.margins[0].strip;
        const int y = int(row.top()) + 2;
        int filled = 0;
        for (int x = int(strip.left()); x < int(strip.right()); ++x)
            filled += image.pixel(x, y) == scenery.theme.accentWash.rgb();
        QVERIFY(std::abs(filled - strip.width() * picture.difference->variations[3]) <= 1.5);
        QVERIFY(layOut(picture, {220, 200}, 1, parts, Theme::light()).margins.empty());
        // As of the stage itself, only what is asked for stands beside the rows.
        QVERIFY(layOut(softfocus::pictureOf(sideOf("softmax").attention, Stage::Weights), {600, 560}, 1, parts, Theme::light())
                    .margins.empty());
    }

    void theScaleIsKeptWhileSomethingMoves()
    {
        const Picture before = pictureOf("sparsemax", "softmax");
        Picture picture = pictureOf("hardmax", "softmax");
        // Of the same words, as while T is dragged.
        auto attention = std::make_shared<Attention>(*picture.attention);
        attention->input = before.attention->input;
        picture.attention = attention;
        QVERIFY(picture.high != before.high);
        keepScale(picture, before);
        QCOMPARE(picture.high, before.high);
        QCOMPARE(picture.low, -before.high);
        Picture weights = softfocus::pictureOf(before.attention, Stage::Weights);
        keepScale(weights, before);
        QCOMPARE(weights.high, 1.0);
    }
};

QTEST_MAIN(TestDifferencePicture)
#include "test_difference_picture.moc"
