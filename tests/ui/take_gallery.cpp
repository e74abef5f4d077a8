// Takes a picture of every page, dialog, popup, menu and state of the window, and of every control in its states, to be laid beside those
// of another build: build/release/tests/ui/take_gallery FOLDER [light|dark] [--size 1440x900]; QT_SCALE_FACTOR gives the scale.

#include "core/files/scene_file.h"
#include "tests/support/gallery.h"
#include "tests/support/held_file.h"
#include "tests/support/own_settings.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QUrl>

#include <limits>

using namespace softfocus;
using namespace softfocus::test;

namespace {

/// A window over a document of its own.
struct Shown {
    Document document;
    Selection selection{document};
    MainWindow window{document, selection};

    explicit Shown(const QString& name, const Scene& scene = {}, bool hasBar = false) : document(scene)
    {
        state = name;
        pointNowhere();
        window.move(windowPlace);
        window.resize(windowSize);
        window.show();
        window.activateWindow();
        window.picture().setFocus();
        QTest::qWait(usualWait);
        if (hasBar && !window.menuBar()->isVisible())
            trigger("menuBar");
    }
    void trigger(const char* name)
    {
        if (auto* action = find<QAction>(window, QString::fromLatin1(name)))
            action->trigger();
    }
    void open(const QString& name, const char* contents, const char* answer)
    {
        window.open(written(name, contents));
        const auto take = [&](QDialog& question) { click(question, QString::fromLatin1(answer)); };
        whileDialog([] {}, take, longWait);
    }
    static QString written(const QString& name, const QByteArray& contents)
    {
        const QDir folder(QDir::temp().filePath(QStringLiteral("softfocus-gallery"))); // always the same, as pictures show the path
        folder.mkpath(QStringLiteral("files"));
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) < 0)
            complain(file.fileName() + QStringLiteral(" could not be written"));
        return file.fileName();
    }
    void present()
    {
        trigger("present");
        window.showNormal(); // a presentation fills the screen; here it is as large as the window was
        window.resize(windowSize);
        QTest::qWait(usualWait);
    }
    /// The part of the window of this name.
    QWidget* part(const char* name) { return find<QWidget>(window, QString::fromLatin1(name)); }
    /// Which a small window shows in place of the controls.
    void showInspector()
    {
        if (QWidget* panel = part("inspectorPanel"); panel && !panel->isVisible())
            trigger("toggleInspector");
    }
    void shoot() { test::shoot(state, window); }
};

/// A menu of the bar with its second entry pointed at, and the menus within it.
void shootMenu(Shown& shown, QAction& entry)
{
    QMenu& menu = *entry.menu();
    QMenuBar& bar = *shown.window.menuBar();
    const auto open = [&] {
        bar.setActiveAction(&entry);
        if (!menu.isVisible())
            menu.popup(bar.mapToGlobal(bar.actionGeometry(&entry).bottomLeft()));
    };
    whileOpen(open, [&] {
        menu.setActiveAction(menu.actions().value(1));
        shoot(menu.objectName(), shown.window);
    });
    for (QAction* inner : menu.actions())
        if (inner->menu() && inner->isEnabled())
            whileOpen(open, [&] {
                menu.setActiveAction(inner);
                QTest::keyClick(&menu, Qt::Key_Right);
                if (!inner->menu()->isVisible())
                    inner->menu()->popup(menu.mapToGlobal(menu.actionGeometry(inner).topRight()));
                shoot(menu.objectName() + u'-' + inner->menu()->objectName(), shown.window);
                inner->menu()->close();
            });
    bar.setActiveAction(nullptr);
}

using Change = std::function<void(Scene&)>;

Change choose(const std::string& name, const Parameters& parameters = {}, Mask mask = Mask::None)
{
    return [=](Scene& scene) {
        scene.variant.normalizer = Normalizer::named(name)->with(parameters);
        scene.mask = mask;
    };
}

Change heated(double temperature)
{
    return [=](Scene& scene) { scene.variant.temperature = temperature; };
}

Change looked(Stage stage, PictureKind picture = PictureKind::Map)
{
    return [=](Scene& scene) {
        scene.view.stage = stage;
        scene.view.picture = picture;
    };
}

Change pictured(
    BundledPicture picture, Stage stage, const Change& further = [](Scene&) {})
{
    return [=](Scene& scene) {
        ImageSource source;
        source.picture = picture;
        source.noise = stage == Stage::Output ? 0.1 : 0;
        scene = withSource(std::move(scene), std::move(source));
        scene.view.stage = stage;
        further(scene);
    };
}

