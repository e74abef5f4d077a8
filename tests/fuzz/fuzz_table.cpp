#include "core/files/output/serialize.h"
#include "core/files/table/delimited.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

namespace {

/// Forced labels leave nothing in doubt.
void expectForced(const QByteArray& text, bool tabs, LabelChoice choice)
{
    const Result<GivenScores> given = scoresFromDelimited(text, "fuzz.csv", tabs, choice);
    if (!given) {
        expectSentence(given.message(), "fuzz.csv");
        return;
    }
    expectMatrix(*given);
    SOFTFOCUS_PROMISE(!given->labels);
}

/// What is taken the other way is a matrix as well, and there is a way back.
void expectBothWays(const GivenScores& given)
{
    for (const LabelPlace place : {LabelPlace::FirstLine, LabelPlace::FirstColumn}) {
        if (!isDoubtful(given, place))
            continue;
        const GivenScores other = takenOtherWay(given, place);
        expectMatrix(other);
        SOFTFOCUS_PROMISE(other.scores.size() > 0 &&
                          other.scores.rows() + other.scores.cols() != given.scores.rows() + given.scores.cols());
        SOFTFOCUS_PROMISE(isDoubtful(other, place) && takenOtherWay(other, place) == given);
    }
    for (const std::string& doubt : doubtsOf(given))
        expectSentence(doubt, "--labels");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text = bytesOf(data, size);
    for (const bool tabs : {false, true}) {
        for (std::size_t choice = 1; choice < labelChoiceNames.size(); ++choice)
            expectForced(text, tabs, static_cast<LabelChoice>(choice));
        const Result<GivenScores> given = scoresFromDelimited(text, "fuzz.csv", tabs);
        if (!given) {
            expectSentence(given.message(), "fuzz.csv");
            continue;
        }
        expectMatrix(*given);
        expectBothWays(*given);
        const auto attention = attentionOf(*given);
        SOFTFOCUS_PROMISE(attention || given->scores.size() == 0);
        if (!attention)
            continue;
        // What is printed reads back to the same numbers and labels.
        const TableFormat format = tabs ? TableFormat::Tsv : TableFormat::Csv;
        const Result<GivenScores> again = scoresFromDelimited(*serializeStage(*attention, Stage::Scores, format), "print.csv", tabs);
        SOFTFOCUS_PROMISE(again && again->scores == given->scores);
        SOFTFOCUS_PROMISE(again->keys == given->keys && again->queries == given->queries);
    }
    return 0;
}
