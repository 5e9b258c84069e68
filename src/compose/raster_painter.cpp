// SPDX-License-Identifier: MIT
#include "compose/raster_painter.hpp"

#include "compose/relief.hpp"
#include "compose/web_mercator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PagePoint;
using style::LayerType;
using style::Property;

namespace {

using Corner = Raster::Corner;

/// From the plane of a raster's corners to its unit square: bilinear in general, affine for tiles.
class UnitSquare {
  public:
    explicit UnitSquare(const std::array<Corner, 4>& c) : c_(c) {
        const double bend_x = c[0].x - c[1].x + c[2].x - c[3].x;
        const double bend_y = c[0].y - c[1].y + c[2].y - c[3].y;
        // The projective map of the unit square to a quadrilateral (Heckbert 1989).
        const double dx1 = c[1].x - c[2].x;
        const double dx2 = c[3].x - c[2].x;
        const double dy1 = c[1].y - c[2].y;
        const double dy2 = c[3].y - c[2].y;
        const double det = dx1 * dy2 - dx2 * dy1;
        g_ = det == 0 ? 0 : (bend_x * dy2 - dx2 * bend_y) / det;
        h_ = det == 0 ? 0 : (dx1 * bend_y - bend_x * dy1) / det;
        a_ = c[1].x - c[0].x + g_ * c[1].x;
        b_ = c[3].x - c[0].x + h_ * c[3].x;
        d_ = c[1].y - c[0].y + g_ * c[1].y;
        e_ = c[3].y - c[0].y + h_ * c[3].y;
    }
    /// u, v of a place; both in 0..1 inside.
    [[nodiscard]] std::array<double, 2> at(double x, double y) const {
        const double px = x - c_[0].x;
        const double py = y - c_[0].y;
        const double m00 = a_ - g_ * x;
        const double m01 = b_ - h_ * x;
        const double m10 = d_ - g_ * y;
        const double m11 = e_ - h_ * y;
        const double det = m00 * m11 - m01 * m10;
        if (det == 0) return {-1, -1};
        return {(px * m11 - m01 * py) / det, (m00 * py - px * m10) / det};
    }

  private:
    std::array<Corner, 4> c_;
    double a_, b_, d_, e_, g_, h_;
};

/// Colour at a place in one raster.
using Sampler = std::function<Tint(double u, double v)>;

/// Four pixels and how much of each, for a place in pixels.
template <typename Read>
auto bilinear(double x, double y, int width, int height, Read&& read) {
    const double fx = std::floor(x - 0.5);
    const double fy = std::floor(y - 0.5);
    const double tx = x - 0.5 - fx;
    const double ty = y - 0.5 - fy;
    const auto column = [&](double v) { return std::clamp(static_cast<int>(v), 0, width - 1); };
    const auto row = [&](double v) { return std::clamp(static_cast<int>(v), 0, height - 1); };
    const auto a = read(column(fx), row(fy));
    const auto b = read(column(fx + 1), row(fy));
    const auto c = read(column(fx), row(fy + 1));
    const auto d = read(column(fx + 1), row(fy + 1));
    return (a * (1 - tx) + b * tx) * (1 - ty) + (c * (1 - tx) + d * tx) * ty;
}

/// Arithmetic on colours for bilinear().
struct Pixel4 {
    std::array<double, 4> v{};
    friend Pixel4 operator*(Pixel4 p, double k) {
        for (double& part : p.v) part *= k;
        return p;
    }
    friend Pixel4 operator+(Pixel4 a, const Pixel4& b) {
        for (std::size_t i = 0; i < 4; ++i) a.v.at(i) += b.v.at(i);
        return a;
    }
};

/// raster-hue-rotate, -saturation, -contrast and -brightness on straight colours.
class ColorChange {
  public:
    explicit ColorChange(const style::BoundLayer& bound) {
        const double angle =
            bound.number(Property::raster_hue_rotate, 0) * std::numbers::pi / 180.0;
        const double s = std::sin(angle);
        const double c = std::cos(angle);
        const double k = std::sqrt(3.0) * s;
        spin_ = {(2 * c + 1) / 3, (-k - c + 1) / 3, (k - c + 1) / 3};
        const double saturation = bound.number(Property::raster_saturation, 0);
        saturation_ = saturation > 0 ? 1.0 - 1.0 / (1.001 - saturation) : -saturation;
        const double contrast = bound.number(Property::raster_contrast, 0);
        contrast_ = contrast > 0 ? 1.0 / (1.0 - std::min(contrast, 0.9999)) : 1.0 + contrast;
        low_ = bound.number(Property::raster_brightness_min, 0);
        high_ = bound.number(Property::raster_brightness_max, 0);
    }
    [[nodiscard]] std::array<double, 3> operator()(std::array<double, 3> c) const {
        c = {c[0] * spin_[0] + c[1] * spin_[1] + c[2] * spin_[2],
             c[0] * spin_[2] + c[1] * spin_[0] + c[2] * spin_[1],
             c[0] * spin_[1] + c[1] * spin_[2] + c[2] * spin_[0]};
        const double grey = (c[0] + c[1] + c[2]) / 3;
        for (double& part : c) {
            part += (grey - part) * saturation_;
            part = (part - 0.5) * contrast_ + 0.5;
            part = std::clamp(low_ + (high_ - low_) * part, 0.0, 1.0);
        }
        return c;
    }

