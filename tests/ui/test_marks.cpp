#include "tests/support/motion.h"
#include "tests/support/own_settings.h"
#include "tests/support/patch_scenes.h"
#include "tests/support/scenery.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/text_label.h"
#include "ui/figure/caption.h"
#include "ui/figure/export.h"
#include "ui/model/document/scene_editor.h"
#include "ui/paint/colour/colour_vision.h"
#include "ui/paint/patches/patch_painter.h"
#include "ui/paint/threads/threads_painter.h"

#include <QAccessible>
#include <QAction>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

using namespace softfocus;
using test::OwnDocument;
using test::ShownWindow;

namespace {

using Marks = std::vector<Mark>;

Mark cellMark(Index row, Index column)
{
    return {Span{row, row}, Span{column, column}};
}
Mark rowMark(Index row)
{
    return {Span{row, row}, {}};
}
Mark columnMark(Index column)
{
    return {{}, Span{column, column}};
}

Scene withMarks(Marks marks, PictureKind kind = PictureKind::Map)
{
    Scene scene;
    scene.view.picture = kind;
    scene.view.marks = std::move(marks);
    return scene;
}

struct Window : ShownWindow {
    using ShownWindow::ShownWindow;

    const Marks& marks() const { return document.scene().view.marks; }
    QPoint middleOf(Index row, Index column) { return map().mapLayout().rectOf(row, column).center().toPoint(); }
    QPoint labelOf(bool isRow, std::size_t place)
    {
        const HeatmapLayout& layout = map().mapLayout();
        return layout.boundsOf(isRow ? layout.rowLabels[place] : layout.columnLabels[place], isRow).center().toPoint();
    }
    void click(QPoint at, Qt::KeyboardModifiers held = {}) { QTest::mouseClick(&map(), Qt::LeftButton, held, at); }
    QAction& action(const char* name) { return *find<QAction>(name); }
};

/// Where two pictures differ. Units: pixels.
QRegion difference(const QImage& one, const QImage& other)
{
    QRegion region;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            if (one.pixel(x, y) != other.pixel(x, y))
                region += QRect(x, y, 1, 1);
    return region;
}

Picture marked(Picture picture, Marks marks)
{
    auto attention = std::make_shared<Attention>(*picture.attention);
    attention->scene.view.marks = std::move(marks);
    picture.attention = std::move(attention);
    return picture;
}

double luminance(QRgb colour)
{
    const auto linear = [](int level) {
        const double share = level / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}

double contrast(QRgb one, QRgb other)
{
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class TestMarks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-test-marks"); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void aClickWithCtrlMarksACellAndTakesTheMarkAway()
    {
        Window shown;
        shown.click(shown.middleOf(1, 3), Qt::ControlModifier);
        QCOMPARE(shown.marks(), (Marks{cellMark(1, 3)}));
        QCOMPARE(shown.selection.query(), 4); // it chooses nothing
        shown.click(shown.middleOf(2, 0), Qt::ControlModifier);
        shown.click(shown.middleOf(1, 3), Qt::ControlModifier);
        QCOMPARE(shown.marks(), (Marks{cellMark(2, 0)}));
        shown.document.undoStack().undo();
        QCOMPARE(shown.marks(), (Marks{cellMark(1, 3), cellMark(2, 0)}));
        shown.document.undoStack().undo();
        shown.document.undoStack().undo();
        QVERIFY(shown.marks().empty());
    }

    void aClickWithoutKeysMarksNothing()
    {
        Window shown;
        shown.click(shown.middleOf(1, 3));
        QVERIFY(shown.marks().empty());
        QCOMPARE(shown.selection.query(), 1);
    }

    void labelsStandForRowsAndColumns()
    {
        Window shown;
        shown.click(shown.labelOf(true, 2), Qt::ControlModifier);
        shown.click(shown.labelOf(false, 0), Qt::ControlModifier);
        QCOMPARE(shown.marks(), (Marks{rowMark(2), columnMark(0)}));
    }

    void aClickWithShiftMarksTheBlockFromTheOneBefore()
    {
        Window shown;
        shown.click(shown.middleOf(3, 1));
        shown.click(shown.middleOf(1, 4), Qt::ShiftModifier);
        QCOMPARE(shown.marks(), (Marks{{Span{1, 3}, Span{1, 4}}}));
        shown.click(shown.middleOf(0, 0), Qt::ControlModifier);
        shown.click(shown.middleOf(1, 1), Qt::ShiftModifier);
        QCOMPARE(shown.marks().back(), (Mark{Span{0, 1}, Span{0, 1}}));
    }

    void aDragWithShiftMovesTheMapAndMarksNothing()
    {
        Window shown;
        shown.press(Qt::Key_Plus);
        shown.press(Qt::Key_Plus);
        QVERIFY(!shown.map().window().isWhole());
        const QPoint from = shown.map().cellsRect().center();
        QTest::mousePress(&shown.map(), Qt::LeftButton, Qt::ShiftModifier, from);
        QMouseEvent move(QEvent::MouseMove, from + QPoint(80, 60), shown.map().mapToGlobal(from + QPoint(80, 60)), Qt::LeftButton,
                         Qt::LeftButton, Qt::ShiftModifier);
        QCoreApplication::sendEvent(&shown.map(), &move);
        QTest::mouseRelease(&shown.map(), Qt::LeftButton, Qt::ShiftModifier, from + QPoint(80, 60));
        QVERIFY(shown.marks().empty());
    }

    void keysMarkTheCellThatTheKeyboardIsAt()
    {
        Window shown;
        shown.selection.focus({1, 2});
        shown.press(Qt::Key_M);
        QCOMPARE(shown.marks(), (Marks{cellMark(1, 2)}));
        QCOMPARE(shown.find<TextLabel>("statusSummary")->text(), QString("Marked: the cell of “grandmother” and “bakes”."));
        shown.press(Qt::Key_R, Qt::ControlModifier);
        shown.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.marks(), (Marks{cellMark(1, 2), rowMark(1), columnMark(2)}));
        shown.press(Qt::Key_M);
        shown.press(Qt::Key_M);
        shown.selection.focus({3, 4});
        shown.press(Qt::Key_M, Qt::ShiftModifier);
        QCOMPARE(shown.marks().back(), (Mark{Span{1, 3}, Span{2, 4}}));
        QVERIFY(shown.action("removeMarks").isEnabled());
        shown.action("removeMarks").trigger();
        QVERIFY(shown.marks().empty());
        QVERIFY(!shown.action("removeMarks").isEnabled());
    }

    void aBlockAfterAMarkedColumnBeginsAtItsCell()
    {
        for (const bool isColumn : {true, false}) {
            Window shown;
            shown.selection.focus({1, 1});
            shown.press(Qt::Key_R, isColumn ? Qt::ControlModifier | Qt::ShiftModifier : Qt::ControlModifier);
            shown.selection.focus({4, 4});
            shown.press(Qt::Key_M, Qt::ShiftModifier);
            QCOMPARE(shown.marks().size(), std::size_t(2));
            QCOMPARE(shown.marks().back(), (Mark{Span{1, 4}, Span{1, 4}}));
        }
    }

    void aHundredMarksAreEnough()
    {
        OwnDocument own;
        SceneEditor editor(own.document);
        Marks many;
        for (Index row = 0; row < Index(mostMarks); ++row)
            many.push_back(rowMark(row));
        QVERIFY(editor.toggleMarks(many).ok());
        const Result<bool> more = editor.toggleMarks({columnMark(0)});
        QVERIFY(!more);
        QVERIFY(QString::fromStdString(more.message()).contains("100"));
        QCOMPARE(own.document.scene().view.marks.size(), mostMarks);
    }

    void aPatchIsMarkedWhoeverAsks()
    {
        Scene scene = test::pictureScene({}, 12);
        Window shown(scene);
        auto& patches = *shown.find<PatchView>("patchView");
        const PatchLayout& layout = patches.patchLayout();
        QTest::mouseClick(&patches, Qt::LeftButton, Qt::ControlModifier, layout.rectIn(layout.picture, 17).center().toPoint());
        QCOMPARE(shown.marks(), (Marks{rowMark(17)}));
        QTest::mouseClick(&patches, Qt::LeftButton, Qt::ShiftModifier, layout.rectIn(layout.picture, 30).center().toPoint());
        QCOMPARE(shown.marks(), (Marks{rowMark(17), {Span{17, 18}, {}}, {Span{29, 30}, {}}}));
    }

    void linesLieAroundCellsAndCoverNoneOfThem_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSizeF>("area");
        for (const double ratio : {1.0, 1.5, 2.0})
            for (const bool dark : {false, true})
                for (const double side : {60.0, 400.0})
                    QTest::addRow("%g× %s %g", ratio, dark ? "dark" : "light", side) << ratio << dark << QSizeF(side, side);
    }

