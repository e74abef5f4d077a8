#include "core/base/result.h"

#include <QTest>

using namespace softfocus;

namespace {

class TestMessage : public QObject {
    Q_OBJECT

private slots:
    void putsValuesIntoItsPlaces()
    {
        const Message message(translatable("Test", "%1, row %2: %3"), "a.csv", 2, Message(translatable("Test", "%1 scores"), 3));
        QCOMPARE(message.english(), std::string("a.csv, row 2: 3 scores"));
    }

    void fractionsAreKeptAsNumbers()
    {
        const Message message(translatable("Test", "noise of %1 (seed %2)"), 0.125, 3);
        QCOMPARE(message.english(), std::string("noise of 0.125 (seed 3)"));
        QCOMPARE(message.values().front().number(), std::optional(0.125));
        QVERIFY(!message.values().back().number());
    }

    void takesPlacesInAnyOrderAndMoreThanOnce() { QCOMPARE(filled("%2 %1 %2", {"a", "b"}), std::string("b a b")); }

    void leavesPercentSignsOfValuesAlone()
    {
        // A file may be called so, and a second value must not get into its name.
        QCOMPARE(Message(translatable("Test", "%1 has %2 rows"), "100%2.csv", 7).english(), std::string("100%2.csv has 7 rows"));
    }

    void leavesPlacesWithoutAValue() { QCOMPARE(filled("100 % of %1, %2, %", {"a"}), std::string("100 % of a, %2, %")); }

    void knowsWhetherThereIsSomethingToTranslate()
    {
        QVERIFY(!Message("a.csv").hasTemplate());
        QVERIFY(Message(translatable("Test", "an array")).hasTemplate());
        QCOMPARE(Message("a.csv").english(), std::string("a.csv"));
    }

    void anErrorIsItsMessage()
    {
        const Result<int> failed = Error{translatable("Test", "%1 is empty."), "a.csv"};
        QVERIFY(!failed);
        QCOMPARE(failed.message(), std::string("a.csv is empty."));
        QCOMPARE(failed.error(), Error{std::string("a.csv is empty.")});
    }
};

} // namespace

QTEST_APPLESS_MAIN(TestMessage)
#include "test_message.moc"
