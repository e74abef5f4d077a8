#pragma once

#include "app/opening.h"

namespace softfocus::cli {

/// Shows a window for each start, until the last of them is closed. `last`: the first one shows what the last window had, if there is
/// something.
/// Returns the exit status.
int runWindows(const std::vector<Start>& starts, bool last, char* programName);

} // namespace softfocus::cli
