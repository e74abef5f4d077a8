#pragma once

#include <QFont>

class QLabel;

namespace softfocus {

/// What a text is written in.
enum class Ink { Text, Secondary };

/// A label for sentences, which wrap and are taken as they are, whatever they quote. Units: logical pixels, at a body type of 13.
QLabel* makeProse(const char* name, double pixels, Ink ink = Ink::Text, int weight = QFont::Normal, const QString& text = {});

} // namespace softfocus
