#include "ui/dialogs/keys_sheet.h"

#include "ui/controls/text/spoken.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <span>

namespace softfocus {

namespace {

constexpr int bodyPixels = 13;
constexpr double padding = 24, leastWidth = 860;
constexpr double leastScale = 10.0 / bodyPixels; ///< smaller type is not read; then the sheet is scrolled
constexpr double aroundSheet = 16;               ///< both sides together

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

/// How wide the two halves of a column's lines are, so that neither is longer than its room. Units: the design's pixels.
struct LineRoom {
    int keys = 158, text = 0;
};

LineRoom roomOf(const std::vector<KeyGroup>& groups, const QFont& body)
{
    constexpr int apart = 14, betweenColumns = 22;
    QFont bold = body;
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF plain(body), heavy(bold);
    LineRoom room;
    for (const KeyGroup& group : groups)
        for (const KeyHint& hint : group.hints) {
            room.keys = std::max(room.keys, int(std::ceil(heavy.horizontalAdvance(hint.keys))) + apart);
            room.text = std::max(room.text, int(std::ceil(plain.horizontalAdvance(hint.text))) + betweenColumns);
        }
    return room;
}

QString keysColumnOf(std::span<const KeyGroup> groups, const LineRoom& room)
{
    QString rows;
    for (const KeyGroup& group : groups) {
        rows += QStringLiteral("<tr><th colspan=2>%1</th></tr>").arg(group.title.toUpper().toHtmlEscaped());
        for (const KeyHint& hint : group.hints)
            rows += QStringLiteral("<tr><td class=keys width=%3>%1</td><td width=%4>%2</td></tr>")
                        .arg(hint.keys.toHtmlEscaped(), hint.text.toHtmlEscaped(), QString::number(room.keys), QString::number(room.text));
    }
    return QStringLiteral("<td width=%1 valign=top><table cellspacing=0 cellpadding=0>").arg(room.keys + room.text) + rows +
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

KeysSheet::KeysSheet(const std::vector<KeyGroup>& groups, QWidget* parent) : QWidget(parent), m_groups(groups)
{
    setObjectName("keysSheet");
    setSpokenRole(*this, QAccessible::StaticText);
    setAccessibleName(tr("Keys"));
    QStringList description;
    for (const KeyGroup& group : groups)
        for (const KeyHint& hint : group.hints)
            description << hint.keys + QStringLiteral(": ") + hint.text;
    setAccessibleDescription(description.join(QStringLiteral("; ")));
    m_sheet.setDocumentMargin(padding);
    followTheme(*this, [this](const Theme& theme) {
        QFont body = theme.font;
        body.setPixelSize(bodyPixels);
        m_sheet.setDefaultFont(body);
        m_sheet.setDefaultStyleSheet(styleOf(theme));
        arrange();
    });
}

QString KeysSheet::pageOf(int columns) const
{
    const std::span all(m_groups);
    const std::size_t left = columns == 1 ? all.size() : groupsOnTheLeft(m_groups);
    const LineRoom room = roomOf(m_groups, m_sheet.defaultFont());
    const QString first = keysColumnOf(all.first(left), room);
    const QString second = columns == 1 ? QString() : keysColumnOf(all.subspan(left), room);
    return QStringLiteral("<p>%1</p><table cellspacing=0 cellpadding=0><tr>%2%3</tr></table>")
        .arg(tr("Keys").toHtmlEscaped(), first, second);
}

/// Two columns where they are legible, else one; so large that all of it is seen, if that is legible.
void KeysSheet::arrange()
{
    const double zoom = shownTheme().font.pixelSize() / double(bodyPixels), least = std::min(zoom, leastScale);
    double fitting = 1;
    for (const int columns : {2, 1}) {
        m_sheet.setTextWidth(-1);
        m_sheet.setHtml(pageOf(columns));
        m_sheet.setTextWidth(columns == 1 ? m_sheet.idealWidth() : std::max(leastWidth, m_sheet.idealWidth()));
        fitting = (width() - aroundSheet) / m_sheet.size().width();
        if (fitting >= least)
            break;
    }
    const double inHeight = (height() - aroundSheet) / m_sheet.size().height();
    m_scale = std::max(0.1, std::min({zoom, fitting, std::max(inHeight, least)}));
    scrollTo(m_scrolled);
    update();
}

double KeysSheet::typePixels() const
{
    return m_scale * bodyPixels;
}

double KeysSheet::scrollRange() const
{
    constexpr double rounding = 0.5;
    const double hidden = m_sheet.size().height() * m_scale - (height() - aroundSheet);
    return hidden > rounding ? hidden : 0;
}

QRectF KeysSheet::box() const
{
    const QSizeF size = m_sheet.size() * m_scale;
    const QSizeF shown(size.width(), size.height() - scrollRange());
    return {QPointF((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown};
}

void KeysSheet::scrollTo(double place)
{
    m_scrolled = std::clamp(place, 0.0, scrollRange());
    update();
}

void KeysSheet::resizeEvent(QResizeEvent*)
{
    arrange();
}

void KeysSheet::showEvent(QShowEvent*)
{
    m_before = window()->focusWidget();
    if (scrollRange() > 0)
        setFocus(Qt::OtherFocusReason);
}

void KeysSheet::hideEvent(QHideEvent*)
{
    if (hasFocus() && m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void KeysSheet::wheelEvent(QWheelEvent* event)
{
    constexpr double ofAngle = 0.4; // of eighths of a degree: 48 pixels for a notch
    scrollTo(m_scrolled - (event->pixelDelta().isNull() ? event->angleDelta().y() * ofAngle : event->pixelDelta().y()));
}

void KeysSheet::keyPressEvent(QKeyEvent* event)
{
    constexpr double line = 24, ofPage = 0.8;
    const double page = ofPage * box().height();
    switch (event->key()) {
    case Qt::Key_Down: return scrollTo(m_scrolled + line);
    case Qt::Key_Up: return scrollTo(m_scrolled - line);
    case Qt::Key_PageDown: return scrollTo(m_scrolled + page);
    case Qt::Key_PageUp: return scrollTo(m_scrolled - page);
    case Qt::Key_Home: return scrollTo(0);
    case Qt::Key_End: return scrollTo(scrollRange());
    default: QWidget::keyPressEvent(event);
    }
}

void KeysSheet::paintEvent(QPaintEvent*)
{
    const Theme& theme = shownTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.dark ? QColor(Qt::black) : theme.text;
    veil.setAlphaF(theme.dark ? 0.6F : 0.35F);
    painter.fillRect(rect(), veil);
    const QRectF box = this->box();
    drawBox(painter, box, 12 * m_scale, theme.panel, theme.hairline);
    painter.save();
    painter.setClipRect(box.adjusted(1, 1, -1, -1));
    painter.translate(box.left(), box.top() - m_scrolled);
    painter.scale(m_scale, m_scale); // drawn at the design's size and scaled as a whole
    m_sheet.drawContents(&painter);
    painter.restore();
    if (scrollRange() <= 0)
        return;
    constexpr double thick = 4, edge = 8;
    const double length = box.height() - 2 * edge, thumb = length * box.height() / (box.height() + scrollRange());
    const double top = box.top() + edge + (length - thumb) * m_scrolled / scrollRange();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.secondary);
    painter.drawRoundedRect(QRectF(box.right() - edge - thick, top, thick, thumb), thick / 2, thick / 2);
}

} // namespace softfocus
