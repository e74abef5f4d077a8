#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace softfocus {

/// A PDF 1.5 under construction: numbered objects, then the table of where they are. The same objects give the same bytes.
/// Source: ISO 32000-1, 7.5. Nothing in the figures is newer than version 1.5, the latest that pdfTeX takes without a warning.
class PdfFile {
public:
    /// A number for an object that is written later.
    int reserve();
    /// Writes an object.
    void write(int number, const QByteArray& content);
    int add(const QByteArray& content);
    /// An object with a stream; `entries` are those of its dictionary besides the length. Packed unless it should be legible.
    int addStream(const QByteArray& entries, const QByteArray& content, bool packed = true);
    /// The whole file. `entries` are the trailer's.
    QByteArray finish(const QByteArray& entries);

    static QByteArray reference(int number) { return QByteArray::number(number) + " 0 R"; }
    /// Text as a PDF string.
    static QByteArray text(const QString& text);

private:
    QByteArray m_bytes = "%PDF-1.5\n%\xe2\xe3\xcf\xd3\n";
    std::vector<qsizetype> m_offsets;
};

} // namespace softfocus
