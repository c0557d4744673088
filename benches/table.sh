#!/bin/sh
# The speed table of the README, all rows. Leave the machine alone while it runs.
set -eu
cd "$(dirname "$0")/.."
echo "| what | measured | must | aim |"
echo "| --- | --- | --- | --- |"
{
    cargo bench -q --bench extract -- --table
    benches/callgrind.sh
    cargo bench -q --bench memory
} | grep -E '^\|.*\| [≤≥]' # the rows that have a bound
