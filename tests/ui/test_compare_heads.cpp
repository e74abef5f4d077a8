#include "core/sources/compared_head.h"
#include "core/sources/model_source.h"
#include "core/sources/source_table.h"
#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/text_label.h"
#include "ui/figure/page_figure.h"
#include "ui/model/compare/compare_editor.h"
#include "ui/model/numbers/number_weights.h"
#include "ui/pages/compare_page.h"
#include "ui/panels/compare/compare_grid.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/panel_head.h"
#include "ui/words/difference_picture.h"
#include "ui/words/panel_text.h"
#include "ui/words/provenance.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QTest>
#include <QUndoStack>

using namespace softfocus;

namespace {

constexpr std::size_t headsOfBert = 4;

/// A scene of a model in the program, on Explore.
Scene modelScene(BundledModel model = BundledModel::Bert)
{
    Scene scene;
    ModelSource source = usualModelSource(model);
    source.text = "The old man gave the dog a bone";
    scene.source = source;
    return scene;
}

/// Of another size is not the same.
bool same(const Matrix& a, const Matrix& b)
{
    return a.rows() == b.rows() && a.cols() == b.cols() && a == b;
}

/// The window, with what is asked of Compare.
struct Shown : test::ShownWindow {
    SceneEditor editor{document};

    explicit Shown(const Scene& scene = modelScene(), QSize size = {1360, 860}) : ShownWindow(scene, size)
    {
        QApplication::processEvents();
    }

    ComparePage& page() { return *window.findChild<ComparePage*>(); }
    CompareGrid& grid() { return page().grid(); }
    ComparePanel& panel(std::size_t place) { return grid().panel(place); }
    const Attention& shownAt(std::size_t place) { return *panel(place).results().attention(); }
    const std::vector<ComparedPanel>& panels() { return document.scene().compare.panels; }
    const ComputedPanel& computed(std::size_t place) { return std::get<ComputedPanel>(panels()[place]); }
    void trigger(const char* command) { window.findChild<QAction*>(QString::fromLatin1(command))->trigger(); }
    ModelSource source() { return std::get<ModelSource>(document.scene().source); }
    void compareHeads()
    {
        QTRY_VERIFY(document.attention()->input->run);
        trigger("exploreCompareHeads");
        QTRY_VERIFY(page().isVisible());
    }
    QString waiting(std::size_t place)
    {
        const auto* instead = panel(place).findChild<TextLabel*>("panelInstead");
        return instead && instead->isVisible() ? instead->text() : QString();
    }
    QString said()
    {
        for (const NoticeLine* notice : window.findChildren<NoticeLine*>())
            if (notice->isVisible())
                return notice->accessibleName();
        return {};
    }
    /// What choosing the head would show.
    Matrix weightsOf(std::int64_t head)
    {
        Scene scene = document.scene();
        std::get<ModelSource>(scene.source).head = head;
        return attentionFor(scene, nullptr)->weights->values;
    }
};

} // namespace

