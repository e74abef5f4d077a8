#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/oklab.h"
#include "ui/paint/colour/theme.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace softfocus;

namespace {

/// What a colour looks like to someone who lacks one kind of cone.
/// Source: Machado, Oliveira & Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
/// table 1, severity 1.0 (on linear RGB).
using Deficiency = std::array<std::array<double, 3>, 3>;
constexpr Deficiency protanopia{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Deficiency deuteranopia{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Deficiency tritanopia{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Deficiency none{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

QRgb seenWith(const Deficiency& deficiency, QRgb colour)
{
    const std::array<double, 3> light = linearOf(colour);
    std::array<int, 3> channels{};
    for (std::size_t row = 0; row < 3; ++row) {
        double value = 0;
        for (std::size_t column = 0; column < 3; ++column)
            value += deficiency[row][column] * light[column];
        value = std::clamp(value, 0.0, 1.0);
        const double encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
        channels[row] = int(std::lround(encoded * 255));
    }
    return qRgb(channels[0], channels[1], channels[2]);
}

double lightnessAt(const ColourScale& scale, double value, const Deficiency& deficiency = none)
{
    return oklabOf(seenWith(deficiency, scale.at(value))).lightness;
}

double distance(QRgb one, QRgb other)
{
    const Oklab a = oklabOf(one), b = oklabOf(other);
    return std::hypot(a.lightness - b.lightness, a.a - b.a, a.b - b.b);
}

/// Every step goes the same way; a channel of 8 bits may hold it back a little.
void verifyMonotone(const ColourScale& scale, double from, double to, const Deficiency& deficiency)
{
    constexpr int samples = 128;
    constexpr double rounding = 0.004;
    const double direction = lightnessAt(scale, to, deficiency) > lightnessAt(scale, from, deficiency) ? 1 : -1;
    double extreme = lightnessAt(scale, from, deficiency);
    for (int i = 1; i <= samples; ++i) {
        const double lightness = lightnessAt(scale, std::lerp(from, to, double(i) / samples), deficiency);
        QVERIFY2((lightness - extreme) * direction > -rounding, qPrintable(QString("turns back at step %1").arg(i)));
        extreme = direction > 0 ? std::max(extreme, lightness) : std::min(extreme, lightness);
    }
    QVERIFY(std::abs(lightnessAt(scale, to, deficiency) - lightnessAt(scale, from, deficiency)) > 0.35);
}

const std::array<std::pair<const char*, Deficiency>, 4> viewers{
    {{"everyone", none}, {"protanopia", protanopia}, {"deuteranopia", deuteranopia}, {"tritanopia", tritanopia}}};

} // namespace

class TestColourScale : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void oklabAgreesWithPublishedValues_data();
    void oklabAgreesWithPublishedValues();
    void sequentialScalesAreMonotoneForEveryone_data();
    void sequentialScalesAreMonotoneForEveryone();
    void divergingSidesAreMonotoneForEveryone_data();
    void divergingSidesAreMonotoneForEveryone();
    void indigoHasEvenStepsInLightness_data();
    void indigoHasEvenStepsInLightness();
    void divergingIsNeutralInTheMiddleAndEqualAtBothEnds_data();
    void divergingIsNeutralInTheMiddleAndEqualAtBothEnds();
    void inkIsReadableOnEveryColour_data();
    void inkIsReadableOnEveryColour();
    void inkIsReadableOnAnyColourAtAll();
    void valuesOutsideAreClampedAndNanIsTheLowEnd();
    void anUnknownNameIsIndigo();
    void publishedScalesKeepTheirEnds();
    void maskedCellsAreUnlikeTheLowEnd_data() { sequentialScalesAreMonotoneForEveryone_data(); }
    void maskedCellsAreUnlikeTheLowEnd();
};

void TestColourScale::oklabAgreesWithPublishedValues_data()
{
    QTest::addColumn<QRgb>("colour");
    QTest::addColumn<double>("lightness");
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("b");
    // Ottosson 2020, and the CSS Color 4 samples of sRGB primaries in OKLab.
    QTest::newRow("white") << QRgb(0xffffffff) << 1.0 << 0.0 << 0.0;
    QTest::newRow("black") << QRgb(0xff000000) << 0.0 << 0.0 << 0.0;
    QTest::newRow("red") << QRgb(0xffff0000) << 0.62796 << 0.22486 << 0.12585;
    QTest::newRow("lime") << QRgb(0xff00ff00) << 0.86644 << -0.23389 << 0.17950;
    QTest::newRow("blue") << QRgb(0xff0000ff) << 0.45201 << -0.03246 << -0.31153;
}

void TestColourScale::oklabAgreesWithPublishedValues()
{
    QFETCH(QRgb, colour);
    QFETCH(double, lightness);
    QFETCH(double, a);
    QFETCH(double, b);
    constexpr double printedDigits = 2e-4;
    const Oklab lab = oklabOf(colour);
    QVERIFY(std::abs(lab.lightness - lightness) < printedDigits);
    QVERIFY(std::abs(lab.a - a) < printedDigits);
    QVERIFY(std::abs(lab.b - b) < printedDigits);
    QCOMPARE(rgbOf(lab), colour);
}

void TestColourScale::sequentialScalesAreMonotoneForEveryone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("dark");
    QVERIFY(sequentialScaleNames().size() >= 5);
    for (const QString& scale : sequentialScaleNames())
        for (const bool dark : {false, true})
            QTest::newRow(qPrintable(scale + (dark ? " on dark" : " on light"))) << scale << dark;
}

void TestColourScale::sequentialScalesAreMonotoneForEveryone()
{
    QFETCH(QString, name);
    QFETCH(bool, dark);
    for (const auto& viewer : viewers)
        verifyMonotone(ColourScale::sequential(name, dark), 0, 1, viewer.second);
}

void TestColourScale::divergingSidesAreMonotoneForEveryone_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestColourScale::divergingSidesAreMonotoneForEveryone()
{
    QFETCH(bool, dark);
    const ColourScale& scale = ColourScale::diverging(dark);
    for (const auto& viewer : viewers) {
        verifyMonotone(scale, 0.5, 0, viewer.second);
        verifyMonotone(scale, 0.5, 1, viewer.second);
        for (const double far : {0.25, 0.5})
            QVERIFY2(distance(seenWith(viewer.second, scale.at(0.5 - far)), seenWith(viewer.second, scale.at(0.5 + far))) > 0.08,
                     viewer.first);
    }
}

void TestColourScale::indigoHasEvenStepsInLightness_data()
{
    divergingSidesAreMonotoneForEveryone_data();
}

void TestColourScale::indigoHasEvenStepsInLightness()
{
    QFETCH(bool, dark);
    const ColourScale& scale = ColourScale::sequential("indigo", dark);
    constexpr int samples = 16;
    const double whole = lightnessAt(scale, 1) - lightnessAt(scale, 0);
    for (int i = 0; i < samples; ++i) {
        const double step = lightnessAt(scale, double(i + 1) / samples) - lightnessAt(scale, double(i) / samples);
        QVERIFY2(std::abs(step / whole * samples - 1) < 0.12, qPrintable(QString("step %1 is %2").arg(i).arg(step / whole * samples)));
    }
}

void TestColourScale::divergingIsNeutralInTheMiddleAndEqualAtBothEnds_data()
{
    divergingSidesAreMonotoneForEveryone_data();
}

void TestColourScale::divergingIsNeutralInTheMiddleAndEqualAtBothEnds()
{
    QFETCH(bool, dark);
    const ColourScale& scale = ColourScale::diverging(dark);
    const Oklab middle = oklabOf(scale.at(0.5));
    QVERIFY(std::hypot(middle.a, middle.b) < 0.012);
    QCOMPARE(scale.at(0.5 - 1e-9), scale.at(0.5));
    QCOMPARE(scale.at(0.5 + 1e-9), scale.at(0.5));
    QVERIFY(std::abs(lightnessAt(scale, 0) - lightnessAt(scale, 1)) < 0.02);
    QVERIFY(qBlue(scale.at(0)) > qRed(scale.at(0)));
    QVERIFY(qRed(scale.at(1)) > qBlue(scale.at(1)));
}

void TestColourScale::inkIsReadableOnEveryColour_data()
{
    sequentialScalesAreMonotoneForEveryone_data();
    QTest::newRow("diverging on light") << QString() << false;
    QTest::newRow("diverging on dark") << QString() << true;
}

void TestColourScale::inkIsReadableOnEveryColour()
{
    QFETCH(QString, name);
    QFETCH(bool, dark);
    const ColourScale& scale = name.isEmpty() ? ColourScale::diverging(dark) : ColourScale::sequential(name, dark);
    for (int i = 0; i < ColourScale::steps; ++i) {
        const double value = double(i) / (ColourScale::steps - 1);
        QCOMPARE(scale.inkAt(value), ColourScale::inkOn(scale.at(value)));
        QVERIFY(contrastOf(scale.at(value), scale.inkAt(value)) >= 4.5);
    }
}

void TestColourScale::inkIsReadableOnAnyColourAtAll()
{
    for (int red = 0; red < 256; red += 15)
        for (int green = 0; green < 256; green += 15)
            for (int blue = 0; blue < 256; blue += 15) {
                const QRgb ground = qRgb(red, green, blue);
                QVERIFY(contrastOf(ground, ColourScale::inkOn(ground)) >= 4.5);
            }
}

void TestColourScale::valuesOutsideAreClampedAndNanIsTheLowEnd()
{
    const ColourScale& scale = ColourScale::sequential("indigo", false);
    QCOMPARE(scale.at(-3), scale.at(0));
    QCOMPARE(scale.at(7), scale.at(1));
    QCOMPARE(scale.at(std::numeric_limits<double>::infinity()), scale.at(1));
    QCOMPARE(scale.at(std::numeric_limits<double>::quiet_NaN()), scale.at(0));
    QVERIFY(scale.at(0) != scale.at(1));
}

void TestColourScale::anUnknownNameIsIndigo()
{
    QCOMPARE(&ColourScale::sequential("no such scale", true), &ColourScale::sequential("indigo", true));
    QVERIFY(&ColourScale::sequential("indigo", true) != &ColourScale::sequential("indigo", false));
}

void TestColourScale::publishedScalesKeepTheirEnds()
{
    QCOMPARE(ColourScale::sequential("viridis", false).at(0), QRgb(0xff440154));
    QCOMPARE(ColourScale::sequential("viridis", false).at(1), QRgb(0xfffde725));
    QCOMPARE(ColourScale::sequential("magma", true).at(0), QRgb(0xff000004));
    QCOMPARE(ColourScale::sequential("cividis", true).at(1), QRgb(0xffffea46));
}

void TestColourScale::maskedCellsAreUnlikeTheLowEnd()
{
    QFETCH(QString, name);
    QFETCH(bool, dark);
    const Theme theme = dark ? Theme::darkTheme() : Theme::light();
    QVERIFY(distance(theme.absent.rgb(), ColourScale::sequential(name, dark).at(0)) > 0.05);
}

QTEST_MAIN(TestColourScale)
#include "test_colour_scale.moc"
