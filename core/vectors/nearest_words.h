#pragma once

#include "core/vectors/word_vectors.h"

#include <vector>

namespace softfocus {

/// A word of a vocabulary near some vector.
struct NearWord {
    Index row = 0;     ///< of the vocabulary
    double cosine = 0; ///< Range: [−1, 1]
    bool operator==(const NearWord&) const = default;
};

/// Finds the words whose vectors point most nearly the way of a given one, by comparing it with every word: nothing is left
/// out, not even the word itself.
class NearestWords {
public:
    /// Prepares the lengths of all vectors, once. Needs: the vectors outlive the object.
    explicit NearestWords(const WordVectors& vectors);

    /// The nearest words, nearest first, equally near ones by frequency. None for a vector of length 0 or with NaN.
    /// Shapes: vector has dimension() entries. Range: count ≥ 1.
    std::vector<NearWord> nearestTo(std::span<const double> vector, Index count) const;

private:
    const WordVectors& m_vectors;
    std::vector<float> m_inverseLengths; ///< of each word's whole-number components; 0 for a vector of length 0
};

/// How alike two directions are: the cosine of the angle between them; NaN when one has no direction.
double cosineOf(std::span<const double> a, std::span<const double> b);

/// The Euclidean distance between two vectors.
double distanceOf(std::span<const double> a, std::span<const double> b);

} // namespace softfocus
