#!/bin/bash
# SPDX-License-Identifier: MIT
# usage: sqlite3.sh CORDON SOURCE: the MBTiles of the example, read by the program sqlite3 and compared with the folder
set -euo pipefail
cordon=$1 source=$2
export CORDON_DATA=$source
command -v sqlite3 >/dev/null || { echo "skipped: sqlite3 is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
map=$source/examples/bamako-2025/map.toml
"$cordon" tiles "$map" -q --zoom 0-7 -o "$work/map.mbtiles"
"$cordon" tiles "$map" -q --zoom 0-7 --tms -o "$work/tms"

ask() { sqlite3 -readonly "$work/map.mbtiles" "$1"; }
fail() { echo "sqlite3: $*"; exit 1; }

[ "$(ask 'PRAGMA integrity_check')" = ok ] || fail "the file is not sound"
[ "$(ask 'PRAGMA application_id')" = 1297105496 ] || fail "the application id is not MPBX"
[ "$(ask "SELECT count(*) FROM metadata WHERE name IN ('name','format','bounds','center','minzoom','maxzoom')")" = 6 ] ||
    fail "MBTiles 1.3 wants other metadata"
[ "$(ask "SELECT value FROM metadata WHERE name='maxzoom'")" = 7 ] || fail "maxzoom"
# The record of the run: the SHA-256 of each input, as another program computes it.
digest=$(sha256sum "$map" | cut -d' ' -f1)
[ "$(ask "SELECT count(*) FROM metadata, json_each(metadata.value, '$.inputs') AS input
          WHERE metadata.name = 'cordon' AND json_extract(input.value, '$.sha256') = '$digest'")" = 1 ] ||
    fail "the record does not name the project file with its SHA-256"
count=$(find "$work/tms" -name '*.png' | wc -l)
[ "$(ask 'SELECT count(*) FROM tiles')" = "$count" ] || fail "there are not $count tiles"
[ "$(ask 'SELECT count(*) FROM (SELECT DISTINCT zoom_level, tile_column, tile_row FROM tiles)')" = "$count" ] ||
    fail "a tile is there twice"
# Every blob has the bytes of the file with the same zoom, column and row counted from the south.
ask "SELECT zoom_level || '/' || tile_column || '/' || tile_row || '.png ' || lower(hex(tile_data)) FROM tiles" |
    while read -r name hex; do
        [ "$(od -An -v -tx1 "$work/tms/$name" | tr -d ' \n')" = "$hex" ] || fail "tile $name differs"
    done
echo "$count tiles are the same in both"
