#include "core/files/output/npy_writer.h"

#include <QtEndian>

namespace softfocus {

QByteArray npyOf(const Matrix& matrix)
{
    constexpr qsizetype alignment = 64, front = 10; // signature, version and the header's length
    QByteArray header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + QByteArray::number(matrix.rows()) + ", " +
                        QByteArray::number(matrix.cols()) + "), }";
    const qsizetype whole = (front + header.size() + 1 + alignment - 1) / alignment * alignment;
    header = header.leftJustified(whole - front - 1, ' ') + '\n';
    QByteArray bytes = QByteArray("\x93NUMPY\1\0", 8) + char(header.size() & 0xff) + char(header.size() >> 8) + header;
    const qsizetype begin = bytes.size();
    bytes.resize(begin + matrix.size() * qsizetype(sizeof(double)));
    qToLittleEndian<double>(matrix.data(), matrix.size(), bytes.data() + begin);
    return bytes;
}

} // namespace softfocus
