#include "ui/controls/text/fact_lines.h"

#include "ui/controls/text/spoken.h"
#include "ui/controls/text/tabular_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace softfocus {

FactLines::FactLines(QWidget* parent) : QWidget(parent)
{
    setSpokenRole(*this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactLines::setFacts(std::vector<Fact> facts)
{
    if (facts == m_facts)
        return;
    const bool isAsHigh = m_lines > 0 || facts.size() == m_facts.size();
    m_facts = std::move(facts);
    QStringList said;
    for (const Fact& fact : m_facts)
        said << tr("%1: %2").arg(fact.name, fact.value);
    setAccessibleName(said.join(QStringLiteral("; ")));
    if (!isAsHigh)
        updateGeometry();
    update();
}

void FactLines::keepLines(int lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    updateGeometry();
    update();
}

std::vector<Fact> FactLines::seen() const
{
    if (m_lines == 0 || int(m_facts.size()) <= m_lines)
        return m_facts;
    std::vector<int> ranks;
    for (const Fact& fact : m_facts)
        ranks.push_back(fact.rank);
    std::ranges::sort(ranks);
    std::vector<Fact> seen;
    std::ranges::copy_if(m_facts, std::back_inserter(seen),
                         [last = ranks[std::size_t(m_lines) - 1]](const Fact& fact) { return fact.rank <= last; });
    seen.resize(std::min(seen.size(), std::size_t(m_lines)));
    return seen;
}

double FactLines::lineHeight() const
{
    return scaled(20);
}

QSize FactLines::sizeHint() const
{
    return {scaled(200), int(std::ceil(lineHeight() * double(m_lines > 0 ? std::size_t(m_lines) : m_facts.size())))};
}

void FactLines::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = shownTheme();
    const TabularText names(theme.sized(12)), values(theme.sized(12, QFont::DemiBold));
    const double gap = theme.scaled(8);
    QRectF line(0, 0, width(), lineHeight());
    for (const Fact& fact : seen()) {
        const double wanted = values.width(fact.value);
        const double room = width() - std::min(wanted, double(width())) - gap;
        const QRectF left(0, line.top(), room, line.height());
        painter.setPen(theme.secondary);
        if (room > names.width(fact.name.left(4)))
            names.draw(painter, left, Qt::AlignLeft, fact.name);
        painter.setPen(theme.text);
        const QRectF right(width() - std::min(wanted, double(width())), line.top(), std::min(wanted, double(width())), line.height());
        values.draw(painter, right, Qt::AlignRight, fact.value);
        line.translate(0, line.height());
    }
}

bool FactLines::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto place = std::size_t(std::max(0.0, double(help->pos().y()) / lineHeight()));
    const std::vector<Fact> lines = seen();
    const Fact* fact = place < lines.size() ? &lines[place] : nullptr;
    QStringList said;
    const auto add = [&said](const Fact& one) {
        const QString text = tr("%1: %2").arg(one.name, one.value);
        said << (one.whole.isEmpty() ? text : tr("%1. %2.").arg(text, one.whole));
    };
    if (fact)
        add(*fact);
    for (const Fact& one : m_facts) // what has no line of its own
        if (std::ranges::find(lines, one) == lines.end())
            add(one);
    QToolTip::showText(help->globalPos(), said.join(u'\n'), this);
    return true;
}

} // namespace softfocus
