#include "app/terminal.h"

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

namespace softfocus {

namespace {

const char* fatalPrefix = "";

[[noreturn]] void endWith(const QString& reason)
{
    QString sentence = reason.section(u'\n', 0, 0).trimmed();
    while (sentence.endsWith(u'.'))
        sentence.chop(1);
    say(fatalPrefix + sentence.toStdString() + ".");
    std::_Exit(EXIT_FAILURE);
}

void handleMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (type == QtFatalMsg)
        endWith(message);
    if (message.startsWith(
            QLatin1String("QStandardPaths: XDG_RUNTIME_DIR not set"))) // nothing that the user could mend or would miss
        return;
    std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, message)));
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
    std::string line = "softfocus: " + sentence;
    for (char& character : line)
        if (static_cast<unsigned char>(character) < 0x20 || character == 0x7f) // a name may hold anything
            character = '?';
    line += '\n';
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

void endFatallyWith(const char* prefix)
{
    fatalPrefix = prefix;
    qInstallMessageHandler(handleMessage);
}

void leaveFontsUnsaid()
{
    static QtMessageHandler others = nullptr;
    others = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext& context, const QString& text) {
        if (!text.contains(QLatin1String("OpenType support missing")))
            others(type, context, text);
    });
}

void endFatallyAsUsual()
{
    qInstallMessageHandler(nullptr);
}

} // namespace softfocus
