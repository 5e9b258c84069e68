// SPDX-License-Identifier: MIT
// A sprite: its index, a NUL, its bitmap. Each image is drawn plain and stretched.
#include "compose/sprite_icon.hpp"
#include "compose/style_images.hpp"
#include "core/json.hpp"
#include "data/bitmap_file.hpp"
#include "fuzz/support.hpp"

namespace cordon::fuzz {

void run(std::string_view input) {
    const std::size_t end = std::min(input.find('\0'), input.size());
    const Json index = parse_json(input.substr(0, end), "index");
    input.remove_prefix(std::min(end + 1, input.size()));
    constexpr std::size_t most_pixels = std::size_t{1} << 20U;
    const data::RgbaBitmap bitmap = data::decode_bitmap(input, "bitmap", most_pixels);
    compose::StyleImages images;
    images.add_sprite(index, bitmap.rgba, bitmap.width, bitmap.height, "id:");
    if (!index.is_object()) return;
    std::size_t left = 16;
    for (const Json::Member& member : index.members()) {
        const compose::StyleImage* image = images.find("id:" + member.key);
        if (image == nullptr) continue;
        if (left-- == 0) return;
        require(image->rgba->size() == std::size_t{4} * static_cast<std::size_t>(image->width) *
                                           static_cast<std::size_t>(image->height),
                "an image has not as many pixels as it says");
        static_cast<void>(compose::make_sprite_icon(*image, {}, {.size = 1.5, .anchor = "top"}));
        static_cast<void>(compose::make_stretched_icon(*image, {}, {-20.0, -8.0, 70.0, 9.5}, 0.5));
    }
}

} // namespace cordon::fuzz
