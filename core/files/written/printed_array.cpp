#include "core/files/written/printed_array.h"

#include "core/scene/scene.h"
#include "core/text/message_text.h"
#include "core/text/number.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

/// What stands between two brackets, blanks and commas.
bool endsToken(char character)
{
    return std::string_view(" \t\r\n,;[]()\"'").find(character) != std::string_view::npos;
}

bool isArrayBlank(char character)
{
    return std::string_view(" \t\r\n").find(character) != std::string_view::npos;
}

bool isLeftOut(std::string_view token)
{
    return token == "..." || token == "…";
}

/// What a table has for a word that programs write for a number.
std::string elementText(std::string_view token)
{
    for (const std::string_view masked : {"null", "None", "--"})
        if (token == masked)
            return "-inf";
    if (token == "True" || token == "true")
        return "1";
    if (token == "False" || token == "false")
        return "0";
    return std::string(token);
}

/// Reads from the first bracket on until all that were opened are closed.
class BracketReader {
public:
    BracketReader(std::string_view text, std::size_t begin, const Message& name)
        : m_text(text), m_name(name), m_at(begin), m_line(1 + std::count(text.begin(), text.begin() + std::ptrdiff_t(begin), '\n'))
    {
    }

    std::optional<Error> run()
    {
        do {
            step();
        } while (!m_fault && m_at < m_text.size() && (m_depth > 0 || goesOn()));
        if (!m_fault && m_depth > 0)
            fail(Error{translatable("Written", "%1: the bracket that opens in line %2 is never closed; copy the whole matrix."), m_name,
                       m_openLines.front()});
        if (!m_fault)
            checkShape();
        return m_fault;
    }

    Table takeTable() { return std::move(m_table); }
    /// Behind the last bracket.
    std::size_t end() const { return m_end; }
    bool hasNames() const { return m_hasNames; }
    std::size_t numberCount() const { return m_numbers; }
    std::size_t wordCount() const { return m_words; } ///< of those that are neither numbers nor in quotation marks

private:
    void fail(Error error) { m_fault = std::move(error); }

    /// Whether another row follows behind a closed bracket, where only blanks and commas lie between.
    bool goesOn()
    {
        std::size_t at = m_end;
        while (at < m_text.size() && (isArrayBlank(m_text[at]) || m_text[at] == ','))
            ++at;
        if (at >= m_text.size() || m_text[at] != '[')
            return false;
        countLines(m_end, at);
        m_at = at;
        return true;
    }

    void countLines(std::size_t from, std::size_t to)
    {
        m_line += std::count(m_text.begin() + std::ptrdiff_t(from), m_text.begin() + std::ptrdiff_t(to), '\n');
    }

    void step()
    {
        const char character = m_text[m_at];
        switch (character) {
        case '[': open(); return;
        case ']': close(); return;
        case '"':
        case '\'': quote(character); return;
        case ';': m_isInRow = false; break; // as in MATLAB
        case '\n': ++m_line; break;
        default:
            if (!endsToken(character)) {
                token();
                return;
            }
        }
        ++m_at;
    }

    void open()
    {
        constexpr std::size_t deepest = 32;
        if (m_depth == deepest)
            return fail(
                Error{translatable("Written", "%1, line %2: brackets lie too deep in each other; copy one matrix of two dimensions."),
                      m_name, m_line});
        m_openLines.resize(m_depth);
        m_openLines.push_back(m_line);
        ++m_depth;
        if (m_lists.size() < m_depth)
            m_lists.resize(m_depth);
        ++m_lists[m_depth - 1];
        m_isInRow = false;
        ++m_at;
    }

    void close()
    {
        --m_depth;
        m_isInRow = false;
        m_end = ++m_at;
    }

    void quote(char mark)
    {
        std::string text;
        std::size_t at = m_at + 1;
        for (; at < m_text.size() && m_text[at] != mark && m_text[at] != '\n'; ++at) {
            if (m_text[at] == '\\' && at + 1 < m_text.size())
                ++at;
            text += m_text[at];
        }
        if (at >= m_text.size() || m_text[at] != mark)
            return fail(
                Error{translatable("Written", "%1, line %2: the quotation mark that begins a name here is never closed; add the one "
                                              "that closes it."),
                      m_name, m_line});
        m_at = at + 1;
        m_hasNames = true;
        add(std::move(text), true);
    }

