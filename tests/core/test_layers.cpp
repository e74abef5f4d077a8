#include "tests/support/include_rules.h"

#include <QDirIterator>
#include <QLibraryInfo>
#include <QTest>

using namespace softfocus;

namespace {

QtHeaders installedQt()
{
    return QtHeaders(QLibraryInfo::path(QLibraryInfo::HeadersPath));
}

/// The reasons against a source text in a file at `path`, each with its line.
QStringList refusals(const QString& path, const QString& source, const QtHeaders& qt)
{
    const std::optional<Layer> layer = layerOf(path);
    if (!layer)
        return {path + ": is in no layer"};
    QStringList reasons;
    for (const Include& include : includesOf(source))
        for (const QString& reason : {refusal(*layer, include, qt), refusalInRoom(path, include)})
            if (!reason.isEmpty())
                reasons.append(QString("%1:%2: %3").arg(path).arg(include.line).arg(reason));
    return reasons;
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void headersOfQtAreFoundWhereItIsInstalled()
    {
        const QtHeaders qt = installedQt();
        QCOMPARE(qt.modulesOf("QString"), QStringList{"Core"});
        QCOMPARE(qt.modulesOf("qstring.h"), QStringList{"Core"});
        QCOMPARE(qt.modulesOf("QTest"), QStringList{"Test"});
        QVERIFY(qt.modulesOf("vector").isEmpty());
    }

    void forbiddenLinesAreRefused_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        const auto add = [](const char* path, const char* line) {
            QTest::addRow("%s %s", path, qPrintable(QString(line).simplified())) << QString(path) << QString(line);
        };
        add("core/base/a.h", "#include <QString>");
        add("core/base/a.h", "#include <qstring.h>");
        add("core/base/a.h", "#include <QtCore>");
        add("core/base/a.h", "#include <QtCore/QString>");
        add("core/base/a.h", "#include \"QtCore/qstring.h\"");
        add("core/base/a.h", "#include <qt6/QtCore/QString>");
        add("core/base/a.h", "#include <QNoSuchHeader>");
        add("core/base/a.h", "#include <cstdio>");
        add("core/base/a.h", "#include <stdio.h>");
        add("core/measures/a.cpp", "#include <print>");
        add("core/attention/a.cpp", "#include <fstream>");
        add("core/normalizers/a.cpp", "#include <iostream>");
        add("core/transformer/a.cpp", "#include <filesystem>");
        add("core/attention/a.cpp", "#include <unistd.h>");
        add("core/attention/a.cpp", "#include <sys/mman.h>");
        add("core/attention/a.cpp", "#include \"core/text/words.h\"");
        add("core/attention/a.cpp", "#include \"core/files/print.h\"");
        add("core/attention/a.cpp", "#include \"tests/support/rows.h\"");
        add("core/attention/a.cpp", "#include \"core/elsewhere/a.h\"");
        add("core/attention/a.cpp", "#include \"core/base/../files/print.h\"");
        add("core/attention/a.cpp", "#include \"../files/print.h\"");
        add("core/attention/a.cpp", "#include \"./attention.h\"");
        add("core/attention/a.cpp", "#include \"attention.h\"");
        add("core/attention/a.cpp", "#include <core/attention/attention.h>");
        add("core/attention/a.cpp", "#include HEADER");
        add("core/text/a.cpp", "#include <QColor>");
        add("core/text/a.cpp", "#include <QtGui/QColor>");
        add("core/text/a.cpp", "#include <QWidget>");
        add("core/files/a.cpp", "#include <QtTest>");
        add("core/files/a.cpp", "#include <QTest>");
        add("core/files/a.cpp", "#include \"ui/paint/theme.h\"");
        add("ui/paint/a.h", "#include <QtWidgets/QWidget>");
        add("ui/paint/a.h", "#include <QtWidgets>");
        add("ui/paint/a.h", "#include <QWidget>");
        add("ui/paint/a.h", "#include <qwidget.h>");
        add("ui/paint/a.h", "#include \"qwidget.h\"");
        add("core/text/a.h", "#include <private/qwidget_p.h>");
        add("ui/paint/a.h", "#include <QtWidgets/6.4.2/QtWidgets/private/qwidget_p.h>");
        add("ui/model/a.h", "#include \"ui/window/main_window.h\"");
        add("ui/figure/a.h", "#include \"app/command_line.h\"");
        add("ui/views/a.cpp", "#include <Eigen/Core>");
        add("ui/views/a.cpp", "#include <Eigen/src/Core/Matrix.h>");
        add("ui/views/a.cpp", "#include <eigen3/Eigen/Core>");
        add("ui/views/a.cpp", "#include <unsupported/Eigen/MatrixFunctions>");
        add("ui/views/a.cpp", "#include \"core/files/score_file.h\"");
        add("ui/views/a.cpp", "#include \"app/main.h\"");
        add("ui/views/a.cpp", "#include <QNetworkAccessManager>");
        add("app/main.cpp", "#include <Eigen/Core>");
        add("ui/views/a.cpp", "#include \"core/json/object_reader.h\"");
        // Rooms, and who knows the document.
        add("core/base/a.h", "#include \"core/rows/row.h\"");
        add("core/rows/a.h", "#include \"core/normalizers/normalizer.h\"");
        add("core/scene/a.h", "#include \"core/attention/attention.h\"");
        add("core/json/a.cpp", "#include \"core/sources/source_table.h\"");
        add("core/sources/a.cpp", "#include \"core/files/scene_file.h\"");
        add("ui/words/a.h", "#include \"ui/figure/figure.h\"");
        add("ui/words/a.cpp", "#include \"ui/model/document/selection.h\"");
        add("ui/model/document/a.h", "#include \"ui/paint/heatmap/heatmap_layout.h\"");
        add("ui/paint/charts/a.h", "#include \"ui/figure/figure.h\"");
        add("ui/controls/buttons/a.h", "#include \"ui/panels/stage/top_bar.h\"");
        add("ui/dialogs/a.cpp", "#include \"ui/pages/page.h\"");
        add("ui/pages/a.cpp", "#include \"ui/window/main_window.h\"");
        add("ui/pages/a.cpp", "#include \"ui/model/document/document.h\"");
        add("ui/model/session/a.cpp", "#include \"ui/model/document/document.h\"");
        add("ui/figure/a.cpp", "#include \"ui/model/document/document.h\"");
        add("app/window.cpp", "#include \"ui/model/document/document.h\"");
        add("elsewhere/a.cpp", "");
        add("ui/a.cpp", "");
        // The same line in the ways a compiler takes it.
        add("core/text/a.cpp", "#include<QWidget>");
        add("core/text/a.cpp", "  #  include  <QWidget>");
        add("core/text/a.cpp", "%:include <QWidget>");
        add("core/text/a.cpp", "#include_next <QWidget>");
        add("core/text/a.cpp", "#import <QWidget>");
        add("core/text/a.cpp", "import <QWidget>;");
        add("core/text/a.cpp", "/* why */ #include <QWidget>");
        add("core/text/a.cpp", "#include /* why\n not */ <QWidget>");
        add("core/text/a.cpp", "#\\\ninclude <QWi\\\ndget>");
        add("core/text/a.cpp", "#\\\r\ninclude <QWidget>\r\n");
        add("core/text/a.cpp", "const int n = 1'000;\n#include <QWidget>");
        add("core/text/a.cpp", "const char* s = \"/*\";\n#include <QWidget> // */");
        add("core/text/a.cpp", "const char q = '\"';\n#include <QWidget>");
        add("core/text/a.cpp", "const char* r = R\"x(/* )\" )x\";\n#include <QWidget>");
    }
    void forbiddenLinesAreRefused()
    {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QCOMPARE(refusals(path, line, installedQt()).size(), 1);
    }

