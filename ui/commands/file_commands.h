#pragma once

#include "ui/commands/command.h"
#include "ui/model/session/file_content.h"
#include "ui/model/session/file_reader.h"
#include "ui/paint/colour/theme.h"

#include <QDialog>
#include <QPointer>

#include <functional>

class QMenu;
class QMimeData;

namespace softfocus {

class ChoiceDialog;
class SceneEditor;
class DocumentFile;

/// What the commands for files, drops and pastes do, with the questions that they ask.
///
/// A scene, from its own file or from a figure, takes the place of the one at hand, which is asked about first; there is nothing to undo
/// then. A picture, a matrix or a text is an edit of the scene at hand, which can be undone.
class FileCommands : public QObject {
    Q_OBJECT

public:
    using Step = std::function<void()>;

    /// Needs: all outlive the object; dialogs stand over `window`.
    FileCommands(SceneEditor& editor, DocumentFile& file, QWidget& window);

    /// All of it as commands.
    const CommandList& list() const { return m_list; }
    /// Puts the files of the recent past into the menu that the commands are in.
    void insertRecentFiles(QMenu& menu);

    /// Asks for a matrix.
    void openScores();
    /// Asks for a picture.
    void openPicture();
    /// Asks for the folder of a transformer.
    void openModel();
    void openFile(const QString& path);
    /// Opens what was dropped or copied. Refuses, with a sentence, what cannot be.
    void take(const QMimeData& data);
    /// What would be taken, for a person who is about to let go of it; empty when it is of no kind that can be.
    static QString described(const QMimeData& data);

    /// Saves, gives up or keeps, as the user says, what is not saved, and goes on unless the user rather stays.
    void leaveScene(const QString& before, Step then, Step withoutSaving = {});

    /// What else can be made of a matrix than the source, on the page that is shown: whether it takes this one beside what it shows, and what
    /// takes it then. Nothing else until it is set.
    struct Beside {
        std::function<bool(const FoundScores&)> takes;
        std::function<void(const FoundScores&)> take;
    };
    void setBeside(Beside beside) { m_beside = std::move(beside); }

    /// Asks which of the texts a copied or dropped one takes the place of: a place of typedTexts(). The first one until it is set.
    void setTextPlace(std::function<std::size_t()> textPlace) { m_textPlace = std::move(textPlace); }

    FileReader& reader() { return m_reader; }
    /// True while a question waits for its answer.
    bool isAsking() const { return m_question && m_question->isVisible(); }

signals:
    void failed(const QString& sentence);
    void succeeded(const QString& sentence);
    void begunAnew();                    ///< with the scene that the program starts with
    void noted(const QString& sentence); ///< what was left out of a file that was opened otherwise

private:
    void addCommands();
    void newScene();
    void open();
    void openRecent(const QString& path);
    void paste();
    void chooseFile(const QString& title, const QStringList& filters);
    void takeContent(const Content& content, const QString& path);
    void takeScores(const FoundScores& found, const QString& path);
    /// Asks which matrix of an array is meant, and takes that.
    void askForSlice(const ArrayPlace& array, const QString& path);
    void askForPart(const TextWithMatrix& both, const QString& path);
    void askForKind(const FoundScores& found, const QString& path);
    void askForPlace(const FoundScores& found, const QString& path);
    bool canBeBeside(const FoundScores& found) const { return m_beside.takes && m_beside.takes(found); }
    void offerBeside(ChoiceDialog& question, const FoundScores& found, bool preferred);
    /// What is said of content: its file's name, or that it was copied where the path is empty.
    static QString contentName(const QString& path);
    void takeScene(const SceneContent& content, const QString& path);
    void edit(const QString& name, const Scene& scene);
    void saveThen(Step then);
    void chooseFileThen(Step then);
    void writeThen(const QString& path, Step then);
    void askToOverwrite(Step then);
    void show(QDialog& dialog, const char* name);
    QString suggestedPath() const;

    CommandList m_list{*this};
    QAction* m_openScores = nullptr; ///< above which the recent files stand
    SceneEditor& m_editor;
    DocumentFile& m_file;
    QWidget& m_window;
    FileReader m_reader;
    Beside m_beside;
    std::function<std::size_t()> m_textPlace = [] { return std::size_t(0); };
    QPointer<QDialog> m_question;
    Step m_afterSaving;   ///< what goes on when the file is written
    SharedModel m_opened; ///< a model until the scene's result holds it, so that it is not opened twice
};

} // namespace softfocus
