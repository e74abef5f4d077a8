#pragma once

#include "core/rows/expansion.h"

#include <span>
#include <vector>

namespace softfocus {

/// At which temperature a key enters the support of α-entmax beside keys of larger scores: T_k = (α − 1) (Σ_{j<k} (z_j − z_k)^p)^(1/p) with
/// p = 1/(α − 1). Results are rounded down, so that a temperature is above one exactly when it is above the number that it stands for: without
/// any error for sparsemax (α = 2) and 1.5-entmax of ordinary scores (0, or from 1e-100 to 1e100), up to what a long double rounds elsewhere.
/// Range: alpha in (1, 4]; scores finite. Source: as criticalTemperatures().
class SupportEntry {
public:
    explicit SupportEntry(double alpha) : m_alpha(alpha) {}

    /// Needs: none of the scores added before is smaller.
    void add(double score);
    /// T_k of a key with this score. Needs: no score added is smaller. 0 where none is larger.
    double temperatureOf(double score) const;

    /// True where no sum of these numbers or of their squares loses a digit.
    static bool isOrdinary(double number);

private:
    double bySums(double score) const;
    double byPowers(double score) const;

    double m_alpha;
    bool m_isExact = true;
    std::vector<double> m_above;
    Expansion m_sum, m_squares; ///< Σ z and Σ z², where α = 2 or 1.5
};

/// True where a key with this score has a weight beside keys of larger scores, for α-entmax at a temperature in (0, ∞).
/// Range: as SupportEntry.
bool isInSupport(std::span<const double> above, double score, double temperature, double alpha);

} // namespace softfocus
