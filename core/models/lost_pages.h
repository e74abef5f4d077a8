#pragma once

#include <cstddef>
#include <span>

namespace softfocus {

/// While this lives, bytes of a mapped file that the file has lost, because another program made it shorter, read as 0xff instead of ending the program
/// (SIGBUS): floats of every kind are then no numbers, which whoever computes with them finds and says. Not movable: it stands in a table that the signal's
/// handler reads.
/// Does nothing where files in use cannot be made shorter (Windows), nor for more than a thousand files at once.
class LostPages {
public:
    /// Needs: begins at a page, as what the system maps does; stays mapped until this is gone.
    explicit LostPages(std::span<const std::byte> mapped);
    ~LostPages();
    LostPages(const LostPages&) = delete;
    LostPages& operator=(const LostPages&) = delete;

private:
    std::size_t m_place; ///< in the table
};

} // namespace softfocus
