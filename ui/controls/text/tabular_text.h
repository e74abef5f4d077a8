#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QRawFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace softfocus {

/// A text that was cut at its end, cut further back where the cut went through a number: "from 0.80 to…" rather than "to 1.…".
QString withoutCutNumber(const QString& whole, const QString& cut);

/// Draws text whose digits all take the same width, so that a number does not jitter while it changes.
/// Qt before 6.7 cannot ask a font for its tabular figures.
class TabularText {
public:
    explicit TabularText(const QFont& font);

    /// Of no more than a line's worth of the text's start.
    double width(const QString& text) const;
    /// One line, centred vertically. `alignment` is the horizontal one; elided on the right when it does not fit.
    void draw(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text) const;

private:
    double advanceOf(const QString& run) const;
    QString fitted(const QString& text, double room) const;
    bool drawAsGlyphs(QPainter& painter, QPointF start, const QString& text) const;

    QFont m_font;
    QFontMetricsF m_metrics;
    QRawFont m_glyphs;
    double m_digitWidth = 0;
    mutable QHash<QString, double> m_advances; ///< of runs between digits, few and the same ones at every change
};

} // namespace softfocus
