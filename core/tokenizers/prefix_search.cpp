#include "core/tokenizers/prefix_search.h"

#include <algorithm>

namespace softfocus {

namespace {

/// The first eight bytes as one number that is in the same order: most comparisons need no more.
std::uint64_t beginningOf(std::string_view piece)
{
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < 8; ++i)
        key = key << 8 | (i < piece.size() ? static_cast<unsigned char>(piece[i]) : 0U);
    return key;
}

} // namespace

PrefixSearch::PrefixSearch(std::shared_ptr<const Vocabulary> vocabulary) : m_vocabulary(std::move(vocabulary))
{
    struct Entry {
        std::uint64_t beginning;
        std::int32_t id;
    };
    std::vector<Entry> entries;
    entries.reserve(static_cast<std::size_t>(m_vocabulary->size()));
    for (Index id = 0; id < m_vocabulary->size(); ++id)
        if (const std::string_view piece = m_vocabulary->piece(id); !piece.empty() && m_vocabulary->find(piece) == id)
            entries.push_back({beginningOf(piece), static_cast<std::int32_t>(id)});
    std::ranges::sort(entries, [this](const Entry& a, const Entry& b) {
        return a.beginning != b.beginning ? a.beginning < b.beginning : m_vocabulary->piece(a.id) < m_vocabulary->piece(b.id);
    });
    m_sorted.reserve(entries.size());
    for (const Entry& entry : entries)
        m_sorted.push_back(entry.id);
    std::size_t place = 0;
    for (std::size_t byte = 0; byte <= 256; ++byte) {
        while (place < m_sorted.size() && static_cast<unsigned char>(pieceAt(place)[0]) < byte)
            ++place;
        m_starts[byte] = place;
    }
}

PrefixSearch::Found PrefixSearch::narrowed(const Found& found, unsigned char byte) const
{
    if (found.length == 0)
        return {m_starts[byte], m_starts[byte + 1U], 1};
    // A piece that ends here stands before those that go on.
    const auto byteOf = [&](std::int32_t id) {
        const std::string_view piece = m_vocabulary->piece(id);
        return piece.size() > found.length ? int(static_cast<unsigned char>(piece[found.length])) : -1;
    };
    const auto begin = m_sorted.begin() + static_cast<std::ptrdiff_t>(found.first);
    const auto end = m_sorted.begin() + static_cast<std::ptrdiff_t>(found.last);
    const auto first = std::partition_point(begin, end, [&](std::int32_t id) { return byteOf(id) < int(byte); });
    const auto last = std::partition_point(first, end, [&](std::int32_t id) { return byteOf(id) == int(byte); });
    return {static_cast<std::size_t>(first - m_sorted.begin()), static_cast<std::size_t>(last - m_sorted.begin()), found.length + 1};
}

PrefixSearch::Found PrefixSearch::narrowed(Found found, std::string_view bytes) const
{
    for (const char byte : bytes)
        found = narrowed(found, static_cast<unsigned char>(byte));
    return found;
}

Index PrefixSearch::whole(const Found& found) const
{
    if (found.isEmpty() || pieceAt(found.first).size() != found.length)
        return -1;
    return m_sorted[found.first];
}

} // namespace softfocus
