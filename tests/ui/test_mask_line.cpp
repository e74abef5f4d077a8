#include "core/files/scene_file.h"
#include "tests/support/sentences.h"
#include "tests/support/shown_part.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/document.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/session/file_content.h"
#include "ui/panels/stage/doubt_line.h"
#include "ui/words/finite_mask_text.h"

#include <QLocale>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;

namespace {

constexpr double halfMinimum = -65504;
const std::vector<DoubtLine::Names> lineNames{{"maskText", "takeMaskOtherwise"}};

GivenScores causal()
{
    return {"head.npy", {"a", "b"}, {"a", "b"}, Matrix{{1, halfMinimum}, {2, 3}}, GivenKind::Scores};
}

} // namespace

class TestMaskLine : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void whatIsReadIsTakenAsAMask()
    {
        const Scene scene = withScores(causal(), Scene());
        const Document document(scene);
        QVERIFY(document.attention()->isMasked(0, 1));
        QVERIFY(document.attention()->weights->values.row(0) == (Matrix{{1, 0}}).row(0));
        QCOMPARE(givenIn(scene).scores(0, 1), halfMinimum); // the number is kept
    }

    void oneClickTakesThemAsScores()
    {
        Document document(withScores(causal(), Scene()));
        SceneEditor editor(document);
        DoubtLine line(editor, "maskLine", lineNames, maskDoubtsOf);
        QVERIFY(!line.isHidden());
        const auto* text = line.findChild<TextLabel*>("maskText");
        auto* other = line.findChild<QPushButton*>("takeMaskOtherwise");
        QCOMPARE(text->text(), sentences::oneEntryIsTaken("mask"));
        QCOMPARE(other->text(), QString("Take as scores"));
        other->click();
        QVERIFY(!document.attention()->isMasked(0, 1));
        QCOMPARE(document.attention()->scores->masked(0, 1), halfMinimum);
        QCOMPARE(text->text(), sentences::oneEntryIsTaken("score"));
        QCOMPARE(other->text(), QString("Take as a mask"));
        document.undoStack().undo();
        QVERIFY(document.attention()->isMasked(0, 1));
        QCOMPARE(text->text(), sentences::oneEntryIsTaken("mask"));
        document.undoStack().redo();
        other->click();
        QVERIFY(document.attention()->isMasked(0, 1));
    }

    void thereIsNoLineWithoutOne()
    {
        Document document;
        SceneEditor editor(document);
        DoubtLine line(editor, "maskLine", lineNames, maskDoubtsOf);
        QVERIFY(line.isHidden());
        GivenScores plain = causal();
        plain.scores(0, 1) = -9;
        QVERIFY(document.edit("open", withScores(plain, document.scene())).ok());
        QVERIFY(line.isHidden());
        QVERIFY(document.edit("open", withScores(causal(), document.scene())).ok());
        QVERIFY(!line.isHidden());
        document.undoStack().undo();
        QVERIFY(line.isHidden());
    }

    void theSceneKeepsWhatWasChosen()
    {
        const Scene masked = withScores(causal(), Scene());
        const Result<Scene> again = readScene(writeScene(masked));
        QVERIFY(again.ok());
        QVERIFY(*again == masked);
        QCOMPARE(givenIn(*again).maskedUpTo, std::optional(halfMinimum));
        Scene asScores = masked;
        asScores.source = MatrixSource{std::make_shared<const GivenScores>(causal())};
        QVERIFY(*readScene(writeScene(asScores)) == asScores);
        QByteArray wrong = writeScene(masked);
        wrong.replace("\"maskedUpTo\": -65504", "\"maskedUpTo\": \"low\"");
        QVERIFY(QByteArray(readScene(wrong).message().c_str()).contains("maskedUpTo"));
    }

    void theWholeSentenceIsShownHoweverItCame()
    {
        Document document;
        SceneEditor editor(document);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* line = new DoubtLine(editor, "maskLine", lineNames, maskDoubtsOf);
        column->addWidget(line);
        column->addStretch(1);
        softfocus::test::showActive(window, {700, 200});
        QVERIFY(document.edit("open", withScores(causal(), document.scene())).ok());
        auto* text = line->findChild<TextLabel*>("maskText");
        QTRY_VERIFY(text->isVisible() && text->width() >= text->sizeHint().width());
        line->findChild<QPushButton*>("takeMaskOtherwise")->click();
        QTRY_VERIFY(text->width() >= text->sizeHint().width());
    }

    void numbersAreSaidShortly()
    {
        QCOMPARE(finiteMaskText({-1e4, -20003.5, 1234}, true), QString("1,234 entries of −10000 and less are taken as a mask"));
        QCOMPARE(finiteMaskText({-3.4028234663852886e38, -3.4028234663852886e38, 2}, false),
                 QString("2 entries of −3.4×10³⁸ are taken as scores"));
    }
};

QTEST_MAIN(TestMaskLine)
#include "test_mask_line.moc"
