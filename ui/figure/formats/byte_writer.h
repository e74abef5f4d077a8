#pragma once

#include <QByteArray>
#include <QRgb>
#include <QString>

namespace softfocus {

/// Puts bytes together: texts as they are, numbers with a point in every locale and no digit too many.
class ByteWriter {
public:
    ByteWriter& operator<<(const char* text)
    {
        m_bytes += text;
        return *this;
    }
    ByteWriter& operator<<(const QByteArray& text)
    {
        m_bytes += text;
        return *this;
    }
    ByteWriter& operator<<(char character)
    {
        m_bytes += character;
        return *this;
    }
    /// Two decimals: a five-hundredth of a millimetre and less.
    ByteWriter& operator<<(double number) { return decimal(number, 2); }
    ByteWriter& operator<<(int number) { return decimal(number, 0); }
    ByteWriter& decimal(double number, int decimals);

    qsizetype size() const { return m_bytes.size(); }
    void reserve(qsizetype size) { m_bytes.reserve(size); }
    QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

/// "#4353d6", or "#fff" where that is the same.
QByteArray hexColour(QRgb colour);

/// The text as XML, with what XML cannot hold as U+FFFD.
QByteArray xmlText(const QString& text);

} // namespace softfocus