  private:
    std::array<double, 3> spin_{};
    double saturation_ = 0.0;
    double contrast_ = 1.0;
    double low_ = 0.0;
    double high_ = 1.0;
};

Sampler picture_sampler(const Raster& raster, const ColorChange& change, bool nearest) {
    return [&raster, change, nearest](double u, double v) -> Tint {
        const auto read = [&](int x, int y) {
            const std::uint8_t* p = &raster.rgba[4 * (static_cast<std::size_t>(y) *
                                                          static_cast<std::size_t>(raster.width) +
                                                      static_cast<std::size_t>(x))];
            const double a = p[3] / 255.0;
            return Pixel4{{p[0] / 255.0 * a, p[1] / 255.0 * a, p[2] / 255.0 * a, a}};
        };
        const double x = u * raster.width;
        const double y = v * raster.height;
        const Pixel4 p = nearest ? read(std::clamp(static_cast<int>(x), 0, raster.width - 1),
                                        std::clamp(static_cast<int>(y), 0, raster.height - 1))
                                 : bilinear(x, y, raster.width, raster.height, read);
        const double a = p.v[3];
        if (a <= 0) return {};
        const auto c = change({p.v[0] / a, p.v[1] / a, p.v[2] / a});
        return {c[0] * a, c[1] * a, c[2] * a, a};
    };
}

/// Latitude-dependent stretch of the ground at a place of a tile.
double ground_scale(const Raster& raster, double v) {
    const double y = raster.corners[0].y + (raster.corners[3].y - raster.corners[0].y) * v;
    const double latitude = square_latitude(y);
    return std::cos(latitude);
}

Sampler hillshade_sampler(const Raster& raster, const ElevationGrid& grid, const Shade& shade,
                          bool nearest) {
    auto slopes = std::make_shared<const Slopes>(slopes_of(raster, grid));
    return [&raster, slopes, shade, nearest](double u, double v) -> Tint {
        const auto read = [&](const std::vector<float>& from) {
            const auto at = [&](int x, int y) {
                return static_cast<double>(
                    from[static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
                         static_cast<std::size_t>(x)]);
            };
            const double x = u * raster.width;
            const double y = v * raster.height;
            if (nearest)
                return at(std::clamp(static_cast<int>(x), 0, raster.width - 1),
                          std::clamp(static_cast<int>(y), 0, raster.height - 1));
            return bilinear(x, y, raster.width, raster.height, at);
        };
        const double k = 1.0 / ground_scale(raster, v);
        return shade(read(slopes->x) * k, read(slopes->y) * k);
    };
}

Sampler relief_sampler(const Raster& raster, const ElevationGrid& grid,
                       const style::BoundLayer& bound, bool nearest) {
    return [&raster, &grid, &bound, nearest](double u, double v) -> Tint {
        const double x = u * raster.width;
        const double y = v * raster.height;
        double metres = 0;
        if (nearest) {
            metres = grid.at(raster, static_cast<int>(x), static_cast<int>(y));
        } else {
            const auto fx = static_cast<int>(std::floor(x - 0.5));
            const auto fy = static_cast<int>(std::floor(y - 0.5));
            const double tx = x - 0.5 - fx;
            const double ty = y - 0.5 - fy;
            metres =
                (grid.at(raster, fx, fy) * (1 - tx) + grid.at(raster, fx + 1, fy) * tx) * (1 - ty) +
                (grid.at(raster, fx, fy + 1) * (1 - tx) + grid.at(raster, fx + 1, fy + 1) * tx) *
                    ty;
        }
        if (!std::isfinite(metres)) return {};
        const Color c = bound.ramp(Property::color_relief_color, metres);
        return {c.r * c.a, c.g * c.a, c.b * c.a, c.a};
    };
}

/// From device pixels to the plane of the rasters' corners. For projections other than Web Mercator
/// a coarse grid of exact places is filled in between.
class Plane {
  public:
    Plane(const RasterView& view, int width, int height)
        : frame_(view.frame), drawn_(view.drawn()), ratio_(view.pixel_ratio),
          direct_(view.set.space == Raster::Space::map ||
                  view.frame.projection().is_web_mercator()),
          mercator_(view.set.space == Raster::Space::mercator) {
        if (view.manner == Manner::web && direct_) align(view.frame);
        if (direct_) return;
        columns_ = width / cell + 2;
        const int rows = height / cell + 2;
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < columns_; ++c) {
                const auto place =
                    frame_.projection().inverse(frame_.to_map(page(c * cell, r * cell)));
                const double none = std::numeric_limits<double>::quiet_NaN();
                const geom::Projected p = place ? to_square(*place) : geom::Projected{none, none};
                grid_.push_back({p.x, p.y});
            }
    }
    [[nodiscard]] Corner at(double x, double y) const {
        if (direct_) {
            const geom::Projected map = frame_.to_map(page(x, y)) - shift_;
            if (!mercator_) return {map.x, map.y};
            const geom::Projected square = metres_to_square(map);
            return {square.x, square.y};
        }
        const int c = static_cast<int>(x) / cell;
        const int r = static_cast<int>(y) / cell;
        const double tx = x / cell - c;
        const double ty = y / cell - r;
        const auto node = [&](int i, int k) {
            return grid_[static_cast<std::size_t>(k) * static_cast<std::size_t>(columns_) +
                         static_cast<std::size_t>(i)];
        };
        const Corner a = node(c, r);
        // Longitudes jump at the antimeridian; the cell is taken apart from its first corner.
        const auto near = [&](Corner p) {
            p.x -= std::round(p.x - a.x);
            return p;
        };
        const Corner b = near(node(c + 1, r));
        const Corner d = near(node(c, r + 1));
        const Corner e = near(node(c + 1, r + 1));
        return {(a.x * (1 - tx) + b.x * tx) * (1 - ty) + (d.x * (1 - tx) + e.x * tx) * ty,
                (a.y * (1 - tx) + b.y * tx) * (1 - ty) + (d.y * (1 - tx) + e.y * tx) * ty};
    }

