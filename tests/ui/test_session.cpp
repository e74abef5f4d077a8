#include "core/files/scene_file.h"
#include "ui/model/session.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace softfocus;

/// Keeps the user's own folder out of it: every test has an empty one.
class TestSession : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_folder.reset(); }

    void thereIsNoneAtFirst();
    void theLastSceneComesBack();
    void whatCannotBeReadIsSetAside_data();
    void whatCannotBeReadIsSetAside();
    void nothingThatWasSetAsideIsOverwritten();
    void aFolderThatCannotBeWrittenIsNamed();

private:
    QStringList files() const
    {
        return QFileInfo(lastSceneFile()).dir().entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSession::init()
{
    QTest::failOnWarning(QRegularExpression(".*"));
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->path()));
}

void TestSession::thereIsNoneAtFirst()
{
    QVERIFY(lastSceneFile().startsWith(m_folder->path()));
    QVERIFY(!loadLastScene());
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestSession::theLastSceneComesBack()
{
    Scene scene;
    scene.text = "one\ntwo";
    scene.temperature = 0.3;
    // Also parameters that softmax does not read: another normalizer finds them again.
    scene.normalizer = scene.normalizer.with({.alpha = 1.2, .k = 7, .negatives = Negatives::Shift, .undivided = true});
    QVERIFY(saveLastScene(Scene()));
    QVERIFY(saveLastScene(scene));
    const std::optional<Scene> last = loadLastScene();
    QVERIFY(last);
    QVERIFY(*last == scene);
    QCOMPARE(files(), QStringList{"last.softfocus"});
}

void TestSession::whatCannotBeReadIsSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("damaged") << QByteArray("{\"softfocus\": 1, \"text\": \"a");
    QTest::newRow("newer") << QByteArray("{\"softfocus\": 2, \"text\": \"a\"}");
    QTest::newRow("binary") << QByteArray(1000, '\0');
}

void TestSession::whatCannotBeReadIsSetAside()
{
    QFETCH(QByteArray, content);
    QVERIFY(saveLastScene(Scene()));
    QVERIFY(saveFile(lastSceneFile(), content));
    QVERIFY(!loadLastScene());
    QCOMPARE(files(), QStringList{"unreadable-1.softfocus"});
    QFile aside(QFileInfo(lastSceneFile()).path() + "/unreadable-1.softfocus");
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), content);
}

void TestSession::nothingThatWasSetAsideIsOverwritten()
{
    for (int i = 0; i < 2; ++i) {
        QVERIFY(saveLastScene(Scene()));
        QVERIFY(saveFile(lastSceneFile(), "damaged " + QByteArray::number(i)));
        QVERIFY(!loadLastScene());
    }
    QCOMPARE(files(), (QStringList{"unreadable-1.softfocus", "unreadable-2.softfocus"}));
}

void TestSession::aFolderThatCannotBeWrittenIsNamed()
{
    QVERIFY(saveFile(m_folder->filePath("softfocus"), "a file where the folder should be"));
    const Result<bool> saved = saveLastScene(Scene());
    QVERIFY(!saved);
    QVERIFY2(saved.message().starts_with(lastSceneFile().toStdString()), saved.message().c_str());
    QVERIFY(!loadLastScene());
    QVERIFY(QFileInfo::exists(m_folder->filePath("softfocus")));
}

QTEST_GUILESS_MAIN(TestSession)
#include "test_session.moc"
