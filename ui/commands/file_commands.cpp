#include "ui/commands/file_commands.h"

#include "core/scene/with_picture.h"
#include "core/text/one_line.h"
#include "ui/commands/file_folder.h"
#include "ui/commands/slice_question.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/figure/clipboard.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/session/document_file.h"
#include "ui/model/session/recent_files.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QMenu>
#include <QMimeData>

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

/// "“name”" on one line, shortened in the middle.
QString quotedName(const QString& name)
{
    constexpr qsizetype longest = 60;
    return QStringLiteral("“%1”").arg(oneLine(name.simplified(), longest));
}

constexpr std::array figureFormats{"image/png", "image/svg+xml", "application/pdf"};

/// A picture in a format that can carry a scene, or nothing.
QByteArray figureOfPage(const QMimeData& data)
{
    for (const char* format : figureFormats)
        if (data.hasFormat(QLatin1String(format)))
            return data.data(QLatin1String(format));
    return {};
}

bool hasFigure(const QMimeData& data)
{
    return std::any_of(figureFormats.begin(), figureFormats.end(),
                       [&](const char* format) { return data.hasFormat(QLatin1String(format)); });
}

} // namespace

FileCommands::FileCommands(SceneEditor& editor, DocumentFile& file, QWidget& window)
    : QObject(&window), m_editor(editor), m_file(file), m_window(window)
{
    addCommands();
    connect(&m_file, &DocumentFile::failed, this, [this](const QString& sentence) {
        m_afterSaving = {};
        emit failed(sentence);
    });
    connect(&m_file, &DocumentFile::saved, this, [this] {
        rememberFile(m_file.path());
        emit succeeded(tr("Saved %1").arg(m_file.name()));
        if (const Step next = std::exchange(m_afterSaving, {}))
            next();
    });
    connect(&m_editor.results(), &ResultSource::changed, this, [this] { m_opened.reset(); });
}

void FileCommands::addCommands()
{
    m_list.in(MenuPlace::File);
    m_list.add({"newScene", tr("New")}, {QKeySequence(Qt::CTRL | Qt::Key_N)}, [this] { newScene(); });
    m_list.add({"open", tr("Open…"), tr("A scene, a figure that carries one, a picture, a matrix or a text")},
               {QKeySequence(Qt::CTRL | Qt::Key_O)}, [this] { open(); });
    m_openScores = &m_list.add({"openScores", tr("Open scores…"), tr("A matrix of scores or weights")}, {}, [this] { openScores(); });
    m_list.add({"openPicture", tr("Open picture…"), tr("A picture whose patches attend to each other")}, {}, [this] { openPicture(); });
    m_list.add({"openModel", tr("Open a transformer’s folder…"),
                tr("A model as Hugging Face keeps it: config.json, model.safetensors and its tokenizer")},
               {}, [this] { openModel(); });
    m_list.beginGroup();
    m_list.add({"save", tr("Save")}, {QKeySequence(Qt::CTRL | Qt::Key_S)}, [this] { saveThen({}); });
    m_list.add({"saveAs", tr("Save as…")}, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}, [this] { chooseFileThen({}); });
    m_list.beginGroup();
    m_list.add({"closeWindow", tr("Close")}, {QKeySequence(Qt::CTRL | Qt::Key_W)}, [this] { m_window.close(); });
    m_list.add({"quit", tr("Quit"), tr("Closes all windows")}, {QKeySequence(Qt::CTRL | Qt::Key_Q)}, &QApplication::closeAllWindows);
    m_list.in(MenuPlace::Edit);
    m_list.beginGroup();
    m_list.add({"paste", tr("Paste scores, a picture or a text")}, {QKeySequence(Qt::CTRL | Qt::Key_V)}, [this] { paste(); });
}

void FileCommands::insertRecentFiles(QMenu& menu)
{
    auto* recent = new QMenu(tr("Open recent"), &menu);
    recent->setObjectName("recentFiles");
    recent->setToolTipsVisible(true); // the full path
    connect(&menu, &QMenu::aboutToShow, this, [this, recent] {
        const QStringList files = recentFiles();
        recent->clear();
        recent->setEnabled(!files.isEmpty());
        for (const QString& path : files) {
            const QString name = nameInFolder(path).replace(u'&', QStringLiteral("&&"));
            QAction* action = recent->addAction(name, this, [this, path] { openRecent(path); });
            action->setToolTip(path);
            action->setStatusTip(path);
        }
        recent->addSeparator();
        recent->addAction(tr("Clear the list"), this, &forgetAllFiles)->setObjectName("clearRecent");
    });
    menu.insertMenu(m_openScores, recent);
}

