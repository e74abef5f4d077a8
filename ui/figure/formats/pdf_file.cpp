#include "ui/figure/formats/pdf_file.h"

#include <QCryptographicHash>

namespace softfocus {

int PdfFile::reserve()
{
    m_offsets.push_back(0);
    return int(m_offsets.size());
}

void PdfFile::write(int number, const QByteArray& content)
{
    m_offsets[std::size_t(number) - 1] = m_bytes.size();
    m_bytes += QByteArray::number(number) + " 0 obj\n" + content + "\nendobj\n";
}

int PdfFile::add(const QByteArray& content)
{
    const int number = reserve();
    write(number, content);
    return number;
}

int PdfFile::addStream(const QByteArray& entries, const QByteArray& content, bool packed)
{
    constexpr qsizetype sizeInFront = 4; // which Qt puts there
    const QByteArray body = packed ? qCompress(content).sliced(sizeInFront) : content;
    QByteArray dictionary = "<< " + entries;
    if (packed)
        dictionary += " /Filter /FlateDecode";
    return add(dictionary + " /Length " + QByteArray::number(body.size()) + " >>\nstream\n" + body + "\nendstream");
}

QByteArray PdfFile::finish(const QByteArray& entries)
{
    // What identifies a file is meant to differ from others; its content does that, and stays the same when nothing changes.
    const QByteArray identity = '<' + QCryptographicHash::hash(m_bytes, QCryptographicHash::Md5).toHex() + '>';
    const qsizetype table = m_bytes.size();
    const QByteArray count = QByteArray::number(qsizetype(m_offsets.size()) + 1);
    m_bytes += "xref\n0 " + count + "\n0000000000 65535 f \n";
    for (const qsizetype offset : m_offsets)
        m_bytes += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
    m_bytes += "trailer\n<< /Size " + count + ' ' + entries + " /ID [" + identity + identity + "] >>\nstartxref\n" +
               QByteArray::number(table) + "\n%%EOF\n";
    return std::move(m_bytes);
}

QByteArray PdfFile::text(const QString& text)
{
    QByteArray hex = "<feff";
    for (const QChar character : text)
        hex += QByteArray::number(character.unicode(), 16).rightJustified(4, '0');
    return hex + '>';
}

} // namespace softfocus
