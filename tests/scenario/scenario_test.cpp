// SPDX-License-Identifier: MIT
// Whole runs of the program: same bytes whatever the surroundings, nothing lost when a run fails.
#include "core/file.hpp"
#include "core/sha256.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace fs = std::filesystem;
using cordon::read_file;
using cordon::sha256;

namespace {

/// Runs the program with extra environment; returns its exit code.
int run(const std::string& environment, const std::string& arguments) {
    const std::string command =
        environment + " " + CORDON_BINARY + " " + arguments + " >/dev/null 2>&1";
    const int status =
        std::system(command.c_str()); // NOLINT(cert-env33-c): the test spawns its own program
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

fs::path fresh_folder(const std::string& name) {
    const fs::path folder = fs::path(testing::TempDir()) / ("cordon_scenario_" + name);
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

const std::string bamako = std::string(CORDON_SOURCE_DIR) + "/examples/bamako-2025/map.toml";

} // namespace

TEST(Rerun, GivesTheSameBytesInAnotherFolderLocaleAndTimeZone) {
    const fs::path a = fresh_folder("a");
    const fs::path b = fresh_folder("b");
    const auto outputs = [](const fs::path& folder) {
        std::string out = " -o";
        for (const char* ending : {"png", "svg", "pdf"})
            out += " " + (folder / "map.").string() + ending;
        return out;
    };
    ASSERT_EQ(run("TZ=UTC LC_ALL=C", "render " + bamako + outputs(a)), 0);
    ASSERT_EQ(run("TZ=Asia/Tokyo LC_ALL=fr_FR.UTF-8 SOURCE_DATE_EPOCH=1",
                  "render " + bamako + outputs(b)),
              0);
    for (const char* ending : {"png", "svg", "pdf"}) {
        const std::string name = std::string("map.") + ending;
        EXPECT_EQ(sha256(read_file(a / name)), sha256(read_file(b / name))) << name;
    }
}

TEST(FailedRun, LeavesExistingOutputsUntouched) {
    const fs::path folder = fresh_folder("kept");
    cordon::write_file(folder / "map.png", "old");
    EXPECT_EQ(run("", "render no-such-file.geojson -o " + (folder / "map.png").string()), 1);
    EXPECT_EQ(read_file(folder / "map.png"), "old");
    EXPECT_EQ(run("", "render " + bamako + " --style dusk -o " + (folder / "map.png").string()), 1);
    EXPECT_EQ(read_file(folder / "map.png"), "old");
}

TEST(EvidenceGate, ChangesTheTitleAndExitsWithFour) {
    const fs::path folder = fresh_folder("gate");
    const std::string article =
        std::string(CORDON_SOURCE_DIR) + "/examples/bamako-article/map.toml";
    const std::string out = (folder / "map.svg").string();
    EXPECT_EQ(run("", "render " + article + " --lang en --title 'Bamako encircled' -o " + out), 4);
    const std::string svg = read_file(out);
    EXPECT_EQ(svg.find("encircled"), std::string::npos);
    EXPECT_NE(svg.find("ne located incident: no statement on encirclement"), std::string::npos);
}

TEST(StandardInput, GivesTheSameMapAsTheFile) {
    const fs::path folder = fresh_folder("stdin");
    const fs::path csv = folder / "incidents.csv";
    cordon::write_file(
        csv, "date,lat,lon,place,type,source\n2025-10-26,13.63,25.35,El Fasher,attack,Reuters\n"
             "2025-10-20,13.18,30.22,El Obeid,attack,AFP\n");
    const std::string one = (folder / "one.scene").string();
    const std::string two = (folder / "two.scene").string();
    ASSERT_EQ(run("", "render " + csv.string() + " --format scene -o " + one), 0);
    const std::string piped = "cat " + csv.string() + " | " + CORDON_BINARY +
                              " render - --format scene -o " + two + " >/dev/null 2>&1";
    ASSERT_EQ(std::system(piped.c_str()), 0); // NOLINT(cert-env33-c)
    EXPECT_EQ(read_file(one), read_file(two));
}

TEST(Scale, EnlargesTypeAndSymbolsAndNotThePaper) {
    const fs::path folder = fresh_folder("scale");
    for (const char* scale : {"1", "2"}) {
        const std::string name = (folder / ("map" + std::string(scale))).string();
        ASSERT_EQ(run("", "render " + bamako + " --size 160mm --dpi 100 --scale " + scale + " -o " +
                              name + ".svg -o " + name + ".png"),
                  0);
        EXPECT_NE(read_file(name + ".svg").find("width=\"160mm\""), std::string::npos) << scale;
        const std::string png = read_file(name + ".png");
        EXPECT_EQ(png.substr(16, 4), std::string("\0\0\x02\x76", 4))
            << "630 pixels at scale " << scale;
    }
    EXPECT_NE(read_file(folder / "map2.svg").find("viewBox=\"0 0 302.362 "), std::string::npos);
}
