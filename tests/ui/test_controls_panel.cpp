#include "core/sources/source_table.h"
#include "tests/support/patch_scenes.h"
#include "tests/support/shown_part.h"
#include "tests/support/spoken.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/document.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/panels/choices/controls_panel.h"
#include "ui/words/message_text.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <memory>

using namespace softfocus;

namespace {

std::shared_ptr<const GivenScores> someScores()
{
    auto given = std::make_shared<GivenScores>();
    given->origin = "scores.csv";
    given->queries = {"a"};
    given->keys = {"a", "b"};
    given->scores = Matrix::Constant(1, 2, 1.0);
    return given;
}

struct Desk {
    Desk()
    {
        panel = new ControlsPanel(editor, selection);
        auto* column = new QVBoxLayout(&window);
        column->addWidget(panel);
        softfocus::showTheme(window, Theme::light());
        softfocus::test::showActive(window, {280, 640});
    }

    QAbstractButton* button(const char* name) { return panel->findChild<QAbstractButton*>(QString::fromLatin1(name)); }
    QComboBox* box(const char* name) { return panel->findChild<QComboBox*>(QString::fromLatin1(name)); }
    void click(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    QString undoText() { return document.undoStack().undoText(); }
    int undoCount() { return document.undoStack().count(); }
    void choose(QComboBox& choices, int row)
    {
        choices.showPopup();
        QVERIFY(QTest::qWaitForWindowExposed(choices.view()->window()));
        choices.view()->setCurrentIndex(choices.model()->index(row, 0));
        QTest::keyClick(choices.view(), Qt::Key_Return);
    }

    Document document;
    SceneEditor editor{document};
    Selection selection{document};
    QWidget window;
    ControlsPanel* panel = nullptr;
};

} // namespace

class TestControlsPanel : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void buttonsChooseTheNormalizer()
    {
        Desk desk;
        for (const char* name : {"sparsemax", "hardmax", "linear", "softmax"}) {
            desk.click(name);
            QCOMPARE(desk.document.scene().variant.normalizer, *Normalizer::named(name));
            QVERIFY(desk.button(name)->isChecked());
            QCOMPARE(desk.undoText(), QStringLiteral("Normalizer ") + QString::fromLatin1(name));
        }
        QCOMPARE(desk.undoCount(), 4);
        desk.document.undoStack().undo();
        QVERIFY(desk.button("linear")->isChecked());
        QVERIFY(!desk.button("softmax")->isChecked());
    }

    void clickingTheChosenNormalizerChangesNothing()
    {
        Desk desk;
        desk.click("softmax");
        QCOMPARE(desk.undoCount(), 0);
        QVERIFY(desk.button("softmax")->isChecked());
    }

    void arrowsChooseTheNeighbour()
    {
        Desk desk;
        desk.button("softmax")->setFocus();
        QTest::keyClick(desk.button("softmax"), Qt::Key_Right);
        QCOMPARE(desk.document.scene().variant.normalizer, *Normalizer::named("sparsemax"));
        QCOMPARE(desk.undoCount(), 1);
        QVERIFY(desk.button("sparsemax")->hasFocus());
    }

    void normalizersAreChosenByTheirRow()
    {
        Desk desk;
        QVERIFY(desk.editor.chooseNormalizer(2));
        QCOMPARE(desk.document.scene().variant.normalizer, *Normalizer::named("hardmax"));
        QVERIFY(desk.editor.chooseNormalizer(-1));
        QVERIFY(desk.editor.chooseNormalizer(99));
        QCOMPARE(desk.undoCount(), 1);
    }

    void temperatureSteps()
    {
        Desk desk;
        QVERIFY(desk.editor.stepTemperature(-1));
        QCOMPARE(desk.document.scene().variant.temperature, 0.9);
    }

