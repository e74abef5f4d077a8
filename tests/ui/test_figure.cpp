#include "tests/support/pictures.h"
#include "ui/figure/export.h"
#include "ui/figure/page/page.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace softfocus;
using test::attentionOf;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestFigure : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aFigureHasItsPhysicalSize_data();
    void aFigureHasItsPhysicalSize();
    void shapesOfAllKindsMakeFigures_data();
    void shapesOfAllKindsMakeFigures();
    void unreasonableSizesAreRefused_data();
    void unreasonableSizesAreRefused();
    void nothingToShowIsSaid();
    void optionsChangeThePicture();
    void cellsMakeTheFigureWideEnoughForWordsAndLegend();
    void textsDoNotOutgrowTheMap();
    void theSameFigureHasTheSameBytes();
    void theFileCarriesItsResolution();
    void badTargetsAreNamed();
};

void TestFigure::aFigureHasItsPhysicalSize_data()
{
    QTest::addColumn<double>("millimetres");
    QTest::addColumn<double>("dots");
    QTest::newRow("a column of a paper") << 84.0 << 300.0;
    QTest::newRow("usual") << 120.0 << 300.0;
    QTest::newRow("screen") << 160.0 << 96.0;
    QTest::newRow("poster") << 800.0 << 150.0;
}

void TestFigure::aFigureHasItsPhysicalSize()
{
    QFETCH(double, millimetres);
    QFETCH(double, dots);
    const Result<QImage> figure =
        renderFigure(figureOf(attentionOf({.words = test::wordsOf(12)}), {.widthMillimetres = millimetres, .dotsPerInch = dots}));
    QVERIFY(figure.ok());
    QVERIFY(std::abs(figure->width() - millimetres / 25.4 * dots) <= 1);
    QVERIFY(std::abs(figure->dotsPerMeterX() * 0.0254 - dots) < 0.05);
    QVERIFY(std::abs(figure->width() / (figure->dotsPerMeterX() / 1000.0) - millimetres) < 0.5);
}

void TestFigure::shapesOfAllKindsMakeFigures_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    for (const auto& [rows, columns] : {std::pair{1, 1}, {2, 2}, {64, 64}, {1, 50}, {50, 1}, {1024, 1024}, {1, 1024}, {1024, 1}})
        QTest::addRow("%d × %d", rows, columns) << rows << columns;
}

void TestFigure::shapesOfAllKindsMakeFigures()
{
    QFETCH(int, rows);
    QFETCH(int, columns);
    const auto attention = attentionOf({.words = test::wordsOf(std::max(rows, columns)), .scores = test::randomMatrix(rows, columns, 2)});
    const Result<QImage> figure = renderFigure(figureOf(attention, {}));
    QVERIFY2(figure.ok(), figure.ok() ? "" : figure.message().c_str());
    QVERIFY(figure->height() > 100);
    QVERIFY(figure->height() < 3 * figure->width());
}

void TestFigure::unreasonableSizesAreRefused_data()
{
    QTest::addColumn<double>("millimetres");
    QTest::addColumn<double>("dots");
    QTest::addColumn<QString>("word");
    const double infinite = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("no width") << 0.0 << 300.0 << "above 0";
    QTest::newRow("negative") << -5.0 << 300.0 << "above 0";
    QTest::newRow("no dots") << 120.0 << 0.0 << "above 0";
    QTest::newRow("not a number") << nan << 300.0 << "above 0";
    QTest::newRow("infinite") << infinite << 300.0 << "20000";
    QTest::newRow("too wide") << 3000.0 << 300.0 << "20000";
    QTest::newRow("too many dots") << 120.0 << 1e9 << "20000";
    QTest::newRow("a speck") << 0.1 << 300.0 << "less than 16";
}

void TestFigure::unreasonableSizesAreRefused()
{
    QFETCH(double, millimetres);
    QFETCH(double, dots);
    QFETCH(QString, word);
    const Result<QImage> figure =
        renderFigure(figureOf(attentionOf({.words = {"a"}}), {.widthMillimetres = millimetres, .dotsPerInch = dots}));
    QVERIFY(!figure.ok());
    QVERIFY2(QString::fromStdString(figure.message()).contains(word), figure.message().c_str());
}

void TestFigure::nothingToShowIsSaid()
{
    QVERIFY(!renderFigure(figureOf(attentionOf({}), {})).ok());
    const Result<QImage> vectors = renderFigure(figureOf(attentionOf({.words = {"a"}, .stage = Stage::Vectors}), {}));
    QVERIFY(!vectors.ok());
    QVERIFY(QString::fromStdString(vectors.message()).contains("vectors"));
}

