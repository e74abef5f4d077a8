#include "ui/controls/text/notice_line.h"

#include "core/text/one_line.h"
#include "ui/controls/buttons/bar_button.h"
#include "ui/controls/text/text_label.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QPainter>

#include <utility>

namespace softfocus {

NoticeLine::NoticeLine(QWidget* parent)
    : QWidget(parent), m_text(new TextLabel({13, QFont::Normal, TextLabel::Ink::Text, true})),
      m_act(new BarButton(tr("Do something about it"))), m_dismiss(new BarButton(Icon::Close, tr("Dismiss")))
{
    setObjectName("noticeLine");
    m_text->setObjectName("noticeText");
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignVCenter); // with the buttons, which are higher than one line
    m_dismiss->setObjectName("dismissNotice");
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_text, 1);
    row->addWidget(m_act);
    row->addWidget(m_dismiss);
    m_act->setObjectName("noticeAction");
    m_act->hide();
    connect(m_act, &BarButton::clicked, this, [this] {
        hide();
        if (const std::function<void()> action = std::exchange(m_action, {}))
            action();
    });
    connect(m_dismiss, &BarButton::clicked, this, &QWidget::hide);
    hide();
}

void NoticeLine::applyTheme(const Theme& theme)
{
    m_theme = theme;
    layout()->setContentsMargins(scaled(theme, 16), scaled(theme, 5), scaled(theme, 8), scaled(theme, 5));
    m_text->applyTheme(theme);
    m_act->applyTheme(theme);
    m_dismiss->applyTheme(theme);
}

void NoticeLine::offer(const QString& sentence, const QString& action, std::function<void()> act)
{
    say(sentence);
    m_action = std::move(act);
    m_act->setText(action);
    m_act->setAccessibleName(action);
    m_act->show();
}

void NoticeLine::say(const QString& sentence)
{
    m_action = {};
    m_act->hide();
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
