#include "core/tokenizers/vocabulary_files.h"

#include "core/tokenizers/make_tokenizer.h"
#include "core/tokenizers/read_model.h"
#include "core/tokenizers/read_parts.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonValue>

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

/// Calls `use` for each line without its end, until it returns a fault.
template <class Use>
std::optional<Error> forEachLine(std::string_view lines, Use use)
{
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const bool hasReturn = end > begin && lines[end - 1] == '\r';
        if (const std::optional<Error> fault = use(lines.substr(begin, end - begin - (hasReturn ? 1 : 0))))
            return fault;
        begin = end + 1;
    }
    return std::nullopt;
}

/// The text that a setting names as a text, or as an object with its "content".
std::optional<std::string> contentOf(const QJsonValue& value)
{
    const QJsonValue content = value.isObject() ? value.toObject()[QLatin1String("content")] : value;
    return content.isString() ? std::optional(content.toString().toStdString()) : std::nullopt;
}

/// The special pieces that the settings name, and those that are always meant so, as far as the vocabulary has them.
std::vector<AddedPiece> specialPieces(const Vocabulary& vocabulary, const QJsonObject& settings)
{
    constexpr std::array names{"unk_token", "sep_token", "pad_token", "cls_token", "mask_token", "bos_token", "eos_token"};
    constexpr std::array usual{"[UNK]", "[SEP]", "[PAD]", "[CLS]", "[MASK]", "<s>", "</s>", "<pad>", "<unk>", "<mask>", "<|endoftext|>"};
    std::vector<std::string> contents(usual.begin(), usual.end());
    for (const char* name : names)
        if (const std::optional<std::string> content = contentOf(settings[QLatin1String(name)]))
            contents.push_back(*content);
    for (const QJsonValue& value : settings[QLatin1String("additional_special_tokens")].toArray())
        if (const std::optional<std::string> content = contentOf(value))
            contents.push_back(*content);
    std::vector<AddedPiece> pieces;
    for (const std::string& content : contents) {
        const std::optional<Index> id = vocabulary.find(content);
        const bool isThere = std::ranges::any_of(pieces, [&](const AddedPiece& piece) { return piece.id == id; });
        if (id && !content.empty() && !isThere) // RoBERTa's mask stands for a word with its space
            pieces.push_back({*id, content, true, false, content == "<mask>", false, false});
    }
    return pieces;
}

/// The piece that a setting names, or the one that is usual.
std::optional<Index> specialOf(const Vocabulary& vocabulary, const QJsonObject& settings, const char* setting, const char* usual)
{
    return vocabulary.find(contentOf(settings[QLatin1String(setting)]).value_or(usual));
}

bool isUtf8(std::string_view bytes)
{
    return QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())).isValidUtf8();
}

Error notUtf8(const Message& name)
{
    return Error{translatable("Tokenizer", "%1 is no valid UTF-8."), name};
}

