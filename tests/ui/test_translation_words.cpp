#include "core/sources/model_source.h"
#include "core/sources/source_table.h"
#include "ui/figure/caption.h"
#include "ui/figure/figure.h"
#include "ui/words/help/explanation.h"
#include "ui/words/mask_text.h"
#include "ui/words/picture.h"
#include "ui/words/source_note.h"
#include "ui/words/stage_texts.h"
#include "ui/words/terms.h"
#include "ui/words/translation_text.h"
#include "ui/words/word_name.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace softfocus;

namespace {

std::shared_ptr<const Attention> resultOf(const Scene& scene)
{
    return attend(scene, inputOf(scene), nullptr);
}

Scene sceneOf(AttentionPart part, std::int64_t head = 3, std::int64_t layer = 1)
{
    Scene scene;
    ModelSource source = usualModelSource(BundledModel::Translation);
    source.part = part;
    source.head = head;
    source.layer = layer;
    scene.source = source;
    return scene;
}

std::shared_ptr<const Attention> shown(AttentionPart part = AttentionPart::Cross, std::int64_t head = 3, std::int64_t layer = 1)
{
    return resultOf(sceneOf(part, head, layer));
}

QString allOf(const std::vector<TextSection>& sections)
{
    QString text;
    for (const TextSection& section : sections)
        text += section.heading + u'\n' + section.text + u'\n';
    return text;
}

} // namespace

/// What is said of a translation: of where its words come from, and of what it had read when it wrote them.
class TestTranslationWords : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QLocale::setDefault(QLocale::c());
    }

    void rowsAreNamedByWhatTheyWrite()
    {
        const auto result = shown();
        const Picture picture = pictureOf(result, Stage::Weights);
        QCOMPARE(picture.rows.front().text, QStringLiteral("Mi"));
        QCOMPARE(picture.rows[1].text, QStringLiteral("abuela"));
        QCOMPARE(picture.columns.front().text, QStringLiteral("My"));
        const QString sentence = sentenceFor(picture, 1, 1);
        static const QRegularExpression form("^“abuela” gives 0\\.9\\d of its attention to “grandmother”$");
        QVERIFY2(form.match(sentence).hasMatch(), qPrintable(sentence));
        QCOMPARE(picture.rowTitle.whole, QStringLiteral("query: a piece of the translation, as it is written"));
        QCOMPARE(picture.columnTitle.whole, QStringLiteral("key: a piece of the text"));
    }

    void theDecoderAsksWhatWasReadBefore()
    {
        const auto result = shown(AttentionPart::Decoder, 0, 0);
        const Picture picture = pictureOf(result, Stage::Weights);
        QCOMPARE(picture.rows[1].text, QStringLiteral("abuela"));
        QCOMPARE(picture.columns[1].text, QStringLiteral("Mi")); // behind what writing starts with
        QCOMPARE(picture.columnTitle.whole, QStringLiteral("key: a piece that was read before"));
        QVERIFY(sentenceFor(picture, 0, 3).endsWith("the model hides what comes later"));
        QVERIFY(!isOfTranslation(*result->input) && isOfWriting(*result->input));
        QVERIFY(whyNoMask(*result->input).startsWith("The model has a mask of its own"));
        QCOMPARE(alignedShareText(*result), QString());
    }

    void theEncoderIsOneText()
    {
        const auto result = shown(AttentionPart::Self, 0, 0);
        QVERIFY(!isOfTranslation(*result->input) && !isOfWriting(*result->input));
        QVERIFY(!pictureOf(result, Stage::Weights).rowTitle.whole.contains("translation"));
        QCOMPARE(whyNoMask(*result->input), QString());
    }

    void nothingSpeaksOfTwoSentences()
    {
        for (const AttentionPart part : {AttentionPart::Cross, AttentionPart::Self, AttentionPart::Decoder})
            for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output}) {
                Scene scene = sceneOf(part);
                scene.view.stage = stage;
                const auto result = resultOf(scene);
                QString said = allOf(explanationOf(result, 1)) + stageSubtitle(*result, stage) + stageTitle(*result, stage) +
                               captionOf(figureOf(result)) + whyNoMask(*result->input);
                const Picture picture = pictureOf(result, stage);
                for (Index row = 0; row < picture.values->rows(); ++row)
                    said += sentenceFor(picture, row, -1) + sentenceFor(picture, row, 0);
                QVERIFY2(!said.contains("sentence that") && !said.contains("other sentence") && !said.contains("two sentences"),
                         qPrintable(said));
                QVERIFY2(!said.contains("Plain word vectors"), qPrintable(said));
            }
    }

    void theCaptionTellsTextAndTranslation()
    {
        const QString caption = captionOf(figureOf(shown()));
        QVERIFY2(caption.contains("“My grandmother bakes incredible cookies” translated as “Mi abuela hornea galletas increíbles”"),
                 qPrintable(caption));
        QVERIFY2(caption.contains("Rows are the pieces of the translation, each as it is written, columns those of its text."),
                 qPrintable(caption));
    }

    void itIsSaidWhatWasMeasured()
    {
        const auto clear = shown();
        QVERIFY(measuredHeadText(*clear).startsWith("Head 3 of layer 1 is the clearest one"));
        QVERIFY(measuredHeadText(*clear).contains("0.966 of 116 words"));
        QVERIFY(measuredHeadText(*shown(AttentionPart::Cross, 0)).contains("0.828 of 116"));
        QVERIFY(measuredHeadText(*shown(AttentionPart::Cross, 0, 0)).contains("align nothing"));
        QCOMPARE(measuredHeadText(*shown(AttentionPart::Self)), QString());
        QVERIFY(*alignedShareOf(*clear) > 0.8);
        QVERIFY(*alignedShareOf(*clear) > *alignedShareOf(*shown(AttentionPart::Cross, 0, 0)));
        QVERIFY(stageSubtitle(*clear, Stage::Weights).contains("this head tells the pieces of the text apart to 0.9"));
        QVERIFY(allOf(explanationOf(clear, 0)).contains("clearest one"));
    }

    void whatTheModelCannotDoIsSaidPlainly()
    {
        const SourceNoteText note = sourceNoteOf(*shown());
        QVERIFY(note.stays);
        for (const char* part : {"about ten words", "“Hello”", "trained by this project", "Tatoeba", "CC BY 2.0 FR"})
            QVERIFY2(note.whole.contains(QString::fromUtf8(part)), part);
        QVERIFY(note.brief.contains("“Hello”") && note.brief.size() < note.whole.size());
        const TermText term = termText(Term::Translator, *shown(), 0);
        QVERIFY(term.isUsed && term.meaning.contains("117,459") && term.here.contains("BLEU 44"));
        QVERIFY(termText(Term::Alignment, *shown(), 0).here.contains("0.966"));
        Scene words;
        QVERIFY(!termText(Term::Translator, *resultOf(words), 0).isUsed && !termText(Term::Alignment, *resultOf(words), 0).isUsed);
        QVERIFY(!sourceNoteOf(*resultOf(words)).stays);
    }
};

QTEST_MAIN(TestTranslationWords)

#include "test_translation_words.moc"
