#include "core/measures/critical_temperatures.h"
#include "core/measures/measures.h"
#include "tests/support/golden.h"
#include "tests/support/pictures.h"
#include "ui/figure/page/recorder.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/simplex/difference_painter.h"
#include "ui/paint/simplex/simplex_painter.h"
#include "ui/paint/simplex/sorted_painter.h"
#include "ui/paint/simplex/triangle_painter.h"

#include <QLocale>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <functional>
#include <set>

using namespace softfocus;

namespace {

Scene sceneOf(std::vector<double> scores, double temperature = 1, std::vector<Variant> variants = {})
{
    Scene scene;
    scene.variant.temperature = temperature;
    scene.numbers.list = {std::move(scores), {}};
    if (!variants.empty()) {
        scene.compare.panels.clear();
        for (const Variant& variant : variants)
            scene.compare.panels.push_back(ComputedPanel{variant, false});
        scene.variant.normalizer = variants.front().normalizer;
    }
    return scene;
}

Variant variantOf(const char* name, const Parameters& parameters = {})
{
    return {Normalizer::named(name)->with(parameters), 1};
}

double distance(std::span<const double> a, std::span<const double> b)
{
    double most = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
        most = std::max(most, std::abs(a[k] - b[k]));
    return most;
}

/// How far a place is from the nearest part of a drawn way.
double offPath(const TemperaturePath& path, std::span<const double> place)
{
    double least = 10;
    for (std::size_t next = 1; next < path.size(); ++next)
        for (int k = 0; k <= 20; ++k) {
            std::vector<double> point(place.size());
            for (std::size_t key = 0; key < place.size(); ++key)
                point[key] = path[next - 1].weights[key] + k / 20.0 * (path[next].weights[key] - path[next - 1].weights[key]);
            least = std::min(least, distance(point, place));
        }
    return least;
}

Theme themeOf(bool dark)
{
    return dark ? Theme::darkTheme() : Theme::light();
}

QImage painted(const QSize& size, int ratio, const Theme& theme, const std::function<void(QPainter&)>& paint)
{
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(theme.panel);
    QPainter painter(&image);
    paint(painter);
    return image;
}

const std::vector<double> thirty = [] {
    std::vector<double> scores;
    for (int k = 0; k < 30; ++k)
        scores.push_back(3 * std::sin(7.0 * k) + 0.01 * k);
    return scores;
}();

} // namespace

