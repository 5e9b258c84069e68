# SPDX-License-Identifier: MIT
"""Shores of GSHHG as the Debian package stores them: cut into bins of 2 degrees.

A bin holds pieces of lines. A piece that is closed is an island or a lake; the others enter and leave the
bin through its sides. Coordinates are 1/65535 of a bin, so that pieces of neighbours end in the same points.
Land lies to the left of the shore of the sea."""

import collections

import numpy
from osgeo import gdal, ogr

from common import BuildError

SEA, LAKE, ISLAND = 1, 2, 3  # levels: what a shore encloses land, water in land, land in that
CLOSED = 4  # in the place of the side by which a piece enters
STEPS = 65535  # of a bin's side
COLUMNS, ROWS = 180, 90
SIZE = 2.0  # degrees


class Shores:
    """Bins are numbered in rows from the north, each from Greenwich to the east."""

    def __init__(self, path):
        gdal.UseExceptions()
        ogr.UseExceptions()
        gdal.PushErrorHandler("CPLQuietErrorHandler")  # outlines that cross themselves are mended
        arrays = _arrays(path)
        if arrays["Bin_size_in_minutes"][0] != 60 * SIZE:
            raise BuildError(f"{path} is not cut into bins of {SIZE:g} degrees")
        info = arrays["Embedded_npts_levels_exit_entry_for_a_segment"]
        self._levels = (info >> 6) & 7
        self._closed = ((info >> 3) & 7) == CLOSED
        self._polygons = arrays["Id_of_GSHHS_ID"]
        self._areas = arrays["The_km_squared_area_of_polygons"]  # below 0: wide rivers
        self._counts = info >> 9
        self._points = arrays["Id_of_first_point_in_a_segment"]
        self._x = arrays["Relative_longitude_from_SW_corner_of_bin"].view("uint16").astype("int64")
        self._y = arrays["Relative_latitude_from_SW_corner_of_bin"].view("uint16").astype("int64")
        self._first = arrays["Id_of_first_segment_in_a_bin"]
        self._number = arrays["N_segments_in_a_bin"]
        self._corners = arrays["Embedded_node_levels_in_a_bin"]

    def pieces(self, cell, level):
        """Lines of one level as arrays of [x, y] in steps of the bin, and which of them are closed."""
        begin = self._first[cell]
        for i in range(begin, begin + self._number[cell]):
            if self._levels[i] != level:
                continue
            points = slice(self._points[i], self._points[i] + self._counts[i])
            line = numpy.column_stack([self._x[points], self._y[points]])
            closed = bool(self._closed[i])
            if closed and (line[0] != line[-1]).any():
                line = numpy.vstack([line, line[:1]])
            if len(line) > (3 if closed else 1):
                yield line, closed

    def land(self, cell):
        """The land of a bin (lakes are land) as a multipolygon; None when it is sea."""
        closed, lines = [], []
        for line, is_closed in self.pieces(cell, SEA):
            # A line may touch a side in one point: with land in it, it is a ring; without any, nothing.
            touches = not is_closed and (line[0] == line[-1]).all()
            area = _doubled_area(line) if touches else 0
            if not touches or area < 0:
                (closed if is_closed else lines).append(line)
            elif area > 0:
                closed.append(line)
        rings = closed + _along_the_edge(lines)
        # Without a line through its sides a bin is land or sea as a whole.
        if not lines and self._corners[cell] & 0xFFF:
            rings = [_frame()]
        return multipolygon([[degrees(ring, cell)] for ring in rings]) if rings else None

    def coast(self, cell):
        """The coast in a bin as one array of segments [x1, y1, x2, y2] in degrees."""
        lines = [degrees(line, cell) for line, _ in self.pieces(cell, SEA)]
        segments = [numpy.hstack([line[:-1], line[1:]]) for line in lines]
        return numpy.vstack(segments) if segments else numpy.empty((0, 4))

    def rings(self, level):
        """All rings of a level, joined over the bins: (ring, is a wide river), rings as arrays of
        [longitude, latitude]. Longitudes run from 0 and on beyond 360 where a ring does."""
        whole, open_lines = [], collections.defaultdict(list)
        for cell in range(ROWS * COLUMNS):
            begin = self._first[cell]
            ids = [i for i in range(begin, begin + self._number[cell]) if self._levels[i] == level]
            for polygon, (line, closed) in zip(self._polygons[ids], self.pieces(cell, level)):
                column, row = cell % COLUMNS, ROWS - 1 - cell // COLUMNS
                line = line + numpy.array([column, row]) * STEPS
                if closed:
                    whole.append((line, polygon))
                else:
                    open_lines[int(polygon)].append(line)
        for polygon in sorted(open_lines):
            whole += [(ring, polygon) for ring in _joined(open_lines[polygon])]
        return [
            (ring * (SIZE / STEPS) - [0.0, 90.0], bool(self._areas[polygon] < 0))
            for ring, polygon in whole
        ]


