#include "core/files/array/array_file.h"

#include "core/files/array/npy.h"
#include "core/models/safetensors.h"
#include "core/packed/zip.h"
#include "core/text/message_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace softfocus {

namespace {

std::string quotedName(const std::string& name)
{
    return quoted(QByteArrayView(name.data(), qsizetype(name.size())));
}

Error noNumbers(const Message& name)
{
    return Error{translatable("Array", "%1 holds no array of numbers; save attention into it, such as an array of [heads, n, n]."), name};
}

NpyElement elementOf(ElementType type)
{
    const int bytes = static_cast<int>(sizeOf(type));
    switch (type) {
    case ElementType::F64:
    case ElementType::F32:
    case ElementType::F16: break;
    case ElementType::BF16: return {'B', bytes, false};
    case ElementType::I64:
    case ElementType::I32:
    case ElementType::I16:
    case ElementType::I8: return {'i', bytes, false};
    case ElementType::U8: return {'u', bytes, false};
    case ElementType::Bool: return {'b', bytes, false};
    }
    return {'f', bytes, false};
}

std::string namesText(const std::vector<const StoredArray*>& arrays)
{
    constexpr std::size_t enough = 6;
    std::string names;
    for (std::size_t i = 0; i < std::min(arrays.size(), enough); ++i)
        names += (i > 0 ? ", " : "") + quotedName(arrays[i]->name);
    return arrays.size() > enough ? names + " …" : names;
}

std::vector<const StoredArray*> pointersTo(const std::vector<StoredArray>& arrays)
{
    std::vector<const StoredArray*> pointers;
    for (const StoredArray& array : arrays)
        pointers.push_back(&array);
    return pointers;
}

/// Those with most dimensions, leading ones aside.
std::vector<const StoredArray*> largestOf(const std::vector<StoredArray>& arrays)
{
    std::size_t most = 0;
    for (const StoredArray& array : arrays)
        most = std::max(most, withoutLeadingOnes(array.sizes).size());
    std::vector<const StoredArray*> largest = pointersTo(arrays);
    std::erase_if(largest, [most](const StoredArray* array) { return withoutLeadingOnes(array->sizes).size() != most; });
    return largest;
}

} // namespace

Result<std::vector<StoredArray>> arraysFromNpz(QByteArrayView archive, std::shared_ptr<const void> owner, const Message& name,
                                               const std::stop_token& stop)
{
    constexpr qsizetype most = 256'000'000;
    const Result<std::vector<ZipEntry>> entries = zipEntries(archive, name);
    if (!entries)
        return entries.error();
    std::vector<StoredArray> arrays;
    std::optional<Error> firstFault;
    qsizetype left = most;
    for (const ZipEntry& entry : *entries) {
        if (!entry.name.ends_with(".npy"))
            continue;
        Result<QByteArray> content = unzipped(entry, left, name, stop);
        if (!content)
            return content.error();
        if (entry.isDeflated)
            left -= content->size();
        const auto kept = entry.isDeflated ? std::make_shared<const QByteArray>(*content) : nullptr;
        Result<StoredArray> array = arrayFromNpy(kept ? QByteArrayView(*kept) : entry.packed,
                                                 Message(translatable("Array", "%1, array %2,"), name, quotedName(entry.name)));
        if (!array) { // texts, most likely, which name the words
            firstFault = firstFault ? firstFault : array.error();
            continue;
        }
        array->name = entry.name.substr(0, entry.name.size() - 4);
        array->owner = kept ? std::shared_ptr<const void>(kept) : owner;
        arrays.push_back(std::move(*array));
    }
    if (arrays.empty())
        return firstFault ? *firstFault : noNumbers(name);
    return arrays;
}

Result<std::vector<StoredArray>> arraysFromSafetensors(QByteArrayView file, std::shared_ptr<const void> owner, const Message& name)
{
    const Result<TensorStore> store = tensorsIn(std::as_bytes(std::span(file.data(), std::size_t(file.size()))), owner, name);
    if (!store)
        return store.error();
    std::vector<StoredArray> arrays;
    for (const auto& [tensorName, tensor] : store->tensors) {
        StoredArray array{tensorName, elementOf(tensor.type), false, {}, {}, owner};
        for (const Index size : tensor.shape)
            array.sizes.push_back(static_cast<quint64>(size));
        array.data = QByteArrayView(reinterpret_cast<const char*>(tensor.bytes.data()), qsizetype(tensor.bytes.size()));
        arrays.push_back(std::move(array));
    }
    if (arrays.empty())
        return noNumbers(name);
    return arrays;
}

std::optional<ArrayChoice> arrayChoice(const std::string& text)
{
    ArrayChoice choice;
    bool isFirst = true;
    for (std::size_t begin = 0; begin <= text.size(); isFirst = false) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const QByteArray part = QByteArrayView(text.data() + begin, qsizetype(end - begin)).trimmed().toByteArray();
        Index number = 0;
        const auto [stopped, fault] = std::from_chars(part.constData(), part.constData() + part.size(), number);
        const bool isNumber = !part.isEmpty() && fault == std::errc() && stopped == part.constData() + part.size() && number >= 0;
        if (isNumber)
            choice.place.push_back(number);
        else if (isFirst && !part.isEmpty())
            choice.array = part.toStdString();
        else
            return std::nullopt;
        begin = end + 1;
    }
    return choice;
}

Result<StoredArray> chosenArray(const std::vector<StoredArray>& arrays, const std::string& wanted, const Message& name)
{
    if (!wanted.empty()) {
        const auto found = std::ranges::find(arrays, wanted, &StoredArray::name);
        if (found != arrays.end())
            return *found;
        return Error{translatable("Array", "%1 holds no array %2; it has %3."), name, quotedName(wanted), namesText(pointersTo(arrays))};
    }
    std::vector<const StoredArray*> largest = largestOf(arrays);
    if (largest.size() == 1)
        return *largest.front();
    static constexpr std::array<std::string_view, 5> usual{"attn", "attention", "attentions", "weights", "scores"};
    for (const std::string_view usualName : usual)
        for (const StoredArray* const array : largest)
            if (array->name == usualName)
                return *array;
    return Error{translatable("Array", "%1 holds several arrays (%2); save the one that is meant into a file of its own."), name,
                 namesText(largest)};
}

} // namespace softfocus
