#pragma once

#include <QLayout>
#include <QString>
#include <QWidget>

class QScrollArea;

namespace softfocus {

/// What stands in an area that scrolls, and scrolls itself where it can: it is no higher than the area as long as its parts have the least
/// room that they need.
class LowContent : public QWidget {
public:
    using QWidget::QWidget;

    int heightForWidth(int width) const override { return layout() ? layout()->totalMinimumHeightForWidth(width) : -1; }
};

/// An area in which what is too high scrolls; what is behind it shows through.
QScrollArea* makeArea(const QString& name, QWidget& content);
/// The same as all that a widget shows.
void fillWithArea(QWidget& whole, const QString& name, QWidget& content);

} // namespace softfocus
