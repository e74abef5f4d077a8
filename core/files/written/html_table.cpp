#include "core/files/written/html_table.h"

#include "core/files/written/markup.h"
#include "core/scene/scene.h"
#include "core/text/number.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace softfocus {

namespace {

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? char(letter + 32) : letter;
}

/// Where `wanted`, in small letters, stands from `at` on, in letters of either case.
std::size_t findLower(std::string_view text, std::string_view wanted, std::size_t at)
{
    const auto found = std::search(text.begin() + std::ptrdiff_t(std::min(at, text.size())), text.end(), wanted.begin(), wanted.end(),
                                   [](char one, char other) { return lower(one) == other; });
    return found == text.end() ? std::string_view::npos : std::size_t(found - text.begin());
}

/// One tag: "td" or "/td", with what stands behind its name.
struct Tag {
    std::string name;
    std::string_view attributes;
    std::size_t begin = 0, end = 0; ///< of it in the text
};

/// The value of an attribute; empty where there is none.
std::string_view attributeOf(std::string_view attributes, std::string_view name)
{
    for (std::size_t at = findLower(attributes, name, 0); at != std::string_view::npos; at = findLower(attributes, name, at + 1)) {
        const bool isStart = at == 0 || std::string_view(" \t\r\n\"'").find(attributes[at - 1]) != std::string_view::npos;
        std::string_view rest = withoutBlankEnds(attributes.substr(at + name.size()));
        if (!isStart || !rest.starts_with('='))
            continue;
        rest = withoutBlankEnds(rest.substr(1));
        if (rest.starts_with('"') || rest.starts_with('\''))
            return rest.substr(1, std::min(rest.find(rest.front(), 1), rest.size()) - 1);
        return rest.substr(0, rest.find_first_of(" \t\r\n"));
    }
    return {};
}

/// How many columns or rows a cell reaches over.
std::size_t spanOf(std::string_view attributes, std::string_view name)
{
    const std::string_view value = attributeOf(attributes, name);
    std::size_t span = 1;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), span);
    return fault == std::errc() ? std::clamp<std::size_t>(span, 1, std::size_t(maximumTokens)) : 1;
}

/// Goes through the tags of a text and collects the rows of its first table that holds a number.
class HtmlReader {
public:
    HtmlReader(std::string_view text, const Message& name) : m_text(text), m_name(name) {}

    std::optional<Result<WrittenTable>> run()
    {
        while (const std::optional<Tag> tag = nextTag()) {
            take(*tag);
            if (m_fault)
                return Result<WrittenTable>(*m_fault);
        }
        endTable(m_text.size());
        if (!m_hasFound)
            return std::nullopt;
        m_found.isAlone = !m_saysMore && isShownBlank(m_text.substr(std::min(m_readTo, m_text.size())));
        return Result<WrittenTable>(std::move(m_found));
    }

private:
    static bool isShownBlank(std::string_view html) { return shownMarkup(html).empty(); }

    /// The next tag from here on; comments and what no browser shows are passed over.
    std::optional<Tag> nextTag()
    {
        while (true) {
            const std::size_t begin = m_text.find('<', m_at);
            if (begin == std::string_view::npos)
                return std::nullopt;
            if (m_text.substr(begin, 4) == "<!--") {
                sayMore(m_text.substr(m_readTo, begin - m_readTo));
                m_at = m_readTo = behind("-->", begin);
                continue;
            }
            const std::size_t end = m_text.find('>', begin);
            if (end == std::string_view::npos)
                return std::nullopt;
            m_at = end + 1;
            const std::string_view inside = m_text.substr(begin + 1, end - begin - 1);
            Tag tag{{}, {}, begin, end + 1};
            const std::size_t length = std::min(inside.find_first_of(" \t\r\n"), inside.size());
            for (const char letter : inside.substr(0, length))
                tag.name += lower(letter);
            tag.attributes = inside.substr(length);
            if (tag.name == "style" || tag.name == "script" || tag.name == "head") {
                sayMore(m_text.substr(m_readTo, begin - m_readTo));
                m_at = m_readTo = behind("</" + tag.name, begin);
                continue;
            }
            return tag;
        }
    }

    std::size_t behind(const std::string& wanted, std::size_t from) const
    {
        const std::size_t at = findLower(m_text, wanted, from);
        const std::size_t end = at == std::string_view::npos ? at : m_text.find('>', at);
        return end == std::string_view::npos ? m_text.size() : end + 1;
    }

    /// Text outside of every table.
    void sayMore(std::string_view html)
    {
        if (m_depth == 0 && !m_saysMore)
            m_saysMore = !isShownBlank(html);
    }

