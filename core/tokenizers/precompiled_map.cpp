#include "core/tokenizers/precompiled_map.h"

#include "core/tokenizers/text_normalizers.h"

#include <QString>
#include <QtEndian>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace softfocus {

namespace {

// A unit of the double array.

bool hasLeaf(std::uint32_t unit)
{
    return (unit >> 8U & 1U) != 0;
}

std::uint32_t nodeLabel(std::uint32_t unit)
{
    return unit & (0x80000000U | 0xFFU);
}

std::uint32_t offsetOf(std::uint32_t unit)
{
    return unit >> 10U << ((unit & 0x200U) >> 6U);
}

std::uint32_t nodeValue(std::uint32_t unit)
{
    return unit & 0x7FFFFFFFU;
}

/// Units: bytes. No rule that means well has more.
constexpr std::size_t longestReplacement = 1024;

/// Clusters of this many bytes and more are taken character by character.
constexpr std::size_t longCluster = 6;

void appendReplaced(MappedText& result, MappedSpan replaced, std::string_view replacement, std::size_t most)
{
    if (result.size() > most)
        return;
    for (const char32_t c : codePointsOf(replacement))
        result.push_back({c, replaced.front().begin, replaced.back().end});
}

/// Where clusters of letters with their marks end, in characters.
std::vector<std::size_t> clusterEnds(const MappedText& text)
{
    QString qt;
    std::vector<std::size_t> charactersBefore{0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        qt += QStringView(QChar::fromUcs4(text[i].value));
        charactersBefore.resize(static_cast<std::size_t>(qt.size()) + 1, i + 1);
    }
    std::vector<std::size_t> ends;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, qt);
    for (qsizetype end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary())
        ends.push_back(charactersBefore[static_cast<std::size_t>(end)]);
    return ends;
}

} // namespace

std::shared_ptr<const PrecompiledMap> PrecompiledMap::fromBytes(const QByteArray& bytes)
{
    if (bytes.size() < 4)
        return nullptr;
    const auto size = qFromLittleEndian<std::uint32_t>(bytes.constData());
    if (size % 4 != 0 || size == 0 || size > static_cast<std::uint64_t>(bytes.size()) - 4)
        return nullptr;
    auto map = std::make_shared<PrecompiledMap>();
    map->m_units.resize(size / 4);
    for (std::size_t i = 0; i < map->m_units.size(); ++i)
        map->m_units[i] = qFromLittleEndian<std::uint32_t>(bytes.constData() + 4 + 4 * i);
    map->m_replacements = bytes.mid(4 + qsizetype(size)).toStdString();
    return map;
}

std::shared_ptr<const PrecompiledMap> PrecompiledMap::fromBase64(const QByteArray& text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok ? fromBytes(decoded.decoded) : nullptr;
}

std::vector<PrecompiledMap::Rule> PrecompiledMap::rulesFor(std::string_view text, std::size_t most) const
{
    std::vector<Rule> rules;
    std::uint32_t node = offsetOf(m_units.front());
    for (std::size_t i = 0; i < text.size() && rules.size() < most; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        node ^= byte;
        if (byte == 0 || node >= m_units.size() || nodeLabel(m_units[node]) != byte)
            break;
        const std::uint32_t unit = m_units[node];
        node ^= offsetOf(unit);
        if (node >= m_units.size())
            break;
        if (hasLeaf(unit))
            rules.push_back({i + 1, replacementAt(nodeValue(m_units[node]))});
    }
    return rules;
}

std::string_view PrecompiledMap::replacementAt(std::uint32_t place) const
{
    if (place >= m_replacements.size())
        return {};
    const std::string_view rest = std::string_view(m_replacements).substr(place);
    return rest.substr(0, std::min(rest.find('\0'), longestReplacement));
}

MappedText PrecompiledMap::appliedByClusters(const MappedText& text) const
{
    MappedText result;
    result.reserve(text.size());
    const Utf8Text utf8 = utf8TextOf(text);
    const auto apply = [&](std::size_t begin, std::size_t end) {
        const std::string_view bytes = std::string_view(utf8.bytes).substr(utf8.starts[begin], utf8.starts[end] - utf8.starts[begin]);
        const std::vector<Rule> rules = rulesFor(bytes, 1);
        if (!rules.empty())
            appendReplaced(result, MappedSpan(text).subspan(begin, end - begin), rules.front().replacement, text.size() + mostGrowth);
        return !rules.empty();
    };
    std::size_t begin = 0;
    for (const std::size_t end : clusterEnds(text)) {
        if (utf8.starts[end] - utf8.starts[begin] >= longCluster || !apply(begin, end))
            for (std::size_t i = begin; i < end; ++i)
                if (!apply(i, i + 1))
                    result.push_back(text[i]);
        begin = end;
    }
    return result;
}

MappedText PrecompiledMap::appliedByRules(const MappedText& text) const
{
    MappedText result;
    result.reserve(text.size());
    const Utf8Text utf8 = utf8TextOf(text);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::vector<Rule> rules = rulesFor(std::string_view(utf8.bytes).substr(utf8.starts[begin]), text.size());
        if (rules.empty()) {
            result.push_back(text[begin++]);
            continue;
        }
        std::size_t end = begin + 1;
        while (utf8.starts[end] < utf8.starts[begin] + rules.back().length)
            ++end;
        appendReplaced(result, MappedSpan(text).subspan(begin, end - begin), rules.back().replacement, text.size() + mostGrowth);
        begin = end;
    }
    return result;
}

} // namespace softfocus
