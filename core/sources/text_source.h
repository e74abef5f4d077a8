#pragma once

#include "core/attention/attention.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace softfocus {

/// The words of a sentence with their bundled vectors, which are queries, keys and values at once.
/// At most maximumTokens of them; Input::queryTotal says how many there are.
Input inputOfText(const TextSource& source);

/// As SourceKind::write and SourceKind::read.
QByteArray membersOfText(const TextSource& source, const QByteArray& indent);
Result<TextSource> readTextSource(const QJsonObject& members, const QString& path);

} // namespace softfocus
