#include "ui/pages/numbers_page.h"

#include "core/scene/with_matrix.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/spoken.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/number_slider.h"
#include "ui/model/document/selection.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/model/numbers/explore_row.h"
#include "ui/model/numbers/number_results.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/pages/parts/panel_ring.h"
#include "ui/panels/choices/temperature_line.h"
#include "ui/panels/numbers/list_field.h"
#include "ui/panels/numbers/one_pass_panel.h"
#include "ui/panels/numbers/overflow_panel.h"
#include "ui/panels/numbers/simplex_panel.h"
#include "ui/panels/numbers/weights_lesson.h"
#include "ui/panels/numbers/worked_box.h"
#include "ui/panels/stage/presentation_bar.h"
#include "ui/style/shown_theme.h"
#include "ui/views/numbers/score_bars_view.h"
#include "ui/views/numbers/weight_bars_view.h"
#include "ui/views/one_pass_view.h"
#include "ui/words/message_text.h"
#include "ui/words/word_name.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace softfocus {

namespace {

constexpr double roomyHead = 800;
constexpr auto logarithmKey = "numbers/logarithm";
constexpr double wideHead = 1240; ///< for the temperature beside the rest

} // namespace

NumbersPage::NumbersPage(SceneEditor& editor, Selection& selection, QWidget* parent) : Page(parent), m_editor(editor), m_explored(selection)
{
    setObjectName("numbersPage");
    addCommands();
}

