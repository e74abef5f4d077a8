#include "ui/pages/page.h"

#include "ui/controls/text/notice_line.h"

#include <QAction>

namespace softfocus {

NoticeLine& Page::notice()
{
    if (!m_notice)
        m_notice = new NoticeLine(this);
    return *m_notice;
}

void Page::say(const QString& sentence)
{
    notice().say(sentence);
}

void Page::offer(const QString& sentence, const QString& action, std::function<void()> act)
{
    notice().offer(sentence, action, std::move(act));
}

void Page::addTool(QAction& action, Icon icon)
{
    action.setIcon(iconOf(icon));
    m_tools.push_back(&action);
}

void Page::dismissNotice()
{
    notice().hide();
}

} // namespace softfocus
