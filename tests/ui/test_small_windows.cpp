#include "core/sources/model_source.h"
#include "tests/support/outlines.h"
#include "tests/support/pictures.h"
#include "tests/support/shown_window.h"
#include "ui/style/shown_theme.h"

#include <QAction>
#include <QFontMetricsF>
#include <QLayout>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

Scene sceneOf(int words, Stage stage = Stage::Weights, const char* normalizer = "softmax")
{
    Scene scene;
    std::string text;
    for (const QString& word : test::wordsOf(words))
        text += word.toStdString() + " ";
    scene.source = TextSource{std::move(text)};
    scene.view.stage = stage;
    scene.variant.normalizer = *Normalizer::named(normalizer);
    return scene;
}

/// What is wrong with a widget's place in its window, or empty.
QString misplaced(const QWidget& part)
{
    const QRect place(part.mapTo(part.window(), QPoint()), part.size());
    if (!part.window()->rect().contains(place))
        return QStringLiteral("%1 leaves the window").arg(part.objectName());
    return {};
}

} // namespace

class TestSmallWindows : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void nothingOnAMapIsCutOrOverlaps_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("words");
        QTest::addColumn<int>("stage");
        for (const QSize size : {QSize(900, 600), QSize(560, 420)})
            for (const int words : {1, 5, 20, 68})
                for (int stage = 0; stage < 4; ++stage)
                    QTest::addRow("%d × %d, %d words, %s", size.width(), size.height(), words, stageNames[std::size_t(stage)])
                        << size << words << stage;
    }
    void nothingOnAMapIsCutOrOverlaps()
    {
        QFETCH(QSize, size);
        QFETCH(int, words);
        QFETCH(int, stage);
        ShownWindow shown(sceneOf(words, Stage(stage)), size);
        QTRY_VERIFY(!shown.document.isComputing());
        const HeatmapLayout& layout = shown.map().mapLayout();
        QCOMPARE(test::overlapIn(layout), QString());
        if (!layout.columnTitle.isNull() && !layout.titlesInCorner)
            for (const PlacedLabel& label : layout.columnLabels)
                QVERIFY(!layout.boundsOf(label, false).adjusted(1, 1, -1, -1).intersects(layout.columnTitle));
        QVERIFY(layout.cells.height() >= 50);
        QVERIFY(!layout.sentence.isNull());
    }

    void theHeadOfTheStageKeepsItsSwitch_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("inspected");
        for (const QSize size : {QSize(900, 600), QSize(560, 420)})
            for (const bool inspected : {false, true})
                QTest::addRow("%d × %d%s", size.width(), size.height(), inspected ? " with the inspector" : "") << size << inspected;
    }
    void theHeadOfTheStageKeepsItsSwitch()
    {
        QFETCH(QSize, size);
        QFETCH(bool, inspected);
        ShownWindow shown(sceneOf(51), size);
        auto* inspector = shown.find<QWidget>("inspectorPanel");
        if (inspector->isVisible() != inspected)
            shown.find<QAction>("toggleInspector")->trigger();
        QCoreApplication::processEvents();
        auto* pictures = shown.find<QWidget>("pictures");
        QVERIFY(pictures->width() >= pictures->sizeHint().width());
        for (const char* name : {"pictures", "stagePanel", "inspectorPanel"})
            if (auto* part = shown.find<QWidget>(name); part->isVisible())
                QCOMPARE(misplaced(*part), QString());
    }

    void aLowInspectorScrollsRatherThanSquashes_data()
    {
        QTest::addColumn<QByteArray>("normalizer");
        QTest::addColumn<bool>("gradient");
        for (const char* normalizer : {"softmax", "sparsemax"})
            for (const bool gradient : {false, true})
                QTest::addRow("%s%s", normalizer, gradient ? " with the gradient" : "") << QByteArray(normalizer) << gradient;
    }
    void aLowInspectorScrollsRatherThanSquashes()
    {
        QFETCH(QByteArray, normalizer);
        QFETCH(bool, gradient);
        ShownWindow shown(sceneOf(5, Stage::Weights, normalizer.constData()), {560, 420});
        if (!shown.find<QWidget>("inspectorPanel")->isVisible())
            shown.find<QAction>("toggleInspector")->trigger();
        if (gradient)
            QTest::mouseClick(shown.find<QWidget>("showGradient"), Qt::LeftButton, {}, {5, 5});
        QCoreApplication::processEvents();
        auto* area = shown.find<QScrollArea>("inspectorArea");
        const QWidget* content = area->widget();
        QVERIFY(content->height() > area->viewport()->height());
        QVERIFY(area->verticalScrollBar()->maximum() > 0);
        QCOMPARE(content->width(), area->viewport()->width());
        int bottom = 0;
        for (const QObject* child : content->children())
            if (const auto* part = qobject_cast<const QWidget*>(child); part && part->isVisible()) {
                QVERIFY2(part->height() >= part->minimumSizeHint().height(), qPrintable(part->objectName()));
                bottom = std::max(bottom, part->geometry().bottom());
            }
        QVERIFY(bottom < content->height());
        auto* table = shown.find<QTableView>("rowTable");
        QVERIFY(table->columnWidth(0) >= 24);
        const QFontMetricsF metrics(shownTheme().sized(12));
        for (int line = 0; line < table->model()->rowCount(); ++line)
            for (int column = 1; column < table->model()->columnCount(); ++column) {
                const QString number = table->model()->index(line, column).data().toString();
                QVERIFY2(metrics.horizontalAdvance(number) + scaled(5) <= table->columnWidth(column), qPrintable(number));
            }
    }

    void theNormalizersOfAModelAreInSight_data()
    {
        QTest::addColumn<int>("model");
        QTest::addRow("a small BERT") << int(BundledModel::Bert);
        QTest::addRow("a translation") << int(BundledModel::Translation);
    }
    void theNormalizersOfAModelAreInSight()
    {
        QFETCH(int, model);
        ShownWindow shown(withSource({}, usualModelSource(BundledModel(model))), {900, 600});
        QTRY_VERIFY(!shown.document.isComputing());
        QCoreApplication::processEvents();
        auto* area = shown.find<QScrollArea>("controlsArea");
        auto* buttons = shown.find<QWidget>("normalizers");
        QCOMPARE(area->verticalScrollBar()->value(), 0);
        QVERIFY(buttons->mapTo(area->viewport(), QPoint(0, buttons->height())).y() <= area->viewport()->height());
    }

    void anInspectorWithRoomDoesNotScroll()
    {
        ShownWindow shown(sceneOf(5), {1440, 900});
        auto* area = shown.find<QScrollArea>("inspectorArea");
        QVERIFY(area->isVisible());
        QCOMPARE(area->verticalScrollBar()->maximum(), 0);
        QCOMPARE(area->widget()->height(), area->viewport()->height());
    }

    void wherePanelsAreLowTheOutputIsItsPicture()
    {
        ShownWindow shown(sceneOf(20, Stage::Output), {560, 420});
        auto* moves = shown.find<QWidget>("movesTable");
        QVERIFY(!moves || !moves->isVisible());
        shown.window.resize(1000, 860);
        QTRY_VERIFY(shown.find<QWidget>("movesTable") && shown.find<QWidget>("movesTable")->isVisible());
    }
};

QTEST_MAIN(TestSmallWindows)
#include "test_small_windows.moc"
