#pragma once

#include "core/attention/attention.h"
#include "ui/model/derivation/support_ticks.h"

#include <QString>

#include <vector>

namespace softfocus {

enum class SpreadKind { NearlyHard, NearlyUniform };

/// A temperature beyond which a row is nearly hard or nearly uniform.
struct SpreadMark {
    SpreadKind kind = SpreadKind::NearlyHard;
    double temperature = 0; ///< nearly hard up to it, nearly uniform from it on
    QString sentence; ///< "nearly hard up to T = 0.21: “cookies” has 99 % of the weight or more". Numbers follow the default QLocale
    bool operator==(const SpreadMark&) const = default;
};

/// Those that one row of scores has (core/measures/spread_temperatures.h): none, one or both.
std::vector<SpreadMark> spreadMarksOf(std::span<const double> scores, const Normalizer& normalizer, const NameOfKey& nameOf,
                                      Whose whose = Whose::OfItself);
/// The same of a query of a result; empty where there is no such query, and where weights are given.
std::vector<SpreadMark> spreadMarksOf(const Attention& attention, Index query);

} // namespace softfocus
