// SPDX-License-Identifier: MIT
#include "core/file.hpp"
#include "data/flatgeobuf.hpp"
#include "unit/data/dump.hpp"

#include <filesystem>
#include <iostream>

using namespace cordon;
using namespace cordon::data;
namespace fs = std::filesystem;

namespace {

const fs::path events = fs::path(CORDON_SHARED_DIR) / "data" / "events" / "ucdp_caf_v23_1.fgb";

} // namespace

TEST(FlatGeobuf, ReadsARealFileAsItsGeoJsonTwinIsRead) {
    if (!fs::exists(events)) {
        std::cout << "not found: " << events << "\n";
        GTEST_SKIP();
    }
    CollectingReporter reporter;
    const auto layer = parse_flatgeobuf(read_file(events), "e.fgb", {}, reporter);
    ASSERT_TRUE(layer.has_value());
    EXPECT_EQ(layer->size(), 1848U);
    EXPECT_EQ(layer->columns().size(), 46U);
    EXPECT_EQ(layer->name, "GEDEvent_v23_1");
    EXPECT_TRUE(reporter.diagnostics.empty());
}
