#pragma once

#include <QFont>
#include <QString>

namespace softfocus {

/// The advance of a line of text, as QFontMetricsF gives it, from memory where it was asked for before: a keystroke
/// changes one word of a sentence, and shaping the others again is most of what laying out labels costs.
/// Units: logical pixels; of a text longer than a line, no more than its start is measured. Keeps a bounded number of widths a thread.
double textWidth(const QFont& font, const QString& text);

/// The same of a label, which is drawn in labelFont().
double labelWidth(const QFont& font, const QString& text);

} // namespace softfocus
