// SPDX-License-Identifier: MIT
// Shading methods: Horn 1981 (slope), Jenness 2013 as GDAL has it (combined, multidirectional), and
// the methods `standard` and `igor` of the style specification.
#include "compose/relief.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using style::Property;

namespace {

constexpr double pi = std::numbers::pi;

Tint premultiplied(const Color& c) {
    return {c.r * c.a, c.g * c.a, c.b * c.a, c.a};
}
Tint scaled(const Tint& t, double k) {
    return {t.r * k, t.g * k, t.b * k, t.a * k};
}
Tint sum(const Tint& a, const Tint& b) {
    return {a.r + b.r, a.g + b.g, a.b + b.b, a.a + b.a};
}
Tint mix(const Tint& a, const Tint& b, double share_of_b) {
    return sum(scaled(a, 1.0 - share_of_b), scaled(b, share_of_b));
}

/// One light.
struct Light {
    double azimuth = 0.0;  ///< radians clockwise from north
    double altitude = 0.0; ///< radians above the horizon
    Tint shadow;
    Tint highlight;
};

/// Direction in which the ground falls, radians.
double aspect_of(double x, double y) {
    if (x != 0.0) return std::atan2(y, -x);
    return y > 0 ? pi / 2 : -pi / 2;
}

/// 0 where the ground faces the light, 1 where it turns away.
double turned_away(double aspect, double azimuth) {
    const double turns = (aspect + azimuth) / pi + 0.5;
    return std::abs(turns - 2.0 * std::floor(turns / 2.0) - 1.0);
}

/// Cosine of the angle between the ground's normal and the light.
double facing(double x, double y, const Light& light) {
    const double azimuth = light.azimuth + pi;
    return (std::sin(light.altitude) - (y * std::cos(azimuth) * std::cos(light.altitude) -
                                        x * std::sin(azimuth) * std::cos(light.altitude))) /
           std::sqrt(1.0 + x * x + y * y);
}

Tint lit(double x, double y, const Light& light) {
    const double shade = std::clamp(facing(x, y, light), 0.0, 1.0);
    return shade > 0.5 ? scaled(light.highlight, 2.0 * shade - 1.0)
                       : scaled(light.shadow, 1.0 - 2.0 * shade);
}

Tint standard(double x, double y, const Light& light, double intensity, const Tint& accent) {
    constexpr double gain = 0.625;
    const double slope = std::atan(gain * std::hypot(x, y));
    const double base = 1.875 - intensity * 1.75;
    const double most = pi / 2;
    const double bent = intensity == 0.5
                            ? slope
                            : (std::pow(base, slope) - 1.0) / (std::pow(base, most) - 1.0) * most;
    const double strength = std::clamp(intensity * 2.0, 0.0, 1.0);
    const Tint accented = scaled(accent, (1.0 - std::cos(bent)) * strength);
    const double away = turned_away(aspect_of(x, y), light.azimuth + pi);
    const Tint shaded = scaled(mix(light.shadow, light.highlight, away), std::sin(bent) * strength);
    return sum(scaled(accented, 1.0 - shaded.a), shaded);
}

Tint igor(double x, double y, const Light& light) {
    const double steep = std::atan(std::hypot(x, y)) * 2.0 / pi;
    const double toward = 1.0 - turned_away(aspect_of(x, y), light.azimuth + pi);
    return sum(scaled(light.shadow, steep * toward),
               scaled(light.highlight, steep * (1.0 - toward)));
}

Tint combined(double x, double y, const Light& light) {
    const double angle =
        std::clamp(std::acos(std::clamp(facing(x, y, light), -1.0, 1.0)), 0.0, pi / 2);
    const double steep = std::atan(std::hypot(x, y)) * 4.0 / pi / pi;
    return sum(scaled(light.shadow, angle * steep),
               scaled(light.highlight, (pi / 2 - angle) * steep));
}

std::vector<Light> lights_of(const style::BoundLayer& bound, double bearing) {
    const auto directions = bound.numbers(Property::hillshade_illumination_direction, 0);
    const std::vector<double> azimuths(directions.begin(), directions.end());
    const auto heights = bound.numbers(Property::hillshade_illumination_altitude, 0);
    const std::vector<double> altitudes(heights.begin(), heights.end());
    const auto shadows = bound.colors(Property::hillshade_shadow_color, 0);
    const auto highlights = bound.colors(Property::hillshade_highlight_color, 0);
    const bool viewport = bound.text(Property::hillshade_illumination_anchor, 0) != "map";
    const auto nth = [](const auto& list, std::size_t i) {
        return list[std::min(i, list.size() - 1)];
    };
    const std::size_t count =
        std::max({azimuths.size(), altitudes.size(), shadows.size(), highlights.size()});
    std::vector<Light> out;
    for (std::size_t i = 0; i < count; ++i) {
        Light light;
        light.azimuth = (nth(azimuths, i) + (viewport ? bearing : 0.0)) * pi / 180.0;
        light.altitude = nth(altitudes, i) * pi / 180.0;
        light.shadow = premultiplied(nth(shadows, i));
        light.highlight = premultiplied(nth(highlights, i));
        out.push_back(light);
    }
    return out;
}

} // namespace

