#include "core/files/figure/figure_scene.h"
#include "core/scene/with_picture.h"
#include "tests/support/sentences.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/notice_line.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/number_slider.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/session/recent_files.h"
#include "ui/panels/choices/picture_control.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

const QString folder = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/pictures/");

ImageSource few(ImageSource source = {})
{
    source.grid = leastGrid; // which is computed at once
    return source;
}

struct Shown : ShownWindow {
    explicit Shown(const Source& source = few()) : ShownWindow(withSource({}, source)) {}

    const ImageSource& image() { return std::get<ImageSource>(document.scene().source); }
    bool showsPicture() { return std::holds_alternative<ImageSource>(document.scene().source); }
    std::string name()
    {
        const auto* own = std::get_if<std::shared_ptr<const SquarePicture>>(&image().picture);
        return own ? (*own)->name : std::string();
    }
    QComboBox& pictures() { return *find<QComboBox>("picture"); }
    QAbstractButton& button(const char* objectName) { return *find<QAbstractButton>(objectName); }
    NumberSlider& slider(const char* objectName) { return *find<NumberSlider>(objectName); }
    NumberBox& entry(const char* objectName) { return *find<NumberBox>(objectName); }
    int steps() { return document.undoStack().count(); }
    void type(const char* box, const QString& text)
    {
        entry(box).setFocus(Qt::TabFocusReason);
        QTest::keyClicks(entry(box).focusProxy() ? entry(box).focusProxy() : &entry(box), text);
        QTest::keyClick(&entry(box), Qt::Key_Return);
    }
    /// Presses the handle and moves it over these numbers.
    void drag(const char* objectName, const QList<double>& numbers)
    {
        NumberSlider& handle = slider(objectName);
        const auto at = [&](double number) { return QPoint(qRound(handle.positionOf(number)), 12); };
        QTest::mousePress(&handle, Qt::LeftButton, {}, at(handle.number()));
        for (const double number : numbers)
            QTest::mouseMove(&handle, at(number));
        QTest::mouseRelease(&handle, Qt::LeftButton, {}, at(numbers.last()));
    }
};

bool drop(QWidget& target, const QMimeData& data)
{
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&target, &enter);
    QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    if (enter.isAccepted())
        QCoreApplication::sendEvent(&target, &event);
    return enter.isAccepted();
}

QImage photo()
{
    return QImage(folder + "plain.png");
}

} // namespace

