#pragma once

#include <QWidget>

namespace softfocus {

/// A panel: rounded, with a hairline, on the window's ground, which it paints around its corners itself: what changes
/// in a panel makes nothing below it paint again.
class Card : public QWidget {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace softfocus
