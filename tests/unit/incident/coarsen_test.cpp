// SPDX-License-Identifier: MIT
#include "helpers.hpp"

#include "incident/coarsen.hpp"

#include <cmath>

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

namespace {

constexpr geom::LonLat bamako{-8.003, 12.6392};

CoarsenOptions public_at(Date day) {
    CoarsenOptions options;
    options.as_of = day;
    return options;
}

IncidentSet set_of(Incident incident) {
    IncidentSet set;
    set.incidents.push_back(std::move(incident));
    return set;
}

const Point& point_of(const Coarsened& result) {
    return std::get<Point>(result.locations.at(0).second.said);
}

/// Metres, near enough for a check of radii.
double metres(geom::LonLat a, geom::LonLat b) {
    return std::hypot((a.x - b.x) * std::cos(a.y * 0.017453293), a.y - b.y) * 111'320.0;
}

} // namespace

TEST(Coarsen, MovesYoungPointsToTheMiddleOfTheirCell) {
    const Coarsened result =
        coarsen(set_of(at("a", day(2025, 10, 20), bamako)), public_at(day(2025, 10, 30)));
    EXPECT_EQ(result.locations.size(), 1U);
    EXPECT_EQ(result.rule, "0.05 degrees");
    EXPECT_NEAR(point_of(result).at.x, -8.025, 1e-9);
    EXPECT_NEAR(point_of(result).at.y, 12.625, 1e-9);
}

TEST(Coarsen, KeepsTheTruthInsideTheRadius) {
    for (int i = 0; i < 200; ++i) {
        const geom::LonLat truth{-8.0 + 0.0137 * i, -70.0 + 0.7 * i};
        const Coarsened result =
            coarsen(set_of(at("a", day(2025, 10, 20), truth)), public_at(day(2025, 10, 30)));
        EXPECT_GE(point_of(result).radius->value(), metres(point_of(result).at, truth) + 2000.0);
    }
}

TEST(Coarsen, LeavesOldPointsAlone) {
    const Incident old = at("a", day(2025, 10, 16), bamako);
    const Coarsened result = coarsen(set_of(old), public_at(day(2025, 10, 30)));
    EXPECT_EQ(result.locations.size(), 0U);
    EXPECT_EQ(coarsen(set_of(old), public_at(day(2025, 10, 29))).locations.size(), 1U)
        << "13 days old";
}

TEST(Coarsen, ConcernsAidWorkersAtAnyAge) {
    Incident old = at("a", day(2020, 1, 1), bamako);
    old.flags = {"aid_workers"};
    EXPECT_EQ(coarsen(set_of(old), public_at(day(2025, 10, 30))).locations.size(), 1U);
    EXPECT_EQ(coarsen(set_of(old), CoarsenOptions{}).locations.size(), 1U)
        << "ages need not be known";
    CoarsenOptions partner = public_at(day(2025, 10, 30));
    partner.profile = Profile::partner;
    EXPECT_EQ(coarsen(set_of(old), partner).locations.size(), 1U);
    partner.profile = Profile::internal;
    const Coarsened result = coarsen(set_of(old), partner);
    EXPECT_EQ(result.locations.size(), 0U);
    EXPECT_EQ(result.rule, "none");
}

TEST(Coarsen, LeavesWhatIsCoarseAlready) {
    Incident wide = at("a", day(2025, 10, 29), bamako);
    wide.location.said = Point{bamako, kilometres(25), {}};
    EXPECT_EQ(coarsen(set_of(wide), public_at(day(2025, 10, 30))).locations.size(), 0U);
    wide.location.said = Ring{bamako, kilometres(45), kilometres(55), {}, {}};
    EXPECT_EQ(coarsen(set_of(wide), public_at(day(2025, 10, 30))).locations.size(), 0U);
}

TEST(Coarsen, MovesRivalPlacesAndTheCredibleRegionToo) {
    Incident rivals = at("a", day(2025, 10, 29), bamako);
    Alternatives places;
    places.places = {Location{.said = Point{bamako, kilometres(1), {}}},
                     Location{.said = Point{bamako, {}, {}}}};
    rivals.location.said = places;
    rivals.location.credible = Point{bamako, kilometres(3), {}};
    const Coarsened result = coarsen(set_of(rivals), public_at(day(2025, 10, 30)));
    EXPECT_EQ(result.locations.size(), 1U);
    const Location& location = result.locations.at(0).second;
    for (const Location& place : std::get<Alternatives>(location.said).places)
        EXPECT_NE(std::get<Point>(place.said).at, bamako);
    EXPECT_NE(std::get<Point>(*location.credible).at, bamako);
}

TEST(Coarsen, IsOffWithoutAGrid) {
    CoarsenOptions options = public_at(day(2025, 10, 30));
    options.grid_deg = 0.0;
    EXPECT_EQ(coarsen(set_of(at("a", day(2025, 10, 29), bamako)), options).locations.size(), 0U);
}

TEST(Coarsen, LocationsAreShownAndPutBack) {
    IncidentSet set = set_of(at("old", day(2024, 1, 1), bamako));
    set.incidents.push_back(at("young", day(2025, 10, 29), bamako));
    Coarsened result = coarsen(set, public_at(day(2025, 10, 30)));
    ASSERT_EQ(result.locations.size(), 1U);
    const auto shown = [&](std::size_t i) {
        return std::get<Point>(set.incidents.at(i).location.said).at;
    };
    swap_locations(set, result);
    EXPECT_EQ(shown(0), bamako);
    EXPECT_NE(shown(1), bamako);
    swap_locations(set, result);
    EXPECT_EQ(shown(1), bamako);
}
