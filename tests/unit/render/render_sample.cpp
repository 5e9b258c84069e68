// SPDX-License-Identifier: MIT
#include "support.hpp"

#include "core/file.hpp"
#include "render/render.hpp"

#include <filesystem>

/// Usage: render_sample FOLDER. Writes sample.png, sample.svg, outline.svg and sample.pdf.
int main(int count, char** arguments) {
    if (count != 2) return 2;
    using namespace cordon;
    const std::filesystem::path folder = arguments[1];
    const scene::Scene scene = render::test::rich_scene();
    write_file(folder / "sample.png", render::to_png(scene, {}));
    write_file(folder / "sample.svg", render::to_svg(scene, {}));
    write_file(folder / "outline.svg", render::to_svg(scene, {.text = render::SvgText::outline}));
    write_file(folder / "sample.pdf", render::to_pdf(scene));
    return 0;
}
