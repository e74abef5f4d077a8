#pragma once

#include <QString>
#include <QStringView>

namespace softfocus {

/// The text with U+FFFD in the place of every lone surrogate, which UTF-8 could not hold.
QString wellFormed(QStringView text);

} // namespace softfocus
