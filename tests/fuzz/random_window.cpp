// A user who tries everything: random_window SEED STEPS. Keys, clicks, drags, wheels, pastes, files and sizes of the window, by chance
// and on the offscreen platform. The same seed makes the same choices; what they meet also depends on what other threads have done by
// then. What holds after each of them is in expectPromises().

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutation.h"
#include "tests/support/explore.h"
#include "tests/support/own_settings.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/model/session/session.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

using namespace softfocus;

namespace {

constexpr std::array keys{Qt::Key_Left,        Qt::Key_Right,       Qt::Key_Up,  Qt::Key_Down, Qt::Key_Home,      Qt::Key_End,
                          Qt::Key_PageUp,      Qt::Key_PageDown,    Qt::Key_Tab, Qt::Key_Tab,  Qt::Key_Return,    Qt::Key_Escape,
                          Qt::Key_Space,       Qt::Key_F1,          Qt::Key_F10, Qt::Key_F11,  Qt::Key_Backspace, Qt::Key_Delete,
                          Qt::Key_Plus,        Qt::Key_Minus,       Qt::Key_0,   Qt::Key_1,    Qt::Key_2,         Qt::Key_3,
                          Qt::Key_4,           Qt::Key_5,           Qt::Key_6,   Qt::Key_7,    Qt::Key_8,         Qt::Key_9,
                          Qt::Key_T,           Qt::Key_P,           Qt::Key_A,   Qt::Key_X,    Qt::Key_Comma,     Qt::Key_Period,
                          Qt::Key_BracketLeft, Qt::Key_BracketRight};
constexpr std::array commandKeys{Qt::Key_Z, Qt::Key_Z, Qt::Key_Y,    Qt::Key_L,     Qt::Key_C, Qt::Key_V, Qt::Key_A,
                                 Qt::Key_X, Qt::Key_N, Qt::Key_O,    Qt::Key_S,     Qt::Key_E, Qt::Key_1, Qt::Key_2,
                                 Qt::Key_3, Qt::Key_4, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_0, Qt::Key_M};
constexpr std::array<Qt::KeyboardModifiers, 5> modifiers{Qt::NoModifier, Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier,
                                                         Qt::AltModifier};

/// One start of the program, in this process.
struct Sitting {
    Session session;
    std::optional<KeptScene> kept = session.takeOver();
    Document document{kept ? kept->scene : Scene()};
    Selection selection{document};
    MainWindow window{document, selection, &session, kept ? kept->file : FileState()};

    Sitting()
    {
        window.resize(1200, 800);
        window.show();
    }
};

class RandomUser {
public:
    RandomUser(std::uint32_t seed, const QString& folder)
        : m_dice(seed), m_folder(folder), m_seedlings(fuzz::seedlings(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/fuzz/corpus")))
    {
        // Menus, and what a file dialog has to say of a name, have event loops of their own, which the next step would wait for.
        m_leaveMenus.setInterval(0);
        QObject::connect(&m_leaveMenus, &QTimer::timeout, [] {
            if (QWidget* popup = QApplication::activePopupWidget())
                popup->close();
            else if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget()))
                box->reject();
        });
        m_leaveMenus.start();
    }

    void doOne()
    {
        ++m_step;
        if (!m_sitting || !m_sitting->window.isVisible()) // closed, and started again
            restart();
        if (answeredFileDialog())
            return;
        using Act = void (RandomUser::*)();
        static constexpr std::array<Act, 16> acts{&RandomUser::press,   &RandomUser::press, &RandomUser::press, &RandomUser::command,
                                                  &RandomUser::command, &RandomUser::click, &RandomUser::click, &RandomUser::click,
                                                  &RandomUser::drag,    &RandomUser::wheel, &RandomUser::point, &RandomUser::resize,
                                                  &RandomUser::paste,   &RandomUser::drop,  &RandomUser::type,  &RandomUser::seldom};
        (this->*m_dice.oneOf(acts))();
    }

    /// Whatever happened, the scene is one that can be shown, and the window goes on.
    void expectPromises()
    {
        QCoreApplication::processEvents();
        if (!m_sitting->window.isVisible())
            return;
        const Scene& scene = m_sitting->document.scene();
        SOFTFOCUS_PROMISE(check(scene).ok());
        const Attention& attention = *m_sitting->document.attention();
        SOFTFOCUS_PROMISE(attention.weights && attention.weights->values.rows() == attention.queryCount());
        SOFTFOCUS_PROMISE(test::noticeOf(m_sitting->window).accessibleName().size() <= 300);
        if (m_dice.oneIn(8))
            m_sitting->window.grab();
    }

private:
    /// Before it is done, so that the last line tells what did not come to an end.
    void tell(const QString& story)
    {
        std::printf("%d: %s\n", m_step, qPrintable(story));
        std::fflush(stdout);
    }

