#include "tests/support/sentences.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/model/document/document.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/picture.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::shared_ptr<const Attention> weighed(const Matrix& scores, const char* normalizer, double temperature,
                                         const Parameters& parameters = {})
{
    GivenScores given{"scores.csv", std::vector<std::string>(std::size_t(scores.rows()), "q"), {}, scores};
    for (Index key = 0; key < scores.cols(); ++key)
        given.keys.push_back("k" + std::to_string(key));
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(std::move(given))};
    scene.variant.normalizer = Normalizer::named(normalizer)->with(parameters);
    scene.variant.temperature = temperature;
    return Document(scene).attention();
}

} // namespace

/// A weight that is too small to be written is not the 0 of a key that gets nothing.
class TestTrueZeros : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void onlyTrueZerosAreShownAsSuch_data()
    {
        QTest::addColumn<QString>("normalizer");
        QTest::addColumn<double>("temperature");
        QTest::addColumn<double>("alpha");
        QTest::addColumn<QString>("zeros"); ///< of the scores 1000, 990, −1000, masked
        const auto row = [](const char* normalizer, double temperature, const char* zeros, double alpha = 1.5) {
            QTest::addRow("%s T %g α %g", normalizer, temperature, alpha) << QString(normalizer) << temperature << alpha << QString(zeros);
        };
        row("softmax", 1, "...m");
        row("softmax", 0.01, "...m");
        row("softmax", 0, ".00m");
        row("softmax", infinity, "...m");
        row("sparsemax", 1, ".00m");
        row("hardmax", 1, ".00m");
        row("linear", 1, "..0m");
        row("entmax", 1, ".00m");
        row("entmax", 0.01, "...m", 1);
        row("top-k", 0.01, "..0m");
        row("top-k", 1, "..0m");
        row("top-k", 0, ".00m");
        row("sigmoid", 0.01, "...m");
        row("sigmoid", 0, "..0m");
        row("tanh", 0.01, "..0m");
        row("adaptive", 0.01, "...m");
        row("adaptive", 0, ".00m");
    }

    void onlyTrueZerosAreShownAsSuch()
    {
        QFETCH(QString, normalizer);
        QFETCH(double, temperature);
        QFETCH(double, alpha);
        QFETCH(QString, zeros);
        const Matrix scores{{1000, 990, -1000, -infinity}};
        const auto attention = weighed(scores, qPrintable(normalizer), temperature, {.alpha = alpha, .k = 2});
        const WorkedRow worked = workedRowOf(attention, 0);
        QString shown;
        for (Index key = 0; key < 4; ++key)
            shown += worked.isMasked(key) ? 'm' : weightText(worked.shownWeightOf(key)) == "0" ? '0' : '.';
        QCOMPARE(shown, zeros);
        QCOMPARE(worked.measures.support, shown.count(u'.'));
    }

    void nearSoftmaxTheSupportEndsAtTheThreshold()
    {
        // With α = 1.01 a key enters when (α − 1)x > τ, long before its weight, a hundredth power, can be written.
        const auto attention = weighed(Matrix{{0, -99.99, -1000}}, "entmax", 1, {.alpha = 1.01});
        const WorkedRow worked = workedRowOf(attention, 0);
        QCOMPARE(worked.weightOf(1), 0.0);
        QVERIFY(weightText(worked.shownWeightOf(1)) != "0");
        QCOMPARE(weightText(worked.shownWeightOf(2)), QString("0"));
    }

    void sentencesSayIt()
    {
        const auto soft = pictureOf(weighed(Matrix{{1000, -1000}}, "softmax", 1), Stage::Weights);
        QCOMPARE(sentenceFor(soft, 0, 1), sentences::gives("q", "<0.01", "k1"));
        const auto hard = pictureOf(weighed(Matrix{{1000, -1000}}, "hardmax", 1), Stage::Weights);
        QCOMPARE(sentenceFor(hard, 0, 1), sentences::givesNone("q", "k1"));
    }

    void rowsThatAreNoDistributionHaveNoEntropy()
    {
        const WorkedRow negative = workedRowOf(weighed(Matrix{{2, 1, -1}}, "linear", 1, {.negatives = Negatives::Keep}), 0);
        QCOMPARE(workedSummary(negative), sentences::noDistribution("1", "with weights below 0", "2 of 3"));
        const WorkedRow row = workedRowOf(weighed(Matrix{{2, 1}}, "sigmoid", 1, {.unnormalized = true}), 0);
        QCOMPARE(workedSummary(row), sentences::noDistribution("1.61", sentences::needNotBeOne(), "2 of 2"));
    }
};

QTEST_GUILESS_MAIN(TestTrueZeros)
#include "test_true_zeros.moc"
