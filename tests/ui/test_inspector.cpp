#include "tests/support/sentences.h"
#include "tests/support/shown_part.h"
#include "ui/controls/tables/row_table.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/model/document/document.h"
#include "ui/paint/labels/number_fit.h"
#include "ui/panels/stage/inspector_panel.h"
#include "ui/words/step_text.h"

#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include <cmath>
#include <limits>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;
using softfocus::test::ShownPart;

namespace {

constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

Scene withScores(const Matrix& scores)
{
    GivenScores given{"scores.csv", {}, {}, scores};
    for (Index row = 0; row < scores.rows(); ++row)
        given.queries.push_back("q" + std::to_string(row));
    for (Index column = 0; column < scores.cols(); ++column)
        given.keys.push_back("k" + std::to_string(column));
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(std::move(given))};
    return scene;
}

Scene articleScores()
{
    return withScores(Matrix{{4, 2, 1}});
}

/// A document, its chosen row and the inspector, shown.
struct Shown : ShownPart<InspectorPanel> {
    InspectorPanel& panel = part;

    explicit Shown(const Scene& scene) : ShownPart(scene, {358, 560}) {}

    QString line(const char* name)
    {
        const auto* prose = panel.findChild<QLabel*>(name);
        return prose ? prose->text() : panel.findChild<TextLabel*>(name)->text();
    }
    RowTable& table() { return *panel.findChild<RowTable*>(); }
    QTableView& lines() { return *panel.findChild<QTableView*>("rowTable"); }
};

} // namespace

