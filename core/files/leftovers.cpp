#include "core/files/leftovers.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QMutex>
#include <QRegularExpression>
#include <QSysInfo>

#include <atomic>
#include <limits>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#endif

namespace softfocus {

namespace {

/// Where a process number means a process: the machine, and what of it this process can see.
QString place()
{
    static const QString name = [] {
        const QByteArray processes = QFile::symLinkTarget(QStringLiteral("/proc/self/ns/pid")).toUtf8();
        const QByteArray whole = QSysInfo::machineUniqueId() + '\n' + QSysInfo::machineHostName().toUtf8() + '\n' + processes;
        return QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex().first(12));
    }();
    return name;
}

bool isGone(qint64 process)
{
#ifdef Q_OS_UNIX
    return process > 0 && process <= std::numeric_limits<pid_t>::max() && ::kill(pid_t(process), 0) == -1 && errno == ESRCH;
#else
    Q_UNUSED(process)
    return false; // an unfinished file cannot be told from one that is being written
#endif
}

/// Whether it is time to look at the folder.
bool isDue(const QString& folder)
{
    constexpr qint64 seldom = 5'000; // milliseconds; a thousand figures of a series go into one folder
    static QMutex mutex;
    static QHash<QString, QElapsedTimer> lookedAt;
    const QMutexLocker lock(&mutex);
    QElapsedTimer& last = lookedAt[folder];
    if (last.isValid() && !last.hasExpired(seldom))
        return false;
    last.start();
    return true;
}

} // namespace

QString unfinishedName(qint64 process)
{
    static std::atomic<quint64> serial = 0;
    return QStringLiteral(".softfocus-%1-%2-%3.part").arg(place()).arg(process).arg(++serial);
}

void removeLeftovers(const QString& folder)
{
    const QDir directory(folder);
    if (!isDue(directory.absolutePath()))
        return;
    // Qt adds a dot and six letters where the system cannot write a file that has no name yet.
    static const QRegularExpression ours(QStringLiteral(R"(^\.softfocus-%1-(\d{1,10})-\d+\.part(\.\w{6})?$)").arg(place()));
    const QStringList names = directory.entryList({QStringLiteral(".softfocus-*.part*")}, QDir::Files | QDir::Hidden | QDir::System);
    for (const QString& name : names)
        if (const QRegularExpressionMatch match = ours.match(name); match.hasMatch() && isGone(match.captured(1).toLongLong()))
            QFile::remove(directory.filePath(name));
}

} // namespace softfocus
