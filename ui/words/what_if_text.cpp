#include "ui/words/what_if_text.h"

#include "core/text/one_line.h"
#include "ui/words/distance_text.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class WhatIfWords {
    Q_DECLARE_TR_FUNCTIONS(WhatIfWords)
};

/// Whose attention it is, for sentences.
enum class Whose { Only, Encoder, Decoder, Cross };

Whose whoseOf(const ModelSource& source, const OpenedModel& model)
{
    if (model.transformer->config().decoderLayers == 0)
        return Whose::Only;
    switch (source.part) {
    case AttentionPart::Cross: return Whose::Cross;
    case AttentionPart::Self: return Whose::Encoder;
    case AttentionPart::Decoder: break;
    }
    return Whose::Decoder;
}

/// «sparsemax at T = 0.50 with a causal mask».
QString actorText(const Scene& scene, Mask mask)
{
    const QString name = normalizerText(scene.variant.normalizer), temperature = temperatureText(scene.variant.temperature);
    if (!scene.variant.normalizer.temperatureMatters())
        switch (mask) {
        case Mask::None: return name;
        case Mask::Causal: return WhatIfWords::tr("%1 with a causal mask").arg(name);
        case Mask::Self: return WhatIfWords::tr("%1 with every piece hidden from itself").arg(name);
        }
    switch (mask) {
    case Mask::None: break;
    case Mask::Causal: return WhatIfWords::tr("%1 at T = %2 with a causal mask").arg(name, temperature);
    case Mask::Self: return WhatIfWords::tr("%1 at T = %2 with every piece hidden from itself").arg(name, temperature);
    }
    return WhatIfWords::tr("%1 at T = %2").arg(name, temperature);
}

QString onLayer(Whose whose)
{
    switch (whose) {
    case Whose::Only: break;
    case Whose::Encoder: return WhatIfWords::tr("%1 acts on layer %2 of the encoder.");
    case Whose::Decoder: return WhatIfWords::tr("%1 acts on layer %2 of the decoder’s self-attention.");
    case Whose::Cross: return WhatIfWords::tr("%1 acts on layer %2 of the cross-attention.");
    }
    return WhatIfWords::tr("%1 acts on layer %2.");
}

QString onHead(Whose whose)
{
    switch (whose) {
    case Whose::Only: break;
    case Whose::Encoder: return WhatIfWords::tr("%1 acts on head %3 of layer %2 of the encoder.");
    case Whose::Decoder: return WhatIfWords::tr("%1 acts on head %3 of layer %2 of the decoder’s self-attention.");
    case Whose::Cross: return WhatIfWords::tr("%1 acts on head %3 of layer %2 of the cross-attention.");
    }
    return WhatIfWords::tr("%1 acts on head %3 of layer %2.");
}

/// «“cake”», «“cake” and “bread”».
QString quotedList(const QStringList& names)
{
    QStringList quoted;
    for (const QString& name : names)
        quoted << quotedWord(name);
    return QLocale().createSeparatedList(quoted);
}

QStringList namesOf(const PredictedPlace& place, bool isAmongOld)
{
    QStringList names;
    for (const LikelyPiece& piece : place.pieces)
        if (piece.isAmongOld == isAmongOld && piece.isAmongNew == !isAmongOld)
            names << candidateName(piece);
    return names;
}

QString likeliestText(const PredictedPlace& place)
{
    const auto best = std::ranges::max_element(place.pieces, {}, &LikelyPiece::asItBecomes);
    if (best == place.pieces.end())
        return {};
    const QString name = quotedWord(candidateName(*best)), before = quotedWord(candidateName(place.pieces.front()));
    if (best == place.pieces.begin())
        return WhatIfWords::tr("The likeliest is still %1.").arg(name);
    return WhatIfWords::tr("The likeliest is now %1 in place of %2.").arg(name, before);
}

QString placeChangeText(const PredictedPlace& place)
{
    QStringList sentences{likeliestText(place),
                          WhatIfWords::tr("%1 of the probability moves (total variation distance); the KL divergence is "
                                          "%2 bits.")
                              .arg(variationText(place.variation), divergenceText(place.divergence))};
    if (const QStringList come = namesOf(place, false); !come.isEmpty())
        sentences << WhatIfWords::tr("New among the ten likeliest: %1.").arg(quotedList(come));
    if (const QStringList gone = namesOf(place, true); !gone.isEmpty())
        sentences << WhatIfWords::tr("No longer among them: %1.").arg(quotedList(gone));
    return sentences.join(u' ');
}

QString translationChangeText(const Prediction& prediction)
{
    if (prediction.asItIs.translation == prediction.asItBecomes.translation)
        return WhatIfWords::tr("The translation stays the same, word for word.");
    return WhatIfWords::tr("The translation changes: words that are only in one of the two are underlined.");
}

