#include "core/transformer/writing.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

/// Ids that may be written, with logits that are numbers.
std::vector<Index> writable(std::span<const float> logits, std::span<const Index> leftOut)
{
    std::vector<Index> ids;
    ids.reserve(logits.size());
    for (Index id = 0; id < std::ssize(logits); ++id) {
        const float logit = logits[static_cast<std::size_t>(id)];
        if (!std::isnan(logit) && logit > -std::numeric_limits<float>::infinity() && std::ranges::find(leftOut, id) == leftOut.end())
            ids.push_back(id);
    }
    return ids;
}

} // namespace

std::vector<Candidate> bestOf(std::span<const float> logits, Index count, std::span<const Index> leftOut)
{
    std::vector<Index> ids = writable(logits, leftOut);
    const auto logitOf = [&](Index id) { return static_cast<double>(logits[static_cast<std::size_t>(id)]); };
    const auto isLikelier = [&](Index a, Index b) { return logitOf(a) > logitOf(b) || (logitOf(a) == logitOf(b) && a < b); };
    const auto middle = ids.begin() + std::clamp<Index>(count, 0, std::ssize(ids));
    if (ids.empty() || count < 1)
        return {};
    std::ranges::partial_sort(ids, middle, isLikelier);
    const double greatest = logitOf(ids.front());
    if (std::isinf(greatest)) // +∞: nothing can be said of the others
        return {};
    double sum = 0;
    for (const Index id : ids)
        sum += std::exp(logitOf(id) - greatest);
    std::vector<Candidate> best;
    for (auto id = ids.begin(); id != middle; ++id)
        best.push_back({*id, std::exp(logitOf(*id) - greatest) / sum});
    return best;
}

WrittenText write(Generation& generation, const WritingLimits& limits, Index positions, const std::stop_token& stop)
{
    WrittenText text;
    while (std::ssize(text.ids) < limits.mostPieces && !stop.stop_requested()) {
        std::vector<Candidate> best = bestOf(generation.logits(), std::max<Index>(limits.candidates, 1), limits.leftOut);
        if (best.empty())
            break;
        text.ids.push_back(best.front().id);
        text.candidates.push_back(std::move(best));
        text.hasEnded = limits.end == text.ids.back();
        if (text.hasEnded || std::ssize(text.ids) == limits.mostPieces || generation.position() >= positions)
            break;
        generation.append(text.ids.back());
    }
    return text;
}

WrittenText translate(const std::shared_ptr<const Transformer>& model, const std::vector<Index>& ids,
                      const std::optional<Intervention>& intervention, Index candidates, ThreadPool* pool, const std::stop_token& stop)
{
    const ModelConfig& config = model->config();
    if (config.decoderLayers == 0)
        return {};
    const auto generation = model->generate({ids, decoderInput(config, {0}), intervention}, pool, stop);
    if (!generation)
        return {};
    return write(*generation, {config.longestTranslation, config.end, config.neverWritten, candidates}, config.positions, stop);
}

std::vector<Index> decoderInput(const ModelConfig& config, const std::vector<Index>& written)
{
    if (written.empty())
        return {};
    std::vector<Index> read{config.decoderStart.value_or(config.padding.value_or(0))};
    read.insert(read.end(), written.begin(), written.end() - 1);
    return read;
}

} // namespace softfocus
