#include "core/files/array/npy.h"

#include "core/files/array/npy_header.h"
#include "core/scene/scene.h"

#include <bit>
#include <cmath>

namespace softfocus {

namespace {

struct Header {
    NpyElement type;
    bool columnsFirst = false;
    Index rows = 0;
    Index columns = 0;
    qsizetype dataAt = 0;
};

Error notNpy(const Message& name, const Message& reason)
{
    return Error{translatable("Array", "%1 %2; write it again with numpy.save."), name, reason};
}

constexpr std::size_t mostDimensions = 32; ///< of any NumPy array

std::string shapeText(const std::vector<quint64>& sizes)
{
    std::string text;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        text += (i > 0 ? " × " : "") + std::to_string(sizes[i]);
    return text;
}

/// How to take a matrix out of an array of more dimensions: "a[0, 0]".
std::string firstMatrixText(std::size_t dimensions)
{
    std::string text = "a[0";
    for (std::size_t i = 3; i < dimensions; ++i)
        text += ", 0";
    return text + "]";
}

/// Leaves out what a model adds for a batch or a head of which there is one.
void dropLeadingOnes(std::vector<quint64>& sizes)
{
    while (sizes.size() > 2 && sizes.front() == 1)
        sizes.erase(sizes.begin());
}

Result<Header> parseHeader(QByteArrayView bytes, const Message& name)
{
    Result<NpyHeader> read = readNpyHeader(bytes, name);
    if (!read)
        return read.error();
    std::vector<quint64>* const shape = &read->sizes;
    if (shape->size() > mostDimensions)
        return notNpy(name, Message(translatable("Array", "has %1 dimensions, more than any array"), shape->size()));
    dropLeadingOnes(*shape);
    if (shape->empty())
        return Error{
            translatable("Array", "%1 holds a single number without dimensions; save an array of one or two, such as a.reshape(1, 1)."),
            name};
    if (shape->size() > 2)
        return Error{
            translatable("Array",
                         "%1 has %2 dimensions (%3); save one matrix out of it, such as the first head: numpy.save(\"head.npy\", %4)."),
            name, shape->size(), shapeText(*shape), firstMatrixText(shape->size())};
    for (const quint64 size : *shape)
        if (size > static_cast<quint64>(maximumTokens))
            return Error{translatable("Array", "%1 is too large with %2 scores; at most %3 a side can be shown, so save a part of it."),
                         name, shapeText(*shape), maximumTokens};
    Header header{read->type, read->columnsFirst, 1, static_cast<Index>(shape->back()), read->dataAt};
    if (shape->size() == 2)
        header.rows = static_cast<Index>(shape->front());
    return header;
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

} // namespace

Result<Matrix> matrixFromNpy(QByteArrayView bytes, const Message& name)
{
    const Result<Header> header = parseHeader(bytes, name);
    if (!header)
        return header.error();
    const NpyElement type = header->type;
    const qsizetype expected = header->rows * header->columns * type.bytes;
    const qsizetype present = bytes.size() - header->dataAt;
    if (present < expected)
        return notNpy(name, Message(translatable("Array", "is cut off: it has %1 of %2 bytes of numbers"), present, expected));
    if (present > expected)
        return notNpy(name, translatable("Array", "goes on after its array, so it is damaged or holds several"));

    Matrix matrix(header->rows, header->columns);
    for (Index row = 0; row < header->rows; ++row)
        for (Index column = 0; column < header->columns; ++column) {
            const Index place = header->columnsFirst ? column * header->rows + row : row * header->columns + column;
            matrix(row, column) = elementAt(bytes.data() + header->dataAt + place * type.bytes, type);
        }
    return matrix;
}

} // namespace softfocus
