#include "core/files/written/latex_table.h"

#include "core/scene/scene.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace softfocus {

namespace {

constexpr std::array<std::string_view, 16> tableNames{"tabular", "tabular*",    "tabularx", "tabulary", "longtable", "tblr",
                                                      "array",   "matrix",      "pmatrix",  "bmatrix",  "Bmatrix",   "vmatrix",
                                                      "Vmatrix", "smallmatrix", "bmatrix*", "pmatrix*"};
/// Commands that show nothing, with what they are given.
constexpr std::array<std::string_view, 34> silentCommands{
    "hline",        "toprule",   "midrule",      "bottomrule",    "cmidrule",   "cline",     "addlinespace", "specialrule", "endhead",
    "endfirsthead", "endfoot",   "endlastfoot",  "noalign",       "cellcolor",  "rowcolor",  "color",        "columncolor", "centering",
    "raggedright",  "hspace",    "vspace",       "label",         "caption",    "small",     "footnotesize", "rule",        "begin",
    "end",          "setlength", "renewcommand", "documentclass", "usepackage", "captionof", "arraystretch"};
/// Commands for a character.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> characters{{{"infty", "∞"},
                                                                                    {"ldots", "..."},
                                                                                    {"dots", "..."},
                                                                                    {"cdots", "..."},
                                                                                    {"textminus", "-"},
                                                                                    {"textendash", "–"},
                                                                                    {"textemdash", "—"},
                                                                                    {"textbackslash", "\\"},
                                                                                    {"textasciitilde", "~"},
                                                                                    {"cdot", "·"}}};

bool isCommandLetter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

bool isBlank(char character)
{
    return std::string_view(" \t\r\n").find(character) != std::string_view::npos;
}

/// The text without its comments; line ends stay, so that lines can be counted.
std::string withoutComments(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) {
            plain += text[at++];
            plain += text[at];
        } else if (text[at] == '%') {
            at = std::min(text.find('\n', at), text.size());
            if (at < text.size())
                plain += '\n';
        } else {
            plain += text[at];
        }
    }
    return plain;
}

/// Where a group ends that begins with '{' or '[' at `at`: behind its closing mark, or the end of the text.
std::size_t endOfGroup(std::string_view text, std::size_t at)
{
    const char opening = text[at], closing = opening == '{' ? '}' : ']';
    std::size_t depth = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == opening)
            ++depth;
        else if (text[at] == closing && --depth == 0)
            return at + 1;
    }
    return text.size();
}

/// What a command is given: groups in braces, those in square brackets and parentheses passed over.
struct Arguments {
    std::vector<std::string_view> groups; ///< without their braces
    std::size_t end = 0;
};

/// `takesParentheses`: as rules have them, \cmidrule(lr){2-3}.
Arguments argumentsAt(std::string_view text, std::size_t at, bool takesParentheses = false)
{
    Arguments arguments{{}, at};
    while (at < text.size()) {
        if (text[at] == '{' || text[at] == '[') {
            const std::size_t end = endOfGroup(text, at);
            if (text[at] == '{')
                arguments.groups.push_back(text.substr(at + 1, end - at - 2 + (end == text.size() && text.back() != '}' ? 1 : 0)));
            arguments.end = at = end;
        } else if (takesParentheses && text[at] == '(' && text.find(')', at) != std::string_view::npos && arguments.groups.empty()) {
            arguments.end = at = text.find(')', at) + 1;
        } else {
            break;
        }
    }
    return arguments;
}

/// Reads what a cell shows.
class CellReader {
public:
    explicit CellReader(std::string_view text) : m_text(text) {}

    std::string run(int depth = 0)
    {
        constexpr int deepest = 16;
        while (m_at < m_text.size() && depth < deepest) {
            const char character = m_text[m_at];
            if (character == '\\')
                command(depth);
            else if (character == '~' || isBlank(character))
                blank();
            else if (character != '$' && character != '{' && character != '}')
                m_shown += character;
            ++m_at;
        }
        while (m_shown.ends_with(' '))
            m_shown.pop_back();
        return std::move(m_shown);
    }
    /// How many columns the cell reaches over.
    std::size_t columns() const { return m_columns; }

private:
    void blank()
    {
        if (!m_shown.empty() && m_shown.back() != ' ')
            m_shown += ' ';
    }

