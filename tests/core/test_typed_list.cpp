#include "core/text/typed_list.h"

#include <QTest>

#include <cmath>

using namespace softfocus;

class TestTypedList : public QObject {
    Q_OBJECT

private slots:
    void readsWhatPeopleType_data();
    void readsWhatPeopleType();
    void readsNames_data();
    void readsNames();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void readsBackWhatItWrites_data();
    void readsBackWhatItWrites();
};

void TestTypedList::readsWhatPeopleType_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<double>>("scores");
    QTest::addColumn<bool>("decimal");
    const auto row = [](const char* name, const char* text, QList<double> scores, bool decimal = false) {
        QTest::newRow(name) << QString::fromUtf8(text) << scores << decimal;
    };
    row("commas", "4, 2, 1", {4, 2, 1});
    row("commas without blanks", "4,2,1", {4, 2, 1});
    row("blanks", "4 2  1", {4, 2, 1});
    row("semicolons", "4; 2;1", {4, 2, 1});
    row("a column", "4\n2\r\n1\n", {4, 2, 1});
    row("a row of cells", "4\t2\t1", {4, 2, 1});
    row("a block of cells", "4\t2\n1\t0", {4, 2, 1, 0});
    row("a true minus", "−1.5, -2, +3", {-1.5, -2, 3});
    row("exponents", "1e3 2E-2", {1000, 0.02});
    row("while it is typed", "4, 2, ", {4, 2});
    row("a comma too many", "4,, 2", {4, 2});
    row("points", "0.5, 1.25", {0.5, 1.25});
    row("points without blanks", "0.5,1.25", {0.5, 1.25});
    row("decimal commas between semicolons", "0,5; 1,25; 2", {0.5, 1.25, 2});
    row("decimal commas between blanks", "0,5 1,25", {0.5, 1.25});
    row("decimal commas in a column", "0,5\n-1,25\n", {0.5, -1.25});
    row("decimal commas between tabs", "0,5\t1,25", {0.5, 1.25});
    row("two numbers or one", "4,2", {4, 2});
    row("the same where commas are decimal", "4,2", {4.2}, true);
    row("three numbers wherever one is", "4,2,1", {4, 2, 1}, true);
    row("commas of both kinds", "0,5, 1,5, 2", {0.5, 1.5, 2}, true);
    row("one number", "7", {7});
    row("too small for a double", "1e-999, 1", {0, 1});
    row("a list of Python", "[4.0, 2., -1]", {4, 2, -1});
    row("a tensor", "tensor([4.0, 2.0], dtype=torch.float64)", {4, 2});
    row("an array", "array([4 2 1])", {4, 2, 1});
}

void TestTypedList::readsWhatPeopleType()
{
    QFETCH(const QString, text);
    QFETCH(const QList<double>, scores);
    QFETCH(const bool, decimal);
    const Result<ScoreList> list = typedList(text, decimal ? Comma::Decimal : Comma::Separates);
    QVERIFY2(list, list ? "" : list.error().message.english().c_str());
    QCOMPARE(QList<double>(list->scores.begin(), list->scores.end()), scores);
    QVERIFY(list->labels.empty());
}

void TestTypedList::readsNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QList<double>>("scores");
    const auto row = [](const char* name, const char* text, const QStringList& names, QList<double> scores) {
        QTest::newRow(name) << QString::fromUtf8(text) << names << scores;
    };
    row("semicolons", "A=4; B=2", {"A", "B"}, {4, 2});
    row("commas", "A = 4, B = −2", {"A", "B"}, {4, -2});
    row("blanks", "A=4 B=2 C=1", {"A", "B", "C"}, {4, 2, 1});
    row("some of them", "A=4 3 B=2, 1", {"A", "", "B", ""}, {4, 3, 2, 1});
    row("of several words", "New York=4, Rome=2", {"New York", "Rome"}, {4, 2});
    row("in quotation marks", "\"a, b\"=4; \"say \"\"x\"\"\"=2; \"=\"=1", {"a, b", "say \"x\"", "="}, {4, 2, 1});
    row("beside numbers", "apple\t4\nbanana\t2", {"apple", "banana"}, {4, 2});
    row("beside numbers, with blanks", "apple 4\nbanana −2", {"apple", "banana"}, {4, -2});
    row("above numbers", "apple\tbanana\n4\t2\n", {"apple", "banana"}, {4, 2});
    row("with decimal commas", "A=0,5; B=1,5", {"A", "B"}, {0.5, 1.5});
}

