#include "ui/panels/what_if/inspector_side.h"

#include "core/scene/scene.h"
#include "ui/controls/buttons/segments.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/stage/inspector_panel.h"
#include "ui/panels/what_if/what_if_panel.h"
#include "ui/style/shown_theme.h"

#include <QRadioButton>
#include <QVBoxLayout>

#include <variant>
#include <vector>

namespace softfocus {

namespace {

bool hasModel(const SceneEditor& editor)
{
    return std::holds_alternative<ModelSource>(editor.scene().source);
}

/// The last widget that Tab comes to before another one.
QWidget* stopBefore(QWidget& widget)
{
    QWidget* last = widget.previousInFocusChain();
    while (last->focusPolicy() == Qt::NoFocus && last != &widget)
        last = last->previousInFocusChain();
    return last;
}

/// Has Tab come to what is in a widget after another one; what is made late would be the window's last.
QWidget* orderAfter(QWidget* last, QWidget& widget)
{
    std::vector<QWidget*> stops;
    for (QWidget* next = widget.nextInFocusChain(); next != &widget; next = next->nextInFocusChain())
        if (widget.isAncestorOf(next) && next->focusPolicy() != Qt::NoFocus)
            stops.push_back(next);
    for (QWidget* stop : stops) {
        QWidget::setTabOrder(last, stop);
        last = stop;
    }
    return last;
}

} // namespace

InspectorSide::InspectorSide(SceneEditor& editor, Selection& selection, WhatIf& whatIf, InspectorPanel& inspector, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_selection(selection), m_whatIf(whatIf), m_inspector(inspector)
{
    setObjectName(QStringLiteral("inspectorSide"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(&inspector, 1);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &InspectorSide::follow);
    follow();
}

bool InspectorSide::showsPrediction() const
{
    return m_foretells && hasModel(m_editor);
}

void InspectorSide::setForetells(bool foretells)
{
    if (foretells == m_foretells)
        return;
    m_foretells = foretells;
    follow();
    emit chosen();
}

void InspectorSide::follow()
{
    const bool isModel = hasModel(m_editor);
    if (!isModel && !m_choice)
        return;
    auto* column = static_cast<QVBoxLayout*>(layout());
    if (!m_choice) {
        m_choice = new Segments(Look::Filled, 2);
        m_choice->setObjectName(QStringLiteral("inspectorChoice"));
        m_choice->setAccessibleName(tr("What stands beside the picture"));
        m_choice->add(QStringLiteral("showRow"), tr("Row")).setToolTip(tr("The chosen row, worked with its own numbers"));
        m_choice->add(QStringLiteral("showPrediction"), tr("What if"))
            .setToolTip(tr("What the model predicts, as it is and as it becomes (F9)"));
        column->insertWidget(0, m_choice);
        m_lastChoice = orderAfter(stopBefore(m_inspector), *m_choice);
        connect(m_choice, &Segments::chosen, this, [this](int choice) { setForetells(choice == 1); });
        followTheme(*m_choice, [column](const Theme&) { column->setSpacing(scaled(8)); });
    }
    if (showsPrediction() && !m_panel) {
        m_panel = new WhatIfPanel(m_editor, m_selection, m_whatIf);
        column->addWidget(m_panel, 1);
        connect(m_panel, &WhatIfPanel::refused, this, &InspectorSide::refused);
        orderAfter(m_lastChoice, *m_panel);
    }
    m_choice->setVisible(isModel);
    m_choice->showChoice(m_foretells ? 1 : 0);
    m_inspector.setVisible(!showsPrediction());
    if (m_panel)
        m_panel->setVisible(showsPrediction());
}

} // namespace softfocus
