#pragma once

#include "ui/model/file_content.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace softfocus {

/// Reads on other threads. The newest request wins: what was asked for before it is dropped.
class FileReader : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<void(Result<Content>)>;

    explicit FileReader(QObject* parent = nullptr);
    /// Waits for the reading under way, whose answer nobody hears.
    ~FileReader() override;

    /// Reads a file and answers here, unless another request or cancel() comes first.
    void readFile(const QString& path, Answer answer);
    /// Finds out what a copied picture or text holds, likewise.
    void readData(const QByteArray& picture, const QString& text, Answer answer);
    /// Drops the request under way.
    void cancel();

    bool isReading() const { return m_serial != m_answered; }
    /// What is being read, to be shown.
    const QString& name() const { return m_name; }

signals:
    void readingChanged();

private:
    void run(const QString& name, std::function<Result<Content>()> read, Answer answer);
    void finish();

    QString m_name;
    quint64 m_serial = 0;
    quint64 m_answered = 0;
    QThreadPool m_readers; ///< more than one: a file that does not arrive must not hold up the next one
};

} // namespace softfocus
