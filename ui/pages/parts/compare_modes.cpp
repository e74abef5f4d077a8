#include "ui/pages/parts/compare_modes.h"

#include "ui/commands/file_folder.h"
#include "ui/commands/slice_question.h"
#include "ui/controls/buttons/segments.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/same_spread_dialog.h"
#include "ui/model/compare/compared_results.h"
#include "ui/model/compare/given_panel.h"
#include "ui/model/compare/same_spread.h"
#include "ui/model/document/selection.h"
#include "ui/pages/page.h"
#include "ui/panels/compare/compare_grid.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/difference_panel.h"
#include "ui/panels/compare/gradient_legend.h"
#include "ui/style/shown_theme.h"
#include "ui/views/gradient_view.h"
#include "ui/views/stage_view.h"
#include "ui/words/message_text.h"
#include "ui/words/panel_text.h"
#include "ui/words/word_name.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QRadioButton>
#include <QScrollArea>

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

/// Whether anything of a panel follows from the temperature that all share.
bool sharesTemperature(const ComparedPanel& panel)
{
    const auto* computed = std::get_if<ComputedPanel>(&panel);
    return computed && !computed->hasOwnTemperature && computed->variant.normalizer.temperatureMatters();
}

} // namespace

CompareModes::CompareModes(SceneEditor& editor, Selection& selection, Page& page)
    : QObject(&page), m_editor(editor), m_selection(selection), m_page(page), m_compare(editor),
      m_choices(std::make_unique<ChoiceCommands>())
{
}

CompareModes::~CompareModes() = default;

void CompareModes::addCommands(CommandList& list)
{
    list.in(MenuPlace::View);
    list.beginGroup();
    m_choices->add(list, {"comparePictures", tr("Compare the pictures")}, {}, [this] { tell(m_compare.show(ComparedPicture::Stage)); });
    m_choices->add(list, {"compareGradients", tr("Compare the gradients"), tr("How the chosen row’s weights change with its scores")},
                   {QKeySequence(Qt::CTRL | Qt::Key_J)}, [this] { toggle(ComparedPicture::Gradient); });
    m_choices->add(list, {"compareDifference", tr("Difference of two panels"), tr("The weights of one less those of another")},
                   {QKeySequence(Qt::CTRL | Qt::Key_B)}, [this] { toggle(ComparedPicture::Difference); });
    list.add({"swapDifference", tr("Swap the two of the difference")}, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)}, [this] {
        const CompareChoices& choices = m_compare.choices();
        subtract(std::size_t(choices.subtrahend), std::size_t(choices.minuend));
    });
    list.in(MenuPlace::Temperature);
    list.beginGroup();
    list.add({"spreadAlike", tr("Same spread…"), tr("Temperatures at which all panels have the entropy of one")},
             {QKeySequence(Qt::CTRL | Qt::Key_T)}, [this] { openSameSpread(m_parts ? m_parts->grid.current() : 0); });
    list.in(MenuPlace::File);
    list.add({"addWeights", tr("Compare weights from a file…"), tr("A panel of weights as they are, beside the others")},
             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, [this] { chooseWeights(); });
    m_choices->show(int(m_compare.choices().picture));
}

void CompareModes::prepare(const Parts& parts)
{
    m_parts.emplace(parts);
    auto* row = new QHBoxLayout;
    row->setSpacing(scaled(16));
    m_switch = new Segments(Look::Washed, 3);
    m_switch->setObjectName("comparedPictures");
    m_switch->setAccessibleName(tr("What the panels show"));
    m_switch->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_switch->add(QStringLiteral("showPictures"), tr("pictures")).setToolTip(tr("The pictures of all panels"));
    m_switch->add(QStringLiteral("showGradients"), tr("gradients"))
        .setToolTip(tr("How the chosen row’s weights change with its scores (Ctrl+J)"));
    m_switch->add(QStringLiteral("showDifference"), tr("difference"))
        .setToolTip(tr("The weights of one panel less those of another (Ctrl+B)"));
    connect(m_switch, &Segments::chosen, this, [this](int place) { tell(m_compare.show(static_cast<ComparedPicture>(place))); });
    m_legend = new GradientLegend;
    m_legend->hide();
    row->addWidget(m_switch);
    row->addWidget(m_legend, 1);
    row->addStretch(0);
    parts.column.insertLayout(parts.column.indexOf(&parts.panels), row);
    connect(&parts.results, &ComparedResults::changed, this, &CompareModes::follow);
    connect(&m_selection, &Selection::queryChanged, this, &CompareModes::followGradients);
    // Also where the results have not come yet, or are none of the page's business now.
    connect(&m_editor, &SceneEditor::sceneChanged, this, [this] { m_choices->show(int(m_compare.choices().picture)); });
    m_switch->showChoice(int(m_compare.choices().picture));
}

