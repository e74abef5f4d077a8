#include "ui/model/file_reader.h"

#include <QFileInfo>

namespace softfocus {

FileReader::FileReader(QObject* parent) : QObject(parent)
{
    constexpr int mostReaders = 4;
    m_readers.setMaxThreadCount(mostReaders);
}

FileReader::~FileReader()
{
    m_readers.clear();
    m_readers.waitForDone();
}

void FileReader::readFile(const QString& path, Answer answer)
{
    run(QFileInfo(path).fileName(), [path] { return contentOfFile(path); }, std::move(answer));
}

void FileReader::readData(const QByteArray& picture, const QString& text, Answer answer)
{
    run(tr("what was copied"), [picture, text] { return contentOfData(picture, text); }, std::move(answer));
}

void FileReader::run(const QString& name, std::function<Result<Content>()> read, Answer answer)
{
    const quint64 serial = ++m_serial;
    m_name = name;
    m_readers.start([this, serial, read = std::move(read), answer = std::move(answer)] {
        Result<Content> content = read();
        const auto tell = [this, serial, answer, content = std::move(content)] {
            if (serial != m_serial || !isReading())
                return;
            finish();
            answer(content);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
    emit readingChanged();
}

void FileReader::cancel()
{
    if (isReading())
        finish();
}

void FileReader::finish()
{
    m_answered = m_serial;
    emit readingChanged();
}

} // namespace softfocus
