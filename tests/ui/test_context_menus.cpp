#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/figure/clipboard.h"
#include "ui/panels/sentence/sentence_editor.h"
#include "ui/panels/stage/inspector_panel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QTimer>

using namespace softfocus;
using namespace softfocus::test;

namespace {

struct Shown : ShownWindow {
    Shown() { map().grab(); }

    QPoint middleOf(Index row, Index column) { return map().mapLayout().rectOf(row, column).center().toPoint(); }
    /// As the right button asks for it.
    QMenu* ask(QWidget& widget, QPoint at)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget.mapToGlobal(at));
        QApplication::sendEvent(&widget, &event);
        return find<QMenu>("contextMenu");
    }
    QMenu* ask(QWidget& widget) { return ask(widget, widget.rect().center()); }
    QString copied() { return QGuiApplication::clipboard()->text(); }
};

QStringList namesIn(const QMenu& menu)
{
    QStringList names;
    for (const QAction* action : menu.actions())
        if (!action->isSeparator())
            names << (action->menu() ? action->menu()->objectName() : action->objectName());
    return names;
}

/// Chooses an entry, as a click does, and waits for the menu to go.
void choose(Shown& shown, QMenu* menu, const char* name)
{
    QVERIFY(menu);
    auto* action = menu->findChild<QAction*>(QString::fromLatin1(name));
    QVERIFY2(action, name);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    QTRY_VERIFY(!shown.find<QMenu>("contextMenu"));
}

const QStringList common{QStringLiteral("drawnAsMenu"), QStringLiteral("coloursMenu"), QStringLiteral("scaleMenu"),
                         QStringLiteral("copyFigure"),  QStringLiteral("copyValues"),  QStringLiteral("exportFigure")};

} // namespace

