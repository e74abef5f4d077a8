#!/usr/bin/env bash
# Starts Softfocus with the arguments given, having installed what is missing and built what is out of date.
set -euo pipefail
# shellcheck source=app/prepare.sh
source "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/prepare.sh"

program="$top/build/release/app/softfocus"

prepare() {
    installMissing "${buildPackages[@]}"
    configure release
    build release softfocus
}

# Somebody else's tree, built: run it as it is.
if [ ! -x "$program" ] || [ -w "$top/build/release" ]; then
    alone prepare
fi

# Qt wants UTF-8 and complains where the locale is none at all, as in a bare container.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX)
        [ -z "${LC_ALL:-}" ] || export LC_ALL=C.UTF-8
        export LC_CTYPE=C.UTF-8
        ;;
esac
exec "$program" "$@"
