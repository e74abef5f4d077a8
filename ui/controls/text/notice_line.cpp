#include "ui/controls/text/notice_line.h"

#include "core/text/one_line.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/spoken.h"
#include "ui/style/shown_theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace softfocus {

NoticeLine::NoticeLine(QWidget* parent)
    : QFrame(parent), m_text(makeProse("noticeText", 13)), m_act(makeButton("noticeAction", tr("Do something about it")))
{
    setObjectName("noticeLine");
    setFrameShape(QFrame::StyledPanel);
    setLook(*this, Look::Notice);
    setSpokenRole(*this, QAccessible::Notification);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignVCenter); // with the buttons, which are higher than one line
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
    announce(*this);
}

} // namespace softfocus
