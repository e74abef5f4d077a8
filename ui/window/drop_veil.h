#pragma once

#include "ui/paint/colour/theme.h"

#include <QWidget>

namespace softfocus {

/// What lies over the window while something is dragged onto it: a frame, and what letting go would do.
class DropVeil : public QWidget {
    Q_OBJECT

public:
    explicit DropVeil(QWidget* parent);

    void applyTheme(const Theme& theme);
    void offer(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = Theme::light();
    QString m_text;
};

} // namespace softfocus
