# SPDX-License-Identifier: MIT
"""Polygons that share borders, as arcs: every border is stored, and simplified, once.

    topology = Topology.from_rings(features)      # or Topology.from_topojson(document, "countries")
    topology.simplify(0.002)
    polygons = topology.polygons(index)           # neighbours still touch without a gap

A feature is a list of polygons, a polygon a list of closed rings, a ring a list of (lon, lat).
"""

import math
from collections import defaultdict

from sphere import contains


def douglas_peucker(line, tolerance):
    """The vertices of `line` that keep it within `tolerance` degrees (Douglas and Peucker 1973)."""
    last = len(line) - 1
    if last < 2:
        return list(line)
    keep = bytearray(last + 1)
    keep[0] = keep[last] = 1
    limit = tolerance * tolerance
    stack = [(0, last)]
    while stack:
        first, end = stack.pop()
        (ax, ay), (bx, by) = line[first], line[end]
        dx, dy = bx - ax, by - ay
        span = dx * dx + dy * dy
        worst, at = limit, 0
        for i in range(first + 1, end):
            px, py = line[i][0] - ax, line[i][1] - ay
            if span > 0:
                t = (px * dx + py * dy) / span
                t = 0.0 if t < 0.0 else 1.0 if t > 1.0 else t
                px, py = px - t * dx, py - t * dy
            square = px * px + py * py
            if square > worst:
                worst, at = square, i
        if at:
            keep[at] = 1
            stack += [(first, at), (at, end)]
    return [point for point, kept in zip(line, keep) if kept]


def _shoelace(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:]))


def _turns_left(ring):
    return _shoelace(ring) > 0


