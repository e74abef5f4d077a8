#include "core/files/array/array_file.h"
#include "core/files/score_file.h"
#include "core/packed/zip.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace softfocus;

namespace {

const QString folder = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/arrays/");

QByteArray contentOf(const QString& name)
{
    QFile file(folder + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString said(const Result<FoundScores>& found)
{
    return found ? QStringLiteral("read") : QString::fromStdString(found.message());
}

Result<FoundScores> read(const QString& name, const ArrayChoice& choice = {})
{
    return readScoreFile(folder + name, LabelChoice::Auto, {}, choice);
}

/// The matrix whose element [k, l] is first + 10·k + l.
Matrix countedFrom(double first)
{
    Matrix matrix(4, 4);
    for (Index row = 0; row < 4; ++row)
        for (Index column = 0; column < 4; ++column)
            matrix(row, column) = first + 10.0 * double(row) + double(column);
    return matrix;
}

} // namespace

class TestArrays : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theFirstMatrixIsTakenAndItsPlaceSaid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("array");
        QTest::addColumn<QString>("origin");
        QTest::newRow("npy") << "layers.npy"
                             << ""
                             << "layers.npy[0, 0]";
        QTest::newRow("npz") << "stored.npz"
                             << "attn"
                             << "stored.npz attn[0, 0]";
        QTest::newRow("packed npz, with a batch of one") << "packed.npz"
                                                         << "attn"
                                                         << "packed.npz attn[0, 0]";
        QTest::newRow("safetensors") << "one.safetensors"
                                     << "attention"
                                     << "one.safetensors attention[0, 0]";
    }
    void theFirstMatrixIsTakenAndItsPlaceSaid()
    {
        QFETCH(QString, file);
        QFETCH(QString, array);
        QFETCH(QString, origin);
        const Result<FoundScores> found = read(file);
        QVERIFY2(found.ok(), qPrintable(said(found)));
        QCOMPARE(found->given.scores, countedFrom(0));
        QCOMPARE(found->place, std::optional(ArrayPlace{array.toStdString(), {2, 3}, {0, 0}}));
        QCOMPARE(QString::fromStdString(found->given.origin), origin);
        QVERIFY(!found->kindKnown);

        const Result<FoundScores> other = read(file, {array.toStdString(), {1, 2}});
        QVERIFY2(other.ok(), qPrintable(said(other)));
        QCOMPARE(other->given.scores, countedFrom(1200));
    }

    void theOrderOfStorageMakesNoDifference()
    {
        const Result<FoundScores> found = read("heads_columns_first.npy", {{}, {2}});
        QVERIFY2(found.ok(), qPrintable(said(found)));
        QCOMPARE(found->given.scores, countedFrom(1200));
        QCOMPARE(found->place->sizes, std::vector<Index>{3});
    }

    void anArrayIsChosenByItsName()
    {
        const Result<FoundScores> found = read("two.npz", {"second", {1}});
        QVERIFY2(found.ok(), qPrintable(said(found)));
        QCOMPARE(found->given.scores, countedFrom(1100));
        const Result<FoundScores> row = read("stored.npz", {"ids", {}});
        QVERIFY2(row.ok(), qPrintable(said(row)));
        QVERIFY(!row->place); // there is no other
        QCOMPARE(row->given.scores.cols(), 4);
    }

