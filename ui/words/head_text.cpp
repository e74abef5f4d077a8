#include "ui/words/head_text.h"

#include "core/models/bundled_models.h"
#include "core/models/model_run.h"
#include "ui/words/message_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace softfocus {

namespace {

class HeadWords {
    Q_DECLARE_TR_FUNCTIONS(HeadWords)
};

AttentionPart partOf(const HeadOverview& overview)
{
    const auto* source = std::get_if<ModelSource>(&overview.of->scene.source);
    return source ? source->part : AttentionPart::Self;
}

/// The largest share of a head whose pattern is not clear, or none where nothing was measured.
const HeadPattern* largestOf(const OverviewHead& head)
{
    const auto largest = std::ranges::max_element(head.patterns, {}, &HeadPattern::share);
    return largest == head.patterns.end() ? nullptr : &*largest;
}

double meanLeftOut(const std::vector<double>& shares)
{
    return std::accumulate(shares.begin(), shares.end(), 0.0) / double(shares.size());
}

/// In a line, as there is little room beside the choices; the rest is in modelTip().
QString briefOrigin(BundledModel model)
{
    switch (model) {
    case BundledModel::Encoder: break;
    case BundledModel::Bert: return HeadWords::tr("Trained by this project on books");
    case BundledModel::Translation: return HeadWords::tr("Trained by this project on Tatoeba");
    }
    return HeadWords::tr("Trained by Google");
}

} // namespace

QString briefHeadName(Index layer, std::optional<Index> head)
{
    return head ? HeadWords::tr("L%1H%2").arg(layer).arg(*head) : HeadWords::tr("L%1 mean").arg(layer);
}

QString headName(Index layer, std::optional<Index> head)
{
    return head ? HeadWords::tr("Layer %1, head %2").arg(layer).arg(*head) : HeadWords::tr("Layer %1, mean of the heads").arg(layer);
}

QString attentionPartTitle(AttentionPart part)
{
    switch (part) {
    case AttentionPart::Cross: return HeadWords::tr("Cross");
    case AttentionPart::Self: return HeadWords::tr("Encoder");
    case AttentionPart::Decoder: break;
    }
    return HeadWords::tr("Decoder");
}

QString attentionPartTip(AttentionPart part)
{
    switch (part) {
    case AttentionPart::Cross: return HeadWords::tr("The translation asks the text that it comes from");
    case AttentionPart::Self: return HeadWords::tr("The text asks itself, each place every other");
    case AttentionPart::Decoder: break;
    }
    return HeadWords::tr("The translation asks what was written before each place");
}

QString whatIfScopeTitle(WhatIfScope scope)
{
    switch (scope) {
    case WhatIfScope::Head: return HeadWords::tr("this head");
    case WhatIfScope::Layer: return HeadWords::tr("this layer");
    case WhatIfScope::Model: break;
    }
    return HeadWords::tr("the whole model");
}

QString whatIfScopeTip(WhatIfScope scope)
{
    switch (scope) {
    case WhatIfScope::Head: return HeadWords::tr("Normalizer, temperature and mask take the place of softmax in the head that is shown");
    case WhatIfScope::Layer: return HeadWords::tr("Normalizer, temperature and mask take the place of softmax in all heads of the layer");
    case WhatIfScope::Model: break;
    }
    return HeadWords::tr("Normalizer, temperature and mask take the place of softmax in every head, and the model is run again");
}

QString modelVectorsTitle(ModelVectors vectors)
{
    switch (vectors) {
    case ModelVectors::Compared: return HeadWords::tr("queries and keys");
    case ModelVectors::Values: return HeadWords::tr("values");
    case ModelVectors::Incoming: return HeadWords::tr("stream into the layer");
    case ModelVectors::Outgoing: break;
    }
    return HeadWords::tr("stream out of the layer");
}

QString modelVectorsTip(ModelVectors vectors)
{
    switch (vectors) {
    case ModelVectors::Compared: return HeadWords::tr("By which the head compares the words that ask with those that are asked");
    case ModelVectors::Values: return HeadWords::tr("Of the words that are asked; the head mixes them by its weights");
    case ModelVectors::Incoming:
        return HeadWords::tr("The residual stream that the layer reads: what the layers below have made of each word");
    case ModelVectors::Outgoing: break;
    }
    return HeadWords::tr("The residual stream that the layer hands on: what it has made of each word");
}

QString whyNoModelVectors(const ModelSource& source)
{
    if (!source.head)
        return HeadWords::tr("The mean of several heads has no vectors; choose one head");
    return source.hidesSpecial || source.joinsWords
               ? HeadWords::tr("Vectors are those of all pieces; show special pieces, and do not join them to words")
               : QString();
}

