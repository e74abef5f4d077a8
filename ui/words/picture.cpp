#include "ui/words/picture.h"

#include "core/rows/row.h"
#include "core/scene/finite_mask.h"
#include "ui/words/by_unit.h"
#include "ui/words/message_text.h"
#include "ui/words/piece_text.h"
#include "ui/words/provenance.h"
#include "ui/words/shown_vectors.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace softfocus {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

class PictureWords {
    Q_DECLARE_TR_FUNCTIONS(PictureWords)
};

std::vector<Label> labelsOf(const Input& input, NamedSide side)
{
    const std::vector<Token>& tokens = side == NamedSide::Query ? input.queries : input.keys;
    std::vector<Label> labels;
    labels.reserve(tokens.size());
    for (const Token& token : tokens)
        labels.push_back({unitText(input, side, std::ssize(labels)), token.known});
    return labels;
}

/// The names of the vectors' rows: with their side where queries and keys have rows, as a word may stand on both.
std::vector<Label> vectorLabelsOf(const Input& input)
{
    const VectorSides sides = vectorSidesOf(input);
    if (sides != VectorSides::Both)
        return labelsOf(input, sides == VectorSides::Keys ? NamedSide::Key : NamedSide::Query);
    std::vector<Label> labels = labelsOf(input, NamedSide::Query), keys = labelsOf(input, NamedSide::Key);
    for (Label& label : labels)
        label.text = PictureWords::tr("%1 (query)").arg(label.text);
    for (Label& label : keys)
        label.text = PictureWords::tr("%1 (key)").arg(label.text);
    labels.insert(labels.end(), keys.begin(), keys.end());
    return labels;
}

const Matrix* valuesOf(const Attention& attention, Stage stage)
{
    if (!hasStage(attention, stage))
        return nullptr;
    const Matrix* values = nullptr;
    switch (stage) {
    case Stage::Vectors: values = attention.vectors.get(); break;
    case Stage::Scores: values = &attention.scores->masked; break;
    case Stage::Weights: values = &attention.weights->values; break;
    case Stage::Output: values = &attention.output->values; break;
    }
    return values->size() > 0 ? values : nullptr;
}

/// The smallest and largest finite entry; both 0 when there is none.
struct Extent {
    double least = 0, most = 0;
    double magnitude() const { return std::max(-least, most); }
};

Extent extentOf(const Matrix& values)
{
    // Several running extremes at once: one alone would wait for itself at every entry.
    constexpr Index lanes = 8;
    std::array<Extent, lanes> lane{};
    constexpr double largestFinite = std::numeric_limits<double>::max();
    const auto take = [](Extent& extent, double value) {
        const double finite = std::abs(value) <= largestFinite ? value : 0;
        extent.least = finite < extent.least ? finite : extent.least;
        extent.most = finite > extent.most ? finite : extent.most;
    };
    const double* data = values.data();
    Index i = 0;
    for (; i + lanes <= values.size(); i += lanes)
        for (Index k = 0; k < lanes; ++k)
            take(lane[std::size_t(k)], data[i + k]);
    for (; i < values.size(); ++i)
        take(lane[0], data[i]);
    Extent extent;
    for (const Extent& one : lane)
        extent = {std::min(extent.least, one.least), std::max(extent.most, one.most)};
    return extent;
}

/// The size that all but a few in a thousand entries stay below, from an even sample of a large matrix.
double robustMagnitude(const Matrix& values)
{
    constexpr Index sampleSize = 20'000;
    constexpr double share = 0.995;
    const Index step = std::max(Index(1), values.size() / sampleSize);
    std::vector<double> sample;
    for (Index i = 0; i < values.size(); i += step)
        if (std::isfinite(values.data()[i]))
            sample.push_back(std::abs(values.data()[i]));
    if (sample.empty())
        return 0;
    const auto place = sample.begin() + std::ptrdiff_t(share * double(sample.size() - 1));
    std::nth_element(sample.begin(), place, sample.end());
    return *place;
}

