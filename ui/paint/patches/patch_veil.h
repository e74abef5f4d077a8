#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/words/picture.h"

#include <QImage>

#include <span>
#include <vector>

namespace softfocus {

/// What lies over one patch of a picture.
struct Veil {
    enum class Kind {
        Coloured,  ///< over the picture in greys
        Untouched, ///< nothing: the patch keeps its own colours, which says that a weight is exactly 0
        Absent,    ///< masked or undefined: only a hint of the patch is left
    };
    Kind kind = Kind::Coloured;
    QRgb colour = 0;
    double opacity = 0; ///< Range: [0, 1]
    bool operator==(const Veil&) const = default;
};

/// The opacity of the largest number's veil: the picture of a row of equal weights can still be made out.
inline constexpr double mostOpaque = 0.66;

/// How opaque veils are: never so much that the picture cannot be made out. Their opacity follows a number's size as a share of the
/// largest of its row, so that a row of hundreds of small weights can be read on a scale from 0 to 1 as well; of veils that share a
/// scale, of the largest in all of them; on a logarithmic scale,
/// which shows small ones anyhow, it follows the place on the scale.
class VeilOpacity {
public:
    VeilOpacity(const Picture& picture, Index query);

    /// Range: [0, 1]. Needs: not absent.
    double of(Index key) const { return at((*m_picture.values)(m_query, key), m_picture.position(m_query, key)); }
    /// Of a number that stands at a place of the scale.
    double at(double value, double position) const;
    /// The place on the scale of the row's largest number in size; NaN where the row has none.
    double largestPosition() const { return m_largestPosition; }

private:
    const Picture& m_picture;
    Index m_query;
    double m_largest = 0;
    double m_largestPosition;
};

/// The veils of all patches, as the asking one sees them. Needs: scores or weights of patches.
std::vector<Veil> veilsOf(const Picture& picture, Index query, const Theme& theme);

/// A coloured veil over the middle of all greys.
QRgb veiledGrey(const Veil& veil, const Theme& theme);

/// A picture of patches under its veils. Shapes: image as of imageOfPatches(), a veil for each patch.
QImage veiledImage(QImage image, std::span<const Veil> veils, Index side, const Theme& theme);

} // namespace softfocus
