#include "app/help_text.h"
#include "app/manual_page.h"
#include "app/option_table.h"
#include "core/scene/scene.h"
#include "tests/support/program.h"

#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace softfocus;
using namespace softfocus::cli;
using namespace softfocus::test;

namespace {

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

/// The lines that the manual page shows as examples.
QByteArrayList examplesIn(const QByteArray& page)
{
    QByteArrayList examples;
    const QByteArray begin = ".Bd -literal -offset indent\n";
    for (qsizetype at = page.indexOf(begin); at >= 0; at = page.indexOf(begin, at + 1)) {
        const qsizetype from = at + begin.size();
        examples.append(page.mid(from, page.indexOf("\n.Ed", from) - from).replace("\\-", "-").replace("\\e", "\\"));
    }
    return examples;
}

} // namespace

class TestOptionTable : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void namesAndLettersAreDifferent()
    {
        QSet<QByteArray> names;
        for (const OptionInfo& option : optionTable) {
            QVERIFY2(!names.contains(bytesOf(option.name)), option.name.data());
            names.insert(bytesOf(option.name));
            QVERIFY2(!option.letter || !names.contains(QByteArray(1, option.letter)), option.name.data());
            if (option.letter)
                names.insert(QByteArray(1, option.letter));
        }
    }

    void namesOfOtherTablesAreOptions()
    {
        for (const ParameterInfo& info : parameterTable)
            QCOMPARE(OptionName::named(info.name).text(), info.name);
        for (const char* name : givenKindNames)
            QCOMPARE(OptionName::named(name).text(), std::string_view(name));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, OptionName::named("warmth"));
    }

    void everyOptionIsInTheHelpOnce()
    {
        const QByteArray help = helpText();
        for (const OptionInfo& option : optionTable) {
            const QByteArray name = "--" + bytesOf(option.name) + (option.argument.empty() ? "" : " ") + argumentOf(option);
            const QByteArray label = (option.letter ? "\n  -" + QByteArray(1, option.letter) + ", " : QByteArray("\n      ")) + name + "  ";
            QVERIFY2(help.count(label) == 1, label.constData());
        }
        constexpr qsizetype widest = 130; // characters
        for (const QByteArray& line : help.split('\n'))
            QVERIFY2(QString::fromUtf8(line).size() <= widest, line.constData());
        QVERIFY(!help.contains('%') && help.endsWith(".\n"));
    }

    /// The program itself knows every row, and takes a value, and more than one, where the table says so.
    void everyOptionIsParsed()
    {
        for (const OptionInfo& option : optionTable) {
            if (option.group == OptionGroup::About)
                continue;
            const QString name = "--" + QString::fromUtf8(bytesOf(option.name));
            QStringList twice{name, name};
            if (!option.argument.empty())
                twice = {name, "x", name, "x"};
            const Outcome outcome = run(twice);
            const bool isRefused = outcome.error.startsWith("softfocus: " + name + " is given more than once");
            QVERIFY2(isRefused == !(option.argument.empty() || option.isFor(ForMany)), qPrintable(outcome.error));
            QVERIFY2(!outcome.error.contains("There is no option"), qPrintable(outcome.error));
        }
    }

    void theManualPageHasEveryOption()
    {
        const QByteArray page = manualPage();
        for (const OptionInfo& option : optionTable) {
            const QByteArray item = "Fl \\-" + bytesOf(option.name).replace("-", "\\-") + (option.argument.empty() ? "\n" : " Ar ");
            QVERIFY2(page.count(item) == 1, item.constData());
        }
        QVERIFY(!page.contains('%') && !page.contains("\n\n"));
    }

    void theManualPageIsWellFormed()
    {
        if (QStandardPaths::findExecutable("mandoc").isEmpty())
            QSKIP("mandoc, which checks manual pages, is not installed");
        QProcess process;
        process.start("mandoc", {"-T", "lint", "-W", "style"});
        process.write(manualPage());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardOutput() + process.readAllStandardError(), QByteArray());
        QCOMPARE(process.exitCode(), 0);
    }

    void theExamplesOfTheManualPageWork()
    {
        const QTemporaryDir folder;
        const QByteArrayList examples = examplesIn(manualPage());
        QVERIFY(examples.size() >= 3);
        for (QByteArray example : examples) {
            QVERIFY2(example.startsWith("softfocus "), example.constData());
            const QString line = "cd '" + folder.path() + "' && \"$P\"" + QString::fromUtf8(example.mid(9));
            const Outcome outcome = runInShell(line);
            QVERIFY2(outcome.status == 0 && outcome.error.isEmpty(), qPrintable(line + '\n' + outcome.error));
        }
    }
};

QTEST_GUILESS_MAIN(TestOptionTable)
#include "test_option_table.moc"
