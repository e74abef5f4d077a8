#include "ui/words/word_name.h"

#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace softfocus {

namespace {

class WordNameWords {
    Q_DECLARE_TR_FUNCTIONS(WordNameWords)
};

QString withPlace(const QString& name, NamedSide side, const Input& input, Index index)
{
    const QString place = ordinal(index + 1);
    if (input.unit == UnitKind::Word)
        return WordNameWords::tr("%1 (%2 word)").arg(name, place);
    return side == NamedSide::Query ? WordNameWords::tr("%1 (%2 query)").arg(name, place)
                                    : WordNameWords::tr("%1 (%2 key)").arg(name, place);
}

QString placeIn(const QString& form, const PatchGrid& patches, Index patch)
{
    return form.arg(countText(patch / patches.side + 1), countText(patch % patches.side + 1));
}

QString patchName(const PatchGrid& patches, Index patch)
{
    return placeIn(WordNameWords::tr("the patch in row %1, column %2"), patches, patch);
}

QString placeName(const PatchGrid& patches, Index patch)
{
    return placeIn(WordNameWords::tr("row %1, column %2"), patches, patch);
}

const std::vector<Token>& tokensOf(const Input& input, NamedSide side)
{
    return side == NamedSide::Query ? input.queries : input.keys;
}

bool soundAlike(const std::string& a, const std::string& b)
{
    return a == b || QString::fromStdString(a).compare(QString::fromStdString(b), Qt::CaseInsensitive) == 0;
}

} // namespace

QString quotedWord(const QString& text)
{
    constexpr qsizetype longest = 40;
    QString word = text.left(longest + 1).simplified();
    if (text.size() > longest)
        word = word.left(longest) + QStringLiteral("…");
    const bool turns = std::ranges::any_of(
        word, [](QChar character) { return character.direction() == QChar::DirR || character.direction() == QChar::DirAL; });
    if (turns)
        word = QChar(0x2068) + word + QChar(0x2069);
    return QStringLiteral("“") + word + QStringLiteral("”");
}

QString ordinal(Index number)
{
    const QString digits = QLocale().toString(qlonglong(number));
    const Index tens = number % 100, ones = number % 10;
    if (tens >= 11 && tens <= 13)
        return WordNameWords::tr("%1th").arg(digits);
    switch (ones) {
    case 1: return WordNameWords::tr("%1st").arg(digits);
    case 2: return WordNameWords::tr("%1nd").arg(digits);
    case 3: return WordNameWords::tr("%1rd").arg(digits);
    default: return WordNameWords::tr("%1th").arg(digits);
    }
}

QString nameOf(const Picture& picture, NamedSide side, Index index)
{
    const Attention& attention = *picture.attention;
    const Input& input = *attention.input;
    if (input.patches)
        return patchName(*input.patches, index);
    if (picture.stage == Stage::Vectors && side == NamedSide::Query && hasOtherKeys(*attention.input)) {
        const VectorRow row = vectorRowOf(*attention.input, index);
        return row.isKey ? WordNameWords::tr("%1 (key)").arg(nameOf(attention, NamedSide::Key, row.index))
                         : WordNameWords::tr("%1 (query)").arg(nameOf(attention, NamedSide::Query, row.index));
    }
    const std::vector<Label>& labels = side == NamedSide::Query ? picture.rows : picture.columns;
    const QString& text = labels[std::size_t(index)].text;
    const QString name = quotedWord(text);
    const auto alike = std::ranges::count_if(
        labels, [&](const Label& label) { return label.text.size() == text.size() && label.text.compare(text, Qt::CaseInsensitive) == 0; });
    return alike > 1 ? withPlace(name, side, input, index) : name;
}

QString nameOf(const Attention& attention, NamedSide side, Index index)
{
    const Input& input = *attention.input;
    if (input.patches)
        return patchName(*input.patches, index);
    const std::vector<Token>& tokens = tokensOf(input, side);
    const std::string& text = tokens[std::size_t(index)].text;
    const QString name = quotedWord(QString::fromStdString(text));
    const auto alike =
        std::ranges::count_if(tokens, [&](const Token& token) { return token.text.size() == text.size() && soundAlike(token.text, text); });
    return alike > 1 ? withPlace(name, side, input, index) : name;
}

QString nameBeside(const Input& input, Index query, Index key, const QString& name)
{
    const bool isNamesake = isOfTwoTexts(input) && soundAlike(input.queries[std::size_t(query)].text, input.keys[std::size_t(key)].text);
    return isNamesake ? WordNameWords::tr("%1 of the other sentence").arg(name) : name;
}

QString briefNameOf(const Picture& picture, NamedSide side, Index index)
{
    const Input& input = *picture.attention->input;
    return input.patches ? placeName(*input.patches, index) : nameOf(picture, side, index);
}

QString briefNameOf(const Attention& attention, NamedSide side, Index index)
{
    const Input& input = *attention.input;
    return input.patches ? placeName(*input.patches, index) : nameOf(attention, side, index);
}

QString labelOf(const Input& input, NamedSide side, Index index)
{
    if (input.patches)
        return placeName(*input.patches, index);
    return QString::fromStdString(tokensOf(input, side)[std::size_t(index)].text);
}

QString dimensionName(const Input& input, Index dimension)
{
    if (!input.patches)
        return WordNameWords::tr("dimension %1").arg(countText(dimension + 1));
    constexpr Index colours = 3; // of a pixel
    const QString pixel = countText(dimension / colours + 1);
    switch (dimension % colours) {
    case 0: return WordNameWords::tr("red of pixel %1").arg(pixel);
    case 1: return WordNameWords::tr("green of pixel %1").arg(pixel);
    default: return WordNameWords::tr("blue of pixel %1").arg(pixel);
    }
}

} // namespace softfocus
