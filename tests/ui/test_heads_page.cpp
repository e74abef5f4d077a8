#include "core/models/model_run.h"
#include "core/sources/model_source.h"
#include "tests/support/shown_window.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/figure/heads_figure.h"
#include "ui/figure/page_figure.h"
#include "ui/pages/heads_page.h"
#include "ui/paint/colour/special_colours.h"
#include "ui/paint/heads/head_pictures.h"
#include "ui/panels/heads/head_card.h"
#include "ui/panels/heads/head_table.h"
#include "ui/panels/sentence/sentence_editor.h"
#include "ui/panels/sentence/sentence_field.h"
#include "ui/panels/stage/presentation_bar.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

Scene sceneOf(const Source& source)
{
    Scene scene = withSource({}, source);
    scene.page = PageKind::Heads;
    return scene;
}

struct Shown : ShownWindow {
    explicit Shown(const Source& source, QSize size = {1360, 860}) : ShownWindow(sceneOf(source), size) { window.picture().setFocus(); }
    explicit Shown(BundledModel model = BundledModel::Bert) : Shown(Source(usualModelSource(model))) {}

    const ModelSource& model() { return std::get<ModelSource>(document.scene().source); }
    HeadTable& table() { return *find<HeadTable>("headTable"); }
    bool isThere() { return table().overview() != nullptr; }
    QString nameAt(const QModelIndex& index) { return index.data().toString(); }
    QPoint middleOf(int layer, int column) { return table().visualRect(table().model()->index(layer, column)).center(); }
};

} // namespace

class TestHeadsPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QCoreApplication::setOrganizationName("softfocus-test");
        QCoreApplication::setApplicationName("softfocus-test");
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QSettings().clear();
    }

    void allHeadsAndTheirMeansAreThere()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        QAbstractItemModel& model = *shown.table().model();
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.columnCount(), 5);
        QCOMPARE(shown.nameAt(model.index(1, 3)), QString("L1H3"));
        QCOMPARE(shown.nameAt(model.index(2, 4)), QString("L2 mean"));
        QVERIFY(softfocus::test::paintsSomething(*shown.table().viewport()));
    }

    /// A table, whose cells say what their head looks at.
    void screenReadersHearATableOfHeads()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        QAccessibleInterface* table = QAccessible::queryAccessibleInterface(&shown.table());
        QVERIFY(table->tableInterface());
        QCOMPARE(table->tableInterface()->rowCount(), 4);
        QCOMPARE(table->tableInterface()->columnCount(), 5);
        const QString said = table->tableInterface()->cellAt(0, 3)->text(QAccessible::Name);
        QVERIFY2(said.startsWith("Layer 0, head 3 looks at the piece before: "), qPrintable(said));
        QCOMPARE(table->tableInterface()->columnDescription(4), QString("mean of the heads"));
    }

    void theKeyboardWalksAndOpens()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        HeadTable& table = shown.table();
        QCOMPARE(table.currentIndex(), table.model()->index(int(shown.model().layer), int(*shown.model().head))); // where the chosen one is
        shown.press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(table.currentIndex(), table.model()->index(0, 0));
        shown.press(Qt::Key_Right);
        shown.press(Qt::Key_Down);
        QCOMPARE(table.currentIndex(), table.model()->index(1, 1));
        shown.press(Qt::Key_End);
        QCOMPARE(table.currentIndex(), table.model()->index(1, 4));
        shown.press(Qt::Key_Home);
        shown.press(Qt::Key_PageDown);
        QCOMPARE(table.currentIndex().row(), 3);
        const int steps = shown.document.undoStack().count();
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.model().layer, 3);
        QCOMPARE(shown.model().head, std::optional<std::int64_t>(0));
        QCOMPARE(shown.document.undoStack().count(), steps + 1);
        QTRY_VERIFY(softfocus::test::explorePage(shown.window).isVisible());
    }

    void aClickOpensAHead()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        QTest::mouseClick(shown.table().viewport(), Qt::LeftButton, {}, shown.middleOf(0, 4));
        QCOMPARE(shown.model().layer, 0);
        QVERIFY(!shown.model().head);
        QTRY_VERIFY(softfocus::test::explorePage(shown.window).isVisible());
    }

    void theChosenHeadIsOpenedWithoutAStep()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        shown.press(Qt::Key_Return);
        QTRY_VERIFY(softfocus::test::explorePage(shown.window).isVisible());
        QCOMPARE(shown.document.undoStack().count(), 0);
    }

    void aCardShowsWhatIsPointedAt()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        auto& card = *shown.find<HeadCard>("headCard");
        QVERIFY(card.isHidden());
        QTest::mouseMove(shown.table().viewport(), shown.middleOf(0, 2));
        QTest::mouseMove(shown.table().viewport(), shown.middleOf(0, 3));
        QTRY_VERIFY(card.isVisible());
        QVERIFY(card.accessibleName().startsWith("Layer 0, head 3 looks at the piece before"));
        const QRect cell(shown.table().viewport()->mapTo(&shown.window, shown.table().visualRect(shown.table().pointed()).topLeft()),
                         shown.table().visualRect(shown.table().pointed()).size());
        QVERIFY(!cell.intersects(QRect(card.mapTo(&shown.window, QPoint()), card.size())));
    }

    void theSpaceBarShowsTheCardWhichGoesAlong()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        auto& card = *shown.find<HeadCard>("headCard");
        shown.press(Qt::Key_Home, Qt::ControlModifier);
        shown.press(Qt::Key_Space);
        QVERIFY(card.isVisible());
        QVERIFY(card.accessibleName().startsWith("Layer 0, head 0"));
        shown.press(Qt::Key_Right);
        QVERIFY(card.accessibleName().startsWith("Layer 0, head 1"));
        shown.press(Qt::Key_Escape);
        QVERIFY(card.isHidden());
        shown.press(Qt::Key_Right);
        QVERIFY(card.isHidden());
    }

    void theGridBeforeStaysUntilTheNewOneIsWhole()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        const auto before = shown.table().overview();
        shown.edit([](Scene& scene) { scene.variant.normalizer = *Normalizer::named("sparsemax"); });
        QVERIFY(shown.isThere());
        QTRY_VERIFY(shown.table().overview() != before);
        QVERIFY((shown.table().overview()->heads.front().attention->weights->values.array() == 0).any());
    }

    /// So that nobody waits for it: what is not painted yet shows what it was.
    void aLargeModelIsPaintedInTurns()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        auto large = std::make_shared<HeadOverview>(*shown.table().overview());
        large->counts = {12, 12};
        large->heads.clear();
        for (Index layer = 0; layer < 12; ++layer)
            for (Index column = 0; column < 13; ++column) {
                OverviewHead head = shown.table().overview()->heads.front();
                head.layer = layer;
                head.head = column < 12 ? std::optional(column) : std::nullopt;
                large->heads.push_back(head);
            }
        HeadTable table;
        test::showActive(table, {1300, 900});
        table.showOverview(large);
        // All cells have the same picture.
        const auto pictureAt = [&](const QImage& image, int row, int column) {
            const QRect cell = table.visualRect(table.model()->index(row, column)).translated(table.viewport()->pos());
            return image.copy(QRect(cell.center() - QPoint(16, 30), QSize(32, 32)));
        };
        const QImage first = table.grab().toImage();
        const QImage picture = pictureAt(first, 0, 1);
        QVERIFY(pictureAt(first, 1, 1) == picture);
        QVERIFY(pictureAt(first, 6, 1) != picture);
        QTRY_VERIFY(pictureAt(table.grab().toImage(), 6, 1) == picture);
        table.showOverview(std::make_shared<HeadOverview>(*large));
        QVERIFY(pictureAt(table.grab().toImage(), 6, 1) == picture);
    }

    void theNormalizerIsChosenOnThePage()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        const auto before = shown.table().overview();
        shown.find<QRadioButton>("heads-sparsemax")->click();
        QVERIFY(shown.document.scene().variant.normalizer.id() == NormalizerId::Sparsemax);
        QTRY_VERIFY(shown.table().overview() != before);
        for (const OverviewHead& head : shown.table().overview()->heads)
            QVERIFY((head.attention->weights->values.array() == 0).any());
    }

    void theTemperatureIsMovedOnThePage()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        const auto before = shown.table().overview();
        auto* slider = shown.find<TemperatureSlider>("heads-temperatureSlider");
        QVERIFY(slider->isEnabled());
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(shown.document.scene().variant.temperature, 0.0);
        const auto isHard = [](const OverviewHead& head) { // the mean is of several
            return !head.head || std::abs(head.attention->weights->values.row(1).maxCoeff() - 1) < 1e-12;
        };
        QTRY_VERIFY(shown.table().overview() != before && std::ranges::all_of(shown.table().overview()->heads, isHard));
        shown.find<QRadioButton>("heads-hardmax")->click();
        QVERIFY(!slider->isEnabled());
        QVERIFY(!slider->toolTip().isEmpty());
    }

    void theControlsGiveWayToThoseOfAPresentation()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        auto* controls = shown.find<QWidget>("headControls");
        QVERIFY(controls->isVisible());
        shown.press(Qt::Key_F11);
        QTRY_VERIFY(!controls->isVisible());
        const auto& bar = *shown.window.findChild<HeadsPage*>()->findChild<PresentationBar*>();
        QTRY_VERIFY(bar.isVisible());
        QVERIFY(bar.findChild<QWidget*>("present-normalizer")->isVisible());
        QVERIFY(!bar.findChild<QWidget*>("present-stages")->isVisible() && !bar.findChild<QWidget*>("present-stageList")->isVisible());
        shown.press(Qt::Key_F11);
        QTRY_VERIFY(controls->isVisible());
    }

    void theControlsStandBesideTheSentenceWhereThereIsRoom()
    {
        for (const QSize size : {QSize(1360, 860), QSize(900, 600), QSize(560, 420)}) {
            Shown shown{Source(usualModelSource(BundledModel::Bert)), size};
            QTRY_VERIFY(shown.isThere());
            const auto* controls = shown.find<QWidget>("headControls");
            const auto* sentence = controls->parentWidget()->findChild<SentenceField*>(); // each page has one
            const bool hasRoom = size.width() >= 1000;
            QTRY_VERIFY(hasRoom ? controls->x() >= sentence->geometry().right() : controls->y() >= sentence->geometry().bottom());
            const auto* button = shown.find<QRadioButton>("heads-sparsemax");
            QTRY_VERIFY(button->width() >= button->fontMetrics().horizontalAdvance("sparsemax") + 20);
        }
    }

    void anotherChosenHeadMakesNoOtherGrid()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        const auto before = shown.table().overview();
        shown.press(Qt::Key_Up, Qt::AltModifier);
        QTRY_VERIFY(!shown.document.isComputing());
        QCOMPARE(shown.table().currentIndex().row(), int(shown.model().layer));
        QCOMPARE(shown.table().overview(), before);
    }

    void whatIsNoTransformerIsOfferedThem()
    {
        Shown shown{Source(TextSource{"The cat sat"})};
        QVERIFY(shown.find<QWidget>("noHeads")->isVisible());
        QVERIFY(shown.find<QLabel>("whyNoHeads")->text().startsWith("Only a transformer"));
        shown.find<QAbstractButton>("offer-bert")->click();
        QCOMPARE(shown.model().text, std::string("The cat sat"));
        QTRY_VERIFY(shown.isThere());
        QVERIFY(shown.table().isVisible());
    }

    void whatCannotBeOpenedIsSaid()
    {
        ModelSource source;
        source.model = std::string("/nowhere/at/all");
        Shown shown{Source(source)};
        QTRY_VERIFY(shown.find<QWidget>("noHeads")->isVisible());
        QVERIFY(shown.find<QLabel>("whyNoHeads")->text().contains("at/all"));
        QCOMPARE(shown.find<QLabel>("sentenceFacts")->text(), QString("nothing is shown"));
        QVERIFY(!shown.find<QWidget>("headControls")->isVisible());
    }

    void ofATranslationTheKindsOfAttentionAreChosen()
    {
        Shown shown(BundledModel::Translation);
        QTRY_VERIFY(shown.isThere());
        shown.find<QRadioButton>("heads-self")->click();
        QVERIFY(shown.model().part == AttentionPart::Self);
        QTRY_VERIFY(shown.table().overview() &&
                    std::get<ModelSource>(shown.table().overview()->of->scene.source).part == AttentionPart::Self);
    }

    void allOfASmallModelIsInSight_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(1360, 860);
        QTest::newRow("small") << QSize(900, 600);
        QTest::newRow("smallest") << QSize(560, 420);
    }
    void allOfASmallModelIsInSight()
    {
        QFETCH(QSize, size);
        Shown shown{Source(usualModelSource(BundledModel::Bert)), size};
        QTRY_VERIFY(shown.isThere());
        const HeadTable& table = shown.table();
        QVERIFY(table.visualRect(table.model()->index(0, 0)).width() >= 64);
        if (size.height() > 800)
            QVERIFY(table.viewport()->rect().contains(table.visualRect(table.model()->index(3, 4))));
        QVERIFY(table.viewport()->height() > 60);
    }

    void trueZerosLookLikeThemselvesInSmall()
    {
        Shown shown;
        shown.edit([](Scene& scene) { scene.variant.normalizer = *Normalizer::named("hardmax"); });
        const auto hasZeros = [&shown] { return shown.isThere() && (shown.table().pictures().front().values->array() == 0).any(); };
        QTRY_VERIFY(hasZeros());
        const Picture& picture = shown.table().pictures().front();
        const int rows = int(picture.values->rows());
        QImage image(rows, rows, QImage::Format_RGB32); // a pixel for each cell
        QPainter painter(&image);
        paintHead(painter, QRectF(image.rect()), picture, shownTheme(), 1);
        painter.end();
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < rows; ++column)
                QCOMPARE(image.pixel(column, row) == specialColours(picture, shownTheme()).zeroSmall, picture.isTrueZero(row, column));
    }

    void theScaleIsStretchedToTheLargestWeightOfAllHeads()
    {
        ModelSource source = usualModelSource(BundledModel::Bert);
        Shown shown{Source(source)};
        QTRY_VERIFY(shown.isThere());
        QCOMPARE(shown.table().pictures().front().high, 1.0);
        const auto before = shown.table().overview();
        shown.press(Qt::Key_S);
        QVERIFY(shown.document.scene().view.range == ScaleRange::MapMaximum);
        QTRY_VERIFY(shown.table().overview() != before);
        double largest = 0;
        for (const Picture& picture : shown.table().pictures()) {
            largest = std::max(largest, picture.largest);
            QCOMPARE(picture.high, shown.table().pictures().front().high);
        }
        QCOMPARE(shown.table().pictures().front().high, largest);
        shown.press(Qt::Key_S);
        QVERIFY(shown.document.scene().view.range == ScaleRange::Fixed);
    }

    void theFigureOfThePageHasAllHeadsAndTheirShares()
    {
        Shown shown;
        QTRY_VERIFY(shown.isThere());
        const auto attention = std::make_shared<Attention>(*shown.document.attention());
        attention->scene.page = PageKind::Heads;
        const Result<Figure> figure = pageFigure(attention, {});
        QVERIFY(figure.ok());
        QCOMPARE(figure->chart->numbers.rows.size(), std::size_t(16));
        QCOMPARE(figure->chart->numbers.rows[3], std::string("L0H3"));
        QVERIFY(figure->chart->numbers.values(3, 0) > 0.9); // previous
        QVERIFY(figure->chart->heightFor(600, Theme::light()) > 200);
        QVERIFY2(figure->chart->provenance.contains("all heads"), qPrintable(figure->chart->provenance));
        QVERIFY(figure->chart->altText.contains("Layer 0, head 3 looks at the piece before"));
        attention->scene.source = TextSource();
        QVERIFY(!headsFigure(attention, {}).ok());
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestHeadsPage)
#include "test_heads_page.moc"
