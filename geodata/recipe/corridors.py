# SPDX-License-Identifier: MIT
"""The national-road corridors: smooth lines through their way-points, their legs, their places."""

import csv
import math

from common import GEODATA, BuildError, feature, read_table, write_layer
from sphere import geodesic_km, line_km

STEP_KM = 2.0
GREATEST_SWING_KM = 1.0  # how far the curve may leave the straight line between two way-points
KM_PER_DEGREE = 111.195


def read_corridors():
    """The rows of corridors.csv by corridor, in the order of the file."""
    corridors = {}
    with open(GEODATA / "corridors.csv", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            row["point"] = (float(row["lon"]), float(row["lat"]))
            corridors.setdefault(row["corridor"], []).append(row)
    for name, rows in corridors.items():
        if [int(row["order"]) for row in rows] != list(range(1, len(rows) + 1)):
            raise BuildError(f"corridors.csv: the order of '{name}' has a gap")
    return corridors


def smooth(points):
    """Centripetal Catmull-Rom curve (Yuksel et al. 2011) through all points: one part for each leg.

    It has no loops between close points. Where it would swing wide it is drawn to the chord."""
    squeeze = math.cos(math.radians(sum(y for _, y in points) / len(points)))
    plane = [(x * squeeze * KM_PER_DEGREE, y * KM_PER_DEGREE) for x, y in points]
    first = tuple(2 * a - b for a, b in zip(plane[0], plane[1]))
    last = tuple(2 * a - b for a, b in zip(plane[-1], plane[-2]))
    plane = [first, *plane, last]
    parts = []
    for i in range(len(points) - 1):
        leg = _leg(*plane[i : i + 4])
        inner = [(x / squeeze / KM_PER_DEGREE, y / KM_PER_DEGREE) for x, y in leg]
        inner = [(round(x, 5), round(y, 5)) for x, y in inner]
        parts.append([points[i], *inner, points[i + 1]])
    return parts


def _leg(p0, p1, p2, p3):
    """Points between p1 and p2, in kilometres, about STEP_KM apart (Barry and Goldman 1988)."""
    knots = [0.0]
    for a, b in ((p0, p1), (p1, p2), (p2, p3)):
        knots.append(knots[-1] + math.sqrt(math.dist(a, b)))
    t0, t1, t2, t3 = knots

    def mix(a, b, ta, tb, t):
        return tuple(((tb - t) * u + (t - ta) * v) / (tb - ta) for u, v in zip(a, b))

    count = max(1, math.ceil(math.dist(p1, p2) / STEP_KM))
    curve, chord = [], []
    for step in range(1, count):
        t = t1 + (t2 - t1) * step / count
        a1, a2, a3 = mix(p0, p1, t0, t1, t), mix(p1, p2, t1, t2, t), mix(p2, p3, t2, t3, t)
        b1, b2 = mix(a1, a2, t0, t2, t), mix(a2, a3, t1, t3, t)
        curve.append(mix(b1, b2, t1, t2, t))
        chord.append(a2)
    swing = max((math.dist(a, b) for a, b in zip(curve, chord)), default=0.0)
    share = min(1.0, GREATEST_SWING_KM / swing) if swing else 1.0
    return [mix(b, a, 0.0, 1.0, share) for a, b in zip(curve, chord)]


def _joined(parts):
    return parts[0][:1] + [point for part in parts for point in part[1:]]


def _single(values):
    """The one value that is not empty, or None."""
    values = {value for value in values if value}
    return values.pop() if len(values) == 1 else None


def _number(text):
    return float(text) if text else None


def build_corridors():
    """corridors.fgb, corridor_legs.fgb (between junctions) and corridor_places.csv (with km)."""
    facts = {row["corridor"]: row for row in read_table("corridors.csv")}
    road_km = {
        (row["corridor"], row["from"], row["to"]): float(row["road_km"])
        for row in read_table("corridor_legs.csv")
    }
    lines, legs, places = [], [], []
    for corridor, rows in read_corridors().items():
        fact = facts[corridor]
        parts = smooth([row["point"] for row in rows])
        length = line_km([row["point"] for row in rows])
        lines.append(
            feature(
                {
                    "corridor": corridor,
                    "name": fact["name"],
                    "ref": _single(row["ref"] for row in rows),
                    "ref_note": _single(row["ref_note"] for row in rows),
                    "from": rows[0]["name"],
                    "to": rows[-1]["name"],
                    "length_km": round(length, 1),
                    "road_km": _number(fact["road_km"]),
                    "deviation_km": _number(fact["deviation_km"]),
                },
                "LineString",
                _joined(parts),
            )
        )
        junctions = [number for number, row in enumerate(rows) if row["junction"] == "1"]
        for begin, end in zip(junctions, junctions[1:]):
            stretch = rows[begin : end + 1]
            key = (corridor, stretch[0]["name"], stretch[-1]["name"])
            properties = {
                "corridor": corridor,
                "from": key[1],
                "to": key[2],
                "ref": _single(row["ref"] for row in stretch[:-1]),
                "ref_note": _single(row["ref_note"] for row in stretch[:-1]),
                "length_km": round(line_km([row["point"] for row in stretch]), 1),
                "road_km": road_km.pop(key, None),
            }
            legs.append(feature(properties, "LineString", _joined(parts[begin:end])))
        km = 0.0
        for number, row in enumerate(rows):
            km += geodesic_km(rows[number - 1]["point"], row["point"]) if number else 0.0
            keys = ("corridor", "order", "name", "geonameid", "lon", "lat", "junction")
            places.append([*(row[key] for key in keys), f"{km:.1f}"])
    if road_km:
        raise BuildError(f"corridor_legs.csv: no such leg: {', '.join(next(iter(road_km)))}")
    write_layer(GEODATA / "corridors.fgb", lines, "LINESTRING")
    write_layer(GEODATA / "corridor_legs.fgb", legs, "LINESTRING")
    with open(GEODATA / "corridor_places.csv", "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("corridor", "order", "name", "geonameid", "lon", "lat", "junction", "km"))
        writer.writerows(places)
