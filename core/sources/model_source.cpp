#include "core/sources/model_source.h"

#include "core/json/json_text.h"
#include "core/json/object_reader.h"
#include "core/models/model_run.h"
#include "core/models/opened_model.h"
#include "core/models/piece_units.h"

#include <QFileInfo>

#include <utility>

namespace softfocus {

namespace {

/// The pieces on one side of a part, and the text that they are of.
struct PieceSide {
    std::vector<Piece> pieces;
    const PieceText& text;
    const Tokenizer& tokenizer;
};

PieceSide queriesOf(const ModelRun& run, AttentionPart part)
{
    if (part == AttentionPart::Self)
        return {run.source.pieces, run.source, *run.model->tokenizer};
    return {run.target.pieces, run.target, *run.model->targetTokenizer};
}

/// In the decoder, a position is asked for what it has read, and asks for what it will write.
PieceSide keysOf(const ModelRun& run, AttentionPart part)
{
    if (part == AttentionPart::Decoder)
        return {decoderInputOf(*run.model, run.target.pieces), run.target, *run.model->targetTokenizer};
    return {run.source.pieces, run.source, *run.model->tokenizer};
}

Message partName(const ModelRun& run, AttentionPart part)
{
    if (!run.model->translates())
        return translatable("Model", "self-attention");
    switch (part) {
    case AttentionPart::Cross: return translatable("Model", "cross-attention");
    case AttentionPart::Self: return translatable("Model", "encoder self-attention");
    case AttentionPart::Decoder: break;
    }
    return translatable("Model", "decoder self-attention");
}

Message headName(const ModelRun& run, const ModelSource& source)
{
    const Message part = partName(run, source.part);
    if (!source.head)
        return {translatable("Model", "%1, %2, layer %3, mean of the heads"), run.model->title, part, source.layer};
    return {translatable("Model", "%1, %2, layer %3, head %4"), run.model->title, part, source.layer, *source.head};
}

/// With what is shown of the pieces, behind the name of a head or of all of them.
Message withPieces(const Message& head, const ModelSource& source)
{
    if (source.hidesSpecial && source.joinsWords)
        return {translatable("Model", "%1, pieces joined to words, without special pieces"), head};
    if (source.joinsWords)
        return {translatable("Model", "%1, pieces joined to words"), head};
    if (source.hidesSpecial)
        return {translatable("Model", "%1, without special pieces"), head};
    return head;
}

Input withoutUnits()
{
    Input input;
    input.numbers = Logits{};
    input.isSelfAttention = true;
    return input;
}

Input failed(Error fault)
{
    Input input = withoutUnits();
    input.fault = std::move(fault);
    return input;
}

std::optional<Error> sourceFaultOf(const ModelRun& run, const ModelSource& source)
{
    const Message& title = run.model->title;
    const bool translates = run.model->translates();
    if (source.part != AttentionPart::Self && !translates)
        return Error{translatable("Model", "%1 does not translate, so there is no %2 attention; choose self."), title,
                     attentionPartNames[static_cast<std::size_t>(source.part)]};
    const Index layers = source.part == AttentionPart::Self ? run.model->config.layers : run.model->config.decoderLayers;
    const Index heads = source.part == AttentionPart::Self ? run.model->config.heads : run.model->config.decoderHeads;
    if (source.layer >= layers)
        return Error{translatable("Model", "%1 has %2 layers, from 0 to %3; there is no layer %4."), title, layers, layers - 1,
                     source.layer};
    if (source.head && *source.head >= heads)
        return Error{translatable("Model", "%1 has %2 heads in each layer, from 0 to %3; there is no head %4."), title, heads, heads - 1,
                     *source.head};
    return std::nullopt;
}

/// How many units there are in all: pieces where the model takes fewer than the text has.
Index totalOf(const PieceText& text, const std::vector<Token>& units)
{
    return text.total > std::ssize(text.pieces) ? text.total : std::ssize(units);
}

PooledScores pooledOf(const AttentionTrace& attention, const ModelSource& source, PieceUnits& queries, PieceUnits& keys)
{
    PooledScores pooled;
    pooled.queryUnits = std::move(queries.unitOf);
    pooled.keyUnits = std::move(keys.unitOf);
    for (Index head = source.head.value_or(0); head < (source.head ? *source.head + 1 : attention.heads); ++head) {
        const Projections vectors = projectionsOf(attention, head);
        pooled.heads.push_back(std::make_shared<const Matrix>(scaledScores(*vectors.queries, *vectors.keys)));
    }
    return pooled;
}

/// The residual stream before a layer, or behind it. Shapes: [n × w].
OtherVectors residualStream(const ModelRun& run, const ModelSource& source)
{
    const std::vector<LayerTrace>& stack = source.part == AttentionPart::Self ? run.trace->encoder : run.trace->decoder;
    const LayerTrace& layer = stack[static_cast<std::size_t>(source.layer)];
    const bool isIncoming = source.vectors == ModelVectors::Incoming;
    const FloatMatrix& stream = isIncoming ? *layer.input : *layer.output;
    OtherVectors shown;
    shown.values = std::make_shared<const Matrix>(stream.cast<double>());
    shown.name = {isIncoming ? translatable("Model", "residual stream into layer %1")
                             : translatable("Model", "residual stream out of layer %1"),
                  source.layer};
    return shown;
}

void setProjections(Input& input, const ModelRun& run, const ModelSource& source, const AttentionTrace& attention)
{
    const Projections vectors = projectionsOf(attention, Index(*source.head));
    switch (source.vectors) {
    case ModelVectors::Compared: break;
    case ModelVectors::Values: input.shownVectors = OtherVectors{vectors.values, true, translatable("Model", "values")}; break;
    case ModelVectors::Incoming:
    case ModelVectors::Outgoing: input.shownVectors = residualStream(run, source); break;
    }
    input.numbers = vectors;
}

} // namespace

Message nameOfHead(const ModelRun& run, const ModelSource& source)
{
    return withPieces(headName(run, source), source);
}

Message nameOfAllHeads(const ModelRun& run, const ModelSource& source)
{
    return withPieces({translatable("Model", "%1, %2, all heads"), run.model->title, partName(run, source.part)}, source);
}

Message nameOfLayer(const ModelRun& run, const ModelSource& source)
{
    return withPieces({translatable("Model", "%1, %2, heads of layer %3"), run.model->title, partName(run, source.part), source.layer},
                      source);
}

Input inputOfRun(const std::shared_ptr<const ModelRun>& of, const ModelSource& source)
{
    const ModelRun& run = *of;
    if (std::optional<Error> fault = sourceFaultOf(run, source)) {
        Input input = failed(*fault);
        input.run = of;
        return input;
    }
    const AttentionTrace* found = attentionIn(*run.trace, source.part, Index(source.layer));
    if (!found) { // a text without pieces
        Input input = withoutUnits();
        input.run = of;
        return input;
    }
    const AttentionTrace& attention = *found;
    const PieceSide asking = queriesOf(run, source.part), asked = keysOf(run, source.part);
    const PieceChoice choice{source.hidesSpecial, source.joinsWords};
    PieceUnits queries = unitsOf(asking.pieces, asking.text.text, asking.tokenizer, choice);
    PieceUnits keys = unitsOf(asked.pieces, asked.text.text, asked.tokenizer, choice);
    Input input;
    input.unit = UnitKind::Word;
    if (!source.head || choice.hidesSpecial || choice.joinsWords)
        input.numbers = pooledOf(attention, source, queries, keys);
    else
        setProjections(input, run, source, attention);
    input.queries = std::move(queries.tokens);
    input.keys = std::move(keys.tokens);
    input.isSelfAttention = source.part == AttentionPart::Self;
    input.isCausal = attention.isCausal;
    input.queryTotal = totalOf(asking.text, input.queries);
    input.keyTotal = totalOf(asked.text, input.keys);
    input.sourceName = nameOfHead(run, source);
    input.run = of;
    return input;
}

Input inputOfModel(const ModelSource& source, const InputContext& around)
{
    RunOfModel wanted{source, std::nullopt};
    if (source.scope == WhatIfScope::Model)
        wanted.intervention = interventionOf(source, around.variant, around.mask);
    Result<std::shared_ptr<const ModelRun>> made =
        runModel(wanted, around.before ? around.before->run.get() : nullptr, around.pool, around.stop);
    if (!made)
        return failed(made.error());
    return *made ? inputOfRun(*made, source) : withoutUnits();
}

ModelSource usualModelSource(BundledModel model)
{
    ModelSource source;
    source.model = model;
    const HeadPlace place = usualHeadOf(model);
    source.part = place.part;
    source.layer = place.layer;
    source.head = place.head;
    return source;
}

ModelSource usualModelSource(const OpenedModel& model, std::string folder)
{
    ModelSource source;
    source.model = std::move(folder);
    source.part = model.usualPart;
    source.layer = model.usualLayer;
    source.head = model.usualHead;
    return source;
}

bool hasHeadOf(const OpenedModel& model, const ModelSource& source)
{
    if (source.part != AttentionPart::Self && !model.translates())
        return false;
    const ModelConfig& config = model.config;
    const bool isEncoders = source.part == AttentionPart::Self;
    return source.layer < (isEncoders ? config.layers : config.decoderLayers) &&
           source.head.value_or(0) < (isEncoders ? config.heads : config.decoderHeads);
}

QByteArray membersOfModel(const ModelSource& source, const QByteArray& indent)
{
    const QByteArray next = ",\n" + indent;
    QByteArray members;
    if (const auto* bundled = std::get_if<BundledModel>(&source.model))
        members += next + "\"model\": " + jsonText(bundledModelNames[static_cast<std::size_t>(*bundled)]);
    else
        members += next + "\"folder\": " + jsonText(std::get<std::string>(source.model));
    members += next + "\"text\": " + jsonText(source.text);
    if (source.translation)
        members += next + "\"translation\": " + jsonText(*source.translation);
    if (!source.other.empty())
        members += next + "\"other\": " + jsonText(source.other);
    members += next + "\"attention\": " + jsonText(attentionPartNames[static_cast<std::size_t>(source.part)]);
    members += next + "\"layer\": " + QByteArray::number(qint64(source.layer));
    members += next + "\"head\": " + (source.head ? QByteArray::number(qint64(*source.head)) : QByteArray("null"));
    members += next + "\"hideSpecial\": " + (source.hidesSpecial ? "true" : "false");
    members += next + "\"joinWords\": " + (source.joinsWords ? "true" : "false");
    members += next + "\"actsOn\": " + jsonText(whatIfScopeNames[static_cast<std::size_t>(source.scope)]);
    members += next + "\"vectors\": " + jsonText(nameOf(modelVectorsNames, source.vectors));
    return members + entriesOf(objectIn(source.unknown), indent);
}

Result<ModelSource> readModelSource(const QJsonObject& members, const QString& path)
{
    constexpr std::int64_t mostLayers = 10'000;
    ObjectReader reader(members, path);
    ModelSource source;
    if (members.contains(QLatin1String("folder"))) {
        const std::string folder = reader.text("folder", {});
        if (!QFileInfo(QString::fromStdString(folder)).isAbsolute())
            reader.refuse("folder", translatable("SceneFile", "must be the full path of a folder"));
        source.model = folder;
    } else {
        source.model = reader.choice("model", bundledModelNames, BundledModel::Encoder);
    }
    source.text = reader.text("text", source.text);
    if (members.contains(QLatin1String("translation")))
        source.translation = reader.text("translation", {});
    source.other = reader.text("other", source.other);
    source.part = reader.choice("attention", attentionPartNames, source.part);
    source.layer = reader.whole("layer", source.layer, 0, mostLayers);
    if (members.value(QLatin1String("head")).isNull()) {
        reader.valueOf("head");
        source.head = std::nullopt;
    } else {
        source.head = reader.whole("head", *source.head, 0, mostLayers);
    }
    source.hidesSpecial = reader.flag("hideSpecial", source.hidesSpecial);
    source.joinsWords = reader.flag("joinWords", source.joinsWords);
    source.scope = reader.choice("actsOn", whatIfScopeNames, source.scope);
    source.vectors = reader.choice("vectors", modelVectorsNames, source.vectors);
    if (reader.fault())
        return *reader.fault();
    source.unknown = compactText(reader.unknown());
    return source;
}

} // namespace softfocus
