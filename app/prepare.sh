# shellcheck shell=bash
# What app/run.sh, tests/run.sh and .ci/run share: install what is missing, configure, build.
# To be sourced. Everything it has to say goes to standard error; it reads nothing from standard input.

top=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck disable=SC2034 # used by those who source this
buildPackages=(g++ cmake ninja-build libeigen3-dev qt6-base-dev zlib1g-dev fonts-inter)
# shellcheck disable=SC2034
testPackages=(xvfb openbox xdotool librsvg2-bin poppler-utils qpdf libxml2-utils python3-numpy)
# shellcheck disable=SC2034
clangPackages=(clang libclang-rt-dev) # for the sanitizers and the fuzzers
# shellcheck disable=SC2034
formatPackages=(clang-format)

say() { printf 'softfocus: %s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

# The accessibility bus, for the test that reads the window as a screen reader does.
# shellcheck disable=SC2034
testPackages+=(dbus-daemon at-spi2-core)

# Qt's own tools for translations, for the test that shows the window in another language.
# shellcheck disable=SC2034
testPackages+=(qt6-l10n-tools)

# Links tests quickly.
# shellcheck disable=SC2034
testPackages+=(lld)

# What reads all that is installed: the desktop entry, the metainfo, the types of files, the manual page, the package.
# shellcheck disable=SC2034
testPackages+=(desktop-file-utils appstream shared-mime-info mandoc lintian dpkg-dev)

onDebian() { command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; }

# The packages among "$@" that are not installed, one a line.
missingPackages() {
    local installed
    # dpkg-query fails when it knows nothing of one of them; what it knows of the others still counts.
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null) || true
    local package
    for package in "$@"; do
        grep -qFx -- "installed $package" <<<"$installed" || printf '%s\n' "$package"
    done
}

# Runs apt-get without a question, as root or through sudo.
aptGet() {
    local -a become=()
    if [ "$(id -u)" -ne 0 ]; then
        become=(sudo)
        { : >/dev/tty; } 2>/dev/null || become+=(-n) # nobody is there to type a password
    fi
    "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 "$@" </dev/null
}

