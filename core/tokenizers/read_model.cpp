#include "core/tokenizers/read_model.h"

#include "core/json/json_cursor.h"
#include "core/text/message_text.h"
#include "core/tokenizers/read_parts.h"

#include <QByteArrayView>

#include <algorithm>
#include <cmath>
#include <map>

namespace softfocus {

namespace {

/// More than any model has, which are to be held at the same time.
constexpr std::size_t mostMembers = 100;

using Members = std::map<std::string, std::string_view, std::less<>>;

std::string quotedPiece(std::string_view piece)
{
    return quoted(QByteArrayView(piece.data(), static_cast<qsizetype>(piece.size())));
}

/// The members of an object as they are written.
Members membersOf(std::string_view json)
{
    Members members;
    JsonCursor cursor(json);
    cursor.enterObject();
    while (members.size() < mostMembers) {
        const std::optional<std::string_view> key = cursor.nextKey();
        if (!key)
            break;
        const std::string name(*key);
        members[name] = cursor.skip();
    }
    return members;
}

std::string_view memberOf(const Members& members, std::string_view key)
{
    const auto found = members.find(key);
    return found == members.end() ? std::string_view() : found->second;
}

/// A text of the members, or what it is by default where it is missing or null. None where it is something else.
std::optional<std::string> textOf(const Members& members, std::string_view key, const char* byDefault)
{
    JsonCursor json(memberOf(members, key));
    if (json.kind() == JsonCursor::Kind::Nothing || json.kind() == JsonCursor::Kind::Null)
        return std::string(byDefault);
    const std::optional<std::string_view> text = json.text();
    return text ? std::optional(std::string(*text)) : std::nullopt;
}

/// Pieces that a user defined rather than a training have no score in some files, and count as 0 then.
std::optional<double> takeScore(JsonCursor& json)
{
    if (json.kind() != JsonCursor::Kind::Null)
        return json.number();
    json.skip();
    return 0;
}

bool flagOf(const Members& members, std::string_view key)
{
    return memberOf(members, key) == "true";
}

/// Reads the model of one kind out of the members of "model".
class ModelReader {
public:
    ModelReader(const Members& members, const Message& name) : m_members(members), m_name(name) {}

    Result<ReadModel> read()
    {
        const std::optional<std::string> type = textOf(m_members, "type", usualType());
        if (!type)
            return wrongPart(m_name, "model.type");
        if (*type == "WordPiece")
            return wordPiece();
        if (*type == "BPE")
            return bytePairs();
        if (*type == "Unigram")
            return unigram();
        return Error{translatable("Tokenizer", "%1 has a model of the kind %2, which is not supported; WordPiece, BPE and Unigram are."),
                     m_name, quotedPiece(*type)};
    }

private:
    /// Of files that were written before models said what they are.
    const char* usualType() const
    {
        if (!memberOf(m_members, "merges").empty())
            return "BPE";
        return JsonCursor(memberOf(m_members, "vocab")).kind() == JsonCursor::Kind::Array ? "Unigram" : "WordPiece";
    }

    Result<ReadModel> wordPiece()
    {
        ReadModel read{ReadModel::Kind::WordPiece, nullptr, nullptr, {}, {}};
        const Result<std::shared_ptr<Vocabulary>> vocabulary = readNumberedPieces(memberOf(m_members, "vocab"), m_name);
        if (!vocabulary)
            return vocabulary.error();
        read.vocabulary = *vocabulary;
        WordPieceOptions options;
        const std::optional<std::string> prefix = textOf(m_members, "continuing_subword_prefix", "##");
        const std::optional<std::string> unknown = textOf(m_members, "unk_token", "[UNK]");
        const std::optional<Index> id = unknown ? read.vocabulary->find(*unknown) : std::nullopt;
        if (!prefix || prefix->size() > longestPiece)
            return wrongPart(m_name, "model.continuing_subword_prefix");
        if (!id)
            return wrongPart(m_name, "model.unk_token");
        options.unknown = *id;
        options.continuingPrefix = read.continuingPrefix = *prefix;
        if (const std::string_view longest = memberOf(m_members, "max_input_chars_per_word"); !longest.empty()) {
            const std::optional<double> number = JsonCursor(longest).number();
            if (!number || !(*number >= 0 && *number <= 1e9))
                return wrongPart(m_name, "model.max_input_chars_per_word");
            options.longestWord = static_cast<std::size_t>(*number);
        }
        read.model = makeWordPiece(read.vocabulary, options);
        return read;
    }

