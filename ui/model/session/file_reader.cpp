#include "ui/model/session/file_reader.h"

#include <QFileInfo>
#include <QMutex>

namespace softfocus {

namespace {

/// Threads that did not stop. They are never waited for, not even when the program ends.
QList<QThreadPool*>& leftThreads()
{
    static auto* const left = new QList<QThreadPool*>;
    return *left;
}

} // namespace

/// Leads to the reader as long as it is there.
struct FileReader::Line {
    QMutex mutex;
    FileReader* reader = nullptr;
};

FileReader::FileReader(QObject* parent, Read read)
    : QObject(parent), m_read(std::move(read)), m_line(std::make_shared<Line>()), m_readers(std::make_unique<QThreadPool>())
{
    constexpr int mostReaders = 4;
    m_readers->setMaxThreadCount(mostReaders);
    m_line->reader = this;
}

FileReader::~FileReader()
{
    constexpr int patience = 500; // milliseconds, in which everything that can be stopped has stopped
    m_stop.request_stop();
    {
        const QMutexLocker lock(&m_line->mutex);
        m_line->reader = nullptr;
    }
    m_readers->clear();
    if (!m_readers->waitForDone(patience))
        leftThreads().append(m_readers.release());
}

bool FileReader::hasLeftThreads()
{
    return !leftThreads().isEmpty();
}

void FileReader::readFile(const QString& path, Answer answer)
{
    run(
        QFileInfo(path).fileName(), [path, read = m_read](const std::stop_token& stop) { return read(path, stop); }, std::move(answer));
}

void FileReader::readData(const QByteArray& picture, const QString& text, Answer answer)
{
    run(
        tr("what was copied"), [picture, text](const std::stop_token& stop) { return contentOfData(picture, text, stop); },
        std::move(answer));
}

void FileReader::run(const QString& name, std::function<Result<Content>(const std::stop_token&)> read, Answer answer)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    const quint64 serial = ++m_serial;
    m_name = name;
    m_readers->start([line = m_line, serial, stop = m_stop.get_token(), read = std::move(read), answer = std::move(answer)] {
        Result<Content> content = read(stop);
        const QMutexLocker lock(&line->mutex);
        FileReader* const reader = line->reader;
        if (!reader)
            return;
        const auto tell = [reader, serial, answer, content = std::move(content)] {
            if (serial != reader->m_serial || !reader->isReading())
                return;
            reader->finish();
            answer(content);
        };
        QMetaObject::invokeMethod(reader, tell, Qt::QueuedConnection);
    });
    emit readingChanged();
}

void FileReader::cancel()
{
    m_stop.request_stop();
    if (isReading())
        finish();
}

void FileReader::finish()
{
    m_answered = m_serial;
    emit readingChanged();
}

} // namespace softfocus
