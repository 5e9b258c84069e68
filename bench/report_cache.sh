#!/bin/sh
# SPDX-License-Identifier: MIT
# How long a report with 50 maps takes, and again when nothing has changed: report_cache.sh [CORDON]
set -eu
cordon=${1:-$(dirname "$0")/../build/release/src/cli/cordon}
here=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$here/examples/bamako-2025" "$here/examples/report" "$folder"
cd "$folder/report"
report() {
    i=0
    while [ $i -lt 50 ]; do
        "$cordon" render roads.toml --title "Map $i" -o "map$i.$1" --cache "$folder/cache" --quiet
        i=$((i + 1))
    done
}
seconds() {
    start=$(date +%s.%N)
    "$@"
    end=$(date +%s.%N)
    echo "$end - $start" | bc
}
for format in svg pdf png; do
    printf '50 maps (%s), one process each: %s s, again: %s s\n' \
        $format "$(seconds report $format)" "$(seconds report $format)"
done
{ echo name,map.title; i=0; while [ $i -lt 50 ]; do echo "a$i,Map $i"; i=$((i + 1)); done; } > fifty.csv
atlas() { "$cordon" render roads.toml --each fifty.csv -o '{name}.png' --cache "$folder/cache" --quiet; }
printf '50 maps (png), one atlas: %s s, again: %s s\n' "$(seconds atlas)" "$(seconds atlas)"
