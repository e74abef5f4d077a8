#include "core/models/mapped_file.h"
#include "core/models/safetensors.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

#include <cstring>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace softfocus;

namespace {

/// A file of this header and these bytes behind it.
QByteArray fileOf(const QByteArray& header, const QByteArray& data = {})
{
    QByteArray file(8, '\0');
    qToLittleEndian<quint64>(quint64(header.size()), file.data());
    return file + header + data;
}

/// An entry of a header.
QByteArray entry(const QByteArray& name, const QByteArray& type, const QByteArray& shape, const QByteArray& offsets)
{
    return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":[" + shape + "],\"data_offsets\":[" + offsets + "]}";
}

Result<TensorStore> read(const QByteArray& file)
{
    return tensorsIn({reinterpret_cast<const std::byte*>(file.constData()), std::size_t(file.size())}, nullptr, "a.safetensors");
}

QString said(const Result<TensorStore>& store)
{
    return store ? QStringLiteral("read") : QString::fromStdString(store.message());
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QString sharedModels()
{
    const QString named = qEnvironmentVariable("SOFTFOCUS_MODELS");
    const QString folder = named.isEmpty() ? QStringLiteral(SOFTFOCUS_SOURCE_DIR "/../shared/models") : named;
    return QDir(folder).exists() ? folder : QString();
}

const QByteArray twoNumbers("\0\0\x80\x3f\0\0\0\x40", 8); // 1 and 2 as F32

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void readsTensorsWhereTheyLie()
    {
        const QByteArray file = fileOf("{\"__metadata__\":{\"format\":\"pt\",\"deep\":[{}]}," + entry("w", "F32", "2", "0,8") + "," +
                                           entry("half", "F16", "2,1", "8,12") + "," + entry("none", "F32", "0,7", "12,12") + "," +
                                           entry("one", "BF16", "", "12,14") + "}  ",
                                       twoNumbers + QByteArray(6, 'x'));
        const Result<TensorStore> store = read(file);
        QVERIFY2(store.ok(), qPrintable(said(store)));
        QCOMPARE(store->tensors.size(), std::size_t(4));
        const Tensor& tensor = *store->find("w");
        QCOMPARE(tensor.type, ElementType::F32);
        QCOMPARE(tensor.shape, std::vector<Index>{2});
        QCOMPARE(reinterpret_cast<const char*>(tensor.bytes.data()), file.constData() + file.size() - 14);
        float second = 0;
        std::memcpy(&second, tensor.bytes.data() + 4, 4);
        QCOMPARE(second, 2.0f);
        QCOMPARE(store->find("half")->shape, (std::vector<Index>{2, 1}));
        QCOMPARE(store->find("none")->elementCount(), 0);
        QCOMPARE(store->find("one")->elementCount(), 1);
        QVERIFY(!store->find("__metadata__"));
        QVERIFY(store->owners.empty());
    }

    void namesAreAnyText()
    {
        const Result<TensorStore> store = read(fileOf("{" + entry(R"(a\"\u00e9\ud83d\ude00\ud800)", "U8", "8", "0,8") + "}", twoNumbers));
        QVERIFY2(store.ok(), qPrintable(said(store)));
        QCOMPARE(store->tensors.begin()->first, std::string("a\"é😀\xef\xbf\xbd"));
    }

    void typesThatAreNotKnownAreKeptApart()
    {
        const Result<TensorStore> store =
            read(fileOf("{" + entry("a", "F8_E4M3", "4", "0,4") + "," + entry("b", "F32", "1", "4,8") + "}", twoNumbers));
        QVERIFY2(store.ok(), qPrintable(said(store)));
        QCOMPARE(store->tensors.size(), std::size_t(1));
        QCOMPARE(store->unread, (std::map<std::string, std::string, std::less<>>{{"a", "F8_E4M3"}}));
    }

    void whatIsWrongIsSaidInASentence_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const QByteArray& file, const char* sentence) {
            QTest::newRow(name) << file << QString::fromUtf8(sentence);
        };
        const QByteArray good = entry("w", "F32", "2", "0,8");
        row("nothing", {}, "has only 0 bytes");
        row("seven bytes", "1234567", "has only 7 bytes");
        row("a text", "# A model that is described here at some length", "would have");
        row("note of Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "git lfs pull");
        row("a length of 2^63", QByteArray(7, '\0') + '\x80' + "{}", "would have 9223372036854775808 bytes");
        row(
            "100 MB and 1",
            [] {
                QByteArray file(8, '\0');
                qToLittleEndian<quint64>(100'000'001, file.data());
                return file + "{}";
            }(),
            "would have 100000001 bytes");
        row("cut off in its header", fileOf("{" + good + "}", twoNumbers).first(20), "is cut off in its header");
        row("cut off in its numbers", fileOf("{" + good + "}", twoNumbers).chopped(1),
            "“w”: it ends at byte 8 behind the header, and the file has 7");
        row("no JSON", fileOf("what?"), "at byte 8");
        row("empty header", fileOf({}), "at byte 8");
        row("a list", fileOf("[]"), "at byte 8");
        row("header goes on", fileOf("{}{}"), "at byte 10");
        row("no end", fileOf("{" + good, twoNumbers), "not as it should be");
        row("no colon", fileOf("{\"w\" {}}", twoNumbers), "not as it should be");
        row("a text that does not end", fileOf("{\"w"), "not as it should be");
        row("a bad escape", fileOf("{\"w\\q\":{}}"), "not as it should be");
        row("deep", fileOf("{\"w\":{\"x\":" + QByteArray(100'000, '[')), "not as it should be");
        row("deep metadata", fileOf("{\"__metadata__\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}"),
            "not as it should be");
        row("twice", fileOf("{" + good + "," + entry("w", "F32", "0", "8,8") + "}", twoNumbers), "“w”: there are two of this name");
        row("no type", fileOf(R"({"w":{"shape":[2],"data_offsets":[0,8]}})", twoNumbers), "“w”: the header lacks");
        row("no shape", fileOf(R"({"w":{"dtype":"F32","data_offsets":[0,8]}})", twoNumbers), "“w”: the header lacks");
        row("no place", fileOf(R"({"w":{"dtype":"F32","shape":[2]}})", twoNumbers), "“w”: the header lacks");
        row("three places", fileOf("{" + entry("w", "F32", "2", "0,8,8") + "}", twoNumbers), "“w”: the header lacks");
        row("negative size", fileOf("{" + entry("w", "F32", "-2", "0,8") + "}", twoNumbers), "not as it should be");
        row("half a number", fileOf("{" + entry("w", "F32", "2.5", "0,8") + "}", twoNumbers), "not as it should be");
        row("17 dimensions", fileOf("{" + entry("w", "F32", QByteArray("1,").repeated(16) + "2", "0,8") + "}", twoNumbers),
            "“w”: it has more than 16 dimensions");
        row("backwards", fileOf("{" + entry("w", "F32", "2", "8,0") + "}", twoNumbers), "“w”: it ends before it begins");
        row("outside", fileOf("{" + entry("w", "F32", "2", "8,16") + "}", twoNumbers), "“w”: it ends at byte 16");
        row("far outside", fileOf("{" + entry("w", "F32", "2", "0,99999999999999999999999") + "}", twoNumbers),
            "“w”: it ends at byte 18446744073709551615");
        row("too few bytes", fileOf("{" + entry("w", "F32", "3", "0,8") + "}", twoNumbers),
            "“w”: its shape 3 and type F32 do not fit the 8 bytes");
        row("10^12 numbers", fileOf("{" + entry("w", "F32", "1000000,1000000", "0,8") + "}", twoNumbers), "1000000 × 1000000");
        row("2^64 bytes", fileOf("{" + entry("w", "F32", "4294967296,1073741824", "0,0") + "}", twoNumbers), "do not fit");
        row("2^64 beside 0", fileOf("{" + entry("w", "F32", "18446744073709551615,0", "0,0") + "}", twoNumbers), "larger than any");
        row("overlapping", fileOf("{" + entry("w", "F32", "2", "0,8") + "," + entry("v", "F32", "1", "4,8") + "}", twoNumbers),
            "“v”: its bytes are also those of “w”");
        row("overlapping one that is not read",
            fileOf("{" + entry("w", "F8", "2", "0,8") + "," + entry("v", "F32", "1", "4,8") + "}", twoNumbers),
            "“v”: its bytes are also those of “w”");
    }
    void whatIsWrongIsSaidInASentence()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, sentence);
        const Result<TensorStore> store = read(file);
        QVERIFY2(said(store).contains(sentence), qPrintable(said(store)));
        QVERIFY(said(store).startsWith("a.safetensors") && said(store).endsWith('.'));
    }

    void gapsDoNoHarm()
    {
        const Result<TensorStore> store = read(fileOf("{" + entry("w", "F32", "1", "4,8") + "}", twoNumbers + "and more"));
        QVERIFY2(store.ok(), qPrintable(said(store)));
    }

    void everyCutIsASentence()
    {
        const QByteArray file = fileOf("{" + entry("w", "F32", "1", "0,4") + "," + entry("\\u0061", "F16", "2,1", "4,8") + "}", twoNumbers);
        for (qsizetype size = 0; size < file.size(); ++size)
            QVERIFY2(!read(file.first(size)).ok(), qPrintable(QString::number(size)));
        QVERIFY(read(file).ok());
    }

    void aFileStaysMappedWhileItIsOwned()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("w.safetensors");
        write(path, fileOf("{" + entry("w", "F32", "2", "0,8") + "}", twoNumbers));
        std::weak_ptr<const void> watched;
        {
            const Result<TensorStore> store = openSafetensors(path);
            QVERIFY2(store.ok(), qPrintable(said(store)));
            QCOMPARE(store->owners.size(), std::size_t(1));
            watched = store->owners.front();
            QVERIFY(QFile::remove(path)); // the bytes stay
            QCOMPARE(QByteArray(reinterpret_cast<const char*>(store->find("w")->bytes.data()), 8), twoNumbers);
        }
        QVERIFY(watched.expired());
    }

    void onlyRegularFilesAreOpened()
    {
        QTemporaryDir folder;
        QVERIFY(said(openSafetensors(folder.path())).contains("it is a folder"));
        QVERIFY(said(openSafetensors(folder.filePath("none"))).contains("there is no such file"));
#ifdef Q_OS_UNIX
        const QString pipe = folder.filePath("pipe");
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY(said(openSafetensors(pipe)).contains("not a regular file")); // and nobody waits for a writer
#endif
        const QString empty = folder.filePath("empty");
        write(empty, {});
        QVERIFY(said(openSafetensors(empty)).contains("has only 0 bytes"));
        QVERIFY(!readSmallFile(empty, 0)->size());
        write(empty, "12345");
        QVERIFY(QString::fromStdString(readSmallFile(empty, 4).message()).contains("larger than 4 bytes"));
    }

    void shardsAreOneStore()
    {
        QTemporaryDir folder;
        write(folder.filePath("a.safetensors"), fileOf("{" + entry("w", "F32", "2", "0,8") + "}", twoNumbers));
        write(folder.filePath("b.safetensors"),
              fileOf("{" + entry("v", "F32", "1", "4,8") + "," + entry("stray", "F32", "1", "0,4") + "}", twoNumbers));
        const QString index = folder.filePath("model.safetensors.index.json");
        write(index, R"({"metadata":{"total_size":12},"weight_map":{"w":"a.safetensors","v":"b.safetensors"}})");
        const Result<TensorStore> store = openShards(index);
        QVERIFY2(store.ok(), qPrintable(said(store)));
        QCOMPARE(store->tensors.size(), std::size_t(2));
        QCOMPARE(store->owners.size(), std::size_t(2));
    }

    void whatIsWrongWithShardsIsSaid_data()
    {
        QTest::addColumn<QByteArray>("index");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no JSON") << QByteArray("weights") << "proper “weight_map”";
        QTest::newRow("no map") << QByteArray("{}") << "proper “weight_map”";
        QTest::newRow("empty map") << QByteArray(R"({"weight_map":{}})") << "proper “weight_map”";
        QTest::newRow("a list") << QByteArray(R"({"weight_map":["a.safetensors"]})") << "proper “weight_map”";
        QTest::newRow("numbers") << QByteArray(R"({"weight_map":{"w":1}})") << "proper “weight_map”";
        QTest::newRow("missing") << QByteArray(R"({"weight_map":{"w":"c.safetensors"}})") << "“c.safetensors”, which is missing";
        QTest::newRow("up") << QByteArray(R"({"weight_map":{"w":"../a.safetensors"}})") << "not the plain name";
        QTest::newRow("up alone") << QByteArray(R"({"weight_map":{"w":".."}})") << "not the plain name";
        QTest::newRow("root") << QByteArray(R"({"weight_map":{"w":"/etc/passwd"}})") << "not the plain name";
        QTest::newRow("NUL") << QByteArray(R"({"weight_map":{"w":"a.safetensors\u0000"}})") << "not the plain name";
        QTest::newRow("another tensor") << QByteArray(R"({"weight_map":{"x":"a.safetensors"}})")
                                        << "“x”: it is said to be in “a.safetensors”";
        QTest::newRow("twice") << QByteArray(R"({"weight_map":{"w":"a.safetensors","w":"a.safetensors"}})") << "named twice";
    }
    void whatIsWrongWithShardsIsSaid()
    {
        QFETCH(QByteArray, index);
        QFETCH(QString, sentence);
        QTemporaryDir folder;
        write(folder.filePath("a.safetensors"), fileOf("{" + entry("w", "F32", "2", "0,8") + "}", twoNumbers));
        const QString path = folder.filePath("model.safetensors.index.json");
        write(path, index);
        const Result<TensorStore> store = openShards(path);
        QVERIFY2(said(store).contains(sentence), qPrintable(said(store)));
        QVERIFY(said(store).endsWith('.'));
    }

    void opensModelsOfTheWild()
    {
        const QString models = sharedModels();
        if (models.isEmpty())
            QSKIP("the test models are not here; set SOFTFOCUS_MODELS to their folder");
        const QHash<QString, std::size_t> counts{{"use-lite", 38}, {"variants/bert-f16", 74}, {"variants/gpt2-no-prefix-mask-buffers", 56}};
        for (auto model = counts.begin(); model != counts.end(); ++model) {
            const Result<TensorStore> store = openSafetensors(models + '/' + model.key() + "/model.safetensors");
            QVERIFY2(store.ok(), qPrintable(said(store)));
            QCOMPARE(store->tensors.size(), model.value());
        }
    }
};

QTEST_GUILESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