class TestInspector : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theTitleNamesTheChosenWord()
    {
        Shown shown{Scene{}};
        QCOMPARE(shown.line("inspectorTitle"), QString("“cookies” attends to"));
        shown.selection.choose(0);
        QCOMPARE(shown.line("inspectorTitle"), QString("“My” attends to"));
    }

    void theSummaryFollowsTheTemperature()
    {
        Shown shown(articleScores());
        const QString before = shown.line("inspectorSummary");
        QVERIFY2(before.endsWith("support 3 of 3"), qPrintable(before));
        Scene scene = shown.document.scene();
        scene.variant.temperature = 0;
        QVERIFY(shown.document.edit("T", scene).ok());
        QCOMPARE(shown.line("inspectorSummary"), sentences::distribution("0", "1.0", "1 of 3"));
    }

    void aWeightIsWrittenAsInTheMap_data()
    {
        QTest::addColumn<ScaleRange>("range");
        for (std::size_t i = 0; i < scaleRangeNames.size(); ++i)
            QTest::newRow(scaleRangeNames[i]) << ScaleRange(i);
    }
    void aWeightIsWrittenAsInTheMap()
    {
        QFETCH(ScaleRange, range);
        Scene scene = withScores(Matrix{{4, 2, 1, -3, -12, -40, -900, minusInfinity}});
        scene.view.range = range;
        Shown shown(scene);
        const auto& attention = shown.document.attention();
        const Picture picture = pictureOf(attention, Stage::Weights);
        const NumberStyle style = numberStyleOf(picture, NumberForm::Usual);
        const QAbstractItemModel& model = *shown.lines().model();
        const WorkedRow row = workedRowOf(attention, 0);
        for (int line = 0; line < 7; ++line) {
            const Index key = row.order[std::size_t(line)];
            const QString inMap = numberText((*picture.values)(0, key), picture.log10At(0, key), style);
            QCOMPARE(model.index(line, model.columnCount() - 1).data().toString(), inMap);
        }
    }

    void keysAreOrderedByWeightAndMaskedOnesAreLast()
    {
        const Document document(withScores(Matrix{{1, minusInfinity, 3, 2, minusInfinity}}));
        const WorkedRow row = workedRowOf(document.attention(), 0);
        QCOMPARE(row.order, (std::vector<Index>{2, 3, 0, 1, 4}));
        QCOMPARE(row.maskedCount, 2);
    }

    void equalWeightsAreOrderedByScore()
    {
        Scene scene = withScores(Matrix{{-1, -5, 7, -3}});
        scene.variant.normalizer = *Normalizer::named("sparsemax");
        const Document document(scene);
        QCOMPARE(workedRowOf(document.attention(), 0).order, (std::vector<Index>{2, 0, 3, 1}));
    }

    void stepsAgreeWithTheWeights_data()
    {
        QTest::addColumn<QString>("normalizer");
        for (const NormalizerEntry& entry : normalizerTable())
            QTest::newRow(entry.name.data()) << QString::fromUtf8(entry.name.data(), qsizetype(entry.name.size()));
    }

    void stepsAgreeWithTheWeights()
    {
        QFETCH(QString, normalizer);
        Scene scene = articleScores();
        scene.variant.normalizer = *Normalizer::named(normalizer.toStdString());
        Shown shown(scene);
        const WorkedRow row = workedRowOf(shown.document.attention(), 0);
        QVERIFY(!row.steps.columns.empty());
        QVERIFY(!formulaParts(row.steps.formula).isEmpty());
        const StepColumn& last = row.steps.columns.back();
        for (const Index key : row.order) {
            const double step = last.values[std::size_t(key)];
            const double expected = last.total ? step / *last.total : std::max(step, 0.0);
            QVERIFY(std::abs(expected - row.weightOf(key)) < 1e-12);
        }
        QVERIFY(softfocus::test::paintsSomething(shown.panel));
    }

    void theArticlesRowIsWorked()
    {
        const Document document(articleScores());
        const WorkedRow row = workedRowOf(document.attention(), 0);
        QCOMPARE(qRound(row.weightOf(0) * 100), 84);
        QCOMPARE(qRound(row.weightOf(1) * 100), 11);
        QCOMPARE(qRound(row.weightOf(2) * 100), 4);
        QCOMPARE(stepText(row.steps.columns[0].values[0]), QString("1.000"));
        QCOMPARE(stepText(row.steps.columns[0].values[1]), QString("0.135"));
        QCOMPARE(stepText(*row.steps.columns[0].total), QString("1.185"));
    }

    void aLongSummaryGoesOnInAnotherLine()
    {
        Scene scene = withScores(Matrix::Zero(1, 1024));
        Shown shown(scene);
        auto& summary = *shown.panel.findChild<TextLabel*>("inspectorSummary");
        shown.panel.resize(290, 560); // about as wide as the page lets it become
        QVERIFY2(summary.text().endsWith("support 1024 of 1024"), qPrintable(summary.text()));
        QTRY_VERIFY(summary.height() >= 2 * summary.sizeHint().height());
        shown.panel.resize(480, 560);
        QVERIFY(shown.document.edit("short", articleScores()).ok());
        QTRY_COMPARE(summary.height(), summary.sizeHint().height());
    }

    void numbersAreNeverCut()
    {
        const QString whole = "here from 0.80 to 1.25; some";
        QCOMPARE(withoutCutNumber(whole, "here from 0.80 to 1.…"), QString("here from 0.80 to…"));
        QCOMPARE(withoutCutNumber(whole, "here from 0.80 to…"), QString("here from 0.80 to…"));
        QCOMPARE(withoutCutNumber(whole, "here from 0.80…"), QString("here from 0.80…"));
        QCOMPARE(withoutCutNumber(whole, "here from 0.80 to 1.25; so…"), QString("here from 0.80 to 1.25; so…"));
        QCOMPARE(withoutCutNumber(whole, whole), whole);
        QCOMPARE(withoutCutNumber("123,456", "123…"), QString("123…"));
    }

    void givenWeightsAreNotWorked()
    {
        Scene scene = articleScores();
        auto given = std::make_shared<GivenScores>(givenIn(scene));
        given->kind = GivenKind::Weights;
        given->scores = Matrix{{0.5, 0.25, 0.5}};
        scene.source = MatrixSource{given};
        Shown shown(scene);
        QCOMPARE(shown.line("inspectorSummary"), sentences::noDistribution("1.25", sentences::needNotBeOne(), "3 of 3"));
        QVERIFY(shown.line("inspectorRemark").startsWith(sentences::weightsAreGiven()));
        for (const char* part : {"formulaBox", "curveView"})
            QVERIFY2(!shown.panel.findChild<QWidget*>(part)->isVisible(), part);
        QVERIFY(workedRowOf(shown.document.attention(), 0).steps.columns.empty());
        QVERIFY(softfocus::test::paintsSomething(shown.panel));

        given = std::make_shared<GivenScores>(*given);
        given->scores = Matrix{{0.5, 0.25, 0.25}};
        scene.source = MatrixSource{given};
        QVERIFY(shown.document.edit("distribution", scene).ok());
        QCOMPARE(shown.line("inspectorSummary"), sentences::distribution("1.50", "2.8", "3 of 3"));
        scene.source = articleScores().source;
        QVERIFY(shown.document.edit("scores", scene).ok());
        QVERIFY(shown.panel.findChild<QWidget*>("curveView")->isVisible());
    }

    void repeatedWordsAreToldApart()
    {
        Scene scene;
        scene.source = TextSource{"A rose is a rose"};
        Shown shown(scene);
        QStringList keys;
        for (int line = 0; line < shown.lines().model()->rowCount(); ++line)
            keys << shown.lines().model()->index(line, 0).data().toString();
        keys.sort();
        QCOMPARE(keys, (QStringList{"A (1)", "a (4)", "is", "rose (2)", "rose (5)"}));
    }

    void aFullyMaskedRowSaysSo()
    {
        Scene scene;
        scene.source = TextSource{"alone"};
        scene.mask = Mask::Self;
        Shown shown(scene);
        QCOMPARE(shown.line("inspectorTitle"), sentences::hasNothing("alone"));
        QVERIFY(shown.line("inspectorSummary").contains("masked"));
        QVERIFY(softfocus::test::paintsSomething(shown.panel));
    }

    void noWordAtAllSaysSo()
    {
        Scene scene;
        scene.source = TextSource{""};
        Shown shown(scene);
        QCOMPARE(shown.line("inspectorTitle"), QString("No word is chosen"));
        QVERIFY(!shown.table().isVisible());
    }

    void aWordThatAsksAnEmptySentenceIsStillTheChosenOne()
    {
        Scene scene;
        scene.source = PairSource{"My grandma", ""};
        Shown shown(scene);
        shown.selection.choose(1);
        QCOMPARE(shown.line("inspectorTitle"), sentences::hasNothing("grandma"));
        QCOMPARE(shown.line("inspectorSummary"), QString("the sentence that is asked has no words"));
        QVERIFY(!shown.table().isVisible());
        shown.edit([](Scene& edited) { edited.source = PairSource{"My grandma", "She"}; });
        QTRY_COMPARE(shown.line("inspectorTitle"), QString("“grandma” attends to"));
        QVERIFY(shown.table().isVisible());
    }

    void manyKeysAreSummedUpAndCanBeScrolledTo()
    {
        Shown shown(withScores(Matrix::Zero(1, 600)));
        RowTable& table = shown.table();
        const int visible = table.visibleRows();
        QVERIFY(visible >= 3);
        QVERIFY(visible < 60);
        const double rest = double(600 - visible) / 600;
        QCOMPARE(table.remainder(), QString("… %1 more, together %2").arg(600 - visible).arg(rest, 0, 'f', 2));
        shown.lines().verticalScrollBar()->setValue(shown.lines().verticalScrollBar()->maximum());
        QCOMPARE(table.remainder(), QString());
    }

    void keysWalkThroughTheLines()
    {
        Shown shown(withScores(Matrix::Zero(1, 600)));
        QTableView& lines = shown.lines();
        const int visible = shown.table().visibleRows();
        lines.setFocus(Qt::TabFocusReason);
        QVERIFY(lines.hasFocus());
        for (int step = 0; step < visible; ++step)
            QTest::keyClick(&lines, Qt::Key_Down);
        QCOMPARE(lines.currentIndex().row(), visible);
        QCOMPARE(lines.verticalScrollBar()->value(), 1);
        QTest::keyClick(&lines, Qt::Key_End);
        QCOMPARE(lines.currentIndex().row(), 599);
        QCOMPARE(shown.table().remainder(), QString());
        QTest::keyClick(&lines, Qt::Key_Home);
        QCOMPARE(lines.verticalScrollBar()->value(), 0);
        QTest::keyClick(&lines, Qt::Key_Tab);
        QVERIFY(!lines.hasFocus());
    }

    void fewKeysNeedNoScrolling()
    {
        Shown shown{Scene{}};
        QCOMPARE(shown.table().visibleRows(), 5);
        QCOMPARE(shown.table().remainder(), QString());
        QCOMPARE(shown.lines().verticalScrollBar()->maximum(), 0);
        QCOMPARE(shown.lines().focusPolicy(), Qt::NoFocus);
    }

    void pointingAtALineLightsItsCell()
    {
        Shown shown{Scene{}};
        QWidget* viewport = shown.lines().viewport();
        const WorkedRow row = workedRowOf(shown.document.attention(), 4);
        QTest::mouseMove(viewport, QPoint(20, 14));
        QTRY_COMPARE(shown.selection.hovered(), (Cell{4, row.order[0]}));
    }

    void numbersTellZeroFromTiny_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("tiny") << 1e-9 << "<0.001";
        QTest::newRow("tiny, negative") << -1e-9 << ">−0.001";
        QTest::newRow("usual") << 0.0934 << "0.093";
        QTest::newRow("negative") << -2.5 << "−2.500";
        QTest::newRow("hundreds") << -123.456 << "−123.5";
        QTest::newRow("huge") << 1.5e300 << "1.5e+300";
        QTest::newRow("masked") << std::numeric_limits<double>::quiet_NaN() << "–";
        QTest::newRow("limit") << minusInfinity << "−∞";
    }

    void numbersTellZeroFromTiny()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(stepText(value), text);
    }

    void hugeScoresKeepTheirColumn()
    {
        Shown shown(withScores(Matrix{{1e300, -1e300, 0, -0.001}}));
        QCOMPARE(shortScoreText(1e300), QString("1e+300"));
        QCOMPARE(shortScoreText(-0.001), QString("0.00"));
        QVERIFY(softfocus::test::paintsSomething(shown.panel));
    }
};

QTEST_MAIN(TestInspector)
#include "test_inspector.moc"
