// SPDX-License-Identifier: MIT
#include "support/tile_test.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace cordon::test {

namespace fs = std::filesystem;

app::RenderOptions bamako() {
    app::RenderOptions map;
    map.inputs = {CORDON_SOURCE_DIR "/examples/bamako-2025/map.toml"};
    return map;
}

app::TileOptions zooms(int first, int last) {
    app::TileOptions options;
    options.pyramid.min_zoom = first;
    options.pyramid.max_zoom = last;
    return options;
}

void TileTest::SetUp() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() /
              fmt::format("cordon-{}-{}-{}", info->test_suite_name(), info->name(), getpid());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
}

void TileTest::TearDown() {
    fs::remove_all(folder_);
}

} // namespace cordon::test
