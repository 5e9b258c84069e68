// SPDX-License-Identifier: MIT
#include "geom/point_clusters.hpp"

#include <cmath>
#include <numeric>
#include <random>
#include <set>

using namespace cordon::geom;

namespace {

using Node = PointClusters::Node;

std::vector<SquarePoint> crowd(std::uint32_t seed, int count) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> anywhere(0, 1);
    std::normal_distribution<double> near(0, 0.0004);
    std::vector<SquarePoint> points;
    SquarePoint town;
    for (int i = 0; i < count; ++i) {
        if (i % 40 == 0) town = {anywhere(random), anywhere(random)};
        points.push_back({town.x + near(random), town.y + near(random)});
        if (i % 17 == 0) points.push_back(points.front()); // many at one place
    }
    return points;
}

/// A level's nodes as position and size.
struct Plain {
    SquarePoint at;
    std::uint32_t size;
};

/// The rule of a level, by comparing each with each.
std::vector<Plain> gathered(const std::vector<Plain>& above, double radius, std::uint32_t least) {
    std::vector<Plain> out;
    std::vector<bool> taken(above.size());
    for (std::size_t i = 0; i < above.size(); ++i) {
        if (taken[i]) continue;
        std::vector<std::size_t> group;
        std::uint32_t size = 0;
        for (std::size_t k = 0; k < above.size(); ++k) {
            const double dx = above[k].at.x - above[i].at.x;
            const double dy = above[k].at.y - above[i].at.y;
            if (taken[k] || (k != i && dx * dx + dy * dy > radius * radius)) continue;
            group.insert(k == i ? group.begin() : group.end(), k);
            size += above[k].size;
            taken[k] = true;
        }
        if (group.size() < 2 || size < least) {
            for (const std::size_t k : group) out.push_back(above[k]);
            continue;
        }
        SquarePoint sum;
        for (const std::size_t k : group) {
            sum.x += above[k].at.x * above[k].size;
            sum.y += above[k].at.y * above[k].size;
        }
        out.push_back({{sum.x / size, sum.y / size}, size});
    }
    return out;
}

void expect_same(PointClusters& clusters, int zoom, const std::vector<Plain>& expected) {
    const auto level = clusters.level(zoom);
    ASSERT_EQ(level.size(), expected.size());
    for (std::size_t i = 0; i < level.size(); ++i) {
        EXPECT_EQ(clusters.size(level[i]), expected[i].size);
        EXPECT_EQ(clusters.position(level[i]).x, expected[i].at.x);
        EXPECT_EQ(clusters.position(level[i]).y, expected[i].at.y);
    }
}

} // namespace

TEST(PointClusters, GatherWhatComparingEachWithEachGathers) {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        for (const std::uint32_t least : {2U, 5U}) {
            SCOPED_TRACE(testing::Message() << "seed " << seed << ", at least " << least);
            const std::vector<SquarePoint> points = crowd(seed, 1500);
            const ClusterOptions options{.max_zoom = 12, .radius = 0.08, .min_points = least};
            PointClusters clusters(points, options);
            std::vector<Plain> expected;
            for (const SquarePoint& p : points) expected.push_back({p, 1});
            expect_same(clusters, 13, expected);
            for (int zoom = 12; zoom >= 0; --zoom) {
                SCOPED_TRACE(testing::Message() << "zoom " << zoom);
                expected = gathered(expected, std::ldexp(options.radius, -zoom), least);
                expect_same(clusters, zoom, expected);
            }
        }
    }
}

TEST(PointClusters, LoseNoPointAndNumberEachClusterOnce) {
    const std::vector<SquarePoint> points = crowd(7, 4000);
    PointClusters clusters(points, {.max_zoom = 17});
    std::set<std::uint64_t> ids;
    for (int zoom = 18; zoom >= 0; --zoom) {
        std::size_t total = 0;
        for (const Node node : clusters.level(zoom)) total += clusters.size(node);
        EXPECT_EQ(total, points.size()) << zoom;
    }
    for (auto node = static_cast<Node>(points.size()); node < clusters.node_count(); ++node) {
        EXPECT_TRUE(clusters.is_cluster(node));
        EXPECT_GE(clusters.id(node), points.size());
        EXPECT_TRUE(ids.insert(clusters.id(node)).second);
        std::uint32_t size = 0;
        for (const Node member : clusters.members(node)) {
            EXPECT_LT(member, node);
            size += clusters.size(member);
        }
        EXPECT_EQ(size, clusters.size(node));
    }
}

TEST(PointClusters, AreTheSameWhateverZoomIsAskedForFirst) {
    const std::vector<SquarePoint> points = crowd(9, 2000);
    PointClusters down(points, {});
    PointClusters jump(points, {});
    for (int zoom = 20; zoom >= 0; --zoom) (void)down.level(zoom);
    for (const int zoom : {0, 9, 4, 30, 17}) {
        const auto a = down.level(zoom);
        const auto b = jump.level(zoom);
        EXPECT_TRUE(std::equal(a.begin(), a.end(), b.begin(), b.end())) << zoom;
    }
}

TEST(PointClusters, StaySingleBelowTheDeepestZoom) {
    const std::vector<SquarePoint> same(10, SquarePoint{0.5, 0.5});
    PointClusters clusters(same, {.max_zoom = 3});
    EXPECT_EQ(clusters.level(4).size(), 10U);
    EXPECT_EQ(clusters.level(3).size(), 1U);
    EXPECT_EQ(clusters.level(-5).size(), 1U);
}

TEST(PointClusters, OfNoRadiusHoldPointsOfOnePlace) {
    const std::vector<SquarePoint> points{{0.5, 0.5}, {0.5, 0.5}, {0.5000001, 0.5}, {0.1, 0.2}};
    PointClusters clusters(points, {.max_zoom = 0, .radius = 0.0});
    const auto level = clusters.level(0);
    ASSERT_EQ(level.size(), 3U);
    EXPECT_EQ(clusters.size(level[0]), 2U);
    EXPECT_EQ(level[1], 2U);
}

TEST(PointClusters, BearNoPointsAndPlacesOutsideOfTheWorld) {
    PointClusters none({}, {});
    EXPECT_TRUE(none.level(0).empty());
    const std::vector<SquarePoint> far{{1e300, -1e300}, {-1e12, 1e12}, {3, 3}};
    PointClusters clusters(far, {.max_zoom = 20, .radius = 1.0});
    EXPECT_EQ(clusters.level(0).size(), 3U);
}

TEST(PointClusters, LieAtTheMeanOfTheirPoints) {
    // Two merge at zoom 1; the third joins their mean at zoom 0, weighted one to two.
    const std::vector<SquarePoint> points{{0.10, 0.5}, {0.14, 0.5}, {0.21, 0.5}};
    PointClusters clusters(points, {.max_zoom = 1, .radius = 0.1});
    ASSERT_EQ(clusters.level(1).size(), 2U);
    ASSERT_EQ(clusters.level(0).size(), 1U);
    EXPECT_NEAR(clusters.position(clusters.level(0)[0]).x, 0.15, 1e-12);
    EXPECT_EQ(clusters.members(clusters.level(0)[0]).size(), 2U);
}
