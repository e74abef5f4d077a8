#include "ui/panels/stage/stage_panel.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/tables/moves_table.h"
#include "ui/controls/tables/rows_table.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/progress_line.h"
#include "ui/model/derivation/writing_steps.h"
#include "ui/model/document/frozen_weights.h"
#include "ui/model/document/scene_editor.h"
#include "ui/paint/colour/preview_note.h"
#include "ui/panels/stage/doubt_line.h"
#include "ui/panels/stage/stretch_line.h"
#include "ui/panels/stage/writing_panel.h"
#include "ui/style/shown_theme.h"
#include "ui/words/provenance.h"
#include "ui/words/stage_texts.h"

#include <QAction>
#include <QBoxLayout>
#include <QGridLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>

#include <algorithm>

namespace softfocus {

namespace {

/// In the order of their segments: the usual kind of a stage stands before the others.
constexpr std::array kindOrder{PictureKind::Overlay, PictureKind::Map, PictureKind::Threads};

int placeOf(PictureKind kind)
{
    return int(std::ranges::find(kindOrder, kind) - kindOrder.begin());
}

} // namespace

StagePanel::StagePanel(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Card(parent), m_editor(editor), m_selection(selection), m_title(new TextLabel({15, QFont::DemiBold})),
      m_subtitle(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .breaks = true, .evenFigures = false})),
      m_progress(new ProgressLine(editor.results())), m_switch(new Segments(Look::Washed, int(kindOrder.size()))),
      m_stretch(new StretchLine(editor)), m_map(new HeatmapView(editor.results(), selection)),
      m_threads(new ThreadsView(editor.results(), selection)), m_patches(new PatchView(editor.results(), selection))
{
    setObjectName("stagePanel");
    m_title->setObjectName("stageTitle");
    m_subtitle->setObjectName("stageSubtitle");
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    buildHead(*column);
    column->addWidget(new DoubtLine(editor, "maskLine", {{"maskText", "takeMaskOtherwise"}}, maskDoubtsOf, this));
    column->addWidget(new DoubtLine(editor, "labelLine", {{"labelFact", "labelOtherWay"}, {"furtherLabelFact", "furtherLabelOtherWay"}},
                                    labelDoubtsOf, this));
    column->addSpacing(6);
    column->addWidget(m_progress);
    for (StageView* view : views()) {
        column->addWidget(view, 3);
        view->hide();
        connect(view, &StageView::painted, this, &StagePanel::painted);
        connect(view, &StageView::markRequested, this, &StagePanel::markRequested);
    }
    // After the pictures, which are what is followed.
    connect(&m_editor.results(), &ResultSource::changed, this, &StagePanel::refresh);
    connect(&m_editor.results(), &ResultSource::settled, this, &StagePanel::refresh);
    followTheme(*this, [this](const Theme&) {
        setMargins();
        refresh();
    });
}

void StagePanel::buildHead(QVBoxLayout& column)
{
    m_switch->setObjectName("pictures");
    m_switch->setAccessibleName(tr("Picture"));
    m_switch->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    const std::array segments{std::array{QStringLiteral("pictureOverlay"), tr("picture"), tr("Over the picture, as one patch sees it (T)")},
                              std::array{QStringLiteral("pictureMap"), tr("map"), tr("As a map of cells (T)")},
                              std::array{QStringLiteral("pictureThreads"), tr("threads"), tr("As threads from queries to keys (T)")}};
    for (const auto& [name, text, tip] : segments)
        m_switch->add(name, text).setToolTip(tip);
    connect(m_switch, &Segments::chosen, this, [this](int place) { choosePicture(kindOrder[std::size_t(place)]); });
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, m_subtitle->sizePolicy().verticalPolicy()); // it has what the others leave
    m_tools = new QHBoxLayout;
    m_tools->addWidget(m_switch);
    m_head = new QGridLayout;
    m_head->addLayout(m_tools, 0, 3, Qt::AlignTop);
    placeHead();
    column.addLayout(m_head);
}

