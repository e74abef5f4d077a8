#include "core/files/figure/figure_scene.h"
#include "tests/support/patch_scenes.h"
#include "ui/figure/caption.h"
#include "ui/figure/export.h"
#include "ui/figure/figure_clipboard.h"
#include "ui/figure/page/page_drawing.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/paint/patches/patch_image.h"
#include "ui/paint/patches/patch_veil.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace softfocus;
using test::pictureScene;
using test::resultOf;

namespace {

std::shared_ptr<const Attention> shownAt(Stage stage, const std::function<void(Scene&)>& change = {})
{
    return resultOf(pictureScene(
        [&](Scene& scene) {
            scene.view.stage = stage;
            scene.view.query = 40;
            if (change)
                change(scene);
        },
        12));
}

FigurePage pageOf(const Figure& figure)
{
    const Result<FigurePage> page = layOutFigure(figure);
    return page ? *page : FigurePage();
}

std::vector<ImageShape> imagesIn(const Drawing& drawing)
{
    std::vector<ImageShape> images;
    for (const Shape& shape : drawing.shapes)
        if (const auto* image = std::get_if<ImageShape>(&shape))
            images.push_back(*image);
    return images;
}

QStringList textsIn(const Drawing& drawing)
{
    QStringList texts;
    for (const Shape& shape : drawing.shapes)
        if (const auto* text = std::get_if<TextShape>(&shape))
            texts << text->text;
    return texts;
}

/// The images in an SVG, as they are written.
QList<QImage> imagesInSvg(const QByteArray& svg)
{
    QList<QImage> images;
    const QByteArray mark = "base64,";
    for (qsizetype at = svg.indexOf(mark); at >= 0; at = svg.indexOf(mark, at + 1)) {
        const qsizetype from = at + mark.size();
        images << QImage::fromData(QByteArray::fromBase64(svg.mid(from, svg.indexOf('"', from) - from)));
    }
    return images;
}

} // namespace

