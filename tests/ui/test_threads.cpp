#include "tests/support/golden.h"
#include "tests/support/pictures.h"
#include "ui/figure/page/recorder.h"
#include "ui/paint/threads/threads_painter.h"
#include "ui/paint/threads/threads_raster.h"

#include <QLocale>
#include <QPainter>
#include <QPicture>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace softfocus;

namespace {

constexpr HeatmapParts bare{.labels = false, .axisTitles = false, .legend = false, .sentence = false};

QImage painted(const ThreadsLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight = {})
{
    QImage image((layout.area * layout.devicePixelRatio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(layout.devicePixelRatio);
    image.fill(theme.panel);
    QPainter painter(&image);
    paintThreads(painter, layout, picture, theme, highlight);
    painter.end();
    image.setDevicePixelRatio(1);
    return image;
}

QStringList sentenceOf(const QString& text)
{
    return text.split(u' ');
}

Picture evenPicture(Index count)
{
    return test::pictureOf({.words = test::wordsOf(int(count)), .scores = Matrix::Zero(count, count)});
}

} // namespace

class TestThreads : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theWidthIsTheWeight()
    {
        const Picture picture = test::pictureOf({.words = {"a", "b", "c"}, .scores = test::randomMatrix(3, 3, 1)});
        const ThreadsLayout layout = layOutThreads(picture, {600, 400}, 1, {}, Theme::light());
        const Threads threads = threadsOf(layout, picture);
        QCOMPARE(threads.drawn.size(), std::size_t(9));
        for (const Thread& thread : threads.drawn) {
            const double weight = (*picture.values)(thread.row, thread.column);
            QCOMPARE(thread.width, std::max(weight * layout.unit, 1.0));
            QCOMPARE(thread.share, weight);
        }
        QVERIFY(std::ranges::is_sorted(threads.drawn, {}, &Thread::share));
    }

    void threadsAreNoBlockOnScalesThatLiftThem_data()
    {
        QTest::addColumn<int>("words");
        QTest::addColumn<int>("range");
        for (const int words : {5, 20, 68, 300})
            for (const ScaleRange range : {ScaleRange::Logarithmic, ScaleRange::RowMaximum, ScaleRange::MapMaximum})
                QTest::addRow("%d words, range %d", words, int(range)) << words << int(range);
    }
    void threadsAreNoBlockOnScalesThatLiftThem()
    {
        QFETCH(int, words);
        QFETCH(int, range);
        const Picture picture = test::pictureOf({.words = test::wordsOf(words), .range = ScaleRange(range), .spread = 0.5});
        const Theme theme = Theme::light();
        const ThreadsLayout layout = layOutThreads(picture, {700, 420}, 1, bare, theme);
        const Threads threads = threadsOf(layout, picture);
        QCOMPARE(Index(threads.drawn.size()) + threads.leftOut(), Index(words * words));
        QVERIFY(std::ranges::is_sorted(threads.drawn, {}, &Thread::share));
        // Of the chosen query all that can be seen, or as many as fit.
        QVERIFY(std::ranges::count(threads.drawn, chosenQuery(*picture.attention), &Thread::row) >= std::min(words, 60));
        const QImage image = painted(layout, picture, theme);
        double ink = 0, count = 0;
        for (int y = 20; y < 400; ++y, ++count)
            ink += double(theme.panel.red() - qRed(image.pixel(350, y))) / (theme.panel.red() - theme.accent.red());
        QVERIFY2(ink / count < 0.7, QByteArray::number(ink / count));
    }

    void theChosenWordHasItsLabelAmongMany()
    {
        const Picture picture = test::pictureOf({.words = test::wordsOf(300)});
        const Theme theme = Theme::light();
        const ThreadsLayout layout = layOutThreads(picture, {484, 165}, 1, {}, theme);
        const Index chosen = 151;
        QVERIFY(std::ranges::find(layout.rowLabels, chosen, &PlacedLabel::index) == layout.rowLabels.end());
        const QRectF box = threadLabel(layout, picture, {chosen, -1}, theme).box.translated(layout.rowEnd(chosen) - QPointF(10, 0));
        const QImage image = painted(layout, picture, theme, Highlight{{}, chosen, {}});
        int coloured = 0;
        for (int y = int(box.top()); y < int(box.bottom()); ++y)
            for (int x = int(box.left()); x < int(box.right()); ++x)
                coloured += image.pixelColor(x, y).blue() - image.pixelColor(x, y).red() > 60;
        QVERIFY(coloured > 0);
    }

    void opacityIsTheWeight_data()
    {
        QTest::addColumn<double>("weight");
        for (const double weight : {0.025, 0.05, 0.3, 0.5, 0.9, 1.0})
            QTest::addRow("%g", weight) << weight;
    }
    void opacityIsTheWeight()
    {
        QFETCH(double, weight);
        // Sparsemax gives the first query exactly this weight on the first key, and the second one none.
        Matrix scores(2, 2);
        scores << 2 * weight - 1, 0, 0, 9;
        const Picture picture = test::pictureOf({.words = {"a", "b"}, .normalizer = "sparsemax", .scores = scores});
        const Theme theme = Theme::light();
        const ThreadsLayout layout = layOutThreads(picture, {400, 300}, 1, bare, theme);
        const QImage image = painted(layout, picture, theme);
        const QPoint end = layout.columnEnd(0).toPoint() - QPoint(3, 0);
        double ink = 0;
        for (int y = end.y() - 15; y < end.y() + 15; ++y)
            ink += double(theme.panel.red() - qRed(image.pixel(end.x(), y))) / (theme.panel.red() - theme.accent.red());
        const double opacity = ink / layout.widthOf(weight);
        QVERIFY2(std::abs(opacity - weight) < 0.012, qPrintable(QString::number(opacity)));
    }

    void whatIsCountedAsTooFaintIsNotDrawn()
    {
        Matrix scores(1, 2);
        scores << -0.97, 0; // sparsemax: 0.015 and 0.985
        const Picture picture = test::pictureOf({.words = {"a", "b"}, .normalizer = "sparsemax", .scores = scores});
        const Theme theme = Theme::light();
        const ThreadsLayout layout = layOutThreads(picture, {400, 300}, 1, bare, theme);
        const Threads threads = threadsOf(layout, picture);
        QCOMPARE(threads.leftOut(), Index(1));
        const QImage image = painted(layout, picture, theme);
        const QPoint end = layout.columnEnd(0).toPoint() - QPoint(3, 0);
        for (int y = 0; y < end.y() + 5; ++y)
            QCOMPARE(image.pixelColor(end.x(), y), theme.panel);
    }

    void hoverDoesNotChangeOpacity()
    {
        // The same pixels of a thread away from the marks, whatever is pointed at.
        const Picture picture = test::pictureOf({.words = {"a", "b"}, .scores = Matrix::Identity(2, 2) * 4});
        const Theme theme = Theme::light();
        const ThreadsLayout layout = layOutThreads(picture, {400, 300}, 1, bare, theme);
        const QImage plain = painted(layout, picture, theme, Highlight{{}, 0, {}});
        const QImage hovered = painted(layout, picture, theme, Highlight{{1, 0}, 0, {}});
        const QPoint onFirst = layout.rowEnd(0).toPoint() + QPoint(12, 0);
        QCOMPARE(hovered.pixel(onFirst), plain.pixel(onFirst));
        QVERIFY(hovered != plain);
    }

    void zerosHaveNoThreadAndAreCounted()
    {
        const Picture picture = test::pictureOf(
            {.words = {"a", "b", "c"}, .normalizer = "hardmax", .mask = Mask::Causal, .scores = test::randomMatrix(3, 3, 3)});
        const ThreadsLayout layout = layOutThreads(picture, {600, 400}, 1, {}, Theme::light());
        const Threads threads = threadsOf(layout, picture);
        QCOMPARE(threads.drawn.size(), std::size_t(3));
        QCOMPARE(threads.zeroCount, Index(3)); // masked ones are not zeros
        QCOMPARE(threads.leftOut(), Index(0));
        QCOMPARE(threadsNote(threads), QString("3 threads · 3 are 0 and have none"));
    }

    void tooFaintThreadsAreLeftOutAndCounted()
    {
        const Picture even = evenPicture(200);
        const ThreadsLayout layout = layOutThreads(even, {700, 500}, 1, {}, Theme::light());
        const Threads threads = threadsOf(layout, even);
        QCOMPARE(Index(threads.drawn.size()) + threads.leftOut(), Index(200 * 200));
        QVERIFY(threads.leftOut() > 0);
        QCOMPARE(threads.weakerCount, Index(0));
        QCOMPARE(threads.faintBelow, 1.0 / 200);
        QCOMPARE(threadsNote(threads), QString("0 threads · 40000 too faint to draw, none above 0.005"));
    }

    void atAThousandWordsTheStrongestAreDrawn()
    {
        const Picture picture = test::pictureOf({.words = test::wordsOf(1024), .normalizer = "sparsemax", .spread = 3});
        const ThreadsLayout layout = layOutThreads(picture, {900, 800}, 2, {}, Theme::light());
        const Threads threads = threadsOf(layout, picture);
        QVERIFY(threads.drawn.size() > 500 && threads.drawn.size() <= 2000);
        QCOMPARE(Index(threads.drawn.size()) + threads.leftOut() + threads.zeroCount, Index(1024 * 1024));
        const double weakest = threads.drawn.front().share;
        QVERIFY(threads.weakerBelow <= weakest);
        // They could be seen, and are not said to be too faint.
        QVERIFY(threads.weakerCount > 0);
        QVERIFY(threadsNote(threads).contains(QRegularExpression("\\d+ left out for these, none above 0\\.\\d+$")));
        QVERIFY(layout.rowEnd(0).y() - layout.unit / 2 >= layout.field.top() - 0.5);
        QVERIFY(layout.rowEnd(1023).y() + layout.unit / 2 <= layout.field.bottom() + 0.5);
    }

    void theLegendAlwaysSaysWhichScaleIsInUseAndShowsAWholeThread_data()
    {
        QTest::addColumn<ScaleRange>("range");
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("words");
        QTest::addColumn<QSizeF>("area");
        const std::pair<ScaleRange, QString> ranges[] = {{ScaleRange::Fixed, "weight"},
                                                         {ScaleRange::RowMaximum, "share of row’s largest"},
                                                         {ScaleRange::MapMaximum, "weight, to map’s largest"},
                                                         {ScaleRange::Logarithmic, "weight, log scale"}};
        for (const auto& [range, title] : ranges)
            for (const int words : {2, 8, 1024})
                for (const QSizeF area : {QSizeF(1000, 700), QSizeF(780, 500), QSizeF(560, 380), QSizeF(300, 240), QSizeF(220, 150)})
                    QTest::addRow("%s, %d words, %g", qPrintable(title), words, area.width()) << range << title << words << area;
    }
    void theLegendAlwaysSaysWhichScaleIsInUseAndShowsAWholeThread()
    {
        QFETCH(ScaleRange, range);
        QFETCH(QString, title);
        QFETCH(int, words);
        QFETCH(QSizeF, area);
        const Picture picture = test::pictureOf({.words = test::wordsOf(words), .normalizer = "sparsemax", .range = range, .spread = 3});
        const Theme theme = Theme::light();
        const ThreadsLayout layout = layOutThreads(picture, area, 1, {}, theme);
        QVERIFY(!layout.legend.isNull());
        bool says = false;
        double highest = 0;
        const Threads threads = threadsOf(layout, picture);
        const auto paint = [&](QPainter& painter) { paintAroundThreads(painter, layout, picture, threads, theme, {}); };
        for (const Shape& shape : recorded(paint))
            if (const auto* text = std::get_if<TextShape>(&shape)) {
                says = says || text->text.contains(title);
                QVERIFY2(text->start.x() + text->width <= area.width() + 0.5, qPrintable(text->text));
            } else if (const auto* box = std::get_if<BoxShape>(&shape)) {
                highest = std::max(highest, box->box.height());
                QVERIFY(layout.legend.contains(box->box));
            }
        QVERIFY(says);
        QCOMPARE(highest, layout.widthOf(1));
    }

    void negativeWeightsHaveThreadsOfTheirOwnColour()
    {
        Picture picture = test::pictureOf({.words = {"a", "b"}, .stage = Stage::Scores, .scores = test::randomMatrix(2, 2, 2)});
        const ThreadsLayout layout = layOutThreads(picture, {300, 200}, 1, bare, Theme::light());
        const Threads threads = threadsOf(layout, picture);
        for (const Thread& thread : threads.drawn)
            QCOMPARE(thread.isNegative, (*picture.values)(thread.row, thread.column) < 0);
    }

    void aPreviewIsShownInThreadsToo_data()
    {
        QTest::addColumn<Stage>("stage");
        QTest::newRow("weights") << Stage::Weights;
        QTest::newRow("signed") << Stage::Scores;
    }
    void aPreviewIsShownInThreadsToo()
    {
        QFETCH(Stage, stage);
        Picture picture = test::pictureOf({.words = {"a", "zorp"}, .stage = stage, .scores = test::randomMatrix(2, 2, 2)});
        picture.preview = Preview::Greyscale;
        Theme theme = Theme::light();
        theme.panel = Qt::white; // which a preview leaves as it is
        const QImage image = painted(layOutThreads(picture, {500, 300}, 1, {}, theme), picture, theme, Highlight{{1, 0}, 0, {0, 1}});
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                QVERIFY2(pixel.red() == pixel.green() && pixel.green() == pixel.blue(), qPrintable(pixel.name()));
            }
    }

