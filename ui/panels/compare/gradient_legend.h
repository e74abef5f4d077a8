#pragma once

#include "ui/model/derivation/row_gradient.h"

#include <QWidget>

namespace softfocus {

/// The legend that gradients side by side share, in one line: the ends of the colours, and what a cell means.
class GradientLegend : public QWidget {
    Q_OBJECT

public:
    explicit GradientLegend(QWidget* parent = nullptr);

    /// Any one of them: they have one scale.
    void setGradient(const RowGradient& gradient);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    RowGradient m_gradient;
};

} // namespace softfocus
