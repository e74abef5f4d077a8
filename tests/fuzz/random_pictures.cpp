// Reads pictures that are somewhat wrong: random_pictures SEED COUNT. The same seed gives the same pictures.

#include "core/scene/with_picture.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/promises.h"
#include "ui/model/session/picture_file.h"

#include <QLoggingCategory>

using namespace softfocus;

namespace {

std::vector<fuzz::Seedling> pictures()
{
    std::vector<fuzz::Seedling> all;
    const QDir folder(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/pictures"));
    for (const QString& name : folder.entryList({"*.png", "*.jpg", "*.gif", "*.bmp"}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        SOFTFOCUS_PROMISE(file.open(QIODevice::ReadOnly));
        all.push_back({file.readAll(), QFileInfo(name).suffix()});
    }
    return all;
}

/// Changes among colours are found by few checks, and those of sizes and lengths at the beginning by many.
QByteArray changed(QByteArray bytes, fuzz::Dice& dice)
{
    if (dice.oneIn(3))
        return fuzz::mutated(std::move(bytes), dice);
    for (int change = dice.between(1, 4); change > 0; --change) {
        const qsizetype among = dice.oneIn(2) ? bytes.size() : std::min<qsizetype>(bytes.size(), 64);
        bytes[dice.below(among)] = char(dice.oneIn(3) ? 0xff : dice.below(256));
    }
    return bytes;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s SEED COUNT\n", argv[0]);
        return EXIT_FAILURE;
    }
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false"));
    fuzz::Dice dice(std::uint32_t(std::strtoul(argv[1], nullptr, 10)));
    const std::vector<fuzz::Seedling> all = pictures();
    int readable = 0;
    for (int number = 0; number < std::atoi(argv[2]); ++number) {
        const fuzz::Seedling& seedling = dice.oneOf(all);
        const Result<FoundPicture> found = readPicture(changed(seedling.bytes, dice), QStringLiteral("/fuzz/a.") + seedling.suffix);
        readable += found ? 1 : 0;
        if (!found) {
            expectSentence(found.message(), "/fuzz/a.");
            continue;
        }
        SOFTFOCUS_PROMISE(check(withPicture({}, found->picture)).ok());
    }
    std::printf("seed %s: %d of %s pictures were read\n", argv[1], readable, argv[2]);
    return EXIT_SUCCESS;
}
