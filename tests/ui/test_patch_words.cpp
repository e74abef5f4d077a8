#include "core/sources/source_table.h"
#include "tests/support/pictures.h"
#include "ui/figure/caption.h"
#include "ui/model/derivation/explained_cell.h"
#include "ui/model/derivation/row_gradient.h"
#include "ui/model/derivation/support_ticks.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/words/by_unit.h"
#include "ui/words/help/explanation.h"
#include "ui/words/patch_texts.h"
#include "ui/words/picture.h"
#include "ui/words/stage_texts.h"
#include "ui/words/word_name.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace softfocus;

namespace {

/// Eight by eight patches, the left four columns of a grey of 0.2 and the right four black: two patches of a kind score 0, two of different
/// kinds −0.2²/0.01 = −4.
std::shared_ptr<const SquarePicture> halfGrey()
{
    SquarePicture picture{"half.png", leastGrid * patchSide, {}};
    for (Index row = 0; row < picture.side; ++row)
        for (Index column = 0; column < picture.side; ++column)
            for (int colour = 0; colour < 3; ++colour)
                picture.pixels.push_back(column < picture.side / 2 ? 51 : 0);
    return std::make_shared<const SquarePicture>(std::move(picture));
}

struct Asked {
    Stage stage = Stage::Weights;
    PictureKind kind = PictureKind::Overlay;
    const char* normalizer = "softmax";
    double temperature = 1;
    Mask mask = Mask::None;
    double noise = 0;
};

std::shared_ptr<const Attention> attentionOf(const Asked& asked)
{
    Scene scene;
    ImageSource source;
    source.picture = halfGrey();
    source.grid = leastGrid;
    source.noise = asked.noise;
    scene.source = source;
    scene.view.stage = asked.stage;
    scene.view.picture = asked.kind;
    scene.variant.normalizer = *Normalizer::named(asked.normalizer);
    scene.variant.temperature = asked.temperature;
    scene.mask = asked.mask;
    return attend(scene, inputOf(scene), nullptr);
}

Picture pictureOf(const Asked& asked)
{
    return softfocus::pictureOf(attentionOf(asked), asked.stage);
}

/// The patch in the first row and column, counted from 1.
constexpr Index patchAt(Index row, Index column)
{
    return (row - 1) * leastGrid + column - 1;
}

QString workingOf(const ExplainedCell& cell, const QString& name)
{
    for (const WorkedLine& line : cell.lines)
        if (line.name == name)
            return line.working + (line.isExact ? " = " : " ≈ ") + line.result;
    return {};
}

QString allOf(const std::vector<TextSection>& sections)
{
    QStringList texts;
    for (const TextSection& section : sections)
        texts << section.heading << section.text;
    return texts.join(u'\n');
}

} // namespace

Q_DECLARE_METATYPE(Asked)

