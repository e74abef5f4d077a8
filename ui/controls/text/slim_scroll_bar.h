#pragma once

#include "ui/paint/colour/theme.h"

#include <QScrollBar>

namespace softfocus {

/// A quiet vertical scroll bar: a rounded handle and nothing else.
class SlimScrollBar : public QScrollBar {
    Q_OBJECT

public:
    using QScrollBar::QScrollBar;

    void applyTheme(const Theme& theme);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = Theme::light();
};

} // namespace softfocus
