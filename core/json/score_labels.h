#pragma once

#include "core/base/matrix.h"

#include <string>
#include <vector>

namespace softfocus {

/// "row 1", "row 2", …
std::vector<std::string> defaultQueries(Index count);

/// "A", "B", … "Z", "AA", "AB", …
std::vector<std::string> defaultKeys(Index count);

} // namespace softfocus
