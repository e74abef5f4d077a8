#include "core/files/table/table_cell.h"

#include "core/text/number.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace softfocus {

namespace {

constexpr std::array missingWords{"na",      "n/a",    "#n/a",    "#na",   "n.a.",    "nan",       "-nan",  "+nan", "null",
                                  "(null)",  "#null!", "none",    "nil",   "nat",     "<na>",      "-",     "--",   "---",
                                  "–",       "—",      "−",       ".",     "..",      "...",       "…",     "?",    "missing",
                                  "masked",  "empty",  "(empty)", "blank", "(blank)", "undefined", "undef", "void", "#div/0!",
                                  "#value!", "#ref!",  "#name?",  "#num!", "1.#qnan", "-1.#ind",   "\\n"};

constexpr std::array cornerWords{
    "token",      "tokens",    "word",       "words",        "query",   "queries", "key",    "keys",      "index",     "idx",
    "id",         "name",      "names",      "label",        "labels",  "row",     "rows",   "row names", "row.names", "rownames",
    "rowname",    "date",      "time",       "year",         "layer",   "head",    "step",   "position",  "pos",       "batch",
    "item",       "text",      "term",       "feature",      "target",  "source",  "sample", "sentence",  "q",         "q\\k",
    "query\\key", "query/key", "unnamed: 0", "unnamed: 0.1", "level_0", "level_1", "tok",    "toks",      "from",      "to"};

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char letter) { return letter >= 'A' && letter <= 'Z' ? char(letter + 32) : letter; });
    return lower;
}

/// The length of the blank of Unicode that `text` begins with, or 0: no-break, thin, figure and ideographic ones and their like.
std::size_t blankAtStart(std::string_view text)
{
    for (const std::string_view blank : {" ", "\t", "\u00a0", "\u202f", "\u205f", "\u3000", "\ufeff"})
        if (text.starts_with(blank))
            return blank.size();
    // U+2000 to U+200B
    return text.size() >= 3 && text.starts_with("\xe2\x80") && static_cast<unsigned char>(text[2]) <= 0x8b ? 3 : 0;
}

bool mayBeBlank(char character)
{
    return static_cast<unsigned char>(character) <= ' ' || static_cast<unsigned char>(character) >= 0x80;
}

std::string_view withoutBlanks(std::string_view text)
{
    if (text.empty() || (!mayBeBlank(text.front()) && !mayBeBlank(text.back()))) // nearly always
        return text;
    while (const std::size_t length = blankAtStart(text))
        text.remove_prefix(length);
    for (bool found = true; found && !text.empty();) {
        found = false;
        for (std::size_t length = 1; length <= std::min<std::size_t>(3, text.size()) && !found; ++length)
            if (blankAtStart(text.substr(text.size() - length)) == length) {
                text.remove_suffix(length);
                found = true;
            }
    }
    return text;
}

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

/// "1,234": what one writer takes for a number between 1 and 2, and another for more than a thousand.
bool isThreeDigitsBehindComma(std::string_view text)
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    const std::size_t comma = text.find(',');
    return comma >= 1 && comma <= 3 && text.size() == comma + 4 && text.front() != '0' &&
           std::ranges::all_of(text.substr(0, comma), isDigit) && std::ranges::all_of(text.substr(comma + 1), isDigit);
}

/// A hexadecimal number with an exponent, which no name looks like.
std::optional<double> hexadecimal(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    if (!(text.starts_with("0x") || text.starts_with("0X")) || text.find_first_of("pP") == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(2);
    double number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::hex);
    if (fault == std::errc::invalid_argument || end != text.data() + text.size() || text.front() == '-' || !std::isfinite(number))
        return std::nullopt;
    if (fault == std::errc::result_out_of_range)
        number = text.find('-') != std::string_view::npos ? 0 : std::numeric_limits<double>::infinity();
    return isNegative ? -number : number;
}