    void token()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && !endsToken(m_text[m_at]))
            ++m_at;
        std::string_view token = m_text.substr(begin, m_at - begin);
        if (m_at < m_text.size() && m_text[m_at] == '(' && parseNumber(token)) { // 0.123(4)
            m_at = std::min(m_text.find(')', m_at), m_text.size() - 1) + 1;
            token = m_text.substr(begin, m_at - begin);
        }
        if (isLeftOut(token))
            return fail(Error{translatable("Written", "%1 leaves numbers out (%2 in line %3); print all of them, in NumPy after "
                                                      "np.set_printoptions(threshold=np.inf), in PyTorch after "
                                                      "torch.set_printoptions(profile=\"full\")."),
                              m_name, quoted(QByteArrayView(token.data(), qsizetype(token.size()))), m_line});
        if (m_at < m_text.size() && m_text[m_at] == '(') // array([…]), np.float64(0.7): what it is of is not asked
            return;
        if (token.find('=') != std::string_view::npos) // dtype=float32 behind a row
            return skipValue();
        const std::string text = elementText(token);
        if (parseNumber(text))
            ++m_numbers;
        else
            ++m_words;
        add(text, false);
    }

    /// The rest of an option, whose value may have brackets of its own.
    void skipValue()
    {
        std::size_t depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char character = m_text[m_at];
            if (character == '(')
                ++depth;
            else if (character == ')' && depth-- == 0)
                return;
            else if ((character == ',' || character == ']') && depth == 0)
                return;
            else if (character == '\n')
                ++m_line;
        }
    }

    void add(std::string text, bool isQuoted)
    {
        if (m_rowDepth != 0 && m_rowDepth != m_depth)
            return fail(Error{translatable("Written", "%1, line %2: there is a number beside rows; every row needs brackets of its own."),
                              m_name, m_line});
        constexpr auto most = std::size_t(maximumTokens) + 1; // and a name
        if (m_table.rows.size() > most || (m_isInRow && m_table.rows.back().cells.size() > most))
            return fail(Error{translatable("Written", "%1 is too large; at most %2 numbers a side can be shown, so cut a part out of it."),
                              m_name, maximumTokens});
        m_rowDepth = m_depth;
        if (!m_isInRow)
            m_table.rows.push_back({m_line, false, {}});
        m_isInRow = true;
        addCell(m_table, std::move(text), isQuoted);
    }

    /// Every list around the rows but the one that holds them has to be the only one.
    void checkShape()
    {
        if (m_rowDepth < 2)
            return;
        const std::size_t matrices = m_lists[m_rowDepth - 2];
        if (matrices > 1)
            fail(Error{
                translatable("Written", "%1 holds %2 matrices one behind the other, of which one can be shown; leave out the others."),
                m_name, matrices});
    }

    std::string_view m_text;
    const Message& m_name;
    std::size_t m_at;
    std::size_t m_end = 0;
    Index m_line;
    std::size_t m_depth = 0;
    std::size_t m_rowDepth = 0;       ///< of the brackets around numbers, 0 before the first
    std::vector<std::size_t> m_lists; ///< how many were opened at each depth
    std::vector<Index> m_openLines;   ///< where each open bracket stands
    bool m_isInRow = false;
    bool m_hasNames = false;
    std::size_t m_numbers = 0, m_words = 0;
    Table m_table;
    std::optional<Error> m_fault;
};

/// Where the prompts of Python end, which stand before what it prints.
std::size_t behindPrompts(const QString& text)
{
    static const QRegularExpression prompts(
        QStringLiteral("^(?:\\s*(?:>>>|\\.\\.\\.|In \\[\\d+\\]:)[^\\n]*\\n)*\\s*(?:Out\\[\\d+\\]:\\s*)?"));
    const QRegularExpressionMatch match = prompts.match(text);
    return match.hasMatch() ? std::size_t(match.captured().toUtf8().size()) : 0;
}

