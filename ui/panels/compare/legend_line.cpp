#include "ui/panels/compare/legend_line.h"

#include "ui/controls/text/spoken.h"
#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/labels/legend_painter.h"
#include "ui/paint/patches/patch_painter.h"
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
                       m_picture->stage == picture.stage && m_picture->kind == picture.kind && m_picture->keepsScale == picture.keepsScale;
    if (alike)
        return;
    m_picture = picture;
    const auto [low, high] = legendEnds(picture);
    m_captions.clear();
    const QString all = legendCaption(picture, LegendWords::All), few = legendCaption(picture, LegendWords::Few);
    if (picture.kind == PictureKind::Overlay) {
        const QString opacity = sharedOpacityText(picture);
        m_captions = {QStringLiteral("%1 · %2").arg(all, opacity), QStringLiteral("%1 · %2").arg(few, opacity), opacity, few};
    }
    setAccessibleName(tr("Scale of all panels: %1; from %2 to %3").arg(m_captions.isEmpty() ? all : m_captions.front(), low, high));
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
    paintLegend(painter, layout, *m_picture, shownTheme(), m_captions);
}

} // namespace softfocus
