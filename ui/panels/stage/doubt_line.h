#pragma once

#include "ui/words/doubts.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace softfocus {

class SceneEditor;
class TextLabel;

/// Says how a given matrix was read where it can be read another way, and does so at a click, as an edit that can be undone. Hidden where
/// nothing is in doubt.
class DoubtLine : public QWidget {
    Q_OBJECT

public:
    using Search = std::vector<Doubt> (*)(const GivenScores& given);
    /// Names of what is said of a doubt, and of the button that changes it.
    struct Names {
        const char *fact, *other;
    };
    /// Names for as many doubts as can be found.
    DoubtLine(SceneEditor& editor, const char* name, const std::vector<Names>& names, Search search, QWidget* parent = nullptr);

private:
    struct Part {
        TextLabel* fact;
        QPushButton* other;
    };
    void refresh();
    void takeOtherWay(std::size_t part);

    SceneEditor& m_editor;
    Search m_search;
    std::vector<Part> m_parts;
    std::shared_ptr<const GivenScores> m_given; ///< those that the doubts are about
    std::vector<Doubt> m_doubts;                ///< one for each part that is shown
};

} // namespace softfocus
