#include "ui/words/difference_picture.h"

#include "core/measures/distribution.h"
#include "core/measures/row_distance.h"
#include "ui/words/by_unit.h"
#include "ui/words/provenance.h"
#include "ui/words/speaker.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class DifferencePictureWords {
    Q_DECLARE_TR_FUNCTIONS(DifferenceWords)
};

/// What rounding leaves of the difference of two weights: no colour shall tell of it.
constexpr double rounding = 1e-9;

double largestSize(const Matrix& values)
{
    double most = 0;
    for (Index i = 0; i < values.size(); ++i)
        if (const double size = std::abs(values.data()[i]); std::isfinite(size))
            most = std::max(most, size);
    return most;
}

/// The size that all but a few in a thousand differences stay below, from an even sample of a large map.
double usualSize(const Matrix& values)
{
    constexpr Index sampleSize = 20'000;
    constexpr double share = 0.995;
    std::vector<double> sample;
    for (Index i = 0; i < values.size(); i += std::max(Index(1), values.size() / sampleSize))
        if (std::isfinite(values.data()[i]))
            sample.push_back(std::abs(values.data()[i]));
    if (sample.empty())
        return 0;
    const auto place = sample.begin() + std::ptrdiff_t(share * double(sample.size() - 1));
    std::nth_element(sample.begin(), place, sample.end());
    return *place;
}

/// Where the scale ends: at the largest difference. Over a picture that would be what a patch gives itself, beside which all others would
/// look alike.
double scaleEnd(const Matrix& values, PictureKind kind, double largest)
{
    const double end = kind == PictureKind::Overlay ? usualSize(values) : largest;
    return end > rounding ? end : largest > rounding ? largest : 1;
}

QString weightSaid(const Picture& picture, double weight)
{
    return weightTextFor(*picture.attention->input, weight);
}

double weightOf(const ComparedSide& side, Index row, Index column)
{
    return side.attention->weights->values(row, column);
}

QString undefinedSentence(const Difference& difference, Index row, const QString& query)
{
    const bool isMinuend = stateOf(*difference.minuend.attention->weights, row) == RowState::Undefined;
    return DifferencePictureWords::tr("The weights of %1 are undefined under %2, and so is the difference")
        .arg(query, isMinuend ? difference.minuendName : difference.subtrahendName);
}

/// The keys of a row to which the minuend gives most more and most less; −1 for none.
struct Extremes {
    Index more = -1, less = -1;
    double sum = 0; ///< of all differences
};

Extremes extremesOf(std::span<const double> differences)
{
    Extremes found;
    for (Index key = 0; key < std::ssize(differences); ++key) {
        const double value = differences[std::size_t(key)];
        found.sum += value;
        if (value > (found.more < 0 ? 0 : differences[std::size_t(found.more)]))
            found.more = key;
        if (value < (found.less < 0 ? 0 : differences[std::size_t(found.less)]))
            found.less = key;
    }
    return found;
}

} // namespace

std::shared_ptr<const Difference> makeDifference(Difference difference)
{
    auto made = std::make_shared<Difference>(std::move(difference));
    const Attention &p = *made->minuend.attention, &q = *made->subtrahend.attention;
    made->values = differenceOf(p, q);
    made->variations.reserve(std::size_t(made->values.rows()));
    for (Index row = 0; row < made->values.rows(); ++row)
        made->variations.push_back(totalVariation(rowOf(p.weights->values, row), rowOf(q.weights->values, row)));
    return made;
}

Picture differencePicture(std::shared_ptr<const Difference> difference)
{
    Picture picture = pictureOf(difference->minuend.attention, Stage::Weights);
    picture.logWeights = nullptr;
    picture.rowMaxima.clear();
    picture.lowExponent = 0;
    picture.keepsScale = false;
    picture.largest = largestSize(difference->values);
    picture.diverging = true;
    picture.range = ScaleRange::MapMaximum;
    picture.high = scaleEnd(difference->values, picture.kind, picture.largest);
    picture.clipped = picture.largest > picture.high;
    picture.low = -picture.high;
    picture.provenance = differenceProvenance(*difference);
    picture.values = difference->values.size() > 0 ? &difference->values : nullptr;
    picture.difference = std::move(difference);
    return picture;
}

