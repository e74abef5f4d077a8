#include "ui/panels/compare/legend_line.h"

#include "ui/controls/text/spoken.h"
#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/labels/legend_painter.h"
#include "ui/style/shown_theme.h"
#include "ui/words/shared_scale.h"

#include <QPainter>

namespace softfocus {

LegendLine::LegendLine(QWidget* parent) : QWidget(parent)
{
    setObjectName("compareLegend");
    setSpokenRole(*this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LegendLine::follow(const Picture& picture)
{
    const bool alike = m_picture && haveSameScale(*m_picture, picture) && m_picture->colours == picture.colours &&
                       m_picture->stage == picture.stage && m_picture->keepsScale == picture.keepsScale;
    if (alike)
        return;
    m_picture = picture;
    const auto [low, high] = legendEnds(picture);
    setAccessibleName(tr("Scale of all panels: %1; from %2 to %3").arg(legendCaption(picture, LegendWords::All), low, high));
    setToolTip(accessibleName());
    update();
}

QSize LegendLine::sizeHint() const
{
    return {scaled(420), scaled(20)};
}

QSize LegendLine::minimumSizeHint() const
{
    return {scaled(150), scaled(20)};
}

void LegendLine::paintEvent(QPaintEvent*)
{
    if (!m_picture)
        return;
    QPainter painter(this);
    HeatmapLayout layout;
    layout.area = size();
    layout.devicePixelRatio = devicePixelRatioF();
    layout.legend = rect();
    layout.cells = rect();
    layout.legendLies = true;
    paintLegend(painter, layout, *m_picture, shownTheme());
}

} // namespace softfocus