const CompareChoices& CompareModes::shown() const
{
    return m_parts->results.at(0).attention()->scene.compare;
}

QWidget* CompareModes::picture() const
{
    if (!m_parts || m_parts->results.count() == 0)
        return nullptr;
    switch (shown().picture) {
    case ComparedPicture::Stage: break;
    case ComparedPicture::Gradient: return &m_parts->grid.keyboardPlace();
    case ComparedPicture::Difference: return m_difference ? &m_difference->keyboardPlace() : nullptr;
    }
    return nullptr;
}

bool CompareModes::isPicture(const QWidget& widget) const
{
    return qobject_cast<const GradientView*>(&widget) ||
           (m_difference && m_difference->isAncestorOf(&widget) && qobject_cast<const StageView*>(&widget));
}

StageView* CompareModes::differencePicture() const
{
    const bool isShown = m_difference && m_parts->results.count() > 0 && shown().picture == ComparedPicture::Difference;
    return isShown ? &m_difference->picture() : nullptr;
}

QString CompareModes::summary() const
{
    if (!differencePicture())
        return {};
    const auto& difference = m_difference->results().difference();
    return difference ? differenceProvenance(*difference) : tr("no difference");
}

QList<QWidget*> CompareModes::parts() const
{
    QList<QWidget*> parts{m_switch};
    if (m_difference)
        parts << m_difference;
    return parts;
}

/// Shows something, or the pictures where it is shown already.
void CompareModes::toggle(ComparedPicture picture)
{
    const bool isShown = m_compare.choices().picture == picture;
    tell(m_compare.show(isShown ? ComparedPicture::Stage : picture));
}

void CompareModes::subtract(std::size_t minuend, std::size_t subtrahend)
{
    tell(m_compare.subtract(minuend, subtrahend));
}

void CompareModes::tell(const Result<bool>& done)
{
    if (!done)
        m_page.say(messageText(done.error()));
}

std::vector<ComparedSide> CompareModes::sides() const
{
    std::vector<ComparedSide> sides;
    for (std::size_t place = 0; place < m_parts->results.count(); ++place)
        sides.push_back({m_parts->results.at(place).attention(), std::holds_alternative<GivenPanel>(m_parts->results.panels()[place])});
    return sides;
}

QStringList CompareModes::names() const
{
    return panelNames(m_parts->results.panels());
}

void CompareModes::follow()
{
    if (!m_parts || m_parts->results.count() == 0)
        return;
    const ComparedPicture picture = shown().picture;
    const bool isDifference = picture == ComparedPicture::Difference;
    const QPointer<QWidget> focused = QApplication::focusWidget();
    const bool isHere = focused && m_page.isVisible() && m_page.isAncestorOf(focused);
    m_switch->showChoice(int(picture));
    m_choices->show(int(picture));
    m_parts->grid.keepCurrent([&] {
        followGradients();
        if (isDifference)
            followDifference();
        m_parts->panels.setVisible(!isDifference);
        if (m_differenceScroll)
            m_differenceScroll->setVisible(isDifference);
    });
    if (isHere && focused && !focused->isVisible()) // what was hidden gave the keyboard to whatever came next
        m_page.picture().setFocus();
}

