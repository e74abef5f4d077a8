#include "ui/panels/compare/compare_grid.h"

#include "ui/controls/text/fact_lines.h"
#include "ui/model/compare/given_panel.h"
#include "ui/model/document/selection.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/drop_mark.h"
#include "ui/panels/compare/grid_plan.h"
#include "ui/panels/compare/panel_head.h"
#include "ui/style/shown_theme.h"
#include "ui/views/gradient_view.h"
#include "ui/words/message_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/panel_text.h"
#include "ui/words/shared_scale.h"

#include <QApplication>
#include <QEvent>
#include <QFontMetricsF>
#include <QPointer>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <utility>

namespace softfocus {

namespace {

/// The stage that is compared: vectors and scores are the same for all panels.
Stage comparedStage(const Attention& attention)
{
    return attention.scene.view.stage == Stage::Output && attention.output->values.size() > 0 ? Stage::Output : Stage::Weights;
}

/// What the labels of a map take beside and above its cells, as a rule: they are shortened where they are longer.
QSizeF roomOfLabels(const Picture& picture)
{
    constexpr double most = 84, leastAbove = 26;
    if (picture.kind == PictureKind::Overlay)
        return QSizeF(0, double(scaled(20)));
    const QFontMetricsF metrics(shownTheme().sized(13));
    double widest = 0;
    constexpr std::size_t enough = 64; // measuring a thousand takes longer than it is worth
    for (std::size_t row = 0; row < std::min(enough, picture.rows.size()); ++row)
        widest = std::max(widest, metrics.horizontalAdvance(picture.rows[row].text.left(20)));
    widest = std::min(widest, double(scaled(most)));
    const double sides = picture.kind == PictureKind::Threads ? 2 : 1;
    return {sides * widest + scaled(8), std::max(double(scaled(leastAbove)), 0.7 * widest)};
}

double shapeOf(const Picture& picture)
{
    if (!picture.values || picture.kind != PictureKind::Map || picture.stage != Stage::Weights)
        return 1;
    constexpr double most = 3; // cells give way then
    return std::clamp(double(picture.values->cols()) / double(std::max<Index>(1, picture.values->rows())), 1 / most, most);
}

} // namespace

CompareGrid::CompareGrid(CompareEditor& editor, ComparedResults& results, Selection& selection, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_results(results), m_selection(selection), m_mark(new DropMark(*this)),
      m_measures([this] { return shownPanels(); }, [this] { followQuery(); })
{
    setObjectName("compareGrid");
    connect(&m_results, &ComparedResults::aboutToChange, this, &CompareGrid::makePictures);
    connect(&m_results, &ComparedResults::changed, this, &CompareGrid::follow);
    connect(&m_selection, &Selection::queryChanged, this, &CompareGrid::followQuery);
    followTheme(*this, [this](const Theme&) {
        if (!m_pictures.empty())
            m_labels = roomOfLabels(m_pictures.front());
        arrange();
    });
}

void CompareGrid::setActive(bool active)
{
    m_isActive = active;
    for (std::size_t place = 0; place < m_panels.size(); ++place)
        m_panels[place]->putAway(!active || place >= m_count);
    followQuery();
}

StageView& CompareGrid::picture() const
{
    return m_panels[m_current]->view();
}

QWidget& CompareGrid::keyboardPlace() const
{
    const ComparePanel& panel = *m_panels[m_current];
    if (!panel.view().isHidden())
        return panel.view();
    if (panel.gradientView() && !panel.gradientView()->isHidden())
        return *panel.gradientView();
    return panel.head();
}

/// What is hidden gives the keyboard to what comes next, which may be another panel's.
void CompareGrid::keepCurrent(const std::function<void()>& change)
{
    const bool kept = std::exchange(m_keepsCurrent, true);
    change();
    m_keepsCurrent = kept;
}

Picture CompareGrid::pictureAt(std::size_t place, const std::shared_ptr<const Attention>& attention) const
{
    if (place < m_pictures.size() && m_pictures[place].attention == attention)
        return m_pictures[place];
    return pictureOf(attention, comparedStage(*attention));
}

void CompareGrid::makePictures()
{
    std::vector<Picture> pictures;
    for (std::size_t place = 0; place < m_results.count(); ++place) {
        const std::shared_ptr<const Attention>& attention = m_results.at(place).attention();
        pictures.push_back(pictureOf(attention, comparedStage(*attention)));
    }
    if (!pictures.empty() && (m_pictures.empty() || m_pictures.front().attention->input != pictures.front().attention->input ||
                              m_pictures.front().kind != pictures.front().kind))
        m_labels = roomOfLabels(pictures.front());
    shareScale(pictures);
    shareOpacity(pictures);
    m_pictures = std::move(pictures);
}

ComparePanel& CompareGrid::made(std::size_t place)
{
    if (place < m_panels.size())
        return *m_panels[place];
    auto* panel = new ComparePanel(
        m_results.at(place), m_selection,
        [this, place](const std::shared_ptr<const Attention>& attention) { return pictureAt(place, attention); }, this);
    panel->setObjectName(QStringLiteral("panel%1").arg(place + 1));
    panel->head().setObjectName(QStringLiteral("panelHead%1").arg(place + 1));
    panel->factLines().setObjectName(QStringLiteral("panelFacts%1").arg(place + 1));
    panel->menuButton().setObjectName(QStringLiteral("panelMenu%1").arg(place + 1));
    connect(panel, &ComparePanel::viewMade, this, [this](StageView& view) {
        connect(&view, &StageView::windowChanged, this, [this, &view] { zoomAlike(view); });
        view.installEventFilter(this);
        emit viewMade(view);
    });
    connect(panel, &ComparePanel::gradientPointed, this, &CompareGrid::pointAtGradients);
    PanelHead& head = panel->head();
    connect(&head, &PanelHead::pressed, this, [this, place] {
        if (!m_keepsCurrent)
            setCurrent(place);
    });
    connect(&head, &PanelHead::opened, this, [this, place] { emit opened(place); });
    connect(&head, &PanelHead::dragged, this, [this](QPoint global) { m_mark->showGap(shownPanels(), global); });
    connect(&head, &PanelHead::dropped, this, [this, place](QPoint global) { drop(place, global); });
    connect(&head, &PanelHead::dragCancelled, m_mark, &QWidget::hide);
    connect(&panel->menuButton(), &QToolButton::clicked, this, [this, place, panel] {
        setCurrent(place);
        emit menuRequested(place, panel->menuButton().mapToGlobal(QPoint(0, panel->menuButton().height())));
    });
    m_panels.push_back(panel);
    m_mark->raise();
    return *panel;
}

void CompareGrid::follow()
{
    const std::size_t former = m_count;
    m_count = m_results.count();
    const StageView* shown = former > 0 ? &picture() : nullptr;
    const bool wereHeads = std::exchange(m_areHeads, mostOf(m_results.panels()) == mostComparedHeads);
    if (m_areHeads && !wereHeads && !m_wanted)
        m_wanted = m_editor.placeOfShownHead(); // whoever comes from a head finds it again
    m_current = std::min(m_wanted.value_or(m_current), m_count - 1);
    m_wanted.reset();
    const QPointer<QWidget> focused = QApplication::focusWidget();
    keepCurrent([this] { followPanels(); });
    if (m_isActive && focused && isAncestorOf(focused) && !focused->isVisible())
        keyboardPlace().setFocus(Qt::OtherFocusReason);
    arrange();
    m_measures.measure();
    followQuery();
    emit scaleChanged();
    emit currentChanged(); // what the current panel is may be another one
    if (shown != &picture())
        emit pictureChanged();
}

void CompareGrid::followPanels()
{
    const QStringList names = panelNames(m_results.panels());
    for (std::size_t place = 0; place < m_count; ++place) {
        ComparePanel& panel = made(place);
        const Picture& picture = m_pictures[place];
        panel.follow(m_results.panels()[place], names[qsizetype(place)], place, m_count, picture.kind);
        const std::optional<Message> why = whyWaiting(m_results.panels()[place], *picture.attention);
        panel.setWaiting(why ? messageText(*why) : QString());
        panel.putAway(!m_isActive);
        panel.setVisible(true);
        panel.setCurrent(place == m_current);
        if (panel.view().picture().attention != picture.attention || !haveSameScale(panel.view().picture(), picture))
            panel.view().makeAnew();
    }
    for (std::size_t place = m_count; place < m_panels.size(); ++place) {
        m_panels[place]->hide();
        m_panels[place]->putAway(true);
    }
}

void CompareGrid::showPictures()
{
    if (m_pointed)
        pointAtGradients({});
    for (ComparePanel* panel : m_panels)
        panel->showPicture();
}

void CompareGrid::showGradients(std::vector<std::optional<RowGradient>> gradients)
{
    for (std::size_t place = 0; place < std::min(m_count, gradients.size()); ++place)
        m_panels[place]->showGradient(std::move(gradients[place]));
    if (m_pointed)
        pointAtGradients(m_pointed); // their values are others now
}

/// The same cell in all of them, and what each has there.
void CompareGrid::pointAtGradients(const GradientView::Place& cell)
{
    m_pointed = cell;
    QStringList values;
    const QStringList names = panelNames(m_results.panels());
    const RowGradient* any = nullptr;
    for (std::size_t place = 0; place < m_count; ++place) {
        GradientView* view = m_panels[place]->gradientView();
        if (!view)
            continue;
        view->setPointed(cell);
        const RowGradient& gradient = view->gradient();
        if (!cell || view->isHidden() || std::max(cell->first, cell->second) >= gradient.labels.size())
            continue;
        any = &gradient;
        values << tr("%1 %2").arg(names[qsizetype(place)], fineWeightText(gradient.values(Index(cell->first), Index(cell->second))));
    }
    emit gradientSaid(any ? gradientsSentence(*any, cell->first, cell->second, values.join(QStringLiteral(" · "))) : QString());
}

/// What the weights of each panel are like, and its gradient at the chosen row.
void CompareGrid::followQuery()
{
    if (!m_isActive)
        return;
    for (std::size_t place = 0; place < m_count; ++place)
        m_panels[place]->showFacts(m_selection.query());
}

void CompareGrid::setCurrent(std::size_t place)
{
    if (place >= m_count || place == m_current)
        return;
    m_current = place;
    for (std::size_t one = 0; one < m_count; ++one)
        m_panels[one]->setCurrent(one == place);
    emit currentChanged();
    emit pictureChanged();
}

std::optional<std::size_t> CompareGrid::placeOf(const QWidget& widget) const
{
    for (std::size_t place = 0; place < m_count; ++place)
        if (m_panels[place] == &widget || m_panels[place]->isAncestorOf(&widget))
            return place;
    return std::nullopt;
}

void CompareGrid::fit(QSize area, double leastSide, Facts facts)
{
    if (const Sight sight{area, leastSide, facts}; std::exchange(m_sight, sight) != sight)
        arrange();
}

double CompareGrid::readableSide() const
{
    constexpr double least = 76, leastPicture = 100, cell = 15;
    if (m_pictures.empty() || !m_pictures.front().values || m_pictures.front().kind == PictureKind::Overlay)
        return scaled(leastPicture);
    const Matrix& values = *m_pictures.front().values;
    return std::max(double(scaled(least)), double(std::max(values.rows(), values.cols())) * scaled(cell));
}

/// With all that there is to say where there is room for it, else with less.
CompareGrid::Arrangement CompareGrid::arrangementIn(const Sight& sight) const
{
    const QSize area = sight.area;
    constexpr double lowPicture = 170;
    const Picture& picture = m_pictures.front();
    GridNeeds needs{.count = int(m_count),
                    .area = area,
                    .around = {},
                    .shape = shapeOf(picture),
                    .gap = scaled(gapBetweenPanels),
                    .leastSide = sight.leastSide};
    Arrangement one;
    std::vector<std::pair<bool, int>> ways{{true, 4}, {true, 3}, {true, 2}, {false, 2}};
    if (sight.facts == Facts::None)
        ways = {{false, 0}};
    for (const auto& [hasGist, facts] : ways) {
        needs.around = QSizeF(ComparePanel::around(hasGist, facts)) + m_labels;
        one = {planGrid(needs), hasGist, facts};
        if (one.plan.size.height() <= area.height() && one.plan.panels.front().height() - needs.around.height() >= scaled(lowPicture))
            break;
    }
    // What pictures as wide as high cannot use is left to what stands below.
    const int rows = (int(m_count) + one.plan.columns - 1) / one.plan.columns;
    const double wide = one.plan.panels.front().width() - needs.around.width();
    const int enough = rows * (int(needs.around.height() + wide / needs.shape) + scaled(50)) + (rows - 1) * needs.gap;
    if (picture.kind != PictureKind::Threads && enough < one.plan.size.height() && one.plan.size.height() <= area.height()) {
        needs.area.setHeight(enough);
        one.plan = planGrid(needs);
    }
    return one;
}

void CompareGrid::arrange()
{
    if (m_count == 0 || m_sight.area.isEmpty())
        return;
    const Arrangement one = arrangementIn(m_sight);
    for (std::size_t place = 0; place < m_count; ++place) {
        m_panels[place]->setCompact(one.hasGist, one.facts);
        m_panels[place]->setGeometry(one.plan.panels[place]);
    }
    if (one.plan.size.height() == minimumHeight())
        return;
    setFixedHeight(one.plan.size.height());
    emit heightChanged();
}

/// The panel is current whose picture has the keyboard or was pressed.
bool CompareGrid::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_keepsCurrent && (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonPress))
        if (const auto place = placeOf(*static_cast<QWidget*>(watched)))
            setCurrent(*place);
    return QWidget::eventFilter(watched, event);
}

void CompareGrid::zoomAlike(const StageView& leader)
{
    if (m_isZooming)
        return;
    m_isZooming = true;
    for (std::size_t place = 0; place < m_count; ++place)
        if (&m_panels[place]->view() != &leader)
            m_panels[place]->view().zoomAs(leader);
    m_isZooming = false;
}

void CompareGrid::drop(std::size_t from, QPoint global)
{
    m_mark->hide();
    const std::size_t gap = m_mark->gapAt(shownPanels(), global);
    const std::size_t to = gap > from ? gap - 1 : gap;
    if (from == to)
        return;
    m_wanted = to;
    static_cast<void>(m_editor.move(from, to)); // an order of panels is always one that can be shown
}

} // namespace softfocus
