#include "core/files/table/table_reader.h"

#include "core/files/table/table_edges.h"
#include "core/files/table/table_labels.h"
#include "core/json/score_labels.h"
#include "core/text/message_text.h"
#include "core/text/number.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

std::string inQuotes(std::string_view text)
{
    return softfocus::quoted(QByteArrayView(text.data(), qsizetype(text.size())));
}

class TableReader {
public:
    TableReader(Table table, char separator, LabelChoice choice, const Message& name)
        : m_table(std::move(table)), m_rows(m_table.rows), m_numbers(m_table, separator), m_choice(choice), m_name(name)
    {
    }

    Result<GivenScores> run()
    {
        trimTable(m_table);
        if (!m_rows.empty())
            findLabels();
        const std::size_t firstRow = namesKeys() ? 1 : 0;
        if (m_rows.size() == firstRow)
            return Error{namesKeys() ? translatable("Table", "%1 holds labels but no scores; add a row of numbers below them.")
                                     : translatable("Table", "%1 is empty; write at least one number into it."),
                         m_name};
        m_width = cellCount(m_rows[firstRow]);
        if (const std::optional<Error> fault = faultOfShape(firstRow))
            return *fault;
        return scores(firstRow);
    }

private:
    bool namesKeys() const { return m_labels.line.isNames; }
    bool namesRows() const { return m_labels.column.isNames; }
    std::size_t cellCount(const TableRow& row) const { return row.cells.size() - (namesRows() && !row.cells.empty() ? 1 : 0); }

    void findLabels()
    {
        const bool mayHaveHeads = m_choice != LabelChoice::None && m_choice != LabelChoice::Rows;
        const bool hasLevels = mayHaveHeads && m_choice != LabelChoice::Keys && joinNames(m_table);
        if (hasLevels || (mayHaveHeads && joinHeads(m_table)))
            m_labels.line.isNames = m_labels.column.isNames = true;
        else
            m_labels = labelsOf(m_table, m_numbers);
        if (m_choice != LabelChoice::Auto) {
            m_labels.line = {m_choice == LabelChoice::Keys || m_choice == LabelChoice::Both, false};
            m_labels.column = {m_choice == LabelChoice::Rows || m_choice == LabelChoice::Both, false};
            m_labels.lacksCorner =
                m_choice == LabelChoice::Both && m_rows.size() > 1 && m_rows[0].cells.size() + 1 == m_rows[1].cells.size();
        }
        if (m_labels.lacksCorner)
            m_rows.front().cells.insert(m_rows.front().cells.begin(), TableCell());
    }

    /// "row 2 (line 3)"
    Message rowText(std::size_t row) const
    {
        return {translatable("Table", "row %1 (line %2)"), row + (namesKeys() ? 0 : 1), m_rows[row].line};
    }

    std::optional<Error> faultOfShape(std::size_t firstRow) const
    {
        const auto number = [](std::size_t count) { return static_cast<Index>(count); };
        if (m_width == 0)
            return Error{translatable("Table", "%1 holds labels but no scores; add a column of numbers beside them."), m_name};
        if (m_width > static_cast<std::size_t>(maximumTokens) || m_rows.size() - firstRow > static_cast<std::size_t>(maximumTokens))
            return Error{
                translatable("Table", "%1 is too large with %2 × %3 scores; at most %4 a side can be shown, so cut a part out of it."),
                m_name, m_rows.size() - firstRow, m_width, maximumTokens};
        if (namesKeys() && cellCount(m_rows.front()) != m_width)
            return Error{translatable("Table", "%1 names %2 in its first row, but %3 has %4; make them as many."), m_name,
                         countText(number(cellCount(m_rows.front())), Counted::Keys), rowText(firstRow),
                         countText(number(m_width), Counted::Scores)};
        for (std::size_t row = firstRow; row < m_rows.size(); ++row)
            if (cellCount(m_rows[row]) != m_width)
                return Error{translatable("Table", "%1, %2 has %3, expected %4 as in %5; every row needs as many."),
                             m_name,
                             rowText(row),
                             countText(number(cellCount(m_rows[row])), Counted::Scores),
                             m_width,
                             rowText(firstRow)};
        return std::nullopt;
    }

