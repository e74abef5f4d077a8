#include "ui/pages/parts/panel_commands.h"

#include "core/normalizers/normalizer.h"
#include "core/sources/compared_head.h"
#include "ui/pages/page.h"
#include "ui/pages/parts/compare_modes.h"
#include "ui/panels/compare/compare_grid.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/panel_head.h"
#include "ui/panels/compare/variant_settings.h"
#include "ui/style/shown_theme.h"
#include "ui/views/stage_view.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/panel_text.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include <algorithm>

namespace softfocus {

PanelCommands::PanelCommands(SceneEditor& editor, CompareModes& modes, Page& page)
    : QObject(&page), m_editor(editor), m_modes(modes), m_page(page), m_compare(editor)
{
}

void PanelCommands::addCommands(CommandList& list)
{
    list.in(MenuPlace::Attention);
    list.beginGroup();
    const auto key = [](const char* written) { return CommandList::Keys{QKeySequence(QString::fromLatin1(written))}; };
    m_add = &list.add({"addPanel", tr("Add a panel"), tr("Compares with a further normalizer")}, key("Ctrl+Shift+A"), [this] { add(); });
    m_duplicate = &list.add({"duplicatePanel", tr("Duplicate the panel"), tr("To change one thing and see both")}, key("Ctrl+Shift+D"),
                            [this] { duplicate(); });
    m_remove = &list.add({"removePanel", tr("Remove the panel")}, key("Ctrl+Shift+X"), [this] { remove(); });
    m_moveBack = &list.add({"movePanelBack", tr("Move the panel back")}, key("Ctrl+Shift+Left"), [this] { move(-1); });
    m_moveOn = &list.add({"movePanelOn", tr("Move the panel on")}, key("Ctrl+Shift+Right"), [this] { move(1); });
    m_settings = &list.add({"panelSettings", tr("Parameters and temperature of the panel…")}, key("Ctrl+Shift+P"),
                           [this] { openSettings(m_grid->current()); });
    m_explore =
        &list.add({"explorePanel", tr("Explore this variant"), tr("Makes the panel’s normalizer the scene’s and shows it on Explore")}, {},
                  [this] { explore(m_grid->current()); });
    list.add({"compareAsTrained", tr("Compare with the weights as trained"),
              tr("Softmax at T = 1, with which a transformer was trained, beside the scene’s normalizer")},
             {}, [this] { compareAsTrained(); });
    list.add({"compareNormalizers", tr("Compare the usual normalizers"), tr("Softmax, sparsemax, hardmax and linear side by side")}, {},
             [this] { compareNormalizers(); });
    m_alike = &list.add({"panelsAlike", tr("All panels like this one"), tr("The panel’s normalizer and temperature for all")}, {},
                        [this] { makeAlike(); });
    list.beginGroup();
}

void PanelCommands::follow()
{
    m_moveBack->setEnabled(m_grid->current() > 0);
    m_moveOn->setEnabled(m_grid->current() + 1 < m_grid->count());
    const ComputedPanel* current = computedAt(m_grid->current());
    m_alike->setEnabled(current && current->head);
}

const ComputedPanel* PanelCommands::computedAt(std::size_t place) const
{
    return place < m_compare.count() ? std::get_if<ComputedPanel>(&m_compare.choices().panels[place]) : nullptr;
}

void PanelCommands::tell(const Result<bool>& done)
{
    if (!done)
        m_page.say(messageText(done.error()));
}

/// Says why there can be no further panel.
bool PanelCommands::hasRoomForOne(bool isOfHead)
{
    if (!m_compare.canAdd(isOfHead))
        m_page.say(tr("There are %1 panels, and that is the most. Remove one to add another.").arg(m_compare.count()));
    return m_compare.canAdd(isOfHead);
}

/// Beside heads alone, the first head that is not there yet, as the last one is weighed; or nothing.
std::optional<ComputedPanel> PanelCommands::furtherHead() const
{
    const std::vector<ComparedPanel>& panels = m_compare.choices().panels;
    const std::optional<std::int64_t> count = headsOfLayer(*m_editor.results().attention());
    std::vector<std::int64_t> there;
    for (const ComparedPanel& panel : panels) {
        const auto* computed = std::get_if<ComputedPanel>(&panel);
        if (!computed || !computed->head)
            return std::nullopt;
        there.push_back(*computed->head);
    }
    for (std::int64_t head = 0; head < count.value_or(0); ++head)
        if (std::ranges::find(there, head) == there.end()) {
            ComputedPanel panel = std::get<ComputedPanel>(panels.back());
            panel.head = head;
            return panel;
        }
    return std::nullopt;
}

/// A normalizer that is not there yet, or one more of the current ones.
void PanelCommands::add()
{
    const std::vector<ComparedPanel>& panels = m_compare.choices().panels;
    const std::optional<ComputedPanel> further = furtherHead();
    if (!hasRoomForOne(further.has_value()))
        return;
    if (further) {
        m_grid->wantCurrent(panels.size());
        tell(m_compare.add(panels.size() - 1, *further));
        return;
    }
    std::size_t row = 0;
    const auto isThere = [&panels](std::size_t one) {
        return std::ranges::any_of(panels, [one](const ComparedPanel& panel) {
            const auto* computed = std::get_if<ComputedPanel>(&panel);
            return computed && computed->variant.normalizer.row() == one;
        });
    };
    while (row < normalizerTable().size() && isThere(row))
        ++row;
    m_grid->wantCurrent(panels.size());
    tell(m_compare.add(panels.size() - 1, ComputedPanel{{Normalizer::at(row % normalizerTable().size())}}));
}

void PanelCommands::duplicate()
{
    const ComputedPanel* current = computedAt(m_grid->current());
    if (!hasRoomForOne(current && current->head))
        return;
    m_grid->wantCurrent(m_grid->current() + 1);
    tell(m_compare.duplicate(m_grid->current()));
}

void PanelCommands::remove()
{
    if (m_compare.canRemove())
        tell(m_compare.remove(m_grid->current()));
    else
        m_page.say(tr("There are %1 panels, and fewer are no comparison. Add one to remove another.").arg(leastCompared));
}

void PanelCommands::move(int steps)
{
    const auto from = std::ptrdiff_t(m_grid->current()), to = from + steps;
    if (to < 0 || to >= std::ptrdiff_t(m_grid->count()))
        return;
    const bool isAtHead = m_grid->panel(std::size_t(from)).head().hasFocus(), isAtPicture = m_grid->picture().hasFocus();
    m_grid->wantCurrent(std::size_t(to));
    tell(m_compare.move(std::size_t(from), std::size_t(to)));
    ComparePanel& moved = m_grid->panel(std::size_t(to));
    if (isAtHead)
        moved.head().setFocus(Qt::ShortcutFocusReason);
    else if (isAtPicture)
        moved.view().setFocus(Qt::ShortcutFocusReason);
}

void PanelCommands::explore(std::size_t place)
{
    const ComputedPanel* computed = computedAt(place);
    if (!computed) {
        m_page.mention(tr("Weights that were given have no normalizer to explore."));
        return;
    }
    const ComputedPanel panel = *computed;
    const QString name = panelNames(m_compare.choices().panels)[qsizetype(place)];
    tell(m_editor.changeScene(tr("Explore %1").arg(name), [&panel](Scene& scene) {
        scene.variant = variantOf(panel, scene.variant.temperature);
        if (auto* source = std::get_if<ModelSource>(&scene.source); source && panel.head)
            source->head = panel.head;
        scene.page = PageKind::Explore;
    }));
}

/// The weights that a transformer's head was trained to have, beside those that the scene's normalizer makes of the same scores.
void PanelCommands::compareAsTrained()
{
    const auto* model = std::get_if<ModelSource>(&m_editor.scene().source);
    if (!model) {
        m_page.say(tr("Only a transformer was trained; choose one where scores come from."));
        return;
    }
    if (model->scope == WhatIfScope::Model) {
        m_page.say(tr("The normalizer acts on the whole model, so that its scores are others than it was trained with; let it act on this "
                      "head alone to compare."));
        return;
    }
    const Variant asTrained;
    ComputedPanel chosen{m_editor.scene().variant};
    if (chosen.variant == asTrained)
        chosen.variant.normalizer = *Normalizer::named("sparsemax");
    m_grid->wantCurrent(1);
    tell(m_compare.setPanels(tr("Compare with the weights as trained"), {ComputedPanel{asTrained, true}, chosen}));
}

void PanelCommands::compareNormalizers()
{
    tell(m_compare.setPanels(tr("Compare the usual normalizers"), CompareChoices::usualPanels()));
}

void PanelCommands::makeAlike()
{
    tell(m_compare.makeAlike(m_grid->current()));
}

void PanelCommands::openSettings(std::size_t place)
{
    if (!computedAt(place)) {
        m_page.mention(tr("Weights that were given have no parameters."));
        return;
    }
    auto* settings = new VariantSettings(m_editor, m_compare, place, &m_page);
    connect(settings, &VariantSettings::refused, &m_page, &Page::say);
    settings->adjustSize();
    const ComparePanel& panel = m_grid->panel(place);
    const QRect head(panel.head().mapToGlobal(QPoint()), panel.head().size());
    const QWidget& window = *m_page.window();
    const QRect ground(window.mapToGlobal(QPoint()), window.size());
    const int left =
        std::clamp(head.right() - settings->width(), ground.left(), std::max(ground.left(), ground.right() - settings->width()));
    const int top = std::clamp(head.bottom() + 4, ground.top(), std::max(ground.top(), ground.bottom() - settings->height()));
    settings->move(left, top);
    settings->show();
    settings->setFocus(Qt::PopupFocusReason);
}

void PanelCommands::chooseNormalizer(std::size_t row)
{
    tell(m_compare.chooseNormalizer(m_grid->current(), row));
}

std::optional<std::size_t> PanelCommands::currentNormalizer() const
{
    const ComputedPanel* computed = m_grid ? computedAt(m_grid->current()) : nullptr;
    return computed ? std::optional(computed->variant.normalizer.row()) : std::nullopt;
}

QMenu& PanelCommands::makeMenu(QWidget& parent, std::size_t place)
{
    auto* menu = new QMenu(&parent);
    menu->setObjectName("panelMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, place);
    return *menu;
}

void PanelCommands::addNormalizers(QMenu& menu, std::size_t place)
{
    const ComputedPanel* computed = computedAt(place);
    auto* group = new QActionGroup(&menu);
    for (std::size_t row = 0; row < normalizerTable().size(); ++row) {
        const NormalizerEntry& entry = normalizerTable()[row];
        QAction* action = menu.addAction(nameText(entry), this, [this, place, row] { tell(m_compare.chooseNormalizer(place, row)); });
        action->setObjectName(QStringLiteral("panelNormalizer-") + QString::fromLatin1(entry.name.data(), qsizetype(entry.name.size())));
        action->setCheckable(true);
        action->setChecked(computed && computed->variant.normalizer.row() == row);
        group->addAction(action);
    }
}

/// Its normalizer, its parameters and temperature, and what can be done with it as a whole.
void PanelCommands::fillMenu(QMenu& menu, std::size_t place)
{
    addNormalizers(menu, place);
    menu.addSeparator();
    if (const ComputedPanel* computed = computedAt(place)) {
        QAction* own = menu.addAction(tr("A temperature of its own"), this, [this, place](bool on) {
            tell(m_compare.setTemperature(place, on ? std::optional(m_editor.scene().variant.temperature) : std::nullopt));
        });
        own->setObjectName("panelOwnTemperature");
        own->setCheckable(true);
        own->setChecked(computed->hasOwnTemperature);
        own->setEnabled(computed->variant.normalizer.temperatureMatters());
        menu.addAction(m_settings);
        menu.addAction(m_explore);
        if (computed->head)
            menu.addAction(m_alike);
        menu.addSeparator();
    }
    for (QAction* action : {m_moveBack, m_moveOn, m_duplicate, m_remove, m_add})
        menu.addAction(action);
    m_modes.fillPanelMenu(menu, place);
}

} // namespace softfocus
