#include "core/measures/critical_temperatures.h"
#include "tests/support/drawn_texts.h"
#include "tests/support/shown_part.h"
#include "tests/support/spoken.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/panels/numbers/simplex_panel.h"
#include "ui/views/numbers/difference_view.h"
#include "ui/views/numbers/sorted_view.h"
#include "ui/views/numbers/triangle_view.h"

#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTest>
#include <QUndoStack>

#include <cmath>
#include <numeric>

using namespace softfocus;

namespace {

Scene sceneOf(std::vector<double> scores)
{
    Scene scene;
    scene.numbers.list = {std::move(scores), {}};
    return scene;
}

struct Shown : test::OwnDocument {
    SceneEditor editor{document};
    SimplexPanel panel{editor};

    explicit Shown(const Scene& scene, QSize size = {420, 560}) : OwnDocument(scene)
    {
        panel.setAutoFillBackground(true);
        showTheme(panel, Theme::light());
        test::showActive(panel, size);
    }

    TriangleView& triangle() { return *panel.findChild<TriangleView*>(); }
    DifferenceView& difference() { return *panel.findChild<DifferenceView*>(); }
    SortedView& sorted() { return *panel.findChild<SortedView*>(); }
    QString reading() { return panel.findChild<TextLabel*>("simplexReading")->text(); }
    const std::vector<double>& scores() { return document.scene().numbers.list.scores; }
    double sum() { return std::accumulate(scores().begin(), scores().end(), 0.0); }
    int steps() { return document.undoStack().index(); }
    /// What the core makes of the list.
    std::vector<double> weights(const char* name)
    {
        std::vector<double> result(scores().size());
        Normalizer::named(name)->weigh(scores(), document.scene().variant.temperature, result);
        return result;
    }
    /// Drags from one place to another, with a stop between them.
    void drag(QWidget& view, QPointF from, QPointF to)
    {
        QTest::mousePress(&view, Qt::LeftButton, {}, from.toPoint());
        QTest::mouseMove(&view, ((from + to) / 2).toPoint());
        QTest::mouseMove(&view, to.toPoint());
        QCoreApplication::processEvents();
        QTest::mouseRelease(&view, Qt::LeftButton, {}, to.toPoint());
    }
    QWidget* handle(PointsView& view, int number) { return view.findChild<QWidget*>(QStringLiteral("point%1").arg(number)); }
};

double distance(std::span<const double> a, std::span<const double> b)
{
    double most = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
        most = std::max(most, std::abs(a[k] - b[k]));
    return most;
}

} // namespace

