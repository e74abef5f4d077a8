#pragma once

#include "core/base/message.h"

#include <QByteArrayView>

#include <optional>

namespace softfocus {

/// What a file is that cannot be opened here, and what to do about it, by how it begins: "is a JPEG picture, which …; …". None where it
/// may be something that can be opened.
std::optional<Message> foreignKind(QByteArrayView bytes);

} // namespace softfocus