/// Digits with what people and programs put around or into them, and what makes of them no number that C++ reads.
bool looksLikeNumber(std::string_view text)
{
    constexpr std::size_t longest = 64; // bytes
    if (text.size() > longest || !hasDigit(text))
        return false;
    static const QRegularExpression adorned(
        QStringLiteral("^[<>≤≥~≈=(\\[]*\\s*[$€£¥]?\\s*[-+−]?\\s*[$€£¥]?\\s*(\\d[\\d.,'’\\s]*|[.,]\\d+)([eE][-+]?\\d+)?\\s*[$€£¥]?\\s*"
                       "[%‰]?\\s*[)\\]]?\\s*[*†]*$"));
    static const QRegularExpression fortran(QStringLiteral("^[-+]?(\\d+\\.?\\d*|\\.\\d+)([dDqQ][-+]?\\d+|[-+]\\d{3})$"));
    static const QRegularExpression fraction(QStringLiteral("^[-+]?\\d+\\s*/\\s*\\d+$"));
    static const QRegularExpression complex(
        QStringLiteral("^\\(?[-+]?[\\d.]+([eE][-+]?\\d+)?([-+][\\d.]+([eE][-+]?\\d+)?)?\\s*\\*?[ijIJ]\\)?$"));
    static const QRegularExpression suffixed(QStringLiteral("^[-+]?(\\d+\\.\\d*|\\.\\d+)([eE][-+]?\\d+)?[fFlL]$"));
    static const QRegularExpression hexadecimal(QStringLiteral("^[-+]?0[xX][0-9a-fA-F.]+([pP][-+]?\\d+)?$"));
    // Points between groups of other lengths make a version or a date: 3.5.1, 24.12.2024.
    static const QRegularExpression version(QStringLiteral("^\\d+(\\.\\d+){2,}$")), thousands(QStringLiteral("^\\d{1,3}(\\.\\d{3})+$"));
    const QString shown = QString::fromUtf8(text.data(), qsizetype(text.size())).simplified(); // with every blank a plain one
    if (version.match(shown).hasMatch())
        return thousands.match(shown).hasMatch();
    const bool isDuration = fortran.match(shown).hasMatch() && !shown.contains(u'.') && !shown.contains(u'd', Qt::CaseInsensitive);
    if (isDuration) // 24-700
        return false;
    return std::ranges::any_of(std::array{&adorned, &fortran, &fraction, &complex, &suffixed, &hexadecimal},
                               [&](const QRegularExpression* shape) { return shape->match(shown).hasMatch(); });
}

} // namespace

bool isWhole(std::string_view text)
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

bool hasDigit(std::string_view text)
{
    return std::ranges::any_of(text, isDigit);
}

std::optional<double> percentageIn(std::string_view text)
{
    text = withoutBlanks(text);
    if (!text.ends_with('%'))
        return std::nullopt;
    text.remove_suffix(1);
    if (text.ends_with('\\'))
        text.remove_suffix(1);
    std::string number(withoutBlanks(text));
    std::ranges::replace(number, ',', '.');
    const std::optional<double> percent = parseNumber(number);
    return percent && std::isfinite(*percent) ? std::optional(*percent / 100) : std::nullopt;
}

bool isUsualCorner(std::string_view text)
{
    constexpr std::size_t longest = 16;
    return text.size() <= longest && std::ranges::find(cornerWords, lowerCase(text)) != cornerWords.end();
}

bool isMissing(std::string_view text)
{
    constexpr std::size_t longest = 9;
    if (text.size() > longest)
        return false;
    return std::ranges::find(missingWords, lowerCase(withoutBlanks(text))) != missingWords.end();
}

std::optional<double> TableNumbers::in(const TableCell& cell) const
{
    const std::string_view text = withoutBlanks(cell.text);
    if ((m_separator != ',' || cell.isQuoted) && text.find(',') != std::string_view::npos)
        return withComma(text);
    if (const std::optional<double> number = parseNumber(text))
        return number;
    return hexadecimal(text);
}

std::optional<double> TableNumbers::withComma(std::string_view text) const
{
    const std::size_t comma = text.find(',');
    if (text.find('.') != std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos || text.back() == ',')
        return std::nullopt;
    if (isThreeDigitsBehindComma(text) && !threeDigitsAreDecimals())
        return std::nullopt;
    std::array<char, 64> usual; // most numbers are no longer
    if (text.size() <= usual.size()) {
        std::ranges::copy(text, usual.begin());
        usual[comma] = '.';
        return parseNumber({usual.data(), text.size()});
    }
    std::string withPoint(text);
    withPoint[comma] = '.';
    return parseNumber(withPoint);
}

/// Other cells with a decimal comma tell; else, one with a decimal point does, or that commas separate cells.
bool TableNumbers::threeDigitsAreDecimals() const
{
    if (m_decimals)
        return *m_decimals;
    bool points = false;
    for (const TableRow& row : m_table.rows)
        for (const TableCell& cell : row.cells) {
            const bool comma = cell.text.find(',') != std::string_view::npos;
            if (comma && !isThreeDigitsBehindComma(withoutBlanks(cell.text)) && in(cell)) {
                m_decimals = true;
                return true;
            }
            points = points || (!comma && cell.text.find('.') != std::string_view::npos && parseNumber(cell.text));
        }
    m_decimals = m_separator != ',' && !points;
    return *m_decimals;
}

CellKind TableNumbers::kindOf(const TableCell& cell) const
{
    if (cell.text.empty() || withoutBlanks(cell.text).empty())
        return CellKind::Empty;
    if (isMissing(cell.text))
        return CellKind::Missing;
    if (const std::optional<double> number = in(cell)) {
        if (std::isinf(*number))
            return *number < 0 ? CellKind::Masked : CellKind::Faulty;
        return std::isnan(*number) ? CellKind::Missing : isWhole(withoutBlanks(cell.text)) ? CellKind::Whole : CellKind::Fraction;
    }
    return looksLikeNumber(cell.text) ? CellKind::Faulty : CellKind::Word;
}

} // namespace softfocus
