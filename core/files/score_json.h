#pragma once

#include "core/files/found_scores.h"

#include <QByteArray>

class QJsonDocument;
class QJsonValue;

namespace softfocus {

/// A JSON document. Errors: a sentence that begins with `name` and names the line.
Result<QJsonDocument> parseJson(const QByteArray& json, const std::string& name);

/// Scores of JSON: {"scores": [[…], …], "queries": […], "keys": […]} where the labels may be missing and "weights" may stand for
/// "scores", an array of rows, or a single row. Only an object says which of the two it holds. null is a masked entry.
/// Errors: a sentence that begins with `name` and says where.
Result<FoundScores> scoresFromJson(const QJsonValue& value, const std::string& name);
Result<FoundScores> scoresFromJson(const QByteArray& json, const std::string& name);

} // namespace softfocus
