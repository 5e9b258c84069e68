// SPDX-License-Identifier: MIT
#pragma once

#include "marked.hpp"

#include "geom/measure.hpp"
#include "place/expression/draw.hpp"
#include "place/expression/lines.hpp"
#include "place/expression/regions.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace cordon::place::test {

/// Some towns of Mali and its neighbours (`places.txt`: GeoNames, CC BY 4.0), with the shipped
/// lines and outlines.
class RegionTest : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        const std::filesystem::path folder =
            std::filesystem::path(CORDON_SOURCE_DIR) / "tests/unit/place/expression";
        gazetteer = std::make_unique<Gazetteer>(Gazetteer::open_only({folder / "places.txt"}));
        lines = shipped_lines();
    }
    static void TearDownTestSuite() {
        gazetteer.reset();
        lines.reset();
    }

    [[nodiscard]] static RegionOptions options() {
        RegionOptions o;
        o.countries = {"ML"};
        o.lines = lines.get();
        return o;
    }

    /// The region of the first expression of a marked text.
    static Region region(std::string_view source, TextLanguage language,
                         const RegionOptions& with = options()) {
        MarkedText m = marked(source, language);
        choose(m, *gazetteer);
        const auto expressions = parse_expressions(m.text, m.toponyms, gazetteer.get());
        if (expressions.empty()) return {};
        return region_of(expressions.front(), m.text, m.toponyms, *gazetteer, with);
    }
    static Region french(std::string_view source) { return region(source, TextLanguage::french); }
    static Region english(std::string_view source) { return region(source, TextLanguage::english); }

    /// Position of a place by its GeoNames number, else of the most populous town of that name.
    static geom::LonLat at(std::string_view name, std::int64_t id = 0) {
        const Place* best = nullptr;
        for (const Found& f : gazetteer->find(fold_name(name))) {
            const Place& p = gazetteer->place(f.place);
            const bool fits = id == 0 ? p.feature_class == 'P' : p.id == id;
            if (fits && (best == nullptr || p.population > best->population)) best = &p;
        }
        if (best != nullptr) return best->at;
        ADD_FAILURE() << name << " is not in the test's gazetteer";
        return {};
    }

    static double area(const geom::LonLatShape& shape) { return expression::area_km2(shape); }
    static bool holds(const geom::LonLatShape& shape, geom::LonLat p) {
        return geom::contains(shape.view(), p);
    }
    static bool has_flag(const Region& r, std::string_view flag) {
        return std::find(r.flags.begin(), r.flags.end(), flag) != r.flags.end();
    }

    // NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): opened once for all tests
    static inline std::unique_ptr<Gazetteer> gazetteer;
    static inline std::unique_ptr<Lines> lines;
    // NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)
};

} // namespace cordon::place::test
