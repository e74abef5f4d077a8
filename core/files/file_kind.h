#pragma once

#include "core/base/message.h"

#include <QByteArrayView>

#include <optional>

namespace softfocus {

/// What a file is that cannot be opened here, and what to do about it, by how it begins: "is a HEIC picture, which …; …". None where it
/// may be something that can be opened. Pictures of every kind have such words, for where one cannot be read.
std::optional<Message> foreignKind(QByteArrayView bytes);

} // namespace softfocus
