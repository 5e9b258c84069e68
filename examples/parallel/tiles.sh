#!/bin/sh
# Usage: tiles.sh MAP.toml ZOOMS SHARDS [OUTPUT]   (for example: tiles.sh ../bamako-2025/map.toml 0-9 8 map.pmtiles)
# Tiles with GNU parallel: on this host, or with HOSTS="1/host1,1/host2" over ssh on hosts that see the same folder.
# A second call makes only what is missing.
set -eu
: "${PLAN:=plan.json}" "${PARTS:=parts}" "${HOSTS:=}"
[ -f "$PLAN" ] || cordon tiles plan "$1" --zoom "$2" --shards "$3" -o "$PLAN"
missing=$(cordon tiles status --plan "$PLAN" --dir "$PARTS" --quiet) || [ $? -eq 3 ]
if [ -n "$missing" ]; then
    echo "$missing" | tr , '\n' |
        parallel ${HOSTS:+--sshlogin "$HOSTS" --workdir "$PWD"} --retries 3 --joblog tiles.log \
            cordon tiles render --plan "$PLAN" --dir "$PARTS" --threads 1 --quiet --shard {}
fi
cordon tiles merge --plan "$PLAN" --dir "$PARTS" -o "${4:-map.pmtiles}"
