#include "core/models/model_run.h"
#include "core/sources/model_source.h"
#include "tests/support/shown_window.h"
#include "ui/controls/buttons/segments.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/choices/model_control.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

struct Shown : ShownWindow {
    explicit Shown(const Source& source) : ShownWindow(withSource({}, source)) {}
    explicit Shown(BundledModel model = BundledModel::Bert) : Shown(Source(usualModelSource(model))) {}

    const ModelSource& model() { return std::get<ModelSource>(document.scene().source); }
    /// Whether the newest scene is what is shown.
    bool isWhole() { return !document.isComputing(); }
    void choose(const char* list, int row)
    {
        auto& box = *find<QComboBox>(list);
        box.setCurrentIndex(row);
        emit box.activated(row);
    }
    int steps() { return document.undoStack().count(); }
};

} // namespace

class TestModelControl : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QCoreApplication::setOrganizationName("softfocus-test");
        QCoreApplication::setApplicationName("softfocus-test");
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QSettings().clear();
    }

    /// Starting with a sentence takes no time for them.
    void theChoicesAreMadeWhenThereIsATransformer()
    {
        Shown shown{TextSource()};
        auto* control = shown.find<ModelControl>("modelControl");
        QVERIFY(control->isHidden() && !shown.find<QComboBox>("modelLayer"));
        shown.edit([](Scene& scene) { scene = withSource(scene, usualModelSource(BundledModel::Bert)); });
        QVERIFY(control->isVisible() && shown.find<QComboBox>("modelLayer"));
        shown.document.undoStack().undo();
        QVERIFY(control->isHidden());
    }

    void layersAndHeadsAreThoseOfTheModel()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        auto &layers = *shown.find<QComboBox>("modelLayer"), &heads = *shown.find<QComboBox>("modelHead");
        QCOMPARE(layers.count(), 4);
        QCOMPARE(heads.count(), 5);
        QCOMPARE(heads.itemText(4), QString("mean"));
        QCOMPARE(layers.currentIndex(), int(shown.model().layer));
        shown.choose("modelLayer", 0);
        shown.choose("modelHead", 1);
        QCOMPARE(shown.model().layer, 0);
        QCOMPARE(shown.model().head, std::optional<std::int64_t>(1));
        QCOMPARE(shown.document.undoStack().undoText(), QString("Layer 0, head 1"));
        shown.choose("modelHead", 4);
        QVERIFY(!shown.model().head);
        QCOMPARE(shown.document.undoStack().undoText(), QString("Layer 0, mean of the heads"));
        QTRY_VERIFY(shown.isWhole());
        QVERIFY(hasPooledWeights(*shown.document.attention()));
    }

    /// Where height is short, what comes below is in sight.
    void choicesShareLines()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        const auto top = [&](const char* name) {
            auto* part = shown.find<QWidget>(name);
            return part->mapTo(part->window(), QPoint(0, part->height() / 2)).y();
        };
        QCOMPARE(top("modelLayer"), top("modelHead"));
        QVERIFY(qAbs(top("allHeads") - top("modelHead")) <= 1);
        QCOMPARE(top("hidesSpecial"), top("joinsWords"));
    }

    /// Some languages need twice the room.
    void longTextsHaveLinesOfTheirOwn()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        auto &hides = *shown.find<QCheckBox>("hidesSpecial"), &joins = *shown.find<QCheckBox>("joinsWords");
        hides.setText("Sonderzeichen ausblenden");
        QTRY_VERIFY(joins.y() >= hides.geometry().bottom());
        QVERIFY(hides.width() >= hides.sizeHint().width());
        QCOMPARE(joins.width(), hides.width());
        hides.setText("kurz");
        QTRY_COMPARE(joins.y(), hides.y());
    }

    void whoseAttentionIsAskedOfATranslationAlone()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        QVERIFY(shown.find<Segments>("attentionParts")->isHidden());
        shown.edit([](Scene& scene) { scene = withSource(scene, usualModelSource(BundledModel::Translation)); });
        QTRY_VERIFY(shown.isWhole());
        QVERIFY(shown.find<Segments>("attentionParts")->isVisible());
        QVERIFY(shown.find<QRadioButton>("attention-cross")->isChecked());
        shown.find<QRadioButton>("attention-decoder")->click();
        QVERIFY(shown.model().part == AttentionPart::Decoder);
        QCOMPARE(shown.document.undoStack().undoText(), QString("Attention: Decoder"));
        QTRY_VERIFY(shown.isWhole());
        QVERIFY(shown.document.attention()->input->isCausal);
    }

    void whatHiddenPiecesHeldIsSaid()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        auto& note = *shown.find<QLabel>("leftOut");
        QVERIFY(note.isHidden());
        const Index pieces = shown.document.attention()->queryCount();
        shown.find<QCheckBox>("hidesSpecial")->click();
        QVERIFY(shown.model().hidesSpecial);
        QTRY_VERIFY(shown.isWhole());
        QCOMPARE(shown.document.attention()->queryCount(), pieces - 2);
        QVERIFY(note.isVisible());
        const QRegularExpression sentence("^The hidden pieces held \\S+ of the weight, on average; of “.+”.*, \\S+\\.$");
        QVERIFY2(sentence.match(note.text()).hasMatch(), qPrintable(note.text()));
        const QString before = note.text();
        shown.selection.choose(0);
        QVERIFY(note.text() != before);
        shown.document.undoStack().undo();
        QTRY_VERIFY(note.isHidden());
    }

    void piecesAreJoinedToWords()
    {
        ModelSource source = usualModelSource(BundledModel::Bert);
        source.text = "untranslatable grandfathers";
        Shown shown{Source(source)};
        QTRY_VERIFY(shown.isWhole());
        QVERIFY(shown.document.attention()->queryCount() > 4);
        shown.find<QCheckBox>("joinsWords")->click();
        QTRY_VERIFY(shown.isWhole());
        QCOMPARE(shown.document.attention()->queryCount(), 4); // both words, and the special pieces around them
        QCOMPARE(shown.document.attention()->input->queries[1].text, std::string("untranslatable"));
    }

    void theNormalizerActsOnWhatIsChosen()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        shown.choose("modelScope", 2);
        QVERIFY(shown.model().scope == WhatIfScope::Model);
        QCOMPARE(shown.document.undoStack().undoText(), QString("The normalizer acts on the whole model"));
        QTRY_VERIFY(shown.isWhole());
        QVERIFY(shown.document.attention()->input->run->trace->request.intervention);
    }

    void whoMadeTheModelIsSaid()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        QVERIFY(shown.find<QLabel>("modelLine")->text().startsWith("Trained by this project"));
        QVERIFY(shown.find<QLabel>("modelLine")->toolTip().contains("License"));
    }

    void keysStepThroughHeadsAndLayers()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        shown.edit([](Scene& scene) {
            auto& source = std::get<ModelSource>(scene.source);
            source.layer = 1;
            source.head = 2;
        });
        QTRY_VERIFY(shown.isWhole());
        const int before = shown.steps();
        shown.press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(shown.model().head, std::optional<std::int64_t>(3));
        shown.press(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(!shown.model().head);
        shown.press(Qt::Key_Right, Qt::AltModifier); // behind the mean there is nothing
        QVERIFY(!shown.model().head);
        shown.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(shown.model().head, std::optional<std::int64_t>(3));
        shown.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shown.model().layer, 2);
        shown.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(shown.model().layer, 1);
        QCOMPARE(shown.steps(), before + 1); // quick steps are one to undo
    }

    void ofWordsTheKeysDoNothing()
    {
        Shown shown{TextSource()};
        QVERIFY(!shown.find<QAction>("exploreNextHead")->isEnabled());
        shown.edit([](Scene& scene) { scene = withSource(scene, usualModelSource(BundledModel::Bert)); });
        QVERIFY(shown.find<QAction>("exploreNextHead")->isEnabled());
    }

    void aHeadThatIsNotThereIsRefused()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        SceneEditor editor(shown.document);
        const Result<bool> layer = editor.chooseHead(4, 0), head = editor.chooseHead(0, 4);
        QCOMPARE(QString::fromStdString(layer.message()), QString("There are 4 layers, from 0 to 3."));
        QCOMPARE(QString::fromStdString(head.message()), QString("There are 4 heads in each layer, from 0 to 3."));
    }

    void theOverviewIsAButtonAway()
    {
        Shown shown;
        shown.find<QAbstractButton>("allHeads")->click();
        QTRY_VERIFY(shown.find<QWidget>("headsPage")->isVisible());
        QCOMPARE(shown.steps(), 0);
    }

    void whichVectorsIsAskedWhereTheyAreShown()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        auto& vectors = *shown.find<QComboBox>("modelVectors");
        QVERIFY(!vectors.isVisible());
        shown.edit([](Scene& scene) { scene.view.stage = Stage::Vectors; });
        QVERIFY(vectors.isVisible() && vectors.isEnabled());
        QCOMPARE(vectors.count(), 4);
        QCOMPARE(vectors.currentText(), QString("queries and keys"));
        QCOMPARE(vectors.accessibleName(), QString("Which vectors"));
        shown.choose("modelVectors", 1);
        QVERIFY(shown.model().vectors == ModelVectors::Values);
        QCOMPARE(shown.document.undoStack().undoText(), QString("Vectors: values"));
        QVERIFY(vectors.toolTip().contains("mixes them"));
        QTRY_VERIFY(shown.isWhole());
        QCOMPARE(shown.document.attention()->vectors->rows(), shown.document.attention()->keyCount());
        shown.document.undoStack().undo();
        QCOMPARE(vectors.currentIndex(), 0);
    }

    void severalHeadsSayWhyTheyHaveNoVectors()
    {
        Shown shown;
        shown.edit([](Scene& scene) {
            scene.view.stage = Stage::Vectors;
            std::get<ModelSource>(scene.source).head.reset();
        });
        QTRY_VERIFY(shown.isWhole());
        auto& vectors = *shown.find<QComboBox>("modelVectors");
        QVERIFY(vectors.isVisible() && !vectors.isEnabled());
        QVERIFY(vectors.toolTip().contains("choose one head"));
        QVERIFY(!shown.find<QAction>("vectors-values")->isEnabled());
        QCOMPARE(shown.find<QAction>("vectors-values")->statusTip(), vectors.toolTip());
        shown.edit([](Scene& scene) {
            auto& source = std::get<ModelSource>(scene.source);
            source.head = 0;
            source.joinsWords = true;
        });
        QVERIFY(!vectors.isEnabled() && vectors.toolTip().contains("all pieces"));
        shown.edit([](Scene& scene) { std::get<ModelSource>(scene.source).joinsWords = false; });
        QVERIFY(vectors.isEnabled() && vectors.accessibleDescription().isEmpty());
    }

    void keysShowVectorsFromAnyStage()
    {
        Shown shown;
        QTRY_VERIFY(shown.isWhole());
        const int before = shown.steps();
        shown.press(Qt::Key_4, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(shown.model().vectors == ModelVectors::Outgoing);
        QVERIFY(shown.document.scene().view.stage == Stage::Vectors);
        QCOMPARE(shown.steps(), before + 1);
        QVERIFY(shown.find<QAction>("vectors-outgoing")->isChecked());
        shown.press(Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(shown.model().vectors == ModelVectors::Compared);
        shown.press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(!shown.find<QAction>("vectors-compared")->isChecked());
        shown.edit([](Scene& scene) { scene = withSource(scene, TextSource()); });
        QVERIFY(!shown.find<QAction>("vectors-values")->isEnabled());
    }

    /// Rows of values are words of the text, and none of those that ask.
    void aRowOfValuesChoosesNoWordOfTheTranslation()
    {
        ModelSource source = usualModelSource(BundledModel::Translation);
        source.vectors = ModelVectors::Values;
        Shown shown{Source(source)};
        QTRY_VERIFY(shown.isWhole());
        shown.selection.choose(1);
        QCOMPARE(shown.map().chosenRow(), Index(1));
        shown.edit([](Scene& scene) { scene.view.stage = Stage::Vectors; });
        QTRY_VERIFY(shown.isWhole());
        QCOMPARE(shown.map().chosenRow(), Index(-1));
        shown.selection.chooseRow(3);
        QCOMPARE(shown.selection.query(), Index(1));
        shown.window.picture().setFocus();
        shown.press(Qt::Key_Down);
        shown.press(Qt::Key_Down);
        shown.press(Qt::Key_Return); // opens the card of a cell
        QVERIFY(shown.selection.explained().row > 0);
        QCOMPARE(shown.selection.query(), Index(1));
        shown.edit([](Scene& scene) { std::get<ModelSource>(scene.source).vectors = ModelVectors::Incoming; });
        QTRY_VERIFY(shown.isWhole());
        QCOMPARE(shown.map().chosenRow(), Index(1));
        shown.selection.chooseRow(3);
        QCOMPARE(shown.selection.query(), Index(3));
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestModelControl)
#include "test_model_control.moc"
