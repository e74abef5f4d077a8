#pragma once

#include "core/attention/attention.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace softfocus {

/// A matrix of scores or weights, with the names of its rows and columns as units. Needs: the matrix is not null.
Input inputOfMatrix(const MatrixSource& source);

/// As SourceKind::write and SourceKind::read.
QByteArray membersOfMatrix(const MatrixSource& source, const QByteArray& indent);
Result<MatrixSource> readMatrixSource(const QJsonObject& members, const QString& path);

} // namespace softfocus