/// All on one scale, of the same keys; given weights have none.
void CompareModes::followGradients()
{
    if (!m_parts || m_parts->results.count() == 0 || !m_page.isVisible())
        return;
    const bool isShown = shown().picture == ComparedPicture::Gradient;
    m_legend->setVisible(isShown);
    if (!isShown) {
        m_parts->grid.showPictures();
        return;
    }
    std::vector<std::shared_ptr<const Attention>> computed;
    const std::vector<ComparedSide> all = sides();
    const auto hasGradient = [&](std::size_t place) {
        return !all[place].isGiven && hasScores(*all[place].attention) &&
               !whyWaiting(m_parts->results.panels()[place], *all[place].attention);
    };
    for (std::size_t place = 0; place < all.size(); ++place)
        if (hasGradient(place))
            computed.push_back(all[place].attention);
    std::vector<RowGradient> gradients = gradientsOf(computed, m_selection.query());
    if (!gradients.empty())
        m_legend->setGradient(gradients.front());
    std::vector<std::optional<RowGradient>> ofPanels;
    auto next = gradients.begin();
    for (std::size_t place = 0; place < all.size(); ++place)
        ofPanels.push_back(!hasGradient(place) || next == gradients.end() ? std::optional<RowGradient>() : std::move(*next++));
    m_parts->grid.showGradients(std::move(ofPanels));
}

void CompareModes::followDifference()
{
    if (!m_difference) {
        m_difference = new DifferencePanel(m_editor, m_selection);
        m_differenceScroll = new QScrollArea;
        m_differenceScroll->setObjectName("differenceScroll");
        m_differenceScroll->setFrameShape(QFrame::NoFrame);
        m_differenceScroll->setWidgetResizable(true);
        m_differenceScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_differenceScroll->setFocusPolicy(Qt::NoFocus);
        m_differenceScroll->setWidget(m_difference);
        m_parts->column.insertWidget(m_parts->column.indexOf(&m_parts->panels), m_differenceScroll, 1);
        connect(m_difference, &DifferencePanel::painted, &m_page, &Page::painted);
        connect(m_difference, &DifferencePanel::failed, &m_page, &Page::say);
    }
    const QStringList called = names();
    const std::vector<ComparedSide> all = sides();
    const std::vector<ComparedPanel>& panels = m_parts->results.panels();
    const auto minuend = std::size_t(shown().minuend), subtrahend = std::size_t(shown().subtrahend);
    m_difference->setNames(called);
    for (const std::size_t place : {minuend, subtrahend}) {
        if (const std::optional<Message> why = whyWaiting(panels[place], *all[place].attention)) {
            m_difference->showNone(messageText(*why));
            return;
        }
    }
    if (all[minuend].attention->weights->values.size() == 0) {
        m_difference->showNone(tr("There is nothing to compare yet."));
        return;
    }
    Difference difference;
    difference.minuend = all[minuend];
    difference.subtrahend = all[subtrahend];
    difference.minuendName = called[qsizetype(minuend)];
    difference.subtrahendName = called[qsizetype(subtrahend)];
    if (sharesTemperature(panels[minuend]) || sharesTemperature(panels[subtrahend]))
        difference.temperature = m_editor.scene().variant.temperature;
    m_difference->show(std::move(difference));
}

void CompareModes::fillPanelMenu(QMenu& menu, std::size_t place)
{
    if (!m_parts || place >= m_parts->results.count())
        return;
    menu.addSeparator();
    auto* differences = menu.addMenu(tr("Difference from"));
    differences->setObjectName("differenceMenu");
    const QStringList called = names();
    for (qsizetype other = 0; other < called.size(); ++other)
        if (std::size_t(other) != place)
            differences->addAction(called[other], this, [this, place, other] { subtract(place, std::size_t(other)); });
    menu.addAction(tr("Spread the others as far as this…"), this, [this, place] { openSameSpread(place); })->setObjectName("spreadAsThis");
    QAction* add = menu.addAction(tr("Add weights from a file…"), this, [this] { chooseWeights(); });
    add->setObjectName("addWeightsHere");
    add->setEnabled(m_compare.canAdd());
    if (add->isEnabled())
        return;
    menu.setToolTipsVisible(true);
    for (const auto say : {&QAction::setToolTip, &QAction::setStatusTip})
        (add->*say)(noRoom());
}

/// Why there can be no weights as a further panel.
QString CompareModes::noRoom() const
{
    return m_compare.count() > mostCompared
               ? tr("Beside weights, %1 panels can be compared at most, and there are %2. Remove some to add weights.")
                     .arg(mostCompared - 1)
                     .arg(m_compare.count())
               : tr("There are %1 panels, and that is the most. Remove one to add weights.").arg(mostCompared);
}