  private:
    static constexpr int cell = 8; ///< device pixels
    [[nodiscard]] PagePoint page(double x, double y) const {
        return {drawn_.min_x + x / ratio_, drawn_.min_y + y / ratio_};
    }
    /// Web maps move bitmaps by less than a pixel, so that theirs meet those of the screen.
    void align(const MapFrame& frame) {
        const auto off = [](double center, double length) {
            const double odd = std::fmod(length, 2.0) / 2.0;
            const double d = center - std::round(center) + odd;
            return d > 0.5 ? d - 1.0 : d;
        };
        const double r = frame.resolution();
        const geom::Projected square = metres_to_square(frame.center());
        const double pixels = world_metres / r;
        shift_ = {off(square.x * pixels, frame.box().width()) * r,
                  -off(square.y * pixels, frame.box().height()) * r};
    }
    const MapFrame& frame_;
    geom::PageBox drawn_;
    double ratio_;
    geom::Projected shift_{}; ///< map metres by which bitmaps are drawn beside their place
    bool direct_;
    bool mercator_;
    int columns_ = 0;
    std::vector<Corner> grid_;
};

/// A raster with the box of its corners, which is quick to ask.
struct Part {
    const Raster* raster = nullptr;
    UnitSquare square;
    Sampler sampler;
    double min_x, max_x, min_y, max_y;

    Part(const Raster& from, Sampler how)
        : raster(&from), square(from.corners), sampler(std::move(how)) {
        const auto& c = from.corners;
        min_x = std::min({c[0].x, c[1].x, c[2].x, c[3].x});
        max_x = std::max({c[0].x, c[1].x, c[2].x, c[3].x});
        min_y = std::min({c[0].y, c[1].y, c[2].y, c[3].y});
        max_y = std::max({c[0].y, c[1].y, c[2].y, c[3].y});
    }
};

