#include "app/window.h"

#include "app/terminal.h"
#include "ui/model/document.h"
#include "ui/model/selection.h"
#include "ui/model/session.h"
#include "ui/widgets/explore_page.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/notice_line.h"

#include <QApplication>

#include <cstdlib>

namespace softfocus {

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

} // namespace

int runWindow(const Options& options, const Scene& scene, char* programName)
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

    Session session;
    const std::optional<KeptScene> kept = options.sceneGiven ? std::nullopt : session.takeOver();
    Document document(kept ? kept->scene : scene);
    Selection selection;
    MainWindow window(document, selection, &session, kept ? kept->file : FileState());
    QStringList notes = session.setAside();
    if (kept && !kept->note.isEmpty())
        notes.prepend(kept->note);
    if (!notes.isEmpty())
        window.page().notice().say(notes.join(u' '));
    window.show();
    return QApplication::exec();
}

} // namespace softfocus
