# SPDX-License-Identifier: MIT
"""Geometries cut at the bins of GSHHG and below, and layers written from OGR geometries."""

import collections
import os

import numpy
from osgeo import ogr, osr

from common import GEODATA
from shores import COLUMNS, ROWS, SIZE

MOST_POINTS = 1500  # of a piece that a map of a city reads
SMALLEST = 0.25  # degrees: no piece is cut further
COAST_SIZE = 0.5  # degrees: largest box of pieces with a coast


def box_geometry(west, south, east, north):
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in ((west, south), (east, south), (east, north), (west, north), (west, south)):
        ring.AddPoint_2D(x, y)
    box = ogr.Geometry(ogr.wkbPolygon)
    box.AddGeometryDirectly(ring)
    return box


def parts_of(geometry, kind):
    """The polygons or lines (`kind`) of any geometry."""
    if ogr.GT_Flatten(geometry.GetGeometryType()) == kind:
        if not geometry.IsEmpty():
            yield geometry
        return
    for i in range(geometry.GetGeometryCount()):
        part = geometry.GetGeometryRef(i)
        if kind == ogr.wkbPolygon and ogr.GT_Flatten(part.GetGeometryType()) == ogr.wkbLinearRing:
            continue
        yield from parts_of(part, kind)


def polygons_in(geometry):
    out = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in parts_of(geometry, ogr.wkbPolygon):
        out.AddGeometry(part)
    return out


def lines_in(geometry):
    out = ogr.Geometry(ogr.wkbMultiLineString)
    for part in parts_of(geometry, ogr.wkbLineString):
        out.AddGeometry(part)
    return out


def clipped(geometry, box):
    """The part of polygons or lines in [west, south, east, north], as many of the same kind."""
    is_area = ogr.GT_Flatten(geometry.GetGeometryType()) in (ogr.wkbPolygon, ogr.wkbMultiPolygon)
    kind, out = (
        (ogr.wkbPolygon, ogr.Geometry(ogr.wkbMultiPolygon))
        if is_area
        else (ogr.wkbLineString, ogr.Geometry(ogr.wkbMultiLineString))
    )
    west, south, east, north = box
    frame = None
    for part in parts_of(geometry, kind):
        left, right, bottom, top = part.GetEnvelope()
        if left >= east or right <= west or bottom >= north or top <= south:
            if left != right and bottom != top:
                continue
        if left >= west and right <= east and bottom >= south and top <= north:
            out.AddGeometry(part)
            continue
        frame = frame or box_geometry(*box)
        for piece in parts_of(part.Intersection(frame), kind):
            out.AddGeometry(piece)
    return out


def in_bins(geometries):
    """Bin → [(number of the geometry, its part in the bin)]."""
    out = collections.defaultdict(list)
    for number, geometry in enumerate(geometries):
        left, right, bottom, top = geometry.GetEnvelope()
        columns = _range(left + 180.0, right + 180.0, COLUMNS)
        rows = _range(bottom + 90.0, top + 90.0, ROWS)
        _cut(geometry, columns, rows, lambda cell, part, number=number: out[cell].append((number, part)))
    return out


