#pragma once

#include "ui/model/document_file.h"

#include <QLockFile>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

namespace softfocus {

/// A scene as it is kept between two starts.
struct KeptScene {
    Scene scene;
    FileState file;
    bool ended = true; ///< false when the window that had it never came to close
    QString note;      ///< what the user should hear about it, or empty
};

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
    /// From now on keeps the scene and its file, soon after each change and on another thread.
    /// Needs: both outlive the object.
    void follow(const Document& document, const DocumentFile& file);
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
    void keep();
    void hear(const Result<bool>& written);

    std::unique_ptr<QLockFile> m_lock;
    QString m_place; ///< the file of this window; empty until it is first needed
    QString m_heldBack;
    const Document* m_document = nullptr;
    const DocumentFile* m_file = nullptr;
    QTimer m_soon;
    bool m_hasFailed = false;
    std::atomic<quint64> m_newest = 0;
    QThreadPool m_writer; ///< one thread; what a newer scene has overtaken is not written
};

} // namespace softfocus
