#pragma once

#include <QFile>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace softfocus::test {

/// A regular file that whoever opens it has to wait for, as while a server of files hands it to somebody else (a lease).
class HeldFile {
public:
    explicit HeldFile(const QString& path) : m_path(path)
    {
#ifdef F_SETLEASE
        std::signal(SIGIO, SIG_IGN); // which asks to give the file free
        m_descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
        m_held = m_descriptor >= 0 && ::fcntl(m_descriptor, F_SETLEASE, F_WRLCK) == 0;
#endif
    }
    HeldFile(const HeldFile&) = delete;
    HeldFile& operator=(const HeldFile&) = delete;
    ~HeldFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    explicit operator bool() const
    {
        return m_held;
    }
    /// True when somebody waits for it.
    bool isAwaited() const
    {
#ifdef F_GETLEASE
        return m_held && ::fcntl(m_descriptor, F_GETLEASE) != F_WRLCK;
#else
        return false;
#endif
    }
    const QString& path() const
    {
        return m_path;
    }

private:
    QString m_path;
    int m_descriptor = -1;
    bool m_held = false;
};

} // namespace softfocus::test
