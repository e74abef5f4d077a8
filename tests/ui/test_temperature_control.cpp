#include "core/measures/measures.h"
#include "tests/support/shown_part.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/model/document/document.h"
#include "ui/model/document/neat_steps.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/paint/charts/curve_painter.h"
#include "ui/panels/choices/temperature_control.h"
#include "ui/words/numbers/typed_number.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLineEdit>
#include <QLocale>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Scene sceneOf(double temperature, const char* normalizer)
{
    Scene scene;
    scene.variant.temperature = temperature;
    scene.variant.normalizer = *Normalizer::named(normalizer);
    return scene;
}

struct Desk {
    explicit Desk(double temperature = 1, const char* normalizer = "softmax")
        : document(std::make_unique<Document>(sceneOf(temperature, normalizer))), editor(std::make_unique<SceneEditor>(*document))
    {
        control = new TemperatureControl(*editor, selection);
        auto* column = new QVBoxLayout(&window);
        column->addWidget(control);
        column->addStretch(1);
        slider = control->findChild<TemperatureSlider*>(QStringLiteral("temperatureSlider"));
        entry = control->findChild<NumberBox*>(QStringLiteral("temperatureEntry"));
        note = control->findChild<TextLabel*>(QStringLiteral("temperatureNote"));
        softfocus::showTheme(window, Theme::light());
        softfocus::test::showActive(window, {280, 200});
    }

    double temperature() const { return document->scene().variant.temperature; }
    QPoint handle() const { return {qRound(slider->positionOf(slider->number())), 12}; }
    void enter(const QString& text)
    {
        entry->setFocus();
        entry->selectAll();
        QTest::keyClicks(entry, text);
        QTest::keyClick(entry, Qt::Key_Return);
    }

    std::unique_ptr<Document> document;
    std::unique_ptr<SceneEditor> editor;
    Selection selection{*document};
    QWidget window;
    TemperatureControl* control = nullptr;
    TemperatureSlider* slider = nullptr;
    NumberBox* entry = nullptr;
    TextLabel* note = nullptr;
};

} // namespace

