#include "core/files/scene_file.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<Scene> scene = readScene(bytesOf(data, size));
    if (!scene) {
        expectSentence(scene.message(), "");
        return 0;
    }
    SOFTFOCUS_PROMISE(check(*scene).ok());
    // What is saved opens as the same scene, the keys of other programs with it, and saving it again changes no byte.
    const QByteArray saved = writeScene(*scene);
    const Result<Scene> again = readScene(saved);
    SOFTFOCUS_PROMISE(again && *again == *scene);
    SOFTFOCUS_PROMISE(writeScene(*again) == saved);
    return 0;
}
