// SPDX-License-Identifier: MIT
#include "proj/projection.hpp"

#include "core/diagnostic.hpp"
#include "proj/ellipsoid.hpp"
#include "proj/projection_impl.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numbers>

namespace cordon::proj {

namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
/// WKT of a real CRS is below 10 kB.
constexpr std::size_t longest_definition = std::size_t{64} << 10U;
/// Inverse positions that do not come back within this many metres are outside the projection's
/// image.
constexpr double round_trip_limit = 1.0;

geom::Projected web_mercator(geom::LonLat p) {
    if (!(std::abs(p.y) < 90.0)) return {nan, nan};
    const double sine = std::sin(p.y * degree);
    return {wgs84_axis * wrap_lon(p.x) * degree,
            wgs84_axis * 0.5 * std::log((1.0 + sine) / (1.0 - sine))};
}

bool same_code(std::string_view definition, std::string_view code) {
    if (definition.size() != code.size()) return false;
    for (std::size_t i = 0; i < code.size(); ++i)
        if ((definition[i] >= 'a' && definition[i] <= 'z' ? definition[i] - 'a' + 'A'
                                                          : definition[i]) != code[i])
            return false;
    return true;
}

/// True for PROJ strings on WGS 84 in metres, which PROJ computes without its database (7 ms of a
/// start).
bool is_self_contained(const ProjString& p) {
    if (p.get("proj").empty()) return false;
    const bool wgs84_based =
        p.get("datum") == "WGS84" || (!p.has("datum") && p.get("ellps") == "WGS84");
    const bool metres = !p.has("units") || p.get("units") == "m";
    return wgs84_based && metres && p.get("proj").find("long") == std::string_view::npos &&
           p.get("proj").find("lat") == std::string_view::npos && p.get("proj") != "geocent" &&
           p.get("proj") != "pipeline" &&
           p.only({"proj", "lat_0", "lon_0", "lat_1", "lat_2", "lat_ts", "x_0", "y_0", "k", "k_0",
                   "zone", "south", "h", "units", "datum", "ellps", "no_defs", "type"});
}

PjHandle make_operation(PJ_CONTEXT* context, const Projection::Impl& impl) {
    if (impl.method == Method::direct) {
        const std::string text = impl.parameters.without({"type", "no_defs", "units"});
        return PjHandle(library().proj_create(context, text.c_str()));
    }
    const PjHandle crs = create_projected_crs(context, impl.definition);
    const PjHandle wgs84_crs(library().proj_create(context, "OGC:CRS84"));
    const PjHandle operation(library().proj_create_crs_to_crs_from_pj(context, wgs84_crs.get(),
                                                                      crs.get(), nullptr, nullptr));
    if (!operation) return nullptr;
    return PjHandle(library().proj_normalize_for_visualization(context, operation.get()));
}

double axis_unit(PJ_CONTEXT* context, const PJ* crs) {
    const PjHandle system(library().proj_crs_get_coordinate_system(context, crs));
    double factor = 1.0;
    if (system)
        library().proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr,
                                        &factor, nullptr, nullptr, nullptr);
    return factor > 0.0 ? factor : 1.0;
}

double prime_meridian(PJ_CONTEXT* context, const PJ* crs) {
    const PjHandle meridian(library().proj_get_prime_meridian(context, crs));
    double lon = 0.0;
    double factor = degree;
    if (!meridian || library().proj_prime_meridian_get_parameters(context, meridian.get(), &lon,
                                                                  &factor, nullptr) == 0)
        return 0.0;
    return lon * factor / degree;
}

void read_crs(Projection::Impl& impl) {
    PJ_CONTEXT* context = thread_context();
    const PjHandle crs = create_projected_crs(context, impl.definition);
    if (const char* text = library().proj_as_proj_string(context, crs.get(), PJ_PROJ_4, nullptr))
        impl.parameters = ProjString::parse(text).value_or(ProjString());
    if (!ProjString::parse(impl.definition)) {
        const char* name = library().proj_get_name(crs.get());
        impl.crs_name = name == nullptr ? "" : name;
    }
    impl.domain = domain_of(impl.parameters, prime_meridian(context, crs.get()));
    // A CRS on WGS 84 in metres needs no search for a datum operation (7 ms), here nor in other
    // threads.
    if (is_self_contained(impl.parameters))
        impl.method = Method::direct;
    else
        impl.metres_per_unit = axis_unit(context, crs.get());
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Cuts a definition to a length that fits into a message.
std::string quoted(const std::string& definition) {
    return definition.size() <= 80 ? definition : definition.substr(0, 77) + "...";
}

} // namespace

PJ* Projection::Impl::operation() const {
    PJ* found = thread_operation(
        id, [this](PJ_CONTEXT* context) { return make_operation(context, *this); });
    if (found == nullptr) {
        const int code = library().proj_context_errno(thread_context());
        throw Error(fmt::format("cannot use the projection '{}': {}", quoted(definition),
                                code == 0
                                    ? "PROJ finds no operation from WGS 84 to it"
                                    : library().proj_context_errno_string(thread_context(), code)));
    }
    return found;
}

