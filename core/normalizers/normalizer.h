#pragma once

#include "core/base/matrix.h"
#include "core/normalizers/jacobian.h"
#include "core/normalizers/steps.h"
#include "core/rows/parameters.h"
#include "core/rows/score_rows.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// Which normalizer it is, for what has to be told apart: what is said of it, above all. In the order of the table.
enum class NormalizerId : unsigned char { Softmax, Sparsemax, Hardmax, Linear, Entmax, TopK, Sigmoid, Tanh, Adaptive };

/// A row of the table of normalizers: everything the program knows about one of them.
struct NormalizerEntry {
    NormalizerId id = NormalizerId::Softmax;
    std::string_view name;                 ///< on the command line, in files and on buttons
    bool readsTemperature = true;          ///< false where it has no effect
    bool isCommon = false;                 ///< always one key away; the others stand under "More"
    std::span<const Parameter> parameters; ///< the ones it reads

    /// Writes one weight per key and one state per row.
    void (*weigh)(const Rows<double>& rows);
    /// The same in single precision.
    void (*weighFloat)(const Rows<float>& rows);
    /// One row, worked step by step.
    RowSteps (*explain)(const ScoreRow& row);
    /// ∂w/∂z of one row, given its fine weights. Needs: their state is Normal.
    RowJacobian (*jacobian)(const ScoreRow& row, std::span<const long double> weights);
    /// One row's weights to the last digits of a double, those near 1 and those next to nothing alike (fine_row.h). Null: weigh()'s are so.
    std::vector<long double> (*fineWeights)(const ScoreRow& row) = nullptr;
    /// The score from which up a key has a weight by definition, so that a computed 0 is only too small to be written; ∞ where every
    /// computed 0 is a true one. Null: it always is.
    double (*supportEdge)(const ScoreRow& row) = nullptr;
};

/// All normalizers, in the order of their keys 1, 2, 3, …
std::span<const NormalizerEntry> normalizerTable();

/// A choice from the table of normalizers, with its parameters. The default is softmax.
class Normalizer {
public:
    Normalizer() = default;

    /// The normalizer of this name with parameters as they are by default, or none.
    static std::optional<Normalizer> named(std::string_view name);
    /// Needs: row < normalizerTable().size().
    static Normalizer at(std::size_t row, const Parameters& parameters = {});

    const NormalizerEntry& entry() const { return normalizerTable()[m_row]; }
    /// Its place in the table.
    std::size_t row() const { return m_row; }
    NormalizerId id() const { return entry().id; }
    std::string_view name() const { return entry().name; }
    bool temperatureMatters() const { return entry().readsTemperature; }
    bool reads(Parameter parameter) const;

    const Parameters& parameters() const { return m_parameters; }
    /// The same normalizer with other parameters.
    Normalizer with(const Parameters& parameters) const { return at(m_row, parameters); }

    /// Weighs one row. Shapes: weights.size() == scores.size(). Range: as Rows.
    RowState weigh(std::span<const double> scores, double temperature, std::span<double> weights) const;
    /// As NormalizerEntry::fineWeights: what entropies, divergences and Jacobians are formed from. NaN where weigh()'s are.
    std::vector<long double> fineWeights(std::span<const double> scores, double temperature) const;
    /// Works one row step by step.
    RowSteps explain(std::span<const double> scores, double temperature) const;
    /// ∂wᵢ/∂zⱼ of one row; all 0 for a row that attends to nothing, NaN for one that is undefined.
    RowJacobian jacobian(std::span<const double> scores, double temperature) const;

    /// As NormalizerEntry::supportEdge: below it, a weight of 0 is a true zero.
    double supportEdge(std::span<const double> scores, double temperature) const;

    /// Also true of parameters that this normalizer does not read: they are part of the choice, for when another is chosen.
    bool operator==(const Normalizer&) const = default;

private:
    std::size_t m_row = 0;
    Parameters m_parameters;
};

/// True when both give the same weights from the same scores: the same normalizer with the same parameters that it reads.
bool sameWeights(const Normalizer& a, const Normalizer& b);

/// All names, separated by ", ", for messages.
std::string normalizerNames();

} // namespace softfocus
