#pragma once

#include "core/files/table/table_text.h"

#include <optional>
#include <string_view>

namespace softfocus {

/// What a cell looks like by itself.
enum class CellKind {
    Empty,
    Whole,    ///< digits with or without a sign: a number, a count or a year
    Fraction, ///< any other number, as 0.5 or 1.0
    Masked,   ///< −∞
    Missing,  ///< a word for a number that is not there: NA, NaN, None, -
    Faulty,   ///< meant as a number that cannot be taken as one: 12%, 1.0D0, 1,000, inf
    Word
};

/// The part of 1 that a percentage stands for, such as 0.04 for "4 %" or "4\%"; nothing for what is none.
std::optional<double> percentageIn(std::string_view text);

/// Reads the numbers of one table. Looks through the table, once, where only the other cells tell what a comma stands for.
class TableNumbers {
public:
    /// Needs: the table outlives the object.
    TableNumbers(const Table& table, char separator) : m_table(table), m_separator(separator) {}

    /// The number in a cell: as parseNumber reads it, with Unicode's blanks around it, hexadecimal with an exponent as C writes it (0x1.8p+1),
    /// and with a decimal comma unless unquoted commas separate cells. NaN where it says so.
    std::optional<double> in(const TableCell& cell) const;
    CellKind kindOf(const TableCell& cell) const;
    char separator() const { return m_separator; }

private:
    std::optional<double> withComma(std::string_view text) const;
    bool threeDigitsAreDecimals() const;

    const Table& m_table;
    char m_separator;
    mutable std::optional<bool> m_decimals; ///< whether "1,234" lies between 1 and 2
};

/// True for digits with or without a sign.
bool isWhole(std::string_view text);
bool hasDigit(std::string_view text);

/// Whether a cell is what programs and people write above a column of names: token, query, index, date …
bool isUsualCorner(std::string_view text);

/// Whether a cell says that its number is missing, in the words of the programs that write tables.
bool isMissing(std::string_view text);

} // namespace softfocus
