#include "tests/support/shown_part.h"
#include "tests/support/toy_model.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/tables/candidate_table.h"
#include "ui/controls/text/term_mark.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/prediction/masked_text.h"
#include "ui/model/prediction/what_if.h"
#include "ui/panels/what_if/what_if_panel.h"
#include "ui/words/what_if_text.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <chrono>
#include <functional>
#include <limits>

using namespace softfocus;
using namespace softfocus::test;

namespace {

/// The scene of a head of a model whose run is made by hand.
Scene headScene(const char* normalizer = "softmax", double temperature = 1)
{
    Scene scene;
    ModelSource source;
    source.model = std::string("/nowhere/toy");
    source.layer = 1;
    source.head = 2;
    scene.source = source;
    scene.variant = {Normalizer::named(normalizer).value(), temperature};
    return scene;
}

Scene with(Scene scene, const std::function<void(ModelSource&)>& change)
{
    change(std::get<ModelSource>(scene.source));
    return scene;
}

/// Results of a model that was made by hand.
class HandResults : public ResultSource {
public:
    HandResults() { show(headScene(), nullptr); }

    const std::shared_ptr<const Attention>& attention() const override { return m_attention; }
    bool isMoving() const override { return m_isMoving; }

    void setMoving(bool moving)
    {
        m_isMoving = moving;
        if (!moving)
            emit settled();
    }
    void show(const Scene& scene, const std::shared_ptr<const ModelRun>& run)
    {
        auto input = std::make_shared<Input>();
        input->run = run;
        input->isSelfAttention = true;
        if (run && !run->source.pieces.empty())
            input->numbers = projectionsOf(*attentionIn(*run->trace, AttentionPart::Self, 1), 2);
        for (const Piece& piece : run ? run->source.pieces : std::vector<Piece>())
            input->queries.push_back({piece.text, piece.begin, piece.length});
        input->keys = input->queries;
        m_attention = attend(scene, input, nullptr);
        emit changed();
    }
    void fail(const Error& fault)
    {
        auto input = std::make_shared<Input>();
        input->fault = fault;
        m_attention = attend(headScene(), input, nullptr);
        emit changed();
    }

private:
    std::shared_ptr<const Attention> m_attention;
    bool m_isMoving = false;
};

/// Somebody who watches and has no patience, and the temperatures of what he is told.
struct Watched {
    HandResults results;
    WhatIf whatIf{results, nullptr, std::chrono::milliseconds(0)};
    std::shared_ptr<const ModelRun> run = toyRun(toyModel(ModelFamily::Bert), "w7 [MASK] w9");
    std::vector<double> told;

    Watched()
    {
        QObject::connect(&whatIf, &WhatIf::changed, &whatIf,
                         [this] { told.push_back(whatIf.foretold()->attention->scene.variant.temperature); });
        whatIf.watch();
        QTRY_VERIFY(!whatIf.isComputing());
        told.clear();
    }
    void show(double temperature) { results.show(headScene("softmax", temperature), run); }
};

/// The panel over a model that was made by hand.
struct Shown : OwnDocument {
    HandResults results;
    SceneEditor editor{document};
    WhatIf whatIf{results};
    WhatIfPanel panel{editor, selection, whatIf};

    explicit Shown(QSize size = {358, 520}) : OwnDocument(headScene())
    {
        showTheme(panel, Theme::light());
        showActive(panel, size);
    }

    /// Waits until what is shown is of the last result.
    void show(const Scene& scene, const std::shared_ptr<const ModelRun>& run)
    {
        results.show(scene, run);
        QTRY_VERIFY(whatIf.foretold() && whatIf.foretold()->attention == results.attention() && !whatIf.isComputing());
    }
    CandidateTable& table() { return *panel.findChild<CandidateTable*>(); }
    QString text(const char* name) { return panel.findChild<QLabel*>(QString::fromLatin1(name))->text(); }
    bool isSeen(const char* name) { return panel.findChild<QWidget*>(QString::fromLatin1(name))->isVisible(); }
};

const std::string text = "w7 [MASK] w9 w12 [MASK]";

} // namespace

