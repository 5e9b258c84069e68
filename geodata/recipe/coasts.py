# SPDX-License-Identifier: MIT
"""Land, border lines and lakes with the fine coast: coasts.py SOURCES

GSHHG says where land is, Natural Earth whose it is. In each bin of two degrees the land of GSHHG is
shared out among the countries: what Natural Earth has, too, goes to the country there; the rest (the
strips where the coarse coast lies farther in, islands that Natural Earth lacks) goes to the country
that it touches, else to the nearest one. A border that ends at the coarse coast goes on to the nearest
point of the fine one; what runs out into the sea is cut off. Islands that GSHHG lacks keep Natural
Earth's outline. Lakes are taken out of the land, wide rivers are not. South of 60° S there is nothing:
the coast of Antarctica stays Natural Earth's."""

import collections
import functools
import sys
from pathlib import Path

import numpy
from osgeo import ogr

from cells import clipped, in_bins, leaves, lines_in, parts_of, polygons_in, write
from common import GEODATA, BuildError
from sharing import NearestCountry, cut_along, extensions, line_of, share_rest
from shores import COLUMNS, ISLAND, LAKE, SIZE, Shores, multipolygon, west_south

BUILT = GEODATA / "built"
CELLS = range(75 * COLUMNS)  # bins north of 60° S
COUNTRY_COLUMNS = ("name", "name_fr", "name_ar", "iso_a2", "area_km2")
LARGE_LAKE = 0.04  # square degrees
SMALL_ISLAND = 0.5  # degrees: an outline that is larger is no island that was forgotten
SMALLEST_LAKE = 1e-5  # square degrees, about 0.1 km²


class Coasts:
    """The land of each bin and the countries of Natural Earth in it."""

    def __init__(self, shores, countries):
        self._shores = shores
        self.coast = functools.cache(shores.coast)
        self.countries = in_bins(countries)
        self.land = {}
        for cell in CELLS:
            land = shores.land(cell)
            if land is not None:
                self.land[cell] = land if land.IsValid() else polygons_in(land.MakeValid())
        self._add_lost_islands(countries)

    @functools.cache
    def corners(self, cell):
        """The corners of the countries in a bin as one array of [longitude, latitude]."""
        parts = [part for _, part in self.countries.get(cell, ())]
        rings = [ring.GetPoints() for part in parts for polygon in part for ring in polygon]
        return numpy.array([point[:2] for ring in rings for point in ring]).reshape(-1, 2)

    def _add_lost_islands(self, countries):
        """Islands of Natural Earth with no land of GSHHG at all."""
        for country in countries:
            for i in range(country.GetGeometryCount()):
                island = country.GetGeometryRef(i)
                west, east, south, north = island.GetEnvelope()
                if east - west > SMALL_ISLAND or north - south > SMALL_ISLAND or south < -60:
                    continue
                pieces = in_bins([island])
                if any(cell in self.land and self.land[cell].Intersects(island) for cell in pieces):
                    continue
                for cell, parts in pieces.items():
                    land = self.land.get(cell, ogr.Geometry(ogr.wkbMultiPolygon))
                    self.land[cell] = polygons_in(land.Union(parts[0][1]))

    def is_sea(self, lake):
        """Has Natural Earth the greater part of a large lake outside all countries (the Caspian)?"""
        if lake.GetArea() < LARGE_LAKE:
            return False
        dry = sum(
            country.Intersection(parts[0][1]).GetArea()
            for cell, parts in in_bins([lake]).items()
            for _, country in self.countries.get(cell, ())
        )
        return dry * 2 < lake.GetArea()

    def take_out(self, lakes):
        """What is left of the land is dry."""
        for cell, parts in in_bins(lakes).items():
            if cell in self.land:
                self.land[cell] = polygons_in(self.land[cell].Difference(_united([p for _, p in parts])))

    def shared_out(self, cell, nearest, cuts):
        """Country number → its land in the bin, and the boxes of the land that Natural Earth lacks."""
        land = rest = self.land[cell]
        shares = {}
        for number, country in self.countries.get(cell, ()):
            part = polygons_in(land.Intersection(country))
            if not part.IsEmpty():
                shares[number] = part
            rest = rest.Difference(country)
        joined, islands = collections.defaultdict(list), collections.defaultdict(list)
        new = []
        for number, piece, touches in share_rest(rest, shares, cuts, nearest):
            new.append(piece.GetEnvelope())
            (joined if touches else islands)[number].append(piece)
        out = {number: _united([share, *joined[number]]) for number, share in shares.items()}
        for number, pieces in islands.items():
            land = out.setdefault(number, ogr.Geometry(ogr.wkbMultiPolygon))
            for piece in pieces:
                land.AddGeometry(piece)
        return out, new


def _united(parts):
    if len(parts) == 1:
        return polygons_in(parts[0])
    every = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in parts:
        for polygon in polygons_in(part):
            every.AddGeometry(polygon)
    return polygons_in(every.UnionCascaded())


def read(name, columns):
    """Rows and geometries of a layer of Natural Earth."""
    source = ogr.Open(str(GEODATA / f"world_10m/{name}.fgb"))
    rows, shapes = [], []
    for feature in source.GetLayer():
        rows.append({key: feature[key] for key in columns})
        shapes.append(feature.GetGeometryRef().Clone())
    return rows, shapes


def box_of(cell):
    west, south = west_south(cell)
    return west, south, west + SIZE, south + SIZE


