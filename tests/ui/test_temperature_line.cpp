#include "core/measures/spread_temperatures.h"
#include "tests/support/shown_part.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/model/compare/compare_editor.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/panels/choices/temperature_line.h"
#include "ui/words/numbers/number_text.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace softfocus;
using namespace softfocus::test;

namespace {

struct Desk : OwnDocument {
    Desk() : editor(document), sweep(editor), line(new TemperatureLine(editor, sweep, document, selection, QStringLiteral("compare")))
    {
        sweep.setPossible([this] { return TemperatureLine::isPossible(editor); });
        auto* column = new QVBoxLayout(&window);
        column->addWidget(line);
        column->addStretch(1);
        softfocus::showTheme(window, Theme::light());
        softfocus::test::showActive(window, {520, 120});
    }
    TemperatureSlider& slider() { return line->slider(); }
    double temperature() const { return document.scene().variant.temperature; }
    std::vector<double> row(const char* normalizer)
    {
        const std::span<const double> scores = rowOf(document.attention()->scores->masked, selection.query());
        std::vector<double> weights(scores.size());
        Normalizer::named(normalizer)->weigh(scores, temperature(), weights);
        return weights;
    }
    void show(const std::vector<const char*>& names, bool ownTemperature = false)
    {
        std::vector<ComparedPanel> panels;
        for (const char* name : names)
            panels.push_back(ComputedPanel{{*Normalizer::named(name)}, ownTemperature});
        QVERIFY(CompareEditor(editor).setPanels(QStringLiteral("panels"), panels).ok());
    }
    void enter(const QString& text)
    {
        line->entry().setFocus();
        line->entry().selectAll();
        QTest::keyClicks(&line->entry(), text);
        QTest::keyClick(&line->entry(), Qt::Key_Return);
    }

    SceneEditor editor;
    TemperatureSweep sweep;
    QWidget window;
    TemperatureLine* line;
};

} // namespace

