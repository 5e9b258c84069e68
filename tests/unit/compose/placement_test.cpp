// SPDX-License-Identifier: MIT
#include "compose/placement.hpp"

#include <random>

using namespace cordon::compose;
using cordon::geom::PageBox;
using cordon::geom::PagePoint;

namespace {

const PageBox frame{0, 0, 400, 300};

Candidate at(double x, double y, double cost = 0.0, double w = 40, double h = 12) {
    return {{PageBox{x, y, x + w, y + h}}, cost, std::nullopt};
}

} // namespace

TEST(Placer, TakesTheCheapestFreePlace) {
    Placer placer(frame);
    EXPECT_EQ(placer.place({at(10, 10, 1.0), at(100, 10, 0.5)}, {}), 1U);
    EXPECT_EQ(placer.place({at(110, 12, 0.0), at(10, 10, 1.0)}, {}), 1U)
        << "the first place is taken";
}

TEST(Placer, DropsALabelRatherThanCutItAtTheFrame) {
    Placer placer(frame);
    EXPECT_FALSE(placer.place({at(380, 10), at(-5, 10), at(10, 295)}, {}));
}

TEST(Placer, KeepsOffBlockedFurniture) {
    Placer placer(frame);
    placer.block({0, 0, 100, 100});
    EXPECT_FALSE(placer.place({at(50, 50)}, {}));
    EXPECT_TRUE(placer.place({at(50, 120)}, {}));
}

TEST(Placer, LetsLabelsOverlapWhereTheRulesAllowIt) {
    Placer placer(frame);
    placer.block({0, 0, 100, 100});
    EXPECT_TRUE(placer.place({at(50, 50)}, {.may_overlap = true}));
}

TEST(Placer, HeedsTheRulesOfEachBox) {
    Placer placer(frame);
    placer.block({0, 0, 100, 100});
    Candidate both{{PageBox{50, 50, 60, 60}, PageBox{110, 50, 140, 60}}, 0.0, std::nullopt};
    EXPECT_FALSE(placer.place({both}, {})) << "the first box is not free";
    both.rules = {{.overlap = Overlap::always}, {.overlap = Overlap::never, .blocks = false}};
    EXPECT_TRUE(placer.place({both}, {}));
    EXPECT_TRUE(placer.is_free({110, 50, 140, 60})) << "a box that does not block";
    both.boxes[1] = {80, 50, 140, 60};
    EXPECT_FALSE(placer.place({both}, {})) << "the second box is not free";
}

TEST(Placer, PrefersPlacesThatCoverNoLinework) {
    Placer placer(frame);
    const std::vector<PagePoint> road{{0, 56}, {400, 56}};
    placer.mask().add_line(road, 3.0, 5);
    EXPECT_EQ(placer.place({at(50, 50), at(50, 70, 0.6)}, {}), 1U);
}

TEST(Placer, DoesNotLetLeadersCross) {
    Placer placer(frame);
    Candidate first = at(200, 0);
    first.leader = std::make_pair(PagePoint{220, 6}, PagePoint{20, 206});
    EXPECT_TRUE(placer.place({first}, {}));
    Candidate crossing = at(20, 0);
    crossing.leader = std::make_pair(PagePoint{40, 6}, PagePoint{220, 206});
    Candidate apart = at(300, 200, 5.0);
    apart.leader = std::make_pair(PagePoint{320, 206}, PagePoint{220, 206});
    EXPECT_EQ(placer.place({crossing, apart}, {}), 1U);
}

TEST(Placer, NeverPlacesTwoLabelsOnOneAnother) {
    const unsigned seed = 20251028;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(0, 360);
    std::uniform_real_distribution<double> y(0, 285);
    Placer placer(frame);
    std::vector<PageBox> placed;
    for (int i = 0; i < 500; ++i) {
        std::vector<Candidate> candidates;
        for (int k = 0; k < 4; ++k) candidates.push_back(at(x(random), y(random), k));
        if (const auto chosen = placer.place(candidates, {}))
            placed.push_back(candidates[*chosen].boxes[0]);
    }
    ASSERT_GT(placed.size(), 20U);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        EXPECT_TRUE(frame.contains(placed[i]));
        for (std::size_t k = i + 1; k < placed.size(); ++k)
            EXPECT_FALSE(placed[i].intersects(placed[k]))
                << "seed " << seed << ": " << i << " and " << k;
    }
}

TEST(Placer, TellsWhetherALeaderRunsThroughABox) {
    Candidate candidate;
    const PageBox box{10, 10, 30, 20};
    EXPECT_FALSE(leader_meets(candidate, box)) << "without a leader";
    candidate.leader = {{0, 0}, {40, 30}};
    EXPECT_TRUE(leader_meets(candidate, box));
    candidate.leader = {{0, 0}, {40, 5}};
    EXPECT_FALSE(leader_meets(candidate, box));
}
