#pragma once

#include "core/json/object_reader.h"
#include "core/scene/mark.h"

#include <QByteArray>

namespace softfocus {

/// The marks as a JSON array: [{"rows": [0, 1]}, {"rows": [2, 2], "columns": [0, 0]}].
QByteArray marksJson(const std::vector<Mark>& marks);

/// The marks under a key of a scene, none where it is missing.
/// Errors, as faults of the reader: not such an array, a span out of [0, maximumTokens) or from a later place to an earlier one, too many.
std::vector<Mark> readMarks(ObjectReader& reader, const char* key);

} // namespace softfocus
