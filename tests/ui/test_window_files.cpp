#include "core/files/figure/figure_scene.h"
#include "core/files/scene_file.h"
#include "tests/support/held_file.h"
#include "tests/support/sentences.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/notice_line.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/session/file_reader.h"
#include "ui/model/session/recent_files.h"
#include "ui/model/session/session.h"
#include "ui/views/heatmap_view.h"
#include "ui/words/nothing_text.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;
using softfocus::test::ShownWindow;

namespace {

Scene sceneOf(const std::string& text)
{
    Scene scene;
    scene.source = TextSource{text};
    return scene;
}

/// The smallest drawing that carries a scene.
QByteArray figureWith(const std::string& text)
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>" + sceneAsXml(sceneOf(text)) + "</metadata></svg>\n";
}

struct OwnSession {
    Session session;
    std::optional<KeptScene> kept = session.takeOver();
};

/// The window as the program starts it.
struct Shown : OwnSession, ShownWindow {
    explicit Shown(const Scene& usual = {}) : ShownWindow(kept ? kept->scene : usual, &session, kept ? kept->file : FileState()) {}

    std::string text() const { return sentenceText(document.scene()); }
    QString notice() { return test::noticeOf(window).isVisible() ? test::noticeOf(window).accessibleName() : QString(); }
    template <class Widget>
    Widget* part(const char* name)
    {
        return find<Widget>(name);
    }
    /// What a file dialog with this name is told to choose.
    bool choose(const char* dialogName, const QString& path)
    {
        auto* dialog = part<QFileDialog>(dialogName);
        if (!dialog)
            return false;
        emit dialog->fileSelected(path);
        dialog->close();
        return true;
    }
    /// Clicks a button of the question that is open.
    bool answer(const char* question, const QString& button)
    {
        auto* dialog = part<QDialog>(question);
        // A click that comes before the window manager has placed the dialog is lost.
        if (!dialog || !QTest::qWaitForWindowActive(dialog))
            return false;
        QTest::mouseClick(dialog->findChild<QAbstractButton*>(button), Qt::LeftButton);
        return true;
    }
};

/// A transformer as its users have it.
const QString bertFolder = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/resources/models/bert");

const ModelSource* modelIn(const Shown& shown)
{
    return std::get_if<ModelSource>(&shown.document.scene().source);
}

/// Drags data onto a widget and lets go of it.
bool drop(QWidget& target, const QMimeData& data)
{
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&target, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&target, &event);
    return true;
}

bool dropFile(QWidget& target, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    return drop(target, data);
}

} // namespace

