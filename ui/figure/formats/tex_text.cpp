#include "ui/figure/formats/tex_text.h"

#include <QHash>

#include <string_view>
#include <utility>

namespace softfocus {

namespace {

/// Characters that TeX knows by a name of its own.
const QHash<char32_t, const char*>& namedCharacters()
{
    static const QHash<char32_t, const char*> names{{U'#', "\\#"},
                                                    {U'$', "\\$"},
                                                    {U'%', "\\%"},
                                                    {U'&', "\\&"},
                                                    {U'_', "\\_"},
                                                    {U'{', "\\{"},
                                                    {U'}', "\\}"},
                                                    {U'~', "\\textasciitilde{}"},
                                                    {U'^', "\\textasciicircum{}"},
                                                    {U'\\', "\\textbackslash{}"},
                                                    {U'<', "$<$"},
                                                    {U'>', "$>$"},
                                                    {U'|', "\\textbar{}"},
                                                    {U'"', "\\softfocusmark{34}"},
                                                    {U'`', "\\softfocusmark{18}"},
                                                    {U'\'', "\\softfocusmark{13}"},
                                                    {U'−', "$-$"},
                                                    {U'×', "$\\times$"},
                                                    {U'·', "$\\cdot$"},
                                                    {U'∞', "$\\infty$"},
                                                    {U'√', "$\\surd$"},
                                                    {U'≤', "$\\le$"},
                                                    {U'≥', "$\\ge$"},
                                                    {U'½', "$\\frac12$"},
                                                    {U'Σ', "$\\Sigma$"},
                                                    {U'α', "$\\alpha$"},
                                                    {U'σ', "$\\sigma$"},
                                                    {U'–', "\\textendash{}"},
                                                    {U'—', "\\textemdash{}"},
                                                    {U'…', "\\ldots{}"},
                                                    {U'“', "\\textquotedblleft{}"},
                                                    {U'”', "\\textquotedblright{}"},
                                                    {U'‘', "\\textquoteleft{}"},
                                                    {U'’', "\\textquoteright{}"},
                                                    {U'ß', "\\ss{}"},
                                                    {U'æ', "\\ae{}"},
                                                    {U'Æ', "\\AE{}"},
                                                    {U'œ', "\\oe{}"},
                                                    {U'Œ', "\\OE{}"},
                                                    {U'ø', "\\o{}"},
                                                    {U'Ø', "\\O{}"},
                                                    {U'ł', "\\l{}"},
                                                    {U'Ł', "\\L{}"},
                                                    {U'ı', "\\i{}"},
                                                    {U'¿', "\\textquestiondown{}"},
                                                    {U'¡', "\\textexclamdown{}"},
                                                    {U'§', "\\S{}"},
                                                    {U'¶', "\\P{}"},
                                                    {U'†', "\\dag{}"},
                                                    {U'©', "\\copyright{}"},
                                                    {U'£', "\\pounds{}"},
                                                    {U'\u00a0', "~"},
                                                    {U'⁰', "$^{0}$"},
                                                    {U'¹', "$^{1}$"},
                                                    {U'²', "$^{2}$"},
                                                    {U'³', "$^{3}$"},
                                                    {U'⁴', "$^{4}$"},
                                                    {U'⁵', "$^{5}$"},
                                                    {U'⁶', "$^{6}$"},
                                                    {U'⁷', "$^{7}$"},
                                                    {U'⁸', "$^{8}$"},
                                                    {U'⁹', "$^{9}$"},
                                                    {U'⁻', "$^{-}$"}};
    return names;
}

/// The command that puts an accent over or under a letter, or none.
const char* accentOf(QChar mark)
{
    switch (mark.unicode()) {
    case 0x300: return "\\`";
    case 0x301: return "\\'";
    case 0x302: return "\\^";
    case 0x303: return "\\~";
    case 0x304: return "\\=";
    case 0x306: return "\\u";
    case 0x307: return "\\.";
    case 0x308: return "\\\"";
    case 0x30a: return "\\r";
    case 0x30b: return "\\H";
    case 0x30c: return "\\v";
    case 0x323: return "\\d";
    case 0x327: return "\\c";
    default: return nullptr;
    }
}

bool isAscii(QChar character)
{
    return character.unicode() >= 0x20 && character.unicode() < 0x7f;
}

std::optional<QByteArray> accented(char32_t character)
{
    const QString parts = QChar::decomposition(character);
    if (parts.size() != 2 || !isAscii(parts[0]) || !parts[0].isLetter())
        return std::nullopt;
    const char* const accent = accentOf(parts[1]);
    if (!accent)
        return std::nullopt;
    const char letter = parts[0].toLatin1();
    const bool under = parts[1].unicode() == 0x323 || parts[1].unicode() == 0x327;
    const QByteArray base = !under && (letter == 'i' || letter == 'j') ? QByteArray("\\") + letter : QByteArray(1, letter);
    return QByteArray(accent) + '{' + base + '}';
}

/// Whether fonts make one glyph of two characters, either as TeX's own do ("--", "?`", "fi") or as those of OpenType. Braces do not keep
/// them apart in every engine; a kern does.
bool joins(char32_t one, char32_t next)
{
    const std::u32string_view before = U"`'\u2018\u2019,<>?!-\u2013", after = U"`'\u2018\u2019,<>-\u2013\u2014";
    if (before.find(one) != before.npos)
        return after.find(next) != after.npos;
    return one == U'f' && std::u32string_view(U"fijltbhk").find(next) != std::u32string_view::npos;
}

} // namespace

std::optional<QByteArray> texText(const QString& text)
{
    QByteArray tex;
    char32_t before = 0;
    for (const uint code : text.toUcs4()) {
        const auto character = char32_t(code);
        if (joins(std::exchange(before, character), character))
            tex += "\\softfocusapart{}";
        if (const char* name = namedCharacters().value(character, nullptr))
            tex += name;
        else if (character >= 0x20 && character < 0x7f)
            tex += char(character);
        else if (const std::optional<QByteArray> letter = accented(character))
            tex += *letter;
        else
            return std::nullopt;
    }
    return tex;
}

} // namespace softfocus
