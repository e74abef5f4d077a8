#include "core/normalizers/normalizer.h"

#include "core/normalizers/hardmax.h"
#include "core/normalizers/linear.h"
#include "core/normalizers/softmax.h"
#include "core/normalizers/sparsemax.h"

#include <array>
#include <cassert>

namespace softfocus {

std::span<const NormalizerEntry> normalizerTable()
{
    static const std::array table{
        softmaxEntry(),
        sparsemaxEntry(),
        hardmaxEntry(),
        linearEntry(),
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

Normalizer Normalizer::at(std::size_t row)
{
    assert(row < normalizerTable().size());
    Normalizer normalizer;
    normalizer.m_row = row;
    return normalizer;
}

std::string normalizerNames()
{
    std::string names;
    for (const NormalizerEntry& entry : normalizerTable())
        names.append(names.empty() ? "" : ", ").append(entry.name);
    return names;
}

} // namespace softfocus
