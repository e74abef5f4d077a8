#pragma once

#include "core/scene/scene.h"

#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace softfocus::test {

/// A scene of tests/data/scenes by the name of its file.
struct OldScene {
    std::string name;
    Scene scene;
};

/// Scores or weights with a mask of both kinds, labels that need care and a key of another program.
inline GivenScores oldMatrix(GivenKind kind)
{
    GivenScores given;
    given.origin = "head \"3\".csv";
    given.queries = {"x", "ü"};
    given.keys = {"a", "b, c", ""};
    given.kind = kind;
    given.unknown = R"({"layer":3,"note":"x"})";
    constexpr double hidden = -std::numeric_limits<double>::infinity();
    if (kind == GivenKind::Scores) {
        given.scores = Matrix{{0.1, 1.0 / 3, hidden}, {-2, -65504, 5e-324}};
        given.maskedUpTo = -65504;
    } else {
        given.scores = Matrix{{0.75, 0.25, hidden}, {0, 1.0 / 3, 2.0 / 3}};
    }
    return given;
}

inline View otherView()
{
    return {.stage = Stage::Scores,
            .colours = "viridis",
            .range = ScaleRange::RowMaximum,
            .values = false,
            .preview = Preview::Deuteranopia,
            .keySide = KeySide::Below,
            .querySide = QuerySide::Right,
            .axisTitles = false,
            .legend = false,
            .rowSums = true,
            .effectiveTokens = true,
            .picture = PictureKind::Threads};
}

/// What the files hold: the default scene, each kind of source, everything unlike its default, and every normalizer with parameters.
inline std::vector<OldScene> oldScenes()
{
    std::vector<OldScene> scenes{{"words", Scene()}};
    const Parameters parameters{.alpha = 3.25, .k = 1'000'000'000, .negatives = Negatives::Keep, .unnormalized = true};

    Scene other;
    other.source = TextSource{"“Größe”\n\tof \\ a 🦀"};
    other.variant = {Normalizer::named("sparsemax")->with(parameters), 0.1};
    other.mask = Mask::Causal;
    other.view = otherView();
    other.unknown = std::make_shared<const std::string>(R"({"future":{"a":[1,{"b":[[]]}]},"view":{"zoom":2},"z":null})");
    scenes.push_back({"other", other});

    for (const GivenKind kind : {GivenKind::Scores, GivenKind::Weights}) {
        Scene given;
        given.source = MatrixSource{std::make_shared<const GivenScores>(oldMatrix(kind)), "typed before"};
        given.mask = Mask::Self;
        scenes.push_back({givenKindNames[static_cast<std::size_t>(kind)], given});
    }

    constexpr double temperatures[]{0, 0.8, 20, std::numeric_limits<double>::infinity()};
    for (std::size_t row = 0; row < normalizerTable().size(); ++row) {
        Scene chosen;
        chosen.source = TextSource{"incredible cookies"};
        chosen.variant = {Normalizer::at(row, parameters), temperatures[row % std::size(temperatures)]};
        scenes.push_back({std::string("normalizer-").append(normalizerTable()[row].name), chosen});
    }
    return scenes;
}

} // namespace softfocus::test
