#include "core/files/output/serialize.h"
#include "core/files/output/serialize_measures.h"
#include "core/sources/source_table.h"
#include "ui/figure/caption.h"
#include "ui/figure/export.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/model/derivation/explained_cell.h"
#include "ui/model/derivation/row_gradient.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/words/picture.h"
#include "ui/words/stage_texts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace softfocus;

namespace {

/// A source that the program does not have: hours of the day that look for shifts of work. Its queries and keys are different units, in
/// different numbers, and its values are longer than what is compared, as no source has it yet.
struct ToySource {
    int hours = 3, shifts = 4;
};

/// What such a source writes in a file of its own in core/sources.
Input inputOfToy(const ToySource& source)
{
    constexpr Index compared = 2, carried = 5;
    Matrix queries(source.hours, compared), keys(source.shifts, compared), values(source.shifts, carried);
    Input input;
    input.unit = UnitKind::Entry;
    for (Index hour = 0; hour < queries.rows(); ++hour) {
        const double angle = 2 * std::numbers::pi * double(hour) / source.hours;
        queries.row(hour) << std::cos(angle), std::sin(angle);
        input.queries.push_back({std::to_string(8 + hour) + " h", 0, 0, true});
    }
    for (Index shift = 0; shift < keys.rows(); ++shift) {
        const double angle = 2 * std::numbers::pi * double(shift) / source.shifts;
        keys.row(shift) << 2 * std::cos(angle), 2 * std::sin(angle);
        values.row(shift).setConstant(double(shift));
        input.keys.push_back({"shift " + std::to_string(shift + 1), 0, 0, true});
    }
    input.numbers = Projections{std::make_shared<const Matrix>(std::move(queries)), std::make_shared<const Matrix>(std::move(keys)),
                                std::make_shared<const Matrix>(std::move(values))};
    input.queryTotal = input.keyTotal = source.shifts;
    input.sourceName = "a plan of shifts";
    return input;
}

std::shared_ptr<const Attention> attentionOf(const ToySource& source, Stage stage = Stage::Weights)
{
    Scene scene;
    scene.view.stage = stage;
    return attend(scene, std::make_shared<const Input>(inputOfToy(source)), nullptr);
}

const std::vector<Stage> allStages{Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output};

} // namespace