/// In two lines, or in one where height is short. What is said of the scale comes and goes without moving the picture.
void StagePanel::placeHead()
{
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_subtitle), static_cast<QWidget*>(m_stretch)})
        m_head->removeWidget(part);
    m_head->addWidget(m_title, 0, 0, Qt::AlignVCenter);
    if (m_compact)
        m_head->addWidget(m_subtitle, 0, 1);
    else
        m_head->addWidget(m_subtitle, 1, 0, 1, 4);
    m_head->addWidget(m_stretch, 0, 2);
    m_head->setColumnStretch(1, 1);
}

/// Of what stands in one line the subtitle gives way first, to what is said of the scale as well, then words of that, then the buttons of
/// what keys and menus do as well, and then the title.
void StagePanel::fitHead()
{
    const QMargins margins = layout()->contentsMargins();
    const int gap = scaled(12), title = m_title->sizeHint().width() + gap;
    const int whole = width() - margins.left() - margins.right();
    const auto room = [&] {
        const int said = m_stretch->isHidden() ? 0 : m_stretch->sizeHint().width() + gap;
        return whole - said - m_tools->sizeHint().width() - gap;
    };
    const auto showButtons = [this](bool shown) {
        for (QWidget* button : m_toolButtons)
            button->setVisible(shown);
        m_tools->invalidate();
    };
    showButtons(true);
    m_stretch->setCompact(m_compact);
    if (room() < title)
        m_stretch->setCompact(true);
    if (room() < title)
        showButtons(false);
    constexpr double fewWords = 60;
    m_title->setVisible(!m_compact || room() >= title); // the strip names the stage as well
    m_subtitle->setVisible(!m_compact || ((m_stretch->isHidden() || m_saysOutlines) && room() >= title + scaled(fewWords)));
    m_title->setToolTip(m_subtitle->isHidden() ? m_subtitle->text() : QString());
}

void StagePanel::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    if (m_frozen && m_frozen->isFrozen())
        refresh(); // there may be room for outlines now, or none
    fitHead();
    fitMoves();
    fitWriting();
}

void StagePanel::setFrozen(const FrozenWeights& frozen)
{
    m_frozen = &frozen;
    connect(m_frozen, &FrozenWeights::changed, this, [this] {
        m_map->setFormer(m_frozen->result());
        refresh();
    });
}

/// What the outlines in the cells are; empty where there are none.
QString StagePanel::outlinesText() const
{
    const bool areSeen = m_frozen && m_frozen->isFrozen() && !m_map->isHidden() && m_map->showsFormer();
    return areSeen ? tr("outlines in cells: %1").arg(madeText(*m_frozen->result())) : QString();
}

void StagePanel::setWriting(WritingSteps& steps)
{
    m_writing = &steps;
    connect(m_writing, &WritingSteps::changed, this, &StagePanel::showWriting);
    showWriting();
}

/// Stages with a row for each query can be gone through as the translation is written.
void StagePanel::showWriting()
{
    if (!m_writing || (!isVisible() && window()->isVisible()))
        return;
    const Attention& attention = *m_editor.results().attention();
    const bool isOffered = m_writing->count() > 0 && attention.scene.view.stage != Stage::Vectors;
    if (isOffered && !m_writingPanel) {
        m_writingPanel = new WritingPanel(*m_writing);
        static_cast<QBoxLayout*>(layout())->addWidget(m_writingPanel);
        m_writingPanel->tabBehind(*m_patches);
        connect(m_writing, &WritingSteps::refused, this, &StagePanel::refused);
    }
    if (m_writingPanel)
        m_writingPanel->setVisible(isOffered);
    for (StageView* view : views())
        view->setVeiledFrom(isOffered && !m_writing->isWhole() ? m_writing->rows() : -1);
    fitWriting();
}

/// Where height is short the picture needs it more.
void StagePanel::fitWriting()
{
    constexpr double low = 400, middle = 480;
    constexpr int fewLines = 2, someLines = 4, mostLines = 5;
    if (m_writingPanel)
        m_writingPanel->setMostLines(height() < scaled(low) ? fewLines : height() < scaled(middle) ? someLines : mostLines);
}

void StagePanel::toggleStretch()
{
    m_stretch->toggle();
}

void StagePanel::addTool(QAction& action)
{
    QPushButton* button = makeButton("", action.text(), Look::Quiet);
    button->setObjectName(action.objectName() + QStringLiteral("Button"));
    button->setToolTip(action.toolTip());
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(button, &QAbstractButton::clicked, &action, &QAction::trigger);
    m_tools->insertWidget(m_tools->count() - 1, button, 0, Qt::AlignVCenter);
    button->setMinimumWidth(1); // it goes where there is no room for it, rather than making some
    m_toolButtons.push_back(button);
}

