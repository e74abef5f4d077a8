#include "tests/support/pictures.h"
#include "tests/support/sentences.h"
#include "ui/figure/caption.h"
#include "ui/figure/page/page.h"
#include "ui/figure/page/small_multiples.h"

#include <QFontMetricsF>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;
using test::attentionOf;

namespace {

/// All normalizers on a sentence of so many words. Needs: `options` that fit.
FigurePage pageOf(int words, const FigureOptions& options)
{
    const Result<Figure> strip = normalizerStrip(attentionOf({.words = test::wordsOf(words)}), allNormalizers(), options);
    Result<FigurePage> page = layOutFigure(*strip);
    if (!page)
        qFatal("%s", page.message().c_str());
    return std::move(*page);
}

/// The headings, which are the first texts of a page without a title.
std::vector<QRectF> headingsOf(const FigurePage& page)
{
    std::vector<QRectF> boxes;
    for (std::size_t i = 0; i < page.panels.size(); ++i) {
        const PageText& text = page.texts[i];
        const QFontMetricsF metrics(text.font);
        boxes.emplace_back(text.baseline.x(), text.baseline.y() - metrics.ascent(), metrics.horizontalAdvance(text.text), metrics.height());
    }
    return boxes;
}

QRectF cellsOf(const PagePanel& panel)
{
    return panel.layout.cells.translated(panel.at);
}

} // namespace

class TestFilmStrip : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void headingsStandApartAtEveryWidth_data();
    void headingsStandApartAtEveryWidth();
    void mapsAreLargeEnoughToRead();
    void mapsAgreeInTheirLabels_data() { headingsStandApartAtEveryWidth_data(); }
    void mapsAgreeInTheirLabels();
    void everyRowNamesItsQueriesOnce();
    void theWidthFollowsTheCells();
    void whatHasNoRoomIsRefused();
    void mapsOfOutputStandInRowsToo();
    void theLineBelowLeavesOutWhatHeadingsSay();
    void lettersStandOverMapsAndInTheCaption();
    void aSingleMapHasNoLetter();
    void variantsAreRead_data();
    void variantsAreRead();
    void variantsSayWhatIsTheirs();
};

void TestFilmStrip::lettersStandOverMapsAndInTheCaption()
{
    const auto attention = attentionOf({.words = test::wordsOf(4)});
    FigureOptions options;
    options.parts.letters = true;
    const std::vector<Normalizer> normalizers{Normalizer::at(0), Normalizer::at(1)};
    const Result<Figure> strip = normalizerStrip(attention, normalizers, options);
    const Result<FigurePage> page = layOutFigure(*strip);
    QCOMPARE(page->texts[0].text, QString("(a) softmax"));
    QCOMPARE(page->texts[1].text, QString("(b) sparsemax"));
    for (const QString& text : {captionOf(*strip), altTextOf(*strip)})
        QVERIFY2(text.contains("(a) softmax at temperature 1.00, (b) sparsemax at temperature 1.00, each over"), qPrintable(text));
    QVERIFY(!captionOf(*strip).contains("reading order"));
}

void TestFilmStrip::aSingleMapHasNoLetter()
{
    FigureOptions options;
    options.parts.letters = true;
    const Figure figure = figureOf(attentionOf({.words = test::wordsOf(4)}), options);
    QVERIFY(!captionOf(figure).contains("(a)"));
    const Result<FigurePage> page = layOutFigure(figure);
    for (const PageText& text : page->texts)
        QVERIFY(!text.text.contains("(a)"));
}

void TestFilmStrip::variantsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("headings"); // or what the refusal says
    QTest::addColumn<bool>("isRead");
    QTest::newRow("some") << "softmax; sparsemax T=0.5;entmax  alpha=1.3"
                          << QStringList{"softmax, T 2.00", "sparsemax, T 0.50", "entmax α 1.3, T 2.00"} << true;
    QTest::newRow("one temperature") << "softmax;sparsemax" << QStringList{"softmax", "sparsemax"} << true;
    QTest::newRow("without one") << "hardmax; softmax temperature=inf;" << QStringList{"hardmax", "softmax, T ∞"} << true;
    QTest::newRow("parameters") << "top-k k=2; linear negatives=keep; sigmoid undivided" << QStringList{"top-2", "linear", "sigmoid"}
                                << true;
    QTest::newRow("nothing") << " ; " << QStringList{"semicolons"} << false;
    QTest::newRow("nobody") << "softmax; maxsoft" << QStringList{"“maxsoft”", "sparsemax"} << false;
    QTest::newRow("another's") << "softmax alpha=2" << QStringList{"“alpha=2”", "softmax"} << false;
    QTest::newRow("out of range") << "entmax alpha=9" << QStringList{"“alpha=9”"} << false;
    QTest::newRow("no number") << "softmax T=cold" << QStringList{"“T=cold”"} << false;
}

