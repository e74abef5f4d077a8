#include "tests/support/explore.h"
#include "tests/support/own_settings.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/panels/stage/status_line.h"
#include "ui/words/stage_texts.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QStatusTipEvent>
#include <QTest>

using namespace softfocus;

namespace {

/// The whole window over a document of its own, shown and active.
struct Shown {
    Document document;
    Selection selection{document};
    MainWindow window;
    bool isActive = false;

    explicit Shown(QSize size = {1360, 860}, const Scene& scene = {}) : document(scene), window(document, selection)
    {
        window.resize(size);
        window.show();
        window.activateWindow();
        isActive = QTest::qWaitForWindowActive(&window);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
    }
    template <class Part>
    Part& part(const char* name)
    {
        return *window.findChild<Part*>(name);
    }
    QMenuBar& bar() { return part<QMenuBar>("menuBar"); }
    QAction& action(const char* name) { return part<QAction>(name); }
    /// The window's commands; other actions are those of text fields.
    QList<QAction*> commands() { return window.actions(); }
};

/// All actions in a menu and in the menus within it.
QList<QAction*> leavesOf(const QMenu& menu)
{
    QList<QAction*> leaves;
    for (QAction* action : menu.actions()) {
        if (action->menu())
            leaves += leavesOf(*action->menu());
        else if (!action->isSeparator())
            leaves << action;
    }
    return leaves;
}

/// What a dialog says, in all.
QString textOf(const QDialog& dialog)
{
    return dialog.accessibleDescription();
}

} // namespace

