// SPDX-License-Identifier: MIT
#include "app/legibility.hpp"
#include "app/sheet_layers.hpp"

using namespace cordon;
using namespace cordon::app;
using testing::HasSubstr;

namespace {

/// A sheet 680 px (180 mm) wide with one text of 8 px (6 pt) and one line of 0.5 px (0.375 pt).
scene::Scene sheet() {
    scene::Scene scene;
    scene.width = 180.0 * 96.0 / 25.4;
    scene::Group notes;
    notes.id = "notes";
    scene::Text text;
    text.text = "Sources";
    text.runs = {{nullptr, 8.0, {scene::Glyph{1, 0, 0}}}};
    notes.add(std::move(text));
    scene::Shape line;
    line.path = scene::Path::rectangle({0, 0, 9, 9});
    line.stroke = scene::Stroke{.width = 0.5};
    notes.add(std::move(line));
    scene.root.add(std::move(notes));
    return scene;
}

std::string warnings(const MapDocument& document, const scene::Scene& scene) {
    CollectingReporter reporter;
    check_legibility(document, scene, reporter);
    std::string all;
    for (const Diagnostic& diagnostic : reporter.diagnostics) all += to_text(diagnostic) + "\n";
    return all;
}

} // namespace

TEST(CheckLegibility, IsQuietWhenEverythingIsLargeEnough) {
    EXPECT_EQ(warnings({}, sheet()), "");
}

TEST(CheckLegibility, SaysWhatIsTooSmallAtWhichWidthAndWhatToDo) {
    MapDocument document;
    document.sheet.print_width = SheetSize{90, 0, SheetSize::Unit::millimetres};
    EXPECT_EQ(warnings(document, sheet()),
              "text is too small at a width of 90 mm: notes 3.0 pt; at least 5.5 pt can be "
              "read\n  hint: make the sheet for the width at which it is used (--size), or enlarge "
              "symbols, lines and type: --scale 1.9\n"
              "lines are too thin at a width of 90 mm: notes 0.19 pt; at least 0.25 pt can "
              "be printed\n  hint: make the sheet for the width at which it is used (--size), or "
              "enlarge symbols, lines and type: --scale 1.4\n");
    document.sheet.min_text_pt = 3;
    document.sheet.min_line_pt = 0;
    EXPECT_EQ(warnings(document, sheet()), "");
}

TEST(CheckLegibility, ScaleOfTheMapChangesTheSizeOnPaper) {
    MapDocument document;
    document.map.size = SheetSize{90, 0, SheetSize::Unit::millimetres};
    document.map.scale = 0.5; // the sheet is laid out at 180 mm and drawn half as large
    EXPECT_DOUBLE_EQ(points_per_pixel(document, sheet()), 0.375);
    EXPECT_THAT(warnings(document, sheet()), HasSubstr("--scale 1\n"));
}

TEST(CheckLegibility, PictureForAScreenIsShownAtMostEightHundredPixelsWide) {
    scene::Scene scene = sheet();
    scene.width = 800;
    MapDocument document;
    document.map.size = SheetSize{1600, 1200, SheetSize::Unit::pixels};
    EXPECT_DOUBLE_EQ(points_per_pixel(document, scene), 0.75);
    document.map.size->width = 400;
    EXPECT_DOUBLE_EQ(points_per_pixel(document, scene), 0.375);
    EXPECT_THAT(warnings(document, scene), HasSubstr("at a width of 400 px: notes 3.0 pt"));
}

TEST(PixelRatio, UprightPicturesForATelephoneHaveLettersOfTheSameSize) {
    const auto ratio = [](double width, double height) {
        MapDocument document;
        document.map.size = SheetSize{width, height, SheetSize::Unit::pixels};
        return pixel_ratio(document);
    };
    EXPECT_DOUBLE_EQ(ratio(1600, 1200), 2.0);
    EXPECT_DOUBLE_EQ(ratio(360, 640), 1.0);
    EXPECT_DOUBLE_EQ(ratio(160, 240), 0.5) << "a thumbnail";
    EXPECT_DOUBLE_EQ(ratio(400, 300), 0.5) << "no room for letters, map and list";
}
