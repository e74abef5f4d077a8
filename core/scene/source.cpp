#include "core/scene/source.h"

namespace softfocus {

namespace {

/// True when both pictures have the same pixels, whatever they are called.
bool samePixels(const ImageSource& a, const ImageSource& b)
{
    using Own = std::shared_ptr<const SquarePicture>;
    const Own *one = std::get_if<Own>(&a.picture), *other = std::get_if<Own>(&b.picture);
    if (!one || !other)
        return a.picture == b.picture;
    return *one == *other || ((*one)->side == (*other)->side && (*one)->pixels == (*other)->pixels);
}

bool sameName(const ImageSource& a, const ImageSource& b)
{
    using Own = std::shared_ptr<const SquarePicture>;
    const Own *one = std::get_if<Own>(&a.picture), *other = std::get_if<Own>(&b.picture);
    return !one || !other || (*one)->name == (*other)->name;
}

bool sameMatrix(const MatrixSource& a, const MatrixSource& b)
{
    return a.matrix == b.matrix || *a.matrix == *b.matrix;
}

} // namespace

bool GivenScores::operator==(const GivenScores& other) const
{
    return kind == other.kind && maskedUpTo == other.maskedUpTo && origin == other.origin && queries == other.queries &&
           keys == other.keys && scores.rows() == other.scores.rows() && scores.cols() == other.scores.cols() && scores == other.scores &&
           unknown == other.unknown;
}

bool MatrixSource::operator==(const MatrixSource& other) const
{
    return sentence == other.sentence && sameMatrix(*this, other);
}

bool ImageSource::operator==(const ImageSource& other) const
{
    return grid == other.grid && noise == other.noise && seed == other.seed && sentence == other.sentence && unknown == other.unknown &&
           samePixels(*this, other) && sameName(*this, other);
}

std::vector<std::string> typedTexts(const Source& source)
{
    struct {
        std::vector<std::string> operator()(const TextSource& words) const { return {words.text}; }
        std::vector<std::string> operator()(const MatrixSource&) const { return {}; }
        std::vector<std::string> operator()(const PairSource& pair) const { return {pair.asking, pair.asked}; }
        std::vector<std::string> operator()(const ImageSource&) const { return {}; }
        std::vector<std::string> operator()(const ModelSource& model) const
        {
            return model.translation ? std::vector{model.text, *model.translation} : std::vector{model.text};
        }
    } visitor;
    return std::visit(visitor, source);
}

Source withTypedText(Source source, std::size_t place, std::string text)
{
    struct {
        std::size_t place;
        std::string* operator()(TextSource& words) const { return place == 0 ? &words.text : nullptr; }
        std::string* operator()(MatrixSource&) const { return nullptr; }
        std::string* operator()(PairSource& pair) const { return place == 0 ? &pair.asking : place == 1 ? &pair.asked : nullptr; }
        std::string* operator()(ImageSource&) const { return nullptr; }
        /// A translation begins to be the user's with the first letter that is typed into it.
        std::string* operator()(ModelSource& model) const
        {
            return place == 0 ? &model.text : place == 1 ? &model.translation.emplace() : nullptr;
        }
    } visitor{place};
    if (std::string* typed = std::visit(visitor, source))
        *typed = std::move(text);
    return source;
}

const std::string& sentenceText(const Source& source)
{
    struct {
        const std::string& operator()(const TextSource& words) const { return words.text; }
        const std::string& operator()(const MatrixSource& given) const { return given.sentence; }
        const std::string& operator()(const PairSource& pair) const { return pair.asked; }
        const std::string& operator()(const ImageSource& image) const { return image.sentence; }
        const std::string& operator()(const ModelSource& model) const { return model.text; }
    } visitor;
    return std::visit(visitor, source);
}

Source withSentence(Source source, std::string text)
{
    struct {
        std::string& operator()(TextSource& words) const { return words.text; }
        std::string& operator()(MatrixSource& given) const { return given.sentence; }
        std::string& operator()(PairSource& pair) const { return pair.asked; }
        std::string& operator()(ImageSource& image) const { return image.sentence; }
        std::string& operator()(ModelSource& model) const { return model.text; }
    } visitor;
    std::visit(visitor, source) = std::move(text);
    return source;
}

bool isLarge(const Source& source)
{
    constexpr std::size_t largeText = 4'000; // bytes of UTF-8: each word's vector is looked up
    constexpr Index largeMatrix = 100'000;
    struct {
        bool operator()(const TextSource& words) const { return words.text.size() > largeText; }
        bool operator()(const MatrixSource& given) const { return given.matrix->scores.size() > largeMatrix; }
        bool operator()(const PairSource& pair) const { return pair.asking.size() + pair.asked.size() > largeText; }
        bool operator()(const ImageSource&) const { return true; }
        bool operator()(const ModelSource&) const { return true; }
    } visitor;
    return std::visit(visitor, source);
}

bool dependsOnVariant(const Source& source)
{
    const auto* model = std::get_if<ModelSource>(&source);
    return model && model->scope == WhatIfScope::Model;
}

bool sameInput(const Source& a, const Source& b)
{
    struct {
        const Source& other;
        bool operator()(const TextSource& words) const { return words.text == std::get<TextSource>(other).text; }
        bool operator()(const MatrixSource& given) const { return sameMatrix(given, std::get<MatrixSource>(other)); }
        bool operator()(const PairSource& pair) const
        {
            const auto& others = std::get<PairSource>(other);
            return pair.asking == others.asking && pair.asked == others.asked;
        }
        bool operator()(const ImageSource& image) const
        {
            const auto& others = std::get<ImageSource>(other);
            const bool sameNoise = image.noise == others.noise && (image.noise == 0 || image.seed == others.seed);
            return image.grid == others.grid && sameNoise && samePixels(image, others) && sameName(image, others);
        }
        bool operator()(const ModelSource& model) const
        {
            const auto& others = std::get<ModelSource>(other);
            const bool sameRun = model.model == others.model && model.text == others.text && model.translation == others.translation &&
                                 dependsOnVariant(model) == dependsOnVariant(others);
            return sameRun && model.part == others.part && model.layer == others.layer && model.head == others.head &&
                   model.hidesSpecial == others.hidesSpecial && model.joinsWords == others.joinsWords && model.vectors == others.vectors;
        }
    } visitor{b};
    return a.index() == b.index() && std::visit(visitor, a);
}

} // namespace softfocus