void CompareModes::show(QDialog& dialog)
{
    if (m_dialog)
        m_dialog->close();
    m_dialog = &dialog;
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.open();
}

void CompareModes::openSameSpread(std::size_t model)
{
    if (!m_parts || m_parts->results.count() == 0)
        return;
    const Attention& attention = *m_parts->results.at(0).attention();
    const Index query = m_selection.query();
    const QString row = query >= 0 && query < attention.queryCount() ? nameOf(attention, NamedSide::Query, query) : QString();
    show(*new SameSpreadDialog(
        {names(), model, row}, [this](std::size_t place, bool ofMean) { return setSameSpread(place, ofMean); }, &m_page));
}

QString CompareModes::setSameSpread(std::size_t model, bool ofMean)
{
    const std::optional<Index> row = ofMean ? std::nullopt : std::optional(m_selection.query());
    const Result<SameSpread> spread = sameSpread(m_parts->results.panels(), sides(), model, row);
    if (!spread)
        return messageText(spread.error());
    const QStringList called = names();
    const QString said = sameSpreadText(*spread, model, {called.begin(), called.end()});
    if (spread->panels != m_compare.choices().panels)
        if (const Result<bool> done = m_compare.setPanels(tr("Same spread as %1").arg(called[qsizetype(model)]), spread->panels); !done)
            return messageText(done.error());
    return said;
}

void CompareModes::chooseWeights()
{
    if (!m_compare.canAdd()) {
        m_page.say(noRoom());
        return;
    }
    auto* dialog = new QFileDialog(&m_page, tr("Compare weights from a file"), lastFolder(),
                                   QStringList{tr("Matrices (%1)").arg(scorePatterns()), tr("All files (*)")}.join(QStringLiteral(";;")));
    dialog->setObjectName("weightsDialog");
    dialog->resize(scaled(720), scaled(480));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        rememberFolder(path);
        m_reader.readFile(path, [this, path](const Result<Content>& content) {
            const auto* both = content ? std::get_if<TextWithMatrix>(&*content) : nullptr;
            const auto* found = both ? &both->found : content ? std::get_if<FoundScores>(&*content) : nullptr;
            if (found && found->place)
                askForSlice(*found->place, path);
            else if (found)
                addWeights(*found);
            else
                m_page.say(content ? tr("There is no matrix in %1.").arg(QFileInfo(path).fileName()) : messageText(content.error()));
        });
    });
    show(*dialog);
}

void CompareModes::askForSlice(const ArrayPlace& array, const QString& path)
{
    const auto take = [this, path, name = array.array](const std::vector<Index>& place) {
        m_reader.readSlice(path, {name, place}, [this](const Result<Content>& content) {
            if (content)
                addWeights(std::get<FoundScores>(*content));
            else
                m_page.say(messageText(content.error()));
        });
    };
    ChoiceDialog* dialog = makeSliceQuestion(QFileInfo(path).fileName(), QString::fromStdString(array.array), array.sizes, take, &m_page);
    dialog->setObjectName("sliceQuestion");
    show(*dialog);
}

bool CompareModes::takes(const FoundScores& found) const
{
    return m_parts && m_parts->results.count() > 0 && m_compare.canAdd() && givenPanelOf(found, *m_parts->results.at(0).attention()).ok();
}

void CompareModes::take(const FoundScores& found)
{
    addWeights(found);
}

void CompareModes::addWeights(const FoundScores& found)
{
    const Result<GivenPanel> panel = givenPanelOf(found, *m_editor.results().attention());
    if (!panel) {
        m_page.say(messageText(panel.error()));
        return;
    }
    const std::size_t place = m_parts ? m_parts->grid.current() : m_compare.count() - 1;
    if (const Result<bool> added = m_compare.add(place, *panel); !added) {
        m_page.say(messageText(added.error()));
        return;
    }
    m_page.dismissNotice();
    for (const Message& note : found.notes)
        m_page.say(messageText(note));
    if (m_parts)
        m_parts->grid.setCurrent(place + 1);
}

} // namespace softfocus
