// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "proj/pole.hpp"
#include "proj/projection.hpp"

#include <random>
#include <thread>

using namespace cordon;
using namespace cordon::proj;
using geom::LonLat;

namespace {

std::string message_of(const std::string& definition) {
    try {
        const Projection projection(definition);
        return "accepted";
    } catch (const Error& error) {
        return error.what();
    }
}

} // namespace

TEST(Projection, WebMercatorInClosedFormAgreesWithPROJ) {
    const Projection closed("epsg:3857");
    // The name goes through PROJ.
    const Projection library("WGS 84 / Pseudo-Mercator");
    ASSERT_TRUE(closed.is_web_mercator());
    ASSERT_FALSE(library.is_web_mercator());
    for (const LonLat p :
         {LonLat{-8, 12.65}, LonLat{180, 85.05}, LonLat{-180, -85.05}, LonLat{0, 0}}) {
        EXPECT_NEAR(closed.forward(p)->x, library.forward(p)->x, 1e-6);
        EXPECT_NEAR(closed.forward(p)->y, library.forward(p)->y, 1e-6);
    }
    EXPECT_FALSE(closed.forward({0, 90}));
    EXPECT_FALSE(closed.inverse({3e7, 0}));
}

TEST(Projection, RoundTripsWithinTwoMillimetres) {
    std::mt19937 random(20251028);
    std::uniform_real_distribution<double> lon(-20, 20);
    std::uniform_real_distribution<double> lat(2, 30);
    for (const char* definition :
         {"EPSG:3857", "EPSG:32629",
          "+proj=laea +lat_0=13 +lon_0=-8.5 +datum=WGS84 +units=m +no_defs",
          "+proj=aea +lat_1=10 +lat_2=25 +lat_0=15 +lon_0=0 +datum=WGS84",
          "+proj=eqearth +datum=WGS84", "ESRI:102022", "EPSG:2163"}) {
        const Projection projection(definition);
        for (int i = 0; i < 50; ++i) {
            const LonLat p{lon(random), lat(random)};
            const auto image = projection.forward(p);
            ASSERT_TRUE(image) << definition;
            const auto back = projection.inverse(*image);
            ASSERT_TRUE(back) << definition;
            EXPECT_NEAR(back->x, p.x, 2e-8) << definition << ", seed 20251028";
            EXPECT_NEAR(back->y, p.y, 2e-8) << definition << ", seed 20251028";
        }
    }
}

TEST(Projection, GivesMetresForACrsInFeet) {
    const Projection feet("EPSG:2263"); // New York Long Island, US survey feet
    const auto a = feet.forward({-74.0, 40.7});
    const auto b = feet.forward({-74.0, 40.8});
    ASSERT_TRUE(a && b);
    EXPECT_NEAR(std::hypot(b->x - a->x, b->y - a->y), 11104, 15);
    EXPECT_NEAR(feet.inverse(*a)->y, 40.7, 1e-7);
}

TEST(Projection, RefusesGeographicCrsWithAHint) {
    EXPECT_EQ(message_of("EPSG:4326"), "cannot draw in 'EPSG:4326' (WGS 84): it is a geographic "
                                       "CRS, its units are degrees and distances on such "
                                       "a map are wrong\n  hint: name a projected CRS such as "
                                       "EPSG:32629, or leave the projection out to have "
                                       "one chosen");
    EXPECT_THAT(message_of("+proj=longlat +datum=WGS84"), testing::HasSubstr("geographic CRS"));
    EXPECT_THAT(message_of("EPSG:4978"), testing::HasSubstr("not a projected CRS"));
}

TEST(Projection, NamesNearCodesForAnUnknownOne) {
    const std::string message = message_of("EPSG:32692");
    EXPECT_THAT(message, testing::HasSubstr("unknown projection 'EPSG:32692'"));
    EXPECT_THAT(message, testing::HasSubstr("EPSG:32629 (WGS 84 / UTM zone 29N)"));
    EXPECT_THAT(message_of("EPGS:32629"), testing::HasSubstr("did you mean 'EPSG'?"));
    EXPECT_THAT(message_of("UTM zone 29 North"), testing::HasSubstr("unknown projection"));
}

TEST(Projection, RefusesWhatIsNoDefinition) {
    EXPECT_THAT(message_of(""), testing::HasSubstr("empty"));
    EXPECT_THAT(message_of("+proj=laea +lat_0=1000 +datum=WGS84"),
                testing::HasSubstr("cannot use the projection"));
    EXPECT_THAT(message_of("+proj=nonesuch"), testing::HasSubstr("cannot read the projection"));
    EXPECT_THAT(message_of("PROJCS[\"broken"), testing::HasSubstr("cannot read the projection"));
    EXPECT_THAT(message_of(std::string(70000, 'x')), testing::HasSubstr("70000 bytes"));
}