    void masksAreChosen()
    {
        Desk desk;
        desk.click("maskCausal");
        QCOMPARE(desk.document.scene().mask, Mask::Causal);
        QCOMPARE(desk.undoText(), QStringLiteral("Mask causal"));
        desk.click("maskSelf");
        QCOMPARE(desk.document.scene().mask, Mask::Self);
        desk.click("maskNone");
        QCOMPARE(desk.document.scene().mask, Mask::None);
        QCOMPARE(desk.undoCount(), 3);
    }

    void coloursAreChosen()
    {
        Desk desk;
        const auto names = sequentialScaleNames();
        QCOMPARE(desk.box("colours")->count(), static_cast<int>(names.size()));
        for (int row = static_cast<int>(names.size()) - 1; row >= 0; --row) {
            desk.choose(*desk.box("colours"), row);
            QCOMPARE(QString::fromStdString(desk.document.scene().view.colours), names[static_cast<std::size_t>(row)]);
        }
        QVERIFY(!desk.box("colours")->itemIcon(0).isNull());
    }

    void unknownColoursAreLeftAlone()
    {
        Desk desk;
        Scene scene = desk.document.scene();
        scene.view.colours = "sunset";
        QVERIFY(desk.document.edit(QStringLiteral("other"), scene).ok());
        QCOMPARE(desk.document.scene().view.colours, std::string("sunset"));
        QCOMPARE(desk.undoCount(), 1);
    }

    void scalesAreChosen()
    {
        Desk desk;
        for (const ScaleRange range : {ScaleRange::RowMaximum, ScaleRange::MapMaximum, ScaleRange::Logarithmic}) {
            desk.box("scale")->setFocus();
            QTest::keyClick(desk.box("scale"), Qt::Key_Down);
            QCOMPARE(desk.document.scene().view.range, range);
        }
        QCOMPARE(desk.undoText(), QStringLiteral("Scale logarithmic"));
    }

    void previewsAreChosen()
    {
        Desk desk;
        QCOMPARE(desk.box("preview")->count(), int(previewNames.size()));
        desk.choose(*desk.box("preview"), 2);
        QCOMPARE(desk.document.scene().view.preview, Preview::Protanopia);
        QCOMPARE(desk.undoText(), QStringLiteral("Simulate protanopia"));
        desk.document.undoStack().undo();
        QCOMPARE(desk.box("preview")->currentIndex(), 0);
    }

    void partsAreSwitched()
    {
        Desk desk;
        const auto part = [&](const char* name) { return desk.panel->findChild<QAction*>(QString::fromLatin1(name)); };
        QVERIFY(part("partLegend")->isChecked());
        part("partRowSums")->trigger();
        QVERIFY(desk.document.scene().view.rowSums);
        QCOMPARE(desk.undoText(), QStringLiteral("Row sums on"));
        part("partKeysBelow")->trigger();
        QCOMPARE(desk.document.scene().view.keySide, KeySide::Below);
        part("partLegend")->trigger();
        QVERIFY(!desk.document.scene().view.legend);
        QVERIFY(desk.button("parts")->accessibleDescription().contains(QStringLiteral("Row sums")));
        QVERIFY(!desk.button("parts")->accessibleDescription().contains(QStringLiteral("Legend")));
        for (int i = 0; i < 3; ++i)
            desk.document.undoStack().undo();
        QVERIFY(part("partLegend")->isChecked() && !part("partRowSums")->isChecked() && !part("partKeysBelow")->isChecked());
    }

    void valuesAreSwitched()
    {
        Desk desk;
        desk.click("values");
        QVERIFY(!desk.document.scene().view.values);
        QCOMPARE(desk.undoText(), QStringLiteral("Values in cells off"));
        desk.button("values")->setFocus();
        QTest::keyClick(desk.button("values"), Qt::Key_Space);
        QVERIFY(desk.document.scene().view.values);
    }

