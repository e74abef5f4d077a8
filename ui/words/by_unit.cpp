#include "ui/words/by_unit.h"

#include "ui/words/numbers/number_text.h"
#include "ui/words/translation_text.h"

#include <QLocale>

#include <algorithm>
#include <variant>
#include <vector>

namespace softfocus {

bool isOfPieces(const Input& input)
{
    // Words that were joined are of several pieces or of one, and no longer say which; what stands between them stays a piece.
    const auto arePieces = [](const std::vector<Token>& tokens) {
        return std::ranges::none_of(tokens, [](const Token& token) { return token.piece.empty(); });
    };
    return input.run && arePieces(input.queries) && arePieces(input.keys);
}

UnitName unitNameOf(const Input& input)
{
    switch (input.unit) {
    case UnitKind::Word: return isOfPieces(input) ? UnitName::Piece : UnitName::Word;
    case UnitKind::Entry: return UnitName::Entry;
    case UnitKind::Patch: break;
    }
    return UnitName::Patch;
}

QString byUnit(const Input& input, const UnitTexts& texts)
{
    const UnitName unit = unitNameOf(input);
    if (unit == UnitName::Piece && !texts.pieces.isEmpty()) {
        if (!texts.translatedPieces.isEmpty() && isOfTranslation(input))
            return texts.translatedPieces;
        return !texts.writtenPieces.isEmpty() && isOfWriting(input) ? texts.writtenPieces : texts.pieces;
    }
    if (!texts.translated.isEmpty() && isOfTranslation(input))
        return texts.translated;
    if (!texts.written.isEmpty() && isOfWriting(input))
        return texts.written;
    return isOfTwoTexts(input) && !texts.wordsOfTwo.isEmpty() ? texts.wordsOfTwo : byUnit(unit, texts);
}

QString byUnit(UnitName unit, const UnitTexts& texts)
{
    switch (unit) {
    case UnitName::Word: break;
    case UnitName::Piece: return texts.pieces.isEmpty() ? texts.words : texts.pieces;
    case UnitName::Entry: return texts.entries;
    case UnitName::Patch: return texts.patches;
    }
    return texts.words;
}

bool isOfTwoTexts(const Input& input)
{
    return input.unit == UnitKind::Word && !input.isSelfAttention && !isOfWriting(input);
}

QString byComparison(const Input& input, const ComparisonTexts& texts)
{
    if (std::holds_alternative<PooledScores>(input.numbers)) // of which every head compares so
        return texts.scaledDot;
    const Projections* vectors = projectionsOf(input);
    if (!vectors)
        return texts.given;
    switch (vectors->comparison) {
    case Comparison::ScaledDot: return texts.scaledDot;
    case Comparison::SquaredDifference: return texts.squaredDifference;
    }
    return {};
}

QString squaredDifferenceUnitText()
{
    return QLocale().toString(squaredDifferenceUnit, 'g', QLocale::FloatingPointShortest);
}

QString weightTextFor(const Input& input, double weight)
{
    return input.unit == UnitKind::Patch ? fineWeightText(weight) : weightText(weight);
}

QString opened(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

} // namespace softfocus
