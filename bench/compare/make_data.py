# SPDX-License-Identifier: MIT
"""Makes the data of bench/compare from geodata/: FlatGeobuf for cordon, indexed Shapefiles for the
peers. usage: make_data.py ROOT OUT"""
import csv
import itertools
import json
import math
import random
import shutil
import subprocess
import sys
from pathlib import Path

ROADS = 17920  # as many lines and vertices as Natural Earth's roads at 1:10 million have about
VERTICES = 1_540_000
EVENTS = 1_000_000
SEED = 20
BOX = (-12.5, 10, -4, 16)  # west, south, east, north: that of the tiles


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)


def places(root, out):
    """Longitude, latitude and rank of the shipped populated places, in the order of the file."""
    table = out / "places.csv"
    table.unlink(missing_ok=True)  # ogr2ogr does not write over a CSV
    run("ogr2ogr", "-overwrite", "-f", "CSV", "-lco", "GEOMETRY=AS_XY", "-select", "rank", table,
        root / "geodata/places.fgb")
    with table.open() as file:
        return [(float(row["X"]), float(row["Y"]), int(row["rank"])) for row in csv.DictReader(file)]


def neighbours(points, count):
    """Pairs (i, j), i < j, of each point with its `count` nearest, by a grid of one degree."""
    cells = {}
    for i, (x, y) in enumerate(points):
        cells.setdefault((int(x // 1), int(y // 1)), []).append(i)
    pairs = set()
    for i, (x, y) in enumerate(points):
        squeeze = max(0.1, math.cos(math.radians(y)))
        column, row = int(x // 1), int(y // 1)
        near = [(((points[j][0] - x) * squeeze) ** 2 + (points[j][1] - y) ** 2, j)
                for dx in (-2, -1, 0, 1, 2) for dy in (-2, -1, 0, 1, 2)
                for j in cells.get((column + dx, row + dy), ()) if j != i]
        pairs.update((min(i, j), max(i, j)) for _, j in sorted(near)[:count])
    return sorted(pairs)


def winding(a, b, count, dice):
    """A line of `count` vertices from a to b: the chord with four waves of falling amplitude."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    waves = [(dice.uniform(-0.07, 0.07) / k, k, dice.uniform(0, math.tau)) for k in (1, 3, 9, 27)]
    line = []
    for i in range(count):
        t = i / (count - 1)
        off = math.sin(math.pi * t) * sum(h * math.sin(math.tau * k * t + p) for h, k, p in waves)
        line.append([round(a[0] + dx * t - dy * off, 6), round(a[1] + dy * t + dx * off, 6)])
    return line


def make_roads(root, out):
    """Seeded stand-in for a world road layer: lines between neighbouring places, their vertices
    shared out by length."""
    dice = random.Random(SEED)
    points = [(x, y) for x, y, rank in places(root, out) if rank <= 8]
    pairs = neighbours(points, 2)
    pairs = sorted(dice.sample(pairs, min(ROADS, len(pairs))))
    length = [math.dist(points[i], points[j]) for i, j in pairs]
    per_degree = (VERTICES - 2 * len(pairs)) / sum(length)
    with (out / "roads.geojsonl").open("w") as file:
        for (i, j), far in zip(pairs, length):
            line = winding(points[i], points[j], 2 + round(far * per_degree), dice)
            file.write(json.dumps({"type": "Feature", "properties": {},
                                   "geometry": {"type": "LineString", "coordinates": line}}) + "\n")


def make_dense(out):
    """Seeded stand-ins for an extract of OpenStreetMap in the box: 60,000 roads of 20 vertices and 30,000
    patches of land of 27."""
    dice = random.Random(SEED + 1)
    west, south, east, north = BOX

    def write(name, geometry, shapes):
        with (out / f"{name}.geojsonl").open("w") as file:
            for shape in shapes:
                file.write(json.dumps({"type": "Feature", "properties": {},
                                       "geometry": {"type": geometry, "coordinates": shape}}) + "\n")

    def place():
        return dice.uniform(west, east), dice.uniform(south, north)

    def roads():
        for _ in range(60_000):
            (x, y), far, way = place(), dice.uniform(0.02, 0.15), dice.uniform(0, math.tau)
            yield winding((x, y), (x + far * math.cos(way), y + far * math.sin(way)), 20, dice)

    def patches():
        for _ in range(30_000):
            (x, y), far = place(), dice.uniform(0.005, 0.035)
            ring = []
            for k in range(26):
                r, a = far * dice.uniform(0.6, 1.0), math.tau * k / 26
                ring.append([round(x + r * math.cos(a), 6), round(y + r * math.sin(a), 6)])
            yield [[*ring, ring[0]]]

    write("dense_roads", "LineString", roads())
    write("dense_patches", "Polygon", patches())


def make_events(root, out):
    """Seeded 1,000,000 points round the towns of the box, more where more people live, each with a kind of
    six and a number."""
    dice = random.Random(SEED + 2)
    west, south, east, north = BOX
    towns = [(x, y, 12 - rank) for x, y, rank in places(root, out) if west < x < east and south < y < north]
    weights = list(itertools.accumulate(weight * weight for _, _, weight in towns))
    table = out / "events.csv"
    with table.open("w") as file:
        file.write("lon,lat,kind,number\n")
        for x, y, _ in dice.choices(towns, cum_weights=weights, k=EVENTS):
            spread = dice.choice((0.03, 0.15, 0.6))
            file.write(f"{dice.gauss(x, spread):.5f},{dice.gauss(y, spread):.5f},{dice.randrange(6)},"
                       f"{int(dice.expovariate(0.4))}\n")
    return ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-oo", "KEEP_GEOM_COLUMNS=NO",
            "-oo", "AUTODETECT_TYPE=YES", "-a_srs", "EPSG:4326"]


def make_layer(source, out, name, options=()):
    """One layer in both formats, with the index of each peer."""
    run("ogr2ogr", "-overwrite", "-f", "FlatGeobuf", out / f"{name}.fgb", source, "-nln", name,
        *options)
    run("ogr2ogr", "-overwrite", "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8",
        out / f"{name}.shp", source, "-nln", name, *options)
    run("shptree", out / f"{name}.shp")  # .qix, read by MapServer
    run("shapeindex", out / f"{name}.shp")  # .index, read by Mapnik


def make_once(out, name, make):
    """Calls `make` unless its mark says that its data are there."""
    if (out / name).exists():
        return
    print(f"making {out} ({name[len('done-'):]})", file=sys.stderr)
    make()
    (out / name).touch()


def make_base(root, out):
    shutil.rmtree(out, ignore_errors=True)  # what an interrupted or older run has left
    out.mkdir(parents=True)
    make_dense(out)
    for name in ("dense_roads", "dense_patches"):
        make_layer(out / f"{name}.geojsonl", out, name)
    make_roads(root, out)
    geodata = root / "geodata"
    make_layer(geodata / "world_10m/countries.fgb", out, "countries", ["-select", "name"])
    make_layer(geodata / "world_10m/admin1_lines.fgb", out, "admin1", ["-select", "scalerank"])
    make_layer(geodata / "world_10m/rivers.fgb", out, "rivers", ["-select", "scalerank"])
    make_layer(geodata / "lakes.fgb", out, "lakes", ["-select", "area_km2"])
    make_layer(out / "roads.geojsonl", out, "roads")
    make_layer(geodata / "places.fgb", out, "towns", [
        "-sql", "SELECT name, population FROM places WHERE rank <= 9 ORDER BY population DESC"])
    (out / "fonts.list").write_text("dejavu /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf\n")
    (out / "mapserver.conf").write_text("CONFIG\nEND\n")


def main():
    root, out = Path(sys.argv[1]), Path(sys.argv[2])
    make_once(out, "done-dense", lambda: make_base(root, out))
    make_once(out, "done-events",
              lambda: make_layer(out / "events.csv", out, "events", make_events(root, out)))


if __name__ == "__main__":
    main()