void TestFilmStrip::variantsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QStringList, headings);
    QFETCH(bool, isRead);
    const Variant usual{*Normalizer::named("softmax"), 2};
    const Result<std::vector<Variant>> variants = variantsFrom(text, usual);
    QCOMPARE(variants.ok(), isRead);
    if (!isRead) {
        for (const QString& words : headings)
            QVERIFY2(QString::fromStdString(variants.message()).contains(words), variants.message().c_str());
        return;
    }
    const Result<Figure> strip = variantStrip(attentionOf({.words = test::wordsOf(3)}), *variants, {});
    QCOMPARE(strip->panels.size(), std::size_t(headings.size()));
    for (std::size_t i = 0; i < strip->panels.size(); ++i)
        QVERIFY2(strip->panels[i].heading.startsWith(headings[qsizetype(i)]), qPrintable(strip->panels[i].heading));
}

void TestFilmStrip::variantsSayWhatIsTheirs()
{
    const auto attention = attentionOf({.words = test::wordsOf(3)});
    const auto lineOf = [&](const char* text) {
        const Result<std::vector<Variant>> variants = variantsFrom(text, attention->scene.variant);
        const Result<Figure> strip = variantStrip(attention, *variants, {});
        return provenanceText(*strip->provenance);
    };
    QVERIFY(!lineOf("softmax; sparsemax T=0.5").contains("T "));
    QVERIFY(lineOf("softmax T=0.5; sparsemax T=0.5").contains("T 0.50"));
}

void TestFilmStrip::headingsStandApartAtEveryWidth_data()
{
    QTest::addColumn<double>("millimetres");
    QTest::addColumn<int>("words");
    for (const double millimetres : {77.0, 84.0, 120.0, 174.0, 254.0})
        for (const int words : {2, 5, 17})
            QTest::addRow("%g mm, %d words", millimetres, words) << millimetres << words;
}

void TestFilmStrip::headingsStandApartAtEveryWidth()
{
    QFETCH(double, millimetres);
    QFETCH(int, words);
    const FigurePage page = pageOf(words, {.widthMillimetres = millimetres});
    const std::vector<QRectF> headings = headingsOf(page);
    const QRectF whole(QPointF(), page.size);
    for (std::size_t i = 0; i < headings.size(); ++i) {
        QVERIFY2(!page.texts[i].text.contains(u'…'), qPrintable(page.texts[i].text));
        QVERIFY(whole.contains(headings[i]) && whole.contains(cellsOf(page.panels[i])));
        QVERIFY(headings[i].bottom() <= cellsOf(page.panels[i]).top());
        for (std::size_t k = 0; k < headings.size(); ++k) {
            QVERIFY(i == k || !headings[i].adjusted(-2, 0, 2, 0).intersects(headings[k]));
            QVERIFY(i == k || !cellsOf(page.panels[i]).intersects(cellsOf(page.panels[k])));
            QVERIFY(!headings[i].intersects(cellsOf(page.panels[k])));
        }
    }
    QVERIFY(page.size.height() < 1.6 * page.size.width());
}

void TestFilmStrip::mapsAreLargeEnoughToRead()
{
    for (const double millimetres : {77.0, 84.0, 120.0, 174.0}) {
        const FigurePage page = pageOf(5, {.widthMillimetres = millimetres});
        const double least = millimetres < 100 ? 10 : 22; // to name every word, to hold numbers
        QVERIFY2(page.panels.front().layout.cellWidth >= least, QByteArray::number(page.panels.front().layout.cellWidth));
        QCOMPARE(page.panels.front().layout.columnLabels.size(), std::size_t(5));
        QCOMPARE(page.panels.front().layout.rowLabels.size(), std::size_t(5));
    }
}

