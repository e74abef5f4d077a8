#include "ui/commands/help_commands.h"

#include "core/attention/attention.h"
#include "ui/controls/text/term_mark.h"
#include "ui/dialogs/keys_sheet.h"
#include "ui/dialogs/text_dialog.h"
#include "ui/dialogs/timing_dialog.h"
#include "ui/model/document/selection.h"
#include "ui/words/help/about.h"
#include "ui/words/help/explanation.h"
#include "ui/words/help/glossary.h"

#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QCursor>
#include <QEvent>
#include <QFile>

#include <algorithm>
#include <optional>

namespace softfocus {

HelpCommands::HelpCommands(Subject subject, const Selection& selection, const Timings& timings, QWidget& window)
    : QObject(&window), m_subject(std::move(subject)), m_selection(selection), m_timings(timings), m_window(window)
{
    m_list.in(MenuPlace::Help);
    m_list.add({"keys", tr("Keys")}, {QKeySequence(Qt::Key_F1)}, [this] { help(); });
    m_list.add({"explainPicture", tr("What am I looking at?"), tr("Explains the picture with its own numbers")},
               {QKeySequence(Qt::SHIFT | Qt::Key_F1)}, [this] { explainPicture(); });
    m_list.add({"timing", tr("Timing"), tr("How long computing and painting take")}, {}, [this] { showTiming(); });
    m_list.add({"glossary", tr("Glossary"), tr("What every term means, with the numbers of the chosen row")}, {},
               [this] { showGlossary(); });
    m_list.beginGroup();
    m_list.add({"about", tr("About Softfocus"), tr("Version, licences, and whose the data are")}, {}, [this] { showAbout(); });
    window.installEventFilter(this);
}

bool HelpCommands::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize && m_keys)
        m_keys->setGeometry(m_window.rect());
    return false;
}

bool HelpCommands::hideKeys()
{
    if (!m_keys || !m_keys->isVisible())
        return false;
    m_keys->hide();
    return true;
}

std::vector<KeyHint> HelpCommands::mapKeys()
{
    return {
        {tr("← → ↑ ↓"), tr("Walk the cells")},
        {tr("Home  End"), tr("First and last cell of the row")},
        {tr("Ctrl+Home  Ctrl+End"), tr("First and last cell of the map")},
        {tr("Enter"), tr("Explain the cell; Esc closes")},
        {tr("Menu  Shift+F10"), tr("What can be done with the cell")},
        {tr("Letters"), tr("Go on typing in the sentence")},
        {tr("Tab"), tr("From a cell to its open card")},
        {tr("Ctrl+C  Ctrl+Shift+C"), tr("On the card: copy as text, as LaTeX")},
        {tr("+  −  0"), tr("Zoom in, out, the whole map")},
        {tr("Shift+← → ↑ ↓"), tr("Move the zoomed map")},
        {tr("Ctrl+click  Shift+click"), tr("Mark a cell or a word’s row, a block")},
    };
}

std::vector<KeyHint> HelpCommands::pictureKeys()
{
    return {
        {tr("← → ↑ ↓  Home  End"), tr("Choose the patch that asks")},
        {tr("Ctrl+← → ↑ ↓"), tr("Four patches at once")},
        {tr("PgUp  PgDown"), tr("The patch at the top, at the bottom")},
        {tr("Shift+← → ↑ ↓  Enter"), tr("Point at another patch, explain it")},
    };
}

std::vector<KeyHint> HelpCommands::numbersKeys()
{
    return {
        {tr("← →  Home  End"), tr("Choose a score; among the weights a number")},
        {tr("↑ ↓  Shift+↑ ↓"), tr("Change the score by a step, by ten")},
        {tr("Digits  Enter"), tr("Write the score")},
        {tr("F2"), tr("Write its name")},
        {tr("Insert  Delete"), tr("Add a number behind it, take it away")},
        {tr("↑ ↓"), tr("Among the weights: work another normalizer")},
        {tr("Tab  ← → ↑ ↓"), tr("On the simplex: choose a point, move it")},
        {tr("← →  Space"), tr("One pass: step by step, play")},
    };
}

