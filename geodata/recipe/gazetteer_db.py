# SPDX-License-Identifier: MIT
"""gazetteer.sqlite: every place of the merged gazetteer, and every spelling of its name.

    SELECT place.* FROM name JOIN place ON place.id = name.place_id WHERE name.folded = 'didieni';

`common.fold` says how a name is folded."""

import os
import sqlite3

from common import GEODATA, fold

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY,  -- GeoNames' number; below 0 where there is none
    name TEXT NOT NULL, ascii TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    class TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT, population INTEGER NOT NULL);
CREATE TABLE name (
    folded TEXT NOT NULL, place_id INTEGER NOT NULL REFERENCES place,
    PRIMARY KEY (folded, place_id)) WITHOUT ROWID;
"""
META = {
    "attribution": "GeoNames, CC BY 4.0",
    "folding": "NFKD, no combining marks, case folded, apostrophes hyphens and stops as spaces",
}


def write_gazetteer(places, ascii_of):
    path = GEODATA / "built/gazetteer.sqlite"
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    rows, names = [], set()
    without = 0
    for place in places:
        number = place.geonameid
        if number is None:
            without -= 1
            number = without
        rows.append(
            (
                number, place.name, ascii_of(place.name), place.lat, place.lon,
                place.kind, place.country, place.admin1, place.population,
            )  # fmt: skip
        )
        names.update((folded, number) for folded in place.folded | {fold(place.name)} if folded)
    database = sqlite3.connect(part)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    with database:
        database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(META.items()))
        database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(rows))
        database.executemany("INSERT INTO name VALUES (?, ?)", sorted(names))
    database.close()
    os.replace(part, path)
    print(f"  built/gazetteer.sqlite: {len(rows)} places, {len(names)} names")
