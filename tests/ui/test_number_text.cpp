#include "ui/words/numbers/number_text.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace softfocus;

namespace {
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
} // namespace

class TestNumberText : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QLocale::setDefault(QLocale::c());
    }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void weightsAreShortAndHonest_data();
    void weightsAreShortAndHonest();
    void scoresHaveTwoDecimals_data();
    void scoresHaveTwoDecimals();
    void noEntropyIsNotRounded();
    void temperaturesReadAsTyped_data();
    void temperaturesReadAsTyped();
    void noPositiveWeightReadsAsZero();
    void precisionFollowsTheRoom();
    void weightsOfManyKeepTwoDigits();
    void squaredErrorsHaveFourDecimals();
    void smallWeightsArePowersOfTen_data();
    void smallWeightsArePowersOfTen();
    void decimalsFollowTheLocale();
};

void TestNumberText::weightsAreShortAndHonest_data()
{
    QTest::addColumn<double>("weight");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shortText");
    QTest::newRow("true zero") << 0.0 << "0"
                               << "0";
    QTest::newRow("negative zero") << -0.0 << "0"
                                   << "0";
    QTest::newRow("smallest double") << 5e-324 << "<0.01"
                                     << "<.01";
    QTest::newRow("just below a hundredth's half") << 0.00499 << "<0.01"
                                                   << "<.01";
    QTest::newRow("a hundredth's half") << 0.005 << "0.01"
                                        << ".01";
    QTest::newRow("plain") << 0.27 << "0.27"
                           << ".27";
    QTest::newRow("with a trailing zero") << 0.5 << "0.50"
                                          << ".50";
    QTest::newRow("almost one") << 0.999 << ">0.99"
                                << ">.99";
    QTest::newRow("next to one") << std::nextafter(1.0, 0.0) << ">0.99"
                                 << ">.99";
    QTest::newRow("exactly one") << 1.0 << "1.00"
                                 << "1";
    QTest::newRow("above one") << 1.3 << "1.30"
                               << "1.30";
    QTest::newRow("ten") << 10.25 << "10.25"
                         << "10.25";
    QTest::newRow("negative") << -0.27 << "−0.27"
                              << "−.27";
    QTest::newRow("tiny negative") << -1e-9 << ">−0.01"
                                   << ">−.01";
    QTest::newRow("minus one") << -1.0 << "−1.00"
                               << "−1";
    QTest::newRow("huge") << 1.23e12 << "1.2×10¹²"
                          << "1.2×10¹²";
    QTest::newRow("undefined") << notANumber << "–"
                               << "–";
}

void TestNumberText::weightsAreShortAndHonest()
{
    QFETCH(double, weight);
    QTEST(weightText(weight), "text");
    QTEST(weightText(weight, NumberForm::Short), "shortText");
}

void TestNumberText::scoresHaveTwoDecimals_data()
{
    QTest::addColumn<double>("score");
    QTest::addColumn<QString>("text");
    QTest::newRow("positive") << 1.124 << "1.12";
    QTest::newRow("negative") << -0.42 << "−0.42";
    QTest::newRow("zero") << 0.0 << "0.00";
    QTest::newRow("rounds to zero") << -0.001 << "0.00";
    QTest::newRow("masked") << -infinite << "–";
    QTest::newRow("not a number") << notANumber << "–";
    QTest::newRow("thousands") << 1234.5 << "1234.50";
    QTest::newRow("huge negative") << -9.96e100 << "−1.0×10¹⁰¹";
    QTest::newRow("largest") << std::numeric_limits<double>::max() << "1.8×10³⁰⁸";
}

void TestNumberText::scoresHaveTwoDecimals()
{
    QFETCH(double, score);
    QTEST(scoreText(score), "text");
}

void TestNumberText::noEntropyIsNotRounded()
{
    QCOMPARE(entropyText(0), "0");
    QCOMPARE(entropyText(1e-9), "<0.01");
    QCOMPARE(entropyText(0.0051), "0.01");
    QCOMPARE(entropyText(0.996), "1.00");
    QCOMPARE(entropyText(std::nan("")), "–");
}

void TestNumberText::temperaturesReadAsTyped_data()
{
    QTest::addColumn<double>("temperature");
    QTest::addColumn<QString>("text");
    QTest::newRow("lower limit") << 0.0 << "0";
    QTest::newRow("upper limit") << infinite << "∞";
    QTest::newRow("usual") << 0.8 << "0.80";
    QTest::newRow("one") << 1.0 << "1.00";
    QTest::newRow("end of the slider") << 20.0 << "20";
    QTest::newRow("between") << 12.5 << "12.5";
    QTest::newRow("small") << 0.005 << "0.005";
    QTest::newRow("tiny") << 5e-324 << "4.9×10⁻³²⁴";
    QTest::newRow("huge") << 1e300 << "1.0×10³⁰⁰";
}

void TestNumberText::temperaturesReadAsTyped()
{
    QFETCH(double, temperature);
    QTEST(temperatureText(temperature), "text");
}

void TestNumberText::noPositiveWeightReadsAsZero()
{
    for (double weight = 1; weight > 0; weight /= 3) {
        QVERIFY(weightText(weight) != "0");
        QVERIFY(weightText(weight) != "0.00");
        QVERIFY(weightText(weight, NumberForm::Short) != "0");
    }
}

