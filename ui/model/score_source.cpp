#include "ui/model/score_source.h"

#include "core/files/score_file.h"

namespace softfocus {

Result<Scene> withScoresFrom(const QString& path, Scene scene)
{
    Result<GivenScores> given = readScoreFile(path);
    if (!given)
        return given.error();
    scene.given = std::make_shared<const GivenScores>(std::move(*given));
    if (scene.view.stage == Stage::Vectors || scene.view.stage == Stage::Output)
        scene.view.stage = Stage::Weights;
    return scene;
}

QString scoreFilePatterns()
{
    return QStringLiteral("*.npy *.csv *.tsv *.json");
}

} // namespace softfocus
