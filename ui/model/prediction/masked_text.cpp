#include "ui/model/prediction/masked_text.h"

#include "core/models/prediction.h"
#include "core/text/words.h"

#include <QString>

#include <algorithm>
#include <limits>

namespace softfocus {

Result<std::string> withMaskedWord(const Attention& attention, Index query)
{
    const Input& input = *attention.input;
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    const std::optional<std::string> mask = input.run ? maskTokenOf(*input.run->model) : std::nullopt;
    if (!source || !mask || source->part != AttentionPart::Self)
        return Error{translatable("Prediction", "This model has no mask token.")};
    if (query < 0 || query >= attention.queryCount())
        return Error{translatable("Prediction", "Choose a row: its word is the one that is masked.")};
    const Token& token = input.queries[static_cast<std::size_t>(query)];
    if (token.text == *mask)
        return Error{translatable("Prediction", "The chosen row is a mask already; choose another one.")};
    if (token.length == 0)
        return Error{translatable("Prediction", "The chosen row is no part of the text; choose another one.")};
    QString text = QString::fromStdString(input.run->source.text);
    Index begin = token.begin, end = token.begin + token.length;
    for (const Token& word : splitWords(text, std::numeric_limits<Index>::max()).tokens)
        if (word.begin < end && begin < word.begin + word.length) {
            begin = std::min(begin, word.begin);
            end = std::max(end, word.begin + word.length);
        }
    return text.replace(begin, end - begin, QString::fromStdString(*mask)).toStdString();
}

} // namespace softfocus