    void linesLieAroundCellsAndCoverNoneOfThem()
    {
        QFETCH(double, ratio);
        QFETCH(bool, dark);
        QFETCH(QSizeF, area);
        const Picture plain = test::pictureOf({.words = test::wordsOf(6)});
        const Picture withMark = marked(plain, {{Span{1, 2}, Span{3, 4}}});
        const test::Scenery scenery = test::sceneryOf(withMark, area, ratio, dark);
        const QRegion lines = difference(test::painted(test::sceneryOf(plain, area, ratio, dark)), test::painted(scenery));
        QVERIFY(!lines.isEmpty());
        const QRectF cells = scenery.layout.rectOf(1, 3) | scenery.layout.rectOf(2, 4);
        const QRect inside(QPoint(qRound(cells.left() * ratio), qRound(cells.top() * ratio)),
                           QPoint(qRound(cells.right() * ratio) - 1, qRound(cells.bottom() * ratio) - 1));
        QVERIFY(!lines.intersects(inside));
        const int reach = int(std::ceil(5 * ratio));
        QVERIFY((lines - inside.adjusted(-reach, -reach, reach, reach)).isEmpty());
        // They go all the way round.
        QVERIFY(lines.boundingRect().contains(inside));
    }

    void aMarkThatGoesOnOutsideIsOpenThere()
    {
        const Picture plain = test::pictureOf({.words = test::wordsOf(12)});
        const MapWindow window{4, 4, 4, 4};
        const auto painted = [&](Marks marks) {
            return test::painted(test::sceneryOf(marked(plain, std::move(marks)), {400, 400}, 1, false, test::cellsOnly, window));
        };
        const QImage none = painted({});
        QCOMPARE(painted({cellMark(0, 0), rowMark(9), columnMark(2)}), none); // all of them out of sight
        const QRegion row = difference(none, painted({rowMark(5)}));
        const HeatmapLayout layout = test::sceneryOf(plain, {400, 400}, 1, false, test::cellsOnly, window).layout;
        QVERIFY(!row.isEmpty());
        QVERIFY(row.boundingRect().left() >= layout.cells.left() && row.boundingRect().right() < layout.cells.right());
    }

