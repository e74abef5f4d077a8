#include "ui/panels/numbers/variant_entries.h"

#include "ui/model/compare/compare_editor.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/numbers/number_results.h"
#include "ui/model/numbers/number_weights.h"
#include "ui/words/normalizer_text.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace softfocus {

namespace {

class VariantEntries {
    Q_DECLARE_TR_FUNCTIONS(VariantEntries)
};

using Tell = std::function<void(const Result<bool>&)>;

QAction& add(QMenu& menu, const char* name, const QString& text, bool isPossible, const std::function<void()>& run)
{
    QAction* action = menu.addAction(text, &menu, run);
    action->setObjectName(QLatin1String(name));
    action->setEnabled(isPossible);
    return *action;
}

QString alwaysHere()
{
    return VariantEntries::tr("It is the normalizer that Explore shows, which is always here");
}

/// All normalizers but one, as many as can be compared.
std::vector<ComparedPanel> normalizersBut(std::size_t leftOut)
{
    std::vector<ComparedPanel> panels;
    for (std::size_t row = 0; row < normalizerTable().size() && panels.size() < mostCompared; ++row)
        if (row != leftOut)
            panels.push_back(ComputedPanel{{Normalizer::at(row)}});
    return panels;
}

/// There are more normalizers than can be compared: who asks for all says which is left out.
void addAllBut(QMenu& menu, SceneEditor& editor, const Tell& tell)
{
    QMenu* all = menu.addMenu(VariantEntries::tr("Compare all normalizers but"));
    all->setObjectName(QStringLiteral("allBut"));
    all->setToolTipsVisible(true);
    for (std::size_t row = 0; row < normalizerTable().size(); ++row) {
        const QString name = nameText(normalizerTable()[row]);
        QAction* action = all->addAction(name, &menu, [&editor, row, name, tell] {
            tell(CompareEditor(editor).setPanels(VariantEntries::tr("Compare all normalizers but %1").arg(name), normalizersBut(row)));
        });
        action->setObjectName(QStringLiteral("allBut-") + name);
        action->setEnabled(row != editor.scene().variant.normalizer.row());
        if (!action->isEnabled())
            action->setToolTip(alwaysHere());
    }
}

/// Whether a panel would be shown though Compare has it no more: what the scene has chosen is always among the variants.
bool staysAnyway(Scene scene, std::size_t place)
{
    const std::size_t before = numberVariants(scene).size();
    scene.compare.panels.erase(scene.compare.panels.begin() + std::ptrdiff_t(place));
    return numberVariants(scene).size() == before;
}

/// What can be done with a panel of Compare.
void addPanelEntries(QMenu& menu, SceneEditor& editor, const WeighedList& weighed, std::size_t place, const Tell& tell)
{
    QMenu* normalizers = menu.addMenu(VariantEntries::tr("Normalizer"));
    for (std::size_t row = 0; row < normalizerTable().size(); ++row) {
        QAction& action = add(*normalizers, normalizerTable()[row].name.data(), nameText(normalizerTable()[row]), true,
                              [&editor, place, row, tell] { tell(CompareEditor(editor).chooseNormalizer(place, row)); });
        action.setCheckable(true);
        action.setChecked(row == weighed.variant.normalizer.row());
    }
    const bool isOwn = weighed.hasOwnTemperature;
    QAction& own = add(menu, "ownTemperature", VariantEntries::tr("A temperature of its own"),
                       weighed.variant.normalizer.temperatureMatters(), [&editor, place, isOwn, tell] {
                           const double now = editor.scene().variant.temperature;
                           tell(CompareEditor(editor).setTemperature(place, isOwn ? std::nullopt : std::optional(now)));
                       });
    own.setCheckable(true);
    own.setChecked(isOwn);
    menu.addSeparator();
    const CompareEditor compare(editor);
    add(menu, "duplicateVariant", VariantEntries::tr("One more like it"), compare.canAdd(),
        [&editor, place, tell] { tell(CompareEditor(editor).duplicate(place)); });
    QAction& remove =
        add(menu, "removeVariant", VariantEntries::tr("Remove it"), compare.canRemove() && !staysAnyway(editor.scene(), place),
            [&editor, place, tell] { tell(CompareEditor(editor).remove(place)); });
    menu.setToolTipsVisible(true);
    if (!remove.isEnabled())
        remove.setToolTip(compare.canRemove() ? alwaysHere() : VariantEntries::tr("Two of them are compared at least"));
    add(menu, "variantUp", VariantEntries::tr("Move it up"), place > 0,
        [&editor, place, tell] { tell(CompareEditor(editor).move(place, place - 1)); });
    add(menu, "variantDown", VariantEntries::tr("Move it down"), place + 1 < compare.count(),
        [&editor, place, tell] { tell(CompareEditor(editor).move(place, place + 1)); });
}

} // namespace

void addVariantEntries(QMenu& menu, SceneEditor& editor, NumberResults& results, const Tell& tell)
{
    const WeighedList weighed = results.weights().variants[results.worked()];
    if (weighed.panel) {
        addPanelEntries(menu, editor, weighed, *weighed.panel, tell);
    } else {
        const CompareEditor compare(editor);
        add(menu, "keepVariant", VariantEntries::tr("Keep it among those that are compared"), compare.canAdd(),
            [&editor, normalizer = weighed.variant.normalizer, tell] {
                CompareEditor now(editor);
                tell(now.add(now.count() - 1, ComputedPanel{{normalizer}}));
            });
    }
    menu.addSeparator();
    addAllBut(menu, editor, tell);
    add(menu, "usualVariants", VariantEntries::tr("Compare the usual ones"), true, [&editor, tell] {
        tell(CompareEditor(editor).setPanels(VariantEntries::tr("Compare the usual ones"), CompareChoices::usualPanels()));
    });
}

} // namespace softfocus
