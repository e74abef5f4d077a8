#include "core/tokenizers/open_tokenizer.h"
#include "core/tokenizers/sentence_piece_file.h"
#include "core/tokenizers/tokenizer_json.h"
#include "core/tokenizers/vocabulary_files.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>
#include <QTest>

using namespace softfocus;

namespace {

using TokenizerPtr = std::shared_ptr<const Tokenizer>;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// Where the transformers for testing lie, if they are there: the folder that SOFTFOCUS_MODELS names, or shared/models beside the project's own.
QDir sharedModels()
{
    return QDir(qEnvironmentVariable("SOFTFOCUS_MODELS", QStringLiteral(SOFTFOCUS_SOURCE_DIR "/../shared/models")));
}

QDir recorded()
{
    return QDir(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/tokenizers"));
}

Result<TokenizerPtr> fromJson(const QByteArray& json)
{
    return tokenizerFromJson(viewOf(json), "tokenizer.json");
}

TokenizerPtr opened(const QString& folder)
{
    const Result<TokenizerPtr> tokenizer = openTokenizer(folder);
    if (!tokenizer)
        qWarning("%s", tokenizer.message().c_str());
    return tokenizer ? *tokenizer : nullptr;
}

QJsonArray idsOf(const std::vector<Piece>& pieces)
{
    QJsonArray ids;
    for (const Piece& piece : pieces)
        ids.append(static_cast<double>(piece.id));
    return ids;
}

QStringList textsOf(const std::vector<Piece>& pieces)
{
    QStringList texts;
    for (const Piece& piece : pieces)
        texts.append(QString::fromStdString(piece.text));
    return texts;
}

QStringList textsOf(const QJsonValue& value)
{
    QStringList texts;
    for (const QJsonValue& text : value.toArray())
        texts.append(text.toString());
    return texts;
}

/// What each piece stands for in the text.
QStringList partsOf(const QString& text, const std::vector<Piece>& pieces)
{
    QStringList parts;
    for (const Piece& piece : pieces)
        parts.append(text.mid(piece.begin, piece.length));
    return parts;
}

QStringList wordBeginnings(const std::vector<Piece>& pieces)
{
    QStringList beginnings;
    for (const Piece& piece : pieces)
        if (piece.beginsWord)
            beginnings.append(QString::fromStdString(piece.text));
    return beginnings;
}

std::vector<Piece> encoded(const TokenizerPtr& tokenizer, const QString& text)
{
    return tokenizer->encode(text.toStdString());
}

std::vector<Index> idsIn(const QJsonValue& value)
{
    std::vector<Index> ids;
    for (const QJsonValue& id : value.toArray())
        ids.push_back(static_cast<Index>(id.toDouble()));
    return ids;
}

constexpr qsizetype many = 100'000;

/// A field of a protocol buffer with a text or message of less than 128 bytes.
QByteArray field(int number, const QByteArray& bytes)
{
    return QByteArray(1, char(number * 8 + 2)) + QByteArray(1, char(bytes.size())) + bytes;
}

QByteArray pieceField(const QByteArray& piece, float score, int use)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(score, bytes.data());
    return field(1, field(1, piece) + QByteArray(1, char(2 * 8 + 5)) + bytes + QByteArray(1, char(3 * 8)) + QByteArray(1, char(use)));
}

/// A model of sentencepiece, Unigram (1) or BPE (2).
QByteArray sentencePieces(int kind)
{
    QByteArray model;
    model += pieceField("<unk>", 0, 2) + pieceField("<s>", 0, 3) + pieceField("</s>", 0, 3);
    model += pieceField("\xe2\x96\x81", -3, 1) + pieceField("a", -4, 1) + pieceField("b", -4, 1) +
             pieceField("\xe2\x96\x81"
                        "ab",
                        -2, 1);
    model += pieceField("ab", -1, 1);
    return model + field(2, QByteArray(1, char(3 * 8)) + QByteArray(1, char(kind)));
}

/// A tokenizer.json with this model and whatever stands in `rest`.
QByteArray tokenizerJson(const QByteArray& model, const QByteArray& rest = {})
{
    return "{\"model\": " + model + (rest.isEmpty() ? QByteArray() : ", " + rest) + "}";
}

const QByteArray someWordPieces =
    R"({"type": "WordPiece", "unk_token": "[UNK]", "vocab": {"[UNK]": 0, "a": 1, "##b": 2, "ab": 3, "[MASK]": 4}})";
const QByteArray somePairs = R"({"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2, "aba": 3, "▁": 4}, "merges": ["a b", ["ab", "a"]]})";
const QByteArray bertParts = R"("normalizer": {"type": "BertNormalizer"}, "pre_tokenizer": {"type": "BertPreTokenizer"})";

} // namespace

