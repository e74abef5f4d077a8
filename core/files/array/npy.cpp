#include "core/files/array/npy.h"

#include "core/files/array/npy_header.h"

namespace softfocus {

namespace {

Error notNpy(const Message& name, const Message& reason)
{
    return Error{translatable("Array", "%1 %2; write it again with numpy.save."), name, reason};
}

constexpr std::size_t mostDimensions = 32; ///< of any NumPy array

/// The array that a header describes, without its numbers.
Result<StoredArray> describedArray(QByteArrayView bytes, const Message& name)
{
    Result<NpyHeader> header = readNpyHeader(bytes, name);
    if (!header)
        return header.error();
    if (header->sizes.size() > mostDimensions)
        return notNpy(name, Message(translatable("Array", "has %1 dimensions, more than any array"), header->sizes.size()));
    return StoredArray{{}, header->type, header->columnsFirst, std::move(header->sizes), bytes.sliced(header->dataAt), {}};
}

std::optional<Error> faultOfLength(const StoredArray& array, const Message& name)
{
    const std::optional<quint64> expected = byteCount(array);
    const auto present = static_cast<quint64>(array.data.size());
    if (!expected || present < *expected)
        return notNpy(name, Message(translatable("Array", "is cut off: it has %1 of %2 bytes of numbers"), present,
                                    expected ? std::to_string(*expected) : "2⁶³"));
    if (present > *expected)
        return notNpy(name, translatable("Array", "goes on after its array, so it is damaged or holds several"));
    return std::nullopt;
}

} // namespace

Result<StoredArray> arrayFromNpy(QByteArrayView bytes, const Message& name)
{
    Result<StoredArray> array = describedArray(bytes, name);
    if (!array)
        return array;
    // That its matrices are too large is said even of a file whose end is missing.
    if (const std::optional<Error> fault = faultOfMatrix(*array, std::vector<Index>(choosableSizes(*array).size(), 0), name))
        return *fault;
    if (const std::optional<Error> fault = faultOfLength(*array, name))
        return *fault;
    return array;
}

Result<Matrix> matrixFromNpy(QByteArrayView bytes, const Message& name)
{
    const Result<StoredArray> array = arrayFromNpy(bytes, name);
    return array ? matrixAt(*array, {}, name) : Result<Matrix>(array.error());
}

} // namespace softfocus
