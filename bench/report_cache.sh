#!/bin/sh
# SPDX-License-Identifier: MIT
# How long a report with 50 maps takes, and again when nothing has changed: report_cache.sh [CORDON]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
cordon=$(realpath "${1:-$here/build/release/src/cli/cordon}")
[ -x "$cordon" ] || { echo "$cordon is no program: build the preset release first" >&2; exit 1; }
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

# The same as a document: one block of text for each map, drawn by the pandoc filter.
command -v pandoc >/dev/null || { echo "pandoc is not installed: no document was measured"; exit 0; }
i=0
while [ $i -lt 50 ]; do
    printf '```{.cordon #fig:m%s file=roads.toml title="Map %s"}\n```\n\n' $i $i
    i=$((i + 1))
done > fifty.md
document() {
    CORDON=$cordon pandoc fifty.md --lua-filter "$here/integrations/pandoc/cordon.lua" \
        -M cordon-cache="$folder/cache" -s -M title=Fifty -o fifty.html 2>/dev/null
}
printf '50 maps (svg), one document by pandoc: %s s, again: %s s\n' "$(seconds document)" "$(seconds document)"
