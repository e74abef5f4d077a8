#pragma once

#include "core/attention/attention.h"
#include "core/base/message.h"

#include <QString>

#include <optional>

namespace softfocus {

/// Where a result comes from, for the line under its picture. What is left out there is not set: a film strip whose maps differ in it says
/// it over each of them.
struct Provenance {
    bool hasGivenWeights = false;         ///< no normalizer and no temperature work on them
    std::optional<Normalizer> normalizer; ///< with its parameters
    std::optional<double> temperature;
    std::optional<Mask> mask;
    Message source;                       ///< as Input::sourceName
    bool hasUnknown = false;              ///< a unit is not in the vocabulary
    Index shown = 0, unitCount = 0;       ///< units that are shown, of how many in the text; where there are two, of those that ask
    Index askedShown = 0, askedCount = 0; ///< the same of the text that is asked, where it is another one; else 0
    bool arePieces = false;               ///< they are a transformer’s
};

/// All of it.
Provenance provenanceOf(const Attention& attention);

/// "softmax · T 0.80 · mask none · 100-d word vectors". Numbers follow the default QLocale.
QString provenanceText(const Provenance& provenance);

/// "softmax · T 0.80": how the weights were made, without what is the same for all results of one input.
QString madeText(const Attention& attention);

} // namespace softfocus
