#include "core/sources/source_table.h"
#include "tests/support/pictures.h"
#include "tests/support/sentences.h"
#include "ui/paint/heatmap/cell_codes.h"
#include "ui/words/picture.h"
#include "ui/words/provenance.h"
#include "ui/words/word_name.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;
using test::attentionOf;
using test::Made;

namespace {

constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

Matrix matrixOf(std::initializer_list<std::initializer_list<double>> rows)
{
    Matrix matrix(Index(rows.size()), Index(rows.begin()->size()));
    Index row = 0;
    for (const auto& values : rows) {
        Index column = 0;
        for (const double value : values)
            matrix(row, column++) = value;
        ++row;
    }
    return matrix;
}

/// A result whose weights are set by hand, for pictures of weights that no normalizer of today makes.
std::shared_ptr<const Attention> withWeights(Made made, const Matrix& values, std::vector<RowState> states)
{
    auto attention = std::make_shared<Attention>(*attentionOf(made));
    attention->weights = std::make_shared<Weights>(Weights{values, std::move(states), {}});
    return attention;
}

} // namespace

class TestPicture : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QLocale::setDefault(QLocale::c());
    }

    void theFixedRangeRunsFromZeroToOne();
    void theRowRangeIsEachRowsOwn();
    void theMapRangeEndsAtTheLargestWeight();
    void theLogarithmicRangeCountsPowersOfTen();
    void negativeWeightsDiverge();
    void scoresDivergeAroundZero();
    void vectorsClipTheFewFarthestAndSayIt();
    void aTrueZeroIsNeitherAbsentNorSmall();
    void undefinedWeightsAreTheirOwnKind();
    void givenScoresHaveNoVectors();
    void rowsReadAtOnceAgreeWithSingleCells_data();
    void rowsReadAtOnceAgreeWithSingleCells();
    void poolingKeepsTheStrongestCell();
    void sentencesSayWhatTheCellsMean_data();
    void sentencesSayWhatTheCellsMean();
    void undefinedRowsAreSaidToBe();
    void rowsAreSummedUpAsPeopleSayIt_data();
    void rowsAreSummedUpAsPeopleSayIt();
    void evenScoresAndColumnsAreSaidToBe();
    void givenWeightsAreSaidToBe();
    void repeatedWordsAreNamedWithTheirPlace();
    void rowsOfGivenScoresAreNoWords();
    void sentencesSurviveOddWords();
    void provenanceNamesEverything();
};

void TestPicture::theFixedRangeRunsFromZeroToOne()
{
    const Picture picture = test::pictureOf({.words = {"a", "b", "c"}, .normalizer = "hardmax"});
    for (Index row = 0; row < 3; ++row)
        for (Index column = 0; column < 3; ++column)
            QCOMPARE(picture.position(row, column), (*picture.values)(row, column));
    QCOMPARE(picture.low, 0.0);
    QCOMPARE(picture.high, 1.0);
    QVERIFY(!picture.diverging);
}

void TestPicture::theRowRangeIsEachRowsOwn()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(5), .range = ScaleRange::RowMaximum});
    for (Index row = 0; row < 5; ++row) {
        double largest = 0;
        for (Index column = 0; column < 5; ++column)
            largest = std::max(largest, picture.position(row, column));
        QCOMPARE(largest, 1.0);
    }
}

void TestPicture::theMapRangeEndsAtTheLargestWeight()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(5), .temperature = 10, .range = ScaleRange::MapMaximum});
    double largest = 0, highest = 0;
    for (Index row = 0; row < 5; ++row)
        for (Index column = 0; column < 5; ++column) {
            largest = std::max(largest, (*picture.values)(row, column));
            highest = std::max(highest, picture.position(row, column));
        }
    QCOMPARE(picture.high, largest);
    QVERIFY(picture.high < 1);
    QCOMPARE(highest, 1.0);
}

void TestPicture::theLogarithmicRangeCountsPowersOfTen()
{
    const auto attention = withWeights({.words = {"a", "b", "c"}, .range = ScaleRange::Logarithmic},
                                       matrixOf({{1, 0.1, 0.01}, {0.5, 0.4999, 0.0001}, {1, 0, 1e-9}}), std::vector(3, RowState::Normal));
    const Picture picture = pictureOf(attention, Stage::Weights);
    QCOMPARE(picture.low, 1e-9); // the smallest weight's power of ten
    QCOMPARE(picture.position(0, 0), 1.0);
    QVERIFY(std::abs(picture.position(0, 1) - 8.0 / 9) < 1e-12);
    QVERIFY(std::abs(picture.position(1, 2) - 5.0 / 9) < 1e-12);
    QCOMPARE(picture.position(2, 2), 0.0);
    QCOMPARE(picture.position(2, 1), 0.0);
}

