#include "ui/words/shared_scale.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

void shareDiverging(std::span<Picture> pictures)
{
    double end = 0;
    for (const Picture& picture : pictures)
        end = std::max(end, picture.values ? picture.high : 0.0);
    for (Picture& picture : pictures) {
        picture.diverging = true;
        picture.range = ScaleRange::MapMaximum;
        picture.rowMaxima.clear();
        picture.high = end > 0 ? end : 1;
        picture.low = -picture.high;
    }
}

void shareRowMaxima(std::span<Picture> pictures)
{
    std::vector<double> most;
    for (const Picture& picture : pictures) {
        most.resize(std::max(most.size(), picture.rowMaxima.size()));
        for (std::size_t row = 0; row < picture.rowMaxima.size(); ++row)
            most[row] = std::max(most[row], picture.rowMaxima[row]);
    }
    for (Picture& picture : pictures)
        picture.rowMaxima = most;
}

} // namespace

void shareScale(std::span<Picture> pictures)
{
    if (pictures.empty())
        return;
    if (std::ranges::any_of(pictures, [](const Picture& picture) { return picture.diverging; })) {
        shareDiverging(pictures);
        return;
    }
    const double high = std::ranges::max(pictures, {}, &Picture::high).high;
    const Picture& lowest = std::ranges::min(pictures, {}, &Picture::lowExponent);
    const double low = lowest.low;
    const int lowExponent = lowest.lowExponent;
    const bool clipped = std::ranges::any_of(pictures, &Picture::clipped);
    for (Picture& picture : pictures) {
        picture.high = high;
        picture.low = low;
        picture.lowExponent = lowExponent;
        picture.clipped = clipped;
    }
    shareRowMaxima(pictures);
}

void shareOpacity(std::span<Picture> pictures)
{
    std::vector<double> most;
    for (const Picture& picture : pictures) {
        if (picture.kind != PictureKind::Overlay || !picture.values)
            return;
        if (!picture.rowMaxima.empty()) // they share those already
            return;
        most.resize(std::max(most.size(), std::size_t(picture.values->rows())));
        for (Index row = 0; row < picture.values->rows(); ++row) // as fast as it can be: it is done while the temperature moves
            if (const double size = picture.values->row(row).cwiseAbs().maxCoeff<Eigen::PropagateNumbers>(); std::isfinite(size))
                most[std::size_t(row)] = std::max(most[std::size_t(row)], size);
    }
    for (Picture& picture : pictures)
        picture.rowMaxima = most;
}

bool haveSameScale(const Picture& one, const Picture& other)
{
    return one.range == other.range && one.diverging == other.diverging && one.low == other.low && one.high == other.high &&
           one.lowExponent == other.lowExponent && one.rowMaxima == other.rowMaxima && one.clipped == other.clipped;
}

} // namespace softfocus
