#include "core/scene/scene.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Result<Scene> checkedWith(const Parameters& parameters)
{
    Scene scene;
    scene.variant.normalizer = scene.variant.normalizer.with(parameters);
    return check(scene);
}

} // namespace

/// The one table of ranges and defaults. That files, the command line and the window keep to it is in their own tests.
class TestParameters : public QObject {
    Q_OBJECT

private slots:
    void everyParameterHasItsRow()
    {
        for (std::size_t row = 0; row < parameterTable.size(); ++row) {
            const ParameterInfo& info = parameterTable[row];
            QCOMPARE(std::size_t(info.parameter), row);
            QCOMPARE(&infoOf(info.parameter), &info);
            QVERIFY(!info.name.empty() && info.least < info.greatest && info.stepsPerUnit > 0);
            QCOMPARE(info.choices.size(), info.kind == ParameterKind::Choice ? std::size_t(info.greatest) + 1 : 0);
            QCOMPARE(std::ranges::count(parameterTable, info.name, &ParameterInfo::name), 1);
        }
    }

    void defaultsAreThoseOfTheTable()
    {
        for (const ParameterInfo& info : parameterTable) {
            QVERIFY(isInRange(info, info.byDefault));
            QCOMPARE(valueOf(Parameters(), info.parameter), info.byDefault);
        }
        QVERIFY(isTemperature(usualTemperature));
        QCOMPARE(Variant().temperature, usualTemperature);
    }

    void aValueIsSetAlone()
    {
        for (const ParameterInfo& info : parameterTable) {
            const double other = info.byDefault == info.greatest ? info.least : info.greatest;
            const Parameters changed = withValue({}, info.parameter, other);
            for (const ParameterInfo& each : parameterTable)
                QCOMPARE(valueOf(changed, each.parameter), each.parameter == info.parameter ? other : each.byDefault);
        }
    }

    void rangesHoldTheirEndsAndWholeNumbers()
    {
        for (const ParameterInfo& info : parameterTable) {
            QVERIFY(isInRange(info, info.least) && isInRange(info, info.greatest));
            QVERIFY(!isInRange(info, std::nextafter(info.least, -infinity)) && !isInRange(info, std::nextafter(info.greatest, infinity)));
            QVERIFY(!isInRange(info, std::numeric_limits<double>::quiet_NaN()));
            QCOMPARE(isInRange(info, info.least + 0.5), info.kind == ParameterKind::Number);
        }
        QVERIFY(isTemperature(0) && isTemperature(infinity));
        QVERIFY(!isTemperature(-5e-324) && !isTemperature(std::numeric_limits<double>::quiet_NaN()));
    }

    void scenesAreCheckedByTheTable()
    {
        QVERIFY(checkedWith({.alpha = 4, .k = 1'000'000'000}));
        QCOMPARE(checkedWith({.alpha = 4.001}).message(), "Entmax’s α must be a number from 1 to 4.");
        QCOMPARE(checkedWith({.alpha = 0.999}).message(), "Entmax’s α must be a number from 1 to 4.");
        QCOMPARE(checkedWith({.k = 0}).message(), "Top-k’s k must be a whole number from 1.");
        QVERIFY(!checkedWith({.k = 1'000'000'001})); // what no file could hold
        Scene cold;
        cold.variant.temperature = -1;
        QCOMPARE(check(cold).message(), "The temperature must be a number from 0 to infinity.");
    }
};

QTEST_APPLESS_MAIN(TestParameters)
#include "test_parameters.moc"
