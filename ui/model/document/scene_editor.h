#pragma once

#include "core/scene/scene.h"
#include "ui/model/document/result_source.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

class QUndoStack;

namespace softfocus {

class Document;
struct SourceOffer;

/// How a number is changed, which decides what becomes one step to undo.
enum class Gesture {
    Once,  ///< a step of its own
    Drag,  ///< one step from beginEdits() to endEdits()
    Sweep, ///< one step for all of a sweep
};

/// The verbs by which a scene is changed: actions, panels and lessons share them. Limits and what merges into one step are known
/// here alone, and so are labels, but for choices whose name on screen the caller has at hand.
///
/// Every verb answers whether the scene took it. Errors: what check() says; then nothing changes.
class SceneEditor : public QObject {
    Q_OBJECT

public:
    /// Needs: the document outlives the editor.
    explicit SceneEditor(Document& document, QObject* parent = nullptr);

    const Scene& scene() const;
    /// What follows from the scene, as soon as it is computed.
    const ResultSource& results() const;
    QUndoStack& undoStack();

    /// Another row of normalizerTable(), with the parameters at hand. A row that does not exist changes nothing.
    Result<bool> chooseNormalizer(Index row);
    /// Range: temperature in [0, ∞].
    Result<bool> setTemperature(double temperature, Gesture gesture = Gesture::Once);
    /// To the neat value so many steps away; steps that follow each other quickly are one to undo.
    Result<bool> stepTemperature(int steps);
    /// Softmax, at the temperature at which it spreads the row as far as the other variant does.
    /// Errors: also those of softmaxOfMatchingEntropy().
    Result<bool> matchEntropy(Index query, const Variant& other);

    Result<bool> setAlpha(double alpha, Gesture gesture = Gesture::Once);
    Result<bool> stepAlpha(int steps);
    Result<bool> setK(std::int64_t k);
    /// One key more or fewer; beyond all keys there is nothing to step to.
    Result<bool> stepK(int steps);
    /// `title` is what the choice is called on screen.
    Result<bool> setNegatives(Negatives negatives, const QString& title);
    Result<bool> setUnnormalized(bool on);

    /// Errors: also where no mask makes sense.
    Result<bool> setMask(Mask mask);
    Result<bool> showStage(Stage stage);
    Result<bool> showPicture(PictureKind kind);
    /// Draws marks, or takes them away where all of them are there. Errors: more than mostMarks.
    Result<bool> toggleMarks(const std::vector<Mark>& marks);
    Result<bool> removeMarks();
    /// Any other choice of how the picture is drawn, by what to call it in the list of steps.
    Result<bool> changeView(const QString& label, const std::function<void(View&)>& change);

