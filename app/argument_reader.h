#pragma once

#include "app/command_line.h"
#include "app/option_table.h"

#include <QCommandLineParser>

namespace softfocus::cli {

/// "a, b or c"
template <class Names>
QString alternatives(const Names& names)
{
    QStringList list;
    for (const auto& name : names)
        if constexpr (std::is_convertible_v<decltype(name), QByteArrayView>)
            list.append(QString::fromUtf8(name));
        else
            list.append(name);
    const QString last = list.takeLast();
    return list.isEmpty() ? last : list.join(QStringLiteral(", ")) + QStringLiteral(" or ") + last;
}

inline constexpr char noEffectOnWeights[] = "--%1 has no effect on --weights, which are shown as they are; leave one.";

inline QString textOf(OptionName option)
{
    return QLatin1String(option.text().data(), qsizetype(option.text().size()));
}

/// Turns arguments into options, and keeps the first fault.
class ArgumentReader {
public:
    /// Needs: as parseCommandLine().
    explicit ArgumentReader(const std::optional<Scene>& opened) : m_isOpened(opened) { m_options.scene = opened.value_or(Scene()); }
    Result<Options> read(const QStringList& arguments);

private:
    void readTask();
    void readPositionals();
    void readScene();
    void readGiven();
    void readLabels();
    void readSlice();
    void readPicture();
    std::optional<double> numberOf(OptionName option, double least, double greatest, bool isWhole);
    void readSource();
    bool readFolder();
    void readModel();
    void compareAllHeads();
    void readVectors(ModelSource& model);
    void readContext(const Source& before);
    void readMask();
    void readNormalizer();
    std::optional<double> parameterFrom(OptionName option, const ParameterInfo& info);
    void refuseUnread(const Normalizer& normalizer);
    void readPrinting();
    void readRow();
    void readExports();
    void readFigure();
    void readParts();
    void readSeries();
    void readNumbers();
    void readVariants();
    void compareVariants(const std::vector<Variant>& variants);
    void readSweep();
    void readAnimation();
    void checkNames();
    void refuseWhatHasNoEffect();
    void refuseForPictures();
    void refusePrintedVariants();
    void refuseUnknown();

    bool has(OptionName option) const { return m_parser.isSet(textOf(option)); }
    QString value(OptionName option) const { return m_parser.value(textOf(option)); }
    QStringList values(OptionName option) const { return m_parser.values(textOf(option)); }
    void refuse(const QString& sentence);
    void refuseValue(OptionName option, const QString& expected);
    /// Refuses the first option given that is for a use, by a sentence in which %1 is its name.
    void refuseAll(OptionUse use, const char* sentence);

    template <class Enum, std::size_t N>
    Enum choice(OptionName option, const std::array<const char*, N>& names, Enum byDefault);
    double size(OptionName option, double byDefault);
    /// True where a file will be opened that may hold a picture or name a transformer.
    bool mayBecomeAnother() const { return !m_isOpened && (m_options.open || !m_options.files.isEmpty()); }
    bool exportsAny(bool (*kind)(FigureFormat)) const;

    QCommandLineParser m_parser;
    bool m_isOpened;     ///< the file to open has been read
    QStringList m_texts; ///< what is no option and no file to open
    Options m_options;
    std::optional<Error> m_fault;
};

template <class Enum, std::size_t N>
Enum ArgumentReader::choice(OptionName option, const std::array<const char*, N>& names, Enum byDefault)
{
    if (!has(option))
        return byDefault;
    const std::optional<Enum> chosen = named<Enum>(names, value(option).toStdString());
    if (!chosen)
        refuseValue(option, alternatives(names));
    return chosen.value_or(byDefault);
}

} // namespace softfocus::cli
