// SPDX-License-Identifier: MIT
// Small files beside a map, as a hostile or hurried hand leaves them: each gets one clear sentence.
#include "app/chosen_places.hpp"
#include "app/crossings.hpp"
#include "app/record_check.hpp"
#include "app/tile_manifest.hpp"
#include "app/tiles.hpp"
#include "core/file.hpp"

using namespace cordon;
using namespace cordon::app;
namespace fs = std::filesystem;
using testing::HasSubstr;

namespace {

class BesideFiles : public testing::Test {
  protected:
    void SetUp() override {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    [[nodiscard]] fs::path file(const std::string& text) const {
        write_file(folder_ / "file", text);
        return folder_ / "file";
    }
    template <typename Act>
    [[nodiscard]] std::string fault(Act act) const {
        try {
            act();
        } catch (const Error& error) {
            std::string text = to_text(error.diagnostic());
            const std::string own = folder_.string() + "/";
            for (std::size_t at = text.find(own); at != std::string::npos; at = text.find(own))
                text.erase(at, own.size());
            return text;
        }
        return {};
    }
    [[nodiscard]] std::string fault_of_places(const std::string& text) const {
        return fault([&] { (void)read_chosen_places(file(text)); });
    }
    [[nodiscard]] std::string fault_of_plan(const std::string& wrong, const std::string& by) const {
        std::string text =
            R"({"map":{"inputs":["a.toml"],"style":"dark"},"tiles":{"zoom":[0,2],"box":[-9,1,2,9],)"
            R"("size":256,"scale":1,"compression":1,"quality":85},"inputs":[],"cuts":[0,5]})";
        if (!wrong.empty()) text.replace(text.find(wrong), wrong.size(), by);
        return fault([&] { (void)plan_content(parse_json(text, "plan"), "plan.json"); });
    }

    /// One for each test: they run side by side.
    fs::path folder_ = fs::path(testing::TempDir()) /
                       (std::string("beside_files_") +
                        testing::UnitTest::GetInstance()->current_test_info()->name());
};

place::Place kita() {
    place::Place place;
    place.name = "Kita";
    place.country = "ML";
    place.id = 7;
    place.at = {-9.5, 13.0};
    return place;
}

} // namespace

TEST_F(BesideFiles, AnIdOfAPlaceIsAWholeNumber) {
    for (const char* id : {"nan", "inf", "1.5", "1e300", "\"7\""})
        EXPECT_THAT(fault_of_places("[[place]]\nname = \"Kita\"\nlat = 1\nlon = 2\ngeonameid = " +
                                    std::string(id) + "\n"),
                    HasSubstr("file:5: the geonameid of a place is a whole number"))
            << id;
}

TEST_F(BesideFiles, APlaceLiesOnTheEarth) {
    for (const char* lat : {"nan", "-inf", "91", "\"12\""})
        EXPECT_THAT(fault_of_places(
                        "[[place]]\nname = \"Kita\"\nlon = 2\nlat = " + std::string(lat) + "\n"),
                    HasSubstr("file:4: 'lat' of a place is missing or no number from -90 to 90"))
            << lat;
}

TEST_F(BesideFiles, AChoiceIsNotAddedWhereTheFileCouldNotBeReadAfterwards) {
    const std::string list = "place = [{name = \"Kati\", lat = 1, lon = 2}]";
    EXPECT_THAT(fault([&] { add_chosen_place(file(list), "Kita", kita()); }),
                HasSubstr("file: no choice can be added to this file, which was left as it is"));
    EXPECT_EQ(read_file(folder_ / "file"), list);
}

TEST_F(BesideFiles, AChoiceReadsBackWhateverItsName) {
    for (const char* name : {"Kita", "Ki\x7Fta", "Ki\"ta\\", "Ki\nta", "Ségou"}) {
        const fs::path path = file("# mine");
        add_chosen_place(path, name, kita());
        EXPECT_EQ(read_chosen_places(path).size(), 1U) << name;
        EXPECT_TRUE(read_file(path).starts_with("# mine\n")) << name;
    }
}

TEST_F(BesideFiles, NumbersOfAPlanHaveTheirRanges) {
    EXPECT_EQ(fault_of_plan("", ""), "");
    const std::vector<std::pair<std::string, std::string>> changes = {
        {"\"dark\"", "3"},
        {"[0,2]", "[0,1e11]"},
        {"[0,2]", "[2,0]"},
        {"[0,2]", "[0.5,2]"},
        {"256", "1e11"},
        {"\"scale\":1", "\"scale\":0"},
        {"85", "-1"},
        {"[0,5]", "[0,-5]"},
        {"[0,5]", "[5,0]"},
        {"[0,5]", "[0,1e300]"},
        {"[-9,1,2,9]", "[-9,1,2,91]"}};
    for (const auto& [wrong, by] : changes)
        EXPECT_THAT(fault_of_plan(wrong, by), HasSubstr("'plan.json' is not a plan of tiles"))
            << by;
    std::string world = "[-180,-85,180,85]"; // of zoom 26 it has 4e15 tiles
    EXPECT_EQ(fault_of_plan("[-9,1,2,9]", world), "");
    EXPECT_THAT(fault_of_plan("[0,2],\"box\":[-9,1,2,9]", "[0,26],\"box\":" + world),
                HasSubstr("'plan.json' is not a plan of tiles"));
}

TEST_F(BesideFiles, ATileStandsOnceInAManifest) {
    TileManifest manifest;
    manifest.plan = plan_content(
        parse_json(
            R"({"map":{"inputs":[]},"tiles":{"zoom":[0,2],"box":[-9,1,2,9],"size":256,"scale":1,)"
            R"("compression":1,"quality":85},"inputs":[],"cuts":[0,5]})",
            "plan"),
        "plan.json");
    manifest.tiles = {{0, "aa"}};
    write_tile_manifest(manifest, folder_ / "file");
    EXPECT_EQ(read_tile_manifest(folder_ / "file").find(0), "aa");
    std::string text = read_file(folder_ / "file");
    const std::string entry = R"("0/0/0": "aa")";
    text.replace(text.find(entry), entry.size(), entry + R"(, "0/0/0": "bb")");
    EXPECT_THAT(fault([&] { (void)read_tile_manifest(file(text)); }),
                HasSubstr("'file' is no manifest of tiles"));
    // Neither an archive nor a folder: not "missing", tile by tile.
    write_tile_manifest(manifest, folder_ / "manifest");
    CollectingReporter reporter;
    EXPECT_THAT(fault([&] {
                    (void)check_tiles({file("x").string(), folder_ / "manifest", 0, 1}, reporter);
                }),
                HasSubstr("'file' holds no tiles"));
}

TEST_F(BesideFiles, ARecordOfNonsenseIsCheckedToItsEnd) {
    CollectingReporter reporter;
    const fs::path path =
        file(R"({"inputs":[3,null,{"path":5,"sha256":[]},{"path":"/proc/version","sha256":"00"}],)"
             R"("notes":[1,{"a":2}]})");
    const RecordCheck check = check_record(path, {folder_, {}}, reporter);
    ASSERT_EQ(check.inputs.size(), 4U);
    EXPECT_FALSE(check.matches());
    // Files of the system are not read: some of them never end.
    EXPECT_THAT(check.inputs[3].detail,
                testing::AnyOf(HasSubstr("is now e3b0c44298fc"), HasSubstr("it was not found")));
}

TEST_F(BesideFiles, ARecordOfMoreInputsThanAnyMapHasIsRefused) {
    std::string text = "{\"inputs\":[0";
    for (int i = 0; i < 10'000; ++i) text += ",0";
    CollectingReporter reporter;
    EXPECT_THAT(fault([&] {
                    (void)check_record(file(text + "]}"), {folder_, {}}, reporter);
                }),
                HasSubstr("file' names 10001 inputs, more than the 10000 that any map has"));
}

TEST_F(BesideFiles, ALayerWithoutFeaturesHasNoCrossings) {
    CollectingReporter reporter;
    EXPECT_TRUE(crossings_of(data::FeatureLayer("none"), reporter).empty());
}
