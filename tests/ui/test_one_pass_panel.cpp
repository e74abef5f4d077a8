#include "core/measures/online_softmax.h"
#include "core/normalizers/normalizer.h"
#include "tests/support/shown_part.h"
#include "ui/controls/tables/lesson_table.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/numbers/one_pass_panel.h"
#include "ui/views/one_pass_view.h"
#include "ui/words/numbers/shown_number.h"

#include <QLabel>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace softfocus;
using namespace softfocus::test;

namespace {

struct Desk : OwnDocument {
    explicit Desk(std::vector<double> scores = {2, 4, 1}, std::int64_t step = 0, double temperature = 1) : editor(document)
    {
        edit([&](Scene& scene) {
            scene.numbers.list = {std::move(scores), {}};
            scene.numbers.step = step;
            scene.variant.temperature = temperature;
        });
        document.undoStack().clear();
        panel = new OnePassPanel(editor, editor.results());
        auto* column = new QVBoxLayout(&window);
        column->addWidget(panel);
        softfocus::showTheme(window, Theme::light());
        softfocus::test::showActive(window, {900, 640});
    }
    std::int64_t step() const { return document.scene().numbers.step; }
    LessonTable& table() { return *panel->findChild<LessonTable*>(QStringLiteral("onePassTable")); }
    QSlider& slider() { return *panel->findChild<QSlider*>(QStringLiteral("onePassSlider")); }
    QToolButton& button(const char* name) { return *panel->findChild<QToolButton*>(QLatin1String(name)); }
    QString text(const char* name) { return panel->findChild<QLabel*>(QLatin1String(name))->text(); }
    QString cell(int row, int column) { return table().rows().rows[std::size_t(row)][std::size_t(column)].text; }

    SceneEditor editor;
    QWidget window;
    OnePassPanel* panel = nullptr;
};

QString shown(double value)
{
    return shownNumber(value, 4).screen;
}

} // namespace

