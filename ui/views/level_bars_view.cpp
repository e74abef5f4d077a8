#include "ui/views/level_bars_view.h"

#include "ui/paint/charts/level_bars_painter.h"
#include "ui/style/shown_theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace softfocus {

LevelBarsView::LevelBarsView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("barsView"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void LevelBarsView::setBars(LevelBars bars)
{
    m_bars = std::move(bars);
    setAccessibleName(barsTitle(m_bars));
    setAccessibleDescription(barsDescription(m_bars));
    update();
}

QSize LevelBarsView::sizeHint() const
{
    return {scaled(300), scaled(180)};
}

QSize LevelBarsView::minimumSizeHint() const
{
    return {scaled(160), scaled(60)};
}

void LevelBarsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintLevelBars(painter, QRectF(rect()), m_bars, shownTheme());
}

bool LevelBarsView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto place = barAt(QRectF(rect()), m_bars, help->pos(), shownTheme());
    QToolTip::showText(help->globalPos(), place ? barSentence(m_bars, *place) : QString(), this);
    return true;
}

} // namespace softfocus
