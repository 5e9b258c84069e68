#!/bin/sh
# Usage: tiles.sh MAP.toml ZOOMS RANKS [OUTPUT]   (for example: tiles.sh ../bamako-2025/map.toml 0-9 4 map.pmtiles)
# Tiles with MPI: rank r of s makes the shards r, r+s, r+2s … cordon links no MPI library: it reads the rank from the
# variables of Open MPI, MPICH or PMI. MPIRUN may name hosts: MPIRUN="mpirun --host node1:8,node2:8".
set -eu
: "${PLAN:=plan.json}" "${PARTS:=parts}" "${MPIRUN:=mpirun}"
[ -f "$PLAN" ] || cordon tiles plan "$1" --zoom "$2" --shards "$((4 * $3))" -o "$PLAN"
$MPIRUN -n "$3" cordon tiles render --plan "$PLAN" --dir "$PARTS" --threads 1 --quiet --shard auto
cordon tiles merge --plan "$PLAN" --dir "$PARTS" -o "${4:-map.pmtiles}"
