#pragma once

#include "ui/paint/theme.h"

#include <QLineEdit>

#include <optional>

namespace softfocus {

/// The temperature that a person wrote: a number from 0 up in the default locale or with a point, "inf" or "∞",
/// with or without "T =" before it. None if it is anything else.
std::optional<double> temperatureFrom(const QString& text);

/// A temperature with as many digits as it takes to be exact to a person: "0.80", "0.056", "∞".
QString exactTemperatureText(double temperature);

/// Shows "T = 0.80", and takes a temperature exactly.
class TemperatureEntry : public QLineEdit {
    Q_OBJECT

public:
    explicit TemperatureEntry(QWidget* parent = nullptr);

    /// Shows a temperature, in place of what is being typed.
    void showTemperature(double temperature);
    void applyTheme(const Theme& theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void entered(double temperature);
    void refused(const QString& sentence); ///< what was typed is no temperature, and why; the one before is shown again
    void stepped(int steps);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void commit();
    void showText();

    Theme m_theme = Theme::light();
    double m_temperature = 1;
    bool m_selectOnRelease = false;
};

} // namespace softfocus
