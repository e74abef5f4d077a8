#include "tests/support/motion.h"
#include "tests/support/shown_part.h"
#include "ui/views/heatmap_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPaintEvent>
#include <QPointingDevice>
#include <QRegularExpression>
#include <QTest>
#include <QWheelEvent>

using namespace softfocus;
using softfocus::test::ShownPart;

namespace {

Scene withWords(int count)
{
    Scene scene;
    std::string text;
    static const char* const words[] = {"my", "old", "dog", "sleeps", "under", "every", "table", "and", "dreams"};
    for (int i = 0; i < count; ++i)
        text += std::string(words[i * 5 % 9]) + " ";
    scene.source = TextSource{std::move(text)};
    return scene;
}

struct Shown : ShownPart<HeatmapView> {
    HeatmapView& view = part;

    explicit Shown(int words) : ShownPart(withWords(words), {800, 640})
    {
        softfocus::test::setMotion(view, false);
        view.setFocus();
    }

    QPointF middleOf(Index row, Index column) { return view.mapLayout().rectOf(row, column).center(); }

    void wheel(QPointF at, QPoint angle, Qt::KeyboardModifiers held = Qt::NoModifier, QPoint pixels = {})
    {
        QWheelEvent event(at, view.mapToGlobal(at), pixels, angle, Qt::NoButton, held, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }

    void mouse(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons)
    {
        QMouseEvent event(type, at, view.mapToGlobal(at), button, buttons, Qt::NoModifier);
        QApplication::sendEvent(&view, &event);
    }

    void drag(QPointF from, QPointF to)
    {
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        mouse(QEvent::MouseMove, (from + to) / 2, Qt::NoButton, Qt::LeftButton);
        mouse(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
        mouse(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
    }
};

/// What of a widget was painted.
class PaintSpy : public QObject {
public:
    explicit PaintSpy(QWidget& widget) { widget.installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
    qint64 pixels() const
    {
        qint64 sum = 0;
        for (const QRect& rect : region)
            sum += qint64(rect.width()) * rect.height();
        return sum;
    }
    QRegion region;
};

} // namespace

class TestMapZoom : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theWheelZoomsAtThePointer()
    {
        Shown shown(60);
        QVERIFY(shown.view.window().isWhole());
        for (int turn = 0; turn < 6; ++turn) {
            const QPointF at = shown.middleOf(20, 41);
            shown.wheel(at, {0, 120});
            const std::optional<Cell> under = shown.view.mapLayout().cellAt(at);
            QVERIFY(under.has_value());
            QVERIFY(std::abs(under->row - 20) <= 1 && std::abs(under->column - 41) <= 1);
        }
        QVERIFY(shown.view.window().rows < 25);
        QVERIFY(!shown.view.mapLayout().overview.isNull());
        QVERIFY(shown.view.mapLayout().numberPixels > 0);
        for (int turn = 0; turn < 10; ++turn)
            shown.wheel(shown.view.mapLayout().cells.center(), {0, -120});
        QVERIFY(shown.view.window().isWhole());
    }

    void wheelsMoveAZoomedMapSideways()
    {
        Shown shown(60);
        shown.wheel(shown.view.mapLayout().cells.center(), {0, 600});
        const MapWindow before = shown.view.window();
        shown.wheel(shown.view.mapLayout().cells.center(), {0, -120}, Qt::ShiftModifier);
        QCOMPARE(shown.view.window().column, before.column + 3);
        QCOMPARE(shown.view.window().row, before.row);
        // A touch pad scrolls by pixels, in both directions; with Ctrl it zooms.
        const double cell = shown.view.mapLayout().cellHeight;
        shown.wheel(shown.view.mapLayout().cells.center(), {0, 40}, Qt::NoModifier, {0, int(2.5 * cell)});
        QCOMPARE(shown.view.window().row, before.row - 2);
        shown.wheel(shown.view.mapLayout().cells.center(), {0, -120}, Qt::ControlModifier, {0, -10});
        QVERIFY(shown.view.window().rows > before.rows);
    }

    void pinchingZooms()
    {
        Shown shown(60);
        const QPointF at = shown.middleOf(30, 30);
        for (int i = 0; i < 5; ++i) {
            QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, at, at,
                                      shown.view.mapToGlobal(at), 0.2, {});
            QApplication::sendEvent(&shown.view, &event);
        }
        QVERIFY(shown.view.window().rows < 30);
        QVERIFY(shown.view.mapLayout().shows({30, 30}));
    }

    void keysZoomAndMove()
    {
        Shown shown(60);
        shown.selection.focus({50, 10});
        for (int i = 0; i < 8; ++i)
            QTest::keyClick(&shown.view, Qt::Key_Plus);
        QVERIFY(shown.view.window().rows < 15);
        QVERIFY(shown.view.mapLayout().shows({50, 10}));
        const MapWindow before = shown.view.window();
        QTest::keyClick(&shown.view, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(shown.view.window().row < before.row);
        QCOMPARE(shown.selection.focused(), (Cell{50, 10}));
        QTest::keyClick(&shown.view, Qt::Key_Minus);
        QVERIFY(shown.view.window().rows > before.rows);
        QTest::keyClick(&shown.view, Qt::Key_0);
        QVERIFY(shown.view.window().isWhole());
    }

    void thePointersCellFollowsWhatKeysShow()
    {
        Shown shown(60);
        const QPointF at = shown.middleOf(20, 41);
        shown.mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton);
        QCOMPARE(shown.selection.hovered(), (Cell{20, 41}));
        const std::pair<Qt::Key, Qt::KeyboardModifiers> keys[]{
            {Qt::Key_Plus, {}},  {Qt::Key_Plus, {}}, {Qt::Key_Plus, {}}, {Qt::Key_Left, Qt::ShiftModifier}, {Qt::Key_Up, Qt::ShiftModifier},
            {Qt::Key_Minus, {}}, {Qt::Key_0, {}}};
        for (const auto& [key, held] : keys) {
            QTest::keyClick(&shown.view, key, held);
            const std::optional<Cell> under = shown.view.mapLayout().cellAt(at);
            QVERIFY(under.has_value());
            QCOMPARE(shown.selection.hovered(), *under);
            QCOMPARE(shown.view.currentSentence(), sentenceFor(shown.view.picture(), under->row, under->column));
        }
    }

    void walkingBringsTheCellIntoView()
    {
        Shown shown(60);
        shown.selection.focus({0, 0});
        for (int i = 0; i < 8; ++i)
            QTest::keyClick(&shown.view, Qt::Key_Plus);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&shown.view, Qt::Key_Down);
        QCOMPARE(shown.selection.focused(), (Cell{30, 0}));
        QVERIFY(shown.view.mapLayout().shows({30, 0}));
        QTest::keyClick(&shown.view, Qt::Key_End, Qt::ControlModifier);
        QVERIFY(shown.view.mapLayout().shows({59, 59}));
    }

