// SPDX-License-Identifier: MIT
#include "app/tiles.hpp"
#include "core/file.hpp"
#include "data/bitmap_file.hpp"
#include "serve/assets.hpp"
#include "support/live_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <iostream>

/// The page in a real browser, looked at through its screenshots.
namespace cordon::serve {
namespace {

namespace fs = std::filesystem;

constexpr int width = 1280;
constexpr int height = 860;

class PageTest : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists("/usr/bin/chromium")) {
            std::cout << "skipped: chromium is not installed\n";
            GTEST_SKIP();
        }
        ASSERT_TRUE(server_.wait_for_picture(1).is_object());
    }

    /// Of the server's page; kept in the folder of the tests for people to look at.
    [[nodiscard]] data::RgbaBitmap screenshot(const std::string& name,
                                              const std::string& anchor) const {
        return screenshot_of(name,
                             "http://127.0.0.1:" + std::to_string(server_.port()) + "/" + anchor);
    }
    [[nodiscard]] data::RgbaBitmap screenshot_of(const std::string& name,
                                                 const std::string& address) const {
        const char* folder = std::getenv("TEST_TMPDIR");
        const fs::path file = fs::path(folder == nullptr ? "/tmp" : folder) / name;
        fs::remove(file);
        const std::string command =
            "timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage"
            " --hide-scrollbars --window-size=" +
            std::to_string(width) + "," + std::to_string(height) + " --user-data-dir='" +
            (server_.folder() / "profile").string() + "' --screenshot='" + file.string() + "' '" +
            address + "' >/dev/null 2>&1";
        EXPECT_EQ(std::system(command.c_str()), 0) << command;
        return data::decode_bitmap(read_file(file), name);
    }

    LiveServer server_;
};

struct Area {
    int left;
    int top;
    int right;
    int bottom;
};
constexpr Area whole{0, 0, width, height};

/// Share of the pixels near a colour.
double share(const data::RgbaBitmap& picture, std::array<int, 3> color, Area area) {
    constexpr int near = 12;
    int count = 0;
    for (int y = area.top; y < area.bottom; ++y) {
        for (int x = area.left; x < area.right; ++x) {
            const std::size_t at = 4 * (static_cast<std::size_t>(y) * picture.width + x);
            bool same = true;
            for (std::size_t k = 0; k < 3; ++k)
                same = same && std::abs(picture.rgba[at + k] - color[k]) <= near;
            count += same ? 1 : 0;
        }
    }
    return double(count) / ((area.right - area.left) * (area.bottom - area.top));
}

constexpr std::array<int, 3> ground{0xe8, 0xea, 0xec};
constexpr std::array<int, 3> fault_ground{0xfd, 0xf1, 0xf0};
constexpr std::array<int, 3> accent{0x1f, 0x4e, 0x79};
constexpr std::array<int, 3> land{254, 253, 249}; ///< of the style `press`, the country in focus

TEST_F(PageTest, ShowsTheWholeSheet) {
    const data::RgbaBitmap picture = screenshot("serve-sheet.png", "");
    ASSERT_EQ(picture.width, width);
    const double around = share(picture, ground, {0, 60, width, height});
    EXPECT_GT(around, 0.2) << "the sheet fits into the window";
    EXPECT_LT(around, 0.8) << "there is a sheet";
    EXPECT_GT(share(picture, accent, {0, 0, width, 48}), 0.01) << "the chosen view is marked";
}

TEST_F(PageTest, ShowsTheTiles) {
    if (asset("leaflet.js").empty()) {
        std::cout << "skipped: Leaflet was not fetched before the build\n";
        GTEST_SKIP();
    }
    const data::RgbaBitmap picture = screenshot("serve-tiles.png", "#tiles");
    EXPECT_GT(share(picture, land, whole), 0.1);
    EXPECT_LT(share(picture, ground, whole), 0.7);
}

TEST_F(PageTest, ThatLiesBesideTilesOpensFromDisk) {
    app::RenderOptions map;
    map.inputs = {CORDON_SOURCE_DIR "/examples/bamako-2025/map.toml"};
    app::TileOptions options;
    options.pyramid.min_zoom = 5;
    options.pyramid.max_zoom = 7;
    options.page = true;
    CollectingReporter reporter;
    const fs::path folder = server_.folder() / "tiles";
    (void)app::make_tiles(map, options, folder.string(), {}, reporter);
    const data::RgbaBitmap picture =
        screenshot_of("tiles-page.png", "file://" + (folder / "index.html").string());
    EXPECT_GT(share(picture, land, whole), 0.1);
}

TEST_F(PageTest, ShowsAFaultAboveTheLastGoodPicture) {
    server_.put("map.toml",
                "[map]\ntitel = \"x\"\nsize = \"huge\"\n[data]\nincidents = \"in.csv\"\n");
    ASSERT_TRUE(server_
                    .wait_for([](const Json& state) {
                        return !state.find("error")->is_null() && !state.find("drawing")->boolean();
                    })
                    .is_object());
    const data::RgbaBitmap picture = screenshot("serve-fault.png", "");
    EXPECT_GT(share(picture, fault_ground, {0, 48, width, 130}), 0.5);
    EXPECT_LT(share(picture, ground, {0, 200, width, height}), 0.8) << "the sheet is still there";
}

} // namespace
} // namespace cordon::serve
