#pragma once

#include <QWidget>

namespace softfocus {

class InspectorPanel;
class SceneEditor;
class Segments;
class Selection;
class WhatIf;
class WhatIfPanel;

/// What stands beside the picture: the chosen row or, where the source is a model, what it predicts.
class InspectorSide : public QWidget {
    Q_OBJECT

public:
    /// Takes the inspector. Needs: the others outlive the side.
    InspectorSide(SceneEditor& editor, Selection& selection, WhatIf& whatIf, InspectorPanel& inspector, QWidget* parent = nullptr);

    /// What is shown where the source is a model; of another source it is the row.
    void setForetells(bool foretells);
    bool foretells() const { return m_foretells; }
    /// True where the source is a model and what it predicts is chosen.
    bool showsPrediction() const;

signals:
    void chosen();                    ///< another one
    void refused(const QString& why); ///< as of the panel

private:
    void follow();

    SceneEditor& m_editor;
    Selection& m_selection;
    WhatIf& m_whatIf;
    InspectorPanel& m_inspector;
    Segments* m_choice = nullptr;    ///< made when there is the first model, as is the panel
    QWidget* m_lastChoice = nullptr; ///< of its segments, for Tab
    WhatIfPanel* m_panel = nullptr;
    bool m_foretells = false;
};

} // namespace softfocus