Change typed(const std::string& text)
{
    return [=](Scene& scene) { scene.source = TextSource{text}; };
}

Change asked(const std::string& asking, const std::string& askedOne, Stage stage = Stage::Weights)
{
    return [=](Scene& scene) {
        scene.source = PairSource{asking, askedOne};
        scene.view.stage = stage;
    };
}

Scene changed(const Change& change)
{
    Scene scene;
    change(scene);
    return scene;
}

std::vector<std::pair<std::string, Change>> sceneStates()
{
    std::vector<std::pair<std::string, Change>> states;
    for (const NormalizerEntry& entry : normalizerTable())
        states.emplace_back("normalizer-" + std::string(entry.name), choose(std::string(entry.name)));
    std::string words;
    for (int i = 0; i < 8; ++i)
        words += "the baker bakes warm cookies ";
    const Change parts = [](Scene& scene) {
        scene.view.rowSums = scene.view.effectiveTokens = true;
        scene.view.preview = Preview::Deuteranopia;
        scene.view.range = ScaleRange::Logarithmic;
        scene.view.keySide = KeySide::Below;
        scene.view.querySide = QuerySide::Right;
        scene.view.colours = "magma";
    };
    const Change bare = [](Scene& scene) { scene.view.values = scene.view.axisTitles = scene.view.legend = false; };
    const std::vector<std::pair<std::string, Change>> others{
        {"start", heated(1)},
        {"entmax-1", choose("entmax", {.alpha = 1})},
        {"entmax-4", choose("entmax", {.alpha = 4})},
        {"top-k-1", choose("top-k", {.k = 1})},
        {"linear-keep", choose("linear", {.negatives = Negatives::Keep})},
        {"linear-shift", choose("linear", {.negatives = Negatives::Shift})},
        {"sigmoid-undivided", choose("sigmoid", {.unnormalized = true})},
        {"tanh-undivided", choose("tanh", {.unnormalized = true})},
        {"mask-causal", choose("softmax", {}, Mask::Causal)},
        {"mask-self", choose("sparsemax", {}, Mask::Self)},
        {"temperature-0", heated(0)},
        {"temperature-low", heated(lowestTemperature)},
        {"temperature-high", heated(highestTemperature)},
        {"temperature-infinite", heated(std::numeric_limits<double>::infinity())},
        {"stage-vectors", looked(Stage::Vectors)},
        {"stage-scores", looked(Stage::Scores)},
        {"stage-output", looked(Stage::Output)},
        {"threads", looked(Stage::Weights, PictureKind::Threads)},
        {"picture-vectors", pictured(BundledPicture::Coffee, Stage::Vectors)},
        {"picture-scores", pictured(BundledPicture::Cat, Stage::Scores)},
        {"picture-weights", pictured(BundledPicture::Cat, Stage::Weights)},
        {"picture-rows",
         pictured(BundledPicture::Astronaut, Stage::Weights, [](Scene& scene) { scene.view.range = ScaleRange::RowMaximum; })},
        {"picture-zeros", pictured(BundledPicture::Cat, Stage::Weights, choose("sparsemax", {}, Mask::Self))},
        {"picture-output", pictured(BundledPicture::Cat, Stage::Output, heated(0.5))},
        {"picture-noise",
         pictured(BundledPicture::Coffee, Stage::Output, [](Scene& scene) { std::get<ImageSource>(scene.source).noise = 0.1; })},
        {"picture-map", pictured(BundledPicture::Cat, Stage::Weights, [](Scene& scene) { scene.view.picture = PictureKind::Map; })},
        {"every-part", parts},
        {"no-part", bare},
        {"sentences-two", asked(PairSource().asking, PairSource().asked)},
        {"sentences-two-vectors", asked(PairSource().asking, PairSource().asked, Stage::Vectors)},
        {"sentences-two-output", asked(PairSource().asking, PairSource().asked, Stage::Output)},
        {"sentences-two-long", asked(words, words + words)},
        {"sentences-two-directions", asked("שלום עולם", "hello qxzvbn world")},
        {"sentences-two-asked-empty", asked("cookies", "")},
        {"sentence-empty", typed("")},
        {"sentence-one-word", typed("cookies")},
        {"sentence-40-words", typed(words)},
        {"sentence-long-words", typed("Donaudampfschifffahrtsgesellschaftskapitän antidisestablishmentarianism pneumonoultramicroscopic")},
    };
    states.insert(states.end(), others.begin(), others.end());
    return states;
}

