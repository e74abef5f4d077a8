#include "core/vectors/word_vectors.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QtEndian>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace softfocus;

namespace {

using Vector = std::vector<double>;
using Bytes = std::vector<unsigned char>;

struct Found {
    bool known;
    Vector vector;
    bool operator==(const Found&) const = default;
};

Found lookUp(QStringView word, const WordVectors& vectors = WordVectors::bundled())
{
    Found found{false, Vector(static_cast<std::size_t>(vectors.dimension()), 99)};
    found.known = vectors.lookUp(word, found.vector);
    return found;
}

Found lookUp(const char8_t* word)
{
    return lookUp(QString::fromUtf8(word));
}

Vector vectorOf(std::string_view word)
{
    const WordVectors& vectors = WordVectors::bundled();
    Vector vector(static_cast<std::size_t>(vectors.dimension()));
    vectors.read(vectors.find(word).value(), vector);
    return vector;
}

double product(const Vector& a, const Vector& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

/// q·k/√d
double score(const Vector& a, const Vector& b)
{
    return product(a, b) / std::sqrt(static_cast<double>(a.size()));
}

/// Words with their vectors before they were stored in 8 bits, as make_vectors.py --sample wrote them.
std::vector<std::pair<std::string, Vector>> exactVectors()
{
    QFile file(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/word_vectors_sample.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<std::pair<std::string, Vector>> sample;
    while (!file.atEnd()) {
        const QList<QByteArray> fields = file.readLine().trimmed().split(' ');
        Vector vector;
        for (const QByteArray& number : fields.sliced(1))
            vector.push_back(number.toDouble());
        sample.emplace_back(fields.front().toStdString(), std::move(vector));
    }
    return sample;
}

void put(Bytes& bytes, quint32 number)
{
    const quint32 little = qToLittleEndian(number);
    bytes.resize(bytes.size() + 4);
    std::memcpy(bytes.data() + bytes.size() - 4, &little, 4);
}

void put(Bytes& bytes, double number)
{
    quint64 bits;
    std::memcpy(&bits, &number, 8);
    put(bytes, static_cast<quint32>(bits));
    put(bytes, static_cast<quint32>(bits >> 32));
}

/// A file of the words "ab" and "c" in two dimensions and one bucket, written by hand from the format's description.
Bytes smallFile()
{
    const auto pad = [](Bytes& bytes) { bytes.resize((bytes.size() + 63) / 64 * 64); };
    Bytes bytes{'S', 'F', 'W', 'O', 'R', 'D', 'S', '\n'};
    for (const quint32 number : {1U, 2U, 2U, 1U, 3U, 7 * 64U})
        put(bytes, number);
    put(bytes, 0.5);
    put(bytes, 3.0);
    pad(bytes);
    bytes.insert(bytes.end(), {1, 0xfe, 127, 0});
    pad(bytes);
    bytes.insert(bytes.end(), {2, 0, 1, 0});
    pad(bytes);
    for (const quint32 number : {0U, 2U, 3U})
        put(bytes, number);
    pad(bytes);
    for (const quint32 number : {0U, 2U})
        put(bytes, number);
    pad(bytes);
    for (const quint32 number : {1U, 0U})
        put(bytes, number);
    pad(bytes);
    bytes.insert(bytes.end(), {'a', 'b', 'c'});
    pad(bytes);
    return bytes;
}

/// Uses everything that a file offers, so that a sanitizer would see a reach beyond its end.
void useAll(const WordVectors& vectors)
{
    Vector vector(static_cast<std::size_t>(vectors.dimension()));
    for (Index row = 0; row < vectors.wordCount(); ++row) {
        vectors.read(row, vector);
        QCOMPARE(vectors.find(vectors.word(row)).value_or(-1), row);
    }
    for (const QString& word : {QStringLiteral("ab"), QStringLiteral("Zz's"), QString()})
        vectors.lookUp(word, vector);
}

} // namespace

class TestWordVectors : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theBundleHoldsTheVocabulary();
    void theBundleIsSound();
    void everyWordIsFoundInItsRow();
    void storingCostsLessThanOnePercent();
    void scoresOfTheFirstSentenceAreRight();
    void oneWordIsReadAsAnother_data();
    void oneWordIsReadAsAnother();
    void aContractionIsTheMeanOfItsWords_data();
    void aContractionIsTheMeanOfItsWords();
    void someWordsAreUnknown_data();
    void someWordsAreUnknown();
    void anUnknownWordHasOneVectorOfItsOwn();
    void unknownVectorsStayTheSameForever();
    void veryLongWordsAreQuick_data();
    void veryLongWordsAreQuick();
    void aFileIsReadAsDescribed();
    void damagedFilesAreRefused_data();
    void damagedFilesAreRefused();
    void cutFilesAreRefused();
    void noDamageReachesOutOfBounds();
};

void TestWordVectors::theBundleHoldsTheVocabulary()
{
    const WordVectors& vectors = WordVectors::bundled();
    QCOMPARE(vectors.wordCount(), Index{73820});
    QCOMPARE(vectors.dimension(), Index{100});
    QCOMPARE(vectors.word(0), std::string_view("the"));
    QVERIFY(vectors.find("bakes"));
    QVERIFY(vectors.find("cookies"));
    QVERIFY(!vectors.find("Cookies"));
    QVERIFY(!vectors.find(""));
    const QFileInfo file(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/resources/vectors/words.bin"));
    QVERIFY(file.size() > 0 && file.size() <= 9'000'000);
}

void TestWordVectors::theBundleIsSound()
{
    QFile file(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/resources/vectors/words.bin"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.constData());
    const Result<WordVectors> result = WordVectors::over({data, static_cast<std::size_t>(bytes.size())});
    QVERIFY2(result.ok(), result ? "" : result.message().c_str());
    QCOMPARE(lookUp(u"cookies", *result), lookUp(u"cookies"));

    std::vector<double> lengths;
    Vector vector(100);
    for (Index row = 0; row < result->wordCount(); ++row) {
        result->read(row, vector);
        lengths.push_back(std::sqrt(product(vector, vector)));
    }
    std::sort(lengths.begin(), lengths.end());
    QVERIFY(std::abs(lengths[lengths.size() / 2] - result->typicalLength()) < 0.01);
}

void TestWordVectors::everyWordIsFoundInItsRow()
{
    const WordVectors& vectors = WordVectors::bundled();
    for (Index row = 0; row < vectors.wordCount(); ++row)
        if (vectors.find(vectors.word(row)) != row)
            QFAIL(std::string(vectors.word(row)).c_str());
}

void TestWordVectors::storingCostsLessThanOnePercent()
{
    const auto sample = exactVectors();
    QVERIFY(sample.size() >= 50);
    double squaredError = 0;
    double squaredScore = 0;
    for (const auto& [word, exact] : sample) {
        const double own = score(exact, exact);
        QVERIFY2(std::abs(score(vectorOf(word), vectorOf(word)) - own) < 0.01 * own, word.c_str());
        for (const auto& [other, otherExact] : sample) {
            if (word == other)
                continue;
            const double right = score(exact, otherExact);
            squaredError += std::pow(score(vectorOf(word), vectorOf(other)) - right, 2);
            squaredScore += right * right;
        }
    }
    const double loss = std::sqrt(squaredError / squaredScore);
    QVERIFY2(loss > 0 && loss < 0.01, qPrintable(QString::number(loss)));
}

void TestWordVectors::scoresOfTheFirstSentenceAreRight()
{
    // Row "cookies" of the sentence, computed with the published vectors in double precision.
    const std::pair<const char*, double> expected[] = {
        {"cookies", 3.015}, {"bakes", 1.117}, {"my", 0.577}, {"grandmother", 0.559}, {"incredible", -0.122}};
    for (const auto& [word, value] : expected) {
        const double found = score(vectorOf("cookies"), vectorOf(word));
        QVERIFY2(std::abs(found - value) < 0.005, qPrintable(QStringLiteral("%1: %2").arg(word).arg(found)));
    }
}

void TestWordVectors::oneWordIsReadAsAnother_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("read");
    const auto row = [](const char* name, const char8_t* written, const char* read) {
        QTest::newRow(name) << QString::fromUtf8(written) << QString::fromLatin1(read);
    };
    row("itself", u8"cookies", "cookies");
    row("capital", u8"My", "my");
    row("capitals", u8"GRANDMOTHER", "grandmother");
    row("Turkish capital", u8"İstanbul", "istanbul");
    row("accent", u8"café", "cafe");
    row("accent apart", u8"cafe\u0301", "cafe");
    row("capital accent", u8"CAFÉ", "cafe");
    row("two accents", u8"résumé", "resume");
    row("umlaut", u8"Zürich", "zurich");
    row("stroke", u8"Łódź", "lodz");
    row("ligature", u8"ﬁsh", "fish");
    row("joined letters", u8"encyclopædia", "encyclopaedia");
    row("sharp s", u8"Weiß", "weiss");
    row("full width", u8"ｃｏｏｋｉｅｓ", "cookies");
    row("soft hyphen", u8"coo\u00adkies", "cookies");
    row("possessive", u8"grandmother's", "grandmother");
    row("possessive, typographic", u8"Grandmother’s", "grandmother");
    row("possessive, modifier letter", u8"grandmotherʼs", "grandmother");
    row("possessive of a plural", u8"grandmothers'", "grandmothers");
    row("possessive with accent", u8"café’s", "cafe");
    row("is", u8"it's", "it");
    row("that is", u8"That’s", "that");
    row("who is", u8"who's", "who");
    row("o'clock", u8"o’clock", "clock");
    row("quoted", u8"'cookies'", "cookies");
    row("apostrophe", u8"'", "'");
    row("dash", u8"—", "-");
    row("comma", u8",", ",");
    row("article", u8"A", "an");
    row("pronoun", u8"I", "me");
}

void TestWordVectors::oneWordIsReadAsAnother()
{
    QFETCH(const QString, written);
    QFETCH(const QString, read);
    const Found found = lookUp(written);
    QVERIFY(found.known);
    QCOMPARE(found.vector, vectorOf(read.toStdString()));
}

void TestWordVectors::aContractionIsTheMeanOfItsWords_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QStringList>("spoken");
    const auto row = [](const char8_t* written, const char* spoken) {
        const QString text = QString::fromUtf8(written);
        QTest::newRow(text.toUtf8().constData()) << text << QString::fromLatin1(spoken).split(u' ');
    };
    row(u8"don't", "do not");
    row(u8"Don’t", "do not");
    row(u8"DON'T", "do not");
    row(u8"can't", "can not");
    row(u8"won’t", "will not");
    row(u8"shan't", "shall not");
    row(u8"isn't", "is not");
    row(u8"I'm", "me am");
    row(u8"you're", "you are");
    row(u8"we've", "we have");
    row(u8"she'll", "she will");
    row(u8"they'd", "they would");
    row(u8"let's", "let us");
    row(u8"y'all", "you all");
    row(u8"couldn't've", "could not have");
    row(u8"y’all’d’ve", "you all would have");
}

void TestWordVectors::aContractionIsTheMeanOfItsWords()
{
    QFETCH(const QString, written);
    QFETCH(const QStringList, spoken);
    const Found found = lookUp(written);
    QVERIFY(found.known);
    for (std::size_t i = 0; i < found.vector.size(); ++i) {
        double mean = 0;
        for (const QString& word : spoken)
            mean += vectorOf(word.toStdString())[i] / static_cast<double>(spoken.size());
        QVERIFY(std::abs(found.vector[i] - mean) < 1e-14);
    }
}

void TestWordVectors::someWordsAreUnknown_data()
{
    QTest::addColumn<QString>("word");
    for (const char8_t* word : {u8"zorblax", u8"2024", u8"3.14", u8"привет", u8"世", u8"😀", u8"zorblax'll", u8"O'Zorblax", u8"\u0301",
                                u8"\u200d", u8"🏴\U000E0067\U000E007F"})
        QTest::newRow(QString::fromUtf8(word).toUtf8().toPercentEncoding().constData()) << QString::fromUtf8(word);
    QTest::newRow("empty") << QString();
    QTest::newRow("lone surrogate") << QString(QChar(0xd800));
}

void TestWordVectors::someWordsAreUnknown()
{
    QFETCH(const QString, word);
    const Found found = lookUp(word);
    QVERIFY(!found.known);
    const double length = std::sqrt(product(found.vector, found.vector));
    QVERIFY(std::abs(length - WordVectors::bundled().typicalLength()) < 1e-12);
    QCOMPARE(lookUp(word), found);
}

void TestWordVectors::anUnknownWordHasOneVectorOfItsOwn()
{
    const Found found = lookUp(u8"zorblax");
    QCOMPARE(lookUp(u8"ZorBlax"), found);
    QCOMPARE(lookUp(u8"Zorblax’s"), found);
    QVERIFY(lookUp(u8"zorblay") != found);
    QVERIFY(lookUp(u8"xalbroz") != found);
    QCOMPARE(lookUp(u8"zorbla\u0301x"), lookUp(u8"zorbláx"));

    // Vectors of different words are as good as unrelated.
    double squares = 0;
    for (int i = 0; i < 1000; ++i)
        squares += std::pow(product(found.vector, lookUp(QStringLiteral("zorblax%1").arg(i)).vector), 2) / 1000;
    const double cosine = std::sqrt(squares) / std::pow(WordVectors::bundled().typicalLength(), 2);
    QVERIFY2(cosine > 0.08 && cosine < 0.12, qPrintable(QString::number(cosine)));
}

void TestWordVectors::unknownVectorsStayTheSameForever()
{
    // Computed from the description in resources/vectors/README.md by a separate program.
    const Vector expected = {0.009348784287550739, 0.09611596265424543, 0.003067774144708521, -0.025902016326766454};
    const Vector found = lookUp(u8"zorblax").vector;
    const double unit = WordVectors::bundled().typicalLength();
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(std::abs(found[i] / unit - expected[i]) < 1e-14);
}

void TestWordVectors::veryLongWordsAreQuick_data()
{
    QTest::addColumn<QString>("word");
    constexpr qsizetype size = 1'000'000;
    QTest::newRow("letters") << QString(size, u'x');
    QTest::newRow("accents of two classes") << u'a' + QStringLiteral(u"\u0301\u0323").repeated(size / 2);
    QTest::newRow("endings") << u'a' + QStringLiteral("'d").repeated(size / 2);
    QTest::newRow("apostrophes") << QString(size, u'\'');
    QTest::newRow("soft hyphens") << QString(size, QChar(0xad));
    QTest::newRow("lone surrogates") << QString(size, QChar(0xd800));
}

void TestWordVectors::veryLongWordsAreQuick()
{
    QFETCH(const QString, word);
    // If its time grew with the square of the length, the test would be stopped before the end.
    QVERIFY(!lookUp(word).known);
}

void TestWordVectors::aFileIsReadAsDescribed()
{
    const Bytes bytes = smallFile();
    const Result<WordVectors> result = WordVectors::over(bytes);
    QVERIFY2(result.ok(), result ? "" : result.message().c_str());
    QCOMPARE(result->wordCount(), Index{2});
    QCOMPARE(result->word(0), std::string_view("ab"));
    QCOMPARE(result->word(1), std::string_view("c"));
    QCOMPARE(result->find("c"), std::optional<Index>(1));
    QCOMPARE(result->find("b"), std::optional<Index>());
    QCOMPARE(lookUp(u"AB", *result), (Found{true, {1, -2}}));
    QCOMPARE(lookUp(u"c", *result), (Found{true, {63.5, 0}}));
    QVERIFY(!lookUp(u"d", *result).known);
}

void TestWordVectors::damagedFilesAreRefused_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<quint32>("number");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, int place, quint32 number, const char* says) {
        QTest::newRow(name) << place << number << QString::fromLatin1(says);
    };
    row("another kind of file", 0, 0x474e5089, "not a file of word vectors");
    row("newer version", 8, 2, "version 2");
    row("no words", 12, 0, "sizes");
    row("too many words", 12, 0xffffffff, "sizes");
    row("one word more", 12, 3, "not in order");
    row("no components", 16, 0, "sizes");
    row("too many components", 16, 0xffffffff, "sizes");
    row("more components", 16, 64, "bytes instead of");
    row("no buckets", 20, 0, "sizes");
    row("three buckets", 20, 3, "power of two");
    row("very many buckets", 20, 0x80000000, "sizes");
    row("two buckets", 20, 2, "does not lead");
    row("longer text", 24, 4, "not in order");
    row("much longer text", 24, 65, "bytes instead of");
    row("wrong size", 28, 447, "bytes instead of");
    row("scale not a number", 36, 0x7ff80000, "scale");
    row("scale infinite", 36, 0x7ff00000, "scale");
    row("scale negative", 36, 0xbff00000, "scale");
    row("scale zero", 36, 0, "scale");
    row("length not a number", 44, 0x7ff80000, "scale");
    row("first word late", 192, 1, "not in order");
    row("word far out", 196, 0xfffffff0, "not in order");
    row("empty word", 196, 0, "not in order");
    row("last word far out", 200, 0xfffffff0, "not in order");
    row("first bucket late", 256, 1, "does not lead");
    row("last bucket far out", 260, 0xfffffff0, "does not lead");
    row("row far out", 320, 0xfffffff0, "does not lead");
    row("row twice", 320, 0, "does not lead");
    row("not UTF-8", 384, 0x006362ff, "not in order");
}

