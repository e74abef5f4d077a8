#include "ui/widgets/stage_panel.h"

#include "ui/model/document.h"
#include "ui/model/stage_texts.h"
#include "ui/paint/preview_note.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/text_line.h"

#include <QBoxLayout>

namespace softfocus {

StagePanel::StagePanel(Document& document, Selection& selection, QWidget* parent)
    : Card(parent), m_document(document), m_title(new TextLine({15, QFont::DemiBold})),
      m_subtitle(new TextLine({.pixels = 12, .ink = TextLine::Ink::Secondary, .evenFigures = false})),
      m_progress(new ProgressLine(document)), m_map(new HeatmapView(document, selection))
{
    setObjectName("stagePanel");
    m_title->setObjectName("stageTitle");
    m_subtitle->setObjectName("stageSubtitle");
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    auto* head = new QBoxLayout(QBoxLayout::TopToBottom);
    head->setObjectName("stageHead");
    head->addWidget(m_title);
    head->addWidget(m_subtitle, 1);
    column->addLayout(head);
    column->addSpacing(6);
    column->addWidget(m_progress);
    column->addWidget(m_map, 1);
    connect(&m_document, &Document::changed, this, &StagePanel::refresh);
    refresh();
}

void StagePanel::applyTheme(const Theme& theme)
{
    Card::applyTheme(theme);
    m_title->applyTheme(theme);
    m_subtitle->applyTheme(theme);
    m_progress->applyTheme(theme);
    m_map->applyTheme(theme);
    setMargins();
    refresh();
}

void StagePanel::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    setMargins();
}

void StagePanel::setMargins()
{
    const int side = scaled(theme(), m_compact ? 14 : 24);
    const int top = scaled(theme(), m_compact ? 10 : 18);
    layout()->setContentsMargins(side, top, side, scaled(theme(), m_compact ? 8 : 14));
    QBoxLayout* head = findChild<QBoxLayout*>("stageHead");
    head->setDirection(m_compact ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    head->setSpacing(scaled(theme(), m_compact ? 12 : 4));
}

void StagePanel::refresh()
{
    const Attention& attention = *m_document.attention();
    const Stage stage = attention.scene.view.stage;
    m_title->setText(stageTitle(stage));
    QString subtitle = stageSubtitle(attention, stage);
    if (const QString truncation = truncationOf(attention); !truncation.isEmpty())
        subtitle = truncation + QStringLiteral(" · ") + subtitle;
    if (const QString preview = previewNote(m_map->picture(), theme()); !preview.isEmpty())
        subtitle = preview + QStringLiteral(" · ") + subtitle;
    m_subtitle->setText(subtitle);
}

} // namespace softfocus
