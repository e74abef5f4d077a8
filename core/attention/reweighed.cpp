#include "core/attention/reweighed.h"

#include "core/rows/row.h"

#include <limits>
#include <variant>

namespace softfocus {

namespace {

bool hasSameWeights(const Attention& one, const Attention& other, const Variant& variant)
{
    return one.scores == other.scores && sameWeights(one.scene.variant.normalizer, variant.normalizer) &&
           (one.scene.variant.temperature == variant.temperature || !variant.normalizer.temperatureMatters());
}

std::shared_ptr<const Output> outputOf(const Attention& attention, bool wanted, ThreadPool* pool)
{
    static const auto none = std::make_shared<const Output>();
    const Projections* vectors = projectionsOf(*attention.input);
    if (!wanted || !vectors)
        return none;
    return std::make_shared<const Output>(Output{mix(attention.weights->values, *vectors->values, pool)});
}

} // namespace

bool hasScoresOf(const Attention& attention, const Scene& scene)
{
    return sameInput(attention.scene, scene) && attention.scene.mask == scene.mask && !attention.input->fault;
}

std::shared_ptr<const Attention> reweighed(const Attention& base, const Reweighing& wanted, const std::shared_ptr<const Attention>& before,
                                           ThreadPool* pool)
{
    auto result = std::make_shared<Attention>(base);
    const Variant& variant = wanted.scene.variant;
    result->scene = wanted.scene;
    if (hasGivenWeights(base))
        return result;
    const bool keeps = before && hasSameWeights(*before, base, variant);
    const bool isBase = base.weights && hasSameWeights(base, base, variant);
    if (keeps)
        result->weights = before->weights;
    else if (!isBase)
        result->weights = std::make_shared<const Weights>(weightsOf(*base.input, *base.scores, base.mask, variant, pool));
    const bool hasOutput = keeps && before->output->values.size() > 0;
    if (hasOutput && wanted.output)
        result->output = before->output;
    else if (keeps || !isBase || !wanted.output)
        result->output = outputOf(*result, wanted.output, pool);
    return result;
}

std::shared_ptr<const Attention> withGivenWeights(const Attention& base, const Matrix& weights, bool output, ThreadPool* pool)
{
    if (weights.rows() != base.queryCount() || weights.cols() != base.keyCount())
        return nullptr;
    auto result = std::make_shared<Attention>(base);
    Matrix hidden = weights;
    for (Index i = 0; i < hidden.size(); ++i)
        if (isMasked(base.scores->masked.data()[i]))
            hidden.data()[i] = base.scores->masked.data()[i];
    result->weights = std::make_shared<const Weights>(takenAsGiven(std::move(hidden)));
    result->output = outputOf(*result, output, pool);
    return result;
}

std::shared_ptr<const Attention> withUnknownWeights(const Attention& base)
{
    auto result = std::make_shared<Attention>(base);
    Weights unknown{Matrix(base.queryCount(), base.keyCount()), {}, {}};
    for (Index i = 0; i < unknown.values.size(); ++i)
        unknown.values.data()[i] = isMasked(base.scores->masked.data()[i]) ? 0 : std::numeric_limits<double>::quiet_NaN();
    unknown.states.assign(static_cast<std::size_t>(base.queryCount()), RowState::Undefined);
    result->weights = std::make_shared<const Weights>(std::move(unknown));
    result->output = outputOf(*result, false, nullptr);
    return result;
}

} // namespace softfocus
