#include "tests/bench/cases.h"

#include "core/normalizers/parallel_rows.h"

#include <Eigen/Core>

#include <cmath>
#include <limits>
#include <memory>
#include <random>

namespace softfocus::bench {

namespace {

/// What Softfocus promises of softmax beside Eigen's exponential of the same numbers, which is fast with AVX-512 and slow with AVX2.
#if defined(__AVX512F__)
constexpr double softmaxBound = 1.6;
#else
constexpr double softmaxBound = 0.85;
#endif

/// A matrix of scores with room for its weights.
template <class Real>
struct Block {
    Index count, length;
    std::vector<Real> scores, weights;
    std::vector<RowState> states;

    Block(Index rowCount, Index rowLength, double spread = 1)
        : count(rowCount), length(rowLength), scores(static_cast<std::size_t>(count * length)), weights(scores.size()),
          states(static_cast<std::size_t>(count))
    {
        std::mt19937_64 generator(7);
        std::normal_distribution<double> distribution(0, spread);
        for (Real& score : scores)
            score = static_cast<Real>(distribution(generator));
    }

    Rows<Real> rows(const Parameters& parameters = {})
    {
        return {scores.data(), weights.data(), states.data(), count, length, Real(1), parameters};
    }
};

void weigh(const NormalizerEntry& entry, const Rows<double>& rows)
{
    entry.weigh(rows);
}

void weigh(const NormalizerEntry& entry, const Rows<float>& rows)
{
    entry.weighFloat(rows);
}

/// One normalizer over a block, as a run.
template <class Real>
std::function<void()> runOf(const char* name, std::shared_ptr<Block<Real>> block, const Parameters& parameters = {})
{
    return [entry = &Normalizer::named(name)->entry(), block, rows = block->rows(parameters)] {
        weigh(*entry, rows);
        keep(block->weights[0]);
    };
}

/// Eigen's exponential of the same scores.
template <class Real>
std::function<void()> exponentialOf(std::shared_ptr<Block<Real>> block)
{
    return [block, out = std::make_shared<std::vector<Real>>(block->scores.size())] {
        using Numbers = Eigen::Array<Real, Eigen::Dynamic, 1>;
        const auto size = static_cast<Index>(out->size());
        Eigen::Map<Numbers>(out->data(), size) = Eigen::Map<const Numbers>(block->scores.data(), size).exp();
        keep((*out)[0]);
    };
}

/// Gathers cases and measures the wanted ones.
class KernelCases {
public:
    explicit KernelCases(const Wanted& wanted) : m_wanted(wanted) {}

    void add(Case measured)
    {
        if (m_wanted(measured.name))
            figures.push_back(measure(measured));
    }

    std::vector<Figure> figures;

private:
    const Wanted& m_wanted;
};

constexpr const char* softmaxLimit = "softmax of the same scores";

template <class Real>
void addSizes(KernelCases& cases, const std::string& type)
{
    for (const Index length : {64, 512, 2048}) {
        const Index count = length == 2048 ? 128 : length;
        const std::string size = type + " " + std::to_string(count) + " × " + std::to_string(length);
        const auto block = std::make_shared<Block<Real>>(count, length);
        const auto even = std::make_shared<Block<Real>>(count, length, 1e-3);
        const auto half = std::make_shared<Block<Real>>(count, length);
        for (std::size_t i = 0; i < half->scores.size(); i += 2)
            half->scores[i] = -std::numeric_limits<Real>::infinity();
        const auto exponential = exponentialOf<Real>(block);
        const auto softmax = runOf<Real>("softmax", block);
        const std::string exp = "Eigen’s exp of the same scores";
        Parameters top;
        top.k = 32;
        const std::optional<double> fromLongRows = length >= 512 ? std::optional(1.0) : std::nullopt;
        cases.add({"softmax, " + size, softmax, exp, exponential, softmaxBound, {}, {}});
        cases.add({"hardmax, " + size, runOf<Real>("hardmax", block), exp, exponential, 0.8, {}, {}});
        cases.add({"linear, " + size, runOf<Real>("linear", block), exp, exponential, 0.8, {}, {}});
        cases.add({"sparsemax, " + size, runOf<Real>("sparsemax", block), softmaxLimit, softmax, fromLongRows, {}, {}});
        cases.add({"sparsemax, nearly uniform, " + size, runOf<Real>("sparsemax", even), softmaxLimit, softmax, 3, {}, {}});
        cases.add({"entmax 1.5, " + size, runOf<Real>("entmax", block), softmaxLimit, softmax, 2, {}, {}});
        cases.add({"top-k 32, " + size, runOf<Real>("top-k", block, top), softmaxLimit, softmax, 4, {}, {}});
        cases.add({"adaptive, " + size, runOf<Real>("adaptive", block), softmaxLimit, softmax, 2, {}, {}});
        cases.add({"softmax, half masked, " + size, runOf<Real>("softmax", half), softmaxLimit, softmax, 1.1, {}, {}});
    }
}

/// Scores whose weights are denormal numbers, and scores that are.
template <class Real>
void addDenormals(KernelCases& cases, const std::string& type)
{
    const auto block = std::make_shared<Block<Real>>(512, 512);
    const auto deep = std::make_shared<Block<Real>>(512, 512), tiny = std::make_shared<Block<Real>>(512, 512);
    const Real depth = -std::log(std::numeric_limits<Real>::min()) + 5;
    for (std::size_t i = 0; i < deep->scores.size(); ++i) {
        if (i % 512 != 0)
            deep->scores[i] -= depth;
        tiny->scores[i] *= std::numeric_limits<Real>::min() / 4;
    }
    const auto softmax = runOf<Real>("softmax", block);
    cases.add({"softmax, denormal weights, " + type + " 512 × 512", runOf<Real>("softmax", deep), softmaxLimit, softmax, 1.1, {}, {}});
    cases.add({"softmax, denormal scores, " + type + " 512 × 512", runOf<Real>("softmax", tiny), softmaxLimit, softmax, 1.1, {}, {}});
}

void addThreads(KernelCases& cases)
{
    const auto pool = std::make_shared<ThreadPool>(2);
    for (const Index length : {64, 512, 1024}) {
        const auto block = std::make_shared<Block<double>>(length, length);
        const auto together = [pool, block, rows = block->rows()] {
            weighInParallel(Normalizer(), rows, *pool);
            keep(block->weights[0]);
        };
        constexpr double twoThreads = 1 / 1.7;
        const std::string size = std::to_string(length) + " × " + std::to_string(length);
        cases.add({"softmax, two threads, double " + size,
                   together,
                   "one thread",
                   runOf<double>("softmax", block),
                   length < 128 ? 1.05 : twoThreads,
                   {},
                   {}});
    }
}

} // namespace

std::vector<Figure> kernelFigures(const Wanted& wanted)
{
    KernelCases cases(wanted);
    const auto tiny = std::make_shared<Block<float>>(8, 8);
    cases.add({"softmax, float 8 × 8",
               runOf<float>("softmax", tiny),
               "Eigen’s exp of the same scores",
               exponentialOf<float>(tiny),
               {},
               40.0,
               {}});
    addSizes<float>(cases, "float");
    addSizes<double>(cases, "double");
    addDenormals<float>(cases, "float");
    addDenormals<double>(cases, "double");
    addThreads(cases);
    return cases.figures;
}

} // namespace softfocus::bench
