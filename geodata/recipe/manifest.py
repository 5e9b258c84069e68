# SPDX-License-Identifier: MIT
"""Reads manifest.toml and brings its measured values up to date.

    manifest.py sources     # one line for each package: kind, name, version, file, sha256, parts
    manifest.py recipe      # the hash of everything a layer is made from
    manifest.py fresh       # exit 0: every layer is there, as recorded, and made by this recipe
    manifest.py update      # writes sha256, bytes, features and recipe into manifest.toml
    manifest.py coasts      # the hash of everything the fine coasts are made from
    manifest.py built       # writes sha256, bytes and features of the fine coasts into built/manifest.toml
"""

import hashlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from common import GEODATA

MANIFEST = GEODATA / "manifest.toml"
COASTS = ("cells.py", "coasts.py", "sharing.py", "shores.py")  # no layer that is committed depends on them
COASTS_FROM = ("gmt-gshhg-high", "countries_10m", "boundaries_10m", "admin1_lines_10m")


def read():
    return tomllib.loads(MANIFEST.read_text("utf-8"))


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def recipe_hash():
    """Of the scripts, the tables and the packages' hashes; not of the files that come out."""
    digest = hashlib.sha256()
    inputs = [*GEODATA.glob("recipe/*.py"), *GEODATA.glob("tables/*.csv")]
    inputs.append(GEODATA / "corridors.csv")
    for path in sorted(inputs):
        if path.name not in ("check.py", "manifest.py", *COASTS):
            digest.update(path.name.encode() + path.read_bytes())
    for source in read()["source"]:
        digest.update(source["sha256"].encode())
    return digest.hexdigest()


def coasts_hash():
    """Of the scripts, the package and the layers that the fine coasts are made from."""
    digest = hashlib.sha256()
    for name in COASTS:
        digest.update(name.encode() + (GEODATA / "recipe" / name).read_bytes())
    tables = read()
    for table in (*tables["source"], *tables["layer"]):
        if (table.get("package") or table["name"]) in COASTS_FROM:
            digest.update(table["sha256"].encode())
    return digest.hexdigest()


def feature_count(path):
    if path.suffix == ".csv":
        return len(path.read_text("utf-8").splitlines()) - 1
    if path.is_dir():
        return len(list(path.glob("*.svg")))
    text = subprocess.run(["ogrinfo", "-so", "-al", path], capture_output=True, text=True).stdout
    return int(re.search(r"Feature Count: (\d+)", text)[1])


def measured(path):
    """What the manifest records of a file; of the icons, the hash of all in order of name."""
    files = sorted(path.glob("*.svg")) if path.is_dir() else [path]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    size = sum(file.stat().st_size for file in files)
    return {"sha256": f'"{digest}"', "bytes": str(size), "features": str(feature_count(path))}


def is_fresh():
    manifest = read()
    if manifest["recipe"] != recipe_hash():
        return False
    for layer in manifest["layer"]:
        path = GEODATA / layer["file"]
        if not path.exists() or measured(path)["sha256"] != f'"{layer["sha256"]}"':
            return False
    return True


def update():
    """Rewrites the measured lines in place; the rest of the file is written by hand."""
    lines, values, in_layer = [], {}, False
    for line in MANIFEST.read_text("utf-8").splitlines():
        if line.startswith("[["):
            in_layer, values = line == "[[layer]]", {}
        key, _, value = line.partition(" = ")
        if in_layer and key == "file":
            values = measured(GEODATA / value.strip('"'))
        if key in values:
            line = f"{key} = {values[key]}"
        if key == "recipe":
            line = f'recipe = "{recipe_hash()}"'
        lines.append(line)
    MANIFEST.write_text("\n".join(lines) + "\n", "utf-8")


def write_built():
    tables = []
    for table in read()["built"]:
        if table["name"].startswith("coast_"):
            values = {"file": f'"{table["file"]}"', **measured(GEODATA / table["file"])}
            tables.append("[[built]]\n" + "".join(f"{key} = {values[key]}\n" for key in values))
    text = "# Measured by build.sh; what the files are is told by ../manifest.toml.\n\n" + "\n".join(tables)
    (GEODATA / "built/manifest.toml").write_text(text, "utf-8")


def print_sources():
    for source in read()["source"]:
        keys = ("kind", "package", "version", "file", "sha256")
        print("\t".join([*(source[key] for key in keys), " ".join(source["parts"])]))


def main():
    command = sys.argv[1]
    if command == "sources":
        print_sources()
    elif command == "recipe":
        print(recipe_hash())
    elif command == "fresh":
        sys.exit(0 if is_fresh() else 1)
    elif command == "update":
        update()
    elif command == "coasts":
        print(coasts_hash())
    elif command == "built":
        write_built()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
