// SPDX-License-Identifier: MIT
#include "core/file.hpp"
#include "incident/features.hpp"
#include "incident/key.hpp"
#include "incident/lint.hpp"
#include "unit/incident/helpers.hpp"

#include <algorithm>
#include <filesystem>

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

namespace {

std::filesystem::path example(const char* folder) {
    return std::filesystem::path(CORDON_SOURCE_DIR) / "examples" / folder / "incidents.geojson";
}

IncidentSet load(const char* folder) {
    CollectingReporter reporter;
    auto set = read_incidents(example(folder), {}, reporter);
    EXPECT_EQ(all(reporter), "");
    return set;
}

const Incident& named(const IncidentSet& set, std::string_view id) {
    return *std::find_if(set.incidents.begin(), set.incidents.end() - 1,
                         [&](const Incident& incident) { return incident.id == id; });
}

/// A text without the computed outlines, whose last digits depend on the versions of PROJ and GEOS.
std::string without_outlines(const std::string& text) {
    std::string kept;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        if (line.find("\"geometry\": {\"type\": \"Polygon\"") == std::string_view::npos)
            kept += line;
        begin = end;
    }
    return kept;
}

/// The first line in which two texts differ, both versions cut to 200 bytes; empty when they are
/// equal.
std::string first_difference(const std::string& a, const std::string& b) {
    if (a == b) return {};
    const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
    const std::size_t begin = a.rfind('\n', static_cast<std::size_t>(at)) + 1;
    return a.substr(begin, 200) + "\n" + b.substr(std::min(begin, b.size()), 200);
}

} // namespace

TEST(Examples, AreWrittenAsTheProgramWritesThem) {
    for (const char* folder : {"bamako-2025", "bamako-article"}) {
        const std::string written = to_geojson(load(folder));
        EXPECT_EQ(first_difference(without_outlines(written),
                                   without_outlines(read_file(example(folder)))),
                  "")
            << folder;
        EXPECT_EQ(first_difference(to_geojson(read(written)), written), "") << folder;
    }
}

TEST(Examples, TheTwentyFactsAreThereWithTheirSources) {
    const auto set = load("bamako-2025");
    EXPECT_EQ(set.incidents.size(), 20U);
    for (const Incident& incident : set.incidents) {
        EXPECT_FALSE(incident.sources.empty()) << incident.id;
        EXPECT_EQ(incident.place.texts.size(), 2U) << incident.id;
        EXPECT_FALSE(incident.title.in(Language::fr).empty()) << incident.id;
    }
    const auto passages =
        std::count_if(set.incidents.begin(), set.incidents.end(),
                      [](const Incident& incident) { return incident.type == Type::passage; });
    EXPECT_EQ(passages, 3);
    const auto unlocated =
        std::count_if(set.incidents.begin(), set.incidents.end(),
                      [](const Incident& incident) { return !is_located(incident.location); });
    EXPECT_EQ(unlocated, 4);
}

TEST(Examples, ContradictionsStayVisible) {
    const auto set = load("bamako-2025");
    const Incident& convoy = named(set, "2025-09-14-kayes-nioro");
    EXPECT_EQ(convoy.count("tankers_burnt"), (CountRange{3.0, 130.0}));
    EXPECT_EQ(std::get<Alternatives>(convoy.location.said).places.size(), 2U);
    EXPECT_NE(count_phrase(convoy, Language::en)
                  .find("3 (AMAP) / 20 (RFI) / 40 (Reuters) / 51 (ACLED) / 80+ (not attributed) / "
                        "130 (tanakra.net)"),
              std::string::npos);
    EXPECT_EQ(named(set, "2025-09-03-fuel-ban").date,
              (DateInterval{day(2025, 9, 3), day(2025, 9, 4)}));
    const Incident& doubtful = named(set, "2025-10-13-kolondieba");
    EXPECT_EQ(doubtful.sources.at(1).event_date, "2025-09-13");
}

TEST(Examples, LintFindsTheWrongWeekdaysAndTheWrongPageDate) {
    CollectingReporter reporter;
    lint(load("bamako-2025"), reporter);
    const std::string text = all(reporter);
    EXPECT_NE(text.find("lundi 13 septembre 2025 was a Saturday; 13 October 2025 was a Monday"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("lundi 3 octobre 2025 was a Friday; 3 November 2025 was a Monday"),
              std::string::npos);
    EXPECT_NE(text.find("'thiesinfo-1028' is dated 2025-10-27"), std::string::npos);
    EXPECT_TRUE(std::none_of(
        reporter.diagnostics.begin(), reporter.diagnostics.end(),
        [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; }));
}

TEST(Examples, TheArticleAloneGivesOneRingAndNoPoint) {
    const auto set = load("bamako-article");
    ASSERT_EQ(set.incidents.size(), 3U);
    const FeatureLayers layers = to_features(set, {});
    EXPECT_EQ(layers.areas.size(), 2U);
    ASSERT_EQ(layers.points.size(), 1U);
    EXPECT_FALSE(std::get<bool>(layers.points.value(0, "exact")));
    const auto list = keyed_list(set, Language::fr, Pending::hidden);
    EXPECT_EQ(list[0].quality, "couronne de 45–55\u00A0km autour de Kati");
    EXPECT_EQ(list[0].claim, "revendiqué");
    EXPECT_EQ(list[0].sources.at(0), "article du 30 octobre 2025");
    EXPECT_EQ(read_file(example("bamako-article")).find("\"Point\""), std::string::npos);
}
