// SPDX-License-Identifier: MIT
#include "support.hpp"

#include <hb.h>

#include <cmath>
#include <filesystem>
#include <numbers>

namespace cordon::render::test {

using scene::Fill;
using scene::Group;
using scene::Path;
using scene::Shape;
using scene::Stroke;
using scene::Text;

namespace {

constexpr const char* inter_file = "/usr/share/fonts/opentype/inter/Inter-Regular.otf";
constexpr const char* naskh_file = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf";

Color rgb(double r, double g, double b, double a = 1) {
    return {r, g, b, a};
}

/// A closed star of `n` points that crosses itself.
Path star(scene::PagePoint center, double radius, int n) {
    Path path;
    for (int i = 0; i < n; ++i) {
        const double angle = 2 * std::numbers::pi * i * 2 / n;
        const scene::PagePoint p{center.x + radius * std::sin(angle),
                                 center.y - radius * std::cos(angle)};
        if (i == 0)
            path.move_to(p);
        else
            path.line_to(p);
    }
    path.close();
    return path;
}

Path wave(double y, double phase) {
    Path path;
    for (int i = 0; i <= 100; ++i) {
        const scene::PagePoint p{20 + i * 4.4, y + 14 * std::sin(i * 0.13 + phase)};
        if (i == 0)
            path.move_to(p);
        else
            path.line_to(p);
    }
    return path;
}

Group land() {
    Group group{.id = "layer-land",
                .role = scene::Role::layer,
                .title = "Land",
                .description = {},
                .data = {},
                .clip = Path::circle({240, 160}, 155),
                .children = {}};
    Shape fill;
    fill.fill = Fill{.color = rgb(0.93, 0.9, 0.82)};
    fill.stroke =
        Stroke{.color = rgb(0.4, 0.4, 0.4), .width = 1.5, .join = scene::Join::round, .dashes = {}};
    fill.path = star({150, 150}, 130, 5);
    fill.end_piece();
    fill.path.append(star({330, 170}, 120, 7));
    fill.end_piece();
    group.add(std::move(fill));
    return group;
}

Group roads() {
    Group group{.id = "layer-roads",
                .role = scene::Role::layer,
                .title = "Roads",
                .description = {},
                .data = {},
                .clip = {},
                .children = {}};
    Shape casing;
    casing.stroke = Stroke{.color = rgb(0.2, 0.2, 0.3),
                           .width = 5,
                           .cap = scene::Cap::round,
                           .join = scene::Join::round,
                           .dashes = {}};
    Shape dashed;
    dashed.stroke =
        Stroke{.color = rgb(0.8, 0.1, 0.1), .width = 2, .dashes = {9, 4, 2, 4}, .dash_offset = 3};
    for (int i = 0; i < 3; ++i) {
        casing.path.append(wave(90 + 60.3 * i, i));
        casing.end_piece();
        dashed.path.append(wave(110 + 60.3 * i, i + 0.5));
        dashed.end_piece();
    }
    group.add(std::move(casing));
    group.add(std::move(dashed));
    return group;
}

Group buffers() {
    Group group{.id = "layer-buffers",
                .role = scene::Role::layer,
                .title = "Buffers",
                .description = {},
                .data = {},
                .clip = {},
                .opacity = 0.5,
                .children = {}};
    Shape shape;
    shape.fill = Fill{.color = rgb(0.9, 0.3, 0.1)};
    for (int i = 0; i < 3; ++i) {
        shape.path.append(Path::circle({120.0 + 40 * i, 230.5}, 35));
        shape.end_piece();
    }
    group.add(std::move(shape));
    return group;
}

Group towns() {
    Group group{.id = "layer-towns",
                .role = scene::Role::layer,
                .title = "Towns & villages",
                .description = {},
                .data = {{"source", "a <b>"}},
                .clip = {},
                .children = {}};
    scene::Stamps stamps;
    stamps.path = Path::circle({}, 4);
    stamps.fill = Fill{.color = rgb(0.1, 0.3, 0.7, 0.6)};
    stamps.stroke = Stroke{.color = rgb(1, 1, 1), .width = 1, .dashes = {}};
    for (int i = 0; i < 30; ++i) stamps.at.push_back({30 + 14.37 * i, 300 + 8 * std::sin(i * 0.7)});
    group.add(std::move(stamps));
    return group;
}

Group labels() {
    Group group{.id = "labels",
                .role = scene::Role::layer,
                .title = "Labels",
                .description = {},
                .data = {},
                .clip = {},
                .children = {}};
    const scene::Halo halo{rgb(1, 1, 1), 2};
    Text plain = shaped("Bamako AVATAR office", inter(), 22, {30, 60});
    Text haloed = shaped("Koulikoro", inter(), 18, {280.3, 120.6});
    haloed.halo = halo;
    haloed.color = rgb(0.1, 0.1, 0.1);
    Text turned = shaped("Turned Niger", inter(), 16, {60, 250});
    turned.angle = -35;
    turned.halo = halo;
    Text arabic = shaped("باماكو كوليكورو", naskh(), 24, {300, 60});
    arabic.right_to_left = true;
    arabic.language = "ar";
    for (Text* text : {&plain, &haloed, &turned, &arabic}) group.add(std::move(*text));
    Text river = curved(shaped("River bend", inter(), 15, {330, 240}), 80);
    river.color = rgb(0.1, 0.2, 0.6);
    group.add(std::move(river));
    return group;
}

} // namespace

bool has_fonts() {
    return std::filesystem::exists(inter_file) && std::filesystem::exists(naskh_file);
}

scene::FontPtr inter() {
    return std::make_shared<scene::Font>(scene::Font{.family = "Inter", .file = inter_file});
}

scene::FontPtr naskh() {
    return std::make_shared<scene::Font>(
        scene::Font{.family = "Noto Naskh Arabic", .file = naskh_file});
}

Text shaped(const std::string& text, const scene::FontPtr& font, double size,
            scene::PagePoint origin) {
    hb_blob_t* blob = hb_blob_create_from_file(font->file.c_str());
    hb_face_t* face = hb_face_create(blob, static_cast<unsigned>(font->index));
    hb_font_t* shaper = hb_font_create(face);
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0,
                       static_cast<int>(text.size()));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(shaper, buffer, nullptr, 0);
    const double scale = size / hb_face_get_upem(face);
    Text out{.text = text, .language = {}, .origin = origin, .color = {}, .halo = {}, .runs = {}};
    scene::GlyphRun run{.font = font, .size = size, .glyphs = {}};
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 0; i < count; ++i) {
        run.glyphs.push_back({.id = infos[i].codepoint,
                              .x = out.width + places[i].x_offset * scale,
                              .y = -places[i].y_offset * scale,
                              .cluster = infos[i].cluster});
        out.width += places[i].x_advance * scale;
    }
    out.runs.push_back(std::move(run));
    hb_buffer_destroy(buffer);
    hb_font_destroy(shaper);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return out;
}