    void valuesAreSwitchedOnlyWhereThereAreCells()
    {
        Desk desk;
        QVERIFY(desk.button("values")->isEnabled());
        Scene scene = test::pictureScene({}, 12);
        QVERIFY(desk.document.edit(QStringLiteral("picture"), scene).ok());
        QTRY_VERIFY(!desk.button("values")->isEnabled());
        QCOMPARE(desk.button("values")->toolTip(), QStringLiteral("A picture has no numbers in its patches; the map has."));
        QCOMPARE(desk.button("values")->accessibleDescription(), desk.button("values")->toolTip());
        scene.view.picture = PictureKind::Map;
        QVERIFY(desk.document.edit(QStringLiteral("map"), scene).ok());
        QTRY_VERIFY(desk.button("values")->isEnabled());
        QVERIFY(desk.button("values")->toolTip().isEmpty());
    }

    void aFileIsAskedForAndTheListStaysTrue()
    {
        Desk desk;
        QSignalSpy asked(desk.panel, &ControlsPanel::openScoresRequested);
        QComboBox& source = *desk.box("source");
        desk.choose(source, source.count() - 1);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(source.currentText(), QStringLiteral("A sentence"));
        QCOMPARE(desk.undoCount(), 0);
    }

    void keysDoNotAskForAFileByAccident()
    {
        Desk desk;
        QSignalSpy asked(desk.panel, &ControlsPanel::openScoresRequested);
        QComboBox& source = *desk.box("source");
        source.setFocus();
        for (const Qt::Key key : {Qt::Key_End, Qt::Key_S, Qt::Key_PageDown, Qt::Key_Right})
            QTest::keyClick(&source, key);
        QCOMPARE(asked.count(), 0);
        QTest::keyClick(&source, Qt::Key_Down);
        QTRY_VERIFY(source.view()->isVisible());
        QTest::keyClick(source.view(), Qt::Key_Escape);
        QCOMPARE(asked.count(), 0);
    }

    void everyKindThatCanBeChosenIsInTheList()
    {
        Desk desk;
        const QComboBox& source = *desk.box("source");
        QStringList titles;
        for (const SourceOffer& offer : sourceOffers())
            titles.append(messageText(offer.choice.title));
        QStringList listed;
        for (int row = 0; row + 2 < source.count(); ++row)
            listed.append(source.itemText(row));
        QCOMPARE(listed, titles);
        QCOMPARE(source.itemText(source.count() - 1), QStringLiteral("My own matrix…"));
        // A matrix that nothing names is there, too.
        Scene scene = desk.document.scene();
        GivenScores given = *someScores();
        given.origin.clear();
        scene.source = MatrixSource{std::make_shared<const GivenScores>(std::move(given))};
        QVERIFY(desk.document.edit(QStringLiteral("open"), scene).ok());
        QCOMPARE(source.count(), int(titles.size()) + 3); // behind the offers, before folder and file
        QCOMPARE(source.currentIndex(), int(titles.size()));
        QCOMPARE(source.itemText(source.count() - 1), QStringLiteral("Another matrix…"));
    }

    void givenScoresAreNamedAndCanBeLeft()
    {
        Desk desk;
        Scene scene = desk.document.scene();
        scene.source = MatrixSource{someScores()};
        QVERIFY(desk.document.edit(QStringLiteral("open"), scene).ok());
        QComboBox& source = *desk.box("source");
        QCOMPARE(source.currentText(), QStringLiteral("scores.csv"));
        desk.choose(source, 0);
        QVERIFY(!hasGivenMatrix(desk.document.scene()));
        QCOMPARE(desk.undoText(), QStringLiteral("Scores from word vectors"));
        QCOMPARE(source.itemText(source.count() - 1), QStringLiteral("My own matrix…"));
        desk.document.undoStack().undo();
        QCOMPARE(source.currentText(), QStringLiteral("scores.csv"));
    }

