#include "core/files/delimited.h"
#include "core/files/print.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text = bytesOf(data, size);
    for (const bool tabs : {false, true}) {
        const Result<GivenScores> given = scoresFromDelimited(text, "fuzz.csv", tabs);
        if (!given) {
            expectSentence(given.message(), "fuzz.csv");
            continue;
        }
        expectMatrix(*given);
        const auto attention = attentionOf(*given);
        SOFTFOCUS_PROMISE(attention || given->scores.size() == 0);
        if (!attention)
            continue;
        // What is printed reads back to the same numbers and labels.
        const PrintFormat format = tabs ? PrintFormat::Tsv : PrintFormat::Csv;
        const Result<GivenScores> again = scoresFromDelimited(*printStage(*attention, Stage::Scores, format), "print.csv", tabs);
        SOFTFOCUS_PROMISE(again && again->scores == given->scores);
        SOFTFOCUS_PROMISE(again->keys == given->keys && again->queries == given->queries);
    }
    return 0;
}
