#pragma once

#include "core/base/result.h"
#include "core/tokenizers/piece_model.h"
#include "core/tokenizers/vocabulary.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// What a tokenizer.json says of its model.
struct ReadModel {
    enum class Kind { WordPiece, BytePairs, Unigram };
    Kind kind = Kind::WordPiece;
    std::shared_ptr<Vocabulary> vocabulary;
    std::unique_ptr<PieceModel> model;
    std::string continuingPrefix, wordEnd;
};

/// The member "model". Errors: a sentence that names `name`.
Result<ReadModel> readModel(std::string_view json, const Message& name);

/// A list of [piece, score], whose places are their ids; a piece that stands twice is found by the later one. Errors: as readModel.
struct ScoredPieces {
    std::shared_ptr<Vocabulary> vocabulary;
    std::vector<double> scores;
};
Result<ScoredPieces> readScoredPieces(std::string_view json, const Message& name);

/// Pieces with their ids, as in vocab.json. Errors: as readModel.
Result<std::shared_ptr<Vocabulary>> readNumberedPieces(std::string_view json, const Message& name);

/// The merge of two pieces into a third. Errors: one of the three is no piece; one of the two is empty.
Result<Merge> mergeOf(const Vocabulary& vocabulary, std::string_view left, std::string_view right, std::string_view continuingPrefix,
                      Index number, const Message& name);

/// Adds to the vocabulary. Errors: too long, its id out of range or taken, or the piece is there already.
std::optional<Error> addPiece(Vocabulary& vocabulary, std::string_view piece, double id, const Message& name);

} // namespace softfocus
