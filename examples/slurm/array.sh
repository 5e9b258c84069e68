#!/bin/sh
# One task of the array makes one shard. Stopped and queued again, it goes on where it stopped.
#SBATCH --job-name=tiles --requeue --open-mode=append --output=tiles-%A_%a.out
exec cordon tiles render --plan "${PLAN:-plan.json}" --dir "${PARTS:-parts}" --shard auto --threads "${SLURM_CPUS_PER_TASK:-1}" --quiet