/// A round number at or above `value`, for the ends of a diverging legend.
double roundEndAbove(double value)
{
    if (!(value > 0))
        return 1;
    const double step = std::pow(10.0, std::floor(std::log10(value)) - 1);
    const double rounded = std::ceil(value / step * (1 - 1e-12)) * step;
    return std::isfinite(rounded) && rounded > 0 ? rounded : value;
}

void setDiverging(Picture& picture, double magnitude)
{
    picture.diverging = true;
    picture.range = ScaleRange::MapMaximum;
    picture.high = magnitude > 0 ? magnitude : 1;
    picture.low = -picture.high;
}

/// The lower end of a logarithmic scale: the exponent of ten at or below the smallest positive weight, at most −2.
int logarithmicLow(const Picture& picture)
{
    constexpr int most = -2;
    constexpr double rounding = 1e-9;
    double smallest = most;
    if (picture.logWeights) {
        double natural = 0;
        for (Index i = 0; i < picture.logWeights->size(); ++i)
            if (const double log = picture.logWeights->data()[i]; std::isfinite(log) && log < natural)
                natural = log;
        smallest = natural / std::numbers::ln10;
    } else {
        double weight = 1;
        for (Index i = 0; i < picture.values->size(); ++i) {
            const double value = picture.values->data()[i];
            weight = value > 0 && value < weight ? value : weight;
        }
        smallest = std::log10(weight);
    }
    constexpr double largestExponent = 1e6; // far more digits than any legend has room for
    return std::min(most, static_cast<int>(std::floor(std::max(smallest, -largestExponent) + rounding)));
}

double divergingEnd(const Extent& extent)
{
    return extent.least < 0 ? std::max(1.0, extent.magnitude()) : 0;
}

void scaleWeights(Picture& picture)
{
    const Matrix& weights = *picture.values;
    const Extent extent = extentOf(weights);
    picture.largest = extent.most;
    if (const double end = divergingEnd(extent); end > 0) {
        setDiverging(picture, end);
        return;
    }
    switch (picture.range) {
    case ScaleRange::Fixed: picture.clipped = extent.most > 1; break;
    case ScaleRange::MapMaximum: picture.high = extent.most > 0 ? extent.most : 1; break;
    case ScaleRange::Logarithmic:
        picture.lowExponent = logarithmicLow(picture);
        picture.low = std::pow(10.0, picture.lowExponent);
        break;
    case ScaleRange::RowMaximum:
        picture.rowMaxima.reserve(std::size_t(weights.rows()));
        for (Index row = 0; row < weights.rows(); ++row) {
            double most = 0;
            for (const double weight : rowOf(weights, row))
                most = weight > most ? weight : most;
            picture.rowMaxima.push_back(most);
        }
        break;
    }
}

/// The size of the scores beside finite entries that look like a mask: one scale for both would leave no colours to the scores.
std::optional<double> magnitudeBeside(const std::optional<FiniteMask>& mask, const Matrix& scores)
{
    if (!mask)
        return std::nullopt;
    double size = 0;
    for (Index i = 0; i < scores.size(); ++i)
        if (const double score = scores.data()[i]; score > mask->upTo)
            size = std::max(size, std::abs(score));
    return size;
}

void scaleSigned(Picture& picture)
{
    const double largest = extentOf(*picture.values).magnitude();
    if (picture.stage == Stage::Scores) {
        const double others = magnitudeBeside(finiteMaskIn(*picture.values), *picture.values).value_or(largest);
        setDiverging(picture, others);
        picture.clipped = others < largest;
        return;
    }
    const double robust = roundEndAbove(robustMagnitude(*picture.values));
    setDiverging(picture, std::min(largest, robust));
    picture.clipped = robust < largest;
}