void TestTypedList::readsNames()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, names);
    QFETCH(const QList<double>, scores);
    const Result<ScoreList> list = typedList(text);
    QVERIFY2(list, list ? "" : list.error().message.english().c_str());
    QStringList read;
    for (const std::string& label : list->labels)
        read << QString::fromStdString(label);
    QCOMPARE(read, names);
    QCOMPARE(QList<double>(list->scores.begin(), list->scores.end()), scores);
}

void TestTypedList::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("a word") << "4, two, 1" << QStringList{"“two” is no number", "entry 2"};
    QTest::newRow("nothing") << "" << QStringList{"empty"};
    QTest::newRow("blanks") << " \n\t , " << QStringList{"empty"};
    QTest::newRow("too large") << "1, 1e999" << QStringList{"“1e999” is too large", "entry 2"};
    QTest::newRow("infinite") << "1, 2, inf" << QStringList{"“inf” is not finite", "entry 3"};
    QTest::newRow("no number at all") << "nan" << QStringList{"“nan” is not finite", "entry 1"};
    QTest::newRow("a name alone") << "A=, B=2" << QStringList{"“A=” is no number", "entry 1"};
    QTest::newRow("65 numbers") << QString("1 ").repeated(65) << QStringList{"65 numbers", "at most 64"};
    QTest::newRow("a long word") << QString(5000, 'x') << QStringList{"…” is no number"};
}

void TestTypedList::saysWhatIsWrongAndWhere()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, said);
    const Result<ScoreList> list = typedList(text);
    QVERIFY(!list);
    const QString sentence = QString::fromStdString(list.error().message.english());
    for (const QString& part : said)
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
}

void TestTypedList::readsBackWhatItWrites_data()
{
    QTest::addColumn<QList<double>>("scores");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("plain") << QList<double>{4, 2, 1} << QStringList{};
    QTest::newRow("one fraction") << QList<double>{4.5} << QStringList{};
    QTest::newRow("two fractions") << QList<double>{0.5, 1.5} << QStringList{};
    QTest::newRow("all digits") << QList<double>{1.0 / 3, -2e-300, 1.7e308} << QStringList{};
    QTest::newRow("words") << QList<double>{1, 2, 3} << QStringList{"my", "the (2)", "grandmother’s"};
    QTest::newRow("punctuation") << QList<double>{1, 2, 3, 4, 5} << QStringList{",", ";", "=", "\"", "a b"};
    QTest::newRow("numbers as names") << QList<double>{1, 2.5} << QStringList{"2", "1,5"};
    QTest::newRow("some names") << QList<double>{1, 2} << QStringList{"", "b"};
}

void TestTypedList::readsBackWhatItWrites()
{
    QFETCH(const QList<double>, scores);
    QFETCH(const QStringList, names);
    ScoreList list{{scores.begin(), scores.end()}, {}};
    for (const QString& name : names)
        list.labels.push_back(name.toStdString());
    for (const Comma comma : {Comma::Separates, Comma::Decimal}) {
        const QString text = listText(list, comma);
        const Result<ScoreList> read = typedList(text, comma);
        QVERIFY2(read, qPrintable(text));
        QVERIFY2(*read == list, qPrintable(text));
    }
}

QTEST_APPLESS_MAIN(TestTypedList)
#include "test_typed_list.moc"
