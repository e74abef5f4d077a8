#include "ui/model/session/session.h"

#include "ui/model/session/kept_file.h"
#include "ui/model/session/private_files.h"
#include "ui/model/session/scene_keeper.h"
#include "ui/words/message_text.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QStandardPaths>

namespace softfocus {

namespace {

QString placesFolder()
{
    return sessionFolder() + QStringLiteral("/windows");
}

QString placeOf(int number)
{
    return QStringLiteral("%1/%2.softfocus").arg(placesFolder()).arg(number);
}

QString lastFile()
{
    return sessionFolder() + QStringLiteral("/last.softfocus");
}

/// The numbers of the places that hold something, the newest first.
QList<int> usedPlaces()
{
    QList<int> numbers;
    const QFileInfoList files = QDir(placesFolder()).entryInfoList({QStringLiteral("*.softfocus")}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files)
        if (const int number = file.baseName().toInt(); number > 0)
            numbers.append(number);
    return numbers;
}

} // namespace

QString sessionFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/softfocus");
}

Session::Session(QObject* parent) : QObject(parent)
{
    makeKeeper();
}

Session::~Session()
{
    m_keeper->close();
}

void Session::makeKeeper()
{
    m_keeper = std::make_shared<SceneKeeper>([this](const Result<bool>& written) {
        QMetaObject::invokeMethod(
            this, [this, written] { hear(written); }, Qt::QueuedConnection);
    });
}

bool Session::lockPlace(int number)
{
    auto lock = std::make_unique<QLockFile>(QStringLiteral("%1/%2.lock").arg(placesFolder()).arg(number));
    lock->setStaleLockTime(0); // only the death of its owner makes a lock stale
    if (!lock->tryLock(0))
        return false;
    m_lock = std::move(lock);
    m_place = placeOf(number);
    return true;
}

bool Session::findFreePlace()
{
    if (m_lock)
        return true;
    if (!makePrivateFolder(sessionFolder()) || !makePrivateFolder(placesFolder()))
        return false;
    constexpr int mostPlaces = 1000;
    for (int number = 1; number <= mostPlaces; ++number) {
        if (QFileInfo::exists(placeOf(number)) || !lockPlace(number))
            continue;
        // Another window may have left something between the look and the lock.
        if (!QFileInfo::exists(m_place))
            return true;
        m_lock.reset();
    }
    m_place.clear();
    return false;
}

std::optional<KeptScene> Session::takeUnfinished()
{
    for (const int number : usedPlaces()) {
        if (!lockPlace(number))
            continue;
        if (QFileInfo::exists(m_place) && !holdBack())
            if (std::optional<KeptScene> kept = readOrSetAside(m_place))
                return kept;
        m_lock.reset();
        m_place.clear();
    }
    return std::nullopt;
}

/// Sets the place's scene aside if a program died while it opened it; false where there was none, or it cannot be moved.
bool Session::holdBack()
{
    if (!QFile::remove(openingMark()))
        return false;
    m_heldBack = softfocus::setAside(m_place, QStringLiteral("heldback"));
    return !m_heldBack.isEmpty();
}

/// Left behind by a program that dies before hasOpened(). Where it cannot be written the next start opens the scene once more.
void Session::markOpening()
{
    QFile mark(openingMark());
    static_cast<void>(mark.open(QIODevice::WriteOnly));
}

void Session::hasOpened()
{
    if (m_lock)
        QFile::remove(openingMark());
}

std::optional<KeptScene> Session::takeOver()
{
    if (std::optional<KeptScene> unfinished = takeUnfinished()) {
        markOpening();
        return refreshed(std::move(*unfinished));
    }
    // Renaming makes sure that one of two windows gets it.
    if (!QFileInfo::exists(lastFile()) || !findFreePlace() || !QDir().rename(lastFile(), m_place))
        return std::nullopt;
    markOpening();
    std::optional<KeptScene> last = readOrSetAside(m_place);
    if (!last)
        hasOpened(); // what cannot be read was set aside
    return last ? refreshed(std::move(*last)) : last;
}

std::optional<KeptScene> Session::readOrSetAside(const QString& path) const
{
    Unread unread;
    std::optional<KeptScene> kept = readKept(path, &unread);
    if (!kept)
        m_setAside.append(tr("What was kept of an earlier session could not be read and is now %1: %2").arg(unread.movedTo, unread.reason));
    return kept;
}

void Session::follow(const SceneEditor& editor, DocumentFile& file)
{
    m_editor = &editor;
    m_file = &file;
    connect(&editor, &SceneEditor::sceneChanged, this, &Session::keep);
    connect(&editor, &SceneEditor::queryRemembered, this, &Session::keep);
    connect(&file, &DocumentFile::changed, this, &Session::keep);
    file.beforeSaving([this, session = QPointer<Session>(this)](const QString& path) -> DocumentFile::Note {
        if (!session || !findFreePlace())
            return {};
        KeptScene kept = now();
        kept.saving = {path, {}};
        return [keeper = m_keeper, place = m_place, kept, serial = ++m_serial](const QByteArray& bytes) mutable {
            kept.saving.digest = digestOf(bytes);
            keeper->keepNow(place, kept, serial);
        };
    });
}

void Session::keep()
{
    if (!findFreePlace()) {
        hear(Error{translatable("Session", "%1 cannot be written; changes will not survive the end of the program."),
                   sessionFolder().toStdString()});
        return;
    }
    hasOpened(); // what is changed is on the screen
    m_keeper->keepSoon(m_place, now(), ++m_serial);
}

void Session::hear(const Result<bool>& written)
{
    const bool isNew = !written && !m_hasFailed;
    m_hasFailed = !written;
    if (isNew)
        emit failed(messageText(written.error()));
}

bool Session::comesBack() const
{
    for (const int number : usedPlaces())
        if (placeOf(number) != m_place)
            return false;
    if (!makePrivateFolder(sessionFolder()) || !QFileInfo(sessionFolder()).isWritable())
        return false;
    if (!QFileInfo::exists(lastFile()))
        return true;
    const std::optional<KeptScene> last = readOrSetAside(lastFile());
    return !last || !last->file.modified;
}

Result<bool> Session::close(const KeptScene& kept)
{
    hasOpened();
    m_keeper->close();
    makeKeeper();
    makePrivateFolder(sessionFolder()); // a failure shows when the file is written
    if (QFileInfo::exists(lastFile()))
        readOrSetAside(lastFile());
    const Result<bool> written = writeKept(lastFile(), kept);
    if (written)
        discard();
    return written;
}

void Session::discard()
{
    m_keeper->close();
    makeKeeper();
    if (!m_lock)
        return;
    QFile::remove(m_place);
    hasOpened();
    m_lock.reset();
    m_place.clear();
}

} // namespace softfocus
