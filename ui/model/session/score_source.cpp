#include "ui/model/session/score_source.h"

#include "core/files/score_file.h"

namespace softfocus {

Result<Scene> withScoresFrom(const QString& path, Scene scene)
{
    Result<FoundScores> found = readScoreFile(path);
    if (!found)
        return found.error();
    scene.given = std::make_shared<const GivenScores>(std::move(found->given));
    if (scene.view.stage != Stage::Scores || hasGivenWeights(scene))
        scene.view.stage = Stage::Weights;
    return scene;
}

QString scoreFilePatterns()
{
    return QStringLiteral("*.npy *.csv *.tsv *.json");
}

} // namespace softfocus
