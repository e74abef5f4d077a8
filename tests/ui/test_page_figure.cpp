#include "core/files/figure/figure_scene.h"
#include "core/files/scene_file.h"
#include "core/measures/plain_softmax.h"
#include "core/sources/model_source.h"
#include "core/sources/source_table.h"
#include "tests/support/pictures.h"
#include "ui/figure/caption.h"
#include "ui/figure/compare_figure.h"
#include "ui/figure/export.h"
#include "ui/figure/figure_clipboard.h"
#include "ui/figure/page/page.h"
#include "ui/figure/page/page_drawing.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/figure/page_figure.h"
#include "ui/words/provenance.h"

#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace softfocus;

namespace {

std::shared_ptr<const Attention> comparedAttention(const Attention& attention, CompareChoices compare)
{
    auto shown = std::make_shared<Attention>(attention);
    shown->scene.page = PageKind::Compare;
    shown->scene.compare = std::move(compare);
    return shown;
}

std::shared_ptr<const Attention> numbersAttention(ScoreList list, NumbersLesson lesson, std::int64_t step = 0)
{
    auto shown = std::make_shared<Attention>(*test::attentionOf({.words = test::wordsOf(2)}));
    shown->scene.page = PageKind::Numbers;
    shown->scene.numbers.list = std::move(list);
    shown->scene.numbers.lesson = lesson;
    shown->scene.numbers.step = step;
    return shown;
}

/// A square with a line across and a word, a third as high as wide.
Figure chartFigure()
{
    auto chart = std::make_shared<FigureChart>();
    chart->heightFor = [](double width, const Theme&) { return width / 3; };
    chart->paint = [](QPainter& painter, const QRectF& area, const Theme& theme) {
        painter.fillRect(QRectF(area.left(), area.top(), area.height(), area.height()), Qt::red);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Qt::blue, 2));
        painter.drawPolyline(QPolygonF({area.topLeft(), area.center(), area.topRight()}));
        painter.setPen(theme.text);
        painter.setFont(theme.sized(13));
        painter.drawText(area.center(), QStringLiteral("word"));
    };
    chart->title = QStringLiteral("A chart");
    chart->caption = QStringLiteral("Its caption.");
    chart->altText = QStringLiteral("Its description.");
    chart->provenance = QStringLiteral("from a test");
    chart->numbers = {{"softmax"}, {"A", "B"}, Matrix::Constant(1, 2, 0.5)};
    Figure figure;
    figure.chart = chart;
    Scene scene;
    scene.page = PageKind::Numbers;
    figure.scene = std::make_shared<const Scene>(scene);
    return figure;
}

} // namespace