void TestPicture::negativeWeightsDiverge()
{
    const auto attention = withWeights({.words = {"a", "b"}}, matrixOf({{1.5, -0.5}, {0.25, 0.75}}), std::vector(2, RowState::Normal));
    const Picture picture = pictureOf(attention, Stage::Weights);
    QVERIFY(picture.diverging);
    QCOMPARE(picture.high, 1.5);
    QCOMPARE(picture.low, -1.5);
    QCOMPARE(picture.position(0, 0), 1.0);
    QVERIFY(picture.position(0, 1) < 0.5);
}

void TestPicture::scoresDivergeAroundZero()
{
    const Picture picture =
        test::pictureOf({.words = {"a", "b"}, .stage = Stage::Scores, .scores = matrixOf({{4, 0}, {minusInfinity, -2}})});
    QVERIFY(picture.diverging);
    QCOMPARE(picture.high, 4.0);
    QCOMPARE(picture.position(0, 0), 1.0);
    QCOMPARE(picture.position(0, 1), 0.5);
    QCOMPARE(picture.position(1, 1), 0.25);
    QVERIFY(picture.isAbsent(1, 0));
    QVERIFY(!picture.isTrueZero(0, 1));
    QVERIFY(std::isnan(picture.position(1, 0)));
}

void TestPicture::vectorsClipTheFewFarthestAndSayIt()
{
    auto attention = std::make_shared<Attention>(*attentionOf({.words = test::wordsOf(8), .dimensions = 100}));
    auto input = std::make_shared<Input>(*attention->input);
    Matrix vectors = *projectionsOf(*input)->queries;
    vectors(3, 50) = 1000;
    input->numbers = selfProjections(std::move(vectors));
    input->isSelfAttention = true;
    attention->input = input;
    attention->vectors = projectionsOf(*input)->queries;
    const Picture picture = pictureOf(attention, Stage::Vectors);
    QVERIFY(picture.diverging);
    QVERIFY(picture.clipped);
    QVERIFY(picture.high < 10);
    QCOMPARE(picture.position(3, 50), 1.0);
    QVERIFY(picture.columns.empty());
    QCOMPARE(picture.rows.size(), std::size_t(8));
}

void TestPicture::aTrueZeroIsNeitherAbsentNorSmall()
{
    const Picture picture = test::pictureOf(
        {.words = {"a", "b", "c"}, .normalizer = "sparsemax", .mask = Mask::Causal, .scores = matrixOf({{1, 5, 5}, {9, 1, 5}, {1, 1, 1}})});
    QVERIFY(picture.isTrueZero(1, 1));
    QVERIFY(!picture.isAbsent(1, 1));
    QVERIFY(!picture.isTrueZero(0, 1));
    QVERIFY(picture.isAbsent(0, 1));
    QVERIFY(!picture.isTrueZero(1, 0));
    QVERIFY(!picture.isTrueZero(2, 2));
}

void TestPicture::undefinedWeightsAreTheirOwnKind()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto attention =
        withWeights({.words = {"a", "b"}, .mask = Mask::Causal}, matrixOf({{nan, 0}, {0.5, 0.5}}), {RowState::Undefined, RowState::Normal});
    const Picture picture = pictureOf(attention, Stage::Weights);
    QVERIFY(picture.isUndefined(0, 0));
    QVERIFY(picture.isAbsent(0, 0));
    QVERIFY(picture.isAbsent(0, 1));
    QVERIFY(!picture.isUndefined(0, 1));
}

void TestPicture::givenScoresHaveNoVectors()
{
    const auto attention = attentionOf({.words = {"a", "b"}});
    QVERIFY(!pictureOf(attention, Stage::Vectors).values);
    QVERIFY(!pictureOf(attention, Stage::Output).values);
    QCOMPARE(sentenceFor(pictureOf(attention, Stage::Vectors), 0, 0), QString());
}

