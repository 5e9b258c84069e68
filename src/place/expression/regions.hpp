// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/lines.hpp"
#include "place/expression/options.hpp"
#include "place/gazetteer.hpp"
#include "place/region.hpp"
#include "place/tokens.hpp"
#include "place/toponym.hpp"

#include <memory>
#include <vector>

namespace cordon::place::expression {
class Setting;
}

namespace cordon::place {

/// Where an expression says that something is: each clause as a shape with two contours, and their
/// intersection (geocoding card, section 5). A named town decides alone; the other clauses then
/// only check which town is meant. Clauses whose intersection is empty or very small are left out,
/// the vaguest first, with the flag `inconsistent`. An expression of several places gives their
/// union, with the flag `several` (`rival_places` for "X or Y"); see regions_of(). A region that is
/// not located says why in its steps.
[[nodiscard]] Region region_of(const PlaceExpression& expression, const TokenizedText& text,
                               const std::vector<Toponym>& toponyms, const Gazetteer& gazetteer,
                               const RegionOptions& options = {});

/// One region, or one for each place of an expression of several ("X et Y").
[[nodiscard]] std::vector<Region> regions_of(const PlaceExpression& expression,
                                             const TokenizedText& text,
                                             const std::vector<Toponym>& toponyms,
                                             const Gazetteer& gazetteer,
                                             const RegionOptions& options = {});

/// The same for many expressions of one text: what they share is found out once. Keeps references
/// to all that it is given.
class RegionDrawer {
  public:
    RegionDrawer(const TokenizedText& text, const std::vector<Toponym>& toponyms,
                 const Gazetteer& gazetteer, const RegionOptions& options);
    RegionDrawer(const RegionDrawer&) = delete;
    RegionDrawer& operator=(const RegionDrawer&) = delete;
    RegionDrawer(RegionDrawer&&) = delete;
    RegionDrawer& operator=(RegionDrawer&&) = delete;
    ~RegionDrawer();

    [[nodiscard]] std::vector<Region> regions_of(const PlaceExpression& expression) const;

  private:
    std::unique_ptr<const expression::Setting> setting_;
};

} // namespace cordon::place