    void restart()
    {
        tell("start");
        m_sitting.reset();
        m_sitting.emplace();
    }

    /// The window or the dialog before it.
    QWidget& top()
    {
        QWidget* modal = QApplication::activeModalWidget();
        return modal ? *modal : m_sitting->window;
    }

    /// File dialogs lead all over the disk; only files of the scratch folder are chosen.
    bool answeredFileDialog()
    {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog)
            return false;
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        if (m_dice.oneIn(3)) {
            tell("cancel the file dialog");
            dialog->reject();
            return true;
        }
        const bool saves = dialog->acceptMode() == QFileDialog::AcceptSave;
        const QString suffix = dialog->defaultSuffix().isEmpty() ? "softfocus" : dialog->defaultSuffix();
        const QString path = saves ? m_folder + "/saved." + suffix : writtenFile();
        tell("choose " + path);
        dialog->setDirectory(m_folder);
        dialog->selectFile(path);
        static_cast<QDialog*>(dialog)->accept();
        if (dialog->isVisible()) // a name that it does not take
            dialog->reject();
        return true;
    }

    QString writtenFile()
    {
        const fuzz::Seedling& seedling = m_dice.oneOf(m_seedlings);
        QFile file(m_folder + "/file." + seedling.suffix);
        const QByteArray bytes = m_dice.oneIn(2) ? seedling.bytes : fuzz::mutated(seedling.bytes, m_dice);
        SOFTFOCUS_PROMISE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        return file.fileName();
    }

