#include "core/base/thread_pool.h"
#include "core/sources/averaged_weights.h"
#include "core/sources/head_overview.h"
#include "core/sources/model_source.h"
#include "core/sources/source_table.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace softfocus;

namespace {

constexpr double hidden = -std::numeric_limits<double>::infinity();

Scene sceneOf(const ModelSource& source)
{
    Scene scene;
    scene.source = source;
    return scene;
}

std::shared_ptr<const Attention> resultOf(const ModelSource& source, const Variant& variant = {})
{
    Scene scene = sceneOf(source);
    scene.variant = variant;
    return attentionFor(scene);
}

ModelSource bert()
{
    ModelSource source = usualModelSource(BundledModel::Bert);
    source.text = "My grandmother bakes incredible cookies, and my grandfather eats them";
    return source;
}

const HeadPattern* patternOf(const OverviewHead& head, PatternKind kind)
{
    const auto found = std::ranges::find(head.patterns, kind, &HeadPattern::kind);
    return found == head.patterns.end() ? nullptr : &*found;
}

void addShownPieces()
{
    QTest::addColumn<bool>("hides");
    QTest::addColumn<bool>("joins");
    QTest::newRow("pieces") << false << false;
    QTest::newRow("hidden") << true << false;
    QTest::newRow("joined") << true << true;
}

/// A result of weights alone. Shapes: as the scores, 0 or −∞ where they are masked.
std::shared_ptr<const Attention> weightsAlone(const Matrix& weights, const Matrix& masked)
{
    auto input = std::make_shared<Input>();
    input->queries.resize(std::size_t(weights.rows()));
    input->keys.resize(std::size_t(weights.cols()));
    input->numbers = PooledScores{};
    auto attention = std::make_shared<Attention>();
    attention->input = input;
    attention->scores = std::make_shared<Scores>(Scores{{}, masked});
    attention->weights =
        std::make_shared<Weights>(Weights{weights, std::vector<RowState>(std::size_t(weights.rows()), RowState::Normal), {}, {}});
    attention->output = std::make_shared<Output>();
    return attention;
}

} // namespace

class TestHeadOverview : public QObject {
    Q_OBJECT

private slots:
    void everyHeadIsTheOneThatIsChosenByItself_data() { addShownPieces(); }
    void everyHeadIsTheOneThatIsChosenByItself()
    {
        QFETCH(bool, hides);
        QFETCH(bool, joins);
        ThreadPool pool(3);
        ModelSource source = bert();
        source.hidesSpecial = hides;
        source.joinsWords = joins;
        source.vectors = ModelVectors::Outgoing; // of which nothing is seen here
        const auto overview = headOverviewOf(resultOf(source), &pool);
        QVERIFY(overview);
        QCOMPARE(overview->counts, (HeadCounts{4, 4}));
        QCOMPARE(overview->heads.size(), std::size_t(4 * 5));
        for (Index layer = 0; layer < 4; ++layer)
            for (Index column = 0; column < 5; ++column) {
                const OverviewHead& head = overview->at(layer, column);
                QCOMPARE(head.layer, layer);
                QCOMPARE(head.head, column < 4 ? std::optional(column) : std::nullopt);
                ModelSource chosen = source;
                chosen.layer = layer;
                chosen.head = column < 4 ? std::optional<std::int64_t>(column) : std::nullopt;
                const auto alone = resultOf(chosen);
                QVERIFY(head.attention->weights->values == alone->weights->values);
                QCOMPARE(head.attention->input->sourceName, alone->input->sourceName);
                QCOMPARE(head.attention->input->queries, alone->input->queries);
            }
    }

    void theVariantOfTheSceneIsThatOfAllHeads()
    {
        const auto overview = headOverviewOf(resultOf(bert(), {*Normalizer::named("hardmax"), 1}));
        for (const OverviewHead& head : overview->heads)
            if (head.head)
                QCOMPARE((head.attention->weights->values.array() > 0).count(), head.attention->queryCount());
    }

    void whatAHeadLooksAtIsMeasuredOnItsPieces_data() { addShownPieces(); }
    void whatAHeadLooksAtIsMeasuredOnItsPieces()
    {
        QFETCH(bool, hides);
        QFETCH(bool, joins);
        ModelSource source = bert();
        source.hidesSpecial = hides;
        source.joinsWords = joins;
        const auto overview = headOverviewOf(resultOf(source));
        const OverviewHead& head = overview->at(0, 3); // of which it is known
        QVERIFY(head.clear);
        QVERIFY(head.clear->kind == PatternKind::Previous);
        QVERIFY2(head.clear->share > 0.9, qPrintable(QString::number(head.clear->share)));
        QVERIFY(patternOf(head, PatternKind::Next)->share < 0.1);
        QVERIFY(overview->at(0, 4).patterns.empty() && !overview->at(0, 4).clear); // of a mean nothing is said
    }

