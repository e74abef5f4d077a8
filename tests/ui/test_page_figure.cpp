#include "core/files/figure/figure_scene.h"
#include "core/files/scene_file.h"
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

#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace softfocus;

namespace {

std::shared_ptr<const Attention> comparedAttention(const Attention& attention, CompareChoices compare)
{
    auto shown = std::make_shared<Attention>(attention);
    shown->scene.page = PageKind::Compare;
    shown->scene.compare = std::move(compare);
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
