#include "core/tokenizers/sentence_piece_file.h"

#include "core/tokenizers/make_tokenizer.h"
#include "core/tokenizers/precompiled_map.h"
#include "core/tokenizers/read_model.h"
#include "core/tokenizers/read_parts.h"

#include <QByteArrayView>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>

namespace softfocus {

namespace {

/// A field of a protocol buffer.
struct Field {
    std::uint64_t number = 0;
    std::uint64_t value = 0; ///< of an integer, or the bits of a number with four bytes
    std::string_view bytes;  ///< of a text or message
};

/// Goes through the fields of a message. After a fault there are no more.
/// Source: the encoding of Protocol Buffers, wire types 0, 1, 2 and 5.
class FieldReader {
public:
    explicit FieldReader(std::string_view message) : m_rest(message) {}

    bool failed() const { return m_failed; }

    std::optional<Field> next()
    {
        if (m_rest.empty())
            return std::nullopt;
        const std::uint64_t key = varint();
        Field field{key >> 3U, 0, {}};
        switch (key & 7U) {
        case 0: field.value = varint(); break;
        case 1: field.bytes = take(8); break;
        case 2: field.bytes = take(varint()); break;
        case 5:
            field.bytes = take(4);
            for (std::size_t i = field.bytes.size(); i > 0; --i)
                field.value = field.value << 8U | static_cast<unsigned char>(field.bytes[i - 1]);
            break;
        default: fail();
        }
        return m_failed ? std::nullopt : std::optional(field);
    }

private:
    void fail()
    {
        m_failed = true;
        m_rest = {};
    }

    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= std::uint64_t(byte & 0x7FU) << shift;
            if (byte < 0x80)
                return value;
        }
        fail();
        return 0;
    }

    std::string_view take(std::uint64_t count)
    {
        if (count > m_rest.size()) {
            fail();
            return {};
        }
        const std::string_view taken = m_rest.substr(0, static_cast<std::size_t>(count));
        m_rest.remove_prefix(static_cast<std::size_t>(count));
        return taken;
    }

    std::string_view m_rest;
    bool m_failed = false;
};

/// What a piece is for, as sentencepiece numbers it.
enum class PieceUse : std::uint64_t { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };

struct SentencePieces {
    std::shared_ptr<Vocabulary> vocabulary = std::make_shared<Vocabulary>();
    std::vector<double> scores;
    std::vector<PieceUse> uses;
    std::uint64_t modelType = 1; ///< 1 is Unigram, 2 is BPE
    bool fallsBackToBytes = false;
    bool addsPrefix = true, removesSpaces = true;
    std::shared_ptr<const PrecompiledMap> map; ///< null where nothing is normalized
    std::optional<Index> unknown;
};

Error notSentencePiece(const Message& name)
{
    return Error{translatable("Tokenizer", "%1 is no model of sentencepiece, or a damaged one."), name};
}

std::optional<Error> readPiece(std::string_view message, const Message& name, SentencePieces& pieces)
{
    std::string_view text;
    float score = 0;
    auto use = PieceUse::Normal;
    FieldReader fields(message);
    while (const std::optional<Field> field = fields.next()) {
        if (field->number == 1)
            text = field->bytes;
        else if (field->number == 2)
            score = std::bit_cast<float>(static_cast<std::uint32_t>(field->value));
        else if (field->number == 3)
            use = static_cast<PieceUse>(field->value);
    }
    const Index id = std::ssize(pieces.scores);
    const bool isUtf8 = QByteArrayView(text.data(), static_cast<qsizetype>(text.size())).isValidUtf8();
    if (fields.failed() || !isUtf8 || !std::isfinite(score))
        return notSentencePiece(name);
    if (const auto fault = addPiece(*pieces.vocabulary, text, static_cast<double>(id), name))
        return fault;
    if (use == PieceUse::Unknown)
        pieces.unknown = id;
    pieces.scores.push_back(static_cast<double>(score));
    pieces.uses.push_back(use);
    return std::nullopt;
}

/// Of the trainer's settings, what texts are read by.
bool readTrainer(std::string_view message, SentencePieces& pieces)
{
    FieldReader fields(message);
    while (const std::optional<Field> field = fields.next()) {
        if (field->number == 3)
            pieces.modelType = field->value;
        else if (field->number == 35)
            pieces.fallsBackToBytes = field->value != 0;
    }
    return !fields.failed();
}

