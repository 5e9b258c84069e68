// SPDX-License-Identifier: MIT
#include "evidence.hpp"

#include "analysis/features.hpp"
#include "analysis/report.hpp"
#include "support/json_schema.hpp"

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;
using cordon::test::check_schema;
using cordon::test::keys_of_schema;
using cordon::test::read_schema;
using cordon::test::SchemaCheck;
using testing::HasSubstr;
using testing::Not;

/// Names of an object's members with a letter for their type, in their order: `value:n p05:n`.
std::string shape(const Json& object) {
    std::string out;
    for (const Json::Member& member : object.members())
        out += (out.empty() ? "" : " ") + member.key + ":" +
               (member.value.is_null() ? '-' : member.value.type_name().front());
    return out;
}

const Json& at(const Json& json, std::initializer_list<std::string_view> path) {
    const Json* found = &json;
    for (const std::string_view key : path) {
        found =
            found->is_array() ? &found->items().at(std::stoul(std::string(key))) : found->find(key);
        if (found == nullptr) throw Error("no member " + std::string(key));
    }
    return *found;
}

struct Reported : testing::Test {
    Reported() {
        town.cut('N');
        Incident bus = event("bus|1", Type::passage, day(10, 20), town.on('S'), "C");
        town.add(bus);
        Incident lost = attack("lost", day(10, 21), town.on('E'));
        lost.location.said = incident::Unknown{"nobody said"};
        town.add(lost);
    }
    void run() {
        inputs = town.inputs();
        situation = analyse(inputs);
        context.inputs = &inputs;
        context.situation = &situation;
        context.version = "1.2.3";
        context.libraries = {{"proj", "9"}, {"geos", "3"}};
        context.files = {{"in.csv", std::string(64, 'a'), "incidents", "CC-BY", "A | B", ""}};
        context.files.front().operations = {
            {"ED50 to WGS 84 (1)", "+proj=pipeline", 10.0, {"a.gsb"}, {"b.tif"}}};
        context.as_of = "2025-10-30";
        context.gate.tests = {{"g1", "located incidents", 2.0, 5.0, false},
                              {"g4", "share of draws", std::nullopt, 0.8, false}};
        context.gate.sentence = "reported attacks only";
        context.assumptions = {{"capacity", Json(2.0), "a guess"}};
        json = to_report(context);
        follow_schema();
    }
    /// Whatever the report is made of, it keeps to docs/schema/report.schema.json.
    void follow_schema() {
        check_schema(read_schema(CORDON_SOURCE_DIR, "report"), json, schema);
        EXPECT_THAT(schema.faults, testing::IsEmpty());
    }
    Town town;
    Inputs inputs;
    Situation situation;
    ReportContext context;
    Json json;
    SchemaCheck schema;
};

TEST_F(Reported, HasTheKeysOfTheSpecificationInTheirOrder) {
    run();
    EXPECT_EQ(shape(json),
              "schema:s generated_by:o inputs:a profile:o window:o centre:o parameters:o "
              "parameters_changed:a assumptions:a buffers:o network:o incidents:o sources:a "
              "routes:a angular:o gateways:a suppliers:a reachable_share:o capacity:o "
              "monte_carlo:o sensitivity:a gate:o notes:a warnings:a");
    EXPECT_EQ(at(json, {"schema"}).string(), "cordon-report/1");
    EXPECT_EQ(shape(at(json, {"generated_by"})), "name:s version:s libraries:o");
    EXPECT_EQ(shape(at(json, {"inputs", "0"})),
              "path:s sha256:s role:s licence:s attribution:s version:s crs:s operations:a");
    EXPECT_EQ(shape(at(json, {"inputs", "0", "operations", "0"})),
              "name:s definition:s accuracy_m:n grids:a missing_grids:a");
    EXPECT_EQ(shape(at(json, {"profile"})),
              "name:s delay_hours:n held_back_count:n coarsened_count:n coarsening:s");
    EXPECT_EQ(shape(at(json, {"window"})), "start:s end:s as_of:s");
    EXPECT_EQ(shape(at(json, {"centre"})), "name:s lon_deg:n lat_deg:n inner_radius_km:n");
    EXPECT_EQ(shape(at(json, {"assumptions", "0"})), "name:s value:n text:s");
    EXPECT_EQ(shape(at(json, {"buffers"})),
              "max_relative_error_share:n limit_share:n method:s quad_segs:n");
    EXPECT_EQ(shape(at(json, {"incidents"})),
              "total_count:n located_count:n unlocated_count:n left_out_count:n "
              "independent_source_count:n by_type:o by_claim:o list:a");
    EXPECT_EQ(shape(at(json, {"capacity"})),
              "flow_before:n flow_after:n loss_share:o further_closures_count:n reason:-");
    EXPECT_EQ(shape(at(json, {"monte_carlo"})), "draws_count:n seed:n generator:s stress_km:n");
    EXPECT_EQ(shape(at(json, {"gate"})),
              "passed:b tests:a title_allowed:b title_used:s sentence:s");
}

