#include "core/sources/model_source.h"
#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/tables/candidate_table.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/stage/inspector_panel.h"
#include "ui/panels/what_if/inspector_side.h"
#include "ui/panels/what_if/what_if_panel.h"

#include <QAction>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace softfocus;
using namespace softfocus::test;

namespace {

Scene sceneOf(BundledModel model, const std::string& text)
{
    Scene scene;
    ModelSource source = usualModelSource(model);
    source.text = text;
    scene.source = source;
    return scene;
}

/// The window over a model of the program.
struct Shown : ShownWindow {
    explicit Shown(const Scene& scene, QSize size = {1360, 860}) : ShownWindow(scene, size) {}

    InspectorSide& side() { return *find<InspectorSide>("inspectorSide"); }
    /// The one that is seen; null where none is.
    WhatIfPanel* panel()
    {
        for (auto* panel : window.findChildren<WhatIfPanel*>())
            if (panel->isVisible())
                return panel;
        return nullptr;
    }
    CandidateTable& table() { return *panel()->findChild<CandidateTable*>(); }
    QString text(const char* name) { return panel()->findChild<QLabel*>(QString::fromLatin1(name))->text(); }
    bool isSeen(const char* name) { return panel()->findChild<QWidget*>(QString::fromLatin1(name))->isVisible(); }
    void foretell()
    {
        press(Qt::Key_F9);
        QVERIFY(panel());
    }
};

const std::string withMask = "My grandmother [MASK] incredible cookies";

} // namespace

