#pragma once

#include "core/models/next_pieces.h"
#include "ui/model/document/latest_task.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace softfocus {

class SceneEditor;

/// A translation as it is written, piece by piece: how far it is shown, and what may come next. Nothing is computed until somebody steps,
/// and while nobody looks. It is no part of the scene.
class WritingSteps : public QObject {
    Q_OBJECT

public:
    /// Needs: the editor outlives the steps.
    explicit WritingSteps(SceneEditor& editor, QObject* parent = nullptr);
    ~WritingSteps() override;

    /// Pieces of the translation whose rows are shown, the end among them; 0 where rows are of anything else.
    Index count() const;
    /// How many of them are written. Range: [0, count()]
    Index step() const;
    bool isWhole() const { return step() == count(); }
    /// Rows of the result that are written; all of them where it is whole.
    Index rows() const;
    /// What is written so far.
    QString text() const;
    /// What may come next; null while it is being computed for the first time, and where the translation is whole.
    const NextPieces* next() const;
    /// What acts beside the model as it was trained, e.g. "sparsemax at T = 1 on head 3 of layer 1"; empty where nothing does.
    QString actingText() const;

    /// Goes to a step; at count() all is shown. Others are taken as the nearest.
    void goTo(Index step);
    /// Writes another piece next, and lets the model go on from there: a translation by the user.
    void take(Index piece, const QString& name);
    /// While nobody looks nothing is computed.
    void setWatched(bool watched);

signals:
    void changed(); ///< any of the above
    void stepped(); ///< somebody went to another step
    void refused(const QString& sentence);

private:
    struct Request {
        std::shared_ptr<const ModelRun> run;
        Index step = 0;
        std::optional<Intervention> intervention;
        std::optional<Index> taken; ///< rather than what may come next, the translation that goes on with it
        std::stop_token stop;
    };
    struct Answer {
        std::shared_ptr<const ModelRun> run;
        NextPieces next;
        std::optional<std::string> translation;
    };
    using Task = LatestTask<Request, Answer>;

    void follow();
    void ask(std::optional<Index> taken = {});
    void hear(const Answer& answer);
    void cancel();
    static Task::Work work();
    std::optional<Intervention> acting() const;

    SceneEditor& m_editor;
    std::stop_source m_stop;                 ///< of what was asked last
    std::unique_ptr<Task> m_task;            ///< made when first needed
    std::optional<Index> m_step;             ///< none: all of it
    std::shared_ptr<const ModelRun> m_shown; ///< that m_next is of
    std::optional<NextPieces> m_next;
    QString m_takenName; ///< of what is being taken
    bool m_isWatched = false;
};

} // namespace softfocus