void FileCommands::paste()
{
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    if (copied && !copied->formats().isEmpty())
        take(*copied);
    else
        emit failed(tr("The clipboard is empty. Copy a sentence, a matrix, a picture or a figure, and paste it then."));
}

void FileCommands::show(QDialog& dialog, const char* name)
{
    dialog.setObjectName(name);
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    m_question = &dialog;
    dialog.open();
}

/// The scene that the program starts with, without a file.
void FileCommands::newScene()
{
    leaveScene(tr("starting a new one"), [this] {
        m_reader.cancel();
        m_file.open(Scene(), {});
        emit begunAnew();
        emit succeeded(tr("A new scene"));
    });
}

/// Asks for a file of any kind and opens it.
void FileCommands::open()
{
    chooseFile(tr("Open"), {tr("Scenes, figures, pictures, matrices, texts (%1)").arg(openablePatterns()),
                            tr("Scenes (%1)").arg(scenePatterns()), tr("Pictures (%1)").arg(picturePatterns()),
                            tr("Matrices (%1)").arg(scorePatterns()), tr("Texts (%1)").arg(textPatterns()), tr("All files (*)")});
}

void FileCommands::openScores()
{
    chooseFile(tr("Open scores"), {tr("Matrices (%1)").arg(scorePatterns()), tr("All files (*)")});
}

void FileCommands::openPicture()
{
    chooseFile(tr("Open a picture"), {tr("Pictures (%1)").arg(picturePatterns()), tr("All files (*)")});
}

void FileCommands::openModel()
{
    auto* dialog = new QFileDialog(&m_window, tr("Open a transformer’s folder"), lastFolder());
    dialog->resize(scaled(720), scaled(480));
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &FileCommands::openFile);
    show(*dialog, "openModelDialog");
}

void FileCommands::chooseFile(const QString& title, const QStringList& filters)
{
    auto* dialog = new QFileDialog(&m_window, title, lastFolder(), filters.join(QStringLiteral(";;")));
    dialog->resize(scaled(720), scaled(480));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileCommands::openFile);
    show(*dialog, "openDialog");
}

void FileCommands::openFile(const QString& given)
{
    const QString path = QDir::cleanPath(given); // a folder may end in a slash
    m_reader.readFile(path, [this, path](const Result<Content>& content) {
        if (content)
            takeContent(*content, path);
        else
            emit failed(messageText(content.error()));
    });
}

/// Opens a file of the list of recent ones, and takes it off the list when it is gone.
void FileCommands::openRecent(const QString& path)
{
    if (QFileInfo::exists(path)) {
        openFile(path);
        return;
    }
    forgetFile(path);
    emit failed(tr("%1 is not there any more; it was taken off the list.").arg(path));
}

QString FileCommands::described(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() > 1)
        return tr("One file at a time");
    if (urls.size() == 1 && urls.first().isLocalFile())
        return tr("Open %1").arg(quotedName(QFileInfo(urls.first().toLocalFile()).fileName()));
    if (hasFigure(data) || data.hasImage())
        return tr("Open the picture");
    if (urls.size() == 1)
        return tr("Only files of this computer can be opened");
    return data.hasText() || data.hasHtml() ? tr("Take the text") : QString();
}

void FileCommands::take(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() > 1) {
        emit failed(tr("These are %1 files; open them one at a time.").arg(urls.size()));
    } else if (urls.size() == 1 && urls.first().isLocalFile()) {
        openFile(urls.first().toLocalFile());
    } else if (urls.size() == 1 && !hasFigure(data) && !data.hasImage()) {
        emit failed(tr("%1 is not on this computer; save it to a file and open that.").arg(urls.first().toDisplayString()));
    } else if (hasFigure(data) || data.hasImage() || data.hasText() || data.hasHtml()) {
        const OfferedData offered{figureOfPage(data), data.imageData().value<QImage>(), urls.isEmpty() ? data.text() : QString(),
                                  urls.isEmpty() ? data.html() : QString()};
        m_reader.readData(offered, [this](const Result<Content>& content) {
            if (content)
                takeContent(*content, {});
            else
                emit failed(messageText(content.error()));
        });
    } else {
        emit failed(tr("What was copied or dropped is nothing that Softfocus can show."));
    }
}

