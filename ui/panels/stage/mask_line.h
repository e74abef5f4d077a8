#pragma once

#include "core/scene/finite_mask.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPushButton;

namespace softfocus {

class SceneEditor;
class TextLabel;

/// Says of given scores with finite entries that look like a mask how they are taken, with one click to take them the other way. Hidden where
/// there are none.
class MaskLine : public QWidget {
    Q_OBJECT

public:
    explicit MaskLine(SceneEditor& editor, QWidget* parent = nullptr);

private:
    void refresh();
    void takeOtherwise();

    SceneEditor& m_editor;
    TextLabel* m_text;
    QPushButton* m_other;
    std::shared_ptr<const GivenScores> m_given; ///< those that m_mask was looked for in
    std::optional<FiniteMask> m_mask;
};

} // namespace softfocus
