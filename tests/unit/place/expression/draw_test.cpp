// SPDX-License-Identifier: MIT
#include "place/expression/draw.hpp"

using namespace cordon;
using namespace cordon::place::expression;

TEST(Draw, LiesWithinIsWhatTheFarthestPointSays) {
    for (const geom::LonLat centre : {geom::LonLat{-8.0, 12.65}, geom::LonLat{25.0, 71.0}}) {
        const geom::LonLatShape disc = disc_shape(centre, 30.0);
        const geom::LonLat beside{centre.x + 0.1, centre.y - 0.05};
        for (const geom::LonLat from : {centre, beside}) {
            const double farthest = farthest_km(disc, from);
            for (const double share : {0.1, 0.97, 0.99, 0.9999, 1.0001, 1.01, 1.03, 10.0})
                EXPECT_EQ(lies_within(disc, from, share * farthest), share > 1.0) << share;
            EXPECT_TRUE(lies_within(disc, from, farthest));
        }
    }
}