    /// Leaves m_at on the last character that belongs to the command.
    void command(int depth)
    {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && isCommandLetter(m_text[end]))
            ++end;
        const std::string_view name = m_text.substr(m_at + 1, end - m_at - 1);
        if (name.empty()) { // \% \& \_ and spaces: \, \; \!
            if (end < m_text.size() && std::string_view("%&_#${}").find(m_text[end]) != std::string_view::npos)
                m_shown += m_text[end];
            else if (end < m_text.size() && isBlank(m_text[end]))
                blank();
            m_at = end;
            return;
        }
        const auto character = std::ranges::find(characters, name, &std::pair<std::string_view, std::string_view>::first);
        if (character != characters.end()) {
            m_shown += character->second;
            m_at = end - 1;
            return;
        }
        const bool isSilent = std::ranges::find(silentCommands, name) != silentCommands.end();
        const Arguments arguments = argumentsAt(m_text, end, isSilent);
        m_at = std::max(arguments.end, end) - 1;
        if (isSilent || arguments.groups.empty())
            return;
        if (name == "multicolumn")
            std::from_chars(arguments.groups.front().data(), arguments.groups.front().data() + arguments.groups.front().size(), m_columns);
        m_shown += CellReader(arguments.groups.back()).run(depth + 1);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_columns = 1;
    std::string m_shown;
};

/// Where the first table lies: its rows, and what surrounds them.
struct Environment {
    std::string_view rows;
    std::size_t begin = 0, end = 0;
    bool isClosed = true;
};

std::optional<Environment> firstEnvironment(std::string_view text)
{
    constexpr std::string_view opening = "\\begin{";
    for (std::size_t at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at + 1)) {
        const std::size_t nameBegin = at + opening.size();
        const std::size_t nameEnd = text.find('}', nameBegin);
        if (nameEnd == std::string_view::npos)
            return std::nullopt;
        const std::string_view name = text.substr(nameBegin, nameEnd - nameBegin);
        if (std::ranges::find(tableNames, name) == tableNames.end())
            continue;
        const std::size_t begin = name.ends_with("matrix") ? nameEnd + 1 : argumentsAt(text, nameEnd + 1).end;
        const std::size_t end = text.find("\\end{" + std::string(name) + '}', begin);
        if (end == std::string_view::npos)
            return Environment{text.substr(begin), at, text.size(), false};
        return Environment{text.substr(begin, end - begin), at, end + name.size() + 6, true};
    }
    return std::nullopt;
}

