// SPDX-License-Identifier: MIT
#pragma once

#include "app/tiles.hpp"
#include "core/diagnostic.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

/// What tests of tiles begin with.
namespace cordon::test {

/// The example of the repository.
[[nodiscard]] app::RenderOptions bamako();
/// Tiles of these zooms, both ends included.
[[nodiscard]] app::TileOptions zooms(int first, int last);

/// A folder of its own for one test.
class TileTest : public testing::Test {
  protected:
    void SetUp() override;
    void TearDown() override;

    [[nodiscard]] std::filesystem::path in(const std::string& name) const { return folder_ / name; }
    [[nodiscard]] app::TilePlace place() const { return {in("plan.json"), in("parts")}; }

    std::filesystem::path folder_;
    CollectingReporter reporter_;
};

} // namespace cordon::test
