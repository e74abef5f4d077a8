#include "core/files/scene_file.h"
#include "ui/model/document/document.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/session/kept_file.h"
#include "ui/model/session/session.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace softfocus;

namespace {

Scene sceneOf(const std::string& text)
{
    Scene scene;
    scene.source = TextSource{text};
    return scene;
}

KeptScene keptOf(const std::string& text, const FileState& state = {}, bool ended = true)
{
    return {sceneOf(text), state, ended, {}, {}};
}

/// A window's worth of a scene, its file and its session.
struct Desk {
    Document document;
    SceneEditor editor{document};
    DocumentFile file{editor};
    Session session;
    std::optional<KeptScene> found;

    Desk()
    {
        found = session.takeOver();
        if (found) {
            document.start(found->scene);
            file.adopt(found->file);
        }
        session.follow(editor, file);
    }

    void type(const std::string& text) { QVERIFY(document.edit("type", sceneOf(text))); }
    std::string textFound() const { return found ? sentenceText(found->scene) : "nothing"; }
    Result<bool> close() { return session.close({document.scene(), file.state(), true, {}, {}}); }
};

} // namespace

/// Keeps the user's own folder out of it: every test has an empty one.
class TestSession : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->path()));
    }
    void cleanup() { m_folder.reset(); }

    void thereIsNothingAtFirst()
    {
        QVERIFY(sessionFolder().startsWith(m_folder->path()));
        QVERIFY(!Session().takeOver());
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void aSceneThatEndsTheProgramIsHeldBack()
    {
        {
            Desk desk;
            desk.type("deadly");
            QVERIFY(desk.close());
        }
        {
            Desk dies; // before the scene is on the screen
            QCOMPARE(dies.textFound(), std::string("deadly"));
            QVERIFY(dies.session.heldBack().isEmpty());
        }
        Desk next;
        QCOMPARE(next.textFound(), std::string("nothing"));
        QCOMPARE(next.session.heldBack(), sessionFolder() + "/heldback-1.softfocus");
        QCOMPARE(sentenceText(*readSceneFile(next.session.heldBack())), std::string("deadly"));
        QVERIFY(next.close());
        Desk after;
        QVERIFY(after.session.heldBack().isEmpty());
    }

    void aSceneThatWasShownComesBackAfterAKill()
    {
        {
            Desk desk;
            desk.type("fine");
            QVERIFY(desk.close());
        }
        {
            Desk shown;
            shown.session.hasOpened();
        }
        {
            Desk changed; // what is changed is on the screen, too
            QCOMPARE(changed.textFound(), std::string("fine"));
            changed.type("better");
            QTRY_COMPARE(sentenceText(*readSceneFile(sessionFolder() + "/windows/1.softfocus")), std::string("better"));
        }
        Desk next;
        QCOMPARE(next.textFound(), std::string("better"));
        QVERIFY(next.session.heldBack().isEmpty());
    }

    void theNextUnfinishedSceneIsTakenInstead()
    {
        QDir().mkpath(sessionFolder() + "/windows");
        QVERIFY(writeKept(sessionFolder() + "/windows/1.softfocus", keptOf("deadly", {}, false)).ok());
        QFile mark(sessionFolder() + "/windows/1.softfocus.opening");
        QVERIFY(mark.open(QIODevice::WriteOnly));
        QVERIFY(writeKept(sessionFolder() + "/windows/2.softfocus", keptOf("fine", {}, false)).ok());
        QFile older(sessionFolder() + "/windows/2.softfocus"); // the newest comes first
        QVERIFY(older.open(QIODevice::ReadWrite) &&
                older.setFileTime(QDateTime::currentDateTime().addDays(-1), QFile::FileModificationTime));
        older.close();
        Desk desk;
        QCOMPARE(desk.textFound(), std::string("fine"));
        QVERIFY(desk.session.heldBack().endsWith("/heldback-1.softfocus"));
    }

    void theSceneThatWasClosedLastComesBack()
    {
        {
            Desk desk;
            desk.type("one\ntwo");
            QVERIFY(desk.session.comesBack());
            QVERIFY(desk.close());
        }
        QCOMPARE(files("."), QStringList{"last.softfocus"});
        QCOMPARE(files("windows"), QStringList());
        Desk next;
        QCOMPARE(next.textFound(), std::string("one\ntwo"));
        QVERIFY(next.file.isModified());
        QVERIFY(next.found->note.isEmpty());
    }

    void everyChangeIsKeptUntilTheWindowCloses()
    {
        {
            Desk desk;
            desk.type("one");
            QTRY_COMPARE(textKept(1), std::string("one"));
            desk.type("two");
            QTRY_COMPARE(textKept(1), std::string("two"));
            desk.document.undoStack().undo();
            QTRY_COMPARE(textKept(1), std::string("one"));
        }
        Desk next;
        QCOMPARE(next.textFound(), std::string("one"));
        QVERIFY(next.file.isModified());
        QVERIFY(next.found->note.contains("not saved are back"));
    }

    void theFileAndTheMarkAreKept()
    {
        const QString path = m_folder->filePath("mine.softfocus");
        QVERIFY(saveFile(path, writeScene(sceneOf("saved"))));
        {
            Desk desk;
            desk.file.open(sceneOf("saved"), path);
            desk.type("changed");
            QTRY_COMPARE(textKept(1), std::string("changed"));
        }
        Desk next;
        QCOMPARE(next.textFound(), std::string("changed"));
        QCOMPARE(next.file.path(), path);
        QVERIFY(next.file.isModified());
        QVERIFY(!next.file.wasWrittenElsewhere());
    }

    void aSceneWithoutChangesIsAsItsFileHasItNow()
    {
        const QString path = m_folder->filePath("mine.softfocus");
        QVERIFY(saveFile(path, writeScene(sceneOf("newer than what was kept"))));
        {
            Desk desk;
            desk.document.start(sceneOf("as it was"));
            desk.file.adopt({path, false, {}});
            QVERIFY(desk.close());
        }
        Desk next;
        QCOMPARE(next.textFound(), std::string("newer than what was kept"));
        QVERIFY(!next.file.isModified());
        QVERIFY(!next.file.wasWrittenElsewhere());
    }

    void aSceneWhoseFileIsGoneIsShownAsItWas()
    {
        const QString path = m_folder->filePath("gone.softfocus");
        {
            Desk desk;
            desk.document.start(sceneOf("as it was"));
            desk.file.adopt({path, false, {}});
            QVERIFY(desk.close());
        }
        Desk next;
        QCOMPARE(next.textFound(), std::string("as it was"));
        QVERIFY(next.file.isModified());
        QVERIFY2(next.found->note.contains(path), qPrintable(next.found->note));
    }

    void windowsAtTheSameTimeHavePlacesOfTheirOwn()
    {
        {
            Desk one;
            Desk two;
            QVERIFY(!two.found);
            one.type("one");
            QTRY_COMPARE(textKept(1), std::string("one"));
            two.type("two");
            QTRY_COMPARE(textKept(2), std::string("two"));
            QVERIFY(!one.session.comesBack());
            QVERIFY(!two.session.comesBack());
            Desk three;
            QVERIFY2(!three.found, "a window that is alive keeps its scene");
        }
        // Neither came to close: both come back, one after the other.
        Desk first;
        Desk second;
        QStringList texts{QString::fromStdString(first.textFound()), QString::fromStdString(second.textFound())};
        texts.sort();
        QCOMPARE(texts, (QStringList{"one", "two"}));
        QCOMPARE(Desk().textFound(), std::string("nothing"));
    }

    void onlyOneOfTwoWindowsGetsTheLastScene()
    {
        QVERIFY(Session().close(keptOf("last")));
        Desk one;
        Desk two;
        QCOMPARE(one.textFound(), std::string("last"));
        QCOMPARE(two.textFound(), std::string("nothing"));
    }

    void anUnfinishedSceneComesBeforeTheLastOne()
    {
        QVERIFY(Session().close(keptOf("last")));
        QVERIFY(QDir(sessionFolder()).mkdir("windows"));
        QVERIFY(writeKept(place(7), keptOf("unfinished", {{}, true, {}}, false)));
        Desk one;
        QCOMPARE(one.textFound(), std::string("unfinished"));
        QCOMPARE(Desk().textFound(), std::string("last"));
    }

    void anUnfinishedLastSceneIsNotDisplaced()
    {
        QVERIFY(Session().close(keptOf("drawn up", {{}, true, {}})));
        QVERIFY(!Session().comesBack());
        QVERIFY(Session().close(keptOf("looked at")));
        QVERIFY(Session().comesBack());
    }

    void whatIsDiscardedDoesNotComeBack()
    {
        {
            Desk desk;
            desk.type("one");
            QTRY_COMPARE(textKept(1), std::string("one"));
            desk.session.discard();
        }
        QCOMPARE(files("windows"), QStringList());
        QVERIFY(!Desk().found);
    }

    void whatCannotBeReadIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("damaged") << QByteArray("{\"softfocus\": 1, \"text\": \"a");
        QTest::newRow("newer") << QByteArray("{\"softfocus\": 99, \"text\": \"a\"}");
        QTest::newRow("binary") << QByteArray(1000, '\0');
    }

    void whatCannotBeReadIsSetAside()
    {
        QFETCH(QByteArray, content);
        for (const QString& path : {sessionFolder() + "/last.softfocus", place(1), place(3)}) {
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            QVERIFY(saveFile(path, content));
            QVERIFY(!Session().takeOver());
        }
        QCOMPARE(files("."), (QStringList{"unreadable-1.softfocus", "unreadable-2.softfocus", "unreadable-3.softfocus"}));
        QCOMPARE(files("windows"), QStringList());
        QFile aside(sessionFolder() + "/unreadable-1.softfocus");
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
    }

    void whatCannotBeReadIsSetAsideBeforeItIsReplaced()
    {
        QVERIFY(QDir().mkpath(sessionFolder()));
        QVERIFY(saveFile(sessionFolder() + "/last.softfocus", "{\"softfocus\": 99}"));
        QVERIFY(Session().close(keptOf("a scene of the command line")));
        QCOMPARE(files("."), (QStringList{"last.softfocus", "unreadable-1.softfocus"}));
    }

    void aFolderThatCannotBeWrittenIsNamedOnce()
    {
        QVERIFY(saveFile(m_folder->filePath("softfocus"), "a file where the folder should be"));
        Desk desk;
        QSignalSpy failed(&desk.session, &Session::failed);
        desk.type("one");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().startsWith(sessionFolder()), qPrintable(failed[0][0].toString()));
        QVERIFY(!desk.session.comesBack());
        const Result<bool> closed = desk.close();
        QVERIFY(!closed);
        QVERIFY2(closed.message().starts_with(sessionFolder().toStdString()), closed.message().c_str());
        QVERIFY(QFileInfo::exists(m_folder->filePath("softfocus")));
    }

    void whatIsSetAsideIsMentioned()
    {
        QVERIFY(QDir().mkpath(sessionFolder()));
        QVERIFY(saveFile(sessionFolder() + "/last.softfocus", "{\"softfocus\": 99}"));
        Session session;
        QVERIFY(!session.takeOver());
        QCOMPARE(session.setAside().size(), 1);
        for (const QString& word : {sessionFolder() + "/unreadable-1.softfocus", QString("newer Softfocus")})
            QVERIFY2(session.setAside().first().contains(word), qPrintable(session.setAside().first()));
        QVERIFY(Session().setAside().isEmpty());
    }

    void keepingDoesNotWaitForTheWindow()
    {
        Desk desk;
        desk.type("one");
        // The window is busy: no event is handled from here on.
        for (const QDeadlineTimer patience(60'000); textKept(1) != "one" && !patience.hasExpired();)
            QThread::yieldCurrentThread();
        QCOMPARE(textKept(1), std::string("one"));
    }

    void whatIsKeptIsTheOwners()
    {
        // Folders and files from before are made so, too.
        QVERIFY(QDir().mkpath(sessionFolder() + "/windows"));
        QVERIFY(QFile::setPermissions(sessionFolder(), everybody | QFile::ExeOwner | QFile::ExeOther));
        QVERIFY(saveFile(place(3), "damaged"));
        QVERIFY(QFile::setPermissions(place(3), everybody));
        Desk desk;
        desk.type("one");
        QTRY_COMPARE(textKept(1), std::string("one"));
        const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner;
        QCOMPARE(modeOf(place(1)), owner);
        QCOMPARE(modeOf(sessionFolder()), owner | QFile::ExeOwner);
        QCOMPARE(modeOf(sessionFolder() + "/windows"), owner | QFile::ExeOwner);
        QCOMPARE(modeOf(sessionFolder() + "/unreadable-1.softfocus"), owner);
        QVERIFY(saveFile(sessionFolder() + "/last.softfocus", writeScene(Scene())));
        QVERIFY(QFile::setPermissions(sessionFolder() + "/last.softfocus", everybody));
        QVERIFY(desk.close());
        QCOMPARE(modeOf(sessionFolder() + "/last.softfocus"), owner);
    }

    void whatIsKeptOfTheUsersFileGoesNoFurther()
    {
        const QString secret = "/home/somebody/secret.softfocus";
        QVERIFY(Session().close(keptOf("a b", {secret, true, "1 2"})));
        const QString last = sessionFolder() + "/last.softfocus";
        QVERIFY(contentOf(last).contains(secret.toUtf8()));
        const Result<Scene> scene = readSceneFile(last);
        QVERIFY(scene);
        QVERIFY(!writeScene(*scene).contains("session"));
        QVERIFY(!scene->unknown);
    }

    void aWritingWhoseEndWasNotHeardIsKnown_data()
    {
        QTest::addColumn<bool>("hadFile");
        QTest::addColumn<QByteArray>("laterText");
        QTest::newRow("a scene's own file") << true << QByteArray();
        QTest::newRow("its first file") << false << QByteArray();
        QTest::newRow("and then typed on") << true << QByteArray("two");
        QTest::newRow("its first file, and then typed on") << false << QByteArray("two");
    }

    void aWritingWhoseEndWasNotHeardIsKnown()
    {
        QFETCH(bool, hadFile);
        QFETCH(QByteArray, laterText);
        const QString path = m_folder->filePath("mine.softfocus");
        {
            Desk desk;
            if (hadFile) {
                QVERIFY(saveFile(path, writeScene(sceneOf("saved"))));
                desk.file.open(sceneOf("saved"), path);
            }
            desk.type("one");
            QTRY_COMPARE(textKept(1), std::string("one"));
            desk.file.save(path);
            if (!laterText.isEmpty())
                desk.type(laterText.toStdString());
            // The program ends before it comes to hear of the end of the writing: no event is handled from here on.
            const QByteArray wanted = laterText.isEmpty() ? QByteArray("one") : laterText;
            for (const QDeadlineTimer patience(60'000);
                 !patience.hasExpired() && (contentOf(path) != writeScene(sceneOf("one")) || textKept(1) != wanted.toStdString());)
                QThread::yieldCurrentThread();
            QCOMPARE(contentOf(path), writeScene(sceneOf("one")));
        }
        Desk next;
        QCOMPARE(next.textFound(), laterText.isEmpty() ? std::string("one") : laterText.toStdString());
        QCOMPARE(next.file.path(), path);
        QCOMPARE(next.file.isModified(), !laterText.isEmpty());
        QVERIFY2(!next.file.wasWrittenElsewhere(), "saving goes on without a question");
    }

    void aWritingThatDidNotComeToItsEndChangesNothing()
    {
        const QString path = m_folder->filePath("mine.softfocus");
        QVERIFY(saveFile(path, writeScene(sceneOf("saved"))));
        QVERIFY(QDir().mkpath(sessionFolder() + "/windows"));
        const FileState state{path, true, fileStampOf(path)};
        QVERIFY(writeKept(place(1), {sceneOf("one"), state, false, {}, {path, digestOf(writeScene(sceneOf("one")))}}));
        Desk next;
        QCOMPARE(next.textFound(), std::string("one"));
        QCOMPARE(next.file.state(), state);
    }

    void afterALaterStepTheWritingIsForgotten()
    {
        const QString path = m_folder->filePath("mine.softfocus");
        {
            Desk desk;
            desk.type("one");
            QSignalSpy saved(&desk.file, &DocumentFile::saved);
            desk.file.save(path);
            QTRY_COMPARE(saved.size(), 1);
            desk.file.open(sceneOf("another"), {});
            desk.type("two");
            QTRY_COMPARE(textKept(1), std::string("two"));
        }
        Desk next;
        QCOMPARE(next.textFound(), std::string("two"));
        QCOMPARE(next.file.path(), QString());
        QVERIFY(next.file.isModified());
    }

    void whatWasKeptCanBeOpenedAsAScene()
    {
        QVERIFY(Session().close(keptOf("by hand", {"/tmp/a \"b\".softfocus", true, "1 2"})));
        const Result<Scene> scene = readSceneFile(sessionFolder() + "/last.softfocus");
        QVERIFY2(scene, scene ? "" : scene.message().c_str());
        QCOMPARE(sentenceText(*scene), std::string("by hand"));
        const std::optional<KeptScene> kept = readKept(sessionFolder() + "/last.softfocus");
        QVERIFY(kept);
        QVERIFY2(kept->scene == sceneOf("by hand"), "the scene is as it was, without what was kept beside it");
        QCOMPARE(kept->file, (FileState{"/tmp/a \"b\".softfocus", true, "1 2"}));
    }

private:
    static QString place(int number) { return QString("%1/windows/%2.softfocus").arg(sessionFolder()).arg(number); }
    static std::string textKept(int number)
    {
        const Result<Scene> scene = readSceneFile(place(number));
        return scene ? sentenceText(*scene) : scene.message();
    }
    static constexpr QFile::Permissions everybody = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    /// What is set for owner, group and others; Qt says what this user may do as well.
    static QFile::Permissions modeOf(const QString& path)
    {
        return QFileInfo(path).permissions() &
               (everybody | QFile::ExeOwner | QFile::WriteGroup | QFile::ExeGroup | QFile::WriteOther | QFile::ExeOther);
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }
    static QStringList files(const QString& folder)
    {
        return QDir(sessionFolder() + '/' + folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSession)
#include "test_session.moc"