void TestPicture::rowsReadAtOnceAgreeWithSingleCells_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<int>("range");
    QTest::addColumn<QString>("normalizer");
    for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output})
        for (const ScaleRange range : {ScaleRange::Fixed, ScaleRange::RowMaximum, ScaleRange::MapMaximum, ScaleRange::Logarithmic})
            for (const char* normalizer : {"softmax", "sparsemax"})
                QTest::addRow("%s, %s, %s", stageNames[std::size_t(stage)], scaleRangeNames[std::size_t(range)], normalizer)
                    << int(stage) << int(range) << normalizer;
}

void TestPicture::rowsReadAtOnceAgreeWithSingleCells()
{
    QFETCH(int, stage);
    QFETCH(int, range);
    QFETCH(QString, normalizer);
    const QByteArray name = normalizer.toLatin1();
    const Picture picture = test::pictureOf({.words = test::wordsOf(13),
                                             .normalizer = name.constData(),
                                             .mask = Mask::Causal,
                                             .stage = Stage(stage),
                                             .range = ScaleRange(range),
                                             .spread = 3,
                                             .dimensions = 17});
    QVERIFY(picture.values);
    std::vector<CellCode> codes(std::size_t(picture.values->cols()));
    const MapSize map{picture.values->rows(), picture.values->cols()};
    const CellCodes reader(picture, resolved({}, map));
    const bool isDiverging = stage != int(Stage::Weights) || picture.diverging;
    for (Index row = 0; row < picture.values->rows(); ++row) {
        reader.read(row, codes);
        for (Index column = 0; column < picture.values->cols(); ++column) {
            const CellCode code = codes[std::size_t(column)];
            if (picture.isAbsent(row, column))
                QCOMPARE(code, cellCode::absent);
            else if (picture.isTrueZero(row, column))
                QCOMPARE(code, cellCode::trueZero);
            else
                QVERIFY(std::abs(double(cellCode::stepOf(code, isDiverging)) - picture.position(row, column) * (ColourScale::steps - 1)) <=
                        0.51);
        }
    }
}

void TestPicture::poolingKeepsTheStrongestCell()
{
    Matrix scores = Matrix::Constant(100, 100, 0);
    scores(37, 61) = 100;
    const Picture picture = test::pictureOf({.words = test::wordsOf(100), .scores = scores});
    std::vector<CellCode> scratch(200), codes(30);
    const CellCodes reader(picture, resolved({}, {100, 100}));
    Index strong = 0;
    for (Index band = 0; band < 30; ++band) {
        reader.readPooled((band * 100 + 29) / 30, ((band + 1) * 100 + 29) / 30, scratch, codes);
        for (std::size_t place = 0; place < codes.size(); ++place)
            if (codes[place] >= cellCode::first && cellCode::stepOf(codes[place], false) > 1000) {
                ++strong;
                QCOMPARE(band, Index(37 * 30 / 100));
                QCOMPARE(Index(place), Index(61 * 30 / 100));
            }
    }
    QCOMPARE(strong, Index(1));
}

void TestPicture::sentencesSayWhatTheCellsMean_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<int>("mask");
    QTest::addColumn<QString>("normalizer");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("sentence");
    const int weights = int(Stage::Weights), scores = int(Stage::Scores);
    const int none = int(Mask::None), causal = int(Mask::Causal), self = int(Mask::Self);
    // Scores 4, 2, 1 in every row: softmax 0.84, 0.11, 0.04.
    QTest::newRow("weight") << weights << none << "softmax" << 1 << 0 << "“bakes” gives 0.84 of its attention to “My”";
    QTest::newRow("itself") << weights << none << "softmax" << 1 << 1 << "“bakes” gives 0.11 of its attention to itself";
    QTest::newRow("true zero") << weights << none << "hardmax" << 0 << 2 << "“My” gives no attention to “cookies”: exactly 0";
    QTest::newRow("causal") << weights << causal << "softmax" << 0 << 2 << "“My” cannot see “cookies”: the causal mask hides it";
    QTest::newRow("self") << weights << self << "softmax" << 0 << 0 << "“My” cannot see itself: the mask hides every word from itself";
    QTest::newRow("score") << scores << none << "softmax" << 1 << 2 << "“bakes” · “cookies” score 1.00";
    QTest::newRow("masked score") << scores << causal << "softmax" << 1 << 2 << "“bakes” cannot see “cookies”: the causal mask hides it";
    QTest::newRow("row") << weights << none << "softmax" << 2 << -1 << "“cookies” looks mostly at “My”, 0.84, and at “bakes”, 0.11";
    QTest::newRow("row of one") << weights << none << "hardmax" << 2 << -1 << "“cookies” looks only at “My”";
    QTest::newRow("row at itself") << weights << causal << "softmax" << 0 << -1 << "“My” looks only at itself";
    QTest::newRow("row of scores") << scores << none << "softmax" << 1 << -1
                                   << "“bakes” scores highest with “My”, 4.00, and lowest with “cookies”, 1.00";
    QTest::newRow("column") << weights << none << "softmax" << -1 << 0 << "“My” gets equal attention from all 3 words, 0.84 each";
    QTest::newRow("column without attention") << weights << none << "hardmax" << -1 << 2 << "“cookies” gets no attention";
    QTest::newRow("nothing") << weights << none << "softmax" << -1 << -1 << "";
    QTest::newRow("outside") << weights << none << "softmax" << 3 << 0 << "";
}

