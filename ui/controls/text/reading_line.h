#pragma once

#include <QWidget>

namespace softfocus {

class FileReader;

/// Says which file is being read when that takes longer than half a second, and offers to stop.
class ReadingLine : public QWidget {
    Q_OBJECT

public:
    /// Needs: the reader outlives the line.
    explicit ReadingLine(FileReader& reader, QWidget* parent = nullptr);
};

} // namespace softfocus
