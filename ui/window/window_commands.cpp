#include "ui/window/main_window.h"

#include "ui/controls/text/notice_line.h"
#include "ui/dialogs/keys_sheet.h"
#include "ui/model/document/document.h"
#include "ui/model/document/neat_steps.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/pages/explore_page.h"
#include "ui/panels/choices/controls_panel.h"
#include "ui/panels/sentence/sentence_field.h"
#include "ui/panels/stage/top_bar.h"
#include "ui/views/heatmap_view.h"
#include "ui/window/figure_commands.h"
#include "ui/words/message_text.h"
#include "ui/words/stage_texts.h"

#include <QAction>
#include <QMenu>

namespace softfocus {

QAction& MainWindow::addCommand(const char* name, const QString& group, const QString& text, const Keys& keys, std::function<void()> run)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setData(group);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    m_commands.push_back(action);
    return *action;
}

void MainWindow::addSceneCommands()
{
    const QString group = tr("Scene");
    QUndoStack& stack = m_editor.undoStack();
    QAction& undo = addCommand("undo", group, tr("Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)}, [&stack] { stack.undo(); });
    QAction& redo =
        addCommand("redo", group, tr("Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
                   [&stack] { stack.redo(); });
    undo.setEnabled(stack.canUndo());
    redo.setEnabled(stack.canRedo());
    connect(&stack, &QUndoStack::canUndoChanged, &undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, &redo, &QAction::setEnabled);
    addCommand("focusSentence", group, tr("Go to the sentence"), {QKeySequence(Qt::CTRL | Qt::Key_L)},
               [this] { m_page->sentence().focusSentence(); });
    addCommand("paste", group, tr("Paste scores or a text"), {QKeySequence(Qt::CTRL | Qt::Key_V)}, [this] { paste(); });
}

void MainWindow::addFigureCommands()
{
    const QString group = tr("Figure");
    addCommand("copyFigure", group, tr("Copy figure"), {QKeySequence(Qt::CTRL | Qt::Key_C)}, [this] { m_figures->copyFigure(); });
    addCommand("copyValues", group, tr("Copy values"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
               [this] { m_figures->copyValues(); });
    addCommand("exportFigure", group, tr("Export…"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, [this] { m_figures->exportFigure(); });
}

void MainWindow::addChoiceCommands()
{
    int row = 0;
    for (const NormalizerEntry& entry : normalizerTable()) {
        const QString name = QString::fromUtf8(entry.name.data(), qsizetype(entry.name.size()));
        const QString digit = QString::number(row + 1);
        Keys keys;
        if (row < 9)
            keys = {QKeySequence(digit), QKeySequence(QStringLiteral("Alt+") + digit)};
        const QByteArray id = "normalizer-" + name.toUtf8();
        addCommand(id.constData(), tr("Normalizer"), name, keys, [this, row] { static_cast<void>(m_editor.chooseNormalizer(row)); });
        ++row;
    }
    const auto step = [this](int steps) { return [this, steps] { static_cast<void>(m_editor.stepTemperature(steps)); }; };
    const QString temperature = tr("Temperature");
    addCommand("temperatureDown", temperature, tr("Lower"), {QKeySequence(QStringLiteral("[")), QKeySequence(QStringLiteral("Alt+["))},
               step(-1));
    addCommand("temperatureUp", temperature, tr("Higher"), {QKeySequence(QStringLiteral("]")), QKeySequence(QStringLiteral("Alt+]"))},
               step(1));
    addCommand("temperatureFarDown", temperature, tr("Much lower"),
               {QKeySequence(QStringLiteral("{")), QKeySequence(QStringLiteral("Alt+{"))}, step(-bigTemperatureStep));
    addCommand("temperatureFarUp", temperature, tr("Much higher"),
               {QKeySequence(QStringLiteral("}")), QKeySequence(QStringLiteral("Alt+}"))}, step(bigTemperatureStep));
    addCommand("playSweep", temperature, tr("Play sharp to uniform and back, pause"),
               {QKeySequence(QStringLiteral("P")), QKeySequence(QStringLiteral("Alt+P"))}, [this] { m_page->sweep().toggle(); });
    for (int place = 0; place < int(stageNames.size()); ++place) {
        const QByteArray id = QByteArray("stage-") + stageNames[std::size_t(place)];
        addCommand(id.constData(), tr("Stage"), stageName(static_cast<Stage>(place)),
                   {QKeySequence(QStringLiteral("Ctrl+%1").arg(place + 1))}, [this, place] { showStage(place); });
    }
}

void MainWindow::addWindowCommands()
{
    addCommand("togglePicture", tr("Stage"), tr("Weights as a map or as threads"),
               {QKeySequence(QStringLiteral("T")), QKeySequence(QStringLiteral("Alt+T"))}, [this] { m_page->togglePicture(); });
    const QString group = tr("Window");
    addCommand("toggleControls", group, tr("Show or fold the controls"), {QKeySequence(Qt::Key_F7)},
               [this] { m_page->togglePanel(ExplorePage::Side::Controls); });
    addCommand("toggleInspector", group, tr("Show or fold the inspector"), {QKeySequence(Qt::Key_F8)},
               [this] { m_page->togglePanel(ExplorePage::Side::Inspector); });
    constexpr double zoomStep = 1.1;
    addCommand("zoomIn", group, tr("Larger"), {QKeySequence(QStringLiteral("Ctrl++")), QKeySequence(QStringLiteral("Ctrl+="))},
               [this] { setZoom(m_zoom * zoomStep); });
    addCommand("zoomOut", group, tr("Smaller"), {QKeySequence(QStringLiteral("Ctrl+-"))}, [this] { setZoom(m_zoom / zoomStep); });
    addCommand("zoomReset", group, tr("Usual size"), {QKeySequence(QStringLiteral("Ctrl+0"))}, [this] { setZoom(1); });
    addCommand("present", group, tr("Presentation"), {QKeySequence(Qt::Key_F11)}, [this] { setPresenting(!m_presenting); });
    addCommand("keys", group, tr("Keys"), {QKeySequence(Qt::Key_F1)}, [this] { toggleKeysSheet(); });
    addCommand("leave", group, tr("Leave a field or the presentation"), {QKeySequence(Qt::Key_Escape)}, [this] { escape(); });
}

void MainWindow::showStage(int place)
{
    if (const Result<bool> shown = m_editor.showStage(static_cast<Stage>(place)); !shown)
        m_page->notice().say(messageText(shown.error()));
}

void MainWindow::fillTopBar()
{
    const auto command = [this](const char* name) -> QAction& { return *findChild<QAction*>(QString::fromLatin1(name)); };
    m_topBar->addIcon(command("undo"), Icon::Undo);
    m_topBar->addIcon(command("redo"), Icon::Redo);
    m_topBar->addGap(8);
    m_topBar->addIcon(command("toggleControls"), Icon::LeftPanel);
    m_topBar->addIcon(command("toggleInspector"), Icon::RightPanel);
    m_topBar->addGap(8);
    m_topBar->addWord(command("copyFigure"), tr("Copy figure"), false);
    m_topBar->addWord(command("exportFigure"), tr("Export…"), true);
    m_topBar->addMenuButton();
}

void MainWindow::showMenu(const QPoint& globalPosition)
{
    QMenu* menu = new QMenu(this);
    menu->setObjectName("allActions");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setFont(m_theme.font);
    // Choices of one out of many stand in menus of their own.
    const QStringList nested{tr("Normalizer"), tr("Temperature"), tr("Stage")};
    QString former;
    QMenu* current = menu;
    for (QAction* action : m_commands) {
        const QString group = action->data().toString();
        if (group != former) {
            current = menu;
            if (nested.contains(group))
                (current = menu->addMenu(group))->setFont(m_theme.font);
            else if (!former.isEmpty())
                menu->addSeparator();
            if (nested.contains(group) && !nested.contains(former))
                menu->insertSeparator(current->menuAction());
        }
        former = group;
        current->addAction(action);
        if (action->objectName() == QLatin1String("open"))
            addRecentFiles(*current);
    }
    menu->popup(globalPosition - QPoint(menu->sizeHint().width(), -4));
}

void MainWindow::toggleKeysSheet()
{
    if (!m_keysSheet) {
        std::vector<KeyHint> hints;
        for (const QAction* action : m_commands) {
            QStringList keys;
            for (const QKeySequence& key : action->shortcuts())
                keys << key.toString(QKeySequence::NativeText);
            hints.push_back({action->data().toString(), keys.join(QStringLiteral("  ")), action->text()});
        }
        const QString map = tr("Map");
        hints.push_back({map, tr("← → ↑ ↓"), tr("Walk the cells")});
        hints.push_back({map, tr("Home  End"), tr("First and last cell of the row")});
        hints.push_back({map, tr("Ctrl+Home  Ctrl+End"), tr("First and last cell of the map")});
        hints.push_back({map, tr("Enter  Menu"), tr("Explain the cell; Esc closes")});
        hints.push_back({map, tr("Tab"), tr("From a cell to its open card")});
        hints.push_back({map, tr("Ctrl+C  Ctrl+Shift+C"), tr("On the card: copy as text, as LaTeX")});
        hints.push_back({map, tr("+  −  0"), tr("Zoom in, out, the whole map")});
        hints.push_back({map, tr("Shift+← → ↑ ↓"), tr("Move the zoomed map")});
        m_keysSheet = new KeysSheet(std::move(hints), this);
        m_keysSheet->applyTheme(m_theme);
        m_keysSheet->hide();
    }
    m_keysSheet->setGeometry(rect());
    m_keysSheet->setVisible(!m_keysSheet->isVisible());
    m_keysSheet->raise();
}

} // namespace softfocus
