// SPDX-License-Identifier: MIT
#include "support/seams.hpp"

#include <algorithm>
#include <cstdlib>

namespace cordon::test {

using geom::PageBox;

render::Bitmap picture_of(compose::LevelMap& map, const PageBox& window,
                          const std::set<std::string>& groups) {
    scene::Scene scene;
    scene.width = window.width();
    scene.height = window.height();
    scene.background = {0.5, 0.5, 0.5, 1};
    scene.root = map.draw(window);
    if (!groups.empty())
        std::erase_if(scene.root.children, [&](const scene::Node& node) {
            return !groups.contains(std::get<scene::Group>(node.item).id);
        });
    return render::to_bitmap(scene, 1);
}

namespace {

Difference compare(const render::Bitmap& picture, const render::Bitmap& square, int x, int y,
                   int margin) {
    Difference out;
    for (int row = margin; row < square.height - margin; ++row) {
        for (int column = margin; column < square.width - margin; ++column) {
            const auto* a =
                &picture.rgba[4 * (static_cast<std::size_t>(y + row - margin) * picture.width +
                                   (x + column - margin))];
            const auto* b =
                &square.rgba[4 * (static_cast<std::size_t>(row) * square.width + column)];
            int worst = 0;
            for (int k = 0; k < 4; ++k) worst = std::max(worst, std::abs(a[k] - b[k]));
            out.pixels += worst > 0 ? 1 : 0;
            out.largest = std::max(out.largest, worst);
        }
    }
    return out;
}

} // namespace

Difference seams(compose::LevelMap& map, int side, const std::set<std::string>& groups) {
    constexpr int margin = 64; // as the tiles are drawn
    const int width = map.level().width;
    const int height = map.level().height;
    const render::Bitmap picture = picture_of(map, {0, 0, double(width), double(height)}, groups);
    Difference all;
    for (int y = 0; y < height; y += side) {
        for (int x = 0; x < width; x += side) {
            const PageBox window(x, y, std::min(x + side, width), std::min(y + side, height));
            const Difference one =
                compare(picture, picture_of(map, window.grown(margin), groups), x, y, margin);
            all.pixels += one.pixels;
            all.largest = std::max(all.largest, one.largest);
        }
    }
    return all;
}

Difference seams_at(compose::LevelMap& map, geom::PagePoint corner, int side,
                    const std::set<std::string>& groups) {
    constexpr int margin = 64;
    const double s = side;
    // The picture has the margin too: letters at its own edge are not what is compared.
    const PageBox all(corner.x - s, corner.y - s, corner.x + s, corner.y + s);
    const render::Bitmap framed = picture_of(map, all.grown(margin), groups);
    Difference out;
    for (const int y : {0, side}) {
        for (const int x : {0, side}) {
            const PageBox square(all.min_x + x, all.min_y + y, all.min_x + x + s,
                                 all.min_y + y + s);
            const Difference one = compare(framed, picture_of(map, square.grown(margin), groups),
                                           x + margin, y + margin, margin);
            out.pixels += one.pixels;
            out.largest = std::max(out.largest, one.largest);
        }
    }
    return out;
}

} // namespace cordon::test
