#pragma once

#include <optional>
#include <vector>

namespace softfocus {

/// How the values of a column of the working come about, s being the scores, max s and min s those of unmasked keys.
enum class StepKind : unsigned char {
    ScaledBelow,     ///< (s − max s) / T
    Exponential,     ///< exp((s − max s) / T)
    KeptExponential, ///< the same for the KeptCount largest scores, else 0
    Sharpened,       ///< exp(β (s − max s) / T)
    AboveThreshold,  ///< the column before less the threshold
    Power,           ///< max((α − 1) x − τ, 0) to the power 1/(α − 1), x being the column before
    FinePower,       ///< the same, where these rounded numbers do not give its digits
    Sigma,           ///< 1 / (1 + exp(−s / T))
    RelativeSigma,   ///< the same as a multiple of the row's largest
    PositiveTanh,    ///< max(tanh(s / T), 0)
    StraightTanh,    ///< its limit for small s / T, up to a factor: s / max s where s > 0, else 0
    Positive,        ///< max(s, 0)
    Itself,          ///< s
    AboveLeast,      ///< s − min s
    Largest,         ///< 1 where the score is the row's largest, else 0
};

/// What a number of the working is that belongs to the whole row.
enum class StepQuantity : unsigned char {
    Alpha,
    KeptCount,      ///< of top-k, with the ties for the last place
    SoftmaxEntropy, ///< Units: nats
    Sharpening,     ///< β of the adaptive temperature
};

/// How weights follow from scores.
enum class RowFormula : unsigned char {
    Softmax,
    Sparsemax,
    Hardmax,
    Clip, ///< linear's, by what becomes of negative scores
    Keep,
    Shift,
    Entmax,
    SquareEntmax, ///< α = 1.5
    TopK,
    Sigmoid,
    UndividedSigmoid,
    Tanh,
    UndividedTanh,
    Adaptive,
};

/// What is special about a row.
enum class RowRemark : unsigned char {
    None,
    LargestShareAll,     ///< T = 0
    AllCountTheSame,     ///< T = ∞
    SigmaBySign,         ///< T = 0: 1, a half or nothing
    SigmaTooSmall,       ///< every σ underflows, so they are compared with the largest
    PositiveCountOne,    ///< tanh at T = 0
    TanhIsZero,          ///< T = ∞
    TanhIsStraight,      ///< T = ∞, shares
    NoneIsPositive,      ///< so that all get the same
    AllAreEqual,         ///< linear's shifted scores
    TiedForTheLastPlace, ///< more than k are kept
};

/// A column of the worked example between the scores and the weights.
struct StepColumn {
    StepKind kind = StepKind::Itself;
    std::vector<double> values;  ///< one per key; NaN where the key is masked
    std::optional<double> total; ///< the sum that the next step divides by, if it does
};

/// A number of the working that belongs to the whole row.
struct StepNumber {
    StepQuantity quantity = StepQuantity::Alpha;
    double value = 0;
};

/// How one row's weights come about, with that row's numbers.
struct RowSteps {
    std::vector<StepColumn> columns; ///< in the order of working
    RowFormula formula = RowFormula::Softmax;
    std::optional<double> threshold; ///< τ of the sparse normalizers
    RowRemark remark = RowRemark::None;
    std::vector<StepNumber> numbers{}; ///< further numbers of the working
};

/// A number of the row. Needs: the steps have it.
double valueOf(const RowSteps& steps, StepQuantity quantity);

/// What is special about a row at a limit of the temperature, where the formula's quotient has none.
RowRemark limitRemark(double temperature);

} // namespace softfocus
