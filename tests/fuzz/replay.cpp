#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

/// Runs a fuzz target once for every file of a folder, cut short in a few places too: no fuzzer and no clang is needed.
int main(int argc, char** argv)
{
    namespace fs = std::filesystem;
    if (argc != 2 || !fs::is_directory(argv[1])) {
        std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return EXIT_FAILURE;
    }
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(argv[1]))
        files.push_back(entry.path());
    std::ranges::sort(files);
    for (const fs::path& path : files) {
        std::ifstream file(path, std::ios::binary);
        const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
        std::printf("%s, %zu bytes\n", path.filename().string().c_str(), bytes.size());
        std::fflush(stdout);
        constexpr std::size_t cuts = 16;
        for (std::size_t cut = 0; cut <= cuts; ++cut) {
            // A vector of its own, so that reading behind its end is reading behind an allocation.
            const std::vector<std::uint8_t> part(bytes.begin(), bytes.begin() + std::ptrdiff_t(bytes.size() * cut / cuts));
            LLVMFuzzerTestOneInput(part.data(), part.size());
        }
    }
    if (files.empty())
        std::fprintf(stderr, "%s holds no file\n", argv[1]);
    return files.empty() ? EXIT_FAILURE : EXIT_SUCCESS;
}
