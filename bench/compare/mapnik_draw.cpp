// SPDX-License-Identifier: MIT
// Draws a Mapnik style at 1600x1200: mapnik_draw STYLE.xml OUTPUT.{png,svg,pdf}. The extent is the
// style's maximum-extent. (mapnik-render of Mapnik 3.1 cannot be told a size.)
#include <mapnik/agg_renderer.hpp>
#include <mapnik/cairo_io.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/image.hpp>
#include <mapnik/image_util.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>

#include <string>

int main(int count, char** arguments) {
    if (count != 3) return 2;
    const std::string style = arguments[1];
    const std::string output = arguments[2];
    const std::string ending = output.substr(output.rfind('.') + 1);
    mapnik::datasource_cache::instance().register_datasource(INPUT_PLUGINS "/shape.input");
    mapnik::Map map(1600, 1200);
    mapnik::load_map(map, style, true);
    map.zoom_to_box(*map.maximum_extent());
    if (ending != "png") {
        mapnik::save_to_cairo_file(map, output, ending, 1.0, 0.0);
        return 0;
    }
    mapnik::image_rgba8 picture(map.width(), map.height());
    mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, picture);
    renderer.apply();
    mapnik::save_to_file(picture, output, "png32");
    return 0;
}