    void followsASceneWithoutEditingIt()
    {
        Desk desk;
        Scene scene = desk.document.scene();
        scene.variant.normalizer = *Normalizer::named("linear");
        scene.mask = Mask::Causal;
        scene.variant.temperature = 3;
        scene.view.range = ScaleRange::MapMaximum;
        scene.view.values = false;
        QVERIFY(desk.document.edit(QStringLiteral("all at once"), scene).ok());
        QCOMPARE(desk.undoCount(), 1);
        QCOMPARE(desk.document.scene(), scene);
        QVERIFY(desk.button("linear")->isChecked());
        QVERIFY(desk.button("maskCausal")->isChecked());
        QVERIFY(!desk.button("values")->isChecked());
        QCOMPARE(desk.box("scale")->currentIndex(), 2);
    }

    void theScaleOfWeightsBelowZeroIsSaid()
    {
        Desk desk;
        QCOMPARE(desk.box("scale")->accessibleDescription(), QString());
        Scene scene = desk.document.scene();
        auto given = std::make_shared<GivenScores>(*someScores());
        given->kind = GivenKind::Weights;
        given->scores = Matrix{{-0.5, 1.5}};
        scene.source = MatrixSource{given};
        QVERIFY(desk.document.edit(QStringLiteral("weights"), scene).ok());
        QCOMPARE(desk.box("scale")->accessibleDescription(), QStringLiteral("−1.50 – 1.50, fixed"));
        scene.source = TextSource{sentenceText(scene)};
        QVERIFY(desk.document.edit(QStringLiteral("words"), scene).ok());
        QCOMPARE(desk.box("scale")->accessibleDescription(), QString());
    }