    void allowedLinesPass_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        const auto add = [](const char* path, const char* line) {
            QTest::addRow("%s %s", path, qPrintable(QString(line).simplified())) << QString(path) << QString(line);
        };
        add("core/base/a.h", "#include <Eigen/Core>");
        add("core/base/a.h", "#include <vector>");
        add("core/attention/a.cpp", "#include \"core/base/matrix.h\"");
        add("core/text/a.cpp", "#include <QTextBoundaryFinder>");
        add("core/vectors/a.cpp", "#include <QtGlobal>");
        add("core/files/a.cpp", "#include \"core/attention/scene.h\"");
        add("core/files/a.cpp", "#include <cstdio>");
        add("ui/model/a.cpp", "#include <QUndoStack>");
        add("ui/paint/a.cpp", "#include <QtGui/QPainter>");
        add("ui/paint/a.cpp", "#include <Eigen/Core>");
        add("ui/figure/a.cpp", "#include \"core/files/scene_file.h\"");
        add("ui/views/a.cpp", "#include <QWidget>");
        add("ui/views/a.cpp", "#include \"ui/paint/theme.h\"");
        add("ui/views/a.cpp", "#include \"a.moc\"");
        add("app/main.cpp", "#include <QApplication>");
        add("core/normalizers/a.h", "#include \"core/rows/row.h\"");
        add("core/files/a.cpp", "#include \"core/sources/source_table.h\"");
        add("ui/paint/charts/a.h", "#include \"ui/model/derivation/row_gradient.h\"");
        add("ui/paint/colour/a.cpp", "#include \"ui/paint/labels/text_width.h\"");
        add("ui/window/a.cpp", "#include \"ui/pages/page.h\"");
        add("ui/pages/a.cpp", "#include \"ui/commands/command.h\"");
        add("ui/window/a.h", "#include \"ui/model/document/document.h\"");
        add("ui/model/document/scene_editor.cpp", "#include \"ui/model/document/document.h\"");
        add("app/main.cpp", "#include \"core/files/print.h\"");
        // No include lines, to a compiler.
        add("core/base/a.h", "// #include <QWidget>");
        add("core/base/a.h", "// goes on \\\n#include <QWidget>");
        add("core/base/a.h", "/*\n#include <QWidget>\n*/");
        add("core/base/a.h", "const char* r = R\"(\n#include <QWidget>\n)\";");
        add("core/base/a.h", "const char* s = \"\\\n#include <QWidget>\";");
        add("core/base/a.h", "#includes <QWidget>");
        add("core/base/a.h", "important <QWidget> x;");
    }
    void allowedLinesPass()
    {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QCOMPARE(refusals(path, line, installedQt()), QStringList());
    }

    void aRefusalNamesTheLine()
    {
        const QString source = "/* 1\n2 */ int a = 1'0; \\\n\n// 4 \\\n5\nauto r = R\"(\n)\"; // 7\n#include <QWidget>\n";
        const QStringList reasons = refusals("core/text/a.cpp", source, installedQt());
        QCOMPARE(reasons.size(), 1);
        QVERIFY2(reasons.first().startsWith("core/text/a.cpp:8: \"QWidget\""), qPrintable(reasons.first()));
    }

    void everyFileKeepsToItsLayer()
    {
        static const QRegularExpression oddlyNamed("\\.(c|cc|cxx|hh|hpp|hxx|inl|ipp|tpp)$");
        const QDir root(SOFTFOCUS_SOURCE_DIR);
        const QtHeaders qt = installedQt();
        QStringList reasons;
        QHash<int, int> filesIn;
        for (const char* room : {"core", "ui", "app"}) {
            QDirIterator files(root.filePath(room), QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                const QString path = root.relativeFilePath(file.fileName());
                if (oddlyNamed.match(path).hasMatch())
                    reasons.append(path + ": sources end in .h or .cpp");
                if (!path.endsWith(".h") && !path.endsWith(".cpp"))
                    continue;
                QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
                reasons += refusals(path, QString::fromUtf8(file.readAll()), qt);
                if (const auto layer = layerOf(path))
                    ++filesIn[static_cast<int>(*layer)];
            }
        }
        QVERIFY2(reasons.isEmpty(), qPrintable('\n' + reasons.join('\n')));
        for (const Layer layer : {Layer::Core, Layer::Data, Layer::Present, Layer::Widgets, Layer::App})
            QVERIFY2(filesIn[static_cast<int>(layer)] > 0, "a layer without a file: the folders have moved");
    }

    /// About fifteen files to a room; these are the rooms of the window, which would fill up first.
    void roomsOfTheWindowStaySmall()
    {
        constexpr int most = 16;
        for (const char* room : {"ui/commands", "ui/pages", "ui/window", "ui/dialogs"}) {
            const QDir folder(QDir(SOFTFOCUS_SOURCE_DIR).filePath(room));
            const qsizetype count = folder.entryList({"*.h", "*.cpp"}, QDir::Files).size();
            QVERIFY2(count > 0 && count <= most, qPrintable(QString("%1 has %2 files").arg(room).arg(count)));
        }
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "test_layers.moc"
