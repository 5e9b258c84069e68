// SPDX-License-Identifier: MIT
#include "conformance/pixel_compare.hpp"

#include <algorithm>
#include <array>

namespace cordon::conformance {

namespace {

using data::RgbaBitmap;

struct Yiq {
    double y = 0.0;
    double i = 0.0;
    double q = 0.0;
};

const std::uint8_t* pixel(const RgbaBitmap& image, int x, int y) {
    return &image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                        static_cast<std::size_t>(x)) *
                       4];
}

/// Colour on white paper in the NTSC space (Kotsarenko and Ramos 2010).
Yiq yiq(const std::uint8_t* p) {
    const double a = p[3] / 255.0;
    const double r = 255.0 + (p[0] - 255.0) * a;
    const double g = 255.0 + (p[1] - 255.0) * a;
    const double b = 255.0 + (p[2] - 255.0) * a;
    return {r * 0.29889531 + g * 0.58662247 + b * 0.11448223,
            r * 0.59597799 - g * 0.27417610 - b * 0.32180189,
            r * 0.21147017 - g * 0.52261711 + b * 0.31114694};
}

double distance(const std::uint8_t* a, const std::uint8_t* b) {
    if (std::equal(a, a + 4, b)) return 0.0;
    const Yiq c = yiq(a);
    const Yiq d = yiq(b);
    const double y = c.y - d.y;
    const double i = c.i - d.i;
    const double q = c.q - d.q;
    return 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q;
}

/// Calls f(x, y) for the up to eight neighbours.
template <typename F>
void for_neighbours(const RgbaBitmap& image, int x, int y, F&& f) {
    for (int nx = std::max(x - 1, 0); nx <= std::min(x + 1, image.width - 1); ++nx)
        for (int ny = std::max(y - 1, 0); ny <= std::min(y + 1, image.height - 1); ++ny)
            if (nx != x || ny != y) f(nx, ny);
}

bool at_border(const RgbaBitmap& image, int x, int y) {
    return x == 0 || y == 0 || x == image.width - 1 || y == image.height - 1;
}

/// Has the pixel at least three neighbours of its own colour?
bool in_flat_area(const RgbaBitmap& image, int x, int y) {
    int same = at_border(image, x, y) ? 1 : 0;
    const std::uint8_t* mine = pixel(image, x, y);
    for_neighbours(image, x, y, [&](int nx, int ny) {
        if (std::equal(mine, mine + 4, pixel(image, nx, ny))) ++same;
    });
    return same > 2;
}

/// Is the pixel of `image` a step between a darker and a lighter area (Vysniauskas 2009)?
bool is_soft_edge(const RgbaBitmap& image, int x, int y, const RgbaBitmap& other) {
    int equal = at_border(image, x, y) ? 1 : 0;
    double darkest = 0.0;
    double lightest = 0.0;
    std::array<int, 2> dark{};
    std::array<int, 2> light{};
    const double own = yiq(pixel(image, x, y)).y;
    for_neighbours(image, x, y, [&](int nx, int ny) {
        const double delta = own - yiq(pixel(image, nx, ny)).y;
        if (delta == 0.0) ++equal;
        if (delta < darkest) {
            darkest = delta;
            dark = {nx, ny};
        } else if (delta > lightest) {
            lightest = delta;
            light = {nx, ny};
        }
    });
    if (equal > 2 || darkest == 0.0 || lightest == 0.0) return false;
    const auto flat = [&](const std::array<int, 2>& p) {
        return in_flat_area(image, p[0], p[1]) && in_flat_area(other, p[0], p[1]);
    };
    return flat(dark) || flat(light);
}

} // namespace

std::size_t differing_pixels(const RgbaBitmap& a, const RgbaBitmap& b, double threshold,
                             std::vector<std::uint8_t>* marks) {
    constexpr double largest = 35215.0; // distance of black and white
    const double limit = largest * threshold * threshold;
    std::size_t count = 0;
    if (marks != nullptr) marks->assign(a.rgba.size() / 4, 0);
    for (int y = 0; y < a.height; ++y) {
        for (int x = 0; x < a.width; ++x) {
            if (distance(pixel(a, x, y), pixel(b, x, y)) <= limit) continue;
            const bool soft = is_soft_edge(a, x, y, b) || is_soft_edge(b, x, y, a);
            if (!soft) ++count;
            if (marks != nullptr)
                (*marks)[static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) +
                         static_cast<std::size_t>(x)] = soft ? 1 : 2;
        }
    }
    return count;
}

} // namespace cordon::conformance
