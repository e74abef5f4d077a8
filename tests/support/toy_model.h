#pragma once

#include "core/models/model_run.h"
#include "core/models/opened_model.h"
#include "tests/support/random_models.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus::test {

/// A vocabulary of "w5", "w6" and so on, between which there is one space each, with "[MASK]" in the place of "w4".
class ToyTokenizer : public Tokenizer {
public:
    static constexpr Index maskId = 4;

    explicit ToyTokenizer(Index size) : m_size(size) {}

    std::vector<Piece> encode(std::string_view text) const override
    {
        std::vector<Piece> pieces;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find(' ', begin), text.size());
            const std::string word(text.substr(begin, end - begin));
            if (const std::optional<Index> id = word.empty() ? std::nullopt : idOf(word))
                pieces.push_back({*id, word, Index(begin), Index(word.size()), *id == maskId, false, true});
            begin = end + 1;
        }
        return pieces;
    }
    std::string decode(const std::vector<Index>& ids) const override
    {
        std::string text;
        for (const Index id : ids)
            if (!isSpecial(id))
                text += (text.empty() ? "" : " ") + pieceText(id);
        return text;
    }
    Index vocabularySize() const override { return m_size; }
    std::string pieceText(Index id) const override { return id == maskId ? "[MASK]" : "w" + std::to_string(id); }
    std::optional<Index> idOf(std::string_view piece) const override
    {
        Index id = maskId;
        if (piece == "[MASK]")
            return id;
        const bool isWord = piece.starts_with('w') && std::from_chars(piece.data() + 1, piece.data() + piece.size(), id).ec == std::errc();
        return isWord && id < m_size ? std::optional(id) : std::nullopt;
    }
    bool isSpecial(Index id) const override { return id <= maskId; }
    bool beginsWord(Index) const override { return true; }
    std::string shownText(Index id) const override { return pieceText(id); }

private:
    Index m_size;
};

/// A model with random weights that reads such texts. Null where it cannot be made.
inline std::shared_ptr<const OpenedModel> toyModel(ModelFamily family)
{
    auto model = std::make_shared<OpenedModel>();
    model->config = smallConfig(family);
    const auto transformer = makeTransformer(model->config, randomWeights(model->config));
    if (!transformer)
        return nullptr;
    model->title = "Toy";
    model->name = "toy";
    model->transformer = *transformer;
    model->tokenizer = model->targetTokenizer = std::make_shared<const ToyTokenizer>(model->config.vocabulary);
    return model;
}

/// The model after it has read a text, as it was trained or under an intervention.
inline std::shared_ptr<const ModelRun> toyRun(const std::shared_ptr<const OpenedModel>& model, const std::string& text,
                                              const std::optional<Intervention>& intervention = {})
{
    auto run = std::make_shared<ModelRun>();
    run->model = model;
    run->source = pieceTextOf(*model, text);
    run->trace = model->transformer->run({idsOf(run->source.pieces), {}, intervention});
    return run;
}

} // namespace softfocus::test
