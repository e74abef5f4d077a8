// What the program answered to many command lines, recorded by tests/app/record_lines.py: every byte of it stays, but for the last digits
// of numbers, which are those of the processor's instructions.

#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace softfocus::test;

namespace {

const QString folder = SOFTFOCUS_SOURCE_DIR "/tests/data/command_lines";

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList textsIn(const QJsonValue& array)
{
    return array.toVariant().toStringList();
}

/// The program's answer where it stands in a folder.
Outcome runIn(const QString& where, const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = bareEnvironment();
    environment.insert("XDG_DATA_HOME", where + "/../data");
    environment.insert("XDG_CONFIG_HOME", where + "/../config");
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(where);
    process.start(program(), arguments);
    process.closeWriteChannel();
    constexpr int patience = 120'000;
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            QString::fromUtf8(process.readAllStandardError())};
}

bool areClose(double one, double other)
{
    constexpr double rounding = 1e-12;
    return std::abs(one - other) <= rounding * std::max(1.0, std::abs(one));
}

/// Where two texts differ in more than the rounding of their numbers; empty where they do not.
QString differenceOf(const QString& text, const QString& recorded)
{
    static const QRegularExpression numbers("-?\\d+(\\.\\d+)?(e[-+]?\\d+)?");
    QRegularExpressionMatchIterator one = numbers.globalMatch(text), other = numbers.globalMatch(recorded);
    bool same = QString(text).replace(numbers, "0") == QString(recorded).replace(numbers, "0");
    while (same && one.hasNext() && other.hasNext())
        same = areClose(one.next().captured().toDouble(), other.next().captured().toDouble());
    return same ? QString() : "is\n" + text + "\nand was recorded as\n" + recorded;
}

} // namespace

class TestRecordedLines : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void answersAreAsRecorded_data()
    {
        QTest::addColumn<QJsonObject>("line");
        const QJsonArray lines = QJsonDocument::fromJson(contentOf(folder + "/lines.json")).array();
        QVERIFY(lines.size() > 100);
        for (const QJsonValue line : lines) {
            const QStringList arguments = textsIn(line["arguments"]);
            QVERIFY2(line["output"].isString() && line["error"].isString(), "a line is not recorded");
            QTest::newRow(qPrintable(arguments.join(' '))) << line.toObject();
        }
    }

    void answersAreAsRecorded()
    {
        QFETCH(QJsonObject, line);
        const QTemporaryDir scratch;
        const QString where = scratch.filePath("files");
        QVERIFY(QDir().mkpath(where));
        const QStringList given = QDir(folder + "/files").entryList(QDir::Files);
        for (const QString& name : given)
            QVERIFY(QFile::copy(folder + "/files/" + name, where + '/' + name));

        const Outcome outcome = runIn(where, textsIn(line["arguments"]));
        QCOMPARE(outcome.error, line["error"].toString());
        QCOMPARE(outcome.status, line["status"].toInt());
        const QString difference = differenceOf(QString::fromUtf8(outcome.output), line["output"].toString());
        QVERIFY2(difference.isEmpty(), qPrintable("standard output " + difference));

        const QJsonObject files = line["files"].toObject();
        QStringList written = QDir(where).entryList(QDir::Files | QDir::Hidden, QDir::Name);
        written.removeIf([&](const QString& name) { return given.contains(name); });
        QCOMPARE(written, files.keys());
        for (const QString& name : written)
            if (files[name].isString()) {
                const QString changed = differenceOf(QString::fromUtf8(contentOf(where + '/' + name)), files[name].toString());
                QVERIFY2(changed.isEmpty(), qPrintable(name + ' ' + changed));
            }
    }

    void onlyRoundingIsForgiven()
    {
        QCOMPARE(differenceOf("[0.1, 2e-3]", "[0.10000000000000001, 0.002]"), QString());
        QVERIFY(!differenceOf("[0.1]", "[0.1001]").isEmpty());
        QVERIFY(!differenceOf("[0.1]", "[0.1, 1]").isEmpty());
        QVERIFY(!differenceOf("a 1", "b 1").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRecordedLines)
#include "test_recorded_lines.moc"
