#!/bin/bash
# SPDX-License-Identifier: MIT
# usage: two_hosts.sh CORDON SOURCE
# A Slurm cluster of two hosts in network namespaces draws a plan; one host loses its power at work. The merged
# archive must have the bytes of one undisturbed process. 77 = skipped, and one printed line says why.
set -euo pipefail
cordon=$1 source=$2
export CORDON_DATA=$source PATH=$PATH:/usr/sbin:/sbin
skip() { echo "skipped: $*"; exit 77; }
fail() { echo "two_hosts: $*"; tail -n 20 "$work"/log/* 2>/dev/null; exit 1; }

[ "${CORDON_SLOW_TESTS:-}" = 1 ] || skip "a test of three minutes; CORDON_SLOW_TESTS=1 runs it"
[ "$(id -u)" = 0 ] || skip "network namespaces need root"
for tool in ip nsenter unshare munged slurmctld slurmd sbatch scontrol; do
    command -v $tool >/dev/null || skip "$tool is not installed (packages slurm-wlm, munge, iproute2)"
done
one=cordon-a-$$ two=cordon-b-$$
ip netns add $one 2>/dev/null || skip "this machine allows no network namespaces"

work=$(mktemp -d)
chmod 755 "$work"
power_off() { ip netns pids "$1" 2>/dev/null | xargs -r kill -9; }
clean_up() {
    power_off $one; power_off $two
    ip netns delete $one 2>/dev/null; ip netns delete $two 2>/dev/null
    rm -rf "$work"
}
trap 'clean_up || true' EXIT
ip netns add $two
ip link add veth0 netns $one type veth peer name veth0 netns $two
for host in 1 2; do
    space=$([ $host = 1 ] && echo $one || echo $two)
    ip -n "$space" link set lo up
    ip -n "$space" link set veth0 up
    ip -n "$space" address add 10.77.0.$host/24 dev veth0
done
mkdir -p "$work/state" "$work/log" "$work/parts"
head -c 1024 /dev/urandom >"$work/munge.key" && chmod 400 "$work/munge.key"
cat >"$work/slurm.conf" <<EOF
ClusterName=two
SlurmctldHost=host1(10.77.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool-%n
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd-%n.pid
SlurmctldLogFile=$work/log/slurmctld.log
SlurmdLogFile=$work/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=2,sched_min_interval=100000
SlurmdTimeout=5
ReturnToService=2
NodeName=host1 NodeAddr=10.77.0.1 CPUs=1 State=UNKNOWN
NodeName=host2 NodeAddr=10.77.0.2 CPUs=1 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOF
export SLURM_CONF=$work/slurm.conf
# Runs words on a host: its own network and its own name.
on() {
    local host=$1 space=$one
    shift
    [ "$host" = 1 ] || space=$two
    # Not `ip netns exec`: that hides /sys/fs/cgroup, which slurmd asks for.
    nsenter --net="/run/netns/$space" unshare --uts sh -c 'hostname "$0"; exec "$@"' "host$host" "$@"
}
on 1 munged --force --key-file="$work/munge.key" --socket="$work/munge.socket" --pid-file="$work/munged.pid" \
    --log-file="$work/log/munged.log" --seed-file="$work/munged.seed" >/dev/null 2>&1 || fail "munged did not start"
on 1 slurmctld -c >/dev/null 2>&1 || fail "slurmctld did not start"
on 1 slurmd -c || fail "slurmd of host1 did not start"
on 2 slurmd -c || fail "slurmd of host2 did not start"

# Until a command prints a word, tries times a second.
until_prints() {
    local word=$1 tries=$2
    shift 2
    for _ in $(seq "$tries"); do
        [ "$("$@" 2>/dev/null | sort -u | tr -d '\n')" != "$word" ] || return 0
        sleep 1
    done
    return 1
}
until_prints idle 60 on 1 sinfo -h -o %t || fail "the hosts are not idle"

map=$source/examples/bamako-2025/map.toml
"$cordon" tiles "$map" -q --zoom 0-10 -o "$work/one.pmtiles"
"$cordon" tiles plan "$map" -q --zoom 0-10 --shards 6 -o "$work/plan.json"
cat >"$work/array.sh" <<EOF
#!/bin/sh
#SBATCH --requeue --open-mode=append --output=$work/log/task-%a.out
hostname >>$work/log/hosts-\$SLURM_ARRAY_TASK_ID
exec $cordon tiles render --plan $work/plan.json --dir $work/parts --shard auto -q
EOF
cat >"$work/merge.sh" <<EOF
#!/bin/sh
#SBATCH --output=$work/log/merge.out
exec $cordon tiles merge --plan $work/plan.json --dir $work/parts -o $work/merged.pmtiles -q
EOF
job=$(on 1 sbatch --parsable --array=0-5 --export=ALL "$work/array.sh") || fail "sbatch"
on 1 sbatch --parsable --dependency=afterok:"$job" --kill-on-invalid-dep=yes "$work/merge.sh" >/dev/null || fail "sbatch of the merge"

# The power goes when a shard of host2 has been begun and is not done.
begun() {
    local file shard
    for file in "$work"/log/hosts-*; do
        [ -e "$file" ] && grep -q host2 "$file" || continue
        shard=$(printf '%s/parts/shard-%05d.log' "$work" "${file##*-}")
        [ -s "$shard" ] && return 0
    done
    return 1
}
for _ in $(seq 600); do begun && break; sleep 0.1; done
begun || fail "host2 got no task"
ip -n $two link set veth0 down
power_off $two
echo "host2 lost its power"
for _ in $(seq 300); do
    [ ! -e "$work/merged.pmtiles" ] || break
    # After a node's failure Slurm holds its tasks for two minutes; nobody has to wait for that.
    for held in $(on 1 squeue -h -r -t PENDING -j "$job" -o %i 2>/dev/null); do
        on 1 scontrol update jobid="$held" StartTime=now 2>/dev/null || true
    done
    sleep 1
done
[ -e "$work/merged.pmtiles" ] || { on 1 squeue || true; fail "no archive after five minutes"; }
sleep 1
grep -h -c . "$work"/log/hosts-* | sort -n | tail -1 | grep -qv '^1$' || fail "no task was started twice"
cmp "$work/one.pmtiles" "$work/merged.pmtiles" || fail "the bytes differ"
echo "the archive has the bytes of one process; tasks ran on: $(cat "$work"/log/hosts-* | sort | uniq -c | tr -s ' \n' ' ')"
