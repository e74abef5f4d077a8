#include "core/scene/with_choice.h"

#include "core/scene/with_picture.h"

namespace softfocus {

Scene withChoiceOf(Scene scene, const Scene& other)
{
    scene.page = other.page;
    scene.numbers.lesson = other.numbers.lesson;
    if (scene.source.index() != other.source.index())
        return scene;
    const auto* image = std::get_if<ImageSource>(&scene.source);
    scene.view.query = (image ? withGrid(other, image->grid) : other).view.query;
    return scene;
}

} // namespace softfocus
