// Gives the program files that are somewhat wrong: random_files SEED COUNT. The same seed gives the same files.

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutation.h"
#include "tests/support/program.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace softfocus;

namespace {

/// The ways to read a file.
QStringList argumentsFor(const QString& path, fuzz::Dice& dice)
{
    switch (dice.below(4)) {
    case 0: return {"--open", path, "--print", "weights"};
    case 1: return {"--scores", path, "--print", "measures", "--normalizer", "entmax"};
    case 2: return {"--weights", path, "--print", "weights", "--format", "csv"};
    default: return {"--open", path, "--export", path + ".svg"};
    }
}

/// A file is read, or refused in one line.
void expectPromises(const test::Outcome& outcome)
{
    SOFTFOCUS_PROMISE(outcome.status == 0 || outcome.status == 1 || outcome.status == 2);
    for (const QString& line : outcome.error.split('\n', Qt::SkipEmptyParts)) {
        SOFTFOCUS_PROMISE(line.startsWith("softfocus: ") && line.endsWith('.') && line.size() <= 300);
        SOFTFOCUS_PROMISE(std::ranges::all_of(line, [](QChar character) { return character.category() != QChar::Other_Control; }));
    }
    SOFTFOCUS_PROMISE(outcome.status == 0 || (outcome.output.isEmpty() && outcome.error.count('\n') == 1));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s SEED COUNT\n", argv[0]);
        return EXIT_FAILURE;
    }
    const QCoreApplication application(argc, argv);
    std::printf("seed %s, %s files\n", argv[1], argv[2]);
    fuzz::Dice dice(std::uint32_t(std::strtoul(argv[1], nullptr, 10)));
    const std::vector<fuzz::Seedling> all = fuzz::seedlings(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/fuzz/corpus"));
    const QTemporaryDir folder;
    for (int number = 1; number <= std::atoi(argv[2]); ++number) {
        const fuzz::Seedling& seedling = dice.oneOf(all);
        const QString path = folder.filePath("file." + seedling.suffix);
        QFile file(path);
        const QByteArray bytes = fuzz::mutated(seedling.bytes, dice);
        SOFTFOCUS_PROMISE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const QStringList arguments = argumentsFor(path, dice);
        std::printf("%d: %s, %lld bytes\n", number, qPrintable(arguments.join(' ')), static_cast<long long>(bytes.size()));
        std::fflush(stdout);
        const test::Outcome outcome = test::run(arguments);
        if (outcome.status != 0)
            std::printf("    %s", qPrintable(outcome.error));
        expectPromises(outcome);
    }
    return EXIT_SUCCESS;
}
