#pragma once

#include "core/attention/attention.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace softfocus {

/// The words of one sentence as queries over those of another as keys and values, by their bundled vectors.
/// At most maximumTokens of each.
Input inputOfPair(const PairSource& source);

/// As SourceKind::write and SourceKind::read.
QByteArray membersOfPair(const PairSource& source, const QByteArray& indent);
Result<PairSource> readPairSource(const QJsonObject& members, const QString& path);

} // namespace softfocus