class Topology:
    """Arcs, and features whose rings name arcs: `n` forwards, `~n` backwards (as in TopoJSON)."""

    def __init__(self, arcs, features):
        self.arcs = arcs
        self.full_arcs = arcs
        self.features = [[self._wind(polygon) for polygon in feature] for feature in features]

    @classmethod
    def from_topojson(cls, document, layer):
        """Decodes the quantised arcs of a TopoJSON document (specification 1.0, section 2.1.3)."""
        (sx, sy), (tx, ty) = document["transform"]["scale"], document["transform"]["translate"]
        arcs = []
        for deltas in document["arcs"]:
            x = y = 0
            arc = []
            for dx, dy in deltas:
                x, y = x + dx, y + dy
                arc.append((round(x * sx + tx, 6), round(y * sy + ty, 6)))
            arcs.append(arc)
        features = []
        for geometry in document["objects"][layer]["geometries"]:
            shape = geometry["arcs"]
            features.append([shape] if geometry["type"] == "Polygon" else shape)
        return cls(arcs, features)

    @classmethod
    def from_rings(cls, features):
        """Cuts rings into arcs where more than two edges meet; equal stretches become one arc."""
        neighbours = defaultdict(set)
        for feature in features:
            for polygon in feature:
                for ring in polygon:
                    for a, b in zip(ring, ring[1:]):
                        if a != b:
                            neighbours[a].add(b)
                            neighbours[b].add(a)
        junctions = {point for point, around in neighbours.items() if len(around) > 2}
        arcs, index_of = [], {}

        def arc_index(line):
            line = tuple(line)
            backwards = line[::-1]
            key = min(line, backwards)
            if key not in index_of:
                index_of[key] = len(arcs)
                arcs.append(list(key))
            return index_of[key] if key == line else ~index_of[key]

        def cut(ring):
            ring = [point for i, point in enumerate(ring[:-1]) if point != ring[i + 1]]
            starts = [i for i, point in enumerate(ring) if point in junctions]
            if not starts:
                starts = [ring.index(min(ring))]
            ends = starts[1:] + [starts[0] + len(ring)]
            ring = ring + ring + ring[:1]
            return [arc_index(ring[a : b + 1]) for a, b in zip(starts, ends)]

        shapes = [[[cut(ring) for ring in polygon] for polygon in feature] for feature in features]
        return cls(arcs, shapes)

    def simplify(self, tolerance_of):
        """Thins every arc by `tolerance_of(arc)` degrees.

        Closed arcs keep a second fixed point, the one farthest from their start."""
        thinned = []
        for arc in self.full_arcs:
            tolerance = tolerance_of(arc)
            if arc[0] == arc[-1] and len(arc) > 3:
                far = max(range(len(arc)), key=lambda i: math.dist(arc[0], arc[i]))
                thinned.append(
                    douglas_peucker(arc[: far + 1], tolerance)
                    + douglas_peucker(arc[far:], tolerance)[1:]
                )
            else:
                thinned.append(douglas_peucker(arc, tolerance))
        self.arcs = thinned

    def _wind(self, polygon):
        """Turns the outer ring counter-clockwise and the holes clockwise."""
        return [
            ring if _turns_left(self._ring(self.full_arcs, ring)) == (number == 0)
            else [~index for index in reversed(ring)]
            for number, ring in enumerate(polygon)
        ]  # fmt: skip

    def sides(self):
        """For each arc, the features that lie along it."""
        along = defaultdict(set)
        for number, feature in enumerate(self.features):
            for polygon in feature:
                for ring in polygon:
                    for index in ring:
                        along[max(index, ~index)].add(number)
        return along

    def dissolve(self, group_of):
        """Joins the features with the same `group_of[number]`; returns the topology and the groups."""
        members = defaultdict(list)
        for number, group in enumerate(group_of):
            members[group].append(number)
        groups = sorted(members)
        return Topology(self.full_arcs, [self._union(members[group]) for group in groups]), groups

    def union(self, numbers):
        """The polygons of some features as one shape, thinned as the features are."""
        joined = Topology(self.full_arcs, [self._union(sorted(numbers))])
        joined.arcs = self.arcs
        return joined.polygons(0)

    def _union(self, numbers):
        """An arc between two of the features is run through once each way: both go. What is left is
        chained end to start; whenever the chain comes back to a node a ring is complete."""
        if len(numbers) == 1:
            return self.features[numbers[0]]
        arcs = {}
        for number in numbers:
            for polygon in self.features[number]:
                for ring in polygon:
                    for index in ring:
                        if arcs.pop(~index, None) is None:
                            arcs[index] = True
        return self._nest(self._chain(list(arcs)))

    def _ends(self, index):
        arc = self.full_arcs[max(index, ~index)]
        return (arc[0], arc[-1]) if index >= 0 else (arc[-1], arc[0])

    def _chain(self, indices):
        leaving = defaultdict(list)
        for index in reversed(indices):
            leaving[self._ends(index)[0]].append(index)
        rings = []
        for first in indices:
            node = self._ends(first)[0]
            path, nodes = [], {node: 0}
            while leaving[node]:
                path.append(leaving[node].pop())
                node = self._ends(path[-1])[1]
                if node in nodes:
                    cut = nodes[node]
                    rings.append(path[cut:])
                    del path[cut:]
                    nodes = {n: at for n, at in nodes.items() if at <= cut}
                else:
                    nodes[node] = len(path)
            if path:
                raise ValueError(f"the outline does not close at {node}")
        return rings

    def _nest(self, rings):
        """Outer rings (counter-clockwise) with the holes that lie in them."""
        outers, holes = [], []
        for ring in rings:
            line = self._ring(self.full_arcs, ring)
            (outers if _turns_left(line) else holes).append((ring, line))
        outers.sort(key=lambda outer: _shoelace(outer[1]))
        polygons = [[ring] for ring, _ in outers]
        corners = [set(line) for _, line in outers]
        for ring, line in holes:
            for number, (_, outline) in enumerate(outers):
                probe = next((point for point in line if point not in corners[number]), None)
                if probe and contains(outline, probe):
                    polygons[number].append(ring)
                    break
            else:
                raise ValueError(f"no polygon round the hole at {line[0]}")
        return polygons

    @staticmethod
    def _ring(arcs, indices):
        ring = []
        for index in indices:
            part = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring += part[1:] if ring else part
        return ring

    def polygons(self, number):
        """The polygons of feature `number`. A ring that thinned to a line is left out; if all did,
        the feature keeps its rings as they were (tiny islands stay on the map)."""
        result = []
        for polygon in self.features[number]:
            rings = [self._ring(self.arcs, ring) for ring in polygon]
            if len(rings[0]) >= 4:
                result.append([ring for ring in rings if len(ring) >= 4])
        if result:
            return result
        return [[self._ring(self.full_arcs, ring) for ring in p] for p in self.features[number]]
