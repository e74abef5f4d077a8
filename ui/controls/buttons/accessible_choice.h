#pragma once

namespace softfocus {

/// Lets screen readers hear of a combo box what it chooses and what is chosen apart: Qt 6.4 gives them the choice for its name.
void installAccessibleChoices();

} // namespace softfocus