void TestNumberText::precisionFollowsTheRoom()
{
    QCOMPARE(weightText(0.2731, NumberForm::Short), ".27");
    QCOMPARE(weightText(0.2731, NumberForm::Usual), "0.27");
    QCOMPARE(weightText(0.2731, NumberForm::Long), "0.273");
    QCOMPARE(weightText(0.2731, NumberForm::Tenths), "0.3");
    QCOMPARE(weightText(0.04, NumberForm::Tenths), "<0.1");
    QCOMPARE(weightText(0.97, NumberForm::Tenths), ">0.9");
    QCOMPARE(weightText(1, NumberForm::Tenths), "1.0");
    QCOMPARE(scoreText(-1.2345, NumberForm::Tenths), "−1.2");
    QCOMPARE(weightText(0.0004, NumberForm::Long), "<0.001");
    QCOMPARE(weightText(0.9999, NumberForm::Long), ">0.999");
    QCOMPARE(weightText(0, NumberForm::Long), "0");
    QCOMPARE(weightText(1, NumberForm::Long), "1.000");
    QCOMPARE(scoreText(-1.25, NumberForm::Short), "−1.3");
    QCOMPARE(scoreText(-1.2345, NumberForm::Long), "−1.235");
}

void TestNumberText::weightsOfManyKeepTwoDigits()
{
    const std::pair<double, const char*> texts[] = {
        {0, "0"},          {0.27, "0.27"},       {0.0996, "0.10"},    {0.0994, "0.099"},     {0.027, "0.027"},     {0.0111, "0.011"},
        {0.0104, "0.010"}, {0.00996, "0.010"},   {0.0099, "0.0099"},  {1.0 / 576, "0.0017"}, {0.00099, "0.00099"}, {0.000123, "0.00012"},
        {1e-4, "0.00010"}, {0.99e-4, "<0.0001"}, {5e-324, "<0.0001"}, {-0.0017, "−0.0017"},  {-1e-9, ">−0.0001"},  {0.9999, ">0.99"},
        {1, "1.00"},       {1e7, "1.0×10⁷"}};
    for (const auto& [weight, text] : texts)
        QCOMPARE(fineWeightText(weight), QString(text));
    QCOMPARE(fineWeightText(std::numeric_limits<double>::quiet_NaN()), QString("–"));
}

void TestNumberText::squaredErrorsHaveFourDecimals()
{
    const std::pair<double, const char*> texts[] = {
        {0, "0"},           {1e-34, "0"},      {1e-9, "<0.0001"}, {0.000049, "<0.0001"}, {0.00005, "0.0001"},
        {0.0031, "0.0031"}, {0.99996, "1.00"}, {2.5, "2.50"}};
    for (const auto& [error, text] : texts)
        QCOMPARE(squaredErrorText(error), QString(text));
    QCOMPARE(squaredErrorText(std::numeric_limits<double>::quiet_NaN()), QString("–"));
}

void TestNumberText::smallWeightsArePowersOfTen_data()
{
    QTest::addColumn<double>("log10");
    QTest::addColumn<QString>("shortText");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("longText");
    QTest::newRow("a power") << -37.0 << "10⁻³⁷"
                             << "1×10⁻³⁷"
                             << "1.0×10⁻³⁷";
    QTest::newRow("between") << -36.3768 << "10⁻³⁶"
                             << "4×10⁻³⁷"
                             << "4.2×10⁻³⁷";
    QTest::newRow("rounds up to a power") << -2.0001 << "10⁻²"
                                          << "1×10⁻²"
                                          << "1.0×10⁻²";
    QTest::newRow("far below a double") << -1234.0 << "10⁻¹²³⁴"
                                        << "1×10⁻¹²³⁴"
                                        << "1.0×10⁻¹²³⁴";
}

void TestNumberText::smallWeightsArePowersOfTen()
{
    QFETCH(double, log10);
    QTEST(smallText(log10, NumberForm::Short), "shortText");
    QTEST(smallText(log10, NumberForm::Usual), "text");
    QTEST(smallText(log10, NumberForm::Long), "longText");
    const double value = std::pow(10, log10);
    QTEST(numberText(value, log10, {true, true, NumberForm::Usual}), "text");
    // Without powers of ten it is positive all the same, even where a double holds no more than 0.
    QCOMPARE(numberText(value, log10, {true, false, NumberForm::Short}), value < 0.005 ? "<.01" : ".01");
    QCOMPARE(numberText(0, -infinite, {true, true, NumberForm::Usual}), "0");
    QCOMPARE(numberText(0.27, std::log10(0.27), {true, true, NumberForm::Usual}), "0.27");
}

void TestNumberText::decimalsFollowTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(weightText(0.27), "0,27");
    QCOMPARE(weightText(0.27, NumberForm::Short), ",27");
    QCOMPARE(weightText(0.001), "<0,01");
    QCOMPARE(scoreText(-1.5), "−1,50");
    QCOMPARE(temperatureText(0.8), "0,80");
}

QTEST_MAIN(TestNumberText)
#include "test_number_text.moc"
