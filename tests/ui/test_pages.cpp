#include "tests/support/explore.h"
#include "tests/support/own_settings.h"
#include "tests/support/toy_page.h"
#include "ui/model/document/selection.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSettings>
#include <QTabBar>
#include <QTest>

using namespace softfocus;

namespace {

/// The whole window with pages of a table, shown and active.
struct Shown {
    Document document;
    Selection selection{document};
    MainWindow window;
    bool isActive = false;

    explicit Shown(std::span<const PageEntry> pages, QSize size = {1360, 860}) : window(document, selection, nullptr, {}, pages)
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
    void click(const char* name) { QTest::mouseClick(&part<QWidget>(name), Qt::LeftButton); }
    void clickTab(int place)
    {
        auto& tabs = part<QTabBar>("pages");
        QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(place).center());
    }
    template <class Part>
    Part& part(const char* name)
    {
        return *window.findChild<Part*>(name);
    }
    test::ToyPage& toy() { return part<test::ToyPage>("toyPage"); }
    std::string normalizer() const { return std::string(document.scene().variant.normalizer.name()); }
};

} // namespace

class TestPages : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-test"); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void everyPageHasANameAndAnIdOfItsOwn()
    {
        QStringList ids;
        for (const PageEntry& entry : pageTable()) {
            QVERIFY(!entry.name().isEmpty());
            ids << entry.id;
        }
        QVERIFY(!ids.isEmpty());
        QCOMPARE(ids.removeDuplicates(), 0);
    }

    void onePageNeedsNoTabs()
    {
        Shown shown(pageTable().first(1));
        QVERIFY(!shown.window.findChild<QWidget*>("pages"));
        QVERIFY(!shown.window.findChild<QAction*>("nextPage"));
    }

    void severalPagesHaveTabs_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(1360, 860);
        QTest::newRow("small") << QSize(900, 600);
    }
    void severalPagesHaveTabs()
    {
        QFETCH(QSize, size);
        Shown shown(test::pagesWithToy(), size);
        QTRY_COMPARE(shown.window.size(), size);
        QCOMPARE(shown.part<QWidget>("pages").accessibleName(), QString("Pages"));
        const auto& tabs = shown.part<QTabBar>("pages");
        QCOMPARE(tabs.count(), 2);
        QCOMPARE(tabs.tabText(0), QString("Explore"));
        QCOMPARE(tabs.tabText(1), QString("Toy"));
        QVERIFY(tabs.isVisible() && tabs.width() >= tabs.sizeHint().width());
        QVERIFY(shown.window.rect().contains(QRect(tabs.mapTo(&shown.window, QPoint(0, 0)), tabs.size())));
        QCOMPARE(tabs.currentIndex(), 0);
    }

    void theProgramsPagesHaveTheirTabsInTheSmallestWindow()
    {
        Shown shown(pageTable(), {560, 420});
        QTRY_COMPARE(shown.window.size(), QSize(560, 420));
        const auto& tabs = shown.part<QTabBar>("pages");
        for (int place = 0; place < tabs.count(); ++place) {
            shown.window.showPage(place);
            QTRY_VERIFY2(tabs.width() >= tabs.sizeHint().width(), qPrintable(tabs.tabText(place)));
            for (const QWidget* other : tabs.parentWidget()->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
                QVERIFY2(other == &tabs || !other->isVisible() || !other->geometry().intersects(tabs.geometry()),
                         qPrintable(other->objectName()));
        }
    }

    void theMouseTurnsPages()
    {
        Shown shown(test::pagesWithToy());
        shown.clickTab(1);
        QVERIFY(shown.toy().isVisible() && !test::explorePage(shown.window).isVisible());
        QCOMPARE(shown.part<QTabBar>("pages").currentIndex(), 1);
        QVERIFY(shown.toy().picture().hasFocus());
        shown.clickTab(0);
        QVERIFY(!shown.toy().isVisible() && test::explorePage(shown.window).isVisible());
        QVERIFY(test::mapOf(shown.window).hasFocus());
    }

    void keysTurnPagesFromEverywhere()
    {
        Shown shown(test::pagesWithToy());
        QVERIFY(shown.isActive);
        shown.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(shown.part<QPlainTextEdit>("sentence").hasFocus());
        shown.press(Qt::Key_PageDown, Qt::ControlModifier);
        QVERIFY(shown.toy().isVisible());
        shown.press(Qt::Key_PageDown, Qt::ControlModifier);
        QVERIFY(test::explorePage(shown.window).isVisible());
        shown.press(Qt::Key_PageUp, Qt::ControlModifier);
        QVERIFY(shown.toy().isVisible());
    }

    void theMenuTurnsPages()
    {
        Shown shown(test::pagesWithToy());
        auto& explore = shown.part<QAction>("page-explore");
        auto& toy = shown.part<QAction>("page-toy");
        QVERIFY(shown.part<QMenu>("viewMenu").actions().contains(&toy));
        QVERIFY(explore.isChecked() && !toy.isChecked());
        toy.trigger();
        QVERIFY(shown.toy().isVisible());
        QVERIFY(!explore.isChecked() && toy.isChecked());
        toy.trigger();
        QVERIFY(toy.isChecked());
    }

    void commandsOfAPageBelongToIt()
    {
        Shown shown(test::pagesWithToy());
        QVERIFY(shown.isActive);
        auto& count = shown.part<QAction>("countUp");
        auto& inspector = shown.part<QAction>("toggleInspector");
        QVERIFY(!count.isEnabled() && !count.isVisible() && inspector.isEnabled());
        QVERIFY(!shown.part<QWidget>("countUpButton").isVisible());
        shown.press(Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(shown.toy().count(), 0);

        shown.clickTab(1);
        QVERIFY(count.isEnabled() && !inspector.isEnabled() && !inspector.isVisible());
        QVERIFY(shown.part<QWidget>("countUpButton").isVisible() && !shown.part<QWidget>("toggleInspectorButton").isVisible());
        shown.press(Qt::Key_J, Qt::ControlModifier);
        shown.click("countUpButton");
        QCOMPARE(shown.toy().count(), 2);
        shown.press(Qt::Key_F8); // the inspector is on the other page
        QVERIFY(test::explorePage(shown.window).isOpen(ExplorePage::Side::Inspector));
    }

    void aCommandThatIsDisabledByItselfStaysSo()
    {
        Shown shown(test::pagesWithToy());
        auto& count = shown.part<QAction>("countUp");
        count.setEnabled(false);
        shown.clickTab(1);
        QVERIFY(!count.isEnabled());
        shown.clickTab(0);
        count.setEnabled(true);
        QVERIFY(!count.isEnabled()); // its page is not shown
        shown.clickTab(1);
        QVERIFY(count.isEnabled());
    }

    void theSceneIsTheSameOnAllPages()
    {
        Shown shown(test::pagesWithToy());
        shown.selection.choose(1);
        shown.clickTab(1);
        shown.press(Qt::Key_2);
        QCOMPARE(shown.normalizer(), std::string("sparsemax"));
        shown.clickTab(0);
        QCOMPARE(shown.selection.query(), 1);
        QCOMPARE(shown.normalizer(), std::string("sparsemax"));
    }

    void figuresAreOfThePageThatIsShown()
    {
        Shown shown(test::pagesWithToy());
        Scene other;
        other.source = TextSource{"two words"};
        QVERIFY(shown.toy().document().edit("other", other));
        const auto copiedLines = [&] {
            shown.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
            return QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts).size();
        };
        QCOMPARE(copiedLines(), 6);
        shown.clickTab(1);
        QCOMPARE(copiedLines(), 3);
        QVERIFY(shown.toy().mentioned().contains("clipboard"));
    }

    void noticesAreSaidOnThePageThatIsShown()
    {
        Shown shown(test::pagesWithToy());
        shown.clickTab(1);
        shown.window.say("Something went wrong.");
        QVERIFY(shown.toy().findChild<NoticeLine*>()->isVisible());
        QVERIFY(test::noticeOf(shown.window).isHidden());
        shown.press(Qt::Key_2); // what works next takes it away
        QVERIFY(!shown.toy().findChild<NoticeLine*>()->isVisible());
    }

    void everyPageIsPresented()
    {
        Shown shown(test::pagesWithToy());
        shown.clickTab(1);
        shown.press(Qt::Key_F11);
        QVERIFY(shown.window.isPresenting() && shown.toy().isPresenting());
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.window.isPresenting() && !shown.toy().isPresenting());
    }

    void thePageAndItsStateAreRemembered()
    {
        {
            Shown shown(test::pagesWithToy());
            shown.clickTab(1);
            shown.part<QAction>("countUp").trigger();
            shown.window.close();
        }
        {
            Shown again(test::pagesWithToy());
            QVERIFY(again.toy().isVisible());
            QVERIFY(again.part<QTabBar>("pages").currentIndex() == 1);
            QVERIFY(again.part<QAction>("countUp").isEnabled() && !again.part<QAction>("toggleInspector").isEnabled());
            QCOMPARE(again.toy().count(), 1);
            again.window.close();
        }
        Shown without(pageTable().first(1)); // a page that is gone
        QVERIFY(test::explorePage(without.window).isVisible());
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestPages)
#include "test_pages.moc"