/// What a row of the vectors is.
AxisTitle vectorTitleOf(const Input& input)
{
    const QString compared = byUnit(input, {.words = PictureWords::tr("word"),
                                            .entries = PictureWords::tr("query or key"),
                                            .patches = PictureWords::tr("patch"),
                                            .pieces = PictureWords::tr("piece")});
    const QString ofKeys = byUnit(input, {.words = PictureWords::tr("key: the piece whose value it is"),
                                          .entries = PictureWords::tr("key: whose value it is"),
                                          .patches = PictureWords::tr("key: the patch whose value it is"),
                                          .translated = PictureWords::tr("key: a piece of the text"),
                                          .written = PictureWords::tr("key: a piece that was read before")});
    const QString ofStream = byUnit(input, {.words = PictureWords::tr("piece"),
                                            .entries = PictureWords::tr("query"),
                                            .patches = PictureWords::tr("patch"),
                                            .translated = PictureWords::tr("piece of the translation, as it is written"),
                                            .written = PictureWords::tr("piece, as it is written")});
    return {byVectors(input, {.compared = compared, .values = ofKeys, .stream = ofStream}),
            byVectors(input, {.compared = compared, .values = PictureWords::tr("key"), .stream = compared})};
}

AxisTitle rowTitleOf(const Input& input, Stage stage)
{
    switch (stage) {
    case Stage::Scores:
    case Stage::Weights:
        return {byUnit(input, {.words = PictureWords::tr("query: the word that asks"),
                               .entries = PictureWords::tr("query: what asks"),
                               .patches = PictureWords::tr("query: the patch that asks"),
                               .wordsOfTwo = PictureWords::tr("query: a word of the sentence that asks"),
                               .translated = PictureWords::tr("query: a word of the translation, as it is written"),
                               .written = PictureWords::tr("query: a word, as it is written"),
                               .pieces = PictureWords::tr("query: the piece that asks"),
                               .translatedPieces = PictureWords::tr("query: a piece of the translation, as it is written"),
                               .writtenPieces = PictureWords::tr("query: a piece, as it is written")}),
                PictureWords::tr("query")};
    case Stage::Vectors: return vectorTitleOf(input);
    case Stage::Output: {
        const QString title = byUnit(input, {.words = PictureWords::tr("word, in its context"),
                                             .entries = PictureWords::tr("query, in its context"),
                                             .patches = PictureWords::tr("patch, mixed from all"),
                                             .wordsOfTwo = PictureWords::tr("word that asks, in its context"),
                                             .translated = PictureWords::tr("word of the translation, in its context"),
                                             .written = PictureWords::tr("word that is written, in its context"),
                                             .pieces = PictureWords::tr("piece, in its context"),
                                             .translatedPieces = PictureWords::tr("piece of the translation, in its context"),
                                             .writtenPieces = PictureWords::tr("piece that is written, in its context")});
        return {title, title};
    }
    }
    return {};
}

AxisTitle columnTitleOf(const Input& input, Stage stage)
{
    if (stage == Stage::Scores || stage == Stage::Weights)
        return {byUnit(input, {.words = PictureWords::tr("key: the word that is asked"),
                               .entries = PictureWords::tr("key: what is asked"),
                               .patches = PictureWords::tr("key: the patch that is asked"),
                               .wordsOfTwo = PictureWords::tr("key: a word of the sentence that is asked"),
                               .translated = PictureWords::tr("key: a word of the text"),
                               .written = PictureWords::tr("key: a word that was read before"),
                               .pieces = PictureWords::tr("key: the piece that is asked"),
                               .translatedPieces = PictureWords::tr("key: a piece of the text"),
                               .writtenPieces = PictureWords::tr("key: a piece that was read before")}),
                PictureWords::tr("key")};
    const QString title = input.patches ? PictureWords::tr("colour of a pixel") : PictureWords::tr("dimension");
    if (stage == Stage::Vectors && input.shownVectors) // a figure names them nowhere else
        return {PictureWords::tr("dimension of the %1", "of the values, of the residual stream into layer 3")
                    .arg(messageText(input.shownVectors->name)),
                title};
    return {title, title};
}

} // namespace

bool Picture::isAbsent(Index row, Index column) const
{
    const double value = (*values)(row, column);
    if (std::isnan(value) || isMasked(value))
        return true;
    return stage == Stage::Weights && value == 0 && attention->isMasked(row, column);
}

double Picture::log10At(Index row, Index column) const
{
    if (logWeights)
        return (*logWeights)(row, column) / std::numbers::ln10;
    const double value = (*values)(row, column);
    return value > 0 ? std::log10(value) : -std::numeric_limits<double>::infinity();
}

