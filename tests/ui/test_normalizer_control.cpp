#include "tests/support/sentences.h"
#include "tests/support/shown_part.h"
#include "tests/support/spoken.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/number_slider.h"
#include "ui/model/document/document.h"
#include "ui/model/document/neat_steps.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/choices/normalizer_control.h"
#include "ui/words/normalizer_text.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QStyleOptionSpinBox>
#include <QTest>
#include <QVBoxLayout>

using namespace softfocus;

namespace {

Scene with(const char* normalizer, const Parameters& parameters = {})
{
    Scene scene;
    scene.variant.normalizer = Normalizer::named(normalizer)->with(parameters);
    return scene;
}

/// The control above a button, so that there is something to go on to.
struct Desk {
    explicit Desk(const Scene& scene = {}) : document(scene)
    {
        control = new NormalizerControl(editor, 2);
        auto* after = new QPushButton(QStringLiteral("after"));
        after->setObjectName(QStringLiteral("after"));
        auto* column = new QVBoxLayout(&window);
        column->addWidget(control);
        column->addWidget(after);
        softfocus::showTheme(window, Theme::light());
        softfocus::test::showActive(window, {260, 320});
    }

    template <class Widget>
    Widget& part(const char* name)
    {
        return *control->findChild<Widget*>(QString::fromLatin1(name));
    }
    bool shows(const char* name)
    {
        const auto* widget = control->findChild<QWidget*>(QString::fromLatin1(name));
        return widget && widget->isVisible();
    }
    void click(const char* name) { QTest::mouseClick(&part<QAbstractButton>(name), Qt::LeftButton); }
    /// On the − or + beside k.
    void clickStep(QStyle::SubControl button)
    {
        auto& box = part<NumberBox>("kEntry");
        QStyleOptionSpinBox option;
        option.initFrom(&box);
        option.buttonSymbols = box.buttonSymbols();
        QTest::mouseClick(&box, Qt::LeftButton, {}, box.style()->subControlRect(QStyle::CC_SpinBox, &option, button, &box).center());
    }
    bool canStep(NumberBox::StepEnabledFlag way) { return part<NumberBox>("kEntry").stepEnabled() & way; }
    const Parameters& parameters() { return document.scene().variant.normalizer.parameters(); }
    QString name() { return QString::fromStdString(std::string(document.scene().variant.normalizer.name())); }
    int undoCount() { return document.undoStack().count(); }
    QString undoText() { return document.undoStack().undoText(); }
    void undo() { document.undoStack().undo(); }

    Document document;
    SceneEditor editor{document};
    QWidget window;
    NormalizerControl* control = nullptr;
};

void write(const NumberBox& box, const QString& text)
{
    box.findChild<QLineEdit*>()->setText(text);
}

/// Presses, moves in small steps and lets go.
void drag(NumberSlider& slider, double from, double to)
{
    const int y = 12;
    const auto at = [&](double value) { return QPoint(qRound(slider.positionOf(value)), y); };
    QTest::mousePress(&slider, Qt::LeftButton, {}, at(from));
    constexpr int moves = 8;
    for (int i = 1; i <= moves; ++i)
        QTest::mouseMove(&slider, at(from) + (at(to) - at(from)) * i / moves);
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, at(to));
}

} // namespace