    void linesAreSeenBesideEveryColour_data()
    {
        QTest::addColumn<int>("preview");
        for (int preview = 0; preview < int(previewNames.size()); ++preview)
            QTest::newRow(previewNames[std::size_t(preview)]) << preview;
    }

    /// Whatever lies beside them, two of their colours are told apart from each other.
    void linesAreSeenBesideEveryColour()
    {
        QFETCH(int, preview);
        for (const bool dark : {false, true}) {
            const Theme theme = seenThrough(Preview(preview), dark ? Theme::darkTheme() : Theme::light());
            constexpr double told = 3; // WCAG 2.1, 1.4.11
            QVERIFY(contrast(theme.panel.rgb(), theme.text.rgb()) >= told);
        }
    }

    void linesThatMeetOrCrossAreOne()
    {
        const Picture plain = test::pictureOf({.words = test::wordsOf(6)});
        const Theme theme = Theme::light();
        // A row that lies across a block, and a cell in the block's corner.
        const test::Scenery scenery =
            test::sceneryOf(marked(plain, {{Span{1, 3}, Span{1, 3}}, rowMark(2), cellMark(1, 1)}), {400, 400}, 1, false);
        const QImage image = test::painted(scenery);
        const QRectF block = scenery.layout.rectOf(1, 1) | scenery.layout.rectOf(3, 3);
        for (int y = int(block.top()); y < int(block.bottom()); ++y)
            QCOMPARE(image.pixelColor(int(block.left()) - 2, y), theme.text);
        const QRectF row = scenery.layout.rectOfRow(2);
        for (int x = int(row.left()); x < int(row.right()); ++x)
            QCOMPARE(image.pixelColor(x, int(row.top()) - 2), theme.text);
    }

    void aMarkedRowIsToldFromTheChosenOne()
    {
        const Picture plain = test::pictureOf({.words = test::wordsOf(6)});
        const QColor accent = Theme::light().accent;
        const QImage without = test::painted(test::sceneryOf(plain, {400, 400}, 1, false));
        const QImage with = test::painted(test::sceneryOf(marked(plain, {rowMark(2)}), {400, 400}, 1, false));
        for (const QRect& rect : difference(without, with))
            for (int y = rect.top(); y <= rect.bottom(); ++y)
                for (int x = rect.left(); x <= rect.right(); ++x)
                    QVERIFY(with.pixelColor(x, y) != accent);
    }

