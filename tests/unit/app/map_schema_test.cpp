// SPDX-License-Identifier: MIT
#include "app/map_reader.hpp"
#include "app/map_schema.hpp"
#include "core/file.hpp"

#include <cstdlib>

using namespace cordon;
using namespace cordon::app;

namespace {

const std::filesystem::path docs = std::filesystem::path(CORDON_SOURCE_DIR) / "docs";
const std::string begin_mark =
    "<!-- keys: made by the program, see tests/unit/app/map_schema_test.cpp -->\n";
const std::string end_mark = "<!-- end of keys -->\n";

/// With CORDON_UPDATE_DOCS set, the files are written anew instead of compared.
bool updating() {
    return std::getenv("CORDON_UPDATE_DOCS") != nullptr;
}

} // namespace

TEST(MapSchema, IsTheOneInTheDocumentation) {
    const auto path = docs / "schema" / "map.schema.json";
    if (updating()) write_file(path, map_schema_text());
    EXPECT_EQ(read_file(path), map_schema_text())
        << "run with CORDON_UPDATE_DOCS=1 to write it anew";
}

TEST(MapSchema, AgreesWithTheReferencePage) {
    const auto path = docs / "map-file.md";
    std::string page = read_file(path);
    const std::size_t begin = page.find(begin_mark);
    const std::size_t end = page.find(end_mark);
    ASSERT_NE(begin, std::string::npos);
    ASSERT_NE(end, std::string::npos);
    const std::size_t first = begin + begin_mark.size();
    if (updating()) {
        page.replace(first, end - first, map_reference());
        write_file(path, page);
        return;
    }
    EXPECT_EQ(page.substr(first, end - first), map_reference())
        << "run with CORDON_UPDATE_DOCS=1 to write it anew";
}

TEST(MapSchema, DescribesKeysWithTypeDefaultAndRange) {
    const Json schema = map_schema();
    const Json* map = schema.find("properties")->find("map")->find("properties");
    ASSERT_NE(map, nullptr);
    const Json* dpi = map->find("dpi");
    EXPECT_EQ(dpi->text_or("type", ""), "number");
    EXPECT_EQ(dpi->number_or("default", 0), 300);
    EXPECT_EQ(dpi->number_or("minimum", 0), 30);
    EXPECT_EQ(dpi->number_or("maximum", 0), 2400);
    EXPECT_EQ(to_text(*map->find("lang")->find("enum")), R"(["en","fr"])");
}

TEST(MapSchema, ReadsTheExampleOfTheReferencePage) {
    const std::string page = read_file(docs / "map-file.md");
    const std::string mark = "```toml\n";
    const std::size_t begin = page.find(mark);
    ASSERT_NE(begin, std::string::npos);
    const std::size_t first = begin + mark.size();
    const std::string example = page.substr(first, page.find("```", first) - first);
    EXPECT_THAT(parse_map(example, "example", ".").diagnostics, testing::IsEmpty());
}
