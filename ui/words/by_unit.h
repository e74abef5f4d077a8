#pragma once

#include "core/attention/attention.h"

#include <QString>

namespace softfocus {

/// What units are called in sentences: the words of a text that a transformer has taken apart are pieces, until they are joined again.
enum class UnitName { Word, Piece, Entry, Patch };
UnitName unitNameOf(const Input& input);

/// True when the units are what a transformer's vocabulary has, such as "##ing" and "[SEP]", and not words.
bool isOfPieces(const Input& input);

/// The same said of each kind of unit, all of them whole, so that every language can say it in its own way.
struct UnitTexts {
    QString words;
    QString entries;
    QString patches;
    QString wordsOfTwo = {}; ///< where words of one text ask those of another; empty where nothing else is said of them
    QString translated = {}; ///< where words of a translation ask those of its text; empty where nothing else is said than of two texts
    QString written = {};    ///< where words of a translation ask those before them; empty where nothing else is said than of one text
    QString pieces = {};     ///< of a transformer's pieces; empty where words are not named, or cannot be pieces
    QString translatedPieces = {}; ///< as `translated`; empty where nothing else is said than of pieces
    QString writtenPieces = {};    ///< as `written`; empty where nothing else is said than of pieces
};

/// The one for this input's units.
QString byUnit(const Input& input, const UnitTexts& texts);
/// The one for units of this name, of one text.
QString byUnit(UnitName unit, const UnitTexts& texts);

/// True when the words of one text ask those of another, as those of a translation do.
bool isOfTwoTexts(const Input& input);

/// The same said of each way of comparing a query with a key, and of scores that were given.
struct ComparisonTexts {
    QString scaledDot;
    QString squaredDifference;
    QString given = {};
};

/// The one for this input's scores.
QString byComparison(const Input& input, const ComparisonTexts& texts);

/// What a mean squared difference is divided by to give a score: "0.01", in the default locale.
QString squaredDifferenceUnitText();

/// A weight of this input as it is said, in the default locale: of hundreds of patches with more digits (fineWeightText) than of a few
/// words (weightText).
QString weightTextFor(const Input& input, double weight);

/// With a capital letter, as a sentence begins.
QString opened(QString sentence);

} // namespace softfocus