    void spaceSwitchesPartsAndLeavesTheMenuOpen()
    {
        Desk desk;
        desk.click("parts");
        auto* menu = desk.button("parts")->findChild<QMenu*>();
        QVERIFY(QTest::qWaitForWindowExposed(menu));
        const bool before = desk.document.scene().view.axisTitles;
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Space);
        QCOMPARE(desk.document.scene().view.axisTitles, !before);
        QVERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Space);
        QCOMPARE(desk.document.scene().view.axisTitles, before);
        menu->close();
    }

    void everyControlHasAName()
    {
        Desk desk;
        int count = 0;
        for (const QWidget* widget : desk.panel->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            ++count;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!test::nameOf(*widget).isEmpty(), qPrintable(widget->objectName()));
        }
        QCOMPARE(count, 20);
    }

    void tabGoesFromTopToBottom()
    {
        Desk desk;
        desk.box("source")->setFocus();
        QStringList visited;
        for (int i = 0; i < 14; ++i) {
            visited.append(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(visited, (QStringList{QStringLiteral("source"), QStringLiteral("normalizerTerms"), QStringLiteral("softmax"),
                                       QStringLiteral("moreNormalizers"), QStringLiteral("temperatureTerms"),
                                       QStringLiteral("temperatureEntry"), QStringLiteral("temperatureSlider"), QStringLiteral("maskTerms"),
                                       QStringLiteral("maskNone"), QStringLiteral("colours"), QStringLiteral("scale"),
                                       QStringLiteral("preview"), QStringLiteral("values"), QStringLiteral("parts")}));
    }

    void lowPanelsScrollToTheFocus()
    {
        Desk desk;
        desk.window.resize(280, 260);
        auto* area = desk.panel->findChild<QScrollArea*>(QStringLiteral("controlsArea"));
        QTRY_VERIFY(area->verticalScrollBar()->isVisible());
        desk.box("preview")->setFocus();
        QTest::keyClick(desk.box("preview"), Qt::Key_Tab);
        QVERIFY(desk.button("values")->hasFocus());
        QVERIFY(!desk.button("values")->visibleRegion().isEmpty());
    }

    void controlsKeepTheirPlaceWhateverTheNormalizerIs()
    {
        Desk desk;
        desk.window.resize(280, 900);
        const std::array<const char*, 9> names{
            "softmax", "moreNormalizers", "temperatureEntry", "temperatureSlider", "maskNone", "colours", "preview", "values", "parts"};
        const auto places = [&] {
            desk.panel->findChild<QScrollArea*>()->widget()->layout()->activate();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QList<QRect> all;
            for (const char* name : names) {
                const auto* widget = desk.panel->findChild<QWidget*>(QString::fromLatin1(name));
                all << QRect(widget->mapTo(desk.panel, QPoint()), widget->size());
            }
            return all;
        };
        const QList<QRect> before = places();
        for (int row = 0; row < int(normalizerTable().size()); ++row) {
            QVERIFY(desk.editor.chooseNormalizer(row));
            QTest::qWait(0);
            QCOMPARE(places(), before);
        }
        // Nor does anything go beside it where the panel scrolls.
        desk.window.resize(280, 300);
        QTRY_VERIFY(desk.panel->findChild<QScrollArea*>()->verticalScrollBar()->isVisible());
        QCOMPARE(places()[0].width(), before[0].width());
    }

    void aLowPanelKeepsNoRoomForWhatIsNotThere()
    {
        Desk desk;
        const auto gap = [&] {
            const auto* more = desk.panel->findChild<QWidget*>("moreNormalizers");
            const auto* slider = desk.panel->findChild<QWidget*>("temperatureSlider");
            return slider->mapTo(desk.panel, QPoint()).y() - more->mapTo(desk.panel, QPoint()).y();
        };
        desk.window.resize(280, 620);
        QTest::qWait(0);
        const int before = gap();
        desk.window.resize(280, 350);
        QTRY_VERIFY2(gap() < before - 40, QByteArray::number(gap()));
    }

    void onOtherStagesControlsSayWhatTheyAreFor()
    {
        Desk desk;
        const auto saysFor = [&desk](const QString& what) {
            const auto labels = desk.panel->findChildren<TextLabel*>();
            return std::ranges::any_of(labels, [&](const TextLabel* label) { return label->text().contains(what); });
        };
        QVERIFY(!saysFor(QStringLiteral("FOR WEIGHTS")));
        QCOMPARE(desk.box("scale")->toolTip(), QString());
        QVERIFY(desk.editor.showStage(Stage::Scores));
        for (const TextLabel* label : desk.panel->findChildren<TextLabel*>())
            if (label->text().contains(QStringLiteral("FOR WEIGHTS")))
                QTRY_VERIFY(label->width() >= label->sizeHint().width()); // with the mark behind it
        QVERIFY(saysFor(QStringLiteral("FOR WEIGHTS")) && !saysFor(QStringLiteral("FOR SCORES")));
        QCOMPARE(desk.box("scale")->accessibleDescription(), QStringLiteral("around 0"));
        QCOMPARE(desk.box("colours")->accessibleDescription(), QStringLiteral("blue – orange"));
        QVERIFY(desk.box("scale")->isEnabled() && !desk.box("scale")->toolTip().isEmpty());
        QVERIFY(desk.editor.showStage(Stage::Vectors));
        QVERIFY(saysFor(QStringLiteral("FOR SCORES")));
        QVERIFY(desk.editor.showStage(Stage::Output));
        QVERIFY(!saysFor(QStringLiteral("FOR WEIGHTS")));
        QVERIFY(desk.editor.showStage(Stage::Weights));
        QCOMPARE(desk.box("colours")->accessibleDescription(), QString());
    }

    void growsWithTheType()
    {
        Desk desk;
        desk.window.resize(280, 1400); // high enough in both sizes to keep room for everything
        const int before = desk.panel->sizeHint().height();
        Theme large = Theme::light();
        large.font.setPixelSize(large.font.pixelSize() * 2);
        showTheme(desk.window, large);
        QVERIFY(desk.panel->sizeHint().height() > before * 3 / 2);
    }
};

QTEST_MAIN(TestControlsPanel)
#include "test_controls_panel.moc"