/// What programs write before the first bracket: "array(", "weights = tensor(", "Parameter containing:".
bool isUsualBeginning(std::string_view beginning)
{
    constexpr std::size_t longest = 300;
    if (beginning.size() > longest)
        return false;
    static const QRegularExpression usual(
        QStringLiteral("^\\s*(?:[\\w.]+ containing:\\s*)?(?:<tf\\.\\w+:[^\\[\\]]*numpy=\\s*)?(?:[\\w.]+\\s*[=:]\\s*)?(?:[\\w.]+\\(\\s*)*"
                       "(?:data\\s*=\\s*)?$"));
    return usual.match(QString::fromUtf8(beginning.data(), qsizetype(beginning.size()))).hasMatch();
}

/// What they write behind the last one: options and closing brackets where there was a name before the first, else hardly anything.
bool isUsualEnd(std::string_view end, bool isCall)
{
    end = withoutBlankEnds(end);
    if (end.empty() || end == ";" || end == "," || end == ".")
        return true;
    const bool closes = end.back() == ')' || end.back() == '>' || end.back() == ';';
    return isCall && closes && (end.front() == ',' || end.front() == ')') && end.find("\n\n") == std::string_view::npos;
}

/// Whether a cell of a matrix begins here: a number, a word for one, or a name in quotation marks.
bool beginsCell(std::string_view text)
{
    if (std::string_view("0123456789.-+\"'").find(text.front()) != std::string_view::npos)
        return true;
    constexpr std::array words{"nan", "inf", "null", "None", "NaN", "True", "False", "true", "false", "np.float", "…"};
    return std::ranges::any_of(words, [text](std::string_view word) { return text.starts_with(word); });
}

/// Where the first two brackets stand that hold a number, in a text that says other things as well.
std::size_t nestedBrackets(std::string_view text)
{
    for (std::size_t at = text.find('['); at != std::string_view::npos;) {
        std::size_t next = at + 1;
        while (next < text.size() && isArrayBlank(text[next]))
            ++next;
        const bool isNested = next < text.size() && text[next] == '[';
        while (next < text.size() && (isArrayBlank(text[next]) || text[next] == '['))
            ++next;
        if (isNested && next < text.size() && beginsCell(text.substr(next)))
            return at;
        at = text.find('[', next); // the brackets between lead to the same
    }
    return std::string_view::npos;
}

/// Whether what is in brackets can only be a matrix: its rows have brackets of their own, or a program has named it.
bool isCertain(std::string_view text, std::size_t begin, bool isCall)
{
    return isCall || nestedBrackets(text.substr(begin)) == 0;
}

} // namespace

std::optional<Result<WrittenTable>> printedArrayIn(std::string_view text, const Message& name)
{
    const std::size_t first = text.find('[');
    if (first == std::string_view::npos)
        return std::nullopt;
    constexpr std::size_t longestPrompts = 4096;
    const std::string_view start = text.substr(0, longestPrompts);
    const std::size_t from = behindPrompts(QString::fromUtf8(start.data(), qsizetype(start.size())));
    std::size_t begin = from < text.size() ? text.find('[', from) : std::string_view::npos;
    if (begin == std::string_view::npos)
        return std::nullopt;
    const std::string_view beginning = text.substr(from, begin - from);
    bool isAlone = isUsualBeginning(beginning);
    const bool isCall = isAlone && beginning.find('(') != std::string_view::npos;
    bool mustBe = isAlone && isCertain(text, begin, isCall);
    if (!isAlone) {
        begin = nestedBrackets(text);
        if (begin == std::string_view::npos)
            return std::nullopt;
    }
    BracketReader reader(text, begin, name);
    const std::optional<Error> fault = reader.run();
    if (!fault && !isUsualEnd(text.substr(reader.end()), isCall))
        isAlone = false;
    mustBe = mustBe && isAlone;
    if (fault && mustBe)
        return Result<WrittenTable>(*fault);
    // One row alone may be anything, such as a reference: [1].
    const bool isNoMatrix = reader.numberCount() == 0 || (!mustBe && (reader.wordCount() > 0 || reader.numberCount() < 2));
    if (fault || isNoMatrix || (!isAlone && nestedBrackets(text.substr(begin)) != 0))
        return std::nullopt;
    WrittenTable found{reader.takeTable(), isAlone, false, !reader.hasNames()};
    return Result<WrittenTable>(std::move(found));
}

} // namespace softfocus
