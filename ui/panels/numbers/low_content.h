#pragma once

#include <QLayout>
#include <QWidget>

namespace softfocus {

/// What stands in an area that scrolls, and scrolls itself where it can: it is no higher than the area as long as its parts have the least
/// room that they need.
class LowContent : public QWidget {
public:
    using QWidget::QWidget;

    int heightForWidth(int width) const override { return layout() ? layout()->totalMinimumHeightForWidth(width) : -1; }
};

} // namespace softfocus