ElevationGrid::ElevationGrid(const RasterSet& set) {
    for (const auto& part : set.parts)
        if (!part->metres.empty() && part->zoom >= 0)
            tiles_[{part->zoom, part->column, part->row}] = part.get();
}

double ElevationGrid::at(const Raster& tile, int x, int y) const {
    const Raster* from = &tile;
    const std::int64_t dx = x < 0 ? -1 : (x >= tile.width ? 1 : 0);
    const std::int64_t dy = y < 0 ? -1 : (y >= tile.height ? 1 : 0);
    if ((dx != 0 || dy != 0) && tile.zoom >= 0) {
        const std::int64_t columns = std::int64_t{1} << tile.zoom;
        const auto beside =
            tiles_.find({tile.zoom, (tile.column + dx + columns) % columns, tile.row + dy});
        const bool fits = beside != tiles_.end() && beside->second->width == tile.width &&
                          beside->second->height == tile.height;
        if (fits) {
            from = beside->second;
            x -= static_cast<int>(dx) * tile.width;
            y -= static_cast<int>(dy) * tile.height;
        }
    }
    x = std::clamp(x, 0, from->width - 1);
    y = std::clamp(y, 0, from->height - 1);
    return from->metres[static_cast<std::size_t>(y) * static_cast<std::size_t>(from->width) +
                        static_cast<std::size_t>(x)];
}

namespace {

/// Slopes of tiles keep 8 bits between -4 and 4, as in the textures of web maps.
double stepped(double slope) {
    const double level = std::round(std::clamp(slope / 8.0 + 0.5, 0.0, 1.0) * 255.0);
    return level / 255.0 * 8.0 - 4.0;
}

/// What a sum of eight differences of metres is a slope by. Small zooms are exaggerated as the
/// specification's renderers do.
double slope_scale(const Raster& tile) {
    const bool is_tile = tile.metres_a_pixel <= 0.0;
    const double zoom = std::max(0.0, is_tile ? static_cast<double>(tile.zoom) : tile.view_zoom);
    const double factor = zoom < 2.0 ? 0.4 : zoom < 4.5 ? 0.35 : 0.3;
    const double exaggeration = zoom < 15.0 ? (zoom - 15.0) * factor : 0.0;
    // 2^28.2562 = eight times the equator in metres: a tile's pixels are measured there.
    return is_tile ? tile.width / std::exp2(exaggeration + (28.2562 - zoom))
                   : 1.0 / (8.0 * tile.metres_a_pixel * std::exp2(exaggeration));
}

} // namespace

Slopes slopes_of(const Raster& tile, const ElevationGrid& grid) {
    Slopes out;
    const auto count = static_cast<std::size_t>(tile.width) * static_cast<std::size_t>(tile.height);
    out.x.resize(count);
    out.y.resize(count);
    const double scale = slope_scale(tile);
    const bool coarse = tile.metres_a_pixel <= 0.0;
    const auto slope = [&](double difference) {
        const double exact = difference * scale;
        return static_cast<float>(coarse ? stepped(exact) : exact);
    };
    for (int y = 0; y < tile.height; ++y) {
        for (int x = 0; x < tile.width; ++x) {
            const auto h = [&](int i, int k) { return grid.at(tile, x + i, y + k); };
            const double east = h(1, -1) + 2 * h(1, 0) + h(1, 1);
            const double west = h(-1, -1) + 2 * h(-1, 0) + h(-1, 1);
            const double south = h(-1, 1) + 2 * h(0, 1) + h(1, 1);
            const double north = h(-1, -1) + 2 * h(0, -1) + h(1, -1);
            const auto i = static_cast<std::size_t>(y) * static_cast<std::size_t>(tile.width) +
                           static_cast<std::size_t>(x);
            out.x[i] = slope(east - west);
            out.y[i] = slope(south - north);
        }
    }
    return out;
}

Shade make_shade(const style::BoundLayer& bound, double bearing) {
    const std::string method(bound.text(Property::hillshade_method, 0));
    const double intensity = bound.number(Property::hillshade_exaggeration, 0);
    const std::vector<Light> lights = lights_of(bound, bearing);
    if (method == "standard" || method.empty()) {
        const Tint accent = premultiplied(bound.color(Property::hillshade_accent_color, 0));
        return [=](double x, double y) { return standard(x, y, lights[0], intensity, accent); };
    }
    const double gain = intensity * 2.0;
    if (method == "igor")
        return [=](double x, double y) { return igor(x * gain, y * gain, lights[0]); };
    if (method == "combined")
        return [=](double x, double y) { return combined(x * gain, y * gain, lights[0]); };
    const std::size_t count = method == "multidirectional" ? lights.size() : 1;
    return [=](double x, double y) {
        Tint out;
        for (std::size_t i = 0; i < count; ++i)
            out = sum(out,
                      scaled(lit(x * gain, y * gain, lights[i]), 1.0 / static_cast<double>(count)));
        return out;
    };
}

} // namespace cordon::compose