class TestTemperatureLine : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theMarksAreThoseOfTheFirstNormalizersThatHaveThem()
    {
        Desk desk;
        QVERIFY(!desk.slider().ticks().empty()); // of sparsemax, the second one
        for (const SupportTick& tick : desk.slider().ticks())
            QVERIFY2(tick.sentence.contains(QStringLiteral("the support of sparsemax")), qPrintable(tick.sentence));
        const SpreadTemperatures softmax =
            spreadTemperatures(Normalizer(), rowOf(desk.document.attention()->scores->masked, desk.selection.query()));
        QCOMPARE(desk.slider().spreadMarks().size(), std::size_t(2));
        QCOMPARE(desk.slider().spreadMarks()[0].temperature, *softmax.nearlyHard);
        QCOMPARE(desk.slider().spreadMarks()[1].temperature, *softmax.nearlyUniform);
        QVERIFY(desk.slider().spreadMarks()[0].sentence.startsWith(QStringLiteral("softmax is nearly hard up to T = ")));
        desk.show({"linear", "entmax", "softmax"});
        QVERIFY(desk.slider().ticks().front().sentence.contains(QStringLiteral("the support of entmax")));
        QVERIFY(desk.slider().spreadMarks()[0].sentence.startsWith(QStringLiteral("entmax")));
        desk.show({"hardmax", "linear"});
        QVERIFY(desk.slider().ticks().empty());
        QVERIFY(desk.slider().spreadMarks().empty());
        QVERIFY(!desk.slider().isEnabled());
        QVERIFY(!desk.window.findChild<QToolButton*>(QStringLiteral("compare-playSweep"))->isEnabled());
    }

    void normalizersAtTemperaturesOfTheirOwnHaveNoMarks()
    {
        Desk desk;
        desk.show({"softmax", "sparsemax"}, true);
        QVERIFY(desk.slider().spreadMarks().empty());
        QVERIFY(!desk.slider().isEnabled());
    }

    void anotherRowHasOtherMarks()
    {
        Desk desk;
        const std::vector<SupportTick> before = desk.slider().ticks();
        desk.selection.choose(0);
        QVERIFY(desk.slider().ticks() != before);
    }

    void nothingIsMarkedWhileNobodyLooks()
    {
        Desk desk;
        const std::vector<SupportTick> before = desk.slider().ticks();
        desk.line->hide();
        desk.selection.choose(0);
        QCOMPARE(desk.slider().ticks(), before);
        desk.line->show();
        QVERIFY(desk.slider().ticks() != before);
    }

    void draggingOverATickTurnsAZeroIntoAWeight()
    {
        Desk desk;
        const std::vector<SupportTick> ticks = desk.slider().ticks();
        constexpr int aside = 5; // pixels
        const SupportTick& tick = ticks.front();
        const int place = qRound(desk.slider().positionOf(tick.temperature));
        const auto zeros = [&] { return std::ranges::count(desk.row("sparsemax"), 0.0); };
        QTest::mousePress(&desk.slider(), Qt::LeftButton, {}, QPoint(place - aside, 12));
        QVERIFY(desk.temperature() < tick.temperature);
        const auto before = zeros();
        const std::vector<double> below = desk.row("sparsemax");
        QTest::mouseMove(&desk.slider(), QPoint(place + aside, 12));
        QTRY_VERIFY(desk.temperature() > tick.temperature);
        const std::vector<double> above = desk.row("sparsemax");
        QTest::mouseRelease(&desk.slider(), Qt::LeftButton, {}, QPoint(place + aside, 12));
        QVERIFY(zeros() < before);
        for (std::size_t key = 0; key < above.size(); ++key)
            if (below[key] == 0.0 && above[key] != 0.0)
                QVERIFY(above[key] > 0);
        QCOMPARE(desk.document.undoStack().count(), 1);
    }

    void typingATemperatureOnEitherSideOfATickDoesSoToo()
    {
        Desk desk;
        const double tick = desk.slider().ticks().front().temperature;
        desk.enter(QString::number(tick * 0.999, 'g', 12));
        const auto below = std::ranges::count(desk.row("sparsemax"), 0.0);
        desk.enter(QString::number(tick * 1.001, 'g', 12));
        QCOMPARE(std::ranges::count(desk.row("sparsemax"), 0.0), below - 1);
    }

    void theEntryAndTheSliderShowWhatTheSceneHas()
    {
        Desk desk;
        QTest::keyClick(&desk.slider(), Qt::Key_Right);
        QCOMPARE(desk.slider().number(), desk.temperature());
        QCOMPARE(desk.line->entry().number(), desk.temperature());
        QTest::keyClick(&desk.slider(), Qt::Key_Home);
        QCOMPARE(desk.temperature(), 0.0);
        QSignalSpy refused(desk.line, &TemperatureLine::refused);
        desk.enter(QStringLiteral("warm"));
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused[0][0].toString().contains(QStringLiteral("warm")));
        QCOMPARE(desk.temperature(), 0.0);
    }

    void ofTheScenesOwnNormalizerItSaysWhyItHasNoEffect()
    {
        Desk desk;
        TemperatureLine line(desk.editor, desk.sweep, desk.document, desk.selection, QStringLiteral("heads"),
                             TemperatureLine::Moves::Scene);
        line.show();
        QVERIFY(line.slider().isEnabled());
        QVERIFY(line.slider().ticks().empty()); // rows of one head are not those of all
        desk.edit([](Scene& scene) { scene.variant.normalizer = *Normalizer::named("linear"); });
        QVERIFY(!line.slider().isEnabled() && !line.entry().isEnabled());
        QVERIFY(line.slider().toolTip().contains("cancels"));
        desk.edit([](Scene& scene) { scene.variant.normalizer = *Normalizer::named("sparsemax"); });
        QVERIFY(line.slider().isEnabled() && line.slider().toolTip().isEmpty());
        QVERIFY(line.slider().ticks().empty());
    }

    void theButtonPlaysEvenWhereTheScenesOwnNormalizerHasNoTemperature()
    {
        Desk desk;
        desk.edit([](Scene& scene) { scene.variant.normalizer = *Normalizer::named("hardmax"); });
        auto* play = desk.window.findChild<QToolButton*>(QStringLiteral("compare-playSweep"));
        QVERIFY(play->isEnabled());
        QTest::mouseClick(play, Qt::LeftButton);
        QVERIFY(desk.sweep.isPlaying());
        const double before = desk.temperature();
        QTRY_VERIFY(desk.temperature() != before);
        QTest::mouseClick(play, Qt::LeftButton);
        QVERIFY(!desk.sweep.isPlaying());
    }
};

QTEST_MAIN(TestTemperatureLine)
#include "test_temperature_line.moc"
