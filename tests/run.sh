#!/usr/bin/env bash
# Runs every test, having installed what is missing and built what is out of date. The real window runs under a display of its own.
#   tests/run.sh [--sanitize|--debug] [arguments to ctest, e.g. -R softmax]
# --sanitize: in a debug build with AddressSanitizer and UndefinedBehaviorSanitizer; --debug: in one without, for a debugger.
set -euo pipefail
# shellcheck source=app/prepare.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../app/prepare.sh"

preset=release
case ${1:-} in
    --sanitize | --debug)
        preset=${1#--}
        shift
        ;;
esac

prepare() {
    installMissing "${buildPackages[@]}" "${testPackages[@]}"
    [ "$preset" != sanitize ] || installMissing "${clangPackages[@]}"
    configure "$preset"
    build "$preset"
}

# An X server and a window manager for the tests alone; sets DISPLAY.
startDisplay() {
    command -v Xvfb >/dev/null || { namePackages; die "Xvfb was not found"; }
    mkfifo "$scratch/display" "$scratch/managed"
    # The server picks a free number and tells it, once it can be connected to.
    Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp 3>"$scratch/display" >"$scratch/xvfb.log" 2>&1 </dev/null &
    servers+=($!)
    local number
    read -r -t 60 number <>"$scratch/display" || { cat "$scratch/xvfb.log" >&2; die "Xvfb did not start"; }
    export DISPLAY=":$number"

    command -v openbox >/dev/null || { namePackages; die "openbox was not found"; }
    openbox --sm-disable --startup "sh -c 'echo ready >\"$scratch/managed\"'" >"$scratch/openbox.log" 2>&1 </dev/null &
    servers+=($!)
    read -r -t 60 _ <>"$scratch/managed" || { cat "$scratch/openbox.log" >&2; die "openbox did not start"; }
}

# The same surroundings everywhere: nothing of the user's desktop, settings or language gets in, and nothing of theirs is written.
cleanSurroundings() {
    local name
    for name in "${!QT_@}" WAYLAND_DISPLAY XAUTHORITY XDG_CURRENT_DESKTOP XDG_SESSION_TYPE DESKTOP_SESSION \
        LANGUAGE LC_ALL LC_NUMERIC LC_TIME NO_COLOR; do
        unset "$name"
    done
    export LANG=C.UTF-8 DBUS_SESSION_BUS_ADDRESS=disabled:
    export HOME="$scratch/home"
    export XDG_CONFIG_HOME="$HOME/config" XDG_DATA_HOME="$HOME/data" XDG_STATE_HOME="$HOME/state"
    export XDG_CACHE_HOME="$HOME/cache" XDG_RUNTIME_DIR="$HOME/runtime"
    mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"
    chmod 700 "$XDG_RUNTIME_DIR"
}

scratch=
running=
servers=()
cleanUp() {
    local server
    local -a tests=()
    if [ -n "$running" ]; then
        # The tests under way would go on without ctest, and Qt's handler can keep them from heeding a milder signal.
        read -r -a tests 2>/dev/null <"/proc/$running/task/$running/children" || true
        kill -KILL "$running" "${tests[@]}" 2>/dev/null || true
    fi
    for ((server = ${#servers[@]} - 1; server >= 0; --server)); do
        kill "${servers[server]}" 2>/dev/null || true
        wait "${servers[server]}" 2>/dev/null || true
    done
    [ -z "$scratch" ] || rm -rf -- "$scratch"
}
trap cleanUp EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

alone prepare
scratch=$(mktemp -d)
cleanSurroundings
[ "$(uname)" = Darwin ] || startDisplay

# With GCC 12 it would have to do without stack-use-after-return: it misplaces what needs an alignment of 64 bytes on the stacks that this
# takes (its bug 110027), which ends a program with AVX-512.
export ASAN_OPTIONS="detect_stack_use_after_return=1:check_initialization_order=1${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}"
export LSAN_OPTIONS="suppressions='$top/tests/support/leaks.supp':print_suppressions=0${LSAN_OPTIONS:+:$LSAN_OPTIONS}"
cd -- "$top"
# In the background, because bash heeds a signal only between commands, or while it waits.
ctest --test-dir "$top/build/$preset" --output-on-failure --no-tests=error --parallel 2 "$@" </dev/null &
running=$!
wait "$running"
