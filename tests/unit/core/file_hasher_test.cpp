// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/file_hasher.hpp"
#include "core/sha256.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <future>
#include <string>
#include <vector>

using namespace cordon;

namespace {

/// A folder with files of different content, removed at the end.
class SomeFiles {
  public:
    explicit SomeFiles(std::size_t count) {
        std::filesystem::create_directories(folder_);
        for (std::size_t i = 0; i < count; ++i) write_file(path(i), content(i));
    }
    SomeFiles(const SomeFiles&) = delete;
    SomeFiles& operator=(const SomeFiles&) = delete;
    SomeFiles(SomeFiles&&) = delete;
    SomeFiles& operator=(SomeFiles&&) = delete;
    ~SomeFiles() { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::filesystem::path path(std::size_t i) const {
        return folder_ / std::to_string(i);
    }
    [[nodiscard]] static std::string content(std::size_t i) {
        return std::string(i * 100'000, static_cast<char>('a' + i));
    }

  private:
    std::filesystem::path folder_ =
        std::filesystem::path(testing::TempDir()) / ("file_hasher_test" + std::to_string(getpid()));
};

} // namespace

TEST(FileHasher, EachFileGetsItsDigestWhateverTheThreads) {
    constexpr std::size_t count = 9;
    const SomeFiles files(count);
    for (const std::size_t threads : {0U, 1U, 3U}) {
        FileHasher hasher(threads);
        std::vector<std::future<std::string>> digests;
        for (std::size_t i = 0; i < count; ++i) digests.push_back(hasher.hash(files.path(i)));
        for (std::size_t i = 0; i < count; ++i)
            EXPECT_EQ(digests[i].get(), sha256(SomeFiles::content(i)));
    }
}

TEST(FileHasher, AFileThatCannotBeReadIsAnErrorAndTheNextIsRead) {
    const SomeFiles files(2);
    FileHasher hasher(1);
    std::future<std::string> missing = hasher.hash(files.path(7));
    std::future<std::string> there = hasher.hash(files.path(1));
    EXPECT_THROW((void)missing.get(), Error);
    EXPECT_EQ(there.get(), sha256(SomeFiles::content(1)));
}

TEST(FileHasher, TheEndWaitsForNoFile) {
    const SomeFiles files(3);
    std::vector<std::future<std::string>> digests;
    {
        FileHasher hasher(1);
        for (int round = 0; round < 100; ++round) digests.push_back(hasher.hash(files.path(2)));
    }
    EXPECT_THROW((void)digests.back().get(), std::future_error);
}