    QString someText()
    {
        static const QStringList texts{"the cat sat on the mat",
                                       "1\t2\t3\n4\t5\t6",
                                       "0.5, 0.5; 1, 0",
                                       "q\tk\na\t-inf",
                                       "שלום עולם",
                                       "👍🏽 👩‍👩‍👧 e\u0301\u0301\u0301",
                                       "don’t stop",
                                       " \n\t ",
                                       "{\"softfocus\": 1, \"text\": \"a b\"}",
                                       "nan nan"};
        switch (m_dice.below(5)) {
        case 0: return QString(m_dice.between(1, 30'000), QChar(char16_t('a' + m_dice.below(26))));
        case 1: return QString("word ").repeated(m_dice.between(1, 1'500));
        case 2: {
            QString any;
            for (int left = m_dice.between(1, 60); left > 0; --left)
                any += QChar(char16_t(m_dice.below(0x10000)));
            return any;
        }
        default: return m_dice.oneOf(texts);
        }
    }

    QWidget& receiver()
    {
        QWidget* focused = top().focusWidget();
        return focused && focused->isVisible() ? *focused : top();
    }

    void press()
    {
        const Qt::Key key = m_dice.oneOf(keys);
        const Qt::KeyboardModifiers with = m_dice.oneOf(modifiers);
        tell(QString("key %1 with %2").arg(QKeySequence(key).toString()).arg(int(with), 0, 16));
        QTest::keyClick(&receiver(), key, with);
    }

    void command()
    {
        const Qt::Key key = m_dice.oneOf(commandKeys);
        const bool shifted = m_dice.oneIn(4);
        tell(QString("command %1%2").arg(shifted ? "Shift+" : "", QKeySequence(key).toString()));
        QTest::keyClick(&receiver(), key, shifted ? Qt::ControlModifier | Qt::ShiftModifier : Qt::ControlModifier);
    }

    QPoint somewhere(const QWidget& widget)
    {
        return {m_dice.below(std::max(1, widget.width())), m_dice.below(std::max(1, widget.height()))};
    }

    QWidget& target()
    {
        QWidget& window = top();
        QWidget* child = window.childAt(somewhere(window));
        return child ? *child : window;
    }

    void click()
    {
        QWidget& widget = target();
        const QPoint place = somewhere(widget);
        tell(QString("click %1 at %2, %3").arg(nameOf(widget)).arg(place.x()).arg(place.y()));
        if (m_dice.oneIn(6))
            QTest::mouseDClick(&widget, Qt::LeftButton, {}, place);
        else
            QTest::mouseClick(&widget, m_dice.oneIn(10) ? Qt::RightButton : Qt::LeftButton, m_dice.oneOf(modifiers), place);
    }

    void drag()
    {
        QWidget& widget = target();
        const QPoint from = somewhere(widget), to = somewhere(widget);
        tell("drag over " + nameOf(widget));
        QTest::mousePress(&widget, Qt::LeftButton, {}, from);
        QTest::mouseMove(&widget, (from + to) / 2);
        QTest::mouseMove(&widget, to);
        QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
    }

    void point()
    {
        QWidget& widget = target();
        tell("point at " + nameOf(widget));
        QTest::mouseMove(&widget, somewhere(widget));
    }

    void wheel()
    {
        QWidget& widget = target();
        const QPointF place = somewhere(widget);
        const QPoint turn(m_dice.oneIn(5) ? 120 : 0, m_dice.oneIn(2) ? 120 : -240);
        tell("wheel over " + nameOf(widget));
        QWheelEvent event(place, widget.mapToGlobal(place), {}, turn, Qt::NoButton, m_dice.oneIn(2) ? Qt::ControlModifier : Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&widget, &event);
    }

    void resize()
    {
        const QSize size(m_dice.between(300, 1900), m_dice.between(300, 1100));
        tell(QString("resize to %1 × %2").arg(size.width()).arg(size.height()));
        m_sitting->window.resize(size);
    }

    void paste()
    {
        QApplication::clipboard()->setText(someText());
        tell("paste");
        QTest::keyClick(&receiver(), Qt::Key_V, Qt::ControlModifier);
    }

    void type()
    {
        tell("type");
        for (const QChar letter : someText().left(12))
            if (letter.unicode() >= ' ' && letter.unicode() < 0x7f)
                QTest::keyClick(&receiver(), letter.toLatin1());
    }

    void drop()
    {
        QMimeData data;
        if (m_dice.oneIn(4))
            data.setText(someText());
        else
            data.setUrls({QUrl::fromLocalFile(writtenFile())});
        tell("drop " + (data.hasUrls() ? data.urls().first().fileName() : QString("a text")));
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_sitting->window, &enter);
        if (!enter.isAccepted())
            return;
        QDropEvent dropped({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_sitting->window, &dropped);
    }

    void seldom()
    {
        switch (m_dice.below(4)) {
        case 0:
            tell("close the window");
            m_sitting->window.close();
            break;
        case 1: restart(); break; // as after the end by force
        case 2: {
            tell("the system turns dark or light");
            QPalette palette = QApplication::palette();
            const QColor window = palette.color(QPalette::Window);
            palette.setColor(QPalette::Window, palette.color(QPalette::WindowText));
            palette.setColor(QPalette::WindowText, window);
            QApplication::setPalette(palette);
            break;
        }
        default:
            tell("wait for what is under way");
            if (!QTest::qWaitFor([this] { return equalButForChoice(m_sitting->document.attention()->scene, m_sitting->document.scene()); },
                                 60'000))
                qFatal("a result does not come");
        }
    }

    static QString nameOf(const QWidget& widget) { return QString("%1 “%2”").arg(widget.metaObject()->className(), widget.objectName()); }

    fuzz::Dice m_dice;
    QString m_folder;
    std::vector<fuzz::Seedling> m_seedlings;
    std::optional<Sitting> m_sitting;
    QTimer m_leaveMenus;
    int m_step = 0;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s SEED STEPS\n", argv[0]);
        return EXIT_FAILURE;
    }
    // Letters by chance are of scripts that no font has, which Qt says of each one.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtFatalMsg || type == QtCriticalMsg)
            std::fprintf(stderr, "%s\n", qPrintable(text));
        SOFTFOCUS_PROMISE(type != QtFatalMsg);
    });
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir folder;
    for (const char* variable : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        qputenv(variable, QFile::encodeName(folder.path()));
    QApplication application(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QDir::setCurrent(folder.path());
    test::OwnSettings settings;
    settings.begin("random-window");
    std::printf("seed %s, %s steps\n", argv[1], argv[2]);
    RandomUser user(std::uint32_t(std::strtoul(argv[1], nullptr, 10)), folder.path());
    for (int step = 1; step <= std::atoi(argv[2]); ++step) {
        user.doOne();
        user.expectPromises();
    }
    return EXIT_SUCCESS;
}
