#pragma once

class QLocale;

namespace softfocus {

/// Lets the window speak the user's language, where the program has it among its resources, and Qt's own texts with it.
/// Returns whether it has. Needs: a QCoreApplication, and no sentence said before.
bool loadLanguage(const QLocale& locale);

} // namespace softfocus
