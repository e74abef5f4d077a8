#include "core/files/written/markdown_table.h"

#include "core/files/written/markup.h"
#include "core/scene/scene.h"

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

/// The text with the lines of a box as the characters that stand for them where there are none.
std::string withPlainBoxes(std::string_view text)
{
    constexpr std::array<std::string_view, 4> upright{"│", "┃", "║", "┆"};
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        // U+2500 to U+257F, all of three bytes
        const bool isBox = text.substr(at, 2) == "\xe2\x94" || text.substr(at, 2) == "\xe2\x95";
        if (!isBox) {
            plain += text[at++];
            continue;
        }
        plain += std::ranges::find(upright, text.substr(at, 3)) != upright.end() ? '|' : '+';
        at = std::min(at + 3, text.size());
    }
    return plain;
}

/// What separates rows: dashes, with marks of columns and of their alignment.
bool isRule(std::string_view line)
{
    line = withoutBlankEnds(line);
    return line.size() >= 2 && line.find_first_not_of("|+-=:~ \t") == std::string_view::npos &&
           line.find_first_of("-=+") != std::string_view::npos && line.find_first_of("|+-") != std::string_view::npos;
}

/// Where the next bar stands that separates cells, from `at` on.
std::size_t nextBar(std::string_view line, std::size_t at)
{
    for (; at < line.size(); ++at) {
        if (line[at] == '\\')
            ++at;
        else if (line[at] == '|')
            return at;
    }
    return std::string_view::npos;
}

bool hasBar(std::string_view line)
{
    return nextBar(line, 0) != std::string_view::npos;
}

/// The cell without the marks that make it bold, italic, code or struck out.
std::string cellText(std::string_view cell)
{
    cell = withoutBlankEnds(cell);
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view mark : {"**", "__", "~~", "*", "_", "`", "$"})
            if (cell.size() > 2 * mark.size() && cell.starts_with(mark) && cell.ends_with(mark)) {
                cell = withoutBlankEnds(cell.substr(mark.size(), cell.size() - 2 * mark.size()));
                found = true;
            }
    }
    constexpr std::string_view escapable = "\\`*_{}[]()#+-.!|<>$~";
    std::string text;
    for (std::size_t at = 0; at < cell.size(); ++at) {
        const bool isEscape = cell[at] == '\\' && at + 1 < cell.size() && escapable.find(cell[at + 1]) != std::string_view::npos;
        at += isEscape ? 1 : 0;
        text += cell[at];
    }
    return shownMarkup(text);
}

void addCells(Table& table, std::string_view line)
{
    line = withoutBlankEnds(line);
    if (line.starts_with('|'))
        line.remove_prefix(1);
    for (std::size_t begin = 0; begin <= line.size() && std::ssize(table.rows.back().cells) <= maximumTokens + 64;) {
        const std::size_t bar = std::min(nextBar(line, begin), line.size());
        const bool isBehindLast = begin == line.size() && begin > 0; // the bar at the end closes the last cell
        if (!isBehindLast)
            addCell(table, cellText(line.substr(begin, bar - begin)));
        begin = bar + 1;
    }
}

/// The lines of a text, with where each begins.
struct Lines {
    std::vector<std::string_view> texts;

    explicit Lines(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            texts.push_back(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }
};

/// What database programs write below a table: "(3 rows)".
bool isCount(std::string_view line)
{
    line = withoutBlankEnds(line);
    return line.starts_with('(') && (line.ends_with(" rows)") || line.ends_with(" row)"));
}

} // namespace

std::optional<Result<WrittenTable>> markdownTableIn(std::string_view original, const Message& name)
{
    if (original.find('|') == std::string_view::npos && original.find("\xe2\x94") == std::string_view::npos &&
        original.find("\xe2\x95") == std::string_view::npos)
        return std::nullopt;
    const std::string text = withPlainBoxes(original);
    const Lines lines(text);
    WrittenTable found;
    std::size_t rules = 0, barred = 0, begin = lines.texts.size(), end = 0;
    for (std::size_t i = 0; i < lines.texts.size(); ++i) {
        const std::string_view line = lines.texts[i];
        const bool isSeparator = isRule(line);
        if (!isSeparator && !hasBar(line)) {
            if (found.table.rows.size() + rules >= 2)
                break;
            if (begin < i) { // one line alone is no table
                found.table = Table();
                rules = barred = 0;
                begin = lines.texts.size();
            }
            continue;
        }
        begin = std::min(begin, i);
        end = i + 1;
        if (isSeparator) {
            ++rules;
            found.namesKeys = found.namesKeys || found.table.rows.size() == 1;
            continue;
        }
        if (std::ssize(found.table.rows) > maximumTokens + 64)
            return Result<WrittenTable>(Error{
                translatable("Written", "%1 is too large: it has more than %2 rows, the most that can be shown; cut a part out of it."),
                name, maximumTokens});
        barred += withoutBlankEnds(line).starts_with('|') ? 1 : 0;
        found.table.rows.push_back({Index(i) + 1, false, {}});
        addCells(found.table, line);
        if (std::ssize(found.table.rows.back().cells) > maximumTokens + 64)
            return Result<WrittenTable>(
                Error{translatable("Written", "%1, line %2 is too long: at most %3 cells can be shown; cut a part out of it."), name, i + 1,
                      maximumTokens});
    }
    const std::size_t rows = found.table.rows.size();
    if (rows < 1 || rows + rules < 2 || (rules == 0 && barred < rows))
        return std::nullopt;
    for (std::size_t i = 0; i < lines.texts.size(); ++i)
        if ((i < begin || i >= end) && !isBlankText(lines.texts[i]) && !(i >= end && isCount(lines.texts[i])))
            found.isAlone = false;
    return Result<WrittenTable>(std::move(found));
}

} // namespace softfocus
