#include "core/attention/vector_rows.h"

namespace softfocus {

Index queryAtRow(const Attention& attention, Stage stage, Index row)
{
    const Input& input = *attention.input;
    if (stage != Stage::Vectors || row < 0 || vectorSidesOf(input) == VectorSides::Queries)
        return row;
    const bool areSameUnits = input.isSelfAttention && vectorSidesOf(input) == VectorSides::Keys;
    return areSameUnits || !vectorRowOf(input, row).isKey ? row : -1;
}

Index rowOfQuery(const Attention& attention, Stage stage, Index query)
{
    const Input& input = *attention.input;
    const bool hasNone = stage == Stage::Vectors && vectorSidesOf(input) == VectorSides::Keys && !input.isSelfAttention;
    return hasNone ? -1 : query;
}

Index rowOfKey(const Attention& attention, Index key)
{
    const Input& input = *attention.input;
    switch (vectorSidesOf(input)) {
    case VectorSides::Queries: return input.isSelfAttention ? key : -1;
    case VectorSides::Keys: return key;
    case VectorSides::Both: break;
    }
    return attention.queryCount() + key;
}

} // namespace softfocus
