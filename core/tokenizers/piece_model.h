#pragma once

#include "core/tokenizers/mapped_text.h"
#include "core/tokenizers/vocabulary.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softfocus {

/// A piece that stands for the characters from `begin` to `end` of a word. Those of the bytes of one character all have that one.
struct FoundPiece {
    Index id = 0;
    std::size_t begin = 0, end = 0;
    bool isUnknown = false;
    bool operator==(const FoundPiece&) const = default;
};

/// Takes words apart into the pieces of its vocabulary.
class PieceModel {
public:
    virtual ~PieceModel() = default;
    /// Appends the pieces of a word, in its order.
    virtual void split(MappedSpan word, std::vector<FoundPiece>& pieces) const = 0;
    /// Whether a piece that stands for the unknown is written as the text that it stands for.
    virtual bool quotesUnknown() const { return false; }
};

/// The longest piece with which the word begins, then that with which the rest begins, and so on; all of it unknown where there is none.
struct WordPieceOptions {
    Index unknown = 0;
    std::string continuingPrefix = "##"; ///< of the pieces that go on with a word
    std::size_t longestWord = 100;       ///< characters; a longer one is unknown
};
std::unique_ptr<PieceModel> makeWordPiece(std::shared_ptr<const Vocabulary> vocabulary, const WordPieceOptions& options);

/// The pieces whose scores are the greatest together. Characters that are in no piece are unknown, those beside each other together.
/// Source: Kudo, Subword Regularization, 2018, section 3.2.
struct UnigramOptions {
    std::optional<Index> unknown;  ///< none: left out
    bool fallsBackToBytes = false; ///< unknown characters become pieces as <0xC3>, if the vocabulary has them
};
/// Shapes: a score for each id. Needs: the scores are finite.
std::unique_ptr<PieceModel> makeUnigram(std::shared_ptr<const Vocabulary> vocabulary, std::vector<double> scores,
                                        const UnigramOptions& options);

/// Two pieces that become one.
struct Merge {
    Index left = 0, right = 0, result = 0;
    bool operator==(const Merge&) const = default;
};

/// Characters, of which two neighbours become one piece over and over, those of the earliest merge first.
/// Source: Sennrich, Haddow and Birch, Neural Machine Translation of Rare Words with Subword Units, 2016.
struct BytePairOptions {
    std::optional<Index> unknown;  ///< none: left out
    bool fusesUnknown = false;     ///< unknown characters beside each other are one piece
    bool fallsBackToBytes = false; ///< as UnigramOptions
    bool ignoresMerges = false;    ///< a word that is a piece is taken as it is
    std::string continuingPrefix;  ///< before each character but the first
    std::string wordEnd;           ///< behind the last
};
std::unique_ptr<PieceModel> makeBytePairs(std::shared_ptr<const Vocabulary> vocabulary, const std::vector<Merge>& merges,
                                          const BytePairOptions& options);

/// The pieces as <0xC3> for a character, or none where the vocabulary lacks one.
std::vector<Index> bytePiecesOf(const Vocabulary& vocabulary, char32_t character);

} // namespace softfocus
