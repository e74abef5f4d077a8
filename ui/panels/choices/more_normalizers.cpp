#include "ui/panels/choices/more_normalizers.h"

#include "core/normalizers/normalizer.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"
#include "ui/words/normalizer_text.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace softfocus {

namespace {

const QString separator = QStringLiteral(" · ");

} // namespace

MoreNormalizers::MoreNormalizers(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setText(tr("More:"));
    int row = 0;
    QStringList names;
    for (const NormalizerEntry& entry : normalizerTable()) {
        if (!entry.isCommon) {
            m_entries.push_back({row, nameText(entry), gistText(entry)});
            names << m_entries.back().name;
        }
        ++row;
    }
    setAccessibleName(tr("More normalizers"));
    setToolTip(tr("More normalizers: %1").arg(names.join(QStringLiteral(", "))));
    connect(this, &QAbstractButton::clicked, this, &MoreNormalizers::openList);
    showChoice(-1);
}

void MoreNormalizers::showChoice(int row)
{
    const auto found = std::ranges::find(m_entries, row, &Entry::row);
    m_chosen = found == m_entries.end() ? -1 : row;
    setAccessibleDescription(m_chosen < 0 ? tr("none of them is chosen") : tr("%1 is chosen").arg(found->name));
    update();
}

QSize MoreNormalizers::sizeHint() const
{
    return {scaled(180), scaled(24)};
}

QSize MoreNormalizers::minimumSizeHint() const
{
    return {scaled(110), sizeHint().height()};
}

void MoreNormalizers::openList()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("moreList"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const Entry& entry : m_entries) {
        // The key stands where menus show shortcuts; the command itself belongs to the window.
        const QString key = entry.row < 9 ? QStringLiteral("\t%1").arg(entry.row + 1) : QString();
        QAction* action = menu->addAction(QStringLiteral("%1 – %2%3").arg(entry.name, entry.gist, key));
        action->setObjectName(QStringLiteral("more-") + entry.name);
        action->setCheckable(true);
        action->setChecked(entry.row == m_chosen);
        const int row = entry.row;
        connect(action, &QAction::triggered, this, [this, row] { emit chosen(row); });
        if (entry.row == m_chosen)
            menu->setActiveAction(action);
    }
    menu->popup(mapToGlobal(QPoint(0, height())));
}

std::vector<const MoreNormalizers::Entry*> MoreNormalizers::shownIn(double room, double& used) const
{
    const QFontMetricsF plain(shownTheme().sized(12)), strong(shownTheme().sized(12, QFont::DemiBold));
    const double gap = plain.horizontalAdvance(separator);
    const auto widthOf = [&](const Entry& entry) { return (entry.row == m_chosen ? strong : plain).horizontalAdvance(entry.name) + gap; };
    std::vector<const Entry*> shown;
    used = -gap;
    for (const Entry& entry : m_entries) {
        shown.push_back(&entry);
        used += widthOf(entry);
    }
    // The last ones give way, but never the chosen one.
    const double dots = gap + plain.horizontalAdvance(QStringLiteral("…"));
    while (shown.size() > 1 && used + (shown.size() < m_entries.size() ? dots : 0) > room) {
        auto last = shown.end() - 1;
        if ((*last)->row == m_chosen)
            --last;
        used -= widthOf(**last);
        shown.erase(last);
    }
    return shown;
}

void MoreNormalizers::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont plain = shownTheme().sized(12), strong = shownTheme().sized(12, QFont::DemiBold);
    const QFontMetricsF metrics(plain);
    const double arrowWidth = scaled(8);
    const double padding = scaled(2);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(shownTheme().accentWash);
        painter.drawRoundedRect(rect(), scaled(6), scaled(6));
    }
    double x = padding;
    const double baseline = height() / 2.0 + (metrics.ascent() - metrics.descent()) / 2;
    const auto write = [&](const QString& text, const QFont& font, const QColor& ink) {
        painter.setFont(font);
        painter.setPen(ink);
        const double wide = QFontMetricsF(font).horizontalAdvance(text);
        painter.drawText(QPointF(isRightToLeft() ? width() - x - wide : x, baseline), text);
        x += wide;
    };
    const QColor quiet = underMouse() ? shownTheme().text : shownTheme().secondary;
    write(text() + u' ', plain, quiet);
    double used = 0;
    const double room = width() - x - 2 * padding - arrowWidth - scaled(6);
    const std::vector<const Entry*> shown = shownIn(room, used);
    for (const Entry* entry : shown) {
        if (entry != shown.front())
            write(separator, plain, quiet);
        if (entry->row == m_chosen)
            write(entry->name, strong, shownTheme().accent);
        else
            write(entry->name, plain, quiet);
    }
    if (shown.size() < m_entries.size())
        write(separator + QStringLiteral("…"), plain, quiet);

    const double tip = x + scaled(6) + arrowWidth / 2;
    drawArrow(painter, {isRightToLeft() ? width() - tip : tip, height() / 2.0}, arrowWidth, quiet);
    QStyleOption option;
    option.initFrom(this);
    if (showsFocus(option))
        drawRing(painter, rect(), scaled(6), shownTheme().accent);
}

void MoreNormalizers::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_F4:
    case Qt::Key_Return:
    case Qt::Key_Enter: openList(); break;
    default: QAbstractButton::keyPressEvent(event);
    }
}

} // namespace softfocus
