#include "ui/model/session.h"

#include "ui/model/document.h"
#include "ui/model/kept_file.h"

#include <QDir>
#include <QFileInfo>
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
    const QFileInfoList files = QDir(placesFolder()).entryInfoList({"*.softfocus"}, QDir::Files, QDir::Time);
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
    constexpr int quietTime = 300;
    m_soon.setSingleShot(true);
    m_soon.setInterval(quietTime);
    m_writer.setMaxThreadCount(1);
    connect(&m_soon, &QTimer::timeout, this, &Session::keep);
}

Session::~Session()
{
    m_writer.waitForDone();
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
    if (!QDir().mkpath(placesFolder()))
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
            if (std::optional<KeptScene> kept = readKept(m_place))
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
    m_heldBack = setAside(m_place, QStringLiteral("heldback"));
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
    std::optional<KeptScene> last = readKept(m_place);
    if (!last)
        hasOpened(); // what cannot be read was set aside
    return last ? refreshed(std::move(*last)) : last;
}

void Session::follow(const Document& document, const DocumentFile& file)
{
    m_document = &document;
    m_file = &file;
    const auto soon = [this] {
        // While changes keep coming it is written again and again, rather than once they have ended.
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&document, &Document::sceneChanged, this, soon);
    connect(&file, &DocumentFile::changed, this, soon);
}

void Session::keep()
{
    if (!findFreePlace()) {
        hear(Error{sessionFolder().toStdString() + " cannot be written; changes will not survive the end of the program."});
        return;
    }
    hasOpened(); // what is changed is on the screen
    const quint64 serial = ++m_newest;
    m_writer.start([this, serial, place = m_place, kept = KeptScene{m_document->scene(), m_file->state(), false, {}}] {
        if (m_newest != serial)
            return;
        const Result<bool> written = writeKept(place, kept);
        QMetaObject::invokeMethod(
            this, [this, written] { hear(written); }, Qt::QueuedConnection);
    });
}

void Session::hear(const Result<bool>& written)
{
    const bool isNew = !written && !m_hasFailed;
    m_hasFailed = !written;
    if (isNew)
        emit failed(QString::fromStdString(written.message()));
}

bool Session::comesBack() const
{
    for (const int number : usedPlaces())
        if (placeOf(number) != m_place)
            return false;
    if (!QDir().mkpath(sessionFolder()) || !QFileInfo(sessionFolder()).isWritable())
        return false;
    if (!QFileInfo::exists(lastFile()))
        return true;
    const std::optional<KeptScene> last = readKept(lastFile());
    return !last || !last->file.modified;
}

Result<bool> Session::close(const KeptScene& kept)
{
    hasOpened();
    m_soon.stop();
    m_newest = 0;
    m_writer.waitForDone();
    QDir().mkpath(sessionFolder());   // a failure shows when the file is written
    if (QFileInfo::exists(lastFile()))
        readKept(lastFile());         // sets aside what cannot be read
    const Result<bool> written = writeKept(lastFile(), kept);
    if (written)
        discard();
    return written;
}

void Session::discard()
{
    m_soon.stop();
    m_newest = 0;
    m_writer.waitForDone();
    if (!m_lock)
        return;
    QFile::remove(m_place);
    hasOpened();
    m_lock.reset();
    m_place.clear();
}

} // namespace softfocus
