#include "ui/words/word_name.h"

#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/piece_text.h"
#include "ui/words/translation_text.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace softfocus {

namespace {

class WordNameWords {
    Q_DECLARE_TR_FUNCTIONS(WordNameWords)
};

/// One text for each way in which English writes a place. They are whole, and so a language with other ordinals, or with none, can say
/// «(word %2)» in all four.
struct PlaceTexts {
    QString first, second, third, other;
};

/// The text for a place, counted from 1: 1, 21, 101 are first ones, but 11 and 111 are not.
const QString& textFor(Index number, const PlaceTexts& texts)
{
    const Index tens = number % 100, ones = number % 10;
    if (tens >= 11 && tens <= 13)
        return texts.other;
    switch (ones) {
    case 1: return texts.first;
    case 2: return texts.second;
    case 3: return texts.third;
    default: return texts.other;
    }
}

PlaceTexts placeTexts(const Input& input, NamedSide side)
{
    if (isOfPieces(input))
        return {WordNameWords::tr("%1 (%2st piece)"), WordNameWords::tr("%1 (%2nd piece)"), WordNameWords::tr("%1 (%2rd piece)"),
                WordNameWords::tr("%1 (%2th piece)")};
    if (input.unit == UnitKind::Word)
        return {WordNameWords::tr("%1 (%2st word)"), WordNameWords::tr("%1 (%2nd word)"), WordNameWords::tr("%1 (%2rd word)"),
                WordNameWords::tr("%1 (%2th word)")};
    if (side == NamedSide::Query)
        return {WordNameWords::tr("%1 (%2st query)"), WordNameWords::tr("%1 (%2nd query)"), WordNameWords::tr("%1 (%2rd query)"),
                WordNameWords::tr("%1 (%2th query)")};
    return {WordNameWords::tr("%1 (%2st key)"), WordNameWords::tr("%1 (%2nd key)"), WordNameWords::tr("%1 (%2rd key)"),
            WordNameWords::tr("%1 (%2th key)")};
}

QString withPlace(const QString& name, NamedSide side, const Input& input, Index index)
{
    return textFor(index + 1, placeTexts(input, side)).arg(name, countText(index + 1));
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

QString labelWithPlace(const QString& label, Index place)
{
    return WordNameWords::tr("%1 (%2)", "a word that stands there more than once, and which of all words it is")
        .arg(label.left(64), countText(place + 1));
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

QString nameOf(const Picture& picture, NamedSide side, Index index)
{
    const Attention& attention = *picture.attention;
    const Input& input = *attention.input;
    if (input.patches)
        return patchName(*input.patches, index);
    if (picture.stage == Stage::Vectors && side == NamedSide::Query && vectorSidesOf(input) == VectorSides::Both) {
        const VectorRow row = vectorRowOf(input, index);
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
    const QString name = quotedWord(unitText(input, side, index));
    const auto alike =
        std::ranges::count_if(tokens, [&](const Token& token) { return token.text.size() == text.size() && soundAlike(token.text, text); });
    return alike > 1 ? withPlace(name, side, input, index) : name;
}

QString nameBeside(const Input& input, Index query, Index key, const QString& name)
{
    if (input.unit != UnitKind::Word || input.isSelfAttention ||
        !soundAlike(input.queries[std::size_t(query)].text, input.keys[std::size_t(key)].text))
        return name;
    return isOfTranslation(input) ? WordNameWords::tr("%1 of the other text").arg(name)
           : isOfWriting(input)   ? WordNameWords::tr("%1 at another place").arg(name)
                                  : WordNameWords::tr("%1 of the other sentence").arg(name);
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
    return unitText(input, side, index);
}

QString keyLabelOf(const Input& input, Index key)
{
    const std::string& text = input.keys[std::size_t(key)].text;
    const auto alike = std::ranges::count_if(
        input.keys, [&](const Token& token) { return token.text.size() == text.size() && soundAlike(token.text, text); });
    const QString label = unitText(input, NamedSide::Key, key);
    return alike > 1 ? labelWithPlace(label, key) : label;
}

std::vector<QString> keyLabelsOf(const Input& input)
{
    std::vector<QString> labels;
    QHash<QString, int> counts;
    for (Index key = 0; key < std::ssize(input.keys); ++key) {
        labels.push_back(unitText(input, NamedSide::Key, key));
        ++counts[labels.back().toCaseFolded()];
    }
    for (std::size_t key = 0; key < labels.size(); ++key)
        if (counts[labels[key].toCaseFolded()] > 1)
            labels[key] = labelWithPlace(labels[key], Index(key));
    return labels;
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
