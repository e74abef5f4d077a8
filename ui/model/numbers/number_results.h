#pragma once

#include "ui/model/document/result_source.h"
#include "ui/model/numbers/number_weights.h"

#include <memory>
#include <optional>

namespace softfocus {

class SceneEditor;

/// What follows from the list of numbers: the attention of its one row, by the variant that is worked, and the weights by every variant.
/// All of it is computed when it is first asked for. While nobody looks at the page nothing is heard of changes.
class NumberResults : public ResultSource {
    Q_OBJECT

public:
    /// Needs: the editor outlives the object.
    explicit NumberResults(const SceneEditor& editor, QObject* parent = nullptr);

    /// One query and a key for every number, by the variant that is worked.
    const std::shared_ptr<const Attention>& attention() const override;
    std::optional<Index> rememberedQuery() const override { return 0; }
    bool isMoving() const override;

    const NumberWeights& weights() const { return *sharedWeights(); }
    /// The same for who keeps it. Never null.
    const std::shared_ptr<const NumberWeights>& sharedWeights() const;
    /// The variant that is worked step by step: a place of weights().variants. It is the scene's own until another is chosen.
    std::size_t worked() const;
    void work(std::size_t variant);

    /// Whether anybody looks. Who begins to is told of what changed meanwhile.
    void setWatched(bool watched);

private:
    void follow();
    void forget();

    const SceneEditor& m_editor;
    bool m_isWatched = true;
    bool m_isBehind = false;
    // What the results are of.
    ScoreList m_list;
    Variant m_variant;
    std::vector<ComparedPanel> m_panels;
    View m_view;
    std::optional<std::size_t> m_chosen; ///< by somebody, as what is worked
    mutable std::shared_ptr<const Attention> m_attention;
    mutable std::shared_ptr<const Attention> m_before; ///< for what it shares
    mutable std::shared_ptr<const NumberWeights> m_weights;
};

} // namespace softfocus
