#include "ui/panels/stage/row_panel.h"

#include "ui/controls/text/text_label.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/style/shown_theme.h"
#include "ui/views/row_bars_view.h"
#include "ui/words/provenance.h"

#include <QVBoxLayout>

namespace softfocus {

namespace {

/// "softmax · T 0.80", without what is the same for all of a talk.
QString madeText(const Attention& attention)
{
    Provenance provenance = provenanceOf(attention);
    Provenance brief;
    brief.hasGivenWeights = provenance.hasGivenWeights;
    brief.normalizer = provenance.normalizer;
    brief.temperature = provenance.temperature;
    if (attention.mask != Mask::None)
        brief.mask = attention.mask;
    return provenanceText(brief);
}

} // namespace

RowPanel::RowPanel(const ResultSource& results, Selection& selection, QWidget* parent)
    : Card(parent), m_results(results), m_selection(selection),
      m_title(new TextLabel({.pixels = 17, .weight = QFont::DemiBold, .shrinks = true})),
      m_made(new TextLabel({.pixels = 14, .ink = Ink::Secondary, .shrinks = true})),
      m_frozen(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .shrinks = true, .breaks = true})),
      m_bars(new RowBarsView(results, selection))
{
    setObjectName("rowPanel");
    setAccessibleName(tr("The chosen row"));
    m_title->setObjectName("rowPanelTitle");
    m_made->setObjectName("rowPanelMade");
    m_frozen->setObjectName("rowPanelFrozen");
    auto* column = new QVBoxLayout(this);
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_made)})
        column->addWidget(part);
    column->addWidget(m_bars, 1);
    column->addWidget(m_frozen);
    followTheme(*this, [this, column](const Theme&) {
        const int side = scaled(18);
        column->setContentsMargins(side, side, side, scaled(14));
        column->setSpacing(scaled(8));
        refresh();
    });
    connect(&m_results, &ResultSource::changed, this, &RowPanel::refresh);
    connect(&m_selection, &Selection::queryChanged, this, &RowPanel::refresh);
    connect(m_bars, &RowBarsView::frozenChanged, this, &RowPanel::refresh);
}

void RowPanel::refresh()
{
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    m_title->setText(workedTitle(workedRowOf(attention, m_selection.query())));
    m_made->setText(madeText(*attention));
    m_frozen->setVisible(m_bars->isFrozen());
    if (m_bars->isFrozen())
        m_frozen->setText(tr("outlines: %1").arg(madeText(*m_bars->frozen())));
}

} // namespace softfocus
