#include "core/files/scene_file.h"
#include "ui/model/document/document.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/session/document_file.h"

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
    scene.source = TextSource{text};
    return scene;
}

struct Desk {
    Document document;
    SceneEditor editor{document};
    DocumentFile file{editor};
    QSignalSpy saved{&file, &DocumentFile::saved};
    QSignalSpy failed{&file, &DocumentFile::failed};

    void type(const std::string& text, const QString& mergeKey = {}) { QVERIFY(document.edit("type", sceneOf(text), mergeKey)); }
    QString failure() const { return failed.value(0).value(0).toString(); }
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

} // namespace

class TestDocumentFile : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup() { m_folder.reset(); }

    void aNewSceneHasNoFileAndNoChanges()
    {
        const Desk desk;
        QCOMPARE(desk.file.path(), QString());
        QCOMPARE(desk.file.name(), QString("Untitled"));
        QVERIFY(!desk.file.isModified());
    }

    void changesSetTheMarkAndUndoTakesItAway()
    {
        Desk desk;
        QSignalSpy changed(&desk.file, &DocumentFile::changed);
        desk.type("one");
        QVERIFY(desk.file.isModified());
        desk.document.undoStack().undo();
        QVERIFY(!desk.file.isModified());
        desk.document.undoStack().redo();
        QVERIFY(desk.file.isModified());
        QCOMPARE(changed.size(), 3);
    }

    void savingWritesTheSceneAndTakesTheMarkAway()
    {
        Desk desk;
        desk.type("one");
        desk.file.save(path("a.softfocus"));
        QTRY_COMPARE(desk.saved.size(), 1);
        QVERIFY(!desk.file.isModified());
        QCOMPARE(desk.file.path(), path("a.softfocus"));
        QCOMPARE(desk.file.name(), QString("a.softfocus"));
        QCOMPARE(contentOf(path("a.softfocus")), writeScene(desk.document.scene()));
        QVERIFY(desk.file.savedScene() == desk.document.scene());

        desk.document.undoStack().undo();
        QVERIFY(desk.file.isModified());
        desk.document.undoStack().redo();
        QVERIFY(!desk.file.isModified());
    }

    void editsAfterSavingDoNotMergeIntoWhatWasSaved()
    {
        Desk desk;
        desk.type("o", "sentence");
        desk.file.save(path("a.softfocus"));
        QTRY_COMPARE(desk.saved.size(), 1);
        desk.type("on", "sentence");
        QVERIFY(desk.file.isModified());
        desk.document.undoStack().undo();
        QCOMPARE(sentenceText(desk.document.scene()), std::string("o"));
        QVERIFY(!desk.file.isModified());
    }

    void whatIsChangedWhileSavingIsNotSaved()
    {
        Desk desk;
        desk.type("one");
        desk.file.save(path("a.softfocus"));
        desk.type("two");
        QTRY_COMPARE(desk.saved.size(), 1);
        QVERIFY(desk.file.isModified());
        QCOMPARE(contentOf(path("a.softfocus")), writeScene(sceneOf("one")));
        desk.document.undoStack().undo();
        desk.file.save(path("a.softfocus"));
        QTRY_COMPARE(desk.saved.size(), 2);
        QVERIFY(!desk.file.isModified());
    }

    void aQueryChosenWhileSavingIsNoChange()
    {
        Desk desk;
        desk.type("one two");
        desk.editor.rememberQuery(1);
        desk.file.save(path("a.softfocus"));
        desk.editor.rememberQuery(0);
        QTRY_COMPARE(desk.saved.size(), 1);
        QVERIFY(!desk.file.isModified());
        QVERIFY(contentOf(path("a.softfocus")).contains("\"query\": 1"));
    }

    void theLastOfSeveralSavingsCounts()
    {
        Desk desk;
        desk.type("one");
        desk.file.save(path("a.softfocus"));
        desk.type("two");
        desk.file.save(path("b.softfocus"));
        QTRY_COMPARE(desk.saved.size(), 1);
        QCOMPARE(desk.file.path(), path("b.softfocus"));
        QVERIFY(!desk.file.isModified());
    }

    void openingLeavesNothingToUndo()
    {
        Desk desk;
        desk.type("one");
        desk.file.open(sceneOf("of a file"), path("a.softfocus"));
        QCOMPARE(sentenceText(desk.document.scene()), std::string("of a file"));
        QVERIFY(!desk.document.undoStack().canUndo());
        QVERIFY(!desk.file.isModified());
        QCOMPARE(desk.file.path(), path("a.softfocus"));
    }

    void aRestoredChangeKeepsItsMarkUntilItIsSaved()
    {
        Desk desk;
        desk.file.adopt({path("a.softfocus"), true, {}});
        QVERIFY(desk.file.isModified());
        desk.type("one");
        desk.document.undoStack().undo();
        QVERIFY(desk.file.isModified());
        desk.file.save(path("a.softfocus"));
        QTRY_VERIFY(!desk.file.isModified());
    }

    void whatSomebodyElseWroteIsNoticed()
    {
        Desk desk;
        desk.file.save(path("a.softfocus"));
        QTRY_COMPARE(desk.saved.size(), 1);
        QVERIFY(!desk.file.wasWrittenElsewhere());
        QVERIFY(saveFile(path("a.softfocus"), "something else"));
        QVERIFY(desk.file.wasWrittenElsewhere());
        QVERIFY(QFile::remove(path("a.softfocus")));
        QVERIFY(!desk.file.wasWrittenElsewhere());
    }

    void failuresNameTheFileAndKeepTheMark_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("vanished folder") << "no/such/folder/a.softfocus";
        QTest::newRow("directory") << ".";
    }

    void failuresNameTheFileAndKeepTheMark()
    {
        QFETCH(QString, name);
        Desk desk;
        desk.type("one");
        desk.file.save(path(name));
        QTRY_COMPARE(desk.failed.size(), 1);
        QVERIFY2(desk.failure().contains(path(name)), qPrintable(desk.failure()));
        QVERIFY(desk.file.isModified());
        QCOMPARE(desk.file.path(), QString());
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDocumentFile)
#include "test_document_file.moc"
