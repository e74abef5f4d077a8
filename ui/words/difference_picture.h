#pragma once

#include "core/attention/comparison.h"
#include "ui/words/picture.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace softfocus {

/// The weights of one variant less those of another one, of the same scores.
struct Difference {
    ComparedSide minuend, subtrahend; ///< with as many queries and keys
    QString minuendName, subtrahendName;
    std::optional<double> temperature = {}; ///< that the names do not say: the one that both share

    Matrix values;                  ///< [n × m] as differenceOf()
    std::vector<double> variations; ///< [n] totalVariation() of each row, from weights as they are written
};

/// With values and variations. Needs: both sides have an attention with as many queries and keys.
std::shared_ptr<const Difference> makeDifference(Difference difference);

/// The difference as a picture of weights on a diverging scale, as far to both sides of 0 as the largest difference (over a picture as all
/// but a few), which follows the view of the minuend's scene for everything else. Its colours are those of signed numbers.
Picture differencePicture(std::shared_ptr<const Difference> difference);

/// What the picture is called, «sparsemax − softmax».
QString differenceTitle(const Difference& difference);
/// The same, with what both have in common and where the scores come from.
QString differenceProvenance(const Difference& difference);

/// What sentenceFor() says of such a picture: «sparsemax gives “cookies” 0.12 more of the attention of “bakes” than softmax: 0.39 instead
/// of 0.27». Needs: a cell that is not masked; below, a row, a column.
QString differenceSentence(const Picture& picture, Index row, Index column);
QString differenceRowSummary(const Picture& picture, Index row);
QString differenceColumnSummary(const Picture& picture, Index column);

} // namespace softfocus
