#pragma once

#include "ui/model/document/latest_task.h"
#include "ui/model/document/result_source.h"

#include <QString>
#include <QTimer>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <stop_token>

namespace softfocus {

/// A scene whose result is wanted, with the result before it, whose stages may be taken over.
struct AttentionRequest {
    Scene scene;
    std::shared_ptr<const Attention> before;
    std::stop_token stop;
};

/// A result, and how long it took. Units: milliseconds.
struct TimedAttention {
    std::shared_ptr<const Attention> attention;
    double milliseconds = 0;
};
using AttentionTask = LatestTask<AttentionRequest, TimedAttention>;

/// Sole owner of the scene, the undo stack and the last result.
///
/// Small scenes are computed at once; large ones leave the GUI thread, the newest wins, and changed() follows. While a number is dragged each result is
/// finished before the newest begins, so that there is something to see; else what is under way stops. On Compare, whose panels make what they show of the
/// same scores, they come first: the scene's own weights follow a little later, rather than take the processors from them.
class Document : public ResultSource {
    Q_OBJECT

public:
    /// Needs: the scene passed check().
    explicit Document(Scene scene = {}, QObject* parent = nullptr);
    ~Document() override;

    /// What the user chose last.
    const Scene& scene() const { return m_scene; }
    const std::shared_ptr<const Attention>& attention() const override { return m_attention; }
    std::optional<Index> rememberedQuery() const override { return m_scene.view.query; }
    bool isComputing() const override { return m_computing; }
    bool isMoving() const override { return m_moving; }
    double computeMilliseconds() const override { return m_computeMilliseconds; }

    /// Makes `scene` the scene, as a step that can be undone. Edits with the same non-empty merge key that follow
    /// each other are one step; an edit that ends where it began disappears.
    /// Errors: what check() says; then nothing changes.
    Result<bool> edit(const QString& label, const Scene& scene, const QString& mergeKey = {});
    /// Makes `scene` the scene, with nothing to undo before it. Needs: the scene passed check().
    void start(const Scene& scene);
    /// Which query is chosen belongs to the scene, so that it comes back with it; but choosing is no step, undo moves no choice, and
    /// nothing is computed for it: attention() has it from the next result on.
    void rememberQuery(std::optional<Index> query);
    /// On which page the scene is shown: likewise. What is undone or done again is shown on the page where it can be seen.
    void rememberPage(PageKind page);
    /// Ends the step that further edits would merge into (the slider was let go, the field lost focus).
    void endMerge();
    /// A number begins to be dragged or played, or is at rest again; where its edits no longer merge it is at rest as well.
    void setMoving(bool moving);

    QUndoStack& undoStack() { return m_undoStack; }

signals:
    void sceneChanged();    ///< scene() is another one; its result may come later
    void queryRemembered(); ///< of scene() only the chosen query is another one
    void pageRemembered();  ///< of scene() only the page is another one

private:
    friend class SceneCommand;
    void show(const Scene& scene);
    void computeHere();
    void computeElsewhere();
    void beginElsewhere();
    void postpone();
    void request();
    void take(std::shared_ptr<const Attention> attention, double milliseconds);
    void setComputing(bool computing);

    Scene m_scene;
    std::shared_ptr<const Attention> m_attention;
    QUndoStack m_undoStack;
    std::unique_ptr<AttentionTask> m_task; ///< made when first needed
    Source m_requested;                    ///< that is computed elsewhere
    std::stop_source m_stop;               ///< of what is computed elsewhere
    QTimer m_later;                        ///< runs while nobody waits for what is to be computed elsewhere
    bool m_isStale = false;                ///< what is computed elsewhere, by a step of a drag
    int m_mergeEpoch = 0;
    bool m_computing = false;
    bool m_moving = false;
    double m_computeMilliseconds = 0;
};

} // namespace softfocus
