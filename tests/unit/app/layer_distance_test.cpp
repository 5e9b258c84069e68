// SPDX-License-Identifier: MIT
#include "app/layer_distance.hpp"
#include "app/values.hpp"
#include "core/diagnostic.hpp"

using namespace cordon;
using namespace cordon::app;

namespace {

std::string refusal(std::string_view text, const DistanceOf& of) {
    const auto given = parse_given_distance(text);
    if (!given) return "not read: " + given.error().message;
    try {
        return std::to_string(ground_distance(*given, of).value());
    } catch (const Error& error) {
        return error.diagnostic().message + " | " + error.diagnostic().hints.front();
    }
}

const DistanceOf in_degrees{"roads", "WGS 84", data::CrsUnit::degrees, 12.6, "buffer = \"{}\""};
const DistanceOf mercator{"roads", "EPSG:3857", data::CrsUnit::web_mercator, 60.0, "--distance {}"};
const DistanceOf utm{"roads", "EPSG:32629", data::CrsUnit::lengths, 12.6, "--distance {}"};

} // namespace

TEST(LayerDistance, InDegreesIsRefusedWithWhatItIsOnTheGround) {
    const std::string expected =
        "the distance 0.1° for layer 'roads' (WGS 84) is no distance on the ground: at 12.6° N it "
        "is 10.9 km from west to east and 11.1 km from south to north | write the distance on the "
        "ground: buffer = \"11km\"";
    EXPECT_EQ(refusal("0.1deg", in_degrees), expected);
    EXPECT_EQ(refusal("0.1 °", in_degrees), expected);
    EXPECT_THAT(refusal("0.1", in_degrees), testing::HasSubstr("(WGS 84 (degrees))"));
    EXPECT_THAT(refusal("0.1deg", utm), testing::HasSubstr("is no distance on the ground"));
}

TEST(LayerDistance, InWebMercatorIsRefusedWithItsShorterLength) {
    EXPECT_EQ(
        refusal("10000", mercator),
        "the distance 10000 for layer 'roads' is in metres of Web Mercator (EPSG:3857), which "
        "are longer than those on the ground: at 60.0° N it is 5.01 km | write the distance "
        "on the ground: --distance 5.01km");
}

TEST(LayerDistance, WithoutAUnitIsRefusedInAnyCrs) {
    EXPECT_EQ(refusal("500", utm), "the distance 500 for layer 'roads' (EPSG:32629) has no unit | "
                                   "write the distance on the ground: --distance 500m");
}

TEST(LayerDistance, OnTheGroundIsTakenWhateverTheCrs) {
    EXPECT_EQ(refusal("10km", in_degrees), "10000.000000");
    EXPECT_EQ(refusal("500 m", mercator), "500.000000");
    EXPECT_THAT(refusal("10 miles", in_degrees), testing::HasSubstr("unknown unit 'miles'"));
    EXPECT_THAT(refusal("-1", in_degrees), testing::StartsWith("not read"));
}
