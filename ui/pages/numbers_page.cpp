#include "ui/pages/numbers_page.h"

#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/selection.h"
#include "ui/model/numbers/number_results.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/panels/numbers/weights_lesson.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"

#include <QRadioButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace softfocus {

namespace {

constexpr double lowWindow = 720;

} // namespace

NumbersPage::NumbersPage(SceneEditor& editor, Selection&, QWidget* parent) : Page(parent), m_editor(editor)
{
    setObjectName("numbersPage");
    addCommands();
}

void NumbersPage::addCommands()
{
    CommandList& list = commandList();
    list.in(MenuPlace::Edit);
}

void NumbersPage::prepare()
{
    m_results = new NumberResults(m_editor, this);
    m_selection = new Selection(*m_results, this);
    build();
    connect(&m_editor, &SceneEditor::sceneChanged, this, &NumbersPage::followScene);
    followTheme(*this, [this](const Theme&) { setMargins(); });
    followScene();
}

void NumbersPage::build()
{
    m_column = new QVBoxLayout(this);
    m_lesson = new Segments(Look::Washed, 3);
    m_lesson->setObjectName("numbersLesson");
    m_lesson->setAccessibleName(tr("What is shown of the numbers"));
    m_lesson->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_lesson->add(QStringLiteral("lesson-weights"), tr("Weights")).setToolTip(tr("The weights that every normalizer gives"));
    m_lesson->add(QStringLiteral("lesson-overflow"), tr("Overflow")).setToolTip(tr("Why the largest score is subtracted first"));
    m_lesson->add(QStringLiteral("lesson-onePass"), tr("One pass")).setToolTip(tr("The softmax number by number, without a second pass"));
    connect(m_lesson, &Segments::chosen, this, [this](int place) {
        if (const Result<bool> shown = NumbersEditor(m_editor).showLesson(static_cast<NumbersLesson>(place)); !shown)
            say(messageText(shown.error()));
    });
    m_lessons = new QStackedWidget;
    m_lessons->addWidget(new WeightsLesson(m_editor, *m_results, *m_selection));
    m_lessons->addWidget(new QWidget); // the lesson on overflow
    m_lessons->addWidget(new QWidget); // the lesson on one pass
    m_status = new TextLabel({.pixels = 12, .ink = Ink::Secondary, .shrinks = true});
    m_status->setObjectName("numbersStatus");
    m_column->addWidget(&notice());
    m_column->addWidget(m_lesson);
    m_column->addWidget(m_lessons, 1);
    m_column->addWidget(m_status);
}

void NumbersPage::followScene()
{
    const int lesson = int(m_editor.scene().numbers.lesson);
    m_lesson->showChoice(lesson);
    m_lessons->setCurrentIndex(lesson);
}

void NumbersPage::setMargins()
{
    const bool low = height() < scaled(lowWindow);
    const int side = scaled(low ? 10 : 20);
    m_column->setContentsMargins(side, scaled(low ? 8 : 16), side, scaled(low ? 4 : 8));
    m_column->setSpacing(scaled(low ? 8 : 12));
}

const ResultSource& NumbersPage::results() const
{
    return *m_results;
}

QWidget& NumbersPage::picture()
{
    return *m_lessons->currentWidget();
}

void NumbersPage::mention(const QString& text)
{
    m_status->setText(text);
}

void NumbersPage::setPresenting(bool presenting)
{
    m_presenting = presenting;
}

void NumbersPage::restoreState(const QSettings&) {}

void NumbersPage::saveState(QSettings&) const {}

void NumbersPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_results)
        m_results->setWatched(true);
}

void NumbersPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    if (m_results)
        m_results->setWatched(false);
}

} // namespace softfocus
