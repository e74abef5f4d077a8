#include "core/normalizers/normalizer.h"

#include "core/normalizers/adaptive.h"
#include "core/normalizers/entmax.h"
#include "core/normalizers/hardmax.h"
#include "core/normalizers/linear.h"
#include "core/normalizers/sigmoid.h"
#include "core/normalizers/softmax.h"
#include "core/normalizers/sparsemax.h"
#include "core/normalizers/tanh.h"
#include "core/normalizers/top_k.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

namespace softfocus {

std::span<const NormalizerEntry> normalizerTable()
{
    static const std::array table{
        softmaxEntry(), sparsemaxEntry(), hardmaxEntry(), linearEntry(),   entmaxEntry(),
        topKEntry(),    sigmoidEntry(),   tanhEntry(),    adaptiveEntry(),
    };
    return table;
}

std::optional<Normalizer> Normalizer::named(std::string_view name)
{
    const std::span table = normalizerTable();
    for (std::size_t row = 0; row < table.size(); ++row)
        if (table[row].name == name)
            return at(row);
    return std::nullopt;
}

Normalizer Normalizer::at(std::size_t row, const Parameters& parameters)
{
    assert(row < normalizerTable().size());
    Normalizer normalizer;
    normalizer.m_row = row;
    normalizer.m_parameters = parameters;
    return normalizer;
}

bool Normalizer::reads(Parameter parameter) const
{
    return std::ranges::find(entry().parameters, parameter) != entry().parameters.end();
}

RowState Normalizer::weigh(std::span<const double> scores, double temperature, std::span<double> weights) const
{
    assert(scores.size() == weights.size());
    RowState state = RowState::Normal;
    entry().weigh({scores.data(), weights.data(), &state, 1, static_cast<Index>(scores.size()), temperature, m_parameters});
    return state;
}

std::vector<long double> Normalizer::fineWeights(std::span<const double> scores, double temperature) const
{
    std::vector<double> weights(scores.size());
    const RowState state = weigh(scores, temperature, weights);
    if (state == RowState::Normal && entry().fineWeights)
        return entry().fineWeights({scores, temperature, m_parameters});
    return {weights.begin(), weights.end()};
}

RowSteps Normalizer::explain(std::span<const double> scores, double temperature) const
{
    return entry().explain({scores, temperature, m_parameters});
}

RowJacobian Normalizer::jacobian(std::span<const double> scores, double temperature) const
{
    std::vector<double> weights(scores.size());
    switch (weigh(scores, temperature, weights)) {
    case RowState::Normal: return entry().jacobian({scores, temperature, m_parameters}, fineWeights(scores, temperature));
    case RowState::NothingToAttend: return zeroJacobian(scores.size(), JacobianRemark::NothingToAttend);
    case RowState::Undefined:
    case RowState::NotScores: break;
    }
    RowJacobian undefined = zeroJacobian(scores.size(), JacobianRemark::Undefined);
    undefined.diagonal.assign(scores.size(), std::numeric_limits<double>::quiet_NaN());
    const std::vector<long double> row(undefined.diagonal.begin(), undefined.diagonal.end());
    undefined.terms.push_back({row, row});
    return undefined;
}

double Normalizer::supportEdge(std::span<const double> scores, double temperature) const
{
    return entry().supportEdge ? entry().supportEdge({scores, temperature, m_parameters}) : std::numeric_limits<double>::infinity();
}

bool sameWeights(const Normalizer& a, const Normalizer& b)
{
    if (a.row() != b.row())
        return false;
    return std::ranges::all_of(a.entry().parameters, [&](Parameter parameter) {
        return valueOf(a.parameters(), parameter) == valueOf(b.parameters(), parameter);
    });
}

std::string normalizerNames()
{
    std::string names;
    for (const NormalizerEntry& entry : normalizerTable())
        names.append(names.empty() ? "" : ", ").append(entry.name);
    return names;
}

} // namespace softfocus