void TestWordVectors::damagedFilesAreRefused()
{
    QFETCH(const int, place);
    QFETCH(const quint32, number);
    QFETCH(const QString, says);
    Bytes bytes = smallFile();
    const quint32 little = qToLittleEndian(number);
    std::memcpy(bytes.data() + place, &little, 4);
    const Result<WordVectors> result = WordVectors::over(bytes);
    QVERIFY(!result);
    QVERIFY2(QString::fromStdString(result.message()).contains(says), result.message().c_str());
}

void TestWordVectors::cutFilesAreRefused()
{
    const Bytes whole = smallFile();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        QVERIFY2(!WordVectors::over(cut), qPrintable(QString::number(size)));
    }
    Bytes longer = whole;
    longer.push_back(0);
    QVERIFY(!WordVectors::over(longer));
    QVERIFY(!WordVectors::over({}));
}

void TestWordVectors::noDamageReachesOutOfBounds()
{
    const Bytes whole = smallFile();
    int accepted = 0;
    for (std::size_t place = 0; place < whole.size(); ++place) {
        for (unsigned value = 0; value < 256; ++value) {
            Bytes bytes = whole;
            bytes[place] = static_cast<unsigned char>(value);
            if (const Result<WordVectors> result = WordVectors::over(bytes)) {
                ++accepted;
                useAll(*result);
            }
        }
    }
    quint32 state = 1;
    const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 8; };
    for (int round = 0; round < 100'000; ++round) {
        Bytes bytes = whole;
        for (int i = 0; i < 3; ++i)
            bytes[8 + next() % (bytes.size() - 8)] = static_cast<unsigned char>(next());
        if (const Result<WordVectors> result = WordVectors::over(bytes)) {
            ++accepted;
            useAll(*result);
        }
    }
    QVERIFY(accepted > 1000);
}

QTEST_GUILESS_MAIN(TestWordVectors)
#include "test_word_vectors.moc"
