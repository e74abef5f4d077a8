#pragma once

#include "core/base/result.h"

#include <QString>

namespace softfocus {

/// What core has to say, in the language of the window.
QString messageText(const Message& message);
QString messageText(const Error& error);

} // namespace softfocus
