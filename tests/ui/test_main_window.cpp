#include "tests/support/own_settings.h"
#include "tests/support/sentences.h"
#include "tests/support/shown_window.h"
#include "tests/support/spoken.h"
#include "ui/controls/text/notice_line.h"
#include "ui/controls/text/text_label.h"
#include "ui/dialogs/keys_sheet.h"
#include "ui/pages/explore_page.h"
#include "ui/panels/choices/controls_panel.h"
#include "ui/views/heatmap_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;
using softfocus::test::ShownWindow;

namespace {

struct Shown : ShownWindow {
    using ShownWindow::ShownWindow;

    QPlainTextEdit& sentence() { return part<QPlainTextEdit>("sentence"); }
    QString normalizer() const { return QString::fromStdString(std::string(document.scene().variant.normalizer.name())); }
    template <class Widget>
    Widget& part(const char* name)
    {
        return *find<Widget>(name);
    }
};

QString writeFile(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a test file");
    return file.fileName();
}

/// Drags a file onto a widget and lets go of it.
bool dropFile(QWidget& target, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&target, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&target, &drop);
    return true;
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_settings.begin("softfocus-test");
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void settingsAreTheOwners()
    {
        QSettings settings;
        settings.setValue("files/recent", QStringList{"/home/somebody/secret.softfocus"});
        settings.sync();
        const QString file = settings.fileName(), folder = QFileInfo(file).absolutePath();
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        {
            Shown shown;
            QVERIFY(!(QFileInfo(file).permissions() & others));
            QVERIFY(!(QFileInfo(folder).permissions() & others));
            shown.window.close();
        }
        settings.setValue("a", 1); // and they stay so when they are written
        settings.sync();
        QVERIFY(!(QFileInfo(file).permissions() & others));
    }

