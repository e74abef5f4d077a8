#include "ui/panels/compare/compare_panel.h"

#include "core/attention/panel_facts.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/fact_lines.h"
#include "ui/controls/text/text_label.h"
#include "ui/panels/compare/panel_head.h"
#include "ui/style/shown_theme.h"
#include "ui/views/gradient_view.h"
#include "ui/views/heatmap_view.h"
#include "ui/views/patch_view.h"
#include "ui/views/threads_view.h"
#include "ui/words/by_unit.h"
#include "ui/words/panel_text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace softfocus {

namespace {

constexpr double besidePanel = 14, top = 10, bottom = 10, gap = 6;

StageView* makeView(PictureKind kind, const ResultSource& results, Selection& selection)
{
    switch (kind) {
    case PictureKind::Map: break;
    case PictureKind::Threads: return new ThreadsView(results, selection);
    case PictureKind::Overlay: return new PatchView(results, selection);
    }
    return new HeatmapView(results, selection);
}

} // namespace

ComparePanel::ComparePanel(const PanelResults& results, Selection& selection, StageView::PictureMaker maker, QWidget* parent)
    : Card(parent), m_results(results), m_selection(selection), m_column(new QVBoxLayout(this)), m_head(new PanelHead),
      m_menu(makeIconButton("panelMenu", Icon::More, tr("What can be done with this panel"))), m_facts(new FactLines),
      m_maker(std::move(maker))
{
    m_menu->setFocusPolicy(Qt::TabFocus);
    auto* head = new QHBoxLayout;
    head->addWidget(m_head, 1);
    head->addWidget(m_menu, 0, Qt::AlignTop);
    m_column->addLayout(head);
    m_column->addWidget(m_facts);
    followTheme(*this, [this](const Theme&) { setMargins(); });
}

void ComparePanel::setMargins()
{
    m_column->setContentsMargins(scaled(besidePanel), scaled(top), scaled(besidePanel), scaled(bottom));
    m_column->setSpacing(scaled(gap));
}

StageView& ComparePanel::made(PictureKind kind)
{
    StageView*& view = m_views[static_cast<std::size_t>(kind)];
    if (view)
        return *view;
    view = makeView(kind, m_results, m_selection);
    view->hide();
    view->setBare(true);
    view->setPictureMaker(m_maker);
    view->setMinimumSize(1, 1);
    m_column->insertWidget(1, view, 1);
    emit viewMade(*view);
    return *view;
}

void ComparePanel::follow(const ComparedPanel& panel, const QString& name, std::size_t place, std::size_t count, PictureKind kind)
{
    const Attention& attention = *m_results.attention();
    m_isGiven = std::holds_alternative<GivenPanel>(panel);
    m_head->show(name, panelGist(panel, attention), panelNote(panel, attention));
    m_head->setAccessibleName(tr("%1, panel %2 of %3").arg(name).arg(place + 1).arg(count));
    setAccessibleName(m_head->accessibleName());
    m_menu->setAccessibleName(tr("Menu of %1").arg(name));
    made(kind);
    m_kind = kind;
    putAway(m_isAway);
}

void ComparePanel::putAway(bool away)
{
    m_isAway = away;
    const QString why = !m_isGiven && hasPooledWeights(*m_results.attention())
                            ? tr("These weights are put together from several heads or pieces: there is no gradient of their row.")
                            : tr("Given weights do not follow from scores: there is no gradient.");
    const QString none = m_showsGradient && !m_hasGradient ? why : QString();
    const QString instead = m_waiting.isEmpty() ? none : m_waiting;
    sayInstead(instead);
    if (m_gradient)
        m_gradient->setVisible(!away && m_showsGradient && instead.isEmpty());
    const bool hasPicture = !away && !m_showsGradient && instead.isEmpty();
    StageView* shown = hasPicture ? m_views[static_cast<std::size_t>(m_kind)] : nullptr;
    if (shown && shown->isHidden())
        shown->setVisible(true);
    for (StageView* one : m_views) {
        if (!one || one == shown || one->isHidden())
            continue;
        if (shown && one->hasFocus())
            shown->setFocus(Qt::OtherFocusReason); // else the keyboard would go on to another panel
        one->setVisible(false);
    }
}

void ComparePanel::showGradient(std::optional<RowGradient> gradient)
{
    m_showsGradient = true;
    m_hasGradient = gradient.has_value();
    if (!m_gradient) {
        m_gradient = new GradientView;
        m_gradient->setBare();
        m_gradient->setMinimumSize(1, 1);
        m_gradient->hide();
        m_column->insertWidget(1, m_gradient, 1);
        connect(m_gradient, &GradientView::cellPointed, this, &ComparePanel::gradientPointed);
    }
    m_gradient->setObjectName(objectName() + QStringLiteral("Gradient"));
    m_gradient->setAccessibleName(tr("Gradient of %1").arg(accessibleName()));
    m_gradient->setGradient(gradient ? std::move(*gradient) : RowGradient());
    putAway(m_isAway);
}

void ComparePanel::showPicture()
{
    if (std::exchange(m_showsGradient, false))
        putAway(m_isAway);
}

void ComparePanel::setWaiting(const QString& why)
{
    if (std::exchange(m_waiting, why) == why)
        return;
    m_facts->setVisible(m_factCount > 0 && why.isEmpty());
    putAway(m_isAway);
}

void ComparePanel::sayInstead(const QString& sentence)
{
    if (!m_instead && sentence.isEmpty())
        return;
    if (!m_instead) {
        m_instead = new TextLabel({.ink = Ink::Secondary, .breaks = true, .evenFigures = false});
        m_instead->setObjectName("panelInstead");
        m_instead->setAlignment(Qt::AlignHCenter);
        m_column->insertWidget(1, m_instead, 1, Qt::AlignVCenter);
    }
    m_instead->setText(sentence);
    m_instead->setVisible(!sentence.isEmpty());
}

void ComparePanel::showFacts(Index query)
{
    const Attention& attention = *m_results.attention();
    const UnitName unit = unitNameOf(*attention.input);
    if (!m_measured)
        return;
    std::vector<Fact> facts = softfocus::factLines(m_panelFacts, unit);
    facts.push_back(gradientFact(m_isGiven ? GradientFacts() : gradientFactsOf(attention, query), unit));
    m_facts->setFacts(std::move(facts));
}

void ComparePanel::setFacts(std::shared_ptr<const Weights> measured, const PanelFacts& facts)
{
    m_measured = std::move(measured);
    m_panelFacts = facts;
}

void ComparePanel::setCurrent(bool current)
{
    m_head->setCurrent(current);
    if (std::exchange(m_isCurrent, current) != current)
        update();
}

void ComparePanel::setCompact(bool hasGist, int factCount)
{
    m_hasGist = hasGist;
    m_factCount = factCount;
    m_head->setHasGist(hasGist);
    m_facts->keepLines(factCount);
    m_facts->setVisible(factCount > 0 && m_waiting.isEmpty());
}

QSize ComparePanel::around(bool hasGist, int factCount)
{
    const int facts = factCount > 0 ? factCount * scaled(20) + scaled(gap) : 0;
    return {2 * scaled(besidePanel), scaled(top) + scaled(bottom) + scaled(gap) + scaled(hasGist ? 40 : 24) + facts};
}

void ComparePanel::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    if (!m_isCurrent)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(shownTheme().accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), scaled(12), scaled(12));
}

} // namespace softfocus