    /// A text as it is typed, at a place of typedTexts(), or the first letter of a translation behind its text: what follows at that place without beginEdits() is one step, called `label`.
    Result<bool> type(const QString& label, std::size_t place, const std::string& text);
    /// The sentence that asks becomes the one that is asked, and the other way round. Where there are no two, nothing changes.
    Result<bool> swapSentences();
    bool canSwapSentences() const;
    /// The model writes its translation again, in place of the user's. Nothing changes where the source is no model, so below.
    Result<bool> letModelTranslate();
    /// A whole translation in place of what is there, called `label`.
    Result<bool> takeTranslation(const QString& label, const std::string& translation);
    /// Another kind of source, with the sentence that is there: the last one of this kind since start(), else a new one.
    Result<bool> chooseSource(const SourceOffer& offer);
    /// Words in place of whatever is the source.
    Result<bool> backToWords(const QString& label);
    /// A matrix in place of whatever is the source, or another reading of the one that is; the sentence waits behind it.
    Result<bool> takeMatrix(const QString& label, GivenScores given);
    /// A picture of the program in place of whatever is the source.
    Result<bool> choosePicture(BundledPicture picture);
    /// How the picture is cut; the patch that asks stays about where it is. Nothing changes where the source is no picture, so below.
    Result<bool> setGrid(Index grid, Gesture gesture = Gesture::Once);
    Result<bool> stepGrid(int steps);
    Result<bool> setNoise(double noise, Gesture gesture = Gesture::Once);
    Result<bool> stepNoise(int steps);
    Result<bool> setSeed(std::int64_t seed);
    Result<bool> stepSeed(int steps);
    /// Another head of the transformer, or the mean of a layer's; of what is no transformer nothing changes, so below.
    /// Errors: no such layer or head.
    Result<bool> chooseHead(std::int64_t layer, std::optional<std::int64_t> head);
    /// So many heads further, or layers: the mean of a layer's heads comes after the last one. Beyond the first and the last one there is nothing.
    Result<bool> stepHead(int steps);
    Result<bool> stepLayer(int steps);
    /// Whose attention is looked at, with the layer and the head that are nearest to those that were chosen.
    Result<bool> chooseAttention(AttentionPart part);
    Result<bool> setHidesSpecial(bool on);
    Result<bool> setJoinsWords(bool on);
    Result<bool> setScope(WhatIfScope scope);
    /// Shows the stage of vectors, of the transformer's the ones that are named.
    Result<bool> showVectors(ModelVectors vectors);
    /// Shows a head on Explore.
    Result<bool> exploreHead(std::int64_t layer, std::optional<std::int64_t> head);
    /// Keeps what is shown as a bookmark, in place of what was kept at that place. Needs: place in [1, bookmarkPlaces].
    Result<bool> keepBookmark(int place);
    /// Shows what is kept at a place; nothing changes where nothing is.
    Result<bool> recallBookmark(int place);
    Result<bool> forgetBookmark(int place);
    Result<bool> forgetBookmarks();
    /// Any other change of the scene, by what to call it in the list of steps; what follows with the same key is one step, until endEdits().
    Result<bool> changeScene(const QString& label, const std::function<void(Scene&)>& changeOf, const QString& mergeKey = {});
    /// A scene that a file or the clipboard changed.
    Result<bool> take(const QString& label, const Scene& scene);
    /// Another scene in place of the one at hand, with nothing to undo before it. Needs: the scene passed check().
    void start(const Scene& scene);
    /// As Document::rememberQuery().
    void rememberQuery(std::optional<Index> query);
    /// As Document::rememberPage().
    void rememberPage(PageKind page);
    /// A number begins to be dragged or played, or is at rest again, as Document::setMoving().
    void setMoving(bool moving);

    /// What is edited next begins a step of its own.
    void beginEdits();
    void endEdits() { beginEdits(); }
    /// What was played stands still, and may go on as the same step.
    void rest();

signals:
    void sceneChanged();    ///< scene() is another one; its result may come later
    void queryRemembered(); ///< of scene() only the chosen query is another one
    void pageRemembered();  ///< of scene() only the page is another one

private:
    Result<bool> change(const QString& label, const std::function<void(Scene&)>& changeOf, const QString& mergeKey = {});
    Result<bool> changeParameters(const QString& label, const std::function<void(Parameters&)>& changeOf, const QString& mergeKey = {});
    Result<bool> changePicture(const QString& label, const std::function<void(ImageSource&)>& changeOf, const QString& mergeKey = {});
    Result<bool> changeModel(const QString& label, const std::function<void(ModelSource&)>& changeOf, const QString& mergeKey = {});
    std::optional<Error> faultOfHead(std::int64_t layer, std::optional<std::int64_t> head) const;
    Result<bool> cut(Index grid, const QString& mergeKey);
    bool isQuickStep() const;
    void beginStep();
    void keepSource();

    Document& m_document;
    std::map<std::string_view, Source> m_sources; ///< the last one of each kind, by its name, to come back to
    QElapsedTimer m_sinceStep;
    QTimer m_stepsOver; ///< runs out when no further step follows
};

} // namespace softfocus
