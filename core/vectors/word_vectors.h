#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace softfocus {

/// The vectors that are bundled with the program, read in place from mapped memory.
/// The format is described in resources/vectors/README.md.
/// Source: Pennington, Socher & Manning 2014, "GloVe"; Mu & Viswanath 2018, "All-but-the-Top".
class WordVectors {
public:
    /// The bundled vectors; opened on first use, which reads only the header.
    static const WordVectors& bundled();

    /// Vectors over bytes that outlive the object.
    /// Errors: not such a file, a version that is not known, cut off, or inconsistent.
    static Result<WordVectors> over(std::span<const unsigned char> bytes);

    Index wordCount() const { return m_wordCount; }
    Index dimension() const { return m_dimension; }
    /// The median length of the vocabulary's vectors, which is also that of an unknown word's.
    double typicalLength() const { return m_typicalLength; }

    /// The row of exactly this (lower-case, UTF-8) word. Constant time.
    std::optional<Index> find(std::string_view word) const;
    /// Writes the vector of a row. Shapes: out has dimension() entries.
    void read(Index row, std::span<double> out) const;
    /// The row's whole-number components; read() scales them, and their direction is the vector's.
    std::span<const std::int8_t> components(Index row) const;
    /// The word of a row, UTF-8. Rows are ordered by frequency, most frequent first.
    std::string_view word(Index row) const;

    /// Writes the vector of a word as a person writes it: case is ignored, accents are folded, possessive 's is
    /// dropped and a contraction is the mean of its words. Returns false when the vocabulary lacks it; then
    /// the vector is one of the word's own, seeded by its letters and as long as a typical vector.
    /// Shapes: out has dimension() entries.
    bool lookUp(QStringView word, std::span<double> out) const;

private:
    /// Where each section starts, in bytes.
    struct Sections {
        std::size_t scales = 0;
        std::size_t offsets = 0;
        std::size_t buckets = 0;
        std::size_t rows = 0;
        std::size_t text = 0;
    };

    WordVectors() = default;
    static Result<WordVectors> opened(std::span<const unsigned char> bytes);
    bool textIsSound() const;
    bool tableIsSound() const;
    Index bucketOf(std::string_view word) const;
    Index numberAt(std::size_t section, Index place) const;
    std::optional<Index> findSpelling(const QString& plain) const;
    void invent(const QString& letters, std::span<double> out) const;

    std::span<const unsigned char> m_bytes;
    Index m_wordCount = 0;
    Index m_dimension = 0;
    Index m_bucketCount = 0;
    Index m_textSize = 0;
    double m_scaleStep = 0;
    double m_typicalLength = 0;
    Sections m_at;
};

} // namespace softfocus
