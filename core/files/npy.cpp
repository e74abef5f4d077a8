#include "core/files/npy.h"

#include "core/attention/scene.h"
#include "core/files/wording.h"

#include <QRegularExpression>
#include <QtEndian>

#include <bit>
#include <cmath>

namespace softfocus {

namespace {

/// The numbers of an array: their kind ('b' boolean, 'i', 'u', 'f'), width and byte order.
struct ElementType {
    char kind = 'f';
    int bytes = 8;
    bool bigEndian = false;
};

struct Header {
    ElementType type;
    bool columnsFirst = false; ///< stored column after column (Fortran's order)
    Index rows = 0;
    Index columns = 0;
    qsizetype dataAt = 0;
};

Error notNpy(const std::string& name, const std::string& reason)
{
    return Error{name + " " + reason + "; write it again with numpy.save."};
}

/// Where the header's text lies.
struct HeaderText {
    QString text;
    qsizetype end = 0;
};

Result<HeaderText> headerText(QByteArrayView bytes, const std::string& name)
{
    constexpr qsizetype longest = 65'536;
    if (!bytes.startsWith("\x93NUMPY"))
        return notNpy(name, "is not a NumPy array file");
    if (bytes.size() < 10)
        return notNpy(name, "is cut off in its header");
    const int version = static_cast<unsigned char>(bytes[6]);
    if (version < 1 || version > 3)
        return notNpy(name, "has version " + std::to_string(version) + " of the format, and only 1 to 3 are known");
    const qsizetype begin = version == 1 ? 10 : 12;
    if (bytes.size() < begin)
        return notNpy(name, "is cut off in its header");
    const qsizetype length =
        version == 1 ? qFromLittleEndian<quint16>(bytes.data() + 8) : qFromLittleEndian<quint32>(bytes.data() + 8);
    if (length > longest)
        return notNpy(name, "has a header of " + std::to_string(length) + " bytes, too long to be one");
    if (bytes.size() - begin < length)
        return notNpy(name, "is cut off in its header");
    return HeaderText{QString::fromUtf8(bytes.sliced(begin, length)), begin + length};
}

Result<ElementType> elementType(const QString& header, const std::string& name)
{
    static const QRegularExpression description(R"('descr'\s*:\s*(?:(['"])([^'"]*)\1|(\[)))");
    static const QRegularExpression numbers(R"(^([<>=|]?)(?:(b)(1)|([iu])([1248])|(f)([248]))$)");
    const auto described = description.match(header);
    if (!described.hasMatch())
        return notNpy(name, "has a header without “descr”");
    const auto match = numbers.match(described.captured(2));
    if (!match.hasMatch()) {
        const std::string what = described.hasCaptured(3)               ? "several fields"
                                 : described.captured(2).endsWith(u'O') ? "Python objects (type “|O”)"
                                                                        : "type " + quoted(described.captured(2));
        return Error{name + " holds elements of " + what +
                     ", which are no scores; convert them with .astype('float64')."};
    }
    const QString kind = match.captured(2) + match.captured(4) + match.captured(6);
    const QString width = match.captured(3) + match.captured(5) + match.captured(7);
    const bool bigEndian =
        match.captured(1) == u'>' || (match.captured(1) != u'<' && std::endian::native == std::endian::big);
    return ElementType{kind[0].toLatin1(), width.toInt(), bigEndian};
}

/// The numbers between the brackets of "shape"; those that no 64-bit number holds become the largest one.
Result<std::vector<quint64>> shapeOf(const QString& header, const std::string& name)
{
    static const QRegularExpression shape(R"('shape'\s*:\s*\(([0-9L,\s]*)\))");
    const auto match = shape.match(header);
    if (!match.hasMatch())
        return notNpy(name, "has a header without a proper “shape”");
    std::vector<quint64> sizes;
    for (QString size : match.captured(1).split(u',')) {
        size = size.trimmed();
        if (size.endsWith(u'L')) // as Python 2 wrote it
            size.chop(1);
        bool fits = true;
        if (!size.isEmpty())
            sizes.push_back(size.toULongLong(&fits));
        if (!fits)
            sizes.back() = std::numeric_limits<quint64>::max();
    }
    return sizes;
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

Result<Header> parseHeader(QByteArrayView bytes, const std::string& name)
{
    static const QRegularExpression order(R"('fortran_order'\s*:\s*(True|False))");
    const Result<HeaderText> text = headerText(bytes, name);
    if (!text)
        return text.error();
    const Result<ElementType> type = elementType(text->text, name);
    if (!type)
        return type.error();
    Result<std::vector<quint64>> shape = shapeOf(text->text, name);
    if (!shape)
        return shape.error();
    if (shape->size() > mostDimensions)
        return notNpy(name, "has " + std::to_string(shape->size()) + " dimensions, more than any array");
    dropLeadingOnes(*shape);
    const auto ordered = order.match(text->text);
    if (!ordered.hasMatch())
        return notNpy(name, "has a header without “fortran_order”");

    if (shape->empty())
        return Error{
            name + " holds a single number without dimensions; save an array of one or two, such as a.reshape(1, 1)."};
    if (shape->size() > 2)
        return Error{name + " has " + std::to_string(shape->size()) + " dimensions (" + shapeText(*shape) +
                     "); save one matrix out of it, such as the first head: numpy.save(\"head.npy\", " +
                     firstMatrixText(shape->size()) + ")."};
    for (const quint64 size : *shape)
        if (size > static_cast<quint64>(maximumTokens))
            return Error{name + " is too large with " + shapeText(*shape) + " scores; at most " +
                         std::to_string(maximumTokens) + " a side can be shown, so save a part of it."};
    Header header{*type, ordered.captured(1) == QLatin1String("True"), 1, static_cast<Index>(shape->back()), text->end};
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
double elementAt(const char* data, ElementType type)
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
    default: break;
    }
    if (type.bytes == 2)
        return halfToDouble(static_cast<quint16>(bits));
    if (type.bytes == 4)
        return static_cast<double>(std::bit_cast<float>(static_cast<quint32>(bits)));
    return std::bit_cast<double>(bits);
}

} // namespace

Result<Matrix> matrixFromNpy(QByteArrayView bytes, const std::string& name)
{
    const Result<Header> header = parseHeader(bytes, name);
    if (!header)
        return header.error();
    const ElementType type = header->type;
    const qsizetype expected = header->rows * header->columns * type.bytes;
    const qsizetype present = bytes.size() - header->dataAt;
    if (present < expected)
        return notNpy(name, "is cut off: it has " + std::to_string(present) + " of " + std::to_string(expected) +
                                " bytes of numbers");
    if (present > expected)
        return notNpy(name, "goes on after its array, so it is damaged or holds several");

    Matrix matrix(header->rows, header->columns);
    for (Index row = 0; row < header->rows; ++row)
        for (Index column = 0; column < header->columns; ++column) {
            const Index place = header->columnsFirst ? column * header->rows + row : row * header->columns + column;
            matrix(row, column) = elementAt(bytes.data() + header->dataAt + place * type.bytes, type);
        }
    return matrix;
}

} // namespace softfocus