class TestPageFigure : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void exploreIsItsMap()
    {
        const auto attention = test::attentionOf({.words = test::wordsOf(4)});
        const Result<Figure> figure = pageFigure(attention, {});
        QVERIFY(figure);
        QCOMPARE(*encoded(*figure, FigureFormat::Svg), *encoded(figureOf(attention), FigureFormat::Svg));
    }

    void compareIsAStripOfItsPanels()
    {
        const auto attention = comparedAttention(*test::attentionOf({.words = test::wordsOf(4)}), {});
        const Result<Figure> figure = pageFigure(attention, {});
        QVERIFY(figure);
        QStringList headings;
        for (const FigurePanel& panel : figure->panels)
            headings << panel.heading;
        QCOMPARE(headings, (QStringList{"softmax", "sparsemax", "hardmax", "linear"}));
        for (std::size_t i = 0; i < figure->panels.size(); ++i) {
            const auto& panel = std::get<ComputedPanel>(attention->scene.compare.panels[i]);
            QCOMPARE(figure->panels[i].attention->weights->values,
                     weigh(attention->scores->masked, panel.variant.normalizer, attention->scene.variant.temperature).values);
        }
    }

    void aHeadOfATransformerIsNamedWhereverAFigureIsDescribed_data()
    {
        QTest::addColumn<bool>("ofAllHeads");
        QTest::addColumn<bool>("joinsWords");
        QTest::addColumn<QString>("name");
        QTest::newRow("a head") << false << false << "English to Spanish, cross-attention, layer 1, head 3";
        QTest::newRow("all of them") << true << false << "English to Spanish, cross-attention, layer 1, mean of the heads";
        QTest::newRow("words") << false << true << "English to Spanish, cross-attention, layer 1, head 3, pieces joined to words";
    }

    void aHeadOfATransformerIsNamedWhereverAFigureIsDescribed()
    {
        QFETCH(bool, ofAllHeads);
        QFETCH(bool, joinsWords);
        QFETCH(QString, name);
        ModelSource source = usualModelSource(BundledModel::Translation);
        if (ofAllHeads)
            source.head.reset();
        source.joinsWords = joinsWords;
        Scene scene;
        scene.source = source;
        const auto attention = attentionFor(scene);
        const Figure figure = figureOf(attention);
        for (const QString& text : {captionOf(figure), altTextOf(figure)})
            QVERIFY2(text.contains("softmax at temperature 1.00 over scores q·k/√d of " + name), qPrintable(text));
        QVERIFY(provenanceText(provenanceOf(*attention)).endsWith(name));
        for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf}) {
            const Result<Scene> back = sceneOfFigure(*encoded(figure, format));
            QVERIFY(back && *back == scene);
            QCOMPARE(attentionFor(*back)->weights->values, attention->weights->values);
        }
    }

    /// On the page, too, it is the scores at hand that are compared, rather than those of a model in which everything is another way.
    void variantsOfAWholeModelAreOfTheSameScores()
    {
        ModelSource source = usualModelSource(BundledModel::Bert);
        source.scope = WhatIfScope::Model;
        Scene scene;
        scene.source = source;
        const auto attention = comparedAttention(*attentionFor(scene), {});
        const Result<Figure> figure = pageFigure(attention, {});
        QVERIFY(figure);
        for (const FigurePanel& panel : figure->panels)
            QCOMPARE(panel.attention->scores, attention->scores);
        QVERIFY(figure->panels[0].attention->weights->values != figure->panels[1].attention->weights->values);
    }

    void panelsThatAreCalledAlikeSayWhereTheyStand()
    {
        CompareChoices compare;
        compare.panels = {ComputedPanel{{Normalizer()}}, ComputedPanel{{*Normalizer::named("hardmax")}}, ComputedPanel{{Normalizer()}}};
        const Result<Figure> figure = pageFigure(comparedAttention(*test::attentionOf({.words = test::wordsOf(4)}), compare), {});
        QVERIFY(figure);
        QCOMPARE(figure->panels[0].heading, QString("softmax (panel 1)"));
        QCOMPARE(figure->panels[1].heading, QString("hardmax"));
        QCOMPARE(figure->panels[2].heading, QString("softmax (panel 3)"));
    }

    void threadsStandSideBySideUnderOneLegend_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<bool>("inOneRow");
        QTest::newRow("of a column") << 84.0 << false;
        QTest::newRow("of a poster") << 400.0 << true;
    }
    void threadsStandSideBySideUnderOneLegend()
    {
        QFETCH(double, width);
        QFETCH(bool, inOneRow);
        auto drawn = std::make_shared<Attention>(*test::attentionOf({.words = test::wordsOf(4)}));
        drawn->scene.view.picture = PictureKind::Threads;
        const auto attention = comparedAttention(*drawn, {});
        const Result<Figure> figure = pageFigure(attention, {.widthMillimetres = width});
        QVERIFY(figure);
        QVERIFY(leftOutOfFigure(*attention).isEmpty());
        const Result<FigurePage> page = layOutFigure(*figure);
        QVERIFY(page);
        QCOMPARE(page->panels.size(), std::size_t(4));
        const QRectF whole(QPointF(), page->size);
        std::vector<QRectF> boxes;
        for (const PagePanel& panel : page->panels) {
            QVERIFY(panel.threads && panel.threads->legend.isNull());
            QCOMPARE(panel.picture.high, page->panels.front().picture.high);
            boxes.emplace_back(panel.at, panel.threads->area);
            QVERIFY(whole.contains(boxes.back()));
        }
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t k = i + 1; k < boxes.size(); ++k)
                QVERIFY(!boxes[i].intersects(boxes[k]));
        QCOMPARE(boxes.front().top() == boxes.back().top(), inOneRow);
        QVERIFY(whole.contains(page->legend) && page->legend.top() > boxes.back().bottom());
        QVERIFY(captionOf(*figure).contains("on the left are queries"));
        QVERIFY(altTextOf(*figure).startsWith("Threads from queries to keys, 4 × 4 each"));
        for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf, FigureFormat::Tex})
            QVERIFY(encoded(*figure, format));
    }

    void manyThreadsAreNoTower()
    {
        auto drawn = std::make_shared<Attention>(*test::attentionOf({.words = test::wordsOf(8)}));
        drawn->scene.view.picture = PictureKind::Threads;
        CompareChoices compare;
        compare.panels.assign(mostCompared, ComputedPanel{{Normalizer()}});
        const Result<Figure> figure = pageFigure(comparedAttention(*drawn, compare), {.widthMillimetres = 84});
        QVERIFY(figure);
        const Result<FigurePage> page = layOutFigure(*figure);
        QVERIFY(page);
        QVERIFY(page->panels[0].at.y() == page->panels[1].at.y() && page->panels[0].at.y() < page->panels[2].at.y());
        Figure narrow = *figure;
        narrow.options.widthMillimetres = 30;
        QVERIFY(!layOutFigure(narrow));
    }

    void itCarriesTheSceneOfThePage()
    {
        const auto attention = comparedAttention(*test::attentionOf({.words = test::wordsOf(4)}), {});
        const Result<Figure> figure = pageFigure(attention, {});
        QVERIFY(figure);
        QCOMPARE(sceneOf(*figure).page, PageKind::Compare);
        QVERIFY(sceneOf(*figure) == attention->scene);
    }

    void givenWeightsStandWhereTheirPanelStands()
    {
        const auto attention = test::attentionOf({.words = test::wordsOf(2)});
        GivenScores given;
        given.kind = GivenKind::Weights;
        given.origin = "model.npy";
        given.queries = given.keys = {"a", "b"};
        given.scores = Matrix::Identity(2, 2);
        CompareChoices compare;
        compare.panels.insert(compare.panels.begin() + 1, GivenPanel{std::make_shared<const GivenScores>(given)});
        const Result<Figure> figure = pageFigure(comparedAttention(*attention, compare), {});
        QVERIFY(figure);
        QCOMPARE(figure->panels.size(), std::size_t(5));
        QCOMPARE(figure->panels[1].heading, QString("model.npy"));
        QCOMPARE(figure->panels[1].attention->weights->values, given.scores);
        QVERIFY(layOutFigure(*figure));
        QVERIFY(captionOf(*figure).contains("model.npy (weights as given)"));
        QVERIFY(leftOutOfFigure(*figure->panels.front().attention).isEmpty());
    }

    void weightsOfAnotherShapeAreLeftOut()
    {
        GivenScores given;
        given.kind = GivenKind::Weights;
        given.queries = given.keys = {"a", "b"};
        given.scores = Matrix::Identity(2, 2);
        CompareChoices compare;
        compare.panels.push_back(GivenPanel{std::make_shared<const GivenScores>(given)});
        const Result<Figure> figure = pageFigure(comparedAttention(*test::attentionOf({.words = test::wordsOf(3)}), compare), {});
        QVERIFY(figure);
        QCOMPARE(figure->panels.size(), std::size_t(4));
        QVERIFY(leftOutOfFigure(*comparedAttention(*test::attentionOf({.words = test::wordsOf(3)}), compare)).contains("another shape"));
        compare.picture = ComparedPicture::Difference;
        compare.minuend = 4;
        QVERIFY(!pageFigure(comparedAttention(*test::attentionOf({.words = test::wordsOf(3)}), compare), {}));
    }

    void givenWeightsAreShownOnceAsTheirVariantsAreAlike()
    {
        GivenScores given;
        given.kind = GivenKind::Weights;
        given.queries = given.keys = {"a", "b"};
        given.scores = Matrix::Identity(2, 2);
        Scene scene;
        scene.source = MatrixSource{std::make_shared<const GivenScores>(given)};
        scene.page = PageKind::Compare;
        const Result<Figure> figure = pageFigure(attend(scene, inputOf(scene), nullptr), {});
        QVERIFY(figure);
        QCOMPARE(figure->panels.size(), std::size_t(1));
        QVERIFY(layOutFigure(*figure));
    }

    void aDifferenceIsOneMapOfItsNumbers()
    {
        CompareChoices compare;
        compare.picture = ComparedPicture::Difference;
        compare.minuend = 1;
        compare.subtrahend = 0;
        const auto attention = comparedAttention(*test::attentionOf({.words = test::wordsOf(4)}), compare);
        const Result<Figure> figure = pageFigure(attention, {});
        QVERIFY(figure);
        QCOMPARE(figure->panels.size(), std::size_t(1));
        const Normalizer sparsemax = *Normalizer::named("sparsemax");
        const double temperature = attention->scene.variant.temperature;
        const Matrix expected = weigh(attention->scores->masked, sparsemax, temperature).values -
                                weigh(attention->scores->masked, Normalizer(), temperature).values;
        const Result<FigurePage> page = layOutFigure(*figure);
        QVERIFY(page);
        QCOMPARE(*page->panels.front().picture.values, expected);
        QVERIFY(page->panels.front().picture.diverging);
        QVERIFY(captionOf(*figure).contains("sparsemax less those of softmax"));
        QVERIFY(altTextOf(*figure).size() > captionOf(*figure).size());
        const Result<QByteArray> csv = encoded(*figure, FigureFormat::Csv);
        QVERIFY(csv);
        QVERIFY(csv->split('\n')[1].contains(QByteArray::number(expected(0, 0), 'g', 17).left(8)));
    }

    void gradientsAreAChartOfEveryVariant()
    {
        CompareChoices compare;
        compare.picture = ComparedPicture::Gradient;
        const auto attention = comparedAttention(*test::attentionOf({.words = test::wordsOf(4)}), compare);
        QVERIFY(isChartPage(attention->scene));
        const Result<Figure> figure = pageFigure(attention, {});
        QVERIFY(figure && figure->chart);
        QCOMPARE(figure->chart->numbers.values.rows(), Index(4 * 4));
        const Index query = chosenQuery(*attention);
        const std::vector<double> scores(attention->scores->masked.row(query).begin(), attention->scores->masked.row(query).end());
        const RowJacobian softmax = Normalizer().jacobian(scores, attention->scene.variant.temperature);
        QVERIFY(std::abs(figure->chart->numbers.values(1, 2) - softmax.at(1, 2)) < 1e-12);
        QCOMPARE(figure->chart->numbers.values(2 * 4, 0), 0.0); // hardmax
        QVERIFY(layOutFigure(*figure));
        QVERIFY(encoded(*figure, FigureFormat::Pdf));
    }

    void variantsAreWrittenAsTheyAreRead()
    {
        Scene scene;
        scene.variant.temperature = 0.75;
        scene.compare.panels = {ComputedPanel{{*Normalizer::named("sparsemax"), 0.5}, true},
                                ComputedPanel{{Normalizer::named("entmax")->with({.alpha = 1.3}), 1}, false}};
        const Result<std::vector<Variant>> read = variantsFrom(variantsText(scene), {});
        QVERIFY(read);
        QCOMPARE(read->size(), std::size_t(2));
        QVERIFY(read->front() == (Variant{*Normalizer::named("sparsemax"), 0.5}));
        QCOMPARE(read->back().normalizer.parameters().alpha, 1.3);
        QCOMPARE(read->back().temperature, 0.75);
    }

    void valuesOfAllPanelsAreCopied()
    {
        const auto attention = comparedAttention(*test::attentionOf({.words = test::wordsOf(3)}), {});
        const Result<QString> values = pageValues(attention);
        QVERIFY(values);
        for (const char* name : {"softmax", "sparsemax", "hardmax", "linear"})
            QVERIFY2(values->contains(QLatin1String(name)), name);
    }

    void everyLessonHasAFigureOfItsOwn_data()
    {
        QTest::addColumn<int>("lesson");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("said");
        QTest::newRow("weights") << int(NumbersLesson::Weights) << "Weights of A = 400, B = 2, C = 1"
                                 << "softmax: 1.00";
        QTest::newRow("overflow") << int(NumbersLesson::Overflow) << "Softmax of 400, 2, 1 in three precisions"
                                  << "inf/inf = NaN";
        QTest::newRow("one pass") << int(NumbersLesson::OnePass) << "Softmax of 400, 2, 1 in one pass"
                                  << "C = 1 is not larger than m = 400";
    }
    void everyLessonHasAFigureOfItsOwn()
    {
        QFETCH(int, lesson);
        QFETCH(QString, title);
        QFETCH(QString, said);
        const auto attention = numbersAttention({{400, 2, 1}, {}}, static_cast<NumbersLesson>(lesson), 3);
        QVERIFY(leftOutOfFigure(*attention).isEmpty());
        const Result<Figure> figure = pageFigure(attention, {});
        QVERIFY(figure && figure->chart);
        QCOMPARE(figureTitle(*figure), title);
        QVERIFY2(altTextOf(*figure).contains(said), qPrintable(altTextOf(*figure)));
        for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf, FigureFormat::Tex, FigureFormat::Json}) {
            const Result<QByteArray> bytes = encoded(*figure, format);
            QVERIFY2(bytes, bytes ? "" : bytes.message().c_str());
            QVERIFY(bytes->size() > 200);
        }
    }

    void theFigureOfOverflowHasEveryNumberOfTheLesson()
    {
        const auto attention = numbersAttention({{400, 2, 1}, {}}, NumbersLesson::Overflow);
        const Result<Figure> figure = pageFigure(attention, {});
        QVERIFY(figure);
        const LabelledTable& table = figure->chart->numbers;
        QCOMPARE(table.values.rows(), Index(1 + 2 * 3 * 3));
        const PlainSoftmax half = plainSoftmax(Precision::Half, Shift::Maximum, attention->scene.numbers.list.scores, 1, 1);
        const auto row = std::ranges::find(table.rows, "weight in half precision, maximum subtracted") - table.rows.begin();
        for (Index place = 0; place < 3; ++place)
            QCOMPARE(table.values(row, place), half.weights[std::size_t(place)]);
        const QByteArray svg = *encoded(*figure, FigureFormat::Svg);
        for (const char* text : {">inf<", ">NaN<", ">half precision<", ">with the maximum subtracted<"})
            QVERIFY2(svg.contains(text), text);
    }

    void theFigureOfOnePassFollowsTheStep()
    {
        const std::vector<double> scores(64, 1.0);
        const Result<Figure> begun = pageFigure(numbersAttention({scores, {}}, NumbersLesson::OnePass, 0), {});
        const Result<Figure> later = pageFigure(numbersAttention({scores, {}}, NumbersLesson::OnePass, 40), {});
        QVERIFY(begun && later);
        QVERIFY(*encoded(*begun, FigureFormat::Png) != *encoded(*later, FigureFormat::Png));
        QVERIFY(captionOf(*later).contains("after 40 of 64 numbers"));
        QVERIFY(captionOf(*later).contains("those from Y to N2 are in the table"));
        QVERIFY(encoded(*later, FigureFormat::Svg)->contains(">and 48 more<"));
        QCOMPARE(later->chart->numbers.values.cols(), Index(64));
        // It is no higher than a page.
        QVERIFY(later->chart->heightFor(600, Theme::light()) < 800);
    }

    void aChartIsDrawnInEveryFormat_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("svg") << int(FigureFormat::Svg) << QByteArray(">word<");
        QTest::newRow("pdf") << int(FigureFormat::Pdf) << QByteArray("%PDF");
        QTest::newRow("tex") << int(FigureFormat::Tex) << QByteArray("word");
        QTest::newRow("csv") << int(FigureFormat::Csv) << QByteArray(",A,B\nsoftmax,0.5,0.5\n");
        QTest::newRow("tsv") << int(FigureFormat::Tsv) << QByteArray("\tA\tB\nsoftmax\t0.5\t0.5\n");
        QTest::newRow("json") << int(FigureFormat::Json) << QByteArray("\"columns\": [\"A\", \"B\"]");
        QTest::newRow("npy") << int(FigureFormat::Npy) << QByteArray("NUMPY");
    }
    void aChartIsDrawnInEveryFormat()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, holds);
        const Result<QByteArray> bytes = encoded(chartFigure(), FigureFormat(format));
        QVERIFY2(bytes, bytes ? "" : bytes.message().c_str());
        QVERIFY(bytes->contains(holds));
    }

    void itsLinesAreInVectorFormatsToo()
    {
        const Result<FigurePage> page = layOutFigure(chartFigure());
        QVERIFY(page);
        int blue = 0, red = 0;
        for (const Shape& shape : drawingOf(*page).shapes) {
            if (const auto* path = std::get_if<PathShape>(&shape))
                blue += path->colour == QColor(Qt::blue).rgba();
            if (const auto* box = std::get_if<BoxShape>(&shape))
                red += box->colour == QColor(Qt::red).rgba();
        }
        QCOMPARE(blue, 1);
        QCOMPARE(red, 1);
        QVERIFY(std::abs(page->chartArea.height() - page->chartArea.width() / 3) < 1);
        QVERIFY(page->size.height() > page->chartArea.bottom());
    }

    void itsTextsAreItsOwn()
    {
        const Figure figure = chartFigure();
        QCOMPARE(figureTitle(figure), QString("A chart"));
        QCOMPARE(captionOf(figure), QString("Its caption."));
        QCOMPARE(altTextOf(figure), QString("Its description."));
        FigureMimeData copied(figure);
        QCOMPARE(QString::fromUtf8(copied.data("text/tab-separated-values")), QString("\tA\tB\nsoftmax\t0.5\t0.5\n"));
        QVERIFY(copied.html().contains("<th>softmax</th><td>0.5</td>"));
        QVERIFY(!copied.data("image/png").isEmpty());
    }

    void aNarrowChartIsRefused()
    {
        Figure figure = chartFigure();
        figure.options.widthMillimetres = 20;
        QVERIFY(!layOutFigure(figure));
    }
};

QTEST_MAIN(TestPageFigure)
#include "test_page_figure.moc"
