#include "ui/figure/formats/outline_font.h"

#include <cmath>

namespace softfocus {

namespace {

/// A number as charstrings and dictionaries write it. Range: 16 bits.
QByteArray operand(int number)
{
    constexpr int least = -107, most = 107, reach = 1131;
    if (number >= least && number <= most)
        return QByteArray(1, char(number + 139));
    if (number > most && number <= reach) {
        const int rest = number - 108;
        return QByteArray(1, char(247 + (rest >> 8))) + char(rest & 0xff);
    }
    if (number < least && number >= -reach) {
        const int rest = -number - 108;
        return QByteArray(1, char(251 + (rest >> 8))) + char(rest & 0xff);
    }
    return QByteArray(1, 28) + char(number >> 8) + char(number & 0xff);
}

/// An offset in a dictionary, always as long, so that offsets do not move what they point at.
QByteArray longOperand(qsizetype number)
{
    return QByteArray(1, 29) + char(number >> 24) + char(number >> 16) + char(number >> 8) + char(number);
}

QByteArray twoBytes(std::size_t number)
{
    return QByteArray(1, char(number >> 8)) + char(number & 0xff);
}

QByteArray indexOf(const std::vector<QByteArray>& items)
{
    QByteArray index = twoBytes(items.size());
    if (items.empty())
        return index;
    constexpr char offsetSize = 4;
    index += offsetSize;
    qsizetype offset = 1;
    const auto add = [&] { index += longOperand(offset).sliced(1); };
    add();
    for (const QByteArray& item : items) {
        offset += item.size();
        add();
    }
    for (const QByteArray& item : items)
        index += item;
    return index;
}

/// An outline as a charstring.
class CharString {
public:
    explicit CharString(const GlyphOutline& glyph) : m_bytes(operand(glyph.advance))
    {
        for (int i = 0; i < glyph.path.elementCount(); ++i) {
            const QPainterPath::Element element = glyph.path.elementAt(i);
            switch (element.type) {
            case QPainterPath::MoveToElement: moveBy(element, 21); break;
            case QPainterPath::LineToElement: moveBy(element, 5); break;
            case QPainterPath::CurveToElement:
                addPoint(element);
                addPoint(glyph.path.elementAt(i + 1));
                moveBy(glyph.path.elementAt(i + 2), 8);
                i += 2;
                break;
            case QPainterPath::CurveToDataElement: break;
            }
        }
        m_bytes += char(14); // endchar
    }

    QByteArray take() { return std::move(m_bytes); }

private:
    void addPoint(const QPointF& point)
    {
        const QPoint next(qRound(point.x()), qRound(point.y()));
        m_bytes += operand(next.x() - m_at.x()) + operand(next.y() - m_at.y());
        m_at = next;
    }
    void moveBy(const QPointF& point, char op)
    {
        addPoint(point);
        m_bytes += op;
    }

    QByteArray m_bytes;
    QPoint m_at;
};

/// What stands where, when the top dictionary is this long.
struct Offsets {
    qsizetype charset = 0, select = 0, charStrings = 0, fonts = 0;
};

QByteArray topDictionary(const Offsets& offsets, std::size_t glyphCount, const QRectF& bounds)
{
    // Registry and ordering are the first two strings of the font's own, "Adobe" and "Identity".
    QByteArray top = operand(391) + operand(392) + operand(0) + "\x0c\x1e";
    for (const double edge : {bounds.left(), bounds.top(), bounds.right(), bounds.bottom()})
        top += operand(int(std::clamp(std::round(edge), -30000.0, 30000.0)));
    top += char(5);
    top += longOperand(qsizetype(glyphCount)) + "\x0c\x22";
    top += longOperand(offsets.charset) + char(15);
    top += longOperand(offsets.select) + "\x0c\x25";
    top += longOperand(offsets.charStrings) + char(17);
    top += longOperand(offsets.fonts) + "\x0c\x24";
    return top;
}

} // namespace

QByteArray compactFont(const QByteArray& name, const std::vector<GlyphOutline>& glyphs, const QRectF& bounds)
{
    std::vector<QByteArray> outlines;
    outlines.reserve(glyphs.size());
    for (const GlyphOutline& glyph : glyphs)
        outlines.push_back(CharString(glyph).take());
    const QByteArray charStrings = indexOf(outlines);
    // Glyph n is character n: one range from 1 on; 0 is not listed.
    const QByteArray charset = glyphs.size() > 1 ? QByteArray(1, 2) + twoBytes(1) + twoBytes(glyphs.size() - 2) : QByteArray(1, 0);
    // All glyphs belong to font 0.
    const QByteArray select = QByteArray(1, 3) + twoBytes(1) + twoBytes(0) + char(0) + twoBytes(glyphs.size());
    const QByteArray widths = operand(0) + char(20) + operand(0) + char(21);

    const QByteArray header = QByteArray::fromRawData("\1\0\4\4", 4) + indexOf({name});
    const QByteArray strings = indexOf({"Adobe", "Identity"}) + indexOf({});
    const qsizetype topSize = indexOf({topDictionary({}, glyphs.size(), bounds)}).size();
    Offsets offsets;
    offsets.charset = header.size() + topSize + strings.size();
    offsets.select = offsets.charset + charset.size();
    offsets.charStrings = offsets.select + select.size();
    offsets.fonts = offsets.charStrings + charStrings.size();
    const auto fontsWith = [&](qsizetype at) { return indexOf({longOperand(widths.size()) + longOperand(at) + char(18)}); };
    const QByteArray fonts = fontsWith(offsets.fonts + fontsWith(0).size());
    return header + indexOf({topDictionary(offsets, glyphs.size(), bounds)}) + strings + charset + select + charStrings + fonts + widths;
}

} // namespace softfocus