void TestPicture::sentencesSayWhatTheCellsMean()
{
    QFETCH(int, stage);
    QFETCH(int, mask);
    QFETCH(QString, normalizer);
    QFETCH(int, row);
    QFETCH(int, column);
    const QByteArray name = normalizer.toLatin1();
    const Picture picture = test::pictureOf({.words = {"My", "bakes", "cookies"},
                                             .normalizer = name.constData(),
                                             .mask = Mask(mask),
                                             .stage = Stage(stage),
                                             .scores = matrixOf({{4, 2, 1}, {4, 2, 1}, {4, 2, 1}})});
    QTEST(sentenceFor(picture, row, column), "sentence");
}

void TestPicture::rowsAreSummedUpAsPeopleSayIt_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<Matrix>("weights");
    QTest::addColumn<QString>("sentence");
    const double masked = -std::numeric_limits<double>::infinity();
    const auto row = [](const char* name, const char* unit, const Matrix& weights, const char* sentence) {
        QTest::newRow(name) << QString::fromLatin1(unit) << weights << QString::fromUtf8(sentence);
    };
    row("more than half", "words", Matrix{{0.6, 0.3, 0.1}}, "“a” looks mostly at itself, 0.60, and at “b”, 0.30");
    row("half", "words", Matrix{{0.5, 0.3, 0.2}}, "“a” looks most at itself, 0.50, and at “b”, 0.30");
    row("less than half", "words", Matrix{{0.2, 0.45, 0.35}}, "“a” looks most at “b”, 0.45, and at “c”, 0.35");
    row("two of two", "words", Matrix{{0.5, 0.5}}, "“a” looks equally at itself and “b”, 0.50 each");
    row("two of more", "words", Matrix{{0.2, 0.4, 0.4}}, "“a” looks equally at “b” and “c”, 0.40 each, and less at the others");
    row("two alone", "words", Matrix{{0, 0.5, 0.5}}, "“a” looks equally at “b” and “c”, 0.50 each, and at nothing else");
    row("three of more", "words", Matrix{{0.1, 0.3, 0.3, 0.3}}, "“a” looks equally at “b”, “c” and “d”, 0.30 each, and less at the others");
    row("all of three", "words", Matrix{{1 / 3., 1 / 3., 1 / 3.}}, "“a” looks equally at all 3 words, 0.33 each");
    row("all of ten", "words", Matrix::Constant(1, 10, 0.1), "“a” looks equally at all 10 words, 0.10 each");
    row("all up to rounding", "words", Matrix{{0.1 + 0.2, 0.3, 0.3}}, "“a” looks equally at all 3 words, 0.30 each");
    row("all that are not masked", "words", Matrix{{1 / 3., 1 / 3., 1 / 3., masked}},
        "“a” looks equally at all 3 words that it can see, 0.33 each");
    row("many of more", "words", Matrix{{0.1, 0.2, 0.2, 0.2, 0.2, 0.1}}, "“a” looks equally at 4 words, 0.20 each, and less at the others");
    row("many alone", "words", Matrix{{0.25, 0.25, 0.25, 0.25, 0}}, "“a” looks equally at 4 words, 0.25 each, and at nothing else");
    row("keys", "keys", Matrix::Constant(1, 4, 0.25), "“a” looks equally at all 4 keys, 0.25 each");
    row("rows that sum to more", "keys", Matrix{{0.9, 0.8, 0.7}}, "“a” looks most at “a”, 0.90, and at “b”, 0.80");
    row("rows that sum to less", "keys", Matrix{{0.3, 0.1, 0}}, "“a” looks most at “a”, 0.30, and at “b”, 0.10");
    row("negative ones", "keys", Matrix{{1.2, -0.1, -0.1}}, "“a” looks mostly at “a”, 1.20, and at “b” and “c”, −0.10 each");
    row("two behind", "words", Matrix{{0.3, 0.4, 0.3}}, "“a” looks most at “b”, 0.40, and at itself and “c”, 0.30 each");
    row("three behind", "words", Matrix{{0.7, 0.1, 0.1, 0.1}}, "“a” looks mostly at itself, 0.70, and at “b”, “c” and “d”, 0.10 each");
    row("many behind", "words", Matrix{{0.4, 0.15, 0.15, 0.15, 0.15}},
        "“a” looks most at itself, 0.40, and equally at 4 others, 0.15 each");
}

