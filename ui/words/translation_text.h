#pragma once

#include "core/attention/attention.h"

#include <QString>

#include <optional>

namespace softfocus {

/// True when rows are the words of a translation as they are written, and columns those of its text.
bool isOfTranslation(const Input& input);
/// True when rows are the words of a translation as they are written, and columns what was read before each.
bool isOfWriting(const Input& input);
/// True for the translator in the program.
bool isOfBundledTranslator(const Attention& attention);

/// How well these rows tell the words of the text apart: crossPattern() of head_patterns.h, in [0, 1]. None where they are no translation’s.
std::optional<double> alignedShareOf(const Attention& attention);

/// «this head tells the words of the text apart to 0.93»; empty where nothing can be said.
QString alignedShareText(const Attention& attention);
/// How often the heads of the translator in the program were found to look at the right word, on words aligned by hand; of others nothing
/// was measured, and the text is empty.
QString measuredHeadText(const Attention& attention);

/// What the translator in the program can do and what not, in one honest sentence; and shorter.
QString translatorNote();
QString briefTranslatorNote();
/// Where it is from, and what it was found to do with sentences that it had not seen.
QString translatorOrigin();
QString translatorQuality();

} // namespace softfocus
