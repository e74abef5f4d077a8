#include "core/models/bundled_models.h"
#include "core/models/model_configuration.h"
#include "core/models/safetensors.h"
#include "core/transformer/transformer.h"
#include "tests/support/reference_models.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace softfocus;

namespace {

const char* folderOf(BundledModel model)
{
    static constexpr std::array folders{"use-lite", "tiny-bert-books", "tiny-marian-en-es"};
    return folders[std::size_t(model)];
}

Result<std::shared_ptr<const Transformer>> transformerOf(BundledModel model)
{
    const BundledModelFiles files = bundledModelFiles(model);
    const auto bytesOf = [](std::string_view text) { return QByteArray(text.data(), qsizetype(text.size())); };
    const Result<ModelConfig> config = modelConfiguration(bytesOf(files.configuration), bytesOf(files.generation), "model", "config.json");
    if (!config)
        return config.error();
    const Result<TensorStore> weights = tensorsIn(files.weights, nullptr, "weights");
    if (!weights)
        return weights.error();
    return makeTransformer(*config, *weights);
}

/// The largest distance between a part's weights and those of a reference: [layer, head, query, key].
double distance(const Trace& trace, AttentionPart part, const test::NpzArray& reference)
{
    double largest = 0;
    for (long long layer = 0; layer < reference.shape[0]; ++layer)
        for (long long head = 0; head < reference.shape[1]; ++head) {
            const AttentionTrace* const attention = attentionIn(trace, part, layer);
            if (!attention)
                return INFINITY;
            const Projections projections = projectionsOf(*attention, head);
            const Matrix scores =
                masked(scaledScores(*projections.queries, *projections.keys), attention->isCausal ? Mask::Causal : Mask::None);
            const Matrix weights = weigh(scores, Normalizer(), 1).values;
            for (long long query = 0; query < weights.rows(); ++query)
                for (long long key = 0; key < weights.cols(); ++key)
                    largest = std::max(largest, std::abs(weights(query, key) - reference.at({layer, head, query, key})));
        }
    return largest;
}

double distance(const Trace& trace, const test::ReferenceCase& reference)
{
    const auto& arrays = reference.arrays;
    if (arrays.contains("attn"))
        return distance(trace, AttentionPart::Self, arrays.at("attn"));
    return std::max({distance(trace, AttentionPart::Self, arrays.at("enc_attn")),
                     distance(trace, AttentionPart::Decoder, arrays.at("dec_attn")),
                     distance(trace, AttentionPart::Cross, arrays.at("cross_attn"))});
}

} // namespace

class TestBundledModels : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theyAreSmall()
    {
        std::size_t together = 0;
        for (const BundledModel model : bundledModels) {
            const BundledModelFiles files = bundledModelFiles(model);
            together += files.weights.size() + files.configuration.size() + files.generation.size() + files.tokenizer.size();
            QVERIFY(files.tokenizer.starts_with('{') && files.tokenizer.ends_with("}\n"));
        }
        QVERIFY(together <= 26'000'000);
    }

    void whatPeopleAreToldIsSentences()
    {
        for (const BundledModel model : bundledModels) {
            const ModelCredit& credit = creditOf(model);
            QVERIFY(!credit.title.english().empty());
            for (const Message& sentence : {credit.origin, credit.licence, credit.limits}) {
                QVERIFY(sentence.hasTemplate());
                QVERIFY2(sentence.english().ends_with('.'), sentence.english().c_str());
            }
        }
        // As their licences ask for.
        QVERIFY(creditOf(BundledModel::Encoder).licence.english().find("Apache License 2.0") != std::string::npos);
        for (const BundledModel model : {BundledModel::Bert, BundledModel::Translation})
            QVERIFY(creditOf(model).origin.english().find("CC BY 2.0 FR") != std::string::npos);
    }

    void roundingTo16BitsMovesNoWeightFar_data()
    {
        QTest::addColumn<BundledModel>("model");
        QTest::addColumn<double>("most");
        QTest::newRow("encoder") << BundledModel::Encoder << 6e-3;
        QTest::newRow("bert") << BundledModel::Bert << 6e-3;
        QTest::newRow("translation") << BundledModel::Translation << 1e-5; // which was made with 16 bits
    }
    void roundingTo16BitsMovesNoWeightFar()
    {
        if (test::modelsFolder().isEmpty())
            QSKIP("the models that the references were made with are not here; set SOFTFOCUS_MODELS to their folder");
        QFETCH(BundledModel, model);
        QFETCH(double, most);
        const Result<std::shared_ptr<const Transformer>> transformer = transformerOf(model);
        QVERIFY2(transformer.ok(), transformer ? "" : transformer.message().c_str());
        const std::vector<test::ReferenceCase> references = test::referencesOf(QLatin1String(folderOf(model)));
        QVERIFY(!references.empty());
        double largest = 0;
        for (const test::ReferenceCase& reference : references) {
            if (reference.ids.empty()) // of an empty text
                continue;
            const std::shared_ptr<const Trace> trace = (*transformer)->run({reference.ids, reference.targetIds, {}});
            QVERIFY(!trace->fault);
            largest = std::max(largest, distance(*trace, reference));
        }
        qInfo("largest distance of a weight: %.2g", largest);
        QVERIFY2(largest <= most, qPrintable(QString::number(largest)));
    }
};

QTEST_GUILESS_MAIN(TestBundledModels)
#include "test_bundled_models.moc"
