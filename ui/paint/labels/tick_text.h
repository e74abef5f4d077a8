#pragma once

#include <QString>

#include <span>
#include <vector>

namespace softfocus {

/// The numbers of an axis or a legend, all with as many digits as tell the least of its steps: each is off by less than a hundredth of that.
/// Whole numbers have no decimals ("0", "0.5", "1"); from 10⁵ on, and where the largest is below 0.001, they share a power of ten.
/// Range: finite. Numbers follow the default QLocale.
std::vector<QString> tickTexts(std::span<const double> ticks);

} // namespace softfocus
