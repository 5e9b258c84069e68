// SPDX-License-Identifier: MIT
#include "app/threat.hpp"
#include "geom/measure.hpp"
#include "proj/geodesic.hpp"

#include <numbers>

using namespace cordon;
using namespace cordon::app;

namespace {

/// Incidents at exact places, each with its type and drawing class.
struct Places {
    incident::FeatureLayers layers;

    Places& add(geom::LonLat at, std::string_view type, std::string_view drawing_class) {
        data::FeatureLayer& points = layers.points;
        points.shapes.add_point(at);
        points.set("type", type);
        points.set("class", drawing_class);
        points.set("exact", true);
        points.finish_feature();
        return *this;
    }
};

Buffers rings(Metres all, std::vector<double> factors) {
    Buffers buffers;
    buffers.all = all;
    buffers.rings = std::move(factors);
    return buffers;
}

const geom::LonLat bamako{-8.0, 12.65};

/// Number of the grade that holds the place so far east of Bamako; 0 = none.
int grade_at(const data::FeatureLayer& areas, Metres east) {
    const geom::LonLat place = proj::direct(bamako, Degrees(90), east);
    int found = 0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (!geom::contains(areas.shapes[i], place)) continue;
        EXPECT_EQ(found, 0) << "two grades hold one place";
        found = static_cast<int>(areas.number(i, "grade", -1));
    }
    return found;
}

} // namespace

TEST(ThreatLayers, GradeIsARingThatBeginsWhereTheOneInsideEnds) {
    Places places;
    places.add(bamako, "armed_attack", "attack");
    const ThreatLayers threat =
        threat_layers(rings(kilometres(5), {0.5, 1, 2}), places.layers, Language::en);
    ASSERT_EQ(threat.areas->size(), 3U);
    EXPECT_EQ(grade_at(*threat.areas, kilometres(2.4)), 1);
    EXPECT_EQ(grade_at(*threat.areas, kilometres(2.6)), 2);
    EXPECT_EQ(grade_at(*threat.areas, kilometres(4.9)), 2);
    EXPECT_EQ(grade_at(*threat.areas, kilometres(9.9)), 3);
    EXPECT_EQ(grade_at(*threat.areas, kilometres(10.1)), 0);
    double area = 0;
    for (std::size_t i = 0; i < 3; ++i) area += proj::area_m2(threat.areas->shapes[i]);
    EXPECT_NEAR(area / (std::numbers::pi * 1e8), 1.0, 0.002) << "the grades fill the outer disc";
}

TEST(ThreatLayers, FactorsAreSortedAndCountOnce) {
    Places places;
    places.add(bamako, "armed_attack", "attack");
    const ThreatLayers threat =
        threat_layers(rings(kilometres(5), {2, 1, 2}), places.layers, Language::en);
    ASSERT_EQ(threat.areas->size(), 2U);
    EXPECT_EQ(threat.areas->number(0, "factor", 0), 1.0);
    EXPECT_EQ(threat.areas->number(1, "factor", 0), 2.0);
    EXPECT_EQ(threat.areas->number(0, "strength", 0), 1.0);
    EXPECT_EQ(threat.areas->number(1, "strength", 0), 0.5);
}

TEST(ThreatLayers, OneGradeIsThePlainUnion) {
    Places places;
    places.add(bamako, "armed_attack", "attack").add({-7.98, 12.65}, "armed_attack", "attack");
    const ThreatLayers threat =
        threat_layers(rings(kilometres(5), {}), places.layers, Language::en);
    ASSERT_EQ(threat.areas->size(), 1U);
    EXPECT_EQ(threat.areas->shapes[0].part_count(), 1U) << "overlapping discs are one area";
    EXPECT_EQ(threat.areas->number(0, "grades", 0), 1.0);
}

TEST(ThreatLayers, EdgesLeaveOutTheCutAlongTheAntimeridian) {
    Places places;
    places.add({179.99, -17.0}, "armed_attack", "attack");
    const ThreatLayers threat =
        threat_layers(rings(kilometres(50), {}), places.layers, Language::en);
    ASSERT_EQ(threat.edges->size(), 1U);
    const geom::LonLatView edges = threat.edges->shapes[0];
    for (std::size_t part = 0; part < edges.part_count(); ++part)
        for (std::size_t i = 0; i + 1 < edges.part(part).size(); ++i)
            EXPECT_FALSE(std::abs(edges.part(part)[i].x) == 180.0 &&
                         std::abs(edges.part(part)[i + 1].x) == 180.0);
}

TEST(ThreatLayers, SayWhatTheyReachInTheLanguageOfTheMap) {
    Places places;
    places.add(bamako, "armed_attack", "attack");
    const Buffers buffers = rings(kilometres(5), {0.5, 1});
    const ThreatLayers en = threat_layers(buffers, places.layers, Language::en);
    EXPECT_EQ(en.areas->text(0, "reach"), "2.5\u00A0km");
    EXPECT_EQ(en.areas->text(1, "reach"), "2.5–5\u00A0km");
    EXPECT_EQ(en.areas->text(0, "of"), "a reported attack");
    const ThreatLayers fr = threat_layers(buffers, places.layers, Language::fr);
    EXPECT_EQ(fr.areas->text(1, "reach"), "2,5–5\u00A0km");
    EXPECT_EQ(fr.areas->text(0, "of"), "une attaque rapportée");
}

TEST(ThreatLayers, NameTheRadiiOfSeveralTypes) {
    Places places;
    places.add(bamako, "armed_attack", "attack").add({-8.5, 12.65}, "checkpoint", "checkpoint");
    Buffers buffers = rings(kilometres(5), {1, 2});
    buffers.by_type["checkpoint"] = kilometres(2);
    const ThreatLayers threat = threat_layers(buffers, places.layers, Language::en);
    EXPECT_EQ(threat.areas->text(0, "reach"), "2 or 5\u00A0km (by type)");
    EXPECT_EQ(threat.areas->text(1, "reach"), "up to 4 or 10\u00A0km (by type)");
    EXPECT_EQ(threat.areas->text(0, "of"), "a reported incident");
    EXPECT_EQ(threat_sentence(buffers, places.layers, Language::en),
              "Hatched: round a reported incident, by type: checkpoint\u00A0"
              "2\u00A0km, others\u00A0"
              "5\u00A0km (geodesic, error below 0.2 %). Grades: 1 and 2 times these distances.");
}

TEST(ThreatLayers, AreEmptyWithoutAnIncidentOfTheType) {
    Places places;
    places.add(bamako, "passage", "passage");
    const Buffers buffers = rings(kilometres(5), {1, 2});
    EXPECT_EQ(threat_layers(buffers, places.layers, Language::en).areas->size(), 0U);
    EXPECT_EQ(threat_sentence(buffers, places.layers, Language::en), "");
}

TEST(ThreatSentence, ListsTheRadiiOfAllGrades) {
    Places places;
    places.add(bamako, "armed_attack", "attack");
    const Buffers buffers = rings(kilometres(5), {0.5, 1, 2});
    EXPECT_EQ(threat_sentence(buffers, places.layers, Language::en),
              "Hatched: within 2.5, 5 and 10\u00A0km of a reported attack (geodesic, error below "
              "0.2 %).");
}
