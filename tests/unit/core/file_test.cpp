// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
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

TEST(File, APipeIsWrittenToAndStaysAPipe) {
    const fs::path pipe = fs::path(testing::TempDir()) / "cordon_file_test_pipe";
    fs::remove(pipe);
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    ASSERT_GE(reader, 0);
    write_file(pipe, "map");
    std::array<char, 8> got{};
    EXPECT_EQ(::read(reader, got.data(), got.size()), 3);
    EXPECT_TRUE(fs::is_fifo(pipe));
    ::close(reader);
    fs::remove(pipe);
}
