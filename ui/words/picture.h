#pragma once

#include "core/attention/attention.h"
#include "ui/words/numbers/number_text.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace softfocus {

/// A label of a row or a column.
struct Label {
    QString text;
    bool known = true; ///< false is drawn with the mark of an unknown word
};

/// What an axis is called.
struct AxisTitle {
    QString whole; ///< "query: the word that asks"
    QString brief; ///< "query", for where there is less room
};

struct Difference;

/// What a stage's picture shows, ready for layout and painting; made once per result.
struct Picture {
    Stage stage = Stage::Weights;
    PictureKind kind = PictureKind::Map; ///< as what it is drawn
    std::vector<Label> rows;
    std::vector<Label> columns; ///< empty for vectors and output, whose columns are dimensions
    /// The attention that owns the matrix below; keeps it alive.
    std::shared_ptr<const Attention> attention;
    const Matrix* values = nullptr; ///< into `attention`; null when the stage has nothing to show
    /// Natural logarithms of the weights, −∞ for true zeros, where the weights themselves underflow; null where they do not.
    const Matrix* logWeights = nullptr;
    bool diverging = false; ///< signed stages: blue – neutral – orange
    ScaleRange range = ScaleRange::Fixed;
    QString colours;
    Preview preview = Preview::None;
    bool showValues = true;
    std::optional<NumberForm> numberForm; ///< of numbers in cells; none for as many decimals as have room
    double low = 0, high = 1;             ///< what the ends of the legend stand for (for RowMaximum: of each row, as a share)
    int lowExponent = 0;                  ///< Logarithmic only: low is this power of ten, or what a double can hold of it
    AxisTitle rowTitle, columnTitle;
    QString provenance;            ///< source, normalizer, T, mask
    double largest = 0;            ///< the largest weight; 0 for other stages
    bool keepsScale = false;       ///< the scale ends where an earlier picture's did, rather than at the map's own maximum
    bool clipped = false;          ///< some values lie beyond low or high and have the colour of that end
    std::vector<double> rowMaxima; ///< of each row, for RowMaximum and veils that share a scale
    /// What is shown in place of the weights: those of one variant less those of another; owns the values. Null for the stage itself.
    std::shared_ptr<const Difference> difference = {};

    /// Where a value stands on the colour scale. Range: [0, 1]; NaN for absent or undefined.
    double position(Index row, Index column) const;
    /// The value that stands at a place of the colour scale (for RowMaximum: as a share of its row's maximum).
    double valueAt(double position) const;
    /// True when the mask hides this cell, or the value is undefined.
    bool isAbsent(Index row, Index column) const;
    /// The decimal logarithm of a weight, −∞ for a true zero or a negative weight.
    double log10At(Index row, Index column) const;
    /// True for a weight that is exactly 0 and not masked.
    bool isTrueZero(Index row, Index column) const;
    /// True for a value that its definition leaves undefined (0/0) and that no mask hides.
    bool isUndefined(Index row, Index column) const;
    /// True when some label is marked as unknown.
    bool hasUnknown() const;
};

/// Where the diverging scale ends that weights below 0 are shown on; 0 where none is below 0.
double divergingEnd(const Matrix& weights);

/// Leaves the end of the scale where it was in the picture before, where both are of the same words and end at their map's maximum: while
/// the temperature moves, a colour stands for the same weight.
void keepScale(Picture& picture, const Picture& before);

/// Ends the scale at the map's largest weight, whatever the view says; other stages have a scale of their own.
void stretchScale(Picture& picture);

/// The picture of one stage of a result. Numbers in texts follow the default QLocale.
Picture pictureOf(std::shared_ptr<const Attention> attention, Stage stage);

/// The sentence under the map: «“bakes” gives 0.27 of its attention to “cookies”» and its kin for every stage,
/// masked cells, true zeros, rows that attend to nothing. A row alone (column < 0) is summed up. Where patches lie over their picture, the
/// query is «this patch»; there the vectors and the output have a sentence for each row.
QString sentenceFor(const Picture& picture, Index row, Index column);

} // namespace softfocus