def write_countries(coasts, rows, cuts):
    nearest = NearestCountry(coasts.countries)
    features = []
    for cell in CELLS:
        if cell not in coasts.land:
            continue
        shares, new = coasts.shared_out(cell, nearest.at(cell), cuts.get(cell, ()))
        for number, piece, coast in leaves(shares, new, box_of(cell)):
            row = dict.fromkeys(COUNTRY_COLUMNS) if number is None else rows[number]
            features.append(({**row, "coast": int(coast)}, piece))
    write(BUILT / "coast_countries.fgb", features, ogr.wkbMultiPolygon)


def write_lines(name, columns, coasts):
    """Lines of a layer up to the fine coast. Returns how far they were continued."""
    rows, shapes = read(name, columns)
    more = extensions(shapes, coasts)
    added = collections.defaultdict(list)
    for number, points in more:
        added[number].append(points)
    features = []
    for number, shape in enumerate(shapes):
        joined = ogr.Geometry(ogr.wkbMultiLineString)
        for line in parts_of(shape, ogr.wkbLineString):
            for points in _up_to_the_coast(line, added[number], coasts):
                joined.AddGeometry(line_of(points))
        if not joined.IsEmpty():
            features.append((rows[number], joined))
    write(BUILT / f"coast_{name}.fgb", features, ogr.wkbMultiLineString)
    return [points for _, points in more]


def _up_to_the_coast(line, extensions_of_shape, coasts):
    """The parts of a line on land, with what continues it; the line as it is where all of it is on land."""
    kept = []
    whole = True
    for cell, parts in sorted(in_bins([line]).items()):
        land, part = coasts.land.get(cell), parts[0][1]
        if land is None or not land.Contains(part):
            whole = False
        kept.append((land, part))
    points = _points(line)
    more = [points_of for points_of in extensions_of_shape if points_of[0] in (points[0], points[-1])]
    if whole and not more:
        return [points]
    pieces = [points] if whole else []
    for land, part in kept if not whole else ():
        if land is not None:
            pieces += [_points(piece) for piece in lines_in(part.Intersection(land))]
    return _chains(pieces + more)


def _points(line):
    return [point[:2] for point in line.GetPoints()]


def _end(point):
    return round(point[0], 7), round(point[1], 7)


def _chains(lines):
    """Lines joined where two, and only two, of them end in one point."""
    at = collections.defaultdict(list)
    for i, line in enumerate(lines):
        at[_end(line[0])].append(i)
        at[_end(line[-1])].append(i)
    used = set()

    def next_to(end, i):
        others = [j for j in at[_end(end)] if j != i]
        return others[0] if len(at[_end(end)]) == 2 and others and others[0] not in used else None

    out = []
    for first, line in enumerate(lines):
        if first in used:
            continue
        used.add(first)
        chain = list(line)
        for _ in range(2):  # forward, then (turned round) backward
            chain.reverse()
            here = first
            while (following := next_to(chain[-1], here)) is not None:
                used.add(following)
                more = lines[following]
                chain += (more if _end(more[0]) == _end(chain[-1]) else more[::-1])[1:]
                here = following
        out.append(chain)
    return out


def lake_shapes(shores):
    """[(lake without its islands, is a wide river)] of all that are not very small."""
    islands = collections.defaultdict(list)
    for ring, _ in shores.rings(ISLAND):
        islands[int(ring[0][0] % 360.0), int(ring[0][1] + 90)].append(ring)
    out = []
    for ring, is_river in shores.rings(LAKE):
        (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
        shape = _valid(multipolygon([[ring]]))
        for x in range(int(west), int(east) + 1):
            for y in range(int(south + 90), int(north + 90) + 1):
                for island in islands.get((x % 360, y), ()):
                    turns = round((x - island[0][0]) / 360.0)
                    inside = _valid(multipolygon([[island + [360.0 * turns, 0.0]]]))
                    if shape.Intersects(inside):
                        shape = polygons_in(shape.Difference(inside))
        if shape.GetArea() > SMALLEST_LAKE:
            out.append((_within_half_circles(shape, west, east), is_river))
    return out


def _valid(shape):
    return shape if shape.IsValid() else polygons_in(shape.MakeValid())


def _within_half_circles(shape, west, east):
    """Longitudes from 0 to 360 and beyond, as from -180 to 180."""
    if east <= 180.0:
        return shape
    moved = multipolygon(
        [[numpy.array(ring.GetPoints())[:, :2] - [360.0, 0.0] for ring in polygon] for polygon in shape]
    )
    if west >= 180.0:
        return moved
    world = (-180.0, -90.0, 180.0, 90.0)
    return _united([clipped(shape, world), clipped(moved, world)])


def write_lakes(lakes):
    features = [({"river": int(is_river)}, lake) for lake, is_river in lakes]
    write(BUILT / "coast_lakes.fgb", features, ogr.wkbMultiPolygon)


def main():
    sources = Path(sys.argv[1])
    try:
        shores = Shores(sources / "gmt-gshhg-high/usr/share/gmt-gshhg/binned_GSHHS_h.nc")
        rows, countries = read("countries", COUNTRY_COLUMNS)
        coasts = Coasts(shores, countries)
        lakes = lake_shapes(shores)
        write_lakes(lakes)
        seas = [lake for lake, _ in lakes if coasts.is_sea(lake)]
        coasts.take_out(seas)  # lines end there; those in other lakes go on
        cuts = collections.defaultdict(list)
        for extension in write_lines("boundaries", ("kind",), coasts):
            cut = cut_along(extension, coasts)
            for cell in in_bins([cut]):
                cuts[cell].append(cut)
        write_lines("admin1_lines", ("iso_a2",), coasts)
        coasts.take_out([lake for lake, is_river in lakes if not is_river])
        write_countries(coasts, rows, cuts)
    except BuildError as error:
        sys.exit(f"geodata: {error}")


if __name__ == "__main__":
    main()
