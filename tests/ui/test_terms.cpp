#include "core/sources/model_source.h"
#include "core/sources/source_table.h"
#include "tests/support/own_settings.h"
#include "tests/support/patch_scenes.h"
#include "tests/support/pictures.h"
#include "tests/support/shown_window.h"
#include "tests/support/toy_model.h"
#include "ui/controls/tables/row_table.h"
#include "ui/controls/text/term_card.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/dialogs/keys_sheet.h"
#include "ui/dialogs/text_dialog.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/panels/card/cell_card.h"
#include "ui/panels/choices/controls_panel.h"
#include "ui/panels/stage/inspector_panel.h"
#include "ui/words/help/glossary.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QCursor>
#include <QLabel>
#include <QLayout>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSet>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

/// Words of everyday speech, in which a learner needs no help. A word that is neither here nor in the table of terms fails the test: it
/// belongs to the one or to the other.
const QString ordinaryWords = QStringLiteral(
    "a about add added adds all alone alike among an and as asked at attends axis back be beside below between big bits both by cells "
    "choose "
    "chosen click close code colour colours column columns copy cut different does each effect else equal every exact exactly fewer first "
    "fixed for from get gets given grid has have he here hide hides how if in instead into is it its larger least left less letters like "
    "limit line logarithmic long looks map matrix maximum me means more most much my names near never no none noise not nothing number "
    "numbers "
    "of off on one only open or other others out over parts patch patches picture pictures play print printed put red right row rows same "
    "say "
    "scale seed seen self sentence sentences set share shared show shown shows smaller so some somebody stand step still takes text than "
    "that "
    "the their them then there they this to together together two under up used way what when where which while who whose wide width with "
    "word words work works would you your zoom again sees just leaves display own higher by itself attention changes change "
    "green blue pixel pixels asks made vocabulary learned cat astronaut coffee normal as usual size cookies comes reading read "
    "file name count counts another enters enter finds until plain trained training mostly comparing compared compare "
    "legend titles tokens effective queries fold bars look j latex indigo simulate fewer less greys per side standard deviation s g "
    "weight large small divided far their units unit minus larger added patches other dimensions of “ ” my own matrix bars raise threshold "
    "everything starts found sums max glove order cancels go row’s word’s places show given are do softmax’s dimension match matches "
    "around own map’s layout single size timing equally stretch outlines");

/// What a learner reads on a part of the window.
QStringList textsOf(QWidget& part)
{
    QStringList texts;
    for (QWidget* widget : part.findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(&part))
            continue;
        if (const auto* label = qobject_cast<TextLabel*>(widget))
            texts << label->text();
        else if (const auto* prose = qobject_cast<QLabel*>(widget))
            texts << prose->text();
        else if (qobject_cast<QRadioButton*>(widget) || qobject_cast<QCheckBox*>(widget))
            texts << static_cast<QAbstractButton*>(widget)->text().section(u'\t', 0, 0);
        if (const auto* table = qobject_cast<QTableView*>(widget))
            for (int column = 0; column < table->model()->columnCount(); ++column)
                texts << table->model()->headerData(column, Qt::Horizontal).toString();
    }
    return texts;
}

/// The words and symbols of a text that nobody explains.
QStringList unexplained(QString text)
{
    static const QRegularExpression quoted(QStringLiteral("“[^”]*”"));
    text.remove(quoted);
    static const QSet<QString> ordinary = [] {
        const QStringList words = ordinaryWords.split(u' ');
        return QSet<QString>(words.begin(), words.end());
    }();
    QStringList rest;
    static const QRegularExpression word(QStringLiteral("\\p{L}+(?:[’'-]\\p{L}+)*"));
    for (auto match = word.globalMatch(withoutTerms(text)); match.hasNext();)
        if (const QString found = match.next().captured(); !ordinary.contains(found.toLower()))
            rest << found;
    return rest;
}

Scene withNormalizer(Scene scene, const NormalizerEntry& entry)
{
    scene.variant.normalizer = *Normalizer::named(entry.name);
    scene.variant.temperature = 0.8;
    return scene;
}

/// The window, with the card of terms.
struct Shown : ShownWindow {
    explicit Shown(const Scene& scene = {}, QSize size = {1440, 900}) : ShownWindow(scene, size) { window.picture().grab(); }

    TermMark& mark(const char* name) { return *find<TermMark>(name); }
    TermCard* card() { return window.findChild<TermCard*>(); }
    bool isOpen() { return card() && card()->isVisible(); }
    QString said() { return isOpen() ? card()->accessibleName() : QString(); }
    bool showsKeys()
    {
        const auto* sheet = window.findChild<KeysSheet*>();
        return sheet && sheet->isVisible();
    }
};

} // namespace

