// What a save leaves beside the file, and what it finds there.

#include "core/files/atomic_file.h"
#include "core/files/leftovers.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace softfocus;

namespace {

/// A process number that was somebody's and is nobody's now.
qint64 deadProcess()
{
    QProcess process;
    process.start("true", QStringList());
    if (!process.waitForStarted())
        qFatal("true cannot be run");
    const qint64 number = process.processId();
    if (!process.waitForFinished())
        qFatal("true does not end");
    return number;
}

} // namespace

class TestSavedFile : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup() { m_folder.reset(); }

    void whatAKilledProcessLeftIsRemoved()
    {
        const qint64 dead = deadProcess();
        write(unfinishedName(dead), "half");
        write(unfinishedName(dead) + ".Ab3xYz", "half, where the system has no files without a name");
        QVERIFY(saveFile(path("scene"), "whole"));
        QCOMPARE(names(), QStringList{"scene"});
    }

    void whatALiveProcessWritesStays()
    {
        const QString own = unfinishedName(QCoreApplication::applicationPid()) + ".Ab3xYz";
        write(own, "half");
        QVERIFY(saveFile(path("scene"), "whole"));
        QCOMPARE(names(), (QStringList{own, "scene"}));
    }

    void whatIsNotOursStays_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("another machine's") << ".softfocus-0123456789ab-4711-1.part";
        QTest::newRow("the user's") << ".softfocus-notes.part";
        QTest::newRow("a copy of a scene") << "scene.softfocus.backup";
        QTest::newRow("what Qt might have named") << "scene.Ab3xYz";
        QTest::newRow("more than a name of ours") << unfinishedName(deadProcess()) + ".Ab3xYz.txt";
    }

    void whatIsNotOursStays()
    {
        QFETCH(QString, name);
        write(name, "mine");
        QVERIFY(saveFile(path("scene"), "whole"));
        QVERIFY(QFile::exists(path(name)));
    }

    void linksThatLeadAroundInCirclesAreNamed()
    {
        QVERIFY(QFile::link(path("b"), path("a")));
        QVERIFY(QFile::link(path("a"), path("b")));
        QVERIFY(QFile::link(path("self"), path("self")));
        for (const QString& name : {path("a"), path("self")}) {
            const Result<bool> saved = saveFile(name, "content");
            QVERIFY(!saved);
            QCOMPARE(QString::fromStdString(saved.message()),
                     name + " cannot be written: it is a symbolic link that leads back to itself; nothing was changed.");
            QVERIFY(!readFile(name, 10));
        }
        QCOMPARE(names(), (QStringList{"a", "b", "self"}));
    }

    void aChainOfLinksStaysOne()
    {
        QVERIFY(QDir(m_folder->path()).mkdir("far"));
        QVERIFY(QFile::link(path("far/scene"), path("second")));
        QVERIFY(QFile::link(path("second"), path("first")));
        for (const char* content : {"one", "two"}) { // the end of the chain is there only the second time
            QVERIFY(saveFile(path("first"), content));
            QVERIFY(QFileInfo(path("first")).isSymLink() && QFileInfo(path("second")).isSymLink());
            QCOMPARE(read("far/scene"), QByteArray(content));
        }
    }

    void modesStayOrAreTheOwners()
    {
        const QFile::Permissions everybody = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther | QFile::ExeOwner;
        write("scene", "old");
        QVERIFY(QFile::setPermissions(path("scene"), everybody));
        QVERIFY(saveFile(path("scene"), "new"));
        QCOMPARE(modeOf("scene"), everybody);
        const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner;
        QVERIFY(saveFile(path("scene"), "secret", Readers::Owner));
        QCOMPARE(modeOf("scene"), owner);
        QVERIFY(saveFile(path("another"), "secret", Readers::Owner));
        QCOMPARE(modeOf("another"), owner);
        QCOMPARE(read("another"), QByteArray("secret"));
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
    }
    QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }
    QFile::Permissions modeOf(const QString& name) const
    {
        // Qt says what this user may do as well.
        return QFileInfo(path(name)).permissions() &
               (QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                QFile::ReadOther | QFile::WriteOther | QFile::ExeOther);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSavedFile)
#include "test_saved_file.moc"
