#include "ui/views/gradient_view.h"

#include "ui/controls/text/spoken.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace softfocus {

GradientView::GradientView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("gradientView"));
    setSpokenRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("How the chosen row’s weights change with its scores"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void GradientView::setGradient(RowGradient gradient)
{
    m_gradient = std::move(gradient);
    update();
}

void GradientView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGradient(painter, geometryNow(), m_gradient, shownTheme());
}

bool GradientView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto cell = geometryNow().cellAt(help->pos()))
        QToolTip::showText(help->globalPos(), gradientSentence(m_gradient, cell->first, cell->second), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace softfocus
