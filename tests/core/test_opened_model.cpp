#include "core/models/bundled_models.h"
#include "core/models/opened_model.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace softfocus;

namespace {

const QString bertFolder = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/resources/models/bert");
const QString translationFolder = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/resources/models/translation");

QString said(const Result<SharedModel>& model)
{
    return model ? QStringLiteral("opened") : QString::fromStdString(model.message());
}

ModelSource sourceOf(const QString& folder)
{
    ModelSource source;
    source.model = folder.toStdString();
    return source;
}

ModelSource sourceOf(BundledModel model)
{
    ModelSource source;
    source.model = model;
    return source;
}

/// A folder with some of the files of another one.
void copy(const QString& from, const QString& to, const QStringList& names)
{
    QVERIFY(QDir().mkpath(to));
    for (const QString& name : names)
        QVERIFY2(QFile::copy(from + '/' + name, to + '/' + name), qPrintable(name));
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QStringList allFiles{"config.json", "model.safetensors", "tokenizer.json"};

} // namespace

class TestOpenedModel : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theModelsInTheProgramOpen_data()
    {
        QTest::addColumn<BundledModel>("bundled");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("pieces"); ///< of the article's sentence
        QTest::newRow("encoder") << BundledModel::Encoder << "Sentence encoder"
                                 << "▁My ▁grandmother ▁bake s ▁incredible ▁cook ies";
        QTest::newRow("bert") << BundledModel::Bert << "Small BERT"
                              << "[CLS] my grandmother ba ##kes incredible cook ##ies [SEP]";
        QTest::newRow("translation") << BundledModel::Translation << "English to Spanish"
                                     << "▁My ▁grandmother ▁bakes ▁incredible ▁cookies </s>";
    }
    void theModelsInTheProgramOpen()
    {
        QFETCH(BundledModel, bundled);
        QFETCH(QString, title);
        QFETCH(QString, pieces);
        QElapsedTimer timer;
        timer.start();
        const Result<SharedModel> model = openBundledModel(bundled);
        qInfo("opened in %.1f ms", double(timer.nsecsElapsed()) / 1e6);
        QVERIFY2(model.ok(), qPrintable(said(model)));
        QCOMPARE(QString::fromStdString((*model)->title.english()), title);
        QCOMPARE((*model)->bundled, std::optional(bundled));
        QStringList texts;
        std::vector<Index> ids;
        for (const Piece& piece : (*model)->tokenizer->encode("My grandmother bakes incredible cookies")) {
            texts << QString::fromStdString(piece.text);
            ids.push_back(piece.id);
        }
        QCOMPARE(texts.join(' '), pieces);

        RunRequest request;
        request.ids = ids;
        if ((*model)->config.decoderLayers > 0)
            request.targetIds = {*(*model)->config.decoderStart};
        const std::shared_ptr<const Trace> trace = (*model)->transformer->run(request);
        QVERIFY(!trace->fault);
        const AttentionTrace* const attention = attentionIn(*trace, (*model)->usualPart, (*model)->usualLayer);
        QVERIFY(attention && (*model)->usualHead < attention->heads);
    }

    void theModelThatIsOpenIsHandedOutAgain()
    {
        const Result<SharedModel> one = openModel(sourceOf(BundledModel::Bert));
        ModelSource another = sourceOf(BundledModel::Bert);
        another.text = "another text";
        const Result<SharedModel> other = openModel(another);
        QVERIFY2(one.ok() && other.ok(), qPrintable(said(one)));
        QCOMPARE(one->get(), other->get());

        QTemporaryDir folder;
        copy(bertFolder, folder.filePath("bert"), allFiles);
        std::weak_ptr<const OpenedModel> watched;
        std::weak_ptr<const Transformer> watchedTransformer;
        {
            const Result<SharedModel> model = openModel(sourceOf(folder.filePath("bert")));
            QVERIFY2(model.ok(), qPrintable(said(model)));
            QCOMPARE((*model)->name, std::string("bert"));
            QVERIFY(!(*model)->bundled);
            QCOMPARE(openModel(sourceOf(folder.filePath("bert/")))->get(), model->get());
            watched = *model;
            watchedTransformer = (*model)->transformer;
        }
        QVERIFY(watched.expired() && watchedTransformer.expired()); // nothing holds what nobody shows
    }

#ifdef Q_OS_LINUX
    void aClosedModelIsNoLongerMapped()
    {
        QTemporaryDir folder;
        copy(bertFolder, folder.filePath("bert"), allFiles);
        const QByteArray name = QFile::encodeName(folder.filePath("bert/model.safetensors"));
        const auto isMapped = [&name] { return contentOf("/proc/self/maps").contains(name); };
        {
            const Result<SharedModel> model = openModel(sourceOf(folder.filePath("bert")));
            QVERIFY2(model.ok(), qPrintable(said(model)));
            QVERIFY(isMapped());
        }
        QVERIFY(!isMapped());
    }
#endif

