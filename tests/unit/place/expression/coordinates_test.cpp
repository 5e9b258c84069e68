// SPDX-License-Identifier: MIT
#include "marked.hpp"

#include "place/expression/mgrs.hpp"
#include "proj/geodesic.hpp"
#include "proj/projection.hpp"

#include <gtest/gtest.h>

#include <random>

using namespace cordon;
using namespace cordon::place;

namespace {

std::optional<Clause> position(const std::string& words, TextLanguage language) {
    const test::MarkedText m = test::marked(words, language);
    for (const PlaceExpression& e : parse_expressions(m.text, m.toponyms))
        if (e.clauses.front().position) return e.clauses.front();
    return std::nullopt;
}

void expect_at(const std::string& words, double lat, double lon, double error_m) {
    for (const TextLanguage language : {TextLanguage::french, TextLanguage::english}) {
        const auto clause = position(words, language);
        ASSERT_TRUE(clause) << words;
        EXPECT_NEAR(clause->position->y, lat, 1e-6) << words;
        EXPECT_NEAR(clause->position->x, lon, 1e-6) << words;
        EXPECT_NEAR(clause->position_error.value(), error_m, 0.1 * error_m) << words;
    }
}

} // namespace

TEST(Coordinates, AreReadInTheUsualForms) {
    expect_at("12.7441, -8.0726", 12.7441, -8.0726, 7.8);
    expect_at("12.74, -8.07", 12.74, -8.07, 777);
    expect_at("(12.7441, -8.0726)", 12.7441, -8.0726, 7.8);
    expect_at("12°44'38\"N 8°04'21\"W", 12.743889, -8.0725, 21.6);
    expect_at("12°44′38″ N, 8°04′21″ O", 12.743889, -8.0725, 21.6);
    expect_at("N 12°44' W 8°04'", 12.733333, -8.066667, 1296);
    expect_at("12.5° N, 8.1° W", 12.5, -8.1, 7776);
    expect_at("8°04'W 12°44'N", 12.733333, -8.066667, 1296);
    expect_at("12°44'38.25\"S 8°04'21.50\"E", -12.743958, 8.072639, 0.216);
}

TEST(Coordinates, AreNotSeenInOtherNumbers) {
    for (const char* text :
         {"le score est de 3,2", "12 morts, 8 blessés", "en 2021, 45", "10, 20, 30", "12.5, 8.1",
          "95.1234, 200.1234", "le 28.10, 29.10", "12°", "1.5, 2.5 millions", "12.345, 6.789%"})
        EXPECT_FALSE(position(text, TextLanguage::french)) << text;
}

TEST(Mgrs, GivesKnownPlaces) {
    // Washington Monument and Eiffel Tower.
    const auto monument = expression::read_mgrs("18SUJ2348306479");
    ASSERT_TRUE(monument);
    EXPECT_NEAR(monument->position.y, 38.88947, 2e-5);
    EXPECT_NEAR(monument->position.x, -77.03524, 2e-5);
    EXPECT_NEAR(monument->error.value(), 0.7, 0.05);
    const auto tower = expression::read_mgrs("31U DQ 48251 11932 and more");
    ASSERT_TRUE(tower);
    EXPECT_NEAR(tower->position.y, 48.85822, 5e-5);
    EXPECT_NEAR(tower->position.x, 2.29450, 5e-5);
    EXPECT_EQ(tower->length, 18U);
}

TEST(Mgrs, RefusesWhatIsNoReference) {
    for (const char* text : {"", "1", "18S", "18SU", "99SUJ2348306479", "18IUJ2348306479",
                             "18SUJ234830647", "50 km", "2021"})
        EXPECT_FALSE(expression::read_mgrs(text)) << text;
}

TEST(Utm, AgreesWithTheProjectionLibrary) {
    constexpr unsigned seed = 20251028;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lat(-79.0, 83.0);
    std::uniform_real_distribution<double> off(-2.9, 2.9);
    for (int zone = 1; zone <= 60; zone += 7)
        for (int i = 0; i < 20; ++i) {
            const geom::LonLat p{zone * 6.0 - 183.0 + off(random), lat(random)};
            const bool north = p.y >= 0.0;
            const proj::Projection utm("EPSG:" + std::to_string((north ? 32600 : 32700) + zone));
            const auto plane = utm.forward(p);
            ASSERT_TRUE(plane);
            const geom::LonLat back = expression::from_utm(zone, north, plane->x, plane->y);
            EXPECT_LT(proj::distance(p, back).value(), 0.01)
                << "seed " << seed << ", zone " << zone << ", " << p.y << ", " << p.x;
        }
}
