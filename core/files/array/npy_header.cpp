#include "core/files/array/npy_header.h"

#include "core/files/array/python_literal.h"
#include "core/text/message_text.h"

#include <QRegularExpression>
#include <QtEndian>

#include <bit>

namespace softfocus {

namespace {

Error notNpyHeader(const Message& name, const Message& reason)
{
    return Error{translatable("Array", "%1 %2; write it again with numpy.save."), name, reason};
}

/// Where the header's text lies.
struct HeaderText {
    QString text;
    qsizetype end = 0;
};

Result<HeaderText> headerText(QByteArrayView bytes, const Message& name)
{
    constexpr qsizetype longest = 65'536;
    if (!bytes.startsWith("\x93NUMPY"))
        return notNpyHeader(name, translatable("Array", "is not a NumPy array file"));
    if (bytes.size() < 10)
        return notNpyHeader(name, translatable("Array", "is cut off in its header"));
    const int version = static_cast<unsigned char>(bytes[6]);
    if (version < 1 || version > 3)
        return notNpyHeader(name, Message(translatable("Array", "has version %1 of the format, and only 1 to 3 are known"), version));
    const qsizetype begin = version == 1 ? 10 : 12;
    if (bytes.size() < begin)
        return notNpyHeader(name, translatable("Array", "is cut off in its header"));
    const qsizetype length = version == 1 ? qFromLittleEndian<quint16>(bytes.data() + 8) : qFromLittleEndian<quint32>(bytes.data() + 8);
    if (length > longest)
        return notNpyHeader(name, Message(translatable("Array", "has a header of %1 bytes, too long to be one"), length));
    if (bytes.size() - begin < length)
        return notNpyHeader(name, translatable("Array", "is cut off in its header"));
    const QByteArrayView text = bytes.sliced(begin, length);
    return HeaderText{version < 3 ? QString::fromLatin1(text) : QString::fromUtf8(text), begin + length};
}

/// The name of a structure's field: a text, or a pair of its title and that. None where it is neither.
std::optional<QString> fieldName(const PythonLiteral& name)
{
    if (name.kind == PythonLiteral::Kind::Tuple && name.items.size() == 2)
        return fieldName(name.items[1]);
    return name.kind == PythonLiteral::Kind::Text ? std::optional(name.text) : std::nullopt;
}

/// True where an element is a structure, which NumPy writes as a list of pairs or triples.
bool isField(const PythonLiteral& field)
{
    return field.kind == PythonLiteral::Kind::Tuple && (field.items.size() == 2 || field.items.size() == 3) && fieldName(field.items[0]);
}

/// How Python takes a field out of an array.
std::string fieldOf(const QString& field)
{
    return "a[\"" + shortened(field) + "\"]";
}

Error severalFields(const std::vector<QString>& names, const Message& name)
{
    constexpr std::size_t most = 4;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        list += (i > 0 ? ", " : "") + quoted(names[i]);
    if (names.size() > most)
        list += " …";
    return Error{translatable("Array", "%1 holds elements of %2 fields (%3), which are no scores; save one of them, such as %4."), name,
                 names.size(), list, fieldOf(names.front())};
}

/// The type of a structure's only field. Gaps between fields have no name and do not count.
Result<PythonLiteral> onlyField(const PythonLiteral& list, const Message& name)
{
    std::vector<QString> names;
    std::size_t only = 0;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        if (!isField(list.items[i]))
            return notNpyHeader(name, translatable("Array", "has a header without a proper “descr”"));
        if (const std::optional<QString> field = fieldName(list.items[i].items[0]); !field->isEmpty()) {
            names.push_back(*field);
            only = i;
        }
    }
    if (names.empty())
        return notNpyHeader(name, translatable("Array", "has a header without a proper “descr”"));
    const PythonLiteral& field = list.items[only];
    if (list.items.size() > 1 && names.size() > 1)
        return severalFields(names, name);
    if (list.items.size() > 1 || field.items.size() > 2 || field.items[1].kind != PythonLiteral::Kind::Text)
        return Error{translatable("Array", "%1 holds its numbers in a field %2 of larger elements; save that field alone: %3."), name,
                     quoted(names.front()), fieldOf(names.front())};
    return field.items[1];
}

Error otherType(const QString& type, const Message& name)
{
    static const QRegularExpression voids(QStringLiteral("^[<>=|]?V[0-9]+$"));
    if (type.endsWith(u'O'))
        return Error{
            translatable("Array",
                         "%1 holds elements of Python objects (type “|O”), which are no scores; convert them with .astype('float64')."),
            name};
    if (type.endsWith(QLatin1String("V2")))
        return Error{translatable("Array", "%1 holds elements of type %2, two bytes of unknown meaning; if they are bfloat16, save "
                                           "a.view(ml_dtypes.bfloat16).astype(\"float32\")."),
                     name, quoted(type)};
    if (voids.match(type).hasMatch())
        return Error{translatable("Array", "%1 holds elements of type %2, bytes of unknown meaning; save the array as numbers, for a type "
                                           "of ml_dtypes with a.astype(\"float32\") before saving."),
                     name, quoted(type)};
    return Error{translatable("Array", "%1 holds elements of type %2, which are no scores; convert them with .astype('float64')."), name,
                 quoted(type)};
}

Result<NpyElement> elementType(const PythonLiteral& described, const Message& name)
{
    static const QRegularExpression numbers(QStringLiteral(R"(^([<>=|]?)(?:(b)(1)|([iu])([1248])|(f)([248]))$)"));
    PythonLiteral type = described;
    if (type.kind == PythonLiteral::Kind::List) {
        Result<PythonLiteral> field = onlyField(type, name);
        if (!field)
            return field.error();
        type = std::move(*field);
    }
    if (type.kind != PythonLiteral::Kind::Text)
        return notNpyHeader(name, translatable("Array", "has a header without a proper “descr”"));
    const QString text = type.text.simplified();
    const bool bigEndian = text.startsWith(u'>') || (!text.startsWith(u'<') && std::endian::native == std::endian::big);
    if (text == QLatin1String("<V2") || text == QLatin1String(">V2"))
        return NpyElement{'B', 2, bigEndian};
    if (text == QLatin1String("?") || text == QLatin1String("|?")) // as NumPy also calls booleans
        return NpyElement{'b', 1, false};
    const auto match = numbers.match(text);
    if (!match.hasMatch())
        return otherType(text, name);
    const QString kind = match.captured(2) + match.captured(4) + match.captured(6);
    const QString width = match.captured(3) + match.captured(5) + match.captured(7);
    return NpyElement{kind[0].toLatin1(), width.toInt(), bigEndian};
}

} // namespace

