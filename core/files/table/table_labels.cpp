#include "core/files/table/table_labels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace softfocus {

namespace {

using Cells = std::vector<TableCell>;

/// How many cells of each kind a line or column has.
struct Tally {
    std::array<std::size_t, 7> counts{};
    std::size_t total = 0;
    bool allQuoted = true;   ///< every cell that is not empty
    bool needlessly = false; ///< one of them is quoted though nothing in it asks for it

    std::size_t operator[](CellKind kind) const { return counts[static_cast<std::size_t>(kind)]; }
    bool isOnly(CellKind kind) const { return total > 0 && (*this)[kind] == total; }
};

bool isQuotedNeedlessly(const TableCell& cell, char separator)
{
    return cell.isQuoted && cell.text.find_first_of("\"\r\n") == std::string_view::npos &&
           cell.text.find(separator) == std::string_view::npos && cell.text.find(',') == std::string_view::npos && !cell.text.empty();
}

/// 0 1 2 … or 1 2 3 …, two numbers at least.
bool counts(const Cells& cells)
{
    if (cells.size() < 2)
        return false;
    int first = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        int number = -1;
        const std::string_view text = cells[i].text;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (fault != std::errc() || end != text.data() + text.size() || !isWhole(text))
            return false;
        if (i == 0)
            first = number;
        if ((first != 0 && first != 1) || number != first + static_cast<int>(i))
            return false;
    }
    return true;
}

bool areDifferent(const Cells& cells)
{
    for (std::size_t i = 1; i < cells.size(); ++i)
        if (std::any_of(cells.begin(), cells.begin() + std::ptrdiff_t(i),
                        [&](const TableCell& cell) { return cell.text == cells[i].text; }))
            return false;
    return true;
}

bool increases(const TableNumbers& numbers, const Cells& cells)
{
    return std::adjacent_find(cells.begin(), cells.end(), [&](const TableCell& one, const TableCell& next) {
               return !(numbers.in(one) < numbers.in(next));
           }) == cells.end();
}

/// What the rest of the table looks like, without its first row or column.
struct Rest {
    std::size_t whole = 0;
    std::size_t others = 0; ///< with a digit, as fractions have
    bool quotedNeedlessly = false;
    bool isFractional() const { return others > 0 && others >= whole; }
};

class LabelFinder {
public:
    LabelFinder(const Table& table, const TableNumbers& numbers) : m_rows(table.rows), m_numbers(numbers) {}

    TableLabels run()
    {
        const Cells& first = m_rows.front().cells;
        if (m_rows.size() == 1)
            return ofOneRow();
        m_labels.lacksCorner = first.size() + 1 == m_rows[1].cells.size() && !first.front().text.empty();
        if (first.size() > 1 && first.front().text.empty()) {
            m_labels.line.isNames = m_labels.column.isNames = true;
        } else if (m_labels.lacksCorner) {
            findWithoutCorner();
        } else {
            find();
        }
        return m_labels;
    }

private:
    Cells line(std::size_t fromColumn) const
    {
        const Cells& first = m_rows.front().cells;
        return {first.begin() + std::ptrdiff_t(std::min(fromColumn, first.size())), first.end()};
    }
    Cells column(std::size_t fromRow) const
    {
        Cells cells;
        for (std::size_t row = fromRow; row < m_rows.size(); ++row)
            cells.push_back(m_rows[row].cells.empty() ? TableCell() : m_rows[row].cells.front());
        return cells;
    }

    Tally tallyOf(const Cells& cells) const
    {
        Tally tally;
        for (const TableCell& cell : cells) {
            ++tally.counts[static_cast<std::size_t>(m_numbers.kindOf(cell))];
            ++tally.total;
            tally.allQuoted = tally.allQuoted && (cell.isQuoted || cell.text.empty());
            tally.needlessly = tally.needlessly || isQuotedNeedlessly(cell, m_numbers.separator());
        }
        return tally;
    }

    const Rest& rest(std::size_t fromRow, std::size_t fromColumn)
    {
        std::optional<Rest>& known = m_rests[fromRow][fromColumn];
        if (known)
            return *known;
        known.emplace();
        for (std::size_t row = fromRow; row < m_rows.size(); ++row)
            for (std::size_t at = fromColumn; at < m_rows[row].cells.size(); ++at) {
                const TableCell& cell = m_rows[row].cells[at];
                known->quotedNeedlessly = known->quotedNeedlessly || isQuotedNeedlessly(cell, m_numbers.separator());
                if (isWhole(cell.text))
                    ++known->whole;
                else if (hasDigit(cell.text))
                    ++known->others;
            }
        return *known;
    }