void shootScenes()
{
    for (const auto& [name, change] : sceneStates())
        Shown(QString::fromStdString(name), changed(change)).shoot();
}

/// States that commands lead to, by the names of their actions.
void shootCommands()
{
    const std::vector<std::pair<const char*, std::vector<const char*>>> states{
        {"folded-controls", {"toggleControls"}},
        {"folded-inspector", {"toggleInspector"}},
        {"folded-both", {"toggleControls", "toggleInspector"}},
        {"other-menu-bar", {"menuBar"}},
        {"larger-type", {"zoomIn", "zoomIn", "zoomIn", "zoomIn"}},
        {"smaller-type", {"zoomOut", "zoomOut", "zoomOut"}},
        {"undone", {"normalizer-hardmax", "normalizer-linear", "undo"}},
        {"mentioned", {"copyValues"}},
        {"focus-sentence", {"focusSentence"}},
        {"keys", {"keys"}},
    };
    for (const auto& [name, actions] : states) {
        Shown shown(QString::fromLatin1(name));
        for (const char* action : actions)
            shown.trigger(action);
        QTest::qWait(longWait); // the map fades from one to the next
        shown.shoot();
    }
    const std::vector<std::pair<const char*, Change>> presented{
        {"presentation", heated(0.8)},
        {"presentation-entmax", choose("entmax")},
        {"presentation-linear", choose("linear")},
        {"presentation-two-sentences", asked(PairSource().asking, PairSource().asked)},
        {"presentation-threads", looked(Stage::Weights, PictureKind::Threads)},
    };
    for (const auto& [name, change] : presented) {
        Shown shown(QString::fromLatin1(name), changed(change));
        shown.present();
        shown.shoot();
    }
}

void shootPictureStates()
{
    for (const Stage stage : {Stage::Scores, Stage::Weights, Stage::Output}) {
        Shown shown(QStringLiteral("card-") + QLatin1String(stageNames[std::size_t(stage)]), changed(looked(stage)));
        shown.selection.explain({2, stage == Stage::Output ? 1 : 4});
        shown.shoot();
        if (stage == Stage::Weights)
            shootControls(QStringLiteral("card"), shown.part("cellCard"));
    }
    for (const PictureKind kind : {PictureKind::Map, PictureKind::Threads}) {
        Shown shown(kind == PictureKind::Map ? QStringLiteral("map-hovered") : QStringLiteral("threads-hovered"),
                    changed(looked(Stage::Weights, kind)));
        point(shown.window.picture());
        shown.shoot();
    }
    {
        Shown shown(QStringLiteral("map-focused-and-zoomed"));
        shown.window.picture().setFocus(Qt::TabFocusReason);
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Plus, Qt::Key_Plus, Qt::Key_Plus})
            QTest::keyClick(&shown.window.picture(), key);
        shown.shoot();
    }
    for (const char* normalizer : {"softmax", "linear"}) {
        Shown shown(QStringLiteral("gradient-") + QLatin1String(normalizer), changed(choose(normalizer)));
        shown.showInspector();
        click(shown.window, QStringLiteral("showGradient"));
        shown.shoot();
    }
    {
        Shown shown(QStringLiteral("inspector"));
        shown.showInspector();
        shown.shoot();
        if (auto* table = shown.part("rowTable")) {
            table->setFocus(Qt::TabFocusReason);
            QTest::keyClick(table, Qt::Key_Down);
            state = QStringLiteral("inspector-table-focused");
            shown.shoot();
        }
    }
    Shown shown(QStringLiteral("tooltip"));
    if (auto* button = shown.part("copyFigureButton")) {
        QHelpEvent help(QEvent::ToolTip, button->rect().center(), button->mapToGlobal(button->rect().center()));
        QCoreApplication::sendEvent(button, &help);
        shown.shoot();
    }
}

void shootNotices()
{
    {
        Shown shown(QStringLiteral("notice"));
        shown.window.say(QStringLiteral("The list “1, 2; 3”, row 2 has 1 score, expected 2 as in row 1; every row needs as many."));
        shown.shoot();
        shootControls(QStringLiteral("notice"), shown.part("noticeLine"));
        state = QStringLiteral("notice-action");
        shown.window.offerHeldBack(QStringLiteral("/tmp/held back/last time.softfocus"));
        shown.shoot();
        shootControls(QStringLiteral("notice-action"), shown.part("noticeLine"));
    }
    {
        Shown shown(QStringLiteral("drop"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(Shown::written(QStringLiteral("dropped.csv"), "1,2\n3,4\n"))});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&shown.window, &enter);
        shown.shoot();
    }
    Shown shown(QStringLiteral("reading"));
    const HeldFile held(Shown::written(QStringLiteral("held.txt"), "words of the held file"));
    if (!held)
        return complain(QStringLiteral("no file can be held here"));
    shown.window.open(held.path());
    QTest::qWait(longWait);
    shown.shoot();
    shootControls(QStringLiteral("reading"), shown.part("readingLine"));
    shown.trigger("leave");
}