    Result<GivenScores> scores(std::size_t firstRow) const
    {
        GivenScores given;
        given.scores.resize(static_cast<Index>(m_rows.size() - firstRow), static_cast<Index>(m_width));
        given.queries = defaultQueries(given.scores.rows());
        given.keys = defaultKeys(given.scores.cols());
        const std::size_t firstColumn = namesRows() ? 1 : 0;
        for (std::size_t row = firstRow; row < m_rows.size(); ++row) {
            const std::vector<TableCell>& cells = m_rows[row].cells;
            if (namesRows() && !cells.front().text.empty())
                given.queries[row - firstRow] = cells.front().text;
            double* const line = &given.scores(static_cast<Index>(row - firstRow), 0);
            for (std::size_t column = 0; column < m_width; ++column) {
                const std::optional<double> score = m_numbers.in(cells[firstColumn + column]);
                if (!score || !(*score < std::numeric_limits<double>::infinity()))
                    return faultOf(cells[firstColumn + column], score, row, column);
                line[column] = *score;
            }
        }
        for (std::size_t column = 0; namesKeys() && column < m_width; ++column)
            if (const std::string_view label = m_rows.front().cells[firstColumn + column].text; !label.empty())
                given.keys[column] = label;
        given.labels = decision();
        return given;
    }

    /// What it takes to read the table the other way, where its content speaks for it.
    std::shared_ptr<const LabelDecision> decision() const
    {
        if (!m_labels.line.isDoubtful && !m_labels.column.isDoubtful)
            return nullptr;
        auto labels = std::make_shared<LabelDecision>();
        labels->line.isNames = namesKeys();
        labels->line.isDoubtful = m_labels.line.isDoubtful;
        labels->column.isNames = namesRows();
        labels->column.isDoubtful = m_labels.column.isDoubtful;
        const auto add = [this](LabelDecision::Edge& edge, const TableCell& cell) {
            edge.texts.emplace_back(cell.text);
            edge.numbers.push_back(m_numbers.in(cell).value_or(std::numeric_limits<double>::quiet_NaN()));
        };
        for (const TableCell& cell : m_rows.front().cells)
            add(labels->line, cell);
        for (const TableRow& row : m_rows)
            add(labels->column, row.cells.front());
        return labels;
    }

    Error faultOf(const TableCell& cell, std::optional<double> number, std::size_t row, std::size_t column) const
    {
        const auto fault = [&](const Message& reason) {
            return Error{translatable("Table", "%1, %2 (line %3): %4"), m_name,
                         placeText(static_cast<Index>(row) - (namesKeys() ? 1 : 0), static_cast<Index>(column)), m_rows[row].line, reason};
        };
        if (m_numbers.kindOf(cell) == CellKind::Empty)
            return fault(translatable("Table", "the cell is empty; write a number, or -inf for a masked entry."));
        if (number && std::isnan(*number))
            return fault(translatable("Table", "NaN is neither a score nor a weight; use -inf for a masked entry."));
        if (isMissing(cell.text))
            return fault(
                Message(translatable("Table", "%1 is not a number but says that one is missing; write one, or -inf for a masked entry."),
                        inQuotes(cell.text)));
        if (number)
            return fault(
                Message(translatable("Table", "%1 is not finite; every score must be, or -inf where masked."), inQuotes(cell.text)));
        if (const std::optional<double> part = percentageIn(cell.text))
            return fault(Message(translatable("Table", "%1 is a percentage; write it as a part of 1, which is %2."), inQuotes(cell.text),
                                 std::string(NumberText(*part).view())));
        return fault(Message(translatable("Table", "%1 is not a number; write one such as 0.25 or 1e-3, or -inf for a masked entry."),
                             inQuotes(cell.text)));
    }

    Table m_table;
    std::vector<TableRow>& m_rows;
    TableNumbers m_numbers;
    LabelChoice m_choice;
    const Message& m_name;
    TableLabels m_labels;
    std::size_t m_width = 0; ///< scores in a row
};

} // namespace

Result<GivenScores> scoresOfTable(Table table, char separator, LabelChoice choice, const Message& name)
{
    return TableReader(std::move(table), separator, choice, name).run();
}

} // namespace softfocus