class TestMenus : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QApplication::setApplicationVersion("1.2.3");
        m_settings.begin("softfocus-test");
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void theBarIsThereWhereThereIsRoom_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("shown");
        QTest::newRow("usual") << QSize(1360, 860) << true;
        QTest::newRow("just") << QSize(860, 720) << true;
        QTest::newRow("low") << QSize(1360, 719) << false;
        QTest::newRow("narrow") << QSize(859, 860) << false;
        QTest::newRow("small") << QSize(900, 600) << false;
    }
    void theBarIsThereWhereThereIsRoom()
    {
        QFETCH(QSize, size);
        QFETCH(bool, shown);
        Shown one(size);
        QTRY_COMPARE(one.window.size(), size);
        QCOMPARE(one.bar().isVisible(), shown);
        QCOMPARE(one.part<QWidget>("menuButton").isVisible(), !shown);
        QCOMPARE(one.action("menuBar").isChecked(), shown);
    }

    void theBarComesAndGoesWithTheSize()
    {
        Shown shown({900, 600});
        QTRY_VERIFY(!shown.bar().isVisible());
        shown.window.resize(1360, 860);
        QTRY_VERIFY(shown.bar().isVisible());
        shown.window.resize(900, 600);
        QTRY_VERIFY(!shown.bar().isVisible());
    }

    void theBarCanBeChosenForGood()
    {
        {
            Shown shown;
            QVERIFY(shown.isActive);
            shown.press(Qt::Key_M, Qt::ControlModifier);
            QVERIFY(!shown.bar().isVisible() && shown.part<QWidget>("menuButton").isVisible());
            QVERIFY(!shown.action("menuBar").isChecked());
            shown.window.close();
        }
        {
            Shown again;
            QVERIFY(!again.bar().isVisible());
            again.window.resize(900, 600);
            QTRY_COMPARE(again.window.size(), QSize(900, 600));
            again.action("menuBar").trigger();
            QVERIFY(again.bar().isVisible() && again.action("menuBar").isChecked());
            again.window.close();
        }
        Shown small({900, 600});
        QVERIFY(small.bar().isVisible());
    }

    void aPresentationHasNoBar()
    {
        Shown shown;
        shown.press(Qt::Key_F11);
        QVERIFY(shown.window.isPresenting() && !shown.bar().isVisible());
        shown.press(Qt::Key_Escape);
        QTRY_VERIFY(shown.bar().isVisible());
        shown.window.close();
        QVERIFY2(!QSettings().contains("window/menuBar"), "nobody chose it");
    }

    void theBarIsOnTheGroundOfThePanels_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void theBarIsOnTheGroundOfThePanels()
    {
        QFETCH(bool, dark);
        const QPalette original = QApplication::palette();
        if (dark)
            QApplication::setPalette(QPalette(QColor(30, 30, 30)));
        {
            Shown shown;
            QTRY_COMPARE(shownTheme().dark, dark);
            const QImage bar = shown.bar().grab().toImage();
            QCOMPARE(bar.pixelColor(2, 2).rgb(), shownTheme().panel.rgb());
            QCOMPARE(bar.pixelColor(bar.width() - 3, bar.height() / 2).rgb(), shownTheme().panel.rgb());
            shown.bar().setActiveAction(shown.bar().actions()[1]);
            QVERIFY2(shown.bar().grab().toImage() != bar, "the menu that is pointed at stands out");
        }
        QApplication::setPalette(original);
    }

    void theMenusAreInTheirOrder()
    {
        Shown shown;
        QStringList titles;
        for (const QAction* menu : shown.bar().actions())
            titles << menu->text().remove('&');
        QCOMPARE(titles, (QStringList{"File", "Edit", "View", "Attention", "Figure", "Help"}));
    }

    void everyCommandIsInOneMenu()
    {
        Shown shown;
        QList<QAction*> leaves;
        for (const QAction* menu : shown.bar().actions())
            leaves += leavesOf(*menu->menu());
        QVERIFY(shown.commands().size() > 40);
        for (QAction* command : shown.commands())
            QCOMPARE(leaves.count(command), 1);
    }

    void everyCommandHasATextAndAName()
    {
        Shown shown;
        QStringList names;
        for (const QAction* command : shown.commands()) {
            QVERIFY2(!command->text().isEmpty(), qPrintable(command->objectName()));
            QVERIFY2(!command->objectName().isEmpty(), qPrintable(command->text()));
            names << command->objectName();
        }
        QCOMPARE(names.removeDuplicates(), 0);
    }

    void noTwoCommandsOfAPageHaveOneKey_data()
    {
        QTest::addColumn<QString>("page");
        for (const PageEntry& page : pageTable())
            QTest::newRow(page.id) << QString::fromLatin1("page-") + QString::fromLatin1(page.id);
    }

    void noTwoCommandsOfAPageHaveOneKey()
    {
        QFETCH(const QString, page);
        Shown shown;
        shown.action(qPrintable(page)).trigger();
        QHash<QKeySequence, QString> keys;
        const auto take = [&](const QKeySequence& key, const QString& name) {
            QVERIFY2(!key.isEmpty(), qPrintable(name));
            QVERIFY2(!keys.contains(key), qPrintable(key.toString() + ": " + keys.value(key) + " and " + name));
            keys.insert(key, name);
        };
        for (const QAction* command : shown.commands())
            for (const QKeySequence& key : command->isVisible() ? command->shortcuts() : QList<QKeySequence>())
                take(key, command->objectName()); // those of other pages are not to be seen
        for (const QAction* menu : shown.bar().actions())
            take(QKeySequence::mnemonic(menu->text()), menu->text());
        // What the map takes for itself.
        for (const char* key : {"Up", "Down", "Left", "Right", "Home", "End", "Return", "+", "-", "0"})
            take(QKeySequence(key), "the map");
    }

    /// Letters without Ctrl and Alt are meant for the sentence; those few that are not are said where one begins.
    void theReadmeSaysWhichLettersAreCommands()
    {
        QFile readme(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(readme.readAll()).simplified();
        const QString sentence = text.section("six letters are commands", 1).section("All other letters", 0, 0);
        Shown shown;
        QSet<QString> letters; // some are commands of several pages
        for (const QAction* action : shown.commands())
            for (const QKeySequence& key : action->isVisible() ? action->shortcuts() : QList<QKeySequence>()) {
                const QString letter = key.toString();
                if (letter.size() != 1 || !letter.front().isLetter())
                    continue;
                letters.insert(letter);
                QVERIFY2(sentence.contains(QRegularExpression("\\b" + letter + "\\b")), qPrintable(action->objectName() + ' ' + letter));
            }
        QCOMPARE(letters.size(), 6);
    }

    void altAndALetterOpenAMenu()
    {
        Shown shown;
        QVERIFY(shown.isActive);
        for (const auto& [key, name] : {std::pair(Qt::Key_F, "fileMenu"), {Qt::Key_A, "attentionMenu"}, {Qt::Key_G, "figureMenu"}}) {
            shown.press(key, Qt::AltModifier);
            QMenu& menu = shown.part<QMenu>(name);
            QTRY_VERIFY2(menu.isVisible(), name);
            QTest::keyClick(&menu, Qt::Key_Escape);
            QTRY_VERIFY2(!menu.isVisible(), name);
            QTest::keyClick(&shown.bar(), Qt::Key_Escape);
        }
    }

    void aLetterChoosesInAnOpenMenu()
    {
        Shown shown;
        QVERIFY(shown.isActive);
        for (QMenu* menu : shown.window.findChildren<QMenu*>()) {
            QStringList letters;
            for (const QAction* action : menu->actions())
                if (const qsizetype mark = action->text().indexOf(u'&'); mark >= 0)
                    letters << action->text().mid(mark + 1, 1).toLower();
            QVERIFY2(letters.removeDuplicates() == 0, qPrintable(menu->objectName()));
        }
        shown.press(Qt::Key_E, Qt::AltModifier);
        QMenu& edit = shown.part<QMenu>("editMenu");
        QTRY_VERIFY(edit.isVisible());
        QTest::keyClick(&edit, Qt::Key_G); // Go to the sentence
        QTRY_VERIFY(shown.part<QWidget>("sentence").hasFocus());
    }

    void aKeyOpensTheMenuWhereverItIs()
    {
        Shown shown;
        QVERIFY(shown.isActive);
        shown.press(Qt::Key_F10);
        QMenu& file = shown.part<QMenu>("fileMenu");
        QTRY_VERIFY(file.isVisible());
        file.close();
        shown.window.resize(900, 600);
        QTRY_VERIFY(!shown.bar().isVisible());
        shown.press(Qt::Key_F10);
        auto& all = shown.part<QMenu>("allActions");
        QTRY_VERIFY(all.isVisible());
        all.close();
    }

    void theButtonHasTheSameMenus()
    {
        Shown shown({900, 600});
        QTRY_VERIFY(shown.part<QWidget>("menuButton").isVisible());
        QTest::mouseClick(&shown.part<QWidget>("menuButton"), Qt::LeftButton);
        auto& all = shown.part<QMenu>("allActions");
        QTRY_VERIFY(all.isVisible());
        QCOMPARE(all.actions(), shown.bar().actions());
        for (QAction* command : shown.commands())
            QCOMPARE(leavesOf(all).count(command), 1);
        all.close();
    }

    void choicesAreChecked()
    {
        Scene scene;
        scene.mask = Mask::Causal;
        Shown shown({1360, 860}, scene);
        QVERIFY(shown.action("mask-causal").isChecked() && !shown.action("mask-none").isChecked());
        QVERIFY(shown.action("normalizer-softmax").isChecked());
        shown.action("mask-self").trigger();
        QCOMPARE(shown.document.scene().mask, Mask::Self);
        QVERIFY(shown.action("mask-self").isChecked() && !shown.action("mask-causal").isChecked());
        shown.action("mask-self").trigger(); // again: it stays what is chosen
        QVERIFY(shown.action("mask-self").isChecked());
        shown.action("undo").trigger();
        QVERIFY(shown.action("mask-causal").isChecked());
        shown.action("normalizer-hardmax").trigger();
        QVERIFY(shown.action("normalizer-hardmax").isChecked() && !shown.action("normalizer-softmax").isChecked());
        shown.action("stage-scores").trigger();
        QVERIFY(shown.action("stage-scores").isChecked() && !shown.action("stage-weights").isChecked());
    }

    void aStageThatIsRefusedIsNotChecked()
    {
        GivenScores given;
        given.scores = Matrix::Ones(2, 2);
        given.queries = given.keys = {"a", "b"};
        Scene scene;
        scene.source = MatrixSource{std::make_shared<const GivenScores>(given), {}};
        Shown shown({1360, 860}, scene);
        shown.action("stage-vectors").trigger();
        QVERIFY(!shown.action("stage-vectors").isChecked() && shown.action("stage-weights").isChecked());
        QVERIFY(test::noticeOf(shown.window).isVisible());
    }

    void whatIsPointedAtIsExplained()
    {
        Shown shown;
        QAction& causal = shown.action("mask-causal");
        QVERIFY(causal.statusTip().contains("come after"));
        causal.showStatusText(&shown.window);
        QCOMPARE(shown.part<QWidget>("statusSummary").accessibleName(), causal.statusTip());
    }

    void thePictureIsExplainedWithItsNumbers()
    {
        Scene scene;
        scene.variant.temperature = 0.8;
        scene.mask = Mask::Causal;
        Shown shown({1360, 860}, scene);
        QVERIFY(shown.isActive);
        shown.press(Qt::Key_F1, Qt::ShiftModifier);
        auto& dialog = shown.part<QDialog>("pictureExplanation");
        QTRY_VERIFY(dialog.isVisible());
        for (const char* words : {"Attention weights", "5 rows", "softmax", "0.80", "1.25 times", "10 of 25 cells", "Every row sums to 1"})
            QVERIFY2(textOf(dialog).contains(words), qPrintable(textOf(dialog)));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QTRY_VERIFY(!shown.window.findChild<QDialog*>("pictureExplanation"));
    }

    void theExplanationFitsASmallWindow()
    {
        Shown shown({900, 600});
        shown.action("explainPicture").trigger();
        auto& dialog = shown.part<QDialog>("pictureExplanation");
        QTRY_VERIFY(dialog.isVisible());
        QVERIFY(dialog.height() <= 600 && dialog.width() <= 900);
        const auto& close = shown.part<QWidget>("closeText");
        QVERIFY(dialog.rect().contains(QRect(close.mapTo(&dialog, QPoint(0, 0)), close.size())));
        QTest::mouseClick(dialog.findChild<QWidget*>("closeText"), Qt::LeftButton);
        QTRY_VERIFY(!shown.window.findChild<QDialog*>("pictureExplanation"));
    }

    void aboutNamesVersionsAndLicences()
    {
        Shown shown;
        shown.action("about").trigger();
        auto& dialog = shown.part<QDialog>("about");
        QTRY_VERIFY(dialog.isVisible());
        for (const char* words : {"Softfocus 1.2.3", qVersion(), "GloVe", "Public Domain Dedication and License", "MIT License",
                                  "Permission is hereby granted", "Softfocus developers"})
            QVERIFY2(textOf(dialog).contains(QString::fromUtf8(words)), words);
        dialog.close();
    }

    void menusShowWhatIsChosen_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* before, const char* after) {
            QTest::newRow(after) << QString::fromLatin1(before) << QString::fromLatin1(after);
        };
        row("normalizer-softmax", "normalizer-sparsemax");
        row("mask-none", "mask-causal");
        row("stage-weights", "stage-scores");
        row("colours-indigo", "colours-viridis");
        row("scale-fixed", "scale-map");
        row("drawnAs-map", "drawnAs-threads");
    }
    void menusShowWhatIsChosen()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        Shown shown;
        QAction& first = shown.action(before.toLatin1().constData());
        QAction& second = shown.action(after.toLatin1().constData());
        QVERIFY(first.isChecked() && !second.isChecked());
        second.trigger();
        QVERIFY(!first.isChecked() && second.isChecked());
        second.trigger(); // the choice that is made stays made
        QVERIFY(second.isChecked());
        shown.action("undo").trigger();
        QVERIFY(first.isChecked() && !second.isChecked());
    }

    void menusShowWhichPanelsAreThere()
    {
        Shown shown;
        for (const char* name : {"toggleControls", "toggleInspector"}) {
            QVERIFY(shown.action(name).isChecked());
            shown.action(name).trigger();
            QVERIFY(!shown.action(name).isChecked());
            shown.action(name).trigger();
            QVERIFY(shown.action(name).isChecked());
        }
        QVERIFY(!shown.action("present").isChecked());
        shown.action("present").trigger();
        QVERIFY(shown.action("present").isChecked());
    }

    void aStageIsDrawnOnlyAsItCanBe()
    {
        Shown shown;
        QVERIFY(shown.action("drawnAs-threads").isEnabled() && !shown.action("drawnAs-overlay").isEnabled());
        shown.action("stage-vectors").trigger();
        QVERIFY(!shown.action("drawnAs-threads").isEnabled());
        QVERIFY(!shown.action("drawnAs-threads").statusTip().isEmpty());
    }

    void givenWeightsHaveNoNormalizer()
    {
        Scene scene;
        scene.source =
            MatrixSource{std::make_shared<const GivenScores>(GivenScores{"w.csv", {"q"}, {"k"}, Matrix{{1}}, GivenKind::Weights})};
        Shown shown({1360, 860}, scene);
        for (const QAction* action : leavesOf(shown.part<QMenu>("normalizerMenu"))) {
            QVERIFY2(!action->isChecked() && !action->isEnabled(), qPrintable(action->text()));
            QVERIFY(!action->statusTip().isEmpty());
        }
        for (const char* name : {"softmax", "sparsemax", "hardmax", "linear"})
            QVERIFY2(!shown.part<QAbstractButton>(name).isChecked(), name);
        QVERIFY(shown.part<QLabel>("parameterNote").isVisible());
    }

    void theKeyOfQuitClosesAllWindows()
    {
        Shown one, other;
        one.press(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!one.window.isVisible() && !other.window.isVisible());
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestMenus)
#include "test_menus.moc"
