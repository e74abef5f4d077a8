#pragma once

#include "ui/paint/colour/theme.h"

#include <QWidget>

namespace softfocus {

class BarButton;
class FileReader;
class ProgressLine;
class TextLabel;

/// Says which file is being read when that takes longer than half a second, and offers to stop.
class ReadingLine : public QWidget {
    Q_OBJECT

public:
    /// Needs: the reader outlives the line.
    explicit ReadingLine(FileReader& reader, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = Theme::light();
    FileReader& m_reader;
    TextLabel* m_text;
    BarButton* m_stop;
    ProgressLine* m_progress;
};

} // namespace softfocus
