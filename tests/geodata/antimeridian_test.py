# SPDX-License-Identifier: MIT
"""How the recipe of geodata/ cuts polygons that run across 180 degrees."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "geodata/recipe"))
sys.dont_write_bytecode = True

from antimeridian import cut_at_antimeridian  # noqa: E402


def area(polygons):
    """In square degrees on the plane of longitudes and latitudes."""
    total = 0.0
    for ring, *_ in polygons:
        total += abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:]))) / 2
    return total


class Poles(unittest.TestCase):
    """A coast at 70° S all round the pole holds 360 by 20 degrees."""

    westward = [(-180, -70), (120, -70), (0, -70), (-120, -70), (-180, -70)]

    def expect_cap(self, ring, pole=-90):
        [[cut]] = cut_at_antimeridian([[ring]])
        self.assertEqual(cut[0], cut[-1])
        self.assertTrue(all(abs(x) <= 180 and abs(y) <= 90 for x, y in cut), cut)
        self.assertIn((-180, pole), cut)
        self.assertIn((180, pole), cut)
        self.assertEqual(area([[cut]]), 360 * 20)

    def test_a_coast_that_runs_west(self):
        self.expect_cap(self.westward)

    def test_a_coast_that_runs_east(self):
        self.expect_cap(self.westward[::-1])

    def test_a_coast_that_begins_away_from_the_antimeridian(self):
        turned = self.westward[2:-1] + self.westward[:3]
        self.expect_cap(turned)

    def test_a_ring_that_is_closed_along_the_pole_already(self):
        # Natural Earth's outline at 1:10 million: the first edge is the pole itself.
        closed = [(-180, -90), (180, -90), (180, -70), (60, -70), (-60, -70), (-180, -70), (-180, -90)]
        self.expect_cap(closed)
        self.expect_cap(closed[::-1])

    def test_a_cap_of_the_north(self):
        self.expect_cap([(x, -y) for x, y in self.westward], pole=90)

    def test_no_vertex_at_180_degrees_is_told(self):
        with self.assertRaisesRegex(ValueError, "no vertex at 180 degrees"):
            cut_at_antimeridian([[[(170, -70), (60, -70), (-60, -70), (-170, -70), (170, -70)]]])


class Crossings(unittest.TestCase):
    def test_an_island_across_180_degrees_becomes_two(self):
        island = [(178, -18), (-178, -18), (-178, -16), (178, -16), (178, -18)]
        parts = cut_at_antimeridian([[island]])
        self.assertEqual(len(parts), 2)
        self.assertTrue(all(abs(x) <= 180 for [ring] in parts for x, _ in ring))
        self.assertEqual(area(parts), 4 * 2)

    def test_what_does_not_cross_stays_as_it_is(self):
        polygon = [[(0, 0), (9, 0), (9, 9), (0, 0)], [(5, 1), (6, 2), (6, 1), (5, 1)]]
        self.assertEqual(cut_at_antimeridian([polygon]), [polygon])


if __name__ == "__main__":
    unittest.main()
