#include "ui/model/document/document.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/picture.h"
#include "ui/words/provenance.h"
#include "ui/words/stage_texts.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace softfocus;

namespace {

Normalizer chosen(const char* name, const Parameters& parameters = {})
{
    return Normalizer::named(name)->with(parameters);
}

} // namespace

class TestNormalizerText : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void saysTheParametersThatAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("changed");
        QTest::newRow("softmax") << "softmax"
                                 << "softmax"
                                 << "softmax";
        QTest::newRow("sparsemax") << "sparsemax"
                                   << "sparsemax"
                                   << "sparsemax";
        QTest::newRow("hardmax") << "hardmax"
                                 << "hardmax"
                                 << "hardmax";
        QTest::newRow("linear") << "linear"
                                << "linear"
                                << "linear, negatives kept";
        QTest::newRow("entmax") << "entmax"
                                << "entmax α 1.5"
                                << "entmax α 1.25";
        QTest::newRow("top-k") << "top-k"
                               << "top-3"
                               << "top-12345678";
        QTest::newRow("sigmoid") << "sigmoid"
                                 << "sigmoid"
                                 << "sigmoid, not divided by the sum";
        QTest::newRow("tanh") << "tanh"
                              << "tanh"
                              << "tanh, not divided by the sum";
        QTest::newRow("adaptive") << "adaptive"
                                  << "adaptive"
                                  << "adaptive";
    }

    void saysTheParametersThatAreRead()
    {
        QFETCH(QString, name);
        QFETCH(QString, plain);
        QFETCH(QString, changed);
        const QByteArray id = name.toUtf8();
        QCOMPARE(normalizerText(chosen(id.constData())), plain);
        const Parameters others{.alpha = 1.25, .k = 12345678, .negatives = Negatives::Keep, .unnormalized = true};
        QCOMPARE(normalizerText(chosen(id.constData(), others)), changed);
    }

    void everyNormalizerOfTheTableIsSaidByItsName()
    {
        for (std::size_t row = 0; row < normalizerTable().size(); ++row) {
            const Normalizer normalizer = Normalizer::at(row);
            const QString name = normalizer.entry().id == NormalizerId::TopK ? QStringLiteral("top-3") : nameText(normalizer.entry());
            QVERIFY(normalizerText(normalizer).startsWith(name));
        }
    }

    void lessRoomTakesFewerWords()
    {
        QCOMPARE(briefNormalizerText(chosen("sigmoid", {.unnormalized = true})), QStringLiteral("sigmoid, not divided"));
        QCOMPARE(briefNormalizerText(chosen("entmax")), normalizerText(chosen("entmax")));
    }

    void theGistIsThatOfTheParameters()
    {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const auto gist = [](const Normalizer& normalizer, double temperature) {
            return gistText(normalizer, temperature, UnitName::Word);
        };
        QVERIFY(!gist(chosen("sigmoid", {.unnormalized = true}), 1).contains("share of the sum"));
        QVERIFY(gist(chosen("sigmoid"), 1).contains("share of the sum"));
        QVERIFY(!gist(chosen("linear", {.negatives = Negatives::Keep}), 1).contains("positive"));
        QVERIFY(!gist(chosen("linear", {.negatives = Negatives::Shift}), 1).contains("positive"));
        QCOMPARE(gist(chosen("softmax"), 1), gistText(chosen("softmax").entry()));
        for (const char* name : {"softmax", "sparsemax", "entmax", "top-k", "adaptive"}) {
            QCOMPARE(gist(chosen(name), 0), QString("T = 0: the word with the largest score takes all"));
            QVERIFY(gist(chosen(name), infinity).startsWith(QStringLiteral("T = ∞")));
        }
    }

    void numbersFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(normalizerText(chosen("entmax")), QStringLiteral("entmax α 1,5"));
        QCOMPARE(normalizerText(chosen("top-k", {.k = 1234})), QStringLiteral("top-1234"));
    }

    void captionsAndProvenanceSayThem()
    {
        Scene scene;
        scene.variant.normalizer = chosen("entmax", {.alpha = 1.7});
        const Document document(scene);
        const Attention& attention = *document.attention();
        QCOMPARE(stageCaption(attention, Stage::Weights), QStringLiteral("entmax α 1.7, T 1.00"));
        QVERIFY(provenanceText(provenanceOf(attention)).startsWith(QStringLiteral("entmax α 1.7 · T 1.00")));
        scene.variant.normalizer = chosen("linear", {.negatives = Negatives::Shift});
        const Document linear(scene);
        QCOMPARE(stageCaption(*linear.attention(), Stage::Weights), QStringLiteral("linear, shifted by the minimum"));
    }
};

QTEST_GUILESS_MAIN(TestNormalizerText)
#include "test_normalizer_text.moc"
