#include "core/measures/plain_softmax.h"
#include "tests/support/shown_part.h"
#include "ui/controls/tables/lesson_table.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/number_slider.h"
#include "ui/model/document/neat_steps.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/numbers/overflow_panel.h"

#include <QLabel>
#include <QLocale>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

using namespace softfocus;
using namespace softfocus::test;

namespace {

struct Desk : OwnDocument {
    explicit Desk(std::vector<double> scores = {4, 2, 1}, double factor = 1, QSize size = {1300, 640}) : editor(document)
    {
        edit([&](Scene& scene) {
            scene.numbers.list = {std::move(scores), {}};
            scene.numbers.factor = factor;
        });
        document.undoStack().clear();
        panel = new OverflowPanel(editor, editor.results());
        auto* column = new QVBoxLayout(&window);
        column->addWidget(panel);
        softfocus::showTheme(window, Theme::light());
        softfocus::test::showActive(window, size);
    }
    NumberSlider& slider() { return panel->slider(); }
    NumberBox& entry() { return *panel->findChild<NumberBox*>(QStringLiteral("overflowEntry")); }
    LessonTable& plain() { return *panel->findChild<LessonTable*>(QStringLiteral("overflowPlain")); }
    LessonTable& shifted() { return *panel->findChild<LessonTable*>(QStringLiteral("overflowShifted")); }
    QString now() { return panel->findChild<QLabel*>(QStringLiteral("overflowNow"))->text(); }
    QString limits() { return panel->findChild<QLabel*>(QStringLiteral("overflowLimits"))->text(); }
    double factor() const { return document.scene().numbers.factor; }
    void enter(const QString& text)
    {
        entry().setFocus();
        entry().selectAll();
        QTest::keyClicks(&entry(), text);
        QTest::keyClick(&entry(), Qt::Key_Return);
    }

    SceneEditor editor;
    QWidget window;
    OverflowPanel* panel = nullptr;
};

} // namespace

