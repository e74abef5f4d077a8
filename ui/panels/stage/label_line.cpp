#include "ui/panels/stage/label_line.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/style/shown_theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace softfocus {

LabelLine::LabelLine(SceneEditor& editor, QWidget* parent) : QWidget(parent), m_editor(editor)
{
    setObjectName("labelLine");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        Part& part = m_parts[i];
        part.fact = new TextLabel({.pixels = 12, .ink = TextLabel::Ink::Secondary, .evenFigures = false});
        part.other = makeQuietButton(i == 0 ? "labelOtherWay" : "furtherLabelOtherWay");
        part.other->setAccessibleName(tr("Read it the other way"));
        part.fact->setObjectName(i == 0 ? "labelFact" : "furtherLabelFact");
        part.fact->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        part.other->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        part.other->setCursor(Qt::PointingHandCursor);
        row->addWidget(part.fact);
        row->addWidget(part.other);
        connect(part.other, &QPushButton::clicked, this, [this, i] { takeOtherWay(i); });
    }
    row->addStretch(1);
    followTheme(*this, [row](const Theme&) { row->setContentsMargins(0, scaled(2), 0, 0); });
    connect(&m_editor, &SceneEditor::sceneChanged, this, &LabelLine::refresh);
    refresh();
}

void LabelLine::refresh()
{
    m_doubts = labelDoubtsOf(m_editor.scene());
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const Part& part = m_parts[i];
        const bool isShown = i < m_doubts.size();
        if (isShown) {
            const LabelDoubt& doubt = m_doubts[i];
            part.fact->setText((i > 0 ? QStringLiteral("   ") : QString()) + doubt.fact + QStringLiteral(" · "));
            part.other->setText(doubt.other);
            part.other->setAccessibleName(doubt.edit);
            part.other->setAccessibleDescription(doubt.fact);
            part.other->setToolTip(doubt.edit);
            part.fact->updateGeometry(); // which a line of text leaves to those who lay it out
        }
        part.fact->setVisible(isShown);
        part.other->setVisible(isShown);
    }
    setVisible(!m_doubts.empty());
}

void LabelLine::takeOtherWay(std::size_t part)
{
    const LabelDoubt doubt = m_doubts[part];
    // The same numbers with other names are always a scene that can be shown.
    static_cast<void>(m_editor.takeMatrix(doubt.edit, takenOtherWay(givenIn(m_editor.scene()), doubt)));
}

} // namespace softfocus
