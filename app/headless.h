#pragma once

#include "app/command_line.h"

namespace softfocus::cli {

/// Writes the figures and prints the stage that the options ask for, without a window and without a display.
/// Returns the exit status. `programName` is the program's as it was called.
int runHeadless(const Options& options, const Scene& scene, char* programName);

} // namespace softfocus::cli
