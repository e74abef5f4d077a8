#include "core/files/file_kind.h"

#include "core/files/picture_format.h"

#include <QLatin1String>

#include <array>

namespace softfocus {

namespace {

/// How files of a kind begin, and what they are.
struct Signature {
    qsizetype at;
    QByteArrayView bytes;
    Template kind;
};

constexpr Template picture = translatable("FileKind", "is %1, which cannot be read here; save it as .png or .jpg and open that");
constexpr Template table = translatable("FileKind", "is %1; save its sheet as .csv and open that");
constexpr Template array = translatable("FileKind", "is %1; save one matrix of it with numpy.save and open that");

template <std::size_t size>
constexpr QByteArrayView view(const char (&text)[size])
{
    return QByteArrayView(text, qsizetype(size) - 1);
}

/// Pictures first, then workbooks, then arrays.
const std::array pictures{
    Signature{0, view("\xff\xd8\xff"), translatable("FileKind", "a JPEG picture")},
    Signature{0, view("GIF8"), translatable("FileKind", "a GIF picture")},
    Signature{8, view("WEBP"), translatable("FileKind", "a WebP picture")},
    Signature{0, view("II*\0"), translatable("FileKind", "a TIFF picture")},
    Signature{0, view("MM\0*"), translatable("FileKind", "a TIFF picture")},
    Signature{4, view("ftypavif"), translatable("FileKind", "an AVIF picture")},
    Signature{4, view("ftypheic"), translatable("FileKind", "a HEIC picture")},
    Signature{0, view("8BPS"), translatable("FileKind", "a Photoshop picture")},
    Signature{0, view("%!PS"), translatable("FileKind", "PostScript (.eps, .ps)")},
    Signature{0, view("\xc5\xd0\xd3\xc6"), translatable("FileKind", "PostScript (.eps)")},
    Signature{0, view("\0\0\1\0"), translatable("FileKind", "an icon")},
    Signature{0, view("\1\0\0\0"), translatable("FileKind", "an EMF picture")},
    Signature{0, view("\xd7\xcd\xc6\x9a"), translatable("FileKind", "a WMF picture")},
};
const std::array tables{
    Signature{0, view("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), translatable("FileKind", "an old Office file (.xls, .doc)")},
    Signature{0, view("PAR1"), translatable("FileKind", "a Parquet file")},
};
const std::array arrays{
    Signature{0, view("\x89HDF\r\n\x1a\n"), translatable("FileKind", "an HDF5 file")},
    Signature{0, view("MATLAB 5.0"), translatable("FileKind", "a MATLAB file")},
    Signature{0, view("\x80\2"), translatable("FileKind", "a pickle of Python")},
    Signature{0, view("\x80\3"), translatable("FileKind", "a pickle of Python")},
    Signature{0, view("\x80\4"), translatable("FileKind", "a pickle of Python")},
    Signature{0, view("\x80\5"), translatable("FileKind", "a pickle of Python")},
};

template <class Signatures>
std::optional<Message> kindAmong(const Signatures& signatures, QByteArrayView bytes, Template advice)
{
    for (const Signature& signature : signatures)
        if (bytes.size() >= signature.at && bytes.sliced(signature.at).startsWith(signature.bytes))
            return Message(advice, signature.kind);
    return std::nullopt;
}

/// An archive tells what it is by the name of its first file.
std::optional<Message> kindOfArchive(QByteArrayView bytes)
{
    constexpr qsizetype farEnough = 4096;
    const QByteArrayView start = bytes.first(std::min(bytes.size(), farEnough));
    if (!start.startsWith("PK\3\4"))
        return std::nullopt;
    if (start.contains(".npy"))
        return Message(translatable("FileKind", "is an archive of arrays; give it a name that ends in .npz and open that"));
    if (start.contains("xl/") || start.contains("opendocument.spreadsheet"))
        return Message(table, translatable("FileKind", "a workbook (.xlsx, .ods)"));
    if (start.contains("data.pkl"))
        return Message(array, translatable("FileKind", "a file of PyTorch"));
    return Message(translatable("FileKind", "is a ZIP archive; unpack it and open what is in it"));
}

} // namespace

std::optional<Message> foreignKind(QByteArrayView bytes)
{
    if (std::optional<Message> kind = kindAmong(pictures, bytes, picture))
        return kind;
    if (pictureFormatOf(bytes) == PictureFormat::Bmp)
        return Message(picture, translatable("FileKind", "a BMP picture"));
    if (std::optional<Message> kind = kindAmong(tables, bytes, table))
        return kind;
    if (std::optional<Message> kind = kindAmong(arrays, bytes, array))
        return kind;
    return kindOfArchive(bytes);
}

std::optional<Message> foreignText(QByteArrayView utf8)
{
    if (!utf8.contains("\\begin{tikzpicture}"))
        return std::nullopt;
    return Message(translatable("FileKind", "is a drawing in TikZ, which carries no scene; open the same figure as .png, .svg or .pdf"));
}

} // namespace softfocus
