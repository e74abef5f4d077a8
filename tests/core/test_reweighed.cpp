#include "core/attention/panel_facts.h"
#include "core/attention/reweighed.h"
#include "core/measures/measures.h"
#include "core/sources/source_table.h"

#include <QTest>

using namespace softfocus;

namespace {

std::shared_ptr<const Attention> attended(const Scene& scene = {})
{
    return attend(scene, inputOf(scene), nullptr);
}

Scene under(const Scene& scene, std::size_t row, double temperature = 1)
{
    Scene other = scene;
    other.variant = {Normalizer::at(row), temperature};
    return other;
}

} // namespace

class TestReweighed : public QObject {
    Q_OBJECT

private slots:
    void givesWhatAttendGives()
    {
        const auto base = attended();
        for (std::size_t row = 0; row < normalizerTable().size(); ++row) {
            const Scene scene = under(base->scene, row, 0.6);
            const auto result = reweighed(*base, {scene}, nullptr);
            const auto whole = attended(scene);
            QVERIFY(result->weights->values == whole->weights->values);
            QVERIFY(result->output->values == whole->output->values);
            QVERIFY(result->scene == scene);
            QCOMPARE(result->scores, base->scores); // shared
        }
    }

    void takesTheSceneForItsVariantAndNotForWhatTheWeightsWereMadeBy()
    {
        const auto base = attended(); // by softmax at 1
        const auto result = reweighed(*base, {under(base->scene, 0, 0.5)}, nullptr);
        QVERIFY(result->weights->values != base->weights->values);
    }

    void takesOverWhatHasNotChanged()
    {
        const auto base = attended();
        const auto before = reweighed(*base, {under(base->scene, 2, 1)}, nullptr);
        const auto after = reweighed(*base, {under(base->scene, 2, 0.2)}, before); // to hardmax the temperature is nothing
        QCOMPARE(after->weights, before->weights);
        QCOMPARE(after->output, before->output);
        const auto asBase = reweighed(*base, {base->scene}, nullptr);
        QCOMPARE(asBase->weights, base->weights);
    }

    void mixesOnlyWhereThatIsWanted()
    {
        const auto base = attended();
        const auto without = reweighed(*base, {under(base->scene, 1), false}, nullptr);
        QCOMPARE(without->output->values.size(), Index(0));
        const auto with = reweighed(*base, {under(base->scene, 1), true}, without);
        QCOMPARE(with->weights, without->weights);
        QVERIFY(with->output->values == attended(under(base->scene, 1))->output->values);
    }

    void givenWeightsTakeThePlaceOfComputedOnes()
    {
        Scene scene;
        scene.mask = Mask::Causal;
        const auto base = attended(scene);
        const Matrix given = Matrix::Constant(5, 5, 0.2);
        const auto result = withGivenWeights(*base, given, true);
        QVERIFY(result);
        QCOMPARE(result->weights->values(4, 0), 0.2);
        QCOMPARE(result->weights->values(0, 4), 0.0); // masked
        QVERIFY(!withGivenWeights(*base, Matrix::Constant(4, 5, 0.2), true));
    }

    void factsAreOfAllRows()
    {
        const auto base = attended();
        const PanelFacts facts = factsOf(*reweighed(*base, {under(base->scene, 1)}, nullptr));
        const Matrix weights = weigh(base->scores->masked, Normalizer::at(1), 1).values;
        QCOMPARE(facts.cells, Index(25));
        QCOMPARE(facts.zeros, Index((weights.array() == 0).count()));
        QVERIFY(std::abs(facts.entropy - meanEntropy(weights)) < 1e-12);
        QVERIFY(facts.sumsAreOne);
    }

    void undividedRowsHaveSumsAndNoEntropy()
    {
        Parameters parameters;
        parameters.unnormalized = true;
        Scene scene;
        scene.variant.normalizer = Normalizer::at(6, parameters);
        const auto attention = attended(scene);
        const PanelFacts facts = factsOf(*attention);
        QVERIFY(!facts.sumsAreOne);
        QVERIFY(std::isnan(facts.entropy));
        QCOMPARE(facts.leastSum, attention->weights->values.rowwise().sum().minCoeff());
    }

    void gradientsAreToldApart()
    {
        const auto kindOf = [](std::size_t row, double temperature) {
            return gradientFactsOf(*attended(under(Scene(), row, temperature)), 2).kind;
        };
        QCOMPARE(kindOf(0, 1), GradientKind::Smooth);
        QCOMPARE(kindOf(0, 0), GradientKind::ZeroHere);
        QCOMPARE(kindOf(1, 1), GradientKind::OnSupport);
        QCOMPARE(kindOf(1, 0.05), GradientKind::SingleWeight);
        QCOMPARE(kindOf(2, 1), GradientKind::Zero);
        QCOMPARE(kindOf(5, 1), GradientKind::Kept);
        QCOMPARE(gradientFactsOf(*attended(), 99).kind, GradientKind::None);
    }
};

QTEST_GUILESS_MAIN(TestReweighed)
#include "test_reweighed.moc"
