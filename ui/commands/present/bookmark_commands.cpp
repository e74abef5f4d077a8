#include "ui/commands/present/bookmark_commands.h"

#include "ui/model/document/scene_editor.h"
#include "ui/words/bookmark_text.h"
#include "ui/words/message_text.h"

#include <QAction>

#include <algorithm>

namespace softfocus {

namespace {

using Bookmarks = std::vector<Bookmark>;

Bookmarks::const_iterator find(const Bookmarks& bookmarks, int place)
{
    return std::ranges::find(bookmarks, place, &Bookmark::place);
}

/// The bookmark that shows just what the scene shows, whichever query is chosen; 0 for none.
int placeOf(const Scene& scene)
{
    Scene bare = scene;
    bare.bookmarks.clear();
    bare.unknown.reset();
    const auto same = std::ranges::find_if(scene.bookmarks, [&](const Bookmark& one) { return equalButForChoice(bare, *one.scene); });
    return same == scene.bookmarks.end() ? 0 : same->place;
}

/// The first place that is free; 0 where none is.
int freePlace(const Bookmarks& bookmarks)
{
    for (int place = 1; place <= bookmarkPlaces; ++place)
        if (find(bookmarks, place) == bookmarks.end())
            return place;
    return 0;
}

} // namespace

BookmarkCommands::BookmarkCommands(SceneEditor& editor, QObject* parent) : QObject(parent), m_editor(editor)
{
    m_list.in(MenuPlace::Bookmarks);
    m_list.add({"keepBookmark", tr("Bookmark this state"), tr("Keeps what is shown, to come back to; the file keeps it, too")},
               {QKeySequence(Qt::CTRL | Qt::Key_D)}, [this] { keep(); });
    m_next = &m_list.add({"nextBookmark", tr("Next bookmark")}, {QKeySequence(Qt::Key_PageDown)}, [this] { step(1); });
    m_previous = &m_list.add({"previousBookmark", tr("Bookmark before")}, {QKeySequence(Qt::Key_PageUp)}, [this] { step(-1); });
    m_list.beginGroup();
    for (int place = 1; place <= bookmarkPlaces; ++place) {
        QAction& action = m_list.add({qPrintable(QStringLiteral("bookmark-%1").arg(place)), tr("Bookmark %1").arg(place)},
                                     {QKeySequence(QStringLiteral("Ctrl+Shift+%1").arg(place))}, [this, place] { recall(place); });
        action.setCheckable(true);
        m_places[std::size_t(place - 1)] = &action;
    }
    m_list.beginGroup();
    m_replace = &m_list.add({"replaceBookmark", tr("Keep this state in its place")}, {}, [this] {
        if (const int place = lastPlace())
            static_cast<void>(m_editor.keepBookmark(place)); // in place of one that could be kept
    });
    m_forget = &m_list.add({"forgetBookmark", tr("Forget this bookmark")}, {}, [this] {
        if (const int place = lastPlace())
            static_cast<void>(m_editor.forgetBookmark(place));
    });
    m_forgetAll =
        &m_list.add({"forgetBookmarks", tr("Forget all bookmarks")}, {}, [this] { static_cast<void>(m_editor.forgetBookmarks()); });
    connect(&m_editor, &SceneEditor::sceneChanged, this, &BookmarkCommands::follow);
    follow();
}

int BookmarkCommands::lastPlace() const
{
    const Bookmarks& bookmarks = m_editor.scene().bookmarks;
    return find(bookmarks, m_last) == bookmarks.end() ? 0 : m_last;
}

void BookmarkCommands::keep()
{
    const Scene& scene = m_editor.scene();
    if (const int place = placeOf(scene)) {
        emit succeeded(tr("This state is bookmark %1 already").arg(place));
        return;
    }
    const int place = freePlace(scene.bookmarks);
    if (place == 0) {
        emit failed(
            tr("There are %1 bookmarks, and no more can be kept. Forget one, or keep this state in its place.").arg(bookmarkPlaces));
        return;
    }
    m_last = place;
    if (const Result<bool> kept = m_editor.keepBookmark(place); !kept)
        emit failed(messageText(kept.error()));
    else
        emit succeeded(tr("Kept as bookmark %1: Ctrl+Shift+%1 shows it again").arg(place));
}

void BookmarkCommands::recall(int place)
{
    m_last = place;
    if (const Result<bool> shown = m_editor.recallBookmark(place); !shown)
        emit failed(messageText(shown.error()));
    else
        emit succeeded(tr("Bookmark %1").arg(place));
    follow(); // also where the scene was the same
}

/// From the last one there is no further one: who clicks once too often in a talk stays where the talk ends.
void BookmarkCommands::step(int steps)
{
    const Bookmarks& bookmarks = m_editor.scene().bookmarks;
    if (bookmarks.empty())
        return;
    const auto last = find(bookmarks, lastPlace());
    if (last == bookmarks.end()) {
        recall(bookmarks.front().place);
        return;
    }
    const auto at = std::clamp<std::ptrdiff_t>(last - bookmarks.begin() + steps, 0, std::ssize(bookmarks) - 1);
    recall(bookmarks[std::size_t(at)].place);
}

void BookmarkCommands::follow()
{
    const Scene& scene = m_editor.scene();
    const int shown = scene.bookmarks.empty() ? 0 : placeOf(scene);
    for (int place = 1; place <= bookmarkPlaces; ++place) {
        QAction& action = *m_places[std::size_t(place - 1)];
        const auto kept = find(scene.bookmarks, place);
        action.setVisible(kept != scene.bookmarks.end());
        action.setEnabled(action.isVisible());
        action.setChecked(place == shown);
        if (action.isVisible()) {
            const QString text = bookmarkText(*kept->scene);
            action.setText(QStringLiteral("&%1  %2").arg(QString::number(place), QString(text).replace(u'&', QLatin1String("&&"))));
            action.setToolTip(text.toHtmlEscaped());
        }
    }
    for (QAction* action : {m_next, m_previous, m_forgetAll})
        action->setEnabled(!scene.bookmarks.empty());
    m_forget->setEnabled(lastPlace() != 0);
    m_replace->setEnabled(lastPlace() != 0 && shown != lastPlace());
}

} // namespace softfocus
