#include "core/sources/source_table.h"
#include "ui/words/help/about.h"
#include "ui/words/help/explanation.h"

#include <QRegularExpression>
#include <QTest>

using namespace softfocus;

namespace {

std::shared_ptr<const Attention> attentionOf(const Scene& scene)
{
    return attend(scene, inputOf(scene), nullptr);
}

Scene sceneOf(const char* normalizer, double temperature = 1, Stage stage = Stage::Weights)
{
    Scene scene;
    scene.variant.normalizer = *Normalizer::named(normalizer);
    scene.variant.temperature = temperature;
    scene.view.stage = stage;
    return scene;
}

Scene given(Matrix matrix, GivenKind kind = GivenKind::Scores)
{
    GivenScores scores;
    scores.origin = "head.csv";
    scores.queries = {"one", "two"};
    scores.keys = {"here", "there"};
    scores.scores = std::move(matrix);
    scores.kind = kind;
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(scores), {}};
    return scene;
}

Matrix twoByTwo(double a, double b, double c, double d)
{
    Matrix matrix(2, 2);
    matrix << a, b, c, d;
    return matrix;
}

Scene with(Scene scene, void (*change)(Scene&))
{
    change(scene);
    return scene;
}

} // namespace

class TestExplanation : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void whatIsSaidFollowsTheResult_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("text");
        const auto add = [](const char* name, const Scene& scene, const char* heading, const char* text) {
            QTest::newRow(name) << scene << QString(heading) << QString::fromUtf8(text);
        };
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const Scene softmax = sceneOf("softmax");
        add("words", softmax, "Attention weights",
            "Each of the 5 rows is a word that asks, a query; each of the 5 columns is a word that is asked, a key.");
        add("a matrix", given(twoByTwo(1, 2, 3, 4)), "Attention weights",
            "Each of the 2 rows is a query, each of the 2 columns a key, as they are named in head.csv.");
        add("vectors", sceneOf("softmax", 1, Stage::Vectors), "Word vectors",
            "Each of the 5 rows is a word, each of the 100 columns one dimension of the words’ vectors.");
        add("scores", sceneOf("softmax", 1, Stage::Scores), "Scores", "the sum of the products of their 100 numbers, divided by √100.");
        add("given scores", with(given(twoByTwo(1, 2, 3, 4)), [](Scene& scene) { scene.view.stage = Stage::Scores; }), "Scores",
            "They were given in head.csv.");
        add("the row", sceneOf("hardmax"), "The chosen row", "“cookies” looks only at itself.");
        add("softmax", softmax, "Normalizer",
            "softmax turns the scores of each row into weights (smooth: every word keeps a little). None of the 25 weights is exactly 0.");
        add("hardmax", sceneOf("hardmax"), "Normalizer", "20 of the 25 weights are exactly 0.");
        add("output", sceneOf("hardmax", 1, Stage::Output), "Normalizer", "20 of the 25 weights are exactly 0.");
        add("T is 1", softmax, "Temperature", "It is 1: the scores count as they are.");
        add("T is 0", sceneOf("softmax", 0), "Temperature", "the limit of ever sharper rows");
        add("T is ∞", sceneOf("softmax", infinity), "Temperature", "the limit of ever more uniform rows");
        add("T is 2", sceneOf("softmax", 2), "Temperature",
            "It is 2.00: every score is divided by it, as if all were 0.50 times as large.");
        add("T has no effect", sceneOf("hardmax", 2), "Temperature", "It is 2.00 and has no effect: only the order of the scores counts");
        add("no mask", softmax, "Mask", "There is none: every query sees every key.");
        add("causal", with(softmax, [](Scene& scene) { scene.mask = Mask::Causal; }), "Mask", "come after it. 10 of 25 cells are hidden.");
        add("self", with(softmax, [](Scene& scene) { scene.mask = Mask::Self; }), "Mask", "from itself. 5 of 25 cells are hidden.");
        add("given as masked", given(twoByTwo(1, -infinity, 3, 4)), "Mask", "some entries were given as masked. 1 of 4 cells are hidden.");
        add("sums to 1", softmax, "Sums", "Every row sums to 1.");
        add("sums to anything", given(twoByTwo(0.5, 0.25, 1, 1), GivenKind::Weights), "Sums",
            "the least is 0.75 (“one”), the most 2.00 (“two”).");
        add("nothing to attend to", given(twoByTwo(-infinity, -infinity, 3, 4)), "Sums",
            "Rows that have nothing to attend to, and sum to 0: 1. Every other row sums to 1.");
        add("given weights", given(twoByTwo(0.5, 0.5, 0, 1), GivenKind::Weights), "Weights",
            "They were given in head.csv and are shown as they are.");
        add("colours", softmax, "Colours", "They run from 0 to 1.00.");
        add("colours of scores", given(twoByTwo(1, -2, 3, 4)), "Colours", "They run from 0 to 1.00.");
        add("row colours", with(softmax, [](Scene& scene) { scene.view.range = ScaleRange::RowMaximum; }), "Colours",
            "Each row has a scale of its own");
        add("threads", with(softmax, [](Scene& scene) { scene.view.picture = PictureKind::Threads; }), "Colours",
            "A thread leads from each query to each key.");
        add("no words", with(softmax, [](Scene& scene) { scene.source = TextSource{""}; }), "Attention weights",
            "There is no word to show");
    }
    void whatIsSaidFollowsTheResult()
    {
        QFETCH(Scene, scene);
        QFETCH(QString, heading);
        QFETCH(QString, text);
        const auto attention = attentionOf(scene);
        QStringList all;
        bool found = false;
        for (const TextSection& section : explanationOf(attention, attention->queryCount() - 1)) {
            all << section.heading + ": " + section.text;
            found = found || (section.heading == heading && section.text.contains(text));
        }
        QVERIFY2(found, qPrintable(all.join('\n')));
    }

    void nothingIsSaidOfAStageThatTheResultLacks()
    {
        const Scene scene = with(given(twoByTwo(1, 2, 3, 4)), [](Scene& changed) { changed.view.stage = Stage::Vectors; });
        const std::vector<TextSection> sections = explanationOf(attentionOf(scene), 0);
        QCOMPARE(sections.size(), std::size_t(1));
        QVERIFY(sections.front().text.contains("no vectors"));
    }

    void everySentenceIsWhole()
    {
        for (const NormalizerEntry& entry : normalizerTable())
            for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output}) {
                const Scene scene = sceneOf(std::string(entry.name).c_str(), 0.5, stage);
                for (const TextSection& section : explanationOf(attentionOf(scene), 0)) {
                    QVERIFY(!section.heading.isEmpty());
                    QVERIFY2(section.text.endsWith('.') && !section.text.contains('%') && !section.text.contains(".."),
                             qPrintable(section.text));
                }
            }
    }

    void theLicenceIsInParagraphs()
    {
        const std::vector<TextSection> sections = aboutText("1.2", "MIT License\n\nOne\nparagraph\nof it.\n");
        QVERIFY(sections.front().heading.contains("1.2"));
        QCOMPARE(sections.back().text, QString("MIT License\n\nOne paragraph of it."));
    }
};

QTEST_GUILESS_MAIN(TestExplanation)
#include "test_explanation.moc"