QString differenceProvenance(const Difference& difference)
{
    Provenance provenance = provenanceOf(*difference.minuend.attention);
    provenance.hasGivenWeights = false;
    provenance.normalizer = {};
    provenance.temperature = difference.temperature;
    return DifferencePictureWords::tr("%1 · %2").arg(differenceTitle(difference), provenanceText(provenance));
}

QString differenceTitle(const Difference& difference)
{
    return DifferencePictureWords::tr("%1 − %2").arg(difference.minuendName, difference.subtrahendName);
}

QString differenceSentence(const Picture& picture, Index row, Index column)
{
    const Difference& difference = *picture.difference;
    const Speaker speaker(picture);
    const QString query = speaker.row(row), key = speaker.column(row, column);
    const double value = difference.values(row, column);
    if (std::isnan(value))
        return undefinedSentence(difference, row, query);
    const QString first = weightSaid(picture, weightOf(difference.minuend, row, column));
    if (value == 0)
        return DifferencePictureWords::tr("%1 and %2 give %3 the same share of the attention of %4: %5")
            .arg(difference.minuendName, difference.subtrahendName, key, query, first);
    const QString form = value > 0 ? DifferencePictureWords::tr("%1 gives %2 %3 more of the attention of %4 than %5: %6 instead of %7")
                                   : DifferencePictureWords::tr("%1 gives %2 %3 less of the attention of %4 than %5: %6 instead of %7");
    return form.arg(difference.minuendName, key, weightSaid(picture, std::abs(value)), query, difference.subtrahendName, first,
                    weightSaid(picture, weightOf(difference.subtrahend, row, column)));
}

QString differenceRowSummary(const Picture& picture, Index row)
{
    const Difference& difference = *picture.difference;
    const Speaker speaker(picture);
    const QString query = speaker.row(row);
    const auto isEmpty = [row](const ComparedSide& side) { return stateOf(*side.attention->weights, row) == RowState::NothingToAttend; };
    if (isEmpty(difference.minuend) && isEmpty(difference.subtrahend))
        return DifferencePictureWords::tr("%1 has nothing to attend to: every key is masked").arg(query);
    const double variation = difference.variations[std::size_t(row)];
    if (std::isnan(variation))
        return undefinedSentence(difference, row, query);
    if (variation == 0)
        return DifferencePictureWords::tr("%1 and %2 give %3 the same weights")
            .arg(difference.minuendName, difference.subtrahendName, query);
    const Extremes found = extremesOf(rowOf(difference.values, row));
    const QString moved = weightSaid(picture, variation);
    if (found.more < 0 || found.less < 0 || std::abs(found.sum) >= givenRounding)
        return DifferencePictureWords::tr("The weights of %1 under %2 and %3 differ by %4, half of the sum of all differences")
            .arg(query, difference.minuendName, difference.subtrahendName, moved);
    return DifferencePictureWords::tr("From %1 to %2, %3 of the attention of %4 moves: most to %5, most from %6")
        .arg(difference.subtrahendName, difference.minuendName, moved, query, speaker.column(row, found.more),
             speaker.column(row, found.less));
}

QString differenceColumnSummary(const Picture& picture, Index column)
{
    const Difference& difference = *picture.difference;
    const QString key = Speaker(picture).column(column);
    double sum = 0;
    for (Index row = 0; row < difference.values.rows(); ++row)
        if (const double value = difference.values(row, column); !std::isnan(value))
            sum += value;
    if (std::abs(sum) < rounding)
        return DifferencePictureWords::tr("%1 gets as much attention in all under %2 as under %3")
            .arg(key, difference.minuendName, difference.subtrahendName);
    return (sum > 0 ? DifferencePictureWords::tr("%1 gets %2 more attention in all under %3 than under %4")
                    : DifferencePictureWords::tr("%1 gets %2 less attention in all under %3 than under %4"))
        .arg(key, weightSaid(picture, std::abs(sum)), difference.minuendName, difference.subtrahendName);
}

} // namespace softfocus
