#pragma once

#include "core/tokenizers/mapped_text.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// Sentencepiece's rules by which characters are normalized: a trie of what is replaced, as a double array, and what replaces it.
/// Source: Aoe, An Efficient Digital Search Algorithm by Using a Double-Array Structure, 1989.
class PrecompiledMap {
public:
    /// Null where it is none. Range: any bytes.
    static std::shared_ptr<const PrecompiledMap> fromBytes(const QByteArray& bytes);
    static std::shared_ptr<const PrecompiledMap> fromBase64(const QByteArray& text);

    // What replaces characters is left out where a text would grow by more than mostGrowth.

    /// As the library `tokenizers` applies it: by the shortest rule to whole clusters of a letter and its marks, else to each character.
    MappedText appliedByClusters(const MappedText& text) const;
    /// As sentencepiece applies it: by the longest rule at each place.
    MappedText appliedByRules(const MappedText& text) const;

private:
    struct Rule {
        std::size_t length = 0; ///< of what is replaced, in bytes
        std::string_view replacement;
    };
    /// The rules for what `text` begins with, from the shortest on, at most `most`.
    std::vector<Rule> rulesFor(std::string_view text, std::size_t most) const;
    std::string_view replacementAt(std::uint32_t place) const;

    std::vector<std::uint32_t> m_units;
    std::string m_replacements; ///< each with a 0 behind it
};

} // namespace softfocus
