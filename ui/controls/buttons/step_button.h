#pragma once

#include "ui/paint/colour/theme.h"

#include <QAbstractButton>

namespace softfocus {

/// A small round − or +.
class StepButton : public QAbstractButton {
    Q_OBJECT

public:
    enum class Direction { Down, Up };

    explicit StepButton(Direction direction, QWidget* parent = nullptr);
    void applyTheme(const Theme& theme);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    Theme m_theme = Theme::light();
    Direction m_direction;
    bool m_showsFocus = false;
};

} // namespace softfocus