bool readNormalizer(std::string_view message, SentencePieces& pieces)
{
    FieldReader fields(message);
    while (const std::optional<Field> field = fields.next()) {
        if (field->number == 2 && !field->bytes.empty()) {
            pieces.map = PrecompiledMap::fromBytes(QByteArray(field->bytes.data(), static_cast<qsizetype>(field->bytes.size())));
            if (!pieces.map)
                return false;
        } else if (field->number == 3) {
            pieces.addsPrefix = field->value != 0;
        } else if (field->number == 4) {
            pieces.removesSpaces = field->value != 0;
        }
    }
    return !fields.failed();
}

Result<SentencePieces> readSentencePieces(std::string_view bytes, const Message& name)
{
    SentencePieces pieces;
    FieldReader fields(bytes);
    while (const std::optional<Field> field = fields.next()) {
        if (field->number == 1) {
            if (const auto fault = readPiece(field->bytes, name, pieces))
                return *fault;
        } else if ((field->number == 2 && !readTrainer(field->bytes, pieces)) ||
                   (field->number == 3 && !readNormalizer(field->bytes, pieces))) {
            return notSentencePiece(name);
        }
    }
    if (fields.failed() || pieces.scores.empty() || !pieces.unknown)
        return notSentencePiece(name);
    if (pieces.modelType != 1 && pieces.modelType != 2)
        return Error{translatable("Tokenizer", "%1 is a model of sentencepiece that splits texts into words or characters; Unigram and BPE "
                                               "models can be read."),
                     name};
    return pieces;
}

/// Spaces that are one, and none at the ends.
MappedText withSingleSpaces(const MappedText& text)
{
    MappedText result;
    for (const MappedCharacter& character : text)
        if (character.value != U' ' || (!result.empty() && result.back().value != U' '))
            result.push_back(character);
    while (!result.empty() && result.back().value == U' ')
        result.pop_back();
    return result;
}

std::vector<TextNormalizer> normalizersOf(const SentencePieces& pieces)
{
    std::vector<TextNormalizer> normalizers;
    if (pieces.map)
        normalizers.emplace_back([map = pieces.map](const MappedText& text) { return map->appliedByRules(text); });
    if (pieces.removesSpaces)
        normalizers.emplace_back(withSingleSpaces);
    if (pieces.addsPrefix)
        normalizers.emplace_back([](MappedText text) { return withPrefix(std::move(text), U" "); });
    return normalizers;
}

/// The two pieces that each piece can be put together from, those of the likeliest piece first.
std::vector<Merge> mergesOf(const SentencePieces& pieces)
{
    std::vector<Index> order;
    for (Index id = 0; id < std::ssize(pieces.scores); ++id)
        if (pieces.uses[static_cast<std::size_t>(id)] == PieceUse::Normal)
            order.push_back(id);
    std::ranges::stable_sort(order, std::greater<>(), [&](Index id) { return pieces.scores[static_cast<std::size_t>(id)]; });
    std::vector<Merge> merges;
    for (const Index id : order) {
        const std::string_view piece = pieces.vocabulary->piece(id);
        for (std::size_t split = 1; split < piece.size(); ++split) {
            const std::optional<Index> left = pieces.vocabulary->find(piece.substr(0, split));
            const std::optional<Index> right = left ? pieces.vocabulary->find(piece.substr(split)) : std::nullopt;
            if (right)
                merges.push_back({*left, *right, id});
        }
    }
    return merges;
}

/// The pieces that texts are split into, without those that only stand for the ends of texts.
std::unique_ptr<PieceModel> modelOf(const SentencePieces& pieces)
{
    if (pieces.modelType == 2) {
        BytePairOptions options;
        options.unknown = pieces.unknown;
        options.fusesUnknown = true;
        options.fallsBackToBytes = pieces.fallsBackToBytes;
        return makeBytePairs(pieces.vocabulary, mergesOf(pieces), options);
    }
    std::vector<double> scores = pieces.scores;
    for (std::size_t id = 0; id < scores.size(); ++id)
        if (pieces.uses[id] != PieceUse::Normal && pieces.uses[id] != PieceUse::UserDefined)
            scores[id] = 0;
    return makeUnigram(pieces.vocabulary, std::move(scores), UnigramOptions{pieces.unknown, pieces.fallsBackToBytes});
}

