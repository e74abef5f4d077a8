#pragma once

#include <span>

namespace softfocus {

/// The bytes of resources/vectors/words.bin, which lie in the program's own read-only pages:
/// nothing is read, copied or unpacked before it is asked for.
std::span<const unsigned char> bundledWords();

} // namespace softfocus
