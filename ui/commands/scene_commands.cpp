#include "ui/commands/scene_commands.h"

#include "ui/model/document/neat_steps.h"
#include "ui/model/document/scene_editor.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/style/icons.h"
#include "ui/words/by_unit.h"
#include "ui/words/colour_title.h"
#include "ui/words/mask_text.h"
#include "ui/words/normalizer_text.h"

#include <QAction>
#include <QUndoStack>

#include <algorithm>
#include <array>
#include <span>

namespace softfocus {

SceneCommands::SceneCommands(SceneEditor& editor, QObject* parent) : QObject(parent), m_editor(editor)
{
    addUndo();
    addSwap();
    addNormalizers();
    addTemperature();
    addMasks();
    addColours();
    addScales();
    connect(&m_editor, &SceneEditor::sceneChanged, this, &SceneCommands::followScene);
    connect(&m_editor.results(), &ResultSource::changed, this, &SceneCommands::followResult);
    followScene();
    followResult();
}

void SceneCommands::addUndo()
{
    QUndoStack& stack = m_editor.undoStack();
    m_list.in(MenuPlace::Edit);
    m_undo = &m_list.add({"undo", tr("Undo")}, {QKeySequence(Qt::CTRL | Qt::Key_Z)}, [&stack] { stack.undo(); });
    m_redo = &m_list.add({"redo", tr("Redo")}, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
                         [&stack] { stack.redo(); });
    m_undo->setIcon(iconOf(Icon::Undo));
    m_redo->setIcon(iconOf(Icon::Redo));
    m_undo->setEnabled(stack.canUndo());
    m_redo->setEnabled(stack.canRedo());
    connect(&stack, &QUndoStack::canUndoChanged, m_undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, m_redo, &QAction::setEnabled);
}

void SceneCommands::addSwap()
{
    m_swap = &m_list.add({"swapSentences", tr("Swap the two sentences"), tr("The one that asks becomes the one that is asked")}, {},
                         [this] { static_cast<void>(m_editor.swapSentences()); });
}

void SceneCommands::addNormalizers()
{
    m_list.in(MenuPlace::Normalizer);
    int row = 0;
    for (const NormalizerEntry& entry : normalizerTable()) {
        constexpr int digits = 9;
        const QString name = nameText(entry);
        const QString digit = QString::number(row + 1);
        CommandList::Keys keys;
        if (row < digits)
            keys = {QKeySequence(digit), QKeySequence(QStringLiteral("Alt+") + digit)};
        const QByteArray id = "normalizer-" + QByteArray(entry.name.data(), qsizetype(entry.name.size()));
        m_normalizers.add(m_list, {id.constData(), name, gistText(entry, UnitName::Entry)}, keys, [this, row] {
            if (!m_choose || !m_choose(std::size_t(row)))
                static_cast<void>(m_editor.chooseNormalizer(row));
        });
        ++row;
    }
}

void SceneCommands::addTemperature()
{
    m_list.in(MenuPlace::Temperature);
    const auto step = [this](int steps) { return [this, steps] { static_cast<void>(m_editor.stepTemperature(steps)); }; };
    const auto add = [&](const CommandText& text, const QString& key, int steps) {
        m_temperatures.push_back(&m_list.add(text, {QKeySequence(key), QKeySequence(QStringLiteral("Alt+") + key)}, step(steps)));
    };
    add({"temperatureDown", tr("Lower"), tr("Makes every row sharper")}, QStringLiteral("["), -1);
    add({"temperatureUp", tr("Higher"), tr("Makes every row more uniform")}, QStringLiteral("]"), 1);
    add({"temperatureFarDown", tr("Much lower")}, QStringLiteral("{"), -bigTemperatureStep);
    add({"temperatureFarUp", tr("Much higher")}, QStringLiteral("}"), bigTemperatureStep);
}

void SceneCommands::addMasks()
{
    m_list.in(MenuPlace::Mask);
    const auto set = [this](Mask mask) { return [this, mask] { static_cast<void>(m_editor.setMask(mask)); }; };
    m_masks.add(m_list, {"mask-none", tr("None"), tr("Every query sees every key")}, {}, set(Mask::None));
    m_masks.add(m_list, {"mask-causal", tr("Causal"), tr("Hides from each query the keys that come after it")}, {}, set(Mask::Causal));
    m_masks.add(m_list, {"mask-self", tr("Hide self"), tr("Hides each query from itself")}, {}, set(Mask::Self));
}

void SceneCommands::addColours()
{
    m_lookList.in(MenuPlace::Colours);
    for (const QString& scale : sequentialScaleNames()) {
        const QByteArray id = "colours-" + scale.toUtf8();
        const QString title = colourTitle(scale);
        m_colours.add(m_lookList, {id.constData(), title}, {}, [this, scale, title] {
            static_cast<void>(m_editor.changeView(tr("Colours %1").arg(title), [&](View& view) { view.colours = scale.toStdString(); }));
        });
    }
}

void SceneCommands::addScales()
{
    m_lookList.in(MenuPlace::Scale);
    constexpr std::array names{"scale-fixed", "scale-row", "scale-map", "scale-logarithmic"};
    for (std::size_t place = 0; place < names.size(); ++place) {
        const auto range = static_cast<ScaleRange>(place);
        m_scales.add(m_lookList, {names[place], rangeTitle(range)}, {}, [this, range] {
            static_cast<void>(m_editor.changeView(tr("Scale %1").arg(rangeTitle(range)), [range](View& view) { view.range = range; }));
        });
    }
}

void SceneCommands::setChooser(std::function<std::optional<std::size_t>()> current, std::function<bool(std::size_t)> choose)
{
    m_current = std::move(current);
    m_choose = std::move(choose);
    followScene();
}

void SceneCommands::followScene()
{
    const Scene& scene = m_editor.scene();
    // Given weights are nobody's: the scene's normalizer waits for scores.
    const QString why = whyNoNormalizer(scene);
    const std::size_t shown = (m_current ? m_current() : std::nullopt).value_or(scene.variant.normalizer.row());
    m_normalizers.show(why.isEmpty() ? int(shown) : -1);
    m_normalizers.setPossible(why);
    for (QAction* action : m_temperatures)
        action->setEnabled(why.isEmpty());
    const std::span colours = sequentialScaleNames();
    m_colours.show(int(std::ranges::find(colours, QString::fromStdString(scene.view.colours)) - colours.begin()));
    m_scales.show(int(scene.view.range));
    m_swap->setEnabled(m_editor.canSwapSentences());
    followResult();
}

/// What a result can have shows when it is there.
void SceneCommands::followResult()
{
    const QString why = whyNoMask(*m_editor.results().attention()->input);
    m_masks.setPossible(why);
    m_masks.show(int(why.isEmpty() ? m_editor.scene().mask : Mask::None));
}

} // namespace softfocus