void shootMatrices()
{
    struct Table {
        const char *name, *contents, *answer, *line;
    };
    for (const Table& table :
         {Table{"matrix-labels", "0,1,2\n0.7,0.2,0.1\n0.1,0.8,0.1\n", "scores", "labelLine"},
          Table{"matrix-masked", "1,-65504,-65504\n2,3,-65504\n1,2,1\n", "scores", "maskLine"},
          Table{"matrix-weights", ",my,own,words\none,0.5,0.25,0.25\ntwo,0.125,0.75,0.125\n", "weights", "explorePage"}}) {
        const QString name = QString::fromLatin1(table.name);
        Shown shown(name);
        shown.open(name + QStringLiteral(".csv"), table.contents, table.answer);
        shown.shoot();
        shootControls(name, shown.part(table.line));
    }
}

void shootMenus()
{
    {
        Shown shown(QStringLiteral("menus"), {}, true);
        for (QAction* entry : shown.window.menuBar()->actions())
            shootMenu(shown, *entry);
    }
    Shown shown(QStringLiteral("menu-button"), {}, true);
    shown.trigger("menuBar");
    const auto look = [&] {
        auto* all = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!all)
            return complain(QStringLiteral("no menu opened"));
        all->setActiveAction(all->actions().value(2));
        QTest::keyClick(all, Qt::Key_Right);
        shown.shoot();
    };
    whileOpen([&] { click(shown.window, QStringLiteral("menuButton")); }, look);
}

void shootPopupsOfTheWindow()
{
    Shown shown(QStringLiteral("popups"));
    shootPopups(QStringLiteral("popup-"), shown.window);
    for (const char* name : {"parts", "moreNormalizers"}) {
        const QString own = QString::fromLatin1(name);
        const auto look = [&] {
            if (auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget()))
                menu->setActiveAction(menu->actions().value(1));
            else
                complain(QStringLiteral("no menu opened at ") + own);
            shoot(QStringLiteral("popup-") + own, shown.window);
        };
        if (auto* button = find<QWidget>(shown.window, own))
            scrollTo(*button);
        whileOpen([&] { click(shown.window, own); }, look);
    }
}

void shootExportDialog()
{
    Shown shown(QStringLiteral("dialog-export"));
    const auto look = [](QDialog& dialog) {
        shoot(state, dialog);
        shootPopups(QStringLiteral("popup-export-"), dialog);
        shootControls(QStringLiteral("export"), &dialog);
        for (QScrollArea* area : dialog.findChildren<QScrollArea*>())
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        shoot(state + QStringLiteral("-below"), dialog);
        if (auto* film = find<QComboBox>(dialog, QStringLiteral("figureFilm")))
            for (int kind = 1; kind < film->count(); ++kind) {
                scrollTo(*film);
                film->setCurrentIndex(kind);
                emit film->activated(kind);
                QTest::qWait(longWait);
                shoot(QStringLiteral("%1-film-%2").arg(state).arg(kind), dialog);
            }
        if (auto* cell = find<QWidget>(dialog, QStringLiteral("figureCell")))
            cell->setProperty("value", 60.0);
        click(dialog, QStringLiteral("figureDark"));
        QTest::qWait(longWait);
        shoot(state + QStringLiteral("-impossible"), dialog);
    };
    whileDialog([&] { shown.trigger("exportFigure"); }, look, 2 * longWait);
}

