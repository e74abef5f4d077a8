#include "ui/paint/labels/elided_text.h"

#include <QFontMetricsF>
#include <QTextBoundaryFinder>

#include <vector>

namespace softfocus {

namespace {

constexpr char16_t ellipsis = 0x2026;

/// Where a text may be cut, in order.
std::vector<qsizetype> cutsOf(const QString& text)
{
    std::vector<qsizetype> cuts;
    QTextBoundaryFinder clusters(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype place = clusters.toNextBoundary(); place > 0; place = clusters.toNextBoundary())
        cuts.push_back(place);
    return cuts;
}

/// A start of the text that is surely too wide, or all of it: most of a long text need not be looked at.
QString wideStart(const QString& text, double room, const std::function<double(const QString&)>& width)
{
    constexpr qsizetype usualLength = 32;
    constexpr double surely = 2; // where the text goes on, the forms of its letters may make it a little narrower
    for (qsizetype length = usualLength; length < text.size(); length *= 2) {
        QString start = startOf(text, length);
        if (width(start) > surely * room)
            return start;
    }
    return text;
}

} // namespace

QString startOf(const QString& text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    // One more character tells whether a cluster ends here.
    QTextBoundaryFinder clusters(QTextBoundaryFinder::Grapheme, QStringView(text).first(most + 1).toString());
    clusters.setPosition(most);
    qsizetype end = clusters.isAtBoundary() ? most : clusters.toPreviousBoundary();
    if (end <= 0)
        end = most > 1 && text[most - 1].isHighSurrogate() ? most - 1 : most;
    return text.first(end);
}

QString boundedLine(const QString& text)
{
    return text.size() <= mostInALine ? text : startOf(text, mostInALine) + QChar(ellipsis);
}

QString elidedRight(const QString& text, double room, const std::function<double(const QString&)>& width)
{
    const QString line = startOf(text, mostInALine);
    const QString start = wideStart(line, room, width);
    if (start.size() == text.size() && width(text) <= room)
        return text;
    const std::vector<qsizetype> cuts = cutsOf(start);
    std::size_t fits = 0, tooMany = cuts.size() + 1; // how many clusters
    while (fits + 1 < tooMany) {
        const std::size_t middle = fits + (tooMany - fits) / 2;
        const bool hasRoom = width(start.first(cuts[middle - 1]) + QChar(ellipsis)) <= room;
        (hasRoom ? fits : tooMany) = middle;
    }
    return (fits == 0 ? QString() : start.first(cuts[fits - 1]).trimmed()) + QChar(ellipsis);
}

QString elidedRight(const QString& text, double room, const QFontMetricsF& metrics)
{
    return elidedRight(text, room, [&](const QString& part) { return metrics.horizontalAdvance(part); });
}

} // namespace softfocus
