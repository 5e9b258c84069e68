# SPDX-License-Identifier: MIT
"""Checks that geodata/ is whole and says what it should. Needs gdal-bin; reads, changes nothing.

Prints one sentence for each fault; the exit code is 1 when there is any."""

import csv
import sys
from collections import Counter

import manifest
from common import GEODATA, fold, polygons_of, read_layer, read_table
from corridors import read_corridors
from lines import boundary_kind
from sphere import contains, line_km, rough_km

LARGEST_TOTAL_BYTES = 40_000_000
COUNTRIES = {"10m": 248, "50m": 238, "110m": 175}
BOUNDARIES = {
    "10m": {"International boundary": 404, "Disputed": 25, "Indefinite": 11, "Line of control": 9,
            "Indeterminant": 2, "ForgetMagics": 1, "Limit of Western Sahara": 2},
    "50m": {"International boundary": 339, "Disputed": 17, "Indefinite": 1, "Line of control": 2,
            "ForgetMagics": 1, "Limit of Western Sahara": 1},
}  # fmt: skip
RIVERS = {"10m": 1454, "50m": 460}
WEST_AFRICAN_RIVERS = ("Sénégal", "Niger", "Bagoé", "Baoulé", "Komoé", "Géba", "Ouémé",
                       "Nakanbé (White Volta)")  # fmt: skip
NAMES = {
    "CI": ("Côte d'Ivoire", "Côte d'Ivoire"), "MR": ("Mauritania", "Mauritanie"),
    "SN": ("Senegal", "Sénégal"), "GN": ("Guinea", "Guinée"), "BF": ("Burkina Faso",) * 2,
    "CD": ("Democratic Republic of the Congo", "RD Congo"), "US": ("United States", "États-Unis"),
}  # fmt: skip
# The places of the Bamako example: name, latitude, longitude.
BAMAKO_EXAMPLE = """
Bamako 12.65 -8.00, Kati 12.74 -8.07, Kayes 14.45 -11.44, Kita 13.03 -9.49, Diéma 14.54 -9.19,
Kolokani 13.57 -8.03, Koulikoro 12.86 -7.56, Banamba 13.55 -7.45, Nara 15.17 -7.28,
Ségou 13.44 -6.26, Bougouni 11.42 -7.48, Sikasso 11.32 -5.67, Siby 12.38 -8.33,
Kourémalé 11.95 -8.78, Diboli 14.46 -12.20, Sanankoroba 12.40 -7.94, Kasséla 12.59 -7.67,
Ouélessébougou 12.00 -7.91, Zantiébougou 11.38 -7.25, Négala 12.86 -8.46, Fana 12.78 -6.96,
Zégoua 10.50 -5.67, Kadiana 10.75 -6.50, Didiéni 13.89 -8.09, Manankoro 10.47 -7.45,
Naréna 12.23 -8.63, Sandaré 14.70 -10.31, Nioro du Sahel 15.23 -9.59, Tiénfala 12.74 -7.75,
Kolondiéba 11.09 -6.89, Loulouni 10.90 -5.60, Sénou 12.52 -7.93, Farabougou 14.89 -6.14,
Léré 15.71 -4.91, Kaniéra 14.64 -10.07, Lakamané 14.51 -9.91, Koutiala 12.39 -5.47,
Bla 12.95 -5.76, San 13.30 -4.90, Sévaré 14.53 -4.09, Kadiolo 10.55 -5.77, Tombouctou 16.77 -3.01
"""

COASTS = {"coast_countries": 30_000, "coast_boundaries": 450, "coast_admin1_lines": 8_700,
          "coast_lakes": 6_500}  # fmt: skip
DRY = ((-72.3455, 18.5475, "HT"), (34.45, 31.515, "PS"), (29.2, -1.66, "CD"), (178.44, -18.13, "FJ"),
       (30.74, 46.48, "UA"), (35.5, 33.89, "LB"))  # fmt: skip
WET = ((-72.4, 18.58), (29.2, -1.8), (34.35, 31.5), (50.5, 41.5))  # the last in the Caspian

# Regions, a point that lies in each and one that does not: longitude, latitude.
NAMED_REGIONS = {
    "Donbas": ((37.8, 48.0), (36.25, 49.99)), "Darfur": ((24.9, 12.05), (30.2, 13.2)),
    "Kivu": ((28.85, -2.5), (29.87, -1.95)), "Red Sea": ((38.5, 20.0), (39.2, 21.5)),
    "Black Sea": ((33.0, 43.5), (34.1, 45.0)), "Mediterranean": ((5.0, 39.0), (16.4, 39.3)),
    "Strait of Hormuz": ((56.5, 26.5), (54.0, 26.0)), "BF.12": ((-0.03, 14.03), (-1.53, 12.37)),
    "IT.15": ((14.0, 37.5), (16.25, 38.5)), "GB.SCT": ((-4.2, 57.0), (-1.6, 54.97)),
}  # fmt: skip

faults = []


def expect(condition, sentence):
    if not condition:
        faults.append(sentence)


