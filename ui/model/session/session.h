#pragma once

#include "ui/model/document/scene_editor.h"
#include "ui/model/session/kept_scene.h"

#include <QLockFile>
#include <QStringList>

#include <memory>
#include <optional>

namespace softfocus {

class SceneKeeper;

/// The folder in which scenes are kept, in the user's own data folder.
QString sessionFolder();

/// Keeps the scene of one window: shortly after every change, so that it survives the end of the program by force, and from one
/// start to the next. Windows that are open at the same time have a place each, which is locked as long as they live.
///
/// A place that is found without a lock belonged to a window that never came to close. What cannot be read (damaged, or written by
/// a newer version) is renamed to unreadable-1.softfocus, …, so that nothing overwrites it. A scene that was taken over by a program that died
/// before hasOpened() would end the next one as well: it is renamed to heldback-1.softfocus, ….
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject* parent = nullptr);
    /// Leaves what was kept in its place, as the end of the program by force does.
    ~Session() override;

    /// The scene of a window that never came to close, the newest first; else the one that was closed last; else none.
    /// It belongs to this window from then on.
    std::optional<KeptScene> takeOver();
    /// The scene that was taken over is on the screen, whole: it did not end the program.
    void hasOpened();
    /// The file of a scene that takeOver() has held back, since the program died while it opened it; empty for none.
    const QString& heldBack() const { return m_heldBack; }
    /// A sentence for each file that takeOver() or close() could not read and renamed.
    const QStringList& setAside() const { return m_setAside; }
    /// From now on keeps the scene and its file, soon after each change and on another thread: whatever this thread is painting or
    /// computing meanwhile. A writing of the scene's own file is noted before it begins, so that its end is known even if the
    /// program never comes to hear of it.
    /// Needs: both outlive the object.
    void follow(const SceneEditor& editor, DocumentFile& file);
    /// True when a scene that is kept now is the one that the next start shows, and takes the place of no unfinished one.
    bool comesBack() const;
    /// Keeps the scene for the next start and gives up the place.
    /// Errors: a sentence that names the file; then the scene stays in its place, which the next start finds.
    Result<bool> close(const KeptScene& kept);
    /// Gives up the place and what is in it.
    void discard();

signals:
    void failed(const QString& sentence); ///< the scene could not be kept; said once until it works again

private:
    bool lockPlace(int number);
    bool findFreePlace();
    std::optional<KeptScene> takeUnfinished();
    bool holdBack();
    void markOpening();
    QString openingMark() const { return m_place + QStringLiteral(".opening"); }
    std::optional<KeptScene> readOrSetAside(const QString& path) const;
    KeptScene now() const { return {m_editor->scene(), m_file->state(), false, {}, {m_file->savingTo(), {}}}; }
    void makeKeeper();
    void keep();
    void hear(const Result<bool>& written);

    std::unique_ptr<QLockFile> m_lock;
    QString m_place; ///< the file of this window; empty until it is first needed
    QString m_heldBack;
    const SceneEditor* m_editor = nullptr;
    const DocumentFile* m_file = nullptr;
    mutable QStringList m_setAside;
    bool m_hasFailed = false;
    quint64 m_serial = 0;                  ///< counts the scenes that were to be kept
    std::shared_ptr<SceneKeeper> m_keeper; ///< shared with the writing of the scene's own file
};

} // namespace softfocus
