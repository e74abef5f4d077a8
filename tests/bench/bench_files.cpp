#include "tests/bench/cases.h"

#include "core/files/table/delimited.h"
#include "core/text/number.h"

#include <QByteArray>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace softfocus::bench {

namespace {

/// A table of weights of the largest size, with as many digits as each takes.
QByteArray tableOfWeights(const char* separator, bool named, bool counted, bool quoted)
{
    std::mt19937_64 generator(7);
    std::uniform_real_distribution<double> distribution(0, 1);
    QByteArray text;
    for (Index column = 0; named && column < maximumTokens; ++column)
        text += separator + QByteArray("\"key ") + QByteArray::number(column) + '"';
    for (Index column = 0; counted && column < maximumTokens; ++column)
        text += (column > 0 ? separator : "") + QByteArray::number(column);
    text += named || counted ? "\n" : "";
    for (Index row = 0; row < maximumTokens; ++row) {
        if (named)
            text += "\"query " + QByteArray::number(row) + '"' + separator;
        for (Index column = 0; column < maximumTokens; ++column) {
            const NumberText number(distribution(generator));
            text += column > 0 ? separator : "";
            text += quoted ? "\"" : "";
            text.append(number.view().data(), qsizetype(number.view().size()));
            text += quoted ? "\"" : "";
        }
        text += '\n';
    }
    return text;
}

void readTable(const QByteArray& text, bool tabs)
{
    const Result<GivenScores> given = scoresFromDelimited(text, "table", tabs);
    if (!given || given->scores.size() != maximumTokens * maximumTokens) {
        std::fprintf(stderr, "The table was not read: %s\n", given ? "its size is another" : given.message().c_str());
        std::exit(1);
    }
    keep(given->scores(0, 0));
}

/// Every number of a text, and nothing else.
void readNumbers(const QByteArray& text)
{
    const char* at = text.constData();
    const char* const end = at + text.size();
    double sum = 0;
    while (at != end) {
        double number = 0;
        const std::from_chars_result read = std::from_chars(at, end, number);
        at = read.ec == std::errc() ? read.ptr : at + 1;
        sum += number;
    }
    keep(sum);
}

} // namespace

std::vector<Figure> fileFigures(const Wanted& wanted)
{
    std::vector<Figure> figures;
    const auto add = [&](const std::string& name, const QByteArray& text, bool tabs) {
        if (wanted(name))
            figures.push_back(measure({name,
                                       [text, tabs] { readTable(text, tabs); },
                                       "std::from_chars of every number in it",
                                       [text] { readNumbers(text); },
                                       {},
                                       {},
                                       {}}));
    };
    add("reading a CSV of 1,024 × 1,024", tableOfWeights(",", false, false, false), false);
    add("reading a CSV of 1,024 × 1,024 with names", tableOfWeights(",", true, false, false), false);
    add("reading a CSV of 1,024 × 1,024 with columns that count", tableOfWeights(",", false, true, false), false);
    add("reading a CSV of 1,024 × 1,024, all of it quoted", tableOfWeights(",", true, false, true), false);
    add("reading a TSV of 1,024 × 1,024 with names", tableOfWeights("\t", true, false, false), true);
    return figures;
}

} // namespace softfocus::bench