class TestPictureControl : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QCoreApplication::setOrganizationName("softfocus-test");
        QCoreApplication::setApplicationName("softfocus-test");
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QSettings().clear();
    }

    void theChoicesAreThereWhileThereIsAPicture()
    {
        Shown shown{TextSource()};
        auto* control = shown.find<PictureControl>("pictureControl");
        QVERIFY(control->isHidden());
        shown.edit([](Scene& scene) { scene = withSource(scene, few()); });
        QVERIFY(control->isVisible());
        QCOMPARE(shown.pictures().currentText(), QString("Cat"));
        shown.document.undoStack().undo();
        QVERIFY(control->isHidden());
    }

    /// Starting with a sentence takes no time for them.
    void theChoicesAreMadeForTheFirstPicture()
    {
        Shown shown{TextSource()};
        auto* control = shown.find<PictureControl>("pictureControl");
        QVERIFY(control->findChildren<QWidget*>().isEmpty());
        shown.edit([](Scene& scene) { scene = withSource(scene, few()); });
        QVERIFY(shown.pictures().isVisible());
        QVERIFY(shown.slider("noiseSlider").isVisible());
    }

    void tabComesToThemInTheirTurn()
    {
        for (const bool isLate : {false, true}) {
            Shown shown{isLate ? Source(TextSource()) : Source(few())};
            if (isLate)
                shown.edit([](Scene& scene) { scene = withSource(scene, few()); });
            shown.find<QComboBox>("source")->setFocus(Qt::TabFocusReason);
            QStringList names;
            for (int presses = 0; presses < 9; ++presses) {
                QTest::keyClick(shown.window.focusWidget(), Qt::Key_Tab);
                names << shown.window.focusWidget()->objectName();
            }
            const QStringList expected{"sourceTerms", "picture", "openPicture", "gridEntry", "gridSlider"};
            const qsizetype first = names.indexOf("picture");
            QVERIFY2(first >= 0 && first <= 1, qPrintable(names.join(u' ')));
            QCOMPARE(names.mid(first, 4), expected.mid(1));
            QVERIFY2(names.indexOf("noiseSlider") > first + 3, qPrintable(names.join(u' ')));
        }
    }

    void picturesOfTheProgramAreChosen()
    {
        Shown shown;
        shown.pictures().setFocus();
        QTest::keyClick(&shown.pictures(), Qt::Key_Down);
        QCOMPARE(std::get<BundledPicture>(shown.image().picture), BundledPicture::Coffee);
        QCOMPARE(shown.document.undoStack().undoText(), QString("Picture Coffee"));
        QCOMPARE(shown.image().grid, leastGrid);
        shown.document.undoStack().undo();
        QCOMPARE(shown.pictures().currentText(), QString("Cat"));
    }

    /// One's own stays in the list, to come back to.
    void ownPicturesStayInTheList()
    {
        Shown shown;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder + "plain.jpg")});
        QVERIFY(drop(shown.window, data));
        QTRY_COMPARE(shown.name(), std::string("plain.jpg"));
        QCOMPARE(shown.pictures().currentText(), QString("plain.jpg"));
        QTest::keyClick(&shown.pictures(), Qt::Key_Up);
        QCOMPARE(std::get<BundledPicture>(shown.image().picture), BundledPicture::Astronaut);
        QTest::keyClick(&shown.pictures(), Qt::Key_Down);
        QCOMPARE(shown.name(), std::string("plain.jpg"));
        QCOMPARE(shown.pictures().count(), 4);
        QCOMPARE(recentFiles().size(), 1);
    }

    void theGridIsChosenByItsSliderAndByItsNumber()
    {
        Shown shown;
        shown.drag("gridSlider", {10, 12, 11});
        QCOMPARE(shown.image().grid, Index(11));
        QCOMPARE(shown.steps(), 1);
        QCOMPARE(shown.document.undoStack().undoText(), QString("Grid 11 × 11"));
        shown.drag("gridSlider", {9});
        QCOMPARE(shown.steps(), 2);
        QTest::keyClick(&shown.slider("gridSlider"), Qt::Key_Right);
        QCOMPARE(shown.image().grid, Index(10));
        QTest::keyClick(&shown.slider("gridSlider"), Qt::Key_Home);
        QCOMPARE(shown.image().grid, leastGrid);
        QTest::keyClick(&shown.slider("gridSlider"), Qt::Key_Left);
        QCOMPARE(shown.image().grid, leastGrid);
        shown.type("gridEntry", "12");
        QCOMPARE(shown.image().grid, Index(12));
        shown.type("gridEntry", "9 × 9");
        QCOMPARE(shown.image().grid, Index(9));
        shown.type("gridEntry", "40");
        QCOMPARE(shown.image().grid, Index(9));
        QVERIFY(shown.find<QLabel>("pictureNote")->text().contains("from 8 to 32"));
        QTRY_COMPARE(shown.document.attention()->queryCount(), Index(81));
    }

    void theAskingPatchStaysAboutWhereItIs()
    {
        Shown shown;
        shown.selection.choose(8 * 6 + 2); // row 7, column 3
        shown.type("gridEntry", "16");
        QTRY_COMPARE(shown.document.attention()->queryCount(), Index(256));
        QCOMPARE(shown.selection.query(), Index(16 * 13 + 5));
        shown.document.undoStack().undo();
        QTRY_COMPARE(shown.document.attention()->queryCount(), Index(64));
        QCOMPARE(shown.selection.query(), Index(8 * 6 + 2));
    }

    void noiseIsAddedAndMadeAnew()
    {
        Shown shown;
        QVERIFY(!shown.button("newNoise").isVisible());
        shown.drag("noiseSlider", {0.05, 0.2, 0.1});
        QCOMPARE(shown.image().noise, 0.1);
        QCOMPARE(shown.steps(), 1);
        QVERIFY(shown.button("newNoise").isVisible());
        QTRY_VERIFY(!shown.document.isComputing());
        const std::shared_ptr<const Attention> before = shown.document.attention();
        QTest::mouseClick(&shown.button("newNoise"), Qt::LeftButton);
        QCOMPARE(shown.image().seed, std::int64_t(2));
        QCOMPARE(shown.document.undoStack().undoText(), QString("Seed of the noise 2"));
        QTRY_VERIFY(shown.document.attention()->input != before->input);
        shown.type("seedEntry", "1");
        QCOMPARE(shown.image().seed, std::int64_t(1));
        QTRY_VERIFY(*projectionsOf(*shown.document.attention()->input)->values == *projectionsOf(*before->input)->values);
        shown.type("noiseEntry", "0.25");
        QCOMPARE(shown.image().noise, 0.25);
        QTest::keyClick(&shown.slider("noiseSlider"), Qt::Key_Home);
        QCOMPARE(shown.image().noise, 0.0);
        QVERIFY(!shown.button("newNoise").isVisible());
    }

    void everyChoiceHasANameForScreenReadersAndATip()
    {
        Shown shown{few({.noise = 0.1})};
        for (const char* name :
             {"picture", "openPicture", "gridEntry", "gridSlider", "noiseEntry", "noiseSlider", "newNoise", "seedEntry"}) {
            auto* part = shown.find<QWidget>(name);
            QVERIFY2(part && part->isVisible() && !part->toolTip().isEmpty(), name);
            QVERIFY2(part->focusPolicy() & Qt::TabFocus, name);
            QVERIFY2(!QAccessible::queryAccessibleInterface(part)->text(QAccessible::Name).isEmpty(), name);
        }
    }

    void theButtonAsksForAPicture()
    {
        Shown shown;
        QTest::mouseClick(&shown.button("openPicture"), Qt::LeftButton);
        auto* dialog = shown.find<QFileDialog>("openDialog");
        QVERIFY(dialog && dialog->nameFilters().first().contains("*.jpg"));
        emit dialog->fileSelected(folder + "turned-6.jpg");
        dialog->close();
        QTRY_COMPARE(shown.name(), std::string("turned-6.jpg"));
        QCOMPARE(shown.image().grid, leastGrid);
    }

    void openingAPictureIsOneStep()
    {
        Shown shown{TextSource{"a b"}};
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder + "moving.gif")});
        QVERIFY(drop(shown.window, data));
        QTRY_VERIFY(shown.showsPicture());
        QCOMPARE(shown.name(), std::string("moving.gif"));
        QCOMPARE(shown.document.scene().view.picture, PictureKind::Overlay);
        QVERIFY(test::noticeOf(shown.window).accessibleName().contains("its first picture is shown"));
        QCOMPARE(shown.steps(), 1);
        shown.document.undoStack().undo();
        QCOMPARE(sentenceText(shown.document.scene()), std::string("a b"));
        QVERIFY(!shown.showsPicture());
    }

    void aPictureOfABrowserIsDropped()
    {
        Shown shown;
        QMimeData data;
        data.setUrls({QUrl("https://example.org/cat.png")});
        data.setImageData(photo());
        QVERIFY(drop(shown.window, data));
        QTRY_COMPARE(shown.name(), std::string("copied picture"));
    }

    void aCopiedPictureIsPasted_data()
    {
        QTest::addColumn<bool>("inSentence");
        QTest::newRow("over the picture") << false;
        QTest::newRow("in the sentence") << true;
    }

    void aCopiedPictureIsPasted()
    {
        QFETCH(bool, inSentence);
        Shown shown{TextSource{"a b"}};
        QGuiApplication::clipboard()->setImage(photo());
        if (inSentence) {
            shown.press(Qt::Key_L, Qt::ControlModifier);
            QVERIFY(shown.find<QPlainTextEdit>("sentence")->hasFocus());
        }
        shown.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(shown.showsPicture());
        QCOMPARE(shown.name(), std::string("copied picture"));
        QCOMPARE(std::get<1>(shown.image().picture)->side, Index(16));
        QCOMPARE(shown.image().sentence, std::string("a b"));
        QGuiApplication::clipboard()->clear();
    }

    /// What the program copied comes back as it was, not as a picture of a map.
    void aCopiedFigureIsItsScene()
    {
        Shown shown{TextSource{"a b"}};
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(photo().save(&buffer, "png"));
        Scene scene;
        scene.source = TextSource{"out of a figure"};
        constexpr qsizetype behindHeader = 33;
        png.insert(behindHeader, sceneAsPngChunk(scene));
        auto* data = new QMimeData; // the clipboard's
        data->setData("image/png", png);
        data->setImageData(photo());
        QGuiApplication::clipboard()->setMimeData(data);
        shown.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(sentenceText(shown.document.scene()), std::string("out of a figure"));
        QGuiApplication::clipboard()->clear();
    }

    void badPicturesAreToldAndChangeNothing()
    {
        Shown shown;
        const Scene before = shown.document.scene();
        QTemporaryDir place;
        QFile file(place.filePath("broken.png"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QFile whole(folder + "plain.png");
        QVERIFY(whole.open(QIODevice::ReadOnly));
        file.write(whole.readAll().first(100));
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QVERIFY(drop(shown.window, data));
        QTRY_VERIFY(test::noticeOf(shown.window).accessibleName().contains("is cut off"));
        QCOMPARE(shown.document.scene(), before);
        QCOMPARE(shown.steps(), 0);
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestPictureControl)
#include "test_picture_control.moc"