/// What a model predicts, as it is and as it becomes, and how it is shown.
class TestWhatIf : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void atRestOnlyTheNewestIsTold()
    {
        Watched watched;
        watched.show(2);
        watched.show(3);
        QTRY_VERIFY(!watched.whatIf.isComputing());
        QCOMPARE(watched.told, std::vector<double>{3});
    }

    /// However slow the model is, there is something to see.
    void ofADragEachAnswerIsFinishedAndTheNewestIsNext()
    {
        Watched watched;
        watched.results.setMoving(true);
        for (const double temperature : {2, 3, 4})
            watched.show(temperature);
        QTRY_VERIFY(!watched.whatIf.isComputing());
        QCOMPARE(watched.told, (std::vector<double>{2, 4}));
        watched.show(5);
        watched.show(6);
        watched.results.setMoving(false); // now nobody waits for what is under way
        QTRY_VERIFY(!watched.whatIf.isComputing());
        QCOMPARE(watched.told, (std::vector<double>{2, 4, 6}));
    }

    void nothingIsForetoldWhileNobodyWatches()
    {
        HandResults results;
        WhatIf whatIf(results);
        QSignalSpy changes(&whatIf, &WhatIf::changed);
        results.show(headScene("hardmax"), toyRun(toyModel(ModelFamily::Bert), text));
        QVERIFY(!whatIf.isComputing());
        whatIf.watch();
        QVERIFY(whatIf.isComputing());
        QVERIFY(changes.wait());
        QVERIFY(whatIf.foretold()->prediction);
        whatIf.unwatch();
        results.show(headScene("sparsemax"), toyRun(toyModel(ModelFamily::Bert), text));
        QVERIFY(!whatIf.isComputing());
        QCOMPARE(changes.size(), 1);
    }

    void whatWasStaysUntilTheNewIsWhole()
    {
        HandResults results;
        WhatIf whatIf(results);
        const auto model = toyModel(ModelFamily::Bert);
        results.show(headScene(), toyRun(model, text));
        whatIf.watch();
        QTRY_VERIFY(whatIf.foretold() && !whatIf.isComputing());
        const auto before = whatIf.foretold()->prediction;
        for (const double temperature : {0.5, 0.4, 0.3})
            results.show(headScene("softmax", temperature), results.attention()->input->run);
        QCOMPARE(whatIf.foretold()->prediction, before);
        QTRY_VERIFY(!whatIf.isComputing() && whatIf.foretold()->prediction->intervention);
        QTRY_COMPARE(whatIf.foretold()->prediction->intervention->variant.temperature, 0.3);
        QCOMPARE(whatIf.foretold()->prediction->asItIs.logits, before->asItIs.logits);
    }

    void anotherViewForetellsNothingAnew()
    {
        HandResults results;
        WhatIf whatIf(results);
        const auto run = toyRun(toyModel(ModelFamily::Bert), text);
        results.show(headScene(), run);
        whatIf.watch();
        QTRY_VERIFY(whatIf.foretold() && !whatIf.isComputing());
        Scene scene = headScene();
        scene.view.query = 2;
        results.show(scene, run);
        QVERIFY(!whatIf.isComputing());
    }

    void aModelThatCannotBeOpenedSaysWhy()
    {
        Shown shown;
        shown.show(headScene(), toyRun(toyModel(ModelFamily::Bert), text));
        QVERIFY(shown.table().isVisible());
        shown.results.fail(Error{std::string("The folder is gone.")});
        QCOMPARE(shown.text("nothingForetold"), QStringLiteral("The folder is gone."));
        QVERIFY(!shown.table().isVisible());
    }

    void candidatesStandBesideEachOther()
    {
        Shown shown;
        const auto run = toyRun(toyModel(ModelFamily::Gpt2), "w7 w9 w12");
        shown.show(headScene(), run);
        QCOMPARE(shown.text("whatIfQuestion"), QStringLiteral("What comes next"));
        QVERIFY(shown.text("whatIfActs").startsWith(QStringLiteral("Softmax at T = 1 is what the model was trained with")));
        QTableView& view = shown.table().view();
        QCOMPARE(view.model()->columnCount(), 2);
        QCOMPARE(view.model()->rowCount(), 10);
        QVERIFY(!shown.isSeen("whatIfChange"));
        shown.show(headScene("hardmax"), run);
        QCOMPARE(view.model()->columnCount(), 3);
        QCOMPARE(view.model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("as it is"));
        QCOMPARE(view.model()->headerData(2, Qt::Horizontal).toString(), QStringLiteral("as it becomes"));
        QVERIFY(view.model()->rowCount() >= 10);
        QCOMPARE(shown.text("whatIfActs"), QStringLiteral("hardmax acts on head 2 of layer 1."));
        QVERIFY2(shown.text("whatIfChange").contains(QStringLiteral("of the probability moves")),
                 qUtf8Printable(shown.text("whatIfChange")));
        const Prediction& prediction = *shown.whatIf.foretold()->prediction;
        const CandidateLine& first = shown.table().lines().lines.front();
        QCOMPARE(first.asItIs, prediction.places[0].pieces[0].asItIs);
        QCOMPARE(first.asItBecomes, prediction.places[0].pieces[0].asItBecomes);
        QVERIFY(first.sentence.contains(QStringLiteral("as it becomes")));
        for (const CandidateLine& line : shown.table().lines().lines)
            QVERIFY(line.asItIs <= shown.table().lines().most && line.asItBecomes <= shown.table().lines().most);
        QCOMPARE(view.model()->index(0, 1).data(Qt::AccessibleDescriptionRole).toString(), first.sentence);
    }

    void whatComesAndWhatLeavesIsMarked()
    {
        Shown shown;
        shown.show(headScene("hardmax"), toyRun(toyModel(ModelFamily::Gpt2), "w7 w9 w12 w30 w21 w8"));
        const PredictedPlace& place = shown.whatIf.foretold()->prediction->places.front();
        const auto& lines = shown.table().lines().lines;
        QCOMPARE(lines.size(), place.pieces.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool comes = !place.pieces[i].isAmongOld, leaves = !place.pieces[i].isAmongNew;
            QCOMPARE(lines[i].move == CandidateLine::Move::Comes, comes);
            QCOMPARE(lines[i].move == CandidateLine::Move::Leaves, leaves);
            const QString name = shown.table().view().model()->index(int(i), 0).data().toString();
            QCOMPARE(name.startsWith(u'+'), comes);
            QCOMPARE(name.startsWith(QChar(0x2212)), leaves);
        }
    }

    void severalMasksAreAChoice()
    {
        Shown shown;
        shown.show(headScene(), toyRun(toyModel(ModelFamily::Bert), text));
        const auto& places = shown.whatIf.foretold()->prediction->places;
        auto* choice = shown.panel.findChild<Segments*>(QStringLiteral("whatIfPlaces"));
        QVERIFY(choice->isVisible());
        QCOMPARE(shown.text("whatIfQuestion"), QStringLiteral("What stands at [MASK], 1 of 2"));
        QCOMPARE(shown.table().lines().lines.front().asItIs, places[0].pieces[0].asItIs);
        QTest::mouseClick(&choice->segment(1), Qt::LeftButton);
        QCOMPARE(shown.text("whatIfQuestion"), QStringLiteral("What stands at [MASK], 2 of 2"));
        QCOMPARE(shown.table().lines().lines.front().asItIs, places[1].pieces[0].asItIs);
        QVERIFY(!choice->segment(2).isVisible());
        shown.show(headScene(), toyRun(toyModel(ModelFamily::Bert), "w7 [MASK]"));
        QVERIFY(!choice->isVisible());
        QCOMPARE(shown.text("whatIfQuestion"), QStringLiteral("What stands at [MASK]"));
    }

    void aTextWithoutAMaskSaysHowToWriteOne()
    {
        Shown shown;
        shown.show(headScene(), toyRun(toyModel(ModelFamily::Bert), "w7 w9"));
        QVERIFY(!shown.table().isVisible());
        QVERIFY(shown.text("nothingForetold").contains(QStringLiteral("Write [MASK] in place of a word")));
        QVERIFY(shown.isSeen("maskWord"));
    }

    void aWordIsMaskedWhole()
    {
        HandResults results;
        const auto masked = [&](Index query) { return withMaskedWord(*results.attention(), query); };
        results.show(headScene(), toyRun(toyModel(ModelFamily::Bert), "w7 w9 [MASK]"));
        QCOMPARE(*masked(1), std::string("w7 [MASK] [MASK]"));
        QVERIFY(!masked(-1).ok());
        QVERIFY2(masked(2).message().find("mask already") != std::string::npos, masked(2).message().c_str());
        // A piece is a part of its word.
        auto run = std::make_shared<ModelRun>(*toyRun(toyModel(ModelFamily::Bert), "w7 w9"));
        run->source.text = "aw7 w9b";
        run->source.pieces[0].begin = 1;
        run->source.pieces[1].begin = 4;
        results.show(headScene(), run);
        QCOMPARE(*masked(0), std::string("[MASK] w9b"));
        QCOMPARE(*masked(1), std::string("aw7 [MASK]"));
        results.show(headScene(), toyRun(toyModel(ModelFamily::Bert), ""));
        QVERIFY(!masked(0).ok());
    }

    void aTranslationMarksTheWordsThatChange()
    {
        Shown shown;
        const auto model = toyModel(ModelFamily::Marian);
        const auto run = std::make_shared<ModelRun>(*toyRun(model, "w7 w9 w12 w30"));
        shown.show(headScene(), run);
        QVERIFY(shown.isSeen("asItIs") && !shown.isSeen("asItBecomes"));
        Scene scene = with(headScene("hardmax"), [](ModelSource& source) { source.scope = WhatIfScope::Model; });
        shown.show(scene, run);
        const Prediction& prediction = *shown.whatIf.foretold()->prediction;
        QVERIFY(shown.isSeen("bothTranslations"));
        QCOMPARE(std::size_t(shown.text("bothTranslations").count(QStringLiteral("<u>"))),
                 prediction.goneWords.size() + prediction.comeWords.size());
        shown.panel.resize(358, 300); // too low for as many lines as there are words
        QTRY_VERIFY(shown.isSeen("asItIs") && shown.isSeen("asItBecomes") && !shown.isSeen("bothTranslations"));
        QCOMPARE(shown.text("asItIs").contains(QStringLiteral("<u>")), !prediction.goneWords.empty());
        QCOMPARE(shown.text("asItBecomes").contains(QStringLiteral("<u>")), !prediction.comeWords.empty());
        QCOMPARE(shown.panel.findChild<QLabel*>(QStringLiteral("asItIs"))->accessibleName().toStdString(), prediction.asItIs.translation);
        QCOMPARE(shown.text("whatIfActs"), QStringLiteral("hardmax acts on all heads of the model."));
    }

    void aSecondTextIsAskedForAndTyped()
    {
        Shown shown;
        const auto run = toyRun(toyModel(ModelFamily::UseLite), "w7 w9");
        shown.show(headScene(), run);
        auto* field = shown.panel.findChild<QLineEdit*>(QStringLiteral("otherText"));
        QVERIFY(field->isVisible());
        QVERIFY(shown.text("nothingForetold").startsWith(QStringLiteral("Write a second text")));
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("w9 w7"));
        QCOMPARE(std::get<ModelSource>(shown.document.scene().source).other, std::string("w9 w7"));
        shown.editor.endEdits();
        QCOMPARE(shown.document.undoStack().count(), 1);
        shown.document.undoStack().undo();
        QCOMPARE(field->text(), QString());
        const auto hasOther = [](ModelSource& source) { source.other = "w9 w7"; };
        shown.show(with(headScene("sparsemax", 0.2), hasOther), run);
        QCOMPARE(shown.table().view().model()->rowCount(), 1);
        const CandidateLine& line = shown.table().lines().lines.front();
        const Prediction& prediction = *shown.whatIf.foretold()->prediction;
        QCOMPARE(line.asItIs, *prediction.asItIs.similarity);
        QCOMPARE(line.asItBecomes, *prediction.asItBecomes.similarity);
        QVERIFY(shown.text("whatIfChange").startsWith(QStringLiteral("Both texts become")));
    }

    void eachKindHasItsTermsExplained()
    {
        Shown shown;
        auto* mark = shown.panel.findChild<TermMark*>(QStringLiteral("whatIfTerms"));
        const auto terms = [&](ModelFamily family) {
            shown.show(headScene(), toyRun(toyModel(family), "w7 w9"));
            return mark->terms();
        };
        QCOMPARE(terms(ModelFamily::Bert), std::vector{Term::MaskToken});
        QCOMPARE(terms(ModelFamily::Gpt2), std::vector{Term::NextToken});
        QCOMPARE(terms(ModelFamily::UseLite), std::vector{Term::Similarity});
        QVERIFY(termText(Term::Similarity, *shown.results.attention(), 0).isUsed);
        QVERIFY(!termText(Term::MaskToken, *shown.results.attention(), 0).isUsed);
    }

    void whatActsIsSaid()
    {
        const auto bert = toyModel(ModelFamily::Bert), marian = toyModel(ModelFamily::Marian);
        const auto said = [](const Scene& scene, const std::shared_ptr<const OpenedModel>& model) { return actsText(scene, *model); };
        QCOMPARE(said(headScene("sparsemax", 0.5), bert), QStringLiteral("sparsemax at T = 0.50 acts on head 2 of layer 1."));
        Scene masked = headScene("softmax");
        masked.mask = Mask::Causal;
        QCOMPARE(said(masked, bert), QStringLiteral("softmax at T = 1.00 with a causal mask acts on head 2 of layer 1."));
        const auto layer = [](ModelSource& source) { source.scope = WhatIfScope::Layer; };
        QCOMPARE(said(with(headScene("hardmax"), layer), bert), QStringLiteral("hardmax acts on layer 1."));
        const auto mean = [](ModelSource& source) { source.head.reset(); };
        QCOMPARE(said(with(headScene("hardmax"), mean), bert), QStringLiteral("hardmax acts on layer 1."));
        const auto cross = [](ModelSource& source) { source.part = AttentionPart::Cross; };
        QCOMPARE(said(with(headScene("hardmax"), cross), marian),
                 QStringLiteral("hardmax acts on head 2 of layer 1 of the cross-attention."));
        QCOMPARE(said(headScene("hardmax"), marian), QStringLiteral("hardmax acts on head 2 of layer 1 of the encoder."));
        QVERIFY(said(with(masked, cross), marian).startsWith(QStringLiteral("Softmax at T = 1 is what")));
    }

    void barsShareAScaleThatFitsThem()
    {
        const auto line = [](double before, double after) { return CandidateLine{QStringLiteral("a"), before, after, {}, {}}; };
        QCOMPARE(mostOf({line(0.7, 0.1)}), 1.0);
        QCOMPARE(mostOf({line(0.3, 0.1), line(0.1, 0.5)}), 0.5);
        QCOMPARE(mostOf({line(0.004, 0.009)}), 0.01);
        QCOMPARE(mostOf({line(0, 0)}), 1.0);
        QCOMPARE(mostOf({line(0.04, std::numeric_limits<double>::quiet_NaN())}), 0.05);
    }

    void columnsAreMirroredFromRightToLeft()
    {
        Shown shown;
        shown.show(headScene("hardmax"), toyRun(toyModel(ModelFamily::Gpt2), "w7 w9 w12"));
        QTableView& view = shown.table().view();
        QVERIFY(view.columnViewportPosition(0) < view.columnViewportPosition(2));
        shown.panel.setLayoutDirection(Qt::RightToLeft);
        QTRY_VERIFY(view.columnViewportPosition(0) > view.columnViewportPosition(2));
    }

    void headersAreWholeInANarrowTable()
    {
        Shown shown({270, 420});
        shown.show(headScene("hardmax"), toyRun(toyModel(ModelFamily::Gpt2), "w7 w9 w12"));
        QTableView& view = shown.table().view();
        const QFontMetrics metrics(view.horizontalHeader()->font());
        for (int column = 1; column < 3; ++column)
            QVERIFY(view.columnWidth(column) >= metrics.horizontalAdvance(view.model()->headerData(column, Qt::Horizontal).toString()));
    }

    void nothingIsCutInALowAndNarrowPanel()
    {
        Shown shown({270, 240});
        shown.show(headScene("hardmax"), toyRun(toyModel(ModelFamily::Bert), text));
        const QWidget& content = *shown.panel.findChild<CandidateTable*>()->parentWidget();
        QVERIFY(content.width() <= shown.panel.width());
        for (const QLabel* label : shown.panel.findChildren<QLabel*>())
            if (label->isVisible()) // once the line that came last has its place
                QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qUtf8Printable(label->objectName()));
        QTRY_VERIFY(shown.table().visibleRows() >= 3);
    }
};

QTEST_MAIN(TestWhatIf)
#include "test_what_if.moc"
