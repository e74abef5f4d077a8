#pragma once

#include "ui/paint/colour/theme.h"

#include <QAbstractButton>

namespace softfocus {

/// A quiet button: words in the accent's colour.
class TextButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit TextButton(QWidget* parent = nullptr);
    void applyTheme(const Theme& theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    Theme m_theme = Theme::light();
    bool m_showsFocus = false;
};

} // namespace softfocus
