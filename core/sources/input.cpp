#include "core/sources/input.h"

#include "core/sources/matrix_source.h"
#include "core/sources/text_source.h"

namespace softfocus {

std::span<const SourceKind> sourceKinds()
{
    static constexpr std::array kinds{
        SourceKind{"words", "the bundled word vectors"},
        SourceKind{"", "a matrix"},
    };
    static_assert(kinds.size() == std::variant_size_v<Source>);
    return kinds;
}

std::shared_ptr<const Input> inputOf(const Source& source)
{
    struct {
        Input operator()(const TextSource& text) const { return inputOfText(text); }
        Input operator()(const MatrixSource& matrix) const { return inputOfMatrix(matrix); }
    } visitor;
    return std::make_shared<const Input>(std::visit(visitor, source));
}

std::shared_ptr<const Input> inputOf(const Scene& scene)
{
    return inputOf(scene.source);
}

} // namespace softfocus