QString similarityChangeText(const Prediction& prediction)
{
    const double before = *prediction.asItIs.similarity, after = *prediction.asItBecomes.similarity;
    if (before == after)
        return WhatIfWords::tr("The similarity stays the same.");
    const QString by = fineWeightText(std::abs(after - before));
    return after > before ? WhatIfWords::tr("Both texts become more alike, by %1.").arg(by)
                          : WhatIfWords::tr("Both texts become less alike, by %1.").arg(by);
}

} // namespace

QString actsText(const Scene& scene, const OpenedModel& model)
{
    const auto* source = std::get_if<ModelSource>(&scene.source);
    if (!source)
        return {};
    if (!whatIfOf(scene))
        return WhatIfWords::tr("Softmax at T = 1 is what the model was trained with, so nothing changes. Choose another normalizer or "
                               "temperature, and see what becomes of this.");
    const bool isCross = source->part == AttentionPart::Cross && source->scope != WhatIfScope::Model;
    const QString actor = actorText(scene, isCross ? Mask::None : scene.mask);
    const QString layer = countText(qsizetype(source->layer));
    if (source->scope == WhatIfScope::Model)
        return WhatIfWords::tr("%1 acts on all heads of the model.").arg(actor);
    if (source->scope == WhatIfScope::Layer || !source->head)
        return onLayer(whoseOf(*source, model)).arg(actor, layer);
    return onHead(whoseOf(*source, model)).arg(actor, layer, countText(qsizetype(*source->head)));
}

QString questionText(const Prediction& prediction, std::size_t place)
{
    const QString mask = QString::fromStdString(maskTokenOf(*prediction.run->model).value_or("[MASK]"));
    switch (prediction.kind) {
    case PredictionKind::Masked:
        if (prediction.places.size() > 1)
            return WhatIfWords::tr("What stands at %1, %2 of %3")
                .arg(mask, countText(qsizetype(place) + 1), countText(qsizetype(prediction.places.size())));
        return prediction.places.empty() ? WhatIfWords::tr("What stands at a mask") : WhatIfWords::tr("What stands at %1").arg(mask);
    case PredictionKind::Next: return WhatIfWords::tr("What comes next");
    case PredictionKind::Translation: return WhatIfWords::tr("The translation");
    case PredictionKind::Similarity: break;
    }
    return WhatIfWords::tr("How alike both texts are");
}

QString nothingForetoldText(const Prediction& prediction)
{
    const std::optional<std::string> mask = maskTokenOf(*prediction.run->model);
    switch (prediction.kind) {
    case PredictionKind::Masked:
        if (!prediction.places.empty())
            return {};
        if (!mask)
            return WhatIfWords::tr("The vocabulary of this model has no mask token, so there is nothing to fill in.");
        return WhatIfWords::tr("The text has no %1. Write %1 in place of a word, and the model says what may stand there.")
            .arg(QString::fromStdString(*mask));
    case PredictionKind::Next:
        return prediction.places.empty() ? WhatIfWords::tr("There is no text. Write its beginning, and the model says what may come next.")
                                         : QString();
    case PredictionKind::Translation:
        return prediction.asItIs.translation.empty() ? WhatIfWords::tr("There is no text to translate.") : QString();
    case PredictionKind::Similarity: break;
    }
    if (prediction.asItIs.similarity)
        return {};
    return prediction.other.empty()
               ? WhatIfWords::tr("Write a second text below, and the model says how alike it is to the first.")
               : WhatIfWords::tr("One of the texts has no piece that the model knows, so there is nothing to compare.");
}

QString candidateName(const LikelyPiece& piece)
{
    constexpr qsizetype longest = 60;
    const QString text = QString::fromStdString(piece.text);
    if (text.trimmed().isEmpty()) // a space or a line feed of its own
        return oneLine(QString::fromStdString(piece.piece), longest);
    return oneLine(piece.beginsWord ? text.trimmed() : QStringLiteral("…") + text, longest);
}

QString candidateSentence(const Prediction& prediction, const LikelyPiece& piece)
{
    const QString name = quotedWord(candidateName(piece)), before = fineWeightText(piece.asItIs);
    if (!prediction.intervention || prediction.asItBecomes.fault)
        return WhatIfWords::tr("%1: probability %2 as it is.").arg(name, before);
    return WhatIfWords::tr("%1: probability %2 as it is, %3 as it becomes.").arg(name, before, fineWeightText(piece.asItBecomes));
}

QString changeText(const Prediction& prediction, std::size_t place)
{
    if (prediction.asItBecomes.fault)
        return messageText(*prediction.asItBecomes.fault);
    if (!prediction.intervention || !nothingForetoldText(prediction).isEmpty())
        return {};
    switch (prediction.kind) {
    case PredictionKind::Masked:
    case PredictionKind::Next: return placeChangeText(prediction.places[place]);
    case PredictionKind::Translation: return translationChangeText(prediction);
    case PredictionKind::Similarity: break;
    }
    return prediction.asItBecomes.similarity ? similarityChangeText(prediction) : QString();
}

QString similarityText(double similarity)
{
    return scoreText(similarity);
}

} // namespace softfocus
