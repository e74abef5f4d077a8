#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

namespace {

/// The types that a header defines outside of others, with the namespaces that they are in.
QStringList typesIn(const QString& text)
{
    static const QRegularExpression opens(R"(^namespace (\w+) \{)"), closes(R"(^\} // namespace (\w+))");
    static const QRegularExpression defines(R"(^(?:class|struct|enum class) (\w+)(?: final)?(?: : [^;{]*)? \{)");
    QStringList types, spaces;
    for (const QString& line : text.split('\n')) {
        if (const QRegularExpressionMatch match = opens.match(line); match.hasMatch())
            spaces << match.captured(1);
        else if (closes.match(line).hasMatch() && !spaces.isEmpty())
            spaces.removeLast();
        else if (const QRegularExpressionMatch type = defines.match(line); type.hasMatch())
            types << (spaces + QStringList{type.captured(1)}).join("::");
    }
    return types;
}

} // namespace

/// Two types of one name in one program are one to the linker, which takes the functions of either: the compiler does not see it.
class TestNames : public QObject {
    Q_OBJECT

private slots:
    void everyTypeHasANameOfItsOwn()
    {
        QHash<QString, QString> homes;
        for (const char* room : {"app", "core", "ui"}) {
            QDirIterator headers(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/") + room, {"*.h"}, QDir::Files, QDirIterator::Subdirectories);
            while (headers.hasNext()) {
                QFile file(headers.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                for (const QString& type : typesIn(QString::fromUtf8(file.readAll()))) {
                    QVERIFY2(!homes.contains(type), qPrintable(type + " is in " + homes[type] + " and in " + file.fileName()));
                    homes[type] = file.fileName();
                }
            }
        }
        QVERIFY2(homes.size() > 100 && homes.contains("softfocus::Document"), "the headers were read");
    }

    void namesakesAreFound()
    {
        const QString text = "namespace softfocus {\nclass A;\nclass A : public B {\n};\nnamespace cli {\nstruct A {\n};\n} // namespace "
                             "cli\nstruct C {\n};\n} // namespace softfocus\n";
        QCOMPARE(typesIn(text), (QStringList{"softfocus::A", "softfocus::cli::A", "softfocus::C"}));
    }
};

QTEST_APPLESS_MAIN(TestNames)
#include "test_names.moc"
