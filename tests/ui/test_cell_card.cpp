#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/panels/card/card_place.h"
#include "ui/panels/card/cell_card.h"
#include "ui/panels/stage/row_panel.h"
#include "ui/views/heatmap_view.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

/// The window, with its map painted.
struct Shown : ShownWindow {
    explicit Shown(const Scene& scene = {}, QSize size = {1360, 860}) : ShownWindow(scene, size) { map().grab(); }

    CellCard* card() { return find<CellCard>("cellCard"); }
    bool isOpen() { return card() && card()->isVisible(); }
    QPoint middleOf(Index row, Index column) { return map().mapLayout().rectOf(row, column).center().toPoint(); }
    QRect onPage(const QWidget& widget, const QRect& box) { return {widget.mapTo(&test::explorePage(window), box.topLeft()), box.size()}; }
};

Scene withText(const std::string& text)
{
    Scene scene;
    scene.source = TextSource{text};
    return scene;
}

} // namespace

class TestCellCard : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-test-card"); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void aCardStandsBesideItsCell_data()
    {
        QTest::addColumn<QRect>("cell");
        const QRect room(0, 0, 900, 600);
        Q_UNUSED(room);
        QTest::newRow("middle") << QRect(400, 300, 80, 80);
        QTest::newRow("top left") << QRect(0, 0, 80, 80);
        QTest::newRow("bottom right") << QRect(820, 520, 80, 80);
        QTest::newRow("a pixel") << QRect(600, 10, 1, 1);
        QTest::newRow("large") << QRect(200, 100, 380, 380);
    }
    void aCardStandsBesideItsCell()
    {
        QFETCH(QRect, cell);
        const QRect room(0, 0, 900, 600);
        const QRect place = placedBeside({cell, {}, {}, {}}, {300, 250}, 10, {room});
        QVERIFY(room.contains(place));
        QVERIFY(!place.intersects(cell));
    }

    void whereThereIsNoRoomLittleIsCovered()
    {
        const QRect room(0, 0, 400, 300), cell(50, 0, 300, 300);
        const QRect place = placedBeside({cell, {}, {}, {}}, {200, 200}, 10, {room});
        QVERIFY(room.contains(place));
        QVERIFY((place & cell).width() <= 150);
    }

    void whatIsReadWithTheCellIsSpared()
    {
        // A map in the middle of its panel, whose blank sides are narrower than a card.
        const QRect panel(300, 150, 700, 500), page(0, 0, 1400, 860);
        const QRect cells(450, 200, 340, 340), cell(518, 268, 68, 68);
        const QList<QRect> spared{QRect(400, 268, 50, 68), QRect(518, 150, 68, 50), QRect(450, 560, 340, 20)};
        const QRect place = placedBeside({cell, {}, spared, cells}, {390, 220}, 10, {panel, page});
        QVERIFY(page.contains(place));
        for (const QRect& part : spared)
            QVERIFY(!place.intersects(part));
    }

    void aCardInALargeMapStaysNearItsCell()
    {
        const QRect panel(0, 0, 1400, 1200), cell(690, 590, 2, 2);
        const QRect place = placedBeside({cell, {}, {}, panel}, {390, 220}, 10, {panel});
        QVERIFY(!place.intersects(cell));
        QVERIFY(place.intersects(cell.adjusted(-15, -15, 15, 15)));
    }

    void aClickSelectsTheCell()
    {
        Shown shown;
        QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, shown.middleOf(2, 4));
        QVERIFY(!shown.isOpen());
        QCOMPARE(shown.selection.focused(), (Cell{2, 4}));
        QCOMPARE(shown.selection.query(), 2);
        const QString sentence = shown.map().currentSentence();
        QVERIFY2(sentence.contains("bakes") && sentence.contains("cookies"), qPrintable(sentence));
        // It stays selected while something else has the keyboard.
        QTest::mouseMove(&shown.window, {2, 2});
        shown.find<QWidget>("temperatureSlider")->setFocus();
        QCOMPARE(shown.map().currentSentence(), sentence);
        shown.map().setFocus();
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.selection.focused(), Cell{});
    }

    void whatIsPointedAtIsSaidBeforeWhatIsSelected()
    {
        Shown shown;
        QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, shown.middleOf(2, 4));
        QTest::mouseMove(&shown.map(), shown.middleOf(1, 0));
        QTRY_VERIFY(shown.map().currentSentence().contains("grandmother"));
        shown.press(Qt::Key_Left); // until the keyboard goes on
        QTRY_VERIFY(shown.map().currentSentence().contains("incredible"));
    }

    void theButtonInTheHeadOpensTheCard()
    {
        Shown shown;
        QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, shown.middleOf(2, 4));
        auto* button = shown.find<QAbstractButton>("explainCellButton");
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(shown.isOpen());
        QCOMPARE(shown.card()->shown().title, QString("“bakes” → “cookies”"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!shown.isOpen());
    }

    void withoutASelectedCellTheButtonTakesTheLargestOfTheRow()
    {
        Shown shown;
        QTest::mouseClick(shown.find<QAbstractButton>("explainCellButton"), Qt::LeftButton);
        QCOMPARE(shown.selection.explained(), (Cell{4, 4}));
    }

    void theSecondClickOpensTheCardAndAnotherClosesIt()
    {
        Shown shown;
        QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, shown.middleOf(2, 4));
        QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, shown.middleOf(2, 4));
        QVERIFY(shown.isOpen());
        QCOMPARE(shown.selection.query(), 2);
        QCOMPARE(shown.card()->shown().title, QString("“bakes” → “cookies”"));
        QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, shown.middleOf(1, 0));
        QCOMPARE(shown.card()->shown().title, QString("“grandmother” → “My”"));
        QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, shown.middleOf(1, 0));
        QVERIFY(!shown.isOpen());
    }

    void aClickOnALabelOpensNone()
    {
        Shown shown;
        const QRectF first = shown.map().mapLayout().rectOf(1, 0);
        QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, QPoint(int(first.left()) - 12, int(first.center().y())));
        QCOMPARE(shown.selection.query(), 1);
        QVERIFY(!shown.isOpen());
    }

    void enterOpensEscapeClosesAndTheCellKeepsItsRing()
    {
        Shown shown;
        shown.press(Qt::Key_Right);
        shown.press(Qt::Key_Return);
        QVERIFY(shown.isOpen());
        QVERIFY(shown.map().hasFocus());
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.isOpen());
        QCOMPARE(shown.selection.focused(), (Cell{4, 0}));
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.selection.focused(), Cell{});
    }

    void theContextMenuExplainsToo()
    {
        Shown shown;
        shown.press(Qt::Key_Right);
        for (const bool opens : {true, false}) {
            shown.press(Qt::Key_F10, Qt::ShiftModifier);
            auto* menu = shown.find<QMenu>("contextMenu");
            QVERIFY(menu && menu->isVisible());
            QCOMPARE(menu->activeAction()->objectName(), QString("contextExplain"));
            QTest::keyClick(menu, Qt::Key_Return);
            QCOMPARE(shown.isOpen(), opens);
            QTRY_VERIFY(!shown.find<QMenu>("contextMenu"));
        }
    }

    void theCardFollowsTheKeyboardAndTheNumbers()
    {
        Shown shown;
        shown.press(Qt::Key_Right);
        shown.press(Qt::Key_Return);
        shown.press(Qt::Key_Right);
        QCOMPARE(shown.card()->shown().title, QString("“cookies” → “grandmother”"));
        const QString before = shown.card()->shown().lines.back().result;
        shown.press(Qt::Key_BracketLeft);
        QVERIFY(shown.card()->shown().lines.back().result != before);
        shown.press(Qt::Key_3);
        QCOMPARE(shown.card()->shown().lines.back().result, QString("0"));
        shown.press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(shown.isOpen()); // the same place in the vectors
        QCOMPARE(shown.card()->shown().title, QString("“cookies”, dimension 2"));
    }

    void theChosenRowFollowsTheCard()
    {
        Shown shown;
        QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, shown.middleOf(2, 0));
        QCOMPARE(shown.selection.query(), 2);
        shown.press(Qt::Key_Return);
        shown.press(Qt::Key_Down);
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.card()->shown().title, QString("“cookies” → “My”"));
        QCOMPARE(shown.selection.query(), 4);
    }

    void tabLeadsIntoTheCardWhereKeysCopy()
    {
        Shown shown;
        shown.press(Qt::Key_Right);
        shown.press(Qt::Key_Return);
        shown.press(Qt::Key_Tab);
        QVERIFY(shown.card()->hasFocus());
        shown.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), textOf(shown.card()->shown()));
        shown.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), latexOf(shown.card()->shown()));
        shown.press(Qt::Key_Right); // arrows walk on
        QCOMPARE(shown.selection.focused(), (Cell{4, 1}));
        QCOMPARE(shown.card()->shown().title, QString("“cookies” → “grandmother”"));
        shown.press(Qt::Key_Tab);
        QCOMPARE(shown.window.focusWidget()->objectName(), QString("cardText"));
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.isOpen());
        QVERIFY(shown.map().hasFocus());
    }

    void theButtonsCopyAndClose()
    {
        Shown shown;
        for (int i = 0; i < 2; ++i)
            QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, shown.middleOf(0, 1));
        const auto button = [&](const char* name) { return shown.window.findChild<QAbstractButton*>(name); };
        QTest::mouseClick(button("cardLatex"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains("\\begin{aligned}"));
        QTest::mouseClick(button("cardText"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("“My” → “grandmother”\n"));
        QTest::mouseClick(button("cardClose"), Qt::LeftButton);
        QVERIFY(!shown.isOpen());
    }

    void theCardDoesNotCoverItsCell_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QByteArray>("text");
        for (const QSize size : {QSize(1360, 860), QSize(900, 600)}) {
            const QByteArray name = QByteArray::number(size.width());
            QTest::newRow(name + " sentence") << size << QByteArray("My grandmother bakes incredible cookies");
            QTest::newRow(name + " two words") << size << QByteArray("two words");
            QTest::newRow(name + " one word") << size << QByteArray("cookies");
            QTest::newRow(name + " many") << size << QByteArray("my old dog sleeps under every table ").repeated(8);
        }
    }
    void theCardDoesNotCoverItsCell()
    {
        QFETCH(QSize, size);
        QFETCH(QByteArray, text);
        Shown shown(withText(text.toStdString()), size);
        const Index last = Index(shown.document.attention()->queryCount()) - 1;
        for (const Cell cell : {Cell{0, 0}, Cell{0, last}, Cell{last, 0}, Cell{last, last}, Cell{last / 2, last / 2}}) {
            shown.selection.explain(cell);
            QVERIFY(shown.isOpen());
            const QRect card = shown.card()->geometry();
            QVERIFY(test::explorePage(shown.window).rect().contains(card));
            QCOMPARE(card.size(), shown.card()->sizeFor(card.width()));
            QVERIFY2(!card.intersects(shown.onPage(shown.map(), shown.map().cellRect(cell))),
                     qPrintable(QString("%1, %2").arg(cell.row).arg(cell.column)));
        }
    }

    void theCardSparesLabelsAndTheSentence()
    {
        Shown shown({}, {1440, 900});
        shown.map().grab();
        for (Index row = 0; row < 5; ++row)
            for (Index column = 0; column < 5; ++column) {
                shown.selection.explain({row, column});
                const QRect card = shown.card()->geometry();
                for (const QRect& part : {shown.map().cellRect({row, column}), shown.map().cellRect({row, -1}),
                                          shown.map().cellRect({-1, column}), shown.map().sentenceRect()})
                    QVERIFY2(!card.intersects(shown.onPage(shown.map(), part)), qPrintable(QString("%1, %2").arg(row).arg(column)));
            }
    }

    void theScoreOpensUp()
    {
        Shown shown;
        const auto isSeen = [&](const char* name) { return shown.find<QWidget>(name)->isVisible(); };
        shown.selection.explain({2, 4});
        QVERIFY(!isSeen("scoreParts"));
        const int before = shown.card()->height();
        QTest::mouseClick(shown.find<QAbstractButton>("cardScore"), Qt::LeftButton);
        QVERIFY(isSeen("scoreParts"));
        QVERIFY(shown.card()->height() > before);
        QCOMPARE(shown.card()->size(), shown.card()->sizeHint());
        QVERIFY(shown.find<QWidget>("scoreParts")->accessibleName().contains("the other 92 together: "));
        const auto* sum = shown.find<QLabel>("cardPartsSum");
        QVERIFY2(sum->isVisible() && sum->text().contains("q · k = ") && sum->text().contains(" / √100 ≈ "), qPrintable(sum->text()));
        shown.selection.explain({2, 3}); // stays open from cell to cell
        QVERIFY(isSeen("scoreParts"));
        QTest::mouseClick(shown.find<QAbstractButton>("cardScore"), Qt::LeftButton);
        QVERIFY(!isSeen("scoreParts"));
        shown.edit([](Scene& scene) { scene.view.stage = Stage::Scores; });
        QTRY_VERIFY(isSeen("scoreParts")); // there it is what the card is about
        QVERIFY(!isSeen("cardScore"));
        QVERIFY(!isSeen("cardPartsSum")); // the lines above say it
        shown.edit([](Scene& scene) { scene.view.stage = Stage::Output; });
        QTRY_VERIFY(!isSeen("scoreParts"));
    }

    void theCardCoversNeitherLegendNorControls_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("presents");
        for (const QSize size : {QSize(1360, 860), QSize(1440, 900), QSize(900, 600), QSize(1600, 900)})
            for (const bool presents : {false, true})
                QTest::addRow("%d%s", size.width(), presents ? ", presentation" : "") << size << presents;
    }
    void theCardCoversNeitherLegendNorControls()
    {
        QFETCH(QSize, size);
        QFETCH(bool, presents);
        Shown shown({}, size);
        if (presents) {
            shown.press(Qt::Key_F11);
            QTRY_VERIFY(shown.window.isFullScreen());
        }
        shown.map().grab();
        for (const Cell cell : {Cell{0, 0}, Cell{0, 4}, Cell{2, 2}, Cell{4, 0}, Cell{4, 4}}) {
            shown.selection.explain(cell);
            const auto covers = [&shown](const QWidget& widget, const QRect& box) {
                return shown.card()->geometry().intersects(shown.onPage(widget, box));
            };
            QTRY_VERIFY(!covers(shown.map(), shown.map().cellRect(cell)));
            QTRY_VERIFY(!covers(shown.map(), shown.map().legendRect())); // where it is once all is laid out
            for (const QWidget* slider : shown.window.findChildren<QWidget*>(QStringLiteral("temperatureSlider")))
                QTRY_VERIFY(!slider->isVisible() || !covers(*slider, slider->rect()));
        }
    }

    void theCardLeavesTheRowInSight_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("presents");
        QTest::addColumn<QByteArray>("text");
        for (const QSize size : {QSize(1440, 900), QSize(1920, 1080)})
            for (const bool presents : {false, true})
                for (const int words : {2, 5, 12})
                    QTest::addRow("%d, %d words%s", size.width(), words, presents ? ", presentation" : "")
                        << size << presents
                        << QByteArray("my old dog sleeps under every table with three small grey cats ").split(' ').mid(0, words).join(' ');
    }
    void theCardLeavesTheRowInSight()
    {
        QFETCH(QSize, size);
        QFETCH(bool, presents);
        QFETCH(QByteArray, text);
        Shown shown(withText(text.toStdString()), size);
        if (presents) {
            shown.press(Qt::Key_F11);
            QTRY_VERIFY(shown.window.isFullScreen());
            shown.window.showNormal(); // as large as before, whatever the screen is
            shown.window.resize(size);
        }
        QTRY_VERIFY(shown.map().isVisible());
        shown.map().grab();
        const Index last = Index(shown.document.attention()->queryCount()) - 1;
        for (const Cell cell : {Cell{0, 0}, Cell{0, last}, Cell{last / 2, 0}, Cell{last / 2, last / 2}, Cell{last, 0}, Cell{last, last}}) {
            shown.selection.explain(cell);
            shown.selection.choose(cell.row);
            const auto covers = [&shown](const QWidget& widget, const QRect& box) {
                return shown.card()->geometry().intersects(shown.onPage(widget, box));
            };
            QTRY_VERIFY(!covers(shown.map(), shown.map().cellRect(cell)));
            QTRY_VERIFY(!covers(shown.map(), shown.map().cellRect({cell.row, 0}) | shown.map().cellRect({cell.row, last})));
            if (auto* row = shown.window.findChild<RowPanel*>(); row && row->isVisible())
                QTRY_VERIFY(!covers(*row, row->takenRect()));
            for (const char* name : {"inspectorTitle", "formulaBox", "inspectorLower"})
                if (auto* part = shown.find<QWidget>(name); part->isVisible())
                    QTRY_VERIFY2(!covers(*part, part->rect()), name);
        }
    }

    void theCardStaysWhereItIsWhileCellsAreWalked()
    {
        Shown shown({}, {1440, 900});
        shown.map().grab();
        shown.selection.explain({0, 0});
        const QPoint corner = shown.card()->pos();
        QVERIFY(!shown.card()->geometry().intersects(shown.onPage(shown.map(), shown.map().cellsRect())));
        shown.selection.explain({2, 3});
        QVERIFY(!shown.card()->geometry().intersects(shown.onPage(shown.map(), shown.map().cellsRect())));
        QVERIFY((shown.card()->pos() - corner).manhattanLength() < shown.card()->width());
    }

    void aTextThatLosesTheCellClosesTheCard()
    {
        Shown shown;
        shown.selection.explain({4, 4});
        Scene scene = shown.document.scene();
        scene.source = TextSource{"two words"};
        QVERIFY(shown.document.edit("edit", scene).ok());
        QVERIFY(!shown.isOpen());
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestCellCard)
#include "test_cell_card.moc"
