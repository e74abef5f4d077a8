#pragma once

#include "ui/paint/colour/theme.h"

#include <QWidget>

namespace softfocus {

/// A panel: rounded, with a hairline, on the window's ground, which it paints around its corners itself: what changes
/// in a panel makes nothing below it paint again.
class Card : public QWidget {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    const Theme& theme() const { return m_theme; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = Theme::light();
};

} // namespace softfocus
