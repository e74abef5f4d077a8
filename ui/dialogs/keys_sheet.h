#pragma once

#include "ui/paint/colour/theme.h"

#include <QWidget>

#include <vector>

namespace softfocus {

/// One line of the keys sheet.
struct KeyHint {
    QString keys;
    QString text;
};

/// Lines under one heading.
struct KeyGroup {
    QString title;
    std::vector<KeyHint> hints;
};

/// All keys of the window, over the window. Esc, F1 or a click takes it away.
class KeysSheet : public QWidget {
    Q_OBJECT

public:
    KeysSheet(std::vector<KeyGroup> groups, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    /// Makes the sheet as wide as its longest line.
    void measure();
    double groupHeight(const KeyGroup& group) const;
    void paintGroup(QPainter& painter, const KeyGroup& group, QRectF area) const;
    /// How many groups stand in the left column, so that both columns are about as high.
    std::size_t groupsOnTheLeft() const;
    double columnHeight(std::size_t begin, std::size_t end) const;

    Theme m_theme = Theme::light(); ///< at the design's own type size
    double m_scale = 1;             ///< of the whole sheet
    double m_width = 0;             ///< at that size
    std::vector<KeyGroup> m_groups;
};

} // namespace softfocus
