#!/usr/bin/env bash
# Builds the fuzzers with clang and runs each for some seconds, from its corpus on. What they find lies in build/fuzz/found.
#   tests/fuzz/run.sh [SECONDS [NAME...]]       e.g. tests/fuzz/run.sh 600 scene; 10 seconds each if not given
set -euo pipefail
# shellcheck source=app/prepare.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../../app/prepare.sh"

seconds=${1:-10}
shift || true
names=("$@")
[ ${#names[@]} -gt 0 ] || mapfile -t names < <(cd -- "$top/tests/fuzz/corpus" && ls)

buildFuzzers() {
    installMissing "${buildPackages[@]}" "${fuzzPackages[@]}"
    command -v clang++ >/dev/null || die "clang++ was not found"
    configure fuzz
    build fuzz
}
alone buildFuzzers

directory="$top/build/fuzz"
export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1"
for name in "${names[@]}"; do
    # New inputs go into a folder of their own; only those worth keeping are to be committed, by hand.
    mkdir -p "$directory/corpus/$name" "$directory/found"
    say "fuzzing $name for $seconds s"
    "$directory/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -malloc_limit_mb=512 \
        -max_len=65536 -verbosity=0 -print_final_stats=1 -artifact_prefix="$directory/found/$name-" \
        "$directory/corpus/$name" "$top/tests/fuzz/corpus/$name" 2>&1 |
        grep -vE '^stat::(average|new_units|slowest)' >&2
done
