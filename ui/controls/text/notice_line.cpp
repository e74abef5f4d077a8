#include "ui/controls/text/notice_line.h"

#include "core/text/one_line.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/style/shown_theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace softfocus {

NoticeLine::NoticeLine(QWidget* parent)
    : QWidget(parent), m_text(makeProse("noticeText", 13)), m_act(makeButton("noticeAction", tr("Do something about it")))
{
    setObjectName("noticeLine");
    QToolButton* dismiss = makeIconButton("dismissNotice", Icon::Close, tr("Dismiss"));
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_text, 1);
    row->addWidget(m_act);
    row->addWidget(dismiss);
    followTheme(*this, [row](const Theme&) { row->setContentsMargins(scaled(16), scaled(5), scaled(8), scaled(5)); });
    m_act->hide();
    connect(m_act, &QPushButton::clicked, this, [this] {
        hide();
        if (const std::function<void()> action = std::exchange(m_action, {}))
            action();
    });
    connect(dismiss, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void NoticeLine::offer(const QString& sentence, const QString& action, std::function<void()> act)
{
    say(sentence);
    m_action = std::move(act);
    m_act->setText(action);
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
    painter.setPen(QPen(shownTheme().accent, 1));
    painter.setBrush(shownTheme().accentWash);
    const double radius = scaled(8);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace softfocus
