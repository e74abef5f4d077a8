#pragma once

#include "ui/words/picture.h"

#include <QString>

#include <vector>

namespace softfocus {

/// Which side of the map a name is for; rows and columns of given scores are queries and keys rather than words.
enum class NamedSide { Query, Key };

/// A word in curly quotes, shortened when it is very long; a right-to-left word keeps its direction to itself.
QString quotedWord(const QString& text);

/// The row's or column's word in quotes, with its place where the word stands there more than once: «“cookies” (5th word)»; of a picture
/// «the patch in row 10, column 19». Upper and lower case sound alike and count as the same. Needs: index within the side's labels.
QString nameOf(const Picture& picture, NamedSide side, Index index);

/// The same for a unit of a result that has no picture.
QString nameOf(const Attention& attention, NamedSide side, Index index);

/// The same where there is less room, for a line's name or a heading: of a picture «row 10, column 19».
QString briefNameOf(const Picture& picture, NamedSide side, Index index);
QString briefNameOf(const Attention& attention, NamedSide side, Index index);

/// A key's name beside that of the query, or the query's beside the key's: where words of two sentences are written alike,
/// «“them” of the other sentence». `name` as nameOf() gives it.
QString nameBeside(const Input& input, Index query, Index key, const QString& name);

/// The bare label for a list that says itself what its lines are: the word as it is written, «row 10, column 19».
QString labelOf(const Input& input, NamedSide side, Index index);

/// The bare label of a key; a word that stands there more than once, large or small, has its place: "release (169)". Cost: O(keys).
QString keyLabelOf(const Input& input, Index key);

/// The bare labels of all keys; words that stand there more than once, large or small, each with its place: "release (169)".
std::vector<QString> keyLabelsOf(const Input& input);

/// «dimension 5»; of a patch's colours «red of pixel 2», which are counted row by row from the patch's top left.
QString dimensionName(const Input& input, Index dimension);

} // namespace softfocus
