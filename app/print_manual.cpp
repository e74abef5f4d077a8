// Writes the manual page into the file it is given; run while the program is built.

#include "app/manual_page.h"
#include "core/files/atomic_file.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("print_manual: give the name of the file to write.\n", stderr);
        return 2;
    }
    const softfocus::Result<bool> written = softfocus::saveFile(QString::fromLocal8Bit(argv[1]), softfocus::cli::manualPage());
    if (!written)
        std::fprintf(stderr, "print_manual: %s\n", written.message().c_str());
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
