#pragma once

#include "app/command_line.h"

#include <QCommandLineParser>

namespace softfocus {

/// "a, b or c"
template <class Names>
QString alternatives(const Names& names)
{
    QStringList list;
    for (const auto& name : names)
        list.append(name);
    const QString last = list.takeLast();
    return list.isEmpty() ? last : list.join(", ") + " or " + last;
}

/// Turns arguments into options, and keeps the first fault.
class ArgumentReader {
public:
    explicit ArgumentReader(const Scene& base) { m_options.scene = base; }
    Result<Options> read(const QStringList& arguments);

private:
    void declareOptions();
    void readTask();
    void readScene();
    void readGiven(qsizetype textCount);
    void readLabels();
    void readNormalizer();
    void refuseUnread(const Normalizer& normalizer);
    void readPrinting();
    void readRow();
    void readExports();
    void readFigure();
    void readParts();
    void readSeries();
    void readSweep();
    void checkNames();
    void refuseWhatHasNoEffect();
    void refuseForPictures();
    void refuseUnknown();

    bool has(const char* option) const { return m_parser.isSet(option); }
    QString value(const char* option) const { return m_parser.value(option); }
    void refuse(const QString& sentence);
    void refuseValue(const char* option, const QString& expected);

    template <class Enum, std::size_t N>
    Enum choice(const char* option, const std::array<const char*, N>& names, Enum byDefault);
    double size(const char* option, double byDefault);
    bool exportsAny(bool (*kind)(FigureFormat)) const;

    QCommandLineParser m_parser;
    Options m_options;
    std::optional<Error> m_fault;
};

template <class Enum, std::size_t N>
Enum ArgumentReader::choice(const char* option, const std::array<const char*, N>& names, Enum byDefault)
{
    if (!has(option))
        return byDefault;
    const std::optional<Enum> chosen = named<Enum>(names, value(option).toStdString());
    if (!chosen)
        refuseValue(option, alternatives(names));
    return chosen.value_or(byDefault);
}

} // namespace softfocus
