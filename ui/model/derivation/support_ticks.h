#pragma once

#include "core/attention/attention.h"

#include <QString>

#include <functional>
#include <span>
#include <vector>

namespace softfocus {

/// A temperature from which on one more key has a weight.
struct SupportTick {
    double temperature = 0;
    QString sentence; ///< "“cookies” enters at T = 0.34". Numbers follow the default QLocale
    bool operator==(const SupportTick&) const = default;
};

/// What to call a key of a row.
using NameOfKey = std::function<QString(Index key)>;
/// Whether sentences have to say which normalizer they are about: where several are shown.
enum class Whose { OfItself, Named };

/// The critical temperatures of one row for sparsemax and entmax, ascending; of the first that enter, when there are many.
/// Empty for every other normalizer and for a query that does not exist; without the largest scores, whose keys never leave.
std::vector<SupportTick> supportTicksOf(const Attention& attention, Index query);
/// The same of a row of scores, finite or −∞ (masked).
std::vector<SupportTick> supportTicksOf(std::span<const double> scores, const Normalizer& normalizer, const NameOfKey& nameOf,
                                        Whose whose = Whose::OfItself);
/// What a key of a result is called in such sentences.
QString tickNameOf(const Attention& attention, Index key);

} // namespace softfocus
