#pragma once

#include "core/files/written/written_table.h"

#include <optional>

namespace softfocus {

/// A matrix in brackets, as programs print it: [[0.7 0.2] [0.1 0.9]] of NumPy, array([[0.7, 0.2], …], dtype=float32), tensor(…, device=…),
/// rows in JSON, one row alone, or several that follow one another. Lines may break anywhere. null, None and -- are masked entries, True and
/// False are 1 and 0, texts in quotation marks are names. Dimensions of which there is one around the matrix are left out.
/// Nothing where the text is no such matrix. Errors: a sentence that begins with `name` and says where: numbers that were left out (…), a
/// bracket that is never closed, numbers beside rows, several matrices.
std::optional<Result<WrittenTable>> printedArrayIn(std::string_view text, const Message& name);

} // namespace softfocus
