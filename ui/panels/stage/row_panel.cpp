#include "ui/panels/stage/row_panel.h"

#include "ui/controls/text/text_label.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/model/document/frozen_weights.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/paint/charts/row_bars.h"
#include "ui/style/shown_theme.h"
#include "ui/views/row_bars_view.h"
#include "ui/words/provenance.h"

#include <QVBoxLayout>

namespace softfocus {

RowPanel::RowPanel(const ResultSource& results, Selection& selection, const FrozenWeights& frozen, QWidget* parent)
    : Card(parent), m_results(results), m_selection(selection), m_frozen(frozen),
      m_title(new TextLabel({.pixels = 17, .weight = QFont::DemiBold, .shrinks = true})),
      m_made(new TextLabel({.pixels = 14, .ink = Ink::Secondary, .shrinks = true})),
      m_outlines(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .shrinks = true, .breaks = true})),
      m_bars(new RowBarsView(results, selection, frozen))
{
    setObjectName("rowPanel");
    setAccessibleName(tr("The chosen row"));
    m_title->setObjectName("rowPanelTitle");
    m_made->setObjectName("rowPanelMade");
    m_outlines->setObjectName("rowPanelFrozen");
    auto* column = new QVBoxLayout(this);
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_made)})
        column->addWidget(part);
    column->addWidget(m_bars, 1);
    column->addWidget(m_outlines);
    column->addStretch(0); // takes what the bars leave
    followTheme(*this, [this, column](const Theme&) {
        const int side = scaled(18);
        column->setContentsMargins(side, side, side, scaled(14));
        column->setSpacing(scaled(8));
        refresh();
    });
    connect(&m_results, &ResultSource::changed, this, &RowPanel::refresh);
    connect(&m_selection, &Selection::queryChanged, this, &RowPanel::refresh);
    connect(&m_frozen, &FrozenWeights::changed, this, &RowPanel::refresh);
}

QRect RowPanel::takenRect() const
{
    const QRect bars = m_bars->barsRect().translated(m_bars->pos());
    return (m_title->geometry() | m_made->geometry() | bars).adjusted(-scaled(4), 0, scaled(4), 0);
}

void RowPanel::setTight(bool tight)
{
    constexpr double share = 0.38;
    const int room = int(share * height());
    const bool fits = barsIn(room, shownTheme()) >= m_results.attention()->keyCount();
    m_bars->setMaximumHeight(tight && fits ? room : QWIDGETSIZE_MAX);
    layout()->activate();
}

void RowPanel::refresh()
{
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    m_title->setText(workedTitle(workedRowOf(attention, m_selection.query())));
    m_made->setText(madeText(*attention));
    m_outlines->setVisible(m_frozen.isFrozen());
    if (m_frozen.isFrozen())
        m_outlines->setText(tr("outlines: %1").arg(madeText(*m_frozen.result())));
}

} // namespace softfocus
