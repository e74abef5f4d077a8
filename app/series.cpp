#include "app/series.h"

#include "core/files/atomic_file.h"

namespace softfocus::cli {

Result<QStringList> readSentences(const QString& path)
{
    constexpr qint64 limit = 64'000'000; // bytes, more than anybody has figures made of
    const Result<FileBytes> file = readFile(path, limit);
    if (!file)
        return file.error();
    if (!file->complete)
        return Error{path.toStdString() + " is larger than 64 MB; split it."};
    if (!QByteArrayView(file->bytes).isValidUtf8())
        return Error{path.toStdString() + " is not UTF-8 text; convert it, for example with iconv."};
    QStringList sentences;
    QString text = QString::fromUtf8(file->bytes);
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    for (const QString& line : text.split(u'\n'))
        if (const QString sentence = line.trimmed(); !sentence.isEmpty())
            sentences << sentence;
    if (sentences.isEmpty())
        return Error{path.toStdString() + " holds no sentence; write one a line."};
    return sentences;
}

} // namespace softfocus::cli
