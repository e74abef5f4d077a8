#include "tests/support/shown_part.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/derivation/row_gradient.h"
#include "ui/model/document/document.h"
#include "ui/paint/charts/gradient_painter.h"
#include "ui/panels/stage/inspector_panel.h"
#include "ui/views/gradient_view.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace softfocus;
using softfocus::test::ShownPart;

namespace {

constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

Scene withScores(const Matrix& scores, const char* normalizer, const Parameters& parameters = {})
{
    GivenScores given{"scores.csv", {}, {}, scores};
    for (Index row = 0; row < scores.rows(); ++row)
        given.queries.push_back("q" + std::to_string(row));
    for (Index column = 0; column < scores.cols(); ++column)
        given.keys.push_back("k" + std::to_string(column));
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(std::move(given))};
    scene.variant.normalizer = Normalizer::named(normalizer)->with(parameters);
    return scene;
}

RowGradient gradientIn(const Scene& scene, Index query = 0)
{
    const Document document(scene);
    return gradientOf(workedRowOf(document.attention(), query));
}

QImage painted(const RowGradient& gradient, QSize size, const Theme& theme)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.panel);
    QPainter painter(&image);
    paintGradient(painter, layOutGradient(QRectF(QPointF(), QSizeF(size)), gradient, theme), gradient, theme);
    return image;
}

struct Shown : ShownPart<InspectorPanel> {
    InspectorPanel& panel = part;

    explicit Shown(const Scene& scene) : ShownPart(scene, {358, 640}) {}
    bool shows(const char* name) { return panel.findChild<QWidget*>(name)->isVisible(); }
    QString note() { return panel.findChild<QLabel*>("lowerNote")->text(); }
};

} // namespace

