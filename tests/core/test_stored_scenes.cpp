#include "core/files/scene_file.h"
#include "core/sources/model_source.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace softfocus;

namespace {

const QString folder = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/scenes/v2/");

Scene ofModel()
{
    Scene scene;
    ModelSource model = usualModelSource(BundledModel::Translation);
    model.text = "My grandmother bakes cookies";
    model.translation = "Mi abuela hornea galletas";
    model.layer = 1;
    model.head = 3;
    model.hidesSpecial = true;
    model.scope = WhatIfScope::Layer;
    model.vectors = ModelVectors::Incoming;
    scene.source = model;
    scene.variant = {*Normalizer::named("sparsemax"), 0.5};
    scene.page = PageKind::Heads;
    return scene;
}

Scene ofFolder()
{
    Scene scene;
    ModelSource model;
    model.model = "/models/bert-base-uncased";
    model.text = "The cat sat on the [MASK]";
    model.other = "The dog sat on the mat";
    model.layer = 11;
    model.head.reset();
    model.joinsWords = true;
    model.scope = WhatIfScope::Model;
    scene.source = model;
    return scene;
}

Scene ofHeads()
{
    Scene scene;
    scene.source = usualModelSource(BundledModel::Bert);
    scene.page = PageKind::Compare;
    scene.compare.panels = {ComputedPanel{{}, false, 0}, ComputedPanel{{*Normalizer::named("linear"), 2}, true, 3}};
    scene.compare.picture = ComparedPicture::Difference;
    return scene;
}

Scene ofPair()
{
    Scene scene;
    scene.source = PairSource{};
    scene.view.stage = Stage::Scores;
    return scene;
}

Scene ofPicture()
{
    Scene scene;
    ImageSource picture;
    picture.grid = 16;
    picture.noise = 0.1;
    picture.seed = 7;
    scene.source = picture;
    scene.mask = Mask::Self;
    return scene;
}

Scene ofNumbers()
{
    Scene scene;
    scene.page = PageKind::Numbers;
    scene.numbers.list = {{0.5, -2, 1e300}, {"A", "β", ""}};
    scene.numbers.lesson = NumbersLesson::OnePass;
    scene.numbers.step = 2;
    return scene;
}

struct Stored {
    const char* name;
    Scene scene;
};

std::vector<Stored> stored()
{
    return {{"words", Scene()},           {"pair", ofPair()},   {"picture", ofPicture()}, {"model", ofModel()},
            {"model-folder", ofFolder()}, {"heads", ofHeads()}, {"numbers", ofNumbers()}};
}

QByteArray contentOf(const QString& name)
{
    QFile file(folder + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

/// Files of version 2: what is in them is read, and what is written stays as it is. A file whose bytes have to change is a new version.
class TestStoredScenes : public QObject {
    Q_OBJECT

private slots:
    void theyAreReadAndWrittenAsTheyAre_data()
    {
        QTest::addColumn<int>("place");
        for (std::size_t place = 0; place < stored().size(); ++place)
            QTest::newRow(stored()[place].name) << int(place);
    }

    void theyAreReadAndWrittenAsTheyAre()
    {
        QFETCH(int, place);
        const Stored one = stored()[std::size_t(place)];
        const QByteArray file = contentOf(QString::fromLatin1(one.name) + QStringLiteral(".softfocus"));
        const Result<Scene> read = readScene(file);
        QVERIFY2(read, read ? "" : read.message().c_str());
        QVERIFY(*read == one.scene);
        QCOMPARE(writeScene(one.scene), file);
    }

    void noFileIsForgotten()
    {
        QStringList names;
        for (const Stored& one : stored())
            names << QString::fromLatin1(one.name) + QStringLiteral(".softfocus");
        names.sort();
        QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name), names);
    }
};

QTEST_GUILESS_MAIN(TestStoredScenes)
#include "test_stored_scenes.moc"
