#pragma once

#include "core/attention/attention.h"
#include "core/scene/scene.h"
#include "core/sources/source_table.h"

#include <functional>
#include <memory>

namespace softfocus::test {

/// The scene of a picture of the program, drawn as pictures usually are.
inline Scene pictureScene(const std::function<void(Scene&)>& change = {}, Index grid = 24)
{
    ImageSource source;
    source.grid = grid;
    Scene scene = withSource({}, std::move(source));
    if (change)
        change(scene);
    return scene;
}

/// What follows from a scene.
inline std::shared_ptr<const Attention> resultOf(const Scene& scene)
{
    return attend(scene, inputOf(scene), nullptr);
}

/// A source of so many flat patches: each of one colour, from nearly black to nearly white and back.
inline std::shared_ptr<const SquarePicture> flatPatches(Index side)
{
    SquarePicture picture;
    picture.name = "flat";
    picture.side = side * patchSide;
    for (Index y = 0; y < picture.side; ++y)
        for (Index x = 0; x < picture.side; ++x) {
            const Index patch = y / patchSide * side + x / patchSide;
            const auto level = static_cast<std::uint8_t>(10 + patch * 37 % 230);
            picture.pixels.insert(picture.pixels.end(), {level, static_cast<std::uint8_t>(255 - level), 90});
        }
    return std::make_shared<const SquarePicture>(std::move(picture));
}

} // namespace softfocus::test
