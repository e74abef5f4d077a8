#include "app/terminal.h"

#include "core/text/one_line.h"

#include <QByteArrayView>
#include <QString>

#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>
#endif

namespace softfocus::cli {

namespace {

const char* fatalPrefix = "Softfocus cannot go on: ";
bool saysEverything = false;

/// Qt's reason as a part of a sentence. What it says of a display that is not there speaks of plugins and of installing anew.
std::string reasonIn(const QString& message)
{
    if (message.contains(QLatin1String("platform plugin"))) {
        for (const char* variable : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
            if (const QString value = qEnvironmentVariable(variable); !value.isEmpty())
                return variable + ("=" + value.toStdString()) +
                       " names no display that can be used; --print and --export work without one, and SOFTFOCUS_DEBUG=1 says more";
    }
    QString reason = message.section(u'\n', 0, 0).trimmed();
    while (reason.endsWith(u'.'))
        reason.chop(1);
    return reason.toStdString();
}

void handleMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (saysEverything)
        std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, message)));
    if (type != QtFatalMsg)
        return;
    say(fatalPrefix + reasonIn(message) + ".");
    std::_Exit(EXIT_FAILURE);
}

} // namespace

void prepareStreams()
{
#ifdef Q_OS_UNIX
    // A file opened later must not become standard output because that was closed. Opened for reading only, so that writing fails.
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(stream, F_GETFD) == -1 && errno == EBADF && open("/dev/null", O_RDONLY) != stream)
            std::_Exit(EXIT_FAILURE);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

void preferUtf8()
{
#ifdef Q_OS_UNIX
    if (std::setlocale(LC_CTYPE, "") && std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    if (qEnvironmentVariableIsSet("LC_ALL"))
        qputenv("LC_ALL", "C.UTF-8");
    else
        qputenv("LC_CTYPE", "C.UTF-8");
#endif
}

Arguments argumentsOf(int count, char** values)
{
    Arguments arguments;
    for (int i = 1; i < count; ++i) {
        const QByteArrayView bytes(values[i]);
        if (!bytes.isValidUtf8())
            arguments.faulty.append(i);
        arguments.texts.append(QString::fromUtf8(bytes));
    }
    return arguments;
}

void say(const std::string& sentence)
{
    constexpr QLatin1String name("softfocus: ");
    const std::string line = (name + oneLine(QString::fromStdString(sentence), longestMessage - name.size()) + u'\n').toStdString();
    std::fwrite(line.data(), 1, line.size(), stderr);
}

Result<bool> writeOut(const QByteArray& bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    errno = 0;
    if (std::fwrite(bytes.constData(), 1, size, stdout) != size || std::fflush(stdout) != 0)
        return Error{std::string("Standard output cannot be written: ") + std::strerror(errno) + "."};
    return true;
}

ProgressLine::ProgressLine(qsizetype total) : m_total(total), m_nextAt(1000)
{
    m_time.start();
#ifdef Q_OS_UNIX
    if (isatty(STDERR_FILENO) != 1)
        m_nextAt = std::numeric_limits<qint64>::max();
#endif
}

ProgressLine::~ProgressLine()
{
    if (m_shown)
        std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::show(qsizetype done)
{
    constexpr qint64 often = 100; // milliseconds
    if (m_time.elapsed() < m_nextAt)
        return;
    m_nextAt = m_time.elapsed() + often;
    m_shown = true;
    std::fprintf(stderr, "\rsoftfocus: figure %lld of %lld", static_cast<long long>(done), static_cast<long long>(m_total));
    std::fflush(stderr);
}

void quietQt()
{
    for (const char* variable : {"SOFTFOCUS_DEBUG", "QT_LOGGING_RULES", "QT_DEBUG_PLUGINS"})
        saysEverything = saysEverything || !qEnvironmentVariableIsEmpty(variable);
    qInstallMessageHandler(handleMessage);
}

void endFatallyWith(const char* prefix)
{
    fatalPrefix = prefix;
}

} // namespace softfocus::cli
