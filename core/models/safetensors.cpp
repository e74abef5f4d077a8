#include "core/models/safetensors.h"

#include "core/json/json_scanner.h"
#include "core/models/mapped_file.h"
#include "core/text/message_text.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

namespace {

constexpr std::uint64_t longestHeader = 100'000'000; ///< as the format's own reader has it
constexpr std::size_t mostTensors = 200'000;         ///< models of a thousand layers have a tenth
constexpr std::size_t mostTensorDimensions = 16;
constexpr std::uint64_t lengthSize = 8; ///< of what the file begins with: the header's length

Error notSafetensors(const Message& name, const Message& reason)
{
    return Error{translatable("Models", "%1 %2; copy or download the file again, or save it again as safetensors."), name, reason};
}

Error ofTensor(const Message& name, const std::string& tensor, const Message& reason)
{
    return Error{translatable("Models", "%1, tensor %2: %3; copy or download the file again, or save it again as safetensors."), name,
                 quoted(QByteArrayView(tensor.data(), qsizetype(tensor.size()))), reason};
}

std::optional<ElementType> elementType(std::string_view name)
{
    struct Named {
        std::string_view name;
        ElementType type;
    };
    static constexpr std::array types{Named{"F32", ElementType::F32},  Named{"F16", ElementType::F16}, Named{"BF16", ElementType::BF16},
                                      Named{"F64", ElementType::F64},  Named{"I64", ElementType::I64}, Named{"I32", ElementType::I32},
                                      Named{"I16", ElementType::I16},  Named{"I8", ElementType::I8},   Named{"U8", ElementType::U8},
                                      Named{"BOOL", ElementType::Bool}};
    const auto found = std::ranges::find(types, name, &Named::name);
    return found == types.end() ? std::nullopt : std::optional(found->type);
}

/// What the header says of one tensor.
struct TensorEntry {
    std::optional<std::string> type;
    std::optional<std::vector<std::uint64_t>> shape;
    std::optional<std::array<std::uint64_t, 2>> offsets; ///< from the header's end. Units: bytes
};

/// A list of numbers, of which no more than one beyond `most` are kept.
std::vector<std::uint64_t> wholeNumbers(JsonScanner& json, std::size_t most)
{
    std::vector<std::uint64_t> numbers;
    json.expects('[');
    for (bool isFirst = true; json.hasNext(']', isFirst); isFirst = false)
        if (const std::uint64_t number = json.whole(); numbers.size() <= most)
            numbers.push_back(number);
    return numbers;
}

TensorEntry entryIn(JsonScanner& json)
{
    TensorEntry entry;
    json.expects('{');
    for (bool isFirst = true; json.hasNext('}', isFirst); isFirst = false) {
        const std::string key = json.text();
        json.expects(':');
        if (key == "dtype")
            entry.type = json.text();
        else if (key == "shape")
            entry.shape = wholeNumbers(json, mostTensorDimensions);
        else if (key == "data_offsets") {
            const std::vector<std::uint64_t> pair = wholeNumbers(json, 2);
            if (pair.size() == 2)
                entry.offsets = std::array{pair[0], pair[1]};
        } else
            json.skip();
    }
    return entry;
}

/// The product of the sizes, or none where 63 bits do not hold it.
std::optional<std::uint64_t> bytesOf(const std::vector<std::uint64_t>& shape, std::uint64_t elementSize)
{
    if (std::ranges::find(shape, std::uint64_t{0}) != shape.end())
        return 0;
    std::uint64_t bytes = elementSize;
    for (const std::uint64_t size : shape) {
        if (size > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / bytes)
            return std::nullopt;
        bytes *= size;
    }
    return bytes;
}

std::string tensorShapeText(const std::vector<std::uint64_t>& shape)
{
    std::string text;
    for (const std::uint64_t size : shape)
        text += (text.empty() ? "" : " × ") + std::to_string(size);
    return text.empty() ? "1" : text;
}

/// The tensor of an entry of a known type.
Result<Tensor> tensorOf(const TensorEntry& entry, ElementType type, std::span<const std::byte> data, const Message& name,
                        const std::string& tensor)
{
    const auto [begin, end] = *entry.offsets;
    const std::optional<std::uint64_t> needed = bytesOf(*entry.shape, static_cast<std::uint64_t>(sizeOf(type)));
    if (!needed || *needed != end - begin)
        return ofTensor(name, tensor,
                        {translatable("Models", "its shape %1 and type %2 do not fit the %3 bytes that it has"),
                         tensorShapeText(*entry.shape), *entry.type, end - begin});
    Tensor result{type, {}, data.subspan(begin, end - begin)};
    for (const std::uint64_t size : *entry.shape) {
        if (size > static_cast<std::uint64_t>(std::numeric_limits<Index>::max())) // beside a 0
            return ofTensor(name, tensor, {translatable("Models", "its shape %1 is larger than any"), tensorShapeText(*entry.shape)});
        result.shape.push_back(static_cast<Index>(size));
    }
    return result;
}

std::optional<Error> tensorFaultOf(const TensorEntry& entry, std::uint64_t dataSize, const Message& name, const std::string& tensor)
{
    if (!entry.type || !entry.shape || !entry.offsets)
        return ofTensor(name, tensor, translatable("Models", "the header lacks its dtype, shape or data_offsets"));
    if (entry.shape->size() > mostTensorDimensions)
        return ofTensor(name, tensor, {translatable("Models", "it has more than %1 dimensions"), mostTensorDimensions});
    const auto [begin, end] = *entry.offsets;
    if (begin > end)
        return ofTensor(name, tensor, translatable("Models", "it ends before it begins"));
    if (end > dataSize)
        return ofTensor(
            name, tensor,
            {translatable("Models", "it ends at byte %1 behind the header, and the file has %2 there, so it is cut off"), end, dataSize});
    return std::nullopt;
}

/// Where one tensor lies.
struct Extent {
    std::uint64_t begin, end;
    std::string name;
};

std::optional<Error> faultOfOverlap(std::vector<Extent>& extents, const Message& name)
{
    std::ranges::sort(extents, {}, &Extent::begin);
    for (std::size_t i = 1; i < extents.size(); ++i)
        if (extents[i].begin < extents[i - 1].end)
            return ofTensor(name, extents[i].name,
                            {translatable("Models", "its bytes are also those of %1"),
                             quoted(QByteArrayView(extents[i - 1].name.data(), qsizetype(extents[i - 1].name.size())))});
    return std::nullopt;
}

/// Reads the header's entries into a store.
Result<TensorStore> storeFrom(std::string_view header, std::span<const std::byte> data, const Message& name)
{
    TensorStore store;
    std::vector<Extent> extents;
    JsonScanner json(header);
    json.expects('{');
    for (bool isFirst = true; json.hasNext('}', isFirst); isFirst = false) {
        const std::string tensor = json.text();
        json.expects(':');
        if (tensor == "__metadata__") {
            json.skip();
            continue;
        }
        const TensorEntry entry = entryIn(json);
        if (json.hasFailed())
            break;
        if (store.tensors.contains(tensor) || store.unread.contains(tensor))
            return ofTensor(name, tensor, translatable("Models", "there are two of this name"));
        if (store.tensors.size() + store.unread.size() == mostTensors)
            return notSafetensors(name, {translatable("Models", "has more than %1 tensors, which no model has"), mostTensors});
        if (const std::optional<Error> fault = tensorFaultOf(entry, data.size(), name, tensor))
            return *fault;
        if (entry.offsets->at(0) < entry.offsets->at(1))
            extents.push_back({entry.offsets->at(0), entry.offsets->at(1), tensor});
        const std::optional<ElementType> type = elementType(*entry.type);
        if (!type) {
            store.unread.emplace(tensor, *entry.type);
            continue;
        }
        Result<Tensor> read = tensorOf(entry, *type, data, name, tensor);
        if (!read)
            return read.error();
        store.tensors.emplace(tensor, std::move(*read));
    }
    if (json.hasFailed() || !json.isAtEnd())
        return notSafetensors(name,
                              {translatable("Models", "has a header that is not as it should be at byte %1"), json.place() + lengthSize});
    if (const std::optional<Error> fault = faultOfOverlap(extents, name))
        return *fault;
    return store;
}

std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Names of tensors by the shards that hold them.
using ShardMap = std::map<std::string, std::vector<std::string>, std::less<>>;

/// An index's weight_map.
std::optional<ShardMap> shardsIn(std::string_view index)
{
    ShardMap shards;
    bool isFound = false;
    JsonScanner json(index);
    json.expects('{');
    for (bool isFirst = true; json.hasNext('}', isFirst); isFirst = false) {
        const std::string key = json.text();
        json.expects(':');
        if (key != "weight_map") {
            json.skip();
            continue;
        }
        isFound = json.expects('{');
        for (bool isFirstTensor = true; json.hasNext('}', isFirstTensor); isFirstTensor = false) {
            std::string tensor = json.text();
            json.expects(':');
            shards[json.text()].push_back(std::move(tensor));
        }
    }
    return isFound && !json.hasFailed() && json.isAtEnd() ? std::optional(std::move(shards)) : std::nullopt;
}

/// True for a name that stays in its folder.
bool isPlainName(const std::string& name)
{
    return !name.empty() && name != "." && name != ".." && name.find_first_of(std::string_view("/\\:\0", 4)) == std::string::npos;
}

/// Takes the tensors of one shard into the store of all.
std::optional<Error> addShard(TensorStore& all, TensorStore shard, const std::vector<std::string>& tensors, const Message& index,
                              const std::string& file)
{
    for (const std::string& tensor : tensors) {
        if (const auto unread = shard.unread.find(tensor); unread != shard.unread.end()) {
            all.unread.insert(*unread);
            continue;
        }
        auto node = shard.tensors.extract(tensor);
        const bool isNew = !node.empty() && all.tensors.insert(std::move(node)).inserted;
        if (!isNew)
            return ofTensor(index, tensor,
                            {translatable("Models", "it is said to be in %1 and is not there, or is named twice"),
                             quoted(QByteArrayView(file.data(), qsizetype(file.size())))});
    }
    all.owners.insert(all.owners.end(), shard.owners.begin(), shard.owners.end());
    return std::nullopt;
}

} // namespace