QString FileCommands::contentName(const QString& path)
{
    return path.isEmpty() ? tr("what was copied") : QFileInfo(path).fileName();
}

void FileCommands::takeContent(const Content& content, const QString& path)
{
    if (isAsking()) { // one question at a time
        connect(
            m_question, &QDialog::finished, this, [=, this] { takeContent(content, path); }, Qt::QueuedConnection);
        return;
    }
    const QString name = contentName(path);
    if (!path.isEmpty()) {
        rememberFolder(path);
        rememberFile(path);
    }
    if (const auto* scene = std::get_if<SceneContent>(&content)) {
        leaveScene(tr("opening %1").arg(quotedName(name)), [this, content = *scene, path] { takeScene(content, path); });
    } else if (const auto* found = std::get_if<FoundScores>(&content)) {
        takeScores(*found, path);
    } else if (const auto* picture = std::get_if<FoundPicture>(&content)) {
        edit(name, withPicture(m_editor.scene(), picture->picture));
        for (const Message& note : picture->notes)
            emit noted(messageText(note));
    } else if (const auto* both = std::get_if<TextWithMatrix>(&content)) {
        askForPart(*both, path);
    } else if (const auto* model = std::get_if<ModelContent>(&content)) {
        m_opened = model->model;
        edit(name, withModel(*model, m_editor.scene(), *m_editor.results().attention()));
    } else {
        edit(name, withText(std::get<TextContent>(content).text, m_editor.scene(), m_textPlace()));
    }
}

void FileCommands::askForPart(const TextWithMatrix& both, const QString& path)
{
    const Matrix& scores = both.found.given.scores;
    auto* question = new ChoiceDialog(
        path.isEmpty() ? tr("Is the copied text a matrix or a sentence?")
                       : tr("Is %1 a matrix or a sentence?").arg(quotedName(contentName(path))),
        tr("There is a matrix of %1 × %2 numbers in it, among other words.").arg(scores.rows()).arg(scores.cols()), &m_window);
    question->addChoice("matrix", tr("Matrix"), tr("Only its numbers, with the names of rows and columns."), true,
                        [this, found = both.found, path] { takeContent(found, path); });
    question->addChoice("sentence", tr("Sentence"), tr("All of the text, word by word."), false,
                        [this, text = both.text, path] { takeContent(text, path); });
    question->addCancel();
    show(*question, "partQuestion");
}

void FileCommands::askForSlice(const ArrayPlace& array, const QString& path)
{
    const auto take = [this, path, name = array.array](const std::vector<Index>& place) {
        m_reader.readSlice(path, {name, place}, [this, path](Result<Content> content) {
            if (!content) {
                emit failed(messageText(content.error()));
                return;
            }
            auto& found = std::get<FoundScores>(*content);
            found.place.reset(); // it is chosen
            takeContent(found, path);
        });
    };
    show(*makeSliceQuestion(quotedName(contentName(path)), QString::fromStdString(array.array), array.sizes, take, &m_window),
         "sliceQuestion");
}

void FileCommands::takeScores(const FoundScores& found, const QString& path)
{
    if (found.place) {
        askForSlice(*found.place, path);
        return;
    }
    if (found.kindKnown && canBeBeside(found))
        askForPlace(found, path);
    else if (found.kindKnown)
        edit(contentName(path), withScores(found.given, m_editor.scene()));
    else
        askForKind(found, path);
    for (const Message& note : found.notes)
        emit noted(messageText(note));
}

void FileCommands::offerBeside(ChoiceDialog& question, const FoundScores& found, bool preferred)
{
    question.addChoice("beside", tr("Weights to compare"),
                       tr("A panel beside the others, one weight for each query and key as they are. What is there stays."), preferred,
                       [this, found] { m_beside.take(found); });
}

/// Weights that the page that is shown can have beside what it shows.
void FileCommands::askForPlace(const FoundScores& found, const QString& path)
{
    auto* question = new ChoiceDialog(path.isEmpty() ? tr("Where shall the copied weights go?")
                                                     : tr("Where shall the weights of %1 go?").arg(quotedName(contentName(path))),
                                      tr("They are as many as there are queries and keys here."), &m_window);
    offerBeside(*question, found, true);
    question->addChoice("weights", tr("In place of the source"),
                        tr("They are shown as they are on all pages; normalizer and temperature change nothing."), false,
                        [this, found, path] { edit(contentName(path), withScores(found.given, m_editor.scene())); });
    question->addCancel();
    show(*question, "placeQuestion");
}

