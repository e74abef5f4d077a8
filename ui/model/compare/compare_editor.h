#pragma once

#include "core/scene/page_choices.h"
#include "ui/model/document/scene_editor.h"

namespace softfocus {

/// The verbs by which the panels of Compare are changed. Places are those of CompareChoices::panels; one that is not there changes nothing.
/// Every verb answers whether the scene took it. Errors: what check() says; then nothing changes.
class CompareEditor {
public:
    /// Needs: the editor outlives the object.
    explicit CompareEditor(SceneEditor& editor) : m_editor(editor) {}

    const CompareChoices& choices() const { return m_editor.scene().compare; }
    std::size_t count() const { return choices().panels.size(); }
    /// Whether there is room for a further panel: one of a head beside heads alone, or any other.
    bool canAdd(bool isOfHead = false) const { return count() < (isOfHead ? mostOf(choices().panels) : mostCompared); }
    bool canRemove() const { return count() > leastCompared; }

    /// A further panel behind one of them. Nothing changes where there is no room.
    Result<bool> add(std::size_t after, ComparedPanel panel);
    /// The same panel once more, behind it.
    Result<bool> duplicate(std::size_t place);
    /// Nothing changes where there are leastCompared.
    Result<bool> remove(std::size_t place);
    /// Takes a panel out and puts it in where it then has the place `to`.
    Result<bool> move(std::size_t place, std::size_t to);
    /// Another normalizer, with the parameters at hand; a given panel becomes a computed one.
    Result<bool> chooseNormalizer(std::size_t place, std::size_t row);
    Result<bool> setParameters(std::size_t place, const Parameters& parameters, Gesture gesture = Gesture::Once);
    /// Its own temperature, or with none the scene's.
    Result<bool> setTemperature(std::size_t place, std::optional<double> temperature, Gesture gesture = Gesture::Once);
    /// Shows the heads of a layer, with none of the one that the scene looks at, each with the scene’s normalizer: of more than mostComparedHeads, those around the
    /// scene’s own. Errors: there is no transformer, or the layer has a single head.
    Result<bool> compareHeads(std::optional<std::int64_t> layer = {});
    /// Of panels that are all of heads, the one of the head that the scene looks at; nothing where there is none.
    std::optional<std::size_t> placeOfShownHead() const;
    /// The normalizer, its parameters and the temperature of one panel for all that are computed.
    Result<bool> makeAlike(std::size_t place);
    /// All panels at once, as one step.
    Result<bool> setPanels(const QString& label, std::vector<ComparedPanel> panels);
    Result<bool> show(ComparedPicture picture);
    /// The difference: the weights of one panel less those of another, which are shown.
    Result<bool> subtract(std::size_t minuend, std::size_t subtrahend);

private:
    Result<bool> change(const QString& label, const std::function<void(CompareChoices&)>& changeOf, const QString& mergeKey = {});
    Result<bool> changeComputed(const QString& label, std::size_t place, const std::function<void(ComputedPanel&)>& changeOf,
                                const QString& mergeKey = {});

    SceneEditor& m_editor;
};

} // namespace softfocus