Result<TensorStore> tensorsIn(std::span<const std::byte> bytes, std::shared_ptr<const void> owner, const Message& name)
{
    if (textOf(bytes.first(std::min<std::size_t>(bytes.size(), 64))).starts_with("version https://git-lfs"))
        return Error{
            translatable("Models", "%1 is only the note that Git LFS leaves in place of a file; fetch the file with “git lfs pull”."),
            name};
    if (bytes.size() < lengthSize)
        return notSafetensors(name, {translatable("Models", "has only %1 bytes and is no safetensors file"), bytes.size()});
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < lengthSize; ++i)
        length |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * i);
    if (length > longestHeader)
        return notSafetensors(name, {translatable("Models", "is no safetensors file: its header would have %1 bytes"), length});
    if (length > bytes.size() - lengthSize)
        return notSafetensors(name, {translatable("Models", "is cut off in its header, which has %1 bytes"), length});
    const std::span<const std::byte> header = bytes.subspan(lengthSize, length);
    Result<TensorStore> store = storeFrom(textOf(header), bytes.subspan(lengthSize + length), name);
    if (store && owner)
        store->owners.push_back(std::move(owner));
    return store;
}

Result<TensorStore> openSafetensors(const QString& path)
{
    Result<std::shared_ptr<const MappedFile>> file = MappedFile::open(path);
    if (!file)
        return file.error();
    return tensorsIn((*file)->bytes(), *file, path.toStdString());
}

