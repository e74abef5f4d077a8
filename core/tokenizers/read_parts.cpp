#include "core/tokenizers/read_parts.h"

#include "core/text/message_text.h"
#include "core/text/well_formed.h"
#include "core/tokenizers/precompiled_map.h"
#include "core/tokenizers/text_pattern.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <string>

namespace softfocus {

namespace {

/// How deep sequences may stand in sequences.
constexpr int deepestPart = 8;

/// The most parts of one kind, in all sequences together: they cost time for each text.
constexpr qsizetype mostParts = 32;

/// The longest text or pattern in a part, in UTF-16 code units.
constexpr qsizetype longestPartText = 4096;

QString typeOf(const QJsonObject& part)
{
    return part[QLatin1String("type")].toString();
}

std::u32string codePoints(const QJsonValue& value)
{
    return wellFormed(value.toString().left(longestPartText)).toStdU32String();
}

bool isSequence(const QJsonObject& part, QLatin1String members)
{
    return typeOf(part) == QLatin1String("Sequence") && part[members].isArray();
}

template <class Use>
std::optional<Error> forEachPartWithin(const QJsonValue& value, QLatin1String members, const Error& wrong, Use use, int depth,
                                       qsizetype& count)
{
    if (value.isNull() || value.isUndefined())
        return std::nullopt;
    if (!value.isObject() || depth > deepestPart || ++count > mostParts)
        return wrong;
    const QJsonObject part = value.toObject();
    if (!isSequence(part, members))
        return use(part);
    for (const QJsonValue& each : part[members].toArray())
        if (const std::optional<Error> fault = forEachPartWithin(each, members, wrong, use, depth + 1, count))
            return fault;
    return std::nullopt;
}

/// Calls `use` for each part of a sequence, or of sequences in it, or for the one that there is, until one has a fault.
template <class Use>
std::optional<Error> forEachPart(const QJsonValue& value, QLatin1String members, const Error& wrong, Use use)
{
    qsizetype count = 0;
    return forEachPartWithin(value, members, wrong, use, 0, count);
}

/// The pattern of a Replace or Split.
std::optional<TextPattern> patternOf(const QJsonObject& part)
{
    const QJsonObject pattern = part[QLatin1String("pattern")].toObject();
    if (const QJsonValue literal = pattern[QLatin1String("String")]; literal.isString() && !literal.toString().isEmpty())
        return literalPattern(codePoints(literal));
    if (const QJsonValue expression = pattern[QLatin1String("Regex")];
        expression.isString() && expression.toString().size() <= longestPartText)
        return regularPattern(expression.toString());
    return std::nullopt;
}

// Normalizers

TextNormalizer bertNormalizer(const QJsonObject& part)
{
    const bool cleans = part[QLatin1String("clean_text")].toBool(true), spaces = part[QLatin1String("handle_chinese_chars")].toBool(true);
    const bool lowers = part[QLatin1String("lowercase")].toBool(true), strips = part[QLatin1String("strip_accents")].toBool(lowers);
    return [=](MappedText text) {
        if (cleans)
            text = cleaned(text);
        if (spaces)
            text = withSpacesAroundIdeographs(text);
        if (strips)
            text = withoutAccents(text);
        return lowers ? lowerCased(text) : text;
    };
}

std::optional<QString::NormalizationForm> formNamed(const QString& name)
{
    constexpr std::array<std::pair<const char*, QString::NormalizationForm>, 4> forms{{{"NFC", QString::NormalizationForm_C},
                                                                                       {"NFD", QString::NormalizationForm_D},
                                                                                       {"NFKC", QString::NormalizationForm_KC},
                                                                                       {"NFKD", QString::NormalizationForm_KD}}};
    for (const auto& [known, form] : forms)
        if (name == QLatin1String(known))
            return form;
    return std::nullopt;
}

/// Those that are chosen by their name alone, or none.
TextNormalizer plainNormalizer(const QJsonObject& part)
{
    const QString type = typeOf(part);
    if (type == QLatin1String("BertNormalizer"))
        return bertNormalizer(part);
    if (const auto form = formNamed(type))
        return [form = *form](const MappedText& text) { return inForm(text, form); };
    if (type == QLatin1String("Lowercase"))
        return lowerCased;
    if (type == QLatin1String("StripAccents"))
        return withoutMarks;
    if (type == QLatin1String("Nmt"))
        return cleanedAsNmt;
    if (type == QLatin1String("Strip")) {
        const bool left = part[QLatin1String("strip_left")].toBool(true), right = part[QLatin1String("strip_right")].toBool(true);
        return [=](MappedText text) { return stripped(std::move(text), left, right); };
    }
    if (type == QLatin1String("Prepend"))
        return [prefix = codePoints(part[QLatin1String("prepend")])](MappedText text) { return withPrefix(std::move(text), prefix); };
    return {};
}

std::optional<Error> readNormalizer(const QJsonObject& part, const Message& name, std::vector<TextNormalizer>& normalizers)
{
    if (typeOf(part) == QLatin1String("Replace")) {
        const std::optional<TextPattern> pattern = patternOf(part);
        if (!pattern || !part[QLatin1String("content")].isString())
            return wrongPart(name, "normalizer.pattern");
        normalizers.emplace_back([pattern = *pattern, content = codePoints(part[QLatin1String("content")])](const MappedText& text) {
            return replacedParts(text, pattern(text), content);
        });
        return std::nullopt;
    }
    if (typeOf(part) == QLatin1String("Precompiled")) {
        const QByteArray map = part[QLatin1String("precompiled_charsmap")].toString().toLatin1();
        const std::shared_ptr<const PrecompiledMap> compiled = PrecompiledMap::fromBase64(map);
        if (!compiled)
            return wrongPart(name, "normalizer.precompiled_charsmap");
        normalizers.emplace_back([compiled](const MappedText& text) { return compiled->appliedByClusters(text); });
        return std::nullopt;
    }
    TextNormalizer normalizer = plainNormalizer(part);
    if (!normalizer)
        return Error{translatable("Tokenizer", "%1 has a normalizer of the kind %2, which is not supported."), name, quoted(typeOf(part))};
    normalizers.push_back(std::move(normalizer));
    return std::nullopt;
}

// Pre-tokenizers

std::optional<Separator> separatorNamed(const QString& name)
{
    constexpr std::array<std::pair<const char*, Separator>, 5> separators{{{"Removed", Separator::Removed},
                                                                           {"Isolated", Separator::Isolated},
                                                                           {"MergedWithPrevious", Separator::MergedWithPrevious},
                                                                           {"MergedWithNext", Separator::MergedWithNext},
                                                                           {"Contiguous", Separator::Contiguous}}};
    for (const auto& [known, separator] : separators)
        if (name == QLatin1String(known))
            return separator;
    return std::nullopt;
}

/// None where it names an unknown scheme or a replacement of another length than one character.
std::optional<Metaspace> metaspaceOf(const QJsonObject& part)
{
    const std::u32string replacement = part[QLatin1String("replacement")].toString(QStringLiteral("▁")).toStdU32String();
    if (replacement.size() != 1)
        return std::nullopt;
    const bool prepends = part[QLatin1String("add_prefix_space")].toBool(true); // of files that know no schemes
    const QString scheme = part[QLatin1String("prepend_scheme")].toString(prepends ? QStringLiteral("always") : QStringLiteral("never"));
    Metaspace metaspace{replacement.front(), PrependScheme::Always, part[QLatin1String("split")].toBool(true)};
    if (scheme == QLatin1String("first"))
        metaspace.scheme = PrependScheme::First;
    else if (scheme == QLatin1String("never"))
        metaspace.scheme = PrependScheme::Never;
    else if (scheme != QLatin1String("always"))
        return std::nullopt;
    return metaspace;
}

TextSplitter byteLevelSplitter(const QJsonObject& part)
{
    const bool addsSpace = part[QLatin1String("add_prefix_space")].toBool(true),
               usesPattern = part[QLatin1String("use_regex")].toBool(true);
    return [=](MappedText text) {
        if (addsSpace && !text.empty() && text.front().value != U' ')
            text = withPrefix(std::move(text), U" ");
        std::vector<MappedText> parts;
        if (usesPattern)
            parts = separated(text, partsBy(endAsGpt2, text), Separator::Isolated);
        else
            parts.push_back(std::move(text));
        for (MappedText& each : parts)
            each = asByteLetters(each);
        return parts;
    };
}

std::optional<TextSplitter> patternSplitter(const QJsonObject& part)
{
    const std::optional<TextPattern> pattern = patternOf(part);
    const std::optional<Separator> separator = separatorNamed(part[QLatin1String("behavior")].toString());
    if (!pattern || !separator)
        return std::nullopt;
    const bool inverts = part[QLatin1String("invert")].toBool(false);
    return [pattern = *pattern, separator = *separator, inverts](const MappedText& text) {
        std::vector<TextPart> parts = pattern(text);
        for (TextPart& each : parts)
            each.separates ^= inverts;
        return separated(text, parts, separator);
    };
}

/// Those that are chosen by their name alone, or none.
TextSplitter plainSplitter(const QJsonObject& part)
{
    const QString type = typeOf(part);
    if (type == QLatin1String("BertPreTokenizer"))
        return splitAsBert;
    if (type == QLatin1String("WhitespaceSplit"))
        return splitAtWhiteSpace;
    if (type == QLatin1String("Whitespace"))
        return splitWordsAndSymbols;
    if (type == QLatin1String("ByteLevel"))
        return byteLevelSplitter(part);
    if (type == QLatin1String("Digits")) {
        const bool single = part[QLatin1String("individual_digits")].toBool(false);
        return [single](const MappedText& text) { return splitAroundNumbers(text, single); };
    }
    return {};
}

std::optional<Error> readSplitter(const QJsonObject& part, const Message& name, std::vector<TextSplitter>& splitters)
{
    const QString type = typeOf(part);
    if (type == QLatin1String("Metaspace")) {
        const std::optional<Metaspace> metaspace = metaspaceOf(part);
        if (!metaspace)
            return wrongPart(name, "pre_tokenizer.prepend_scheme");
        splitters.emplace_back([metaspace = *metaspace](MappedText text) { return splitByMetaspace(metaspace, std::move(text)); });
        return std::nullopt;
    }
    if (type == QLatin1String("Split")) {
        const std::optional<TextSplitter> splitter = patternSplitter(part);
        if (!splitter)
            return wrongPart(name, "pre_tokenizer.pattern");
        splitters.push_back(*splitter);
        return std::nullopt;
    }
    if (type == QLatin1String("Punctuation")) {
        const auto separator = separatorNamed(part[QLatin1String("behavior")].toString(QStringLiteral("Isolated")));
        if (!separator)
            return wrongPart(name, "pre_tokenizer.behavior");
        splitters.emplace_back([separator = *separator](const MappedText& text) { return splitAtPunctuation(text, separator); });
        return std::nullopt;
    }
    TextSplitter splitter = plainSplitter(part);
    if (!splitter)
        return Error{translatable("Tokenizer", "%1 has a pre-tokenizer of the kind %2, which is not supported."), name, quoted(type)};
    splitters.push_back(std::move(splitter));
    return std::nullopt;
}

// Decoders

std::string textOf(const QJsonValue& value)
{
    return wellFormed(value.toString().left(longestPartText)).toStdString();
}

std::size_t countOf(const QJsonValue& value)
{
    return static_cast<std::size_t>(std::clamp(value.toDouble(), 0.0, 1e6));
}

/// None where it is not known, or has no texts that it needs.
PieceDecoder decoderOf(const QJsonObject& part)
{
    const QString type = typeOf(part);
    if (type == QLatin1String("WordPiece"))
        return [prefix = textOf(part[QLatin1String("prefix")]), cleans = part[QLatin1String("cleanup")].toBool(true)](
                   std::vector<std::string> pieces) { return decodeWordPieces(std::move(pieces), prefix, cleans); };
    if (type == QLatin1String("ByteLevel"))
        return decodeByteLetters;
    if (type == QLatin1String("ByteFallback"))
        return decodeBytePieces;
    if (type == QLatin1String("Fuse"))
        return decodeFused;
    if (type == QLatin1String("Metaspace")) {
        if (const std::optional<Metaspace> metaspace = metaspaceOf(part)) {
            std::string replacement;
            appendUtf8(replacement, metaspace->replacement);
            return [replacement, drops = metaspace->scheme != PrependScheme::Never](std::vector<std::string> pieces) {
                return decodeMetaspace(std::move(pieces), replacement, drops);
            };
        }
    }
    const std::string content = textOf(part[QLatin1String("content")]);
    if (type == QLatin1String("Strip") && !content.empty()) {
        const std::size_t left = countOf(part[QLatin1String("start")]), right = countOf(part[QLatin1String("stop")]);
        return [=](std::vector<std::string> pieces) { return decodeStripped(std::move(pieces), content, left, right); };
    }
    const std::string pattern = textOf(part[QLatin1String("pattern")].toObject()[QLatin1String("String")]);
    if (type == QLatin1String("Replace") && !pattern.empty())
        return [=](std::vector<std::string> pieces) {
            for (std::string& piece : pieces)
                piece = replacedIn(piece, pattern, content);
            return pieces;
        };
    const std::string suffix = textOf(part[QLatin1String("suffix")]);
    if (type == QLatin1String("BPEDecoder") && !suffix.empty())
        return [=](std::vector<std::string> pieces) { return decodeWordEnds(std::move(pieces), suffix); };
    return {};
}

// Post-processors

/// Appends the ids of the special piece that a template names.
bool appendSpecial(const QJsonValue& special, const Vocabulary& vocabulary, std::vector<Index>& ids)
{
    const QJsonArray given = special.toObject()[QLatin1String("ids")].toArray();
    if (given.isEmpty() || given.size() > mostParts)
        return false;
    for (const QJsonValue& value : given) {
        const double id = value.toDouble(-1);
        if (!(id >= 0 && id < static_cast<double>(vocabulary.size())) || !vocabulary.has(static_cast<Index>(id)))
            return false;
        ids.push_back(static_cast<Index>(id));
    }
    return true;
}

std::optional<Error> readTemplate(const QJsonObject& part, const Message& name, TokenizerParts& parts)
{
    const Error wrong = wrongPart(name, "post_processor.single");
    const QJsonArray single = part[QLatin1String("single")].toArray();
    const QJsonObject specials = part[QLatin1String("special_tokens")].toObject();
    if (single.size() > mostParts)
        return wrong;
    bool hasText = false;
    for (const QJsonValue& value : single) {
        const QJsonObject entry = value.toObject();
        if (entry.contains(QLatin1String("Sequence"))) {
            if (hasText)
                return wrong;
            hasText = true;
            continue;
        }
        const QString special = entry[QLatin1String("SpecialToken")].toObject()[QLatin1String("id")].toString();
        if (!appendSpecial(specials[special], *parts.vocabulary, hasText ? parts.after : parts.before))
            return wrong;
    }
    return hasText ? std::nullopt : std::optional(wrong);
}

/// "cls" and "sep" are each [text, id].
std::optional<Error> readEnds(const QJsonObject& part, const Message& name, TokenizerParts& parts)
{
    for (const auto& [key, ids] : {std::pair("cls", &parts.before), std::pair("sep", &parts.after)}) {
        const QJsonObject special{{QStringLiteral("ids"), QJsonArray{part[QLatin1String(key)][1]}}};
        if (!appendSpecial(special, *parts.vocabulary, *ids))
            return wrongPart(name, key == std::string_view("cls") ? "post_processor.cls" : "post_processor.sep");
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> readNormalizers(const QJsonValue& value, const Message& name, std::vector<TextNormalizer>& normalizers)
{
    return forEachPart(value, QLatin1String("normalizers"), wrongPart(name, "normalizer"),
                       [&](const QJsonObject& part) { return readNormalizer(part, name, normalizers); });
}

std::optional<Error> readSplitters(const QJsonValue& value, const Message& name, std::vector<TextSplitter>& splitters)
{
    return forEachPart(value, QLatin1String("pretokenizers"), wrongPart(name, "pre_tokenizer"),
                       [&](const QJsonObject& part) { return readSplitter(part, name, splitters); });
}

std::optional<Error> readDecoders(const QJsonValue& value, const Message& name, std::vector<PieceDecoder>& decoders)
{
    return forEachPart(value, QLatin1String("decoders"), wrongPart(name, "decoder"), [&](const QJsonObject& part) {
        PieceDecoder decoder = decoderOf(part);
        if (!decoder)
            return std::optional(
                Error{translatable("Tokenizer", "%1 has a decoder of the kind %2, which is not supported."), name, quoted(typeOf(part))});
        decoders.push_back(std::move(decoder));
        return std::optional<Error>();
    });
}

std::optional<Error> readPostProcessor(const QJsonValue& value, const Message& name, TokenizerParts& parts)
{
    return forEachPart(
        value, QLatin1String("processors"), wrongPart(name, "post_processor"), [&](const QJsonObject& part) -> std::optional<Error> {
            const QString type = typeOf(part);
            if (type == QLatin1String("TemplateProcessing"))
                return readTemplate(part, name, parts);
            if (type == QLatin1String("BertProcessing") || type == QLatin1String("RobertaProcessing"))
                return readEnds(part, name, parts);
            if (type == QLatin1String("ByteLevel")) // which is about ranges, and they are as they are everywhere here
                return std::nullopt;
            return Error{translatable("Tokenizer", "%1 has a post-processor of the kind %2, which is not supported."), name, quoted(type)};
        });
}

bool hasType(const QJsonValue& value, QLatin1String type)
{
    bool has = false;
    for (const char* members : {"normalizers", "pretokenizers", "decoders"})
        (void)forEachPart(value, QLatin1String(members), Error{std::string()}, [&](const QJsonObject& part) {
            has |= typeOf(part) == type;
            return std::optional<Error>();
        });
    return has;
}

Error wrongPart(const Message& name, std::string_view part)
{
    return Error{translatable("Tokenizer", "In %1, “%2” is missing or of the wrong kind."), name, part};
}

} // namespace softfocus