class TestSimplex : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyVariantHasItsPlace()
    {
        const SimplexTriangle triangle = simplexTriangleOf(sceneOf({4, 2, 1}));
        QCOMPARE(triangle.variants.size(), std::size_t(4));
        const std::vector<QString> names{"softmax", "sparsemax", "hardmax", "linear"};
        for (std::size_t k = 0; k < names.size(); ++k) {
            const SimplexVariant& one = triangle.variants[k].at;
            QCOMPARE(one.name, names[k]);
            std::vector<double> weights(3);
            one.variant.normalizer.weigh(triangle.list.scores, 1, weights);
            QCOMPARE(one.weights, weights);
            QVERIFY(one.beside.isEmpty());
        }
        QCOMPARE(placeText(triangle.variants[0].at, triangle.list), QString("softmax: A 0.84, B 0.11, C 0.04"));
        QCOMPARE(placeText(triangle.variants[1].at, triangle.list), QString("sparsemax: A 1.00, B 0, C 0"));
        QVERIFY(triangle.variants[0].at.whyFixed.isEmpty());
        QVERIFY(triangle.variants[2].at.whyFixed.startsWith("hardmax cannot be dragged"));
    }

    void whatIsNotOnTheSimplexIsNamedBesideIt()
    {
        const Scene scene = sceneOf(
            {4, -2, 1}, 1,
            {variantOf("softmax"), variantOf("sigmoid", {.unnormalized = true}), variantOf("linear", {.negatives = Negatives::Keep})});
        const SimplexPicture picture = simplexPictureOf(scene);
        const QStringList notes = simplexNotes(picture);
        QCOMPARE(notes.size(), 2);
        QVERIFY2(notes[0].contains("1.83"), qPrintable(notes[0])); // σ(4) + σ(−2) + σ(1)
        QVERIFY(notes[1].contains("negative"));
        const auto& triangle = std::get<SimplexTriangle>(picture);
        QVERIFY(triangle.variants[1].path.empty());
        // Its name is in no legend.
        QStringList texts;
        for (const Shape& shape : recorded([&](QPainter& painter) { paintSimplex(painter, {0, 0, 400, 400}, picture, Theme::light()); }))
            if (const auto* text = std::get_if<TextShape>(&shape))
                texts << text->text;
        QVERIFY(texts.contains("softmax"));
        QVERIFY(texts.filter("sigmoid").isEmpty());
        const Scene undefined = sceneOf({1, -1, 0}, 1, {variantOf("linear", {.negatives = Negatives::Keep}), variantOf("softmax")});
        QCOMPARE(simplexNotes(simplexPictureOf(undefined)).size(), 1);
    }

    void waysAreExactAtTheirKinks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("alpha");
        QTest::newRow("sparsemax") << "sparsemax" << 2.0;
        QTest::newRow("entmax") << "entmax" << 1.5;
        QTest::newRow("entmax, steep") << "entmax" << 3.0;
    }
    void waysAreExactAtTheirKinks()
    {
        QFETCH(QString, name);
        QFETCH(double, alpha);
        const Normalizer normalizer = variantOf(name.toLatin1().constData(), {.alpha = alpha}).normalizer;
        const std::vector<double> scores{4, 2.3, 1};
        const TemperaturePath path = temperaturePathOf(normalizer, scores);
        const std::vector<CriticalTemperature> entries = criticalTemperatures(scores, alpha);
        for (std::size_t k = 1; k < entries.size(); ++k) {
            const auto found = std::ranges::find(path, entries[k].temperature, &PathPoint::temperature);
            QVERIFY(found != path.end());
            QCOMPARE(found->weights[std::size_t(entries[k].key)], 0.0);
            QVERIFY((found + 1)->weights[std::size_t(entries[k].key)] > 0);
        }
    }

    void aDifferenceBeyondAnyNumberIsSaid()
    {
        const DifferenceCurves curves = differenceCurvesOf(sceneOf({1e308, -1e308}, 1e308));
        QVERIFY(std::isfinite(curves.difference) && std::isfinite(curves.reach));
        const QString said = differenceText(curves, curves.difference);
        QVERIFY2(said.contains("A − B is beyond any number of double precision, and A gets: softmax 0.88"), qPrintable(said));
        for (const DifferenceCurve& curve : curves.curves)
            for (const DifferencePoint& point : curve.points)
                QVERIFY(std::isfinite(point.difference));
    }

    void hugeScoresHaveTheirWay()
    {
        const TemperaturePath path = temperaturePathOf(variantOf("softmax").normalizer, std::vector<double>{1e308, -1e308, 5});
        // At a temperature as large as they are, the first two share the weight.
        QVERIFY(std::ranges::any_of(path, [](const PathPoint& point) {
            return point.temperature > 1e307 && std::isfinite(point.temperature) && point.weights[0] > 0.5 && point.weights[0] < 0.95;
        }));
    }

    void aNormalizerIsDrawnAlikeWhateverStandsBesideIt()
    {
        Scene scene = sceneOf({4, 2, 1});
        const auto markOf = [&scene](const QString& name) {
            const std::vector<SimplexVariant> variants = simplexVariantsOf(scene);
            return std::ranges::find(variants, name, &SimplexVariant::name)->mark;
        };
        const std::size_t linear = markOf("linear"), sparsemax = markOf("sparsemax");
        QVERIFY(linear != sparsemax);
        scene.compare.panels.erase(scene.compare.panels.begin() + 2);
        QCOMPARE(markOf("linear"), linear);
        scene.compare.panels.insert(scene.compare.panels.begin(), scene.compare.panels[1]);
        std::set<std::size_t> marks; // one that is there twice has two
        for (const SimplexVariant& one : simplexVariantsOf(scene))
            marks.insert(one.mark);
        QCOMPARE(marks.size(), simplexVariantsOf(scene).size());
    }

    void waysGoFromTheCornerToTheCentre_data()
    {
        QTest::addColumn<QString>("name");
        for (const NormalizerEntry& entry : normalizerTable())
            QTest::newRow(entry.name.data()) << QString::fromLatin1(entry.name.data(), qsizetype(entry.name.size()));
    }
    void waysGoFromTheCornerToTheCentre()
    {
        QFETCH(QString, name);
        const Normalizer normalizer = variantOf(name.toLatin1().constData()).normalizer;
        for (const std::vector<double>& scores : {std::vector<double>{4, 2, 1}, {2.1, 0.5, 1.8}, {1, 1, 0}, {5, 4.999, -300}, {2, 2, 2}}) {
            const TemperaturePath path = temperaturePathOf(normalizer, scores);
            if (!normalizer.temperatureMatters()) {
                QCOMPARE(path.size(), std::size_t(1));
                continue;
            }
            QCOMPARE(path.front().temperature, 0.0);
            QVERIFY(std::isinf(path.back().temperature));
            QVERIFY(std::ranges::is_sorted(path, {}, &PathPoint::temperature));
            QVERIFY2(path.size() < 700, qPrintable(QString::number(path.size())));
            std::vector<double> weights(scores.size());
            for (double temperature = 0.0003; temperature < 3000; temperature *= 1.7) {
                normalizer.weigh(scores, temperature, weights);
                QVERIFY2(offPath(path, weights) < 0.004, qPrintable(QString::number(temperature)));
            }
        }
    }

    void contoursHaveTheirEntropy()
    {
        QCOMPARE(entropyContours().size(), std::size_t(6));
        for (const EntropyContour& contour : entropyContours()) {
            QCOMPARE(contour.lines.size(), std::size_t(contour.bits < 1 ? 3 : 1));
            for (const std::vector<TriangleWeights>& line : contour.lines)
                for (const TriangleWeights& weights : line) {
                    QVERIFY(std::abs(measure(std::span<const double>(weights)).entropy - contour.bits) < 1e-9);
                    QVERIFY(std::abs(weights[0] + weights[1] + weights[2] - 1) < 1e-12);
                }
        }
    }

    void aPlaceOfTheTriangleIsItsWeights()
    {
        const TriangleLayout layout = layOutTriangle({0, 0, 400, 400}, simplexTriangleOf(sceneOf({4, 2, 1})), Theme::light());
        for (const TriangleWeights& weights : {TriangleWeights{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0.2, 0.3, 0.5}}) {
            const TriangleWeights found = layout.weightsAt(layout.placeOf(weights));
            QVERIFY(distance(found, weights) < 1e-12);
        }
        // Beyond an edge it is the nearest place on it.
        const TriangleWeights beyond = nearestOnTriangle({0.6, 0.6, -0.2});
        QVERIFY(distance(beyond, TriangleWeights{0.5, 0.5, 0}) < 1e-12);
    }

    void aPlaceOfAWayHasItsTemperature()
    {
        const SimplexTriangle triangle = simplexTriangleOf(sceneOf({4, 2, 1}));
        const Theme theme = Theme::light();
        const TriangleLayout layout = layOutTriangle({0, 0, 400, 400}, triangle, theme);
        std::vector<double> weights(3);
        for (const double temperature : {0.7, 2.0, 6.0}) {
            Normalizer().weigh(triangle.list.scores, temperature, weights);
            const auto reading = pathReadingAt(layout, triangle, layout.placeOf(weights), theme);
            QVERIFY(reading);
            QCOMPARE(reading->variant, std::size_t(0));
            QVERIFY2(std::abs(reading->temperature - temperature) < 0.05 * temperature, qPrintable(QString::number(reading->temperature)));
            QVERIFY(readingText(triangle, *reading).startsWith("softmax at T = "));
        }
        QVERIFY(!pathReadingAt(layout, triangle, layout.corners[2], theme));
    }

    void differencesAreTheFamiliarCurves()
    {
        const Scene scene = sceneOf({3, 1});
        const DifferenceCurves curves = differenceCurvesOf(scene);
        QCOMPARE(curves.difference, 2.0);
        QVERIFY(curves.reach >= 4);
        for (const DifferenceCurve& curve : curves.curves) {
            QCOMPARE(curve.points.front().difference, -curves.reach);
            QCOMPARE(curve.points.back().difference, curves.reach);
            int jumps = 0;
            for (std::size_t k = 0; k < curve.points.size(); ++k) {
                const auto [difference, weight] = curve.points[k];
                if (curve.at.name == "softmax")
                    QVERIFY(std::abs(weight - 1 / (1 + std::exp(-difference))) < 1e-12);
                if (curve.at.name == "sparsemax")
                    QVERIFY(std::abs(weight - std::clamp((1 + difference) / 2, 0.0, 1.0)) < 1e-12);
                if (curve.at.name == "linear") // with a mean of 2
                    QVERIFY(std::abs(weight - std::clamp((2 + difference / 2) / 4, 0.0, 1.0)) < 1e-12);
                if (k > 0 && isJump(curve.points[k - 1], curve.points[k], curves.reach)) {
                    ++jumps;
                    QVERIFY(std::abs(difference) < 1e-6);
                }
                if (k > 0) {
                    const double middle = (difference + curve.points[k - 1].difference) / 2;
                    std::vector<double> weights(2);
                    curve.at.variant.normalizer.weigh(withDifference(curves.list.scores, middle), 1, weights);
                    if (!isJump(curve.points[k - 1], curve.points[k], curves.reach))
                        QVERIFY(std::abs(weights[0] - (weight + curve.points[k - 1].weight) / 2) < 0.01);
                }
            }
            QCOMPARE(jumps, curve.at.name == "hardmax" ? 2 : 0); // up to the half where both tie, and on
        }
    }

    void theAxisOfDifferencesStandsStillWhereItIsAsked()
    {
        const Scene scene = sceneOf({3, 1});
        QCOMPARE(differenceCurvesOf(scene, 50.0).reach, 50.0);
        QVERIFY(differenceCurvesOf(sceneOf({100, -100}), 50.0).reach >= 200); // the line would be beyond it
    }

    void aDifferenceKeepsTheMean()
    {
        const std::vector<double> scores = withDifference(std::vector<double>{3, 1}, 5);
        QCOMPARE(scores[0] - scores[1], 5.0);
        QCOMPARE(scores[0] + scores[1], 4.0);
    }

    void sortedWeightsAddUp()
    {
        const SortedWeights sorted = sortedWeightsOf(sceneOf(thirty));
        for (const SortedVariant& one : sorted.variants) {
            QVERIFY(std::ranges::is_sorted(one.weights, std::greater<>()));
            QVERIFY(std::abs(one.sums.back() - 1) < 1e-12);
            const std::size_t holding = countHolding(one);
            QVERIFY(one.sums[holding - 1] >= 0.9 - 1e-9);
            QVERIFY(holding == 1 || one.sums[holding - 2] < 0.9);
            for (std::size_t rank = 0; rank < one.places.size(); ++rank)
                QCOMPARE(one.weights[rank], one.at.weights[one.places[rank]]);
        }
        QCOMPARE(countHolding(sorted.variants[2]), std::size_t(1)); // hardmax
        QVERIFY2(holdingText(sorted.variants[0]).contains(" of 30 hold 0.9"), qPrintable(holdingText(sorted.variants[0])));
    }

    void aWeightTooSmallToBeWrittenIsNoZero()
    {
        const SimplexTriangle triangle = simplexTriangleOf(sceneOf({2000, 0, 0}));
        QCOMPARE(placeText(triangle.variants[0].at, triangle.list), QString("softmax: A 1.00, B <0.01, C <0.01"));
        QCOMPARE(placeText(triangle.variants[1].at, triangle.list), QString("sparsemax: A 1.00, B 0, C 0"));
    }

    void aLoneNumberIsASentence()
    {
        const SimplexPicture picture = simplexPictureOf(sceneOf({4}));
        QVERIFY(std::holds_alternative<LoneNumber>(picture));
        QVERIFY(!simplexSubtitle(picture).isEmpty());
        QCOMPARE(simplexLines(picture).size(), 4);
    }

    /// Every text lies in the picture, and none on another.
    void textsStayApart_data()
    {
        QTest::addColumn<std::vector<double>>("scores");
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<double>("pixels");
        const std::vector<std::vector<double>> lists{{3, 1}, {4, 2, 1}, {4, 2, 1, 0}, thirty};
        for (const std::vector<double>& list : lists)
            for (const QSizeF& size : {QSizeF(160, 200), QSizeF(260, 300), QSizeF(420, 380), QSizeF(900, 300), QSizeF(500, 900)})
                for (const double pixels : {13.0, 26.0})
                    QTest::addRow("%zu numbers in %g × %g at %g", list.size(), size.width(), size.height(), pixels)
                        << list << size << pixels;
    }
    void textsStayApart()
    {
        QFETCH(std::vector<double>, scores);
        QFETCH(QSizeF, size);
        QFETCH(double, pixels);
        Scene scene = sceneOf(scores, 1,
                              {variantOf("softmax"), variantOf("sparsemax"), variantOf("entmax", {.alpha = 1.3}), variantOf("hardmax"),
                               variantOf("linear", {.negatives = Negatives::Shift}), variantOf("sigmoid")});
        scene.numbers.entropyContours = true;
        scene.numbers.list.labels.assign(scores.size(), "incomprehensibilities");
        Theme theme = Theme::light();
        theme.font.setPixelSize(int(pixels));
        const QRectF area(QPointF(5, 7), size);
        std::vector<QRectF> boxes;
        for (const Shape& shape : recorded([&](QPainter& painter) { paintSimplex(painter, area, simplexPictureOf(scene), theme); })) {
            const auto* text = std::get_if<TextShape>(&shape);
            if (!text)
                continue;
            const double height = text->font.pixelSize();
            const QRectF box(text->start.x(), text->start.y() - 0.7 * height, text->width, 0.8 * height);
            QVERIFY2(area.adjusted(-1, -1, 1, 1).contains(box), qPrintable(text->text));
            for (const QRectF& other : boxes)
                QVERIFY2(!other.intersects(box), qPrintable(text->text));
            boxes.push_back(box);
        }
    }

    void picturesLookAsTheyDid_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("ratio");
        for (const char* kind : {"triangle", "difference", "sorted"})
            for (const bool dark : {false, true})
                for (const int ratio : {1, 2})
                    QTest::addRow("simplex-%s-%dx-%s", kind, ratio, dark ? "dark" : "light") << QString(kind) << dark << ratio;
    }
    void picturesLookAsTheyDid()
    {
        QFETCH(QString, kind);
        QFETCH(bool, dark);
        QFETCH(int, ratio);
        const Theme theme = themeOf(dark);
        const std::vector<Variant> variants{variantOf("softmax"), variantOf("sparsemax"), variantOf("hardmax"),
                                            variantOf("linear"),  variantOf("entmax"),    variantOf("sigmoid")};
        const QImage image = painted({240, 220}, ratio, theme, [&](QPainter& painter) {
            if (kind == "triangle") {
                Scene scene = sceneOf({4, 2.3, 1}, 1.5, variants);
                scene.numbers.entropyContours = true;
                const SimplexTriangle triangle = simplexTriangleOf(scene);
                const TriangleLayout layout{
                    {QPointF(120, 20), QPointF(120 - 105, 20 + 210 * std::sqrt(0.75)), QPointF(120 + 105, 20 + 210 * std::sqrt(0.75))},
                    {},
                    210,
                    false};
                PathReading reading{0, 3, std::vector<double>(3)};
                Normalizer().weigh(triangle.list.scores, 3, reading.weights);
                paintTriangle(painter, layout, triangle, reading, theme);
            } else if (kind == "difference") {
                const DifferenceCurves curves = differenceCurvesOf(sceneOf({1.7, 1}, 1, variants));
                DifferenceLayout layout;
                layout.plot = {10, 12, 170, 190};
                layout.segment = 212;
                layout.reach = curves.reach;
                layout.hasTexts = false;
                paintDifference(painter, layout, curves, theme);
            } else {
                const SortedWeights sorted = sortedWeightsOf(sceneOf(thirty, 1, variants));
                const SortedLayout layout{{10, 10, 220, 100}, {10, 120, 220, 90}, {}, LegendFlow::Below, thirty.size(), 0, false};
                paintSorted(painter, layout, sorted, 4, theme);
            }
        });
        QCOMPARE(test::differenceFromGolden(image, QString::fromLatin1(QTest::currentDataTag())), QString());
    }
};

QTEST_MAIN(TestSimplex)
#include "test_simplex.moc"
