#include "core/files/scene_file.h"
#include "core/sources/source_table.h"
#include "tests/support/twins.h"

#include <QTest>

using namespace softfocus;
using namespace softfocus::test;

class TestPairSource : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void scoresWeightsAndOutputAreThoseOfItsTwin()
    {
        const QJsonObject reference = twin("pair");
        Scene scene;
        scene.source = PairSource{reference["asking"].toString().toStdString(), reference["asked"].toString().toStdString()};
        const std::shared_ptr<const Input> input = inputOf(scene);
        QCOMPARE(input->queries.size(), std::size_t(5));
        QCOMPARE(input->keys.size(), std::size_t(6));
        QVERIFY(distance(attend(scene, input, nullptr)->scores->raw, reference["rows"].toArray(), matrixOf(reference["scores"])) <= 1e-12);
        compareCases(scene, input, reference);
    }

    /// The same word in both is another unit on each side.
    void whatBothHoldIsNotItself()
    {
        Scene scene;
        scene.source = PairSource{"bake a cake", "bake a cake"};
        scene.mask = Mask::Self;
        const std::shared_ptr<const Attention> attention = attend(scene, inputOf(scene), nullptr);
        QVERIFY(!attention->input->isSelfAttention);
        QCOMPARE(attention->mask, Mask::None);
        for (Index word = 0; word < 3; ++word) {
            QVERIFY(!isItself(*attention->input, word, word));
            QVERIFY(attention->weights->values(word, word) > 0);
        }
    }

    void anEmptySideGivesNothing_data()
    {
        QTest::addColumn<QString>("asking");
        QTest::addColumn<QString>("asked");
        QTest::newRow("nobody asks") << ""
                                     << "a cake";
        QTest::newRow("nobody is asked") << "a cake"
                                         << "";
        QTest::newRow("neither") << ""
                                 << "";
    }

    void anEmptySideGivesNothing()
    {
        QFETCH(QString, asking);
        QFETCH(QString, asked);
        Scene scene;
        scene.source = PairSource{asking.toStdString(), asked.toStdString()};
        const std::shared_ptr<const Attention> attention = attend(scene, inputOf(scene), nullptr);
        QCOMPARE(attention->weights->values.size(), Index(0));
        QCOMPARE(attention->queryCount() * attention->keyCount(), Index(0));
    }

    void aSceneComesBackWithItsUnknownKeys()
    {
        const Result<Scene> scene =
            readScene(R"({"softfocus": 2, "source": {"kind": "pair", "asking": "שלום", "asked": "a b", "tone": 3}})");
        QVERIFY(scene);
        const Result<Scene> again = readScene(writeScene(*scene));
        QVERIFY(again && *again == *scene);
        QVERIFY(writeScene(*scene).contains("\"tone\": 3"));
        QCOMPARE(std::get<PairSource>(again->source).asking, std::string("שלום"));
    }
};

QTEST_APPLESS_MAIN(TestPairSource)
#include "test_pair_source.moc"