Projection::Projection(const std::string& definition) {
    static std::atomic<std::uint64_t> next_id{1};
    if (definition.size() > longest_definition)
        throw Error(
            fmt::format("the definition of the projection has {} bytes; at most {} are read",
                        definition.size(), longest_definition));
    auto impl = std::make_shared<Impl>();
    impl->id = next_id++;
    impl->definition = trimmed(definition);
    const std::optional<ProjString> parameters = ProjString::parse(impl->definition);
    if (same_code(impl->definition, "EPSG:3857")) {
        impl->method = Method::closed_form;
        impl->domain = domain_of(ProjString::parse("+proj=webmerc").value_or(ProjString()));
    } else if (parameters && is_self_contained(*parameters)) {
        impl->method = Method::direct;
        impl->parameters = *parameters;
        impl->domain = domain_of(*parameters);
    } else {
        read_crs(*impl);
    }
    if (impl->method != Method::closed_form)
        (void)impl->operation(); // fails here, not while drawing
    impl_ = std::move(impl);
}

const std::string& Projection::definition() const {
    return impl_->definition;
}

std::string Projection::description(Language language) const {
    return describe(*impl_, language);
}

bool Projection::is_web_mercator() const {
    return impl_->method == Method::closed_form;
}

std::optional<geom::Projected> Projection::forward(geom::LonLat position) const {
    geom::Projected out;
    forward(std::span(&position, 1), std::span(&out, 1));
    if (!std::isfinite(out.x) || !std::isfinite(out.y)) return std::nullopt;
    return out;
}

void Projection::forward(std::span<const geom::LonLat> in, std::span<geom::Projected> out) const {
    if (in.size() > out.size()) throw Error("cannot project: the output array is too short");
    if (in.empty()) return;
    if (impl_->method == Method::closed_form) {
        for (std::size_t i = 0; i < in.size(); ++i) out[i] = web_mercator(in[i]);
        return;
    }
    const double scale = impl_->method == Method::direct ? degree : 1.0;
    for (std::size_t i = 0; i < in.size(); ++i) {
        const bool valid = std::isfinite(in[i].x) && std::abs(in[i].y) <= 90.0;
        out[i] = {valid ? in[i].x * scale : HUGE_VAL, valid ? in[i].y * scale : HUGE_VAL};
    }
    constexpr std::size_t stride = sizeof(geom::Projected);
    library().proj_trans_generic(impl_->operation(), PJ_FWD, &out[0].x, stride, in.size(),
                                 &out[0].y, stride, in.size(), nullptr, 0, 0, nullptr, 0, 0);
    const double unit = impl_->metres_per_unit;
    for (std::size_t i = 0; i < in.size(); ++i) {
        const bool valid = std::isfinite(out[i].x) && std::isfinite(out[i].y);
        out[i] = valid ? out[i] * unit : geom::Projected{nan, nan};
    }
}

std::optional<geom::LonLat> Projection::inverse(geom::Projected position) const {
    if (!std::isfinite(position.x) || !std::isfinite(position.y)) return std::nullopt;
    if (impl_->method == Method::closed_form) {
        const double lon = position.x / wgs84_axis / degree;
        if (std::abs(lon) > 180.0 + 1e-9) return std::nullopt;
        return geom::LonLat{std::clamp(lon, -180.0, 180.0),
                            std::atan(std::sinh(position.y / wgs84_axis)) / degree};
    }
    const double unit = impl_->metres_per_unit;
    const PJ_COORD out = library().proj_trans(
        impl_->operation(), PJ_INV,
        library().proj_coord(position.x / unit, position.y / unit, 0.0, HUGE_VAL));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) return std::nullopt;
    const double scale = impl_->method == Method::direct ? 1.0 / degree : 1.0;
    const geom::LonLat result{wrap_lon(out.xy.x * scale), out.xy.y * scale};
    // PROJ wraps what lies beyond the map's outline back into it. On the seam both sides are the
    // same place.
    if (const auto seam = seam_longitude(); seam && std::abs(wrap_lon(result.x - *seam)) < 1e-6)
        return result;
    const std::optional<geom::Projected> again = forward(result);
    if (!again || std::hypot(again->x - position.x, again->y - position.y) > round_trip_limit)
        return std::nullopt;
    return result;
}

std::optional<double> Projection::seam_longitude() const {
    if (impl_->domain.azimuthal) return std::nullopt;
    return wrap_lon(impl_->domain.center.x + 180.0);
}

double Projection::north_angle(geom::LonLat position) const {
    constexpr double step = 0.001; // degrees; 110 m
    const bool near_pole = position.y > 90.0 - 2 * step;
    const double sign = near_pole ? -1.0 : 1.0;
    const auto from = forward(position);
    const auto to = forward({position.x, position.y + sign * step});
    if (!from || !to) return 0.0;
    return std::atan2(sign * (to->x - from->x), sign * (to->y - from->y)) / degree;
}

double Projection::scale_along_parallel(geom::LonLat position) const {
    const double sine = std::sin(position.y * degree);
    const double e2 = wgs84_flattening * (2.0 - wgs84_flattening);
    const double parallel_radius =
        wgs84_axis / std::sqrt(1.0 - e2 * sine * sine) * std::cos(position.y * degree);
    constexpr double step = 0.0005; // degrees on each side
    if (!impl_->domain.azimuthal) { // both sides on the same side of the seam
        const double west_end = impl_->domain.center.x - 180.0;
        position.x = std::clamp(wrap_from(position.x, west_end), west_end + 2 * step,
                                west_end + 360.0 - 2 * step);
    }
    const auto west = forward({position.x - step, position.y});
    const auto east = forward({position.x + step, position.y});
    const double ground = parallel_radius * 2 * step * degree;
    if (!west || !east || !(ground > 1e-6)) return 1.0;
    return std::hypot(east->x - west->x, east->y - west->y) / ground;
}

} // namespace cordon::proj
