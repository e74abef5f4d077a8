#include "ui/words/piece_text.h"

#include "core/models/model_run.h"
#include "core/models/prediction.h"
#include "core/models/translation.h"
#include "ui/words/translation_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace softfocus {

namespace {

class PieceWords {
    Q_DECLARE_TR_FUNCTIONS(PieceWords)
};

/// Units of one side, and where they are from.
struct UnitSide {
    const std::vector<Token>& tokens;
    const Tokenizer* tokenizer = nullptr; ///< null where the units are no transformer’s
    bool isTranslation = false;           ///< they are written, or what was read of what is written
};

UnitSide sideOf(const Input& input, NamedSide side)
{
    const std::vector<Token>& tokens = side == NamedSide::Query ? input.queries : input.keys;
    if (!input.run)
        return {tokens};
    const bool isTranslation = hasTranslatedRows(input) && (side == NamedSide::Query || isOfWriting(input));
    const OpenedModel& model = *input.run->model;
    return {tokens, isTranslation ? model.targetTokenizer.get() : model.tokenizer.get(), isTranslation};
}

/// The first key of a decoder, where special pieces are not left out: no vocabulary has a name for it, and Marian’s takes that for padding.
bool isStart(const Input& input, NamedSide side, Index index)
{
    if (side != NamedSide::Key || index != 0 || !isOfWriting(input))
        return false;
    const OpenedModel& model = *input.run->model;
    const Token& first = input.keys.front();
    return first.length == 0 && first.piece == model.targetTokenizer->pieceText(model.config.decoderStart.value_or(0));
}

bool isSpecial(const Tokenizer& tokenizer, const Token& token)
{
    const std::optional<Index> id = token.piece.empty() ? std::nullopt : tokenizer.idOf(token.piece);
    return id && tokenizer.isSpecial(*id);
}

/// For a special piece that is no part of its text: on which side of it.
QString piecePlaceText(const UnitSide& side, Index index)
{
    const auto isOfText = [](const Token& token) { return token.length > 0; };
    const auto here = side.tokens.begin() + index;
    if (std::any_of(side.tokens.begin(), here, isOfText))
        return side.isTranslation ? PieceWords::tr("%1 is the end of the translation, which the model writes, too.")
                                  : PieceWords::tr("%1 is no part of the text: it marks its end.");
    if (std::any_of(here, side.tokens.end(), isOfText))
        return PieceWords::tr("%1 is no part of the text: it marks its beginning.");
    return PieceWords::tr("%1 is no part of the text.");
}

} // namespace

QString unitText(const Input& input, NamedSide side, Index index)
{
    if (isStart(input, side, index))
        return PieceWords::tr("(start)", "of a translation");
    return QString::fromStdString(sideOf(input, side).tokens[std::size_t(index)].text);
}

QString specialPieceText(const Input& input, NamedSide side, Index index)
{
    const UnitSide units = sideOf(input, side);
    if (!units.tokenizer)
        return {};
    const Token& token = units.tokens[std::size_t(index)];
    const QString name = quotedWord(unitText(input, side, index));
    if (isStart(input, side, index))
        return PieceWords::tr("%1 is what writing starts with, no part of the translation; the vocabulary calls it %2.")
            .arg(name, quotedWord(QString::fromStdString(token.piece)));
    if (!units.isTranslation && !token.piece.empty() && maskTokenOf(*input.run->model) == token.piece)
        return PieceWords::tr("%1 stands for a word that is left out.").arg(name);
    return token.length == 0 && isSpecial(*units.tokenizer, token) ? piecePlaceText(units, index).arg(name) : QString();
}

} // namespace softfocus
