#include "ui/controls/text/tabular_text.h"

#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/emoji_font.h"
#include "ui/paint/labels/mixed_text.h"
#include "ui/paint/labels/text_width.h"

#include <QGlyphRun>
#include <QPainter>

#include <algorithm>

namespace softfocus {

namespace {

/// The length of the run that starts at `begin`: one digit, or everything up to the next digit.
qsizetype runLength(const QString& text, qsizetype begin)
{
    if (text[begin].isDigit())
        return 1;
    qsizetype end = begin + 1;
    while (end < text.size() && !text[end].isDigit())
        ++end;
    return end - begin;
}

/// Numbers need no shaping: one glyph a character, from left to right.
bool isNumber(const QString& text)
{
    static const QString others = QStringLiteral("−<>.,–e+∞ ");
    return std::ranges::all_of(text, [](QChar character) { return character.isDigit() || others.contains(character); });
}

} // namespace

TabularText::TabularText(const QFont& font) : m_font(font), m_metrics(font), m_glyphs(QRawFont::fromFont(font))
{
    for (char digit = '0'; digit <= '9'; ++digit)
        m_digitWidth = std::max(m_digitWidth, textWidth(font, QChar::fromLatin1(digit)));
}

double TabularText::width(const QString& text) const
{
    if (text.size() > mostInALine + 1)
        return width(boundedLine(text));
    if (isEmoji(text))
        return advanceOf(text);
    if (asksForPictures(text))
        return mixedWidth(m_font, text);
    double width = 0;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype length = runLength(text, at);
        width += text[at].isDigit() ? m_digitWidth : advanceOf(text.mid(at, length));
        at += length;
    }
    return width;
}

double TabularText::advanceOf(const QString& run) const
{
    constexpr qsizetype most = 256;
    if (const auto known = m_advances.constFind(run); known != m_advances.constEnd())
        return *known;
    if (m_advances.size() >= most)
        m_advances.clear();
    const double advance = isEmoji(run) ? labelWidth(m_font, run) : m_metrics.horizontalAdvance(run);
    m_advances.insert(run, advance);
    return advance;
}

QString withoutCutNumber(const QString& whole, const QString& cut)
{
    const QChar ellipsis(0x2026);
    if (cut == whole || !cut.endsWith(ellipsis))
        return cut;
    const QString kept = cut.chopped(1);
    const qsizetype end = kept.size();
    if (end == 0 || whole[end - 1] == u' ' || whole.mid(end, 1).trimmed().isEmpty())
        return cut;
    const qsizetype begin = kept.lastIndexOf(u' ') + 1;
    const qsizetype after = whole.indexOf(u' ', end);
    const QString word = whole.mid(begin, after < 0 ? -1 : after - begin);
    const bool isNumber = std::any_of(word.begin(), word.end(), [](QChar letter) { return letter.isDigit(); });
    // Text that is nothing but one number has nothing else to show.
    return isNumber && begin > 0 ? kept.left(begin).trimmed() + ellipsis : cut;
}

QString TabularText::fitted(const QString& text, double room) const
{
    return withoutCutNumber(text, elidedRight(text, room, [this](const QString& part) { return width(part); }));
}

void TabularText::draw(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text) const
{
    constexpr double roundingRoom = 0.5;
    const QString line = fitted(text, area.width() + roundingRoom);
    const double free = area.width() - width(line);
    double x = area.left();
    if (alignment & Qt::AlignRight)
        x += free;
    else if (alignment & Qt::AlignHCenter)
        x += free / 2;
    const double baseline = area.center().y() + (m_metrics.ascent() - m_metrics.descent()) / 2;
    if (isNumber(line) && drawAsGlyphs(painter, {x, baseline}, line))
        return;
    if (isEmoji(line)) {
        painter.setFont(labelFont(m_font, line));
        painter.drawText(QPointF(x, baseline), labelText(line));
        return;
    }
    if (asksForPictures(line)) { // a figure may be the sign on a key
        drawMixed(painter, {x, baseline}, m_font, line);
        return;
    }
    painter.setFont(m_font);
    painter.setLayoutDirection(Qt::LeftToRight); // the order of the runs is decided here
    for (qsizetype at = 0; at < line.size();) {
        const qsizetype length = runLength(line, at);
        const QString run = line.mid(at, length);
        const double runWidth = advanceOf(run);
        const double advance = run[0].isDigit() ? m_digitWidth : runWidth;
        painter.drawText(QPointF(x + (advance - runWidth) / 2, baseline), run);
        x += advance;
        at += length;
    }
}

bool TabularText::drawAsGlyphs(QPainter& painter, QPointF start, const QString& text) const
{
    const QList<quint32> glyphs = m_glyphs.glyphIndexesForString(text);
    if (glyphs.size() != text.size() || glyphs.contains(0))
        return false; // a character that another font has to provide
    const QList<QPointF> advances = m_glyphs.advancesForGlyphIndexes(glyphs);
    QList<QPointF> positions;
    positions.reserve(glyphs.size());
    double x = 0;
    for (qsizetype at = 0; at < glyphs.size(); ++at) {
        const double own = advances[at].x();
        const double advance = text[at].isDigit() ? m_digitWidth : own;
        positions.append({x + (advance - own) / 2, 0});
        x += advance;
    }
    QGlyphRun run;
    run.setRawFont(m_glyphs);
    run.setGlyphIndexes(glyphs);
    run.setPositions(positions);
    painter.drawGlyphRun(start, run);
    return true;
}

} // namespace softfocus