    void plainDigitsChooseTheNormalizer_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("normalizer");
        QTest::newRow("1") << int(Qt::Key_1) << "softmax";
        QTest::newRow("2") << int(Qt::Key_2) << "sparsemax";
        QTest::newRow("3") << int(Qt::Key_3) << "hardmax";
        QTest::newRow("4") << int(Qt::Key_4) << "linear";
        QTest::newRow("5") << int(Qt::Key_5) << "entmax";
        QTest::newRow("6") << int(Qt::Key_6) << "top-k";
        QTest::newRow("7") << int(Qt::Key_7) << "sigmoid";
        QTest::newRow("8") << int(Qt::Key_8) << "tanh";
        QTest::newRow("9") << int(Qt::Key_9) << "adaptive";
    }

    void plainDigitsChooseTheNormalizer()
    {
        QFETCH(int, key);
        QFETCH(QString, normalizer);
        Scene scene;
        scene.variant.normalizer = Normalizer::at(key == Qt::Key_1 ? 1 : 0);
        Shown shown(scene);
        shown.press(Qt::Key(key));
        QCOMPARE(shown.normalizer(), normalizer);
    }

    void digitsInTheSentenceAreText()
    {
        Shown shown;
        shown.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(shown.sentence().hasFocus());
        QTest::keyClicks(&shown.sentence(), "3 cookies");
        QCOMPARE(sentenceText(shown.document.scene()), std::string("3 cookies"));
        QCOMPARE(shown.normalizer(), QString("softmax"));
        QTest::keyClick(&shown.sentence(), Qt::Key_2, Qt::AltModifier);
        QCOMPARE(shown.normalizer(), QString("sparsemax"));
        QTest::keyClick(&shown.sentence(), Qt::Key_7, Qt::AltModifier);
        QCOMPARE(shown.normalizer(), QString("sigmoid"));
        QCOMPARE(sentenceText(shown.document.scene()), std::string("3 cookies"));
    }

    void escapeLeavesTheSentence()
    {
        Shown shown;
        shown.press(Qt::Key_L, Qt::ControlModifier);
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.sentence().hasFocus());
        QTest::keyClick(shown.window.focusWidget(), Qt::Key_4);
        QCOMPARE(shown.normalizer(), QString("linear"));
    }

    void bracketsStepTheTemperature()
    {
        Shown shown;
        shown.press(Qt::Key_BracketLeft);
        const double lower = shown.document.scene().variant.temperature;
        QVERIFY(lower < 1);
        shown.press(Qt::Key_BracketRight);
        QCOMPARE(shown.document.scene().variant.temperature, 1.0);
        shown.press(Qt::Key_BraceLeft);
        QVERIFY(shown.document.scene().variant.temperature < lower);
        shown.press(Qt::Key_BraceRight);
        shown.press(Qt::Key_BraceRight);
        QVERIFY(shown.document.scene().variant.temperature > 1);
    }

    void controlDigitsBringAStageToTheCentre()
    {
        Shown shown;
        const Qt::Key keys[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4};
        for (std::size_t place = 0; place < 4; ++place) {
            shown.press(keys[place], Qt::ControlModifier);
            QCOMPARE(shown.document.scene().view.stage, static_cast<Stage>(place));
        }
        QCOMPARE(shown.normalizer(), QString("softmax"));
    }

    void theStripBringsAStageToTheCentre()
    {
        Shown shown;
        QTest::mouseClick(&shown.part<QAbstractButton>("stageScores"), Qt::LeftButton);
        QCOMPARE(shown.document.scene().view.stage, Stage::Scores);
        QVERIFY(shown.part<QAbstractButton>("stageScores").isChecked());
        QCOMPARE(shown.part<QWidget>("stageTitle").accessibleName(), QString("Attention scores"));
    }

    void aPreviewChangesTheStripAsWell()
    {
        Shown shown;
        auto& button = shown.part<QAbstractButton>("stageScores");
        const QImage before = button.grab().toImage();
        Scene scene = shown.document.scene();
        scene.view.preview = Preview::Greyscale;
        QVERIFY(shown.document.edit("preview", scene));
        QTRY_VERIFY(button.grab().toImage() != before);
    }

    void givenScoresHaveNoVectorsAndSayWhy()
    {
        Shown shown;
        const QString path = writeFile(m_files, "scores.csv", "4,2,1\n1,0,3\n");
        QVERIFY(dropFile(shown.window, path));
        QTRY_VERIFY(shown.window.findChild<QAbstractButton*>("scores"));
        QTest::mouseClick(&shown.part<QAbstractButton>("scores"), Qt::LeftButton);
        QVERIFY(hasGivenMatrix(shown.document.scene()));
        QTRY_VERIFY(shown.window.isActiveWindow());
        QVERIFY(!shown.part<QAbstractButton>("stageVectors").isEnabled());
        QVERIFY(shown.part<QAbstractButton>("stageVectors").toolTip().contains("no vectors"));
        QVERIFY(!shown.part<QAbstractButton>("stageOutput").isEnabled());
        shown.press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(shown.document.scene().view.stage, Stage::Weights);
        QVERIFY(test::noticeOf(shown.window).isVisible());
    }

    void aFileCanBeDroppedOnTheSentenceToo()
    {
        Shown shown;
        const QString path = writeFile(m_files, "three.csv", "4,2,1\n");
        // As the system does it: the widget under the pointer first, then its parents.
        bool taken = false;
        for (QWidget* widget = shown.sentence().viewport(); widget && !taken; widget = widget->parentWidget())
            if (widget->acceptDrops())
                taken = dropFile(*widget, path);
        QVERIFY(taken);
        QTRY_VERIFY(shown.window.findChild<QAbstractButton*>("scores"));
        QTest::mouseClick(&shown.part<QAbstractButton>("scores"), Qt::LeftButton);
        QVERIFY(hasGivenMatrix(shown.document.scene()));
        QTRY_VERIFY(shown.window.isActiveWindow());
        QCOMPARE(sentenceText(shown.document.scene()), sentenceText(Scene()));
    }

    void aFileThatIsNoMatrixIsRefusedInOneSentence()
    {
        Shown shown;
        const QString path = writeFile(m_files, "ragged.csv", "1,2\n3\n");
        QVERIFY(dropFile(shown.window, path));
        QTRY_VERIFY(test::noticeOf(shown.window).isVisible());
        QVERIFY(!hasGivenMatrix(shown.document.scene()));
        QVERIFY(test::noticeOf(shown.window).accessibleName().contains("ragged.csv"));
        QTest::mouseClick(&shown.part<QWidget>("dismissNotice"), Qt::LeftButton);
        QVERIFY(!test::noticeOf(shown.window).isVisible());
    }

    void undoAndRedoWorkFromEverywhere()
    {
        Shown shown;
        QVERIFY(!shown.part<QAbstractButton>("undoButton").isEnabled());
        shown.press(Qt::Key_3);
        QVERIFY(shown.part<QAbstractButton>("undoButton").isEnabled());
        shown.press(Qt::Key_L, Qt::ControlModifier);
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.normalizer(), QString("softmax"));
        shown.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.normalizer(), QString("hardmax"));
        QTest::mouseClick(&shown.part<QWidget>("undoButton"), Qt::LeftButton);
        QCOMPARE(shown.normalizer(), QString("softmax"));
        shown.press(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(shown.normalizer(), QString("hardmax"));
    }

    void copyTakesTheFigureOrTheSelectedText()
    {
        Shown shown;
        QGuiApplication::clipboard()->clear();
        shown.press(Qt::Key_C, Qt::ControlModifier);
        const QImage figure = QGuiApplication::clipboard()->image();
        QVERIFY(figure.width() > 500);
        shown.press(Qt::Key_L, Qt::ControlModifier);
        shown.sentence().selectAll();
        shown.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(sentenceText(shown.document.scene())));
        shown.sentence().moveCursor(QTextCursor::End);
        shown.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->image().size(), figure.size());
    }

    void valuesAreCopiedAsATable()
    {
        Shown shown;
        shown.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 6);
        for (const QString& line : lines)
            QCOMPARE(line.count('\t'), 5);
        QVERIFY(lines.last().startsWith("cookies\t"));
        const double weight = lines.last().section('\t', -1).toDouble();
        QCOMPARE(weight, shown.document.attention()->weights->values(4, 4));
    }

    void exportOffersANameAndWritesTheFigure()
    {
        Shown shown;
        shown.press(Qt::Key_E, Qt::ControlModifier);
        auto* dialog = shown.window.findChild<QDialog*>("exportDialog");
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QWidget*>("exportButton"), Qt::LeftButton);
        auto* files = dialog->findChild<QFileDialog*>("exportFileDialog");
        QVERIFY(files);
        QVERIFY(files->selectedFiles().value(0).contains("my-grandmother-bakes-incredible-cookies-softmax."));
        const QString path = m_files.filePath("figure.png");
        QPointer<QDialog> open = dialog;
        emit files->fileSelected(path);
        QTRY_VERIFY(!open);
        QVERIFY(QImage(path).width() > 500);
        QCOMPARE(QSettings().value("files/folder").toString(), QFileInfo(path).absolutePath());
    }

    void exportThatFailsNamesTheFile()
    {
        Shown shown;
        shown.press(Qt::Key_E, Qt::ControlModifier);
        auto* dialog = shown.window.findChild<QDialog*>("exportDialog");
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QWidget*>("exportButton"), Qt::LeftButton);
        auto* files = dialog->findChild<QFileDialog*>("exportFileDialog");
        QVERIFY(files);
        emit files->fileSelected(m_files.filePath("no/such/folder/figure.png"));
        auto* status = dialog->findChild<QLabel*>("exportStatus");
        QTRY_VERIFY(status->text().contains("figure.png"));
        files->close();
        dialog->close();
    }

    void presentationKeepsTheSentenceTheMapAndTheControlsThatMatter()
    {
        Shown shown;
        const int type = shownTheme().font.pixelSize();
        shown.press(Qt::Key_F11);
        QVERIFY(shown.window.isPresenting());
        QVERIFY(shown.sentence().isVisible());
        QVERIFY(test::mapOf(shown.window).isVisible());
        QVERIFY(shown.part<QWidget>("presentationBar").isVisible());
        QVERIFY(shownTheme().font.pixelSize() > type);
        for (const char* name : {"topBar", "controls", "inspectorPanel", "stageStrip", "statusLine", "openControls"})
            QVERIFY2(!shown.part<QWidget>(name).isVisible(), name);
        shown.press(Qt::Key_2);
        QCOMPARE(shown.normalizer(), QString("sparsemax"));
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.window.isPresenting());
        QVERIFY(!shown.part<QWidget>("presentationBar").isVisible());
        for (const char* name : {"topBar", "controls", "inspectorPanel", "stageStrip", "statusLine"})
            QTRY_VERIFY2(shown.part<QWidget>(name).isVisible(), name);
        QCOMPARE(shownTheme().font.pixelSize(), type);
    }

    void presentationEnlargesTheMap_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QByteArray>("normalizer");
        QTest::addColumn<QByteArray>("text");
        const QByteArray cookies = "My grandmother bakes the cookies",
                         longer = "my old dog sleeps under every table of the house in winter";
        for (const QSize size : {QSize(1440, 900), QSize(1920, 1080), QSize(900, 600), QSize(800, 1000), QSize(620, 440)})
            for (const char* normalizer : {"softmax", "entmax", "linear", "adaptive", "sigmoid"})
                for (const QByteArray& text : {cookies, longer})
                    QTest::newRow(QByteArray::number(size.width()) + ' ' + normalizer + ' ' + text.left(2))
                        << size << QByteArray(normalizer) << text;
    }
    void presentationEnlargesTheMap()
    {
        QFETCH(QSize, size);
        QFETCH(QByteArray, normalizer);
        QFETCH(QByteArray, text);
        Scene scene;
        scene.source = TextSource{text.toStdString()};
        scene.variant.normalizer = *Normalizer::named(normalizer.toStdString());
        Shown shown(scene, size);
        const auto cell = [&] { return test::mapOf(shown.window).mapLayout().cellHeight; };
        QTRY_COMPARE(shown.window.size(), size);
        const double before = cell();
        shown.press(Qt::Key_F11);
        // A presentation fills the screen; here it is as large as the window was.
        shown.window.showNormal();
        shown.window.resize(size);
        QTRY_COMPARE(shown.window.size(), size);
        QVERIFY(shown.window.isPresenting());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QVERIFY2(cell() >= before, qPrintable(QString("%1 to %2").arg(before).arg(cell())));
    }

    void presentationGivesThePictureTheFocus()
    {
        for (const char* name : {"softmax", "temperatureSlider", "sentence"}) {
            Shown shown;
            shown.part<QWidget>(name).setFocus();
            shown.press(Qt::Key_F11);
            QVERIFY(shown.window.isPresenting());
            QVERIFY2(test::mapOf(shown.window).hasFocus(), name);
        }
    }

    void theKeysSheetComesAndGoes()
    {
        Shown shown;
        shown.press(Qt::Key_F1);
        QVERIFY(shown.part<QWidget>("keysSheet").isVisible());
        QVERIFY(shown.part<QWidget>("keysSheet").accessibleDescription().contains("Ctrl+E"));
        QVERIFY(shown.part<QWidget>("keysSheet").accessibleDescription().contains("adaptive"));
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.part<QWidget>("keysSheet").isVisible());
        shown.press(Qt::Key_F1);
        QTest::mouseClick(&shown.part<QWidget>("keysSheet"), Qt::LeftButton);
        QVERIFY(!shown.part<QWidget>("keysSheet").isVisible());
    }

    void theKeysSheetIsScrolledWhereItDoesNotFit()
    {
        Shown shown;
        for (const QSize size : {QSize(1440, 900), QSize(900, 600), QSize(560, 420)}) {
            shown.window.resize(size);
            QTRY_COMPARE(shown.window.size(), size);
            shown.press(Qt::Key_F1);
            auto& sheet = shown.part<KeysSheet>("keysSheet");
            QTRY_COMPARE(sheet.size(), size);
            QVERIFY2(sheet.typePixels() >= 9.9, QByteArray::number(sheet.typePixels()));
            if (size.width() == 560) {
                QVERIFY(sheet.scrollRange() > 0);
                shown.press(Qt::Key_End);
                QCOMPARE(sheet.scrolled(), sheet.scrollRange());
                shown.press(Qt::Key_Home);
                QCOMPARE(sheet.scrolled(), 0.0);
            }
            shown.press(Qt::Key_F1);
            QVERIFY(!sheet.isVisible());
        }
    }

    void zoomScalesTheTypeAndIsRemembered()
    {
        {
            Shown shown;
            const int type = shownTheme().font.pixelSize();
            for (int step = 0; step < 4; ++step)
                shown.press(Qt::Key_Plus, Qt::ControlModifier);
            QVERIFY(shownTheme().font.pixelSize() > type);
            shown.press(Qt::Key_0, Qt::ControlModifier);
            QCOMPARE(shownTheme().font.pixelSize(), type);
            for (int step = 0; step < 4; ++step)
                shown.press(Qt::Key_Minus, Qt::ControlModifier);
            QVERIFY(shownTheme().font.pixelSize() < type);
            shown.window.close();
        }
        Shown again;
        QVERIFY(again.window.zoom() < 0.75);
    }

    void sidePanelsFoldBeforeTheMapShrinks()
    {
        Shown shown({}, {900, 600});
        ExplorePage& page = test::explorePage(shown.window);
        QTRY_COMPARE(shown.window.width(), 900);
        QVERIFY(page.isOpen(ExplorePage::Side::Controls));
        QVERIFY(!page.isOpen(ExplorePage::Side::Inspector));
        QVERIFY(test::mapOf(shown.window).width() >= 380);
        QVERIFY(shown.part<QWidget>("openInspector").isVisible());
        QTest::mouseClick(&shown.part<QWidget>("openInspector"), Qt::LeftButton);
        QVERIFY(page.isOpen(ExplorePage::Side::Inspector));
        QVERIFY(!page.isOpen(ExplorePage::Side::Controls));
        QTest::mouseClick(&shown.part<QWidget>("openControls"), Qt::LeftButton);
        QVERIFY(page.isOpen(ExplorePage::Side::Controls));
        shown.window.resize(1360, 860);
        QTRY_VERIFY(page.isOpen(ExplorePage::Side::Inspector) && page.isOpen(ExplorePage::Side::Controls));
    }

    void nothingIsCutInASmallWindow()
    {
        Shown shown({}, {900, 600});
        const QRect whole = shown.window.rect();
        for (const char* name : {"topBar", "sentence", "heatmapView", "stageStrip", "statusLine", "exportFigureButton", "copyFigureButton",
                                 "menuButton", "stageOutput"}) {
            const QWidget& widget = shown.part<QWidget>(name);
            const QRect place(widget.mapTo(&shown.window, QPoint(0, 0)), widget.size());
            QVERIFY2(widget.isVisible() && whole.contains(place), name);
        }
        QVERIFY(test::mapOf(shown.window).height() >= 220);
    }

    void zoomStopsWhereTheMapWouldLoseItsRoom()
    {
        Shown shown({}, {900, 600});
        for (int step = 0; step < 15; ++step)
            shown.press(Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(shownTheme().font.pixelSize() > 13);
        QVERIFY(test::mapOf(shown.window).height() >= 150);
        const double zoom = shown.window.zoom();
        shown.press(Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(shown.window.zoom() < zoom);
        const QWidget& menu = shown.part<QWidget>("menuButton");
        QVERIFY(shown.window.rect().contains(QRect(menu.mapTo(&shown.window, QPoint(0, 0)), menu.size())));
    }

    void panelsStayFoldedAfterARestart()
    {
        {
            Shown shown;
            shown.press(Qt::Key_F8);
            QVERIFY(!test::explorePage(shown.window).isOpen(ExplorePage::Side::Inspector));
            shown.window.close();
        }
        Shown again;
        QVERIFY(!test::explorePage(again.window).isOpen(ExplorePage::Side::Inspector));
        QVERIFY(again.part<QWidget>("openInspector").isVisible());
    }

    void lightAndDarkFollowTheSystemLive()
    {
        Shown shown;
        const QPalette original = QApplication::palette();
        QVERIFY(!shownTheme().dark);
        QPalette dark(QColor(30, 30, 30));
        QApplication::setPalette(dark);
        QTRY_VERIFY(shownTheme().dark);
        QVERIFY(shown.window.grab().toImage().pixelColor(4, 200).lightness() < 80);
        QApplication::setPalette(original);
        QTRY_VERIFY(!shownTheme().dark);
        QVERIFY(shown.window.grab().toImage().pixelColor(4, 200).lightness() > 200);
    }

    void theMenuOffersEveryAction()
    {
        Shown shown({}, {900, 600});
        QTRY_VERIFY(shown.part<QWidget>("menuButton").isVisible());
        QTest::mouseClick(&shown.part<QWidget>("menuButton"), Qt::LeftButton);
        auto* menu = shown.window.findChild<QMenu*>("allActions");
        QVERIFY(menu);
        QStringList texts;
        for (const QAction* group : menu->actions())
            for (const QAction* action : group->menu()->actions())
                texts << action->text().remove(u'&');
        for (const char* text : {"Open…", "Open recent", "Save as…", "Undo", "Copy values", "Export…", "Presentation", "Keys", "Stage"})
            QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
        menu->close();
    }

    void everyControlHasANameForThoseWhoCannotSeeIt()
    {
        Shown shown;
        for (const QAbstractButton* button : shown.window.findChildren<QAbstractButton*>()) {
            const bool isOfQt = button->objectName().startsWith("qt_") || button->inherits("QTableCornerButton");
            if (isOfQt && !button->isVisible()) // of a menu bar that is too long, or between headers of which one is hidden
                continue;
            QVERIFY2(!test::nameOf(*button).isEmpty(), qPrintable(button->objectName()));
            QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
        }
        QVERIFY(!test::mapOf(shown.window).accessibleDescription().isEmpty());
    }

    void theStatusLineSaysWhatIsShown()
    {
        Shown shown;
        const QWidget& summary = shown.part<QWidget>("statusSummary");
        QCOMPARE(summary.accessibleName(), QString("softmax · T 1.00 · mask none · 100-d word vectors"));
        QVERIFY(shown.part<QWidget>("statusResult").accessibleName().startsWith("mean entropy "));
        shown.press(Qt::Key_3);
        QTRY_COMPARE(summary.accessibleName(), QString("hardmax · T 1.00 (no effect) · mask none · 100-d word vectors"));
        QTRY_COMPARE(shown.part<QWidget>("statusResult").accessibleName(), sentences::meanEntropy("0"));
        // Begun with a short number, it makes room for a longer one.
        Scene hard;
        hard.variant.normalizer = *Normalizer::named("hardmax");
        test::ShownWindow other(hard);
        auto& result = *other.find<QWidget>("statusResult");
        QCOMPARE(result.accessibleName(), sentences::meanEntropy("0"));
        other.edit([](Scene& scene) { scene.variant.normalizer = Normalizer(); });
        QTRY_VERIFY(result.accessibleName() != sentences::meanEntropy("0"));
        QTRY_VERIFY(result.width() >= result.sizeHint().width());
    }

    /// Whose mean takes longer than a frame, so that it comes a little later.
    void theStatusLineSaysWhatALargeMapIs()
    {
        constexpr Index tokens = 200;
        GivenScores given{"scores.csv", {}, {}, Matrix::Zero(tokens, tokens)};
        given.queries.resize(tokens);
        given.keys.resize(tokens);
        for (Index token = 0; token < tokens; ++token)
            given.queries[std::size_t(token)] = given.keys[std::size_t(token)] = "t" + std::to_string(token);
        Scene scene;
        scene.source = MatrixSource{std::make_shared<const GivenScores>(std::move(given))};
        Shown shown(scene);
        const QWidget &summary = shown.part<QWidget>("statusSummary"), &result = shown.part<QWidget>("statusResult");
        QVERIFY(summary.accessibleName().startsWith("softmax · T 1.00"));
        QTRY_COMPARE(result.accessibleName(), sentences::meanEntropy("7.64")); // log₂ 200
        QTRY_VERIFY(result.width() >= result.sizeHint().width());
        shown.press(Qt::Key_3);
        QTRY_COMPARE(result.accessibleName(), sentences::meanEntropy("7.64")); // of a row of ties
        QTRY_VERIFY2(summary.accessibleName().startsWith("hardmax"), qPrintable(summary.accessibleName()));
        shown.press(Qt::Key_1);
        QTRY_VERIFY2(summary.accessibleName().startsWith("softmax"), qPrintable(summary.accessibleName()));
        // As wide as its text also where that came while another page was shown.
        scene.page = PageKind::Compare;
        Shown other(scene);
        auto& behind = *other.window.findChild<ExplorePage*>()->findChild<QWidget*>("statusResult");
        QTRY_COMPARE(behind.accessibleName(), sentences::meanEntropy("7.64"));
        QVERIFY(!behind.isVisible());
        other.press(Qt::Key_PageUp, Qt::ControlModifier);
        QTRY_VERIFY(behind.isVisible());
        QTRY_VERIFY(behind.width() >= behind.sizeHint().width());
    }

    void timingIsShownLive()
    {
        Shown shown;
        shown.window.findChild<QAction*>("timing")->trigger();
        auto& dialog = shown.part<QDialog>("timing");
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const auto numbers = [&dialog] {
            QStringList texts;
            for (const TextLabel* label : dialog.findChildren<TextLabel*>())
                if (label->accessibleName().contains(u':'))
                    texts << label->accessibleName();
            return texts;
        };
        QTRY_COMPARE(
            numbers()
                .filter(QRegularExpression("^(Computing the attention|Painting the picture), (last|typical|slowest): <?[0-9.]+ ms$"))
                .size(),
            6);
        const QStringList before = numbers();
        const auto changes = [&] {
            shown.edit([](Scene& scene) { scene.variant.temperature *= 1.01; });
            return numbers() != before;
        };
        QTRY_VERIFY2(changes(), "an edit does not change what is shown");
        shown.window.findChild<QAction*>("timing")->trigger(); // the one that is there
        QCOMPARE(shown.window.findChildren<QDialog*>("timing").size(), 1);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QTRY_VERIFY(!shown.window.findChild<QDialog*>("timing"));
    }

private:
    test::OwnSettings m_settings;
    QTemporaryDir m_files;
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
