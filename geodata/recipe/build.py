# SPDX-License-Identifier: MIT
"""Builds from unpacked packages: build.py SOURCES layers gazetteer (or one of the two)."""

import shutil
import sys
from pathlib import Path

from common import GEODATA, BuildError, read_table
from corridors import build_corridors
from countries import Countries, build_small_scale
from gazetteer import merged
from gazetteer_db import write_gazetteer
from lakes import build_lakes
from lines import RIVER_TOLERANCE_10M, build_boundaries, build_rivers
from named_regions import build_named_regions
from places import ascii_of, join_natural_earth, write_places
from regions import Regions
from world import write_world


def build_layers(sources):
    countries = Countries(sources)
    regions = Regions(countries, sources)
    large, middle, small = (GEODATA / f"world_{scale}" for scale in ("10m", "50m", "110m"))
    limit = regions.limit_of_western_sahara()
    regions.write_countries(large / "countries.fgb")
    regions.write_lines(large / "admin1_lines.fgb")
    regions.write_regions(GEODATA / "admin1.fgb")
    build_boundaries(sources, "10m", limit, large / "boundaries.fgb")
    limit = build_small_scale(countries, sources, "50m", middle / "countries.fgb")
    build_boundaries(sources, "50m", limit, middle / "boundaries.fgb")
    build_small_scale(countries, sources, "110m", small / "countries.fgb")
    build_named_regions(regions, GEODATA / "admin1_joined.fgb", GEODATA / "regions.fgb")
    build_rivers(sources, "10m", RIVER_TOLERANCE_10M, large / "rivers.fgb")
    build_rivers(sources, "50m", None, middle / "rivers.fgb")
    build_lakes(sources, GEODATA / "lakes.fgb")
    build_corridors()
    copy_icons(sources)


def copy_icons(sources):
    folder = GEODATA / "icons"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for row in read_table("icons.csv"):
        name = f"{row['icon']}.svg"
        package = row["package"].split("/")[1]
        shutil.copyfile(sources / package / "icons" / name, folder / name)


def main():
    sources, steps = Path(sys.argv[1]), sys.argv[2:]
    try:
        if "layers" in steps:
            build_layers(sources)
        places = merged(sources)
        join_natural_earth(sources, places)
        if "layers" in steps:
            write_places(sources, places, GEODATA / "places.fgb")
        if "gazetteer" in steps:
            write_gazetteer(places, ascii_of)
            write_world(sources, places, Countries(sources))
    except BuildError as error:
        sys.exit(f"geodata: {error}")


if __name__ == "__main__":
    main()
