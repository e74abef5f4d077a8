#pragma once

#include <QProcess>
#include <QStringList>

namespace softfocus::test {

/// What became of a run of the program; a status of −1 is a crash, or no end at all.
struct Outcome {
    int status = -1;
    QByteArray output;
    QString error;
};

inline QString program()
{
    return QStringLiteral(SOFTFOCUS_BINARY_DIR "/app/softfocus");
}

/// As a service has it: no display, no locale.
inline QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM", "LANG", "LC_ALL", "LC_CTYPE"})
        environment.remove(name);
    environment.insert("LC_ALL", "C");
    return environment;
}

inline Outcome outcomeOf(const QString& command, const QStringList& arguments)
{
    QProcess process;
    process.setProcessEnvironment(bareEnvironment());
    process.start(command, arguments);
    process.closeWriteChannel();
    constexpr int patience = 120'000;
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            QString::fromUtf8(process.readAllStandardError())};
}

inline Outcome run(const QStringList& arguments)
{
    return outcomeOf(program(), arguments);
}

/// A line for the shell, where $P is the program.
inline Outcome runInShell(const QString& line)
{
    return outcomeOf("/bin/sh", {"-c", "P=$1; " + line, "sh", program()});
}

/// Empty if the program refused as it should: with one sentence, nothing on standard output, and this status.
inline QString wrongIn(const Outcome& outcome, int status, const QStringList& words)
{
    bool right = outcome.status == status && outcome.output.isEmpty() && outcome.error.startsWith("softfocus: ") &&
                 outcome.error.endsWith(".\n") && outcome.error.count(u'\n') == 1;
    for (const QString& word : words)
        right = right && outcome.error.contains(word);
    return right ? QString() : QString("status %1, error: %2").arg(outcome.status).arg(outcome.error);
}

} // namespace softfocus::test