void TestFilmStrip::mapsAgreeInTheirLabels()
{
    QFETCH(double, millimetres);
    QFETCH(int, words);
    const FigurePage page = pageOf(words, {.widthMillimetres = millimetres});
    const HeatmapLayout& first = page.panels.front().layout;
    for (const PagePanel& panel : page.panels) {
        QCOMPARE(panel.layout.columnAngle, first.columnAngle);
        QCOMPARE(panel.layout.fontPixels, first.fontPixels);
        QCOMPARE(panel.layout.gap, first.gap);
        QCOMPARE(panel.layout.cells.size(), first.cells.size());
        QCOMPARE(panel.layout.columnLabels.size(), first.columnLabels.size());
        for (std::size_t i = 0; i < first.columnLabels.size(); ++i)
            QCOMPARE(panel.layout.columnLabels[i].text, first.columnLabels[i].text);
    }
}

void TestFilmStrip::everyRowNamesItsQueriesOnce()
{
    const FigurePage page = pageOf(5, {.widthMillimetres = 84});
    double left = page.size.width();
    for (const PagePanel& panel : page.panels)
        left = std::min(left, cellsOf(panel).left());
    int rows = 0;
    for (const PagePanel& panel : page.panels) {
        const bool isFirst = cellsOf(panel).left() == left;
        rows += isFirst;
        QCOMPARE(panel.layout.rowLabels.empty(), !isFirst);
        for (const PlacedLabel& label : panel.layout.rowLabels)
            QVERIFY(panel.at.x() + panel.layout.boundsOf(label, true).left() > 0);
    }
    QCOMPARE(rows, 3);
}

void TestFilmStrip::theWidthFollowsTheCells()
{
    for (const double millimetres : {3.0, 8.0}) {
        const FigurePage page = pageOf(5, {.widthMillimetres = 0, .cellMillimetres = millimetres});
        const double wanted = millimetres / millimetresPerInch * pointsPerInch / page.points;
        QVERIFY(std::abs(page.panels.front().layout.cellWidth - wanted) < 0.5);
        for (const PlacedLabel& label : page.panels.front().layout.rowLabels)
            QVERIFY2(!label.elided, qPrintable(label.text));
        QVERIFY(page.legend.right() < page.size.width());
    }
}

void TestFilmStrip::whatHasNoRoomIsRefused()
{
    const auto attention = attentionOf({.words = test::wordsOf(5)});
    for (const FigureOptions& options : {FigureOptions{.widthMillimetres = 25}, {.widthMillimetres = 60, .cellMillimetres = 12}}) {
        const Result<FigurePage> page = layOutFigure(*normalizerStrip(attention, allNormalizers(), options));
        QVERIFY(!page.ok());
        QVERIFY2(QString::fromStdString(page.message()).contains(sentences::doNotFit()), page.message().c_str());
    }
}

void TestFilmStrip::mapsOfOutputStandInRowsToo()
{
    const auto attention = attentionOf({.words = test::wordsOf(5), .stage = Stage::Output, .dimensions = 40});
    const Result<FigurePage> page = layOutFigure(*normalizerStrip(attention, allNormalizers(), {.widthMillimetres = 120}));
    QVERIFY(page.ok());
    for (const PagePanel& panel : page->panels) {
        QVERIFY(QRectF(QPointF(), page->size).contains(cellsOf(panel)));
        QVERIFY(panel.layout.cellWidth >= 2);
    }
}

void TestFilmStrip::theLineBelowLeavesOutWhatHeadingsSay()
{
    const auto softmax = attentionOf({.words = {"a", "b"}, .temperature = 0.8, .mask = Mask::Causal});
    QCOMPARE(provenanceText(*temperatureStrip(softmax, {0.5, 1}, {})->provenance), "softmax · mask causal · made for a test");
    QCOMPARE(provenanceText(*normalizerStrip(softmax, allNormalizers(), {})->provenance), "T 0.80 · mask causal · made for a test");
    // Some of the strip's maps depend on T, whatever the first one says.
    const auto hardmax = attentionOf({.words = {"a", "zorp"}, .normalizer = "hardmax"});
    QCOMPARE(provenanceText(*normalizerStrip(hardmax, allNormalizers(), {})->provenance),
             "T 1.00 · mask none · made for a test · ? not in vocabulary");
    QVERIFY(!figureOf(softmax).provenance);
}

QTEST_MAIN(TestFilmStrip)
#include "test_small_multiples.moc"
