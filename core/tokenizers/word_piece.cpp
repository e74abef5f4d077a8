#include "core/tokenizers/piece_model.h"
#include "core/tokenizers/prefix_search.h"

#include <optional>

namespace softfocus {

namespace {

class WordPiece : public PieceModel {
public:
    WordPiece(std::shared_ptr<const Vocabulary> vocabulary, const WordPieceOptions& options)
        : m_search(std::move(vocabulary)), m_options(options), m_continuing(m_search.narrowed(m_search.all(), options.continuingPrefix))
    {
    }

    void split(MappedSpan word, std::vector<FoundPiece>& pieces) const override
    {
        const std::size_t before = pieces.size();
        const FoundPiece unknown{m_options.unknown, 0, word.size(), true};
        if (word.size() > m_options.longestWord)
            return pieces.push_back(unknown);
        const Utf8Text utf8 = utf8TextOf(word);
        for (std::size_t begin = 0; begin < word.size();) {
            const std::optional<FoundPiece> longest = longestPieceAt(utf8, begin);
            if (!longest) {
                pieces.resize(before);
                return pieces.push_back(unknown);
            }
            pieces.push_back(*longest);
            begin = longest->end;
        }
    }

private:
    std::optional<FoundPiece> longestPieceAt(const Utf8Text& word, std::size_t begin) const
    {
        std::optional<FoundPiece> longest;
        PrefixSearch::Found found = begin == 0 ? m_search.all() : m_continuing;
        for (std::size_t end = begin; end + 1 < word.starts.size() && !found.isEmpty();) {
            found =
                m_search.narrowed(found, std::string_view(word.bytes).substr(word.starts[end], word.starts[end + 1] - word.starts[end]));
            ++end;
            if (const Index id = m_search.whole(found); id >= 0)
                longest = FoundPiece{id, begin, end, false};
        }
        return longest;
    }

    PrefixSearch m_search;
    WordPieceOptions m_options;
    PrefixSearch::Found m_continuing; ///< the pieces that go on with a word
};

} // namespace

std::unique_ptr<PieceModel> makeWordPiece(std::shared_ptr<const Vocabulary> vocabulary, const WordPieceOptions& options)
{
    return std::make_unique<WordPiece>(std::move(vocabulary), options);
}

} // namespace softfocus
