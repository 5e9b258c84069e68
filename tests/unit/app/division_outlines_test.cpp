// SPDX-License-Identifier: MIT
#include "app/division_outlines.hpp"
#include "core/file.hpp"
#include "geom/measure.hpp"
#include "incident/location.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace cordon::app {
namespace {

using incident::Area;
using testing::HasSubstr;

class DivisionOutlinesTest : public testing::Test {
  protected:
    DivisionOutlinesTest() { std::filesystem::create_directories(folder_); }

    void add(Area area) {
        incident::Incident incident;
        incident.id = std::to_string(set_.incidents.size());
        incident.location.said = std::move(area);
        set_.incidents.push_back(std::move(incident));
    }
    [[nodiscard]] const Area& area(std::size_t i) const {
        return std::get<Area>(set_.incidents[i].location.said);
    }
    [[nodiscard]] std::vector<std::string> warnings() const {
        std::vector<std::string> out;
        for (const Diagnostic& one : reporter_.diagnostics) out.push_back(one.message);
        return out;
    }

    std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "divisions";
    incident::IncidentSet set_;
    CollectingReporter reporter_;
};

TEST_F(DivisionOutlinesTest, a_region_is_the_one_that_holds_the_printed_position) {
    add({.name = "Sikasso", .level = "admin1", .reported_at = geom::LonLat{-5.6665, 11.3176}});
    const DivisionOutlines used = find_outlines(set_, {}, reporter_);
    ASSERT_FALSE(area(0).polygon.empty());
    EXPECT_TRUE(geom::contains(area(0).polygon.view(), geom::LonLat{-7.5, 11.4}))
        << "Bougouni lies in it";
    EXPECT_FALSE(geom::contains(area(0).polygon.view(), geom::LonLat{-8.0, 12.65}))
        << "Bamako does not";
    EXPECT_TRUE(incident::is_located(set_.incidents[0].location));
    EXPECT_THAT(used.attributions, testing::ElementsAre("Natural Earth"));
    EXPECT_TRUE(used.renamed.empty());
    EXPECT_THAT(warnings(), testing::IsEmpty());
}

TEST_F(DivisionOutlinesTest, a_region_without_a_position_is_found_by_its_name_near_the_others) {
    add({.name = "Sikasso", .level = "admin1"});
    incident::Incident town;
    town.location.said = incident::Point{{-6.2157, 13.4317}, Metres(5000.0), "Ségou"};
    set_.incidents.push_back(town);
    (void)find_outlines(set_, {}, reporter_);
    EXPECT_FALSE(area(0).polygon.empty());
}

TEST_F(DivisionOutlinesTest, a_region_is_joined_from_the_provinces_that_natural_earth_has) {
    const geom::LonLat fada{0.3485, 12.0616};
    const geom::LonLat diapaga{1.79, 12.07}; // in another province of the same region
    add({.name = "Est", .level = "admin1", .reported_at = fada});
    add({.name = "Gourma", .level = "admin1", .reported_at = fada});
    add({.name = "Lombardia", .level = "admin1", .reported_at = geom::LonLat{9.19, 45.46}});
    const DivisionOutlines used = find_outlines(set_, {}, reporter_);
    EXPECT_TRUE(geom::contains(area(0).polygon.view(), diapaga));
    ASSERT_FALSE(area(1).polygon.empty()) << "the table has provinces";
    EXPECT_FALSE(geom::contains(area(1).polygon.view(), diapaga));
    EXPECT_TRUE(geom::contains(area(2).polygon.view(), geom::LonLat{10.22, 45.54})) << "Brescia";
    EXPECT_THAT(used.renamed, testing::ElementsAre(incident::RenamedArea{"Lombardia", "Lombardy"}));
    EXPECT_THAT(warnings(), testing::IsEmpty());
}

TEST_F(DivisionOutlinesTest, districts_without_a_file_are_told) {
    add({.name = "Kita", .level = "admin2", .reported_at = geom::LonLat{-9.49, 13.03}});
    (void)find_outlines(set_, {}, reporter_);
    EXPECT_TRUE(area(0).polygon.empty());
    EXPECT_THAT(warnings(), testing::ElementsAre(HasSubstr("1 place is known by its district")));
    EXPECT_THAT(reporter_.diagnostics.front().hints.front(), HasSubstr("--districts FILE"));
}

TEST_F(DivisionOutlinesTest, districts_are_taken_from_the_documents_file) {
    write_file(folder_ / "adm2.geojson",
               R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"NAME_2":"Kita"},"geometry":{"type":"Polygon",
         "coordinates":[[[-10,12],[-9,12],[-9,14],[-10,14],[-10,12]]]}}]})");
    DataSection data;
    data.districts.emplace().file.given = "adm2.geojson";
    data.districts->file.resolved = (folder_ / "adm2.geojson").string();
    data.districts->attribution = "geoBoundaries";
    add({.name = "another spelling", .level = "admin2", .reported_at = geom::LonLat{-9.49, 13.03}});
    add({.name = "kita", .level = "admin2", .reported_at = geom::LonLat{-8.9, 13.0}});
    add({.name = "Nioro", .level = "admin2", .reported_at = geom::LonLat{-9.5, 15.2}});
    const DivisionOutlines used = find_outlines(set_, data, reporter_);
    EXPECT_FALSE(area(0).polygon.empty());
    EXPECT_FALSE(area(1).polygon.empty()) << "by its name";
    EXPECT_TRUE(area(2).polygon.empty());
    EXPECT_THAT(warnings(), testing::ElementsAre(HasSubstr("adm2.geojson has no outline")));
    EXPECT_THAT(used.attributions, testing::ElementsAre("geoBoundaries"));
    EXPECT_EQ(used.renamed, (std::vector<incident::RenamedArea>{{"another spelling", "Kita"}}));
    ASSERT_EQ(used.inputs.size(), 1U);
    EXPECT_EQ(used.inputs[0].first, "adm2.geojson");
}

} // namespace
} // namespace cordon::app
