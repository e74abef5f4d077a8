#pragma once

#include "core/scene/page_choices.h"
#include "ui/commands/command.h"
#include "ui/controls/text/notice_line.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QWidget>

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QKeyEvent;
class QMenu;
class QMimeData;
class QSettings;

namespace softfocus {

class ResultSource;
struct FoundScores;

/// What the window knows of a page, and all that it knows: commands, a picture, results, notices, a state that is remembered.
///
/// A page is made from what all pages share, the scene with its editor and the selection, so that going to another page never loses
/// the place. How to add one: README.md in this folder.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What can be done on this page alone. Complete once the page is made.
    const std::vector<Command>& commands() const { return m_commands.all(); }
    /// Those of them that are wanted most.
    const std::vector<QAction*>& tools() const { return m_tools; }
    /// Whether it is this page that is shown: its commands can be done, and no other page's.
    void setCurrent(bool current)
    {
        if (current && !m_isPrepared) {
            m_isPrepared = true;
            prepare();
        }
        m_commands.setAvailable(current);
    }

    /// Actions of the window that a presentation keeps at hand. Called once, before the first presentation.
    void setWindowTools(std::vector<QAction*> tools) { m_windowTools = std::move(tools); }

    /// What is copied and exported as figures and values.
    virtual const ResultSource& results() const = 0;
    /// The scene's page that it is; none of a page that scenes know nothing of.
    virtual std::optional<PageKind> kind() const { return std::nullopt; }
    /// The part of the page that has the keyboard where nothing else was asked for; another one as the scene changes.
    virtual QWidget& picture() = 0;
    /// Whether a widget is the picture or belongs to it, so that keys without Ctrl or Alt are commands there.
    virtual bool isOfPicture(const QWidget& widget) { return &widget == &picture(); }
    /// Gives the keyboard to what one begins with: the text that is typed, all of it selected where it is there to be typed over; the
    /// picture where nothing is typed.
    virtual void begin(bool /*typesOver*/) { picture().setFocus(); }
    /// Takes a letter that was typed at the picture, where it is no command; false where there is nothing to type it into.
    virtual bool takeLetter(const QKeyEvent&) { return false; }

    /// A sentence about something that could not be done, until it is dismissed or the next thing works.
    void say(const QString& sentence) { notice().say(sentence); }
    /// The same with a button that does something about it.
    void offer(const QString& sentence, const QString& action, std::function<void()> act)
    {
        notice().offer(sentence, action, std::move(act));
    }
    void dismissNotice()
    {
        if (m_notice) // which a page that was never shown has not
            m_notice->hide();
    }
    /// Which of the texts of the scene the keyboard is in: a place of typedTexts(); the first one where it is in none.
    virtual std::size_t textPlace() const { return 0; }
    /// Puts what can be done with what is at a widget first into a menu, which is about to open at `place`, a point of the screen that may
    /// be moved to what is meant. False where there is nothing that has a menu.
    virtual bool fillContextMenu(QMenu&, QWidget& /*at*/, QPoint& /*place*/, bool /*byKey*/) { return false; }
    /// Whether the choices of how a matrix is drawn change anything here.
    virtual bool drawsMatrices() const { return true; }
    /// Whether a matrix can be taken beside what is shown, rather than in place of the source.
    virtual bool takesBeside(const FoundScores&) const { return false; }
    virtual void takeBeside(const FoundScores&) {}
    /// Chooses the normalizer of this row of normalizerTable() for what is current on a page that shows several of them; false where the
    /// scene's own is meant.
    virtual bool chooseNormalizer(std::size_t /*row*/) { return false; }
    /// The normalizer of what is current there, or none where the scene's own is meant.
    virtual std::optional<std::size_t> currentNormalizer() const { return std::nullopt; }
    /// Something in passing.
    virtual void mention(const QString& text) = 0;

    /// Only what an audience needs, in the room of the whole screen.
    virtual void setPresenting(bool presenting) = 0;
    /// The state from one start to the next, under keys of the page's own.
    virtual void restoreState(const QSettings& settings) = 0;
    virtual void saveState(QSettings& settings) const = 0;

signals:
    /// currentNormalizer() is another one.
    void currentNormalizerChanged();
    /// Scores of a file are wanted; asking for it is the window's.
    void openScoresRequested();
    void openPictureRequested();
    /// Likewise the folder of a transformer.
    void openModelRequested();
    /// What was pasted or dropped on a part of the page is for the window to open.
    void given(const QMimeData& data);
    /// The page's picture was painted anew, which took so long.
    void painted(double milliseconds);

protected:
    /// Makes what the page is made of, but for its commands: called once, before it is first shown, so that a page which nobody looks at
    /// costs nothing. Nothing but commands() and the state is asked of it before.
    virtual void prepare() {}
    bool isPrepared() const { return m_isPrepared; }
    /// Where the page makes its commands.
    CommandList& commandList() { return m_commands; }
    const std::vector<QAction*>& windowTools() const { return m_windowTools; }
    void addTool(QAction& action, Icon icon)
    {
        action.setIcon(iconOf(icon));
        m_tools.push_back(&action);
    }
    /// Where notices are said; to be given a place in the page's layout. Made when first asked for, so that Tab comes to it in its turn.
    NoticeLine& notice()
    {
        if (!m_notice)
            m_notice = new NoticeLine(this);
        return *m_notice;
    }

private:
    CommandList m_commands{*this};
    bool m_isPrepared = false;
    std::vector<QAction*> m_tools;
    std::vector<QAction*> m_windowTools;
    NoticeLine* m_notice = nullptr;
};

} // namespace softfocus