# Installs those of the packages "$@" that are missing, on Debian and its kin.
installMissing() {
    onDebian || return 0
    local -a missing
    mapfile -t missing < <(missingPackages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0

    local command="apt-get install --no-install-recommends ${missing[*]}" log="$top/build/install.log"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        say "packages are missing; as root, run: $command"
    else
        say "installing ${missing[*]}"
        aptGet install --no-install-recommends "${missing[@]}" >"$log" 2>&1 && return 0
        # Package lists may be missing (a fresh container) or too old (the versions they name are gone).
        { aptGet update && aptGet install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 && return 0
        tail -n 40 -- "$log" >&2
        say "packages could not be installed (needed: Debian 12, Ubuntu 24.04 or newer); by hand: sudo $command"
    fi
    [ "${missing[*]}" = fonts-inter ] || exit 1 # another font will do
}

# On systems without apt-get: what to install, by the names their package managers use.
namePackages() {
    onDebian && return 0
    cat >&2 <<'END'
softfocus: what is needed: a C++20 compiler, CMake 3.25, zlib, Qt 6.4 (base), Eigen 3.4; Inter is the font it looks best in.
    dnf install gcc-c++ cmake ninja-build qt6-qtbase-devel eigen3-devel zlib-devel rsms-inter-fonts
    pacman -S gcc cmake ninja qt6-base eigen zlib inter-font
    brew install cmake ninja qt eigen && brew install --cask font-inter
  and for the tests on Linux:
    dnf install xorg-x11-server-Xvfb openbox xdotool
    pacman -S xorg-server-xvfb openbox xdotool
END
}

# Configures the preset $1 into build/$1, with further arguments to cmake, unless that has been done since the presets changed.
# A directory that was configured without the user interface, by hand or by something else, gets it back.
configure() {
    local preset=$1 directory="$top/build/$1"
    local log="$directory.log" stamp="$directory/.configured"
    shift
    if [ $# -eq 0 ] && [ "$stamp" -nt "$top/CMakePresets.json" ] && [ "$(<"$stamp")" = "$top" ] &&
        ! grep -q '^SOFTFOCUS_UI:[A-Z]*=OFF' "$directory/CMakeCache.txt" 2>/dev/null; then
        return 0
    fi
    if ! command -v cmake >/dev/null; then
        namePackages
        die "cmake was not found"
    fi
    local -a generator=()
    if command -v ninja >/dev/null; then
        generator=(-G Ninja)
    fi
    say "configuring $preset"
    cd -- "$top" || die "cannot enter $top"
    if [ -e "$stamp" ] && [ "$(<"$stamp")" = "$top" ] && cmake --preset "$preset" "$@" >"$log" 2>&1 </dev/null; then
        touch "$stamp"
        return 0
    fi
    # Without a stamp this is the first time, or it was cut short, or the tree was moved: nothing there can be relied upon.
    rm -f -- "$stamp"
    if ! cmake --preset "$preset" --fresh "${generator[@]}" "$@" >"$log" 2>&1 </dev/null; then
        cat -- "$log" >&2
        namePackages
        die "configuring failed; the above is in $log"
    fi
    printf '%s\n' "$top" >"$stamp"
}

# Says on standard error how far a build is: a counter on a terminal, else one line at its start.
showProgress() {
    local line started=
    while IFS= read -r line; do
        case $line in
            "["*Building* | "["*Linking* | "["*Automatic*) ;;
            *) continue ;;
        esac
        if [ -t 2 ]; then
            printf '\rsoftfocus: building %s' "${line%%]*}]" >&2
        elif [ -z "$started" ]; then
            say "building"
        fi
        started=yes
    done
    if [ -t 2 ] && [ -n "$started" ]; then
        printf '\r\033[K' >&2
    fi
}

# Builds what preset $1 configured: the target $2, or everything.
build() {
    local directory="$top/build/$1" log="$top/build/$1.log"
    local -a target=()
    [ $# -lt 2 ] || target=(--target "$2")
    if ! cmake --build "$directory" --parallel "$(jobCount)" "${target[@]}" 2>&1 </dev/null | tee -- "$log" | showProgress; then
        grep -vE '^\[[0-9/% ]*\] (Building|Linking|Automatic|Built)' -- "$log" | tail -n 200 >&2 || true
        sayRoom
        die "the build failed; all of it is in $log"
    fi
}

# Where little room is left, a build fails with sentences that do not say so: a linker may end with a bus error.
sayRoom() {
    local megabytes
    megabytes=$(df -Pk -- "$top/build" 2>/dev/null | awk 'NR == 2 { print int($4 / 1000) }') || true
    if [ -n "$megabytes" ] && [ "$megabytes" -lt 500 ]; then
        say "only $megabytes MB are free for $top/build; the program takes 1 GB there, with all tests 8 GB, sanitized 2 GB"
    fi
}

# One job a processor, fewer where memory is short: a source file of ours takes up to 1 GB to compile.
jobCount() {
    local processors available
    processors=$(getconf _NPROCESSORS_ONLN)
    available=$(awk '/^MemAvailable/ { print int($2 / 1000000) }' /proc/meminfo 2>/dev/null) || true
    [ -n "$available" ] && [ "$available" -lt "$processors" ] && processors=$available
    [ "$processors" -ge 1 ] || processors=1
    printf '%s\n' "$processors"
}

# Runs "$@" while no other start of these scripts is at work in this tree.
alone() {
    mkdir -p -- "$top/build" || die "cannot write in $top"
    if command -v flock >/dev/null; then
        # In a subshell, so that the lock ends with it and is not handed on to the program.
        ( flock 9 && "$@" ) 9>"$top/build/.lock"
    else
        ( "$@" )
    fi
}