def check_files():
    total = 0
    for layer in manifest.read()["layer"]:
        path = GEODATA / layer["file"]
        if not path.exists():
            faults.append(f"{layer['file']} is missing")
            continue
        now = manifest.measured(path)
        total += int(now["bytes"])
        same = now["sha256"].strip('"') == layer["sha256"]
        expect(same, f"{layer['file']} is not the file that manifest.toml records")
        count = int(now["features"])
        expect(count == layer["features"], f"{layer['file']} has {count} features")
    expect(total <= LARGEST_TOTAL_BYTES, f"the layers take {total} bytes, more than may ship")


def check_countries(scale):
    file = f"world_{scale}/countries.fgb"
    features = read_layer(GEODATA / file)
    expect(len(features) == COUNTRIES[scale], f"{file} has {len(features)} countries")
    for item in features:
        row = item["properties"]
        whole = row.get("name") and row.get("name_fr") and row["area_km2"] > 0
        expect(whole, f"{file}: '{row.get('name')}' lacks a name or an area")
        point = (row["label_lon"], row["label_lat"])
        rings = [ring for polygon in item["geometry"]["coordinates"] for ring in polygon]
        on_globe = all(abs(x) <= 180 and abs(y) <= 90 for ring in rings for x, y in ring)
        expect(on_globe, f"{file}: {row['name']} leaves the range of longitudes or latitudes")
        inside = any(contains(polygon[0], point) for polygon in item["geometry"]["coordinates"])
        expect(inside, f"{file}: the label of {row['name']} lies outside it")
    by_code = {item["properties"].get("iso_a2"): item["properties"] for item in features}
    for code, names in NAMES.items():
        found = (by_code[code]["name"], by_code[code]["name_fr"])
        expect(found == names, f"{file}: {code} is called {found}")
    return features


def check_shared_borders(features):
    """Every edge of Mali, which has no coast, is an edge of a neighbour as well."""
    edges = Counter()
    for item in features:
        own = set()
        for polygon in item["geometry"]["coordinates"]:
            for ring in polygon:
                own |= {tuple(sorted((tuple(a), tuple(b)))) for a, b in zip(ring, ring[1:])}
        if item["properties"].get("iso_a2") == "ML":
            mali = own
        edges.update(own)
    alone = sum(edges[edge] != 2 for edge in mali)
    expect(alone == 0, f"world_10m/countries.fgb: {alone} edges of Mali belong to no neighbour")


def check_boundaries(scale):
    file = f"world_{scale}/boundaries.fgb"
    rows = [item["properties"] for item in read_layer(GEODATA / file)]
    for beginning, count in BOUNDARIES[scale].items():
        found = [row for row in rows if row["featurecla"].startswith(beginning)]
        expect(len(found) == count, f"{file}: {len(found)} lines '{beginning}', not {count}")
        kind = "disputed" if beginning.startswith("Limit") else boundary_kind(beginning)
        wrong = [row for row in found if row["kind"] != kind]
        expect(not wrong, f"{file}: a line '{beginning}' is not {kind}")
    expect(len(rows) == sum(BOUNDARIES[scale].values()), f"{file} has lines of another class")


def check_rivers(scale):
    file = f"world_{scale}/rivers.fgb"
    rows = [item["properties"] for item in read_layer(GEODATA / file)]
    expect(len(rows) == RIVERS[scale], f"{file} has {len(rows)} rivers")
    names = {row.get("name") for row in rows}
    lost = sorted(name for name in names if name and "?" in name)
    expect(not lost, f"{file}: names with lost letters: {', '.join(lost)}")
    if scale == "10m":
        missing = [name for name in WEST_AFRICAN_RIVERS if name not in names]
        expect(not missing, f"{file}: no river {', '.join(missing)}")


def check_regions():
    rows = [item["properties"] for item in read_layer(GEODATA / "admin1.fgb")]
    expect(len(rows) == 4596, f"admin1.fgb has {len(rows)} regions")
    mali = {row["name"]: row["name_fr"] for row in rows if row.get("iso_a2") == "ML"}
    expect(len(mali) == 9, f"admin1.fgb: Mali has {len(mali)} regions, not the old 9")
    expect(mali.get("Sikasso") == "Sikasso", "admin1.fgb: Sikasso has another French name")
    lost = [row["name"] for row in rows if "?" in (row.get("name") or "")]
    expect(not lost, f"admin1.fgb: names with lost letters: {', '.join(lost)}")


def check_named_regions():
    layers = (("admin1_joined.fgb", "code"), ("regions.fgb", "name"))
    items = [(i["properties"][key], i) for f, key in layers for i in read_layer(GEODATA / f)]
    shapes = {key: item["geometry"] for key, item in items}
    rows = (*read_table("outline_parts.csv"), *read_table("region_limits.csv"))
    wanted = {row.get("key") or row["name"] for row in rows}
    expect(set(shapes) == wanted, "regions.fgb: other regions than in the tables")
    for name, (inside, outside) in NAMED_REGIONS.items():
        for point, expected in ((inside, True), (outside, False)):
            found = any(
                contains(polygon[0], point) and not any(contains(h, point) for h in polygon[1:])
                for polygon in polygons_of(shapes[name])
            )
            expect(found == expected, f"regions.fgb: {point} in {name} is {found}")


