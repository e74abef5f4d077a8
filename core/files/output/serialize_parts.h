#pragma once

#include "core/attention/attention.h"

#include <QByteArray>

namespace softfocus {

// What everything that is printed is made of.

/// The normalizer's name, the parameters that it reads and the temperature, as members of a JSON object; null where the weights
/// were given.
QByteArray normalizerJson(const Scene& scene);

/// A parameter's value in JSON, as files and printed results have it.
QByteArray parameterJson(const Parameters& parameters, Parameter parameter);

/// The tokens' texts as a JSON array.
/// What a unit is called in files: a piece as the vocabulary of its transformer writes it.
const std::string& labelOf(const Token& token);
QByteArray labelsJson(const std::vector<Token>& tokens);

/// A label as a cell; in quotation marks where it could be mistaken for something else.
/// With `always`, where it could do without as well.
QByteArray cellOf(const std::string& label, char separator, bool always = false);

/// Appends a number as a cell: nothing for one that is undefined.
void appendNumber(QByteArray& table, double number);

} // namespace softfocus
