#include "core/sources/source_table.h"
#include "ui/figure/caption.h"
#include "ui/model/derivation/explained_cell.h"
#include "ui/model/derivation/word_move.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/words/help/explanation.h"
#include "ui/words/picture.h"
#include "ui/words/provenance.h"
#include "ui/words/stage_texts.h"
#include "ui/words/word_name.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace softfocus;

namespace {

struct Asked {
    QString asking = QStringLiteral("My grandma cooks"), asked = QStringLiteral("My grandmother bakes cookies");
    Stage stage = Stage::Weights;
    const char* normalizer = "softmax";
    Mask mask = Mask::None;
    PictureKind kind = PictureKind::Map;
};

std::shared_ptr<const Attention> attentionOf(const Asked& asked)
{
    Scene scene;
    scene.source = PairSource{asked.asking.toStdString(), asked.asked.toStdString()};
    scene.view.stage = asked.stage;
    scene.variant.normalizer = *Normalizer::named(asked.normalizer);
    scene.view.picture = asked.kind;
    scene.mask = asked.mask;
    return attend(scene, inputOf(scene), nullptr);
}

QString sentenceOf(const Asked& asked, Index row, Index column)
{
    return sentenceFor(pictureOf(attentionOf(asked), asked.stage), row, column);
}

} // namespace

