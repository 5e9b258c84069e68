// SPDX-License-Identifier: MIT
// What a person decides against the program: moves of names, columns of the key, a style's state.
#include "app/map_reader.hpp"
#include "app/nudge_file.hpp"
#include "app/pipeline.hpp"
#include "core/file.hpp"
#include "core/units.hpp"

#include <filesystem>
#include <regex>

using namespace cordon;
namespace fs = std::filesystem;

namespace {

class ByHand : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) /
                  (std::string("cordon_by_hand_") +
                   testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        document_ = app::read_map(std::string(CORDON_SOURCE_DIR) + "/examples/bamako-2025/map.toml",
                                  reporter_);
    }

    /// Writes a file of moves and lets the map use it.
    void nudge(const std::string& text) {
        write_file(folder_ / "nudges.toml", text);
        document_.labels.nudges = app::FilePath{"nudges.toml", folder_ / "nudges.toml"};
    }

    std::string scene() {
        app::RenderRequest request;
        request.explain_labels = explain_;
        request.outputs.push_back({(folder_ / "map.scene").string(), app::OutputFormat::scene});
        outcome_ = app::render(document_, request, reporter_);
        return read_file(folder_ / "map.scene");
    }

    /// Where a text begins, in pixels.
    static geom::PagePoint place_of(const std::string& scene, const std::string& text) {
        std::smatch found;
        const std::regex pattern("text \"" + text + "\" at ([-0-9.]+) ([-0-9.]+)");
        if (!std::regex_search(scene, found, pattern)) return {-1, -1};
        return {std::stod(found[1]), std::stod(found[2])};
    }

    [[nodiscard]] bool told(const std::string& words) const {
        return std::any_of(reporter_.diagnostics.begin(), reporter_.diagnostics.end(),
                           [&](const Diagnostic& finding) {
                               return finding.message.find(words) != std::string::npos;
                           });
    }

    fs::path folder_;
    CollectingReporter reporter_;
    app::MapDocument document_;
    app::RenderOutcome outcome_;
    bool explain_ = false;
};

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::string error_of(const app::MapDocument& document) {
    try {
        (void)app::read_nudges(document);
    } catch (const Error& error) {
        return first_line(error.what());
    }
    return {};
}

} // namespace

TEST_F(ByHand, MovesANameByMillimetresFromWhereItWouldStand) {
    const geom::PagePoint before = place_of(scene(), "Kayes");
    nudge("kayes = [4, -2]\n");
    const geom::PagePoint after = place_of(scene(), "Kayes");
    EXPECT_NEAR(after.x - before.x, 4 * pixels_per_mm, 0.11);
    EXPECT_NEAR(after.y - before.y, -2 * pixels_per_mm, 0.11);
    EXPECT_FALSE(told("nothing on the map is called"));
}

TEST_F(ByHand, KeepsOtherNamesOffWhatWasMoved) {
    const std::string free = scene();
    const geom::PagePoint kita = place_of(free, "Kita");
    const geom::PagePoint kati = place_of(free, "Kati");
    ASSERT_GT(kati.x, 0);
    // Right onto the place that another name has by itself.
    nudge("Kita = [" + std::to_string((kati.x - kita.x) / pixels_per_mm) + ", " +
          std::to_string((kati.y - kita.y) / pixels_per_mm) + "]\n");
    const std::string moved = scene();
    EXPECT_NEAR(place_of(moved, "Kita").x, kati.x, 0.11);
    EXPECT_NE(place_of(moved, "Kati").x, kati.x);
}

TEST_F(ByHand, LeadsAMovedIncidentBackToItsPlace) {
    const auto group = [](const std::string& scene) {
        const std::size_t at = scene.find("incident \"incident-2025-10-28-rn24\"");
        return scene.substr(at, scene.find("incident \"", at + 10) - at);
    };
    const std::string before = group(scene());
    nudge("\"2025-10-28-rn24\" = [8, -6]\n");
    const std::string after = group(scene());
    EXPECT_NE(before, after);
    EXPECT_NE(after.find("shape 2 points"), std::string::npos) << "no leader line: " << after;
}

TEST_F(ByHand, JoinsANameToItsPlaceByALine) {
    explain_ = true;
    (void)scene();
    const auto lost = [&] {
        return std::any_of(outcome_.label_report.begin(), outcome_.label_report.end(),
                           [](const std::string& line) {
                               return line.find("'Siby' is left out") != std::string::npos;
                           });
    };
    ASSERT_TRUE(lost());
    nudge("Siby = {leader = true}\n");
    EXPECT_GT(place_of(scene(), "Siby").x, 0);
    EXPECT_FALSE(lost());
}

TEST_F(ByHand, NamesWhatIsNotOnTheMapAndWhatCannotBeRead) {
    nudge("Kita = [1, 1]\nKaty = [1, 1]\n");
    (void)scene();
    EXPECT_TRUE(told("nothing on the map is called 'Katy'"));
    nudge("Kita = 3\n");
    EXPECT_EQ(error_of(document_), "nudges.toml:1: the move of 'Kita' is no pair of numbers");
    nudge("Kita = [1, 900]\n");
    EXPECT_EQ(error_of(document_), "nudges.toml:1: the move of 'Kita' is farther than 500 mm");
    nudge("\nKita = {layer = \"towns\"}\n");
    EXPECT_EQ(error_of(document_), "nudges.toml:2: 'Kita' is not moved");
}

TEST_F(ByHand, PrintsTheColumnsOfTheKeyThatWereAskedFor) {
    const std::string all = scene();
    EXPECT_NE(all.find("tanakra.net"), std::string::npos);
    document_.sheet.key_columns = {app::KeyColumn::number, app::KeyColumn::date,
                                   app::KeyColumn::place};
    const std::string few = scene();
    EXPECT_NE(few.find("Labbezanga to Gao"), std::string::npos);
    EXPECT_EQ(few.find("tankers arrived"), std::string::npos);
}

TEST_F(ByHand, SetsTheStateOfAStyle) {
    write_file(folder_ / "style.json", R"({"version":8,"state":{"sea":{"default":"#ff0000"}},
        "sources":{},"layers":[{"id":"paper","type":"background",
        "paint":{"background-color":["global-state","sea"]}}]})");
    write_file(folder_ / "map.toml", "[map]\nstyle = \"style.json\"\nbbox = [-9, 12, -7, 13]\n"
                                     "[state]\nsea = \"#00ff00\"\n");
    document_ = app::read_map(folder_ / "map.toml", reporter_);
    EXPECT_NE(scene().find("#00ff00"), std::string::npos);
    write_file(folder_ / "map.toml", "[map]\nstyle = \"style.json\"\nbbox = [-9, 12, -7, 13]\n"
                                     "[state]\nsky = \"#00ff00\"\n");
    document_ = app::read_map(folder_ / "map.toml", reporter_);
    EXPECT_THROW((void)scene(), Error);
}
