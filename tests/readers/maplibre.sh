#!/bin/bash
# SPDX-License-Identifier: MIT
# usage: maplibre.sh CORDON SOURCE BUILD: tiles of the example in MapLibre GL, in headless Chromium
set -euo pipefail
cordon=$1 source=$2 build=$3
export NODE_PATH=${NODE_PATH:-$source/build/npm/node_modules} CORDON_DATA=$source
command -v node >/dev/null || { echo "skipped: node is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$cordon" tiles "$source/examples/bamako-2025/map.toml" -q --zoom 6-7 -o "$work/map.pmtiles"
"$cordon" tiles "$source/examples/bamako-2025/map.toml" -q --zoom 6-7 -o "$work/tiles"
# The corner of four tiles north-west of Bamako: 8.4° W, 13.6° N.
node "$source/tests/readers/maplibre.cjs" "$work/map.pmtiles" "$work/tiles" 7 61 59 "$build/maplibre.png"