TEST(Projection, DescribesItselfInBothLanguages) {
    const Projection laea("+proj=laea +lat_0=13 +lon_0=-8.5 +datum=WGS84 +units=m +no_defs");
    EXPECT_EQ(laea.description(Language::en),
              "Lambert azimuthal equal-area, centre 13.0° N 8.5° W, WGS 84");
    EXPECT_EQ(laea.description(Language::fr),
              "azimutale équivalente de Lambert, centre 13,0° N 8,5° O, WGS 84");
    EXPECT_EQ(Projection("+proj=utm +zone=29 +datum=WGS84").description(Language::fr),
              "UTM fuseau 29N, WGS 84");
    EXPECT_EQ(Projection("EPSG:32629").description(Language::en), "WGS 84 / UTM zone 29N");
    EXPECT_EQ(Projection("+proj=aea +lat_1=30 +lat_2=45 +lon_0=-96 +datum=WGS84")
                  .description(Language::en),
              "Albers equal-area conic, standard parallels 30.0° N and 45.0° N, central meridian "
              "96.0° W, WGS 84");
    EXPECT_EQ(Projection("EPSG:3857").description(Language::en),
              "Web Mercator (EPSG:3857), WGS 84");
}

TEST(Projection, KnowsItsSeam) {
    EXPECT_EQ(Projection("EPSG:3857").seam_longitude(), 180.0);
    EXPECT_EQ(Projection("+proj=eqearth +lon_0=150 +datum=WGS84").seam_longitude(), -30.0);
    EXPECT_EQ(Projection("EPSG:32629").seam_longitude(), 171.0);
    EXPECT_FALSE(Projection("EPSG:3031").seam_longitude());
    // Paris meridian: 0 grad there is 2.3372° E.
    EXPECT_NEAR(*Projection("EPSG:27572").seam_longitude(), -177.66, 0.01);
}

TEST(Projection, HasNoImageBeyondTheOutlineOfTheMap) {
    const Projection world("+proj=eqearth +datum=WGS84");
    EXPECT_FALSE(world.inverse({17.2e6, 8e6}));
    EXPECT_FALSE(world.inverse({0, 9e6}));
    EXPECT_TRUE(world.inverse({0, 8e6}));
}

TEST(Projection, TurnsNorthAwayFromTheCentralMeridian) {
    const Projection utm("EPSG:32629");
    EXPECT_NEAR(utm.north_angle({-9.0, 12.65}), 0.0, 1e-6);
    // Convergence = atan(tan(dlon) sin(lat)): 1° at 12.65° N gives 0.219°; north leans to the west
    // there.
    EXPECT_NEAR(utm.north_angle({-8.0, 12.65}), -0.219, 0.001);
    EXPECT_NEAR(std::abs(Projection("EPSG:3995").north_angle({180.0, 75.0})), 180.0, 1e-6);
    EXPECT_NEAR(Projection("EPSG:3995").north_angle({90.0, 90.0}), -90.0, 1e-3);
}

TEST(Projection, KnowsItsScaleAlongTheParallel) {
    EXPECT_NEAR(Projection("EPSG:32629").scale_along_parallel({-9.0, 12.65}), 0.9996, 1e-6);
    // Web Mercator at 60° on the ellipsoid: a / (N cos 60°) = 1.9950.
    EXPECT_NEAR(Projection("EPSG:3857").scale_along_parallel({10.0, 60.0}), 1.99498, 1e-4);
    EXPECT_NEAR(Projection("EPSG:3857").scale_along_parallel({180.0, 0.0}), 1.0, 1e-6);
}

TEST(Projection, ServesSeveralThreads) {
    const Projection projection("EPSG:32629");
    const auto expected = projection.forward({-8.0, 12.65});
    std::vector<std::thread> threads;
    std::vector<geom::Projected> results(4);
    for (geom::Projected& result : results)
        threads.emplace_back([&projection, &result] {
            result = *projection.forward({-8.0, 12.65});
        });
    for (std::thread& thread : threads) thread.join();
    for (const geom::Projected& result : results) EXPECT_EQ(result, *expected);
}

TEST(Projection, KeepsManyProjectionsApart) {
    std::vector<Projection> zones;
    for (int zone = 1; zone <= 40; ++zone)
        zones.emplace_back("+proj=utm +zone=" + std::to_string(zone) + " +datum=WGS84");
    for (int round = 0; round < 2; ++round)
        for (int zone = 1; zone <= 40; ++zone)
            EXPECT_NEAR(zones[zone - 1].forward({zone * 6.0 - 183.0, 10.0})->x, 500000.0, 1e-6);
}

TEST(ChooseProjection, TakesUtmOnlyForASmallExtentInsideOneZone) {
    EXPECT_EQ(choose_projection({-9.0, 12.0, -7.0, 14.0}).definition,
              "+proj=utm +zone=29 +datum=WGS84 +units=m +no_defs");
    EXPECT_EQ(choose_projection({30.5, -3.0, 31.5, -2.0}).definition,
              "+proj=utm +zone=36 +south +datum=WGS84 +units=m +no_defs");
    // The zone edge at 6° W runs through this one.
    EXPECT_EQ(choose_projection({-7.0, 11.0, -5.0, 13.0}).definition,
              "+proj=laea +lat_0=12 +lon_0=-6 +datum=WGS84 +units=m +no_defs");
}

