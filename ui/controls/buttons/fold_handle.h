#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/style/icons.h"

#include <QAbstractButton>

namespace softfocus {

/// Stands where a side panel is folded away, and opens it.
class FoldHandle : public QAbstractButton {
    Q_OBJECT

public:
    FoldHandle(Icon icon, const QString& name, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Theme m_theme = Theme::light();
    Icon m_icon;
};

} // namespace softfocus