    Result<ReadModel> bytePairs()
    {
        ReadModel read{ReadModel::Kind::BytePairs, nullptr, nullptr, {}, {}};
        const Result<std::shared_ptr<Vocabulary>> vocabulary = readNumberedPieces(memberOf(m_members, "vocab"), m_name);
        if (!vocabulary)
            return vocabulary.error();
        read.vocabulary = *vocabulary;
        const std::optional<std::string> prefix = textOf(m_members, "continuing_subword_prefix", "");
        const std::optional<std::string> wordEnd = textOf(m_members, "end_of_word_suffix", "");
        if (!prefix || !wordEnd || prefix->size() > longestPiece || wordEnd->size() > longestPiece)
            return wrongPart(m_name, prefix ? "model.end_of_word_suffix" : "model.continuing_subword_prefix");
        BytePairOptions options;
        if (const std::optional<Error> fault = readUnknown(*read.vocabulary, options))
            return *fault;
        options.continuingPrefix = read.continuingPrefix = *prefix;
        options.wordEnd = read.wordEnd = *wordEnd;
        options.fusesUnknown = flagOf(m_members, "fuse_unk");
        options.fallsBackToBytes = flagOf(m_members, "byte_fallback");
        options.ignoresMerges = flagOf(m_members, "ignore_merges");
        const Result<std::vector<Merge>> merges = readMerges(*read.vocabulary, *prefix);
        if (!merges)
            return merges.error();
        read.model = makeBytePairs(read.vocabulary, *merges, options);
        return read;
    }

    std::optional<Error> readUnknown(const Vocabulary& vocabulary, BytePairOptions& options) const
    {
        const std::optional<std::string> unknown = textOf(m_members, "unk_token", "");
        if (!unknown)
            return wrongPart(m_name, "model.unk_token");
        if (!unknown->empty())
            options.unknown = vocabulary.find(*unknown);
        return std::nullopt;
    }

    /// Each is "left right" or ["left", "right"].
    Result<std::vector<Merge>> readMerges(const Vocabulary& vocabulary, std::string_view prefix) const
    {
        JsonCursor json(memberOf(m_members, "merges"));
        std::vector<Merge> merges;
        json.enterArray();
        while (json.nextElement()) {
            std::string left, right;
            if (json.kind() == JsonCursor::Kind::Array) {
                const bool hasBoth = json.enterArray() && takePart(json, left) && takePart(json, right) && !json.nextElement();
                if (!hasBoth || json.failed())
                    return wrongPart(m_name, "model.merges");
            } else {
                const std::optional<std::string_view> both = json.text();
                const std::size_t space = both ? both->find(' ') : std::string_view::npos;
                if (space == std::string_view::npos)
                    return wrongPart(m_name, "model.merges");
                left = both->substr(0, space);
                right = both->substr(space + 1);
            }
            const Result<Merge> merge = mergeOf(vocabulary, left, right, prefix, std::ssize(merges) + 1, m_name);
            if (!merge)
                return merge.error();
            merges.push_back(*merge);
            if (std::ssize(merges) > mostPieces)
                return wrongPart(m_name, "model.merges");
        }
        if (json.failed())
            return wrongPart(m_name, "model.merges");
        return merges;
    }

    static bool takePart(JsonCursor& json, std::string& part)
    {
        if (!json.nextElement())
            return false;
        const std::optional<std::string_view> text = json.text();
        part = text.value_or(std::string_view());
        return text.has_value();
    }

    Result<ReadModel> unigram()
    {
        ReadModel read{ReadModel::Kind::Unigram, nullptr, nullptr, {}, {}};
        Result<ScoredPieces> pieces = readScoredPieces(memberOf(m_members, "vocab"), m_name);
        if (!pieces)
            return pieces.error();
        read.vocabulary = pieces->vocabulary;
        UnigramOptions options;
        options.fallsBackToBytes = flagOf(m_members, "byte_fallback");
        const std::string_view unknown = memberOf(m_members, "unk_id");
        if (!unknown.empty() && unknown != "null") {
            const std::optional<double> id = JsonCursor(unknown).number();
            if (!id || *id != std::floor(*id) || !(*id >= 0 && *id < static_cast<double>(read.vocabulary->size())))
                return wrongPart(m_name, "model.unk_id");
            options.unknown = static_cast<Index>(*id);
        }
        read.model = makeUnigram(read.vocabulary, std::move(pieces->scores), options);
        return read;
    }

