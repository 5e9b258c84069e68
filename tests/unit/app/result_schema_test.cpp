// SPDX-License-Identifier: MIT
// The schemas of what the program writes, and the page of their keys.
#include "app/sidecar.hpp"
#include "core/file.hpp"
#include "support/json_schema.hpp"

#include <cstdlib>

using namespace cordon;
using namespace cordon::app;
using cordon::test::check_schema;
using cordon::test::keys_of_schema;
using cordon::test::read_schema;
using cordon::test::schema_tables;
using cordon::test::SchemaCheck;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

const std::filesystem::path page_path =
    std::filesystem::path(CORDON_SOURCE_DIR) / "docs" / "report-json.md";

std::string begin_mark(const std::string& schema) {
    return "<!-- keys of " + schema +
           ".schema.json: see tests/unit/app/result_schema_test.cpp -->\n";
}
const std::string end_mark = "<!-- end of keys -->\n";

/// Compares the keys on the page; with CORDON_UPDATE_DOCS set, writes them anew.
void expect_on_page(const std::string& schema) {
    std::string page = read_file(page_path);
    const std::size_t begin = page.find(begin_mark(schema));
    ASSERT_NE(begin, std::string::npos) << begin_mark(schema);
    const std::size_t first = begin + begin_mark(schema).size();
    const std::size_t end = page.find(end_mark, first);
    ASSERT_NE(end, std::string::npos);
    const std::string tables = schema_tables(read_schema(CORDON_SOURCE_DIR, schema));
    if (std::getenv("CORDON_UPDATE_DOCS") != nullptr) {
        page.replace(first, end - first, tables);
        write_file(page_path, page);
        return;
    }
    EXPECT_EQ(page.substr(first, end - first), tables)
        << "run with CORDON_UPDATE_DOCS=1 to write it anew";
}

DrawnMap map_with_all_members() {
    DrawnMap map;
    RenderOutcome& outcome = map.outcome;
    outcome.incidents = {9, 4, 1, 2, 1, 1, 0};
    outcome.label_report = {"layer 'towns': 2 without a free place"};
    outcome.words.window =
        DateInterval{*Date::from_civil(2025, 9, 1), *Date::from_civil(2025, 9, 30)};
    outcome.words.by_type = {{"checkpoint", 3}};
    outcome.words.by_claim = {{"confirmed", 1}};
    outcome.words.by_status = {{"cut", 1}};
    outcome.words.inputs = {{"in.csv",
                             std::string(64, 'a'),
                             "ED50 (EPSG:4230)",
                             {{"ED50 to WGS 84 (1)", "+proj=pipeline", 10.0, {"a.gsb"}, {"b"}}}},
                            {"roads.fgb", "not hashed, 4000000 bytes"}};
    outcome.sheet = {680.5, 400.25, 3.125, 30.25, 11.5};
    outcome.findings = {{Severity::warning, "odd", {"in.csv", 3, 4, "x"}, {"look"}},
                        {Severity::note, "so", {}, {}}};
    outcome.written = {{"out/map.svg", OutputFormat::svg, 5, "180 × 90 mm"},
                       {"out/map.pgw", OutputFormat::world, 5, "georeference"},
                       {"out/map.json", OutputFormat::sidecar, 0, ""}};
    map.files = {"<svg>", "world", ""};
    return map;
}

SchemaCheck checked(const DrawnMap& map) {
    SchemaCheck check;
    const std::string text = words_file(OutputFormat::sidecar, map, {});
    check_schema(read_schema(CORDON_SOURCE_DIR, "sidecar"), parse_json(text, "sidecar"), check);
    return check;
}

} // namespace

TEST(ResultSchema, OfTheReportIsOnThePage) {
    expect_on_page("report");
}

TEST(ResultSchema, OfTheSidecarIsOnThePage) {
    expect_on_page("sidecar");
}

TEST(ResultSchema, EverySidecarKeepsToIt) {
    const SchemaCheck full = checked(map_with_all_members());
    EXPECT_THAT(full.faults, IsEmpty());
    EXPECT_EQ(full.used, keys_of_schema(read_schema(CORDON_SOURCE_DIR, "sidecar")))
        << "keys of the schema that no sidecar has";
    EXPECT_THAT(checked(DrawnMap{}).faults, IsEmpty()) << "a map of which nothing is known";
}

TEST(ResultSchema, FindsFaultsWithTheirPlaces) {
    const Json schema = parse_json(
        R"({"type":"object","properties":{"n":{"type":"integer","minimum":1},)"
        R"("list":{"type":"array","items":{"$ref":"#/$defs/day"}},"kind":{"enum":["a"]},)"
        R"("maybe":{"anyOf":[{"type":"null"},{"type":"string"}]}},"required":["n"],)"
        R"("additionalProperties":false,"$defs":{"day":{"type":"string","pattern":"^\\d+$"}}})",
        "schema");
    const auto faults = [&](const std::string& text) {
        SchemaCheck check;
        check_schema(schema, parse_json(text, "value"), check);
        return check.faults;
    };
    EXPECT_THAT(faults(R"({"n":1,"list":["12"],"kind":"a","maybe":null})"), IsEmpty());
    EXPECT_THAT(faults(R"({"n":0.5})"),
                ElementsAre(R"($.n: 0.5 is not "integer")", "$.n: 0.5 is too small"));
    EXPECT_THAT(faults(R"({"list":["x"],"kind":"b","m":1})"),
                ElementsAre(R"($.list[0]: "x" does not match ^\d+$)",
                            R"($.kind: "b" is none of ["a"])", "$.m: is not in the schema",
                            "$: has no n"));
    EXPECT_THAT(faults(R"({"n":1,"maybe":3})").size(), 2U);
    SchemaCheck unknown;
    check_schema(parse_json(R"({"maxLength":3})", "schema"), Json(1.0), unknown);
    EXPECT_THAT(unknown.faults,
                ElementsAre("$: the schema's word 'maxLength' is not known to this test"));
}
