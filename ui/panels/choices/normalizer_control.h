#pragma once

#include "core/attention/attention.h"
#include "ui/controls/buttons/segments.h"
#include "ui/words/by_unit.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace softfocus {

class SceneEditor;
class MoreNormalizers;

/// Chooses the normalizer: a button for each common one, a list of the others, and the parameters of the chosen one.
class NormalizerControl : public QWidget {
    Q_OBJECT

public:
    /// `columns` buttons stand side by side; `prefix` goes before the parts' object names.
    /// Needs: the document outlives the control.
    NormalizerControl(SceneEditor& editor, int columns, const QString& prefix = {}, QWidget* parent = nullptr);

    void setColumns(int columns) { m_buttons->setColumns(columns); }
    /// Whether there is room for parameters whatever the normalizer reads, so that nothing below moves when another one is chosen; at first
    /// there is.
    void setKeepsRoom(bool keeps);
    /// Makes the normalizer of this row of normalizerTable() the scene's, with the parameters that the scene has; rows that do not
    /// exist change nothing.
    void choose(int row);

private:
    void followScene();
    void followUnit();

    SceneEditor& m_editor;
    std::vector<int> m_common;             ///< their rows in normalizerTable()
    std::vector<QRadioButton*> m_segments; ///< of those rows
    std::optional<UnitName> m_unit;        ///< of what they say
    Segments* m_buttons;
    MoreNormalizers* m_more;
    QWidget* m_parameters;
    bool m_keepsRoom = true;
};

} // namespace softfocus
