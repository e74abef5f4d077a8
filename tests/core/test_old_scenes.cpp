#include "core/files/figure/figure_scene.h"
#include "core/files/scene_file.h"
#include "tests/support/old_scenes.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace softfocus;

namespace {

const QString scenesFolder = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/scenes/v1/");
const QString figuresFolder = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/figures/v1/");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

/// The scenes by name, with one from before most keys existed.
std::vector<test::OldScene> allScenes()
{
    std::vector<test::OldScene> scenes = test::oldScenes();
    Scene early;
    early.source = TextSource{"incredible cookies"};
    early.variant = {*Normalizer::named("sparsemax"), 0.5};
    early.mask = Mask::Causal;
    early.view.colours = "greys";
    early.view.range = ScaleRange::Logarithmic;
    scenes.push_back({"early", early});
    return scenes;
}

Scene sceneNamed(const std::string& name)
{
    for (const test::OldScene& one : allScenes())
        if (one.name == name)
            return one.scene;
    qFatal("no scene %s", name.c_str());
}

} // namespace

/// The files that the program wrote while the format's version was 1, and what was in them.
class TestOldScenes : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void scenesOfVersion1AreRead_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : QDir(scenesFolder).entryList({QStringLiteral("*.softfocus")}))
            QTest::newRow(qPrintable(file)) << file;
    }
    void scenesOfVersion1AreRead()
    {
        QFETCH(const QString, file);
        const QByteArray bytes = contentOf(scenesFolder + file);
        QCOMPARE(QJsonDocument::fromJson(bytes).object()[QLatin1String("softfocus")], QJsonValue(1));
        const Result<Scene> scene = readSceneFile(scenesFolder + file);
        QVERIFY2(scene, scene ? "" : scene.message().c_str());
        QVERIFY(*scene == sceneNamed(file.chopped(10).toStdString()));
    }

    void everySceneHasItsFile()
    {
        for (const test::OldScene& one : allScenes())
            QVERIFY2(QFile::exists(scenesFolder + QString::fromStdString(one.name) + QStringLiteral(".softfocus")), one.name.c_str());
    }

    void figuresThatCarryVersion1AreRead_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : QDir(figuresFolder).entryList(QDir::Files))
            QTest::newRow(qPrintable(file)) << file;
    }
    void figuresThatCarryVersion1AreRead()
    {
        QFETCH(const QString, file);
        const Result<Scene> scene = sceneOfFigure(contentOf(figuresFolder + file));
        QVERIFY2(scene, scene ? "" : scene.message().c_str());
        QVERIFY(*scene == sceneNamed(QFileInfo(file).completeBaseName().toStdString()));
    }

    void everyKindOfFigureIsThere()
    {
        for (const char* name : {"words", "other", "scores", "weights"})
            for (const char* suffix : {"png", "svg", "pdf"})
                QVERIFY(QFile::exists(figuresFolder + QLatin1String(name) + u'.' + QLatin1String(suffix)));
    }

    void whatIsReadIsWrittenAsVersion2()
    {
        for (const test::OldScene& one : allScenes()) {
            const QByteArray old = contentOf(scenesFolder + QString::fromStdString(one.name) + QStringLiteral(".softfocus"));
            const QByteArray written = writeScene(*readScene(old));
            const QJsonObject object = QJsonDocument::fromJson(written).object();
            QCOMPARE(object[QLatin1String("softfocus")], QJsonValue(2));
            for (const char* moved : {"text", "given", "normalizer", "temperature", "alpha", "k", "negatives", "undivided"})
                QVERIFY2(!object.contains(QLatin1String(moved)), moved);
            const Result<Scene> again = readScene(written);
            QVERIFY2(again, again ? "" : again.message().c_str());
            QVERIFY(*again == one.scene);
            QCOMPARE(writeScene(*again), written);
        }
    }
};

QTEST_APPLESS_MAIN(TestOldScenes)
#include "test_old_scenes.moc"
