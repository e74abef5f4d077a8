#include "core/files/scene_file.h"
#include "ui/model/document.h"
#include "ui/model/kept_file.h"
#include "ui/model/session.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace softfocus;

namespace {

Scene sceneOf(const std::string& text)
{
    Scene scene;
    scene.text = text;
    return scene;
}

KeptScene keptOf(const std::string& text, const FileState& state = {}, bool ended = true)
{
    return {sceneOf(text), state, ended, {}};
}

/// A window's worth of a scene, its file and its session.
struct Desk {
    Document document;
    DocumentFile file{document};
    Session session;
    std::optional<KeptScene> found;

    Desk()
    {
        found = session.takeOver();
        if (found) {
            document.start(found->scene);
            file.adopt(found->file);
        }
        session.follow(document, file);
    }

    void type(const std::string& text) { QVERIFY(document.edit("type", sceneOf(text))); }
    std::string textFound() const { return found ? found->scene.text : "nothing"; }
    Result<bool> close() { return session.close({document.scene(), file.state(), true, {}}); }
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
        QCOMPARE(readSceneFile(next.session.heldBack())->text, std::string("deadly"));
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
            QTRY_COMPARE(readSceneFile(sessionFolder() + "/windows/1.softfocus")->text, std::string("better"));
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
        QVERIFY(older.open(QIODevice::ReadWrite) && older.setFileTime(QDateTime::currentDateTime().addDays(-1), QFile::FileModificationTime));
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
        QCOMPARE(files("."),
                 (QStringList{"unreadable-1.softfocus", "unreadable-2.softfocus", "unreadable-3.softfocus"}));
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

    void whatWasKeptCanBeOpenedAsAScene()
    {
        QVERIFY(Session().close(keptOf("by hand", {"/tmp/a \"b\".softfocus", true, "1 2"})));
        const Result<Scene> scene = readSceneFile(sessionFolder() + "/last.softfocus");
        QVERIFY2(scene, scene ? "" : scene.message().c_str());
        QCOMPARE(scene->text, std::string("by hand"));
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
        return scene ? scene->text : scene.message();
    }
    static QStringList files(const QString& folder)
    {
        return QDir(sessionFolder() + '/' + folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSession)
#include "test_session.moc"
