# SPDX-License-Identifier: MIT
"""admin1_joined.fgb: divisions that Natural Earth has only in parts; regions.fgb: regions and seas.

Parts are joined along their common arcs, so that an outline agrees with admin1.fgb to the vertex.
Seas are what a rough ring holds beside the land."""

import json
import tempfile
from collections import defaultdict
from pathlib import Path

from common import GEODATA, BuildError, feature, polygons_of, read_layer, read_table, write_layer
from sphere import ring_km2

LARGE_RING = 12.0  # degrees across: from here on the coast of 50m will do
LEAST_ISLAND_KM2 = 300.0  # smaller ones are no holes in a sea, nor smaller ponds parts of it


class Parts:
    """Natural Earth's divisions by the words of outline_parts.csv."""

    def __init__(self, regions):
        self.by_code = defaultdict(list)
        self.by_word = defaultdict(list)
        for number, region in enumerate(regions):
            self.by_code[region["iso_3166_2"]].append(number)
            for word, column in (("region", "region"), ("unit", "geonunit"), ("division", "name")):
                self.by_word[region.get("iso_a2"), word, region.get(column)].append(number)

    def of(self, key, part):
        word, _, name = part.partition(" ")
        found = self.by_word[key[:2], word, name] if name else self.by_code[part]
        if not found:
            raise BuildError(f"outline_parts.csv, {key}: Natural Earth has no '{part}'")
        return found


def _joined(divisions):
    parts = Parts(divisions.regions)
    for row in read_table("outline_parts.csv"):
        members = {n for part in row["parts"].split("|") for n in parts.of(row["key"], part)}
        yield row, divisions.joined(members)


def _ring(row):
    points = [tuple(map(float, point.split())) for point in row["limits"].split(",")]
    return [*points, points[0]]


def _across(ring):
    return max(max(axis) - min(axis) for axis in zip(*ring))


def _cut(rows, operation, layer, where):
    """The rings of `rows` combined with the union of the countries that they touch."""
    if not rows:
        return
    items = [
        feature({"name": r["name"], "countries": r["countries"]}, "Polygon", [_ring(r)])
        for r in rows
    ]
    with tempfile.TemporaryDirectory(prefix="cordon-geodata-") as folder:
        rings = Path(folder, "rings.json")
        rings.write_text(json.dumps({"type": "FeatureCollection", "features": items}), "utf-8")
        land = f"SELECT ST_Union(c.geometry) FROM '{GEODATA / layer}'.countries c WHERE {where}"
        query = f"SELECT r.name AS name, {operation}(r.geometry, ({land})) FROM rings r"
        done = read_layer(rings, "-dialect", "SQLite", "-sql", query)
    for row, item in zip(rows, done):
        if item["properties"]["name"] != row["name"] or not item["geometry"]:
            raise BuildError(f"region_limits.csv: nothing is left of {row['name']}")
        yield row["name"], row["kind"], _without_small(item["geometry"])


def _without_small(geometry):
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        pieces = [g for g in geometry["geometries"] if g["type"].endswith("Polygon")]
        polygons = [polygon for piece in pieces for polygon in polygons_of(piece)]
    else:
        polygons = polygons_of(geometry)
    largest = max(abs(ring_km2(polygon[0])) for polygon in polygons)
    least = min(LEAST_ISLAND_KM2, 0.01 * largest)
    kept = [polygon for polygon in polygons if abs(ring_km2(polygon[0])) >= least]
    return [
        [polygon[0], *(hole for hole in polygon[1:] if abs(ring_km2(hole)) >= least)]
        for polygon in kept
    ]


def _limited():
    rows = read_table("region_limits.csv")
    seas = [row for row in rows if row["kind"] == "water"]
    touching = "ST_Intersects(c.geometry, r.geometry)"
    large = [row for row in seas if _across(_ring(row)) >= LARGE_RING]
    small = [row for row in seas if _across(_ring(row)) < LARGE_RING]
    yield from _cut(large, "ST_Difference", "world_50m/countries.fgb", touching)
    yield from _cut(small, "ST_Difference", "world_10m/countries.fgb", touching)
    named = "instr(r.countries, c.iso_a2) > 0"
    land = [row for row in rows if row["kind"] == "land"]
    yield from _cut(land, "ST_Intersection", "world_10m/countries.fgb", named)
    for row in rows:
        if row["kind"] == "area":
            yield row["name"], "land", [[_ring(row)]]


def _rounded(polygons):
    return [[[(round(x, 4), round(y, 4)) for x, y, *_ in ring] for ring in p] for p in polygons]


def _write(path, rows):
    """Rows of properties, the first of which is the key, and polygons."""
    features = [feature(row, "MultiPolygon", _rounded(polygons)) for row, polygons in rows]
    keys = [next(iter(item["properties"].values())) for item in features]
    if len(set(keys)) < len(keys):
        twice = [key for key in keys if keys.count(key) > 1]
        raise BuildError(f"outline_parts.csv, region_limits.csv: two outlines of {twice[0]}")
    write_layer(path, features, "MULTIPOLYGON")


def build_named_regions(divisions, joined_path, regions_path):
    """`divisions`: the Regions that admin1.fgb was made from. Needs the layers of countries."""
    known = {row["name"] for row in read_table("large_regions.csv")}
    joined, named = [], []
    for row, polygons in _joined(divisions):
        key = row["key"]
        if row["name"]:
            joined.append(({"code": key, "name": row["name"], "iso_a2": key[:2]}, polygons))
        else:
            named.append(({"name": key, "kind": "land"}, polygons))
    named += [({"name": name, "kind": kind}, polygons) for name, kind, polygons in _limited()]
    for row, _ in named:
        if row["name"] not in known:
            raise BuildError(f"'{row['name']}' has an outline and is not in large_regions.csv")
    _write(joined_path, joined)
    _write(regions_path, named)