    const Members& m_members;
    const Message& m_name;
};

} // namespace

Result<ReadModel> readModel(std::string_view json, const Message& name)
{
    if (JsonCursor(json).kind() != JsonCursor::Kind::Object)
        return wrongPart(name, "model");
    return ModelReader(membersOf(json), name).read();
}

Result<ScoredPieces> readScoredPieces(std::string_view json, const Message& name)
{
    ScoredPieces pieces{std::make_shared<Vocabulary>(), {}};
    pieces.vocabulary->reserve(std::min(json.size() / 24, static_cast<std::size_t>(mostPieces)), json.size() / 3);
    JsonCursor cursor(json);
    cursor.enterArray();
    while (cursor.nextElement()) {
        if (!cursor.enterArray() || !cursor.nextElement())
            return wrongPart(name, "vocab");
        const std::optional<std::string_view> piece = cursor.text();
        if (!piece)
            return wrongPart(name, "vocab");
        const Index id = std::ssize(pieces.scores);
        if (piece->size() > longestPiece || id >= mostPieces)
            if (const auto fault = addPiece(*pieces.vocabulary, *piece, static_cast<double>(id), name))
                return *fault;
        pieces.vocabulary->addAgain(*piece, id);
        const std::optional<double> score = cursor.nextElement() ? takeScore(cursor) : std::nullopt;
        if (!score || !std::isfinite(*score) || cursor.nextElement())
            return Error{translatable("Tokenizer", "In %1, the score of the piece %2 is no finite number."), name,
                         quotedPiece(pieces.vocabulary->piece(id))};
        pieces.scores.push_back(*score);
    }
    if (cursor.failed())
        return wrongPart(name, "vocab");
    return pieces;
}

Result<std::shared_ptr<Vocabulary>> readNumberedPieces(std::string_view json, const Message& name)
{
    auto vocabulary = std::make_shared<Vocabulary>();
    vocabulary->reserve(std::min(json.size() / 16, static_cast<std::size_t>(mostPieces)), json.size() / 2);
    JsonCursor cursor(json);
    cursor.enterObject();
    std::string held; // the cursor's own goes with the next text
    while (const std::optional<std::string_view> piece = cursor.nextKey()) {
        held = *piece;
        const std::optional<double> id = cursor.number();
        if (!id)
            return wrongPart(name, "vocab");
        if (const auto fault = addPiece(*vocabulary, held, *id, name))
            return *fault;
    }
    if (cursor.failed())
        return wrongPart(name, "vocab");
    return vocabulary;
}

Result<Merge> mergeOf(const Vocabulary& vocabulary, std::string_view left, std::string_view right, std::string_view continuingPrefix,
                      Index number, const Message& name)
{
    const std::string_view ownRight = right.size() >= continuingPrefix.size() ? right.substr(continuingPrefix.size()) : right;
    const std::optional<Index> first = vocabulary.find(left), second = vocabulary.find(right);
    std::string both(left);
    both += ownRight;
    const std::optional<Index> result = vocabulary.find(both);
    if (!first || !second || !result || left.empty() || ownRight.empty())
        return Error{translatable("Tokenizer", "In %1, merge %2 does not put two pieces together to a third: %3 and %4."), name, number,
                     quotedPiece(left), quotedPiece(right)};
    return Merge{*first, *second, *result};
}

std::optional<Error> addPiece(Vocabulary& vocabulary, std::string_view piece, double id, const Message& name)
{
    if (piece.size() > longestPiece)
        return Error{translatable("Tokenizer", "In %1, a piece has %2 bytes; at most %3 can be read."), name, piece.size(), longestPiece};
    if (!(id >= 0 && id < static_cast<double>(mostPieces)) || id != std::floor(id))
        return Error{translatable("Tokenizer", "In %1, the piece %2 has the number %3; whole numbers from 0 to %4 can be read."), name,
                     quotedPiece(piece), id, mostPieces - 1};
    switch (vocabulary.add(piece, static_cast<Index>(id))) {
    case Vocabulary::Added::Yes: return std::nullopt;
    case Vocabulary::Added::PieceIsThere:
        return Error{translatable("Tokenizer", "In %1, the piece %2 stands twice."), name, quotedPiece(piece)};
    case Vocabulary::Added::IdIsTaken: break;
    }
    return Error{translatable("Tokenizer", "In %1, the pieces %2 and %3 have the same number %4."), name,
                 quotedPiece(vocabulary.piece(static_cast<Index>(id))), quotedPiece(piece), static_cast<Index>(id)};
}

} // namespace softfocus