void HelpCommands::makeKeys()
{
    // Menus are filled from several sides; on the sheet each of them is one group.
    std::vector<Command> commands = m_subject.commands();
    std::ranges::stable_sort(commands, {}, &Command::place);
    std::vector<KeyGroup> groups;
    std::optional<MenuPlace> last;
    for (const Command& command : commands) {
        QStringList keys;
        for (const QKeySequence& key : command.action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (keys.isEmpty() || !command.action->isVisible())
            continue;
        if (last != command.place)
            groups.push_back({menuTitle(command.place), {}});
        last = command.place;
        groups.back().hints.push_back({keys.join(QStringLiteral("  ")), command.action->text().remove(u'&')});
    }
    // Bookmarks have a line each once they are kept.
    const auto isShown = [](const Command& command) {
        return command.action->isVisible() && command.action->objectName().startsWith(QLatin1String("bookmark-"));
    };
    const auto bookmarks = std::ranges::find(groups, menuTitle(MenuPlace::Bookmarks), &KeyGroup::title);
    if (bookmarks != groups.end() && std::ranges::none_of(commands, isShown))
        bookmarks->hints.push_back({tr("Ctrl+Shift+1 … 9"), tr("Show the bookmark with this number")});
    groups.push_back({tr("Side panels"),
                      {{tr("F1"), tr("Terms of the control in hand or pointed at; again: keys")},
                       {tr("← →  Home  End"), tr("On the curves: temperature down, up, 0, ∞")}}});
    if (m_subject.shown()->scene.page == PageKind::Numbers) {
        groups.push_back({tr("Numbers"), numbersKeys()});
    } else {
        groups.push_back({tr("Sentence"), {{tr("Alt+click"), tr("Show the row of the word")}}});
        groups.push_back({tr("Map"), mapKeys()});
        groups.push_back({tr("Picture"), pictureKeys()});
    }
    m_keys = new KeysSheet(std::move(groups), &m_window);
}

/// The mark of the control that has the keyboard, or of the one under the pointer: a click leaves the keyboard with the picture.
TermMark* HelpCommands::askedMark() const
{
    if (m_keys && m_keys->isVisible())
        return nullptr;
    if (TermMark* mark = TermMark::of(m_window.focusWidget()))
        return mark;
    QWidget* pointed = QApplication::widgetAt(QCursor::pos());
    return pointed && pointed->window() == &m_window ? TermMark::of(pointed) : nullptr;
}

/// F1 is about the control at hand, if there is a term to it, and then about the keys.
void HelpCommands::help()
{
    TermMark* mark = askedMark();
    if (mark && !mark->showsCard()) {
        mark->showCard();
        return;
    }
    if (mark)
        mark->hideCard();
    toggleKeys();
}

void HelpCommands::toggleKeys()
{
    if (hideKeys())
        return;
    delete m_keys; // another page has other keys
    makeKeys();
    m_keys->setGeometry(m_window.rect());
    m_keys->show();
    m_keys->raise();
}

void HelpCommands::explainPicture()
{
    auto* dialog = new TextDialog(tr("What am I looking at?"), explanationOf(m_subject.shown(), m_selection.query()), &m_window);
    dialog->setObjectName("pictureExplanation");
    dialog->open();
}

void HelpCommands::showTiming()
{
    if (!m_timing)
        m_timing = new TimingDialog(m_timings, &m_window);
    m_timing->show(); // beside the window, which goes on
    m_timing->raise();
    m_timing->activateWindow();
}

void HelpCommands::showGlossary()
{
    auto* dialog = new TextDialog(tr("Glossary"), glossaryOf(*m_subject.shown(), m_selection.query()), &m_window);
    dialog->setObjectName("glossary");
    dialog->open();
}

void HelpCommands::showAbout()
{
    QFile license(QStringLiteral(":/licences/softfocus"));
    const bool found = license.open(QIODevice::ReadOnly);
    const QString text = found ? QString::fromUtf8(license.readAll()) : QString();
    auto* dialog = new TextDialog(tr("About Softfocus"), aboutText(QCoreApplication::applicationVersion(), text), &m_window);
    dialog->setObjectName("about");
    dialog->open();
}

} // namespace softfocus
