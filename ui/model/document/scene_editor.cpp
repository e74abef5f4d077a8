#include "ui/model/document/scene_editor.h"

#include "core/scene/with_matrix.h"
#include "core/scene/with_picture.h"
#include "core/sources/source_table.h"
#include "ui/model/derivation/matching_entropy.h"
#include "ui/model/document/document.h"
#include "ui/model/document/neat_steps.h"
#include "ui/words/mask_text.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/typed_number.h"
#include "ui/words/picture_text.h"
#include "ui/words/stage_texts.h"

#include <algorithm>

namespace softfocus {

namespace {

/// Steps that follow each other as quickly are one to undo. Units: milliseconds.
constexpr int quickSteps = 1000;

QString mergeKeyOf(Gesture gesture, const char* quantity)
{
    switch (gesture) {
    case Gesture::Once: return {};
    case Gesture::Drag: return QLatin1String(quantity);
    case Gesture::Sweep: break;
    }
    return QLatin1String(quantity) + QStringLiteral(" sweep");
}

} // namespace

SceneEditor::SceneEditor(Document& document, QObject* parent) : QObject(parent), m_document(document)
{
    connect(&m_document, &Document::sceneChanged, this, &SceneEditor::keepSource);
    connect(&m_document, &Document::sceneChanged, this, &SceneEditor::sceneChanged);
    keepSource();
    connect(&m_document, &Document::queryRemembered, this, &SceneEditor::queryRemembered);
    m_stepsOver.setSingleShot(true);
    m_stepsOver.setInterval(quickSteps);
    connect(&m_stepsOver, &QTimer::timeout, this, &SceneEditor::rest);
    connect(&m_document, &Document::pageRemembered, this, &SceneEditor::pageRemembered);
}

const Scene& SceneEditor::scene() const
{
    return m_document.scene();
}

const ResultSource& SceneEditor::results() const
{
    return m_document;
}

QUndoStack& SceneEditor::undoStack()
{
    return m_document.undoStack();
}

Result<bool> SceneEditor::change(const QString& label, const std::function<void(Scene&)>& changeOf, const QString& mergeKey)
{
    Scene scene = m_document.scene();
    changeOf(scene);
    return m_document.edit(label, scene, mergeKey);
}

Result<bool> SceneEditor::changeParameters(const QString& label, const std::function<void(Parameters&)>& changeOf, const QString& mergeKey)
{
    return change(
        label,
        [&](Scene& scene) {
            Parameters parameters = scene.variant.normalizer.parameters();
            changeOf(parameters);
            scene.variant.normalizer = scene.variant.normalizer.with(parameters);
        },
        mergeKey);
}

void SceneEditor::beginEdits()
{
    m_document.endMerge();
}

void SceneEditor::rest()
{
    m_document.setMoving(false);
}

void SceneEditor::beginStep()
{
    if (!isQuickStep())
        beginEdits();
    m_sinceStep.start();
}

/// Whether a step that is made now follows another one.
bool SceneEditor::isQuickStep() const
{
    return m_sinceStep.isValid() && m_sinceStep.elapsed() <= quickSteps;
}

Result<bool> SceneEditor::chooseNormalizer(Index row)
{
    if (row < 0 || row >= std::ssize(normalizerTable()))
        return true;
    const Normalizer chosen = Normalizer::at(std::size_t(row), scene().variant.normalizer.parameters());
    return change(tr("Normalizer %1").arg(nameText(chosen.entry())), [&](Scene& scene) { scene.variant.normalizer = chosen; });
}

Result<bool> SceneEditor::setTemperature(double temperature, Gesture gesture)
{
    m_stepsOver.stop();
    m_document.setMoving(gesture != Gesture::Once);
    const QString label =
        gesture == Gesture::Sweep ? tr("Sweep the temperature") : tr("Temperature %1").arg(exactTemperatureText(temperature));
    return change(
        label, [temperature](Scene& scene) { scene.variant.temperature = temperature; }, mergeKeyOf(gesture, "temperature"));
}

Result<bool> SceneEditor::stepTemperature(int steps)
{
    const bool isHeld = isQuickStep();
    beginStep();
    // As while the slider is dragged: what follows the numbers at rest, as a stretched scale does, stays until the steps are over.
    m_document.setMoving(isHeld);
    if (isHeld)
        m_stepsOver.start();
    const double temperature = steppedTemperature(scene().variant.temperature, steps);
    return change(
        tr("Temperature %1").arg(exactTemperatureText(temperature)),
        [temperature](Scene& scene) { scene.variant.temperature = temperature; }, QStringLiteral("temperature steps"));
}

Result<bool> SceneEditor::matchEntropy(Index query, const Variant& other)
{
    const Result<Scene> matched = softmaxOfMatchingEntropy(*m_document.attention(), query, other.normalizer, other.temperature);
    if (!matched)
        return matched.error();
    return m_document.edit(tr("Match softmax to the entropy of %1").arg(normalizerText(other.normalizer)), *matched);
}

Result<bool> SceneEditor::setAlpha(double alpha, Gesture gesture)
{
    return changeParameters(
        tr("α %1").arg(parameterNumberText(alpha)), [alpha](Parameters& parameters) { parameters.alpha = alpha; },
        mergeKeyOf(gesture, "alpha"));
}

Result<bool> SceneEditor::stepAlpha(int steps)
{
    beginStep();
    const double alpha = steppedAlpha(scene().variant.normalizer.parameters().alpha, steps);
    return changeParameters(
        tr("α %1").arg(parameterNumberText(alpha)), [alpha](Parameters& parameters) { parameters.alpha = alpha; },
        QStringLiteral("alpha steps"));
}

Result<bool> SceneEditor::setK(std::int64_t k)
{
    return changeParameters(tr("k %1").arg(parameterNumberText(double(k))), [k](Parameters& parameters) { parameters.k = k; });
}

Result<bool> SceneEditor::stepK(int steps)
{
    // More than all is all: one fewer than all is one key less.
    const auto keys = std::max<std::int64_t>(1, m_document.attention()->keyCount());
    const std::int64_t k = scene().variant.normalizer.parameters().k;
    if (steps > 0 && k >= keys)
        return true;
    beginStep();
    const std::int64_t next = std::clamp<std::int64_t>(std::min(k, keys) + steps, std::int64_t(infoOf(Parameter::K).least), keys);
    return changeParameters(
        tr("k %1").arg(parameterNumberText(double(next))), [next](Parameters& parameters) { parameters.k = next; },
        QStringLiteral("k steps"));
}

Result<bool> SceneEditor::setNegatives(Negatives negatives, const QString& title)
{
    return changeParameters(tr("Negative scores: %1").arg(title),
                            [negatives](Parameters& parameters) { parameters.negatives = negatives; });
}

Result<bool> SceneEditor::setUnnormalized(bool on)
{
    return changeParameters(on ? tr("Don’t divide by the sum") : tr("Divide by the sum"),
                            [on](Parameters& parameters) { parameters.unnormalized = on; });
}

Result<bool> SceneEditor::setMask(Mask mask)
{
    if (const QString why = whyNoMask(*m_document.attention()->input); !why.isEmpty())
        return Error{why.toStdString()};
    const QString names[] = {tr("Mask none"), tr("Mask causal"), tr("Mask hide self")};
    return change(names[static_cast<std::size_t>(mask)], [mask](Scene& scene) { scene.mask = mask; });
}

Result<bool> SceneEditor::showStage(Stage stage)
{
    if (!hasStage(*m_document.attention(), stage))
        return Error{stageMissing(*m_document.attention()).toStdString()};
    return change(tr("Show %1").arg(stageName(stage)), [stage](Scene& scene) { scene.view.stage = stage; });
}

Result<bool> SceneEditor::showPicture(PictureKind kind)
{
    const QString labels[] = {tr("Show as a map"), tr("Show as threads"), tr("Show over the picture")};
    return change(labels[static_cast<std::size_t>(kind)], [kind](Scene& scene) { scene.view.picture = kind; });
}

Result<bool> SceneEditor::toggleMarks(const std::vector<Mark>& marks)
{
    std::vector<Mark> all = scene().view.marks;
    const auto isThere = [&all](const Mark& mark) { return std::ranges::find(all, mark) != all.end(); };
    const bool removes = std::ranges::all_of(marks, isThere);
    for (const Mark& mark : marks)
        if (removes || !isThere(mark))
            all = toggled(std::move(all), mark);
    if (!removes && !std::ranges::all_of(marks, isThere))
        return Error{translatable("SceneEditor", "There are %1 marks already; remove some before you draw others."), mostMarks};
    beginEdits();
    return change(removes ? tr("Remove a mark") : tr("Mark"), [&all](Scene& scene) { scene.view.marks = std::move(all); });
}

Result<bool> SceneEditor::removeMarks()
{
    if (scene().view.marks.empty())
        return true;
    beginEdits();
    return change(tr("Remove all marks"), [](Scene& scene) { scene.view.marks.clear(); });
}

Result<bool> SceneEditor::changeView(const QString& label, const std::function<void(View&)>& changeOf)
{
    return change(label, [&](Scene& scene) { changeOf(scene.view); });
}

Result<bool> SceneEditor::type(const QString& label, std::size_t place, const std::string& text)
{
    return change(
        label, [&](Scene& scene) { scene.source = withTypedText(std::move(scene.source), place, text); },
        QStringLiteral("sentence %1").arg(place));
}

Result<bool> SceneEditor::swapSentences()
{
    if (!canSwapSentences())
        return true;
    const std::vector<std::string> texts = typedTexts(scene().source);
    beginEdits();
    return change(tr("Swap the two sentences"), [&](Scene& scene) {
        scene.source = withTypedText(withTypedText(std::move(scene.source), 0, texts[1]), 1, texts[0]);
        scene.view.query.reset();
    });
}

bool SceneEditor::canSwapSentences() const
{
    return std::holds_alternative<PairSource>(scene().source);
}

Result<bool> SceneEditor::letModelTranslate()
{
    beginEdits();
    return change(tr("Translation by the model"), [](Scene& scene) {
        if (auto* model = std::get_if<ModelSource>(&scene.source))
            model->translation.reset();
    });
}

Result<bool> SceneEditor::takeTranslation(const QString& label, const std::string& translation)
{
    beginEdits();
    return change(label, [&](Scene& scene) {
        if (auto* model = std::get_if<ModelSource>(&scene.source))
            model->translation = translation;
    });
}

/// Under which name a source is kept for when it is chosen again.
static std::string_view keptName(const Source& source)
{
    const SourceOffer* offer = offerOf(source);
    return offer ? offer->name : kindOf(source).name;
}

void SceneEditor::keepSource()
{
    m_sources.insert_or_assign(keptName(scene().source), scene().source);
}

Result<bool> SceneEditor::chooseSource(const SourceOffer& offer)
{
    const auto former = m_sources.find(offer.name);
    return change(messageText(offer.choice.step), [&](Scene& scene) {
        const bool isKept = former != m_sources.end() && !offer.isOf(scene.source);
        Source source = isKept ? withSentence(former->second, sentenceText(scene)) : offer.inPlaceOf(scene.source);
        scene = withSource(std::move(scene), std::move(source));
    });
}

Result<bool> SceneEditor::backToWords(const QString& label)
{
    return change(label, [](Scene& scene) { scene = withSource(scene, TextSource{sentenceText(scene)}); });
}

Result<bool> SceneEditor::takeMatrix(const QString& label, GivenScores given)
{
    return take(label, withMatrix(scene(), std::move(given)));
}

Result<bool> SceneEditor::choosePicture(BundledPicture picture)
{
    return change(tr("Picture %1").arg(bundledPictureTitle(picture)),
                  [picture](Scene& scene) { scene = withPicture(std::move(scene), picture); });
}

Result<bool> SceneEditor::changePicture(const QString& label, const std::function<void(ImageSource&)>& changeOf, const QString& mergeKey)
{
    return change(
        label,
        [&](Scene& scene) {
            if (auto* image = std::get_if<ImageSource>(&scene.source))
                changeOf(*image);
        },
        mergeKey);
}

Result<bool> SceneEditor::cut(Index grid, const QString& mergeKey)
{
    return change(
        tr("Grid %1 × %1").arg(grid), [grid](Scene& scene) { scene = withGrid(std::move(scene), grid); }, mergeKey);
}

Result<bool> SceneEditor::setGrid(Index grid, Gesture gesture)
{
    return cut(grid, mergeKeyOf(gesture, "grid"));
}

Result<bool> SceneEditor::stepGrid(int steps)
{
    const auto* image = std::get_if<ImageSource>(&scene().source);
    if (!image)
        return true;
    beginStep();
    return cut(std::clamp(image->grid + steps, leastGrid, greatestGrid), QStringLiteral("grid steps"));
}

Result<bool> SceneEditor::setNoise(double noise, Gesture gesture)
{
    return changePicture(
        tr("Noise %1").arg(parameterNumberText(noise)), [noise](ImageSource& image) { image.noise = noise; }, mergeKeyOf(gesture, "noise"));
}

Result<bool> SceneEditor::stepNoise(int steps)
{
    const auto* image = std::get_if<ImageSource>(&scene().source);
    if (!image)
        return true;
    beginStep();
    const double noise = steppedNoise(image->noise, steps);
    return changePicture(
        tr("Noise %1").arg(parameterNumberText(noise)), [noise](ImageSource& changed) { changed.noise = noise; },
        QStringLiteral("noise steps"));
}

Result<bool> SceneEditor::setSeed(std::int64_t seed)
{
    return changePicture(tr("Seed of the noise %1").arg(seed), [seed](ImageSource& image) { image.seed = seed; });
}

Result<bool> SceneEditor::stepSeed(int steps)
{
    const auto* image = std::get_if<ImageSource>(&scene().source);
    if (!image)
        return true;
    beginStep();
    const std::int64_t seed = std::clamp<std::int64_t>(image->seed + steps, 0, greatestSeed);
    return changePicture(
        tr("Seed of the noise %1").arg(seed), [seed](ImageSource& changed) { changed.seed = seed; }, QStringLiteral("seed steps"));
}

Result<bool> SceneEditor::keepBookmark(int place)
{
    return take(tr("Keep bookmark %1").arg(place), withBookmark(scene(), place));
}

Result<bool> SceneEditor::recallBookmark(int place)
{
    const std::optional<Scene> kept = recalled(scene(), place);
    return kept ? take(tr("Bookmark %1").arg(place), *kept) : Result<bool>(true);
}

Result<bool> SceneEditor::forgetBookmark(int place)
{
    return take(tr("Forget bookmark %1").arg(place), withoutBookmark(scene(), place));
}

Result<bool> SceneEditor::forgetBookmarks()
{
    Scene without = scene();
    without.bookmarks.clear();
    return take(tr("Forget all bookmarks"), without);
}

Result<bool> SceneEditor::changeScene(const QString& label, const std::function<void(Scene&)>& changeOf, const QString& mergeKey)
{
    return change(label, changeOf, mergeKey);
}

void SceneEditor::rememberPage(PageKind page)
{
    m_document.rememberPage(page);
}

void SceneEditor::setMoving(bool moving)
{
    m_document.setMoving(moving);
}

Result<bool> SceneEditor::take(const QString& label, const Scene& scene)
{
    beginEdits();
    return m_document.edit(label, scene);
}

void SceneEditor::start(const Scene& scene)
{
    m_sources.clear();
    m_document.start(scene);
}

void SceneEditor::rememberQuery(std::optional<Index> query)
{
    m_document.rememberQuery(query);
}

} // namespace softfocus
