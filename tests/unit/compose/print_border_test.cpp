// SPDX-License-Identifier: MIT
#include "compose/print_border.hpp"
#include "compose/sheet.hpp"
#include "core/units.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cordon;
using compose::PrintBorder;

namespace {

constexpr double mm = pixels_per_mm;

/// A sheet of 200 x 100 px on paper of that colour, with one rectangle.
compose::Sheet sheet_on(Color paper) {
    compose::Sheet sheet;
    sheet.scene.width = 200;
    sheet.scene.height = 100;
    sheet.scene.background = paper;
    sheet.trim = {0, 0, 200, 100};
    sheet.map_box = {10, 20, 190, 80};
    scene::Group& group = sheet.scene.root.add(scene::Group{.id = "frame"});
    group.add(scene::Shape{.path = scene::Path::rectangle(sheet.map_box)});
    return sheet;
}

const scene::Group& child(const compose::Sheet& sheet, std::size_t index) {
    return std::get<scene::Group>(sheet.scene.root.children.at(index).item);
}

geom::PageBox box_of(const scene::Group& group) {
    return std::get<scene::Shape>(group.children.at(0).item).path.box();
}

} // namespace

TEST(PrintBorder, BleedEnlargesThePageAndMovesAllAlike) {
    compose::Sheet sheet = sheet_on({1, 1, 1, 1});
    compose::add_border(sheet, {.bleed = 3 * mm});
    EXPECT_DOUBLE_EQ(sheet.scene.width, 200 + 6 * mm);
    EXPECT_DOUBLE_EQ(sheet.scene.height, 100 + 6 * mm);
    EXPECT_EQ(sheet.trim, (geom::PageBox{3 * mm, 3 * mm, 200 + 3 * mm, 100 + 3 * mm}));
    EXPECT_EQ(box_of(child(sheet, 0)), sheet.map_box);
    EXPECT_DOUBLE_EQ(sheet.map_box.min_x, 10 + 3 * mm);
    EXPECT_EQ(sheet.scene.root.children.size(), 1U);
}

TEST(PrintBorder, WithoutBleedAndMarksNothingChanges) {
    compose::Sheet sheet = sheet_on({1, 1, 1, 1});
    compose::add_border(sheet, {});
    EXPECT_EQ(sheet.scene.width, 200);
    EXPECT_EQ(sheet.map_box, (geom::PageBox{10, 20, 190, 80}));
}

TEST(PrintBorder, MarksPointAtTheCutFromOutsideOfTheBleed) {
    for (const double bleed : {0.0, 3 * mm, 5 * mm}) {
        compose::Sheet sheet = sheet_on({1, 1, 1, 1});
        const PrintBorder border{.bleed = bleed, .crop_marks = true};
        compose::add_border(sheet, border);
        const auto& marks = std::get<scene::Shape>(child(sheet, 1).children.at(0).item);
        ASSERT_EQ(marks.path.points.size(), 16U); // two a corner
        const geom::PageBox kept_free = sheet.trim.grown(bleed);
        for (const geom::PagePoint p : marks.path.points) {
            const bool outside = p.x <= kept_free.min_x + 1e-9 || p.x >= kept_free.max_x - 1e-9 ||
                                 p.y <= kept_free.min_y + 1e-9 || p.y >= kept_free.max_y - 1e-9;
            EXPECT_TRUE(outside) << p.x << ' ' << p.y;
            const bool on_cut = p.x == sheet.trim.min_x || p.x == sheet.trim.max_x ||
                                p.y == sheet.trim.min_y || p.y == sheet.trim.max_y;
            EXPECT_TRUE(on_cut) << p.x << ' ' << p.y;
            EXPECT_TRUE((geom::PageBox{0, 0, sheet.scene.width, sheet.scene.height})
                            .grown(1e-6)
                            .contains(p));
        }
        EXPECT_NEAR(marks.stroke->width, 0.25 * pixels_per_point, 1e-12);
    }
}

TEST(PrintBorder, ColouredPaperFillsTheBleedAndNotTheMarks) {
    const Color dark{0.1, 0.1, 0.1, 1};
    compose::Sheet sheet = sheet_on(dark);
    compose::add_border(sheet, {.bleed = 3 * mm, .crop_marks = true});
    EXPECT_EQ(sheet.scene.background, (Color{1, 1, 1, 1}));
    EXPECT_EQ(child(sheet, 0).id, "paper");
    EXPECT_EQ(box_of(child(sheet, 0)), sheet.trim.grown(3 * mm));
    compose::Sheet without_marks = sheet_on(dark);
    compose::add_border(without_marks, {.bleed = 3 * mm});
    EXPECT_EQ(without_marks.scene.background, dark);
}
