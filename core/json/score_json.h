#pragma once

#include "core/json/found_scores.h"

#include <QByteArray>

class QJsonDocument;
class QJsonValue;

namespace softfocus {

/// A JSON document in UTF-8, UTF-16 or UTF-32. Numbers too small for a double are 0.
/// Errors: a sentence that begins with `name` and names the line; also for a number too large for a double.
Result<QJsonDocument> parseJson(const QByteArray& bytes, const Message& name);

/// Scores of JSON: {"scores": [[…], …], "queries": […], "keys": […]} where the labels may be missing, "tokens" stands for those
/// of queries and keys that are, and "weights" may stand for "scores", an array of rows, or a single row. Only an object says which of the two it holds. null is a masked entry.
/// Keys that are not known are named in the notes.
/// Errors: a sentence that begins with `name` and says where.
Result<FoundScores> scoresFromJson(const QJsonValue& value, const Message& name);
Result<FoundScores> scoresFromJson(const QByteArray& json, const Message& name);

} // namespace softfocus
