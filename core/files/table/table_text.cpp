#include "core/files/table/table_text.h"

#include "core/scene/scene.h"

#include <algorithm>

namespace softfocus {

namespace {

/// What is in the quotation marks around a whole cell, or nothing where they do not belong together.
std::optional<std::string_view> insideOfMarks(std::string_view cell)
{
    if (cell.size() < 2 || cell.back() != '"')
        return std::nullopt;
    const std::string_view inside = cell.substr(1, cell.size() - 2);
    for (std::size_t at = inside.find('"'); at != std::string_view::npos; at = inside.find('"', at + 2))
        if (at + 1 == inside.size() || inside[at + 1] != '"')
            return std::nullopt;
    return inside;
}

/// Goes through the text once, cell by cell.
class TableSplitter {
public:
    TableSplitter(QByteArrayView text, const TableForm& form, const Message& name)
        : m_text(text.data(), static_cast<std::size_t>(text.size())), m_form(form), m_name(name), m_line(form.firstLine)
    {
    }

    Result<Table> run()
    {
        // Labels take one, headings and the empty cells around a table some more.
        constexpr auto most = static_cast<std::size_t>(maximumTokens) + 64;
        bool gap = false;
        std::size_t width = 0;
        while (!atEnd()) {
            TableRow row{m_line, gap, {}};
            row.cells.reserve(width);
            if (byBlanks())
                skipBlanks();
            do {
                if (row.cells.size() == most)
                    return tooLarge(Message(translatable("Table", "columns (in line %1)"), row.line));
                row.cells.push_back(cell());
                if (m_fault)
                    return *m_fault;
            } while (takesSeparator());
            takeLineEnd();
            width = row.cells.size();
            gap = std::ranges::all_of(row.cells, [](const TableCell& cell) { return cell.text.empty(); });
            if (gap)
                continue;
            if (m_table.rows.size() == most)
                return tooLarge(translatable("Table", "rows"));
            m_table.rows.push_back(std::move(row));
        }
        if (m_form.separatorsFirst && !m_table.hasLoneMark)
            takeMarksOff();
        return std::move(m_table);
    }

private:
    Error tooLarge(const Message& what) const
    {
        return Error{translatable("Table", "%1 is too large: it has more than %2 %3, the most that can be shown; cut a part out of it."),
                     m_name, maximumTokens, what};
    }

    bool byBlanks() const { return m_form.separator == ' '; }
    bool atEnd() const { return m_at >= m_text.size(); }
    bool atLineEnd() const { return atEnd() || m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
    static bool isBlank(char character) { return character == ' ' || character == '\t'; }
    bool isSeparator(char character) const { return character == m_form.separator || (byBlanks() && character == '\t'); }
    void skipBlanks()
    {
        while (!atEnd() && isBlank(m_text[m_at]) && (byBlanks() || m_text[m_at] != m_form.separator))
            ++m_at;
    }

    bool takesSeparator()
    {
        if (atEnd() || !isSeparator(m_text[m_at]))
            return false;
        if (!byBlanks()) {
            ++m_at;
            return true;
        }
        skipBlanks();
        return !atLineEnd(); // blanks at the end of a line separate nothing
    }

    void takeLineEnd()
    {
        if (atEnd())
            return;
        m_at += m_text.substr(m_at, 2) == "\r\n" ? 2 : 1;
        ++m_line;
    }

    TableCell cell()
    {
        if (!byBlanks())
            skipBlanks();
        if (!atEnd() && m_text[m_at] == '"' && !m_form.separatorsFirst) {
            const std::optional<TableCell> whole = quotedCell();
            if (whole || m_fault)
                return whole.value_or(TableCell());
            m_table.hasLoneMark = true;
        }
        const std::size_t begin = m_at;
        while (!atLineEnd() && !isSeparator(m_text[m_at]))
            ++m_at;
        std::string_view text = m_text.substr(begin, m_at - begin);
        while (!text.empty() && isBlank(text.back()))
            text.remove_suffix(1);
        if (m_form.separatorsFirst && text.starts_with('"'))
            m_table.hasLoneMark = m_table.hasLoneMark || !insideOfMarks(text);
        return {text, false};
    }

    /// The cell that begins with the quotation mark here, if it ends with one; else nothing, and no step is made.
    std::optional<TableCell> quotedCell()
    {
        const std::size_t begin = m_at + 1;
        std::size_t end = m_text.find('"', begin);
        bool isDoubled = false;
        while (end != std::string_view::npos && m_text.substr(end + 1, 1) == "\"") {
            isDoubled = true;
            end = m_text.find('"', end + 2);
        }
        if (end == std::string_view::npos) {
            m_fault =
                Error{translatable("Table",
                                   "%1, line %2: the quotation mark that begins a cell here is never closed; add the one that closes it."),
                      m_name, m_line};
            return std::nullopt;
        }
        const std::size_t openedAt = m_at;
        m_at = end + 1;
        skipBlanks();
        if (!atLineEnd() && !isSeparator(m_text[m_at]) && !(byBlanks() && m_at > end + 1)) {
            m_at = openedAt;
            m_lookedAhead += end - begin;
            if (m_lookedAhead > m_text.size() + 1'000'000) // each such cell may look through the whole text
                m_fault = Error{
                    translatable("Table",
                                 "%1, line %2: quotation marks do not belong together from here on; double those that are part of a cell."),
                    m_name, m_line};
            return std::nullopt;
        }
        if (byBlanks())
            m_at = end + 1;
        const std::string_view inside = m_text.substr(begin, end - begin);
        countLineEnds(inside);
        return TableCell{isDoubled ? undoubled(inside) : inside, true};
    }

    void countLineEnds(std::string_view inside)
    {
        for (std::size_t at = inside.find_first_of("\r\n"); at != std::string_view::npos; at = inside.find_first_of("\r\n", at + 1)) {
            m_table.hasLineEndInCell = true;
            m_line += inside.substr(at, 2) == "\r\n" ? 0 : 1;
        }
    }

    std::string_view undoubled(std::string_view inside)
    {
        std::string text;
        for (std::size_t at = 0; at < inside.size(); at += inside[at] == '"' ? 2 : 1)
            text += inside[at];
        return m_table.made.emplace_back(std::move(text));
    }

    void takeMarksOff()
    {
        for (TableRow& row : m_table.rows)
            for (TableCell& cell : row.cells)
                if (cell.text.starts_with('"')) {
                    const std::string_view inside = *insideOfMarks(cell.text);
                    cell = {inside.find('"') == std::string_view::npos ? inside : undoubled(inside), true};
                }
    }

    std::string_view m_text;
    TableForm m_form;
    const Message& m_name;
    std::size_t m_at = 0;
    Index m_line;
    std::size_t m_lookedAhead = 0;
    Table m_table;
    std::optional<Error> m_fault;
};

} // namespace

Result<Table> splitTable(QByteArrayView text, const TableForm& form, const Message& name)
{
    return TableSplitter(text, form, name).run();
}

} // namespace softfocus
