#pragma once

#include "core/scene/page_choices.h"
#include "ui/model/document/scene_editor.h"

namespace softfocus {

/// The verbs by which the list of Numbers is changed, and what is shown of it.
/// Every verb answers whether the scene took it. Errors: what check() says; then nothing changes.
class NumbersEditor {
public:
    /// Needs: the editor outlives the object.
    explicit NumbersEditor(SceneEditor& editor) : m_editor(editor) {}

    const NumbersChoices& choices() const { return m_editor.scene().numbers; }
    const ScoreList& list() const { return choices().list; }

    /// Another list; what is typed with the same gesture is one step.
    Result<bool> setList(const QString& label, ScoreList list, Gesture gesture = Gesture::Once);
    /// One score. A place that is not there changes nothing.
    Result<bool> setScore(std::size_t place, double score, Gesture gesture = Gesture::Once);
    /// All scores, with the labels they have. Needs: as many.
    Result<bool> setScores(const QString& label, std::vector<double> scores, Gesture gesture = Gesture::Once);
    Result<bool> showLesson(NumbersLesson lesson);
    Result<bool> setColumns(bool columns);
    Result<bool> setEntropyContours(bool shown);
    Result<bool> setFactor(double factor, Gesture gesture = Gesture::Once);
    Result<bool> setStep(std::int64_t step);

private:
    Result<bool> change(const QString& label, const std::function<void(NumbersChoices&)>& changeOf, Gesture gesture, const char* quantity);

    SceneEditor& m_editor;
};

/// What to call a number of the list: its label, or by its place A, B, … Z, A2, B2, …
QString numberName(const ScoreList& list, std::size_t place);

} // namespace softfocus