/// Whether a text without \begin consists of rows of a table.
bool areRows(std::string_view text)
{
    bool hasCells = false;
    for (std::string_view rest = withoutBlankEnds(text); !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = withoutBlankEnds(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const bool isRule = line.starts_with('\\') && line.find('&') == std::string_view::npos;
        const bool isRow = line.find('&') != std::string_view::npos && (line.find("\\\\") != std::string_view::npos || rest.empty());
        if (!line.empty() && !isRule && !isRow)
            return false;
        hasCells = hasCells || (isRow && line.find("\\\\") != std::string_view::npos);
    }
    return hasCells;
}

/// Splits rows into cells.
class RowSplitter {
public:
    RowSplitter(std::string_view rows, Index firstLine, const Message& name) : m_text(rows), m_line(firstLine), m_name(name) {}

    Result<Table> run()
    {
        while (m_at < m_text.size() && !m_fault)
            step();
        if (!m_fault)
            endRow(m_text.size());
        if (m_fault)
            return *m_fault;
        return std::move(m_table);
    }

private:
    void step()
    {
        const char character = m_text[m_at];
        if (character == '\n')
            ++m_line;
        if (character == '&' && m_depth == 0) {
            endCell(m_at);
            m_begin = ++m_at;
            return;
        }
        if (character == '{')
            ++m_depth;
        else if (character == '}' && m_depth > 0)
            --m_depth;
        if (character != '\\' || m_at + 1 >= m_text.size()) {
            ++m_at;
            return;
        }
        const bool endsRow = m_depth == 0 && (m_text[m_at + 1] == '\\' || m_text.substr(m_at).starts_with("\\tabularnewline") ||
                                              (m_text.substr(m_at).starts_with("\\cr") && !isLetterAt(m_at + 3)));
        if (!endsRow) {
            m_line += m_text[m_at + 1] == '\n' ? 1 : 0;
            m_at += 2;
            return;
        }
        endRow(m_at);
        m_at += m_text[m_at + 1] == '\\' ? 2 : m_text.substr(m_at).starts_with("\\cr") ? 3 : 15;
        if (m_at < m_text.size() && m_text[m_at] == '*')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '[') // how much room is below it
            m_at = endOfGroup(m_text, m_at);
        m_begin = m_at;
    }

    bool isLetterAt(std::size_t at) const { return at < m_text.size() && isCommandLetter(m_text[at]); }

    void endCell(std::size_t end)
    {
        if (m_cells.empty()) // rules stand before the first cell of a row
            for (std::size_t at = m_begin; at < end && isBlank(m_text[at]); ++at)
                m_begin = at + 1;
        CellReader reader(m_text.substr(m_begin, end - m_begin));
        m_cells.push_back(reader.run());
        m_cells.resize(m_cells.size() + std::clamp<std::size_t>(reader.columns(), 1, 1024) - 1);
        if (std::ssize(m_cells) > maximumTokens + 64)
            m_fault = Error{translatable("Written", "%1, line %2 is too long: at most %3 cells can be shown; cut a part out of it."),
                            m_name, m_line, maximumTokens};
    }

    void endRow(std::size_t end)
    {
        endCell(end);
        const bool isEmpty = m_cells.size() == 1 && m_cells.front().empty();
        if (!isEmpty && !m_fault) {
            m_table.rows.push_back({m_line, false, {}}); // where it ends: rules may stand before it
            for (std::string& cell : m_cells)
                addCell(m_table, std::move(cell));
        }
        m_cells.clear();
        if (std::ssize(m_table.rows) > maximumTokens + 64)
            m_fault = Error{
                translatable("Written", "%1 is too large: it has more than %2 rows, the most that can be shown; cut a part out of it."),
                m_name, maximumTokens};
    }

    std::string_view m_text;
    std::size_t m_at = 0, m_begin = 0, m_depth = 0;
    Index m_line;
    const Message& m_name;
    std::vector<std::string> m_cells;
    Table m_table;
    std::optional<Error> m_fault;
};

/// Whether nothing but commands stands around a table, and what it is called: "A =".
bool saysNothing(std::string_view text)
{
    constexpr std::size_t longestName = 20;
    const std::string shown = CellReader(text).run();
    return shown.empty() || (shown.size() <= longestName && shown.ends_with('=')) || shown == "." || shown == ",";
}

} // namespace

std::optional<Result<WrittenTable>> latexTableIn(std::string_view original, const Message& name)
{
    if (original.find("\\begin{") == std::string_view::npos &&
        (original.find('&') == std::string_view::npos || original.find("\\\\") == std::string_view::npos))
        return std::nullopt;
    const std::string text = withoutComments(original);
    Environment found;
    if (const std::optional<Environment> environment = firstEnvironment(text))
        found = *environment;
    else if (areRows(text))
        found = {text, 0, text.size(), true};
    else
        return std::nullopt;
    const Index firstLine = 1 + std::count(text.data(), found.rows.data(), '\n');
    if (!found.isClosed)
        return Result<WrittenTable>(
            Error{translatable("Written", "%1: the table that begins in line %2 never ends; copy it up to its \\end."), name, firstLine});
    Result<Table> table = RowSplitter(found.rows, firstLine, name).run();
    if (!table)
        return Result<WrittenTable>(table.error());
    WrittenTable written;
    written.table = std::move(*table);
    written.isAlone = saysNothing(std::string_view(text).substr(0, found.begin)) && saysNothing(std::string_view(text).substr(found.end));
    fillRows(written.table);
    return Result<WrittenTable>(std::move(written));
}

} // namespace softfocus
