#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
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

/// The name of the function that begins in a line, if one does: of those outside of classes, whose lines are not indented.
QString functionIn(const QString& line)
{
    static const QRegularExpression begins(
        R"(^(?!namespace|using|return|class|struct|enum|template|[#/{} ])[\w:<>,&*\[\] ]*?[ &*>](\w+)\()");
    return begins.match(line).captured(1);
}

/// The functions that a file keeps to itself, in its unnamed namespaces.
QSet<QString> ownFunctionsIn(const QString& text)
{
    QSet<QString> names;
    bool isOwn = false;
    for (const QString& line : text.split('\n')) {
        if (line == "namespace {" || line == "} // namespace")
            isOwn = line == "namespace {";
        else if (const QString name = functionIn(line); isOwn && !name.isEmpty())
            names << name;
    }
    return names;
}

bool calls(const QString& text, const QString& function)
{
    return text.contains(QRegularExpression(R"((?<![\w.>:]))" + function + R"(\()"));
}

/// Every file below a folder of the sources whose name ends so, with what it says besides texts and comments.
QHash<QString, QString> filesIn(const QString& folder, const QString& ending)
{
    static const QRegularExpression beside(R"("(?:\\.|[^"\\\n])*"|//(?! namespace)[^\n]*)");
    QHash<QString, QString> files;
    QDirIterator all(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/") + folder, {"*" + ending}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.open(QIODevice::ReadOnly))
            files[file.fileName().chopped(ending.size())] = QString::fromUtf8(file.readAll()).remove(beside);
    }
    return files;
}

/// "FILE keeps NAME to itself, which HEADER has and FILE uses", where that is so.
QStringList hiddenNames(const QHash<QString, QString>& sources, const QHash<QString, QString>& headers)
{
    QMultiHash<QString, QString> homes;
    for (auto header = headers.cbegin(); header != headers.cend(); ++header)
        for (const QString& line : header->split('\n'))
            if (const QString name = functionIn(line); !name.isEmpty())
                homes.insert(name, header.key());
    QStringList hidden;
    for (auto file = sources.cbegin(); file != sources.cend(); ++file)
        for (const QString& name : ownFunctionsIn(*file))
            for (const QString& home : homes.values(name))
                for (auto user = sources.cbegin(); user != sources.cend() && home != file.key(); ++user)
                    if (user != file && calls(*user, name) && !ownFunctionsIn(*user).contains(name))
                        hidden << file.key() + " keeps " + name + " to itself, which " + home + " has and " + user.key() + " uses";
    return hidden;
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

    /// Where several files are compiled at once, a function of one of them goes before that of a header in all of them.
    void noFileHidesWhatAHeaderHas()
    {
        const QHash<QString, QString> ofCore = filesIn("core", ".h");
        QHash<QString, QString> headers = filesIn("ui", ".h");
        headers.insert(ofCore);
        QVERIFY2(headers.size() > 100, "the headers were read");
        QHash<QString, QString> core = filesIn("core", ".cpp");
        core.removeIf([](const auto& file) { return file.key().contains("/normalizers/"); }); // each of which is compiled by itself
        QCOMPARE(hiddenNames(core, ofCore).join('\n'), QString());
        QCOMPARE(hiddenNames(filesIn("ui", ".cpp"), headers).join('\n'), QString());
    }

    void hiddenNamesAreFound()
    {
        const QHash<QString, QString> headers{{"a", "namespace softfocus {\nbool isLetter(char32_t c);\n}\n"}};
        const QString own = "namespace {\n\nbool isLetter(char c)\n{\n}\n\n} // namespace\n", user = "    if (isLetter(c))\n";
        QCOMPARE(hiddenNames({{"b", own}, {"c", user}}, headers).size(), 1);
        QCOMPARE(hiddenNames({{"a", own}, {"c", user}}, headers).size(), 0);       // beside its own header it is a further one
        QCOMPARE(hiddenNames({{"b", own}, {"c", own + user}}, headers).size(), 0); // which has one to itself
        QCOMPARE(hiddenNames({{"b", own}, {"c", "    if (word.isLetter(c))\n"}}, headers).size(), 0);
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
