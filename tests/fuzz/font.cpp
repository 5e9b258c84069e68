// SPDX-License-Identifier: MIT
// A font file that a style brings along: checked, opened, set and drawn in all formats.
#include "core/diagnostic.hpp"
#include "fuzz/support.hpp"
#include "render/font_file.hpp"
#include "render/render.hpp"
#include "text/font_files.hpp"
#include "text/shaper.hpp"

#include <future>

namespace cordon::fuzz {

namespace {

void draw(const text::ShapedText& shaped) {
    scene::Scene scene;
    scene.width = 200;
    scene.height = 60;
    for (scene::Text& line : text::place(shaped, {5, 5}, {})) scene.root.add(std::move(line));
    require(!render::to_png(scene, {}).empty(), "a PNG without bytes");
    require(!render::to_svg(scene, {}).empty(), "an SVG without bytes");
    require(!render::to_pdf(scene).empty(), "a PDF without bytes");
}

} // namespace

void run(std::string_view input) {
    const MemoryFile file(input);
    text::FontFile font{"Own", file.path().string(), {}, nullptr};
    if (auto unpacked = render::unpacked_font(input, "input"))
        font.unpacked = std::make_shared<const std::string>(std::move(*unpacked));
    auto files = std::make_shared<text::FontFiles>();
    files->add(font);
    require(files->size() == 1, "a font is read that is not there");
    CollectingReporter reporter;
    text::Shaper shaper(reporter, files);
    // Letters are kept for each thread by the name of their file, which is the next input's too.
    std::async(std::launch::async, [&] {
        draw(shaper.shape("Gao ffi Ségou غاو", {.fonts = {"Own"}}));
    }).get();
}

} // namespace cordon::fuzz