class TestOnePassPanel : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void keysWalkTheNumbers()
    {
        Desk desk;
        OnePassView& picture = desk.panel->picture();
        picture.setFocus();
        QTest::keyClick(&picture, Qt::Key_Right);
        QCOMPARE(desk.step(), 1);
        QTest::keyClick(&picture, Qt::Key_Right);
        QCOMPARE(desk.step(), 2);
        QTest::keyClick(&picture, Qt::Key_Left);
        QCOMPARE(desk.step(), 1);
        QTest::keyClick(&picture, Qt::Key_End);
        QCOMPARE(desk.step(), 3);
        QTest::keyClick(&picture, Qt::Key_Right);
        QCOMPARE(desk.step(), 3);
        QTest::keyClick(&picture, Qt::Key_Home);
        QCOMPARE(desk.step(), 0);
        QTest::keyClick(&picture, Qt::Key_Left);
        QCOMPARE(desk.step(), 0);
    }

    void everyNumberIsTheCores()
    {
        const std::vector<double> scores{0.5, -2, 3, 2.5, 3, 7};
        Desk desk(scores, 0, 0.7);
        const std::vector<OnlineStep> steps = onlineSteps(scores, 0.7);
        const std::vector<double> weights = onlineWeights(scores, 0.7);
        for (int taken = 1; taken <= int(scores.size()); ++taken) {
            QTest::keyClick(&desk.panel->picture(), Qt::Key_Right);
            for (int row = 0; row < int(scores.size()); ++row) {
                const OnlineStep& step = steps[std::size_t(row)];
                const bool isTaken = row < taken, isDone = taken == int(scores.size());
                QCOMPARE(desk.cell(row, 1), shown(scores[std::size_t(row)]));
                QCOMPARE(desk.cell(row, 2), isTaken ? shown(step.maximum) : QString());
                QCOMPARE(desk.cell(row, 3), isTaken && row > 0 ? shown(step.rescaling) : QString());
                QCOMPARE(desk.cell(row, 4), isTaken ? shown(step.power) : QString());
                QCOMPARE(desk.cell(row, 5), isTaken ? shown(step.sum) : QString());
                QCOMPARE(desk.cell(row, 6), isDone ? shown(weights[std::size_t(row)]) : QString());
                const bool rescales = isTaken && row > 0 && step.isNewMaximum;
                QCOMPARE(desk.table().rows().rows[std::size_t(row)][3].tone == CellTone::Lost, rescales);
            }
        }
    }

    void whatAStepDoesIsSaid()
    {
        Desk desk;
        QVERIFY2(desk.text("onePassStep").contains(QStringLiteral("m = −∞")), qPrintable(desk.text("onePassStep")));
        QTest::mouseClick(&desk.button("onePassNext"), Qt::LeftButton);
        QCOMPARE(desk.text("onePassStep"), QStringLiteral("A = 2 is the first number: m = 2, and d = exp(2 − 2) = 1."));
        QTest::mouseClick(&desk.button("onePassNext"), Qt::LeftButton);
        QCOMPARE(desk.text("onePassStep"),
                 QStringLiteral("B = 4 is larger than m = 2: the sum so far is rescaled to it, d = 1 · exp(2 − 4) "
                                "+ 1 = 1.135. No number is read again."));
        QTest::mouseClick(&desk.button("onePassNext"), Qt::LeftButton);
        QCOMPARE(desk.text("onePassStep"), QStringLiteral("C = 1 is not larger than m = 4, which stays: d = 1.135 + exp(1 − 4) = 1.185."));
        QVERIFY2(desk.text("onePassResult").contains(QStringLiteral("two passes")), qPrintable(desk.text("onePassResult")));
        QVERIFY(!desk.button("onePassNext").isEnabled());
        QTest::mouseClick(&desk.button("onePassBack"), Qt::LeftButton);
        QCOMPARE(desk.step(), 2);
    }

    void theEndIsHeldAgainstTwoPasses()
    {
        const std::vector<double> scores{0.1, 0.7, 0.3, 2.9};
        Desk desk(scores, 4);
        std::vector<double> twoPass(scores.size());
        Normalizer().weigh(scores, 1, twoPass);
        double farthest = 0;
        const std::vector<double> weights = onlineWeights(scores, 1);
        for (std::size_t place = 0; place < scores.size(); ++place)
            farthest = std::max(farthest, std::abs(twoPass[place] - weights[place]));
        QVERIFY(farthest < 1e-15);
        const QString said = desk.text("onePassResult");
        QVERIFY2(farthest == 0 ? said.contains(QStringLiteral("to the last bit")) : said.contains(shownNumber(farthest, 2).screen),
                 qPrintable(said));
    }

    void aClickOnANumberTakesAllUpToIt()
    {
        Desk desk;
        OnePassView& picture = desk.panel->picture();
        QTest::mouseClick(&picture, Qt::LeftButton, {}, picture.columnOf(1).center().toPoint());
        QCOMPARE(desk.step(), 2);
    }

    void theSliderAndItsKeysDoSoToo()
    {
        Desk desk;
        desk.slider().setFocus();
        QTest::keyClick(&desk.slider(), Qt::Key_Right);
        QCOMPARE(desk.step(), 1);
        QTest::keyClick(&desk.slider(), Qt::Key_End);
        QCOMPARE(desk.step(), 3);
        QCOMPARE(desk.slider().value(), 3);
    }

    void spacePlaysToTheEnd()
    {
        Desk desk({1, 2});
        QTest::keyClick(&desk.panel->picture(), Qt::Key_Space);
        QVERIFY(desk.panel->isPlaying());
        QTRY_COMPARE(desk.step(), 2);
        QVERIFY(!desk.panel->isPlaying());
        QTest::keyClick(&desk.panel->picture(), Qt::Key_Space); // from the beginning again
        QCOMPARE(desk.step(), 0);
        QVERIFY(desk.panel->isPlaying());
        QTest::keyClick(&desk.panel->picture(), Qt::Key_Space);
        QVERIFY(!desk.panel->isPlaying());
    }

    void walkingIsOneStepToUndo()
    {
        Desk desk;
        for (int time = 0; time < 3; ++time)
            QTest::keyClick(&desk.panel->picture(), Qt::Key_Right);
        QCOMPARE(desk.document.undoStack().count(), 1);
        desk.document.undoStack().undo();
        QCOMPARE(desk.step(), 0);
        QCOMPARE(desk.slider().value(), 0);
    }

    void aListThatBecomesShorterEndsEarlier()
    {
        Desk desk({1, 2, 3, 4}, 4);
        desk.edit([](Scene& scene) { scene.numbers.list = {{5, 6}, {}}; });
        QCOMPARE(desk.panel->pass().taken, std::size_t(2));
        QVERIFY(desk.panel->pass().isDone());
    }

    void readersHearTheStep()
    {
        Desk desk({2, 4, 1}, 2);
        QVERIFY(desk.panel->picture().accessibleDescription().contains(QStringLiteral("B = 4 is larger than m = 2")));
        QVERIFY(paintsSomething(desk.panel->picture()));
    }
};

QTEST_MAIN(TestOnePassPanel)
#include "test_one_pass_panel.moc"
