#pragma once

#include "ui/paint/colour/theme.h"

#include <QProxyStyle>

namespace softfocus {

/// Gives Qt's own controls the project's look, in the theme that it is given.
class SoftfocusStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit SoftfocusStyle(const Theme& theme);

    const Theme& theme() const { return m_theme; }
    /// What is drawn from now on; telling widgets is up to showTheme().
    void setTheme(const Theme& theme) { m_theme = theme; }

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

private:
    Theme m_theme;
};

} // namespace softfocus
