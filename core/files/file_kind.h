#pragma once

#include "core/base/message.h"

#include <QByteArrayView>

#include <optional>

namespace softfocus {

/// What a file is that cannot be opened here, and what to do about it, by how it begins: "is a HEIC picture, which …; …". None where it
/// may be something that can be opened. Pictures of every kind have such words, for where one cannot be read.
std::optional<Message> foreignKind(QByteArrayView bytes);

/// The same of a text in which no matrix was found: one that draws rather than says something.
std::optional<Message> foreignText(QByteArrayView utf8);

} // namespace softfocus
