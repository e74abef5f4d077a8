#include "ui/dialogs/keys_sheet.h"

#include "ui/controls/text/spoken.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"

#include <QPainter>

#include <algorithm>
#include <span>

namespace softfocus {

namespace {

constexpr int bodyPixels = 13;
constexpr double padding = 24, leastWidth = 860;

/// How many groups stand in the left column, so that both columns are about as high.
std::size_t groupsOnTheLeft(const std::vector<KeyGroup>& groups)
{
    std::size_t all = 0, above = 0, left = 0;
    constexpr std::size_t heading = 2; // lines, with the gap
    for (const KeyGroup& group : groups)
        all += group.hints.size() + heading;
    while (left < groups.size() && 2 * above + groups[left].hints.size() + heading <= all)
        above += groups[left++].hints.size() + heading;
    return left;
}

QString columnOf(std::span<const KeyGroup> groups)
{
    QString rows;
    for (const KeyGroup& group : groups) {
        rows += QStringLiteral("<tr><th colspan=2>%1</th></tr>").arg(group.title.toUpper().toHtmlEscaped());
        for (const KeyHint& hint : group.hints)
            rows += QStringLiteral("<tr><td class=keys width=158>%1</td><td>%2</td></tr>")
                        .arg(hint.keys.toHtmlEscaped(), hint.text.toHtmlEscaped());
    }
    return QStringLiteral("<td width=\"50%\" valign=top><table width=\"100%\" cellspacing=0 cellpadding=0>") + rows +
           QStringLiteral("</table></td>");
}

QString styleOf(const Theme& theme)
{
    return QStringLiteral("p { font-size: 17px; font-weight: 600; margin: 0; color: %1 }"
                          "th { font-size: 12px; font-weight: 600; text-align: left; color: %2; padding-top: 13px; padding-bottom: 6px }"
                          "td { white-space: pre; color: %1; padding-bottom: 5px }"
                          ".keys { font-weight: 600; color: %3 }")
        .arg(theme.text.name(), theme.secondary.name(), theme.accent.name());
}

} // namespace

KeysSheet::KeysSheet(const std::vector<KeyGroup>& groups, QWidget* parent) : QWidget(parent)
{
    setObjectName("keysSheet");
    setSpokenRole(*this, QAccessible::StaticText);
    setAccessibleName(tr("Keys"));
    QStringList description;
    for (const KeyGroup& group : groups)
        for (const KeyHint& hint : group.hints)
            description << hint.keys + QStringLiteral(": ") + hint.text;
    setAccessibleDescription(description.join(QStringLiteral("; ")));
    const std::span all(groups);
    const std::size_t left = groupsOnTheLeft(groups);
    const QString html = QStringLiteral("<p>%1</p><table width=\"100%\" cellspacing=0 cellpadding=0><tr>%2%3</tr></table>")
                             .arg(tr("Keys").toHtmlEscaped(), columnOf(all.first(left)), columnOf(all.subspan(left)));
    m_sheet.setDocumentMargin(padding);
    followTheme(*this, [this, html](const Theme& theme) {
        QFont body = theme.font;
        body.setPixelSize(bodyPixels);
        m_sheet.setDefaultFont(body);
        m_sheet.setDefaultStyleSheet(styleOf(theme));
        m_sheet.setHtml(html);
        m_sheet.setTextWidth(std::max(leastWidth, m_sheet.idealWidth()));
    });
}

void KeysSheet::paintEvent(QPaintEvent*)
{
    const Theme& theme = shownTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.dark ? QColor(Qt::black) : theme.text;
    veil.setAlphaF(theme.dark ? 0.6F : 0.35F);
    painter.fillRect(rect(), veil);
    // Drawn at the design's size and scaled as a whole, so that all of it is seen in a small window.
    const QSizeF size = m_sheet.size();
    const double scale =
        std::min({theme.font.pixelSize() / double(bodyPixels), (width() - 16) / size.width(), (height() - 16) / size.height()});
    painter.translate(rect().center());
    painter.scale(scale, scale);
    painter.translate(-size.width() / 2, -size.height() / 2);
    drawBox(painter, QRectF({}, size), 12, theme.panel, theme.hairline);
    m_sheet.drawContents(&painter);
}

} // namespace softfocus
