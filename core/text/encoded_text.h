#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <string>

namespace softfocus {

/// The same text in UTF-8 where the bytes are UTF-16 or UTF-32, which their mark or, without one, the zeros among them tell;
/// else nothing, and they are UTF-8 or no text at all. The result has no mark.
/// Errors: a sentence that begins with `name`: not valid in the encoding that they begin as.
std::optional<Result<QByteArray>> asUtf8(QByteArrayView bytes, const Message& name);

} // namespace softfocus
