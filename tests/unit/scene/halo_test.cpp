// SPDX-License-Identifier: MIT
#include "scene/scene.hpp"

using namespace cordon;

TEST(Halo, IsOneStrokeWhereItIsSharp) {
    const auto rings = scene::rings_of({.color = {}, .width = 2.0}, 0.5);
    ASSERT_EQ(rings.size(), 1U);
    EXPECT_EQ(rings[0].reach, 2.0);
    EXPECT_EQ(rings[0].alpha, 1.0);
}

TEST(Halo, FadesRoundItsWidth) {
    const auto rings = scene::rings_of({.color = {}, .width = 3.0, .blur = 2.0}, 0.5);
    const auto strength = [&](double reach) {
        double clear = 1.0;
        for (const scene::Ring& ring : rings)
            if (reach < ring.reach) clear *= 1.0 - ring.alpha;
        return 1.0 - clear;
    };
    EXPECT_NEAR(strength(3.0), 0.5, 0.15);
    EXPECT_NEAR(strength(0.9), 1.0, 1e-9);
    EXPECT_EQ(strength(5.1), 0.0);
    for (double d = 0; d < 5; d += 0.25) EXPECT_GE(strength(d), strength(d + 0.25)) << d;
}

TEST(Halo, ThatIsSofterThanItIsWideStaysTranslucentAtTheLetters) {
    const auto rings = scene::rings_of({.color = {}, .width = 1.0, .blur = 3.0}, 0.5);
    double clear = 1.0;
    for (const scene::Ring& ring : rings) clear *= 1.0 - ring.alpha;
    EXPECT_NEAR(1.0 - clear, 20.0 / 27.0, 1e-9) << "the smooth step of two thirds";
}