class TestWindowFiles : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QCoreApplication::setOrganizationName("softfocus-test");
        QCoreApplication::setApplicationName("softfocus-test");
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath("data")));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->filePath("settings"));
        QSettings().clear();
    }
    void cleanup() { m_folder.reset(); }

    /// A file that another program holds cannot be opened until that program gives it free.
    void aFileThatDoesNotComeKeepsNeitherWindowNorProcess()
    {
        const QString path = m_folder->filePath("held.txt");
        QVERIFY(saveFile(path, "words of the held file"));
        const test::HeldFile held(path);
        if (!held)
            QSKIP("no file can be held here as servers of files do (F_SETLEASE).");
        {
            Shown shown;
            auto* const line = shown.part<QWidget>("readingLine");
            QVERIFY(dropFile(test::mapOf(shown.window), path));
            QTRY_VERIFY(held.isAwaited());
            QTRY_VERIFY(line->isVisible());
            shown.press(Qt::Key_Escape);
            QTRY_VERIFY(!line->isVisible());
            // Another one is opened meanwhile, and the first is asked for again.
            const QString other = m_folder->filePath("other.txt");
            QVERIFY(saveFile(other, "other words"));
            QVERIFY(dropFile(test::mapOf(shown.window), path));
            QVERIFY(dropFile(test::mapOf(shown.window), other));
            QTRY_COMPARE(shown.text(), std::string("other words"));
            QVERIFY(dropFile(test::mapOf(shown.window), path));
            QVERIFY(shown.window.close());
        }
        QVERIFY(!FileReader::hasLeftThreads());
    }

    void pipesAreRefusedWhoeverWritesToThem()
    {
        Shown shown;
        const QString silent = m_folder->filePath("silent"), endless = m_folder->filePath("endless");
        for (const QString& path : {silent, endless})
            QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        QProcess writer;
        writer.start("/bin/sh", {"-c", "exec yes > \"$1\"", "sh", endless});
        QVERIFY(writer.waitForStarted());
        for (const QString& path : {silent, endless}) {
            QVERIFY(dropFile(test::mapOf(shown.window), path));
            QTRY_VERIFY2(shown.notice().contains(path) && shown.notice().contains("not a regular file"), qPrintable(shown.notice()));
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
    }

    void theTitleNamesTheFileAndMarksChanges()
    {
        Shown shown;
        QCOMPARE(shown.window.windowTitle(), QString("Untitled[*]"));
        QVERIFY(!shown.window.isWindowModified());
        QCOMPARE(barText(shown), QString());
        shown.press(Qt::Key_3);
        QVERIFY(shown.window.isWindowModified());
        QCOMPARE(barText(shown), QString("Untitled · not saved"));
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!shown.window.isWindowModified());
        QVERIFY(dropFile(shown.window, scene("odd [*] name.softfocus", "a b")));
        QTRY_COMPARE(shown.window.windowTitle(), QString("odd [*][*] name.softfocus[*]"));
        QCOMPARE(barText(shown), QString("odd [*] name.softfocus"));
    }

    void savingAsksForANameOnceAndTakesTheMarkAway()
    {
        Shown shown;
        shown.press(Qt::Key_3);
        shown.press(Qt::Key_S, Qt::ControlModifier);
        auto* dialog = shown.part<QFileDialog>("saveDialog");
        QVERIFY(dialog);
        QVERIFY2(dialog->selectedFiles().value(0).endsWith("-hardmax.softfocus"), qPrintable(dialog->selectedFiles().value(0)));
        QCOMPARE(dialog->defaultSuffix(), QString("softfocus"));
        QVERIFY(shown.choose("saveDialog", path("a.softfocus")));
        QTRY_VERIFY(!shown.window.isWindowModified());
        QVERIFY(sceneIn("a.softfocus") == shown.document.scene());
        QCOMPARE(recentFiles(), QStringList{path("a.softfocus")});

        shown.press(Qt::Key_4);
        QVERIFY(shown.window.isWindowModified());
        shown.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!shown.window.isWindowModified());
        QVERIFY(sceneIn("a.softfocus") == shown.document.scene());

        shown.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(shown.choose("saveDialog", path("b.softfocus")));
        QTRY_COMPARE(shown.window.file().path(), path("b.softfocus"));
        QCOMPARE(recentFiles(), (QStringList{path("b.softfocus"), path("a.softfocus")}));
    }

    void theOpenDialogOpensAnything_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("given");
        QTest::newRow("scene") << "a.softfocus" << writeScene(sceneOf("a b")) << "a b" << false;
        QTest::newRow("figure") << "a.svg" << figureWith("a b") << "a b" << false;
        QTest::newRow("matrix") << "a.csv" << QByteArray("4,2,1\n") << QString::fromStdString(sentenceText(Scene())) << true;
        QTest::newRow("text") << "a.txt" << QByteArray("Bakers bake\n") << "Bakers bake" << false;
    }

    void theOpenDialogOpensAnything()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QFETCH(bool, given);
        Shown shown;
        shown.press(Qt::Key_O, Qt::ControlModifier);
        QVERIFY(shown.choose("openDialog", written(name, bytes)));
        if (given) {
            QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
            QVERIFY(shown.answer("kindQuestion", "scores"));
        }
        QTRY_COMPARE(recentFiles(), QStringList{path(name)});
        QCOMPARE(QString::fromStdString(shown.text()), text);
        QCOMPARE(hasGivenMatrix(shown.document.scene()), given);
        // A scene is the file's from now on, a figure stays as it is; what came into the scene at hand can be undone.
        const bool isScene = name.endsWith("softfocus") || name.endsWith("svg");
        QCOMPARE(shown.document.undoStack().canUndo(), !isScene);
        QCOMPARE(shown.window.isWindowModified(), !isScene);
        QCOMPARE(shown.window.file().path(), name.endsWith("softfocus") ? path(name) : QString());
    }

    void aNewSceneStartsAfresh()
    {
        Shown shown;
        QVERIFY(dropFile(shown.window, scene("a.softfocus", "a b")));
        QTRY_COMPARE(shown.text(), std::string("a b"));
        shown.press(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(shown.document.scene(), Scene());
        QCOMPARE(shown.window.file().path(), QString());
        QVERIFY(!shown.window.isWindowModified());
        QVERIFY(!shown.document.undoStack().canUndo());
    }

    void unsavedChangesAreAskedAboutBeforeTheyAreLost_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("answer");
        for (const char* way : {"new", "open", "drop", "recent", "close"}) {
            QTest::addRow("%s, cancel", way) << way << "cancel";
            QTest::addRow("%s, don't save", way) << way << "dontSave";
            QTest::addRow("%s, save", way) << way << "save";
        }
    }

    void unsavedChangesAreAskedAboutBeforeTheyAreLost()
    {
        QFETCH(QString, way);
        QFETCH(QString, answer);
        Shown shown;
        const QString mine = scene("mine.softfocus", "mine");
        const QString other = scene("other.softfocus", "other");
        QVERIFY(dropFile(shown.window, mine));
        QTRY_COMPARE(shown.text(), std::string("mine"));
        shown.press(Qt::Key_3);
        const Scene changed = shown.document.scene();

        leaveBy(way, shown, other);
        QTRY_VERIFY(shown.part<QDialog>("saveQuestion"));
        QVERIFY(shown.part<QDialog>("saveQuestion")->accessibleName().contains("“mine.softfocus”"));
        QCOMPARE(shown.document.scene(), changed);
        QVERIFY(shown.answer("saveQuestion", answer));

        const bool leaves = answer != "cancel";
        if (way == "close")
            QTRY_COMPARE(shown.window.isVisible(), !leaves);
        else
            QTRY_COMPARE(shown.text(), leaves ? (way == "new" ? sentenceText(Scene()) : "other") : "mine");
        QTRY_COMPARE(shown.window.isWindowModified(), answer == "cancel" || (way == "close" && answer == "dontSave"));
        QCOMPARE(sceneIn("mine.softfocus"), answer == "save" ? changed : sceneOf("mine"));
        QCOMPARE(sceneIn("other.softfocus"), sceneOf("other"));
        if (way == "close" && leaves) {
            // What was given up does not come back.
            Shown next;
            QCOMPARE(next.window.file().path(), mine);
            QVERIFY(!next.window.isWindowModified());
            QCOMPARE(next.document.scene(), sceneIn("mine.softfocus"));
        }
    }

    void savingBeforeLeavingCanBeCalledOffInTheDialog()
    {
        Shown shown;
        shown.press(Qt::Key_3);
        QVERIFY(dropFile(shown.window, scene("other.softfocus", "other")));
        QTRY_VERIFY(shown.part<QDialog>("saveQuestion"));
        QVERIFY(shown.answer("saveQuestion", "save"));
        QTRY_VERIFY(shown.part<QFileDialog>("saveDialog"));
        shown.part<QFileDialog>("saveDialog")->reject();
        QCoreApplication::processEvents();
        QCOMPARE(shown.text(), sentenceText(Scene()));
        QVERIFY(shown.window.isWindowModified());
    }

    void savingThatFailsKeepsTheWindowOpen()
    {
        Shown shown;
        QVERIFY(QDir(m_folder->path()).mkdir("folder"));
        QVERIFY(dropFile(shown.window, scene("folder/mine.softfocus", "mine")));
        QTRY_COMPARE(shown.text(), std::string("mine"));
        shown.press(Qt::Key_3);
        QVERIFY(QDir(path("folder")).removeRecursively());
        shown.window.close();
        QVERIFY(shown.answer("saveQuestion", "save"));
        QTRY_VERIFY2(shown.notice().contains(path("folder/mine.softfocus")), qPrintable(shown.notice()));
        QVERIFY(shown.window.isVisible());
        QVERIFY(shown.window.isWindowModified());
    }

    void aSceneWithoutAFileComesBackWithoutAQuestion()
    {
        {
            Shown shown;
            shown.press(Qt::Key_3);
            shown.window.close();
            QVERIFY(!shown.window.isVisible());
        }
        Shown next;
        QCOMPARE(next.document.scene().variant.normalizer.name(), std::string_view("hardmax"));
        QVERIFY(next.window.isWindowModified());
        QCOMPARE(next.notice(), QString());
    }

    void aSceneWithoutAFileIsAskedAboutBesideAnotherWindow()
    {
        Shown other;
        other.press(Qt::Key_4);
        QTRY_VERIFY(!QDir(sessionFolder() + "/windows").entryList({"*.softfocus"}).isEmpty());
        Shown shown;
        shown.press(Qt::Key_3);
        shown.window.close();
        QVERIFY(shown.window.isVisible());
        QVERIFY(shown.answer("saveQuestion", "dontSave"));
        QTRY_VERIFY(!shown.window.isVisible());
        other.window.close();
        QVERIFY(!other.window.isVisible());
        Shown next;
        QCOMPARE(next.document.scene().variant.normalizer.name(), std::string_view("linear"));
    }

    void whatAnotherProgramWroteIsNotWrittenOverUnasked()
    {
        Shown shown;
        QVERIFY(dropFile(shown.window, scene("a.softfocus", "mine")));
        QTRY_COMPARE(shown.text(), std::string("mine"));
        shown.press(Qt::Key_3);
        scene("a.softfocus", "somebody else's");
        shown.press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(shown.answer("overwriteQuestion", "cancel"));
        QCOMPARE(sceneIn("a.softfocus"), sceneOf("somebody else's"));
        QTRY_VERIFY(!shown.part<QDialog>("overwriteQuestion"));
        QTRY_VERIFY(shown.window.isActiveWindow());
        shown.press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(shown.answer("overwriteQuestion", "writeOver"));
        QTRY_VERIFY(!shown.window.isWindowModified());
        QCOMPARE(sceneIn("a.softfocus"), shown.document.scene());
    }

    void recentFilesAreInTheMenu()
    {
        const QString one = scene("one & two.softfocus", "one");
        const QString gone = path("gone.softfocus");
        Shown shown;
        QVERIFY(!recentMenu(shown)->isEnabled());
        rememberFile(gone);
        rememberFile(one);
        QMenu* menu = recentMenu(shown);
        QVERIFY(menu->isEnabled());
        QVERIFY2(menu->actions()[0]->text().startsWith("one && two.softfocus"), qPrintable(menu->actions()[0]->text()));
        menu->actions()[1]->trigger();
        QVERIFY2(shown.notice().contains(gone), qPrintable(shown.notice()));
        QCOMPARE(recentFiles(), QStringList{one});
        recentMenu(shown)->actions()[0]->trigger();
        QTRY_COMPARE(shown.text(), std::string("one"));
        recentMenu(shown)->findChild<QAction*>("clearRecent")->trigger();
        QCOMPARE(recentFiles(), QStringList());
    }

    void foldersAreToldFromFilesInTheListOfRecentOnes()
    {
        Shown shown;
        rememberFile(scene("one.softfocus", "one"));
        rememberFile(bertFolder);
        QMenu* menu = recentMenu(shown);
        QVERIFY2(menu->actions()[0]->text().startsWith("bert/ — "), qPrintable(menu->actions()[0]->text()));
        QVERIFY2(menu->actions()[1]->text().startsWith("one.softfocus — "), qPrintable(menu->actions()[1]->text()));
        QVERIFY(menu->toolTipsVisible());
        QCOMPARE(menu->actions()[0]->toolTip(), bertFolder);
        menu->actions()[0]->trigger();
        QTRY_VERIFY(modelIn(shown));
    }

    void aTransformersFolderIsOpenedByWhateverNamesIt_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("name");
        QTest::newRow("dropped folder") << "drop"
                                        << "";
        QTest::newRow("dropped folder with a slash") << "drop"
                                                     << "/";
        QTest::newRow("a file of it") << "drop"
                                      << "/config.json";
        QTest::newRow("chosen") << "choose"
                                << "";
    }

    void aTransformersFolderIsOpenedByWhateverNamesIt()
    {
        QFETCH(QString, way);
        QFETCH(QString, name);
        Shown shown(sceneOf("birds sing"));
        if (way == "drop") {
            QVERIFY(dropFile(shown.window, bertFolder + name));
        } else {
            shown.part<QAction>("openModel")->trigger();
            QVERIFY(shown.choose("openModelDialog", bertFolder + name));
        }
        QTRY_VERIFY(modelIn(shown));
        QCOMPARE(std::get<std::string>(modelIn(shown)->model), bertFolder.toStdString());
        QCOMPARE(modelIn(shown)->text, std::string("birds sing"));
        QTRY_VERIFY(!shown.document.isComputing());
        QVERIFY(!shown.document.attention()->input->fault);
        QVERIFY(shown.document.attention()->queryCount() > 2);
        QCOMPARE(recentFiles(), QStringList{QDir::cleanPath(bertFolder + name)});
        QVERIFY(shown.document.undoStack().undoText().startsWith(name.endsWith(".json") ? "Open config.json" : "Open bert"));
        shown.document.undoStack().undo();
        QVERIFY(std::holds_alternative<TextSource>(shown.document.scene().source));
    }

    void theListOfSourcesAsksForAFolder()
    {
        Shown shown;
        auto* sources = shown.part<QComboBox>("source");
        const int row = sources->findText("A transformer’s folder…");
        QVERIFY(row >= 0);
        emit sources->activated(row);
        QTRY_VERIFY(shown.part<QFileDialog>("openModelDialog"));
        QVERIFY(std::holds_alternative<TextSource>(shown.document.scene().source));
        shown.part<QFileDialog>("openModelDialog")->close();
    }

    void aSceneWithoutItsTransformerKeepsTheRestAndTakesAnotherFolder()
    {
        ModelSource source;
        source.model = path("gone").toStdString();
        source.text = "birds sing";
        source.layer = 2;
        source.head = 3;
        Scene scene;
        scene.source = source;
        scene.variant.temperature = 0.5;
        Shown shown(scene);
        QTRY_VERIFY(!shown.document.isComputing());
        const Attention& nothing = *shown.document.attention();
        QVERIFY(nothing.input->fault);
        QVERIFY2(whyNothing(nothing, Stage::Weights).contains(path("gone")), qPrintable(whyNothing(nothing, Stage::Weights)));
        QVERIFY2(shown.notice().contains("everything else of the scene is kept"), qPrintable(shown.notice()));
        auto* choose = test::noticeOf(shown.window).findChild<QAbstractButton*>("noticeAction");
        QVERIFY(choose && choose->isVisible());
        choose->click();
        QVERIFY(shown.choose("openModelDialog", bertFolder));
        QTRY_VERIFY(!shown.document.attention()->input->fault);
        ModelSource found = source;
        found.model = bertFolder.toStdString();
        QVERIFY(*modelIn(shown) == found);
        QCOMPARE(shown.document.scene().variant.temperature, 0.5);
        QTRY_COMPARE(shown.notice(), QString());
    }

    void aTransformerThatComesBackIsShownWhenItsFolderIsChosenAgain()
    {
        ModelSource source;
        source.model = path("model").toStdString();
        Scene scene;
        scene.source = source;
        Shown shown(scene);
        QVERIFY(shown.document.attention()->input->fault);
        QVERIFY(QDir().mkpath(path("model")));
        for (const QString& file : QDir(bertFolder).entryList(QDir::Files))
            QVERIFY(QFile::copy(bertFolder + u'/' + file, path("model/" + file)));
        shown.window.open(path("model"));
        QTRY_VERIFY(!shown.document.attention()->input->fault);
        QVERIFY(*modelIn(shown) == source);
    }

    /// As by a program that is writing it when the window looks for it.
    void aTransformerThatComesBackIsShownWhenTheWindowIsActiveAgain()
    {
        ModelSource source;
        source.model = path("model").toStdString();
        Scene scene;
        scene.source = source;
        Shown shown(scene);
        QVERIFY(shown.document.attention()->input->fault);
        QEvent activated(QEvent::WindowActivate);
        QApplication::sendEvent(&shown.window, &activated);
        QTRY_VERIFY(!shown.document.isComputing());
        QVERIFY(shown.document.attention()->input->fault);
        QVERIFY(QDir().mkpath(path("model")));
        for (const QString& file : QDir(bertFolder).entryList(QDir::Files))
            QVERIFY(QFile::copy(bertFolder + u'/' + file, path("model/" + file)));
        QApplication::sendEvent(&shown.window, &activated);
        QTRY_VERIFY(!shown.document.attention()->input->fault);
        QTRY_COMPARE(shown.notice(), QString());
        QVERIFY(*modelIn(shown) == source);
        QCOMPARE(shown.document.undoStack().count(), 0);
    }

    void aLayerAndAHeadAreChosen()
    {
        Shown shown;
        shown.press(Qt::Key_O, Qt::ControlModifier);
        QVERIFY(shown.choose("openDialog", SOFTFOCUS_SOURCE_DIR "/tests/data/arrays/stored.npz"));
        QTRY_VERIFY(shown.part<QDialog>("sliceQuestion"));
        auto* layer = shown.part<QComboBox>("slice0");
        auto* head = shown.part<QComboBox>("slice1");
        QVERIFY(layer && head);
        QCOMPARE(layer->accessibleName(), QString("Layer"));
        QCOMPARE(head->accessibleName(), QString("Head"));
        QCOMPARE(head->count(), 3);
        layer->setCurrentIndex(1);
        head->setCurrentIndex(2);
        QVERIFY(shown.answer("sliceQuestion", "showSlice"));
        QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
        QVERIFY(shown.answer("kindQuestion", "scores"));
        QTRY_VERIFY(hasGivenMatrix(shown.document.scene()));
        QCOMPARE(givenIn(shown.document.scene()).scores(0, 1), 1201.0);
        QCOMPARE(givenIn(shown.document.scene()).origin, std::string("stored.npz attn[1, 2]"));
    }

    void droppedThingsAreTaken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("given");
        QTest::newRow("words") << "To be or not"
                               << "To be or not" << false;
        QTest::newRow("cells") << "1\t2\n3\t4\n" << QString::fromStdString(sentenceText(Scene())) << true;
    }

    void droppedThingsAreTaken()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QFETCH(bool, given);
        Shown shown;
        QMimeData data;
        data.setText(text);
        QVERIFY(drop(shown.window, data));
        if (given) {
            QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
            QVERIFY(shown.answer("kindQuestion", "scores"));
            QTRY_VERIFY(shown.window.isActiveWindow());
        }
        QTRY_VERIFY(shown.document.undoStack().canUndo());
        QCOMPARE(QString::fromStdString(shown.text()), expected);
        QCOMPARE(hasGivenMatrix(shown.document.scene()), given);
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.document.scene(), Scene());
    }

    void cellsArePastedOutsideATextField()
    {
        Shown shown;
        QGuiApplication::clipboard()->setText("1\t2\n3\t4\n");
        shown.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
        QVERIFY(shown.answer("kindQuestion", "scores"));
        QVERIFY(hasGivenMatrix(shown.document.scene()));
        QCOMPARE(givenIn(shown.document.scene()).scores(1, 0), 3.0);
        QTRY_VERIFY(shown.window.isActiveWindow());
        shown.press(Qt::Key_Z, Qt::ControlModifier);

        QGuiApplication::clipboard()->setText("pasted");
        shown.press(Qt::Key_L, Qt::ControlModifier);
        shown.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(shown.text(), std::string("pasted"));
        QVERIFY(shown.part<QPlainTextEdit>("sentence")->hasFocus());
    }

    void aMatrixIsPastedAsOneAlsoWhileTyping_data()
    {
        QTest::addColumn<bool>("isTyping");
        QTest::newRow("on the picture") << false;
        QTest::newRow("in the sentence") << true;
    }
    void aMatrixIsPastedAsOneAlsoWhileTyping()
    {
        QFETCH(bool, isTyping);
        Shown shown;
        if (isTyping)
            shown.press(Qt::Key_L, Qt::ControlModifier);
        QGuiApplication::clipboard()->setText("array([[0.7, 0.2],\n       [0.1, 0.9]], dtype=float32)");
        shown.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
        QCOMPARE(shown.part<QDialog>("kindQuestion")->accessibleName(), QString("Are the copied numbers scores or weights?"));
        QVERIFY(shown.answer("kindQuestion", "scores"));
        QVERIFY(hasGivenMatrix(shown.document.scene()));
        QCOMPARE(givenIn(shown.document.scene()).scores, (Matrix{{0.7, 0.2}, {0.1, 0.9}}));
    }

    void aTableThatWasCopiedByABrowserKeepsItsNames()
    {
        Shown shown;
        auto* copied = new QMimeData;
        copied->setText("dog cat dog 1 2");
        copied->setHtml("<table><tr><td></td><th>dog</th><th>cat</th></tr><tr><th>dog</th><td>1</td><td>2</td></tr></table>");
        QGuiApplication::clipboard()->setMimeData(copied);
        shown.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
        QVERIFY(shown.answer("kindQuestion", "scores"));
        QCOMPARE(givenIn(shown.document.scene()).keys, (std::vector<std::string>{"dog", "cat"}));
        QCOMPARE(givenIn(shown.document.scene()).queries, std::vector<std::string>{"dog"});
    }

    void aTextWithAMatrixIsAskedAbout_data()
    {
        QTest::addColumn<QString>("answer");
        for (const char* answer : {"matrix", "sentence", "cancel"})
            QTest::newRow(answer) << QString(answer);
    }
    void aTextWithAMatrixIsAskedAbout()
    {
        QFETCH(QString, answer);
        Shown shown;
        QGuiApplication::clipboard()->setText("It is [[1, 2], [3, 4]].");
        shown.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(shown.part<QDialog>("partQuestion"));
        QVERIFY(shown.part<QDialog>("partQuestion")->accessibleDescription().contains("2 × 2"));
        QVERIFY(shown.answer("partQuestion", answer));
        if (answer == "matrix") {
            QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
            QVERIFY(shown.answer("kindQuestion", "weights"));
            QCOMPARE(givenIn(shown.document.scene()).scores(1, 1), 4.0);
        } else {
            QTRY_VERIFY(!shown.part<QDialog>("partQuestion"));
            QVERIFY(!hasGivenMatrix(shown.document.scene()));
            QCOMPARE(shown.text(), answer == "cancel" ? sentenceText(Scene()) : std::string("It is [[1, 2], [3, 4]]."));
        }
    }

    void anEmptyClipboardIsSaidToBeEmpty()
    {
        Shown shown;
        QGuiApplication::clipboard()->clear();
        shown.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(shown.notice(),
                     QString("The clipboard is empty. Copy a sentence, a matrix, a picture or a figure, and paste it then."));
    }

    void aMatrixThatLeavesNumbersOutIsRefusedInASentence()
    {
        Shown shown;
        QGuiApplication::clipboard()->setText("[[0. 0.]\n ...\n [0. 0.]]");
        shown.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY2(shown.notice().startsWith("The copied text leaves numbers out"), qPrintable(shown.notice()));
        QCOMPARE(shown.document.scene(), Scene());
    }

    void scoresOrWeightsAreAskedForWhereTheFileDoesNotSay_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("likely");
        QTest::newRow("weights") << QByteArray("0.5,0.5\n0,1\n") << "weights";
        QTest::newRow("scores") << QByteArray("4,2\n1,0\n") << "scores";
    }

    void scoresOrWeightsAreAskedForWhereTheFileDoesNotSay()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, likely);
        Shown shown;
        QVERIFY(dropFile(shown.window, written("a.csv", bytes)));
        QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
        QVERIFY(shown.answer("kindQuestion", "cancel"));
        QCOMPARE(shown.document.scene(), Scene());
        QTRY_VERIFY(!shown.part<QDialog>("kindQuestion"));

        QVERIFY(dropFile(shown.window, path("a.csv")));
        QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
        auto* question = shown.part<QDialog>("kindQuestion");
        QVERIFY(question->accessibleName().contains("“a.csv”"));
        QTRY_VERIFY(question->isActiveWindow());
        QCOMPARE(question->focusWidget()->objectName(), likely);
        QTest::keyClick(question->focusWidget(), Qt::Key_Return);
        QVERIFY(hasGivenMatrix(shown.document.scene()));
        QCOMPARE(givenIn(shown.document.scene()).kind, likely == "weights" ? GivenKind::Weights : GivenKind::Scores);
        QCOMPARE(shown.document.scene().view.stage, Stage::Weights);
        if (likely == "weights")
            QCOMPARE(shown.document.attention()->weights->values(0, 0), 0.5);
    }

    void aDoubtfulLineIsTakenTheOtherWayAtAClick()
    {
        Shown shown;
        shown.edit([](Scene& scene) { scene.source = TextSource{"typed before"}; });
        auto* line = shown.part<QWidget>("labelLine");
        QVERIFY(line && !line->isVisible());
        QVERIFY(dropFile(shown.window, written("a.csv", "0,1,2\n0.7,0.2,0.1\n0.1,0.8,0.1\n")));
        QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
        QVERIFY(shown.answer("kindQuestion", "scores"));
        QTRY_VERIFY(line->isVisible());
        const std::shared_ptr<const GivenScores> asRead = std::get<MatrixSource>(shown.document.scene().source).matrix;
        QCOMPARE(asRead->keys, (std::vector<std::string>{"0", "1", "2"}));
        auto* fact = shown.part<TextLabel>("labelFact");
        auto* button = shown.part<QAbstractButton>("labelOtherWay");
        QCOMPARE(fact->text(), sentences::firstLineRead("names of keys · "));
        QCOMPARE(button->text(), QString("it is scores"));
        QCOMPARE(button->accessibleName(), sentences::readFirstLine("scores"));
        QCOMPARE(button->accessibleDescription(), sentences::firstLineRead("names of keys"));
        QVERIFY(!shown.part<QWidget>("furtherLabelOtherWay")->isVisible());

        QTRY_VERIFY(shown.window.isActiveWindow());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(givenIn(shown.document.scene()).scores.rows(), 3);
        QCOMPARE(givenIn(shown.document.scene()).scores(0, 2), 2.0);
        QCOMPARE(sentenceText(shown.document.scene()), std::string("typed before"));
        QCOMPARE(shown.document.undoStack().undoText(), sentences::readFirstLine("scores"));
        QCOMPARE(fact->text(), sentences::firstLineRead("scores · "));
        QCOMPARE(button->text(), QString("it is names of keys"));
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(std::get<MatrixSource>(shown.document.scene().source).matrix, asRead);
        QCOMPARE(button->text(), QString("it is scores"));

        // The keyboard reaches it.
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(givenIn(shown.document.scene()).scores.rows(), 3);
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(givenIn(shown.document.scene()) == *asRead);
        for (int step = 0; step < 3; ++step)
            shown.document.undoStack().undo();
        QVERIFY(!line->isVisible());
    }

    void aCertainTableSaysNothingOfItsLabels()
    {
        Shown shown;
        QVERIFY(dropFile(shown.window, written("a.csv", ",0,1\nx,0.5,0.5\n")));
        QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
        QVERIFY(shown.answer("kindQuestion", "weights"));
        QVERIFY(hasGivenMatrix(shown.document.scene()));
        QVERIFY(!shown.part<QWidget>("labelLine")->isVisible());
    }

    void whatWasLeftOutOfAFileIsSaid()
    {
        Shown shown;
        QVERIFY(dropFile(shown.window, written("a.json", "{\"weights\": [[0.5, 0.5]], \"logits\": 1}")));
        QTRY_VERIFY(hasGivenMatrix(shown.document.scene()));
        QVERIFY2(shown.notice().contains("“logits” is left out"), qPrintable(shown.notice()));
    }

    void aFileThatSaysSoIsNotAskedAbout()
    {
        Shown shown;
        QVERIFY(dropFile(shown.window, written("a.json", "{\"weights\": [[0.5, 0.5]]}")));
        QTRY_VERIFY(hasGivenMatrix(shown.document.scene()));
        QCOMPARE(givenIn(shown.document.scene()).kind, GivenKind::Weights);
        QVERIFY(!shown.part<QDialog>("kindQuestion"));
    }

    void whatCannotBeOpenedIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<QList<QUrl>>("urls");
        QTest::addColumn<QString>("word");
        const auto local = [](const QString& file) { return QUrl("test:" + file); };
        QTest::newRow("ragged") << QList<QUrl>{local("ragged.csv")} << "ragged.csv";
        QTest::newRow("newer") << QList<QUrl>{local("newer.softfocus")} << "newer Softfocus";
        QTest::newRow("hostile") << QList<QUrl>{local("hostile.softfocus")} << "hostile.softfocus";
        QTest::newRow("figure of a newer version") << QList<QUrl>{local("newer.svg")} << "newer.svg";
        QTest::newRow("picture without a scene") << QList<QUrl>{local("holiday.svg")} << "holiday.svg";
        QTest::newRow("binary") << QList<QUrl>{local("binary.bin")} << "neither";
        QTest::newRow("missing") << QList<QUrl>{local("missing.csv")} << "missing.csv";
        QTest::newRow("folder") << QList<QUrl>{local("")} << "holds no config.json";
        QTest::newRow("two files") << QList<QUrl>{local("ragged.csv"), local("newer.softfocus")} << "one at a time";
        QTest::newRow("elsewhere") << QList<QUrl>{QUrl("https://example.org/a.csv")} << "example.org";
    }

    void whatCannotBeOpenedIsRefusedAndChangesNothing()
    {
        QFETCH(QList<QUrl>, urls);
        QFETCH(QString, word);
        written("ragged.csv", "1,2\n3\n");
        written("newer.softfocus", "{\"softfocus\": 99}");
        written("hostile.softfocus", "{\"softfocus\": 1, \"given\": {\"scores\": [[1e999]]}}");
        written("newer.svg", figureWith("a").replace("&quot;softfocus&quot;: 2", "&quot;softfocus&quot;: 99"));
        written("holiday.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        written("binary.bin", QByteArray("a\0b", 3));
        Shown shown;
        shown.press(Qt::Key_3);
        const Scene before = shown.document.scene();
        QMimeData data;
        for (QUrl& url : urls)
            if (url.scheme() == "test")
                url = QUrl::fromLocalFile(path(url.path()));
        data.setUrls(urls);
        QVERIFY(drop(shown.window, data));
        QTRY_VERIFY2(shown.notice().contains(word), qPrintable(shown.notice()));
        QVERIFY(shown.notice().endsWith(u'.'));
        QCOMPARE(shown.document.scene(), before);
        QCOMPARE(shown.document.undoStack().count(), 1);
        QCOMPARE(shown.window.file().path(), QString());
        QVERIFY(!shown.part<QDialog>("saveQuestion"));
        QCOMPARE(recentFiles(), QStringList());
    }

    void theWindowSaysWhatLettingGoWouldDo()
    {
        Shown shown;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile("/a/b/lesson.softfocus")});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&shown.window, &enter);
        QVERIFY(enter.isAccepted());
        QCOMPARE(enter.dropAction(), Qt::CopyAction);
        auto* veil = shown.part<QWidget>("dropVeil");
        QVERIFY(veil && veil->isVisible());
        QCOMPARE(veil->accessibleName(), QString("Open “lesson.softfocus”"));
        QCOMPARE(veil->size(), shown.window.size());
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(&shown.window, &leave);
        QVERIFY(!veil->isVisible());
        QMimeData nothing;
        nothing.setData("application/x-unknown", "1");
        QVERIFY(!drop(shown.window, nothing));
    }

    void aFullDiskLeavesTheOldFileWhole()
    {
        Shown shown;
        QVERIFY(dropFile(shown.window, scene("a.softfocus", "mine")));
        QTRY_COMPARE(shown.text(), std::string("mine"));
        Scene large = shown.document.scene();
        large.source = TextSource{"a" + std::string(50'000, ' ') + "b"};
        QVERIFY(shown.document.edit("type", large));
        // A limit on the size of files fails a write in the same place that a full disk does.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit small{4096, before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        shown.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY2(shown.notice().contains(path("a.softfocus")), qPrintable(shown.notice()));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QCOMPARE(sceneIn("a.softfocus"), sceneOf("mine"));
        QVERIFY(shown.window.isWindowModified());
        QCOMPARE(QDir(m_folder->path()).entryList({"a*"}, QDir::Files), QStringList{"a.softfocus"});
    }

    void escapeStopsReading()
    {
        Shown shown;
        QByteArray table;
        for (int row = 0; row < 1000; ++row)
            table += QByteArray("0.125,").repeated(999) + "1\n";
        const QString large = written("large.csv", table);
        QVERIFY(dropFile(shown.window, large));
        shown.press(Qt::Key_Escape);
        QVERIFY(dropFile(shown.window, written("small.csv", "1,2\n")));
        QTRY_VERIFY(shown.part<QDialog>("kindQuestion"));
        QVERIFY(shown.answer("kindQuestion", "scores"));
        QCOMPARE(givenIn(shown.document.scene()).origin, std::string("small.csv"));
        QCOMPARE(shown.document.undoStack().count(), 1);
    }

private:
    QString path(const QString& name) const { return name.isEmpty() ? m_folder->path() : m_folder->filePath(name); }
    QString written(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    QString scene(const QString& name, const std::string& text) const { return written(name, writeScene(sceneOf(text))); }
    Scene sceneIn(const QString& name) const
    {
        const Result<Scene> read = readSceneFile(path(name));
        return read ? *read : sceneOf(read.message());
    }
    static QString barText(Shown& shown) { return shown.part<QWidget>("fileName")->accessibleName(); }
    static QMenu* recentMenu(Shown& shown)
    {
        QMenu* file = shown.part<QMenu>("fileMenu");
        file->popup(shown.window.mapToGlobal(QPoint(20, 20)));
        file->close();
        return file->findChild<QMenu*>("recentFiles");
    }
    static void leaveBy(const QString& way, Shown& shown, const QString& other)
    {
        if (way == "new")
            shown.press(Qt::Key_N, Qt::ControlModifier);
        if (way == "open") {
            shown.press(Qt::Key_O, Qt::ControlModifier);
            QVERIFY(shown.choose("openDialog", other));
        }
        if (way == "drop")
            QVERIFY(dropFile(shown.window, other));
        if (way == "recent") {
            rememberFile(other);
            recentMenu(shown)->actions()[0]->trigger();
        }
        if (way == "close")
            shown.window.close();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestWindowFiles)
#include "test_window_files.moc"
