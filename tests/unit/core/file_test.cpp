// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"

#include <filesystem>

using namespace cordon;
namespace fs = std::filesystem;

TEST(File, IsReplacedWholeAndLeavesNoTemporaryFileBehind) {
    const fs::path folder = fs::path(testing::TempDir()) / "cordon_file_test";
    fs::remove_all(folder);
    fs::create_directories(folder);
    write_file(folder / "a.txt", "old");
    write_file(folder / "a.txt", "new");
    EXPECT_EQ(read_file(folder / "a.txt"), "new");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST(File, SaysWhyItCannotBeReadOrWritten) {
    try {
        (void)read_file("no/such/file.geojson");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "no/such/file.geojson: cannot be read: No such file or directory\n"
                     "  hint: check the spelling; relative names start at the current folder");
    }
    EXPECT_THROW(write_file("/no/such/folder/x.png", "x"), Error);
    EXPECT_THROW((void)read_file("/"), Error);
}

TEST(File, OfAFullDiskIsNamedAndTheOldOneKept) {
    EXPECT_THROW(write_file("/dev/full/x", "x"), Error);
}
