// SPDX-License-Identifier: MIT
#include "incident/lint.hpp"
#include "unit/incident/helpers.hpp"

#include <fmt/format.h>

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

namespace {

std::string findings(const IncidentSet& set) {
    CollectingReporter reporter;
    lint(set, reporter);
    return all(reporter);
}

IncidentSet one(Incident incident) {
    IncidentSet set;
    set.file = "i.geojson";
    incident.line = 7;
    set.incidents = {std::move(incident)};
    return set;
}

} // namespace

TEST(Lint, AWeekdayThatDoesNotFitGivesBothReadings) {
    Incident incident = at("x", day(2025, 10, 13), {0, 0});
    incident.sources[0].quote = "lundi 13 septembre 2025";
    EXPECT_NE(findings(one(incident))
                  .find("i.geojson:7: x: lundi 13 septembre 2025 was a Saturday; 13 October 2025 "
                        "was a Monday"),
              std::string::npos)
        << findings(one(incident));
    incident.sources[0].quote = "lundi 13 octobre 2025";
    EXPECT_EQ(findings(one(incident)), "");
}

TEST(Lint, AWeekdayWithoutAYearTakesThatOfTheIncident) {
    Incident incident = at("x", day(2025, 11, 3), {0, 0});
    incident.date_text = "lundi 3 octobre";
    EXPECT_NE(
        findings(one(incident)).find("lundi 3 octobre was a Friday; 3 November 2025 was a Monday"),
        std::string::npos);
}

TEST(Lint, APageOlderThanItsEventIsNoticed) {
    Incident incident = at("x", day(2025, 10, 28), {0, 0});
    incident.sources[0].date = "2025-10-27";
    EXPECT_NE(findings(one(incident))
                  .find("source 's1' is dated 2025-10-27, before the event of 2025-10-28"),
              std::string::npos);
}

TEST(Lint, EveryIncidentNeedsASource) {
    Incident incident = at("x", day(2025, 10, 28), {0, 0});
    incident.sources.clear();
    EXPECT_NE(findings(one(incident)).find("incident has no source"), std::string::npos);
}

TEST(Lint, IncidentsAtOnePositionAreNoticed) {
    IncidentSet set;
    set.incidents = {at("a", day(2025, 9, 1), {1, 2}), at("b", day(2025, 9, 2), {1, 2}),
                     at("c", day(2025, 9, 3), {1, 2.1})};
    EXPECT_NE(findings(set).find("2 incidents have one position: a, b"), std::string::npos)
        << findings(set);
    EXPECT_EQ(findings(set).find("centroid"), std::string::npos)
        << "exact positions are no centroids";
    set.incidents[1].location.said = Point{{1, 2}, std::nullopt, {}};
    EXPECT_NE(findings(set).find("centroid of a division"), std::string::npos);
}

TEST(Lint, PositionsOfSeveralIncidentsAreToldInOneLine) {
    IncidentSet set;
    for (int i = 0; i < 14; ++i) {
        set.incidents.push_back(at(fmt::format("i{}", i), day(2025, 9, 1 + i), {1.0 + i / 2, 2}));
        set.incidents.back().place = LocalText(fmt::format("Town {}", i / 2));
    }
    CollectingReporter reporter;
    lint(set, reporter);
    ASSERT_EQ(reporter.diagnostics.size(), 1U) << all(reporter);
    EXPECT_EQ(reporter.diagnostics[0].message,
              "14 incidents share 7 positions with others: 2 at Town 0 (i0, i1); 2 at Town 1 "
              "(i2, i3); 2 at Town 2 (i4, i5) …");
}

TEST(Lint, OneEventFromTwoSourcesIsNoticed) {
    IncidentSet set;
    set.incidents = {at("a", day(2025, 7, 15), {-1.92, 13.58}),
                     at("b", day(2025, 7, 15), {-1.93, 13.59}),
                     at("c", day(2025, 7, 16), {-1.92, 13.58})};
    EXPECT_EQ(findings(set).find("may be one event"), std::string::npos) << "one source";
    set.incidents[1].sources[0].publisher = "AFP";
    set.incidents[2].sources[0].publisher = "AFP";
    set.incidents[0].place = LocalText("Titao");
    EXPECT_NE(findings(set).find("1 pair of incidents may be one event from two sources, which the "
                                 "map counts twice: a and b (2025-07-15, Titao)"),
              std::string::npos)
        << findings(set);
    set.incidents[1].type = Type::kidnapping;
    EXPECT_EQ(findings(set).find("may be one event"), std::string::npos) << "two kinds";
}

TEST(Lint, ASeventhClassIsAnError) {
    IncidentSet set;
    double longitude = 0.0;
    for (const Type type : {Type::attack_on_traffic, Type::checkpoint, Type::kidnapping,
                            Type::declared_ban, Type::state_operation, Type::passage}) {
        set.incidents.push_back(at(std::string(1, static_cast<char>('a' + set.incidents.size())),
                                   day(2025, 9, 1), {longitude += 1.0, 0}));
        set.incidents.back().type = type;
    }
    EXPECT_EQ(findings(set), "");
    set.incidents.push_back(at("g", day(2025, 9, 1), {20, 0}));
    set.incidents.back().type =
        Type::explosive_device; // the class of attacks, which is there already
    EXPECT_EQ(findings(set), "");
    set.incidents.back().type = Type::demonstration;
    CollectingReporter reporter;
    lint(set, reporter);
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_EQ(reporter.diagnostics[0].severity, Severity::error);
    EXPECT_NE(reporter.diagnostics[0].message.find("7 classes of incidents are more than the 6"),
              std::string::npos);
}
