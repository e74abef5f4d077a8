#pragma once

#include "core/attention/attention.h"

#include <QString>

#include <vector>

namespace softfocus {

/// A temperature from which on one more key has a weight.
struct SupportTick {
    double temperature = 0;
    QString sentence; ///< "“cookies” enters at T = 0.34". Numbers follow the default QLocale
    bool operator==(const SupportTick&) const = default;
};

/// The critical temperatures of one row for sparsemax and entmax, ascending; of the first that enter, when there are many.
/// Empty for every other normalizer and for a query that does not exist; without the largest scores, whose keys never leave.
std::vector<SupportTick> supportTicksOf(const Attention& attention, Index query);

} // namespace softfocus