/// What a model predicts, in the window.
class TestForetelling : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_settings.begin("softfocus-test-foretelling");
        QLocale::setDefault(QLocale::c());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QSettings().clear();
    }

    void thereIsAChoiceOnlyForAModel()
    {
        Shown shown{Scene{}};
        QVERIFY(!shown.find<Segments>("inspectorChoice"));
        QVERIFY(!shown.find<QAction>("foretell")->isEnabled());
        shown.edit([](Scene& scene) { scene = sceneOf(BundledModel::Bert, withMask); });
        QVERIFY(shown.find<Segments>("inspectorChoice")->isVisible());
        QVERIFY(!shown.panel()); // nothing is made before it is asked for
        shown.foretell();
        QVERIFY(!shown.window.findChild<InspectorPanel*>()->isVisible());
        QVERIFY(shown.find<QAction>("foretell")->isChecked());
        shown.edit([](Scene& scene) { scene = Scene{}; });
        QVERIFY(!shown.panel() && !shown.find<Segments>("inspectorChoice")->isVisible());
        QVERIFY(shown.window.findChild<InspectorPanel*>()->isVisible());
    }

    void theKeyGoesThereAndBack()
    {
        Shown shown(sceneOf(BundledModel::Bert, withMask));
        shown.foretell();
        shown.press(Qt::Key_F9);
        QVERIFY(!shown.panel());
        // A panel that is folded away opens.
        shown.press(Qt::Key_F8);
        QVERIFY(!shown.side().isVisible());
        shown.foretell();
        QVERIFY(shown.side().isVisible());
    }

    void candidatesFollowTheNormalizer()
    {
        Shown shown(sceneOf(BundledModel::Bert, withMask));
        shown.foretell();
        QTRY_VERIFY(shown.table().isVisible());
        const std::vector<CandidateLine> before = shown.table().lines().lines;
        QCOMPARE(before.size(), std::size_t(10));
        QVERIFY(!shown.table().lines().isBoth);
        shown.edit([](Scene& scene) {
            scene.variant.normalizer = Normalizer::named("hardmax").value();
            std::get<ModelSource>(scene.source).scope = WhatIfScope::Model;
        });
        QTRY_VERIFY(shown.table().lines().isBoth);
        const std::vector<CandidateLine>& after = shown.table().lines().lines;
        for (std::size_t i = 0; i < before.size(); ++i) {
            QCOMPARE(after[i].name, before[i].name);
            QCOMPARE(after[i].asItIs, before[i].asItIs);
        }
        QVERIFY(after.front().asItBecomes != after.front().asItIs);
        QCOMPARE(shown.text("whatIfActs"), QStringLiteral("hardmax acts on all heads of the model."));
    }

    void theChosenWordIsMaskedAndComesBack()
    {
        Shown shown(sceneOf(BundledModel::Bert, "My grandmother bakes incredible cookies"));
        shown.foretell();
        QTRY_VERIFY(shown.isSeen("nothingForetold"));
        auto* mask = shown.panel()->findChild<QPushButton*>(QStringLiteral("maskWord"));
        shown.selection.choose(0); // [CLS]
        QVERIFY(!mask->isEnabled());
        QVERIFY(shown.isSeen("whyNoMask"));
        const auto& queries = shown.document.attention()->input->queries;
        const auto cook = std::ranges::find(queries, std::string("cook"), &Token::text); // a piece of “cookies”
        QVERIFY(cook != queries.end());
        shown.selection.choose(cook - queries.begin());
        QVERIFY(mask->isEnabled() && !shown.isSeen("whyNoMask"));
        QTest::mouseClick(mask, Qt::LeftButton);
        QCOMPARE(std::get<ModelSource>(shown.document.scene().source).text, std::string("My grandmother bakes incredible [MASK]"));
        QTRY_VERIFY(shown.table().isVisible());
        QCOMPARE(shown.document.undoStack().undoText(), QStringLiteral("Mask a word"));
        shown.document.undoStack().undo();
        QTRY_VERIFY(shown.isSeen("nothingForetold"));
    }

    void aTranslationStandsBesideWhatBecomesOfIt()
    {
        Shown shown(sceneOf(BundledModel::Translation, "My grandmother bakes incredible cookies"));
        shown.foretell();
        QTRY_VERIFY(shown.isSeen("asItIs"));
        QVERIFY2(shown.text("asItIs").contains(QStringLiteral("abuela")), qUtf8Printable(shown.text("asItIs")));
        QVERIFY(!shown.isSeen("asItBecomes"));
        shown.edit([](Scene& scene) {
            scene.variant.temperature = 20;
            std::get<ModelSource>(scene.source).scope = WhatIfScope::Layer;
        });
        QTRY_VERIFY(shown.text("asItBecomes").contains(QStringLiteral("<u>")));
        QVERIFY(shown.text("asItIs").contains(QStringLiteral("abuela")));
        QVERIFY(shown.table().lines().lines.front().asItIs > shown.table().lines().lines.front().asItBecomes);
    }

    void translationsStandSideBySideWhereThereIsRoom()
    {
        Scene scene = sceneOf(BundledModel::Translation, "My grandmother bakes incredible cookies");
        scene.variant.temperature = 20;
        std::get<ModelSource>(scene.source).scope = WhatIfScope::Layer;
        Shown shown(scene);
        shown.foretell();
        QTRY_VERIFY(shown.isSeen("bothTranslations"));
        QVERIFY(!shown.isSeen("asItIs") && !shown.isSeen("asItBecomes"));
        const QString columns = shown.text("bothTranslations");
        QVERIFY(columns.contains(QStringLiteral("abuela")) && columns.contains(QStringLiteral("<u>")));
        shown.window.resize(1360, 500); // too low for as many lines as there are words
        QTRY_VERIFY(shown.isSeen("asItIs") && shown.isSeen("asItBecomes"));
        QVERIFY(!shown.isSeen("bothTranslations"));
    }

    void twoTextsAreCompared()
    {
        Scene scene = sceneOf(BundledModel::Encoder, "My grandmother bakes incredible cookies");
        std::get<ModelSource>(scene.source).other = "My grandma cooks tasty biscuits";
        Shown shown(scene);
        shown.foretell();
        QTRY_VERIFY(shown.table().isVisible());
        QVERIFY(shown.table().lines().lines.front().asItIs > 0.5);
        shown.edit([](Scene& changed) { std::get<ModelSource>(changed.source).other = "The train was late"; });
        QTRY_VERIFY(shown.table().lines().lines.front().asItIs < 0.5);
    }

    void theChoiceIsRemembered()
    {
        {
            Shown shown(sceneOf(BundledModel::Bert, withMask));
            shown.foretell();
            QSettings settings;
            explorePage(shown.window).saveState(settings);
        }
        Shown shown(sceneOf(BundledModel::Bert, withMask));
        explorePage(shown.window).restoreState(QSettings());
        QVERIFY(shown.panel());
    }

    void theKeyboardReachesIt()
    {
        Shown shown(sceneOf(BundledModel::Bert, withMask));
        shown.foretell();
        QTRY_VERIFY(shown.table().isVisible());
        bool reached = false;
        for (int i = 0; i < 6 && !reached; ++i) {
            shown.press(Qt::Key_F6);
            reached = shown.side().isAncestorOf(shown.window.focusWidget());
        }
        QVERIFY(reached);
        const QWidget& list = shown.table().view();
        for (int i = 0; i < 12 && shown.window.focusWidget() != &list; ++i)
            shown.press(Qt::Key_Tab);
        QCOMPARE(static_cast<const QWidget*>(shown.window.focusWidget()), &list);
    }

    void aPresentationShowsItBesideTheMap()
    {
        Shown shown(sceneOf(BundledModel::Bert, withMask), {1440, 810});
        shown.foretell();
        shown.find<QAction>("present")->trigger();
        QTRY_VERIFY(shown.panel() && shown.panel()->parentWidget() == &explorePage(shown.window));
        QTRY_VERIFY(shown.table().isVisible());
        shown.press(Qt::Key_F9);
        QTRY_VERIFY(!shown.panel() && shown.find<QWidget>("rowPanel")->isVisible());
        shown.find<QAction>("present")->trigger();
        QVERIFY(!shown.panel());
    }

private:
    OwnSettings m_settings;
};

QTEST_MAIN(TestForetelling)
#include "test_foretelling.moc"