std::vector<Part> parts_of(const style::Layer& layer, const style::BoundLayer& bound,
                           const RasterView& view, const ElevationGrid& grid) {
    const auto word = [&](Property property) { return bound.text(property, 0) == "nearest"; };
    const bool nearest = layer.has(Property::resampling) ? word(Property::resampling)
                                                         : word(Property::raster_resampling);
    std::vector<Part> out;
    const ColorChange change(bound);
    const Shade shade =
        layer.type == LayerType::hillshade ? make_shade(bound, view.frame.bearing()) : Shade();
    for (const auto& part : view.set.parts) {
        if (layer.type == LayerType::raster) {
            if (!part->rgba.empty())
                out.emplace_back(*part, picture_sampler(*part, change, nearest));
        } else if (!part->metres.empty()) {
            out.emplace_back(*part, layer.type == LayerType::hillshade
                                        ? hillshade_sampler(*part, grid, shade, nearest)
                                        : relief_sampler(*part, grid, bound, nearest));
        }
    }
    return out;
}

std::uint8_t byte_of(double v) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0, 1.0) * 255.0));
}

void put(std::uint8_t* out, const Tint& t, double opacity) {
    if (t.a <= 0) return;
    for (const auto& [i, part] : {std::pair(0, t.r), std::pair(1, t.g), std::pair(2, t.b)})
        out[i] = byte_of(part / t.a);
    out[3] = byte_of(t.a * opacity);
}

} // namespace

void paint_raster(const style::Layer& layer, const style::BoundLayer& bound, const RasterView& view,
                  scene::Group& out) {
    const geom::PageBox& box = view.drawn();
    const int width = static_cast<int>(std::ceil(box.width() * view.pixel_ratio - 1e-3));
    const int height = static_cast<int>(std::ceil(box.height() * view.pixel_ratio - 1e-3));
    if (width <= 0 || height <= 0 || width > 20000 || height > 20000) return;
    const double opacity =
        layer.type == LayerType::raster         ? bound.number(Property::raster_opacity, 0)
        : layer.type == LayerType::color_relief ? bound.number(Property::color_relief_opacity, 0)
                                                : 1.0;
    if (opacity <= 0) return;
    const ElevationGrid grid(view.set);
    const std::vector<Part> parts = parts_of(layer, bound, view, grid);
    const Plane plane(view, width, height);
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(static_cast<std::size_t>(width) *
                                                              static_cast<std::size_t>(height) * 4);
    const bool wraps = view.set.space == Raster::Space::mercator;
    const Part* last = nullptr;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            Corner p = plane.at(x + 0.5, y + 0.5);
            if (!std::isfinite(p.x)) continue;
            if (wraps) p.x -= std::floor(p.x);
            const auto inside = [&](const Part& part) {
                return p.x >= part.min_x && p.x < part.max_x && p.y >= part.min_y &&
                       p.y < part.max_y;
            };
            std::uint8_t* at = pixels->data() +
                               4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                    static_cast<std::size_t>(x));
            const auto paint = [&](const Part& part) {
                const auto [u, v] = part.square.at(p.x, p.y);
                // A middle on the left or upper side belongs to the picture, however it is rounded.
                constexpr double tie = 1e-9;
                if (!(u >= -tie && u < 1 - tie && v >= -tie && v < 1 - tie)) return false;
                put(at, part.sampler(std::max(u, 0.0), std::max(v, 0.0)), opacity);
                return true;
            };
            // Neighbouring pixels mostly lie in the same tile; the uppermost part wins.
            if (last != nullptr && last->raster->zoom == parts.back().raster->zoom &&
                inside(*last) && paint(*last))
                continue;
            for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
                if (!inside(*part) || !paint(*part)) continue;
                last = &*part;
                break;
            }
        }
    }
    scene::Picture picture;
    picture.rgba = std::move(pixels);
    picture.width = width;
    picture.height = height;
    picture.box = {box.min_x, box.min_y, box.min_x + width / view.pixel_ratio,
                   box.min_y + height / view.pixel_ratio};
    out.add(std::move(picture));
}

} // namespace cordon::compose
