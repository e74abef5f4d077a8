#pragma once

#include "core/scene/scene.h"
#include "ui/model/document/latest_task.h"

#include <QFileInfo>
#include <QObject>
#include <QString>

#include <functional>

namespace softfocus {

class SceneEditor;

/// How a scene stands to its file.
struct FileState {
    QString path;          ///< absolute; empty for a scene that has no file
    bool modified = false; ///< the scene has changes that the file lacks
    QString stamp;         ///< tells whether somebody else has written the file since; see fileStampOf()
    bool operator==(const FileState&) const = default;
};

/// What changes when a file is written: time and size. Empty when there is no such file.
QString fileStampOf(const QString& path);

/// The file that a scene belongs to, and whether the scene has changes that are not in it.
class DocumentFile : public QObject {
    Q_OBJECT

public:
    /// Needs: the editor outlives the object.
    explicit DocumentFile(SceneEditor& editor, QObject* parent = nullptr);
    /// Waits for the writing under way.
    ~DocumentFile() override;

    const FileState& state() const { return m_state; }
    /// Absolute; empty while the scene has no file.
    const QString& path() const { return m_state.path; }
    /// The file's name without its folder, or what to call a scene without a file.
    QString name() const { return m_state.path.isEmpty() ? tr("Untitled") : QFileInfo(m_state.path).fileName(); }
    bool isModified() const { return m_state.modified; }
    /// The scene without the changes that are not in the file.
    const Scene& savedScene() const { return m_saved; }
    /// True when somebody else has written the file since it was read or written here.
    bool wasWrittenElsewhere() const;

    /// Says how the scene stands to a file, as after a start.
    void adopt(const FileState& state);
    /// Makes `scene` the scene, with nothing to undo, as the content of a file, or of none where the path is empty.
    void open(const Scene& scene, const QString& path);
    /// What is done with the bytes of a file right before they are written, on the thread that writes them.
    using Note = std::function<void(const QByteArray& bytes)>;
    /// Every writing is announced by its absolute path, on this thread, and the answer called if there is one.
    void beforeSaving(std::function<Note(const QString& path)> announce) { m_announce = std::move(announce); }
    /// The absolute path of a writing that is under way and counts; else empty.
    QString savingTo() const { return m_savingSerial == m_newest ? m_savingTo : QString(); }
    /// Writes the scene, on another thread; it is the scene's file from then on. saved() or failed() follows;
    /// of several writings the last one counts.
    void save(const QString& path);

signals:
    void changed(); ///< the path or the mark is another one
    void saved();
    void failed(const QString& sentence);

private:
    /// A scene on its way into a file.
    struct Saving {
        QString path;
        Scene scene;
        Note note;
        quint64 serial = 0;
    };
    /// What became of it.
    struct Saved {
        Saving saving;
        Result<bool> written;
    };

    void follow(bool modified);
    void finishSaving(const Saved& saved);

    SceneEditor& m_editor;
    FileState m_state;
    Scene m_saved;
    std::function<Note(const QString& path)> m_announce;
    QString m_savingTo;
    quint64 m_savingSerial = 0;
    quint64 m_newest = 0; ///< counts what makes an earlier writing a matter of the past
    /// Every file is written that was asked for, one after the other; the last one counts.
    LatestTask<Saving, Saved> m_writer;
};

} // namespace softfocus