TEST_F(Reported, HasTheKeysOfRoutesGatewaysAndSuppliers) {
    run();
    const std::string estimate = "value:n p05:n p95:n mc_error:n";
    const Json& north = at(json, {"routes", "1"});
    EXPECT_EQ(
        shape(north),
        "id:s name:s length_km:n status:s disputed:b rule:n explanation:s evidence:o exposure:o "
        "exposure_weighted:o incident_rate_per_100_km:n status_probability:o "
        "no_information_share:n stretches:a");
    EXPECT_EQ(shape(at(north, {"evidence"})),
              "incident_ids:a passage_ids:a last_hostile_date:s last_passage_date:- "
              "independent_source_count:n");
    EXPECT_EQ(shape(at(north, {"exposure"})),
              "radius_factor_half:n radius_factor_one:n radius_factor_two:n");
    EXPECT_EQ(shape(at(north, {"exposure_weighted"})), estimate);
    EXPECT_EQ(shape(at(north, {"status_probability"})),
              "cut:o restricted:o contested:o open:o no_information:o");
    EXPECT_EQ(shape(at(north, {"status_probability", "cut"})), "value:n mc_error:n words:s");
    EXPECT_EQ(shape(at(north, {"stretches", "0"})),
              "id:s from:s to:s length_km:n status:s disputed:b rule:n explanation:s evidence:o "
              "exposure:n "
              "exposure_weighted:o status_probability:o");
    EXPECT_EQ(shape(at(json, {"angular"})),
              "theta_deg:o covered_share:o gap_deg:o gap_from_deg:n gap_to_deg:n sectors:a "
              "resultant_length:n circular_variance:n");
    EXPECT_EQ(at(json, {"angular", "sectors"}).items().size(), 16U);
    EXPECT_EQ(shape(at(json, {"gateways", "0"})),
              "radius_km:n total_weight:n cut_share:o contested_share:o unknown_share:o "
              "largest_not_cut_gap_deg:n list:a");
    EXPECT_EQ(shape(at(json, {"gateways", "0", "list", "0"})),
              "id:s road:s azimuth_deg:n weight:n status:s rule:n");
    EXPECT_EQ(shape(at(json, {"sensitivity", "0"})),
              "radius_factor:n half_life_days:n claimed_probability:n loss_share:n "
              "gateways_cut_share_100_km:- cut_routes_count:n is_base:b");
    EXPECT_EQ(shape(at(json, {"reachable_share"})), estimate);
}

TEST_F(Reported, SaysWhyANumberIsMissing) {
    run();
    const Json& suppliers = at(json, {"suppliers"});
    ASSERT_EQ(suppliers.items().size(), 4U);
    const Json& north = suppliers.items()[1];
    EXPECT_EQ(shape(north),
              "id:s name:s weight:n snap_distance_km:n distance_before_km:n distance_after_km:- "
              "detour_ratio:- detour_km:- cost_ratio:- reachable:b reason:s");
    EXPECT_EQ(at(north, {"reason"}).string(), "no route");
    EXPECT_TRUE(at(suppliers.items()[0], {"reason"}).is_null());
    EXPECT_TRUE(at(json, {"gate", "tests", "1", "value"}).is_null());
}

TEST_F(Reported, SortsByIdAndListsEveryIncident) {
    run();
    std::vector<std::string> routes;
    for (const Json& route : at(json, {"routes"}).items())
        routes.push_back(route.text_or("id", ""));
    EXPECT_EQ(routes, (std::vector<std::string>{"E", "N", "S", "W"}));
    const Json& list = at(json, {"incidents", "list"});
    ASSERT_EQ(list.items().size(), 4U);
    EXPECT_EQ(shape(list.items()[3]),
              "id:s date_from:s date_to:s type:s claim:s location_model:s radius_km:n "
              "source_ids:a weight:n reason_left_out:s");
    EXPECT_EQ(at(list.items()[3], {"reason_left_out"}).string(), "not located");
    EXPECT_TRUE(at(list.items()[0], {"reason_left_out"}).is_null());
    EXPECT_EQ(at(json, {"incidents", "unlocated_count"}).number(), 1.0);
    EXPECT_EQ(at(json, {"incidents", "left_out_count"}).number(), 1.0);
}

TEST_F(Reported, HasNoPositionsOfIncidentsAndNoCriticalLinks) {
    run();
    const std::string text = to_text(json);
    EXPECT_THAT(text, Not(HasSubstr("\"coordinates\"")));
    EXPECT_THAT(text, Not(HasSubstr("min_cut")));
    EXPECT_THAT(text, Not(HasSubstr("esieged")));
    EXPECT_TRUE(at(json, {"capacity", "further_closures_count"}).is_number());
}

TEST_F(Reported, CountsButDoesNotListRowsOfAcled) {
    town.set.licence = "ACLED terms of use";
    run();
    EXPECT_TRUE(at(json, {"incidents", "list"}).items().empty());
    EXPECT_TRUE(at(json, {"sources"}).items().empty());
    EXPECT_EQ(at(json, {"incidents", "total_count"}).number(), 4.0);
    EXPECT_TRUE(forbids_rows("acled"));
    EXPECT_FALSE(forbids_rows("ODbL"));
}

