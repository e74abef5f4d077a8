#pragma once

#include "core/scene/scene.h"

namespace softfocus {

/// What of a table in text form names rows and keys: what its content says, or what the user says.
enum class LabelChoice { Auto, None, Rows, Keys, Both };
inline constexpr std::array labelChoiceNames{"auto", "none", "rows", "keys", "both"};

/// The two places in which names may stand: the first line names keys, the first column names rows.
enum class LabelPlace { FirstLine, FirstColumn };

/// What of a table was read as names where its content lets it be read as numbers as well, and what it takes to do so.
struct LabelDecision {
    /// The cells of the first line or column, the one in the corner first.
    struct Edge {
        bool isNames = false;           ///< as it was read
        bool isDoubtful = false;        ///< the content speaks for either way
        std::vector<std::string> texts; ///< as they stand in the table
        std::vector<double> numbers;    ///< NaN for a cell that is no number
    };
    Edge line;
    Edge column;

    const Edge& at(LabelPlace place) const { return place == LabelPlace::FirstLine ? line : column; }
};

/// True when `place` can be taken the other way, which the content speaks for as well.
bool isDoubtful(const GivenScores& given, LabelPlace place);

/// The same table with what lies at `place` taken the other way: its names as numbers, or its numbers as names.
/// Needs: isDoubtful(given, place).
GivenScores takenOtherWay(const GivenScores& given, LabelPlace place);

/// How the table is read, and with `place` taken the other way; for --labels. Needs: given.labels.
LabelChoice choiceOf(const LabelDecision& labels);
LabelChoice choiceOtherWay(const LabelDecision& labels, LabelPlace place);

/// A sentence for each place that the content lets be read either way, with the option that does so.
std::vector<std::string> doubtsOf(const GivenScores& given);

} // namespace softfocus