/// What is said where the words of one sentence ask those of another.
class TestPairWords : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void cellsNameBothWords()
    {
        QVERIFY(sentenceOf({}, 1, 2).startsWith("“grandma” gives "));
        QVERIFY(sentenceOf({}, 1, 2).endsWith(" of its attention to “bakes”"));
        QCOMPARE(sentenceOf({.normalizer = "hardmax"}, 1, 2), QString("“grandma” gives no attention to “bakes”: exactly 0"));
        QCOMPARE(sentenceOf({.normalizer = "hardmax"}, 1, -1), QString("“grandma” looks only at “grandmother”"));
        QCOMPARE(sentenceOf({.normalizer = "hardmax"}, -1, 2), QString("“bakes” gets no attention"));
        QVERIFY(sentenceOf({.stage = Stage::Scores}, 2, 3).startsWith("“cooks” · “cookies” score "));
        QVERIFY(sentenceOf({.stage = Stage::Output}, 2, 0).startsWith("dimension 1 of “cooks” in its context: "));
    }

    void vectorsAreThoseOfBoth()
    {
        QVERIFY(sentenceOf({.stage = Stage::Vectors}, 1, 0).startsWith("dimension 1 of “grandma” (query): "));
        QVERIFY(sentenceOf({.stage = Stage::Vectors}, 3, -1).startsWith("“My” (key) is a list of 100 numbers, "));
        const auto attention = attentionOf({.stage = Stage::Vectors});
        const Picture picture = pictureOf(attention, Stage::Vectors);
        for (Index row = 0; row < picture.values->rows(); ++row) {
            QVERIFY(!sentenceFor(picture, row, -1).isEmpty());
            QVERIFY(!explained(picture, {row, 0}).title.isEmpty());
        }
        QVERIFY2(captionOf(figureOf(attention)).contains("and then those of the one that is asked"),
                 qPrintable(captionOf(figureOf(attention))));
        QVERIFY(
            explanationOf(attention, 0).front().text.startsWith("Each of the 7 rows is a word, those of the sentence that asks before "));
    }

    /// It is another word, though it is written alike and stands at the same place.
    void theSameWordInBothIsNotItself()
    {
        QVERIFY(sentenceOf({}, 0, 0).startsWith("“My” gives "));
        QVERIFY(sentenceOf({}, 0, 0).endsWith(" of its attention to “My” of the other sentence"));
        QVERIFY(sentenceOf({}, -1, 0).startsWith("“My” gets most attention from “My” of the other sentence, "));
        QVERIFY(sentenceOf({.stage = Stage::Scores}, 0, 0).startsWith("“My” · “My” of the other sentence score "));
        QVERIFY(!sentenceOf({}, 0, 2).contains("other sentence"));
        const QString caption = captionOf(figureOf(attentionOf({.asking = "them", .asked = "Them him", .normalizer = "hardmax"})));
        QVERIFY2(caption.contains("The largest weight is that of “them” on “Them” of the other sentence (1.00)."), qPrintable(caption));
        QVERIFY(!sentenceOf({}, 0, -1).contains("itself"));
        QCOMPARE(sentenceOf({.asking = "a b a", .asked = "b a", .normalizer = "hardmax"}, 2, -1),
                 QString("“a” (3rd word) looks only at “a” of the other sentence"));
    }

    void axesAndStagesSayWhoAsks()
    {
        const auto attention = attentionOf({});
        const Picture picture = pictureOf(attention, Stage::Weights);
        QCOMPARE(picture.rowTitle.whole, QString("query: a word of the sentence that asks"));
        QCOMPARE(picture.columnTitle.whole, QString("key: a word of the sentence that is asked"));
        QCOMPARE(picture.rowTitle.brief, QString("query"));
        QVERIFY(stageSubtitle(*attention, Stage::Weights).startsWith("each row is one word’s attention to the other sentence; "));
        QVERIFY(stageSubtitle(*attention, Stage::Vectors).endsWith("those that ask before those that are asked"));
        QVERIFY(stageSubtitle(*attention, Stage::Output).contains("the vectors of the words that are asked"));
        QVERIFY(workedSummary(workedRowOf(attention, 0)).contains("effective words"));
        QCOMPARE(workedTitle(workedRowOf(attention, 1)), QString("“grandma” attends to"));
        QCOMPARE(explained(picture, {1, 2}).title, QString("“grandma” → “bakes”"));
    }

    void figuresAreOfBothSentences()
    {
        const auto attention = attentionOf({.mask = Mask::Self});
        QCOMPARE(figureTitle(figureOf(attention)),
                 QString("Attention weights of “My grandma cooks” asking “My grandmother bakes cookies”"));
        const QString caption = captionOf(figureOf(attention));
        QVERIFY2(
            caption.contains(": softmax at temperature 1.00 over scores q·k/√d of 100-d word vectors. Rows are the words of the sentence "
                             "that asks, columns those of the one that is asked. The largest weight is that of “"),
            qPrintable(caption));
        QVERIFY2(!caption.contains("mask") && !caption.contains("different words"), qPrintable(caption));
        QVERIFY(altTextOf(figureOf(attention)).startsWith("Heatmap of 3 × 4 cells: attention weights of “My grandma cooks” asking “"));
        QVERIFY(captionOf(figureOf(attentionOf({.asked = "zorpfl bakes"}))).contains("A question mark stands at words"));
    }

    void threadsAreNoHeatmap()
    {
        const Figure figure = figureOf(attentionOf({.normalizer = "hardmax", .kind = PictureKind::Threads}));
        const QString sides = " On the left are the words of the sentence that asks, on the right those of the one that is asked. ";
        const QString caption = captionOf(figure), alt = altTextOf(figure);
        QVERIFY2(alt.startsWith("Threads from queries to keys, 3 × 4: attention weights of “My grandma cooks” asking “"), qPrintable(alt));
        QVERIFY2(alt.contains(sides) && caption.contains(sides), qPrintable(caption));
        QVERIFY2(caption.endsWith("9 of 12 weights are exactly 0 and have no thread."), qPrintable(caption));
        QVERIFY2(!(caption + alt).contains(QRegularExpression("Rows are|Heatmap|dotted")), qPrintable(caption));
        Figure strip = figure;
        strip.panels.push_back(strip.panels.front());
        QVERIFY2(altTextOf(strip).startsWith("Threads from queries to keys, 3 × 4 each: "), qPrintable(altTextOf(strip)));
        QVERIFY2(!(captionOf(strip) + altTextOf(strip)).contains("Rows are"), qPrintable(captionOf(strip)));
    }

    void longTextsSayWhatIsShown_data()
    {
        QTest::addColumn<int>("asking");
        QTest::addColumn<int>("asked");
        QTest::addColumn<QString>("truncation");
        QTest::addColumn<QString>("provenance");
        QTest::newRow("neither") << 3 << 1024 << ""
                                 << "";
        QTest::newRow("the asking one") << 1500 << 3 << "the first 1,024 of 1,500 words that ask are shown"
                                        << "first 1,024 of 1,500 words that ask";
        QTest::newRow("the asked one") << 3 << 1500 << "the first 1,024 of 1,500 words that are asked are shown"
                                       << "first 1,024 of 1,500 words that are asked";
        QTest::newRow("both") << 2000 << 1500
                              << "the first 1,024 of 2,000 words that ask and the first 1,024 of 1,500 that are asked are shown"
                              << "first 1,024 of 2,000 words that ask · first 1,024 of 1,500 words that are asked";
    }
    void longTextsSayWhatIsShown()
    {
        QFETCH(int, asking);
        QFETCH(int, asked);
        const auto attention =
            attentionOf({.asking = QStringLiteral("word ").repeated(asking), .asked = QStringLiteral("word ").repeated(asked)});
        QTEST(truncationOf(*attention), "truncation");
        const QString provenance = provenanceText(provenanceOf(*attention));
        QTEST(provenance.section(" · 100-d word vectors", 1).mid(3), "provenance");
    }

    void rightToLeftWordsKeepTheirDirection()
    {
        QVERIFY(sentenceOf({.asking = "שלום", .asked = "peace and"}, 0, 0).startsWith(QStringLiteral("“\u2068שלום\u2069” gives ")));
        QVERIFY(sentenceOf({.asking = "peace", .asked = "שלום عالم"}, 0, 1).endsWith(QStringLiteral("to “\u2068عالم\u2069”")));
    }

    void emptySentencesSayNothingWrong()
    {
        for (const Asked& asked : {Asked{.asking = ""}, Asked{.asked = ""}, Asked{.asking = "", .asked = ""}}) {
            const auto attention = attentionOf(asked);
            QCOMPARE(sentenceFor(pictureOf(attention, Stage::Weights), 0, 0), QString());
            QVERIFY(!stageSubtitle(*attention, Stage::Output).isEmpty());
            QVERIFY(!explanationOf(attention, -1).empty());
            QCOMPARE(workedRowOf(attention, 0).query, Index(asked.asking.isEmpty() ? -1 : 0));
        }
        const WorkedRow row = workedRowOf(attentionOf({.asked = ""}), 1);
        QCOMPARE(workedTitle(row), QString("“grandma” has nothing to attend to"));
        QCOMPARE(workedSummary(row), QString("the sentence that is asked has no words"));
        QCOMPARE(workedRemark(row), QString());
    }

    void theExplanationTellsTheSentencesApart()
    {
        const std::vector<TextSection> sections = explanationOf(attentionOf({.mask = Mask::Causal}), 0);
        QCOMPARE(sections.front().text,
                 QString("Each of the 3 rows is a word of the sentence that asks, a query; each of the 4 columns is a word of "
                         "the sentence that is asked, a key."));
        const auto mask = std::ranges::find(sections, QString("Mask"), &TextSection::heading);
        QVERIFY(mask != sections.end());
        QVERIFY2(mask->text.startsWith("There is none: the words of two sentences"), qPrintable(mask->text));
    }

    /// From the query's own vector to a mix of the other sentence's.
    void aMoveLeadsFromOneSentenceIntoTheOther()
    {
        const auto attention = attentionOf({.stage = Stage::Output, .normalizer = "hardmax"});
        QVERIFY(hasNearestWords(*attention));
        const NearestWords words(WordVectors::bundled());
        const QString sentence = moveSentence(*attention, wordMoveOf(*attention, 1, words));
        QVERIFY2(sentence.startsWith("“grandma” is nearest to “grandma” before mixing and to “grandmother” after: "), qPrintable(sentence));
    }
};

QTEST_MAIN(TestPairWords)
#include "test_pair_words.moc"