class TestSimplexPanel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theListDecidesThePicture()
    {
        Shown shown(sceneOf({4, 2, 1}));
        NumbersEditor numbers(shown.editor);
        const auto title = [&] { return shown.panel.findChild<TextLabel*>("simplexTitle")->text(); };
        QVERIFY(shown.triangle().isVisible());
        QCOMPARE(title(), QString("On the probability triangle"));
        QVERIFY(numbers.setList("list", {{3, 1}, {}}).ok());
        QVERIFY(shown.difference().isVisible() && !shown.triangle().isVisible());
        QVERIFY(numbers.setList("list", {{3, 1, 0, 2}, {}}).ok());
        QVERIFY(shown.sorted().isVisible());
        QVERIFY(numbers.setList("list", {{3}, {}}).ok());
        QVERIFY(!shown.sorted().isVisible());
        QCOMPARE(title(), QString("One number"));
        QVERIFY(shown.panel.findChild<QStackedWidget*>()->currentWidget()->accessibleDescription().contains("softmax: A 1.00"));
    }

    void aPointThatIsDraggedFindsItsScores_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("variant");
        QTest::newRow("softmax") << "softmax" << 0;
        QTest::newRow("sparsemax") << "sparsemax" << 1;
        QTest::newRow("linear") << "linear" << 3;
    }
    void aPointThatIsDraggedFindsItsScores()
    {
        QFETCH(QString, name);
        QFETCH(int, variant);
        Shown shown(sceneOf({1.2, 1, 0.8}));
        const QByteArray latin = name.toLatin1();
        const double sum = shown.sum();
        TriangleView& view = shown.triangle();
        const QPointF from = view.pointOf(std::size_t(variant));
        const QPointF by(-40, 25);
        const QPointF grabbed = from - QPointF(from.toPoint()); // pixels are whole, points are not
        const TriangleWeights wanted = nearestOnTriangle(view.layoutNow().weightsAt(QPointF(from.toPoint()) + by + grabbed));
        shown.drag(view, from, QPointF(from.toPoint()) + by);
        QVERIFY2(distance(shown.weights(latin.constData()), wanted) < 1e-3,
                 qPrintable(QString::number(distance(shown.weights(latin.constData()), wanted))));
        QVERIFY(std::abs(shown.sum() - sum) < 1e-3);
        QCOMPARE(shown.steps(), 1);
        // Every point stands where the core has it.
        for (std::size_t k = 0; k < view.triangle().variants.size(); ++k) {
            const SimplexVariant& one = view.triangle().variants[k].at;
            std::vector<double> weights(3);
            one.variant.normalizer.weigh(shown.scores(), 1, weights);
            QVERIFY(distance(weights, one.weights) < 1e-15);
            const QPointF off = view.pointOf(k) - view.layoutNow().placeOf(weights);
            QVERIFY(std::hypot(off.x(), off.y()) < 1e-9);
        }
        shown.document.undoStack().undo();
        QCOMPARE(shown.scores(), (std::vector<double>{1.2, 1, 0.8}));
    }

    void sparsemaxRunsAlongAnEdgeWithATrueZero()
    {
        Shown shown(sceneOf({1.2, 1, 0.8}));
        TriangleView& view = shown.triangle();
        // Far out beyond the edge of A and B.
        const QPointF target = view.layoutNow().placeOf(TriangleWeights{0.7, 0.5, -0.2});
        shown.drag(view, view.pointOf(1), target);
        const std::vector<double> weights = shown.weights("sparsemax");
        QCOMPARE(weights[2], 0.0);
        QVERIFY(std::abs(weights[0] - 0.6) < 0.01 && std::abs(weights[1] - 0.4) < 0.01);
        // And back inside.
        shown.drag(view, view.pointOf(1), view.layoutNow().placeOf(TriangleWeights{0.3, 0.3, 0.4}));
        QVERIFY(distance(shown.weights("sparsemax"), TriangleWeights{0.3, 0.3, 0.4}) < 0.01);
    }

    void softmaxStaysNextToAnEdge()
    {
        Shown shown(sceneOf({1.2, 1, 0.8}));
        TriangleView& view = shown.triangle();
        shown.drag(view, view.pointOf(0), view.layoutNow().corners[2] + QPointF(30, 10));
        const std::vector<double> weights = shown.weights("softmax");
        QVERIFY(weights[0] > 0 && weights[0] < 1e-5);
        QVERIFY(weights[2] > 0.9999);
    }

    void whatCannotBeDraggedSaysWhy()
    {
        Shown shown(sceneOf({1.2, 1, 0.8}));
        TriangleView& view = shown.triangle();
        shown.drag(view, view.pointOf(2), view.layoutNow().corners[2]);
        QCOMPARE(shown.scores(), (std::vector<double>{1.2, 1, 0.8}));
        QCOMPARE(shown.steps(), 0);
        QVERIFY2(shown.reading().startsWith("hardmax cannot be dragged"), qPrintable(shown.reading()));
    }

    void pointsAtOnePlaceGiveTheOneThatCanBeDragged()
    {
        Shown shown(sceneOf({4, 2, 1})); // sparsemax and hardmax are both in the corner
        TriangleView& view = shown.triangle();
        shown.drag(view, view.pointOf(2), view.layoutNow().placeOf(TriangleWeights{0.5, 0.3, 0.2}));
        QVERIFY(distance(shown.weights("sparsemax"), TriangleWeights{0.5, 0.3, 0.2}) < 0.01);
    }

    void keysMoveAPoint()
    {
        Shown shown(sceneOf({1.2, 1, 0.8}));
        TriangleView& view = shown.triangle();
        QWidget* handle = shown.handle(view, 1);
        handle->setFocus(Qt::TabFocusReason);
        QVERIFY(shown.reading().startsWith("softmax: A 0."));
        const std::vector<double> before = shown.weights("softmax");
        QTest::keyClick(handle, Qt::Key_Up);
        QVERIFY(distance(shown.weights("softmax"), TriangleWeights{before[0] + 0.01, before[1] - 0.005, before[2] - 0.005}) < 2e-4);
        QTest::keyClick(handle, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(distance(shown.weights("softmax"), TriangleWeights{before[0] + 0.01, before[1] - 0.105, before[2] + 0.095}) < 4e-4);
        QCOMPARE(shown.steps(), 2);
        QVERIFY(test::nameOf(*handle).startsWith("softmax: A 0."));
        const QString name = test::nameOf(*handle);
        QTest::keyClick(handle, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(test::nameOf(*handle) != name);
        // Tab goes on to the next point, and to one that cannot be moved.
        QTest::keyClick(handle, Qt::Key_Tab);
        QVERIFY(shown.handle(view, 2)->hasFocus());
        QTest::keyClick(shown.handle(view, 2), Qt::Key_Tab);
        QVERIFY(shown.handle(view, 3)->hasFocus());
        QTest::keyClick(shown.handle(view, 3), Qt::Key_Up);
        QVERIFY(shown.reading().startsWith("hardmax cannot be dragged"));
        QCOMPARE(shown.steps(), 3);
    }

    void aPathIsReadUnderThePointer()
    {
        Shown shown(sceneOf({4, 2, 1}));
        TriangleView& view = shown.triangle();
        std::vector<double> weights(3);
        Normalizer().weigh(shown.scores(), 3, weights);
        QTest::mouseMove(&view, view.layoutNow().placeOf(weights).toPoint());
        QTRY_VERIFY(view.pathReading());
        QVERIFY(std::abs(view.pathReading()->temperature - 3) < 0.3);
        QVERIFY2(shown.reading().startsWith("softmax at T = "), qPrintable(shown.reading()));
        QStringList marks;
        for (const DrawnText& text : textsDrawnBy(view))
            marks << text.text;
        QVERIFY(marks.join(u' ').contains("T = "));
        QTest::mouseMove(&view, {2, 2});
        QTRY_VERIFY(!view.pathReading());
    }

    void anAudienceSeesTemperaturesWithoutAPointer()
    {
        Shown shown(sceneOf({4, 2, 1}));
        const auto marks = [&] {
            QString texts;
            for (const DrawnText& text : textsDrawnBy(shown.triangle()))
                texts += text.text;
            return texts.count("T = ");
        };
        QCOMPARE(marks(), qsizetype(0));
        shown.panel.setPresenting(true);
        QVERIFY(marks() >= 3);
        shown.panel.setPresenting(false);
        QCOMPARE(marks(), qsizetype(0));
    }

    void overACriticalTemperatureAWeightBegins()
    {
        Shown shown(sceneOf({4, 2, 1}));
        const double critical = criticalTemperatures(shown.scores(), 2)[2].temperature;
        const auto weight = [&] { return shown.triangle().triangle().variants[1].at.weights[2]; };
        QVERIFY(shown.editor.setTemperature(critical).ok());
        QCOMPARE(weight(), 0.0);
        QVERIFY(shown.editor.setTemperature(std::nextafter(critical, 100) + 1e-9).ok());
        QVERIFY(weight() > 0);
        QVERIFY(shown.editor.setTemperature(critical * 0.999).ok());
        QCOMPARE(weight(), 0.0);
    }

    void contoursAreSwitchedOn()
    {
        Shown shown(sceneOf({4, 2, 1}));
        const QImage before = shown.triangle().grab().toImage();
        auto* box = shown.panel.findChild<QCheckBox*>("entropyContours");
        QVERIFY(box->isVisible());
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(shown.document.scene().numbers.entropyContours);
        QVERIFY(shown.triangle().grab().toImage() != before);
        shown.document.undoStack().undo();
        QVERIFY(!box->isChecked());
    }

    void theLineOfTheDifferenceDrags()
    {
        Shown shown(sceneOf({3, 1}));
        DifferenceView& view = shown.difference();
        const DifferenceLayout layout = view.layoutNow();
        const double y = layout.plot.top() + 10;
        const QPointF from(layout.placeOfDifference(2), y), to(layout.placeOfDifference(-1), y);
        shown.drag(view, from, to);
        const double pixel = 2 * layout.reach / layout.plot.width();
        QVERIFY2(std::abs(shown.scores()[0] - shown.scores()[1] + 1) < 1.5 * pixel,
                 qPrintable(QString::number(shown.scores()[0] - shown.scores()[1])));
        QVERIFY(std::abs(shown.sum() - 4) < 1e-9);
        QCOMPARE(shown.steps(), 1);
        for (const DifferenceCurve& curve : view.curves().curves)
            QVERIFY(distance(curve.at.weights, shown.weights(curve.at.name.toLatin1().constData())) < 1e-15);
        view.setFocus(Qt::TabFocusReason);
        const double before = shown.scores()[0] - shown.scores()[1];
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(std::abs(shown.scores()[0] - shown.scores()[1] - before - differenceStep(layout.reach)) < 1e-9);
        QVERIFY2(shown.reading().startsWith("A − B = −"), qPrintable(shown.reading()));
        QCOMPARE(shown.steps(), 2);
    }

    void aPointOfTheSegmentDrags()
    {
        Shown shown(sceneOf({1.2, 1}));
        DifferenceView& view = shown.difference();
        const QPointF from = view.pointOf(1); // sparsemax, below softmax it would be the other way round
        const QPointF to(from.x(), view.layoutNow().placeOfWeight(0.8));
        shown.drag(view, from, to);
        QVERIFY2(std::abs(shown.weights("sparsemax")[0] - 0.8) < 0.01, qPrintable(QString::number(shown.weights("sparsemax")[0])));
        QVERIFY(std::abs(shown.sum() - 2.2) < 1e-3);
        QWidget* handle = shown.handle(view, 1);
        handle->setFocus(Qt::TabFocusReason);
        const double before = shown.weights("softmax")[0];
        QTest::keyClick(handle, Qt::Key_Up);
        QVERIFY(std::abs(shown.weights("softmax")[0] - before - 0.01) < 2e-4);
    }

    void theAxisStandsStillWhileItsLineIsDragged()
    {
        Shown shown(sceneOf({3, 1}));
        DifferenceView& view = shown.difference();
        const DifferenceLayout layout = view.layoutNow();
        const double reach = layout.reach, y = layout.plot.top() + 10;
        QTest::mousePress(&view, Qt::LeftButton, {}, QPointF(layout.placeOfDifference(2), y).toPoint());
        QTest::mouseMove(&view, QPointF(layout.plot.right() + 3, y).toPoint());
        QTRY_VERIFY(std::abs(shown.scores()[0] - shown.scores()[1] - reach) < 0.05 * reach);
        QCOMPARE(view.layoutNow().reach, reach);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPointF(layout.plot.right() + 3, y).toPoint());
        QVERIFY(view.layoutNow().reach > reach);
    }

    void ranksAreRead()
    {
        Shown shown(sceneOf({3, 1, 0, 2, -1, 0.5}));
        SortedView& view = shown.sorted();
        const auto legend = [&] {
            QStringList texts;
            for (const DrawnText& text : textsDrawnBy(view))
                texts << text.text;
            return texts.join(QString());
        };
        QVERIFY2(legend().contains("softmax: 3 of 6 hold 0.9"), qPrintable(legend()));
        const SortedLayout layout = view.layoutNow();
        QTest::mouseMove(&view, QPointF(layout.placeOfRank(1), layout.weights.center().y()).toPoint());
        QTRY_COMPARE(view.rank().value_or(99), std::size_t(1));
        QVERIFY2(legend().contains("softmax: rank 2 is D with 0.2"), qPrintable(legend()));
        view.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.rank().value_or(99), std::size_t(2));
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.rank().value_or(99), std::size_t(5));
        QVERIFY(view.accessibleDescription().contains("rank 6"));
        auto* box = shown.panel.findChild<QCheckBox*>("logarithmicWeights");
        const QImage before = view.grab().toImage();
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(view.layoutNow().least > 0);
        QVERIFY(view.grab().toImage() != before);
    }

    void whatHasNoPlaceIsNamed()
    {
        Scene scene = sceneOf({4, 2, 1});
        scene.compare.panels.push_back(ComputedPanel{{Normalizer::named("sigmoid")->with({.unnormalized = true}), 1}, false});
        Shown shown(scene);
        const auto* notes = shown.panel.findChild<QLabel*>("simplexNotes");
        QVERIFY(notes->isVisible());
        QVERIFY2(notes->text().contains("add up to 2.59"), qPrintable(notes->text()));
        QVERIFY(!shown.handle(shown.triangle(), 5)->isVisible());
        QCOMPARE(test::faultsIn(shown.panel), QStringList());
    }

    void aHiddenPanelFollowsNothing()
    {
        Shown shown(sceneOf({4, 2, 1}));
        shown.panel.hide();
        QVERIFY(NumbersEditor(shown.editor).setScores("scores", {1, 2, 3}).ok());
        QCOMPARE(shown.triangle().triangle().list.scores, (std::vector<double>{4, 2, 1}));
        shown.panel.show();
        QTRY_COMPARE(shown.triangle().triangle().list.scores, (std::vector<double>{1, 2, 3}));
    }
};

QTEST_MAIN(TestSimplexPanel)
#include "test_simplex_panel.moc"
