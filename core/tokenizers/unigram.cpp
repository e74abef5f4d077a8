#include "core/tokenizers/piece_model.h"
#include "core/tokenizers/prefix_search.h"

#include <algorithm>

namespace softfocus {

namespace {

/// How much less an unknown character counts than the rarest piece.
constexpr double unknownPenalty = 10;

class Unigram : public PieceModel {
public:
    Unigram(std::shared_ptr<const Vocabulary> vocabulary, std::vector<double> scores, const UnigramOptions& options)
        : m_vocabulary(vocabulary), m_search(std::move(vocabulary)), m_scores(std::move(scores)), m_options(options)
    {
        const auto least = std::ranges::min_element(m_scores);
        m_unknownScore = (least == m_scores.end() ? 0 : *least) - unknownPenalty;
    }

    bool quotesUnknown() const override { return true; }

    void split(MappedSpan word, std::vector<FoundPiece>& pieces) const override
    {
        const Utf8Text utf8 = utf8TextOf(word);
        for (FoundPiece piece : withUnknownTogether(bestPath(utf8))) {
            if (piece.isUnknown)
                addUnknown(word, utf8, piece, pieces);
            else
                pieces.push_back(piece);
        }
    }

private:
    /// The best way to a place between characters: where its last piece begins, and the sum of its scores.
    struct Step {
        double score = 0;
        std::size_t begin = 0;
        Index id = -1; ///< of the last piece; isUnknown if none
        bool isReached = false;
    };

    static void improve(Step& step, const Step& candidate)
    {
        if (!step.isReached || candidate.score > step.score)
            step = candidate;
    }

    std::vector<FoundPiece> bestPath(const Utf8Text& text) const
    {
        const std::size_t count = text.starts.size() - 1;
        std::vector<Step> steps(count + 1);
        for (std::size_t begin = 0; begin < count; ++begin) {
            bool hasSingle = false;
            std::size_t end = begin;
            m_search.forEachPrefix(std::string_view(text.bytes).substr(text.starts[begin]), [&](std::size_t length, Index id) {
                while (text.starts[end] < text.starts[begin] + length)
                    ++end;
                const double score = m_scores[static_cast<std::size_t>(id)] + steps[begin].score;
                improve(steps[end], {score, begin, id, true});
                hasSingle |= end == begin + 1;
            });
            if (!hasSingle)
                improve(steps[begin + 1], {m_unknownScore + steps[begin].score, begin, -1, true});
        }
        std::vector<FoundPiece> path;
        for (std::size_t end = count; end > 0; end = steps[end].begin) {
            const Index id = steps[end].id;
            path.push_back({id, steps[end].begin, end, id < 0 || id == m_options.unknown});
        }
        std::ranges::reverse(path);
        return path;
    }

    static std::vector<FoundPiece> withUnknownTogether(const std::vector<FoundPiece>& path)
    {
        std::vector<FoundPiece> pieces;
        for (const FoundPiece& piece : path) {
            if (piece.isUnknown && !pieces.empty() && pieces.back().isUnknown)
                pieces.back().end = piece.end;
            else
                pieces.push_back(piece);
        }
        return pieces;
    }

    void addUnknown(MappedSpan word, const Utf8Text& text, const FoundPiece& piece, std::vector<FoundPiece>& pieces) const
    {
        const std::size_t begin = text.starts[piece.begin];
        const std::optional<Index> known = m_vocabulary->find(std::string_view(text.bytes).substr(begin, text.starts[piece.end] - begin));
        if (known)
            return pieces.push_back({*known, piece.begin, piece.end, known == m_options.unknown});
        if (m_options.fallsBackToBytes && addBytes(word, piece, pieces))
            return;
        if (m_options.unknown)
            pieces.push_back({*m_options.unknown, piece.begin, piece.end, true});
    }

    bool addBytes(MappedSpan word, const FoundPiece& piece, std::vector<FoundPiece>& pieces) const
    {
        const std::size_t before = pieces.size();
        for (std::size_t i = piece.begin; i < piece.end; ++i) {
            const std::vector<Index> bytes = bytePiecesOf(*m_vocabulary, word[i].value);
            if (bytes.empty()) {
                pieces.resize(before);
                return false;
            }
            for (const Index id : bytes)
                pieces.push_back({id, i, i + 1, false});
        }
        return true;
    }

    std::shared_ptr<const Vocabulary> m_vocabulary;
    PrefixSearch m_search;
    std::vector<double> m_scores;
    UnigramOptions m_options;
    double m_unknownScore = 0;
};

} // namespace

std::unique_ptr<PieceModel> makeUnigram(std::shared_ptr<const Vocabulary> vocabulary, std::vector<double> scores,
                                        const UnigramOptions& options)
{
    return std::make_unique<Unigram>(std::move(vocabulary), std::move(scores), options);
}

} // namespace softfocus
