#pragma once

#include "ui/model/session/file_content.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>

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
    /// Finds out what a copied picture or text holds, likewise.
    void readData(const QByteArray& picture, const QString& text, Answer answer);
    /// Stops the request under way.
    void cancel();

    bool isReading() const { return m_serial != m_answered; }
    /// What is being read, to be shown.
    const QString& name() const { return m_name; }

    /// True when a thread was left behind, which goes on while the program ends: then it must end without tidying up.
    static bool hasLeftThreads();

signals:
    void readingChanged();

private:
    struct Line;

    void run(const QString& name, std::function<Result<Content>(const std::stop_token&)> read, Answer answer);
    void finish();

    Read m_read;
    QString m_name;
    quint64 m_serial = 0;
    quint64 m_answered = 0;
    std::stop_source m_stop;
    std::shared_ptr<Line> m_line;           ///< on which readings answer
    std::unique_ptr<QThreadPool> m_readers; ///< more than one: a file that does not arrive must not hold up the next one
};

} // namespace softfocus
