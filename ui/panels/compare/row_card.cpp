#include "ui/panels/compare/row_card.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/text_label.h"
#include "ui/panels/choices/temperature_line.h"
#include "ui/panels/choices/temperature_wiring.h"
#include "ui/panels/compare/variants_table.h"
#include "ui/style/shown_theme.h"
#include "ui/views/curve_view.h"
#include "ui/words/message_text.h"
#include "ui/words/panel_text.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

RowCard::RowCard(SceneEditor& editor, const ComparedResults& results, Selection& selection, QWidget* parent)
    : Card(parent), m_editor(editor), m_results(results), m_selection(selection),
      m_title(new TextLabel({.pixels = 15, .weight = QFont::DemiBold, .shrinks = true})), m_table(new VariantsTable(results, selection)),
      m_showCurves(makeQuietButton("compareShowCurves", tr("Weights over T"))),
      m_curvesTitle(new TextLabel({.pixels = 13, .weight = QFont::DemiBold}))
{
    auto* column = new QVBoxLayout(this);
    m_title->setObjectName("rowTitle");
    m_showCurves->setCheckable(true);
    m_showCurves->setToolTip(tr("Show or hide the row’s weights as temperature changes"));
    m_curvesTitle->setObjectName("compareCurvesTitle");
    m_curvesTitle->hide();
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_showCurves);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addWidget(m_curvesTitle);
    connect(m_table, &VariantsTable::titleChanged, this, [this] { m_title->setText(m_table->title()); });
    connect(m_showCurves, &QAbstractButton::toggled, this, [this] { followCurves(m_current); });
    followTheme(*this, [this](const Theme&) { setMargins(); });
}

void RowCard::setMargins()
{
    layout()->setContentsMargins(scaled(18), scaled(10), scaled(18), scaled(10));
    layout()->setSpacing(scaled(4));
}

int RowCard::headHeight() const
{
    return m_title->sizeHint().height() + scaled(18);
}

void RowCard::followCurves(std::size_t current)
{
    m_current = current;
    const std::vector<ComparedPanel>& panels = m_results.panels();
    const auto isMoved = [](const ComparedPanel& panel) { return isMovedByTemperature(panel); };
    auto found = panels.begin() + std::ptrdiff_t(std::min(current, panels.size()));
    if (found == panels.end() || !isMoved(*found))
        found = std::ranges::find_if(panels, isMoved);
    m_showCurves->setVisible(found != panels.end());
    const bool isShown = m_showCurves->isChecked() && found != panels.end();
    const auto place = std::size_t(found - panels.begin());
    if (m_curves && (!isShown || place != m_curvesPlace)) {
        delete m_curves;
        m_curves = nullptr;
    }
    m_curvesTitle->setVisible(isShown);
    if (!isShown)
        return;
    m_curvesTitle->setText(tr("Weights of %1 over T").arg(panelNames(panels)[qsizetype(place)]));
    if (m_curves)
        return;
    m_curvesPlace = place;
    m_curves = new CurveView(m_results.at(place), m_selection);
    m_curves->setObjectName("compareCurves");
    connectTemperature(*m_curves, m_editor, [this](const Result<bool>& done) {
        if (!done)
            emit refused(messageText(done.error()));
    });
    layout()->addWidget(m_curves);
}

} // namespace softfocus
