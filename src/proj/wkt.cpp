// SPDX-License-Identifier: MIT
#include "proj/wkt.hpp"

#include "core/diagnostic.hpp"
#include "proj/projection_impl.hpp"

#include <fmt/format.h>

#include <array>

namespace cordon::proj {

std::string legacy_wkt(const Projection& projection) {
    PJ_CONTEXT* context = thread_context();
    const PjHandle crs = create_projected_crs(context, projection.definition());
    const std::array<const char*, 2> options{"MULTILINE=NO", nullptr};
    const char* text = library().proj_as_wkt(context, crs.get(), PJ_WKT1_GDAL, options.data());
    if (text == nullptr)
        throw Error(fmt::format("the PDF cannot be georeferenced: the projection {} cannot be "
                                "written as WKT 1",
                                projection.definition()),
                    "choose another projection, or leave out --geo");
    return text;
}

} // namespace cordon::proj
