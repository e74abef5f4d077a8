#include "core/files/table_text.h"

#include "core/attention/scene.h"

#include <algorithm>

namespace softfocus {

namespace {

/// Goes through the text once, cell by cell.
class TableSplitter {
public:
    TableSplitter(QByteArrayView text, char separator, const std::string& name)
        : m_text(text), m_separator(separator), m_name(name)
    {
    }

    Result<std::vector<TableRow>> run()
    {
        constexpr auto most = static_cast<std::size_t>(maximumTokens) + 1; // labels take one
        std::vector<TableRow> rows;
        while (m_at < m_text.size()) {
            TableRow row{m_line, {}};
            do {
                if (row.cells.size() == most)
                    return tooLarge("columns (in line " + std::to_string(row.line) + ")");
                row.cells.push_back(cell());
                if (m_openedIn > 0)
                    return Error{
                        m_name + ", line " + std::to_string(m_openedIn) +
                        ": the quotation mark that begins a cell here is never closed; add the one that closes it."};
            } while (takesSeparator());
            takeLineEnd();
            if (std::ranges::all_of(row.cells, &std::string::empty))
                continue;
            if (rows.size() == most)
                return tooLarge("rows");
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    Error tooLarge(const std::string& what) const
    {
        return Error{m_name + " is too large: it has more than " + std::to_string(maximumTokens) + " " + what +
                     ", the most that can be shown; cut a part out of it."};
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    bool atLineEnd() const { return atEnd() || m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
    bool atBlank() const
    {
        return !atEnd() && m_text[m_at] != m_separator && (m_text[m_at] == ' ' || m_text[m_at] == '\t');
    }

    bool takesSeparator()
    {
        if (atEnd() || m_text[m_at] != m_separator)
            return false;
        ++m_at;
        return true;
    }

    void takeLineEnd()
    {
        if (atEnd())
            return;
        m_at += m_text.sliced(m_at).startsWith("\r\n") ? 2 : 1;
        ++m_line;
    }

    std::string cell()
    {
        while (atBlank())
            ++m_at;
        std::string text;
        if (!atEnd() && m_text[m_at] == '"')
            text = quotedPart();
        const std::size_t kept = text.size();
        while (!atLineEnd() && m_text[m_at] != m_separator)
            text += m_text[m_at++];
        while (text.size() > kept && (text.back() == ' ' || text.back() == '\t'))
            text.pop_back();
        return text;
    }

    std::string quotedPart()
    {
        m_openedIn = m_line;
        ++m_at;
        std::string text;
        while (!atEnd()) {
            const char character = m_text[m_at++];
            if (character == '"') {
                if (atEnd() || m_text[m_at] != '"') {
                    m_openedIn = 0;
                    break;
                }
                ++m_at;
            }
            if (character == '\n' || (character == '\r' && !m_text.sliced(m_at).startsWith('\n')))
                ++m_line;
            text += character;
        }
        return text;
    }

    QByteArrayView m_text;
    char m_separator;
    const std::string& m_name;
    qsizetype m_at = 0;
    Index m_line = 1;
    Index m_openedIn = 0; ///< the line of a quotation mark that is still open, or 0
};

} // namespace

Result<std::vector<TableRow>> splitTable(QByteArrayView text, char separator, const std::string& name)
{
    return TableSplitter(text, separator, name).run();
}

} // namespace softfocus
