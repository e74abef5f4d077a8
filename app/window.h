#pragma once

#include "app/command_line.h"

namespace softfocus {

/// Opens the window on `scene`, or on the last one if the options ask for none, and runs until it is closed.
/// Returns the exit status. `programName` is the program's as it was called.
int runWindow(const Options& options, const Scene& scene, char* programName);

} // namespace softfocus
