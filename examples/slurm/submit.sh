#!/bin/sh
# Usage: submit.sh MAP.toml ZOOMS SHARDS   (for example: submit.sh ../bamako-2025/map.toml 0-10 16)
# All nodes need the map, the plan and the folder of the shards under the same names.
set -eu
here=$(dirname "$0")
: "${PLAN:=plan.json}" "${PARTS:=parts}" "${OUT:=map.pmtiles}"
export PLAN PARTS OUT
[ -f "$PLAN" ] || cordon tiles plan "$1" --zoom "$2" --shards "$3" -o "$PLAN"
# Only what is missing: a second call after a failure goes on. `status` exits with 3 when it lists.
missing=$(cordon tiles status --plan "$PLAN" --dir "$PARTS" --quiet) || [ $? -eq 3 ]
if [ -z "$missing" ]; then
    exec sbatch --wait "$here/merge.sh"
fi
job=$(sbatch --parsable --array="$missing" "$here/array.sh")
sbatch --wait --dependency=afterok:"$job" --kill-on-invalid-dep=yes "$here/merge.sh"