Text curved(Text text, double radius) {
    text.curved = true;
    for (scene::Glyph& glyph : text.runs[0].glyphs) {
        const double turn = glyph.x / radius - 0.5;
        glyph.x = radius * (std::sin(turn) + std::sin(0.5));
        glyph.y = radius * (std::cos(0.5) - std::cos(turn));
        glyph.angle = turn * 180 / std::numbers::pi;
    }
    return text;
}

scene::Scene rich_scene() {
    scene::Scene scene{.width = 480,
                       .height = 320,
                       .background = {0.8, 0.87, 0.93, 1},
                       .root = {},
                       .metadata = {}};
    scene.metadata.title = "Roads round Bamako";
    scene.metadata.description = "A map that shows everything a scene can hold.";
    scene.metadata.author = "A. Author";
    scene.metadata.keywords = {"roads", "Mali"};
    scene.metadata.date = Date::from_civil(2025, 10, 30);
    scene.metadata.record = R"({"cordon":"0.1.0","inputs":[]})";
    Group map{.id = "map",
              .role = scene::Role::map,
              .title = "Map",
              .description = "Roads & towns round Bamako.",
              .data = {},
              .clip = Path::rectangle({10, 40, 470, 310}),
              .children = {}};
    map.add(land());
    map.add(roads());
    map.add(buffers());
    map.add(towns());
    Group title{.id = "sheet-title",
                .role = scene::Role::title,
                .title = {},
                .description = {},
                .data = {},
                .clip = {},
                .children = {}};
    if (has_fonts()) {
        map.add(labels());
        title.add(shaped("Roads round Bamako, 30 October", inter(), 17, {12, 26}));
    }
    scene.root.add(std::move(title));
    scene.root.add(std::move(map));
    return scene;
}

} // namespace cordon::render::test
