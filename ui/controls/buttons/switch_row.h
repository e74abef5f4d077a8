#pragma once

#include "ui/paint/colour/theme.h"

#include <QAbstractButton>

namespace softfocus {

/// A row with its name on the left and a switch on the right.
class SwitchRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit SwitchRow(const QString& title, QWidget* parent = nullptr);
    void applyTheme(const Theme& theme);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    Theme m_theme = Theme::light();
    bool m_showsFocus = false;
};

} // namespace softfocus