void FileCommands::askForKind(const FoundScores& found, const QString& path)
{
    const bool likelyWeights = likelyKind(found.given) == GivenKind::Weights;
    auto* question = new ChoiceDialog(path.isEmpty() ? tr("Are the copied numbers scores or weights?")
                                                     : tr("Does %1 hold scores or weights?").arg(quotedName(contentName(path))),
                                      likelyWeights ? tr("No number is negative and every row sums to 1: most likely weights.")
                                                    : tr("Not every row sums to 1, or a number is negative: most likely scores."),
                                      &m_window);
    const auto take = [this, given = found.given, name = contentName(path)](GivenKind kind) {
        GivenScores chosen = given;
        chosen.kind = kind;
        edit(name, withScores(std::move(chosen), m_editor.scene()));
    };
    question->addChoice("scores", tr("Scores"),
                        tr("Any numbers, larger where a key fits better. The normalizer and the temperature turn each row into weights."),
                        !likelyWeights, [take] { take(GivenKind::Scores); });
    question->addChoice("weights", tr("Weights"),
                        tr("Attention as it came out of a model. Shown as it is, with the sum of every row; normalizer and "
                           "temperature change nothing."),
                        likelyWeights, [take] { take(GivenKind::Weights); });
    if (canBeBeside(found))
        offerBeside(*question, found, false);
    question->addCancel();
    show(*question, "kindQuestion");
}

void FileCommands::takeScene(const SceneContent& content, const QString& path)
{
    m_file.open(content.scene, content.ownFile ? QFileInfo(path).absoluteFilePath() : QString());
    emit succeeded(tr("Opened %1").arg(contentName(path)));
}

void FileCommands::edit(const QString& name, const Scene& scene)
{
    if (const Result<bool> edited = m_editor.take(tr("Open %1").arg(name), scene); !edited)
        emit failed(messageText(edited.error()));
    else
        emit succeeded(tr("Opened %1").arg(name));
}

void FileCommands::leaveScene(const QString& before, Step then, Step withoutSaving)
{
    if (!m_file.isModified()) {
        then();
        return;
    }
    auto* question = new ChoiceDialog(tr("Save the changes to %1 before %2?").arg(quotedName(m_file.name()), before),
                                      tr("What is not saved is lost."), &m_window);
    question->addAnswer("dontSave", tr("Don’t save"), false, withoutSaving ? std::move(withoutSaving) : then);
    question->addCancel();
    question->addAnswer("save", tr("Save"), true, [this, then] { saveThen(then); });
    show(*question, "saveQuestion");
}

/// Writes the scene's file; asks for one where it has none, or where somebody else has written it since.
void FileCommands::saveThen(Step then)
{
    if (m_file.path().isEmpty())
        chooseFileThen(std::move(then));
    else if (m_file.wasWrittenElsewhere())
        askToOverwrite(std::move(then));
    else
        writeThen(m_file.path(), std::move(then));
}

void FileCommands::askToOverwrite(Step then)
{
    auto* question = new ChoiceDialog(tr("%1 was changed outside this window.").arg(quotedName(m_file.name())),
                                      tr("Saving writes over these changes; saving under another name keeps both."), &m_window);
    question->addAnswer("writeOver", tr("Write over it"), false, [this, then] { writeThen(m_file.path(), then); });
    question->addCancel();
    question->addAnswer("saveAs", tr("Save as…"), true, [this, then] { chooseFileThen(then); });
    show(*question, "overwriteQuestion");
}

QString FileCommands::suggestedPath() const
{
    if (!m_file.path().isEmpty())
        return m_file.path();
    return lastFolder() + u'/' + figureName(m_editor.scene()) + QStringLiteral(".softfocus");
}

void FileCommands::chooseFileThen(Step then)
{
    auto* dialog = new QFileDialog(&m_window, tr("Save the scene"), lastFolder(), tr("Scenes (%1)").arg(scenePatterns()));
    dialog->resize(scaled(720), scaled(480));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("softfocus"));
    const QFileInfo suggested(suggestedPath());
    dialog->setDirectory(suggested.path());
    dialog->selectFile(suggested.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this, then = std::move(then)](const QString& path) {
        rememberFolder(path);
        writeThen(path, then);
    });
    show(*dialog, "saveDialog");
}

void FileCommands::writeThen(const QString& path, Step then)
{
    m_afterSaving = std::move(then);
    m_file.save(path);
}

} // namespace softfocus