def _arrays(path):
    root = gdal.OpenEx(str(path), gdal.OF_MULTIDIM_RASTER).GetRootGroup()
    return {name: root.OpenMDArray(name).ReadAsArray() for name in root.GetMDArrayNames()}


def west_south(cell):
    """The corner of a bin, longitude within -180 and 178."""
    west = SIZE * (cell % COLUMNS)
    return (west if west < 180.0 else west - 360.0), 90.0 - SIZE * (cell // COLUMNS + 1)


def degrees(line, cell):
    """Exact at the sides of the bin."""
    return numpy.asarray(west_south(cell)) + line * SIZE / STEPS


def multipolygon(polygons):
    """Lists of rings (arrays of points, closed) as one OGR geometry."""
    out = ogr.Geometry(ogr.wkbMultiPolygon)
    for rings in polygons:
        polygon = ogr.Geometry(ogr.wkbPolygon)
        for points in rings:
            ring = ogr.Geometry(ogr.wkbLinearRing)
            for x, y in points.tolist():
                ring.AddPoint_2D(x, y)
            polygon.AddGeometryDirectly(ring)
        out.AddGeometryDirectly(polygon)
    return out


def _doubled_area(ring):
    """Above 0 for a ring that runs anticlockwise."""
    return int((ring[:-1, 0] * ring[1:, 1] - ring[1:, 0] * ring[:-1, 1]).sum())


def _frame():
    return numpy.array([[0, 0], [STEPS, 0], [STEPS, STEPS], [0, STEPS], [0, 0]])


def _place_on_edge(point):
    """How far along the bin's sides a point lies, anticlockwise from the south-west, 0 to 4 sides."""
    x, y = int(point[0]), int(point[1])
    if y == 0:
        return x
    if x == STEPS:
        return STEPS + y
    if y == STEPS:
        return 3 * STEPS - x
    return 4 * STEPS - y


def _along_the_edge(lines):
    """Closes lines that cross a bin to rings with the land on their left: from where one leaves the
    bin anticlockwise along its sides to where the next one enters."""
    starts = sorted((_place_on_edge(line[0]), i) for i, line in enumerate(lines))
    rings, used = [], set()
    for first in range(len(lines)):
        if first in used:
            continue
        ring, at = [], first
        while at not in used:
            used.add(at)
            ring.append(lines[at])
            leaves = _place_on_edge(lines[at][-1])
            # A bay that leaves the bin where it enters leads on to the next line, not into itself.
            place, at = min(
                ((place - leaves) % (4 * STEPS) or (4 * STEPS if i == at else 0), i) for place, i in starts
            )
            for corner in range(1, 8):
                if leaves < corner * STEPS < leaves + place:
                    ring.append(_frame()[corner % 4][None])
        ring.append(ring[0][:1])
        ring = numpy.vstack(ring)
        keep = numpy.ones(len(ring), bool)
        keep[1:] = (ring[1:] != ring[:-1]).any(axis=1)
        if keep.sum() > 3:
            rings.append(ring[keep])
    return rings


def _joined(lines):
    """Rings of the lines of one polygon; the world goes round after 360 degrees."""
    world = COLUMNS * STEPS

    def key(point):
        return int(point[0]) % world, int(point[1])

    at = collections.defaultdict(list)
    for i, line in enumerate(lines):
        at[key(line[0])].append(i)
    rings, used = [], set()
    for first in range(len(lines)):
        ring, here = [], first
        while here is not None and here not in used:
            used.add(here)
            line = lines[here]
            if ring:
                turns = round((ring[-1][-1][0] - line[0][0]) / world)
                line = (line + [turns * world, 0])[1:]
            ring.append(line)
            here = next((i for i in at[key(line[-1])] if i not in used), None)
        if ring and key(ring[0][0]) == key(ring[-1][-1]):
            rings.append(numpy.vstack(ring))
    return rings
