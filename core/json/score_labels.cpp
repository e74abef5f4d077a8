#include "core/json/score_labels.h"

namespace softfocus {

namespace {

/// The letters of a column, counted from 0, as spreadsheets name them.
std::string lettersOf(Index column)
{
    std::string letters;
    for (Index rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

} // namespace

std::vector<std::string> defaultQueries(Index count)
{
    std::vector<std::string> labels;
    for (Index row = 0; row < count; ++row)
        labels.push_back("row " + std::to_string(row + 1));
    return labels;
}

std::vector<std::string> defaultKeys(Index count)
{
    std::vector<std::string> labels;
    for (Index column = 0; column < count; ++column)
        labels.push_back(lettersOf(column));
    return labels;
}

} // namespace softfocus
