// SPDX-License-Identifier: MIT
// A series of pictures: one size, one legend, each period once.
#include "app/frames.hpp"
#include "app/map_reader.hpp"
#include "core/file.hpp"
#include "core/json.hpp"
#include "core/sha256.hpp"

#include <filesystem>
#include <set>

using namespace cordon;
namespace fs = std::filesystem;

namespace {

class Frames : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) /
                  (std::string("cordon_frames_") +
                   testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
        const fs::path source(CORDON_SOURCE_DIR);
        document_ = app::read_map(source / "examples/bamako-2025/map.toml", reporter_);
    }
    Json draw(const std::string& unit, app::OutputFormat format) {
        app::RenderRequest request;
        request.frames = unit;
        (void)app::render_frames(document_, request, {folder_, format}, reporter_);
        return parse_json(read_file(folder_ / "frames.json"), "frames.json");
    }

    fs::path folder_;
    CollectingReporter reporter_;
    app::MapDocument document_;
};

/// Width and height of a PNG, as its first chunk has them.
std::string size_of(const std::string& png) {
    return png.substr(16, 8);
}

} // namespace

TEST_F(Frames, CoverTheWindowWithPicturesOfOneSize) {
    const Json list = draw("week", app::OutputFormat::png);
    const Json::Array& frames = list.find("frames")->items();
    ASSERT_EQ(frames.size(), 9U); // 60 days
    EXPECT_EQ(frames.front().text_or("from", ""), "2025-09-01");
    EXPECT_EQ(frames.back().text_or("to", ""), "2025-10-30");
    std::set<std::string> sizes;
    std::set<std::string> pictures;
    for (const Json& frame : frames) {
        const std::string bytes = read_file(folder_ / frame.text_or("file", ""));
        sizes.insert(size_of(bytes));
        pictures.insert(sha256(bytes));
        EXPECT_EQ(sha256(bytes), frame.text_or("sha256", ""));
    }
    EXPECT_EQ(sizes.size(), 1U);
    EXPECT_EQ(pictures.size(), frames.size());
}

TEST_F(Frames, ShowTheIncidentsOfTheirPeriodAndTheLegendOfAll) {
    const Json list = draw("month", app::OutputFormat::scene);
    ASSERT_EQ(list.find("frames")->items().size(), 2U);
    const std::string september = read_file(folder_ / "0001.scene");
    const std::string october = read_file(folder_ / "0002.scene");
    const std::string tankers = "incident-2025-10-17-kadiana";
    EXPECT_EQ(september.find(tankers), std::string::npos);
    EXPECT_NE(october.find(tankers), std::string::npos);
    for (const std::string& scene : {september, october}) {
        EXPECT_NE(scene.find("text \"kidnapping\""), std::string::npos);
        EXPECT_NE(scene.find("text \"convoy got through\""), std::string::npos);
    }
}

TEST_F(Frames, AreRefusedWhenThereAreTooMany) {
    document_.map.from = *Date::from_civil(2024, 1, 1);
    EXPECT_THROW((void)draw("1d", app::OutputFormat::png), Error);
    EXPECT_FALSE(fs::exists(folder_));
}
