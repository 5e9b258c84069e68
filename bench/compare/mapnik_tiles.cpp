// SPDX-License-Identifier: MIT
// Draws Web Mercator tiles of a Mapnik style: mapnik_tiles STYLE.xml FOLDER MIN_ZOOM MAX_ZOOM
// METATILE W S E N. METATILE = tiles a side that are drawn at once; names and lines reach in from a
// buffer of 128 px.
#include <mapnik/agg_renderer.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/image.hpp>
#include <mapnik/image_util.hpp>
#include <mapnik/image_view.hpp>
#include <mapnik/image_view_any.hpp>
#include <mapnik/layer.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double half_world = 6378137.0 * pi;
constexpr int side = 256;

int column(double longitude, int n) {
    return std::min(n - 1, static_cast<int>((longitude + 180) / 360 * n));
}
int row(double latitude, int n) {
    const double y = (1 - std::asinh(std::tan(latitude * pi / 180)) / pi) / 2 * n;
    return std::min(n - 1, static_cast<int>(y));
}

void write(const mapnik::image_rgba8& picture, const std::string& folder, int z, int x, int y,
           int left, int top) {
    const std::string place = folder + "/" + std::to_string(z) + "/" + std::to_string(x);
    mkdir((folder + "/" + std::to_string(z)).c_str(), 0777);
    mkdir(place.c_str(), 0777);
    const mapnik::image_view_any part(mapnik::image_view_rgba8(left, top, side, side, picture));
    mapnik::save_to_file(part, place + "/" + std::to_string(y) + ".png", "png32");
}

} // namespace

int main(int count, char** arguments) {
    if (count != 10) return 2;
    const std::string folder = arguments[2];
    const int meta = std::atoi(arguments[5]);
    const double west = std::atof(arguments[6]), south = std::atof(arguments[7]);
    const double east = std::atof(arguments[8]), north = std::atof(arguments[9]);
    mapnik::datasource_cache::instance().register_datasource(INPUT_PLUGINS "/shape.input");
    mapnik::Map map(side, side);
    mapnik::load_map(map, arguments[1], true);
    map.set_srs("+proj=merc +a=6378137 +b=6378137 +units=m +nadgrids=@null +wktext +no_defs");
    map.reset_maximum_extent(); // that of the sheet
    map.set_buffer_size(128);
    for (int z = std::atoi(arguments[3]); z <= std::atoi(arguments[4]); ++z) {
        const int n = 1 << z;
        const int x0 = column(west, n), x1 = column(east, n), y0 = row(north, n),
                  y1 = row(south, n);
        for (int my = y0 / meta * meta; my <= y1; my += meta) {
            for (int mx = x0 / meta * meta; mx <= x1; mx += meta) {
                const int tiles = std::min(meta, n);
                map.resize(side * tiles, side * tiles);
                const double tile = 2 * half_world / n;
                map.zoom_to_box({mx * tile - half_world, half_world - (my + tiles) * tile,
                                 (mx + tiles) * tile - half_world, half_world - my * tile});
                mapnik::image_rgba8 picture(map.width(), map.height());
                mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, picture);
                renderer.apply();
                for (int y = std::max(my, y0); y < my + tiles && y <= y1; ++y)
                    for (int x = std::max(mx, x0); x < mx + tiles && x <= x1; ++x)
                        write(picture, folder, z, x, y, (x - mx) * side, (y - my) * side);
            }
        }
    }
    return 0;
}
