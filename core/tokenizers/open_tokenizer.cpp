#include "core/tokenizers/open_tokenizer.h"

#include "core/tokenizers/sentence_piece_file.h"
#include "core/tokenizers/tokenizer_json.h"
#include "core/tokenizers/vocabulary_files.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

namespace softfocus {

namespace {

/// More than the largest tokenizer.json has. Units: bytes.
constexpr qint64 largestFile = 200'000'000;

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// The files of a folder.
class Folder {
public:
    explicit Folder(const QString& path) : m_folder(path) {}

    bool has(const char* file) const { return QFileInfo(pathOf(file)).isFile(); }
    std::string nameOf(const char* file) const { return pathOf(file).toStdString(); }

    Result<QByteArray> bytesOf(const char* name) const
    {
        QFile file(pathOf(name));
        if (!file.open(QIODevice::ReadOnly))
            return Error{translatable("Tokenizer", "%1 cannot be read: %2."), nameOf(name), file.errorString().simplified().toStdString()};
        if (file.size() > largestFile)
            return Error{translatable("Tokenizer", "%1 is too large for a tokenizer with %2 bytes."), nameOf(name), file.size()};
        return file.readAll();
    }

    /// The settings in tokenizer_config.json, with the special pieces in special_tokens_map.json; none where there are no such files.
    QJsonObject settings() const
    {
        QJsonObject settings = objectOf("special_tokens_map.json");
        const QJsonObject own = objectOf("tokenizer_config.json");
        for (auto entry = own.begin(); entry != own.end(); ++entry)
            settings.insert(entry.key(), entry.value());
        return settings;
    }

private:
    QString pathOf(const char* file) const { return m_folder.filePath(QLatin1String(file)); }

    QJsonObject objectOf(const char* file) const
    {
        const Result<QByteArray> bytes = has(file) ? bytesOf(file) : QByteArray();
        return bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    }

    QDir m_folder;
};

using Opened = Result<std::shared_ptr<const Tokenizer>>;

Opened fromTwo(const Folder& folder, const char* first, const char* second,
               const std::function<Opened(std::string_view, std::string_view)>& make)
{
    const Result<QByteArray> one = folder.bytesOf(first), other = folder.bytesOf(second);
    if (!one || !other)
        return one ? other.error() : one.error();
    return make(viewOf(*one), viewOf(*other));
}

Opened fromOne(const Folder& folder, const char* file, const std::function<Opened(std::string_view)>& make)
{
    const Result<QByteArray> bytes = folder.bytesOf(file);
    return bytes ? make(viewOf(*bytes)) : bytes.error();
}

/// `pieces` is source.spm or target.spm.
Opened openFolder(const QString& path, const char* pieces)
{
    const Folder folder(path);
    if (folder.has("tokenizer.json"))
        return fromOne(folder, "tokenizer.json",
                       [&](std::string_view json) { return tokenizerFromJson(json, folder.nameOf("tokenizer.json")); });
    if (folder.has(pieces) && folder.has("vocab.json"))
        return fromTwo(folder, pieces, "vocab.json", [&](std::string_view model, std::string_view vocabulary) {
            return tokenizerFromNumberedSentencePiece(model, vocabulary, folder.nameOf(pieces));
        });
    if (folder.has("vocab.txt"))
        return fromOne(folder, "vocab.txt",
                       [&](std::string_view lines) { return tokenizerFromLines(lines, folder.settings(), folder.nameOf("vocab.txt")); });
    if (folder.has("vocab.json") && folder.has("merges.txt"))
        return fromTwo(folder, "vocab.json", "merges.txt", [&](std::string_view vocabulary, std::string_view merges) {
            return tokenizerFromMerges(vocabulary, merges, folder.settings(), folder.nameOf("vocab.json"));
        });
    if (folder.has("tokenizer.model"))
        return fromOne(folder, "tokenizer.model", [&](std::string_view model) {
            return tokenizerFromSentencePiece(model, folder.settings(), folder.nameOf("tokenizer.model"));
        });
    if (folder.has("vocab_unigram.json"))
        return fromOne(folder, "vocab_unigram.json",
                       [&](std::string_view json) { return tokenizerFromScores(json, folder.nameOf("vocab_unigram.json")); });
    return Error{translatable("Tokenizer", "%1 holds no tokenizer; tokenizer.json, vocab.txt, vocab.json with merges.txt or source.spm, or "
                                           "tokenizer.model can be read."),
                 path.toStdString()};
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> openTokenizer(const QString& folder)
{
    return openFolder(folder, "source.spm");
}

Result<std::shared_ptr<const Tokenizer>> openTargetTokenizer(const QString& folder)
{
    return openFolder(folder, "target.spm");
}

} // namespace softfocus
