#include "ui/panels/compare/difference_panel.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/text_label.h"
#include "ui/panels/compare/distance_table.h"
#include "ui/style/shown_theme.h"
#include "ui/views/heatmap_view.h"
#include "ui/views/patch_view.h"
#include "ui/words/distance_text.h"
#include "ui/words/message_text.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace softfocus {

DifferencePanel::DifferencePanel(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Card(parent), m_compare(editor), m_results(editor.results()), m_minuend(makeChoice("minuend", tr("a: the weights of"), Look::Usual)),
      m_subtrahend(makeChoice("subtrahend", tr("b: less the weights of"), Look::Usual)),
      m_means(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .breaks = true})),
      m_why(new TextLabel({.pixels = 15, .ink = Ink::Secondary, .breaks = true, .evenFigures = false})),
      m_map(new HeatmapView(m_results, selection)), m_patches(new PatchView(m_results, selection)),
      m_table(new DistanceTable(m_results, selection)), m_body(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setObjectName("differencePanel");
    setAccessibleName(tr("Difference"));
    m_means->setObjectName("meanDistances");
    m_why->setObjectName("whyNoDifference");
    m_why->setAlignment(Qt::AlignHCenter);
    m_map->setObjectName("differenceMap");
    m_patches->setObjectName("differencePatches");
    auto* column = new QVBoxLayout(this);
    buildHead(*column);
    column->addWidget(m_means);
    column->addWidget(m_why, 1, Qt::AlignVCenter);
    column->addLayout(m_body, 1);
    for (StageView* view : {static_cast<StageView*>(m_map), static_cast<StageView*>(m_patches)}) {
        view->setPictureMaker([this](const std::shared_ptr<const Attention>& attention) {
            const bool isThere = m_results.difference() && m_results.difference()->minuend.attention == attention;
            return isThere ? differencePicture(m_results.difference()) : pictureOf(attention, Stage::Weights);
        });
        view->hide();
        m_body->addWidget(view, 3);
        connect(view, &StageView::painted, this, &DifferencePanel::painted);
    }
    m_body->addWidget(m_table, 2);
    m_table->hide();
    connect(&m_results, &DifferenceResults::measuredChanged, this, &DifferencePanel::follow);
    followTheme(*this, [this, column](const Theme&) {
        const int edge = scaled(16);
        column->setContentsMargins(edge, scaled(12), edge, scaled(12));
        column->setSpacing(scaled(8));
        m_body->setSpacing(scaled(16));
        fit();
    });
}

void DifferencePanel::buildHead(QBoxLayout& column)
{
    auto* head = new QHBoxLayout;
    head->setSpacing(scaled(8));
    QToolButton* swapButton = makeIconButton("swapDifference", Icon::Swap, tr("Swap the two"));
    swapButton->setFocusPolicy(Qt::StrongFocus);
    connect(swapButton, &QToolButton::clicked, this, &DifferencePanel::swap);
    const auto addChoice = [&](const QString& letter, QComboBox& box) {
        head->addWidget(new TextLabel({15, QFont::DemiBold}, letter));
        head->addWidget(&box, 1);
        box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box.setMinimumContentsLength(6);
        connect(&box, &QComboBox::activated, this, &DifferencePanel::choose);
    };
    addChoice(tr("a"), *m_minuend);
    addChoice(tr("− b"), *m_subtrahend);
    head->addWidget(swapButton);
    head->addStretch(1);
    column.addLayout(head);
}

void DifferencePanel::setNames(const QStringList& names)
{
    const CompareChoices& choices = m_compare.choices();
    const std::array boxes{std::pair{m_minuend, choices.minuend}, std::pair{m_subtrahend, choices.subtrahend}};
    for (const auto& [box, place] : boxes) {
        const QSignalBlocker blocker(box);
        QStringList shown;
        for (int i = 0; i < box->count(); ++i)
            shown << box->itemText(i);
        if (shown != names) {
            box->clear();
            box->addItems(names);
        }
        box->setCurrentIndex(int(place));
    }
}

/// The one that was chosen for both goes to where the other one was.
void DifferencePanel::choose()
{
    const CompareChoices& choices = m_compare.choices();
    auto minuend = std::size_t(m_minuend->currentIndex()), subtrahend = std::size_t(m_subtrahend->currentIndex());
    if (minuend == subtrahend) {
        const bool isMinuendNew = std::int64_t(minuend) != choices.minuend;
        (isMinuendNew ? subtrahend : minuend) = std::size_t(isMinuendNew ? choices.minuend : choices.subtrahend);
    }
    if (const Result<bool> taken = m_compare.subtract(minuend, subtrahend); !taken)
        emit failed(messageText(taken.error()));
}

void DifferencePanel::swap()
{
    const CompareChoices& choices = m_compare.choices();
    if (const Result<bool> taken = m_compare.subtract(std::size_t(choices.subtrahend), std::size_t(choices.minuend)); !taken)
        emit failed(messageText(taken.error()));
}

void DifferencePanel::show(Difference difference)
{
    m_results.take(std::move(difference));
    const bool overPicture = pictureKindOf(*m_results.attention(), Stage::Weights) == PictureKind::Overlay;
    m_why->hide();
    m_patches->setVisible(overPicture);
    m_map->setVisible(!overPicture);
    fit();
}

void DifferencePanel::showNone(const QString& why)
{
    m_results.putAway();
    m_why->setText(why);
    m_why->show();
    for (QWidget* part :
         {static_cast<QWidget*>(m_patches), static_cast<QWidget*>(m_map), static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_means)})
        part->hide();
}

StageView& DifferencePanel::picture() const
{
    if (m_patches->isHidden())
        return *m_map;
    return *m_patches;
}

QWidget& DifferencePanel::keyboardPlace() const
{
    if (picture().isHidden())
        return *m_minuend;
    return picture();
}

void DifferencePanel::follow()
{
    if (!m_results.difference())
        return;
    m_means->setText(m_results.measured() ? meanDistanceText(*m_results.difference(), m_results.measured()->mean)
                                          : tr("The rows are being measured …"));
    setAccessibleDescription(m_means->text());
}

/// The table stands beside the picture, or below it where it is narrow; where there is no room for both, the panel is scrolled.
void DifferencePanel::fit()
{
    constexpr double wide = 760, leastBeside = 280, leastBelow = 560;
    const bool isWide = width() >= scaled(wide);
    setMinimumHeight(scaled(isWide ? leastBeside : leastBelow));
    m_body->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_body->setStretchFactor(m_table, isWide ? 0 : 2);
    m_table->setMaximumWidth(isWide ? scaled(360) : QWIDGETSIZE_MAX);
    m_table->setVisible(m_results.difference() != nullptr);
    m_means->setVisible(m_results.difference() != nullptr);
}

void DifferencePanel::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    fit();
}

} // namespace softfocus
