# SPDX-License-Identifier: MIT
# The Dockerfile as far as it can be judged without Docker: by hadolint or dockerfilelint where they are, by the rules
# below, and its commands by shellcheck.
. "$(dirname "$0")/common.sh"
cd "$SOURCE"
if command -v hadolint >/dev/null; then
    hadolint Dockerfile || fail "hadolint"
elif command -v dockerfilelint >/dev/null; then
    dockerfilelint Dockerfile || fail "dockerfilelint"
else
    echo "neither hadolint nor dockerfilelint is installed: own rules only"
fi

sed ':join; /\\$/{N; s/\\\n//; b join}' Dockerfile | grep -vE '^(#|$)' >"$work/joined"
! grep -E '^FROM' "$work/joined" | grep -vE '^FROM debian:12-slim( AS [a-z]+)?$' || fail "a base image is not debian:12-slim"
[ "$(grep '^USER' "$work/joined" | tail -n 1)" = "USER cordon" ] || fail "the image does not end as the user cordon"
awk '/^USER/ {seen = 1} /^(RUN|COPY)/ {if (seen) exit 1}' "$work/joined" || fail "something is installed after USER"
while read -r line; do
    for part in 'apt-get update' '--no-install-recommends' 'rm -rf /var/lib/apt/lists'; do
        grep -qF -- "$part" <<<"$line" || fail "apt-get install without '$part': $line"
    done
done < <(grep 'apt-get install' "$work/joined")
for file in $(grep -oE '(scripts|geodata)/[a-z.]+' "$work/joined"); do [ -x "$file" ] || fail "$file cannot be run"; done
if command -v shellcheck >/dev/null; then
    { echo '#!/bin/bash'; sed -n 's/^RUN //p' "$work/joined"; } >"$work/commands.sh"
    shellcheck "$work/commands.sh" || fail "shellcheck"
fi
