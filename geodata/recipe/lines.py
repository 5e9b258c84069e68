# SPDX-License-Identifier: MIT
"""Boundary lines and rivers."""

import re

from common import BuildError, feature, lines_of, read_layer, read_table, write_layer
from topology import douglas_peucker

RIVER_TOLERANCE_10M = 0.002

# Class of a boundary line, by the beginning of Natural Earth's (and Magics') featurecla.
# "International boundary (Magics)" is the one between Morocco and Algeria; "ForgetMagics" is the
# berm in Western Sahara. What is in neither list, or None, fails the build.
KINDS = (
    ("International boundary", "international"),
    ("Disputed", "disputed"),
    ("Indefinite", "disputed"),
    ("Indeterminant", "disputed"),
    ("Line of control", "disputed"),
    ("ForgetMagics", "disputed"),
    ("Overlay limit", None),
    ("Lease limit", None),
)
ADDED_CLASS = "Limit of Western Sahara at 27 deg 40 min N"


def magics(sources, scale, name):
    return sources / f"libmagics++-data/usr/share/magics/{scale}/ne_{scale}_{name}.shp"


def boundary_kind(featurecla):
    for beginning, kind in KINDS:
        if featurecla.startswith(beginning):
            return kind
    raise BuildError(f"boundary class '{featurecla}' is not known: add it to KINDS in lines.py")


def build_boundaries(sources, scale, added_lines, path):
    features = []
    for item in read_layer(magics(sources, scale, "admin_0_boundary_lines_land")):
        featurecla = item["properties"]["featurecla"]
        if kind := boundary_kind(featurecla):
            properties = {"kind": kind, "featurecla": featurecla}
            features.append(feature(properties, "MultiLineString", lines_of(item["geometry"])))
    for line in added_lines:
        properties = {"kind": "disputed", "featurecla": ADDED_CLASS}
        features.append(feature(properties, "MultiLineString", [line]))
    write_layer(path, features, "MULTILINESTRING")


def pattern_of(name):
    """A name with lost letters as an expression: '?' is any one character."""
    return re.compile("".join("." if c == "?" else re.escape(c) for c in name))


class RiverNames:
    """Repairs names: by the table; where '?' is left, by the intact names of another scale."""

    def __init__(self, intact_names):
        self.intact = sorted({name for name in intact_names if name and "?" not in name})
        self.table = {row["source"]: row for row in read_table("river_names.csv")}
        for source, row in self.table.items():
            plain = row["name"].replace("ı", "i")  # the package kept the dotless i as i
            if "?" in source and not pattern_of(source).fullmatch(plain):
                raise BuildError(f"river_names.csv: '{row['name']}' does not fit '{source}'")

    def repaired(self, source):
        """The name and the French name, or (None, None)."""
        if not source:
            return None, None
        source = " ".join(source.split()).replace("'", "’")
        row = self.table.get(source, {})
        name = row.get("name") or source
        if "?" in name:
            found = [other for other in self.intact if pattern_of(name).fullmatch(other)]
            if len(set(found)) != 1:
                raise BuildError(f"river name '{source}' lost letters: add it to river_names.csv")
            name = found[0]
        french = row.get("name_fr") or self.table.get(name, {}).get("name_fr")
        return name, french or name


def build_rivers(sources, scale, tolerance, path):
    at_50m = read_layer(magics(sources, "50m", "rivers_lake_centerlines"))
    intact = [item["properties"]["name"] or "" for item in at_50m]
    names = RiverNames(" ".join(name.split()).replace("'", "’") for name in intact)
    items = at_50m
    if scale != "50m":
        items = read_layer(magics(sources, scale, "rivers_lake_centerlines"))
    features = []
    for item in items:
        name, french = names.repaired(item["properties"]["name"])
        properties = {
            "name": name,
            "name_fr": french,
            "scalerank": int(item["properties"]["scalerank"]),
            "featurecla": item["properties"]["featurecla"],
        }
        lines = [
            douglas_peucker(line, tolerance) if tolerance else line
            for line in lines_of(item["geometry"])
        ]
        features.append(feature(properties, "MultiLineString", lines))
    write_layer(path, features, "MULTILINESTRING")
