#include "core/measures/matching_entropy.h"
#include "core/measures/measures.h"
#include "tests/support/pictures.h"
#include "ui/model/compare/given_panel.h"
#include "ui/model/compare/same_spread.h"
#include "ui/words/panel_text.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace softfocus;
using namespace softfocus::test;

namespace {

const QStringList words{"My", "grandmother", "bakes", "incredible", "cookies"};

ComparedPanel panelOf(const char* normalizer, const Parameters& parameters = {})
{
    return ComputedPanel{{Normalizer::named(normalizer)->with(parameters)}};
}

/// Panels with what they show, all of the same scores.
struct Compared {
    std::vector<ComparedPanel> panels;
    std::vector<ComparedSide> sides;
    std::vector<QString> names;

    void add(const char* normalizer, const Parameters& parameters = {})
    {
        panels.push_back(panelOf(normalizer, parameters));
        sides.push_back({attentionOf({.words = words, .normalizer = normalizer, .temperature = 0.8, .parameters = parameters}), false});
        names.push_back(QString::fromLatin1(normalizer));
    }
    void addGiven(const Matrix& weights)
    {
        auto attention = std::make_shared<Attention>(*attentionOf({.words = words}));
        attention->weights = std::make_shared<const Weights>(takenAsGiven(weights));
        GivenScores given{"head.npy", {}, {}, weights, GivenKind::Weights};
        panels.push_back(GivenPanel{std::make_shared<const GivenScores>(std::move(given))});
        sides.push_back({attention, true});
        names.push_back("head.npy");
    }
    double entropyAt(std::size_t place, const SameSpread& spread, std::optional<Index> row) const
    {
        const auto& computed = std::get<ComputedPanel>(spread.panels[place]);
        const double temperature = computed.hasOwnTemperature ? computed.variant.temperature : 0.8;
        const Matrix& scores = sides[place].attention->scores->masked;
        return meanEntropyAt(computed.variant.normalizer, row ? Matrix(scores.row(*row)) : scores, temperature);
    }
};

FoundScores foundOf(const Matrix& weights, GivenKind kind, bool isKnown)
{
    GivenScores given{"head.npy", std::vector<std::string>(std::size_t(weights.rows()), "q"),
                      std::vector<std::string>(std::size_t(weights.cols()), "k"), weights, kind};
    return {std::move(given), isKnown, {}};
}

} // namespace

