#include "core/text/typed_list.h"
#include "tests/fuzz/promises.h"

#include <algorithm>
#include <cmath>

using namespace softfocus;

namespace {

/// What was read can be shown, and reads back from how it is written.
void expectList(const ScoreList& list, Comma comma)
{
    SOFTFOCUS_PROMISE(!list.scores.empty() && list.scores.size() <= mostNumbers);
    SOFTFOCUS_PROMISE(list.labels.empty() || list.labels.size() == list.scores.size());
    SOFTFOCUS_PROMISE(std::ranges::all_of(list.scores, [](double score) { return std::isfinite(score); }));
    NumbersChoices numbers;
    numbers.list = list;
    SOFTFOCUS_PROMISE(!faultOf(numbers));
    const Result<ScoreList> again = typedList(listText(list, comma), comma);
    SOFTFOCUS_PROMISE(again && *again == list);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QString text = QString::fromUtf8(bytesOf(data, size));
    for (const Comma comma : {Comma::Separates, Comma::Decimal}) {
        if (const Result<ScoreList> list = typedList(text, comma))
            expectList(*list, comma);
        else
            expectSentence(list.message(), "");
    }
    return 0;
}