void TestPicture::rowsAreSummedUpAsPeopleSayIt()
{
    QFETCH(QString, unit);
    QFETCH(Matrix, weights);
    const Index count = weights.cols();
    auto input = std::make_shared<Input>();
    for (Index key = 0; key < count; ++key)
        input->keys.push_back({std::string(1, char('a' + key)), 0, 0, true});
    const bool isOfWords = unit == "words";
    input->queries = isOfWords ? input->keys : std::vector<Token>{input->keys.front()};
    input->isSelfAttention = isOfWords;
    input->unit = isOfWords ? UnitKind::Word : UnitKind::Entry;
    input->numbers = ReadyWeights{isOfWords ? Matrix(weights.replicate(count, 1)) : weights};
    const auto attention = attend(Scene(), input, nullptr);
    QTEST(sentenceFor(pictureOf(attention, Stage::Weights), 0, -1), "sentence");
}

void TestPicture::evenScoresAndColumnsAreSaidToBe()
{
    const Picture scores =
        test::pictureOf({.words = {"a", "b", "c"}, .stage = Stage::Scores, .scores = matrixOf({{1, 1, 1}, {0, 1, 2}, {0, 0, 0}})});
    QCOMPARE(sentenceFor(scores, 0, -1), QString("“a” scores the same with all 3 words, 1.00"));
    const Picture two = test::pictureOf({.words = {"a", "b"}, .stage = Stage::Scores, .scores = Matrix::Zero(2, 2)});
    QCOMPARE(sentenceFor(two, 0, -1), QString("“a” scores the same with itself and “b”, 0.00"));
    const Picture weights = test::pictureOf({.words = {"a", "b", "c"}, .scores = matrixOf({{9, 0, 0}, {9, 0, 0}, {0, 0, 9}})});
    QCOMPARE(sentenceFor(weights, -1, 0), QString("“a” gets most attention from itself and “b”, >0.99 each"));
    QCOMPARE(sentenceFor(weights, -1, 2), QString("“c” gets most attention from itself, >0.99"));
}

void TestPicture::givenWeightsAreSaidToBe()
{
    constexpr double masked = -std::numeric_limits<double>::infinity();
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(
        GivenScores{"head.csv", {"a", "b", "c"}, {"x", "y"}, Matrix{{0.5, masked}, {0, 0}, {-0.5, -0.5}}, GivenKind::Weights})};
    const auto attention = attend(scene, inputOf(scene), nullptr);
    const Picture picture = pictureOf(attention, Stage::Weights);
    QCOMPARE(picture.provenance, "weights as given, no normalizer · mask none · head.csv");
    QVERIFY(picture.isAbsent(0, 1) && picture.isTrueZero(1, 0) && picture.diverging);
    QCOMPARE(sentenceFor(picture, 0, 0), sentences::gives("a", "0.50", "x"));
    QCOMPARE(sentenceFor(picture, 0, 1), "“a” cannot see “y”: its weight is given as masked");
    QCOMPARE(sentenceFor(picture, 1, -1), "“b” gives no attention to any key: every weight is 0");
    QCOMPARE(sentenceFor(picture, 2, -1), sentences::looksEqually("“c”", "“x” and “y”", "−0.50"));
    QVERIFY(!pictureOf(attention, Stage::Scores).values);
}