TEST(ChooseProjection, FitsTheProjectionToTheRegion) {
    EXPECT_EQ(choose_projection({-12.3, 10.1, 4.3, 25.1}).definition,
              "+proj=laea +lat_0=17.5 +lon_0=-4 +datum=WGS84 +units=m +no_defs");
    EXPECT_THAT(choose_projection({-125, 24, -66, 50}).definition,
                testing::StartsWith("+proj=aea +lat_1=28.5 +lat_2=45.5"));
    EXPECT_THAT(choose_projection({-180, 60, 180, 90}).definition,
                testing::StartsWith("+proj=laea +lat_0=90 +lon_0=0"));
    EXPECT_THAT(choose_projection({-70, -80, -50, -72}).definition,
                testing::StartsWith("+proj=laea +lat_0=-90 +lon_0=-60"));
    EXPECT_THAT(choose_projection({-180, -90, 180, 90}).definition,
                testing::StartsWith("+proj=eqearth +lon_0=0"));
}

TEST(ChooseProjection, CentresPacificExtentsOnThePacific) {
    EXPECT_THAT(choose_projection({110, -50, 290, 50}).definition,
                testing::StartsWith("+proj=eqearth +lon_0=-160"));
    EXPECT_THAT(choose_projection({176, -21, 183, -12}).definition,
                testing::StartsWith("+proj=laea +lat_0=-16.5 +lon_0=179.5"));
}

TEST(ChooseProjection, ChoosesDefinitionsThatWorkAndNamesTheReason) {
    for (const geom::LonLatBox& box : {geom::LonLatBox{-9, 12, -7, 14},
                                       {-12.3, 10.1, 4.3, 25.1},
                                       {-125, 24, -66, 50},
                                       {110, -50, 290, 50}}) {
        const ProjectionChoice choice = choose_projection(box);
        EXPECT_TRUE(Projection(choice.definition).forward({box.center().x, box.center().y}));
        EXPECT_THAT(choice.reason_en, testing::StartsWith("the extent"));
        EXPECT_THAT(choice.reason_fr, testing::StartsWith("l’emprise"));
    }
    EXPECT_THROW((void)choose_projection({}), Error);
}

TEST(Extent, CoversTheBoxThatItCameFrom) {
    const geom::LonLatBox mali{-12.3, 10.1, 4.3, 25.1};
    const Projection projection(choose_projection(mali).definition);
    const geom::ProjectedBox map = projected_extent(projection, mali);
    const geom::LonLatBox back = geographic_extent(projection, map);
    EXPECT_TRUE(back.contains(mali));
    EXPECT_LT(back.width(), mali.width() * 1.25);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0, 1);
    for (int i = 0; i < 500; ++i) {
        const auto p = projection.inverse(
            {map.min_x + unit(random) * map.width(), map.min_y + unit(random) * map.height()});
        ASSERT_TRUE(p);
        EXPECT_TRUE(back.contains(*p)) << "seed 7";
    }
}

TEST(Extent, ContinuesBeyondTheAntimeridian) {
    const Projection fiji("+proj=laea +lat_0=-17 +lon_0=179 +datum=WGS84");
    const geom::LonLatBox box = geographic_extent(fiji, {-4e5, -4e5, 4e5, 4e5});
    EXPECT_GT(box.min_x, 174.0);
    EXPECT_GT(box.max_x, 180.0);
    EXPECT_LT(box.max_x, 184.0);
    const geom::ProjectedBox map = projected_extent(fiji, {176, -21, 183, -12});
    EXPECT_LT(map.width(), 900e3);
}

TEST(Extent, CoversAllLongitudesRoundAPole) {
    const geom::LonLatBox box = geographic_extent(Projection("EPSG:3995"), {-1e6, -1e6, 1e6, 1e6});
    EXPECT_EQ(box.min_x, -180.0);
    EXPECT_EQ(box.max_x, 180.0);
    EXPECT_EQ(box.max_y, 90.0);
    EXPECT_LT(box.min_y, 77.5);
}

TEST(Pole, IsInsideOfMapsThatRunRoundIt) {
    const Projection south("EPSG:3031");
    EXPECT_EQ(pole_inside(south, {-1e6, -1e6, 1e6, 1e6}), -90.0);
    EXPECT_EQ(pole_inside(south, {1e5, -1e6, 1e6, 1e6}), std::nullopt);
    // Poles that are lines, and a globe with both of them.
    EXPECT_EQ(pole_inside(Projection("+proj=eqearth"), {-2e7, -1e7, 2e7, 1e7}), std::nullopt);
    EXPECT_EQ(pole_inside(Projection("+proj=laea"), {-1.2e7, -1.2e7, 1.2e7, 1.2e7}), std::nullopt);
}

TEST(Extent, OfTheWorldIsTheWorld) {
    const Projection world("+proj=eqearth +lon_0=10 +datum=WGS84");
    const geom::ProjectedBox map = projected_extent(world, {-180, -90, 180, 90});
    EXPECT_NEAR(map.width(), 2 * 17243959, 10);
    EXPECT_EQ(geographic_extent(world, map), (geom::LonLatBox{-180, -90, 180, 90}));
}
