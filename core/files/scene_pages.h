#pragma once

#include "core/scene/page_choices.h"

#include <QByteArray>

class QJsonObject;

namespace softfocus {

/// The choices on a page as a JSON object, to stand as a member of a scene.
QByteArray compareJson(const CompareChoices& compare);
QByteArray numbersJson(const NumbersChoices& numbers);

/// Reads them back; what is missing is as by default. The whole is checked with its scene.
/// Errors: a member of another type or out of its range, by its path in the scene.
Result<CompareChoices> readCompare(const QJsonObject& object);
Result<NumbersChoices> readNumbers(const QJsonObject& object);

} // namespace softfocus
