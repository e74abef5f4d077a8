#include "core/tokenizers/vocabulary.h"

#include <algorithm>
#include <bit>

namespace softfocus {

namespace {

/// FNV-1a with its bits mixed at the end, since the lowest ones choose the place.
std::size_t hashOf(std::string_view piece)
{
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : piece)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15;
    return static_cast<std::size_t>(hash ^ hash >> 29);
}

} // namespace

void Vocabulary::reserve(std::size_t count, std::size_t bytes)
{
    m_letters.reserve(bytes);
    m_places.reserve(count);
    grow(std::bit_ceil(2 * count + 2));
}

Vocabulary::Added Vocabulary::add(std::string_view piece, Index id)
{
    makeRoomForOne();
    if (has(id))
        return Added::IdIsTaken;
    const std::size_t slot = slotOf(piece);
    if (m_slots[slot] >= 0)
        return Added::PieceIsThere;
    place(piece, id);
    m_slots[slot] = static_cast<std::int32_t>(id);
    return Added::Yes;
}

void Vocabulary::addAgain(std::string_view piece, Index id)
{
    makeRoomForOne();
    const std::size_t slot = slotOf(piece);
    place(piece, id);
    m_slots[slot] = static_cast<std::int32_t>(id);
}

void Vocabulary::makeRoomForOne()
{
    if (2 * (m_count + 1) >= m_slots.size())
        grow(std::max<std::size_t>(2 * m_slots.size(), 64));
}

void Vocabulary::place(std::string_view piece, Index id)
{
    if (id >= size())
        m_places.resize(static_cast<std::size_t>(id) + 1);
    m_places[static_cast<std::size_t>(id)] = {static_cast<std::uint32_t>(m_letters.size()), static_cast<std::uint32_t>(piece.size())};
    m_letters += piece;
    ++m_count;
}

std::optional<Index> Vocabulary::find(std::string_view piece) const
{
    if (m_slots.empty())
        return std::nullopt;
    const std::int32_t id = m_slots[slotOf(piece)];
    return id >= 0 ? std::optional<Index>(id) : std::nullopt;
}

std::string_view Vocabulary::piece(Index id) const
{
    if (!has(id))
        return {};
    const Place place = m_places[static_cast<std::size_t>(id)];
    return std::string_view(m_letters).substr(place.begin, place.length);
}

bool Vocabulary::has(Index id) const
{
    return id >= 0 && id < size() && m_places[static_cast<std::size_t>(id)].begin != absent;
}

std::size_t Vocabulary::slotOf(std::string_view piece) const
{
    const std::size_t last = m_slots.size() - 1;
    std::size_t slot = hashOf(piece) & last;
    while (m_slots[slot] >= 0 && this->piece(m_slots[slot]) != piece)
        slot = (slot + 1) & last;
    return slot;
}

void Vocabulary::grow(std::size_t count)
{
    if (count <= m_slots.size())
        return;
    m_slots.assign(count, -1);
    for (Index id = 0; id < size(); ++id)
        if (has(id))
            m_slots[slotOf(piece(id))] = static_cast<std::int32_t>(id);
}

} // namespace softfocus
