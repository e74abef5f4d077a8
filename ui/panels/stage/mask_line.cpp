#include "ui/panels/stage/mask_line.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/words/finite_mask_text.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace softfocus {

MaskLine::MaskLine(SceneEditor& editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_text(new TextLabel({.pixels = 12, .ink = TextLabel::Ink::Secondary, .evenFigures = false})),
      m_other(makeQuietButton("takeMaskOtherwise", tr("Take as scores")))
{
    setObjectName("maskLine");
    m_text->setObjectName("maskText");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 0);
    row->setSpacing(0);
    for (QWidget* part : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_other)})
        part->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_other->setCursor(Qt::PointingHandCursor);
    row->addWidget(m_text);
    row->addWidget(m_other);
    row->addStretch(1);
    connect(m_other, &QPushButton::clicked, this, &MaskLine::takeOtherwise);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &MaskLine::refresh);
    refresh();
}

void MaskLine::refresh()
{
    const auto* source = std::get_if<MatrixSource>(&m_editor.scene().source);
    const std::shared_ptr<const GivenScores> given = source ? source->matrix : nullptr;
    if (given != m_given) {
        m_given = given;
        m_mask = given && given->kind == GivenKind::Scores ? finiteMaskIn(given->scores) : std::nullopt;
    }
    setVisible(m_mask.has_value());
    if (!m_mask)
        return;
    const bool taken = m_given->maskedUpTo.has_value();
    m_text->setText(finiteMaskText(*m_mask, taken) + QStringLiteral(" · "));
    m_other->setText(taken ? tr("Take as scores") : tr("Take as a mask"));
    setAccessibleName(finiteMaskText(*m_mask, taken));
    m_text->updateGeometry(); // which a line of text leaves to those who lay it out
}

void MaskLine::takeOtherwise()
{
    if (!m_mask)
        return;
    GivenScores other = *m_given;
    const bool taken = other.maskedUpTo.has_value();
    other.maskedUpTo = taken ? std::nullopt : std::optional(m_mask->upTo);
    // Another reading of numbers that are shown is always a scene that can be shown.
    static_cast<void>(m_editor.takeMatrix(taken ? tr("Take as scores") : tr("Take as a mask"), std::move(other)));
}

} // namespace softfocus
