#!/bin/bash
# SPDX-License-Identifier: MIT
# usage: pmtiles_record.sh CORDON SOURCE: the record of the run in an archive, read by the npm package pmtiles
set -euo pipefail
cordon=$1 source=$2
export NODE_PATH=${NODE_PATH:-$source/build/npm/node_modules} CORDON_DATA=$source
command -v node >/dev/null || { echo "skipped: node is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
map=$source/examples/bamako-2025/map.toml
"$cordon" tiles "$map" -q --zoom 4-5 -o "$work/map.pmtiles"
node "$source/tests/readers/pmtiles_record.cjs" "$work/map.pmtiles" "$map"
