#pragma once

#include <QDialog>
#include <QTimer>

#include <array>

class QGridLayout;

namespace softfocus {

class TextLabel;
class TimingSeries;
class Timings;

/// How long computing and painting take, live: the window behind it can be used meanwhile. Enter and Esc close it.
class TimingDialog : public QDialog {
    Q_OBJECT

public:
    /// Needs: the timings outlive the dialog.
    TimingDialog(const Timings& timings, QWidget* parent);

private:
    /// A line of the table: what was measured, and the last, the typical and the slowest run.
    struct Line {
        QString title;
        std::array<TextLabel*, 3> numbers{};
    };

    Line makeLine(QGridLayout& table, int row, const QString& title);
    void show(const Line& line, const TimingSeries& series);
    void showAll();

    const Timings& m_timings;
    Line m_computing, m_painting;
    QTimer m_follow; ///< so that showing what a frame took does not take part in it
};

} // namespace softfocus