void shootDialogs()
{
    const auto take = [](QDialog& dialog) {
        shoot(state, dialog);
        shootControls(state, &dialog);
    };
    for (const char* action : {"explainPicture", "about", "open", "saveAs"}) {
        Shown shown(QStringLiteral("dialog-") + QLatin1String(action));
        QFile file(Shown::written(QStringLiteral("files/a.csv"), "1,2\n"));
        file.open(QIODevice::ReadWrite);
        file.setFileTime(QDateTime(QDate(2024, 2, 29), QTime(12, 0)), QFileDevice::FileModificationTime);
        QSettings().setValue(QStringLiteral("files/folder"), QFileInfo(file).path());
        const bool isOurs = qstrcmp(action, "explainPicture") == 0 || qstrcmp(action, "about") == 0;
        whileDialog([&] { shown.trigger(action); }, [&](QDialog& dialog) { isOurs ? take(dialog) : shoot(state, dialog); }, longWait);
    }
    {
        Shown shown(QStringLiteral("dialog-timing"));
        shown.trigger("timing");
        auto* dialog = shown.window.findChild<QDialog*>(QStringLiteral("timing"));
        for (TextLabel* label : dialog->findChildren<TextLabel*>()) // the numbers are never the same
            if (label->accessibleName().contains(u':'))
                label->setText(QStringLiteral("0.00 ms"));
        QTest::qWait(usualWait);
        take(*dialog);
    }
    {
        Shown shown(QStringLiteral("dialog-save-question"));
        shown.trigger("normalizer-hardmax");
        whileDialog([&] { shown.trigger("newScene"); }, take);
    }
    {
        Shown shown(QStringLiteral("dialog-kind-question"));
        shown.window.open(Shown::written(QStringLiteral("kind.csv"), "4,2\n1,0\n"));
        whileDialog([] {}, take, longWait);
    }
    Shown shown(QStringLiteral("dialog-overwrite-question"));
    const QString name = QStringLiteral("scene.softfocus");
    shown.window.open(Shown::written(name, writeScene(Scene())));
    QTest::qWait(longWait);
    shown.trigger("normalizer-hardmax");
    Shown::written(name, writeScene(changed(heated(2))));
    whileDialog([&] { shown.trigger("save"); }, take);
}

void shootControlSheets()
{
    {
        Shown shown(QStringLiteral("explore"));
        for (const char* action : {"normalizer-hardmax", "mask-causal", "undo", "normalizer-softmax", "mask-self", "undo"})
            shown.trigger(action);
        shootControls(state, &shown.window);
    }
    for (const char* normalizer : {"entmax", "top-k", "linear", "sigmoid"}) {
        Shown shown(QString::fromLatin1(normalizer), changed(choose(normalizer)));
        shootControls(state, shown.part("parameters"));
    }
    {
        Shown shown(QStringLiteral("inspector"));
        shown.showInspector();
        shootControls(state, shown.part("inspectorPanel"));
    }
    {
        Shown shown(QStringLiteral("folded"));
        shown.trigger("toggleControls");
        shootControls(state, shown.part("explorePage"));
    }
    Shown shown(QStringLiteral("presenting"), changed(choose("entmax")));
    shown.present();
    shootControls(state, shown.part("presentationBar"));
}

void shootRightToLeft()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    Shown shown(QStringLiteral("right-to-left"));
    shown.shoot();
    shootControls(state, &shown.window);
    shootPopups(QStringLiteral("popup-right-to-left-"), shown.window);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

/// A screen that every window and menu has room on.
void useLargeScreen()
{
    const QByteArray screen = R"({"screens": [{"name": "large", "x": 0, "y": 0, "width": 5120, "height": 3840,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})";
    const QString path = Shown::written(QStringLiteral("screen.json"), screen);
    qputenv("HOME", QFile::encodeName(QFileInfo(path).path())); // which the dialogs for files show
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + QFile::encodeName(path));
}

} // namespace

int main(int argc, char* argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    if (const qsizetype place = arguments.indexOf(QStringLiteral("--size")); place >= 0 && place + 1 < arguments.size()) {
        const QStringList sides = arguments[place + 1].split(u'x');
        windowSize = {sides.value(0).toInt(), sides.value(1).toInt()};
        arguments.remove(place, 2);
    }
    if (arguments.isEmpty() || windowSize.isEmpty()) {
        std::fputs("take_gallery FOLDER [light|dark] [--size 1440x900]\n", stderr);
        return 2;
    }
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) {
        if (!text.startsWith(QLatin1String("This plugin does not support")))
            complain(text);
    });
    useLargeScreen();
    QApplication application(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication::setCursorFlashTime(0);
    if (arguments.value(1) == QLatin1String("dark")) {
        QApplication::setPalette(QPalette(QColor(0x16181d)));
    }
    OwnSettings settings;
    settings.begin("take_gallery");
    pictures.setPath(arguments.first());
    for (const auto& take : {shootScenes, shootCommands, shootPictureStates, shootNotices, shootMatrices, shootMenus,
                             shootPopupsOfTheWindow, shootExportDialog, shootDialogs, shootControlSheets, shootRightToLeft}) {
        QSettings().clear();
        take();
    }
    return 0;
}
