# SPDX-License-Identifier: MIT
"""Cuts polygons that run across 180 degrees, as TopoJSON files for globes have them."""


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
    """A coast all round a pole (Antarctica): closed along the antimeridian and the pole."""
    jump = next(i for i, (a, b) in enumerate(zip(ring, ring[1:])) if abs(a[0] - b[0]) > 180)
    line = _unwrap(ring[jump:-1] + ring[: jump + 1])
    begin = 180.0 if line[1][0] < line[0][0] else -180.0
    shift = begin - line[0][0] if abs(line[0][0]) == 180 else None
    if shift is None:
        raise ValueError(f"the coast round a pole has no vertex at 180 degrees: {line[0]}")
    line = [(x + shift, y) for x, y in line]
    pole = -90.0 if line[0][1] < 0 else 90.0
    return line + [(-begin, pole), (begin, pole), line[0]]
