#include "tests/support/patch_scenes.h"
#include "tests/support/pictures.h"
#include "tests/support/sentences.h"
#include "tests/support/spoken.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/figure_preview.h"
#include "ui/figure/export.h"
#include "ui/figure/figure_clipboard.h"
#include "ui/figure/figure_settings.h"
#include "ui/style/shown_theme.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;
using test::attentionOf;

class TestExportDialog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("softfocus-test");
        QCoreApplication::setApplicationName("export-dialog");
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void thePreviewFollowsTheForm();
    void aWidthIsKeptByWhatItIsFor();
    void theSentenceSaysWhyThereIsNone();
    void theSuffixPicksTheFormat();
    void aSweepBecomesNumberedFiles();
    void aSweepBecomesOnePictureThatMoves();
    void aStripHasTheNormalizersThatAreChosen();
    void aStripHasTheVariantsThatAreWritten();
    void wordsNumbersAndScaleAreChosen();
    void theFigureIsCopiedAsItIsShown();
    void settingsReturn();
    void mapsAndPresetReturn();
    void theTitleIsSwitchedOnlyWhereThereIsOne();
    void whatAPictureHasNotIsNotOffered();
    void everythingIsReachedByTheKeyboard();
    void enterInAFieldPressesNoButton();
    void captionAndDescriptionAreCopied();
    void copyingOffersEveryFormat();

