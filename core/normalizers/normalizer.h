#pragma once

#include "core/base/matrix.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// What a row of weights is, besides its numbers.
enum class RowState : unsigned char {
    Normal,
    NothingToAttend, ///< every key is masked: all weights are 0
    Undefined,       ///< the definition divides by 0: all weights of unmasked keys are NaN
};

/// A column of the worked example between the scores and the weights.
struct StepColumn {
    std::string title;            ///< e.g. "exp"
    std::vector<double> values;   ///< one per key; NaN where the key is masked
    std::optional<double> total;  ///< the sum that the next step divides by, if it does
};

/// How one row's weights come about, with that row's numbers.
struct RowSteps {
    std::vector<StepColumn> columns; ///< in the order of working
    std::string formula;             ///< e.g. "wⱼ = eⱼ / Σₖ eₖ,  eⱼ = exp((sⱼ − max) / T)"
    std::optional<double> threshold; ///< τ of the sparse normalizers
    std::string remark;              ///< one sentence on what is special about this row, or empty
};

/// One row's scores as a normalizer sees them.
/// Shapes: one entry per key. Range: finite, or −∞ for a masked key; temperature in [0, ∞].
struct ScoreRow {
    std::span<const double> scores;
    double temperature = 1;
};

/// A row of the table of normalizers: everything the program knows about one of them.
struct NormalizerEntry {
    std::string_view name;            ///< on the command line, in files and on buttons
    std::string_view gist;            ///< what it does, in a few words
    std::string_view temperatureNote; ///< why temperature has no effect; empty where it has one

    /// Writes one weight per key. Shapes: weights.size() == row.scores.size().
    RowState (*weigh)(const ScoreRow& row, std::span<double> weights);
    /// The same row, worked step by step.
    RowSteps (*explain)(const ScoreRow& row);
};

/// All normalizers, in the order of their keys 1, 2, 3, …
std::span<const NormalizerEntry> normalizerTable();

/// A choice from the table of normalizers. The default is softmax.
class Normalizer {
public:
    Normalizer() = default;

    /// The normalizer of this name, or none.
    static std::optional<Normalizer> named(std::string_view name);
    /// Needs: row < normalizerTable().size().
    static Normalizer at(std::size_t row);

    const NormalizerEntry& entry() const { return normalizerTable()[m_row]; }
    std::string_view name() const { return entry().name; }
    bool temperatureMatters() const { return entry().temperatureNote.empty(); }

    bool operator==(const Normalizer&) const = default;

private:
    std::size_t m_row = 0;
};

/// All names, separated by ", ", for messages.
std::string normalizerNames();

} // namespace softfocus