    void theCurveStartsAndEndsLevel()
    {
        ThreadsLayout layout;
        layout.field = QRectF(100, 0, 200, 100);
        QCOMPARE(layout.descent(50), 0.0);
        QVERIFY(layout.descent(100) < 1e-6);
        QVERIFY(std::abs(layout.descent(200) - 0.5) < 1e-6);
        QVERIFY(layout.descent(300) > 1 - 1e-6);
        QCOMPARE(layout.descent(999), 1.0);
        for (double x = 101; x < 300; ++x)
            QVERIFY(layout.descent(x) > layout.descent(x - 1));
    }

    void everyThreadIsFoundWhereItIsDrawn()
    {
        const Picture picture =
            test::pictureOf({.words = test::wordsOf(4), .normalizer = "hardmax", .scores = test::randomMatrix(4, 4, 3)});
        const ThreadsLayout layout = layOutThreads(picture, {700, 500}, 1, {}, Theme::light());
        const Threads threads = threadsOf(layout, picture);
        for (const Thread& thread : threads.drawn) {
            const double from = layout.rowEnd(thread.row).y(), to = layout.columnEnd(thread.column).y();
            const double x = layout.field.left() + 6;
            const double y = from + (to - from) * layout.descent(x);
            QCOMPARE(threadAt(layout, threads, {x, y}), std::optional(Cell{thread.row, thread.column}));
        }
        QCOMPARE(threadAt(layout, threads, {layout.field.center().x(), layout.field.top() + 1}), std::nullopt);
        const PlacedLabel& label = layout.rowLabels[2];
        QCOMPARE(threadAt(layout, threads, label.box.translated(label.anchor).center()), std::optional(Cell{2, -1}));
        const PlacedLabel& key = layout.columnLabels[1];
        QCOMPARE(threadAt(layout, threads, key.box.translated(key.anchor).center()), std::optional(Cell{-1, 1}));
    }