Result<NpyHeader> readNpyHeader(QByteArrayView bytes, const Message& name)
{
    const Result<HeaderText> text = headerText(bytes, name);
    if (!text)
        return text.error();
    const std::optional<PythonLiteral> dictionary = readPythonLiteral(text->text);
    if (!dictionary || dictionary->kind != PythonLiteral::Kind::Dictionary)
        return notNpyHeader(name, translatable("Array", "has a header that is not a dictionary of Python"));
    const PythonLiteral* const described = dictionary->find(u"descr");
    const PythonLiteral* const shape = dictionary->find(u"shape");
    const PythonLiteral* const order = dictionary->find(u"fortran_order");
    if (!described)
        return notNpyHeader(name, translatable("Array", "has a header without “descr”"));
    const Result<NpyElement> type = elementType(*described, name);
    if (!type)
        return type.error();
    NpyHeader header{*type, false, {}, text->end};
    const bool isNumber = shape && shape->kind == PythonLiteral::Kind::Number; // "(3)" for "(3,)"
    if (!shape || (!isNumber && shape->kind != PythonLiteral::Kind::Tuple))
        return notNpyHeader(name, translatable("Array", "has a header without a proper “shape”"));
    for (const PythonLiteral& size : isNumber ? std::vector{*shape} : shape->items) {
        if (size.kind != PythonLiteral::Kind::Number)
            return notNpyHeader(name, translatable("Array", "has a header without a proper “shape”"));
        header.sizes.push_back(size.number);
    }
    if (!order || order->kind != PythonLiteral::Kind::Truth)
        return notNpyHeader(name, translatable("Array", "has a header without “fortran_order”"));
    header.columnsFirst = order->number != 0;
    return header;
}

} // namespace softfocus