    void newNumbersLeaveMarksAsAWholeFrameHasThem()
    {
        for (const Mark& mark : {cellMark(0, 0), cellMark(2, 2), rowMark(0), columnMark(4), rowMark(4)}) {
            Window shown(withMarks({mark}));
            test::setMotion(shown.map(), false);
            shown.map().grab();
            for (const double temperature : {0.3, 2.0}) {
                shown.edit([&](Scene& scene) { scene.variant.temperature = temperature; });
                QTRY_VERIFY(!shown.document.isComputing());
                const QImage frame = shown.map().grab().toImage();
                test::paintAnew(shown.map());
                QCOMPARE(shown.map().grab().toImage(), frame);
            }
        }
    }

    void everyFormatHasThem_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("map") << int(PictureKind::Map);
        QTest::newRow("threads") << int(PictureKind::Threads);
        QTest::newRow("picture") << int(PictureKind::Overlay);
    }

    void everyFormatHasThem()
    {
        QFETCH(int, kind);
        Scene scene = PictureKind(kind) == PictureKind::Overlay ? test::pictureScene({}, 12) : withMarks({}, PictureKind(kind));
        const auto bytesOf = [&](FigureFormat format, Marks marks) {
            scene.view.marks = std::move(marks);
            Figure figure = figureOf(test::resultOf(scene));
            figure.options.parts.caption = false;
            const Result<QByteArray> bytes = encoded(figure, format);
            if (format == FigureFormat::Png && bytes)
                return QByteArray(reinterpret_cast<const char*>(QImage::fromData(*bytes).constBits()),
                                  QImage::fromData(*bytes).sizeInBytes());
            return bytes ? *bytes : QByteArray();
        };
        const QByteArray ink = Theme::light().text.name().toUtf8();
        for (const Mark& mark : {rowMark(1), cellMark(1, 2), Mark{Span{1, 3}, Span{0, 1}}}) {
            if (PictureKind(kind) == PictureKind::Overlay && mark.columns)
                continue;
            QVERIFY(bytesOf(FigureFormat::Png, {mark}) != bytesOf(FigureFormat::Png, {}));
            QVERIFY(bytesOf(FigureFormat::Svg, {mark}).count(ink) > bytesOf(FigureFormat::Svg, {}).count(ink));
            QVERIFY(bytesOf(FigureFormat::Pdf, {mark}).size() > 0);
            if (PictureKind(kind) != PictureKind::Overlay)
                QVERIFY(bytesOf(FigureFormat::Tex, {mark}).count('\n') > bytesOf(FigureFormat::Tex, {}).count('\n'));
        }
    }

    void captionAndDescriptionNameThem()
    {
        const Scene scene = withMarks({cellMark(1, 2), rowMark(4), columnMark(0), {Span{0, 1}, Span{2, 3}}, {Span{2, 3}, {}}});
        const Figure figure = figureOf(test::resultOf(scene));
        for (const QString& text : {captionOf(figure), altTextOf(figure)}) {
            QVERIFY2(text.contains("Marked: the cell of “grandmother” and “bakes”; the row of “cookies”; the column of “My”; the block of "
                                   "the rows from “My” to “grandmother” and the columns from “bakes” to “incredible”; the rows from "
                                   "“bakes” to “incredible”."),
                     qPrintable(text));
            QCOMPARE(text.count("Marked:"), 1);
        }
        Marks many;
        for (Index row = 0; row < 5; ++row)
            for (Index column = 0; column < 2; ++column)
                many.push_back(cellMark(row, column));
        QVERIFY(altTextOf(figureOf(test::resultOf(withMarks(many)))).contains("4 more marks follow."));
    }

    void screenReadersHearOfThem()
    {
        Window shown(withMarks({cellMark(1, 2), rowMark(3)}));
        QAccessibleTableInterface& table = *QAccessible::queryAccessibleInterface(&shown.map())->tableInterface();
        const auto isSaid = [&](int row, int column) {
            return table.cellAt(row, column)->text(QAccessible::Description).endsWith("It is marked.");
        };
        QVERIFY(isSaid(1, 2) && isSaid(3, 0) && isSaid(3, 4));
        QVERIFY(!isSaid(1, 1) && !isSaid(0, 2));
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestMarks)
#include "test_marks.moc"
