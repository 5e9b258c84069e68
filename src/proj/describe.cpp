// SPDX-License-Identifier: MIT
#include "proj/projection_impl.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace cordon::proj {

namespace {

/// What a projection's name is followed by.
enum class Detail { none, center, meridian, parallels };

struct Name {
    std::string_view id;
    std::string_view en;
    std::string_view fr;
    Detail detail;
};

constexpr std::array<Name, 19> names{{
    {"laea", "Lambert azimuthal equal-area", "azimutale équivalente de Lambert", Detail::center},
    {"aeqd", "Azimuthal equidistant", "azimutale équidistante", Detail::center},
    {"stere", "Stereographic", "stéréographique", Detail::center},
    {"ortho", "Orthographic", "orthographique", Detail::center},
    {"gnom", "Gnomonic", "gnomonique", Detail::center},
    {"nsper", "Vertical perspective", "perspective verticale", Detail::center},
    {"aea", "Albers equal-area conic", "conique équivalente d’Albers", Detail::parallels},
    {"lcc", "Lambert conformal conic", "conique conforme de Lambert", Detail::parallels},
    {"eqdc", "Equidistant conic", "conique équidistante", Detail::parallels},
    {"eqearth", "Equal Earth", "Equal Earth", Detail::meridian},
    {"robin", "Robinson", "Robinson", Detail::meridian},
    {"natearth", "Natural Earth", "Natural Earth", Detail::meridian},
    {"moll", "Mollweide", "Mollweide", Detail::meridian},
    {"sinu", "Sinusoidal", "sinusoïdale", Detail::meridian},
    {"tmerc", "Transverse Mercator", "Mercator transverse", Detail::meridian},
    {"merc", "Mercator", "Mercator", Detail::meridian},
    {"cea", "Cylindrical equal-area", "cylindrique équivalente", Detail::meridian},
    {"eqc", "Equidistant cylindrical", "cylindrique équidistante", Detail::meridian},
    {"utm", "UTM", "UTM", Detail::none},
}};

std::string angle(double value, std::string_view positive, std::string_view negative,
                  Language language) {
    const double tenths = std::abs(value) * 10.0;
    const int decimals = std::abs(tenths - std::round(tenths)) < 1e-6 ? 1 : 4;
    return fmt::format("{}° {}", format_number(std::abs(value), decimals, language),
                       value < 0 ? negative : positive);
}

std::string latitude(double value, Language language) {
    return angle(value, "N", "S", language);
}

std::string longitude(double value, Language language) {
    return angle(value, "E", language == Language::fr ? "O" : "W", language);
}

std::string detail(const ProjString& p, Detail kind, Language language) {
    const bool french = language == Language::fr;
    const double lon = p.number_or("lon_0", 0.0);
    switch (kind) {
    case Detail::none: return {};
    case Detail::center:
        return fmt::format(", {} {} {}", "centre", latitude(p.number_or("lat_0", 0.0), language),
                           longitude(lon, language));
    case Detail::meridian:
        return fmt::format(", {} {}", french ? "méridien central" : "central meridian",
                           longitude(lon, language));
    case Detail::parallels: break;
    }
    const double lat = p.number_or("lat_1", p.number_or("lat_0", 0.0));
    const std::string first = latitude(lat, language);
    const std::string second = latitude(p.number_or("lat_2", lat), language);
    const std::string meridian = longitude(lon, language);
    return french ? fmt::format(", parallèles standard {} et {}, méridien central {}", first,
                                second, meridian)
                  : fmt::format(", standard parallels {} and {}, central meridian {}", first,
                                second, meridian);
}

std::string datum(const ProjString& p) {
    std::string_view name = p.get("datum");
    if (name.empty()) name = p.get("ellps");
    if (name == "WGS84") return ", WGS 84";
    return name.empty() ? "" : fmt::format(", {}", name);
}

} // namespace

std::string describe(const Projection::Impl& impl, Language language) {
    const bool french = language == Language::fr;
    if (impl.method == Method::closed_form) return "Web Mercator (EPSG:3857), WGS 84";
    if (!impl.crs_name.empty() && impl.crs_name != "unknown") return impl.crs_name;
    const ProjString& p = impl.parameters;
    for (const Name& name : names) {
        if (name.id != p.get("proj")) continue;
        if (name.id == "utm")
            return fmt::format("UTM {} {}{}{}", french ? "fuseau" : "zone", p.get("zone"),
                               p.has("south") ? "S" : "N", datum(p));
        return std::string(french ? name.fr : name.en) + detail(p, name.detail, language) +
               datum(p);
    }
    return fmt::format("{} '{}'{}", french ? "projection PROJ" : "PROJ projection", p.get("proj"),
                       datum(p));
}

} // namespace cordon::proj
