// SPDX-License-Identifier: MIT
#include "data/raster_file.hpp"

#include "core/diagnostic.hpp"
#include "core/opened_files.hpp"
#include "data/gdal_module.hpp"

#include <fmt/format.h>

#include <limits>

namespace cordon::data {

namespace fs = std::filesystem;

namespace {

constexpr int longest_side = 8192; ///< pixels

[[noreturn]] void fail(const fs::path& path, std::string message, std::string hint) {
    throw Error(
        {Severity::error, std::move(message), {path.string(), 0, 0, {}}, {std::move(hint)}});
}

void run(const fs::path& path, const RasterWindow& window, gdal::RasterRequest& request) {
    std::error_code ignored;
    const std::string absolute = fs::absolute(path).string();
    if (absolute.starts_with("/vsi") || !fs::is_regular_file(path, ignored))
        fail(path, "is not a file", "only files on this computer are read");
    if (window.width < 1 || window.height < 1 || window.width > longest_side ||
        window.height > longest_side)
        fail(path, fmt::format("{} x {} pixels of it are too many", window.width, window.height),
             "draw a smaller sheet, or with fewer dots an inch");
    note_opened(path);
    request.path = absolute.c_str();
    request.crs = window.crs.c_str();
    request.box = {window.box.min_x, window.box.min_y, window.box.max_x, window.box.max_y};
    request.width = window.width;
    request.height = window.height;
    gdal::Answer answer;
    gdal_raster_function()(&request, &answer);
    switch (answer.outcome) {
    case gdal::Outcome::done: return;
    case gdal::Outcome::no_such_layer:
        fail(path, fmt::format("has no band {}", request.band), "bands are counted from 1");
    case gdal::Outcome::bad_crs:
        fail(path, "does not say where on the Earth it lies",
             "give it a CRS and corners, for example with gdal_translate -a_srs -a_ullr");
    case gdal::Outcome::not_opened:
        fail(path, fmt::format("is no raster that can be read ({})", answer.reason.data()),
             "GeoTIFF, PNG, JPEG, WebP, GeoPackage, ASCII grids and SRTM tiles are read");
    case gdal::Outcome::other_version:
        throw Error("the module cordon_gdal.so is of another version than the program",
                    "install both anew");
    default:
        fail(path, fmt::format("cannot be read to its end ({})", answer.reason.data()),
             "the file may be damaged");
    }
}

} // namespace

RgbaBitmap read_raster_colours(const fs::path& path, const RasterWindow& window) {
    RgbaBitmap out{window.width, window.height, {}};
    const std::size_t pixels = static_cast<std::size_t>(std::max(0, window.width)) *
                               static_cast<std::size_t>(std::max(0, window.height));
    if (window.width <= longest_side && window.height <= longest_side) out.rgba.resize(4 * pixels);
    gdal::RasterRequest request;
    request.rgba = out.rgba.data();
    run(path, window, request);
    return out;
}

std::vector<float> read_raster_band(const fs::path& path, int band, const RasterWindow& window) {
    std::vector<float> out;
    const std::size_t pixels = static_cast<std::size_t>(std::max(0, window.width)) *
                               static_cast<std::size_t>(std::max(0, window.height));
    if (window.width <= longest_side && window.height <= longest_side)
        out.assign(pixels, std::numeric_limits<float>::quiet_NaN());
    gdal::RasterRequest request;
    request.band = band;
    request.values = out.data();
    run(path, window, request);
    return out;
}

} // namespace cordon::data
