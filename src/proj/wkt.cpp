// SPDX-License-Identifier: MIT
#include "proj/wkt.hpp"

#include "core/diagnostic.hpp"
#include "proj/projection_impl.hpp"

#include <fmt/format.h>

#include <array>

namespace cordon::proj {

std::string exchange_wkt(const Projection& projection) {
    PJ_CONTEXT* context = thread_context();
    const PjHandle crs = create_projected_crs(context, projection.definition());
    const std::array<const char*, 2> options{"MULTILINE=NO", nullptr};
    for (const PJ_WKT_TYPE dialect : {PJ_WKT1_GDAL, PJ_WKT2_2019})
        if (const char* text = library().proj_as_wkt(context, crs.get(), dialect, options.data()))
            return text;
    throw Error(fmt::format("the projection {} cannot be written as WKT", projection.definition()),
                "choose another projection, or leave out --geo");
}

} // namespace cordon::proj
