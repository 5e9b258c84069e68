# SPDX-License-Identifier: MIT
# The examples keep to the schemas, wrong files do not; taplo, an independent reader of TOML, agrees where it is installed.
. "$(dirname "$0")/common.sh"
python=
for candidate in python3 /usr/bin/python3; do
    if [ -z "$python" ] && "$candidate" -c 'import jsonschema, tomllib' 2>/dev/null; then python=$candidate; fi
done
[ -n "$python" ] || skip "python3-jsonschema is not installed"
cd "$SOURCE"
"$python" tests/install/schemas.py "$BUILD/src/cli/cordon"

command -v taplo >/dev/null || { echo "taplo is not installed: the schemas were checked by python3-jsonschema alone"; exit 0; }
schema=file://$SOURCE/docs/schema/map.schema.json
taplo lint --schema "$schema" examples/*/*.toml examples/*/*/*.toml >"$work/taplo" 2>&1 || fail "taplo: $(cat "$work/taplo")"
printf '[map]\ntitel = "x"\n' >"$work/wrong.toml"
! taplo lint --schema "$schema" "$work/wrong.toml" >/dev/null 2>&1 || fail "taplo takes an unknown key"
