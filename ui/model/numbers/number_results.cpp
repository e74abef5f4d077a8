#include "ui/model/numbers/number_results.h"

#include "core/sources/matrix_source.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/numbers/numbers_editor.h"

#include <QCoreApplication>

#include <utility>

namespace softfocus {

namespace {

class NumberResultsWords {
    Q_DECLARE_TR_FUNCTIONS(NumberResultsWords)
};

/// A matrix of one row, whose columns are called as the numbers are.
GivenScores listMatrixOf(const NumberWeights& numbers)
{
    GivenScores given;
    given.origin = NumberResultsWords::tr("a list of numbers").toStdString();
    given.queries = {NumberResultsWords::tr("the list").toStdString()};
    given.scores.resize(1, Index(numbers.count()));
    for (std::size_t place = 0; place < numbers.count(); ++place) {
        given.keys.push_back(numbers.names[place].toStdString());
        given.scores(0, Index(place)) = numbers.list.scores[place];
    }
    return given;
}

} // namespace

NumberResults::NumberResults(const SceneEditor& editor, QObject* parent) : ResultSource(parent), m_editor(editor)
{
    connect(&m_editor, &SceneEditor::sceneChanged, this, &NumberResults::follow);
    connect(&m_editor.results(), &ResultSource::settled, this, &ResultSource::settled);
    follow();
}

bool NumberResults::isMoving() const
{
    return m_editor.results().isMoving();
}

void NumberResults::follow()
{
    const Scene& scene = m_editor.scene();
    const bool isSame =
        scene.numbers.list == m_list && scene.variant == m_variant && scene.compare.panels == m_panels && scene.view == m_view;
    if (isSame)
        return;
    if (!sameWeights(scene.variant.normalizer, m_variant.normalizer) || scene.compare.panels != m_panels)
        m_chosen.reset();
    m_list = scene.numbers.list;
    m_variant = scene.variant;
    m_panels = scene.compare.panels;
    m_view = scene.view;
    forget();
}

void NumberResults::forget()
{
    if (m_attention)
        m_before = std::move(m_attention);
    m_attention.reset();
    m_weights.reset();
    m_isBehind = !m_isWatched;
    if (m_isWatched)
        emit changed();
}

void NumberResults::setWatched(bool watched)
{
    m_isWatched = watched;
    if (watched && std::exchange(m_isBehind, false))
        emit changed();
}

const std::shared_ptr<const NumberWeights>& NumberResults::sharedWeights() const
{
    if (m_weights)
        return m_weights;
    m_weights = std::make_shared<const NumberWeights>(weighedNumbers(m_editor.scene()));
    return m_weights;
}

std::size_t NumberResults::worked() const
{
    const std::vector<WeighedList>& variants = weights().variants;
    if (m_chosen && *m_chosen < variants.size())
        return *m_chosen;
    for (std::size_t place = 0; place < variants.size(); ++place)
        if (variants[place].variant.temperature == m_variant.temperature &&
            sameWeights(variants[place].variant.normalizer, m_variant.normalizer))
            return place;
    return 0;
}

void NumberResults::work(std::size_t variant)
{
    if (variant >= weights().variants.size() || variant == worked())
        return;
    m_chosen = variant;
    forget();
}

const std::shared_ptr<const Attention>& NumberResults::attention() const
{
    if (m_attention)
        return m_attention;
    Scene scene = m_editor.scene();
    scene.variant = weights().variants[worked()].variant;
    scene.mask = Mask::None;
    scene.view.marks.clear();
    scene.view.query = 0;
    scene.view.stage = Stage::Weights;
    const MatrixSource source{std::make_shared<const GivenScores>(listMatrixOf(weights())), sentenceText(scene)};
    auto input = std::make_shared<const Input>(inputOfMatrix(source));
    scene.source = source;
    m_attention = attend(scene, std::move(input), m_before);
    m_before.reset();
    return m_attention;
}

} // namespace softfocus
