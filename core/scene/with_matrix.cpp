#include "core/scene/with_matrix.h"

namespace softfocus {

Scene withMatrix(Scene scene, GivenScores given)
{
    MatrixSource source{std::make_shared<const GivenScores>(std::move(given)), sentenceText(scene)};
    scene = withSource(std::move(scene), std::move(source));
    if (scene.view.stage != Stage::Scores || hasGivenWeights(scene))
        scene.view.stage = Stage::Weights;
    return scene;
}

} // namespace softfocus
