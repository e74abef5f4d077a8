#pragma once

#include "core/attention/scene.h"

#include <QByteArray>

class QJsonDocument;
class QJsonValue;

namespace softfocus {

/// A JSON document. Errors: a sentence that begins with `name` and names the line.
Result<QJsonDocument> parseJson(const QByteArray& json, const std::string& name);

/// Scores of JSON: {"scores": [[…], …], "queries": […], "keys": […]} where the labels may be missing, an array of rows, or a single
/// row. null is a masked entry.
/// Errors: a sentence that begins with `name` and says where.
Result<GivenScores> scoresFromJson(const QJsonValue& value, const std::string& name);
Result<GivenScores> scoresFromJson(const QByteArray& json, const std::string& name);

} // namespace softfocus
