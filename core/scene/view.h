#pragma once

#include "core/scene/mark.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

enum class Stage { Vectors, Scores, Weights, Output };
/// What the end of the colour scale stands for.
enum class ScaleRange { Fixed, RowMaximum, MapMaximum, Logarithmic };
/// On which side of the cells the names of keys and of queries stand.
enum class KeySide { Above, Below };
enum class QuerySide { Left, Right };
/// Through whose eyes the picture is shown on the screen: printed in greys, or by somebody who lacks one kind of cone.
enum class Preview { None, Greyscale, Protanopia, Deuteranopia, Tritanopia };

/// How a stage is drawn; pictureKindsOf() says what a result can be drawn as.
enum class PictureKind {
    Map,     ///< as cells
    Threads, ///< from queries to keys
    Overlay, ///< over the picture whose patches they are
};

inline constexpr std::array stageNames{"vectors", "scores", "weights", "output"};
inline constexpr std::array scaleRangeNames{"fixed", "row", "map", "log"};
inline constexpr std::array keySideNames{"above", "below"};
inline constexpr std::array querySideNames{"left", "right"};
inline constexpr std::array previewNames{"none", "greyscale", "protanopia", "deuteranopia", "tritanopia"};
inline constexpr std::array pictureKindNames{"map", "threads", "overlay"};

/// The enumerator whose name stands at its place in `names`, or none.
template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<const char*, N>& names, std::string_view name)
{
    for (std::size_t i = 0; i < N; ++i)
        if (name == names[i])
            return static_cast<Enum>(i);
    return std::nullopt;
}

/// The name that stands for `value` in files and on the command line.
template <class Enum, std::size_t N>
std::string_view nameOf(const std::array<const char*, N>& names, Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

/// How the picture is drawn.
struct View {
    Stage stage = Stage::Weights;
    std::string colours = "indigo"; ///< a colour scale's name; one that is unknown is drawn as indigo
    ScaleRange range = ScaleRange::Fixed;
    bool values = true;              ///< numbers in cells where they fit
    Preview preview = Preview::None; ///< for the screen; figures keep their colours
    KeySide keySide = KeySide::Above;
    QuerySide querySide = QuerySide::Left;
    bool axisTitles = true;
    bool legend = true;
    bool rowSums = false;                   ///< beside the rows of weights: what each row adds up to
    bool effectiveTokens = false;           ///< beside the rows of weights: 2^entropy, how many keys the query really looks at
    PictureKind picture = PictureKind::Map; ///< the usual kind is drawn where there is no such
    std::optional<std::int64_t> query = {}; ///< the query that was chosen, from 0; where nobody chose, as chosenQuery() says
    std::vector<Mark> marks = {};           ///< outlines, in the order in which they were drawn
    bool operator==(const View&) const = default;
};

} // namespace softfocus
