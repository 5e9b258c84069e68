# SPDX-License-Identifier: MIT
"""Lengths and areas on the WGS 84 ellipsoid, and the best place for a label in a polygon."""

import heapq
import math

SEMI_MAJOR_M = 6378137.0
FLATTENING = 1 / 298.257223563
AUTHALIC_RADIUS_KM = 6371.0071809  # sphere with the ellipsoid's area
KM_PER_DEGREE = 111.195


def geodesic_km(a, b):
    """Length of the geodesic between two (lon, lat) in kilometres (Vincenty 1975, inverse formula).

    Below a millimetre of error; not for points that lie nearly opposite each other."""
    if a == b:
        return 0.0
    minor = SEMI_MAJOR_M * (1 - FLATTENING)
    u1 = math.atan((1 - FLATTENING) * math.tan(math.radians(a[1])))
    u2 = math.atan((1 - FLATTENING) * math.tan(math.radians(b[1])))
    difference = lam = math.radians(b[0] - a[0])
    for _ in range(100):
        east = math.cos(u2) * math.sin(lam)
        north = math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * math.cos(lam)
        sin_sigma = math.hypot(east, north)
        cos_sigma = math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * math.cos(lam)
        sigma = math.atan2(sin_sigma, cos_sigma)
        sin_alpha = math.cos(u1) * math.cos(u2) * math.sin(lam) / sin_sigma
        cos2_alpha = 1 - sin_alpha**2
        middle = cos_sigma - 2 * math.sin(u1) * math.sin(u2) / cos2_alpha if cos2_alpha else 0.0
        c = FLATTENING / 16 * cos2_alpha * (4 + FLATTENING * (4 - 3 * cos2_alpha))
        inner = middle + c * cos_sigma * (2 * middle**2 - 1)
        previous = lam
        lam = difference + (1 - c) * FLATTENING * sin_alpha * (sigma + c * sin_sigma * inner)
        if abs(lam - previous) < 1e-13:
            break
    squared = cos2_alpha * (SEMI_MAJOR_M**2 - minor**2) / minor**2
    big_a = 1 + squared / 16384 * (4096 + squared * (-768 + squared * (320 - 175 * squared)))
    big_b = squared / 1024 * (256 + squared * (-128 + squared * (74 - 47 * squared)))
    third = big_b / 6 * middle * (4 * sin_sigma**2 - 3) * (4 * middle**2 - 3)
    correction = big_b * sin_sigma * (
        middle + big_b / 4 * (cos_sigma * (2 * middle**2 - 1) - third)
    )
    return minor * big_a * (sigma - correction) / 1000


def line_km(line):
    return sum(geodesic_km(a, b) for a, b in zip(line, line[1:]))


def rough_km(a, b):
    """Distance on a flat strip: good to 1 % below 50 km, for joining places by distance."""
    east = (a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return KM_PER_DEGREE * math.hypot(east, a[1] - b[1])


def ring_km2(ring):
    """Signed area of a closed ring (positive: counter-clockwise), as on the authalic sphere."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        total += math.radians(x2 - x1) * (_authalic_sine(y1) + _authalic_sine(y2)) / 2
    return -total * AUTHALIC_RADIUS_KM**2


def _authalic_sine(latitude):
    """Sine of the authalic latitude (Snyder 1987, equations 3-11 and 3-12)."""
    e = math.sqrt(FLATTENING * (2 - FLATTENING))

    def q(sine):
        log = math.log((1 - e * sine) / (1 + e * sine)) / (2 * e)
        return (1 - e * e) * (sine / (1 - (e * sine) ** 2) - log)

    return q(math.sin(math.radians(latitude))) / q(1.0)


def polygon_km2(polygon):
    return abs(ring_km2(polygon[0])) - sum(abs(ring_km2(hole)) for hole in polygon[1:])


def contains(ring, point):
    """Whether a closed ring holds a point (even-odd rule)."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def label_point(polygon, grain=0.02):
    """The point of a polygon that is farthest from its edge: the pole of inaccessibility.

    A quadtree search like polylabel (Agafonkin 2016), exact to `grain` of the polygon's width,
    on a plane in which degrees of longitude are shortened by the cosine of the middle latitude."""
    south = min(y for _, y in polygon[0])
    north = max(y for _, y in polygon[0])
    squeeze = max(0.05, math.cos(math.radians((south + north) / 2)))
    rings = [[(x * squeeze, y) for x, y in ring] for ring in polygon]
    west = min(x for x, _ in rings[0])
    east = max(x for x, _ in rings[0])
    cell = min(east - west, north - south)
    if cell <= 0:
        return polygon[0][0]

    def clearance(x, y):
        best = math.inf
        inside = False
        for ring in rings:
            for (ax, ay), (bx, by) in zip(ring, ring[1:]):
                if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                    inside = not inside
                dx, dy = bx - ax, by - ay
                square = dx * dx + dy * dy
                t = ((x - ax) * dx + (y - ay) * dy) / square if square else 0.0
                t = 0.0 if t < 0.0 else 1.0 if t > 1.0 else t
                px, py = ax + t * dx - x, ay + t * dy - y
                best = min(best, px * px + py * py)
        return math.sqrt(best) if inside else -math.sqrt(best)

    half = cell / 2
    queue, best = [], (-math.inf, west, south)

    def add(x, y, half):
        nonlocal best
        found = clearance(x, y)
        best = max(best, (found, x, y))
        heapq.heappush(queue, (-(found + half * math.sqrt(2)), x, y, half))

    x = west + half
    while x < east + half:
        y = south + half
        while y < north + half:
            add(x, y, half)
            y += cell
        x += cell
    while queue:
        bound, x, y, half = heapq.heappop(queue)
        if -bound - best[0] <= grain * cell:
            break
        for sx in (-0.5, 0.5):
            for sy in (-0.5, 0.5):
                add(x + sx * half, y + sy * half, half / 2)
    return round(best[1] / squeeze, 5), round(best[2], 5)
