#include "app/help_text.h"

#include "app/option_table.h"
#include "core/normalizers/normalizer.h"
#include "core/sources/source_table.h"
#include "ui/paint/colour/colour_scale.h"

#include <QStringList>

#include <algorithm>

namespace softfocus::cli {

namespace {

constexpr char usage[] = R"(Usage: softfocus [OPTION]... [TEXT | FILE...]

Shows how attention turns the scores of a sentence's words into weights. Without options the last scene is opened;
with TEXT, FILE or any option, the default scene with what they change in it. --print and --export need no display.
)";

constexpr char ending[] = "Exit status: 0 done, 1 bad input or a file that cannot be read or written, 2 a wrong option.\n"
                          "With SOFTFOCUS_DEBUG=1 in the environment, what Qt has to say is said, too.\n";

constexpr qsizetype column = 27; ///< where descriptions begin

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

QByteArray labelOf(const OptionInfo& option)
{
    const QByteArray letter = option.letter ? QByteArray("-") + option.letter + ", " : QByteArray(4, ' ');
    return letter + "--" + bytesOf(option.name) + (option.argument.empty() ? "" : " ") + argumentOf(option);
}

/// A label with its description beside it: in the column, or where the label is too long at the next of some narrow stops, so
/// that long labels under each other have their descriptions under each other.
QByteArray row(const QByteArray& label, QByteArray description)
{
    constexpr qsizetype indent = 2, gap = 2, stop = 4;
    qsizetype begin = column;
    if (label.size() + indent + gap > column)
        for (begin = column - 1; begin < label.size() + indent + gap;)
            begin += stop;
    description.replace("\n", '\n' + QByteArray(column, ' '));
    return (QByteArray(indent, ' ') + label).leftJustified(begin) + description + '\n';
}

/// "clip (if not given), keep or shift"
QByteArray choicesText(const ParameterInfo& info)
{
    QByteArray text;
    for (std::size_t i = 0; i < info.choices.size(); ++i) {
        text += i == 0 ? "" : i + 1 < info.choices.size() ? ", " : " or ";
        text += info.choices[i];
        text += double(i) == info.byDefault ? " (if not given)" : "";
    }
    return text;
}

/// What stands for a number's range in the description of an option.
QByteArray withRange(QByteArray text, double least, double greatest, double byDefault)
{
    return text.replace("%LEAST", QByteArray::number(least))
        .replace("%GREATEST", QByteArray::number(greatest))
        .replace("%DEFAULT", QByteArray::number(byDefault));
}

/// "words, pair or picture"
QByteArray namesOfSources()
{
    QByteArrayList names;
    for (const SourceOffer& offer : sourceOffers())
        names.append(bytesOf(offer.name));
    const QByteArray last = names.takeLast();
    return names.join(", ") + " or " + last;
}

} // namespace

QByteArray picturesText()
{
    QByteArrayList names;
    for (const char* name : bundledPictureNames)
        names.append(name);
    const QByteArray last = names.takeLast();
    return names.join(", ") + " or " + last;
}

QByteArray argumentOf(const OptionInfo& option)
{
    return bytesOf(option.argument);
}

QByteArray descriptionOf(const OptionInfo& option)
{
    QStringList colours;
    for (const QString& scale : sequentialScaleNames())
        colours.append(scale);
    QByteArray text = bytesOf(option.description)
                          .replace("%NORMALIZERS", QByteArray::fromStdString(normalizerNames()))
                          .replace("%COLOURS", colours.join(QStringLiteral(", ")).toUtf8())
                          .replace("%PICTURES", picturesText())
                          .replace("%SOURCES", namesOfSources());
    if (option.name == "temperature")
        text.replace("%LEAST", QByteArray::number(leastTemperature));
    if (const auto info = std::ranges::find(parameterTable, option.name, &ParameterInfo::name); info != parameterTable.end())
        text = withRange(text.replace("%CHOICES", choicesText(*info)), info->least, info->greatest, info->byDefault);
    if (option.name == "grid")
        text = withRange(text, double(leastGrid), double(greatestGrid), double(usualGrid));
    if (option.name == "noise")
        text = withRange(text, 0, greatestNoise, 0);
    if (option.name == "seed")
        text = withRange(text, 0, double(greatestSeed), double(ImageSource().seed));
    return text;
}

QByteArray helpText()
{
    QByteArray text = usage;
    for (std::size_t group = 0; group < optionGroups.size(); ++group) {
        text += '\n';
        if (optionGroups[group].inHelp)
            text += bytesOf(optionGroups[group].heading) + '\n';
        if (group == 0)
            for (const PositionalInfo& positional : positionalTable)
                text += row(bytesOf(positional.argument), bytesOf(positional.description));
        for (const OptionInfo& option : optionTable)
            if (std::size_t(option.group) == group)
                text += row(labelOf(option), descriptionOf(option));
    }
    return text + '\n' + ending;
}

QByteArray versionText()
{
    return "softfocus " SOFTFOCUS_VERSION "\n";
}

} // namespace softfocus::cli