Result<TensorStore> openShards(const QString& indexPath)
{
    constexpr qint64 longestIndex = 50'000'000;
    constexpr std::size_t mostShards = 1'000;
    const Message name = indexPath.toStdString();
    const Result<QByteArray> index = readSmallFile(indexPath, longestIndex);
    if (!index)
        return index.error();
    const std::optional<ShardMap> shards = shardsIn(std::string_view(index->constData(), std::size_t(index->size())));
    if (!shards || shards->empty() || shards->size() > mostShards)
        return Error{translatable("Models", "%1 is not an index of safetensors files with a proper “weight_map”; download it again."),
                     name};
    const QString folder = QFileInfo(indexPath).path();
    TensorStore all;
    for (const auto& [file, tensors] : *shards) {
        const QByteArrayView shown(file.data(), qsizetype(file.size()));
        if (!isPlainName(file))
            return Error{
                translatable("Models", "%1 names the file %2, which is not the plain name of a file beside it; download it again."), name,
                quoted(shown)};
        const QString path = folder + u'/' + QString::fromUtf8(shown);
        if (!QFileInfo::exists(path))
            return Error{translatable("Models", "%1 names the file %2, which is missing beside it; download that file, too."), name,
                         quoted(shown)};
        Result<TensorStore> shard = openSafetensors(path);
        if (!shard)
            return shard.error();
        if (const std::optional<Error> fault = addShard(all, std::move(*shard), tensors, name, file))
            return *fault;
    }
    return all;
}

} // namespace softfocus
