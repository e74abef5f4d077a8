#include "tests/support/patch_scenes.h"
#include "tests/support/pictures.h"
#include "ui/model/derivation/explained_cell.h"
#include "ui/words/numbers/shown_number.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Matrix matrixOf(std::initializer_list<std::initializer_list<double>> rows)
{
    Matrix matrix(Index(rows.size()), Index(rows.begin()->size()));
    Index row = 0;
    for (const auto& values : rows) {
        Index column = 0;
        for (const double value : values)
            matrix(row, column++) = value;
        ++row;
    }
    return matrix;
}

/// A number as the working writes it, read back.
double readBack(QString text)
{
    static const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    text.remove(u'(').remove(u')').replace(u'−', u'-');
    if (text == QStringLiteral("∞"))
        return infinity;
    if (text == QStringLiteral("-∞"))
        return -infinity;
    const qsizetype power = text.indexOf(QStringLiteral(" × 10"));
    if (power < 0)
        return text.toDouble();
    QString exponent;
    for (const QChar digit : text.mid(power + 5))
        exponent += digit == u'⁻' ? QStringLiteral("-") : QString::number(raised.indexOf(digit));
    return (text.left(power) + u'e' + exponent).toDouble();
}

/// What somebody gets who does the line by hand, with the digits that are shown.
double byHand(const QString& working)
{
    static const QRegularExpression function(QStringLiteral("^(exp|max|σ|tanh)\\((.+?)(, 0)?\\)$"));
    if (const QRegularExpressionMatch match = function.match(working); match.hasMatch()) {
        const double a = readBack(match.captured(2));
        const QString name = match.captured(1);
        if (name == QStringLiteral("σ"))
            return 1 / (1 + std::exp(-a));
        return name == QLatin1String("exp") ? std::exp(a) : name == QLatin1String("tanh") ? std::tanh(a) : std::max(a, 0.0);
    }
    if (const qsizetype place = working.indexOf(" ^ "); place >= 0)
        return std::pow(readBack(working.left(place)), readBack(working.mid(place + 3)));
    for (const QString& sign : {QStringLiteral(" / "), QStringLiteral(" − ")})
        if (const qsizetype place = working.indexOf(sign); place >= 0) {
            const double a = readBack(working.left(place)), b = readBack(working.mid(place + 3));
            return sign == QLatin1String(" / ") ? a / b : a - b;
        }
    // A product, whose sign also stands before a power of ten.
    static const QRegularExpression times(QStringLiteral(" × (?!10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])"));
    const qsizetype place = working.indexOf(times);
    return readBack(working.left(place)) * readBack(working.mid(place + 3));
}

QString line(const ExplainedCell& cell, const QString& name)
{
    for (const WorkedLine& one : cell.lines)
        if (one.name == name)
            return one.working.isEmpty() ? one.result : one.working + (one.isExact ? " = " : " ≈ ") + one.result;
    return QStringLiteral("missing");
}

} // namespace

