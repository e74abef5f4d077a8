#include "tests/support/npz.h"

#include "core/packed/inflate.h"

#include <QFile>
#include <QRegularExpression>
#include <QtEndian>

namespace softfocus::test {

namespace {

template <class Number>
Number numberAt(const QByteArray& bytes, qsizetype at)
{
    return qFromLittleEndian<Number>(bytes.constData() + at);
}

template <class Number>
void readValues(const QByteArray& bytes, qsizetype from, NpzArray& array)
{
    for (qsizetype at = from; at + qsizetype(sizeof(Number)) <= bytes.size(); at += qsizetype(sizeof(Number)))
        array.values.push_back(static_cast<double>(numberAt<Number>(bytes, at)));
}

/// Source: numpy.lib.format, version 1.0.
NpzArray arrayIn(const QByteArray& npy)
{
    NpzArray array;
    const qsizetype headerLength = numberAt<quint16>(npy, 8), begin = 10 + headerLength;
    const QString header = QString::fromLatin1(npy.mid(10, headerLength));
    const QString shape = QRegularExpression(QStringLiteral("'shape': \\(([^)]*)\\)")).match(header).captured(1);
    for (const QString& length : shape.split(u',', Qt::SkipEmptyParts))
        if (!length.trimmed().isEmpty())
            array.shape.push_back(length.trimmed().toLongLong());
    if (header.contains(QLatin1String("<f4")))
        readValues<float>(npy, begin, array);
    else if (header.contains(QLatin1String("<f8")))
        readValues<double>(npy, begin, array);
    else if (header.contains(QLatin1String("<i4")))
        readValues<qint32>(npy, begin, array);
    else if (header.contains(QLatin1String("<i8")))
        readValues<qint64>(npy, begin, array);
    return array;
}

/// Deflated bytes of a ZIP archive, by way of the gzip that they would be.
QByteArray unpacked(const QByteArray& deflated, quint32 crc, quint32 size)
{
    QByteArray gzip = QByteArray::fromHex("1f8b0800000000000003") + deflated;
    for (const quint32 number : {crc, size})
        for (int byte = 0; byte < 4; ++byte)
            gzip.append(char(number >> (8 * byte)));
    const auto result = gunzipped(gzip, qsizetype(size));
    return result ? *result : QByteArray();
}

} // namespace

double NpzArray::at(const std::vector<long long>& place) const
{
    long long index = 0;
    for (std::size_t i = 0; i < shape.size(); ++i)
        index = index * shape[i] + place[i];
    return values[std::size_t(index)];
}

std::map<std::string, NpzArray> readNpz(const QString& path)
{
    std::map<std::string, NpzArray> arrays;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return arrays;
    const QByteArray bytes = file.readAll();
    const qsizetype end = bytes.lastIndexOf(QByteArray("PK\5\6"));
    if (end < 0)
        return arrays;
    qsizetype entry = numberAt<quint32>(bytes, end + 16);
    for (int left = numberAt<quint16>(bytes, end + 10); left > 0; --left) {
        const quint32 crc = numberAt<quint32>(bytes, entry + 16), packed = numberAt<quint32>(bytes, entry + 20),
                      size = numberAt<quint32>(bytes, entry + 24), at = numberAt<quint32>(bytes, entry + 42);
        const qsizetype nameLength = numberAt<quint16>(bytes, entry + 28);
        QByteArray name = bytes.mid(entry + 46, nameLength);
        const qsizetype data = at + 30 + numberAt<quint16>(bytes, at + 26) + numberAt<quint16>(bytes, at + 28);
        const QByteArray content = bytes.mid(data, packed);
        const bool isDeflated = numberAt<quint16>(bytes, entry + 10) != 0;
        name.chop(4); // .npy
        arrays[name.toStdString()] = arrayIn(isDeflated ? unpacked(content, crc, size) : content);
        entry += 46 + nameLength + numberAt<quint16>(bytes, entry + 30) + numberAt<quint16>(bytes, entry + 32);
    }
    return arrays;
}

} // namespace softfocus::test
