#include "core/tokenizers/tokenizer_json.h"

#include "core/json/json_cursor.h"
#include "core/tokenizers/make_tokenizer.h"
#include "core/tokenizers/read_model.h"
#include "core/tokenizers/read_parts.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>
#include <string>

namespace softfocus {

namespace {

/// More than any tokenizer has, which are to be held at the same time.
constexpr std::size_t mostTokenizerMembers = 100;

/// A value that is written somewhere, as Qt has it; undefined where it is no JSON.
QJsonValue valueIn(std::string_view json)
{
    const QByteArray array = '[' + QByteArray(json.data(), static_cast<qsizetype>(json.size())) + ']';
    return QJsonDocument::fromJson(array).array().at(0);
}

class TokenizerReader {
public:
    TokenizerReader(std::string_view json, const Message& name) : m_json(json), m_name(name) {}

    Result<std::shared_ptr<const Tokenizer>> read()
    {
        if (!QByteArrayView(m_json.data(), static_cast<qsizetype>(m_json.size())).isValidUtf8())
            return Error{translatable("Tokenizer", "%1 is no valid UTF-8."), m_name};
        if (const std::optional<Error> fault = readMembers())
            return *fault;
        Result<ReadModel> model = readModel(m_members["model"], m_name);
        if (!model)
            return model.error();
        if (const std::optional<Error> fault = readAdded(*model->vocabulary))
            return *fault;
        m_parts.vocabulary = model->vocabulary;
        m_parts.model = std::move(model->model);
        for (const auto& fault :
             {readNormalizers(partOf("normalizer"), m_name, m_parts.normalizers),
              readSplitters(partOf("pre_tokenizer"), m_name, m_parts.splitters), readDecoders(partOf("decoder"), m_name, m_parts.decoders),
              readPostProcessor(partOf("post_processor"), m_name, m_parts)})
            if (fault)
                return *fault;
        m_parts.spelling = spellingOf(*model);
        return makeTokenizer(std::move(m_parts));
    }

private:
    std::optional<Error> readMembers()
    {
        JsonCursor json(m_json);
        json.enterObject();
        while (const std::optional<std::string_view> key = json.nextKey()) {
            const std::string member(*key);
            const std::string_view value = json.skip();
            if (m_members.size() < mostTokenizerMembers)
                m_members[member] = value;
        }
        if (json.failed() || json.kind() != JsonCursor::Kind::Nothing)
            return Error{translatable("Tokenizer", "%1 is no valid JSON: see line %2."), m_name, json.line()};
        return std::nullopt;
    }

    QJsonValue partOf(const char* key)
    {
        const std::string_view json = m_members[key];
        return json.empty() ? QJsonValue(QJsonValue::Null) : valueIn(json);
    }

    std::optional<Error> readAdded(Vocabulary& vocabulary)
    {
        JsonCursor json(m_members["added_tokens"]);
        if (json.kind() == JsonCursor::Kind::Nothing || json.kind() == JsonCursor::Kind::Null)
            return std::nullopt;
        for (json.enterArray(); json.nextElement();) {
            const QJsonObject token = valueIn(json.skip()).toObject();
            const auto flag = [&token](const char* key) { return token[QLatin1String(key)].toBool(false); };
            AddedPiece piece;
            piece.content = token[QLatin1String("content")].toString().toStdString();
            piece.isSpecial = flag("special");
            piece.wholeWord = flag("single_word");
            piece.takesLeft = flag("lstrip");
            piece.takesRight = flag("rstrip");
            piece.isNormalized = flag("normalized");
            if (piece.content.empty())
                continue;
            const std::optional<Index> known = vocabulary.find(piece.content);
            if (!known)
                if (const auto fault = addPiece(vocabulary, piece.content, token[QLatin1String("id")].toDouble(-1), m_name))
                    return fault;
            piece.id = *vocabulary.find(piece.content);
            m_parts.added.push_back(std::move(piece));
        }
        return json.failed() ? std::optional(wrongPart(m_name, "added_tokens")) : std::nullopt;
    }

    PieceSpelling spellingOf(const ReadModel& model)
    {
        PieceSpelling spelling{model.continuingPrefix, {}, model.wordEnd, false};
        const QLatin1String byteLevel("ByteLevel");
        spelling.isByteLevel = hasType(partOf("pre_tokenizer"), byteLevel) || hasType(partOf("decoder"), byteLevel);
        if (model.kind != ReadModel::Kind::WordPiece && model.wordEnd.empty())
            spelling.wordMark = spelling.isByteLevel ? "Ġ" : "▁";
        return spelling;
    }

    std::string_view m_json;
    const Message& m_name;
    std::map<std::string, std::string_view, std::less<>> m_members;
    TokenizerParts m_parts;
};

} // namespace

Result<std::shared_ptr<const Tokenizer>> tokenizerFromJson(std::string_view json, const Message& name)
{
    return TokenizerReader(json, name).read();
}

} // namespace softfocus
