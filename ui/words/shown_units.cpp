#include "ui/words/shown_units.h"

#include "core/models/model_run.h"
#include "core/models/translation.h"
#include "ui/words/translation_text.h"

#include <algorithm>

namespace softfocus {

ShownUnits shownUnitsOf(const Attention& attention)
{
    const Input& input = *attention.input;
    if (!input.run)
        return {attention.queryCount(), input.queryTotal, attention.keyCount(), input.keyTotal};
    const PieceText& asking = hasTranslatedRows(input) ? input.run->target : input.run->source;
    const PieceText& asked = isOfWriting(input) ? input.run->target : input.run->source;
    const auto countOf = [](const PieceText& text) { return Index(std::ssize(text.pieces)); };
    return {countOf(asking), std::max(asking.total, countOf(asking)), countOf(asked), std::max(asked.total, countOf(asked)), true};
}

} // namespace softfocus