class TestOverflowPanel : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void everyCellIsTheCores_data()
    {
        QTest::addColumn<double>("factor");
        for (const double factor : {0.5, 1.0, 3.0, 25.0, 200.0, 5000.0})
            QTest::addRow("%g", factor) << factor;
    }

    void everyCellIsTheCores()
    {
        QFETCH(double, factor);
        const std::vector<double> scores{4, 2, 1, -3};
        Desk desk(scores, factor);
        for (const Shift shift : {Shift::None, Shift::Maximum}) {
            const LessonRows& rows = (shift == Shift::None ? desk.plain() : desk.shifted()).rows();
            QCOMPARE(rows.rows.size(), scores.size());
            for (const Precision precision : allPrecisions) {
                const PlainSoftmax known = plainSoftmax(precision, shift, scores, factor, 1);
                const std::size_t column = 2 + 2 * std::size_t(precision);
                for (std::size_t place = 0; place < scores.size(); ++place) {
                    const LessonCell &power = rows.rows[place][column], &weight = rows.rows[place][column + 1];
                    QCOMPARE(power.text, floatText(known.powers[place]));
                    QCOMPARE(weight.text, floatText(known.weights[place]));
                    QCOMPARE(power.tone == CellTone::Wrong, !std::isfinite(known.powers[place]));
                    QCOMPARE(weight.tone == CellTone::Wrong, std::isnan(known.weights[place]) || std::isinf(known.sum));
                    QAbstractItemModel& model = *(shift == Shift::None ? desk.plain() : desk.shifted()).view().model();
                    const QString said = model.index(int(place), int(column)).data(Qt::AccessibleDescriptionRole).toString();
                    QCOMPARE(said, powerSentence(precision, known.exponents[place], known.powers[place]));
                    QVERIFY(model.index(int(place), int(column) + 1).data(Qt::ToolTipRole).toString().contains(weight.text));
                }
                QCOMPARE(rows.foot[column].text, floatText(known.sum));
            }
        }
    }

    void numbersAreWrittenAsTheyAre()
    {
        QCOMPARE(floatText(std::exp(4.0)), QStringLiteral("54.6"));
        QCOMPARE(floatText(std::numeric_limits<double>::infinity()), QStringLiteral("inf"));
        QCOMPARE(floatText(std::nan("")), QStringLiteral("NaN"));
        QCOMPARE(floatText(0), QStringLiteral("0"));
        QCOMPARE(floatText(2.98e-8), QStringLiteral("2.98×10⁻⁸"));
        QCOMPARE(limitText(largestExponent(Precision::Half)), QStringLiteral("11.09"));
        QCOMPARE(limitText(largestExponent(Precision::Single)), QStringLiteral("88.72"));
        QCOMPARE(limitText(largestExponent(Precision::Double)), QStringLiteral("709.78"));
    }

    void theLargestScoresAreSaid()
    {
        Desk desk;
        for (const char* text : {"11.09", "88.72", "709.78"})
            QVERIFY2(desk.limits().contains(QLatin1String(text)), qPrintable(desk.limits()));
        // and what this list can be multiplied by: ln of the largest numbers, by 4
        QVERIFY2(desk.limits().contains(QStringLiteral("177.4")), qPrintable(desk.limits()));
    }

    void whatHappensIsSaid()
    {
        Desk desk({4, 2, 1}, 3);
        QVERIFY2(desk.now().contains(QStringLiteral("In half precision exp(12) is inf, so the weight of A is inf/inf = NaN. With the "
                                                    "maximum 12 subtracted every exponent is at most 0")),
                 qPrintable(desk.now()));
        QVERIFY(!desk.now().contains(QStringLiteral("In single precision exp(12)")));
        desk.enter(QStringLiteral("200"));
        for (const char* where : {"In half", "In single", "In double"})
            QVERIFY2(desk.now().contains(QLatin1String(where)), qPrintable(desk.now()));
        desk.enter(QStringLiteral("0.5"));
        QVERIFY2(desk.now().contains(QStringLiteral("works in all three precisions")), qPrintable(desk.now()));
    }

    void theOtherEndIsSaidToo()
    {
        Desk desk({-9, -10}, 2);
        QVERIFY2(desk.now().contains(QStringLiteral("0/0 = NaN")), qPrintable(desk.now()));
        const LessonRows& rows = desk.plain().rows();
        QCOMPARE(rows.rows[0][2].text, QStringLiteral("0"));
        QCOMPARE(rows.rows[0][3].text, QStringLiteral("NaN"));
        QVERIFY(rows.rows[0][3].tone == CellTone::Wrong);
        QVERIFY(desk.shifted().rows().rows[0][3].tone != CellTone::Wrong);
    }

    void lostDigitsAreSaid()
    {
        Desk desk({-95, -100, 0});
        QVERIFY2(desk.now().contains(QStringLiteral("subnormal")) || desk.now().contains(QStringLiteral("is 0 even")),
                 qPrintable(desk.now()));
        Desk half({0, -12});
        QVERIFY2(half.now().contains(QStringLiteral("subnormal: 7 of 11 binary digits are left")), qPrintable(half.now()));
        QVERIFY(half.plain().rows().rows[1][2].tone == CellTone::Lost);
    }

    void keysAndTheMouseMultiplyTheScores()
    {
        Desk desk;
        desk.slider().setFocus();
        QTest::keyClick(&desk.slider(), Qt::Key_Right);
        QCOMPARE(desk.factor(), 1.12);
        QTest::keyClick(&desk.slider(), Qt::Key_Right);
        QCOMPARE(desk.factor(), 1.26);
        QTest::keyClick(&desk.slider(), Qt::Key_Left);
        QTest::keyClick(&desk.slider(), Qt::Key_Left);
        QCOMPARE(desk.factor(), 1.0);
        QTest::keyClick(&desk.slider(), Qt::Key_End);
        QCOMPARE(desk.factor(), highestFactor);
        desk.document.undoStack().undo();
        // A click beside the tick of half precision takes the very limit, a pixel further on it is too much.
        const double limit = desk.panel->lesson().limits.plain[0];
        const int place = qRound(desk.slider().positionOf(limit));
        QTest::mouseClick(&desk.slider(), Qt::LeftButton, {}, QPoint(place, 12));
        QCOMPARE(desk.factor(), limit);
        QVERIFY(desk.plain().rows().rows[0][3].tone == CellTone::Plain);
        const int count = desk.document.undoStack().count();
        QTest::mousePress(&desk.slider(), Qt::LeftButton, {}, QPoint(place, 12));
        for (const int further : {5, 20, 60})
            QTest::mouseMove(&desk.slider(), QPoint(place + further, 12));
        QTRY_VERIFY(desk.factor() > limit);
        QTest::mouseRelease(&desk.slider(), Qt::LeftButton, {}, QPoint(place + 60, 12));
        QCOMPARE(desk.document.undoStack().count(), count + 1);
        QCOMPARE(desk.plain().rows().rows[0][3].text, QStringLiteral("NaN"));
        QVERIFY(desk.shifted().rows().rows[0][3].text != QStringLiteral("NaN"));
    }

    void whatIsNoFactorIsRefusedInASentence()
    {
        Desk desk;
        QSignalSpy refused(desk.panel, &OverflowPanel::refused);
        for (const char* text : {"0", "-3", "much", "1e999"})
            desk.enter(QLatin1String(text));
        QCOMPARE(refused.count(), 4);
        QCOMPARE(desk.factor(), 1.0);
    }

    void stepsNeverStandStill()
    {
        for (double factor = lowestFactor; factor < highestFactor;) {
            const double next = steppedFactor(factor, 1);
            QVERIFY(next > factor);
            QVERIFY(steppedFactor(next, -1) == factor);
            factor = next;
        }
        QCOMPARE(steppedFactor(highestFactor, 1), highestFactor);
        QCOMPARE(steppedFactor(lowestFactor, -1), lowestFactor);
        QCOMPARE(steppedFactor(1.05, 1), 1.12);
        QCOMPARE(steppedFactor(1.05, -1), 1.0);
    }

    void theTablesStandBelowEachOtherWhereThereIsLessRoom()
    {
        Desk desk({4, 2, 1}, 1, {860, 560});
        QTRY_VERIFY(desk.shifted().mapTo(desk.panel, QPoint()).y() > desk.plain().mapTo(desk.panel, QPoint()).y());
        desk.window.resize(1300, 640);
        QTRY_COMPARE(desk.shifted().mapTo(desk.panel, QPoint()).y(), desk.plain().mapTo(desk.panel, QPoint()).y());
    }

    void numbersFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        Desk desk;
        QCOMPARE(desk.plain().rows().rows[0][2].text, QStringLiteral("54,6"));
        QVERIFY(desk.limits().contains(QStringLiteral("709,78")));
    }

    void nothingIsWorkedWhileNobodyLooks()
    {
        Desk desk;
        desk.panel->hide();
        const LessonRows before = desk.plain().rows();
        desk.edit([](Scene& scene) { scene.numbers.factor = 300; });
        QVERIFY(desk.plain().rows() == before);
        desk.panel->show();
        QVERIFY(!(desk.plain().rows() == before));
    }
};

QTEST_MAIN(TestOverflowPanel)
#include "test_overflow_panel.moc"
