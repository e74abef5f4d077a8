#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/picture.h"

#include <QFont>
#include <QLocale>

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace softfocus {

/// The coverage of one number's ink, cut to where there is any. Units: device pixels.
struct NumberSprite {
    int left = 0, top = 0; ///< from the middle of the cell
    int width = 0, height = 0;
    int advance = 0; ///< how wide the text is, with the room around its ink
    std::vector<std::uint8_t> coverage;
};

/// The numbers that stand in cells, each drawn once and kept: drawing text for every cell of a map at every frame would take
/// longer than everything else together.
class NumberSprites {
public:
    struct Key {
        QFont font;
        double ratio = 1;
        NumberStyle style{};
        QLocale locale;
        bool operator==(const Key&) const = default;
    };
    explicit NumberSprites(Key key);

    const Key& key() const { return m_key; }
    /// The sprite of a value, as wide as it is. `log10` is a weight's decimal logarithm, as for numberText().
    /// Stays valid until the next call that makes a new one.
    const NumberSprite& of(double value, double log10);
    /// The sprite of a cell's value.
    const NumberSprite& of(const Picture& picture, Index row, Index column);

    /// The sprites for a key, kept for this thread; those used longest ago make room.
    static NumberSprites& kept(const Key& key);

private:
    std::int64_t placeOf(double value, double log10) const;
    NumberSprite drawn(double value, double log10) const;

    Key m_key;
    std::unordered_map<std::int64_t, NumberSprite> m_sprites;
    std::array<const NumberSprite*, 2001> m_common{}; ///< those within a thousand steps of 0
};

} // namespace softfocus
