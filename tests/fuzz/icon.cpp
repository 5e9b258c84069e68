// SPDX-License-Identifier: MIT
// An icon: SVG text of a stranger, checked, resolved and drawn.
#include "core/diagnostic.hpp"
#include "fuzz/support.hpp"
#include "render/artwork.hpp"

#include <algorithm>

namespace cordon::fuzz {

namespace {

/// Is the text accepted by the check alone?
bool passes_check(std::string_view svg) {
    try {
        render::check_icon(svg, "input");
        return true;
    } catch (const Error&) {
        return false;
    }
}

void draw(const scene::Artwork& art) {
    constexpr double most_side = 128.0; // pixels: more of them find nothing more
    const double ratio = std::min(2.0, most_side / std::max(art.width, art.height));
    const render::Bitmap bitmap = render::to_bitmap(art, {0.8, 0.1, 0.2, 1.0}, ratio);
    require(bitmap.width > 0 && bitmap.height > 0, "an icon without pixels");
    require(bitmap.rgba.size() == std::size_t{4} * static_cast<std::size_t>(bitmap.width) *
                                      static_cast<std::size_t>(bitmap.height),
            "an icon has not as many pixels as it says");
}

} // namespace

void run(std::string_view input) {
    require(render::root_of(input) <= input.size(), "the first element lies behind the text");
    const bool passes = passes_check(input);
    const scene::ArtworkPtr art = render::read_artwork(input, "input");
    require(passes, "an icon is read that the check refuses");
    require(art->width > 0 && art->width <= render::most_icon_side, "a width beyond the limit");
    require(art->height > 0 && art->height <= render::most_icon_side, "a height beyond the limit");
    require(render::read_artwork(input, "again")->svg == art->svg, "an icon reads differently");
    draw(*art);
}

} // namespace cordon::fuzz

/// Cairo 1.16 loses the surfaces of groups that it writes as SVG; it is not ours to mend.
// The name is the sanitizer's.
// NOLINTNEXTLINE(readability-identifier-naming,bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libcairo.so.2\n";
}
