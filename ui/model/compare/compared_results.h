#pragma once

#include "ui/model/document/latest_task.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/scene_editor.h"

#include <array>
#include <memory>
#include <vector>

namespace softfocus {

/// What one panel of Compare shows.
class PanelResults : public ResultSource {
    Q_OBJECT

public:
    /// Needs: the results outlive the object.
    explicit PanelResults(const ResultSource& results, QObject* parent);

    const std::shared_ptr<const Attention>& attention() const override { return m_attention; }
    std::optional<Index> rememberedQuery() const override { return m_results.rememberedQuery(); }
    bool isComputing() const override { return m_results.isComputing(); }
    bool isMoving() const override { return m_results.isMoving(); }

    /// Nobody is told yet. Returns whether it is another one.
    bool take(std::shared_ptr<const Attention> attention);

private:
    const ResultSource& m_results;
    std::shared_ptr<const Attention> m_attention;
};

/// The scene's scores under every variant of Compare: one result for each panel, all of them of the same scores.
///
/// Small ones are computed at once, large ones on a thread of their own, all panels as one request: the newest wins, and they arrive
/// together. While a number is dragged each request is finished before the newest begins, so that there is something to see. While
/// it is not active nothing is computed; it catches up when it is.
class ComparedResults : public QObject {
    Q_OBJECT

public:
    /// Needs: the editor outlives the object.
    explicit ComparedResults(SceneEditor& editor, QObject* parent = nullptr);
    ~ComparedResults() override;

    void setActive(bool active);
    /// How many panels there are, once the first results are there; and what each shows.
    std::size_t count() const { return m_count; }
    const PanelResults& at(std::size_t place) const { return *m_panels[place]; }
    /// What each panel is, of the results that are shown.
    const std::vector<ComparedPanel>& panels() const { return m_shown; }
    bool isComputing() const { return m_isComputing; }

signals:
    void aboutToChange(); ///< at() and count() are the new ones; the panels' own changed() follows
    void changed();       ///< all panels have said so
    void computingChanged();

private:
    using Attentions = std::vector<std::shared_ptr<const Attention>>;
    struct Request {
        std::shared_ptr<const Attention> base; ///< with the scores
        Scene scene;                           ///< whose panels are wanted
        Attentions before;
    };
    struct Answer {
        std::vector<ComparedPanel> panels;
        Attentions attentions;
    };
    using Task = LatestTask<Request, Answer>;

    static std::optional<Answer> computed(const Request& request, const std::function<bool()>& isWanted, ThreadPool* pool);
    static Task::Work work();
    bool hasScoresOfScene() const;
    void followScene();
    void followResult();
    void follow(const std::shared_ptr<const Attention>& base, const Scene& scene);
    void take(const Answer& answer);
    void setComputing(bool computing);

    SceneEditor& m_editor;
    bool m_isActive = false;
    bool m_isComputing = false;
    bool m_isStale = false; ///< what is computed, by a step of a drag
    std::size_t m_count = 0;
    std::vector<ComparedPanel> m_shown;
    std::array<PanelResults*, mostComparedHeads> m_panels;
    std::shared_ptr<const Scores> m_scores; ///< what was asked for last, so that the same is not computed again; null for none
    Scene m_scene;
    std::unique_ptr<Task> m_task; ///< made when first needed
};

} // namespace softfocus
