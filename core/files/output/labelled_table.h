#pragma once

#include "core/base/matrix.h"
#include "core/files/output/serialize.h"

#include <string>
#include <vector>

namespace softfocus {

/// Numbers with the names of their rows and columns. Shapes: values [rows × columns].
struct LabelledTable {
    std::vector<std::string> rows, columns;
    Matrix values;
};

/// As text, as serializeStage() writes it: in JSON one object with "rows", "columns" and "values".
QByteArray serializeTable(const LabelledTable& table, TableFormat format);

} // namespace softfocus
