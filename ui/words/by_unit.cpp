#include "ui/words/by_unit.h"

#include "ui/words/numbers/number_text.h"

#include <QLocale>

namespace softfocus {

QString byUnit(const Input& input, const UnitTexts& texts)
{
    return isOfTwoTexts(input) && !texts.wordsOfTwo.isEmpty() ? texts.wordsOfTwo : byUnit(input.unit, texts);
}

QString byUnit(UnitKind unit, const UnitTexts& texts)
{
    switch (unit) {
    case UnitKind::Word: return texts.words;
    case UnitKind::Entry: return texts.entries;
    case UnitKind::Patch: return texts.patches;
    }
    return {};
}

bool isOfTwoTexts(const Input& input)
{
    return input.unit == UnitKind::Word && !input.isSelfAttention;
}

QString byComparison(const Input& input, const ComparisonTexts& texts)
{
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