    void filesThatChangedAreOpenedAnew()
    {
        QTemporaryDir folder;
        copy(bertFolder, folder.path(), allFiles);
        const Result<SharedModel> before = openModel(sourceOf(folder.path()));
        QVERIFY2(before.ok(), qPrintable(said(before)));
        write(folder.filePath("config.json"), contentOf(folder.filePath("config.json")).replace("1e-12", "1e-6") + ' ');
        const Result<SharedModel> after = openModel(sourceOf(folder.path()));
        QVERIFY2(after.ok(), qPrintable(said(after)));
        QVERIFY(before->get() != after->get());
    }

#ifdef Q_OS_UNIX
    /// As when a model is trained again and written over the file that is shown.
    void aFileThatBecomesShorterEndsNothing_data()
    {
        QTest::addColumn<qint64>("size"); ///< of what is left
        QTest::newRow("nothing") << qint64(0);
        QTest::newRow("half") << QFileInfo(bertFolder + "/model.safetensors").size() / 2;
    }

    void aFileThatBecomesShorterEndsNothing()
    {
        QFETCH(const qint64, size);
        QTemporaryDir folder;
        copy(bertFolder, folder.path(), allFiles);
        QFile weights(folder.filePath("model.safetensors"));
        QVERIFY(weights.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        Result<SharedModel> model = openModel(sourceOf(folder.path()));
        QVERIFY2(model.ok(), qPrintable(said(model)));
        const RunRequest request{{2, 5, 6, 3}, {}, {}};
        QVERIFY(!(*model)->transformer->run(request)->fault);

        QVERIFY(weights.resize(size));
        const std::shared_ptr<const Trace> trace = (*model)->transformer->run(request);
        QVERIFY(trace->fault);
        const std::string fault = trace->fault->message.english();
        QVERIFY2(fault.find("finite") != std::string::npos, fault.c_str());
        const Result<SharedModel> again = openModel(sourceOf(folder.path()));
        QVERIFY(!again.ok());

        // What takes its place may be longer, and is read where the lost one was closed.
        model = again;
        QVERIFY(weights.remove());
        copy(bertFolder, folder.path(), {"model.safetensors"});
        model = openModel(sourceOf(folder.path()));
        QVERIFY2(model.ok(), qPrintable(said(model)));
        QVERIFY(!(*model)->transformer->run(request)->fault);
    }
#endif

    void manyThreadsShareOneModel()
    {
        std::vector<SharedModel> models(8);
        std::vector<std::thread> threads;
        for (SharedModel& model : models)
            threads.emplace_back([&model] { model = *openModel(sourceOf(BundledModel::Translation)); });
        for (std::thread& thread : threads)
            thread.join();
        for (const SharedModel& model : models)
            QCOMPARE(model.get(), models.front().get());
    }

    void aDownloadedSnapshotIsFound()
    {
        QTemporaryDir folder;
        const QString top = folder.filePath("models--someone--a-small-bert");
        copy(bertFolder, top + "/snapshots/0123abc", allFiles);
        const Result<SharedModel> model = openModelFolder(top);
        QVERIFY2(model.ok(), qPrintable(said(model)));
        QCOMPARE((*model)->name, std::string("a-small-bert"));
    }

    void aTranslatorOfAFolderBeginsWithItsCrossAttention()
    {
        const Result<SharedModel> model = openModelFolder(translationFolder);
        QVERIFY2(model.ok(), qPrintable(said(model)));
        QCOMPARE((*model)->usualPart, AttentionPart::Cross);
        QCOMPARE((*model)->usualHead, std::optional<std::int64_t>(0));
        QCOMPARE((*model)->targetTokenizer, (*model)->tokenizer);
    }

    void whatIsMissingIsSaid_data()
    {
        QTest::addColumn<QStringList>("files"); ///< copied of BERT
        QTest::addColumn<QStringList>("others");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nothing") << QStringList() << QStringList() << "is empty";
        QTest::newRow("no configuration") << QStringList{"model.safetensors", "tokenizer.json"} << QStringList() << "holds no config.json";
        QTest::newRow("no weights") << QStringList{"config.json", "tokenizer.json"} << QStringList() << "holds no model.safetensors";
        QTest::newRow("PyTorch") << QStringList{"config.json", "tokenizer.json"} << QStringList{"pytorch_model.bin"}
                                 << "pytorch_model.bin only; save the model as safetensors";
        QTest::newRow("TensorFlow") << QStringList{"config.json"} << QStringList{"tf_model.h5"} << "tf_model.h5 only";
        QTest::newRow("an adapter") << QStringList{"config.json"} << QStringList{"adapter_model.safetensors"}
                                    << "adapter_model.safetensors, but no";
        QTest::newRow("no tokenizer") << QStringList{"config.json", "model.safetensors"} << QStringList() << "tokenizer.json";
    }
    void whatIsMissingIsSaid()
    {
        QFETCH(QStringList, files);
        QFETCH(QStringList, others);
        QFETCH(QString, sentence);
        QTemporaryDir folder;
        copy(bertFolder, folder.path(), files);
        for (const QString& name : others)
            write(folder.filePath(name), "PK");
        const Result<SharedModel> model = openModel(sourceOf(folder.path()));
        QVERIFY2(said(model).contains(sentence), qPrintable(said(model)));
        QVERIFY(said(model).contains(folder.path()) && said(model).endsWith('.'));
    }

    void whatIsNoFolderIsSaid()
    {
        QVERIFY(said(openModelFolder(bertFolder + "/config.json")).contains("is a file; open the folder"));
        QVERIFY(said(openModelFolder(bertFolder + "/none")).contains("does not exist"));
    }

    void filesOfAnotherModelAreNoticed()
    {
        QTemporaryDir folder;
        copy(bertFolder, folder.path(), {"config.json", "model.safetensors"});
        const QString vocabulary = folder.filePath("vocab.txt");
        QByteArray pieces = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
        for (int i = 0; i < 8000; ++i)
            pieces += "word" + QByteArray::number(i) + '\n';
        write(vocabulary, pieces);
        QVERIFY2(said(openModelFolder(folder.path())).contains("8005 pieces and a model that knows 8000"),
                 qPrintable(said(openModelFolder(folder.path()))));

        QVERIFY(QFile::remove(folder.filePath("model.safetensors")) && QFile::remove(vocabulary));
        copy(translationFolder, folder.path(), {"model.safetensors", "tokenizer.json"});
        const QString sentence = said(openModelFolder(folder.path()));
        QVERIFY2(sentence.startsWith(folder.path()) && sentence.endsWith('.'), qPrintable(sentence));
    }

    void weightsOfUnknownTypesAreNamed()
    {
        QTemporaryDir folder;
        copy(bertFolder, folder.path(), {"config.json", "tokenizer.json"});
        QByteArray weights = contentOf(bertFolder + "/model.safetensors");
        const qsizetype at = weights.indexOf("\"F16\"");
        weights.replace(at, 5, "\"F8\" ");
        write(folder.filePath("model.safetensors"), weights);
        QVERIFY2(said(openModelFolder(folder.path())).contains("weights of the type “F8”"),
                 qPrintable(said(openModelFolder(folder.path()))));
    }
};

QTEST_GUILESS_MAIN(TestOpenedModel)
#include "test_opened_model.moc"
