#include "ui/panels/stage/doubt_line.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/spoken.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/style/shown_theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace softfocus {

DoubtLine::DoubtLine(SceneEditor& editor, const char* name, const std::vector<Names>& names, Search search, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_search(search)
{
    setObjectName(name);
    setSpokenRole(*this, QAccessible::Grouping);
    auto* row = new QHBoxLayout(this);
    row->setSpacing(0);
    for (const Names& part : names) {
        auto* fact = new TextLabel({.pixels = 12, .ink = Ink::Secondary, .evenFigures = false});
        fact->setObjectName(part.fact);
        fact->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        QPushButton* other = makeQuietButton(part.other);
        other->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        other->setAccessibleName(tr("Read it the other way")); // until it is known what is meant
        other->setCursor(Qt::PointingHandCursor);
        row->addWidget(fact);
        row->addWidget(other);
        connect(other, &QPushButton::clicked, this, [this, i = m_parts.size()] { takeOtherWay(i); });
        m_parts.push_back({fact, other});
    }
    row->addStretch(1);
    followTheme(*this, [row](const Theme&) { row->setContentsMargins(0, scaled(2), 0, 0); });
    connect(&m_editor, &SceneEditor::sceneChanged, this, &DoubtLine::refresh);
    hide();
    refresh();
}

void DoubtLine::refresh()
{
    const auto* source = std::get_if<MatrixSource>(&m_editor.scene().source);
    const std::shared_ptr<const GivenScores> given = source ? source->matrix : nullptr;
    if (given == m_given)
        return;
    m_given = given;
    m_doubts = given ? m_search(*given) : std::vector<Doubt>();
    QStringList facts;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const auto& [fact, other] = m_parts[i];
        const bool isShown = i < m_doubts.size();
        if (isShown) {
            const Doubt& doubt = m_doubts[i];
            fact->setText((i > 0 ? QStringLiteral("   ") : QString()) + doubt.fact + QStringLiteral(" · "));
            other->setText(doubt.other);
            other->setAccessibleName(doubt.edit);
            other->setAccessibleDescription(doubt.fact);
            other->setToolTip(doubt.edit);
            fact->updateGeometry(); // which a line of text leaves to those who lay it out
            facts << doubt.fact;
        }
        fact->setVisible(isShown);
        other->setVisible(isShown);
    }
    setAccessibleName(facts.join(QStringLiteral(", ")));
    setVisible(!m_doubts.empty());
}

void DoubtLine::takeOtherWay(std::size_t part)
{
    const Doubt doubt = m_doubts[part];
    // Another reading of numbers that are shown is always a scene that can be shown.
    static_cast<void>(m_editor.takeMatrix(doubt.edit, doubt.takenOtherWay(*m_given)));
}

} // namespace softfocus