TEST_F(Reported, ListsChangedParameters) {
    town.parameters.radius_km[0].second = 3;
    run();
    EXPECT_THAT(to_text(at(json, {"parameters_changed"})), HasSubstr("radius_km."));
    EXPECT_THAT(to_text(at(json, {"parameters_changed"})), HasSubstr("\"draws\""));
    EXPECT_THAT(to_text(at(json, {"parameters_changed"})), Not(HasSubstr("half_life")));
}

TEST_F(Reported, IsTheSameTwice) {
    run();
    const std::string first = to_pretty_text(json);
    run();
    EXPECT_EQ(to_pretty_text(json), first);
    EXPECT_EQ(to_text(parse_json(first, "report")), to_text(json)) << "it reads back";
}

TEST_F(Reported, HasValuesAloneWithoutDraws) {
    town.parameters.draws = 0;
    run();
    EXPECT_EQ(shape(at(json, {"routes", "1", "exposure_weighted"})), "value:n");
    EXPECT_EQ(shape(at(json, {"capacity", "loss_share"})), "value:n");
    EXPECT_EQ(at(json, {"monte_carlo", "generator"}).string(), "none");
    EXPECT_TRUE(at(json, {"routes", "1", "status_probability"}).is_null())
        << "without draws no probability is known";
    EXPECT_THAT(to_markdown(json), Not(HasSubstr("unlikely")));
}

TEST_F(Reported, HasAChangeOnlyForTwoWindows) {
    run();
    context.change = compare(situation, situation, town.drawn.network);
    json = to_report(context);
    EXPECT_EQ(shape(at(json, {"change"})),
              "window_before:o window_after:o exposure_delta:a loss_delta:n gateways_delta:a "
              "changed_stretches:a is_change:b");
    EXPECT_THAT(to_markdown(json), HasSubstr("not called a change"));
}

TEST_F(Reported, HasEveryKeyOfTheSchema) {
    context.warnings = {{Severity::warning, "odd", {"in.csv", 3, 0, ""}, {"look"}}};
    run();
    context.change = compare(situation, situation, town.drawn.network);
    json = to_report(context);
    follow_schema();
    std::set<std::string> never = keys_of_schema(read_schema(CORDON_SOURCE_DIR, "report"));
    for (const std::string& key : schema.used) never.erase(key);
    EXPECT_THAT(never, testing::IsEmpty()) << "in the schema, but in no report";
}

TEST_F(Reported, SaysTheSameInMarkdown) {
    run();
    const std::string text = to_markdown(json);
    EXPECT_THAT(text, HasSubstr("# Roads to C: situation, 2025-09-01 to 2025-10-30\n"));
    EXPECT_THAT(text, HasSubstr("**reported attacks only**"));
    EXPECT_THAT(text, HasSubstr("| road N | 80 | cut | 1 | cut (100 %, very likely) |"));
    EXPECT_THAT(text, HasSubstr("cut-N-1, cut-N-2; passages: –"));
    EXPECT_THAT(text, HasSubstr("- road N: cut. 2 hostile incidents within 14 days (cut-N-1, "
                                "cut-N-2) from 2 independent sources (A, B); no passage reported "
                                "since 2025-10-25.\n"));
    EXPECT_THAT(text, HasSubstr("- road S: open. ordinary traffic passed (bus\\|1, last on "
                                "2025-10-20) and nothing hostile was reported on the road.\n"));
    EXPECT_THAT(text, HasSubstr("Capacity lost: 25.0 % (25.0–25.0 %)"));
    EXPECT_THAT(text, HasSubstr("would isolate the centre: 3."));
    EXPECT_THAT(text, HasSubstr("| N | 75 | – | – | – | no route |"));
    EXPECT_THAT(text, HasSubstr("| half_life_days | 14 | default |"));
    EXPECT_THAT(text, HasSubstr("| draws | 200 | changed |"));
    EXPECT_THAT(text, HasSubstr("bus\\|1")) << "no text breaks a table";
    EXPECT_THAT(text, HasSubstr("1 incident left out: not located"));
    EXPECT_THAT(text, HasSubstr("| g4 share of draws | – | 0.80 | no |"));
}

TEST_F(Reported, BecomesLayers) {
    run();
    const SituationLayers layers = to_features(inputs, situation);
    EXPECT_EQ(layers.stretches.size(), 4U);
    EXPECT_EQ(layers.gateways.size(), 8U);
    EXPECT_EQ(layers.circles.size(), 2U);
    EXPECT_EQ(layers.suppliers.size(), 4U);
    EXPECT_EQ(layers.stretches.text(0, "status"), "cut");
    EXPECT_EQ(layers.stretches.number(0, "rule", 0), 1.0);
    EXPECT_EQ(layers.suppliers.text(0, "reason"), "no route");
}

} // namespace
