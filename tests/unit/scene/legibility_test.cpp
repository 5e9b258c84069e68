// SPDX-License-Identifier: MIT
#include "scene/legibility.hpp"

#include <fmt/format.h>

using namespace cordon;
using namespace cordon::scene;

namespace {

Text text_of(double size) {
    Text text;
    text.text = "Kati";
    text.runs = {{nullptr, size, {Glyph{1, 0, 0}}}};
    return text;
}

Shape line_of(double width) {
    Shape shape;
    shape.path = Path::rectangle({0, 0, 10, 10});
    shape.stroke = Stroke{.width = width};
    return shape;
}

Group part(std::string id, Role role = Role::layer) {
    Group group;
    group.id = std::move(id);
    group.role = role;
    return group;
}

/// `name size×count` of each part.
std::vector<std::string> said(const std::vector<SmallPart>& parts) {
    std::vector<std::string> out;
    for (const SmallPart& p : parts)
        out.push_back(fmt::format("{} {:.2f} ×{}", p.name, p.smallest, p.count));
    return out;
}

} // namespace

TEST(Legibility, NamesThePartsWithTextBelowTheLimitOnPaper) {
    Scene scene;
    Group towns = part("layer-towns");
    towns.add(text_of(8.0)); // 6 pt
    towns.add(text_of(7.0)); // 5.25 pt
    towns.add(text_of(6.0)); // 4.5 pt
    scene.root.add(std::move(towns));
    Group notes = part("notes", Role::none);
    notes.add(text_of(8.0));
    scene.root.add(std::move(notes));
    EXPECT_EQ(said(small_parts(scene, {}).texts), std::vector<std::string>{"layer-towns 4.50 ×2"});
    const auto reduced = small_parts(scene, {.points_per_pixel = 0.5});
    EXPECT_EQ(said(reduced.texts),
              (std::vector<std::string>{"layer-towns 3.00 ×3", "notes 4.00 ×1"}));
    EXPECT_TRUE(small_parts(scene, {.points_per_pixel = 0.1, .min_text = 0}).texts.empty());
}

TEST(Legibility, SizeOfTheLimitItselfIsLargeEnough) {
    Scene scene;
    scene.root.add(text_of(5.5 / 0.75));
    scene.root.add(line_of(0.25 / 0.75));
    EXPECT_TRUE(small_parts(scene, {}).texts.empty());
    EXPECT_TRUE(small_parts(scene, {}).lines.empty());
}

TEST(Legibility, CountsOnlyWhatIsVisible) {
    Scene scene;
    Group lines = part("layer-roads");
    lines.add(line_of(0.2));
    lines.add(line_of(0.0));
    lines.add(line_of(0.03)); // still grows from nothing
    Shape clear = line_of(0.1);
    clear.stroke->color.a = 0;
    lines.add(std::move(clear));
    Group hidden = part("layer-hidden");
    hidden.opacity = 0;
    hidden.add(line_of(0.1));
    scene.root.add(std::move(lines));
    scene.root.add(std::move(hidden));
    Text clear_text = text_of(3);
    clear_text.color.a = 0;
    scene.root.add(std::move(clear_text));
    EXPECT_EQ(said(small_parts(scene, {}).lines), std::vector<std::string>{"layer-roads 0.15 ×1"});
    EXPECT_TRUE(small_parts(scene, {}).texts.empty());
}

TEST(Legibility, IncidentsAndRowsBelongToTheirLayerAndList) {
    Scene scene;
    Group markers = part("layer-incident-markers");
    for (const char* id : {"incident-a", "incident-b"}) {
        Group incident = part(id, Role::incident);
        incident.add(text_of(5));
        markers.add(std::move(incident));
    }
    scene.root.add(std::move(markers));
    Group subtitle = part("", Role::subtitle);
    subtitle.add(text_of(5));
    scene.root.id = "sheet";
    scene.root.add(std::move(subtitle));
    scene.root.add(text_of(5));
    EXPECT_EQ(said(small_parts(scene, {}).texts),
              (std::vector<std::string>{"layer-incident-markers 3.75 ×2", "subtitle 3.75 ×1",
                                        "furniture 3.75 ×1"}));
}
