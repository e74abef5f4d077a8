#include "core/files/atomic_file.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <system_error>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace softfocus {

namespace {

Error unreadable(const QString& path, const Message& reason)
{
    return Error{translatable("Files", "%1 cannot be read: %2."), path.toStdString(), reason};
}

Error stopped(const QString& path)
{
    return unreadable(path, translatable("Files", "reading was stopped"));
}

constexpr Template notRegular = translatable("Files", "it is not a regular file; copy its content into one");
constexpr Template neededPermission = translatable("Files", "%1; you need permission to read it");
constexpr Template mistaken = translatable("Files", "%1; check its name and folder");
/// What is read between two looks at whether to go on. Units: bytes.
constexpr qint64 pieceSize = 4'000'000;

#ifdef Q_OS_UNIX

/// How long to wait for a file before looking whether to go on. Units: milliseconds.
constexpr int waitMilliseconds = 20;

std::string systemReason(int code)
{
    return std::generic_category().message(code);
}

/// Closes what it holds.
struct Descriptor {
    int number = -1;
    explicit Descriptor(int of) : number(of) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
};

/// Opens without waiting for whoever holds the file meanwhile (a lease, as servers of files take), so that it can be stopped.
int openedForReading(const QByteArray& name, const std::stop_token& stop)
{
    for (;;) {
        const int number = ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (number >= 0 || (errno != EWOULDBLOCK && errno != EINTR) || stop.stop_requested())
            return number;
        ::poll(nullptr, 0, waitMilliseconds);
    }
}

/// Reads up to `size` bytes: 0 at the end, −1 for a fault or where it was stopped. Some files have nothing to give for a while
/// although they count as regular, such as /proc/kmsg.
ssize_t readSome(int number, char* to, qint64 size, const std::stop_token& stop)
{
    for (;;) {
        const ssize_t count = ::read(number, to, std::size_t(size));
        if (count >= 0 || (errno != EAGAIN && errno != EINTR) || stop.stop_requested())
            return count;
        pollfd waiting{number, POLLIN, 0};
        ::poll(&waiting, 1, waitMilliseconds);
    }
}

Result<FileBytes> readRegular(const QString& path, qint64 limit, bool exists, const std::stop_token& stop)
{
    const Descriptor file(openedForReading(QFile::encodeName(path), stop));
    if (file.number < 0 && stop.stop_requested())
        return stopped(path);
    if (file.number < 0)
        return unreadable(path, {exists ? neededPermission : mistaken, systemReason(errno)});
    struct stat info {};
    if (::fstat(file.number, &info) != 0)
        return unreadable(path, systemReason(errno));
    if (!S_ISREG(info.st_mode)) // another took its place just now
        return unreadable(path, notRegular);
    // Files of unknown size (0) exist, and others grow while they are read, so the size is no more than a hint.
    constexpr qint64 usualSize = 65'536;
    qint64 held = 0, room = std::min(std::max(qint64(info.st_size), usualSize), limit) + 1;
    FileBytes content;
    for (content.bytes.resize(room); held <= limit;) {
        if (stop.stop_requested())
            return stopped(path);
        if (held == room) {
            room = std::min(2 * room, limit + 1);
            content.bytes.resize(room);
        }
        const ssize_t count = readSome(file.number, content.bytes.data() + held, std::min(room - held, pieceSize), stop);
        if (count < 0)
            return stop.stop_requested() ? stopped(path) : unreadable(path, systemReason(errno));
        if (count == 0)
            break;
        held += count;
    }
    content.complete = held <= limit;
    content.bytes.resize(std::min(held, limit));
    return content;
}

#else

Result<FileBytes> readRegular(const QString& path, qint64 limit, bool exists, const std::stop_token& stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, {exists ? neededPermission : mistaken, file.errorString().simplified().toStdString()});
    FileBytes content;
    while (content.bytes.size() <= limit) {
        if (stop.stop_requested())
            return stopped(path);
        const QByteArray part = file.read(std::min(pieceSize, limit + 1 - content.bytes.size()));
        if (file.error() != QFileDevice::NoError)
            return unreadable(path, file.errorString().simplified().toStdString());
        if (part.isEmpty())
            return content;
        content.bytes += part;
    }
    content.bytes.truncate(limit);
    content.complete = false;
    return content;
}

#endif

} // namespace

Result<FileBytes> readFile(const QString& path, qint64 limit, const std::stop_token& stop)
{
    const QFileInfo info(path);
    if (info.isDir())
        return unreadable(path, translatable("Files", "it is a directory; name a file in it"));
    if (info.exists() && !info.isFile()) // a pipe or a device might never end, and opening one may have an effect
        return unreadable(path, notRegular);
    return readRegular(path, limit, info.exists(), stop);
}

} // namespace softfocus
