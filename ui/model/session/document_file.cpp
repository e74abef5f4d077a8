#include "ui/model/session/document_file.h"

#include "core/files/scene_file.h"
#include "ui/model/document/scene_editor.h"
#include "ui/words/message_text.h"

#include <QDateTime>
#include <QUndoStack>

namespace softfocus {

QString fileStampOf(const QString& path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return {};
    return QStringLiteral("%1 %2").arg(file.lastModified().toMSecsSinceEpoch()).arg(file.size());
}

DocumentFile::DocumentFile(SceneEditor& editor, QObject* parent)
    : QObject(parent), m_editor(editor), m_saved(editor.scene()), m_writer(
                                                                      QStringLiteral("file"),
                                                                      [](const Saving& saving, const auto&, const auto& reply) {
                                                                          const QByteArray bytes = writeScene(saving.scene);
                                                                          if (saving.note)
                                                                              saving.note(bytes);
                                                                          reply({saving, saveFile(saving.path, bytes)});
                                                                      },
                                                                      [this](const Saved& saved) { finishSaving(saved); }, Older::Finished)
{
    connect(&m_editor.undoStack(), &QUndoStack::cleanChanged, this, [this](bool clean) { follow(!clean); });
}

DocumentFile::~DocumentFile() = default;

bool DocumentFile::wasWrittenElsewhere() const
{
    const QString now = fileStampOf(m_state.path);
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
    m_saved = m_editor.scene();
    if (state.modified)
        m_editor.undoStack().resetClean();
    else
        m_editor.undoStack().setClean();
    emit changed();
}

void DocumentFile::open(const Scene& scene, const QString& path)
{
    m_editor.start(scene);
    adopt({path, false, fileStampOf(path)});
}

void DocumentFile::save(const QString& path)
{
    m_editor.endEdits(); // what is edited from now on is not in the file
    m_savingSerial = ++m_newest;
    m_savingTo = QFileInfo(path).absoluteFilePath();
    const Note note = m_announce ? m_announce(m_savingTo) : Note();
    m_writer.request({path, m_editor.scene(), note, m_newest});
}

void DocumentFile::finishSaving(const Saved& saved)
{
    const auto& [path, scene, note, serial] = saved.saving;
    if (serial == m_savingSerial)
        m_savingTo.clear();
    if (!saved.written) {
        emit failed(messageText(saved.written.error()));
        return;
    }
    if (serial != m_newest)
        return;
    const bool isCurrent = equalButForChoice(scene, m_editor.scene());
    m_state = {QFileInfo(path).absoluteFilePath(), !isCurrent, fileStampOf(path)};
    m_saved = scene;
    // Where the scene went on meanwhile, none of the steps that can be undone leads to what was written.
    if (isCurrent)
        m_editor.undoStack().setClean();
    else
        m_editor.undoStack().resetClean();
    emit changed();
    emit this->saved();
}

} // namespace softfocus