    void draggingMovesTheMap()
    {
        Shown shown(60);
        shown.wheel(shown.view.mapLayout().cells.center(), {0, 960});
        const MapWindow before = shown.view.window();
        const QPointF from = shown.view.mapLayout().cells.center();
        const double cell = shown.view.mapLayout().cellWidth;
        shown.drag(from, from + QPointF(-3 * cell - 1, 2 * cell + 1));
        QCOMPARE(shown.view.window().column, before.column + 3);
        QCOMPARE(shown.view.window().row, before.row - 2);
        // A whole map stays where it is.
        QTest::keyClick(&shown.view, Qt::Key_0);
        shown.drag(from, from + QPointF(100, 100));
        QVERIFY(shown.view.window().isWhole());
    }

    void theOverviewLeadsToAPlace()
    {
        Shown shown(60);
        shown.wheel(shown.view.mapLayout().cells.center(), {0, 960});
        const QRectF overview = shown.view.mapLayout().overview;
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, (overview.bottomRight() - QPointF(2, 2)).toPoint());
        QVERIFY(shown.view.mapLayout().shows({59, 59}));
        shown.drag(overview.bottomRight() - QPointF(2, 2), overview.topLeft() + QPointF(2, 2));
        QVERIFY(shown.view.mapLayout().shows({0, 0}));
    }

    void anotherTextKeepsThePartWithinIt()
    {
        Shown shown(60);
        shown.wheel(shown.view.mapLayout().cells.bottomRight(), {0, 960});
        for (const int words : {40, 5, 1}) {
            QVERIFY(shown.document.edit("text", withWords(words)).ok());
            QTRY_VERIFY(!shown.document.isComputing());
            const HeatmapLayout& layout = shown.view.mapLayout();
            QVERIFY(layout.firstRow + layout.rowCount <= words);
            QVERIFY(softfocus::test::paintsSomething(shown.view));
        }
    }

    void vectorsKeepTheirRowsReadable()
    {
        Shown shown(5);
        Scene scene = shown.document.scene();
        scene.view.stage = Stage::Vectors;
        QVERIFY(shown.document.edit("stage", scene).ok());
        shown.wheel(shown.view.mapLayout().cells.center(), {0, 1200});
        QCOMPARE(shown.view.mapLayout().rowCount, Index(5));
        QVERIFY(shown.view.mapLayout().columnCount < 30);
    }

    void hoveringPaintsOnlyWhatChangedAndItIsExact_data()
    {
        QTest::addColumn<int>("words");
        QTest::newRow("5 words") << 5;
        QTest::newRow("30 words") << 30;
        QTest::newRow("300 words") << 300;
    }

    void hoveringPaintsOnlyWhatChangedAndItIsExact()
    {
        QFETCH(int, words);
        Shown shown(words);
        QTRY_VERIFY(!shown.document.isComputing());
        shown.view.repaint();
        shown.selection.hover({1, 1});
        QCoreApplication::processEvents();
        for (const Cell cell : {Cell{1, 2}, Cell{3, 3}, Cell{0, 4}, Cell{-1, 2}, Cell{}}) {
            PaintSpy spy(shown.view);
            shown.selection.hover(cell);
            QTRY_VERIFY(!spy.region.isEmpty());
            const qint64 all = qint64(shown.view.width()) * shown.view.height();
            QVERIFY2(spy.pixels() < all / 5, qPrintable(QString::number(double(spy.pixels()) / double(all))));
        }
        shown.selection.hover({2, 3});
        const QImage frame = shown.view.grab().toImage();
        softfocus::test::paintAnew(shown.view);
        QCOMPARE(shown.view.grab().toImage(), frame);
    }
};

QTEST_MAIN(TestMapZoom)
#include "test_map_zoom.moc"
