#!/bin/sh
# Instructions per byte of text, by valgrind: as exact as time is not. Two runs, one of which reads the articles once more
# than the other; what they differ by is the reading alone, without the start of the process and the making of the articles.
#
#   benches/callgrind.sh            prints the row of the table
#   benches/callgrind.sh --profile  also the functions that most of them are spent in
set -eu
cd "$(dirname "$0")/.."
command -v valgrind >/dev/null || { echo "callgrind.sh: install valgrind first" >&2; exit 1; }

# Names of functions cost the release build nothing.
export CARGO_PROFILE_BENCH_DEBUG=1
program=$(cargo bench --no-run --bench count --message-format=json 2>/dev/null |
    sed -n 's/.*"executable":"\([^"]*\/count-[^"]*\)".*/\1/p')
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

instructions() { # of so many rounds
    valgrind --tool=callgrind --callgrind-out-file="$out/$1" "$program" --rounds="$1" 2>"$out/log" >"$out/bytes"
    sed -n 's/.*Collected : //p' "$out/log"
}

one=$(instructions 1)
two=$(instructions 2)
awk -v one="$one" -v two="$two" -v bytes="$(cat "$out/bytes")" \
    'BEGIN { printf "| instructions per byte of text, `extract` | %.1f | ≤ 110 | ≤ 60 |\n", (two - one) / bytes }'

if [ "${1:-}" = --profile ]; then
    # The functions under `read`, of the run of two rounds.
    valgrind --tool=callgrind --toggle-collect='*count::read*' --callgrind-out-file="$out/profile" "$program" --rounds=2 \
        >/dev/null 2>&1
    callgrind_annotate "$out/profile" | head -60
fi
