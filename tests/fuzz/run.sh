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
    installMissing "${buildPackages[@]}" "${clangPackages[@]}"
    command -v clang++ >/dev/null || die "clang++ was not found"
    configure fuzz
    build fuzz
}
alone buildFuzzers

directory="$top/build/fuzz"
export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1"
mkdir -p "$directory/found"
findings="$directory/findings"
: >"$findings"

# Fuzzes the reader named $1; what there is to say stays together.
fuzz() {
    local name=$1 status=0 said
    # New inputs go into a folder of their own; only those worth keeping are to be committed, by hand.
    mkdir -p "$directory/corpus/$name"
    said=$("$directory/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -malloc_limit_mb=512 \
        -max_len=65536 -verbosity=0 -print_final_stats=1 -artifact_prefix="$directory/found/$name-" \
        "$directory/corpus/$name" "$top/tests/fuzz/corpus/$name" 2>&1) || status=$?
    say "fuzzed $name for $seconds s"
    grep -vE '^stat::(average|new_units|slowest)|NEW_FUNC|# Uses:|ecommended dictionary' <<<"$said" >&2 || true
    [ "$status" = 0 ] || printf '%s ' "$name" >>"$findings"
    return "$status"
}

# Each reader keeps one processor busy.
failed=
underWay=0
for name in "${names[@]}"; do
    if [ "$underWay" -ge "$(jobCount)" ]; then
        wait -n || failed=yes
        underWay=$((underWay - 1))
    fi
    fuzz "$name" &
    underWay=$((underWay + 1))
done
while [ "$underWay" -gt 0 ]; do
    wait -n || failed=yes
    underWay=$((underWay - 1))
done
[ -z "$failed" ] || die "something was found by: $(cat -- "$findings"); it lies in $directory/found"
