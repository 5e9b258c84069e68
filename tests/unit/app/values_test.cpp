// SPDX-License-Identifier: MIT
#include "app/values.hpp"

using namespace cordon;
using namespace cordon::app;

namespace {

std::string size_text(std::string_view text) {
    const auto size = parse_size(text);
    return size ? to_text(*size) : size.error().message;
}

double metres(std::string_view text) {
    const auto distance = parse_distance(text);
    return distance ? distance->value() : -1.0;
}

std::string moment_text(std::string_view text) {
    const auto moment = parse_moment(text);
    return moment ? to_text(*moment) : "wrong";
}

} // namespace

TEST(Size, IsReadOnPaperAndOnScreen) {
    EXPECT_EQ(size_text("180mmx120mm"), "180mmx120mm");
    EXPECT_EQ(size_text("180 mm x 120 mm"), "180mmx120mm");
    EXPECT_EQ(size_text("180x120mm"), "180mmx120mm");
    EXPECT_EQ(size_text("18cmx12.5cm"), "180mmx125mm");
    EXPECT_EQ(size_text("10inx5in"), "254mmx127mm");
    EXPECT_EQ(size_text("1600x1200"), "1600x1200");
    EXPECT_EQ(size_text("1600pxx1200px"), "1600x1200");
    EXPECT_EQ(size_text("1600\u00D71200"), "1600x1200");
    EXPECT_EQ(size_text("A4"), "210mmx297mm");
    EXPECT_EQ(size_text("A5-landscape"), "210mmx148mm");
}

TEST(Size, LeavesTheHeightOpenWhenOnlyTheWidthIsGiven) {
    EXPECT_EQ(parse_size("18cm")->height, 0.0);
    EXPECT_EQ(size_text("18cm"), "180mm");
    EXPECT_EQ(size_text("1600px"), "1600px");
}

TEST(Size, NamesWhatIsWrong) {
    for (const char* text :
         {"", "x", "180", "180km", "180mmx", "x120mm", "axb", "180mmx1200", "180pxx120mm",
          "1e3x1e3", "A9", "180mmx120mmx3mm", "nanxinf", "180kmx120km"})
        EXPECT_EQ(size_text(text), "'" + std::string(text) + "' is not a size");
    EXPECT_EQ(size_text("9mm"), "size '9mm' is out of range: each side must be 20 to 5000 mm");
    EXPECT_EQ(size_text("100x0"), "size '100x0' is out of range: each side must be 16 to 20000 px");
    EXPECT_EQ(size_text("0x100"), "size '0x100' is out of range: each side must be 16 to 20000 px");
    EXPECT_EQ(size_text("-5mmx100mm"),
              "size '-5mmx100mm' is out of range: each side must be 20 to 5000 mm");
    EXPECT_EQ(size_text("99999x99999"),
              "size '99999x99999' is out of range: each side must be 16 to 20000 px");
}

TEST(Distance, NeedsAUnitOfTheGround) {
    EXPECT_EQ(metres("10km"), 10000);
    EXPECT_EQ(metres(" 0.5 km "), 500);
    EXPECT_EQ(metres("500m"), 500);
    EXPECT_EQ(metres("10"), -1);
    EXPECT_EQ(metres("ten km"), -1);
    EXPECT_EQ(metres("0km"), -1);
    EXPECT_EQ(metres("6000km"), -1);
    EXPECT_EQ(metres("10mm"), -1);
    EXPECT_EQ(parse_distance("10").error().message, "distance '10' has no unit");
}

TEST(Distance, IsRefusedInDegrees) {
    for (const char* text : {"0.1deg", "0.1\u00B0", "1 degrees"})
        EXPECT_THAT(parse_distance(text).error().message,
                    testing::HasSubstr("in degrees, which have no fixed length on the ground"));
}

TEST(Distance, IsWrittenAsItIsRead) {
    EXPECT_EQ(to_text(Metres(10000)), "10km");
    EXPECT_EQ(to_text(Metres(500)), "500m");
    EXPECT_EQ(metres(to_text(Metres(12345.678))), 12345.678);
}

TEST(Box, CrossesTheAntimeridianWhenWestIsEastOfEast) {
    EXPECT_EQ(*parse_box("-12,9,-3,16"), (geom::LonLatBox{-12, 9, -3, 16}));
    EXPECT_EQ(*parse_box("177, -20, -178, -16"), (geom::LonLatBox{177, -20, 182, -16}));
}

TEST(Box, NamesTheWrongNumber) {
    EXPECT_EQ(parse_box("-12,16,-3,9").error().message, "south 16 is not below north 9");
    EXPECT_EQ(parse_box("-12,9,-3,96").error().message, "latitudes 9 and 96 are out of range");
    EXPECT_EQ(parse_box("-190,9,-3,16").error().message, "longitudes -190 and -3 are out of range");
    EXPECT_EQ(parse_box("1,2,3").error().message, "'1,2,3' is not a bounding box");
    EXPECT_EQ(parse_box("1,2,3,nan").error().message, "'1,2,3,nan' is not a bounding box");
    EXPECT_EQ(parse_box("1,2,x,3,4").error().message, "'1,2,x,3,4' is not a bounding box");
}

TEST(Moment, IsTurnedIntoUtc) {
    EXPECT_EQ(moment_text("2025-10-30"), "2025-10-30");
    EXPECT_EQ(moment_text("2025-10-30T18:00"), "2025-10-30T18:00Z");
    EXPECT_EQ(moment_text("2025-10-30 18:00 UTC"), "2025-10-30T18:00Z");
    EXPECT_EQ(moment_text("2025-10-30T18:00:59.5Z"), "2025-10-30T18:00Z");
    EXPECT_EQ(moment_text("2025-10-30T00:30:00+01:00"), "2025-10-29T23:30Z");
    EXPECT_EQ(moment_text("2025-12-31T23:30-01:00"), "2026-01-01T00:30Z");
    for (const char* text :
         {"2025-10", "yesterday", "2025-10-30T25:00", "2025-10-30T1:00", "2025-13-01"})
        EXPECT_EQ(moment_text(text), "wrong") << text;
}

TEST(Window, IsRefusedWhenReversedWithTheRightOrderAsHint) {
    const auto window = parse_window("2025-10-30/2025-09-01");
    EXPECT_EQ(window.error().message,
              "window '2025-10-30/2025-09-01' is reversed: it ends before it begins");
    EXPECT_THAT(window.error().hints, testing::ElementsAre("did you mean 2025-09-01/2025-10-30?"));
    EXPECT_EQ(parse_window("2025-10")->length_days(), 31);
}

TEST(Place, IsANameOrAPosition) {
    EXPECT_EQ(parse_place("Nioro du Sahel")->name, "Nioro du Sahel");
    EXPECT_EQ(parse_place("12.65, -8")->position, (geom::LonLat{-8, 12.65}));
    EXPECT_FALSE(parse_place("112.65,-8"));
    EXPECT_FALSE(parse_place("  "));
}