    /// A writer that quotes texts alone says by it what is text.
    bool isTextByQuoting(const Tally& tally, std::size_t fromRow, std::size_t fromColumn)
    {
        return tally.allQuoted && tally.needlessly && !rest(fromRow, fromColumn).quotedNeedlessly;
    }

    /// Words that outnumber what else there is; or some among numbers as names have them, beside fractions.
    bool isWordy(const Tally& tally, std::size_t fromRow, std::size_t fromColumn)
    {
        const std::size_t words = tally[CellKind::Word];
        if (words == 0)
            return false;
        return words * 2 > tally.total || (tally[CellKind::Fraction] == 0 && rest(fromRow, fromColumn).isFractional());
    }

    /// All rows but the first add up to one, as those of weights do.
    bool onlyFirstIsNoWeights(std::size_t fromColumn) const
    {
        if (m_rows.size() < 3) // a single row may by chance
            return false;
        constexpr double rounding = 0.02;
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            double sum = 0;
            for (std::size_t at = fromColumn; at < m_rows[row].cells.size(); ++at)
                sum += m_numbers.in(m_rows[row].cells[at]).value_or(std::numeric_limits<double>::quiet_NaN());
            if ((std::abs(sum - 1) <= rounding) != (row > 0))
                return false;
        }
        return true;
    }

    void takeLine(bool isDoubtful) { m_labels.line = {true, isDoubtful}; }
    void takeColumn(bool isDoubtful) { m_labels.column = {true, isDoubtful}; }

    TableLabels ofOneRow()
    {
        const Cells& first = m_rows.front().cells;
        const auto isWord = [this](const TableCell& cell) { return m_numbers.kindOf(cell) == CellKind::Word; };
        if (std::ranges::all_of(first, isWord))
            takeLine(false);
        else if (first.size() > 1)
            m_labels.column.isNames = (isWord(first[0]) && !isWord(first[1])) || isTextByQuoting(tallyOf({first[0]}), 0, 1);
        return m_labels;
    }

    /// As R writes tables, with nothing above the names of rows.
    void findWithoutCorner()
    {
        const Tally names = tallyOf(column(1)), keys = tallyOf(line(0));
        const auto isLonger = [&](const TableRow& row) { return row.cells.size() == line(0).size() + 1; };
        const bool byShape = std::all_of(m_rows.begin() + 1, m_rows.end(), isLonger) && keys[CellKind::Missing] < keys.total &&
                             (counts(line(0)) || counts(column(1)) || isNamedAsRows(line(0)));
        const bool areKeys =
            isTextByQuoting(keys, 1, 1) || isWordy(keys, 1, 1) || (keys.isOnly(CellKind::Whole) && rest(1, 1).isFractional()) || byShape;
        const bool areNames = isTextByQuoting(names, 1, 1) || isWordy(names, 1, 1);
        m_labels.lacksCorner = areKeys || areNames;
        m_labels.line.isNames = m_labels.column.isNames = m_labels.lacksCorner;
    }

    void find()
    {
        findColumn();
        if (m_labels.column.isNames) {
            findLineBesideNames();
            if (!m_labels.line.isNames)
                confirmColumn();
        } else {
            findLineAlone();
        }
        if (m_labels.line.isNames && !m_labels.column.isNames)
            findColumnUnderCorner();
    }

    /// The first column, but for the cell in the corner.
    void findColumn()
    {
        const Tally tally = tallyOf(column(1));
        if (m_rows.front().cells.size() == 1) {
            // Names of rows without any score: said so by who makes a matrix of it.
            m_labels.column.isNames = tally.isOnly(CellKind::Word) && m_numbers.kindOf(m_rows.front().cells.front()) == CellKind::Word;
            return;
        }
        if (isTextByQuoting(tally, 1, 1) || isWordy(tally, 1, 1) || (beginsWithNameAlone() && areMostlyWords(tallyOf(column(0)))))
            takeColumn(false);
        else if ((counts(column(1)) || counts(column(0))) && rest(1, 1).isFractional())
            takeColumn(!isUsualCorner(m_rows.front().cells.front().text));
    }

    static bool areMostlyWords(const Tally& tally) { return tally[CellKind::Word] * 2 > tally.total; }

    /// A word before nothing but numbers: the name of the first row where there is no line of names.
    bool beginsWithNameAlone() const
    {
        const Tally numbers = tallyOf(line(1));
        return m_numbers.kindOf(m_rows.front().cells.front()) == CellKind::Word &&
               numbers[CellKind::Whole] + numbers[CellKind::Fraction] + numbers[CellKind::Masked] == numbers.total;
    }

    /// Whether a first line whose first cell stands over a column of names holds names as well.
    void findLineBesideNames()
    {
        const Cells keys = line(1);
        const Tally tally = tallyOf(keys);
        const bool corner = m_numbers.kindOf(m_rows.front().cells.front()) == CellKind::Word;
        const bool usual = corner && isUsualCorner(m_rows.front().cells.front().text);
        const bool anyWord = tally[CellKind::Word] > 0;
        const bool isNumeric = tally[CellKind::Missing] + tally[CellKind::Faulty] + tally[CellKind::Empty] + tally[CellKind::Word] == 0;
        if (isTextByQuoting(tally, 1, 1) || isWordy(tally, 1, 1) || (corner && anyWord))
            takeLine(false);
        else if (corner && tally[CellKind::Missing] < tally.total &&
                 ((tally.isOnly(CellKind::Whole) && rest(1, 1).isFractional()) || isNamedAsRows(keys) || usual ||
                  (isNumeric && rest(1, 1).others > 0 && onlyFirstIsNoWeights(1))))
            takeLine(!usual);
    }

    /// The same tokens as queries and as keys.
    bool isNamedAsRows(const Cells& keys) const
    {
        const Cells names = column(1);
        return std::ranges::equal(keys, names, [](const TableCell& key, const TableCell& name) { return key.text == name.text; });
    }

    /// Without a line of names, the cell in the corner is one of the column's.
    void confirmColumn()
    {
        const Cells cells = column(0);
        const Tally tally = tallyOf(cells);
        const bool isText = isTextByQuoting(tally, 0, 1) || isWordy(tally, 0, 1);
        m_labels.column.isDoubtful = !isText && counts(cells) && rest(0, 1).isFractional();
        m_labels.column.isNames = isText || m_labels.column.isDoubtful;
    }

    void findLineAlone()
    {
        const Cells cells = line(0);
        const Tally tally = tallyOf(cells);
        const bool doesCount = counts(cells);
        // What stands behind a word that is usually written in the corner; read otherwise it would be a fault.
        const bool underCorner = cells.size() > 1 && m_numbers.kindOf(cells.front()) == CellKind::Word &&
                                 isUsualCorner(cells.front().text) && tally[CellKind::Fraction] == 0 &&
                                 tally[CellKind::Missing] + 1 < tally.total;
        if (isTextByQuoting(tally, 1, 0) || isWordy(tally, 1, 0) || underCorner)
            takeLine(false);
        else if (doesCount && (rest(1, 0).isFractional() || onlyFirstIsNoWeights(0)))
            takeLine(true);
        else if (isWholeOverFractions(tally) && areDifferent(cells) && onlyFirstIsNoWeights(0)) // years over weights
            takeLine(true);
        else // as the first scores of their columns they count as well
            m_labels.line.isDoubtful = (doesCount && rest(1, 0).others > 0) || isWholeOverFractions(tally) ||
                                       (cells.size() == 1 && cells.front().text == "0" && rest(1, 0).whole == 0);
    }

    /// Several whole numbers over rows without a single one.
    bool isWholeOverFractions(const Tally& tally)
    {
        return tally.total > 1 && tally.isOnly(CellKind::Whole) && rest(1, 0).others > 0 && rest(1, 0).whole == 0;
    }

    /// A word above a column of whole numbers that are no counts, such as years, beside fractions.
    void findColumnUnderCorner()
    {
        const Cells& first = m_rows.front().cells;
        if (first.size() < 2 || m_numbers.kindOf(first.front()) != CellKind::Word)
            return;
        const Cells names = column(1);
        const Tally tally = tallyOf(names);
        const bool usual = isUsualCorner(first.front().text);
        if (usual && isNamedAsRows(line(1)) && tally[CellKind::Missing] < tally.total)
            takeColumn(false);
        if (m_labels.column.isNames || !tally.isOnly(CellKind::Whole))
            return;
        if (usual && (counts(names) || (names.size() > 1 && increases(m_numbers, names))) && !rest(1, 1).isFractional())
            return takeColumn(true);
        if (!rest(1, 1).isFractional())
            return;
        if (usual || isNamedAsRows(line(1)) || (names.size() > 1 && increases(m_numbers, names)))
            takeColumn(!usual);
    }

    const std::vector<TableRow>& m_rows;
    const TableNumbers& m_numbers;
    TableLabels m_labels;
    std::array<std::array<std::optional<Rest>, 2>, 2> m_rests;
};

} // namespace

TableLabels labelsOf(const Table& table, const TableNumbers& numbers)
{
    return LabelFinder(table, numbers).run();
}

} // namespace softfocus
