#include "tests/support/motion.h"
#include "tests/support/sentences.h"
#include "tests/support/shown_part.h"
#include "ui/views/heatmap_view.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;
using softfocus::test::ShownPart;

namespace {

/// A document and its map, shown.
struct Shown : ShownPart<HeatmapView> {
    HeatmapView& view = part;

    explicit Shown(const Scene& scene = {}) : ShownPart(scene, {700, 560}) { view.setFocus(); }

    QPoint middleOf(Index row, Index column) { return view.mapLayout().rectOf(row, column).center().toPoint(); }
};

Scene withText(const std::string& text)
{
    Scene scene;
    scene.source = TextSource{text};
    return scene;
}

} // namespace

class TestHeatmapView : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aFrameOfNewNumbersEqualsAWholeFrame_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("mask");
        QTest::newRow("a few words") << QByteArray("My grandmother bakes incredible cookies") << 0;
        QTest::newRow("masked, unknown words") << QByteArray("My gxrandmother bakes (incredible) cookies!") << 1;
        QTest::newRow("one word") << QByteArray("cookies") << 0;
        QTest::newRow("many words") << QByteArray("my old dog sleeps under every table ").repeated(9) << 2;
        QTest::newRow("more words than pixels") << QByteArray("my old dog sleeps ").repeated(200) << 0;
    }

    void aFrameOfNewNumbersEqualsAWholeFrame()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, mask);
        Shown shown(withText(text.toStdString()));
        softfocus::test::setMotion(shown.view, false);
        shown.edit([&](Scene& scene) { scene.mask = Mask(mask); });
        QTRY_VERIFY(!shown.document.isComputing());
        shown.view.grab();
        for (const double temperature : {0.3, 2.0, 0.0, 1.0}) {
            shown.selection.focus(temperature < 1 ? Cell{0, 0} : Cell{});
            shown.view.grab();
            shown.edit([&](Scene& scene) { scene.variant.temperature = temperature; });
            QTRY_VERIFY(!shown.document.isComputing());
            const QImage frame = shown.view.grab().toImage();
            softfocus::test::paintAnew(shown.view);
            QCOMPARE(shown.view.grab().toImage(), frame);
        }
    }

    void theLastWordIsChosenAtFirst()
    {
        Shown shown;
        QCOMPARE(shown.selection.query(), 4);
    }

    void clickChoosesTheRow()
    {
        Shown shown;
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.middleOf(1, 3));
        QCOMPARE(shown.selection.query(), 1);
        QTest::mouseClick(&shown.view, Qt::RightButton, {}, shown.middleOf(2, 3));
        QCOMPARE(shown.selection.query(), 1);
    }

    void aClickBesideTheMapChangesNothing()
    {
        Shown shown;
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, QPoint(1, 1));
        QCOMPARE(shown.selection.query(), 4);
    }

    void hoverLightsTheCellAndRepaints()
    {
        Shown shown;
        const QImage before = shown.view.grab().toImage();
        QTest::mouseMove(&shown.view, shown.middleOf(2, 1));
        QTRY_COMPARE(shown.selection.hovered(), (Cell{2, 1}));
        QVERIFY(shown.view.grab().toImage() != before);
        QVERIFY(shown.view.currentSentence().contains("bakes"));
        QVERIFY(shown.view.currentSentence().contains("grandmother"));
        QTest::mouseMove(&shown.view, QPoint(1, 1));
        QTRY_COMPARE(shown.selection.hovered(), Cell{});
    }

    void arrowKeysWalkTheCells()
    {
        Shown shown;
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QCOMPARE(shown.selection.focused(), (Cell{4, 0})); // the first key only shows where one is
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QTest::keyClick(&shown.view, Qt::Key_Up);
        QCOMPARE(shown.selection.focused(), (Cell{3, 1}));
        QTest::keyClick(&shown.view, Qt::Key_Left);
        QTest::keyClick(&shown.view, Qt::Key_Left);
        QTest::keyClick(&shown.view, Qt::Key_Left);
        QCOMPARE(shown.selection.focused(), (Cell{3, 0}));
        QTest::keyClick(&shown.view, Qt::Key_Down);
        QTest::keyClick(&shown.view, Qt::Key_Down);
        QCOMPARE(shown.selection.focused(), (Cell{4, 0}));
    }

    void homeAndEndGoToTheEnds()
    {
        Shown shown;
        shown.selection.focus({2, 2});
        QTest::keyClick(&shown.view, Qt::Key_End);
        QCOMPARE(shown.selection.focused(), (Cell{2, 4}));
        QTest::keyClick(&shown.view, Qt::Key_Home);
        QCOMPARE(shown.selection.focused(), (Cell{2, 0}));
        QTest::keyClick(&shown.view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(shown.selection.focused(), (Cell{4, 4}));
        QTest::keyClick(&shown.view, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(shown.selection.focused(), (Cell{0, 0}));
    }

    void enterChoosesAndEscapeLeaves()
    {
        Shown shown;
        shown.selection.focus({1, 2});
        QTest::keyClick(&shown.view, Qt::Key_Return);
        QCOMPARE(shown.selection.query(), 1);
        QCOMPARE(shown.selection.explained(), (Cell{1, 2}));
        QTest::keyClick(&shown.view, Qt::Key_Escape);
        QCOMPARE(shown.selection.explained(), Cell{});
        QCOMPARE(shown.selection.focused(), (Cell{1, 2}));
        QTest::keyClick(&shown.view, Qt::Key_Escape);
        QCOMPARE(shown.selection.focused(), Cell{});
    }

    void aShorterTextKeepsTheChoicesWithinIt()
    {
        Shown shown;
        shown.selection.focus({4, 4});
        shown.selection.hover({4, 4});
        shown.edit([](Scene& scene) { scene.source = TextSource{"My grandmother"}; });
        QCOMPARE(shown.selection.query(), 1);
        QCOMPARE(shown.selection.focused(), Cell{});
        QCOMPARE(shown.selection.hovered(), Cell{});
        QVERIFY(softfocus::test::paintsSomething(shown.view));
    }

    void emptyTextInvitesToType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("spaces") << "  \t\n ";
    }

    void emptyTextInvitesToType()
    {
        QFETCH(QString, text);
        Shown shown(withText(text.toStdString()));
        QCOMPARE(shown.view.message(), sentences::typeASentence());
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_End, Qt::Key_Return, Qt::Key_Escape})
            QTest::keyClick(&shown.view, key);
        QTest::mouseClick(&shown.view, Qt::LeftButton);
        QCOMPARE(shown.selection.query(), -1);
        QVERIFY(softfocus::test::paintsSomething(shown.view));
        shown.edit([](Scene& scene) { scene.source = TextSource{"cookies"}; });
        QCOMPARE(shown.view.message(), QString());
        QCOMPARE(shown.selection.query(), 0);
    }

    void everyStageIsPainted()
    {
        Shown shown;
        QImage former;
        softfocus::test::setMotion(shown.view, false);
        for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output}) {
            shown.edit([&](Scene& scene) { scene.view.stage = stage; });
            const QImage picture = shown.view.grab().toImage();
            QVERIFY(picture != former);
            former = picture;
        }
    }

    void changingTheNormalizerFadesAndTemperatureDoesNot()
    {
        Shown shown;
        softfocus::test::setMotion(shown.view, true);
        shown.view.grab();
        shown.edit([](Scene& scene) { scene.variant.temperature = 0.5; });
        QVERIFY(!shown.view.isFading());
        shown.edit([](Scene& scene) { scene.variant.normalizer = Normalizer::at(1); });
        QVERIFY(shown.view.isFading());
        QTRY_VERIFY(!shown.view.isFading());
        shown.edit([](Scene& scene) { scene.view.stage = Stage::Scores; });
        QVERIFY(shown.view.isFading());
    }

    void nothingFadesWhereMotionIsUnwanted()
    {
        Shown shown;
        softfocus::test::setMotion(shown.view, false);
        shown.view.grab();
        shown.edit([](Scene& scene) { scene.variant.normalizer = Normalizer::at(1); });
        QVERIFY(!shown.view.isFading());
        shown.edit([](Scene& scene) { scene.view.stage = Stage::Scores; });
        QVERIFY(!shown.view.isFading());
    }

    void paintTimeIsReported()
    {
        Shown shown;
        QSignalSpy painted(&shown.view, &HeatmapView::painted);
        shown.edit([](Scene& scene) { scene.variant.temperature = 3; });
        QTRY_VERIFY(!painted.isEmpty());
        QVERIFY(painted.first().first().toDouble() > 0);
    }

    void theSentenceIsTheAccessibleDescription()
    {
        Shown shown;
        shown.selection.hover({2, 4});
        QCOMPARE(shown.view.accessibleDescription(), shown.view.currentSentence());
        QVERIFY(shown.view.accessibleDescription().contains("cookies"));
        QVERIFY(!shown.view.accessibleName().isEmpty());
    }

    void survivesAnySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("one pixel") << QSize(1, 1);
        QTest::newRow("flat") << QSize(900, 3);
        QTest::newRow("narrow") << QSize(3, 900);
        QTest::newRow("small") << QSize(60, 40);
    }

    void survivesAnySize()
    {
        QFETCH(QSize, size);
        Shown shown;
        shown.view.setMinimumSize(1, 1);
        shown.view.resize(size);
        shown.view.grab();
        for (int x = 0; x < size.width(); x += 7)
            for (int y = 0; y < size.height(); y += 7)
                QTest::mouseMove(&shown.view, {x, y});
        shown.selection.focus({0, 0});
        shown.view.grab();
    }
};

QTEST_MAIN(TestHeatmapView)
#include "test_heatmap_view.moc"