/// Whatever provides an Input is shown: nothing behind core/sources asks which kind it is.
class TestToySource : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void allStagesFollowFromTheInput()
    {
        const auto attention = attentionOf({});
        QCOMPARE(stagesOf(*attention), allStages);
        QCOMPARE(attention->scores->raw.rows(), 3);
        QCOMPARE(attention->scores->raw.cols(), 4);
        QVERIFY(std::abs(attention->scores->raw(0, 0) - std::numbers::sqrt2) < 1e-12); // q·k/√d = 2/√2
        for (Index row = 0; row < 3; ++row)
            QVERIFY(std::abs(attention->weights->values.row(row).sum() - 1) < 1e-12);
        QCOMPARE(attention->output->values.rows(), 3);
        QCOMPARE(attention->output->values.cols(), 5);
        const double mixed = attention->weights->values.row(1).dot(Eigen::RowVector4d(0, 1, 2, 3));
        QVERIFY(std::abs(attention->output->values(1, 4) - mixed) < 1e-12);
    }

    void everyStageIsPrinted()
    {
        const auto attention = attentionOf({});
        for (const Stage stage : allStages)
            for (const TableFormat format : {TableFormat::Json, TableFormat::Csv, TableFormat::Tsv})
                QVERIFY2(serializeStage(*attention, stage, format)->contains("8 h"), stageNames[std::size_t(stage)]);
        QVERIFY(serializeStage(*attention, Stage::Weights, TableFormat::Csv)->startsWith(",shift 1,shift 2,shift 3,shift 4\n"));
        QVERIFY(serializeMeasures(*attention, TableFormat::Csv).contains("10 h"));
        QVERIFY(serializeJacobian(*attention, 2, TableFormat::Json).contains("\"query\": \"10 h\""));
    }

    void vectorsAreThoseOfQueriesAndThenOfKeys()
    {
        const auto attention = attentionOf({}, Stage::Vectors);
        const Projections& vectors = *projectionsOf(*attention->input);
        QVERIFY(attention->vectors->topRows(3) == *vectors.queries && attention->vectors->bottomRows(4) == *vectors.keys);
        const QByteArray table = *serializeStage(*attention, Stage::Vectors, TableFormat::Csv);
        QVERIFY(table.contains("\n10 h (query),") && table.contains("\nshift 1 (key),2,0\n"));
        const QJsonObject object = QJsonDocument::fromJson(*serializeStage(*attention, Stage::Vectors, TableFormat::Json)).object();
        QCOMPARE(object[QStringLiteral("vectors")].toArray().size(), 3);
        QCOMPARE(object[QStringLiteral("keyVectors")].toArray().size(), 4);
        QCOMPARE(object[QStringLiteral("keyVectors")][0][0].toDouble(), 2.0);
        QCOMPARE(object[QStringLiteral("keys")][3].toString(), QStringLiteral("shift 4"));
        const Picture picture = pictureOf(attention, Stage::Vectors);
        QVERIFY(sentenceFor(picture, 3, 0).contains(QStringLiteral("“shift 1” (key)")));
        QVERIFY(sentenceFor(picture, 0, -1).contains(QStringLiteral("“8 h” (query)")));
        QCOMPARE(explained(picture, {6, 1}).lines.size(), std::size_t(1));
        QCOMPARE(stageCaption(*attention, Stage::Vectors), QStringLiteral("7 × 2"));
    }

    void everyStageIsDrawnInEveryFormat()
    {
        for (const Stage stage : allStages) {
            const auto attention = attentionOf({}, stage);
            const Picture picture = pictureOf(attention, stage);
            QCOMPARE(picture.rows.size(), std::size_t(stage == Stage::Vectors ? 3 + 4 : 3));
            QVERIFY(picture.provenance.endsWith(QStringLiteral("a plan of shifts")));
            for (const FigureFormat format :
                 {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf, FigureFormat::Tex, FigureFormat::Npy})
                QVERIFY2(encoded(figureOf(attention, {.dotsPerInch = 60}), format).ok(), stageNames[std::size_t(stage)]);
        }
        QVERIFY(encoded(*normalizerStrip(attentionOf({}), allNormalizers(), {.widthMillimetres = 254}), FigureFormat::Svg).ok());
    }

    void whatIsSaidNamesItsUnits()
    {
        const auto attention = attentionOf({});
        const Picture picture = pictureOf(attention, Stage::Weights);
        for (const QString& text : {sentenceFor(picture, 0, 1), workedTitle(workedRowOf(attention, 0)), captionOf(figureOf(attention)),
                                    stageSubtitle(*attention, Stage::Weights), meanEntropyText(*attention)}) {
            QVERIFY(!text.isEmpty());
            QVERIFY2(!text.contains(QStringLiteral("word")), qPrintable(text));
        }
        QVERIFY(sentenceFor(picture, 0, 1).contains(QStringLiteral("“8 h”")));
        QVERIFY(sentenceFor(picture, 0, 1).contains(QStringLiteral("“shift 2”")));
    }

    void rowsAndCellsAreWorked()
    {
        for (const Stage stage : allStages) {
            const auto attention = attentionOf({}, stage);
            QVERIFY(!explained(pictureOf(attention, stage), {2, 1}).lines.empty());
        }
        const WorkedRow row = workedRowOf(attentionOf({}), 2);
        QCOMPARE(row.order.size(), std::size_t(4));
        QCOMPARE(gradientOf(row).keys.size(), std::size_t(4));
    }

    void aKindIsChosenWithTheSentenceThatIsThere()
    {
        const Source words = TextSource{"a b", R"({"later": 1})"}, matrix = MatrixSource{std::make_shared<GivenScores>(), "a b"};
        for (const SourceOffer& offer : sourceOffers())
            for (const Source& before : {words, matrix}) {
                const Source chosen = offer.inPlaceOf(before);
                QCOMPARE(offerOf(chosen), &offer);
                QCOMPARE(sentenceText(chosen), std::string("a b"));
                QVERIFY(offerOf(before) != &offer || chosen == before);
            }
    }

    /// The rows that it would add one to.
    void everyKindHasARowThatReadsWhatItWrites()
    {
        QCOMPARE(sourceKinds().size(), std::variant_size_v<Source>);
        auto matrix = std::make_shared<GivenScores>();
        matrix->origin = "a.csv";
        matrix->queries = {"q"};
        matrix->keys = {"k"};
        matrix->scores = Matrix{{0.25}};
        for (const Source& source : {Source(TextSource{"a b"}), Source(MatrixSource{matrix, "a b"})}) {
            const SourceKind& kind = kindOf(source);
            QVERIFY(!kind.name.empty() && *kind.title.english);
            QCOMPARE(&kind, &sourceKinds()[source.index()]);
            const QByteArray members = kind.write(source, "  ");
            QVERIFY(members.startsWith(",\n  \""));
            const QJsonObject object = QJsonDocument::fromJson("{\"kind\": 0" + members + "}").object();
            QJsonObject read = object;
            read.remove(QStringLiteral("kind"));
            const Result<Source> back = kind.read(read, QStringLiteral("source."));
            QVERIFY2(back, back ? "" : back.message().c_str());
            QVERIFY(*back == source);
            QVERIFY(kind.input(source, {}).queries == inputOf(source)->queries);
        }
    }
};

QTEST_MAIN(TestToySource)
#include "test_toy_source.moc"
