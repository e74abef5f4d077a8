#pragma once

#include "core/attention/attention.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace softfocus {

/// What to call a picture: its name on one line, shortened in its middle where it is long.
Message pictureTitle(const SquarePicture& picture);

/// The patches of a picture, compared by how little their colours differ; they are queries, keys and values at once. Noise, where there is
/// any, is in all three. A unit is called "r10c19" after its row and column, from 1.
Input inputOfImage(const ImageSource& source);

/// As SourceKind::write and SourceKind::read. A picture of the user's own travels as its pixels and its name, and nothing else of its file.
QByteArray membersOfImage(const ImageSource& source, const QByteArray& indent);
Result<ImageSource> readImageSource(const QJsonObject& members, const QString& path);

} // namespace softfocus
