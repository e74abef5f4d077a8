#pragma once

#include "ui/paint/charts/gradient_painter.h"
#include "ui/style/shown_theme.h"

#include <QWidget>

namespace softfocus {

/// The chosen row's gradient as a small map; a cell says under the pointer what it means.
class GradientView : public QWidget {
    Q_OBJECT

public:
    explicit GradientView(QWidget* parent = nullptr);

    void setGradient(RowGradient gradient);
    const RowGradient& gradient() const { return m_gradient; }

    QSize sizeHint() const override { return {scaled(300), scaled(200)}; }
    QSize minimumSizeHint() const override { return {scaled(160), scaled(130)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    GradientLayout geometryNow() const { return layOutGradient(QRectF(rect()), m_gradient, shownTheme()); }

    RowGradient m_gradient;
};

} // namespace softfocus