bool Picture::isTrueZero(Index row, Index column) const
{
    if (stage != Stage::Weights || (*values)(row, column) != 0 || attention->isMasked(row, column))
        return false;
    return !logWeights || !std::isfinite((*logWeights)(row, column));
}

bool Picture::isUndefined(Index row, Index column) const
{
    return std::isnan((*values)(row, column));
}

bool Picture::hasUnknown() const
{
    const auto isUnknown = [](const Label& label) { return !label.known; };
    return std::ranges::any_of(rows, isUnknown) || std::ranges::any_of(columns, isUnknown);
}

double Picture::position(Index row, Index column) const
{
    if (isAbsent(row, column))
        return notANumber;
    const double value = (*values)(row, column);
    if (diverging)
        return std::clamp(0.5 + 0.5 * (value / high), 0.0, 1.0);
    switch (range) {
    case ScaleRange::Fixed:
    case ScaleRange::MapMaximum: return std::clamp(value / high, 0.0, 1.0);
    case ScaleRange::RowMaximum: {
        const double most = rowMaxima[std::size_t(row)];
        return most > 0 ? std::clamp(value / most, 0.0, 1.0) : 0;
    }
    case ScaleRange::Logarithmic: break;
    }
    const double exponent = log10At(row, column);
    return std::isfinite(exponent) ? std::clamp(1 - exponent / lowExponent, 0.0, 1.0) : 0;
}

double Picture::valueAt(double position) const
{
    if (!diverging && range == ScaleRange::Logarithmic)
        return std::pow(10.0, (1 - position) * lowExponent);
    return std::lerp(low, high, position);
}

double divergingEnd(const Matrix& weights)
{
    return divergingEnd(extentOf(weights));
}

void stretchScale(Picture& picture)
{
    if (!picture.values || picture.stage != Stage::Weights || picture.diverging)
        return;
    picture.range = ScaleRange::MapMaximum;
    picture.rowMaxima.clear();
    picture.lowExponent = 0;
    picture.low = 0;
    picture.high = picture.largest > 0 ? picture.largest : 1;
    picture.clipped = false;
}

void keepScale(Picture& picture, const Picture& before)
{
    const auto endsAtMaximum = [](const Picture& one) {
        return one.values && one.stage == Stage::Weights && one.range == ScaleRange::MapMaximum && (!one.diverging || one.difference);
    };
    if (!endsAtMaximum(picture) || !endsAtMaximum(before) || picture.attention->input != before.attention->input ||
        bool(picture.difference) != bool(before.difference))
        return;
    picture.high = before.high;
    picture.low = picture.difference ? -picture.high : picture.low;
    picture.clipped = picture.largest > picture.high;
    picture.keepsScale = true;
}

Picture pictureOf(std::shared_ptr<const Attention> attention, Stage stage)
{
    Picture picture;
    const View& view = attention->scene.view;
    picture.stage = stage;
    picture.kind = pictureKindOf(*attention, stage);
    picture.range = view.range;
    picture.colours = QString::fromStdString(view.colours);
    picture.preview = view.preview;
    picture.showValues = view.values;
    picture.rows = stage == Stage::Vectors ? vectorLabelsOf(*attention->input) : labelsOf(*attention->input, NamedSide::Query);
    if (stage == Stage::Scores || stage == Stage::Weights)
        picture.columns = labelsOf(*attention->input, NamedSide::Key);
    picture.values = valuesOf(*attention, stage);
    picture.provenance = provenanceText(provenanceOf(*attention));
    picture.rowTitle = rowTitleOf(*attention->input, stage);
    picture.columnTitle = columnTitleOf(*attention->input, stage);
    picture.attention = std::move(attention);
    if (!picture.values)
        return picture;
    if (stage == Stage::Weights && picture.attention->weights->logs.size() > 0)
        picture.logWeights = &picture.attention->weights->logs;
    if (stage == Stage::Weights)
        scaleWeights(picture);
    else
        scaleSigned(picture);
    return picture;
}

} // namespace softfocus