/// The lines as pieces, numbered from 0. One that stands twice has the later number, as BERT's own reader has it.
Result<std::shared_ptr<Vocabulary>> piecesOfLines(std::string_view lines, const Message& name)
{
    std::vector<std::string_view> pieces;
    (void)forEachLine(lines, [&](std::string_view line) {
        pieces.push_back(line);
        return std::optional<Error>();
    });
    auto vocabulary = std::make_shared<Vocabulary>();
    vocabulary->reserve(std::min(pieces.size(), static_cast<std::size_t>(mostPieces)), lines.size());
    for (Index id = std::ssize(pieces) - 1; id >= 0; --id) {
        const std::string_view piece = pieces[static_cast<std::size_t>(id)];
        if (vocabulary->find(piece))
            continue;
        if (const auto fault = addPiece(*vocabulary, piece, static_cast<double>(id), name))
            return *fault;
    }
    return vocabulary;
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> tokenizerFromLines(std::string_view lines, const QJsonObject& settings, const Message& name)
{
    if (!isUtf8(lines))
        return notUtf8(name);
    const Result<std::shared_ptr<Vocabulary>> vocabulary = piecesOfLines(lines, name);
    if (!vocabulary)
        return vocabulary.error();
    const Vocabulary& pieces = **vocabulary;
    const std::optional<Index> unknown = specialOf(pieces, settings, "unk_token", "[UNK]");
    const std::optional<Index> start = specialOf(pieces, settings, "cls_token", "[CLS]");
    const std::optional<Index> end = specialOf(pieces, settings, "sep_token", "[SEP]");
    if (!unknown || !start || !end)
        return Error{translatable("Tokenizer", "%1 lacks one of the pieces [UNK], [CLS] and [SEP], which BERT's texts need."), name};

    TokenizerParts parts;
    parts.vocabulary = *vocabulary;
    parts.added = specialPieces(pieces, settings);
    QJsonObject normalizer{{QStringLiteral("type"), QStringLiteral("BertNormalizer")},
                           {QStringLiteral("lowercase"), settings[QLatin1String("do_lower_case")].toBool(true)},
                           {QStringLiteral("handle_chinese_chars"), settings[QLatin1String("tokenize_chinese_chars")].toBool(true)}};
    if (const QJsonValue strips = settings[QLatin1String("strip_accents")]; strips.isBool())
        normalizer.insert(QStringLiteral("strip_accents"), strips);
    if (const auto fault = readNormalizers(normalizer, name, parts.normalizers))
        return *fault;
    parts.splitters = {splitAsBert};
    WordPieceOptions options;
    options.unknown = *unknown;
    parts.model = makeWordPiece(parts.vocabulary, options);
    parts.before = {*start};
    parts.after = {*end};
    parts.spelling.continuingPrefix = options.continuingPrefix;
    parts.decoders = {
        [prefix = options.continuingPrefix](std::vector<std::string> found) { return decodeWordPieces(std::move(found), prefix, true); }};
    return makeTokenizer(std::move(parts));
}

Result<std::shared_ptr<const Tokenizer>> tokenizerFromMerges(std::string_view vocabulary, std::string_view merges,
                                                             const QJsonObject& settings, const Message& name)
{
    if (!isUtf8(vocabulary) || !isUtf8(merges))
        return notUtf8(name);
    const Result<std::shared_ptr<Vocabulary>> read = readNumberedPieces(vocabulary, name);
    if (!read)
        return read.error();
    const Vocabulary& pieces = **read;
    std::vector<Merge> pairs;
    const auto fault = forEachLine(merges, [&](std::string_view line) -> std::optional<Error> {
        const std::size_t space = line.find(' ');
        if (line.empty() || line.starts_with("#version"))
            return std::nullopt;
        if (space == std::string_view::npos || std::ssize(pairs) > mostPieces)
            return wrongPart(name, "merges.txt");
        const Result<Merge> merge = mergeOf(pieces, line.substr(0, space), line.substr(space + 1), {}, std::ssize(pairs) + 1, name);
        if (!merge)
            return merge.error();
        pairs.push_back(*merge);
        return std::nullopt;
    });
    if (fault)
        return *fault;

    TokenizerParts parts;
    parts.vocabulary = *read;
    parts.added = specialPieces(pieces, settings);
    const QJsonObject splitter{{QStringLiteral("type"), QStringLiteral("ByteLevel")},
                               {QStringLiteral("add_prefix_space"), settings[QLatin1String("add_prefix_space")].toBool(false)}};
    if (const auto wrong = readSplitters(splitter, name, parts.splitters))
        return *wrong;
    parts.model = makeBytePairs(parts.vocabulary, pairs, BytePairOptions{});
    const std::optional<Index> start = specialOf(pieces, settings, "cls_token", "<s>");
    const std::optional<Index> end = specialOf(pieces, settings, "sep_token", "</s>");
    if (start && end && *start == 0) {
        parts.before = {*start};
        parts.after = {*end};
    }
    parts.decoders = {decodeByteLetters};
    parts.spelling.wordMark = "Ġ";
    parts.spelling.isByteLevel = true;
    return makeTokenizer(std::move(parts));
}

Result<std::shared_ptr<const Tokenizer>> tokenizerFromScores(std::string_view json, const Message& name)
{
    if (!isUtf8(json))
        return notUtf8(name);
    Result<ScoredPieces> pieces = readScoredPieces(json, name);
    if (!pieces)
        return pieces.error();
    if (pieces->scores.empty())
        return wrongPart(name, "vocab");
    TokenizerParts parts;
    parts.vocabulary = pieces->vocabulary;
    parts.normalizers = {[](const MappedText& text) { return inForm(text, QString::NormalizationForm_KC); }};
    parts.splitters = {[](MappedText text) { return splitByMetaspace({U'▁', PrependScheme::Always, false}, std::move(text)); }};
    parts.model = makeUnigram(parts.vocabulary, std::move(pieces->scores), UnigramOptions{0, false});
    parts.decoders = {[](std::vector<std::string> found) { return decodeMetaspace(std::move(found), "▁", true); }};
    parts.spelling.wordMark = "▁";
    return makeTokenizer(std::move(parts));
}

} // namespace softfocus