class TestTemperatureControl : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void stepsLandOnNeatValues_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<int>("steps");
        QTest::addColumn<double>("to");
        QTest::newRow("up from 1") << 1.0 << 1 << 1.12;
        QTest::newRow("down from 1") << 1.0 << -1 << 0.9;
        QTest::newRow("a decade up") << 1.0 << 20 << 10.0;
        QTest::newRow("a decade down") << 1.0 << -20 << 0.1;
        QTest::newRow("up from between") << 0.83 << 1 << 0.9;
        QTest::newRow("down from between") << 0.83 << -1 << 0.8;
        QTest::newRow("below the range") << 0.05 << -1 << 0.0;
        QTest::newRow("above the range") << 20.0 << 1 << infinity;
        QTest::newRow("back from 0") << 0.0 << 1 << 0.05;
        QTest::newRow("back from infinity") << infinity << -1 << 20.0;
        QTest::newRow("no further than 0") << 0.0 << -3 << 0.0;
        QTest::newRow("no further than infinity") << infinity << 1 << infinity;
        QTest::newRow("tiny up") << 1e-9 << 1 << 0.05;
        QTest::newRow("tiny down") << 1e-9 << -1 << 0.0;
        QTest::newRow("huge down") << 1e9 << -1 << 20.0;
        QTest::newRow("huge up") << 1e9 << 1 << infinity;
        QTest::newRow("nowhere") << 1.0 << 0 << 1.0;
    }
    void stepsLandOnNeatValues()
    {
        QFETCH(double, from);
        QFETCH(int, steps);
        QFETCH(double, to);
        QVERIFY(steppedTemperature(from, steps) == to);
    }

    void aStepIsATwentiethOfADecade()
    {
        for (double t = lowestTemperature; t < highestTemperature; t = steppedTemperature(t, 1)) {
            const double next = steppedTemperature(t, 1);
            if (std::isinf(next))
                break;
            const double step = std::log10(next / t);
            QVERIFY2(step > 0.04 && step < 0.06, qPrintable(QString::number(t)));
            QCOMPARE(steppedTemperature(next, -1), t);
        }
    }

    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("temperature");
        const double none = -1;
        QTest::newRow("point") << "en_US"
                               << "0.8" << 0.8;
        QTest::newRow("comma in a comma country") << "de_DE"
                                                  << "0,8" << 0.8;
        QTest::newRow("point in a comma country") << "de_DE"
                                                  << "0.8" << 0.8;
        QTest::newRow("thousands are no thousands") << "de_DE"
                                                    << "1.500" << 1.5;
        QTest::newRow("comma in a point country") << "en_US"
                                                  << "0,8" << 0.8;
        QTest::newRow("thousands are none in a point country") << "en_US"
                                                               << "1,500" << 1.5;
        QTest::newRow("two commas") << "en_US"
                                    << "1,500,000" << none;
        QTest::newRow("comma and point") << "en_US"
                                         << "1,500.5" << none;
        QTest::newRow("zero") << "en_US"
                              << "0" << 0.0;
        QTest::newRow("negative zero") << "en_US"
                                       << "-0" << 0.0;
        QTest::newRow("inf") << "en_US"
                             << "inf" << infinity;
        QTest::newRow("Inf") << "en_US"
                             << " Inf " << infinity;
        QTest::newRow("sign") << "en_US"
                              << "∞" << infinity;
        QTest::newRow("with name") << "en_US"
                                   << "T = 0.80" << 0.8;
        QTest::newRow("power of ten") << "en_US"
                                      << "1e-3" << 0.001;
        QTest::newRow("negative") << "en_US"
                                  << "-1" << none;
        QTest::newRow("minus infinity") << "en_US"
                                        << "-inf" << none;
        QTest::newRow("nan") << "en_US"
                             << "nan" << none;
        QTest::newRow("too large") << "en_US"
                                   << "1e999" << none;
        QTest::newRow("empty") << "en_US"
                               << "" << none;
        QTest::newRow("name alone") << "en_US"
                                    << "T =" << none;
        QTest::newRow("word") << "en_US"
                              << "hot" << none;
        QTest::newRow("two numbers") << "en_US"
                                     << "1 2" << none;
    }
    void readsWhatPeopleWrite()
    {
        QFETCH(QString, locale);
        QFETCH(QString, text);
        QFETCH(double, temperature);
        QLocale::setDefault(QLocale(locale));
        const std::optional<double> read = temperatureFrom(text);
        QCOMPARE(read.has_value(), temperature >= 0);
        if (read) {
            QVERIFY(*read == temperature);
            QVERIFY(!std::signbit(*read));
        }
    }

    void exactTextReadsBack_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char* locale : {"en_US", "de_DE", "fr_FR", "sv_SE"})
            QTest::newRow(locale) << QString::fromLatin1(locale);
    }
    void exactTextReadsBack()
    {
        QFETCH(QString, locale);
        QLocale::setDefault(QLocale(locale));
        for (const double t : {0.0, 1e-300, 0.05, 0.056, 0.8, 0.8123, 1.0, 1.0 / 3, 3.55, 19.99, 20.0, 12345.6, 1e300, infinity})
            QVERIFY2(temperatureFrom(exactTemperatureText(t)) == t, qPrintable(exactTemperatureText(t)));
    }

    void placeAndTemperatureAgree()
    {
        Desk desk;
        double before = -1;
        for (double t = 0;; t = steppedTemperature(t, 1)) {
            const double x = desk.slider->positionOf(t);
            QVERIFY(x > before);
            before = x;
            const double back = desk.slider->valueAt(x);
            if (t == 0 || t == 1 || std::isinf(t))
                QVERIFY(back == t);
            else
                QVERIFY2(std::abs(std::log(back / t)) < 0.06, qPrintable(QString::number(t)));
            if (std::isinf(t))
                break;
        }
        for (int x = 0; x < desk.slider->width(); ++x) {
            const QString text = exactTemperatureText(desk.slider->valueAt(x));
            QVERIFY2(text.size() <= 5, qPrintable(text));
        }
        QVERIFY(desk.slider->valueAt(-1000) == 0);
        QVERIFY(std::isinf(desk.slider->valueAt(1e6)));
    }

    void aDragIsOneUndoStep()
    {
        Desk desk(0.8);
        const QPoint from = desk.handle();
        QTest::mousePress(desk.slider, Qt::LeftButton, {}, from);
        for (int dx = 4; dx <= 48; dx += 4)
            QTest::mouseMove(desk.slider, from + QPoint(dx, 0));
        QVERIFY(desk.temperature() > 1.5);
        QTest::mouseRelease(desk.slider, Qt::LeftButton, {}, from + QPoint(48, 0));
        QCOMPARE(desk.document->undoStack().count(), 1);
        const double first = desk.temperature();
        QTest::mousePress(desk.slider, Qt::LeftButton, {}, desk.handle());
        QTest::mouseMove(desk.slider, desk.handle() - QPoint(30, 0));
        QTest::mouseRelease(desk.slider, Qt::LeftButton, {}, desk.handle());
        QCOMPARE(desk.document->undoStack().count(), 2);
        desk.document->undoStack().undo();
        QCOMPARE(desk.temperature(), first);
        desk.document->undoStack().undo();
        QCOMPARE(desk.temperature(), 0.8);
        QCOMPARE(desk.slider->number(), 0.8);
    }

    void grabbingTheHandleDoesNotMoveIt()
    {
        Desk desk(0.813);
        QTest::mouseClick(desk.slider, Qt::LeftButton, {}, desk.handle() + QPoint(3, 0));
        QCOMPARE(desk.temperature(), 0.813);
        QCOMPARE(desk.document->undoStack().count(), 0);
    }

    void theEndsAreTheLimits()
    {
        Desk desk;
        QTest::mouseClick(desk.slider, Qt::LeftButton, {}, QPoint(2, 12));
        QCOMPARE(desk.temperature(), 0.0);
        QCOMPARE(desk.entry->text(), QStringLiteral("T = 0"));
        QTest::mouseClick(desk.slider, Qt::LeftButton, {}, QPoint(desk.slider->width() - 3, 12));
        QVERIFY(std::isinf(desk.temperature()));
        QCOMPARE(desk.entry->text(), QStringLiteral("T = ∞"));
    }

    void keysMoveTheSlider_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<bool>("shift");
        QTest::addColumn<double>("to");
        QTest::newRow("right") << Qt::Key_Right << false << 1.12;
        QTest::newRow("up") << Qt::Key_Up << false << 1.12;
        QTest::newRow("left") << Qt::Key_Left << false << 0.9;
        QTest::newRow("down") << Qt::Key_Down << false << 0.9;
        QTest::newRow("Shift+right") << Qt::Key_Right << true << 1.8;
        QTest::newRow("page up") << Qt::Key_PageUp << false << 1.8;
        QTest::newRow("page down") << Qt::Key_PageDown << false << 0.56;
        QTest::newRow("home") << Qt::Key_Home << false << 0.0;
        QTest::newRow("end") << Qt::Key_End << false << infinity;
    }
    void keysMoveTheSlider()
    {
        QFETCH(Qt::Key, key);
        QFETCH(bool, shift);
        QFETCH(double, to);
        Desk desk;
        QTest::keyClick(desk.slider, key, shift ? Qt::ShiftModifier : Qt::NoModifier);
        QVERIFY(desk.temperature() == to);
    }

    void quickStepsUndoTogether()
    {
        Desk desk;
        desk.control->step(1);
        desk.control->step(1);
        QCOMPARE(desk.temperature(), 1.25);
        QCOMPARE(desk.document->undoStack().count(), 1);
        QCOMPARE(desk.document->undoStack().undoText(), QStringLiteral("Temperature 1.25"));
    }

    void theWheelSteps()
    {
        Desk desk;
        const auto turn = [](QWidget* over, int angle) {
            QWheelEvent event({20, 10}, over->mapToGlobal(QPointF(20, 10)), {}, {0, angle}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                              false);
            QApplication::sendEvent(over, &event);
            return event.isAccepted();
        };
        desk.entry->setFocus();
        QVERIFY(!turn(desk.slider, 120)); // passes by, and scrolls what the slider is in
        QCOMPARE(desk.temperature(), 1.0);
        desk.slider->setFocus();
        QVERIFY(turn(desk.slider, 120));
        QCOMPARE(desk.temperature(), 1.12);
        turn(desk.slider, -60); // half a notch of a fine wheel
        QCOMPARE(desk.temperature(), 1.12);
        turn(desk.slider, -60);
        QCOMPARE(desk.temperature(), 1.0);
        desk.entry->setFocus();
        turn(desk.entry, 120);
        QCOMPARE(desk.temperature(), 1.12);
        desk.slider->setFocus();
        turn(desk.entry, 120); // passes by
        QCOMPARE(desk.temperature(), 1.12);
    }

    void theEntryTakesExactNumbers()
    {
        Desk desk;
        desk.enter(QStringLiteral("0.8123"));
        QCOMPARE(desk.temperature(), 0.8123);
        QCOMPARE(desk.slider->number(), 0.8123);
        QCOMPARE(desk.document->undoStack().count(), 1);
        desk.enter(QStringLiteral("inf"));
        QVERIFY(std::isinf(desk.temperature()));
        desk.slider->setFocus();
        QCOMPARE(desk.entry->text(), QStringLiteral("T = ∞"));
        QCOMPARE(desk.document->undoStack().count(), 2);
    }

    void theEntryFollowsTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        Desk desk(0.8);
        desk.entry->setFocus();
        QCOMPARE(desk.entry->text(), QStringLiteral("0,80"));
        desk.slider->setFocus();
        QCOMPARE(desk.entry->text(), QStringLiteral("T = 0,80"));
        desk.enter(QStringLiteral("1,25"));
        QCOMPARE(desk.temperature(), 1.25);
    }

    void badEntriesSayWhyAndChangeNothing()
    {
        Desk desk(0.8);
        desk.enter(QStringLiteral("-1"));
        QCOMPARE(desk.temperature(), 0.8);
        QCOMPARE(desk.document->undoStack().count(), 0);
        QVERIFY(desk.note->isVisible());
        QVERIFY(desk.note->text().contains(QStringLiteral("“-1” is not a temperature")));
        QCOMPARE(desk.entry->text(), QStringLiteral("0.80"));
        desk.enter(QStringLiteral("2"));
        QVERIFY(!desk.note->isVisible());
    }

    void theKeysOfUndoAreTheWindowsOnceANumberIsEntered()
    {
        Desk desk;
        const auto isWanted = [&desk] { // as a text field says that it wants a key before shortcuts do
            QKeyEvent key(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
            key.ignore();
            QCoreApplication::sendEvent(desk.entry, &key);
            return key.isAccepted();
        };
        desk.entry->setFocus();
        desk.entry->selectAll();
        QTest::keyClicks(desk.entry, QStringLiteral("0.3"));
        QVERIFY(isWanted());
        QTest::keyClick(desk.entry, Qt::Key_Return);
        QCOMPARE(desk.temperature(), 0.3);
        QVERIFY(!isWanted());
    }

    void escapeTakesBackWhatWasTyped()
    {
        Desk desk(0.8);
        desk.entry->setFocus();
        QTest::keyClicks(desk.entry, QStringLiteral("3"));
        QTest::keyClick(desk.entry, Qt::Key_Escape);
        QCOMPARE(desk.entry->text(), QStringLiteral("0.80"));
        desk.slider->setFocus();
        QCOMPARE(desk.temperature(), 0.8);
        QCOMPARE(desk.entry->text(), QStringLiteral("T = 0.80"));
    }

    void aLongNumberIsShownShortAndWrittenWhole()
    {
        const double temperature = 2.2793648125;
        Desk desk(temperature);
        desk.slider->setFocus();
        QCOMPARE(desk.entry->text(), QStringLiteral("T = 2.28"));
        desk.entry->setFocus();
        QCOMPARE(desk.entry->text(), QStringLiteral("2.2793648125"));
        desk.slider->setFocus();
        QCOMPARE(desk.entry->text(), QStringLiteral("T = 2.28"));
        QCOMPARE(desk.temperature(), temperature);
        QCOMPARE(desk.document->undoStack().count(), 0);
    }

    void aRefusalGoesWhenTheEntryIsLeft()
    {
        Desk desk(0.8);
        desk.enter(QStringLiteral("warm"));
        QVERIFY(desk.note->text().contains(QStringLiteral("“warm” is not a temperature")));
        QVERIFY(desk.entry->hasFocus());
        desk.slider->setFocus();
        QVERIFY(!desk.note->isVisible());
    }

    void theClickThatComesToTheEntrySelectsItsNumber()
    {
        Desk desk(0.8);
        auto* field = desk.entry->findChild<QLineEdit*>();
        desk.slider->setFocus();
        QTest::mouseClick(field, Qt::LeftButton);
        QCOMPARE(field->selectedText(), QStringLiteral("0.80"));
    }

    void upAndDownStepInTheEntry()
    {
        Desk desk;
        desk.entry->setFocus();
        QTest::keyClick(desk.entry, Qt::Key_Up);
        QCOMPARE(desk.temperature(), 1.12);
        QCOMPARE(desk.entry->text(), QStringLiteral("1.12"));
        QTest::keyClick(desk.entry, Qt::Key_Down);
        QCOMPARE(desk.temperature(), 1.0);
    }

    void followsTheSceneWithoutEditingIt()
    {
        Desk desk;
        Scene scene = desk.document->scene();
        scene.variant.temperature = 1.0 / 3; // no place of the slider's own
        QVERIFY(desk.document->edit(QStringLiteral("third"), scene).ok());
        QCOMPARE(desk.document->undoStack().count(), 1);
        QCOMPARE(desk.document->undoStack().undoText(), QStringLiteral("third"));
        QCOMPARE(desk.temperature(), 1.0 / 3);
        desk.entry->setFocus();
        desk.slider->setFocus(); // leaving the entry untouched is no edit
        QCOMPARE(desk.document->undoStack().count(), 1);
    }

    void screenReadersReadAndSetIt()
    {
        Desk desk(0.8);
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(desk.slider);
        QVERIFY(face);
        QCOMPARE(face->role(), QAccessible::Slider);
        QCOMPARE(face->text(QAccessible::Name), QStringLiteral("Temperature"));
        QCOMPARE(face->text(QAccessible::Value), QStringLiteral("0.80"));
        QVERIFY(face->valueInterface());
        QCOMPARE(face->valueInterface()->currentValue().toDouble(), 0.8);
        face->valueInterface()->setCurrentValue(2.5);
        QCOMPARE(desk.temperature(), 2.5);
    }

    void screenReadersReadAndSetTheExactNumber()
    {
        Desk desk(0.8);
        desk.slider->setFocus();
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(desk.entry);
        QVERIFY(face);
        QCOMPARE(face->role(), QAccessible::SpinBox);
        QCOMPARE(face->childCount(), 0);
        QCOMPARE(face->text(QAccessible::Name), QStringLiteral("Temperature, exact"));
        QCOMPARE(face->text(QAccessible::Value), QStringLiteral("T = 0.80"));
        QVERIFY(face->textInterface());
        QAccessibleValueInterface* number = face->valueInterface();
        QVERIFY(number);
        QCOMPARE(number->currentValue().toDouble(), 0.8);
        QCOMPARE(number->minimumValue().toDouble(), 0.0);
        QCOMPARE(number->maximumValue().toDouble(), infinity);
        number->setCurrentValue(2.5);
        QCOMPARE(desk.temperature(), 2.5);
        number->setCurrentValue(-1);
        QCOMPARE(desk.temperature(), 0.0);
    }

    void fromRightToLeftTheScaleTurnsRound()
    {
        Desk desk(0.8);
        desk.window.setLayoutDirection(Qt::RightToLeft);
        QTest::mouseClick(desk.slider, Qt::LeftButton, {}, QPoint(2, 12));
        QVERIFY(std::isinf(desk.temperature()));
        QTest::mouseClick(desk.slider, Qt::LeftButton, {}, QPoint(desk.slider->width() - 3, 12));
        QCOMPARE(desk.temperature(), 0.0);
        QTest::keyClick(desk.slider, Qt::Key_Left);
        QCOMPARE(desk.temperature(), lowestTemperature);
    }

    void ticksStandWhereKeysEnterTheSupport()
    {
        Desk desk(1, "sparsemax");
        const std::vector<SupportTick> ticks = desk.slider->ticks();
        QVERIFY(!ticks.empty());
        for (const SupportTick& tick : ticks) {
            // Just below and above it the support differs by one key.
            const auto supportAt = [&](double temperature) {
                Scene scene = desk.document->scene();
                scene.variant.temperature = temperature;
                const Document document(scene);
                return measure(rowOf(document.attention()->weights->values, desk.selection.query())).support;
            };
            QCOMPARE(supportAt(tick.temperature * 1.0001) - supportAt(tick.temperature * 0.9999), 1);
            const QString text = desk.slider->tickTextAt(desk.slider->positionOf(tick.temperature));
            QVERIFY2(text.contains(tick.sentence), qPrintable(text));
            QVERIFY(tick.sentence.contains(QStringLiteral("” enters at T = ")));
            QVERIFY(desk.slider->accessibleDescription().contains(tick.sentence));
        }
    }

    void flagsStandWhereTheRowBecomesHardAndUniform_data()
    {
        QTest::addColumn<QString>("normalizer");
        for (const char* name : {"softmax", "sparsemax", "entmax"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void flagsStandWhereTheRowBecomesHardAndUniform()
    {
        QFETCH(QString, normalizer);
        const QByteArray name = normalizer.toUtf8();
        Desk desk(1, name.constData());
        const std::vector<SpreadMark> marks = desk.slider->spreadMarks();
        QCOMPARE(marks.size(), std::size_t(2));
        const auto weightsAt = [&](double temperature) {
            Scene scene = desk.document->scene();
            scene.variant.temperature = temperature;
            const Document document(scene);
            const std::span<const double> row = rowOf(document.attention()->weights->values, desk.selection.query());
            return std::vector<double>(row.begin(), row.end());
        };
        QCOMPARE(marks[0].kind, SpreadKind::NearlyHard);
        QVERIFY(std::ranges::max(weightsAt(marks[0].temperature)) >= 0.99);
        QVERIFY(std::ranges::max(weightsAt(marks[0].temperature * 1.0001)) < 0.99);
        QCOMPARE(marks[1].kind, SpreadKind::NearlyUniform);
        const auto farthest = [&](double temperature) {
            double most = 0;
            const std::vector<double> weights = weightsAt(temperature);
            for (const double weight : weights)
                most = std::max(most, std::abs(weight * double(weights.size()) - 1));
            return most;
        };
        QVERIFY(farthest(marks[1].temperature) <= 0.01);
        QVERIFY(farthest(marks[1].temperature * 0.9999) > 0.01);
        for (const SpreadMark& mark : marks) {
            QVERIFY2(desk.slider->tickTextAt(desk.slider->placeOf(mark)).contains(mark.sentence), qPrintable(mark.sentence));
            QVERIFY(desk.slider->accessibleDescription().contains(mark.sentence));
        }
        QVERIFY(marks[0].sentence.contains(QStringLiteral("cookies")));
    }

    void aFlagBeyondTheScaleStandsBeforeTheLimit()
    {
        Desk desk(1, "softmax");
        const SpreadMark& uniform = desk.slider->spreadMarks().back();
        QVERIFY(uniform.temperature > highestTemperature);
        QVERIFY(desk.slider->placeOf(uniform) > desk.slider->positionOf(highestTemperature));
        QVERIFY(desk.slider->placeOf(uniform) < desk.slider->positionOf(greatestTemperature));
    }

    void noFlagStandsWhereNoTemperatureMakesARowHard()
    {
        for (const char* name : {"hardmax", "linear", "sigmoid", "tanh", "adaptive"}) {
            Desk desk(1, name);
            QVERIFY(desk.slider->spreadMarks().empty());
        }
    }

    void ticksAndFlagsLookUnlikeEachOther()
    {
        TemperatureSlider slider;
        softfocus::showTheme(slider, Theme::light());
        slider.resize(300, slider.sizeHint().height());
        slider.showNumber(0); // so that the handle is elsewhere
        const QImage plain = slider.grab().toImage();
        const auto with = [&](std::vector<SupportTick> ticks, std::vector<SpreadMark> marks) {
            slider.setTicks(std::move(ticks));
            slider.setSpreadMarks(std::move(marks));
            return slider.grab().toImage();
        };
        const QImage tick = with({{1.5, QStringLiteral("enters")}}, {});
        const QImage hard = with({}, {{SpreadKind::NearlyHard, 1.5, QStringLiteral("hard")}});
        const QImage uniform = with({}, {{SpreadKind::NearlyUniform, 1.5, QStringLiteral("uniform")}});
        const std::vector<QImage> looks{plain, tick, hard, uniform};
        for (std::size_t a = 0; a < looks.size(); ++a)
            for (std::size_t b = a + 1; b < looks.size(); ++b)
                QVERIFY(looks[a] != looks[b]);
        // All three at one place are still all there to be seen and read.
        const QImage all = with({{1.5, QStringLiteral("enters")}}, {{SpreadKind::NearlyHard, 1.5, QStringLiteral("hard")},
                                                                    {SpreadKind::NearlyUniform, 1.5, QStringLiteral("uniform")}});
        const double place = slider.positionOf(1.5);
        QCOMPARE(slider.tickTextAt(place), QStringLiteral("hard\nuniform\nenters"));
        const int track = 12;
        const int middle = qRound(place);
        const QRect below(middle - 2, track + 4, 5, 7), before(middle - 8, 0, 7, 8), behind(middle + 2, 0, 7, 8);
        QCOMPARE(all.copy(below), tick.copy(below));
        QCOMPARE(all.copy(before), hard.copy(before));
        QCOMPARE(all.copy(behind), uniform.copy(behind));
    }

    void onlySparseNormalizersHaveTicks()
    {
        Desk desk(1, "sparsemax");
        const std::size_t sparse = desk.slider->ticks().size();
        QVERIFY(sparse > 0);
        Scene scene = desk.document->scene();
        scene.variant.normalizer = *Normalizer::named("softmax");
        QVERIFY(desk.document->edit(QStringLiteral("softmax"), scene).ok());
        QVERIFY(desk.slider->ticks().empty());
        QVERIFY(!desk.slider->accessibleDescription().contains(QStringLiteral("enters")));
        scene.variant.normalizer = *Normalizer::named("entmax");
        QVERIFY(desk.document->edit(QStringLiteral("entmax"), scene).ok());
        QVERIFY(!desk.slider->ticks().empty());
        const std::vector<SupportTick> before = desk.slider->ticks();
        desk.selection.choose(0);
        QVERIFY(desk.slider->ticks() != before);
    }

    void theSameSpreadHasTheSameEntropy_data()
    {
        QTest::addColumn<QString>("normalizer");
        for (const char* name : {"sparsemax", "linear", "entmax", "adaptive", "top-k", "tanh"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void theSameSpreadHasTheSameEntropy()
    {
        QFETCH(QString, normalizer);
        const QByteArray name = normalizer.toUtf8();
        Desk desk(0.8, name.constData());
        auto& button = *desk.control->findChild<QAbstractButton*>(QStringLiteral("sameSpread"));
        QVERIFY(button.isVisible());
        const auto entropy = [&] { return measure(rowOf(desk.document->attention()->weights->values, desk.selection.query())).entropy; };
        const double before = entropy();
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(desk.document->scene().variant.normalizer.name(), std::string_view("softmax"));
        QVERIFY(std::abs(entropy() - before) < 1e-9);
        QVERIFY(desk.note->isVisible());
        QCOMPARE(desk.document->undoStack().count(), 1);
        desk.document->undoStack().undo();
        QCOMPARE(desk.document->scene().variant.normalizer.name(), std::string_view(name.constData()));
        QCOMPARE(desk.temperature(), 0.8);
    }

    void aTemperatureThatPlaysKeepsItsDecimals()
    {
        Desk desk;
        TemperatureSweep sweep(*desk.editor);
        desk.control->setSweep(sweep);
        sweep.play();
        for (const double temperature : {0.116, 0.11, 0.085, 11.6})
            QCOMPARE(steadyTemperatureText(temperature).section(u'.', 1).size(), 3);
        QTRY_VERIFY(desk.temperature() < 1);
        QVERIFY(sweep.isPlaying());
        QVERIFY2(desk.entry->text().endsWith(QString::number(desk.temperature(), 'f', 3)), qPrintable(desk.entry->text()));
        sweep.pause();
        QVERIFY2(desk.entry->text().endsWith(exactTemperatureText(desk.temperature())), qPrintable(desk.entry->text()));
        QCOMPARE(steadyTemperatureText(0), QStringLiteral("0"));
        QCOMPARE(steadyTemperatureText(0.12345), QStringLiteral("0.12"));
    }

    void softmaxTakesTheSpreadOfTheNormalizerBefore()
    {
        Desk desk(0.8, "softmax");
        auto& button = *desk.control->findChild<QAbstractButton*>(QStringLiteral("sameSpread"));
        QVERIFY(!button.isVisible());
        Scene scene = desk.document->scene();
        scene.variant.normalizer = *Normalizer::named("sparsemax");
        QVERIFY(desk.document->edit(QStringLiteral("sparse"), scene).ok());
        const double spread = measure(rowOf(desk.document->attention()->weights->values, desk.selection.query())).entropy;
        scene.variant.normalizer = *Normalizer::named("softmax");
        scene.variant.temperature = 3;
        QVERIFY(desk.document->edit(QStringLiteral("soft"), scene).ok());
        QCOMPARE(button.text(), QStringLiteral("Match the entropy of sparsemax"));
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(desk.temperature() < 3);
        QVERIFY(std::abs(measure(rowOf(desk.document->attention()->weights->values, desk.selection.query())).entropy - spread) < 1e-9);
    }

    void aRemarkMovesNothingBelowIt()
    {
        Desk desk(0.8, "sparsemax");
        const QString whole = desk.note->text();
        QVERIFY(!desk.note->isVisible() && whole.isEmpty());
        const auto height = [&] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            return desk.control->sizeHint().height();
        };
        const int before = height();
        QTest::mouseClick(desk.control->findChild<QAbstractButton*>(QStringLiteral("sameSpread")), Qt::LeftButton);
        QVERIFY(desk.note->isVisible());
        QCOMPARE(height(), before);
        // What one line has no room for is in the tool tip, and for who listens.
        QVERIFY(desk.note->toolTip().startsWith(QStringLiteral("Softmax at T = ")));
        QCOMPARE(desk.note->accessibleName(), desk.note->toolTip());
        QVERIFY2(desk.note->sizeHint().width() <= desk.note->width(), qPrintable(desk.note->text()));
        desk.enter(QStringLiteral("warm"));
        QVERIFY(desk.note->isVisible());
        QCOMPARE(height(), before);
    }

    void whereNoTemperatureHasTheSpreadItIsSaid()
    {
        Desk desk(1, "sigmoid");
        Scene scene = desk.document->scene();
        Parameters parameters;
        parameters.unnormalized = true;
        scene.variant.normalizer = scene.variant.normalizer.with(parameters);
        QVERIFY(desk.document->edit(QStringLiteral("undivided"), scene).ok());
        QTest::mouseClick(desk.control->findChild<QAbstractButton*>(QStringLiteral("sameSpread")), Qt::LeftButton);
        QCOMPARE(desk.document->scene(), scene);
        QVERIFY(desk.note->isVisible());
        QCOMPARE(desk.document->undoStack().count(), 1);
    }
};

QTEST_MAIN(TestTemperatureControl)
#include "test_temperature_control.moc"
