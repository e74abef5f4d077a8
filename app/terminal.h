#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QStringList>

namespace softfocus::cli {

/// The exit status where an option is wrong.
inline constexpr int wrongOption = 2;

/// Makes sure that the standard streams are there and that writing to a closed pipe or past a limit is an error like any other
/// instead of the end of the program. Comes before anything opens a file.
void prepareStreams();

/// Tells Qt of UTF-8 where the locale is none at all, as in a bare container. Comes before the application object.
void preferUtf8();

/// The arguments as text.
struct Arguments {
    QStringList texts; ///< without the program's name; bytes that are not UTF-8 are U+FFFD
    QList<int> faulty; ///< which ones held such bytes, counted from 1
};
Arguments argumentsOf(int count, char** values);

/// One sentence to standard error: one line of at most longestMessage characters, whatever file or argument it quotes.
void say(const std::string& sentence);

/// The bytes to standard output. Errors: a sentence with the system's reason.
Result<bool> writeOut(const QByteArray& bytes);

/// Tells on a terminal how far a long work is, once it has taken a second; gone when it ends.
class ProgressLine {
public:
    /// `total` figures are to be written.
    explicit ProgressLine(qsizetype total);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(qsizetype done);

private:
    QElapsedTimer m_time;
    qsizetype m_total;
    qint64 m_nextAt;
    bool m_shown = false;
};

/// From now on, what Qt has to say for developers stays unsaid, and what it cannot go on after becomes a sentence and exit status 1.
/// Everything is said where SOFTFOCUS_DEBUG, QT_LOGGING_RULES or QT_DEBUG_PLUGINS is set.
void quietQt();

/// What the sentence begins with, from now on. `prefix` is kept as it is, not copied.
void endFatallyWith(const char* prefix);

} // namespace softfocus::cli
