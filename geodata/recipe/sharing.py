# SPDX-License-Identifier: MIT
"""Whose the land is that only the fine coast has, and how borders go on over it."""

import collections
import math

import numpy
from osgeo import ogr

from cells import box_geometry, in_bins, parts_of
from shores import COLUMNS, ROWS, SIZE, west_south

STRIP = 1e-6  # degrees (10 cm): width of the strip in which the length of common edges is measured
FARTHEST = 3  # bins, to the nearest country
LONGEST = 0.2  # degrees that a border is continued at most
AT_COAST = 0.004  # degrees: a border that ends so near to a coast ends there
SAME_CORNER = 1e-5  # degrees (1 m): lines and countries are written with different precision
OVERLAP = 0.002  # degrees by which a cut begins before the end of the border


def share_rest(rest, shares, cuts, nearest):
    """[(number of the country or None, polygon, does it touch the country's share)] of the land
    `rest` that no country has."""
    out = []
    prepared = {
        number: (share.GetEnvelope(), share.CreatePreparedGeometry()) for number, share in shares.items()
    }
    for part in parts_of(rest, ogr.wkbPolygon):
        polygon = part.Clone()
        touching = _touching(polygon, prepared)
        pieces = [polygon]
        if len(touching) > 1 and cuts:
            pieces = _split(polygon, cuts)
        for piece in pieces:
            mine = touching if len(pieces) == 1 else _touching(piece, prepared)
            number = _most_shared(piece, mine, shares) if mine else nearest(piece)
            out.append((number, piece, bool(mine)))
    return out


def _apart(a, b):
    """Do two envelopes lie apart?"""
    return a[0] > b[1] or b[0] > a[1] or a[2] > b[3] or b[2] > a[3]


def _touching(polygon, prepared):
    box = polygon.GetEnvelope()
    return [
        number
        for number, (around, share) in prepared.items()
        if not _apart(box, around) and share.Intersects(polygon)
    ]


def _most_shared(polygon, numbers, shares):
    if len(numbers) == 1:
        return numbers[0]
    edge = polygon.Buffer(STRIP)
    return max(numbers, key=lambda number: (shares[number].Intersection(edge).GetArea(), -number))


def _split(polygon, cuts):
    """The polygon cut along lines; itself where none crosses it."""
    lines = polygon.Boundary()
    crossing = [cut for cut in cuts if cut.Intersects(polygon)]
    if not crossing:
        return [polygon]
    for cut in crossing:
        lines = lines.Union(cut)
    faces = [face.Clone() for face in parts_of(lines.Polygonize(), ogr.wkbPolygon)]
    return [face for face in faces if polygon.Contains(face.PointOnSurface())] or [polygon]


class NearestCountry:
    """Finds the country next to an island from the countries of the bins around."""

    def __init__(self, countries):
        self._countries = countries

    def at(self, cell):
        around = [self._around(cell, reach) for reach in range(1, FARTHEST + 1)]
        shrink = math.cos(math.radians(west_south(cell)[1] + SIZE / 2))

        def nearest(piece):
            for known in around:
                if len(known) < 2:
                    if known:
                        return next(iter(known))
                    continue
                return min(known, key=lambda number: (_distance(piece, known[number], shrink), number))
            return None

        return nearest

    def _around(self, cell, reach):
        column, row = cell % COLUMNS, cell // COLUMNS
        out = collections.defaultdict(list)
        for y in range(max(0, row - reach), min(ROWS, row + reach + 1)):
            for x in range(column - reach, column + reach + 1):
                for number, part in self._countries.get(y * COLUMNS + x % COLUMNS, ()):
                    out[number].append(part)
        return out


def _distance(piece, parts, shrink):
    """Degrees of latitude between a piece and the nearest of some parts; a rough one by boxes first."""
    best = math.inf
    left, right, bottom, top = piece.GetEnvelope()
    for part in parts:
        west, east, south, north = part.GetEnvelope()
        x = max(west - right, left - east, 0.0)
        x = min(x, max(0.0, 360.0 - (max(right, east) - min(left, west))))
        if math.hypot(x * shrink, max(south - top, bottom - north, 0.0)) < best:
            best = min(best, part.Distance(piece))
    return best


