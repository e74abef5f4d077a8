#include "core/scene/origin.h"

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

constexpr std::array known{translatable("Source", "copied cells"), translatable("Source", "copied numbers"),
                           translatable("Source", "given scores"), translatable("Source", "copied picture")};
static_assert(known[0].english == copiedCells && known[1].english == copiedNumbers && known[2].english == unknownOrigin &&
              known[3].english == copiedPicture);

} // namespace

Message originText(std::string_view origin)
{
    const auto found = std::ranges::find(known, origin, [](const Template& name) { return std::string_view(name.english); });
    return found != known.end() ? Message(*found) : Message(origin);
}

} // namespace softfocus
