// SPDX-License-Identifier: MIT
// Expressions of place: names, clauses, regions and what is written of them.
#include "core/json.hpp"
#include "fuzz/support.hpp"
#include "place/locate.hpp"
#include "unit/place/small_world.hpp"

#include <cmath>

namespace cordon::fuzz {

namespace {

void require_on_earth(const geom::LonLatShape& shape) {
    for (std::size_t i = 0; i < shape.view().part_count(); ++i)
        for (const geom::LonLat& p : shape.view().part(i))
            require(std::abs(p.x) <= 540.0 && std::abs(p.y) <= 90.0 + 1e-9,
                    "a region leaves the earth");
}

} // namespace

void run(std::string_view input) {
    for (const auto language : {place::TextLanguage::french, place::TextLanguage::english}) {
        place::LocateOptions options;
        options.language = language;
        const place::LocatedText found =
            place::locate(std::string(input), test::small_world(), options);
        for (const place::LocatedExpression& located : found.expressions)
            for (const place::Region& region : located.regions) {
                require_on_earth(region.said);
                require_on_earth(region.credible);
                require(region.is_located() || !region.steps.empty(),
                        "a region that is not located does not say why");
            }
        const std::string text = to_text(place::to_geojson(found, test::small_world()));
        static_cast<void>(parse_json(text, "own"));
    }
}

} // namespace cordon::fuzz
