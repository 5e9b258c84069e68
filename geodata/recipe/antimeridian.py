# SPDX-License-Identifier: MIT
"""Cuts polygons that run across 180 degrees, as TopoJSON files for globes have them."""

import math


def cut_at_antimeridian(polygons):
    """The same land in polygons that stay between -180 and 180 degrees."""
    result = []
    for polygon in polygons:
        outline = polygon[0]
        if not any(abs(a[0] - b[0]) > 180 for a, b in zip(outline, outline[1:])):
            result.append(polygon)
            continue
        if len(polygon) > 1:
            raise ValueError(f"a polygon with holes runs across the antimeridian at {outline[0]}")
        line = _unwrap(outline)
        if abs(line[-1][0] - line[0][0]) > 180:
            result.append([_round_the_pole(outline)])
            continue
        for shift in (-360.0, 0.0, 360.0):
            moved = [(x + shift, y) for x, y in line]
            half = _clip(_clip(moved, -180.0, 1), 180.0, -1)
            if len(half) >= 4:
                result.append([half])
    return result


def _unwrap(ring):
    """The ring without jumps: longitudes may leave -180 to 180."""
    line = [ring[0]]
    for x, y in ring[1:]:
        turns = round((x - line[-1][0]) / 360)
        line.append((x - 360 * turns, y))
    return line


def _clip(ring, limit, side):
    """The part of a closed ring with side * x >= side * limit (Sutherland and Hodgman 1974)."""
    kept = []
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        inside, after = side * ax >= side * limit, side * bx >= side * limit
        if inside:
            kept.append((ax, ay))
        if inside != after:
            kept.append((limit, round(ay + (by - ay) * (limit - ax) / (bx - ax), 6)))
    kept = [point for i, point in enumerate(kept) if i == 0 or point != kept[i - 1]]
    if kept and kept[0] != kept[-1]:
        kept.append(kept[0])
    flat = len({x for x, _ in kept}) < 2
    return [] if flat else kept


def _round_the_pole(ring):
    """A coast all round a pole (Antarctica): closed along the antimeridian and the pole.

    Vertices at the pole itself are dropped, a ring may be closed already; which way round the coast
    runs is seen from where it ends, a turn to the west or to the east of its first vertex."""
    coast = [point for point in ring[:-1] if abs(point[1]) < 90]
    first = next((i for i, (x, _) in enumerate(coast) if abs(x) == 180), None)
    if first is None:
        raise ValueError(f"the coast round a pole has no vertex at 180 degrees: {coast[0]}")
    line = _unwrap(coast[first:] + coast[: first + 1])
    begin = math.copysign(180.0, line[0][0] - line[-1][0])
    line = [(x + begin - line[0][0], y) for x, y in line]
    line = [point for i, point in enumerate(line) if i == 0 or point != line[i - 1]]
    pole = math.copysign(90.0, line[0][1])
    return [*line, (-begin, pole), (begin, pole), line[0]]