void TestFigure::optionsChangeThePicture()
{
    const auto attention = attentionOf({.words = test::wordsOf(5)});
    const Result<QImage> plain = renderFigure(figureOf(attention, {.dotsPerInch = 96}));
    const Result<QImage> dark = renderFigure(figureOf(attention, {.dotsPerInch = 96, .dark = true}));
    const Result<QImage> titled = renderFigure(figureOf(attention, {.dotsPerInch = 96, .title = "Cookies"}));
    const Result<QImage> endless =
        renderFigure(figureOf(attention, {.dotsPerInch = 96, .title = QString("a title without end ").repeated(20)}));
    QVERIFY(plain.ok() && dark.ok() && titled.ok() && endless.ok());
    QVERIFY(qGray(plain->pixel(1, 1)) > 200);
    QVERIFY(qGray(dark->pixel(1, 1)) < 60);
    QVERIFY(titled->height() > plain->height());
    QVERIFY(endless->height() > titled->height());
}

void TestFigure::cellsMakeTheFigureWideEnoughForWordsAndLegend()
{
    for (const bool legend : {true, false}) {
        const FigureOptions options{.widthMillimetres = 0, .cellMillimetres = 3, .parts = {.axes = false, .legend = legend}};
        const Result<FigurePage> page = layOutFigure(figureOf(attentionOf({.words = test::wordsOf(5)}), options));
        QVERIFY(page.ok());
        const HeatmapLayout& layout = page->panels.front().layout;
        QCOMPARE(layout.legend.isNull(), !legend);
        for (const std::vector<PlacedLabel>* labels : {&layout.rowLabels, &layout.columnLabels})
            for (const PlacedLabel& label : *labels)
                QVERIFY2(!label.elided, qPrintable(label.text));
    }
}

void TestFigure::textsDoNotOutgrowTheMap()
{
    const auto attention = attentionOf({.words = test::wordsOf(5)});
    const Result<FigurePage> narrow = layOutFigure(figureOf(attention, {.widthMillimetres = 10}));
    QVERIFY(narrow.ok());
    QVERIFY2(narrow->size.height() < 2 * narrow->size.width(), QByteArray::number(narrow->size.height()));
    const FigureOptions captioned{.widthMillimetres = 10, .parts = {.caption = true}}, titled{.widthMillimetres = 10, .title = "Cookies"};
    for (const FigureOptions& options : {captioned, titled}) {
        const Result<FigurePage> page = layOutFigure(figureOf(attention, options));
        QVERIFY(!page.ok());
        QVERIFY2(QString::fromStdString(page.message()).contains("no room for"), page.message().c_str());
    }
}

void TestFigure::theSameFigureHasTheSameBytes()
{
    QTemporaryDir folder;
    const auto attention = attentionOf({.words = test::wordsOf(12)});
    QVERIFY(exportFigure(figureOf(attention, {}), folder.filePath("one.png")).ok());
    QVERIFY(exportFigure(figureOf(attention, {}), folder.filePath("two.PNG")).ok());
    QVERIFY(!bytesOf(folder.filePath("one.png")).isEmpty());
    QCOMPARE(bytesOf(folder.filePath("one.png")), bytesOf(folder.filePath("two.PNG")));
}

void TestFigure::theFileCarriesItsResolution()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("figure.png");
    QVERIFY(exportFigure(figureOf(attentionOf({.words = test::wordsOf(64)}), {.dotsPerInch = 600}), path).ok());
    const QImage read(path);
    QVERIFY(!read.isNull());
    QVERIFY(std::abs(read.dotsPerMeterX() * 0.0254 - 600) < 0.05);
    QCOMPARE(read.dotsPerMeterX(), read.dotsPerMeterY());
    QVERIFY(QFileInfo(path).size() < 2'000'000);
}

void TestFigure::badTargetsAreNamed()
{
    QTemporaryDir folder;
    const auto attention = attentionOf({.words = {"a", "b"}});
    for (const char* name : {"figure.xyz", "figure", "missing/figure.png"}) {
        const QString path = folder.filePath(name);
        const Result<bool> written = exportFigure(figureOf(attention, {}), path);
        QVERIFY(!written.ok());
        QVERIFY2(QString::fromStdString(written.message()).contains(QFileInfo(path).fileName()), written.message().c_str());
        QVERIFY(!QFile::exists(path));
    }
}

QTEST_MAIN(TestFigure)
#include "test_figure.moc"
