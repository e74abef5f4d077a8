#pragma once

#include "ui/words/label_doubts.h"

#include <QWidget>

#include <array>

class QPushButton;

namespace softfocus {

class SceneEditor;
class TextLabel;

/// Says how the first line or column of a table was read where its content lets it be read the other way, and does so at a click, as an
/// edit that can be undone. Hidden where there is no such table.
class LabelLine : public QWidget {
    Q_OBJECT

public:
    explicit LabelLine(SceneEditor& editor, QWidget* parent = nullptr);

private:
    /// What is said of one line or column, and the button that changes it.
    struct Part {
        TextLabel* fact;
        QPushButton* other;
    };
    void refresh();
    void takeOtherWay(std::size_t part);

    SceneEditor& m_editor;
    std::array<Part, 2> m_parts;
    std::vector<LabelDoubt> m_doubts; ///< one for each part that is shown
};

} // namespace softfocus