void TestPicture::repeatedWordsAreNamedWithTheirPlace()
{
    const Picture picture =
        test::pictureOf({.words = {"The", "dog", "saw", "the", "cat"},
                         .scores = matrixOf({{1, 0, 0, 5, 0}, {0, 1, 0, 0, 9}, {0, 0, 1, 0, 0}, {0, 0, 0, 9, 5}, {0, 0, 0, 0, 9}})});
    QCOMPARE(sentenceFor(picture, 0, 3).section(" gives ", 0, 0), "“The” (1st word)");
    QVERIFY(sentenceFor(picture, 0, 3).endsWith("to “the” (4th word)"));
    QVERIFY(sentenceFor(picture, 3, 3).endsWith("to itself"));
    QVERIFY(sentenceFor(picture, 3, -1).startsWith("“the” (4th word) looks mostly at itself, "));
    QVERIFY(sentenceFor(picture, 1, 4).startsWith("“dog” gives "));
    const QStringList places{"1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th", "203rd"};
    const auto many = test::attentionOf({.words = QStringList(203, QStringLiteral("so"))});
    QStringList written, expected;
    for (const Index number : {1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 203})
        written << nameOf(*many, NamedSide::Key, number - 1);
    for (const QString& place : places)
        expected << QStringLiteral("“so” (%1 word)").arg(place);
    QCOMPARE(written, expected);
}

void TestPicture::rowsOfGivenScoresAreNoWords()
{
    Scene scene;
    scene.source = MatrixSource{std::make_shared<GivenScores>(GivenScores{"zeros", {"q", "q"}, {"a", "b", "c"}, Matrix::Zero(2, 3)})};
    const Picture picture = pictureOf(attend(scene, inputOf(scene), nullptr), Stage::Weights);
    QCOMPARE(sentenceFor(picture, 1, -1), sentences::looksEqually("“q” (2nd query)", "all 3 keys", "0.33"));
}

void TestPicture::undefinedRowsAreSaidToBe()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto attention = withWeights({.words = {"a", "b"}}, matrixOf({{nan, nan}, {0.5, 0.5}}), {RowState::Undefined, RowState::Normal});
    const Picture picture = pictureOf(attention, Stage::Weights);
    QCOMPARE(sentenceFor(picture, 0, 1), sentences::sumToZero("a"));
    QCOMPARE(sentenceFor(picture, 0, -1), sentences::sumToZero("a"));
    QCOMPARE(sentenceFor(picture, 1, -1), sentences::looksEqually("“b”", "“a” and itself", "0.50"));

    const Picture masked = test::pictureOf({.words = {"a"}, .mask = Mask::Self});
    QCOMPARE(sentenceFor(masked, 0, -1), sentences::hasNothing("a") + ": every key is masked");
    QVERIFY(masked.isAbsent(0, 0));
}

void TestPicture::sentencesSurviveOddWords()
{
    const QString endless(100'000, u'x');
    const Picture picture = test::pictureOf({.words = {endless, "%1 %2", "שלום"}, .scores = Matrix::Ones(3, 3)});
    QVERIFY(sentenceFor(picture, 0, 1).size() < 120);
    QVERIFY(sentenceFor(picture, 0, 1).contains("“%1 %2”"));
    // The right-to-left word is kept apart, so that it does not turn the sentence around it.
    QVERIFY(sentenceFor(picture, 2, 1).startsWith(QStringLiteral("“\u2068שלום\u2069”")));
}

void TestPicture::provenanceNamesEverything()
{
    QCOMPARE(provenanceText(provenanceOf(*attentionOf({.words = {"a", "b"}, .temperature = 0.8}))),
             "softmax · T 0.80 · mask none · made for a test");
    QCOMPARE(provenanceText(provenanceOf(*attentionOf({.words = {"a", "zorp"}, .normalizer = "hardmax", .mask = Mask::Causal}))),
             "hardmax · T 1.00 (no effect) · mask causal · made for a test · ? not in vocabulary");
    auto attention = std::make_shared<Attention>(*attentionOf({.words = {"a"}}));
    auto input = std::make_shared<Input>(*attention->input);
    input->queryTotal = input->keyTotal = 5000;
    attention->input = input;
    QVERIFY(provenanceText(provenanceOf(*attention)).endsWith("first 1 of 5000 words"));
    QLocale::setDefault(QLocale(QLocale::German));
    QVERIFY(provenanceText(provenanceOf(*attentionOf({.words = {"a"}, .temperature = 0.8}))).contains("T 0,80"));
}

QTEST_MAIN(TestPicture)
#include "test_picture.moc"