class TestGradient : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void itIsTheJacobianInTheRowsOrder()
    {
        // Two scores tie and one lies far below; the order is by weight.
        const RowGradient gradient = gradientIn(withScores(Matrix{{1, minusInfinity, 2}}, "softmax"));
        QCOMPARE(gradient.labels, (std::vector<QString>{"k2", "k0"}));
        QCOMPARE(gradient.keyCount, 2);
        const double w = 1 / (1 + std::exp(-1.0));
        for (const auto& [i, j, sign] : {std::tuple{0, 0, 1.0}, {0, 1, -1.0}, {1, 0, -1.0}, {1, 1, 1.0}})
            QVERIFY(std::abs(gradient.values(i, j) - sign * w * (1 - w)) < 1e-12);
        QVERIFY(std::abs(gradient.largest - w * (1 - w)) < 1e-12);
    }

    void onlyTheKeysThatAnswerMostAreShown()
    {
        // Of sparsemax only the support answers: the ten largest of 300.
        Matrix scores = Matrix::Constant(1, 300, -50);
        for (Index key = 100; key < 110; ++key)
            scores(0, key) = 1 + 0.001 * double(key);
        const RowGradient gradient = gradientIn(withScores(scores, "sparsemax"));
        QCOMPARE(gradient.keys.size(), mostGradientKeys);
        QCOMPARE(gradient.keyCount, 300);
        for (std::size_t place = 0; place < 10; ++place)
            QVERIFY(gradient.keys[place] >= 100 && gradient.keys[place] < 110);
        QVERIFY(gradientNote(gradient).startsWith("Shown are the 64 of 300 keys"));
    }

    void hardmaxIsZeroAndSaysWhy()
    {
        const RowGradient gradient = gradientIn(withScores(Matrix{{3, 1}}, "hardmax"));
        QCOMPARE(gradient.largest, 0.0);
        QVERIFY(gradientNote(gradient).contains("gradient descent"));
        // A colour bar from 0 to 0 would say nothing.
        QVERIFY(layOutGradient({0, 0, 300, 200}, gradient, Theme::light()).legend.isNull());
        QCOMPARE(gradientRange(gradient), QString("all are 0"));
        QCOMPARE(gradientSentence(gradient, 0, 1), QString("∂w of “k0” by the score of “k1” = 0: the weight does not change with it"));
    }

    void sentencesSayTheDirection()
    {
        const RowGradient gradient = gradientIn(withScores(Matrix{{0, 0}}, "softmax"));
        QCOMPARE(gradientSentence(gradient, 0, 0), QString("∂w of “k0” by its own score = 0.25: the weight grows as that score rises"));
        QCOMPARE(gradientSentence(gradient, 0, 1),
                 QString("∂w of “k0” by the score of “k1” = −0.25: the weight falls as that score rises"));
    }

    void undefinedRowsHaveAnUndefinedGradient()
    {
        const RowGradient gradient = gradientIn(withScores(Matrix{{1, -1}}, "linear", {.negatives = Negatives::Keep}));
        QVERIFY(std::isnan(gradient.values(0, 0)));
        QVERIFY(gradientSentence(gradient, 0, 1).endsWith("is undefined"));
        QVERIFY(!painted(gradient, {300, 200}, Theme::light()).isNull());
    }

    void cellsAreWhereThePointerFindsThem()
    {
        const RowGradient gradient = gradientIn(withScores(Matrix{{1, 2, 3, 4, 5}}, "softmax"));
        const GradientLayout layout = layOutGradient({0, 0, 320, 220}, gradient, Theme::light());
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t j = 0; j < 5; ++j)
                QCOMPARE(layout.cellAt(layout.rectOf(i, j).center()), std::optional(std::pair(i, j)));
        QVERIFY(!layout.cellAt({319, 219}));
        QVERIFY(layout.legend.top() >= layout.cells.bottom());
    }

    void coloursAreNeutralAtZero_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void coloursAreNeutralAtZero()
    {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::darkTheme() : Theme::light();
        // The third key is outside the support: its row and column are 0.
        const RowGradient gradient = gradientIn(withScores(Matrix{{1, 1, -9}}, "sparsemax"));
        const QSize size(320, 220);
        const QImage image = painted(gradient, size, theme);
        const GradientLayout layout = layOutGradient(QRectF(QPointF(), QSizeF(size)), gradient, theme);
        const auto colour = [&](std::size_t i, std::size_t j) {
            return QColor(image.pixel((layout.rectOf(i, j).topLeft() + QPointF(3, 3)).toPoint()));
        };
        QCOMPARE(colour(2, 0), colour(0, 2));
        QCOMPARE(colour(2, 2), colour(0, 2));
        QVERIFY(colour(0, 0) != colour(0, 2));
        QVERIFY(colour(0, 1) != colour(0, 0));
    }

    void noSizeIsTooSmall()
    {
        const RowGradient gradient = gradientIn(Scene{});
        for (const QSize size : {QSize(1, 1), QSize(20, 20), QSize(160, 90), QSize(2000, 1500)})
            QVERIFY(!painted(gradient, size, Theme::light()).isNull());
        QVERIFY(!painted(RowGradient{}, {100, 100}, Theme::light()).isNull());
    }

    void theSwitchShowsItInPlaceOfTheCurves()
    {
        Shown shown{Scene{}};
        QVERIFY(shown.shows("curveView") && !shown.shows("gradientView"));
        QTest::mouseClick(shown.panel.findChild<QAbstractButton*>("showGradient"), Qt::LeftButton);
        QVERIFY(!shown.shows("curveView") && shown.shows("gradientView"));
        QVERIFY(shown.panel.lower() == InspectorPanel::Lower::Gradient);
        QTest::mouseClick(shown.panel.findChild<QAbstractButton*>("showCurves"), Qt::LeftButton);
        QVERIFY(shown.shows("curveView") && !shown.shows("gradientView"));
        QCOMPARE(shown.document.undoStack().count(), 0);
    }

    void itFollowsTheSceneAndTheRow()
    {
        Shown shown(withScores(Matrix{{0, 0}, {3, 1}}, "softmax"));
        shown.panel.setLower(InspectorPanel::Lower::Gradient);
        auto& view = *shown.panel.findChild<GradientView*>("gradientView");
        shown.selection.choose(0);
        QCOMPARE(view.gradient().values(0, 0), 0.25);
        Scene scene = shown.document.scene();
        scene.variant.temperature = 2;
        QVERIFY(shown.document.edit("cooler", scene).ok());
        QCOMPARE(view.gradient().values(0, 0), 0.125);
        shown.selection.choose(1);
        QVERIFY(view.gradient().values(0, 0) != 0.125);
        scene.variant.normalizer = *Normalizer::named("hardmax");
        QVERIFY(shown.document.edit("hard", scene).ok());
        QVERIFY(shown.note().contains("gradient descent"));
        QVERIFY(shown.shows("lowerNote"));
    }

    void aRowThatAttendsToNothingHasNone()
    {
        Shown shown(withScores(Matrix{{minusInfinity, minusInfinity}}, "softmax"));
        shown.panel.setLower(InspectorPanel::Lower::Gradient);
        QVERIFY(!shown.shows("gradientView") && !shown.shows("curveView") && !shown.shows("inspectorLower"));
    }

    void sideBySideTheyHaveOneScaleAndTheTextsOrder()
    {
        const Matrix scores{{1, minusInfinity, 2, 4}};
        std::vector<std::shared_ptr<const Attention>> results;
        for (const char* name : {"softmax", "sparsemax", "hardmax"})
            results.push_back(Document(withScores(scores, name)).attention());
        const std::vector<RowGradient> gradients = gradientsOf(results, 0);
        QCOMPARE(gradients.size(), std::size_t(3));
        double largest = 0;
        for (std::size_t place = 0; place < gradients.size(); ++place) {
            const RowGradient& gradient = gradients[place];
            QCOMPARE(gradient.labels, (std::vector<QString>{"k0", "k2", "k3"}));
            QCOMPARE(gradient.keyCount, 3);
            QCOMPARE(gradient.scaleEnd, gradients.front().scaleEnd);
            largest = std::max(largest, gradient.largest);
            const Variant& variant = results[place]->scene.variant;
            const RowJacobian jacobian = variant.normalizer.jacobian(rowOf(scores, 0), variant.temperature);
            for (std::size_t i = 0; i < 3; ++i)
                for (std::size_t j = 0; j < 3; ++j)
                    QCOMPARE(gradient.values(Index(i), Index(j)), jacobian.at(gradient.keys[i], gradient.keys[j]));
        }
        QCOMPARE(gradients.front().scaleEnd, largest);
        QCOMPARE(gradients.back().largest, 0.0);
        QVERIFY(gradientsOf(results, 1).front().labels.empty());
        QVERIFY(gradientsOf({}, 0).empty());
    }

    void sideBySideTheyShowTheSameOfManyKeys()
    {
        Matrix scores(1, 100);
        for (Index key = 0; key < 100; ++key)
            scores(0, key) = std::sin(double(key));
        std::vector<std::shared_ptr<const Attention>> results;
        for (const char* name : {"softmax", "sparsemax"})
            results.push_back(Document(withScores(scores, name)).attention());
        const std::vector<RowGradient> gradients = gradientsOf(results, 0);
        QCOMPARE(gradients[0].keys, gradients[1].keys);
        QCOMPARE(gradients[0].keys.size(), mostGradientKeys);
        QVERIFY(std::ranges::is_sorted(gradients[0].keys));
    }

    void aBareOneIsWalkedAndSaysItsCells()
    {
        GradientView view;
        view.setBare();
        view.setGradient(gradientIn(withScores(Matrix{{1, 0, 2}}, "softmax")));
        test::showActive(view, {200, 200});
        QString said;
        QObject::connect(&view, &GradientView::said, &view, [&](const QString& sentence) { said = sentence; });
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(said, gradientSentence(view.gradient(), 0, 1));
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(said, gradientSentence(view.gradient(), 1, 1));
        QCOMPARE(view.accessibleDescription(), said);
        QTest::keyClick(&view, Qt::Key_End);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.current()->second, std::size_t(2));
        const GradientLayout layout = layOutGradient(QRectF(view.rect()), view.gradient(), shownTheme(), true);
        QTest::mouseMove(&view, layout.rectOf(2, 0).center().toPoint());
        QTRY_COMPARE(said, gradientSentence(view.gradient(), 2, 0));
        QVERIFY(layout.legend.isNull());
        QVERIFY(layout.cells.bottom() > 180 || layout.rectOf(0, 0).height() >= 44);
    }
};

QTEST_MAIN(TestGradient)
#include "test_gradient.moc"
