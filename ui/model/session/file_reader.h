#pragma once

#include "core/files/array/array_file.h"
#include "ui/model/document/latest_task.h"
#include "ui/model/session/file_content.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace softfocus {

/// Reads on other threads. The newest request wins: what was asked for before it is stopped.
class FileReader : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<void(Result<Content>)>;
    /// Finds out what a file holds, on any thread; stops soon after it is asked to.
    using Read = std::function<Result<Content>(const QString& path, const std::stop_token& stop)>;

    explicit FileReader(QObject* parent = nullptr, Read read = contentOfFile);
    /// Stops the reading under way, whose answer nobody hears. Does not wait for one that does not stop, such as from a network that is
    /// gone: its thread is left behind.
    ~FileReader() override;

    /// Reads a file and answers here, unless another request or cancel() comes first.
    void readFile(const QString& path, Answer answer);
    /// Reads one matrix of a file of arrays, likewise.
    void readSlice(const QString& path, const ArrayChoice& choice, Answer answer);
    /// Finds out what was copied or dropped, likewise.
    void readData(const OfferedData& data, Answer answer);
    /// Stops the request under way.
    void cancel();

    bool isReading() const { return m_isReading; }
    /// What is being read, to be shown.
    const QString& name() const { return m_name; }

    /// True when a thread was left behind, which goes on while the program ends: then it must end without tidying up.
    static bool hasLeftThreads() { return !leftTasks().empty(); }

signals:
    void readingChanged();

private:
    struct Reading {
        std::function<Result<Content>(const std::stop_token&)> read;
        std::stop_token stop;
    };
    using Task = LatestTask<Reading, Result<Content>>;

    /// Tasks that did not end. They are never waited for, not even when the program ends.
    static std::vector<std::unique_ptr<Task>>& leftTasks();
    void run(const QString& name, Reading reading, Answer answer);
    void take(const Result<Content>& content);
    void leave();
    void finish();

    Read m_read;
    QString m_name;
    Answer m_answer;
    bool m_isReading = false;
    std::stop_source m_stop;
    std::unique_ptr<Task> m_task; ///< made when first needed, and another one in place of one that has to stop
    /// Readings that were asked to stop: a file that does not arrive must not hold up the next one.
    std::vector<std::unique_ptr<Task>> m_stopping;
};

} // namespace softfocus