def extensions(shapes, coasts):
    """[(number of the shape, line to the coast)] for lines that end at the coarse coast on land."""
    ends = collections.defaultdict(list)
    for number, shape in enumerate(shapes):
        for line in parts_of(shape, ogr.wkbLineString):
            points = line.GetPoints()
            ends[points[0][:2]].append((number, points[0], points[1]))
            ends[points[-1][:2]].append((number, points[-1], points[-2]))
    out = []
    for end, lines in sorted(ends.items()):
        if len(lines) != 1 or not (-180 < end[0] < 180 and -60 < end[1] < 84):
            continue
        goal = _nearest_coast(end, coasts)
        if goal is not None and _is_land(end, coasts) and _at_coarse_coast(end, coasts):
            out.append((lines[0][0], [end, goal]))
    return out


def cell_of(point):
    row = min(max(int((90.0 - point[1]) // SIZE), 0), ROWS - 1)
    return row * COLUMNS + int((point[0] % 360.0) // SIZE) % COLUMNS


def _nearest_coast(point, coasts):
    """The point of the coast nearest to a place, within LONGEST; None when there is none."""
    shrink = math.cos(math.radians(point[1]))
    cells = {
        cell_of((point[0] + x, point[1] + y)) for x in (-LONGEST, LONGEST) for y in (-LONGEST, LONGEST)
    }
    best, goal = LONGEST, None
    for cell in sorted(cells):
        coast = coasts.coast(cell)
        if not len(coast):
            continue
        a = (coast[:, :2] - point) * [shrink, 1.0]
        step = (coast[:, 2:] - coast[:, :2]) * [shrink, 1.0]
        along = -(a * step).sum(axis=1) / numpy.maximum((step * step).sum(axis=1), 1e-18)
        foot = a + step * numpy.clip(along, 0.0, 1.0)[:, None]
        distance = numpy.hypot(foot[:, 0], foot[:, 1])
        k = int(distance.argmin())
        if distance[k] < best:
            best = float(distance[k])
            goal = point[0] + float(foot[k, 0]) / shrink, point[1] + float(foot[k, 1])
    return goal


def _is_land(place, coasts):
    land = coasts.land.get(cell_of(place))
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(*place)
    return land is not None and land.Intersects(point)


def _at_coarse_coast(place, coasts):
    """Is there a gap in the countries right beside a place?"""
    x, y = place
    around = box_geometry(x - AT_COAST, y - AT_COAST, x + AT_COAST, y + AT_COAST)
    for cell, parts in in_bins([around]).items():
        gap = parts[0][1]
        for _, country in coasts.countries.get(cell, ()):
            gap = gap.Difference(country)
        if gap.GetArea() > 1e-7:
            return True
    return False


def line_of(points):
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        line.AddPoint_2D(x, y)
    return line


def cut_along(extension, coasts):
    """The line that divides the land on both sides of a continued border: a little longer at both ends,
    and through the corner of the countries at which the border ends."""
    end, (to_x, to_y) = extension
    x, y = _corner_near(end, coasts)
    length = math.hypot(to_x - x, to_y - y) or 1.0
    step = OVERLAP / length
    dx, dy = (to_x - x) * step, (to_y - y) * step
    return line_of([(x - dx, y - dy), (x, y), (to_x + dx / 10, to_y + dy / 10)])


def _corner_near(point, coasts):
    """The corner of a country that a place is meant to be; the place where there is none."""
    corners = coasts.corners(cell_of(point))
    if not len(corners):
        return point
    distance = numpy.abs(corners - point).max(axis=1)
    k = int(distance.argmin())
    return tuple(corners[k].tolist()) if distance[k] < SAME_CORNER else point