QString patternLabel(const HeadPattern& pattern, AttentionPart part)
{
    const bool isDecoder = part == AttentionPart::Decoder;
    const QString share = weightText(pattern.share);
    switch (pattern.kind) {
    case PatternKind::Previous: return isDecoder ? HeadWords::tr("one before %1").arg(share) : HeadWords::tr("previous %1").arg(share);
    case PatternKind::Next: return HeadWords::tr("next %1").arg(share);
    case PatternKind::Itself: return isDecoder ? HeadWords::tr("just read %1").arg(share) : HeadWords::tr("itself %1").arg(share);
    case PatternKind::First: return HeadWords::tr("first piece %1").arg(share);
    case PatternKind::SameWord: return HeadWords::tr("same piece %1").arg(share);
    case PatternKind::Aligns: break;
    }
    return HeadWords::tr("aligns %1").arg(share);
}

namespace {

/// With its share and where that lies.
QString clearSentence(const QString& name, const HeadPattern& pattern, AttentionPart part)
{
    const bool isDecoder = part == AttentionPart::Decoder;
    const QString share = weightText(pattern.share);
    switch (pattern.kind) {
    case PatternKind::Previous:
        return isDecoder ? HeadWords::tr("%1 looks at the piece before the one that it has just read: %2 of its weight lies there.")
                               .arg(name, share)
                         : HeadWords::tr("%1 looks at the piece before: %2 of its weight lies there.").arg(name, share);
    case PatternKind::Next: return HeadWords::tr("%1 looks at the piece behind: %2 of its weight lies there.").arg(name, share);
    case PatternKind::Itself:
        return isDecoder ? HeadWords::tr("%1 looks at the piece that it has just read: %2 of its weight lies there.").arg(name, share)
                         : HeadWords::tr("%1 looks at the piece itself: %2 of its weight lies there.").arg(name, share);
    case PatternKind::First: return HeadWords::tr("%1 looks at the first piece: %2 of its weight lies there.").arg(name, share);
    case PatternKind::SameWord: return HeadWords::tr("%1 looks at the same piece elsewhere: %2 of its weight lies there.").arg(name, share);
    case PatternKind::Aligns: break;
    }
    return HeadWords::tr("%1 tells the pieces of the text apart, as an alignment with the translation does: %2 of 1.").arg(name, share);
}

} // namespace

QString headSentence(const HeadOverview& overview, const OverviewHead& head)
{
    const QString name = headName(head.layer, head.head);
    if (!head.head)
        return HeadWords::tr("%1: what they show together.").arg(name);
    const AttentionPart part = partOf(overview);
    if (head.clear)
        return clearSentence(name, *head.clear, part);
    const HeadPattern* largest = largestOf(head);
    if (!largest)
        return HeadWords::tr("%1: the text is too short to measure where it looks.").arg(name);
    return HeadWords::tr("%1: no pattern is clear on this text; the nearest is “%2”.").arg(name, patternLabel(*largest, part));
}

QString overviewTitle(const HeadOverview& overview)
{
    return HeadWords::tr("%1, layers × heads: %2 × %3")
        .arg(messageText(overview.of->input->run->model->title))
        .arg(overview.counts.layers)
        .arg(overview.counts.heads);
}

QString modelLine(const Attention& attention)
{
    const Input& input = *attention.input;
    if (input.fault)
        return messageText(*input.fault);
    if (!input.run)
        return {};
    const auto& source = std::get<ModelSource>(attention.scene.source);
    if (const auto* bundled = std::get_if<BundledModel>(&source.model))
        return briefOrigin(*bundled);
    return HeadWords::tr("%1, from the folder %2")
        .arg(messageText(input.run->model->title), quotedWord(QString::fromStdString(std::get<std::string>(source.model))));
}

QString modelTip(const Attention& attention)
{
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    const auto* bundled = source ? std::get_if<BundledModel>(&source->model) : nullptr;
    if (!bundled)
        return {};
    const ModelCredit& credit = creditOf(*bundled);
    return QStringList{messageText(credit.origin), messageText(credit.limits), messageText(credit.licence)}.join(u' ');
}

QString leftOutSentence(const Attention& attention, Index query)
{
    const std::vector<double>& shares = attention.weights->leftOut;
    if (shares.empty())
        return {};
    const QString mean = weightText(meanLeftOut(shares));
    if (query < 0 || query >= std::ssize(shares))
        return HeadWords::tr("The hidden pieces held %1 of the weight, on average.").arg(mean);
    return HeadWords::tr("The hidden pieces held %1 of the weight, on average; of %2, %3.")
        .arg(mean, nameOf(attention, NamedSide::Query, query), weightText(shares[std::size_t(query)]));
}

QString leftOutNote(const Attention& attention)
{
    const std::vector<double>& shares = attention.weights->leftOut;
    if (shares.empty())
        return {};
    return HeadWords::tr("special pieces hidden, which held %1 of the weight on average; rows are divided by the rest")
        .arg(weightText(meanLeftOut(shares)));
}

} // namespace softfocus