    void labelsDoNotOverlapAndNothingIsCut_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QSizeF>("area");
        const QStringList german{"Donaudampfschifffahrtsgesellschaftskapitän", "Rindfleischetikettierungsüberwachung"};
        for (const QSizeF area : {QSizeF(900, 700), QSizeF(380, 240)}) {
            const QByteArray size = QByteArray::number(area.width());
            QTest::newRow("one letter " + size) << QStringList{"a"} << area;
            QTest::newRow("sentence " + size) << sentenceOf("My grandmother bakes incredible cookies") << area;
            QTest::newRow("German " + size) << german << area;
            QTest::newRow("Arabic " + size) << sentenceOf("جدتي تخبز كعكا لذيذا") << area;
            QTest::newRow("Chinese " + size) << sentenceOf("我 的 祖母 烤 饼干") << area;
            QTest::newRow("emoji " + size) << sentenceOf("👵 bakes 🍪 👨‍👩‍👧") << area;
            QTest::newRow("300 words " + size) << test::wordsOf(300) << area;
            QTest::newRow("unknown " + size) << QStringList{"zorple", "zorpled"} << area;
        }
    }
    void labelsDoNotOverlapAndNothingIsCut()
    {
        QFETCH(QStringList, words);
        QFETCH(QSizeF, area);
        const Picture picture = test::pictureOf({.words = words});
        const Theme theme = Theme::light();
        const ThreadsLayout layout = layOutThreads(picture, area, 1, {}, theme);
        const QRectF whole = QRectF(QPointF(0, 0), area).adjusted(-0.5, -0.5, 0.5, 0.5);
        QVERIFY(layout.field.width() > 0.3 * area.width());
        for (const std::vector<PlacedLabel>& labels : {layout.rowLabels, layout.columnLabels}) {
            QVERIFY(!labels.empty());
            double before = -1;
            for (const PlacedLabel& label : labels) {
                const QRectF box = label.box.translated(label.anchor);
                QVERIFY(whole.contains(box));
                QVERIFY(box.top() >= layout.field.top() - 0.5);
                QVERIFY(!box.intersects(layout.field));
                QVERIFY(box.top() >= before - 0.01);
                before = box.bottom();
                QCOMPARE(label.elided, label.text != picture.rows[std::size_t(label.index)].text);
            }
        }
        for (const QRectF& part : {layout.rowTitle, layout.columnTitle, layout.legend, layout.sentence})
            QVERIFY(part.isNull() || whole.contains(part));
        painted(layout, picture, theme, Highlight{{0, 0}, 0, {}});
    }

    void aPageIsAsHighAsItsWordsNeed()
    {
        const Theme theme = Theme::light();
        const HeatmapParts parts{.sentence = false, .provenance = true};
        const double five = layOutThreadsOnPage(evenPicture(5), 450, 3, parts, theme).area.height();
        const double twenty = layOutThreadsOnPage(evenPicture(20), 450, 3, parts, theme).area.height();
        const double thousand = layOutThreadsOnPage(evenPicture(1024), 450, 3, parts, theme).area.height();
        QVERIFY(five < twenty);
        QVERIFY(twenty < thousand);
        QVERIFY(thousand < 2 * 450);
    }

    void pathsAndPixelsAgree()
    {
        const Picture picture = test::pictureOf({.words = test::wordsOf(3), .scores = test::randomMatrix(3, 3, 4)});
        const Theme theme = Theme::light();
        const ThreadsLayout layout = layOutThreads(picture, {500, 300}, 1, bare, theme);
        const QImage pixels = painted(layout, picture, theme);
        // The same painting through a recording, which draws paths, and the recording on pixels.
        QPicture recording;
        QPainter recorder(&recording);
        paintThreads(recorder, layout, picture, theme, {});
        recorder.end();
        QImage paths(pixels.size(), QImage::Format_RGB32);
        paths.fill(theme.panel);
        QPainter painter(&paths);
        painter.setRenderHint(QPainter::Antialiasing);
        recording.play(&painter);
        painter.end();
        double apart = 0;
        for (int y = 0; y < pixels.height(); ++y)
            for (int x = 0; x < pixels.width(); ++x)
                apart += std::abs(qGreen(pixels.pixel(x, y)) - qGreen(paths.pixel(x, y)));
        QVERIFY2(apart / double(pixels.width() * pixels.height()) < 1.0,
                 qPrintable(QString::number(apart / double(pixels.width() * pixels.height()))));
    }

    void threadsLookAsTheyDid_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("ratio");
        for (const bool dark : {false, true})
            for (const int ratio : {1, 2})
                QTest::addRow("threads-%dx-%s", ratio, dark ? "dark" : "light") << dark << ratio;
    }
    void threadsLookAsTheyDid()
    {
        QFETCH(bool, dark);
        QFETCH(int, ratio);
        const Picture picture = test::pictureOf(
            {.words = test::wordsOf(5), .normalizer = "sparsemax", .temperature = 1.5, .scores = test::randomMatrix(5, 5, 4)});
        const Theme theme = dark ? Theme::darkTheme() : Theme::light();
        const ThreadsLayout layout = layOutThreads(picture, {260, 200}, ratio, bare, theme);
        const QImage image = painted(layout, picture, theme, Highlight{{3, 1}, 2, {}});
        const QString difference = test::differenceFromGolden(image, QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
};

QTEST_MAIN(TestThreads)
#include "test_threads.moc"