def check_places():
    features = read_layer(GEODATA / "places.fgb")
    by_name = {}
    for item in features:
        row = item["properties"]
        expect(0 <= row["rank"] <= 10, f"places.fgb: {row['name']} has rank {row['rank']}")
        expect("?" not in row["name"], f"places.fgb: '{row['name']}' has lost letters")
        if row.get("country") == "ML":
            by_name.setdefault(row["name"], []).append(item["geometry"]["coordinates"])
    ids = Counter(item["properties"].get("geonameid") for item in features)
    del ids[None]
    twice = [number for number, count in ids.items() if count > 1]
    expect(not twice, f"places.fgb: GeoNames numbers that occur twice: {twice}")
    for entry in BAMAKO_EXAMPLE.replace("\n", " ").split(","):
        *name, lat, lon = entry.split()
        name, point = " ".join(name), (float(lon), float(lat))
        near = [spot for spot in by_name.get(name, ()) if rough_km(spot, point) < 3]
        expect(len(near) == 1, f"places.fgb: {len(near)} places '{name}' at {lat}, {lon} in Mali")
    capitals = {i["properties"]["name"] for i in features if i["properties"]["capital"]}
    for name in ("Bamako", "Dakar", "Nouakchott", "Conakry", "Niamey", "Paris", "Cairo"):
        expect(name in capitals, f"places.fgb: {name} is no capital")
    villages = {row["geonameid"] for row in read_table("villages_mali.csv")}
    missing = [number for number in villages if int(number) not in ids]
    expect(not missing, f"places.fgb: villages are missing: {missing}")


def check_corridors():
    lines = {i["properties"]["corridor"]: i for i in read_layer(GEODATA / "corridors.fgb")}
    rows = read_corridors()
    published = {row["corridor"]: float(row["line_km"]) for row in read_table("corridors.csv")}
    expect(set(lines) == set(rows) == set(published), "corridors.fgb lacks a corridor")
    for name, km in published.items():
        points = [row["point"] for row in rows[name]]
        length = line_km(points)
        close = abs(length - km) <= 0.005 * km
        expect(close, f"corridor {name} is {length:.1f} km long, not {km:.1f}")
        drawn = [tuple(point) for point in lines[name]["geometry"]["coordinates"]]
        through = [point for point in points if point in drawn]
        expect(len(through) == len(points), f"corridor {name} is not drawn through its places")
        longer = line_km(drawn) / length
        expect(1 <= longer < 1.03, f"corridor {name} is drawn {longer:.3f} times as long as it is")
    legs = {
        (p["corridor"], p["from"], p["to"]): p["length_km"]
        for p in (item["properties"] for item in read_layer(GEODATA / "corridor_legs.fgb"))
    }
    for row in read_table("corridor_legs.csv"):
        key, km = (row["corridor"], row["from"], row["to"]), float(row["line_km"])
        close = abs(legs.get(key, 0.0) - km) <= 0.11 + 0.005 * km
        expect(close, f"leg {' - '.join(key)} is {legs.get(key)} km long, not {km}")
    with open(GEODATA / "corridors.csv", encoding="utf-8", newline="") as stream:
        numbers = {row["ref"] for row in csv.DictReader(stream)} - {""}
    known = {"RN3", "RN6", "RN7", "RN24", "RN27"}
    expect(numbers == known, f"corridors.csv: road numbers {sorted(numbers)}")


def check_coasts():
    """Of what set-up makes; nothing where it has not been made."""
    if not (GEODATA / "built/coasts.recipe").exists():
        return
    for name, least in COASTS.items():
        count = manifest.feature_count(GEODATA / f"built/{name}.fgb")
        expect(count >= least, f"built/{name}.fgb has {count} features")
    for place in (*DRY, *WET):
        lon, lat, *code = place
        box = [str(number) for number in (lon, lat, lon, lat)]
        found = read_layer(GEODATA / "built/coast_countries.fgb", "-spat", *box)
        owners = [
            item["properties"].get("iso_a2")
            for item in found
            for outer, *holes in item["geometry"]["coordinates"]
            if contains(outer, (lon, lat)) and not any(contains(hole, (lon, lat)) for hole in holes)
        ]
        expect(owners == code, f"built/coast_countries.fgb: {lon}, {lat} is land of {owners}")


def main():
    expect(fold("Ouélessébougou-l’Est") == "ouelessebougou l est", "common.fold has changed")
    check_files()
    if not faults:
        for scale in COUNTRIES:
            features = check_countries(scale)
            if scale == "10m":
                check_shared_borders(features)
        for scale in RIVERS:
            check_boundaries(scale)
            check_rivers(scale)
        check_regions()
        check_named_regions()
        check_places()
        check_corridors()
        check_coasts()
    for sentence in faults:
        print(f"geodata: {sentence}", file=sys.stderr)
    print(f"geodata: {len(faults)} faults" if faults else "geodata: complete and as recorded")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
