#include "core/files/file_kind.h"

#include <QLatin1String>

#include <array>

namespace softfocus {

namespace {

/// How files of a kind begin, and what they are.
struct Signature {
    qsizetype at;
    QByteArrayView bytes;
    const char* kind;
};

constexpr char picture[] = ", which carries no scene; open the .png, .svg or .pdf that Softfocus exported, or the .softfocus scene";
constexpr char table[] = "; save its sheet as .csv and open that";
constexpr char array[] = "; save one matrix of it with numpy.save and open that";

template <std::size_t size>
constexpr QByteArrayView view(const char (&text)[size])
{
    return QByteArrayView(text, qsizetype(size) - 1);
}

/// Pictures first, then workbooks, then arrays.
const std::array pictures{
    Signature{0, view("\xff\xd8\xff"), "a JPEG picture"},
    Signature{0, view("GIF8"), "a GIF picture"},
    Signature{8, view("WEBP"), "a WebP picture"},
    Signature{0, view("II*\0"), "a TIFF picture"},
    Signature{0, view("MM\0*"), "a TIFF picture"},
    Signature{4, view("ftypavif"), "an AVIF picture"},
    Signature{4, view("ftypheic"), "a HEIC picture"},
    Signature{0, view("8BPS"), "a Photoshop picture"},
    Signature{0, view("%!PS"), "PostScript (.eps, .ps)"},
    Signature{0, view("\xc5\xd0\xd3\xc6"), "PostScript (.eps)"},
    Signature{0, view("\0\0\1\0"), "an icon"},
    Signature{0, view("\1\0\0\0"), "an EMF picture"},
    Signature{0, view("\xd7\xcd\xc6\x9a"), "a WMF picture"},
};
const std::array tables{
    Signature{0, view("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Office file (.xls, .doc)"},
    Signature{0, view("PAR1"), "a Parquet file"},
};
const std::array arrays{
    Signature{0, view("\x89HDF\r\n\x1a\n"), "an HDF5 file"}, Signature{0, view("MATLAB 5.0"), "a MATLAB file"},
    Signature{0, view("\x80\2"), "a pickle of Python"},      Signature{0, view("\x80\3"), "a pickle of Python"},
    Signature{0, view("\x80\4"), "a pickle of Python"},      Signature{0, view("\x80\5"), "a pickle of Python"},
};

template <class Signatures>
std::optional<std::string> kindAmong(const Signatures& signatures, QByteArrayView bytes, const char* advice)
{
    for (const Signature& signature : signatures)
        if (bytes.size() >= signature.at && bytes.sliced(signature.at).startsWith(signature.bytes))
            return std::string("is ") + signature.kind + advice;
    return std::nullopt;
}

/// An archive tells what it is by the name of its first file.
std::optional<std::string> kindOfArchive(QByteArrayView bytes)
{
    constexpr qsizetype farEnough = 4096;
    const QByteArrayView start = bytes.first(std::min(bytes.size(), farEnough));
    if (!start.startsWith("PK\3\4"))
        return std::nullopt;
    if (start.contains(".npy"))
        return std::string("is an archive of arrays (.npz)") + array;
    if (start.contains("xl/") || start.contains("opendocument.spreadsheet"))
        return std::string("is a workbook (.xlsx, .ods)") + table;
    if (start.contains("data.pkl"))
        return std::string("is a file of PyTorch") + array;
    return "is a ZIP archive; unpack it and open what is in it";
}

} // namespace

std::optional<std::string> foreignKind(QByteArrayView bytes)
{
    if (std::optional<std::string> kind = kindAmong(pictures, bytes, picture))
        return kind;
    if (bytes.startsWith("BM") && bytes.first(std::min<qsizetype>(bytes.size(), 18)).contains('\0')) // a text may begin so, too
        return std::string("is a BMP picture") + picture;
    if (std::optional<std::string> kind = kindAmong(tables, bytes, table))
        return kind;
    if (std::optional<std::string> kind = kindAmong(arrays, bytes, array))
        return kind;
    return kindOfArchive(bytes);
}

} // namespace softfocus
