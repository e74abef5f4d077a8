#pragma once

#include "core/attention/attention.h"
#include "core/normalizers/normalizer.h"
#include "core/scene/scene.h"
#include "ui/words/by_unit.h"

#include <QString>

namespace softfocus {

/// The name as it stands in the table.
QString nameText(const NormalizerEntry& entry);

/// What it does to units of this name, in a few words: "one word takes all".
QString gistText(const NormalizerEntry& entry, UnitName unit = UnitName::Word);
/// The same of a normalizer with its parameters, at this temperature: "T = 0: the word with the largest score takes all".
QString gistText(const Normalizer& normalizer, double temperature, UnitName unit);

/// Why temperature has no effect: "every score is divided by T, and so is their sum: it cancels". Empty where it has one.
QString temperatureNote(const NormalizerEntry& entry);

/// The normalizer with the parameters that it reads and that are not its plain ones, as every caption says it: "softmax",
/// "entmax α 1.5", "top-3", "linear, negatives kept", "sigmoid, not divided by the sum". Numbers follow the default QLocale.
QString normalizerText(const Normalizer& normalizer);
/// The same where there is less room: "sigmoid, not divided".
QString briefNormalizerText(const Normalizer& normalizer);

/// Why the normalizer and T have no effect on a scene, or empty where they have one.
QString whyNoNormalizer(const Scene& scene);

/// A parameter's number with as many digits as it takes to be exact, in the default locale: "1.5", "2".
QString parameterNumberText(double value);
/// The same where it is short, else rounded to four digits.
QString shownParameterText(double value);

} // namespace softfocus