StageView& StagePanel::picture() const
{
    const std::array all = views();
    const auto shown = std::ranges::find_if(all, [](const StageView* view) { return !view->isHidden(); });
    return shown == all.end() ? *m_map : **shown;
}

void StagePanel::togglePicture()
{
    const Attention& attention = *m_editor.results().attention();
    const Stage stage = attention.scene.view.stage;
    const std::vector<PictureKind> kinds = pictureKindsOf(attention, stage);
    const auto now = std::ranges::find(kinds, pictureKindOf(attention, stage));
    if (kinds.size() > 1)
        choosePicture(now + 1 == kinds.end() ? kinds.front() : *(now + 1));
}

void StagePanel::choosePicture(PictureKind kind)
{
    // Another way to draw is always a scene that can be shown.
    static_cast<void>(m_editor.showPicture(kind));
}

void StagePanel::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    m_stretch->setCompact(compact);
    placeHead();
    setMargins();
    fitHead();
}

void StagePanel::setMargins()
{
    const int side = scaled(m_compact ? 14 : 24);
    const int top = scaled(m_compact ? 10 : 18);
    layout()->setContentsMargins(side, top, side, scaled(m_compact ? 8 : 14));
    m_head->setHorizontalSpacing(scaled(12));
    m_head->setVerticalSpacing(scaled(4));
    m_subtitle->setBreaks(!m_compact); // where height is short the map needs it more
}

void StagePanel::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    refresh();
}

void StagePanel::refresh()
{
    if (!isVisible() && window()->isVisible())
        return; // it catches up when its page is shown
    const Attention& attention = *m_editor.results().attention();
    const Stage stage = attention.scene.view.stage;
    const PictureKind kind = pictureKindOf(attention, stage);
    showPicture(*views()[static_cast<std::size_t>(kind)]);
    m_title->setText(stageTitle(attention, stage));
    m_title->setMinimumWidth(m_title->sizeHint().width()); // where room is short, the line beside it is elided first
    QString subtitle = stageSubtitle(attention, stage);
    if (const QString truncation = truncationOf(attention); !truncation.isEmpty())
        subtitle = truncation + QStringLiteral(" · ") + subtitle;
    if (const QString preview = previewNote(picture().picture(), shownTheme()); !preview.isEmpty())
        subtitle = preview + QStringLiteral(" · ") + subtitle;
    const QString outlines = outlinesText();
    m_saysOutlines = !outlines.isEmpty();
    if (m_saysOutlines)
        subtitle = outlines + QStringLiteral(" · ") + subtitle;
    m_subtitle->setText(subtitle);
    const std::vector<PictureKind> kinds = pictureKindsOf(attention, stage);
    for (const PictureKind one : kindOrder)
        m_switch->setOffered(placeOf(one), std::ranges::count(kinds, one) > 0);
    m_switch->setVisible(kinds.size() > 1);
    m_switch->showChoice(placeOf(kind));
    m_stretch->follow(picture().picture());
    fitHead();
    m_hasMoves = stage == Stage::Output && hasNearestWords(attention) && attention.output->values.size() > 0;
    fitMoves();
    showWriting();
}

void StagePanel::showPicture(StageView& view)
{
    if (!view.isHidden())
        return;
    StageView& former = picture();
    view.show();
    if (former.hasFocus())
        view.setFocus(Qt::OtherFocusReason);
    if (&former != &view)
        former.hide();
    emit pictureChanged();
}

/// Where height is short the picture needs it more.
void StagePanel::fitMoves()
{
    constexpr double low = 300;
    const bool shows = m_hasMoves && height() >= scaled(low);
    if (shows && !m_moves) {
        static_cast<QBoxLayout*>(layout())->addWidget(m_moves = makeMovesTable(m_editor.results(), m_selection), 2);
        QWidget::setTabOrder(m_patches, &m_moves->view()); // which is made late, and would be the window's last
    }
    if (m_moves)
        m_moves->setVisible(shows);
}

} // namespace softfocus