    void ofATranslationEachKindOfAttentionHasItsHeads()
    {
        ModelSource source = usualModelSource(BundledModel::Translation);
        source.text = "My grandmother bakes incredible cookies";
        for (const AttentionPart part : {AttentionPart::Cross, AttentionPart::Self, AttentionPart::Decoder}) {
            source.part = part;
            const auto overview = headOverviewOf(resultOf(source));
            QCOMPARE(overview->counts, (HeadCounts{2, 4}));
            const OverviewHead& clearest = overview->at(1, 3);
            QCOMPARE(clearest.patterns.size() == 1, part == AttentionPart::Cross);
            if (part == AttentionPart::Cross)
                QVERIFY(clearest.clear && clearest.clear->kind == PatternKind::Aligns && clearest.clear->share > 0.8);
            if (part == AttentionPart::Decoder)
                QVERIFY(clearest.attention->isMasked(0, 1)); // nobody sees what is not written yet
        }
    }

    void whereTheWholeModelIsChangedItsHeadsAreThoseOfTheModelThatWasRunAgain()
    {
        const Variant sharp{*Normalizer::named("hardmax"), 1};
        ModelSource source = bert();
        const auto own = headOverviewOf(resultOf(source, sharp));
        source.scope = WhatIfScope::Model;
        const auto changed = headOverviewOf(resultOf(source, sharp));
        QVERIFY(own->at(0, 0).attention->weights->values == changed->at(0, 0).attention->weights->values); // nothing lies below it
        QVERIFY(own->at(3, 0).attention->weights->values != changed->at(3, 0).attention->weights->values);
    }

    void ofWhatIsNoModelThereIsNone()
    {
        QVERIFY(!headOverviewOf(attentionFor(Scene())));
        ModelSource nowhere;
        nowhere.model = std::string("/nowhere/at/all");
        QVERIFY(!headOverviewOf(resultOf(nowhere)));
        ModelSource crossOfBert = bert();
        crossOfBert.part = AttentionPart::Cross;
        QVERIFY(!headOverviewOf(resultOf(crossOfBert)));
    }

    void whatNobodyWantsAnyMoreIsNotMade()
    {
        QVERIFY(!headOverviewOf(resultOf(bert()), nullptr, [] { return false; }));
    }

    void averagesAreThoseOfTheAreaThatIsSeen()
    {
        const double none = std::numeric_limits<double>::quiet_NaN();
        Matrix weights{{0.5, 0.5, 0, 0}, {0.2, 0.6, 0, 0}, {none, none, 1, 0}, {none, none, 0, 0}};
        Matrix masked = Matrix::Zero(4, 4);
        masked(1, 0) = masked(2, 3) = masked(3, 2) = masked(3, 3) = hidden;
        weights(1, 0) = 0;
        const auto all = weightsAlone(weights, masked);
        QCOMPARE(averagedWeights(all, 4, 9), all);
        const auto few = averagedWeights(all, 2, 2);
        QCOMPARE(few->queryCount(), 2);
        QCOMPARE(few->weights->values(0, 0), (0.5 + 0.5 + 0.6) / 3); // the masked one does not count
        QCOMPARE(few->weights->values(0, 1), 0.0);                   // where all of them are 0
        QVERIFY(!few->isMasked(0, 1));
        QVERIFY(std::isnan(few->weights->values(1, 0)) && !few->isMasked(1, 0));
        QCOMPARE(few->weights->values(1, 1), 1.0); // one of the four is seen
        masked.bottomRightCorner(2, 2).setConstant(hidden);
        weights(2, 2) = 0;
        QVERIFY(averagedWeights(weightsAlone(weights, masked), 2, 2)->isMasked(1, 1));
    }

    void aMeanOverPartsOfCellsKeepsTheTotal()
    {
        Matrix weights = Matrix::Random(7, 5).cwiseAbs();
        const auto few = averagedWeights(weightsAlone(weights, Matrix::Zero(7, 5)), 3, 2);
        QVERIFY(std::abs(few->weights->values.mean() - weights.mean()) < 1e-12);
    }
};

QTEST_APPLESS_MAIN(TestHeadOverview)
#include "test_head_overview.moc"