private:
    static void choose(const ExportDialog& dialog, const char* name, int row)
    {
        auto* box = dialog.findChild<QComboBox*>(name);
        box->setCurrentIndex(row);
        emit box->activated(row);
    }
    /// The figure that is copied, as SVG.
    static QString svgOf(const ExportDialog& dialog)
    {
        QTest::mouseClick(dialog.findChild<QWidget*>("copyShownFigure"), Qt::LeftButton);
        return QString::fromUtf8(QGuiApplication::clipboard()->mimeData()->data("image/svg+xml"));
    }
    std::unique_ptr<ExportDialog> shown(const std::shared_ptr<const Attention>& attention, const Theme& theme = Theme::light()) const
    {
        auto dialog = std::make_unique<ExportDialog>(attention, m_folder->path());
        showTheme(*dialog, theme);
        dialog->show();
        return dialog;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestExportDialog::thePreviewFollowsTheForm()
{
    const auto dialog = shown(attentionOf({.words = test::wordsOf(5)}));
    auto* preview = dialog->findChild<FigurePreview*>();
    QTRY_VERIFY(!preview->image().isNull());
    QTRY_VERIFY(preview->accessibleDescription().startsWith("120 × "));
    dialog->findChild<QDoubleSpinBox*>("figureWidth")->setValue(84);
    QTRY_VERIFY(preview->accessibleDescription().startsWith("84 × "));
    const QRgb light = preview->image().pixel(1, 1);
    QTest::mouseClick(dialog->findChild<QWidget*>("figureDark"), Qt::LeftButton);
    QTRY_VERIFY(preview->image().pixel(1, 1) != light);
    auto* preset = dialog->findChild<QComboBox*>("figurePreset");
    preset->setCurrentIndex(preset->count() - 1);
    emit preset->activated(preset->count() - 1);
    QTRY_COMPARE(preview->image().width(), preview->image().height());
}

void TestExportDialog::aWidthIsKeptByWhatItIsFor()
{
    for (const char* kept : {"ieee", "IEEE, one column"}) { // the second is what earlier programs wrote
        QSettings().setValue("figure/preset", kept);
        QSettings().setValue("figure/widthMillimetres", 88.9);
        const auto dialog = shown(attentionOf({.words = test::wordsOf(4)}));
        QCOMPARE(dialog->findChild<QComboBox*>("figurePreset")->currentText(), QString("IEEE, one column"));
    }
}

void TestExportDialog::theSentenceSaysWhyThereIsNone()
{
    const auto dialog = shown(attentionOf({.words = test::wordsOf(5)}));
    auto* preview = dialog->findChild<FigurePreview*>();
    dialog->findChild<QDoubleSpinBox*>("figureCell")->setValue(60);
    QTRY_VERIFY2(preview->sentence().contains(sentences::doNotFit()), qPrintable(preview->sentence()));
}

void TestExportDialog::theSuffixPicksTheFormat()
{
    for (const char* name : {"figure.svg", "figure.pdf", "figure.npy"}) {
        const auto dialog = shown(attentionOf({.words = test::wordsOf(4)}));
        QSignalSpy exported(dialog.get(), &ExportDialog::exported);
        QTest::mouseClick(dialog->findChild<QWidget*>("exportButton"), Qt::LeftButton);
        auto* files = dialog->findChild<QFileDialog*>("exportFileDialog");
        QVERIFY(files);
        emit files->fileSelected(m_folder->filePath(name));
        QTRY_COMPARE(exported.count(), 1);
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<QByteArray> expected = encoded(figureOf(attentionOf({.words = test::wordsOf(4)})), *figureFormatOf(name));
        QCOMPARE(file.readAll(), *expected);
    }
}

void TestExportDialog::aSweepBecomesNumberedFiles()
{
    const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
    QSignalSpy exported(dialog.get(), &ExportDialog::exported);
    auto* film = dialog->findChild<QComboBox*>("figureFilm");
    film->setCurrentIndex(int(FilmKind::Sweep));
    emit film->activated(int(FilmKind::Sweep));
    for (const auto& [name, text] : {std::pair{"figureFrom", "0,5"}, std::pair{"figureTo", "2"}, std::pair{"figureCount", "10"}}) {
        auto* field = dialog->findChild<QLineEdit*>(name);
        QVERIFY(field->isVisible());
        field->setText(text);
    }
    QTest::mouseClick(dialog->findChild<QWidget*>("exportButton"), Qt::LeftButton);
    emit dialog->findChild<QFileDialog*>("exportFileDialog")->fileSelected(m_folder->filePath("film.svg"));
    QTRY_COMPARE(exported.count(), 1);
    const QStringList names = QDir(m_folder->path()).entryList(QDir::Files);
    QCOMPARE(names.size(), 10);
    QCOMPARE(names.first(), QString("film-01.svg"));
}

void TestExportDialog::aSweepBecomesOnePictureThatMoves()
{
    const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
    QSignalSpy exported(dialog.get(), &ExportDialog::exported);
    choose(*dialog, "figureFilm", int(FilmKind::Sweep));
    dialog->findChild<QLineEdit*>("figureCount")->setText("4");
    QVERIFY(!dialog->findChild<QWidget*>("figureFrame")->isVisible());
    QTest::mouseClick(dialog->findChild<QWidget*>("figureAnimated"), Qt::LeftButton);
    QVERIFY(dialog->findChild<QWidget*>("figureFrame")->isVisible());
    QTest::mouseClick(dialog->findChild<QWidget*>("exportButton"), Qt::LeftButton);
    auto* files = dialog->findChild<QFileDialog*>("exportFileDialog");
    QCOMPARE(files->nameFilters(), QStringList{"PNG (*.png)"});
    emit files->fileSelected(m_folder->filePath("film.pdf"));
    QCOMPARE(exported.count(), 0);
    emit files->fileSelected(m_folder->filePath("film.png"));
    QTRY_COMPARE(exported.count(), 1);
    QFile file(m_folder->filePath("film.png"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("fcTL"), 4);
}

void TestExportDialog::aStripHasTheNormalizersThatAreChosen()
{
    {
        const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
        QVERIFY(!dialog->findChild<QWidget*>("figureNormalizer-softmax")->isVisible());
        choose(*dialog, "figureFilm", int(FilmKind::Normalizers));
        for (const char* name : {"hardmax", "linear", "entmax", "top-k", "sigmoid", "tanh", "adaptive"})
            dialog->findChild<QCheckBox*>(QStringLiteral("figureNormalizer-") + QLatin1String(name))->click();
        dialog->findChild<QCheckBox*>("partLetters")->click();
        const QString svg = svgOf(*dialog);
        QVERIFY(svg.contains(">(a) softmax<") && svg.contains(">(b) sparsemax<") && !svg.contains("hardmax<"));
        for (const char* name : {"softmax", "sparsemax"})
            dialog->findChild<QCheckBox*>(QStringLiteral("figureNormalizer-") + QLatin1String(name))->click();
        QVERIFY(dialog->findChild<FigurePreview*>()->sentence().contains("1 to 12"));
        QVERIFY(!dialog->findChild<QWidget*>("exportButton")->isEnabled());
        dialog->findChild<QCheckBox*>("figureNormalizer-tanh")->click();
        dialog->reject();
    }
    const auto again = shown(attentionOf({.words = test::wordsOf(3)}));
    QVERIFY(again->findChild<QCheckBox*>("figureNormalizer-tanh")->isChecked());
    QVERIFY(!again->findChild<QCheckBox*>("figureNormalizer-softmax")->isChecked());
    QVERIFY(again->findChild<QCheckBox*>("partLetters")->isChecked());
}

void TestExportDialog::aStripHasTheVariantsThatAreWritten()
{
    const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
    choose(*dialog, "figureFilm", int(FilmKind::Variants));
    dialog->findChild<QLineEdit*>("figureVariants")->setText("softmax T=2; sparsemax T=0.5");
    QVERIFY(svgOf(*dialog).contains(">sparsemax, T 0.50<"));
    dialog->findChild<QLineEdit*>("figureVariants")->setText("softmax T=2; sparse");
    QVERIFY(dialog->findChild<FigurePreview*>()->sentence().contains("“sparse”"));
}

void TestExportDialog::wordsNumbersAndScaleAreChosen()
{
    const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
    dialog->findChild<QLineEdit*>("figureRowTitle")->setText("who asks");
    dialog->findChild<QLineEdit*>("figureColumnTitle")->setText("who is asked");
    choose(*dialog, "figureDecimals", 1);
    choose(*dialog, "figureAngle", 3);
    choose(*dialog, "figureScale", int(ScaleRange::MapMaximum));
    const QString svg = svgOf(*dialog);
    QVERIFY(svg.contains(">who asks<") && svg.contains(">who is asked<"));
    QVERIFY(svg.contains(QRegularExpression(">0\\.[0-9]</text>")) || svg.contains(QRegularExpression(">0\\.[0-9]<")));
    QVERIFY(svg.contains("largest"));
    dialog->reject();
    QCOMPARE(loadFigureOptions().decimals, std::optional(1));
    QCOMPARE(loadFigureOptions().labelAngle, std::optional(LabelAngle::Vertical));
    QVERIFY(loadFigureOptions().rowTitle.isEmpty()); // of one figure
}

void TestExportDialog::theFigureIsCopiedAsItIsShown()
{
    const auto attention = attentionOf({.words = test::wordsOf(3)});
    const auto dialog = shown(attention);
    dialog->findChild<QDoubleSpinBox*>("figureWidth")->setValue(77);
    QTest::mouseClick(dialog->findChild<QWidget*>("figureDark"), Qt::LeftButton);
    FigureOptions options;
    options.widthMillimetres = 77;
    options.dark = true;
    QCOMPARE(svgOf(*dialog).toUtf8(), *encoded(figureOf(attention, options), FigureFormat::Svg));
}

void TestExportDialog::settingsReturn()
{
    {
        const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
        dialog->findChild<QDoubleSpinBox*>("figureType")->setValue(9);
        dialog->findChild<QDoubleSpinBox*>("figureWidth")->setValue(99);
        QTest::mouseClick(dialog->findChild<QWidget*>("partLegend"), Qt::LeftButton);
        dialog->reject();
    }
    const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
    QCOMPARE(dialog->findChild<QDoubleSpinBox*>("figureType")->value(), 9.0);
    QCOMPARE(dialog->findChild<QDoubleSpinBox*>("figureWidth")->value(), 99.0);
    QVERIFY(!loadFigureOptions().parts.legend);
    QSettings().setValue("figure/widthMillimetres", "nonsense");
    QSettings().setValue("figure/fontPoints", 1e9);
    QCOMPARE(loadFigureOptions().widthMillimetres, FigureOptions().widthMillimetres);
    QCOMPARE(loadFigureOptions().fontPoints, FigureOptions().fontPoints);
}

void TestExportDialog::mapsAndPresetReturn()
{
    const auto rowOf = [](const ExportDialog& dialog, const char* name) { return dialog.findChild<QComboBox*>(name)->currentIndex(); };
    for (const FilmKind film : {FilmKind::Normalizers, FilmKind::Temperatures, FilmKind::Variants, FilmKind::Sweep, FilmKind::OneMap}) {
        const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
        choose(*dialog, "figureFilm", int(film));
        choose(*dialog, "figurePreset", 3 + int(film));
        const double width = dialog->findChild<QDoubleSpinBox*>("figureWidth")->value();
        dialog->reject();
        const auto again = shown(attentionOf({.words = test::wordsOf(3)}));
        QCOMPARE(rowOf(*again, "figureFilm"), int(film));
        QCOMPARE(rowOf(*again, "figurePreset"), 3 + int(film));
        QCOMPARE(again->findChild<QDoubleSpinBox*>("figureWidth")->value(), width);
        again->findChild<QDoubleSpinBox*>("figureWidth")->setValue(width + 1);
        again->reject();
        QCOMPARE(rowOf(*shown(attentionOf({.words = test::wordsOf(3)})), "figurePreset"), 0);
    }
    {
        const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
        choose(*dialog, "figurePreset", dialog->findChild<QComboBox*>("figurePreset")->count() - 1);
        dialog->reject();
    }
    const auto square = shown(attentionOf({.words = test::wordsOf(3)}));
    auto* preview = square->findChild<FigurePreview*>();
    QTRY_VERIFY(!preview->image().isNull());
    QTRY_COMPARE(preview->image().width(), preview->image().height());
}

void TestExportDialog::theTitleIsSwitchedOnlyWhereThereIsOne()
{
    const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
    const auto* part = dialog->findChild<QWidget*>("partTitle");
    auto* title = dialog->findChild<QLineEdit*>("figureTitle");
    QVERIFY(!part->isEnabled());
    title->setText("Cookies");
    QVERIFY(part->isEnabled());
    title->clear();
    QVERIFY(!part->isEnabled());
}

void TestExportDialog::whatAPictureHasNotIsNotOffered()
{
    for (const PictureKind kind : {PictureKind::Overlay, PictureKind::Map}) {
        const auto dialog = shown(test::resultOf(test::pictureScene([kind](Scene& scene) { scene.view.picture = kind; }, 12)));
        const bool isMap = kind == PictureKind::Map;
        for (const char* name : {"partNumbers", "partRowSums"}) {
            const auto* part = dialog->findChild<QWidget*>(name);
            QCOMPARE(part->isEnabled(), isMap);
            QCOMPARE(part->toolTip().isEmpty(), isMap);
            QCOMPARE(part->accessibleDescription(), part->toolTip());
        }
        QVERIFY(dialog->findChild<QWidget*>("partCaption")->isEnabled());
    }
}

void TestExportDialog::enterInAFieldPressesNoButton()
{
    const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}));
    QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
    for (const char* name : {"figureWidth", "figureTitle", "figureColours"})
        QTest::keyClick(dialog->findChild<QWidget*>(name), Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
    QVERIFY(dialog->isVisible());
}