    void take(const Tag& tag)
    {
        if (tag.name == "table") {
            sayMore(m_text.substr(m_readTo, tag.begin - m_readTo));
            m_readTo = tag.end;
            if (++m_depth == 1)
                beginTable();
        } else if (tag.name == "/table") {
            if (m_depth == 1)
                endTable(tag.begin);
            m_depth -= m_depth > 0 ? 1 : 0;
            m_readTo = tag.end;
        }
        if (m_depth != 1 || m_hasFound)
            return; // what is in a table within a cell belongs to the cell
        if (tag.name == "tr") {
            endCell(tag.begin);
            beginRow(tag.begin);
        } else if (tag.name == "td" || tag.name == "th") {
            endCell(tag.begin);
            beginCell(tag);
        } else if (tag.name == "/td" || tag.name == "/th" || tag.name == "/tr" || tag.name == "/thead" || tag.name == "/tbody") {
            endCell(tag.begin);
        }
    }

    void beginTable()
    {
        m_table = Table();
        m_reaching.clear();
        m_isInCell = m_isOnlyHeads = m_namesKeys = m_hasNumber = false;
    }

    void endTable(std::size_t at)
    {
        endCell(at);
        if (m_hasFound || !m_hasNumber)
            return;
        fillRows(m_table);
        m_found.table = std::move(m_table);
        m_found.namesKeys = m_namesKeys;
        m_hasFound = true;
        m_table = Table();
    }

    void beginRow(std::size_t at)
    {
        if (!m_table.rows.empty())
            m_namesKeys = m_namesKeys || (m_table.rows.size() == 1 && m_isOnlyHeads);
        if (std::ssize(m_table.rows) > maximumTokens + 64)
            m_fault = Error{
                translatable("Written", "%1 is too large: it has more than %2 rows, the most that can be shown; cut a part out of it."),
                m_name, maximumTokens};
        m_line += std::count(m_text.begin() + std::ptrdiff_t(m_countedTo), m_text.begin() + std::ptrdiff_t(at), '\n');
        m_countedTo = at;
        m_table.rows.push_back({m_line, false, {}});
        m_isOnlyHeads = true;
    }

    void beginCell(const Tag& tag)
    {
        if (m_table.rows.empty())
            beginRow(tag.begin);
        m_cell = tag;
        m_isInCell = true;
        m_isOnlyHeads = m_isOnlyHeads && tag.name == "th";
    }

    void endCell(std::size_t end)
    {
        if (!m_isInCell)
            return;
        m_isInCell = false;
        fillFromAbove();
        const std::string_view kept = attributeOf(m_cell.attributes, "sdval");
        std::string text = kept.empty() ? shownMarkup(m_text.substr(m_cell.end, end - m_cell.end)) : std::string(kept);
        const std::optional<double> number = parseNumber(text);
        m_hasNumber = m_hasNumber || number || text.find_first_of("0123456789") != std::string::npos;
        std::vector<TableCell>& cells = m_table.rows.back().cells;
        const std::size_t wide = spanOf(m_cell.attributes, "colspan"), high = spanOf(m_cell.attributes, "rowspan");
        if (cells.size() + wide > std::size_t(maximumTokens) + 64) {
            m_fault = Error{translatable("Written", "%1, line %2 is too long: at most %3 cells can be shown; cut a part out of it."),
                            m_name, m_line, maximumTokens};
            return;
        }
        for (std::size_t i = 0; high > 1 && i < wide; ++i)
            m_reaching[cells.size() + i] = high - 1;
        addCell(m_table, std::move(text));
        cells.resize(cells.size() + wide - 1);
    }

    /// Empty cells where one of a row above reaches down.
    void fillFromAbove()
    {
        std::vector<TableCell>& cells = m_table.rows.back().cells;
        for (auto above = m_reaching.find(cells.size()); above != m_reaching.end(); above = m_reaching.find(cells.size())) {
            if (--above->second == 0)
                m_reaching.erase(above);
            cells.push_back({});
        }
    }

    std::string_view m_text;
    const Message& m_name;
    std::size_t m_at = 0;
    std::size_t m_readTo = 0;    ///< up to here it is known whether something stands outside of tables
    std::size_t m_countedTo = 0; ///< up to here lines are counted
    Index m_line = 1;
    std::size_t m_depth = 0; ///< of tables in each other
    Tag m_cell;
    bool m_isInCell = false, m_isOnlyHeads = false, m_namesKeys = false, m_hasNumber = false, m_hasFound = false, m_saysMore = false;
    std::map<std::size_t, std::size_t> m_reaching; ///< columns into which a cell reaches down, for so many rows more
    Table m_table;
    WrittenTable m_found;
    std::optional<Error> m_fault;
};

} // namespace

std::optional<Result<WrittenTable>> htmlTableIn(std::string_view text, const Message& name)
{
    if (findLower(text, "<table", 0) == std::string_view::npos)
        return std::nullopt;
    return HtmlReader(text, name).run();
}

} // namespace softfocus
