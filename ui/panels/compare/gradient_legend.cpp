#include "ui/panels/compare/gradient_legend.h"

#include "ui/controls/text/spoken.h"
#include "ui/paint/charts/gradient_painter.h"
#include "ui/style/shown_theme.h"

#include <QPainter>

namespace softfocus {

GradientLegend::GradientLegend(QWidget* parent) : QWidget(parent)
{
    setObjectName("gradientLegend");
    setSpokenRole(*this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GradientLegend::setGradient(const RowGradient& gradient)
{
    m_gradient = gradient;
    setAccessibleName(gradient.meaning);
    setToolTip(gradient.meaning);
    update();
}

QSize GradientLegend::sizeHint() const
{
    return {scaled(520), scaled(20)};
}

QSize GradientLegend::minimumSizeHint() const
{
    return {scaled(160), scaled(20)};
}

void GradientLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGradientLegend(painter, rect(), m_gradient, shownTheme());
}

} // namespace softfocus
