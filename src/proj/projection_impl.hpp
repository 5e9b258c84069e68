// SPDX-License-Identifier: MIT
#pragma once

#include "proj/context.hpp"
#include "proj/domain.hpp"
#include "proj/proj_string.hpp"
#include "proj/projection.hpp"

#include <cstdint>
#include <string>

/// The inside of Projection for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// How positions are computed.
enum class Method {
    closed_form, ///< Web Mercator
    direct,      ///< a PROJ operation on WGS 84 radians; needs no database
    crs          ///< PROJ's best operation from WGS 84 to a CRS, in degrees
};

struct Projection::Impl {
    std::uint64_t id = 0; ///< of its operation in each thread
    std::string definition;
    Method method = Method::crs;
    ProjString parameters;        ///< empty when the CRS has no PROJ string
    std::string crs_name;         ///< by the database or WKT; empty for PROJ strings
    double metres_per_unit = 1.0; ///< of the CRS's axes
    Domain domain;

    /// The operation of the calling thread.
    [[nodiscard]] PJ* operation() const;
};

/// Lets this module's functions look inside.
struct ProjectionAccess {
    [[nodiscard]] static const Projection::Impl& impl(const Projection& projection) {
        return *projection.impl_;
    }
};

/// The CRS of a definition: a code, a PROJ string, WKT, PROJJSON or a name. Throws Error with near
/// matches when PROJ does not know it, and when it is not a projected CRS.
[[nodiscard]] PjHandle create_projected_crs(PJ_CONTEXT* context, const std::string& definition);

/// The projection's name for the notes.
[[nodiscard]] std::string describe(const Projection::Impl& impl, Language language);

} // namespace cordon::proj
