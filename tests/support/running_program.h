#pragma once

#include "tests/support/program.h"

#include <QProcess>
#include <QTemporaryDir>

namespace softfocus::test {

inline QString xdotool(const QStringList& arguments)
{
    QProcess process;
    process.start("xdotool", arguments);
    if (!process.waitForFinished(60'000))
        qWarning("xdotool does not end"); // which fails the test
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// The program, running.
class Running {
public:
    explicit Running(const QTemporaryDir& home, const QStringList& arguments = {},
                     QProcess::ProcessChannelMode channels = QProcess::ForwardedChannels)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("QT_QPA_PLATFORM");
        environment.insert("XDG_DATA_HOME", home.filePath("data"));
        environment.insert("XDG_CONFIG_HOME", home.filePath("config"));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(channels);
        m_process.start(program(), arguments);
        if (!m_process.waitForStarted())
            qWarning("the program does not start"); // which fails the test
    }
    ~Running() { kill(); }

    /// Waits until the window is there and has the keyboard.
    bool isReady()
    {
        const QString pid = QString::number(m_process.processId());
        // The search fails where a window that it looks at goes away meanwhile.
        for (int attempts = 10; attempts > 0 && m_window.isEmpty(); --attempts)
            m_window = xdotool({"search", "--sync", "--all", "--onlyvisible", "--limit", "1", "--pid", pid, "--class", "softfocus"});
        xdotool({"windowactivate", "--sync", m_window});
        return !m_window.isEmpty();
    }
    /// What it has said on standard error, where its channels are not forwarded.
    QString error()
    {
        m_process.waitForReadyRead(0);
        m_error += m_process.readAllStandardError();
        return QString::fromUtf8(m_error);
    }
    /// The titles of all its windows that are shown, sorted.
    QStringList titles() const
    {
        const QString pid = QString::number(m_process.processId());
        const QString windows = xdotool({"search", "--all", "--onlyvisible", "--pid", pid, "--class", "softfocus"});
        QStringList titles;
        for (const QString& window : windows.split(u'\n', Qt::SkipEmptyParts))
            titles.append(xdotool({"getwindowname", window}));
        titles.sort();
        return titles;
    }
    /// Waits until a dialog is over the window, and has the keyboard.
    bool hasDialog() const
    {
        const QString dialog =
            xdotool({"search", "--sync", "--all", "--onlyvisible", "--pid", QString::number(m_process.processId()), "--name", "^Open$"});
        xdotool({"windowactivate", "--sync", dialog.section('\n', 0, 0)});
        return !dialog.isEmpty();
    }
    /// Types into the window that has the keyboard.
    void type(const QString& text) const { xdotool({"type", text}); }
    /// Closes the window by the window manager's key; true when the process has ended by itself.
    bool closes()
    {
        xdotool({"windowactivate", "--sync", m_window});
        xdotool({"key", "alt+F4"});
        return m_process.waitForFinished(60'000) && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    QString title() const { return xdotool({"getwindowname", m_window}); }
    void press(const QString& key) const { xdotool({"key", "--window", m_window, "--clearmodifiers", key}); }
    /// In whichever window has the keyboard, such as a question.
    static void pressWhereTheFocusIs(const QString& key) { xdotool({"key", "--clearmodifiers", key}); }
    /// As kill -9 does.
    void kill()
    {
        m_process.kill();
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished())
            qWarning("the program cannot be ended"); // which fails the test
    }

private:
    QProcess m_process;
    QByteArray m_error;
    QString m_window;
};

} // namespace softfocus::test
