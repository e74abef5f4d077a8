#include "ui/model/session/file_reader.h"

#include "core/files/score_file.h"

#include <QFileInfo>

#include <utility>

namespace softfocus {

FileReader::FileReader(QObject* parent, Read read) : QObject(parent), m_read(std::move(read)) {}

FileReader::~FileReader()
{
    leave();
    m_task.reset();              // has nothing to do
    constexpr int longest = 500; // milliseconds, in which everything that can be stopped has stopped
    const QDeadlineTimer patience(longest);
    for (std::unique_ptr<Task>& task : m_stopping)
        if (!task->endWithin(patience))
            leftTasks().push_back(std::move(task));
}

std::vector<std::unique_ptr<FileReader::Task>>& FileReader::leftTasks()
{
    static auto* const left = new std::vector<std::unique_ptr<Task>>;
    return *left;
}

void FileReader::readFile(const QString& path, Answer answer)
{
    run(QFileInfo(path).fileName(), {[path, read = m_read](const std::stop_token& stop) { return read(path, stop); }, {}},
        std::move(answer));
}

void FileReader::readSlice(const QString& path, const ArrayChoice& choice, Answer answer)
{
    const auto read = [path, choice](const std::stop_token& stop) {
        Result<FoundScores> found = readScoreFile(path, LabelChoice::Auto, stop, choice);
        return found ? Result<Content>(std::move(*found)) : Result<Content>(found.error());
    };
    run(QFileInfo(path).fileName(), {read, {}}, std::move(answer));
}

void FileReader::readData(const OfferedData& data, Answer answer)
{
    run(tr("what was copied"), {[data](const std::stop_token& stop) { return contentOfData(data, stop); }, {}}, std::move(answer));
}

void FileReader::run(const QString& name, Reading reading, Answer answer)
{
    leave();
    std::erase_if(m_stopping, [](const std::unique_ptr<Task>& task) { return task->endWithin(QDeadlineTimer(0)); });
    if (!m_task)
        m_task = std::make_unique<Task>(
            QStringLiteral("reader"),
            [](const Reading& wanted, const Task::IsWanted&, const Task::Reply& reply) { reply(wanted.read(wanted.stop)); },
            [this](const Result<Content>& content) { take(content); });
    m_stop = std::stop_source();
    reading.stop = m_stop.get_token();
    m_name = name;
    m_answer = std::move(answer);
    m_isReading = true;
    m_task->request(std::move(reading));
    emit readingChanged();
}

void FileReader::take(const Result<Content>& content)
{
    const Answer answer = std::exchange(m_answer, {});
    finish();
    answer(content);
}

void FileReader::cancel()
{
    leave();
    if (isReading())
        finish();
}

/// Asks the reading under way to stop. It may take its time, so the next one is another task's.
void FileReader::leave()
{
    m_stop.request_stop();
    if (!isReading())
        return;
    m_task->cancel();
    m_stopping.push_back(std::move(m_task));
}

void FileReader::finish()
{
    m_isReading = false;
    emit readingChanged();
}

} // namespace softfocus