class TestNormalizerControl : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theListHoldsEveryOtherNormalizerWithItsGist()
    {
        Desk desk;
        desk.click("moreNormalizers");
        auto* list = desk.control->findChild<QMenu*>(QStringLiteral("moreList"));
        QVERIFY(list);
        QTRY_VERIFY(list->isVisible());
        QStringList names;
        for (const NormalizerEntry& entry : normalizerTable()) {
            if (entry.isCommon)
                continue;
            const QString name = QString::fromUtf8(entry.name.data(), qsizetype(entry.name.size()));
            const auto* action = list->findChild<QAction*>(QStringLiteral("more-") + name);
            QVERIFY2(action, qPrintable(name));
            QVERIFY(!gistText(entry).isEmpty() && action->text().contains(gistText(entry)));
            QVERIFY(!action->isChecked());
            names << name;
        }
        QCOMPARE(list->actions().size(), names.size());
        QCOMPARE(names.size(), 5);
        list->close();
    }

    void theKeyboardChoosesFromTheList()
    {
        Desk desk;
        auto& more = desk.part<QAbstractButton>("moreNormalizers");
        more.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&more, Qt::Key_Down);
        auto* list = desk.control->findChild<QMenu*>(QStringLiteral("moreList"));
        QVERIFY(list);
        QTRY_VERIFY(list->isVisible());
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(desk.name(), QStringLiteral("top-k"));
        QCOMPARE(desk.undoCount(), 1);
        QCOMPARE(desk.undoText(), QStringLiteral("Normalizer top-k"));
    }

    void noCommonButtonIsCheckedForAnotherOne()
    {
        Desk desk;
        desk.control->choose(4);
        QCOMPARE(desk.name(), QStringLiteral("entmax"));
        for (const char* name : {"softmax", "sparsemax", "hardmax", "linear"})
            QVERIFY2(!desk.part<QAbstractButton>(name).isChecked(), name);
        auto& more = desk.part<QAbstractButton>("moreNormalizers");
        QCOMPARE(more.accessibleDescription(), QStringLiteral("entmax is chosen"));
        desk.click("softmax");
        QCOMPARE(desk.name(), QStringLiteral("softmax"));
        QVERIFY(desk.part<QAbstractButton>("softmax").isChecked());
        QCOMPARE(more.accessibleDescription(), QStringLiteral("none of them is chosen"));
        desk.undo();
        QCOMPARE(desk.name(), QStringLiteral("entmax"));
        QVERIFY(!desk.part<QAbstractButton>("softmax").isChecked());
    }

    void theChosenOneStandsOutInTheRow()
    {
        Desk desk;
        auto& more = desk.part<QAbstractButton>("moreNormalizers");
        const QImage before = more.grab().toImage();
        for (const int row : {4, 5, 6, 7, 8}) {
            desk.control->choose(row);
            const QImage after = more.grab().toImage();
            QVERIFY2(after != before, qPrintable(desk.name()));
            bool accent = false;
            const QColor ink = Theme::light().accent;
            for (int y = 0; y < after.height() && !accent; ++y)
                for (int x = 0; x < after.width() && !accent; ++x)
                    accent = QColor(after.pixel(x, y)) == ink;
            QVERIFY2(accent, qPrintable(desk.name()));
        }
    }

    void parametersStandBelowTheirNormalizerAlone()
    {
        Desk desk;
        const auto shown = [&] {
            QStringList names;
            for (const char* name : {"alphaSlider", "alphaEntry", "kEntry", "negatives", "undivided"})
                if (desk.shows(name))
                    names << QString::fromLatin1(name);
            return names.join(u' ');
        };
        const QString expected[] = {{}, {}, {}, "negatives", "alphaSlider alphaEntry", "kEntry", "undivided", "undivided", {}};
        for (int row = 0; row < int(normalizerTable().size()); ++row) {
            desk.control->choose(row);
            QTRY_COMPARE(shown(), expected[row]);
        }
    }

    void parametersComeBackWithTheirNormalizer()
    {
        Desk desk(with("entmax", {.alpha = 1.2}));
        desk.control->choose(5);
        desk.clickStep(QStyle::SC_SpinBoxUp);
        QVERIFY(!desk.part<NumberBox>("kEntry").hasFocus()); // keys stay the window's
        QCOMPARE(desk.parameters().k, 4);
        QCOMPARE(desk.parameters().alpha, 1.2);
        desk.click("softmax");
        desk.control->choose(4);
        QCOMPARE(desk.parameters().alpha, 1.2);
        QCOMPARE(desk.part<NumberBox>("alphaEntry").text(), QStringLiteral("α = 1.2"));
        desk.control->choose(5);
        QCOMPARE(desk.parameters().k, 4);
    }

    void draggingAlphaIsOneStep()
    {
        Desk desk(with("entmax"));
        auto& slider = desk.part<NumberSlider>("alphaSlider");
        drag(slider, 1.5, 3);
        QVERIFY(desk.parameters().alpha > 2.9 && desk.parameters().alpha < 3.1);
        QCOMPARE(desk.undoCount(), 1);
        QVERIFY(desk.undoText().startsWith(QStringLiteral("α ")));
        drag(slider, desk.parameters().alpha, 2);
        QCOMPARE(desk.undoCount(), 2);
        QCOMPARE(desk.parameters().alpha, 2.0); // its mark pulls
        desk.undo();
        desk.undo();
        QCOMPARE(desk.parameters().alpha, 1.5);
        QCOMPARE(slider.number(), 1.5);
    }

    void alphaEndsAtItsRange()
    {
        Desk desk(with("entmax"));
        auto& slider = desk.part<NumberSlider>("alphaSlider");
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_End);
        QCOMPARE(desk.parameters().alpha, 4.0);
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(desk.parameters().alpha, 4.0);
        QTest::keyClick(&slider, Qt::Key_Home);
        QCOMPARE(desk.parameters().alpha, 1.0);
        QTest::keyClick(&slider, Qt::Key_Left);
        QCOMPARE(desk.parameters().alpha, 1.0);
        drag(slider, 1, 4);
        QCOMPARE(desk.parameters().alpha, 4.0);
    }

    void alphaStepsAreNeat_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<int>("steps");
        QTest::addColumn<double>("to");
        QTest::newRow("up") << 1.5 << 1 << 1.55;
        QTest::newRow("down") << 1.5 << -1 << 1.45;
        QTest::newRow("big") << 1.5 << 5 << 1.75;
        QTest::newRow("from between, up") << 1.52 << 1 << 1.55;
        QTest::newRow("from between, down") << 1.52 << -1 << 1.5;
        QTest::newRow("at the end") << 3.99 << 5 << 4.0;
        QTest::newRow("at the beginning") << 1.01 << -2 << 1.0;
    }

    void alphaStepsAreNeat()
    {
        QFETCH(double, from);
        QFETCH(int, steps);
        QFETCH(double, to);
        QCOMPARE(steppedAlpha(from, steps), to);
    }

    void quickStepsOfAlphaUndoTogether()
    {
        Desk desk(with("entmax"));
        auto& slider = desk.part<NumberSlider>("alphaSlider");
        slider.setFocus();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(desk.parameters().alpha, 1.7);
        QCOMPARE(desk.undoCount(), 1);
    }

    void alphaIsWrittenExactly()
    {
        Desk desk(with("entmax"));
        auto& entry = desk.part<NumberBox>("alphaEntry");
        entry.setFocus();
        write(entry, QStringLiteral("1.3333"));
        QTest::keyClick(&entry, Qt::Key_Return);
        QCOMPARE(desk.parameters().alpha, 1.3333);
        QVERIFY(!desk.shows("parameterNote"));
        for (const char* wrong : {"0.99", "4.01", "nan", "inf", "", "two"}) {
            write(entry, QString::fromLatin1(wrong));
            QTest::keyClick(&entry, Qt::Key_Return);
            QCOMPARE(desk.parameters().alpha, 1.3333);
            QVERIFY2(desk.shows("parameterNote"), wrong);
            QCOMPARE(entry.text(), QStringLiteral("1.3333"));
        }
        write(entry, QStringLiteral("α = 2"));
        QTest::keyClick(&entry, Qt::Key_Return);
        QCOMPARE(desk.parameters().alpha, 2.0);
        QVERIFY(!desk.shows("parameterNote"));
    }

    void kCountsUpToAll()
    {
        Desk desk(with("top-k")); // a sentence of five words
        QVERIFY(desk.canStep(NumberBox::StepDownEnabled));
        desk.clickStep(QStyle::SC_SpinBoxUp);
        desk.clickStep(QStyle::SC_SpinBoxUp);
        QCOMPARE(desk.parameters().k, 5);
        QVERIFY(!desk.canStep(NumberBox::StepUpEnabled));
        QCOMPARE(desk.undoCount(), 1);
        auto& entry = desk.part<NumberBox>("kEntry");
        entry.setFocus();
        QTest::keyClick(&entry, Qt::Key_Up);
        QCOMPARE(desk.parameters().k, 5);
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(&entry, Qt::Key_Down);
        QCOMPARE(desk.parameters().k, 1);
        QVERIFY(!desk.canStep(NumberBox::StepDownEnabled));
    }

    void whatIsTypedCountsBeforeAStep()
    {
        Desk desk(with("top-k"));
        auto& entry = desk.part<NumberBox>("kEntry");
        entry.setFocus();
        QTest::keyClicks(&entry, QStringLiteral("1"));
        desk.clickStep(QStyle::SC_SpinBoxUp);
        QCOMPARE(desk.parameters().k, 2);
        QCOMPARE(entry.text(), QStringLiteral("2"));
    }

    void moreThanAllIsAll()
    {
        Desk desk(with("top-k", {.k = 1000}));
        QVERIFY(!desk.canStep(NumberBox::StepUpEnabled));
        desk.clickStep(QStyle::SC_SpinBoxDown);
        QCOMPARE(desk.parameters().k, 4);
        QVERIFY(desk.canStep(NumberBox::StepUpEnabled));
    }

    void kIsWritten()
    {
        Desk desk(with("top-k"));
        auto& entry = desk.part<NumberBox>("kEntry");
        entry.setFocus();
        write(entry, QStringLiteral("2"));
        QTest::keyClick(&entry, Qt::Key_Return);
        QCOMPARE(desk.parameters().k, 2);
        write(entry, QStringLiteral("all"));
        QTest::keyClick(&entry, Qt::Key_Return);
        QCOMPARE(desk.parameters().k, 5);
        for (const char* wrong : {"0", "-1", "2.5", "1e10", "k"}) {
            write(entry, QString::fromLatin1(wrong));
            QTest::keyClick(&entry, Qt::Key_Return);
            QCOMPARE(desk.parameters().k, 5);
            QVERIFY2(desk.shows("parameterNote"), wrong);
        }
    }

    void kFollowsTheWords()
    {
        Desk desk(with("top-k", {.k = 5}));
        QVERIFY(!desk.canStep(NumberBox::StepUpEnabled));
        Scene scene = desk.document.scene();
        scene.source = TextSource{"one two three four five six seven"};
        QVERIFY(desk.document.edit(QStringLiteral("text"), scene).ok());
        QVERIFY(desk.canStep(NumberBox::StepUpEnabled));
        scene.source = TextSource{""};
        QVERIFY(desk.document.edit(QStringLiteral("text"), scene).ok());
        QVERIFY(!desk.canStep(NumberBox::StepUpEnabled));
        QVERIFY(!desk.canStep(NumberBox::StepDownEnabled));
    }

    void negativesAreChosen()
    {
        Desk desk(with("linear"));
        QVERIFY(desk.part<QAbstractButton>("negativesClip").isChecked());
        desk.click("negativesKeep");
        QCOMPARE(desk.parameters().negatives, Negatives::Keep);
        QCOMPARE(desk.undoText(), QStringLiteral("Negative scores: keep"));
        desk.click("negativesShift");
        QCOMPARE(desk.parameters().negatives, Negatives::Shift);
        desk.undo();
        desk.undo();
        QVERIFY(desk.part<QAbstractButton>("negativesClip").isChecked());
    }

    void undividedIsSwitched()
    {
        Desk desk(with("sigmoid"));
        desk.click("undivided");
        QVERIFY(desk.parameters().unnormalized);
        QCOMPARE(desk.undoText(), QStringLiteral("Don’t divide by the sum"));
        QVERIFY(desk.document.attention()->weights->values.row(0).sum() > 1.5);
        desk.undo();
        QVERIFY(!desk.part<QAbstractButton>("undivided").isChecked());
    }

    void tabReachesTheParameters_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("stops");
        for (const char* first : {"softmax", "entmax", "top-k", "linear"}) {
            QTest::addRow("%s, entmax", first) << QString::fromLatin1(first) << "entmax alphaTerms alphaSlider alphaEntry after";
            QTest::addRow("%s, top-k", first) << QString::fromLatin1(first) << "top-k kTerms kEntry after";
            QTest::addRow("%s, linear", first) << QString::fromLatin1(first) << "linear negativesTerms negativesClip after";
            QTest::addRow("%s, tanh", first) << QString::fromLatin1(first) << "tanh undivided after";
        }
    }

    /// Whatever order the parts were made in.
    void tabReachesTheParameters()
    {
        QFETCH(QString, first);
        QFETCH(QString, stops);
        const QByteArray id = first.toUtf8();
        Desk desk(with(id.constData()));
        QStringList expected = stops.split(u' ');
        const std::string name = expected.takeFirst().toStdString();
        desk.control->choose(int(Normalizer::named(name)->row()));
        desk.part<QAbstractButton>("moreNormalizers").setFocus();
        QStringList visited;
        for (qsizetype i = 0; i < expected.size(); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            visited << QApplication::focusWidget()->objectName();
        }
        QCOMPARE(visited, expected);
    }

    void everythingHasANameAndATip()
    {
        Desk desk;
        for (int row = 0; row < int(normalizerTable().size()); ++row) {
            desk.control->choose(row);
            for (const QWidget* widget : desk.control->findChildren<QWidget*>()) {
                if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                    continue;
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                QVERIFY2(!test::nameOf(*widget).isEmpty(), qPrintable(widget->objectName()));
            }
        }
        for (const char* name : {"alphaEntry", "alphaSlider", "kEntry", "negativesKeep", "undivided", "moreNormalizers"})
            QVERIFY2(!desk.part<QWidget>(name).toolTip().isEmpty(), name);
    }

    void screenReadersCountKeys()
    {
        Desk desk(with("top-k"));
        QAccessibleInterface* box = QAccessible::queryAccessibleInterface(&desk.part<NumberBox>("kEntry"));
        QVERIFY(box);
        QCOMPARE(box->role(), QAccessible::SpinBox);
        QCOMPARE(box->text(QAccessible::Name), QStringLiteral("Keys kept"));
        QCOMPARE(box->valueInterface()->minimumValue().toDouble(), 1.0);
        box->valueInterface()->setCurrentValue(2);
        QCOMPARE(desk.parameters().k, 2);
        QCOMPARE(box->valueInterface()->currentValue().toDouble(), 2.0);
    }

    void saysThatGivenWeightsHaveNoTemperature()
    {
        Desk desk(with("entmax"));
        QVERIFY(!desk.shows("parameterNote"));
        Scene scene = desk.document.scene();
        scene.source =
            MatrixSource{std::make_shared<const GivenScores>(GivenScores{"w.csv", {"q"}, {"k"}, Matrix{{1}}, GivenKind::Weights})};
        QVERIFY(desk.document.edit(QStringLiteral("weights"), scene).ok());
        QVERIFY(desk.shows("parameterNote"));
        QVERIFY(desk.part<QLabel>("parameterNote").text().startsWith(test::sentences::weightsAreGiven()));
        QVERIFY(!desk.shows("alphaSlider"));
        desk.undo();
        QVERIFY(!desk.shows("parameterNote"));
        QVERIFY(desk.shows("alphaSlider"));
    }

    void saysWhyTemperatureHasNoEffect()
    {
        Desk desk(with("hardmax"));
        auto& note = desk.part<QLabel>("parameterNote");
        QVERIFY(note.isVisible());
        QVERIFY(note.text().startsWith(QStringLiteral("T has no effect on hardmax: ")));
        desk.control->choose(int(Normalizer::named("sparsemax")->row()));
        QVERIFY(!note.isVisible());
        desk.control->choose(int(Normalizer::named("linear")->row()));
        QCOMPARE(note.text(), QStringLiteral("T has no effect on linear."));
        QVERIFY(note.toolTip().startsWith(QStringLiteral("T has no effect on linear: ")));
    }

    void screenReadersHearAlpha()
    {
        Desk desk(with("entmax", {.alpha = 1.25}));
        QAccessibleInterface* slider = QAccessible::queryAccessibleInterface(&desk.part<NumberSlider>("alphaSlider"));
        QVERIFY(slider);
        QCOMPARE(slider->text(QAccessible::Value), QStringLiteral("1.25"));
        slider->valueInterface()->setCurrentValue(3.0);
        QCOMPARE(desk.parameters().alpha, 3.0);
    }
};

QTEST_MAIN(TestNormalizerControl)
#include "test_normalizer_control.moc"
