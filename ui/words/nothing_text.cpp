#include "ui/words/nothing_text.h"

#include "core/files/output/serialize.h"
#include "ui/words/message_text.h"
#include "ui/words/stage_texts.h"

#include <QCoreApplication>

#include <optional>

namespace softfocus {

namespace {

class NothingWords {
    Q_DECLARE_TR_FUNCTIONS(NothingWords)
};

} // namespace

bool showsNothing(const Attention& attention, Stage stage)
{
    return hasStage(attention, stage) && matrixOf(attention, stage).size() == 0;
}

QString whyNothing(const Attention& attention, Stage stage)
{
    if (const std::optional<Error>& fault = attention.input->fault)
        return messageText(*fault);
    if (!hasStage(attention, stage))
        return stageMissing(attention);
    if (attention.input->isSelfAttention)
        return NothingWords::tr("Type a sentence to see its attention");
    if (attention.queryCount() > 0)
        return NothingWords::tr("Type the sentence that is asked to see how it is attended to");
    return attention.keyCount() > 0 ? NothingWords::tr("Type the sentence that asks to see its attention")
                                    : NothingWords::tr("Type a sentence that asks and one that is asked to see attention");
}

} // namespace softfocus