class TestExplainedCell : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aScoreIsTheSumOfItsDimensions()
    {
        const auto result = test::attentionOf({.words = test::wordsOf(4), .dimensions = 100});
        const ScoreParts parts = scorePartsOf(*result->input, 1, 2);
        QCOMPARE(parts.largest.size(), std::size_t(8));
        QCOMPARE(parts.restCount, 92);
        double sum = parts.rest;
        for (std::size_t place = 0; place < parts.largest.size(); ++place) {
            const ScorePart& one = parts.largest[place];
            QCOMPARE(one.part, one.query * one.key);
            QVERIFY(place == 0 || std::abs(one.part) <= std::abs(parts.largest[place - 1].part));
            sum += one.part;
        }
        QVERIFY(std::abs(sum / std::sqrt(100.0) - result->scores->raw(1, 2)) < 1e-12);
        const QString first = textOf(parts, 0);
        QVERIFY2(first.startsWith(QString("dimension %1: ").arg(parts.largest[0].dimension + 1)), qPrintable(first));
        QVERIFY(restText(parts).startsWith("the other 92 together: "));
    }

    void aShortVectorHasNoOthers()
    {
        const auto result = test::attentionOf({.words = test::wordsOf(3), .dimensions = 9});
        const ScoreParts parts = scorePartsOf(*result->input, 0, 0);
        QCOMPARE(parts.largest.size(), std::size_t(9));
        QCOMPARE(restText(parts), QString());
    }

    void patchesAreComparedByTheirDifferences()
    {
        const auto result = test::resultOf(test::pictureScene({}, 8));
        const ScoreParts parts = scorePartsOf(*result->input, 3, 9);
        double sum = parts.rest;
        for (const ScorePart& one : parts.largest) {
            QCOMPARE(one.part, (one.query - one.key) * (one.query - one.key));
            sum += one.part;
        }
        QVERIFY(std::abs(-sum / double(patchDimensions) / squaredDifferenceUnit - result->scores->raw(3, 9)) < 1e-9);
        QVERIFY2(textOf(parts, 0).contains(")² ≈ "), qPrintable(textOf(parts, 0)));
    }

    void givenScoresHaveNoParts() { QVERIFY(scorePartsOf(*test::attentionOf({.words = test::wordsOf(3)})->input, 0, 1).isEmpty()); }

    void theSumIsCopiedWithTheWorking()
    {
        const test::Made made{.words = test::wordsOf(4), .stage = Stage::Scores, .dimensions = 100};
        const ExplainedCell cell = explained(test::pictureOf(made), {1, 2});
        QVERIFY(cell.isScore);
        QVERIFY2(textOf(cell).contains("the other 92 together: "), qPrintable(textOf(cell)));
        QVERIFY2(latexOf(cell).contains("q \\cdot k &\\approx "), qPrintable(latexOf(cell)));
        QVERIFY(latexOf(cell).contains("\\underbrace{"));
    }

    void aWordsOwnCellSaysWhereItsVectorIsFrom()
    {
        Scene scene;
        scene.source = TextSource{"cookies zzorpf"};
        const auto result = test::resultOf(scene);
        const auto remark = [&](Cell cell) { return explained(softfocus::pictureOf(result, Stage::Weights), cell).remark; };
        QVERIFY2(remark({0, 0}).contains("“cookies” is from GloVe"), qPrintable(remark({0, 0})));
        QVERIFY2(remark({1, 1}).contains("“zzorpf” is not in the vocabulary"), qPrintable(remark({1, 1})));
        QVERIFY(!remark({0, 1}).contains("GloVe"));
    }

    void numbersAreShortAndNeverZeroForSomething_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("screen");
        QTest::addColumn<bool>("exact");
        QTest::newRow("zero") << 0.0 << 3 << "0" << true;
        QTest::newRow("one") << 1.0 << 3 << "1" << true;
        QTest::newRow("short") << 0.8 << 3 << "0.8" << true;
        QTest::newRow("rounded") << 1.40449 << 3 << "1.40" << false;
        QTest::newRow("negative") << -2.37125 << 3 << "−2.37" << false;
        QTest::newRow("up to the next power") << 9.9996 << 3 << "10.0" << false;
        QTest::newRow("large") << 123456.0 << 3 << "123000" << false;
        QTest::newRow("huge") << 1.5e300 << 3 << "1.5 × 10³⁰⁰" << true;
        QTest::newRow("small") << 0.00123456 << 3 << "0.00123" << false;
        QTest::newRow("tiny") << 3.2123e-37 << 3 << "3.21 × 10⁻³⁷" << false;
        QTest::newRow("denormal") << 5e-324 << 3 << "5 × 10⁻³²⁴" << true;
        QTest::newRow("infinite") << -infinity << 3 << "−∞" << true;
    }
    void numbersAreShortAndNeverZeroForSomething()
    {
        QFETCH(double, value);
        QFETCH(int, digits);
        QFETCH(bool, exact);
        const ShownNumber shown = shownNumber(value, digits);
        QTEST(shown.screen, "screen");
        QCOMPARE(shown.isExact, exact);
        QCOMPARE(readBack(shown.screen), shown.value);
        if (exact)
            QCOMPARE(shown.value, value);
    }

    void theScreenFollowsTheLocaleAndLatexDoesNot()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        const ShownNumber shown = shownNumber(12345.678, 8);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(shown.screen, QString("12345,678"));
        QCOMPARE(shown.latex, QString("12345.678"));
    }

    void softmaxIsWorkedFromScoreToWeight()
    {
        const Picture picture =
            test::pictureOf({.words = {"a", "b", "c"}, .temperature = 0.5, .scores = matrixOf({{4, 2, 1}, {4, 2, 1}, {4, 2, 1}})});
        const ExplainedCell cell = explained(picture, {0, 1});
        QCOMPARE(cell.title, QString("“a” → “b”"));
        QCOMPARE(line(cell, "s"), QString("2"));
        QCOMPARE(line(cell, "s / T"), QString("2 / 0.5 = 4"));
        QCOMPARE(line(cell, "− max"), QString("4 − 8 = −4"));
        QCOMPARE(line(cell, "exp"), QString("exp(−4) ≈ 0.0183"));
        QCOMPARE(line(cell, "Σ"), QString("1.021"));
        QCOMPARE(line(cell, "w"), QString("0.0183 / 1.02 ≈ 0.0179"));
    }

    void theOthersAreWorkedTheirOwnWay()
    {
        const Matrix scores = matrixOf({{1.5, 1, -3}, {2, 2, 0}, {-1, -2, -3}});
        const auto of = [&](const char* normalizer) {
            return test::pictureOf({.words = {"a", "b", "c"}, .normalizer = normalizer, .scores = scores});
        };
        const ExplainedCell sparse = explained(of("sparsemax"), {0, 1});
        QCOMPARE(line(sparse, "− max"), QString("1 − 1.5 = −0.5"));
        QCOMPARE(line(sparse, "τ"), QString("−0.75"));
        QCOMPARE(line(sparse, "x − τ"), QString("−0.5 − (−0.75) = 0.25"));
        QCOMPARE(line(sparse, "w"), QString("max(0.25, 0) = 0.25"));
        QCOMPARE(line(explained(of("sparsemax"), {0, 2}), "w"), QString("max(−3.75, 0) = 0"));
        // 0 is exact, whatever the digits that are left out.
        const Picture rounded =
            test::pictureOf({.words = {"a", "b"}, .normalizer = "sparsemax", .scores = matrixOf({{0, -2.00015}, {0, 0}})});
        QCOMPARE(line(explained(rounded, {0, 1}), "w"), QString("max(−1.00, 0) = 0"));

        const ExplainedCell tied = explained(of("hardmax"), {1, 0});
        QCOMPARE(line(tied, "max s"), QString("2"));
        QCOMPARE(line(tied, "m"), QString("2"));
        QCOMPARE(line(tied, "w"), QString("1 / 2 = 0.5"));
        QCOMPARE(line(explained(of("hardmax"), {1, 2}), "w"), QString("0"));

        const ExplainedCell share = explained(of("linear"), {0, 0});
        QCOMPARE(line(share, "max(s, 0)"), QString("max(1.5, 0) = 1.5"));
        QCOMPARE(line(share, "Σ"), QString("2.5"));
        QCOMPARE(line(share, "w"), QString("1.5 / 2.5 = 0.6"));
        const ExplainedCell equal = explained(of("linear"), {2, 0});
        QCOMPARE(line(equal, "w"), QString("1 / 3 ≈ 0.333"));
        QVERIFY(equal.remark.contains("No score is positive"));
    }

    void theFurtherNormalizersAreChains()
    {
        const Matrix scores = matrixOf({{1.5, 1, -3}, {2, 2, 0}, {-1, -2, -3}});
        const auto cellOf = [&](const char* normalizer, Cell cell) {
            return explained(test::pictureOf({.words = {"a", "b", "c"}, .normalizer = normalizer, .scores = scores}), cell);
        };
        const auto namesIn = [](const ExplainedCell& cell) {
            QStringList names;
            for (const WorkedLine& one : cell.lines)
                names << one.name;
            return names.join(u' ');
        };
        const ExplainedCell entmax = cellOf("entmax", {1, 0}); // τ = −√½ where two keys share
        QCOMPARE(namesIn(entmax), QString("s s / T − max α (α − 1) x τ − τ above τ w"));
        QCOMPARE(line(entmax, "(α − 1) x"), QString("0.5 × 0 = 0"));
        QCOMPARE(line(entmax, "w"), QString("0.707 ^ 2 ≈ 0.5"));
        QCOMPARE(line(cellOf("entmax", {0, 2}), "w"), QString("0 ^ 2 = 0"));
        const ExplainedCell kept =
            explained(test::pictureOf({.words = {"a", "b", "c", "d"},
                                       .normalizer = "top-k",
                                       .scores = matrixOf({{4, 3, 2, 1}, {1, 1, 1, 1}, {0, 0, 0, 0}, {0, 0, 0, 0}})}),
                      {0, 0});
        QCOMPARE(namesIn(kept), QString("s s / T − max exp Σ w"));
        QCOMPARE(kept.lines[4].note, QString("of 3 keys"));
        const ExplainedCell out = explained(test::pictureOf({.words = {"a", "b", "c", "d"},
                                                             .normalizer = "top-k",
                                                             .scores = matrixOf({{4, 3, 2, 1}, {1, 1, 1, 1}, {0, 0, 0, 0}, {0, 0, 0, 0}})}),
                                            {0, 3});
        QCOMPARE(line(out, "larger scores"), QString("3"));
        QCOMPARE(out.lines[2].note, QString("only the 3 largest are kept"));
        QCOMPARE(namesIn(cellOf("sigmoid", {0, 0})), QString("s s / T σ Σ w"));
        QCOMPARE(line(cellOf("sigmoid", {1, 2}), "σ"), QString("σ(0) = 0.5"));
        QCOMPARE(namesIn(cellOf("tanh", {0, 0})), QString("s s / T tanh h Σ w"));
        QCOMPARE(line(cellOf("tanh", {0, 2}), "h"), QString("max(−0.995, 0) = 0"));
        QCOMPARE(namesIn(cellOf("adaptive", {0, 1})), QString("s s / T − max H β β x exp Σ w"));
    }

    void linearsNegativesAreWorkedAsChosen()
    {
        test::Made made{.words = {"a", "b"}, .normalizer = "linear", .scores = matrixOf({{3, -1}, {1, 1}})};
        made.parameters.negatives = Negatives::Keep;
        const ExplainedCell keep = explained(test::pictureOf(made), {0, 1});
        QCOMPARE(keep.lines.size(), std::size_t(3)); // the score is not said twice
        QCOMPARE(line(keep, "w"), QString("−1 / 2 = −0.5"));
        made.parameters.negatives = Negatives::Shift;
        QCOMPARE(line(explained(test::pictureOf(made), {0, 0}), "s − min s"), QString("3 − (−1) = 4"));
    }

    void latexHasNoLetterThatItDoesNotKnow_data()
    {
        QTest::addColumn<QString>("normalizer");
        for (const NormalizerEntry& entry : normalizerTable())
            QTest::newRow(std::string(entry.name).c_str()) << QString::fromUtf8(entry.name.data(), qsizetype(entry.name.size()));
    }
    void latexHasNoLetterThatItDoesNotKnow()
    {
        QFETCH(QString, normalizer);
        const QByteArray name = normalizer.toLatin1();
        for (const double temperature : {0.0, 1.0, infinity}) {
            const Picture picture =
                test::pictureOf({.words = test::wordsOf(4), .normalizer = name.constData(), .temperature = temperature});
            const QString latex = latexOf(explained(picture, {1, 2})).section(u'\n', 1); // the first line is a comment
            for (const QChar character : latex)
                QVERIFY2(character.unicode() < 128, qPrintable(latex));
        }
    }

    void everyLineHoldsForTheDigitsThatItShows_data()
    {
        QTest::addColumn<QString>("normalizer");
        QTest::addColumn<double>("temperature");
        QTest::addColumn<double>("spread");
        for (const NormalizerEntry& entry : normalizerTable())
            for (const double temperature : {0.0, 1e-6, 0.37, 1.0, 20.0, infinity})
                for (const double spread : {1e-9, 3.0, 1e300}) {
                    const QString name = QString::fromUtf8(entry.name.data(), qsizetype(entry.name.size()));
                    QTest::addRow("%s T %g spread %g", qPrintable(name), temperature, spread) << name << temperature << spread;
                }
    }
    void everyLineHoldsForTheDigitsThatItShows()
    {
        QFETCH(QString, normalizer);
        QFETCH(double, temperature);
        QFETCH(double, spread);
        const QByteArray name = normalizer.toLatin1();
        const Picture picture = test::pictureOf({.words = test::wordsOf(7),
                                                 .normalizer = name.constData(),
                                                 .temperature = temperature,
                                                 .mask = Mask::Causal,
                                                 .spread = spread});
        for (Index row = 0; row < 7; ++row)
            for (Index column = 0; column <= row; ++column) {
                const ExplainedCell cell = explained(picture, {row, column});
                QVERIFY(cell.lines.size() >= 2);
                const double weight = (*picture.values)(row, column);
                QCOMPARE(readBack(cell.lines.back().result), shownNumber(weight, cell.lines.back().working.isEmpty() ? 4 : 3).value);
                for (const WorkedLine& one : cell.lines) {
                    QVERIFY2(!one.result.contains("nan"), qPrintable(textOf(cell)));
                    if (!one.working.isEmpty())
                        QVERIFY2(shownNumber(byHand(one.working), 3).value == readBack(one.result), qPrintable(textOf(cell)));
                }
            }
    }

    void maskedCellsSayWhyThereIsNothing()
    {
        const Picture picture = test::pictureOf({.words = {"a", "b"}, .mask = Mask::Causal});
        const ExplainedCell cell = explained(picture, {0, 1});
        QVERIFY(cell.lines.empty());
        QVERIFY(cell.sentence.contains("causal mask"));
        QVERIFY(textOf(cell).contains("causal mask"));
    }

    void scoresAndOutputsAreWorkedToo()
    {
        const test::Made made{.words = test::wordsOf(9), .stage = Stage::Scores, .dimensions = 100};
        const ExplainedCell score = explained(test::pictureOf(made), {2, 5});
        QCOMPARE(line(score, "√d"), QString("10"));
        for (const WorkedLine& one : score.lines)
            if (!one.working.isEmpty())
                QCOMPARE(shownNumber(byHand(one.working), 3).value, readBack(one.result));
        test::Made mixed = made;
        mixed.stage = Stage::Output;
        const ExplainedCell output = explained(test::pictureOf(mixed), {2, 99});
        QCOMPARE(output.title, QString("“bakes”, dimension 100"));
        QCOMPARE(output.lines.size(), std::size_t(7)); // five of nine words, the others together, and the sum
        for (const WorkedLine& one : output.lines)
            if (!one.working.isEmpty())
                QCOMPARE(shownNumber(byHand(one.working), 3).value, readBack(one.result));
        mixed.stage = Stage::Vectors;
        QCOMPARE(explained(test::pictureOf(mixed), {2, 99}).lines.size(), std::size_t(1));
    }

    void textAndLatexSayTheSame()
    {
        const Picture picture = test::pictureOf({.words = {"50%", "b_1"}, .scores = matrixOf({{2, 1}, {1, 2}})});
        const ExplainedCell cell = explained(picture, {0, 1});
        QCOMPARE(textOf(cell), QString("“50%” → “b_1”\n"
                                       "s = 1  (as given)\n"
                                       "s / T = 1 / 1 = 1\n"
                                       "− max = 1 − 2 = −1  (the largest, at “50%”)\n"
                                       "exp = exp(−1) ≈ 0.368\n"
                                       "Σ ≈ 1.368  (of 2 keys)\n"
                                       "w = 0.368 / 1.37 ≈ 0.269\n"
                                       "“50%” gives 0.27 of its attention to “b_1”\n"));
        QCOMPARE(latexOf(cell), QString("% “50%” → “b_1”\n"
                                        "\\begin{aligned}\n"
                                        "s &= 1 \\\\\n"
                                        "s / T &= 1 / 1 = 1 \\\\\n"
                                        "x &= 1 - 2 = -1 \\\\\n"
                                        "e^{x} &= \\exp(-1) \\approx 0.368 \\\\\n"
                                        "\\Sigma &\\approx 1.368 \\\\\n"
                                        "w &= 0.368 / 1.37 \\approx 0.269\n"
                                        "\\end{aligned}\n"));
    }
};

QTEST_GUILESS_MAIN(TestExplainedCell)
#include "test_explained_cell.moc"