class TestSameSpread : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void allHaveTheEntropyOfTheModel_data()
    {
        QTest::addColumn<int>("row");
        QTest::newRow("row") << 2;
        QTest::newRow("mean") << -1;
    }

    void allHaveTheEntropyOfTheModel()
    {
        QFETCH(int, row);
        const std::optional<Index> wanted = row < 0 ? std::nullopt : std::optional<Index>(row);
        Compared compared;
        for (const char* name : {"softmax", "sparsemax", "entmax", "hardmax", "linear", "adaptive"})
            compared.add(name);
        const Result<SameSpread> spread = sameSpread(compared.panels, compared.sides, 0, wanted);
        QVERIFY(spread.ok());
        QVERIFY(std::abs(spread->bits - compared.entropyAt(0, *spread, wanted)) < 1e-12);
        for (const std::size_t place : {1, 2, 5}) {
            QVERIFY(std::get<ComputedPanel>(spread->panels[place]).hasOwnTemperature);
            QVERIFY(std::abs(compared.entropyAt(place, *spread, wanted) - spread->bits) < 1e-10);
        }
        for (const std::size_t place : {0, 3, 4}) // the model, and those that temperature does not change
            QCOMPARE(spread->panels[place], compared.panels[place]);
        const QString said = sameSpreadText(*spread, 0, compared.names);
        QVERIFY2(said.startsWith("These have ") && said.contains(" bits of entropy now, as softmax has: sparsemax at T = "),
                 qPrintable(said));
        QVERIFY(said.endsWith("Temperature has no effect on hardmax. Temperature has no effect on linear."));
    }

    void panelsOfOneNormalizerAreNamedRatherThanIt()
    {
        Compared compared;
        for (const char* name : {"softmax", "hardmax", "hardmax"})
            compared.add(name);
        const Result<SameSpread> spread = sameSpread(compared.panels, compared.sides, 0, 2);
        QVERIFY(spread.ok());
        const QStringList names = panelNames(compared.panels);
        const QString said = sameSpreadText(*spread, 0, {names.begin(), names.end()});
        for (const char* panel : {"hardmax (panel 2) stays as it is: ", "hardmax (panel 3) stays as it is: "})
            QVERIFY2(said.contains(QString::fromLatin1(panel)), qPrintable(said));
    }

    void temperaturesThatLookAlikeAreWrittenInFull()
    {
        const auto at = [](double temperature) { return ComputedPanel{{Normalizer(), temperature}, true}; };
        const QStringList names = panelNames({at(1.23456), at(1.23457), at(2)});
        QCOMPARE(names[0], QString("softmax · T = 1.23456"));
        QCOMPARE(names[1], QString("softmax · T = 1.23457"));
        QCOMPARE(names[2], panelName(at(2)));
    }

    void hardmaxAsTheModelTakesAllToItsLimit()
    {
        Compared compared;
        compared.add("hardmax");
        compared.add("softmax");
        compared.add("sparsemax");
        const Result<SameSpread> spread = sameSpread(compared.panels, compared.sides, 0, 1);
        QVERIFY(spread.ok());
        QCOMPARE(spread->bits, 0.0);
        QCOMPARE(std::get<ComputedPanel>(spread->panels[1]).variant.temperature, 0.0);
        QCOMPARE(sameSpreadText(*spread, 0, compared.names).left(44), QString("All have 0 bits of entropy now, as hardmax h"));
    }

    void whatHasItAnywayStaysAsItIs()
    {
        Compared compared;
        compared.add("softmax");
        compared.add("entmax", {.alpha = 1});
        const Result<SameSpread> spread = sameSpread(compared.panels, compared.sides, 0, 1);
        QVERIFY(spread.ok());
        QCOMPARE(spread->panels, compared.panels);
        QVERIFY(sameSpreadText(*spread, 0, compared.names).endsWith("entmax as it is."));
    }

    void whatKeepsTooFewSaysSo()
    {
        Compared compared;
        compared.add("softmax");
        compared.add("top-k", {.k = 2});
        auto hot = std::make_shared<Attention>(*attentionOf({.words = words, .temperature = 50}));
        compared.sides[0].attention = hot;
        const Result<SameSpread> spread = sameSpread(compared.panels, compared.sides, 0, 1);
        QVERIFY(spread.ok());
        QCOMPARE(spread->panels, compared.panels);
        const QString said = sameSpreadText(*spread, 0, compared.names);
        QVERIFY2(said.startsWith("No other panel can have the 2.32 bits of softmax. top-k has at most 1 bits here"), qPrintable(said));
    }

    void givenWeightsCanBeTheModelAndStayWhatTheyAre()
    {
        Matrix weights = Matrix::Constant(5, 5, 0.1);
        weights.diagonal().setConstant(0.6);
        Compared compared;
        compared.add("softmax");
        compared.addGiven(weights);
        const Result<SameSpread> spread = sameSpread(compared.panels, compared.sides, 1, 2);
        QVERIFY(spread.ok());
        QVERIFY(std::abs(spread->bits - measure(rowOf(weights, 2)).entropy) < 1e-12);
        QVERIFY(std::abs(compared.entropyAt(0, *spread, 2) - spread->bits) < 1e-10);
        const Result<SameSpread> other = sameSpread(compared.panels, compared.sides, 0, 2);
        QVERIFY(other.ok());
        QCOMPARE(other->panels, compared.panels);
        QVERIFY(sameSpreadText(*other, 0, compared.names).endsWith("Given weights have no temperature."));
    }

    void whatHasNoEntropyCannotBeTheModel()
    {
        Compared compared;
        compared.add("sigmoid", {.unnormalized = true});
        compared.add("softmax");
        const Result<SameSpread> spread = sameSpread(compared.panels, compared.sides, 0, 2);
        QVERIFY(!spread.ok());
        QVERIFY(spread.message().starts_with("The chosen row has no entropy in this panel"));
        QVERIFY(sameSpread(compared.panels, compared.sides, 0, std::nullopt).message().starts_with("The rows have no mean entropy"));
        QVERIFY(!sameSpread(compared.panels, compared.sides, 2, 0).ok());
        QVERIFY(!sameSpread(compared.panels, compared.sides, 1, 5).ok());
    }

    void givenPanelsMustFit()
    {
        const auto attention = attentionOf({.words = words});
        const Result<GivenPanel> panel = givenPanelOf(foundOf(Matrix::Constant(5, 5, 0.2), GivenKind::Scores, false), *attention);
        QVERIFY(panel.ok());
        QVERIFY(panel->weights->kind == GivenKind::Weights);
        QVERIFY(fits(*panel, *attention));
        const Result<GivenPanel> wrong = givenPanelOf(foundOf(Matrix::Constant(4, 5, 0.2), GivenKind::Weights, true), *attention);
        QCOMPARE(wrong.message(), std::string("head.npy holds 4 × 5 weights, and 5 × 5 are compared: one for each query and key."));
        const Result<GivenPanel> scores = givenPanelOf(foundOf(Matrix::Constant(5, 5, 2), GivenKind::Scores, true), *attention);
        QVERIFY(scores.message().starts_with("head.npy holds scores; a panel takes weights."));
        const auto shorter = attentionOf({.words = words.mid(0, 3)});
        QVERIFY(!fits(*panel, *shorter));
        QCOMPARE(whyWaiting(*panel, *shorter)->english(),
                 std::string("These are 5 × 5 weights, and there are 3 queries and 3 keys now. They wait until as many are there."));
    }
};

QTEST_GUILESS_MAIN(TestSameSpread)
#include "test_same_spread.moc"
