#include "core/vectors/nearest_words.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace softfocus;

namespace {

const NearestWords& nearest()
{
    static const NearestWords words(WordVectors::bundled());
    return words;
}

std::vector<double> vectorOf(std::string_view word)
{
    const WordVectors& vectors = WordVectors::bundled();
    std::vector<double> vector(std::size_t(vectors.dimension()));
    vectors.read(*vectors.find(word), vector);
    return vector;
}

QString textOf(const NearWord& word)
{
    const std::string_view text = WordVectors::bundled().word(word.row);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

class TestNearestWords : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aWordIsNearestToItself_data()
    {
        QTest::addColumn<QString>("word");
        for (const char* word : {"the", "bakes", "grandmother", "cookies", "paris"})
            QTest::newRow(word) << QString(word);
    }
    void aWordIsNearestToItself()
    {
        QFETCH(QString, word);
        const std::vector<NearWord> found = nearest().nearestTo(vectorOf(word.toStdString()), 5);
        QCOMPARE(found.size(), std::size_t(5));
        QCOMPARE(textOf(found.front()), word);
        QVERIFY(std::abs(found.front().cosine - 1) < 1e-6);
        for (std::size_t place = 1; place < found.size(); ++place)
            QVERIFY(found[place].cosine <= found[place - 1].cosine);
    }

    void theyAreTheOnesThatComparingEveryWordFinds()
    {
        const WordVectors& vectors = WordVectors::bundled();
        std::vector<double> mixed = vectorOf("bakes");
        const std::vector<double> other = vectorOf("river");
        for (std::size_t i = 0; i < mixed.size(); ++i)
            mixed[i] = 0.6 * mixed[i] + 0.4 * other[i];
        constexpr Index count = 10;
        std::vector<NearWord> all;
        std::vector<double> word(mixed.size());
        for (Index row = 0; row < vectors.wordCount(); ++row) {
            vectors.read(row, word);
            all.push_back({row, cosineOf(mixed, word)});
        }
        std::ranges::sort(all, [](const NearWord& a, const NearWord& b) { return a.cosine > b.cosine; });
        const std::vector<NearWord> found = nearest().nearestTo(mixed, count);
        for (std::size_t place = 0; place < std::size_t(count); ++place) {
            QCOMPARE(found[place].row, all[place].row);
            QVERIFY(std::abs(found[place].cosine - all[place].cosine) < 1e-5);
        }
    }

    void lengthDoesNotMatterAndNothingIsNearToNothing()
    {
        std::vector<double> vector = vectorOf("cookies");
        const std::vector<NearWord> found = nearest().nearestTo(vector, 3);
        for (double& component : vector)
            component *= 1e-3;
        const std::vector<NearWord> shorter = nearest().nearestTo(vector, 3);
        for (std::size_t place = 0; place < 3; ++place)
            QCOMPARE(shorter[place].row, found[place].row);
        std::ranges::fill(vector, 0.0);
        QVERIFY(nearest().nearestTo(vector, 3).empty());
        vector[0] = std::nan("");
        QVERIFY(nearest().nearestTo(vector, 3).empty());
    }

    void cosineAndDistanceAreWhatTheyAreCalled()
    {
        const std::vector<double> a{3, 0}, b{0, 4}, zero{0, 0};
        QCOMPARE(cosineOf(a, b), 0.0);
        QCOMPARE(cosineOf(a, a), 1.0);
        QVERIFY(std::isnan(cosineOf(a, zero)));
        QCOMPARE(distanceOf(a, b), 5.0);
        QCOMPARE(distanceOf(a, a), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestNearestWords)
#include "test_nearest_words.moc"
