#pragma once

#include <vector>

class QWidget;

namespace softfocus {

/// Gives the keyboard to the next of the panels that are shown, or to the one before, round and round: to what had it there last, else to
/// the first part that takes it.
void focusNextPanel(const std::vector<QWidget*>& panels, bool forward);

} // namespace softfocus
