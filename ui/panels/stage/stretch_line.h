#pragma once

#include <QWidget>

class QPushButton;

namespace softfocus {

class SceneEditor;
class TextLabel;
struct Picture;

/// Says that the largest weight of a map uses little of the colour scale, and stretches the scale to it at a click, as an edit that can be
/// undone; once it is stretched, says so and leads back. Hidden where neither is so. Nothing stretches by itself.
class StretchLine : public QWidget {
    Q_OBJECT

public:
    explicit StretchLine(SceneEditor& editor, QWidget* parent = nullptr);

    /// Follows the picture that is shown.
    void follow(const Picture& picture);
    /// In fewer words, for windows with little room.
    void setCompact(bool compact);
    /// What the button does, and where no line stands also: from any other scale to the map's largest weight, from that to 1.
    /// Where the picture that was followed is not one of weights on a scale from 0, nothing changes.
    void toggle();

private:
    /// What is said of the scale, and what the button does: whole, and in few words.
    struct Words {
        QString fact, few, action, fewOfAction, tip;
    };
    void say(const Words& words);
    void write();

    SceneEditor& m_editor;
    TextLabel* m_fact;
    QPushButton* m_button;
    Words m_words;
    bool m_compact = false;
    bool m_hasScale = false; ///< the picture is one of weights, on a scale from 0
};

} // namespace softfocus
