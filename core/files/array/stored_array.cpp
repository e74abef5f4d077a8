#include "core/files/array/stored_array.h"

#include "core/scene/scene.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

/// How to take a matrix out of an array of more dimensions: "a[0, 0]".
std::string firstMatrixText(std::size_t choosable)
{
    std::string text = "a[0";
    for (std::size_t i = 1; i < choosable; ++i)
        text += ", 0";
    return text + "]";
}

/// Source: IEEE 754-2008, binary16.
double halfToDouble(quint16 bits)
{
    const int exponent = (bits >> 10) & 0x1f;
    const int fraction = bits & 0x3ff;
    double magnitude = 0;
    if (exponent == 0x1f)
        magnitude = fraction == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    else if (exponent == 0)
        magnitude = std::ldexp(fraction, -24);
    else
        magnitude = std::ldexp(fraction + 0x400, exponent - 25);
    return (bits & 0x8000) != 0 ? -magnitude : magnitude;
}

/// One number. Needs: type.bytes bytes at `data`.
double elementAt(const char* data, NpyElement type)
{
    quint64 bits = 0;
    for (int i = 0; i < type.bytes; ++i) {
        const int place = type.bigEndian ? type.bytes - 1 - i : i;
        bits |= static_cast<quint64>(static_cast<unsigned char>(data[i])) << (8 * place);
    }
    switch (type.kind) {
    case 'b': return bits != 0 ? 1 : 0;
    case 'u': return static_cast<double>(bits);
    case 'i': {
        const int unused = 64 - 8 * type.bytes;
        return static_cast<double>(static_cast<qint64>(bits << unused) >> unused); // extends the sign
    }
    case 'B': return static_cast<double>(std::bit_cast<float>(static_cast<quint32>(bits << 16))); // the upper half of a float
    default: break;
    }
    if (type.bytes == 2)
        return halfToDouble(static_cast<quint16>(bits));
    if (type.bytes == 4)
        return static_cast<double>(std::bit_cast<float>(static_cast<quint32>(bits)));
    return std::bit_cast<double>(bits);
}

/// Where a matrix lies in an array. Units: elements
struct Layout {
    Index rows = 1, columns = 1;
    Index begin = 0, rowStep = 0, columnStep = 1;
};

std::optional<Error> faultOfSizes(const std::vector<quint64>& sizes, std::size_t indexes, const Message& name)
{
    if (sizes.empty())
        return Error{
            translatable("Array", "%1 holds a single number without dimensions; save an array of one or two, such as a.reshape(1, 1)."),
            name};
    const std::size_t choosable = sizes.size() > 2 ? sizes.size() - 2 : 0;
    if (choosable > 0 && indexes == 0)
        return Error{
            translatable("Array",
                         "%1 has %2 dimensions (%3); save one matrix out of it, such as the first head: numpy.save(\"head.npy\", %4)."),
            name, sizes.size(), sizesText(sizes), firstMatrixText(choosable)};
    if (indexes != choosable)
        return Error{translatable("Array", "%1 has %2 dimensions (%3), so that a matrix of it is at %4 indexes, not at %5."),
                     name,
                     sizes.size(),
                     sizesText(sizes),
                     choosable,
                     indexes};
    for (std::size_t i = choosable; i < sizes.size(); ++i)
        if (sizes[i] > static_cast<quint64>(maximumTokens))
            return Error{translatable("Array", "%1 is too large with %2 scores; at most %3 a side can be shown, so save a part of it."),
                         name, sizesText({sizes.begin() + std::ptrdiff_t(choosable), sizes.end()}), maximumTokens};
    return std::nullopt;
}

std::optional<Error> faultOfPlace(const std::vector<quint64>& sizes, const std::vector<Index>& place, const Message& name)
{
    for (std::size_t i = 0; i < place.size(); ++i)
        if (place[i] < 0 || static_cast<quint64>(place[i]) >= sizes[i])
            return Error{translatable("Array", "%1 has no index %2 in dimension %3, whose size is %4; they are counted from 0."), name,
                         place[i], i + 1, std::to_string(sizes[i])};
    return std::nullopt;
}

/// Needs: the sizes and the place are without fault, and so many elements are there.
Layout layoutOf(const std::vector<quint64>& sizes, const std::vector<Index>& place, bool columnsFirst)
{
    Layout layout;
    layout.columns = static_cast<Index>(sizes.back());
    layout.rows = sizes.size() > 1 ? static_cast<Index>(sizes[sizes.size() - 2]) : 1;
    if (layout.rows == 0 || layout.columns == 0)
        return layout; // however large the other sizes are
    std::vector<Index> steps(sizes.size());
    Index step = 1;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const std::size_t dimension = columnsFirst ? i : sizes.size() - 1 - i;
        steps[dimension] = step;
        step *= static_cast<Index>(sizes[dimension]);
    }
    layout.columnStep = steps.back();
    layout.rowStep = sizes.size() > 1 ? steps[sizes.size() - 2] : 0;
    for (std::size_t i = 0; i < place.size(); ++i)
        layout.begin += place[i] * steps[i];
    return layout;
}

} // namespace

std::vector<quint64> withoutLeadingOnes(std::vector<quint64> sizes)
{
    while (sizes.size() > 2 && sizes.front() == 1)
        sizes.erase(sizes.begin());
    return sizes;
}

std::string sizesText(const std::vector<quint64>& sizes)
{
    std::string text;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        text += (i > 0 ? " × " : "") + std::to_string(sizes[i]);
    return text;
}

std::vector<Index> choosableSizes(const StoredArray& array)
{
    std::vector<quint64> sizes = withoutLeadingOnes(array.sizes);
    sizes.resize(sizes.size() > 2 ? sizes.size() - 2 : 0);
    std::vector<Index> choosable;
    for (const quint64 size : sizes)
        choosable.push_back(static_cast<Index>(std::min(size, static_cast<quint64>(std::numeric_limits<Index>::max()))));
    return choosable;
}

std::optional<quint64> byteCount(const StoredArray& array)
{
    if (std::ranges::find(array.sizes, quint64{0}) != array.sizes.end())
        return 0;
    auto bytes = static_cast<quint64>(array.type.bytes);
    for (const quint64 size : array.sizes) {
        if (size > static_cast<quint64>(std::numeric_limits<qint64>::max()) / bytes)
            return std::nullopt;
        bytes *= size;
    }
    return bytes;
}

std::optional<Error> faultOfMatrix(const StoredArray& array, const std::vector<Index>& place, const Message& name)
{
    const std::vector<quint64> sizes = withoutLeadingOnes(array.sizes);
    if (const std::optional<Error> fault = faultOfSizes(sizes, place.size(), name))
        return fault;
    return faultOfPlace(sizes, place, name);
}

Result<Matrix> matrixAt(const StoredArray& array, const std::vector<Index>& place, const Message& name)
{
    if (const std::optional<Error> fault = faultOfMatrix(array, place, name))
        return *fault;
    const Layout layout = layoutOf(withoutLeadingOnes(array.sizes), place, array.columnsFirst);
    Matrix matrix(layout.rows, layout.columns);
    if (matrix.size() == 0)
        return matrix;
    for (Index row = 0; row < layout.rows; ++row)
        for (Index column = 0; column < layout.columns; ++column) {
            const Index element = layout.begin + row * layout.rowStep + column * layout.columnStep;
            matrix(row, column) = elementAt(array.data.data() + element * array.type.bytes, array.type);
        }
    return matrix;
}

} // namespace softfocus
