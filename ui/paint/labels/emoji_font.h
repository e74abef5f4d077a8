#pragma once

#include <QFont>
#include <QString>

namespace softfocus {

/// True for a text that is nothing but emoji, such as a heart or a key that is asked to be shown as one («❤️», «1️⃣»).
/// Source: Unicode Technical Standard #51.
bool isEmoji(const QString& text);

/// The font that a label is drawn in: of emoji the theme's family for them comes first, since a font of letters may have the signs that
/// some of them are made of, but no picture of the whole.
QFont labelFont(const QFont& font, const QString& text);

/// What is drawn of a label in that font. The sign that asks for a picture has no glyph in it: Qt would look for one elsewhere, and tear
/// apart there what belongs together, as a figure and the key around it.
QString labelText(const QString& text);

} // namespace softfocus