class TestCompareHeads : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-test-compare-heads"); }

    void everyHeadOfTheLayerIsAPanel()
    {
        Scene scene = modelScene();
        scene.variant = {*Normalizer::named("sparsemax"), 0.7};
        Shown shown(scene);
        shown.compareHeads();
        QCOMPARE(shown.grid().count(), headsOfBert);
        for (std::size_t place = 0; place < headsOfBert; ++place) {
            QCOMPARE(shown.computed(place).head, std::optional<std::int64_t>(std::int64_t(place)));
            QCOMPARE(shown.panel(place).view().picture().values->size(), shown.shownAt(place).weights->values.size());
            QVERIFY(same(shown.shownAt(place).weights->values, shown.weightsOf(std::int64_t(place))));
        }
        QVERIFY(!same(shown.weightsOf(0), shown.weightsOf(1)));
        QVERIFY(shown.source().head.value_or(0) > 0); // the head that was looked at is the current panel
        QCOMPARE(shown.grid().current(), std::size_t(shown.source().head.value_or(-1)));
        QVERIFY(shown.panel(2).head().accessibleName().contains("head 2 · sparsemax"));
        shown.document.undoStack().undo();
        QVERIFY(shown.panels() == CompareChoices::usualPanels());
    }

    void theyFollowLayerTextTemperatureAndMask()
    {
        Shown shown;
        shown.compareHeads();
        const auto isRight = [&] {
            for (std::size_t place = 0; place < headsOfBert; ++place)
                if (!same(shown.shownAt(place).weights->values, shown.weightsOf(std::int64_t(place))))
                    return false;
            return true;
        };
        const std::int64_t layer = shown.source().layer;
        shown.trigger(layer == 0 ? "compareNextLayer" : "comparePreviousLayer");
        QTRY_VERIFY(shown.source().layer != layer && isRight());
        shown.edit([](Scene& scene) { std::get<ModelSource>(scene.source).text = "A short one"; });
        QTRY_VERIFY(isRight());
        const Matrix* scores = &shown.shownAt(1).scores->raw;
        shown.edit([](Scene& scene) { scene.variant.temperature = 0.2; });
        QTRY_VERIFY(isRight());
        QCOMPARE(&shown.shownAt(1).scores->raw, scores); // the products stay
        shown.edit([](Scene& scene) { scene.mask = Mask::Causal; });
        QTRY_VERIFY(isRight());
        QCOMPARE(shown.shownAt(1).weights->values(0, 1), 0.0);
    }

    void aPanelKeepsItsHeadWhateverNormalizerItHas()
    {
        Shown shown;
        shown.compareHeads();
        CompareEditor editor(shown.editor);
        QVERIFY(editor.chooseNormalizer(1, *normalizerRow("hardmax")));
        QCOMPARE(shown.computed(1).head, std::optional<std::int64_t>(1));
        QVERIFY(!same(shown.shownAt(1).weights->values, shown.weightsOf(1)));
        QCOMPARE(shown.shownAt(1).weights->values.rowwise().maxCoeff().minCoeff(), 1.0);
        shown.grid().setCurrent(1);
        shown.trigger("panelsAlike");
        for (std::size_t place = 0; place < headsOfBert; ++place) {
            QCOMPARE(shown.computed(place).variant.normalizer.name(), std::string_view("hardmax"));
            QCOMPARE(shown.computed(place).head, std::optional<std::int64_t>(std::int64_t(place)));
        }
        shown.trigger("compareNormalizers");
        QVERIFY(shown.panels() == CompareChoices::usualPanels());
    }

    void exploringAPanelGoesToItsHead()
    {
        Shown shown;
        shown.compareHeads();
        const std::size_t place = shown.source().head == 0 ? 1 : 0;
        shown.grid().setCurrent(place);
        shown.trigger("explorePanel");
        QCOMPARE(shown.document.scene().page, PageKind::Explore);
        QCOMPARE(shown.source().head, std::optional<std::int64_t>(std::int64_t(place)));
    }

    void aRemovedHeadComesBackByAdding()
    {
        Shown shown;
        shown.compareHeads();
        shown.grid().setCurrent(1);
        shown.trigger("removePanel");
        QCOMPARE(shown.grid().count(), headsOfBert - 1);
        shown.trigger("addPanel");
        QCOMPARE(shown.computed(headsOfBert - 1).head, std::optional<std::int64_t>(1));
        shown.trigger("addPanel"); // all are there: a normalizer of the scene's own head
        QVERIFY(!shown.computed(headsOfBert).head);
    }

    void withoutATransformerTheyWait()
    {
        Shown shown;
        shown.compareHeads();
        shown.edit([](Scene& scene) { scene.source = TextSource(); });
        QTRY_VERIFY2(shown.waiting(0).contains("until the scores come from a transformer"), qPrintable(shown.waiting(0)));
        shown.document.undoStack().undo();
        QTRY_VERIFY(shown.waiting(0).isEmpty());
        QVERIFY(same(shown.shownAt(0).weights->values, shown.weightsOf(0)));
        shown.edit([](Scene& scene) { std::get<ComputedPanel>(scene.compare.panels[1]).head = 9; });
        QTRY_VERIFY2(shown.waiting(1).contains("no head 9"), qPrintable(shown.waiting(1)));
    }

    void onlyATransformerHasHeads()
    {
        Shown shown{Scene()};
        QVERIFY(!shown.window.findChild<QAction*>("exploreCompareHeads")->isEnabled());
        QVERIFY(!CompareEditor(shown.editor).compareHeads());
    }

    void moreThanNormalizersHaveRoom()
    {
        Scene scene = modelScene();
        scene.page = PageKind::Compare;
        scene.compare.panels.clear();
        for (std::int64_t head = 0; head < std::int64_t(mostComparedHeads); ++head)
            scene.compare.panels.emplace_back(ComputedPanel{{}, false, head % std::int64_t(headsOfBert)});
        QVERIFY(!faultOf(scene.compare));
        Shown shown(scene);
        QCOMPARE(shown.grid().count(), mostComparedHeads);
        QTRY_VERIFY(shown.shownAt(mostComparedHeads - 1).queryCount() > 2);
        QVERIFY(same(shown.shownAt(mostComparedHeads - 1).weights->values, shown.weightsOf(3)));
        shown.trigger("duplicatePanel");
        QVERIFY2(shown.said().contains("16 panels"), qPrintable(shown.said()));
        QCOMPARE(shown.grid().count(), mostComparedHeads);
        const NumberWeights numbers = weighedNumbers(shown.document.scene());
        QCOMPARE(numbers.variants.size(), std::size_t(1)); // which the numbers have once
        QCOMPARE(numbers.variants.front().panel, std::optional<std::size_t>(0));
    }

    void joinedWordsAreComparedAsWeightsAlone()
    {
        Scene scene = modelScene();
        std::get<ModelSource>(scene.source).joinsWords = true;
        Shown shown(scene);
        shown.compareHeads();
        QVERIFY(hasPooledWeights(shown.shownAt(0)));
        QVERIFY(same(shown.shownAt(3).weights->values, shown.weightsOf(3)));
        shown.edit([](Scene& one) { one.compare.picture = ComparedPicture::Gradient; });
        QTRY_VERIFY2(shown.waiting(0).contains("several heads or pieces"), qPrintable(shown.waiting(0)));
    }

    void aClearPatternIsSaidInTheHeading()
    {
        Scene scene = modelScene();
        scene.source = usualModelSource(BundledModel::Translation);
        std::get<ModelSource>(scene.source).text = "My grandmother bakes incredible cookies";
        Shown shown(scene);
        shown.compareHeads();
        const std::size_t clearest = std::size_t(*shown.source().head);
        QTRY_VERIFY(shown.shownAt(clearest).queryCount() > 2);
        const QString gist = panelGist(shown.panels()[clearest], shown.shownAt(clearest));
        QVERIFY2(gist.startsWith("aligns "), qPrintable(gist));
    }

    void aFigureNamesTheHeads()
    {
        Shown shown;
        shown.compareHeads();
        const Result<Figure> figure = pageFigure(shown.document.attention(), {});
        QVERIFY(figure);
        QStringList headings;
        for (const FigurePanel& panel : figure->panels)
            headings << panel.heading;
        QCOMPARE(headings, (QStringList{"head 0", "head 1", "head 2", "head 3"}));
        for (std::size_t place = 0; place < headsOfBert; ++place)
            QVERIFY(same(figure->panels[place].attention->weights->values, shown.weightsOf(std::int64_t(place))));
        const QString line = provenanceText(*figure->provenance);
        QVERIFY2(line.contains("heads of layer") && line.contains("softmax"), qPrintable(line));
        Scene scene = shown.document.scene();
        std::get<ComputedPanel>(scene.compare.panels[1]).variant.normalizer = *Normalizer::named("sparsemax");
        scene.compare.panels.emplace_back(ComputedPanel{{*Normalizer::named("linear")}});
        const Result<Figure> mixed = pageFigure(attentionFor(scene, nullptr), {});
        QVERIFY(mixed);
        QCOMPARE(mixed->panels[1].heading, QStringLiteral("head 1 · sparsemax"));
        QCOMPARE(mixed->panels[4].heading, QStringLiteral("linear"));
    }

    void aDifferenceOfTwoHeadsIsThatOfTheirWeights()
    {
        Shown shown;
        shown.compareHeads();
        QVERIFY(CompareEditor(shown.editor).subtract(2, 0));
        const Result<Figure> figure = pageFigure(shown.document.attention(), {});
        QVERIFY(figure);
        const Matrix expected = shown.weightsOf(2) - shown.weightsOf(0);
        QVERIFY(figure->panels.front().difference->values.isApprox(expected, 1e-15));
    }

private:
    static std::optional<std::size_t> normalizerRow(std::string_view name)
    {
        for (std::size_t row = 0; row < normalizerTable().size(); ++row)
            if (normalizerTable()[row].name == name)
                return row;
        return std::nullopt;
    }

    test::OwnSettings m_settings;
};

QTEST_MAIN(TestCompareHeads)
#include "test_compare_heads.moc"
