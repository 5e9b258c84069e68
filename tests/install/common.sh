# SPDX-License-Identifier: MIT
# Sourced by the scripts of this folder. SOURCE, BUILD, TREE and CMAKE come from CTest.
set -euo pipefail
PATH=$PATH:$SOURCE/build/npm/node_modules/.bin # what scripts/test fetches: taplo, dockerfilelint
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$TREE/moved
here=$SOURCE/tests/install

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}
skip() {
    printf 'SKIPPED: %s\n' "$*"
    exit 77
}
need() { command -v "$1" >/dev/null || skip "$1 is not installed"; }
same_bytes() { cmp "$1" "$2" || fail "$1 and $2 differ"; }

# The program as a stranger runs it: no variable of ours, another folder.
installed() { (cd / && env -i PATH=/usr/bin:/bin "$prefix/bin/cordon" "$@"); }
built() { "$BUILD/src/cli/cordon" "$@"; }
commands() { built --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'; }
# --long and -s as the help text lists them
options_of() { built "$1" --help | grep -E '^ {2,6}-' | grep -oE '^ +(-[a-zA-Z](, )?)?((--[a-z0-9-]+)(, )?)*' | grep -oE -- '-[-a-zA-Z0-9]+' | sort -u; }
