# SPDX-License-Identifier: MIT
# The Python module draws the bytes that the program draws, and says what went wrong.
. "$(dirname "$0")/common.sh"
need python3
map=$prefix/share/doc/cordon/examples/bamako-2025/map.toml
installed render "$map" --lang fr -q -o "$work/program.svg"
cd / && env -i PATH="$PATH" PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$prefix/lib/python3/dist-packages" MAP="$map" WORK="$work" python3 - <<'PY'
import os, cordon
work, source = os.environ["WORK"], os.environ["MAP"]
passed, warnings = cordon.render(source, f"{work}/python.svg", language="fr")
assert passed and warnings and all(text.startswith("warning: ") for text in warnings), (passed, warnings)
assert cordon.render_bytes(source, "svg", language="fr") == open(f"{work}/python.svg", "rb").read()
assert cordon.version().count(".") == 2, cordon.version()
assert not [line for line in cordon.check(source) if line.startswith("error")]
for arguments, options, status, part in [
        ((f"{work}/none.toml", f"{work}/x.png"), {}, 1, "none.toml"),
        ((source, f"{work}/x.doc"), {}, 2, "x.doc"),
        ((source, f"{work}/x.png"), {"language": "tlh"}, 2, "tlh"),
        ((source,), {}, 2, "no output")]:
    try:
        cordon.render(*arguments, **options)
    except cordon.Error as error:
        assert error.status == status and part in str(error), (error.status, str(error))
    else:
        raise AssertionError(arguments)
PY
same_bytes "$work/program.svg" "$work/python.svg"
