// SPDX-License-Identifier: MIT
#include "app/sidecar.hpp"
#include "core/json.hpp"

using namespace cordon;
using namespace cordon::app;
using testing::HasSubstr;

namespace {

RenderOutcome full_outcome() {
    RenderOutcome outcome;
    outcome.incidents = {9, 4, 1, 2, 1, 1, 0};
    outcome.routes_drawn = 3;
    outcome.labels_placed = 12;
    outcome.labels_dropped = 2;
    outcome.label_report = {"layer 'towns': 2 without a free place"};
    outcome.projection = "Lambert";
    outcome.projection_definition = "+proj=laea";
    outcome.projection_reason = "a region";
    outcome.notes = {"One.", "Two."};
    outcome.gate.refused = true;
    outcome.gate.words = {"encircled"};
    outcome.gate.sentence = "no evidence";
    outcome.gate.title = "Reported attacks";
    outcome.words.language = Language::fr;
    outcome.words.title = "Attaques";
    outcome.words.alt = "Carte : \"Attaques\".";
    outcome.words.sources = {"RFI", "AFP"};
    outcome.words.window =
        DateInterval{*Date::from_civil(2025, 9, 1), *Date::from_civil(2025, 9, 30)};
    outcome.words.by_type = {{"checkpoint", 3}, {"passage", 1}};
    outcome.words.by_claim = {{"confirmed", 1}};
    outcome.words.by_status = {{"cut", 1}};
    outcome.words.inputs = {{"in.csv", "00"}};
    outcome.sheet = {680.5, 400.25, 3.125, 30.25, 11.5};
    outcome.findings = {{Severity::warning, "odd", {"in.csv", 3, 4, "x"}, {"look"}},
                        {Severity::note, "so", {}, {}}};
    return outcome;
}

} // namespace

TEST(OutcomeJson, ReadsBackWhatItWrote) {
    const RenderOutcome outcome = full_outcome();
    const Json json = outcome_json(outcome);
    const RenderOutcome read = read_outcome(parse_json(to_text(json), "test"));
    EXPECT_EQ(outcome_json(read), json);
    EXPECT_EQ(read.words, outcome.words);
    EXPECT_EQ(read.sheet, outcome.sheet);
    EXPECT_EQ(read.incidents.held_back, 0);
    EXPECT_EQ(read.incidents.outside_window, 2);
    ASSERT_EQ(read.findings.size(), 2U);
    EXPECT_EQ(to_text(read.findings[0]), to_text(outcome.findings[0]));
    EXPECT_EQ(read.findings[1].severity, Severity::note);
    EXPECT_TRUE(read.gate.refused);
}

TEST(OutcomeJson, ReadsAnythingWithoutFailing) {
    const RenderOutcome read = read_outcome(
        parse_json(R"({"incidents": 3, "findings": [1, {}], "sheet": [], "title": 4})", "test"));
    EXPECT_EQ(read.incidents.total, 0);
    EXPECT_EQ(read.findings.size(), 2U);
}

TEST(WordsFile, HasNamesAndDigestsOfTheDrawings) {
    DrawnMap map;
    map.outcome = full_outcome();
    map.outcome.written = {{"out/map.svg", OutputFormat::svg, 5, "180 × 90 mm"},
                           {"out/map.json", OutputFormat::sidecar, 0, ""}};
    map.files = {"<svg>", ""};
    const std::string text = words_file(OutputFormat::sidecar, map, {});
    EXPECT_THAT(text, HasSubstr("\"name\": \"map.svg\""));
    EXPECT_THAT(text, HasSubstr("\"width_mm\": 180.05"));
    EXPECT_THAT(text, HasSubstr("\"width_px\": 2316"));
    const Json files = *parse_json(text, "sidecar").find("files");
    ASSERT_EQ(files.items().size(), 1U);
    EXPECT_EQ(files.items()[0].number_or("bytes", 0), 5);
    EXPECT_EQ(words_file(OutputFormat::alt, map, {}), "Carte : \"Attaques\".\n");
}
