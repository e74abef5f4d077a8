#include "ui/widgets/notice_line.h"

#include "core/text/one_line.h"
#include "ui/widgets/bar_button.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_line.h"

#include <QHBoxLayout>
#include <QPainter>

namespace softfocus {

NoticeLine::NoticeLine(QWidget* parent)
    : QWidget(parent), m_text(new TextLine({13, QFont::Normal, TextLine::Ink::Text, true})),
      m_dismiss(new BarButton(Icon::Close, tr("Dismiss")))
{
    setObjectName("noticeLine");
    m_text->setObjectName("noticeText");
    m_dismiss->setObjectName("dismissNotice");
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_text, 1);
    row->addWidget(m_dismiss);
    connect(m_dismiss, &BarButton::clicked, this, &QWidget::hide);
    hide();
}

void NoticeLine::applyTheme(const Theme& theme)
{
    m_theme = theme;
    layout()->setContentsMargins(scaled(theme, 16), scaled(theme, 5), scaled(theme, 8), scaled(theme, 5));
    m_text->applyTheme(theme);
    m_dismiss->applyTheme(theme);
}

void NoticeLine::say(const QString& sentence)
{
    const QString line = oneLine(sentence);
    m_text->setText(line);
    setAccessibleName(line);
    show();
}

void NoticeLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.accent, 1));
    painter.setBrush(m_theme.accentWash);
    const double radius = scaled(m_theme, 8);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace softfocus