    void whatCannotBeChosenIsSaid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<std::string>("choice");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("beyond") << "layers.npy" << std::string("2,0") << "no index 2 in dimension 1, whose size is 2";
        QTest::newRow("too few") << "layers.npy" << std::string("1") << "is at 2 indexes, not at 1";
        QTest::newRow("too many") << "layers.npy" << std::string("1,1,1") << "is at 2 indexes, not at 3";
        QTest::newRow("a name without names") << "layers.npy" << std::string("attn,0,0") << "leave the name “attn” out";
        QTest::newRow("no such array") << "stored.npz" << std::string("weights,0,0") << "no array “weights”; it has “attn”, “ids”";
        QTest::newRow("texts") << "stored.npz" << std::string("tokens") << "no array “tokens”";
        QTest::newRow("which") << "two.npz" << std::string("0") << "several arrays (“first”, “second”)";
        QTest::newRow("far beyond") << "one.safetensors" << std::string("9223372036854775807,0") << "no index 9223372036854775807";
    }
    void whatCannotBeChosenIsSaid()
    {
        QFETCH(QString, file);
        QFETCH(std::string, choice);
        QFETCH(QString, sentence);
        const Result<FoundScores> found = read(file, *arrayChoice(choice));
        QVERIFY2(said(found).contains(sentence), qPrintable(said(found)));
        QVERIFY(said(found).endsWith('.') && said(found).startsWith(folder));
    }

    void choicesAreWritten_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<bool>("isChoice");
        QTest::addColumn<std::string>("array");
        QTest::addColumn<std::vector<Index>>("place");
        QTest::newRow("indexes") << std::string("1,3") << true << std::string() << std::vector<Index>{1, 3};
        QTest::newRow("blanks") << std::string(" 1 , 3 ") << true << std::string() << std::vector<Index>{1, 3};
        QTest::newRow("a name") << std::string("attn") << true << std::string("attn") << std::vector<Index>{};
        QTest::newRow("both") << std::string("attn,0") << true << std::string("attn") << std::vector<Index>{0};
        QTest::newRow("none") << std::string() << false << std::string() << std::vector<Index>{};
        QTest::newRow("two names") << std::string("a,b") << false << std::string() << std::vector<Index>{};
        QTest::newRow("negative") << std::string("0,-1") << false << std::string() << std::vector<Index>{};
        QTest::newRow("half") << std::string("0,1.5") << false << std::string() << std::vector<Index>{};
        QTest::newRow("open end") << std::string("0,") << false << std::string() << std::vector<Index>{};
    }
    void choicesAreWritten()
    {
        QFETCH(std::string, text);
        QFETCH(bool, isChoice);
        QFETCH(std::string, array);
        QFETCH(std::vector<Index>, place);
        const std::optional<ArrayChoice> choice = arrayChoice(text);
        QCOMPARE(choice.has_value(), isChoice);
        if (choice)
            QCOMPARE(*choice, (ArrayChoice{array, place}));
    }

    void everyCutOfAnArchiveIsASentence()
    {
        for (const char* name : {"stored.npz", "packed.npz"}) {
            const QByteArray whole = contentOf(name);
            QVERIFY(arraysFromNpz(whole, nullptr, name).ok());
            for (qsizetype size = 0; size < whole.size(); ++size) {
                const auto arrays = arraysFromNpz(whole.first(size), nullptr, name);
                QVERIFY2(!arrays.ok(), qPrintable(QString::number(size)));
                QVERIFY(arrays.message().starts_with(name) && arrays.message().ends_with("."));
            }
        }
    }

    void damagedBytesAreFound()
    {
        QByteArray archive = contentOf("stored.npz");
        const qsizetype at = archive.indexOf("\x93NUMPY");
        archive[at + 200] = char(archive[at + 200] ^ 1);
        QVERIFY(QString::fromStdString(arraysFromNpz(archive, nullptr, "a.npz").message()).contains("checksum"));
    }

    void otherArchivesAreRefused()
    {
        const auto refusal = [](const QByteArray& archive) {
            const auto entries = zipEntries(archive, "a.npz");
            return entries ? QStringLiteral("read") : QString::fromStdString(entries.message());
        };
        const QByteArray whole = contentOf("stored.npz");
        QCOMPARE(refusal(whole), QString("read"));
        const qsizetype record = whole.indexOf("PK\1\2"), end = whole.indexOf("PK\5\6");
        const auto changed = [&](qsizetype at, int byte) {
            QByteArray archive = whole;
            archive[at] = char(byte);
            return refusal(archive);
        };
        QVERIFY(changed(record + 8, 1).contains("encrypted file “attn.npy”"));
        QVERIFY(changed(record + 10, 14).contains("not known here (14)"));
        QVERIFY(changed(end + 4, 1).contains("a part of an archive"));
        QVERIFY(changed(end + 16, 0xff).contains("list of files"));
        QVERIFY(changed(record + 42, 3).contains("where the file “attn.npy” lies"));
        QVERIFY(refusal("PK\3\4 and no more").contains("its end is missing"));
    }

    void filesOnEachOtherAreRefused()
    {
        QByteArray archive = contentOf("stored.npz");
        const qsizetype first = archive.indexOf("PK\1\2"), second = archive.indexOf("PK\1\2", first + 1);
        for (const int field : {16, 20, 24, 42}) // checksum, sizes and place of the first file
            archive.replace(second + field, 4, archive.mid(first + field, 4));
        QVERIFY(QString::fromStdString(zipEntries(archive, "a.npz").message()).contains("lies where another one does"));
    }

    void whatUnpacksToTooMuchIsRefused()
    {
        const QByteArray archive = contentOf("packed.npz");
        const Result<std::vector<ZipEntry>> entries = zipEntries(archive, "a.npz");
        QVERIFY(entries.ok());
        QVERIFY(QString::fromStdString(unzipped(entries->front(), 100, "a.npz").message()).contains("more than can be unpacked"));
    }

    void aModelIsNoArrayOfAttention()
    {
        const QString path = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/resources/models/bert/model.safetensors");
        QVERIFY(said(readScoreFile(path)).contains("several arrays"));
    }

    void largeFilesAreMapped()
    {
        // 80 MB of zeros, of which 32 KB are looked at.
        QTemporaryDir large;
        const QString path = large.filePath("large.npy");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray header = "{'descr': '<f4', 'fortran_order': False, 'shape': (20, 16, 250, 250), }";
        header += QByteArray(117 - header.size(), ' ') + '\n';
        file.write(QByteArray("\x93NUMPY\1\0", 8) + char(header.size()) + '\0' + header);
        QVERIFY(file.resize(10 + header.size() + qint64(20) * 16 * 250 * 250 * 4));
        file.close();
        const Result<FoundScores> found = readScoreFile(path, LabelChoice::Auto, {}, {{}, {19, 15}});
        QVERIFY2(found.ok(), qPrintable(said(found)));
        QCOMPARE(found->given.scores.cols(), 250);
    }
};

QTEST_GUILESS_MAIN(TestArrays)
#include "test_arrays.moc"