TokenizerParts messagePartsOf(const SentencePieces& pieces)
{
    TokenizerParts parts;
    parts.vocabulary = pieces.vocabulary;
    parts.normalizers = normalizersOf(pieces);
    parts.splitters = {[](MappedText text) { return splitByMetaspace({U'▁', PrependScheme::Never, false}, std::move(text)); }};
    parts.model = modelOf(pieces);
    const auto drops = static_cast<std::size_t>(pieces.addsPrefix ? 1 : 0);
    parts.decoders = {[](std::vector<std::string> found) { return decodeMetaspace(std::move(found), "▁", false); }, decodeBytePieces,
                      decodeFused, [drops](std::vector<std::string> found) { return decodeStripped(std::move(found), " ", drops, 0); }};
    parts.spelling.wordMark = "▁";
    return parts;
}

/// Pieces of one vocabulary by their numbers in another.
class NumberedModel : public PieceModel {
public:
    NumberedModel(std::unique_ptr<PieceModel> model, std::vector<Index> numbers, Index unknown)
        : m_model(std::move(model)), m_numbers(std::move(numbers)), m_unknown(unknown)
    {
    }

    bool quotesUnknown() const override { return true; }

    void split(MappedSpan word, std::vector<FoundPiece>& pieces) const override
    {
        const std::size_t before = pieces.size();
        m_model->split(word, pieces);
        for (std::size_t i = before; i < pieces.size(); ++i) {
            FoundPiece& piece = pieces[i];
            piece.id = m_numbers[static_cast<std::size_t>(piece.id)];
            piece.isUnknown |= piece.id < 0;
            if (piece.isUnknown)
                piece.id = m_unknown;
        }
    }

private:
    std::unique_ptr<PieceModel> m_model;
    std::vector<Index> m_numbers; ///< by the model's own ids, −1 where there is none
    Index m_unknown = 0;
};

} // namespace

Result<std::shared_ptr<const Tokenizer>> tokenizerFromSentencePiece(std::string_view bytes, const QJsonObject& settings,
                                                                    const Message& name)
{
    const Result<SentencePieces> pieces = readSentencePieces(bytes, name);
    if (!pieces)
        return pieces.error();
    TokenizerParts parts = messagePartsOf(*pieces);
    for (Index id = 0; id < std::ssize(pieces->uses); ++id) {
        const PieceUse use = pieces->uses[static_cast<std::size_t>(id)];
        if ((use == PieceUse::Control || use == PieceUse::Unknown) && !pieces->vocabulary->piece(id).empty())
            parts.added.push_back({id, std::string(pieces->vocabulary->piece(id)), true, false, false, false, false});
    }
    const std::optional<Index> start = pieces->vocabulary->find("<s>"), end = pieces->vocabulary->find("</s>");
    if (start && settings[QLatin1String("add_bos_token")].toBool(true))
        parts.before = {*start};
    if (end && settings[QLatin1String("add_eos_token")].toBool(false))
        parts.after = {*end};
    return makeTokenizer(std::move(parts));
}

Result<std::shared_ptr<const Tokenizer>> tokenizerFromNumberedSentencePiece(std::string_view bytes, std::string_view vocabulary,
                                                                            const Message& name)
{
    const Result<SentencePieces> pieces = readSentencePieces(bytes, name);
    if (!pieces)
        return pieces.error();
    if (!QByteArrayView(vocabulary.data(), static_cast<qsizetype>(vocabulary.size())).isValidUtf8())
        return wrongPart(name, "vocab.json");
    const Result<std::shared_ptr<Vocabulary>> numbered = readNumberedPieces(vocabulary, name);
    if (!numbered)
        return numbered.error();
    const std::optional<Index> unknown = (*numbered)->find("<unk>"), end = (*numbered)->find("</s>");
    if (!unknown || !end)
        return Error{translatable("Tokenizer", "%1 goes with a vocab.json that lacks one of the pieces <unk> and </s>."), name};
    std::vector<Index> numbers;
    for (Index id = 0; id < std::ssize(pieces->scores); ++id)
        numbers.push_back((*numbered)->find(pieces->vocabulary->piece(id)).value_or(-1));
    TokenizerParts parts = messagePartsOf(*pieces);
    parts.vocabulary = *numbered;
    parts.model = std::make_unique<NumberedModel>(std::move(parts.model), std::move(numbers), *unknown);
    for (const char* special : {"</s>", "<unk>", "<pad>"})
        if (const std::optional<Index> id = (*numbered)->find(special))
            parts.added.push_back({*id, special, true, false, false, false, false});
    parts.after = {*end};
    return makeTokenizer(std::move(parts));
}

} // namespace softfocus