class TestTerms : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_settings.begin("softfocus-test-terms");
        QLocale::setDefault(QLocale::c());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void everyTermSaysWhatItIsAndWhatItIsHere()
    {
        for (int place = 0; place < termCount; ++place) {
            const TermText text = termText(static_cast<Term>(place), *test::attentionOf({.words = test::wordsOf(5)}), 2);
            QVERIFY2(!text.name.isEmpty() && text.meaning.endsWith(u'.') && text.here.endsWith(u'.'), qPrintable(text.name));
        }
    }

    void everyTermIsUsedSomewhere()
    {
        Scene translation;
        translation.source = usualModelSource(BundledModel::Translation);
        QSet<int> unused;
        for (int place = 0; place < termCount; ++place)
            unused.insert(place);
        std::vector<std::shared_ptr<const Attention>> results{test::resultOf(test::pictureScene({}, 8)),
                                                              attend(translation, inputOf(translation), nullptr)};
        for (const NormalizerEntry& entry : normalizerTable())
            results.push_back(test::attentionOf({.words = test::wordsOf(6), .normalizer = entry.name.data(), .dimensions = 12}));
        for (const ModelFamily family : {ModelFamily::Bert, ModelFamily::Gpt2, ModelFamily::UseLite}) {
            auto result = std::make_shared<Attention>(*results.back());
            auto input = std::make_shared<Input>(*result->input);
            input->run = test::toyRun(test::toyModel(family), "w7 w9");
            result->input = std::move(input);
            results.push_back(std::move(result));
        }
        for (const auto& result : results)
            for (int place = 0; place < termCount; ++place)
                if (termText(static_cast<Term>(place), *result, 1).here != QString("Not used here."))
                    unused.remove(place);
        QVERIFY2(unused.isEmpty(), qPrintable(QString::number(unused.isEmpty() ? -1 : *unused.begin())));
    }

    void effectiveWordsHaveTheNumberOfTheInspector()
    {
        ShownWindow shown;
        const QString said = termText(Term::EffectiveWords, *shown.document.attention(), shown.selection.query()).here;
        static const QRegularExpression form("^(\\S+) effective words: as spread out as looking equally at (\\S+) words\\.$");
        const QRegularExpressionMatch match = form.match(said);
        QVERIFY2(match.hasMatch(), qPrintable(said));
        QCOMPARE(match.captured(1), match.captured(2));
        QVERIFY(shown.find<TextLabel>("inspectorSummary")->text().contains(match.captured(1) + " effective words"));
    }

    void theThresholdIsToldInTheScoresOwnNumbers()
    {
        // sparsemax of 1, 0.5, −1: τ of x is (0 − 0.5 − 1)/2, and 1 − 0.75 is 0.25.
        const auto result = test::attentionOf({.words = {"a", "b", "c"}, .normalizer = "sparsemax", .scores = Matrix{{1, 0.5, -1}}});
        QCOMPARE(termText(Term::Threshold, *result, 0).here, QString("τ = −0.750 here: only scores above 0.250 have a weight."));
    }

    void anExpAndItsSumAreThoseOfTheTable()
    {
        // softmax of 1, 0: exp is 1 and 0.368, which sum to 1.368.
        const auto result = test::attentionOf({.words = {"a", "b"}, .scores = Matrix{{1, 0}}});
        QCOMPARE(termText(Term::Exponential, *result, 0).here,
                 QString("At T = 1.00 one more point of score makes the exp 2.718 times as large."));
        QCOMPARE(termText(Term::Sum, *result, 0).here,
                 QString("Σ = 1.368 here, the sum of the column exp: each of its numbers divided by that is a weight."));
        const auto sparse = test::attentionOf({.words = {"a", "b"}, .normalizer = "sparsemax", .scores = Matrix{{1, 0}}});
        QCOMPARE(termText(Term::Sum, *sparse, 0).here, QString("The weights of this row sum to 1.00."));
    }

    void noCardOfTheInspectorIsLongOrTellsWhatIsNotUsed()
    {
        for (const NormalizerEntry& entry : normalizerTable()) {
            Shown shown(withNormalizer({}, entry));
            for (const char* name : {"tableTerms", "summaryTerms", "formulaTerms", "remarkTerms"}) {
                TermMark& mark = shown.mark(name);
                if (!mark.isVisible())
                    continue;
                mark.showCard();
                QVERIFY2(shown.isOpen(), name);
                QVERIFY2(!shown.said().contains("Not used here"), qPrintable(shown.said()));
                QVERIFY2(shown.said().count(u'\n') < 4, qPrintable(shown.said()));
                mark.hideCard();
            }
        }
    }

    void theFormulaHasAMarkOfItsOwn()
    {
        Shown shown;
        QCOMPARE(shown.mark("tableTerms").terms(), (std::vector{Term::Query, Term::Key, Term::Score, Term::Weight}));
        QCOMPARE(shown.mark("formulaTerms").terms(), (std::vector{Term::Exponential, Term::Sum, Term::Largest}));
    }

    void rowsWithoutANumberSaySo()
    {
        const auto masked = test::attentionOf({.words = {"alone"}, .mask = Mask::Self});
        const auto none = test::attentionOf({});
        for (int place = 0; place < termCount; ++place) {
            QVERIFY(!termText(static_cast<Term>(place), *masked, 0).here.isEmpty());
            QCOMPARE(termText(static_cast<Term>(place), *none, -1).here, QString("No row is chosen."));
        }
    }

    void symbolsAreFoundInTheirOrder()
    {
        QCOMPARE(termsIn("wⱼ = max(½xⱼ − τ, 0)²"), (std::vector{Term::Weight, Term::Below, Term::Threshold}));
        QCOMPARE(termsIn("entropy 1.20 bits · 2.3 effective words · support 5 of 5"),
                 (std::vector{Term::Entropy, Term::EffectiveWords, Term::Support}));
        QCOMPARE(termsIn("q · k"), (std::vector{Term::Product}));
        QCOMPARE(termsIn("the weather"), std::vector<Term>());
    }

    void everyTermShownIsInTheTable_data()
    {
        QTest::addColumn<Scene>("scene");
        for (const NormalizerEntry& entry : normalizerTable())
            QTest::newRow(entry.name.data()) << withNormalizer({}, entry);
        Scene pair, given;
        pair.source = PairSource{"My grandma bakes", "She cooks"};
        QTest::newRow("two sentences") << pair;
        QTest::newRow("a picture") << test::pictureScene({}, 8);
        GivenScores scores{"scores.csv", {"q"}, {"k", "l"}, Matrix{{4, 1}}};
        given.source = MatrixSource{std::make_shared<const GivenScores>(scores)};
        QTest::newRow("scores") << given;
        scores.kind = GivenKind::Weights;
        scores.scores = Matrix{{0.75, 0.25}};
        given.source = MatrixSource{std::make_shared<const GivenScores>(scores)};
        QTest::newRow("weights") << given;
    }
    void everyTermShownIsInTheTable()
    {
        QFETCH(Scene, scene);
        Shown shown(scene);
        shown.selection.choose(0);
        QStringList texts;
        for (const Stage stage : stagesOf(*shown.document.attention())) {
            shown.edit([stage](Scene& edited) { edited.view.stage = stage; });
            QTRY_COMPARE(shown.document.attention()->scene.view.stage, stage);
            shown.selection.explain({0, 1});
            if (auto* card = shown.find<CellCard>("cellCard"); card && card->isVisible())
                texts << textsOf(*card);
        }
        texts << textsOf(*shown.window.findChild<InspectorPanel*>()) << textsOf(*shown.window.findChild<ControlsPanel*>());
        QVERIFY(texts.size() > 15);
        QStringList missing;
        for (const QString& text : texts)
            for (const QString& word : unexplained(text))
                missing << QStringLiteral("%1 in «%2»").arg(word, text);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void whatAMarkIsAboutIsNamed()
    {
        Shown shown(withNormalizer({}, *std::ranges::find(normalizerTable(), "entmax", &NormalizerEntry::name)));
        const auto marks = shown.window.findChildren<TermMark*>();
        QVERIFY(marks.size() >= 8);
        for (TermMark* mark : marks) {
            QVERIFY2(mark->accessibleName().startsWith("What is this? ") || !mark->isVisible(), qPrintable(mark->objectName()));
            QVERIFY(mark->focusPolicy() & Qt::TabFocus);
        }
        QCOMPARE(shown.mark("summaryTerms").accessibleName(), QString("What is this? entropy, effective words, support"));
        QCOMPARE(shown.mark("alphaTerms").terms(), std::vector{Term::Alpha});
        const std::vector<Term> remark = shown.mark("remarkTerms").terms();
        QCOMPARE(remark, (std::vector{Term::Threshold, Term::Alpha}));
    }

    void pointingAtAMarkShowsItsCardAndLeavingTakesItAway()
    {
        Shown shown;
        TermMark& mark = shown.mark("summaryTerms");
        QTest::mouseMove(&mark, mark.rect().center());
        QTRY_VERIFY(shown.isOpen());
        QVERIFY2(shown.said().contains("effective words: as spread out as looking equally at"), qPrintable(shown.said()));
        QVERIFY(shown.window.rect().contains(shown.card()->geometry()));
        QVERIFY(!shown.card()->geometry().contains(mark.mapTo(&shown.window, mark.rect().center())));
        QTest::mouseMove(&shown.map(), {4, 4});
        QTRY_VERIFY(!shown.isOpen());
    }

    void theCardFollowsTheNumbersUntilEscape()
    {
        Shown shown;
        TermMark& mark = shown.mark("temperatureTerms");
        mark.setFocus(Qt::TabFocusReason);
        shown.press(Qt::Key_Space);
        QVERIFY(shown.isOpen());
        QVERIFY(shown.said().contains("T = 1 here"));
        shown.edit([](Scene& scene) { scene.variant.temperature = 0.5; });
        QTRY_VERIFY(shown.said().contains("T = 0.50 here: as if all scores were 2.000 times as large."));
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.isOpen());
        QCOMPARE(shown.window.focusWidget(), &mark);
    }

    void f1IsAboutTheControlThatHasTheKeyboardAndElseAboutTheKeys()
    {
        Shown shown;
        shown.find<QWidget>("temperatureSlider")->setFocus(Qt::TabFocusReason);
        shown.press(Qt::Key_F1);
        QVERIFY2(shown.said().startsWith("temperature T: "), qPrintable(shown.said()));
        QVERIFY(!shown.showsKeys());
        shown.press(Qt::Key_F1);
        QVERIFY(!shown.isOpen());
        QVERIFY(shown.showsKeys());
        shown.press(Qt::Key_F1);
        QVERIFY(!shown.showsKeys());
        shown.map().setFocus();
        shown.press(Qt::Key_F1);
        QVERIFY(shown.showsKeys());
        QVERIFY(!shown.isOpen());
    }

    void f1IsAboutTheControlUnderThePointerAfterAClickOnIt()
    {
        Shown shown;
        auto* slider = shown.find<QWidget>("temperatureSlider");
        shown.map().setFocus(); // where a click leaves the keyboard
        QCursor::setPos(slider->mapToGlobal(slider->rect().center()));
        QTRY_COMPARE(QApplication::widgetAt(QCursor::pos()), slider);
        shown.press(Qt::Key_F1);
        QVERIFY2(shown.said().startsWith("temperature T: "), qPrintable(shown.said()));
        QVERIFY(!shown.showsKeys());
        QCOMPARE(shown.window.focusWidget(), &shown.map());
        shown.press(Qt::Key_F1);
        QVERIFY(shown.showsKeys());
    }

    void theKeyboardGoingElsewhereTakesTheCardAway()
    {
        Shown shown;
        shown.find<QWidget>("temperatureSlider")->setFocus(Qt::TabFocusReason);
        shown.press(Qt::Key_F1);
        QVERIFY(shown.isOpen());
        shown.map().setFocus();
        QVERIFY(!shown.isOpen());
    }

    void everyCardIsInsideASmallWindow()
    {
        Shown shown({}, {900, 600});
        QStringList seen;
        for (TermMark* mark : shown.window.findChildren<TermMark*>()) {
            if (!mark->isVisible())
                continue;
            mark->showCard();
            QVERIFY(shown.isOpen());
            seen << mark->objectName();
            QVERIFY2(shown.window.rect().contains(shown.card()->geometry()), qPrintable(mark->objectName()));
            const int wanted = shown.card()->layout()->totalHeightForWidth(shown.card()->width());
            QVERIFY2(shown.card()->height() >= wanted, qPrintable(mark->objectName()));
            mark->hideCard();
        }
        QVERIFY(seen.size() >= 4);
    }

    void theGlossaryTellsEveryTermWithTheRowsNumbers()
    {
        Shown shown;
        const std::vector<TextSection> sections = glossaryOf(*shown.document.attention(), shown.selection.query());
        QCOMPARE(int(sections.size()), termCount + 1);
        const auto* action = shown.find<QAction>("glossary");
        QVERIFY(action);
        shown.find<QAction>("glossary")->trigger();
        auto* dialog = shown.find<TextDialog>("glossary");
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(dialog->findChildren<QLabel*>("textHeading").size() >= termCount);
        dialog->close();
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestTerms)
#include "test_terms.moc"
