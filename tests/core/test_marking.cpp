#include "core/attention/marking.h"

#include "tests/support/patch_scenes.h"

#include <QTest>

#include <algorithm>

using namespace softfocus;
using test::pictureScene;
using test::resultOf;

namespace {

constexpr Index side = 4;

Scene sentence(Stage stage, std::vector<Mark> marks = {})
{
    Scene scene;
    scene.source = TextSource{"the cat saw the dog"};
    scene.view.stage = stage;
    scene.view.marks = std::move(marks);
    return scene;
}

Scene picture(Stage stage, std::vector<Mark> marks = {})
{
    Scene scene = pictureScene({}, side);
    scene.view.stage = stage;
    scene.view.marks = std::move(marks);
    return scene;
}

Mark rows(Index first, Index last)
{
    return {Span{first, last}, {}};
}
Mark columns(Index first, Index last)
{
    return {{}, Span{first, last}};
}

std::vector<Index> patchesIn(const std::vector<bool>& marked)
{
    std::vector<Index> patches;
    for (std::size_t patch = 0; patch < marked.size(); ++patch)
        if (marked[patch])
            patches.push_back(Index(patch));
    return patches;
}

} // namespace

class TestMarking : public QObject {
    Q_OBJECT

private slots:
    void rowsAreMarkedInAllStagesAndColumnsInScoresAndWeights()
    {
        const std::vector<Mark> marks{rows(1, 2), columns(3, 3), {Span{0, 0}, Span{4, 4}}, {}};
        for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output}) {
            const auto attention = resultOf(sentence(stage, marks));
            const std::vector<MarkedBlock> blocks = markedBlocks(*attention, stage);
            const bool hasKeys = stage == Stage::Scores || stage == Stage::Weights;
            QCOMPARE(blocks.size(), hasKeys ? 4u : 2u);
            QVERIFY(blocks[0].allColumns && !blocks[0].allRows);
            QCOMPARE(blocks[0].rows, (Span{1, 2}));
            QVERIFY(blocks.back().allColumns && blocks.back().allRows);
            if (hasKeys) {
                QCOMPARE(blocks[0].columns, (Span{0, 4}));
                QVERIFY(blocks[1].allRows && blocks[1].contains({2, 3}) && !blocks[1].contains({2, 2}));
                QVERIFY(blocks[2].isCell() && !blocks[1].isCell());
            }
        }
    }

    void whatLiesOutsideIsLeftOutAndOtherwiseCut()
    {
        const auto attention = resultOf(sentence(Stage::Weights, {rows(3, 20), rows(5, 6), columns(9, 9)}));
        const std::vector<MarkedBlock> blocks = markedBlocks(*attention, Stage::Weights);
        QCOMPARE(blocks.size(), 1u);
        QCOMPARE(blocks[0].rows, (Span{3, 4}));
    }

    void aCellIsMarkedAsWhatItIs()
    {
        const auto weights = resultOf(sentence(Stage::Weights)), vectors = resultOf(sentence(Stage::Vectors));
        QCOMPARE(markAt(*weights, {1, 2}), (Mark{Span{1, 1}, Span{2, 2}}));
        QCOMPARE(markAt(*weights, {1, -1}), rows(1, 1));
        QCOMPARE(markAt(*weights, {-1, 2}), columns(2, 2));
        QCOMPARE(markAt(*weights, {}), std::nullopt);
        QCOMPARE(markAt(*vectors, {1, 40}), rows(1, 1));
        QCOMPARE(markAt(*vectors, {-1, 40}), std::nullopt);
    }

    void aBlockLiesBetweenTwoCells()
    {
        const auto weights = resultOf(sentence(Stage::Weights));
        QCOMPARE(marksBetween(*weights, {3, 1}, {1, 4}), (std::vector<Mark>{{Span{1, 3}, Span{1, 4}}}));
        QCOMPARE(marksBetween(*weights, {3, -1}, {1, -1}), std::vector<Mark>{rows(1, 3)});
        QCOMPARE(marksBetween(*weights, {-1, 4}, {-1, 2}), std::vector<Mark>{columns(2, 4)});
        QVERIFY(marksBetween(*weights, {-1, 4}, {2, -1}).empty());
    }

    void overAPictureAPatchIsMarked()
    {
        const auto weights = resultOf(picture(Stage::Weights)), output = resultOf(picture(Stage::Output));
        QCOMPARE(markAt(*weights, {5, 9}), rows(9, 9));
        QCOMPARE(markAt(*output, {9, -1}), rows(9, 9));
        QCOMPARE(marksBetween(*weights, {5, 6}, {5, 9}), (std::vector<Mark>{rows(5, 6), rows(9, 10)}));
    }

    void patchesAreMarkedForEveryOneOrForTheOneThatAsks()
    {
        const std::vector<Mark> marks{rows(1, 2), {Span{5, 5}, Span{9, 9}}, columns(15, 15)};
        const auto weights = resultOf(picture(Stage::Weights, marks)), output = resultOf(picture(Stage::Output, marks));
        QCOMPARE(patchesIn(markedPatches(*weights, Stage::Weights, 5)), (std::vector<Index>{1, 2, 9, 15}));
        QCOMPARE(patchesIn(markedPatches(*weights, Stage::Weights, 6)), (std::vector<Index>{1, 2, 15}));
        QCOMPARE(patchesIn(markedPatches(*weights, Stage::Weights, -1)), (std::vector<Index>{1, 2}));
        QCOMPARE(patchesIn(markedPatches(*output, Stage::Output, 5)), (std::vector<Index>{1, 2}));
    }
};

QTEST_APPLESS_MAIN(TestMarking)
#include "test_marking.moc"