void TestExportDialog::everythingIsReachedByTheKeyboard()
{
    const auto dialog = shown(attentionOf({.words = test::wordsOf(3)}), Theme::darkTheme());
    dialog->findChild<QLineEdit*>("figureTitle")->setText("Cookies");
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    QSet<QString> reached;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(dialog.get(), Qt::Key_Tab);
        if (QWidget* focus = dialog->focusWidget()) {
            reached.insert(focus->objectName());
            QVERIFY2(!test::nameOf(*focus).isEmpty(), qPrintable(focus->objectName()));
        }
    }
    for (const char* name : {"figureStage", "figureFilm", "figureTitle", "figurePreset", "figureWidth", "figureCell", "figureType",
                             "figureDots", "figureColours", "partTitle", "partAxes", "partLegend", "partNumbers", "partCaption",
                             "partProvenance", "copyCaption", "copyAltText", "exportClose", "exportButton"})
        QVERIFY2(reached.contains(name), name);
}

void TestExportDialog::captionAndDescriptionAreCopied()
{
    const auto dialog = shown(attentionOf({.words = test::wordsOf(4)}));
    QTest::mouseClick(dialog->findChild<QWidget*>("copyCaption"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(sentences::atTemperature("softmax", "1.00")));
    QTest::mouseClick(dialog->findChild<QWidget*>("copyAltText"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(sentences::heatmapOf(4, 4)));
}

void TestExportDialog::copyingOffersEveryFormat()
{
    const auto attention = attentionOf({.words = test::wordsOf(64)});
    QGuiApplication::clipboard()->setMimeData(new FigureMimeData(figureOf(attention)));
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(QImage::fromData(data->data("image/png")).width() > 1000);
    QVERIFY(data->data("image/svg+xml").contains("</svg>"));
    QVERIFY(data->hasImage() && qvariant_cast<QImage>(data->imageData()).width() > 1000);
    QCOMPARE(data->text().count('\n'), 65);
    QCOMPARE(data->html().count("<tr>"), 65);
    QVERIFY(data->html().contains("<caption>" + sentences::heatmapOf(64, 64)));
    QVERIFY(QString::fromUtf8(data->data(FigureMimeData::altTextType)).startsWith(sentences::heatmapOf(64, 64)));
}

QTEST_MAIN(TestExportDialog)
#include "test_export_dialog.moc"