def _range(low, high, most):
    first = min(max(int(low // SIZE), 0), most - 1)
    return first, min(max(int(-(-high // SIZE)), first + 1), most)


def _cut(geometry, columns, rows, take):
    (west, east), (south, north) = columns, rows
    box = (west * SIZE - 180.0, south * SIZE - 90.0, east * SIZE - 180.0, north * SIZE - 90.0)
    part = clipped(geometry, box)
    if part.IsEmpty():
        return
    if east - west == 1 and north - south == 1:
        take((ROWS - 1 - south) * COLUMNS + (west + COLUMNS // 2) % COLUMNS, part)
    elif east - west >= north - south:
        middle = (west + east) // 2
        _cut(part, (west, middle), rows, take)
        _cut(part, (middle, east), rows, take)
    else:
        middle = (south + north) // 2
        _cut(part, columns, (south, middle), take)
        _cut(part, columns, (middle, north), take)


def point_count(geometry):
    return geometry.GetPointCount() + sum(
        point_count(geometry.GetGeometryRef(i)) for i in range(geometry.GetGeometryCount())
    )


def leaves(shares, new, box):
    """Cuts what the countries have in a square box into pieces that are quickly read: (country, piece, has
    its box a coast). A box has one where it is not all land or where one of the boxes `new` (west, east,
    south, north) touches it."""
    west, south, east, north = box
    shares = {key: share for key, share in shares.items() if not share.IsEmpty()}
    size = east - west
    dry = sum(share.GetArea() for share in shares.values()) > size * size * (1 - 1e-9)
    new = [b for b in new if b[0] < east and b[1] > west and b[2] < north and b[3] > south]
    coast = not dry or bool(new)
    few = sum(map(point_count, shares.values())) <= MOST_POINTS
    if size <= SMALLEST or (few and (not coast or size <= COAST_SIZE)):
        for key in sorted(shares, key=lambda key: -1 if key is None else key):
            yield key, shares[key], coast
        return
    x, y = (west + east) / 2, (south + north) / 2
    for part in ((west, south, x, y), (x, south, east, y), (west, y, x, north), (x, y, east, north)):
        inside = {key: clipped(share, part) for key, share in shares.items()}
        if any(not share.IsEmpty() for share in inside.values()):
            yield from leaves(inside, new, part)


def on_grid(geometry):
    """The geometry with coordinates on a grid of 1e-6 degrees (10 cm), so that pieces on both sides of a cut
    or of a border meet in the same points; valid all the same."""
    out = _rounded(geometry)
    if ogr.GT_Flatten(out.GetGeometryType()) == ogr.wkbMultiPolygon and not out.IsValid():
        out = _rounded(polygons_in(out.MakeValid()))
    return out


def _rounded(geometry):
    bytes_of = bytearray(geometry.ExportToIsoWkb())  # of this machine's order of bytes
    integer = numpy.dtype("u4")

    def count_at(at):
        return int(numpy.frombuffer(bytes_of, integer, 1, at)[0])

    def round_points(at):
        number = count_at(at)
        points = numpy.frombuffer(bytes_of, "f8", 2 * number, at + 4)
        points[:] = numpy.round(points * 1e6) / 1e6
        return at + 4 + 16 * number

    def visit(at):
        kind, at = count_at(at + 1), at + 5
        if kind == ogr.wkbLineString:
            return round_points(at)
        step = round_points if kind == ogr.wkbPolygon else visit
        number, at = count_at(at), at + 4
        for _ in range(number):
            at = step(at)
        return at

    visit(0)
    return ogr.CreateGeometryFromWkb(bytes(bytes_of))


def write(path, features, kind):
    """Writes (row, geometry) as one FlatGeobuf file with its index, EPSG:4326."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"part-{path.name}")
    part.unlink(missing_ok=True)
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    target = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(str(part))
    layer = target.CreateLayer(path.stem, system, kind, ["SPATIAL_INDEX=YES"])
    numbers = {int: ogr.OFTInteger, float: ogr.OFTReal}
    columns = list(features[0][0])
    for key in columns:
        known = next((row[key] for row, _ in features if row[key] is not None), "")
        layer.CreateField(ogr.FieldDefn(key, numbers.get(type(known), ogr.OFTString)))
    for row, geometry in features:
        feature = ogr.Feature(layer.GetLayerDefn())
        for key in columns:
            if row[key] is not None:
                feature.SetField(key, row[key])
        feature.SetGeometryDirectly(on_grid(geometry))
        layer.CreateFeature(feature)
    layer = target = None  # closes the file
    os.replace(part, path)
    print(f"  {path.relative_to(GEODATA)}: {len(features)} features, {path.stat().st_size:,} bytes")
