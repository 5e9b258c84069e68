// SPDX-License-Identifier: MIT
#include "tile/pyramid.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::tile {

namespace {

constexpr std::uint64_t most_tiles = 100'000'000;

void check(const Pyramid& pyramid) {
    if (pyramid.min_zoom < 0 || pyramid.max_zoom > max_zoom || pyramid.min_zoom > pyramid.max_zoom)
        throw Error(fmt::format("zooms {} to {} are not possible: they lie between 0 and {}",
                                pyramid.min_zoom, pyramid.max_zoom, max_zoom));
    if (pyramid.box.empty())
        throw Error("the box of the tiles is empty", "name it with --bbox W,S,E,N");
    const std::uint64_t count = pyramid.tile_count();
    if (count > most_tiles)
        throw Error(fmt::format("{} tiles are too many: the limit is {}", count, most_tiles),
                    "choose fewer zooms with --zoom, or a smaller --bbox");
}

} // namespace

std::string_view name_of(TileFormat format) {
    switch (format) {
    case TileFormat::webp: return "webp";
    case TileFormat::jpeg: return "jpg";
    case TileFormat::mvt: return "mvt";
    case TileFormat::png: break;
    }
    return "png";
}

std::uint64_t Pyramid::tile_count() const {
    std::uint64_t count = 0;
    for (int z = min_zoom; z <= max_zoom; ++z) count += tiles_of(box, z).count();
    return count;
}

std::uint64_t Job::first() const {
    const auto size = static_cast<std::uint64_t>(side) * static_cast<std::uint64_t>(side);
    const std::uint64_t start = first_id(z);
    return start + (hilbert_id({z, x, y}) - start) / size * size;
}

std::vector<std::uint64_t> Job::ids(const TileRange& range) const {
    std::vector<std::uint64_t> out;
    const auto n = static_cast<std::uint32_t>(side);
    for (std::uint32_t row = std::max(y, range.min_y); row < y + n && row <= range.max_y; ++row)
        for (std::uint32_t column = std::max(x, range.min_x);
             column < x + n && column <= range.max_x; ++column)
            out.push_back(hilbert_id({z, column, row}));
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<Job> jobs_of(const Pyramid& pyramid) {
    check(pyramid);
    const auto common = [](std::uint32_t first, std::uint32_t step, std::uint32_t min,
                           std::uint32_t max) {
        return std::min(first + step, max + 1) - std::max(first, min);
    };
    std::vector<Job> jobs;
    for (int z = pyramid.min_zoom; z <= pyramid.max_zoom; ++z) {
        const TileRange range = tiles_of(pyramid.box, z);
        const int side = metatile_side(z);
        const auto step = static_cast<std::uint32_t>(side);
        const std::size_t before = jobs.size();
        for (std::uint32_t y = range.min_y / step * step; y <= range.max_y; y += step)
            for (std::uint32_t x = range.min_x / step * step; x <= range.max_x; x += step)
                jobs.push_back({z, x, y, side,
                                common(x, step, range.min_x, range.max_x) *
                                    common(y, step, range.min_y, range.max_y)});
        std::sort(jobs.begin() + static_cast<std::ptrdiff_t>(before), jobs.end(),
                  [](const Job& a, const Job& b) { return a.first() < b.first(); });
    }
    return jobs;
}

} // namespace cordon::tile
