#!/bin/sh
#SBATCH --job-name=tiles-merge --output=tiles-merge-%j.out
cordon tiles merge --plan "${PLAN:-plan.json}" --dir "${PARTS:-parts}" -o "${OUT:-map.pmtiles}" &&
exec cordon tiles verify "${OUT:-map.pmtiles}" --plan "${PLAN:-plan.json}"