class TestTokenizers : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void textsAreTakenApartAsTheLibraryDoes_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : recorded().entryList({QStringLiteral("*.json")}, QDir::Files))
            QTest::newRow(qPrintable(file)) << file;
    }
    void textsAreTakenApartAsTheLibraryDoes()
    {
        QFETCH(QString, file);
        const QJsonObject record = QJsonDocument::fromJson(contentOf(recorded().filePath(file))).object();
        const QByteArray json = QJsonDocument(record[QLatin1String("tokenizer")].toObject()).toJson(QJsonDocument::Compact);
        const Result<TokenizerPtr> tokenizer = fromJson(json);
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.message().c_str());
        const QJsonArray encodings = record[QLatin1String("encodings")].toArray();
        QVERIFY(!encodings.isEmpty());
        for (const QJsonValue& encoding : encodings) {
            const QString text = encoding[QLatin1String("text")].toString();
            const std::vector<Piece> pieces = encoded(*tokenizer, text);
            QVERIFY2(textsOf(pieces) == textsOf(encoding[QLatin1String("tokens")]) &&
                         idsOf(pieces) == encoding[QLatin1String("ids")].toArray(),
                     qPrintable(text + QStringLiteral(" → ") + textsOf(pieces).join(QLatin1Char(' '))));
            QCOMPARE(QString::fromStdString((*tokenizer)->decode(idsIn(encoding[QLatin1String("ids")]))),
                     encoding[QLatin1String("decoded")].toString());
        }
    }

    void sharedModelsReadAsTheirReferencesDo_data()
    {
        QTest::addColumn<QString>("model");
        for (const char* model : {"tiny-bert-books", "tiny-distilbert-books", "tiny-gpt2-books", "tiny-marian-en-es", "use-lite",
                                  "stories260K", "gpt-nano-sort"})
            QTest::newRow(model) << QString::fromLatin1(model);
    }
    void sharedModelsReadAsTheirReferencesDo()
    {
        QFETCH(QString, model);
        const QByteArray index = contentOf(sharedModels().filePath(model + QStringLiteral("/reference/index.json")));
        if (index.isEmpty())
            QSKIP("The shared models are not here.");
        const TokenizerPtr tokenizer = opened(sharedModels().filePath(model));
        QVERIFY(tokenizer);
        for (const QJsonValue& reference : QJsonDocument::fromJson(index).object()[QLatin1String("cases")].toArray()) {
            const bool translates = reference.toObject().contains(QLatin1String("src_ids"));
            const QString text = reference[QLatin1String("text")].toString();
            const std::vector<Piece> pieces = encoded(tokenizer, text);
            QCOMPARE(textsOf(pieces), textsOf(reference[QLatin1String(translates ? "src_tokens" : "tokens")]));
            QCOMPARE(idsOf(pieces), reference[QLatin1String(translates ? "src_ids" : "ids")].toArray());
            if (translates)
                QCOMPARE(QString::fromStdString(tokenizer->decode(idsIn(reference[QLatin1String("tgt_ids")]))),
                         reference[QLatin1String("translation")].toString());
        }
    }

    void sharedVocabulariesReadAsTheirReferencesDo()
    {
        const QJsonArray references =
            QJsonDocument::fromJson(contentOf(sharedModels().filePath(QStringLiteral("tokenizers/reference_encodings.json")))).array();
        if (references.isEmpty())
            QSKIP("The shared models are not here.");
        const QDir folder(sharedModels().filePath(QStringLiteral("tokenizers")));
        const TokenizerPtr bert = opened(folder.filePath(QStringLiteral("bert-base-uncased")));
        const TokenizerPtr gpt2 = opened(folder.filePath(QStringLiteral("gpt2")));
        const Result<TokenizerPtr> bertByLines =
            tokenizerFromLines(viewOf(contentOf(folder.filePath(QStringLiteral("bert-base-uncased/vocab.txt")))), {}, "vocab.txt");
        QVERIFY(bert && gpt2 && bertByLines);
        for (const QJsonValue& reference : references) {
            const QString text = reference[QLatin1String("text")].toString();
            QCOMPARE(idsOf(encoded(bert, text)), reference[QLatin1String("bert_ids")].toArray());
            QCOMPARE(textsOf(encoded(bert, text)), textsOf(reference[QLatin1String("bert_tokens")]));
            QCOMPARE(encoded(*bertByLines, text), encoded(bert, text));
            QCOMPARE(idsOf(encoded(gpt2, text)), reference[QLatin1String("gpt2_ids")].toArray());
            QCOMPARE(textsOf(encoded(gpt2, text)), textsOf(reference[QLatin1String("gpt2_tokens")]));
        }
    }

    void smallVocabulariesOpen()
    {
        const QByteArray json = contentOf(sharedModels().filePath(QStringLiteral("tiny-marian-en-es/tokenizer.json")));
        if (json.isEmpty())
            QSKIP("The shared models are not here.");
        QElapsedTimer timer;
        timer.start();
        const Result<TokenizerPtr> tokenizer = fromJson(json);
        qInfo("opened in %.2f ms", double(timer.nsecsElapsed()) / 1e6);
        QVERIFY(tokenizer);
        QCOMPARE((*tokenizer)->encode("My grandmother bakes incredible cookies").size(), 6U);
    }

    void eachPieceKnowsItsPartOfTheText()
    {
        const Result<TokenizerPtr> bert = fromJson(tokenizerJson(
            R"({"type": "WordPiece", "unk_token": "[UNK]", "vocab": {"[UNK]": 0, "re": 1, "##sume": 2, "i": 3, "[MASK]": 4, "中": 5, "x": 6}})",
            bertParts + R"(, "added_tokens": [{"id": 4, "content": "[MASK]", "special": true}])"));
        QVERIFY(bert);
        const QString text = QStringLiteral("re\u0301sume\u0301 İ🙂中x [MASK]");
        const std::vector<Piece> pieces = encoded(*bert, text);
        QCOMPARE(textsOf(pieces), (QStringList{"re", "##sume", "[UNK]", "中", "x", "[MASK]"}));
        QCOMPARE(partsOf(text, pieces),
                 (QStringList{QStringLiteral("re"), QStringLiteral("sume"), QStringLiteral("İ🙂"), "中", "x", "[MASK]"}));
    }

    void bytesOfACharacterAllStandForIt()
    {
        const Result<TokenizerPtr> pairs = fromJson(tokenizerJson(
            R"({"type": "BPE", "unk_token": "<unk>", "byte_fallback": true, "merges": [],
                "vocab": {"<unk>": 0, "a": 1, "▁": 2, "<0xC3>": 3, "<0xA9>": 4, "<0xF0>": 5}})",
            R"("normalizer": {"type": "Prepend", "prepend": "▁"},
               "decoder": {"type": "Sequence", "decoders": [{"type": "ByteFallback"}, {"type": "Fuse"}]})"));
        QVERIFY(pairs);
        const QString text = QStringLiteral("aéa🙂");
        const std::vector<Piece> pieces = encoded(*pairs, text);
        QCOMPARE(textsOf(pieces), (QStringList{"▁", "a", "<0xC3>", "<0xA9>", "a", "<unk>"}));
        QCOMPARE(partsOf(text, pieces), (QStringList{"", "a", "é", "é", "a", "🙂"}));
        QCOMPARE(wordBeginnings(pieces), (QStringList{"▁", "<unk>"}));
        QVERIFY(pieces.back().isUnknown && !pieces[2].isUnknown);
        QCOMPARE((*pairs)->decode({1, 3, 4, 1}), std::string("aéa"));
        QCOMPARE((*pairs)->decode({1, 3, 1}), std::string("a\uFFFDa"));
    }

    void spacesBelongToNoPieceThatShowsSomething()
    {
        const Result<TokenizerPtr> pairs = fromJson(tokenizerJson(
            R"({"type": "BPE", "vocab": {"a": 0, "Ġ": 1, "Ġa": 2}, "merges": ["Ġ a"]})", R"("pre_tokenizer": {"type": "ByteLevel",
            "add_prefix_space": false}, "decoder": {"type": "ByteLevel"})"));
        QVERIFY(pairs);
        const QString text = QStringLiteral("a  a");
        const std::vector<Piece> pieces = encoded(*pairs, text);
        QCOMPARE(textsOf(pieces), (QStringList{"a", "Ġ", "Ġa"}));
        QCOMPARE(partsOf(text, pieces), (QStringList{"a", " ", "a"}));
        QCOMPARE(pieces[2].begin, 3);
        QCOMPARE((*pairs)->shownText(2), std::string("a"));
        QCOMPARE((*pairs)->shownText(1), std::string("␣"));
        QVERIFY((*pairs)->beginsWord(2) && !(*pairs)->beginsWord(0));
    }

    void textsDoNotGrowBeyondMeasure()
    {
        const QByteArray doubled = R"({"type": "Replace", "pattern": {"String": "a"}, "content": "aa"})";
        const QByteArray all = QByteArray("," + doubled).repeated(18).mid(1);
        const Result<TokenizerPtr> tokenizer =
            fromJson(tokenizerJson(somePairs, R"("normalizer": {"type": "Sequence", "normalizers": [)" + all + "]}"));
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.message().c_str());
        const std::size_t count = (*tokenizer)->encode("a").size();
        QVERIFY(count > 1000 && count < 2000000);
    }

    /// With every merge looked for in the whole word this would not end before the test's time is up.
    void aLongWordIsMerged()
    {
        const Result<TokenizerPtr> pairs = fromJson(tokenizerJson(somePairs));
        QVERIFY(pairs);
        const std::vector<Piece> pieces = (*pairs)->encode(std::string(std::size_t(many), 'a') + std::string(std::size_t(many), 'b'));
        QCOMPARE(pieces.size(), 199999U);
        QCOMPARE((*pairs)->encode("abab").size(), 2U);
    }

    void whatCannotBeReadIsSaidInASentence_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("said");
        const auto add = [](const char* name, const QByteArray& json, const char* said) { QTest::newRow(name) << json << QString(said); };
        add("nothing", "", "is no valid JSON");
        add("half", "{\"model\": {", "is no valid JSON");
        add("deep", "{\"model\": " + QByteArray(many, '['), "is no valid JSON");
        add("behind", "{} x", "is no valid JSON");
        add("no UTF-8", "{\"a\": \"\xff\"}", "is no valid UTF-8");
        add("no model", "{}", "model");
        add("a list", "[]", "is no valid JSON");
        add("another model", tokenizerJson(R"({"type": "WordLevel", "vocab": {}})"), "“WordLevel”");
        add("no unknown", tokenizerJson(R"({"type": "WordPiece", "vocab": {"a": 0}})"), "model.unk_token");
        add("huge id", tokenizerJson(R"({"type": "BPE", "vocab": {"a": 1099511627776}, "merges": []})"), "has the number");
        add("negative id", tokenizerJson(R"({"type": "BPE", "vocab": {"a": -1}, "merges": []})"), "has the number");
        add("half an id", tokenizerJson(R"({"type": "BPE", "vocab": {"a": 0.5}, "merges": []})"), "has the number");
        add("an id in words", tokenizerJson(R"({"type": "BPE", "vocab": {"a": "0"}, "merges": []})"), "vocab");
        add("same piece", tokenizerJson(R"({"type": "BPE", "vocab": {"a": 0, "a": 1}, "merges": []})"), "stands twice");
        add("same id", tokenizerJson(R"({"type": "BPE", "vocab": {"a": 0, "b": 0}, "merges": []})"), "the same number 0");
        add("merge of none", tokenizerJson(R"({"type": "BPE", "vocab": {"a": 0}, "merges": ["a b"]})"), "merge 1");
        add("merge of nothing", tokenizerJson(R"({"type": "BPE", "vocab": {"": 1, "a": 0}, "merges": [["", "a"]]})"), "merge 1");
        add("merge of one", tokenizerJson(R"({"type": "BPE", "vocab": {"a": 0}, "merges": ["a"]})"), "model.merges");
        add("merges missing", tokenizerJson(R"({"type": "BPE", "vocab": {"a": 0}})"), "model.merges");
        add("no score", tokenizerJson(R"({"type": "Unigram", "vocab": [["a", NaN]]})"), "no valid JSON");
        add("score in words", tokenizerJson(R"({"type": "Unigram", "vocab": [["a", "0"]]})"), "no finite number");
        add("infinite score", tokenizerJson(R"({"type": "Unigram", "vocab": [["a", 1e999]]})"), "no finite number");
        add("unknown beyond", tokenizerJson(R"({"type": "Unigram", "unk_id": 7, "vocab": [["a", 0]]})"), "model.unk_id");
        add("normalizer", tokenizerJson(someWordPieces, R"("normalizer": {"type": "Foo"})"), "normalizer of the kind “Foo”");
        add("normalizer's kind", tokenizerJson(someWordPieces, R"("normalizer": 3)"), "“normalizer”");
        add("map", tokenizerJson(someWordPieces, R"("normalizer": {"type": "Precompiled", "precompiled_charsmap": "AAAA"})"),
            "precompiled_charsmap");
        add("splitter", tokenizerJson(someWordPieces, R"("pre_tokenizer": {"type": "UnicodeScripts"})"), "“UnicodeScripts”");
        add("expression", tokenizerJson(someWordPieces, R"("pre_tokenizer": {"type": "Split", "pattern": {"Regex": "*"}})"), "pattern");
        add("decoder", tokenizerJson(someWordPieces, R"("decoder": {"type": "Foo"})"), "decoder of the kind “Foo”");
        add("processor", tokenizerJson(someWordPieces, R"("post_processor": {"type": "Foo"})"), "post-processor of the kind “Foo”");
        add("special beyond",
            tokenizerJson(someWordPieces, R"("post_processor": {"type": "BertProcessing", "cls": ["a", 1], "sep": ["b", 99]})"),
            "post_processor.sep");
        add("added beyond", tokenizerJson(someWordPieces, R"("added_tokens": [{"id": 1e12, "content": "x"}])"), "has the number");
        QByteArray sequence = R"({"type": "Lowercase"})";
        for (int i = 0; i < 100; ++i)
            sequence = R"({"type": "Sequence", "normalizers": [)" + sequence + "]}";
        add("sequences", tokenizerJson(someWordPieces, "\"normalizer\": " + sequence), "“normalizer”");
    }
    void whatCannotBeReadIsSaidInASentence()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, said);
        const Result<TokenizerPtr> tokenizer = fromJson(json);
        QVERIFY(!tokenizer);
        const QString message = QString::fromStdString(tokenizer.message());
        QVERIFY2(message.contains(said) && message.contains(QStringLiteral("tokenizer.json")) && message.endsWith(QLatin1Char('.')),
                 qPrintable(message));
    }

    void aScoredPieceThatStandsTwiceIsFoundByTheLater()
    {
        const Result<TokenizerPtr> tokenizer =
            fromJson(tokenizerJson(R"({"type": "Unigram", "unk_id": 0, "vocab": [["?", 0], ["a", -1], ["a", -2], [":", null]]})"));
        QVERIFY(tokenizer);
        QCOMPARE(idsOf((*tokenizer)->encode("a:")), (QJsonArray{2, 3}));
        QCOMPARE((*tokenizer)->pieceText(1), std::string("a"));
    }

    void aVocabularyOfTenMillionIsRefused()
    {
        QByteArray pieces = R"({"type": "BPE", "merges": [], "vocab": {)";
        for (int i = 0; i < 10 * int(many) * 10; i += 1000) // the first beyond the limit is enough
            pieces += (i > 0 ? ",\"" : "\"") + QByteArray::number(i) + "\":" + QByteArray::number(i);
        const Result<TokenizerPtr> tokenizer = fromJson(tokenizerJson(pieces + "}}"));
        QVERIFY(!tokenizer);
        QVERIFY(QString::fromStdString(tokenizer.message()).contains(QStringLiteral("3000000")));
    }

    void aFolderWithoutTokenizerSaysWhatIsMissing()
    {
        const Result<TokenizerPtr> tokenizer = openTokenizer(recorded().path());
        QVERIFY(!tokenizer);
        QVERIFY(QString::fromStdString(tokenizer.message()).contains(QStringLiteral("holds no tokenizer")));
    }

    void linesOfPiecesFollowTheirSettings()
    {
        const std::string_view lines = "[UNK]\r\n[CLS]\r\n[SEP]\r\ncafe\r\nCafé\r\ncafé\r\n";
        const auto pieceOf = [&](const QJsonObject& settings) {
            const Result<TokenizerPtr> tokenizer = tokenizerFromLines(lines, settings, "vocab.txt");
            return tokenizer ? textsOf((*tokenizer)->encode("Café")) : QStringList();
        };
        QCOMPARE(pieceOf({}), (QStringList{"[CLS]", "cafe", "[SEP]"}));
        QCOMPARE(pieceOf({{QStringLiteral("do_lower_case"), false}}), (QStringList{"[CLS]", "Café", "[SEP]"}));
        QCOMPARE(pieceOf({{QStringLiteral("strip_accents"), false}}), (QStringList{"[CLS]", "café", "[SEP]"}));
        QVERIFY(!tokenizerFromLines("a\nb\n", {}, "vocab.txt"));
    }

    void modelsOfSentencePieceAreRead_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("Unigram") << 1;
        QTest::newRow("BPE") << 2;
    }
    void modelsOfSentencePieceAreRead()
    {
        QFETCH(int, kind);
        const QByteArray model = sentencePieces(kind);
        const Result<TokenizerPtr> llama = tokenizerFromSentencePiece(viewOf(model), {}, "tokenizer.model");
        QVERIFY2(llama, llama ? "" : llama.message().c_str());
        const QString text = QStringLiteral("  ab  aé");
        const std::vector<Piece> pieces = encoded(*llama, text);
        QCOMPARE(idsOf(pieces), (QJsonArray{1, 6, 3, 4, 0}));
        QCOMPARE(partsOf(text, pieces), (QStringList{"", "ab", " ", "a", "é"}));
        QCOMPARE((*llama)->decode({1, 6, 3, 4}), std::string("ab a"));

        const Result<TokenizerPtr> marian =
            tokenizerFromNumberedSentencePiece(viewOf(model), R"({"</s>": 0, "<unk>": 1, "▁ab": 5, "a": 9})", "source.spm");
        QVERIFY(marian);
        QCOMPARE(idsOf(encoded(*marian, text)), (QJsonArray{5, 1, 9, 1, 0}));
        QVERIFY(!tokenizerFromNumberedSentencePiece(viewOf(model), "{}", "source.spm"));
        for (qsizetype size = 0; size < model.size(); ++size)
            if (const auto cut = tokenizerFromSentencePiece(viewOf(model.first(size)), {}, "tokenizer.model"); !cut)
                QVERIFY(cut.message().starts_with("tokenizer.model"));
    }

    void aModelOfSentencePieceReadsAsItsTokenizerJson()
    {
        const QByteArray model = contentOf(sharedModels().filePath(QStringLiteral("stories260K/tokenizer.model")));
        if (model.isEmpty())
            QSKIP("The shared models are not here.");
        const TokenizerPtr json = opened(sharedModels().filePath(QStringLiteral("stories260K")));
        const Result<TokenizerPtr> own = tokenizerFromSentencePiece(viewOf(model), {}, "tokenizer.model");
        QVERIFY(json && own);
        for (const char* text : {"", "My grandmother bakes incredible cookies.", "Café naïve — 你好 🙂", "<s>"})
            QCOMPARE((*own)->encode(text), json->encode(text));
    }

    void robertasTextsStandBetweenItsEnds()
    {
        const Result<TokenizerPtr> tokenizer =
            tokenizerFromMerges(R"({"<s>": 0, "</s>": 1, "<mask>": 2, "a": 3, "Ġ": 4, "Ġa": 5})", "#version: 0.2\nĠ a\n", {}, "vocab.json");
        QVERIFY(tokenizer);
        const std::vector<Piece> pieces = (*tokenizer)->encode("a a <mask>");
        QCOMPARE(textsOf(pieces), (QStringList{"<s>", "a", "Ġa", "<mask>", "</s>"}));
        QVERIFY(pieces[3].isSpecial && pieces[3].begin == 4 && pieces[3].length == 6);
        QVERIFY((*tokenizer)->isSpecial(2) && !(*tokenizer)->isSpecial(3));
        QCOMPARE((*tokenizer)->decode({0, 3, 5, 1, 99}), std::string("a a"));
    }
};

QTEST_GUILESS_MAIN(TestTokenizers)
#include "test_tokenizers.moc"
