#include "ui/model/session/document_file.h"

#include "core/files/scene_file.h"
#include "ui/model/document/document.h"
#include "ui/words/message_text.h"

#include <QDateTime>
#include <QFileInfo>

namespace softfocus {

QString stampOf(const QString& path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return {};
    return QStringLiteral("%1 %2").arg(file.lastModified().toMSecsSinceEpoch()).arg(file.size());
}

DocumentFile::DocumentFile(Document& document, QObject* parent) : QObject(parent), m_document(document), m_saved(document.scene())
{
    m_writer.setMaxThreadCount(1);
    connect(&m_document.undoStack(), &QUndoStack::cleanChanged, this, [this](bool clean) { follow(!clean); });
}

DocumentFile::~DocumentFile()
{
    m_writer.waitForDone();
}

QString DocumentFile::name() const
{
    return m_state.path.isEmpty() ? tr("Untitled") : QFileInfo(m_state.path).fileName();
}

bool DocumentFile::wasWrittenElsewhere() const
{
    const QString now = stampOf(m_state.path);
    return !now.isEmpty() && now != m_state.stamp;
}

void DocumentFile::follow(bool modified)
{
    if (modified == m_state.modified)
        return;
    m_state.modified = modified;
    emit changed();
}

void DocumentFile::adopt(const FileState& state)
{
    ++m_newest;
    m_state = state;
    m_saved = m_document.scene();
    if (state.modified)
        m_document.undoStack().resetClean();
    else
        m_document.undoStack().setClean();
    emit changed();
}

void DocumentFile::open(const Scene& scene, const QString& path)
{
    m_document.start(scene);
    adopt({path, false, stampOf(path)});
}

void DocumentFile::save(const QString& path)
{
    m_document.endMerge(); // what is edited from now on is not in the file
    m_savingSerial = ++m_newest;
    m_savingTo = QFileInfo(path).absoluteFilePath();
    const Note note = m_announce ? m_announce(m_savingTo) : Note();
    m_writer.start([this, serial = m_newest, path, scene = m_document.scene(), note] {
        const QByteArray bytes = writeScene(scene);
        if (note)
            note(bytes);
        const Result<bool> written = saveFile(path, bytes);
        QMetaObject::invokeMethod(
            this, [=, this] { finishSaving(serial, written, path, scene); }, Qt::QueuedConnection);
    });
}

void DocumentFile::finishSaving(quint64 serial, const Result<bool>& written, const QString& path, const Scene& scene)
{
    if (serial == m_savingSerial)
        m_savingTo.clear();
    if (!written) {
        emit failed(messageText(written.error()));
        return;
    }
    if (serial != m_newest)
        return;
    const bool isCurrent = scene == m_document.scene();
    m_state = {QFileInfo(path).absoluteFilePath(), !isCurrent, stampOf(path)};
    m_saved = scene;
    // Where the scene went on meanwhile, none of the steps that can be undone leads to what was written.
    if (isCurrent)
        m_document.undoStack().setClean();
    else
        m_document.undoStack().resetClean();
    emit changed();
    emit saved();
}

} // namespace softfocus
