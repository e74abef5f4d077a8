#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/style/icons.h"

#include <QAbstractButton>

namespace softfocus {

/// A button of the bars and lines: a word, or an icon of the program's own.
class BarButton : public QAbstractButton {
    Q_OBJECT

public:
    enum class Look { Plain, Primary };

    explicit BarButton(const QString& text, Look look = Look::Plain, QWidget* parent = nullptr);
    explicit BarButton(Icon icon, const QString& name, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    /// Another drawing in the place of the one that there is.
    void showIcon(Icon icon);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintGround(QPainter& painter) const;
    QColor ink() const;

    Theme m_theme = Theme::light();
    Look m_look = Look::Plain;
    Icon m_icon = Icon::None;
};

} // namespace softfocus
