#include "core/files/output/serialize.h"
#include "core/json/score_json.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<FoundScores> found = scoresFromJson(bytesOf(data, size), "fuzz.json");
    if (!found) {
        expectSentence(found.message(), "fuzz.json");
        return 0;
    }
    expectMatrix(found->given);
    for (const Message& note : found->notes)
        expectSentence(note.english(), "fuzz.json");
    SOFTFOCUS_PROMISE(found->kindKnown || found->given.kind == GivenKind::Scores);
    const auto attention = attentionOf(found->given);
    if (!attention)
        return 0;
    // What is printed reads back to the same numbers and labels; masked weights are printed as 0.
    const bool weights = found->given.kind == GivenKind::Weights;
    const QByteArray print = *serializeStage(*attention, weights ? Stage::Weights : Stage::Scores, TableFormat::Json);
    const Result<FoundScores> again = scoresFromJson(print, "print.json");
    SOFTFOCUS_PROMISE(again && again->given.kind == found->given.kind);
    SOFTFOCUS_PROMISE(again->given.scores == (weights ? attention->weights->values : found->given.scores));
    SOFTFOCUS_PROMISE(again->given.keys == found->given.keys && again->given.queries == found->given.queries);
    return 0;
}
