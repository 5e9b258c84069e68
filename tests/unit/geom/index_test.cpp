// SPDX-License-Identifier: MIT
#include "geom/index.hpp"

#include <limits>
#include <random>

using namespace cordon::geom;

TEST(BoxIndex, FindsWhatBruteForceFinds) {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> at(0, 1000);
        std::exponential_distribution<double> size(0.1);
        std::vector<PageBox> boxes;
        for (int i = 0; i < 3000; ++i) {
            const double x = at(random);
            const double y = at(random);
            boxes.push_back(i % 50 == 0 ? PageBox()
                                        : PageBox{x, y, x + size(random), y + size(random)});
        }
        const BoxIndex<PageSpace> index(boxes);
        EXPECT_EQ(index.size(), 2940U);
        for (int i = 0; i < 200; ++i) {
            const double x = at(random);
            const double y = at(random);
            const PageBox area{x, y, x + 5 * size(random), y + 5 * size(random)};
            std::vector<std::uint32_t> expected;
            for (std::uint32_t k = 0; k < boxes.size(); ++k)
                if (!boxes[k].empty() && boxes[k].intersects(area)) expected.push_back(k);
            EXPECT_EQ(index.query(area), expected) << "seed " << seed;
        }
    }
}

TEST(BoxIndex, WorksForNoneAndForOne) {
    EXPECT_TRUE(BoxIndex<PageSpace>().query({0, 0, 1, 1}).empty());
    EXPECT_TRUE(BoxIndex<PageSpace>(std::vector<PageBox>(3)).query({0, 0, 1, 1}).empty());
    const std::vector<PageBox> one{{5, 5, 5, 5}};
    EXPECT_EQ(BoxIndex<PageSpace>(one).query({0, 0, 5, 5}), std::vector<std::uint32_t>{0});
    EXPECT_TRUE(BoxIndex<PageSpace>(one).query({6, 6, 7, 7}).empty());
}

TEST(BoxIndex, FindsManyEqualBoxesInTheirOrder) {
    const std::vector<PageBox> same(500, PageBox{1, 1, 2, 2});
    const std::vector<std::uint32_t> found = BoxIndex<PageSpace>(same).query({0, 0, 3, 3});
    ASSERT_EQ(found.size(), 500U);
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
}

TEST(BoxIndex, BearsInfiniteBoxes) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    const std::vector<PageBox> boxes{{-inf, -inf, inf, inf}, {1, 1, 2, 2}, {50, 50, 60, 60}};
    EXPECT_EQ(BoxIndex<PageSpace>(boxes).query({0, 0, 3, 3}), (std::vector<std::uint32_t>{0, 1}));
}
