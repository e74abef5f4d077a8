#include "app/window.h"

#include "app/terminal.h"
#include "ui/model/session/file_reader.h"
#include "ui/model/session/recent_files.h"
#include "ui/model/session/session.h"
#include "ui/window/first_frame.h"
#include "ui/window/open_window.h"
#include "ui/words/language.h"
#include "ui/words/message_text.h"

#include <QApplication>

#include <QIcon>

#include <cstdlib>
#include <memory>

namespace softfocus::cli {

namespace {

/// Qt ends the program by a signal where there is no display; a sentence helps more.
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    return false;
#else
    return true;
#endif
}

/// The project's own icon, for where no installed desktop entry names one.
QIcon icon()
{
    QIcon icon;
    for (const int size : {16, 32, 48, 64, 128})
        icon.addFile(QStringLiteral(":/icons/softfocus-%1.png").arg(size));
    return icon;
}

/// A window with what it stands on.
class Shown {
public:
    Shown(const Start& start, std::unique_ptr<Session> session)
        : m_session(std::move(session)), m_open(start.read.value_or(start.scene), m_session.get(), start.file),
          m_firstFrame(window().picture(), [this] { m_session->hasOpened(); })
    {
        if (start.read) // the file's own scene is the one to come back to
            if (const Result<bool> edited = window().editor().take(MainWindow::tr("Options of the command line"), start.scene); !edited)
                window().say(messageText(edited.error()));
        QStringList notes = m_session->setAside();
        if (!start.note.isEmpty())
            notes.prepend(start.note);
        if (!m_session->heldBack().isEmpty())
            window().offerHeldBack(m_session->heldBack());
        else if (!notes.isEmpty())
            window().say(notes.join(u' '));
        if (!start.question.isEmpty())
            window().open(start.question);
        if (!start.opened.isEmpty()) {
            rememberFile(start.opened);
            window().picture().setFocus(); // a file is named to be looked at
        }
    }
    MainWindow& window() { return m_open.window(); }

private:
    std::unique_ptr<Session> m_session;
    OpenWindow m_open;
    FirstFrame m_firstFrame;
};

std::unique_ptr<Shown> shown(Start start, bool last)
{
    auto session = std::make_unique<Session>();
    if (const std::optional<KeptScene> kept = last ? session->takeOver() : std::nullopt)
        start = {.scene = kept->scene, .file = kept->file, .note = kept->note};
    return std::make_unique<Shown>(start, std::move(session));
}

/// Shows the windows until the last of them is closed; everything of them is gone then.
int showWindows(const std::vector<Start>& starts, bool last)
{
    constexpr int step = 32; // pixels by which each window lies lower and to the right
    std::vector<std::unique_ptr<Shown>> windows;
    for (const Start& start : starts) {
        windows.push_back(shown(start, last && windows.empty()));
        QWidget& window = windows.back()->window();
        if (windows.size() > 1 && window.testAttribute(Qt::WA_Moved)) // all would come to lie where the last one lay
            window.move(window.pos() + int(windows.size() - 1) * QPoint(step, step));
        window.show();
    }
    return QApplication::exec();
}

} // namespace

int runWindows(const std::vector<Start>& starts, bool last, char* programName)
{
    if (!hasDisplay()) {
        say("There is no display to open a window on; --print and --export work without one.");
        return EXIT_FAILURE;
    }
    preferUtf8();
    QApplication::setApplicationName(QStringLiteral("softfocus"));
    QApplication::setOrganizationName(QStringLiteral("softfocus"));
    QApplication::setApplicationDisplayName(QStringLiteral("Softfocus"));
    QApplication::setApplicationVersion(QStringLiteral(SOFTFOCUS_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("softfocus"));
    endFatallyWith("The window cannot be opened: ");
    int count = 1;
    char* arguments[] = {programName, nullptr};
    const QApplication application(count, arguments);
    endFatallyWith("Softfocus cannot go on: ");
    loadLanguage(QLocale());

    QApplication::setWindowIcon(icon());

    const int status = showWindows(starts, last);
    if (FileReader::hasLeftThreads()) // they must not run on among what is torn down
        std::_Exit(status);
    return status;
}

} // namespace softfocus::cli