/// What is said where the units are the patches of a picture.
class TestPatchWords : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void cellsAndRowsHaveASentence_data()
    {
        QTest::addColumn<Asked>("asked");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("sentence");
        const int first = patchAt(1, 1), grey = patchAt(2, 3), black = patchAt(8, 5);
        const Asked weights, map{.kind = PictureKind::Map}, sparse{.normalizer = "sparsemax"},
            hard{.normalizer = "hardmax", .mask = Mask::Self}, scores{.stage = Stage::Scores},
            scoreMap{.stage = Stage::Scores, .kind = PictureKind::Map}, self{.mask = Mask::Self}, uniform{.temperature = INFINITY};
        QTest::newRow("weight") << weights << first << grey << "This patch gives 0.031 of its attention to the patch in row 2, column 3";
        QTest::newRow("small weight") << weights << first << black
                                      << "This patch gives 0.00056 of its attention to the patch in row 8, column 5";
        QTest::newRow("itself") << weights << first << first << "This patch gives 0.031 of its attention to itself";
        QTest::newRow("true zero") << sparse << first << black
                                   << "This patch gives no attention to the patch in row 8, column 5: exactly 0";
        QTest::newRow("masked") << self << first << first << "This patch cannot see itself: the mask hides every patch from itself";
        QTest::newRow("causal") << Asked{.mask = Mask::Causal} << first << grey
                                << "This patch cannot see the patch in row 2, column 3: the causal mask hides it";
        QTest::newRow("in the map") << map << first << grey
                                    << "The patch in row 1, column 1 gives 0.031 of its attention to the patch in row 2, column 3";
        QTest::newRow("row") << weights << black << -1 << "This patch looks equally at 32 patches, 0.031 each, and less at the others";
        QTest::newRow("uniform row") << uniform << first << -1 << "This patch looks equally at all 64 patches, 0.016 each";
        QTest::newRow("a row that sees nothing") << Asked{.kind = PictureKind::Map, .mask = Mask::None} << -1 << first
                                                 << "The patch in row 1, column 1 gets most attention from 32 patches, 0.031 each";
        QTest::newRow("column that nobody asks")
            << hard << -1 << first << "The patch in row 1, column 1 gets most attention from 31 patches, 0.032 each";
        QTest::newRow("score") << scores << first << black << "This patch scores −4.00 with the patch in row 8, column 5";
        QTest::newRow("score in the map") << scoreMap << black << first
                                          << "The patch in row 8, column 5 scores −4.00 with the patch in row 1, column 1";
        QTest::newRow("own score") << scores << first << first << "This patch scores 0.00 with itself";
        QTest::newRow("row of scores")
            << scores << first << -1 << "This patch scores highest with itself, 0.00, and lowest with the patch in row 8, column 8, −4.00";
        QTest::newRow("patch") << Asked{.stage = Stage::Vectors} << grey << -1
                               << "This patch (row 2, column 3): 64 colours, mean red 0.20, green 0.20, blue 0.20";
        QTest::newRow("patch in the map") << Asked{.stage = Stage::Vectors, .kind = PictureKind::Map} << grey << -1
                                          << "The patch in row 2, column 3: 64 colours, mean red 0.20, green 0.20, blue 0.20";
        QTest::newRow("colour") << Asked{.stage = Stage::Vectors, .kind = PictureKind::Map} << grey << 4
                                << "Green of pixel 2 of the patch in row 2, column 3: 0.20";
        QTest::newRow("colour after") << Asked{.stage = Stage::Output, .kind = PictureKind::Map, .normalizer = "hardmax"} << grey << 191
                                      << "Blue of pixel 64 of the patch in row 2, column 3 in its context: 0.20";
        QTest::newRow("dimension") << Asked{.stage = Stage::Vectors, .kind = PictureKind::Map} << -1 << 0 << "Red of pixel 1";
        QTest::newRow("what it becomes") << Asked{.stage = Stage::Output, .temperature = INFINITY} << black << -1
                                         << "This patch (row 8, column 5) becomes mean red 0.10, green 0.10, blue 0.10: mean squared error "
                                            "0.0100 from the patch as it is shown";
        QTest::newRow("what stays") << Asked{.stage = Stage::Output, .normalizer = "hardmax"} << black << -1
                                    << "This patch (row 8, column 5) becomes mean red 0.00, green 0.00, blue 0.00: mean squared error 0 "
                                       "from the patch as it is shown";
    }
    void cellsAndRowsHaveASentence()
    {
        QFETCH(Asked, asked);
        QFETCH(int, row);
        QFETCH(int, column);
        QTEST(sentenceFor(pictureOf(asked), row, column), "sentence");
    }

    void aNoisyPatchIsComparedWithTheCleanOneToo()
    {
        const QString sentence = sentenceFor(pictureOf({.stage = Stage::Output, .normalizer = "hardmax", .noise = 0.1}), 0, -1);
        static const QRegularExpression form(": mean squared error 0 from the patch as it is shown, (0\\.\\d{4}) from the clean patch$");
        const QRegularExpressionMatch match = form.match(sentence);
        QVERIFY2(match.hasMatch(), qPrintable(sentence));
        QVERIFY(std::abs(match.captured(1).toDouble() - 0.01) < 0.005); // the noise's variance
    }

    void rowsWithoutWeightsSaySo()
    {
        const auto input = std::make_shared<Input>(*attentionOf({})->input);
        input->queries.resize(1);
        input->keys.resize(1);
        const auto one = std::make_shared<const Matrix>(projectionsOf(*input)->keys->topRows(1));
        input->numbers = Projections{one, one, one, Comparison::SquaredDifference};
        input->patches = PatchGrid{1, one, 0};
        Scene scene = attentionOf({.mask = Mask::Self})->scene;
        const auto attention = attend(scene, input, nullptr);
        QCOMPARE(sentenceFor(softfocus::pictureOf(attention, Stage::Weights), 0, -1),
                 QString("This patch has nothing to attend to: every key is masked"));
        QCOMPARE(sentenceFor(softfocus::pictureOf(attention, Stage::Output), 0, -1),
                 QString("This patch (row 1, column 1) has nothing to attend to, so nothing is mixed"));
        QCOMPARE(workedTitle(workedRowOf(attention, 0)), QString("The patch in row 1, column 1 has nothing to attend to"));
        // 0/0 of linear scores that are all 0.
        scene.mask = Mask::None;
        scene.variant.normalizer = Normalizer::named("linear")->with({.negatives = Negatives::Keep});
        const auto undefined = attend(scene, input, nullptr);
        QCOMPARE(sentenceFor(softfocus::pictureOf(undefined, Stage::Output), 0, -1),
                 QString("What this patch (row 1, column 1) becomes is undefined"));
        QCOMPARE(mixErrors(*undefined), QStringList("the mix is undefined for some patches, and so is its mean squared error"));
        QCOMPARE(mixErrorText(*undefined), QString("mean squared error undefined"));
    }

    void aRightWordForEverySourceAndStage()
    {
        for (const PictureKind kind : {PictureKind::Overlay, PictureKind::Map})
            for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output}) {
                const auto attention = attentionOf({.stage = stage, .kind = kind, .mask = Mask::Self});
                const Picture picture = softfocus::pictureOf(attention, stage);
                QStringList texts{stageTitle(*attention, stage),
                                  stageSubtitle(*attention, stage),
                                  stageCaption(*attention, stage),
                                  picture.rowTitle.whole,
                                  picture.columnTitle.whole,
                                  picture.provenance,
                                  captionOf(figureOf(attention)),
                                  altTextOf(figureOf(attention)),
                                  figureTitle(figureOf(attention)),
                                  allOf(explanationOf(attention, 0)),
                                  textOf(explained(picture, {1, 2})),
                                  workedTitle(workedRowOf(attention, 0)),
                                  workedSummary(workedRowOf(attention, 0)),
                                  workedRemark(workedRowOf(attention, 0))};
                static const QRegularExpression foreign("\\b(words?|q·k|sentence|vocabulary|r1c\\d)\\b|√");
                for (const QString& text : texts)
                    QVERIFY2(!text.contains(foreign), qPrintable(text));
            }
    }

    void theExplanationSaysThatPatchesAreHiddenFromThemselves()
    {
        const QString all = allOf(explanationOf(attentionOf({.mask = Mask::Self}), 0));
        QVERIFY2(all.contains("The mask hides each patch from itself. 64 of 4,096 cells are hidden."), qPrintable(all));
    }

    void axesAndStagesAreNamed()
    {
        const auto attention = attentionOf({});
        const Picture weights = softfocus::pictureOf(attention, Stage::Weights);
        QCOMPARE(weights.rowTitle.whole, QString("query: the patch that asks"));
        QCOMPARE(weights.columnTitle.whole, QString("key: the patch that is asked"));
        QCOMPARE(stageCaption(*attention, Stage::Vectors), QString("64 × 192"));
        QCOMPARE(stageCaption(*attention, Stage::Scores), QString("−MSE / 0.01"));
        QCOMPARE(stageCaption(*attention, Stage::Output), QString("weights × patches"));
        QCOMPARE(truncationOf(*attention), QString());
        QCOMPARE(workedSummary(workedRowOf(attention, 0)), QString("entropy 5.13 bits · 35.0 effective patches · support 64 of 64"));
        QVERIFY(weights.provenance.endsWith("picture “half.png” in 8 × 8 patches"));
        const Picture noisy = pictureOf({.noise = 0.125});
        QVERIFY(noisy.provenance.endsWith("picture “half.png” in 8 × 8 patches with noise of 0.125 (seed 1)"));
    }

    void figuresAreDescribed()
    {
        const auto overlay = attentionOf({.normalizer = "sparsemax"});
        const QString caption = captionOf(figureOf(overlay)), alt = altTextOf(figureOf(overlay));
        QVERIFY2(caption.startsWith("Attention weights of picture “half.png” in 8 × 8 patches: sparsemax at temperature 1.00 over scores "
                                    "−MSE/0.01 of its patches. The framed patch asks, the patch in row 5, column 5; its weights lie over "
                                    "the picture. This patch looks equally at 32 patches, "),
                 qPrintable(caption));
        QVERIFY2(caption.endsWith("32 of 64 weights are exactly 0; there the picture is as it was."), qPrintable(caption));
        QVERIFY2(alt.startsWith("Picture of 8 × 8 patches: attention weights of picture “half.png”"), qPrintable(alt));
        QCOMPARE(alt.count("This patch"), 1);
        const QString map = captionOf(figureOf(attentionOf({.kind = PictureKind::Map, .mask = Mask::Self})));
        QVERIFY2(
            map.contains(
                "Rows are the patches that ask, columns those that are asked, each of them from the picture’s top left, row by "
                "row. The mask hides every patch from itself. Between different patches the largest weight is 0.032, in 1,984 places."),
            qPrintable(map));
        QVERIFY2(map.contains(". All keys receive equal attention (0.016 on average)."), qPrintable(map));
        QVERIFY(captionOf(figureOf(test::attentionOf({.words = {"a", "b", "c"}, .scores = Matrix::Zero(3, 3)})))
                    .contains("Between different words the largest weight is 0.33, in 6 places. All keys receive equal attention"));
        QVERIFY(captionOf(figureOf(test::attentionOf({.words = {"a", "b", "c"}, .scores = Matrix{{9, 1, 2}, {1, 9, 2}, {1, 2, 9}}})))
                    .contains("the largest weight is that of “a” on “c” ("));
        const QString output = captionOf(figureOf(attentionOf({.stage = Stage::Output, .temperature = INFINITY})));
        QVERIFY2(output.endsWith("Mean squared error between the picture and its mix 0.0100."), qPrintable(output));
    }

    void vectorsAreBeforeAnyMask()
    {
        const Figure vectors = figureOf(attentionOf({.stage = Stage::Vectors, .mask = Mask::Self}));
        for (const QString& text : {altTextOf(vectors), captionOf(vectors)})
            QVERIFY2(!text.contains("mask"), qPrintable(text));
        QVERIFY(altTextOf(figureOf(attentionOf({.mask = Mask::Self}))).contains("The mask hides every patch from itself."));
    }

    void theOutputHasItsErrors()
    {
        QCOMPARE(mixErrors(*attentionOf({.temperature = INFINITY})),
                 QStringList("mean squared error between the picture and its mix 0.0100"));
        QCOMPARE(mixErrors(*attentionOf({.normalizer = "hardmax"})), QStringList("mean squared error between the picture and its mix 0"));
        const auto noisy = attentionOf({.temperature = 2, .noise = 0.1});
        const QStringList errors = mixErrors(*noisy);
        QCOMPARE(errors.size(), 2);
        QVERIFY2(errors[0].startsWith("mean squared error between the noisy picture and its mix 0.0"), qPrintable(errors[0]));
        static const QRegularExpression form(
            "^noise 0\\.1: mean squared error against the clean picture (0\\.\\d{4}) before, (0\\.\\d{4}) after$");
        const QRegularExpressionMatch match = form.match(errors[1]);
        QVERIFY2(match.hasMatch(), qPrintable(errors[1]));
        QVERIFY(std::abs(match.captured(1).toDouble() - 0.01) < 0.001); // the noise's variance
        QVERIFY(match.captured(2).toDouble() < match.captured(1).toDouble());
        const auto map = attentionOf({.stage = Stage::Output, .kind = PictureKind::Map, .temperature = 2, .noise = 0.1});
        QVERIFY(
            stageSubtitle(*map, Stage::Output)
                .endsWith("mean squared error against the clean picture " + match.captured(2) + ", before mixing " + match.captured(1)));
    }

    void aScoreIsWorkedFromItsDifferences()
    {
        const Picture picture = pictureOf({.stage = Stage::Scores});
        const ExplainedCell cell = explained(picture, {patchAt(1, 1), patchAt(8, 5)});
        QCOMPARE(cell.title, QString("Row 1, column 1 → row 8, column 5"));
        QCOMPARE(workingOf(cell, "MSE"), QString("7.68 / 192 ≈ 0.0400"));
        QCOMPARE(workingOf(cell, "s"), QString("−0.0400 / 0.01 ≈ −4.00"));
        QVERIFY(textOf(cell).contains("sum of 192 squared differences"));
        QVERIFY(latexOf(cell).contains("\\mathrm{MSE}"));
        const ExplainedCell weight = explained(pictureOf({}), {patchAt(1, 1), patchAt(8, 5)});
        QVERIFY2(textOf(weight).contains("(−MSE / 0.01)"), qPrintable(textOf(weight)));
    }

    void weightsHaveTheDigitsOfTheirInput()
    {
        Input input;
        input.unit = UnitKind::Patch;
        QCOMPARE(weightTextFor(input, 0.0123), QString("0.012"));
        for (const UnitKind few : {UnitKind::Word, UnitKind::Entry}) {
            input.unit = few;
            QCOMPARE(weightTextFor(input, 0.0123), QString("0.01"));
        }
        const WorkedRow row = workedRowOf(attentionOf({}), patchAt(1, 1));
        QCOMPARE(row.weightTextOf(patchAt(2, 3)), QString("0.031"));
    }

    void numbersFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(sentenceFor(pictureOf({}), 0, patchAt(8, 5)),
                 QString("This patch gives 0,00056 of its attention to the patch in row 8, column 5"));
        QCOMPARE(stageCaption(*attentionOf({}), Stage::Scores), QString("−MSE / 0,01"));
        QCOMPARE(mixErrors(*attentionOf({.temperature = INFINITY})),
                 QStringList("mean squared error between the picture and its mix 0,0100"));
        QVERIFY(pictureOf({.noise = 0.125}).provenance.contains("noise of 0,125"));
    }

    void nothingIsNearToWords()
    {
        QVERIFY(!hasNearestWords(*attentionOf({.stage = Stage::Output})));
        Scene words;
        QVERIFY(hasNearestWords(*attend(words, inputOf(words), nullptr)));
    }

    void keysAndTicksHaveShortNames()
    {
        const auto attention = attentionOf({.normalizer = "sparsemax", .temperature = 10});
        const WorkedRow row = workedRowOf(attention, patchAt(1, 1));
        QCOMPARE(row.keyText(patchAt(8, 5)), QString("r8c5"));
        QCOMPARE(row.keyName(patchAt(8, 5)), QString("row 8, column 5"));
        const RowGradient gradient = gradientOf(row);
        QCOMPARE(gradient.labels.front(), QString("r1c1"));
        QVERIFY2(gradientSentence(gradient, 0, 1).startsWith("∂w of row 1, column 1 by the score of row 1, column 2 = "),
                 qPrintable(gradientSentence(gradient, 0, 1)));
        const std::vector<SupportTick> ticks = supportTicksOf(*attention, patchAt(1, 1));
        QVERIFY(!ticks.empty());
        for (const SupportTick& tick : ticks)
            QVERIFY2(tick.sentence.startsWith("Row "), qPrintable(tick.sentence));
    }
};

QTEST_MAIN(TestPatchWords)
#include "test_patch_words.moc"
