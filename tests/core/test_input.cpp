#include "core/sources/source_table.h"
#include "core/vectors/word_vectors.h"

#include <QRegularExpression>
#include <QTest>

using namespace softfocus;

namespace {

std::shared_ptr<const Input> inputOfText(const std::string& text)
{
    Scene scene;
    scene.source = TextSource{text};
    return inputOf(scene);
}

const Matrix& vectorsIn(const Input& input)
{
    return *projectionsOf(input)->queries;
}

} // namespace

class TestInput : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void aSentenceBecomesTokensAndVectors();
    void unknownWordsAreMarked();
    void placesCountUtf16CodeUnits();
    void theSameTextGivesTheSameNumbers();
    void emptyTextsHaveNoTokens_data();
    void emptyTextsHaveNoTokens();
    void longTextsAreCutAndCounted();
    void invalidUtf8IsReplaced();
    void givenScoresPassThrough();
};

void TestInput::aSentenceBecomesTokensAndVectors()
{
    const auto input = inputOf(Scene{});
    QCOMPARE(input->queries.size(), std::size_t{5});
    QCOMPARE(input->queries, input->keys);
    QCOMPARE(input->queries[2], (Token{"bakes", 15, 5, true}));
    QCOMPARE(input->queryTotal, Index{5});
    QCOMPARE(input->sourceName, std::string("100-d word vectors"));
    const Projections* vectorsOf = projectionsOf(*input);
    QVERIFY(vectorsOf && vectorsOf->queries == vectorsOf->keys && vectorsOf->keys == vectorsOf->values);
    QCOMPARE(vectorsIn(*input).rows(), Index{5});
    QCOMPARE(vectorsIn(*input).cols(), Index{100});
    const WordVectors& vectors = WordVectors::bundled();
    std::vector<double> expected(100);
    for (Index row = 0; row < 5; ++row) {
        const Token& token = input->queries[static_cast<std::size_t>(row)];
        QVERIFY(token.known);
        QVERIFY(vectors.lookUp(QString::fromStdString(token.text), expected));
        const std::span<const double> found = rowOf(vectorsIn(*input), row);
        QVERIFY(std::equal(found.begin(), found.end(), expected.begin()));
    }
}

void TestInput::unknownWordsAreMarked()
{
    const auto input = inputOfText("My zorblax don't bake 2024 😀");
    std::vector<bool> known;
    for (const Token& token : input->keys)
        known.push_back(token.known);
    QCOMPARE(known, (std::vector<bool>{true, false, true, true, false, false}));
    QCOMPARE(input->queries, input->keys);
    for (Index row = 0; row < vectorsIn(*input).rows(); ++row) {
        double squares = 0;
        for (const double component : rowOf(vectorsIn(*input), row))
            squares += component * component;
        QVERIFY(squares > 1 && squares < 100);
    }
}

void TestInput::placesCountUtf16CodeUnits()
{
    const auto input = inputOfText("👩‍🚀 é שלום");
    QCOMPARE(input->queries.size(), std::size_t{3});
    QCOMPARE(input->queries[0].length, Index{5});
    QCOMPARE(input->queries[1].begin, Index{6});
    QCOMPARE(input->queries[2].begin, Index{8});
    QCOMPARE(input->queries[2].text, std::string("שלום"));
}

void TestInput::theSameTextGivesTheSameNumbers()
{
    const auto once = inputOfText("Zorblax, my Zorblax!");
    const auto again = inputOfText("Zorblax, my Zorblax!");
    QCOMPARE(once->queries, again->queries);
    QVERIFY(vectorsIn(*once) == vectorsIn(*again));
    QVERIFY(vectorsIn(*once).row(0) == vectorsIn(*once).row(3));
}

void TestInput::emptyTextsHaveNoTokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("spaces") << QStringLiteral(" \n\t ");
}

void TestInput::emptyTextsHaveNoTokens()
{
    QFETCH(const QString, text);
    const auto input = inputOfText(text.toStdString());
    QVERIFY(input->queries.empty());
    QVERIFY(input->keys.empty());
    QCOMPARE(vectorsIn(*input).rows(), Index{0});
    QCOMPARE(vectorsIn(*input).cols(), Index{100});
    QCOMPARE(input->queryTotal, Index{0});
}

void TestInput::longTextsAreCutAndCounted()
{
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += "word ";
    const auto input = inputOfText(text);
    QCOMPARE(std::ssize(input->queries), maximumTokens);
    QCOMPARE(vectorsIn(*input).rows(), maximumTokens);
    QCOMPARE(input->queryTotal, Index{5000});
}

void TestInput::invalidUtf8IsReplaced()
{
    const auto input = inputOfText("cookies \xff\xc0 \xed\xa0\x80 bakes");
    QCOMPARE(input->queries.front().text, std::string("cookies"));
    QCOMPARE(input->queries.back().text, std::string("bakes"));
    QVERIFY(input->queries.size() > 2);
    for (std::size_t i = 1; i + 1 < input->queries.size(); ++i) {
        QCOMPARE(input->queries[i].text, std::string("\xef\xbf\xbd"));
        QVERIFY(!input->queries[i].known);
    }
}

void TestInput::givenScoresPassThrough()
{
    auto given = std::make_shared<GivenScores>();
    given->origin = "scores.csv";
    given->queries = {"ask"};
    given->keys = {"a", "b", "c"};
    given->scores = Matrix{{4, 2, 1}};
    Scene scene;
    scene.source = MatrixSource{given};
    const auto input = inputOf(scene);
    QCOMPARE(input->queries, (std::vector<Token>{{"ask", 0, 0, true}}));
    QCOMPARE(input->keys, (std::vector<Token>{{"a", 0, 0, true}, {"b", 0, 0, true}, {"c", 0, 0, true}}));
    QVERIFY(std::get<Logits>(input->numbers).values == given->scores);
    QCOMPARE(input->queryTotal, Index{1});
    QCOMPARE(input->keyTotal, Index{3});
    QCOMPARE(input->sourceName, std::string("scores.csv"));
}

QTEST_GUILESS_MAIN(TestInput)
#include "test_input.moc"
