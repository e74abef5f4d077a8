#include "ui/dialogs/keys_sheet.h"

#include "ui/controls/text/tabular_text.h"
#include "ui/style/shown_theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double lineHeight = 21, titleHeight = 24, groupGap = 10, padding = 24, heading = 32;
constexpr double leastWidth = 860, keysWidth = 158;
constexpr int bodyPixels = 13;

} // namespace

KeysSheet::KeysSheet(std::vector<KeyGroup> groups, QWidget* parent) : QWidget(parent), m_groups(std::move(groups))
{
    setObjectName("keysSheet");
    setAccessibleName(tr("Keys"));
    QStringList description;
    for (const KeyGroup& group : m_groups)
        for (const KeyHint& hint : group.hints)
            description << hint.keys + QStringLiteral(": ") + hint.text;
    setAccessibleDescription(description.join(QStringLiteral("; ")));
    followTheme(*this, [this](const Theme& theme) {
        m_theme = theme;
        m_theme.font.setPixelSize(bodyPixels);
        m_scale = double(theme.font.pixelSize()) / bodyPixels;
        measure();
    });
}

void KeysSheet::measure()
{
    const TabularText body(m_theme.sized(bodyPixels));
    double widest = 0;
    for (const KeyGroup& group : m_groups)
        for (const KeyHint& hint : group.hints)
            widest = std::max(widest, body.width(hint.text));
    m_width = std::max(leastWidth, 2 * (keysWidth + std::ceil(widest)) + 3 * padding);
}

double KeysSheet::groupHeight(const KeyGroup& group) const
{
    return titleHeight + double(group.hints.size()) * lineHeight + groupGap;
}

double KeysSheet::columnHeight(std::size_t begin, std::size_t end) const
{
    double height = 0;
    for (std::size_t group = begin; group < end; ++group)
        height += groupHeight(m_groups[group]);
    return height;
}

std::size_t KeysSheet::groupsOnTheLeft() const
{
    const auto heightWith = [this](std::size_t left) { return std::max(columnHeight(0, left), columnHeight(left, m_groups.size())); };
    std::size_t best = 0;
    for (std::size_t left = 1; left <= m_groups.size(); ++left)
        if (heightWith(left) < heightWith(best))
            best = left;
    return best;
}

void KeysSheet::paintGroup(QPainter& painter, const KeyGroup& group, QRectF area) const
{
    const TabularText title(m_theme.sized(12, QFont::DemiBold));
    const TabularText body(m_theme.sized(13));
    const TabularText keys(m_theme.sized(12.5, QFont::DemiBold));
    painter.setPen(m_theme.secondary);
    title.draw(painter, {area.left(), area.top(), area.width(), titleHeight}, Qt::AlignLeft, group.title.toUpper());
    double top = area.top() + titleHeight;
    for (const KeyHint& hint : group.hints) {
        painter.setPen(m_theme.accent);
        keys.draw(painter, {area.left(), top, keysWidth - 8, lineHeight}, Qt::AlignLeft, hint.keys);
        painter.setPen(m_theme.text);
        body.draw(painter, {area.left() + keysWidth, top, area.width() - keysWidth, lineHeight}, Qt::AlignLeft, hint.text);
        top += lineHeight;
    }
}

void KeysSheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = m_theme.dark ? QColor(Qt::black) : m_theme.text;
    veil.setAlphaF(m_theme.dark ? 0.6F : 0.35F);
    painter.fillRect(rect(), veil);

    const std::size_t left = groupsOnTheLeft();
    const double body = std::max(columnHeight(0, left), columnHeight(left, m_groups.size()));
    const double sheetHeight = body + heading + 2 * padding;
    // Drawn at the design's size and scaled as a whole, so that all of it is seen in a small window.
    const double fit = std::min((width() - 16) / m_width, (height() - 16) / sheetHeight);
    const double scale = std::min(m_scale, fit);
    painter.translate(rect().center());
    painter.scale(scale, scale);
    painter.translate(-m_width / 2, -sheetHeight / 2);
    painter.setPen(QPen(m_theme.hairline, 1));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(QRectF(0, 0, m_width, sheetHeight), 12, 12);
    painter.setPen(m_theme.text);
    TabularText(m_theme.sized(17, QFont::DemiBold))
        .draw(painter, {padding, padding - 4, m_width - 2 * padding, heading}, Qt::AlignLeft, tr("Keys"));
    const double columnWidth = (m_width - 3 * padding) / 2;
    double tops[] = {padding + heading, padding + heading};
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const std::size_t column = group < left ? 0 : 1;
        const double x = padding + double(column) * (columnWidth + padding);
        paintGroup(painter, m_groups[group], {x, tops[column], columnWidth, groupHeight(m_groups[group])});
        tops[column] += groupHeight(m_groups[group]);
    }
}

void KeysSheet::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    hide();
}

} // namespace softfocus
