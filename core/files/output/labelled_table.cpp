#include "core/files/output/labelled_table.h"

#include "core/files/output/serialize_parts.h"
#include "core/json/json_text.h"

#include <algorithm>

namespace softfocus {

namespace {

/// Whether a label holds what cells or lines end at; then all are quoted.
bool quotesAll(const LabelledTable& table, char separator)
{
    const std::string ends{separator, '\n', '\r'};
    const auto holdsEnd = [&](const std::string& label) { return label.find_first_of(ends) != std::string::npos; };
    return std::ranges::any_of(table.rows, holdsEnd) || std::ranges::any_of(table.columns, holdsEnd);
}

QByteArray separatedCells(const LabelledTable& table, char separator)
{
    const bool quoted = quotesAll(table, separator);
    QByteArray text;
    for (const std::string& column : table.columns)
        (text += separator) += cellOf(column, separator, quoted);
    text += '\n';
    for (Index row = 0; row < table.values.rows(); ++row) {
        text += cellOf(table.rows[static_cast<std::size_t>(row)], separator, quoted);
        for (Index column = 0; column < table.values.cols(); ++column) {
            text += separator;
            appendNumber(text, table.values(row, column));
        }
        text += '\n';
    }
    return text;
}

} // namespace

QByteArray serializeTable(const LabelledTable& table, TableFormat format)
{
    if (format != TableFormat::Json)
        return separatedCells(table, format == TableFormat::Csv ? ',' : '\t');
    return "{\n  \"rows\": " + jsonTexts(table.rows) + ",\n  \"columns\": " + jsonTexts(table.columns) +
           ",\n  \"values\": " + jsonMatrix(table.values, "    ") + "\n}\n";
}

} // namespace softfocus