void NumbersPage::addCommands()
{
    CommandList& list = commandList();
    list.in(MenuPlace::Edit);
    list.add({"focusList", tr("Go to the list of numbers")}, {QKeySequence(Qt::CTRL | Qt::Key_L)}, [this] { m_list->focusList(); });
    const auto go = [this](bool forward) {
        std::vector<QWidget*> panels{m_list, m_lesson};
        if (m_presenting)
            m_presentation->wake();
        panels.push_back(m_presenting ? static_cast<QWidget*>(m_presentation) : m_temperature);
        if (m_lessons->currentWidget() == m_weights)
            std::ranges::copy(m_weights->panels(), std::back_inserter(panels));
        else
            panels.push_back(m_lessons->currentWidget());
        focusNextPanel(panels, forward);
    };
    list.add({"numbersNextPanel", tr("Next panel")}, {QKeySequence(Qt::Key_F6)}, [go] { go(true); });
    list.add({"numbersPreviousPanel", tr("Panel before")}, {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [go] { go(false); });
    list.in(MenuPlace::Temperature);
    list.beginGroup();
    list.add({"numbersPlaySweep", tr("Play sharp to uniform and back, pause")},
             {QKeySequence(QStringLiteral("P")), QKeySequence(QStringLiteral("Alt+P"))}, [this] { m_sweep->toggle(); });
    list.in(MenuPlace::Edit);
    list.beginGroup();
    constexpr std::array names{"addTen", "timesTen", "shuffleNumbers", "sortNumbers"};
    for (int place = 0; place < listChangeCount; ++place) {
        const auto one = static_cast<ListChange>(place);
        m_changes.at(std::size_t(place)) = &list.add({names.at(std::size_t(place)), changeText(one)}, {}, [this, one] { change(one); });
    }
    m_reset = &list.add({"resetNumbers", tr("Reset")}, {}, [this] { reset(); });
    list.beginGroup();
    list.add({"putRowBack", tr("Put the row back"), tr("Makes the list the scores of the row that is chosen on Explore")}, {},
             [this] { putBack(); });
    const QString tips[] = {tr("See which normalizers only look at differences"), tr("See which normalizers sharpen when scores grow"),
                            tr("Weights follow their scores, wherever they stand"), tr("The largest score comes first")};
    for (std::size_t place = 0; place < m_changes.size(); ++place)
        m_changes[place]->setToolTip(tips[place]);
    m_reset->setToolTip(tr("Back to the list as it was typed or chosen"));
}

void NumbersPage::prepare()
{
    m_results = new NumberResults(m_editor, this);
    m_selection = new Selection(*m_results, this);
    m_hidden = m_editor.scene().numbers.list;
    m_origins.set(m_hidden, m_hidden);
    build();
    connect(&m_editor, &SceneEditor::sceneChanged, this, &NumbersPage::followScene);
    connect(&m_weights->weights(), &WeightBarsView::sentenceChanged, this, &NumbersPage::followHover);
    connect(&m_weights->weights(), &WeightBarsView::painted, this, &Page::painted);
    connect(m_weights, &WeightsLesson::refused, this, &Page::say);
    connect(&m_weights->working(), &WorkedBox::copied, this, [this](const QString& what) { mention(tr("Copied %1").arg(what)); });
    followTheme(*this, [this](const Theme&) { setMargins(); });
    followScene();
    setPresenting(m_presenting);
}

void NumbersPage::makeHead()
{
    m_lesson = new Segments(Look::Washed, 3);
    m_lesson->setObjectName("numbersLesson");
    m_lesson->setAccessibleName(tr("What is shown of the numbers"));
    m_lesson->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_lesson->add(QStringLiteral("lesson-weights"), tr("Weights")).setToolTip(tr("The weights that every normalizer gives"));
    m_lesson->add(QStringLiteral("lesson-overflow"), tr("Overflow")).setToolTip(tr("Why the largest score is subtracted first"));
    m_lesson->add(QStringLiteral("lesson-onePass"), tr("One pass")).setToolTip(tr("The softmax number by number, without a second pass"));
    connect(m_lesson, &Segments::chosen, this, &NumbersPage::showLesson);
    m_head = new QHBoxLayout;
    m_head->addWidget(m_lesson);
    m_head->addStretch(1);
    m_sweep = new TemperatureSweep(m_editor, this);
    m_sweep->setPossible([this] { return TemperatureLine::isPossible(m_editor); });
    m_temperature = new TemperatureLine(m_editor, *m_sweep, *m_results, *m_selection, QStringLiteral("numbers"));
    connect(m_temperature, &TemperatureLine::refused, this, &Page::say);
    connect(m_temperature, &TemperatureLine::settled, this, &Page::dismissNotice);
    m_changeMenu = new QToolButton;
    m_changeMenu->setObjectName("changeNumbers");
    m_changeMenu->setText(tr("Change"));
    m_changeMenu->setToolTip(tr("What can be done with all numbers at once"));
    m_changeMenu->setPopupMode(QToolButton::InstantPopup);
    m_changeMenu->setFocusPolicy(Qt::TabFocus);
    m_changeMenu->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLook(*m_changeMenu, Look::Row);
    auto* menu = new QMenu(m_changeMenu);
    m_changeMenu->setMenu(menu);
    m_changeButtons = new QWidget;
    auto* row = new QHBoxLayout(m_changeButtons);
    row->setContentsMargins(0, 0, 0, 0);
    std::vector<QAction*> actions(m_changes.begin(), m_changes.end());
    actions.push_back(m_reset);
    for (QAction* action : actions) {
        menu->addAction(action);
        row->addWidget(makeActionButton(*action));
    }
    m_head->addWidget(m_changeButtons);
    m_head->addWidget(m_changeMenu);
}

QWidget* NumbersPage::makeOriginLine()
{
    m_originLine = new QWidget;
    m_originLine->setObjectName("rowOrigin");
    auto* row = new QHBoxLayout(m_originLine);
    row->setContentsMargins(0, 0, 0, 0);
    m_originText = new TextLabel({.pixels = 12, .ink = Ink::Secondary, .shrinks = true});
    m_originText->setObjectName("rowOriginText");
    QPushButton* back = makeQuietButton("putBack", tr("Put it back"));
    back->setToolTip(tr("Make the list the scores of that row, beside the other rows as they are"));
    connect(back, &QPushButton::clicked, this, &NumbersPage::putBack);
    row->addWidget(m_originText, 1);
    row->addWidget(back);
    m_originLine->hide();
    return m_originLine;
}

void NumbersPage::build()
{
    m_column = new QVBoxLayout(this);
    m_list = new ListField(m_editor);
    connect(m_list, &ListField::left, this, [this] { picture().setFocus(); });
    connect(m_list, &ListField::listChosen, this, [this] {
        m_origins.set(m_editor.scene().numbers.list, m_editor.scene().numbers.list);
        m_mentioned.clear();
        followScene();
        followHover();
    });
    m_weights = new WeightsLesson(m_editor, *m_results, *m_selection);
    m_weights->places().setLogarithmic(m_isLogarithmic);
    m_lessons = new QStackedWidget;
    m_lessons->addWidget(m_weights);
    m_lessons->addWidget(new QWidget); // the lesson on overflow
    m_lessons->addWidget(new QWidget); // the lesson on one pass
    m_status = new TextLabel({.pixels = 12, .ink = Ink::Secondary, .shrinks = true});
    m_status->setObjectName("numbersStatus");
    setSpokenRole(*m_status, QAccessible::Notification);
    m_column->addWidget(m_list);
    m_column->addWidget(&notice());
    makeHead();
    m_column->addLayout(m_head);
    m_column->addWidget(makeOriginLine());
    m_column->addWidget(m_lessons, 1);
    m_column->addWidget(m_status);
}

void NumbersPage::followScene()
{
    const NumbersChoices& numbers = m_editor.scene().numbers;
    m_lesson->showChoice(int(numbers.lesson));
    makeLesson(numbers.lesson);
    m_lessons->setCurrentIndex(int(numbers.lesson));
    if (!m_results->isMoving())
        m_origins.follow(numbers.list);
    m_reset->setEnabled(numbers.list != m_origins.origin());
    if (!m_mentioned.isEmpty() && (numbers != m_mentionedOf || m_editor.scene().variant != m_mentionedAt)) {
        m_mentioned.clear(); // it was about something else
        followHover();
    }
    if (isVisible() && !m_results->isMoving())
        followOrigin();
}

void NumbersPage::followHover()
{
    const QString sentence = m_weights->weights().sentence();
    m_status->setText(sentence.isEmpty() ? m_mentioned : sentence);
}

void NumbersPage::makeLesson(NumbersLesson lesson)
{
    const auto put = [this, lesson](QWidget& panel) {
        auto* room = new QVBoxLayout(m_lessons->widget(int(lesson)));
        room->setContentsMargins(0, 0, 0, 0);
        room->addWidget(&panel);
    };
    if (lesson == NumbersLesson::Overflow && !m_overflow) {
        m_overflow = new OverflowPanel(m_editor, *m_results);
        connect(m_overflow, &OverflowPanel::refused, this, &Page::say);
        put(*m_overflow);
    } else if (lesson == NumbersLesson::OnePass && !m_onePass) {
        m_onePass = new OnePassPanel(m_editor, *m_results);
        put(*m_onePass);
    }
}

/// Beside the rest of the head where there is room, else in a line of its own.
void NumbersPage::placeTemperature()
{
    constexpr int besideLesson = 1;
    const bool isWide = width() >= scaled(wideHead) && !m_presenting;
    const bool isBeside = m_head->indexOf(m_temperature) >= 0, isBelow = m_column->indexOf(m_temperature) >= 0;
    if (isWide ? isBeside : isBelow)
        return;
    m_head->removeWidget(m_temperature);
    m_column->removeWidget(m_temperature);
    if (isWide)
        m_head->insertWidget(besideLesson, m_temperature, 100);
    else
        m_column->insertWidget(m_column->indexOf(m_head) + 1, m_temperature);
}

void NumbersPage::showLesson(int place)
{
    if (const Result<bool> shown = NumbersEditor(m_editor).showLesson(static_cast<NumbersLesson>(place)); !shown)
        say(messageText(shown.error()));
}

void NumbersPage::change(ListChange change)
{
    const std::shared_ptr<const NumberWeights> before = m_results->sharedWeights();
    const ChangedList result = changed(before->list, change, ++m_seed);
    if (const Result<bool> done = NumbersEditor(m_editor).setList(changeText(change), result.list); !done) {
        say(messageText(done.error()));
        return;
    }
    mention(whatMoved(*before, m_results->weights(), result.moved));
}

void NumbersPage::reset()
{
    if (const Result<bool> done = NumbersEditor(m_editor).setList(tr("Reset the list"), m_origins.origin()); !done)
        say(messageText(done.error()));
    mention(QString());
}

void NumbersPage::followOrigin()
{
    const Attention& explored = *m_editor.results().attention();
    const ScoreList& list = m_editor.scene().numbers.list;
    const bool isRow = !list.labels.empty() && whyNotPutBack(explored, m_explored.query(), list).isEmpty();
    m_originLine->setVisible(isRow);
    if (!isRow)
        return;
    const Result<TakenRow> taken = takenRow(explored, m_explored.query());
    const QString row = nameOf(explored, NamedSide::Query, m_explored.query());
    m_originText->setText(
        QStringList{tr("These are the scores of %1 on Explore.").arg(row), taken ? leftOutText(*taken) : QString()}.join(u' ').trimmed());
}

void NumbersPage::putBack()
{
    const Attention& explored = *m_editor.results().attention();
    const Index query = m_explored.query();
    const ScoreList& list = m_editor.scene().numbers.list;
    if (const QString why = whyNotPutBack(explored, query, list); !why.isEmpty()) {
        say(why);
        return;
    }
    const Result<bool> done = m_editor.changeScene(tr("Put a row back"), [&](Scene& scene) {
        scene = withMatrix(std::move(scene), withRow(explored, query, list));
        scene.view.query = query;
        scene.page = PageKind::Explore;
    });
    if (!done)
        say(messageText(done.error()));
}

void NumbersPage::setMargins()
{
    const bool low = height() < scaled(lowWindow);
    const int side = scaled(low ? 10 : 20);
    m_column->setContentsMargins(side, scaled(low ? 8 : 16), side, scaled(low ? 4 : 8));
    m_column->setSpacing(scaled(low ? 6 : 12));
    m_list->setCompact(low);
    const bool isRoomy = width() >= scaled(roomyHead);
    m_changeButtons->setVisible(isRoomy);
    m_changeMenu->setVisible(!isRoomy);
    placeTemperature();
}

const ResultSource& NumbersPage::results() const
{
    return *m_results;
}

QWidget& NumbersPage::picture()
{
    switch (m_editor.scene().numbers.lesson) {
    case NumbersLesson::Overflow: return m_overflow->slider();
    case NumbersLesson::OnePass: return m_onePass->picture();
    case NumbersLesson::Weights: break;
    }
    return m_weights->weights();
}

bool NumbersPage::isOfPicture(const QWidget& widget)
{
    return &widget == &picture() || &widget == &m_weights->scores();
}

void NumbersPage::begin(bool)
{
    m_list->focusList();
}

bool NumbersPage::takeLetter(const QKeyEvent& key)
{
    m_list->type(key);
    return true;
}

void NumbersPage::mention(const QString& text)
{
    m_mentioned = text;
    m_mentionedOf = m_editor.scene().numbers;
    m_mentionedAt = m_editor.scene().variant;
    followHover();
    if (!text.isEmpty())
        announce(*m_status);
}

void NumbersPage::setPresenting(bool presenting)
{
    m_presenting = presenting;
    if (!isPrepared())
        return;
    if (presenting && !m_presentation)
        makePresentation();
    if (m_presentation)
        m_presentation->setWatching(presenting);
    m_temperature->setVisible(!presenting); // it is in the line at the lower edge then
    m_status->setVisible(!presenting);
    m_weights->places().setPresenting(presenting);
    setMargins();
}

void NumbersPage::makePresentation()
{
    m_presentation = new PresentationBar(m_editor, *m_sweep, this);
    m_presentation->keepTemperatureOnly();
    connect(m_presentation, &PresentationBar::refused, this, &Page::say);
    for (QAction* tool : windowTools())
        m_presentation->add(*tool);
}

bool NumbersPage::fillContextMenu(QMenu& menu, QWidget& at, QPoint& place, bool byKey)
{
    ScoreBarsView& scores = m_weights->scores();
    if (&at == &scores) {
        const std::optional<std::size_t> bar = scores.barsLayout().barAt(scores.mapFromGlobal(QPointF(place)));
        if (bar && !byKey)
            scores.choose(*bar);
        if (byKey)
            place = scores.mapToGlobal(scores.barsLayout().barOf(scores.chosen()).center().toPoint());
        addScoreEntries(menu);
        return true;
    }
    WeightBarsView& weights = m_weights->weights();
    if (&at != &weights)
        return false;
    if (const auto row = weights.barsLayout().at(weights.mapFromGlobal(QPointF(place))); row && !byKey)
        m_results->work(row->variant); // it is about the row that is pointed at
    addWeightEntries(menu);
    return true;
}

void NumbersPage::addScoreEntries(QMenu& menu)
{
    ScoreBarsView& scores = m_weights->scores();
    const auto add = [&](const char* name, const QString& text, const QKeySequence& key, const std::function<void()>& run) {
        QAction* action = menu.addAction(text, this, run);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(key); // to be read; the bars take it themselves
    };
    add("contextScore", tr("Write its score"), QKeySequence(Qt::Key_Return), [&scores] { scores.editScore(); });
    add("contextName", tr("Write its name"), QKeySequence(Qt::Key_F2), [&scores] { scores.editName(); });
    menu.addSeparator();
    add("contextAdd", tr("Add a number behind it"), QKeySequence(Qt::Key_Insert), [&scores] { emit scores.addWanted(scores.chosen()); });
    add("contextRemove", tr("Remove it"), QKeySequence(Qt::Key_Delete), [&scores] { emit scores.removeWanted(scores.chosen()); });
}

void NumbersPage::addWeightEntries(QMenu& menu)
{
    m_weights->addEntries(menu);
    menu.addSeparator();
    menu.addAction(tr("Copy the working"), this,
                   [this] { copy(textOf(workedNumbers(m_results->attention(), mostNumbers)), tr("the working as text")); });
    menu.addAction(tr("Copy all weights"), this, [this] { copy(tableOf(m_results->weights()), tr("all weights as cells of a table")); });
}

void NumbersPage::copy(const QString& text, const QString& what)
{
    QGuiApplication::clipboard()->setText(text);
    mention(tr("Copied %1").arg(what));
}

void NumbersPage::restoreState(const QSettings& settings)
{
    m_isLogarithmic = settings.value(logarithmKey, false).toBool();
    if (isPrepared())
        m_weights->places().setLogarithmic(m_isLogarithmic);
}

void NumbersPage::saveState(QSettings& settings) const
{
    settings.setValue(logarithmKey, isPrepared() ? m_weights->places().isLogarithmic() : m_isLogarithmic);
}

void NumbersPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!m_results)
        return;
    // What came meanwhile is another list, and no change of the one before.
    if (m_editor.scene().numbers.list != m_hidden)
        m_origins.set(m_editor.scene().numbers.list, m_editor.scene().numbers.list);
    m_results->setWatched(true);
    m_mentioned.clear();
    followScene();
    followOrigin();
    followHover();
}

void NumbersPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    if (!m_results)
        return;
    m_hidden = m_editor.scene().numbers.list;
    m_results->setWatched(false);
}

bool NumbersPage::event(QEvent* event)
{
    // A list that was copied is pasted as the list, wherever on the page the keyboard is.
    if (event->type() == QEvent::ShortcutOverride && isPrepared() && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste) &&
        m_list->canTake(QGuiApplication::clipboard()->text())) {
        event->accept();
        return true;
    }
    return Page::event(event);
}

void NumbersPage::keyPressEvent(QKeyEvent* event)
{
    if (!event->matches(QKeySequence::Paste) || !isPrepared())
        return Page::keyPressEvent(event);
    m_list->pasteList(QGuiApplication::clipboard()->text());
}

void NumbersPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (m_results)
        setMargins();
}

} // namespace softfocus