class TestContextMenus : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-context"); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QSettings().clear();
    }

    void aCellIsMarkedAndAllMarksAreRemoved()
    {
        Shown shown;
        choose(shown, shown.ask(shown.map(), shown.middleOf(2, 4)), "contextMarkCell");
        QCOMPARE(shown.document.scene().view.marks, (std::vector<Mark>{{Span{2, 2}, Span{4, 4}}}));
        choose(shown, shown.ask(shown.map(), shown.middleOf(2, 4)), "contextMarkRow");
        QCOMPARE(shown.document.scene().view.marks.size(), 2);
        QMenu* menu = shown.ask(shown.map(), shown.middleOf(1, 1));
        QVERIFY(namesIn(*menu).contains("removeMarks"));
        auto* remove = shown.find<QAction>("removeMarks");
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(remove).center());
        QTRY_VERIFY(shown.document.scene().view.marks.empty());
    }

    void aCellHasWhatCanBeDoneWithIt()
    {
        Shown shown;
        QMenu* menu = shown.ask(shown.map(), shown.middleOf(2, 4));
        QVERIFY(menu);
        const QStringList own{"contextExplain",    "contextCopyNumber", "contextCopySentence", "contextCopyRow",
                              "contextCopyColumn", "contextMarkCell",   "contextMarkRow",      "contextMarkColumn"};
        QCOMPARE(namesIn(*menu), own + common);
        QCOMPARE(shown.selection.focused(), (Cell{2, 4})); // it is the one that is selected now
        choose(shown, menu, "contextExplain");
        QCOMPARE(shown.selection.explained(), (Cell{2, 4}));
    }

    void whatIsCopiedIsTheCellsOwn()
    {
        Shown shown;
        const double weight = shown.document.attention()->weights->values(2, 4);
        const auto copy = [&](const char* name) { choose(shown, shown.ask(shown.map(), shown.middleOf(2, 4)), name); };
        copy("contextCopyNumber");
        QCOMPARE(shown.copied().toDouble(), weight);
        copy("contextCopyRow");
        const QStringList row = shown.copied().split(u'\n');
        QCOMPARE(row[0].section(u'\t', 5, 5), QString("cookies"));
        QCOMPARE(row[1].section(u'\t', 0, 0), QString("bakes"));
        QCOMPARE(row[1].section(u'\t', 5, 5).toDouble(), weight);
        copy("contextCopyColumn");
        const QStringList column = shown.copied().split(u'\n');
        QCOMPARE(column[0].section(u'\t', 1, 1), QString("cookies"));
        QCOMPARE(column[3].section(u'\t', 1, 1).toDouble(), weight);
        copy("contextCopySentence");
        QVERIFY(shown.copied().contains("bakes") && shown.copied().contains("cookies"));
    }

    void headersHaveTheirOwn()
    {
        Shown shown;
        const QRect header = shown.map().cellRect({1, -1});
        const QPoint row(header.right() - 12, header.center().y()); // where its word is
        QCOMPARE(shown.map().cellAt(row), std::optional(Cell{1, -1}));
        QMenu* menu = shown.ask(shown.map(), row);
        QVERIFY(menu);
        QCOMPARE(namesIn(*menu), (QStringList{"contextChooseRow", "contextCopyRow", "contextMarkRow"} + common));
        choose(shown, menu, "contextChooseRow");
        QCOMPARE(shown.selection.query(), 1);
        QPoint column = shown.middleOf(0, 1);
        while (column.y() > 0 && shown.map().cellAt(column) != std::optional(Cell{-1, 1}))
            column.ry() -= 1;
        QVERIFY(column.y() > 0);
        menu = shown.ask(shown.map(), column);
        QVERIFY(menu);
        QCOMPARE(namesIn(*menu), (QStringList{"contextCopyColumn", "contextMarkColumn"} + common));
        menu->close();
    }

    void theInspectorHasTheMenuOfItsRow()
    {
        Shown shown;
        auto& inspector = *explorePage(shown.window).findChild<InspectorPanel*>();
        for (const char* name : {"inspectorTitle", "curveView"}) {
            QMenu* menu = shown.ask(*inspector.findChild<QWidget*>(QString::fromLatin1(name)));
            QVERIFY2(menu, name);
            QCOMPARE(namesIn(*menu), (QStringList{"contextExplain", "contextCopyRow", "contextMarkRow", "toggleInspector"} + common));
            choose(shown, menu, "contextCopyRow");
            QVERIFY(shown.copied().section(u'\n', 1, 1).startsWith("cookies\t"));
        }
    }

    void aStageHasOneToo()
    {
        Shown shown;
        QMenu* menu = shown.ask(*shown.find<QWidget>("stageScores"));
        QVERIFY(menu);
        QCOMPARE(namesIn(*menu), (QStringList{"contextShowStage", "contextCopyStage", "contextMarkRow"} + common));
        choose(shown, menu, "contextCopyStage");
        const double score = shown.document.attention()->scores->raw(0, 0);
        QCOMPARE(shown.copied().section(u'\n', 1, 1).section(u'\t', 1, 1).toDouble(), score);
        choose(shown, shown.ask(*shown.find<QWidget>("stageScores")), "contextShowStage");
        QCOMPARE(shown.document.scene().view.stage, Stage::Scores);
    }

    void theInspectorAndTheStagesMarkTheChosenRow()
    {
        Shown shown;
        const std::vector<Mark> row{{Span{4, 4}, {}}};
        for (const char* name : {"inspectorTitle", "stageScores"}) {
            auto& part = *shown.find<QWidget>(name);
            choose(shown, shown.ask(part), "contextMarkRow");
            QCOMPARE(shown.document.scene().view.marks, row);
            QMenu* menu = shown.ask(part);
            QVERIFY2(namesIn(*menu).contains("removeMarks"), name);
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(shown.find<QAction>("removeMarks")).center());
            QTRY_VERIFY(shown.document.scene().view.marks.empty());
            QTRY_VERIFY(!shown.find<QMenu>("contextMenu"));
        }
    }

    void aWordOfTheSentenceMarksItsRowAndItsColumn()
    {
        Shown shown;
        auto& sentence = *shown.find<SentenceEditor>("sentence");
        QPoint word(0, sentence.viewport()->height() / 2);
        while (word.x() < sentence.viewport()->width() && sentence.wordAt(word) != std::optional<std::size_t>(2))
            word.rx() += 4;
        const auto mark = [&](const char* name) {
            QTimer::singleShot(0, [name] { // the menu runs a loop of its own
                auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
                QVERIFY(menu);
                auto* action = menu->findChild<QAction*>(QString::fromLatin1(name));
                QVERIFY2(action, name);
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            });
            QContextMenuEvent event(QContextMenuEvent::Mouse, word, sentence.viewport()->mapToGlobal(word));
            QApplication::sendEvent(sentence.viewport(), &event);
        };
        mark("markWordRow");
        mark("markWordColumn");
        QCOMPARE(shown.document.scene().view.marks, (std::vector<Mark>{{Span{2, 2}, {}}, {{}, Span{2, 2}}}));
    }

    void controlsHaveNone()
    {
        Shown shown;
        QVERIFY(!shown.ask(*shown.find<QWidget>("temperatureSlider")));
    }

    void thereIsNoPartOutsideTheNumbers()
    {
        const Document document;
        QVERIFY(!partAsText(*document.attention(), {99, -1}));
        QVERIFY(!partAsText(*document.attention(), {-1, 99}));
    }

private:
    OwnSettings m_settings;
};

QTEST_MAIN(TestContextMenus)
#include "test_context_menus.moc"