class TestPatchFigure : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void thePictureIsInThereAtItsOwnResolution_data()
    {
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<int>("images");
        QTest::newRow("vectors") << Stage::Vectors << 2;
        QTest::newRow("scores") << Stage::Scores << 1;
        QTest::newRow("weights") << Stage::Weights << 1;
        QTest::newRow("output") << Stage::Output << 2;
    }
    void thePictureIsInThereAtItsOwnResolution()
    {
        QFETCH(Stage, stage);
        QFETCH(int, images);
        const Figure figure = figureOf(shownAt(stage));
        const Drawing drawing = drawingOf(pageOf(figure));
        const std::vector<ImageShape> shapes = imagesIn(drawing);
        QCOMPARE(int(shapes.size()), images);
        QCOMPARE(shapes.front().image.size(), QSize(96, 96));
        for (const ImageShape& shape : shapes)
            QVERIFY(QRectF(QPointF(), drawing.size).contains(shape.box));
        const Result<QByteArray> svg = encoded(figure, FigureFormat::Svg);
        QVERIFY(svg.ok());
        const QList<QImage> written = imagesInSvg(*svg);
        QCOMPARE(int(written.size()), images);
        QCOMPARE(written.front().convertToFormat(QImage::Format_RGB32), shapes.front().image);
        const Result<QByteArray> pdf = encoded(figure, FigureFormat::Pdf);
        QVERIFY(pdf.ok());
        QCOMPARE(pdf->count("/Width 96 /Height 96"), stage == Stage::Output ? 2 : 1);
    }

    void theAskingPatchIsTheChosenOne()
    {
        const std::shared_ptr<const Attention> attention = shownAt(Stage::Weights);
        View other = attention->scene.view;
        other.query = 100;
        const auto image = [](const std::shared_ptr<const Attention>& one) {
            return imagesIn(drawingOf(pageOf(figureOf(one)))).front().image;
        };
        QVERIFY(image(attention) != image(shownAs(attention, other)));
    }

    void pixelsAndShapesShowTheSame()
    {
        const std::shared_ptr<const Attention> attention = shownAt(Stage::Weights);
        const FigurePage page = pageOf(figureOf(attention));
        const Result<QImage> image = imageOf(page, 300);
        QVERIFY(image.ok());
        const ImageShape shape = imagesIn(drawingOf(page)).front();
        const double ratio = ratioAt(page, 300);
        for (const QPoint& pixel : {QPoint(4, 4), QPoint(50, 20), QPoint(90, 93), QPoint(30, 60)}) {
            const QPointF at = shape.box.topLeft() + QPointF(pixel.x() + 0.5, pixel.y() + 0.5) * shape.box.width() / 96;
            const QRgb is = image->pixel((at * ratio).toPoint()), should = shape.image.pixel(pixel);
            QVERIFY(std::abs(qRed(is) - qRed(should)) <= 2 && std::abs(qGreen(is) - qGreen(should)) <= 2);
        }
    }

    void textsAreTexts()
    {
        Figure figure = figureOf(shownAt(Stage::Weights), {.title = "A cat", .parts = {.caption = true}});
        const QStringList all = textsIn(drawingOf(pageOf(figure)));
        QVERIFY(all.contains("A cat"));
        QVERIFY(all.contains("query: the patch that asks"));
        QVERIFY(all.contains("0.5"));
        figure.options.parts = {.title = false, .axes = false, .legend = false, .caption = false, .provenance = false};
        QCOMPARE(textsIn(drawingOf(pageOf(figure))), QStringList());
    }

    void theSceneComesBackFromAFigure()
    {
        const std::shared_ptr<const Attention> attention = shownAt(Stage::Weights);
        QTemporaryDir folder;
        for (const char* name : {"cat.png", "cat.svg", "cat.pdf"}) {
            const QString path = folder.filePath(QString::fromLatin1(name));
            const Result<bool> done = exportFigure(figureOf(attention), path);
            QVERIFY(done.ok());
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const Result<Scene> scene = sceneOfFigure(file.readAll());
            QVERIFY(scene.ok());
            QCOMPARE(scene->view.query, std::optional<std::int64_t>(40));
            QVERIFY(*scene == attention->scene);
        }
    }

    void texCannotHoldAPicture()
    {
        const Result<QByteArray> tex = encoded(figureOf(shownAt(Stage::Weights)), FigureFormat::Tex);
        QVERIFY(!tex.ok());
        QVERIFY2(QString::fromStdString(tex.error().message.english()).contains("cannot hold a picture"),
                 tex.error().message.english().c_str());
        QVERIFY(encoded(figureOf(shownAt(Stage::Weights, [](Scene& scene) { scene.view.picture = PictureKind::Map; })), FigureFormat::Tex)
                    .ok());
    }

    void numbersAreThoseOfTheStage()
    {
        const std::shared_ptr<const Attention> attention = shownAt(Stage::Weights);
        const Result<QByteArray> csv = encoded(figureOf(attention), FigureFormat::Csv);
        QVERIFY(csv.ok());
        QCOMPARE(csv->count('\n'), 145);
        for (const FigureFormat format : {FigureFormat::Json, FigureFormat::Tsv, FigureFormat::Npy})
            QVERIFY(encoded(figureOf(attention), format).ok());
    }

    void theSameFigureHasTheSameBytes()
    {
        for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf}) {
            const Result<QByteArray> one = encoded(figureOf(shownAt(Stage::Output)), format),
                                     other = encoded(figureOf(shownAt(Stage::Output)), format);
            QVERIFY(one.ok() && other.ok());
            QCOMPARE(*one, *other);
        }
    }

    void stripsStandSideBySideUnderOneLegend()
    {
        const Result<Figure> strip = temperatureStrip(shownAt(Stage::Weights), {0.1, 1, 5}, {.widthMillimetres = 174});
        QVERIFY(strip.ok());
        const FigurePage page = pageOf(*strip);
        const Drawing drawing = drawingOf(page);
        const std::vector<ImageShape> images = imagesIn(drawing);
        QCOMPARE(images.size(), std::size_t(3));
        QCOMPARE(images[0].box.top(), images[2].box.top());
        QVERIFY(images[1].box.left() > images[0].box.right());
        QVERIFY(images[0].image != images[1].image);
        QVERIFY(!page.legend.isNull() && page.legend.left() > images[2].box.right());
        QVERIFY(QRectF(QPointF(), drawing.size).contains(page.legend));
        for (const char* heading : {"T 0.10", "T 1.00", "T 5.00"})
            QVERIFY2(textsIn(drawing).contains(QString::fromLatin1(heading)), heading);
        const Result<QImage> image = renderFigure(*strip);
        QVERIFY(image.ok());
    }

    void veilsOfAStripAreAsOpaqueForTheSameWeight()
    {
        const Result<Figure> strip =
            normalizerStrip(shownAt(Stage::Weights), {Normalizer(), *Normalizer::named("sparsemax")}, {.widthMillimetres = 174});
        QVERIFY(strip.ok());
        const FigurePage page = pageOf(*strip);
        const Index query = chosenQuery(*page.panels[0].picture.attention);
        const auto most = [&](std::size_t panel) { return page.panels[panel].picture.values->row(query).maxCoeff(); };
        QVERIFY(most(1) > 2 * most(0)); // else it would prove nothing
        for (const PagePanel& panel : page.panels) {
            const std::vector<Veil> veils = veilsOf(panel.picture, query, page.theme);
            for (Index key = 0; key < panel.picture.values->cols(); ++key)
                if (const double weight = (*panel.picture.values)(query, key); weight > 0)
                    QVERIFY(std::abs(veils[std::size_t(key)].opacity - mostOpaque * std::sqrt(weight / most(1))) < 1e-9);
        }
        QVERIFY2(!textsIn(drawingOf(page)).join(' ').contains("each picture’s own"), "the legend says what they share");
    }

    void manyPicturesTakeSeveralRows()
    {
        const Result<Figure> strip = normalizerStrip(shownAt(Stage::Weights), allNormalizers(), {.widthMillimetres = 120});
        QVERIFY(strip.ok());
        const std::vector<ImageShape> images = imagesIn(drawingOf(pageOf(*strip)));
        QCOMPARE(images.size(), normalizerTable().size());
        QVERIFY(images.back().box.top() > images.front().box.bottom());
        for (std::size_t i = 0; i < images.size(); ++i)
            for (std::size_t k = i + 1; k < images.size(); ++k)
                QVERIFY(!images[i].box.intersects(images[k].box));
    }

    void stripsOfOutputShowWhatIsMixedAndNeedNoLegend()
    {
        const Result<Figure> strip = temperatureStrip(shownAt(Stage::Output), {0, 0.5, 5}, {.widthMillimetres = 174});
        QVERIFY(strip.ok());
        const FigurePage page = pageOf(*strip);
        QVERIFY(page.legend.isNull());
        const std::vector<ImageShape> images = imagesIn(drawingOf(page));
        QCOMPARE(images.size(), std::size_t(3));
        QVERIFY(images[0].image != images[2].image);
    }

    void stripsSayWhatEachPanelShows()
    {
        const auto stripOf = [](Stage stage, double noise = 0) {
            const auto change = [&](Scene& scene) { std::get<ImageSource>(scene.source).noise = noise; };
            return *temperatureStrip(shownAt(stage, change), {0, 0.5, 5}, {});
        };
        const Figure output = stripOf(Stage::Output);
        const QString working =
            "patches mixed by the weights, in reading order, of softmax at temperature 0, softmax at temperature 0.50, "
            "softmax at temperature 5.00, each over scores −MSE/0.01 of its patches. Each panel is the picture as it is "
            "mixed from its patches. Mean squared errors between the picture and its mixes, in reading order: 0, 0.";
        for (const QString& text : {captionOf(output), altTextOf(output)}) {
            QVERIFY2(text.contains(working), qPrintable(text));
            QVERIFY2(!text.contains("beside"), qPrintable(text));
        }
        static const QRegularExpression noisy("\\. Mean squared error against the clean picture (0\\.\\d{4}) before, and after in reading "
                                              "order: \\1, 0\\.\\d{4}, 0\\.\\d{4}\\.$");
        QVERIFY2(noisy.match(captionOf(stripOf(Stage::Output, 0.1))).hasMatch(), qPrintable(captionOf(stripOf(Stage::Output, 0.1))));
        const QString weights = captionOf(stripOf(Stage::Weights));
        QVERIFY2(weights.endsWith("In each panel the framed patch asks, the patch in row 4, column 5; its weights lie over the picture."),
                 qPrintable(weights));
    }

    void sizesAreKeptOrRefused()
    {
        for (const double width : {20.0, 84.0, 300.0}) {
            const FigurePage page = pageOf(figureOf(shownAt(Stage::Weights), {.widthMillimetres = width, .parts = {.title = false}}));
            QVERIFY(page.size.width() > 0);
            QVERIFY(std::abs(page.size.width() * page.points / pointsPerInch * millimetresPerInch - width) < 0.5);
        }
        const FigurePage page = pageOf(figureOf(shownAt(Stage::Weights), {.widthMillimetres = 0, .cellMillimetres = 5}));
        QVERIFY(page.size.width() > 0);
        const double patch = imagesIn(drawingOf(page)).front().box.width() / 12 * page.points / pointsPerInch * millimetresPerInch;
        QVERIFY2(std::abs(patch - 5) < 0.2, qPrintable(QString::number(patch)));
        QVERIFY(!layOutFigure(figureOf(shownAt(Stage::Weights), {.widthMillimetres = 50, .cellMillimetres = 8})).ok());
    }

    void theClipboardHasThePicture()
    {
        const FigureMimeData data(figureOf(shownAt(Stage::Weights)));
        QVERIFY(!QImage::fromData(data.data("image/png")).isNull());
        QCOMPARE(imagesInSvg(data.data("image/svg+xml")).size(), qsizetype(1));
    }
};

QTEST_MAIN(TestPatchFigure)
#include "test_patch_figure.moc"
