# What Debian wants of an installed tree beyond what is installed elsewhere: a change log, and both it and the manual page packed.
# Run by cpack before it makes the package.
cmake_minimum_required(VERSION 3.25)
if(NOT CPACK_SOFTFOCUS_PORTABLE)
    message(WARNING "This package is for machines like this one alone; the preset “package” makes one for all.")
endif()

set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
set(changelog ${share}/doc/softfocus/changelog)

execute_process(COMMAND date --utc --rfc-email --date ${CPACK_SOFTFOCUS_DATE}
    OUTPUT_VARIABLE changelogDate OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
configure_file(${CPACK_SOFTFOCUS_CHANGELOG} ${changelog} @ONLY)
# Without the time of packing, so that the same files make the same bytes.
execute_process(COMMAND gzip --best --no-name ${changelog} ${share}/man/man1/softfocus.1 COMMAND_ERROR_IS_FATAL ANY)
