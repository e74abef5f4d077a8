#include "core/scene/with_matrix.h"

namespace softfocus {

Scene withMatrix(Scene scene, GivenScores given)
{
    scene.source = MatrixSource{std::make_shared<const GivenScores>(std::move(given)), sentenceText(scene)};
    if (scene.view.stage != Stage::Scores || hasGivenWeights(scene))
        scene.view.stage = Stage::Weights;
    return scene;
}

} // namespace softfocus
