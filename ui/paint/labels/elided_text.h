#pragma once

#include <QString>

#include <functional>

class QFontMetricsF;

namespace softfocus {

/// The most characters of a text that are measured or drawn in one line: no line is wide enough for more, and a text may be
/// a word of any length.
inline constexpr qsizetype mostInALine = 2048;

/// The start of a text, of at most `most` UTF-16 code units: up to the last end of a cluster of letters and marks, or of a code
/// point in a cluster that is longer. Needs: most ≥ 1.
QString startOf(const QString& text, qsizetype most);

/// A text that is to stand in one line: as it is, or its start and "…" where it is longer than mostInALine.
QString boundedLine(const QString& text);

/// The text, or as much of its start as fits with "…" behind it; "…" alone where nothing does. Units: those of `width`, which is
/// asked for the width of a logarithmic number of texts, none of them much wider than the room or longer than mostInALine + 1.
QString elidedRight(const QString& text, double room, const std::function<double(const QString&)>& width);

/// QFontMetricsF::elidedText, which would shape all of the text.
QString elidedRight(const QString& text, double room, const QFontMetricsF& metrics);

} // namespace softfocus
