# SPDX-License-Identifier: MIT
"""Lakes with their islands, from GSHHG's high resolution (shore lines within 200 m).

The Debian package stores the shores cut into bins of some degrees. GMT writes them out as pieces of
lines; joined at their ends they are rings again."""

import collections
import os
import subprocess
import tempfile

from antimeridian import cut_at_antimeridian
from common import BuildError, feature, write_layer
from sphere import contains, ring_km2
from topology import douglas_peucker

# 300 m: 0.1 mm on a map 180 mm wide that shows 550 km.
TOLERANCE = 0.003
SMALLEST_KM2 = 2.0
LAKE, ISLAND = 2, 3


def build_lakes(sources, path):
    """`river` is 1 where GSHHG keeps a wide river among the lakes."""
    folder = sources / "gmt-gshhg-high/usr/share/gmt-gshhg"
    islands = [ring for ring in _rings(folder, ISLAND) if abs(ring_km2(ring)) >= SMALLEST_KM2]
    features = []
    for river in (0, 1):
        for shore in _rings(folder, LAKE, "+r" if river else "+l"):
            area = abs(ring_km2(shore))
            if area < SMALLEST_KM2:
                continue
            west, south, east, north = _box(shore)
            inside = [
                ring
                for ring in islands
                if west <= ring[0][0] <= east
                and south <= ring[0][1] <= north
                and contains(shore, ring[0])
            ]
            area -= sum(abs(ring_km2(ring)) for ring in inside)
            polygon = [thin for ring in [shore, *inside] if (thin := _thinned(ring))]
            if not polygon or len(polygon[0]) < 4:
                continue
            properties = {"area_km2": round(area, 2), "river": river}
            parts = cut_at_antimeridian([polygon])
            features.append(feature(properties, "MultiPolygon", parts))
    features.sort(key=lambda item: -item["properties"]["area_km2"])
    write_layer(path, features, "MULTIPOLYGON")


def _box(ring):
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _thinned(ring):
    """Closed and of at least four corners; empty when it is too small for that."""
    far = max(range(len(ring)), key=lambda i: abs(ring[i][0] - ring[0][0]) + abs(ring[i][1] - ring[0][1]))
    halves = ring[: far + 1], ring[far:]
    thin = douglas_peucker(halves[0], TOLERANCE)[:-1] + douglas_peucker(halves[1], TOLERANCE)
    return [list(point) for point in thin] if len(thin) >= 4 else []


def _rings(folder, level, kind=""):
    pieces = _pieces(folder, level, kind)
    rings = [piece for piece in pieces if _end(piece[0]) == _end(piece[-1]) and len(piece) > 3]
    rest = [piece for piece in pieces if _end(piece[0]) != _end(piece[-1])]
    at = collections.defaultdict(list)
    for i, piece in enumerate(rest):
        at[_end(piece[0])].append(i)
        at[_end(piece[-1])].append(i)
    used = set()
    for i, piece in enumerate(rest):
        if i in used:
            continue
        used.add(i)
        line = list(piece)
        while _end(line[0]) != _end(line[-1]):
            following = next((j for j in at[_end(line[-1])] if j not in used), None)
            if following is None:
                break
            used.add(following)
            more = rest[following]
            forward = _end(more[0]) == _end(line[-1])
            line += (more if forward else more[::-1])[1:]
        if _end(line[0]) == _end(line[-1]) and len(line) > 3:
            rings.append(line)
    for ring in rings:
        ring[-1] = ring[0]
    return rings


def _end(point):
    return round(point[0], 3), round(point[1], 3)


def _pieces(folder, level, kind):
    command = ["gmt", "coast", "-Rd", "-Dh", f"-W{level}", "-M", f"-A0/{level}/{level}{kind}"]
    with tempfile.TemporaryDirectory(prefix="cordon-geodata-") as work:
        done = subprocess.run(
            [*command, f"--DIR_GSHHG={folder}", "--GMT_HISTORY=false", "--FORMAT_FLOAT_OUT=%.5f"],
            capture_output=True, text=True, cwd=work, env={**os.environ, "HOME": work, "LC_ALL": "C"},
        )  # fmt: skip
    if done.returncode:
        raise BuildError(f"gmt could not write the lakes: {done.stderr.strip()}")
    pieces = []
    for line in done.stdout.splitlines():
        if line.startswith(">"):
            pieces.append([])
        elif line and not line.startswith("#"):
            lon, lat = map(float, line.split()[:2])
            if not pieces[-1] or pieces[-1][-1] != (lon, lat):
                pieces[-1].append((lon, lat))
    return [piece for piece in pieces if len(piece) > 1]
