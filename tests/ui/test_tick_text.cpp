#include "ui/paint/labels/tick_text.h"

#include <QLocale>
#include <QStringList>
#include <QTest>

using namespace softfocus;

class TestTickText : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void ticksHaveTheDigitsOfTheirStep_data()
    {
        QTest::addColumn<QList<double>>("ticks");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("one") << QList<double>{0, 0.5, 1} << QStringList{"0", "0.5", "1"};
        QTest::newRow("small") << QList<double>{0, 0.00167 / 2, 0.00167} << QStringList{"0", "0.00084", "0.00167"};
        QTest::newRow("two digits") << QList<double>{0, 0.135, 0.27} << QStringList{"0", "0.135", "0.270"};
        QTest::newRow("a third") << QList<double>{0, 1.0 / 6, 1.0 / 3} << QStringList{"0", "0.167", "0.333"};
        QTest::newRow("signed") << QList<double>{-2.5, 0, 2.5} << QStringList{"−2.5", "0", "2.5"};
        QTest::newRow("tens") << QList<double>{-37.25, 0, 37.25} << QStringList{"−37.3", "0", "37.3"};
        QTest::newRow("many digits") << QList<double>{-37.123456, 0, 37.123456} << QStringList{"−37.1", "0", "37.1"};
        QTest::newRow("thousands") << QList<double>{0, 4321.5, 8643} << QStringList{"0", "4,322", "8,643"};
        QTest::newRow("tiny") << QList<double>{0, 0.00008, 0.00016} << QStringList{"0", "0.8×10⁻⁴", "1.6×10⁻⁴"};
        QTest::newRow("huge") << QList<double>{-3.5e38, 0, 3.5e38} << QStringList{"−3.5×10³⁸", "0", "3.5×10³⁸"};
        QTest::newRow("least") << QList<double>{0, 5e-324} << QStringList{"0", "4.94×10⁻³²⁴"};
        QTest::newRow("nothing") << QList<double>{0, 0} << QStringList{"0", "0"};
    }
    void ticksHaveTheDigitsOfTheirStep()
    {
        QFETCH(QList<double>, ticks);
        QFETCH(QStringList, texts);
        const std::vector<QString> found = tickTexts(std::span(ticks.constData(), std::size_t(ticks.size())));
        QCOMPARE(QStringList(found.begin(), found.end()), texts);
    }

    void noTwoTicksReadAlike()
    {
        for (double high = 1.234e-320; high < 1e300; high *= 7.3) {
            const std::vector<QString> texts = tickTexts(std::vector{0.0, high / 2, high});
            QVERIFY2(texts[0] != texts[1] && texts[1] != texts[2], QByteArray::number(high));
            QCOMPARE(texts[0], QString("0"));
        }
    }
};

QTEST_APPLESS_MAIN(TestTickText)
#include "test_tick_text.moc"
