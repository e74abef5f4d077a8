#include "core/scene/with_picture.h"

#include <algorithm>

namespace softfocus {

Scene withPicture(Scene scene, std::variant<BundledPicture, std::shared_ptr<const SquarePicture>> picture)
{
    const auto* before = std::get_if<ImageSource>(&scene.source);
    ImageSource source = before ? *before : ImageSource{.sentence = sentenceText(scene)};
    source.picture = std::move(picture);
    return withSource(std::move(scene), std::move(source));
}

Scene withGrid(Scene scene, Index grid)
{
    auto* image = std::get_if<ImageSource>(&scene.source);
    if (!image)
        return scene;
    if (std::optional<std::int64_t>& query = scene.view.query) {
        const std::int64_t before = std::min<std::int64_t>(*query, image->grid * image->grid - 1); // as it is shown
        const auto moved = [&](std::int64_t place) { return (2 * place + 1) * grid / (2 * image->grid); };
        query = moved(before / image->grid) * grid + moved(before % image->grid);
    }
    image->grid = grid;
    return scene;
}

} // namespace softfocus
