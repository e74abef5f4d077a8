// GCC 12 can lose the trailing zeros of constants when it may use wide registers; see the root CMakeLists.txt.

#include <QTest>

#include <algorithm>
#include <vector>

class TestConstants : public QObject {
    Q_OBJECT

private slots:
    void constantsKeepTheirTrailingZeros()
    {
        const std::vector<float> floats{1, 1, 1, 1, 1, 1, 0, 0};
        const std::vector<double> doubles{2, 2, 2, 0};
        // Hides where the numbers come from, so that they are read as they lie in memory.
        asm volatile("" : : "r"(floats.data()), "r"(doubles.data()) : "memory");
        QCOMPARE(std::ranges::count(floats, 0.0F), 2);
        QCOMPARE(std::ranges::count(doubles, 0.0), 1);
    }
};

QTEST_APPLESS_MAIN(TestConstants)
#include "test_constants.moc"
